/** When work truly happened, if told afterwards: never before the record began and never in the future. */
export function effectiveTime(told: string | undefined, now: Date, notBefore: Date): Date {
  if (told === undefined) return now
  const at = new Date(told)
  if (at > now) return now
  return at < notBefore ? notBefore : at
}
