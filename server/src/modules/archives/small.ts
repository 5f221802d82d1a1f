// What keeps the many small things of a long file small.

/** The text by itself: what the engine has as a piece of a longer text, or put together of several, keeps those alive. */
export function ownText(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string
}

/** A list with one more; a short one is made anew, because the engine keeps room for sixteen in one that grows. */
export function grown<T>(list: readonly T[] | undefined, item: T): T[] {
  if (list === undefined) return [item]
  if (list.length < 8) return [...list, item]
  const long = list as T[]
  long.push(item)
  return long
}
