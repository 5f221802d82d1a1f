import type { Locale } from '@guanjia/contract'
import type { Target } from './duration.ts'

/** `time` is a length, `day` a working day, `at` a time of day. */
type Words = {
  days: (n: number) => string
  hours: (n: number) => string
  minutes: (n: number) => string
  seconds: (n: number) => string
  wall: (time: string) => string
  workingDays: (n: number) => string
  day: (n: number) => string
  by: (day: string, at: string) => string
  byClosing: (day: string) => string
  agreed: string
}

const some = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`

const WORDS: Record<Locale, Words> = {
  'zh-CN': {
    days: (n) => `${n} 天`, hours: (n) => `${n} 小时`, minutes: (n) => `${n} 分钟`, seconds: (n) => `${n} 秒`,
    wall: (time) => `${time}（不分工作时间）`, workingDays: (n) => `${n} 个工作日`,
    day: (n) => (n === 0 ? '当日' : n === 1 ? '次个工作日' : `第 ${n} 个工作日`),
    by: (day, at) => `${day} ${at} 前`, byClosing: (day) => `${day}下班前`, agreed: '约定时间前',
  },
  'zh-TW': {
    days: (n) => `${n} 天`, hours: (n) => `${n} 小時`, minutes: (n) => `${n} 分鐘`, seconds: (n) => `${n} 秒`,
    wall: (time) => `${time}（不分工作時間）`, workingDays: (n) => `${n} 個工作日`,
    day: (n) => (n === 0 ? '當日' : n === 1 ? '次個工作日' : `第 ${n} 個工作日`),
    by: (day, at) => `${day} ${at} 前`, byClosing: (day) => `${day}下班前`, agreed: '約定時間前',
  },
  en: {
    days: (n) => some(n, 'day'), hours: (n) => some(n, 'hour'), minutes: (n) => `${n} min`, seconds: (n) => `${n} s`,
    wall: (time) => `${time} of wall time`, workingDays: (n) => some(n, 'working day'),
    day: (n) => (n === 0 ? 'the same working day' : n === 1 ? 'the next working day' : `working day ${n} after it`),
    by: (day, at) => `by ${at} on ${day}`, byClosing: (day) => `by closing time on ${day}`, agreed: 'by the agreed time',
  },
}

/** A target in a reader's language: `2 小时`, `15 working days`, `当日下班前`. Hours stay hours up to three days. */
export function targetWords(target: Target, locale: Locale): string {
  const words = WORDS[locale]
  switch (target.unit) {
    case 'working': return lengthWords(target.seconds, words)
    case 'wall': return words.wall(lengthWords(target.seconds, words))
    case 'working_days': return words.workingDays(target.days)
    case 'working_day_at': return target.at === 'closing' ? words.byClosing(words.day(target.day)) : words.by(words.day(target.day), target.at)
    case 'fixed': return words.agreed
  }
}

const DAY = 86_400

function lengthWords(seconds: number, words: Words): string {
  // "24 hours" and "72 hours" are what people promise; a week is not "168 hours".
  const days = seconds > 3 * DAY ? Math.floor(seconds / DAY) : 0
  const rest = seconds - days * DAY
  const parts: [number, (n: number) => string][] = [
    [days, words.days], [Math.floor(rest / 3600), words.hours], [Math.floor((rest % 3600) / 60), words.minutes], [rest % 60, words.seconds],
  ]
  return parts.filter(([n]) => n > 0).map(([n, say]) => say(n)).join(' ')
}
