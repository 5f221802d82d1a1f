import type { T } from '../i18n/index.ts'

/** Seconds in words with at most two units: `2天3小时`, `1小时20分`, `12分钟`, and `40秒` below a minute. */
export function formatDuration(seconds: number, t: T): string {
  const whole = Math.max(0, Math.floor(seconds))
  const d = Math.floor(whole / 86_400)
  const h = Math.floor(whole / 3600) % 24
  const m = Math.floor(whole / 60) % 60
  if (d > 0) return h > 0 ? t('shell.duration.days', { d, h }) : t('shell.duration.wholeDays', { d })
  if (h > 0) return m > 0 ? t('shell.duration.hours', { h, m }) : t('shell.duration.wholeHours', { h })
  if (m > 0) return t('shell.duration.minutes', { m })
  return t('shell.duration.seconds', { s: whole })
}
