import type { T } from '@guanjia/ui'

/** Seconds of an ISO 8601 duration of days, hours, minutes and seconds; null for anything else. */
export function secondsOf(text: string): number | null {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text)
  if (!parts || text === 'P' || text.endsWith('T')) return null
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number]
  return days * 86_400 + hours * 3600 + minutes * 60 + seconds
}

/** `PT2H30M` of seconds, as the server reads and writes it: hours stay hours, because a day has no fixed length there. */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return whole === 0 ? 'PT0S' : `PT${h ? `${h}H` : ''}${m ? `${m}M` : ''}${s ? `${s}S` : ''}`
}

/** `60%` `due` `+PT10M` `-PT30M` `@PT10M` `+PT10M x6` in words; a form that is not known is shown as it is. */
export function stepWords(offset: string, t: T, duration: (seconds: number) => string): string {
  if (offset === 'due') return t('settings.policies.step.due')
  if (offset.endsWith('%')) return t('settings.policies.step.at', { part: offset })
  const [, sign, length, times] = /^([+@-])(\S+?)(?: x(\d+))?$/.exec(offset) ?? []
  const seconds = length === undefined ? null : secondsOf(length)
  if (seconds === null) return offset
  const time = duration(seconds)
  if (times) return t('settings.policies.step.every', { time, times })
  return t(
    sign === '+' ? 'settings.policies.step.after' : sign === '-' ? 'settings.policies.step.before' : 'settings.policies.step.elapsed',
    { time },
  )
}
