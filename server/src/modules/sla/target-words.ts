import type { Locale } from '@guanjia/contract'
import type { Target } from './duration.ts'

type Words = {
  units: (days: number, hours: number, minutes: number, seconds: number) => string
  wall: (time: string) => string
  workingDays: (days: number) => string
  dayAt: (day: number, at: string) => string
  closing: (day: number) => string
  fixed: (at: Date) => string
}

const chinese = (w: { hour: string; minute: string; workday: string; sameDay: string; nextDay: string; nth: (n: number) => string; closing: string; before: string; agreed: string; wall: string }): Words => ({
  units: (days, hours, minutes, seconds) => [days && `${days} 天`, hours && `${hours} ${w.hour}`, minutes && `${minutes} ${w.minute}`, seconds && `${seconds} 秒`].filter(Boolean).join(' '),
  wall: (time) => `${time}${w.wall}`,
  workingDays: (days) => `${days} ${w.workday}`,
  dayAt: (day, at) => `${dayName(w, day)} ${at} ${w.before}`,
  closing: (day) => `${dayName(w, day)}${w.closing}`,
  fixed: () => w.agreed,
})

const dayName = (w: { sameDay: string; nextDay: string; nth: (n: number) => string }, day: number): string => (day === 0 ? w.sameDay : day === 1 ? w.nextDay : w.nth(day))

const some = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`
const english = (day: number): string => (day === 0 ? 'the same working day' : day === 1 ? 'the next working day' : `the ${some(day, 'working day')} after`)

const WORDS: Record<Locale, Words> = {
  'zh-CN': chinese({
    hour: '小时', minute: '分钟', workday: '个工作日', sameDay: '当日', nextDay: '次个工作日', nth: (n) => `第 ${n} 个工作日`, closing: '下班前', before: '前', agreed: '约定时间前', wall: '（不分工作时间）',
  }),
  'zh-TW': chinese({
    hour: '小時', minute: '分鐘', workday: '個工作日', sameDay: '當日', nextDay: '次個工作日', nth: (n) => `第 ${n} 個工作日`, closing: '下班前', before: '前', agreed: '約定時間前', wall: '（不分工作時間）',
  }),
  en: {
    units: (days, hours, minutes, seconds) => [days && some(days, 'day'), hours && some(hours, 'hour'), minutes && `${minutes} min`, seconds && `${seconds} s`].filter(Boolean).join(' '),
    wall: (time) => `${time} of wall time`,
    workingDays: (days) => some(days, 'working day'),
    dayAt: (day, at) => `by ${at} on ${english(day)}`,
    closing: (day) => `by closing time, ${english(day)}`,
    fixed: () => 'by the agreed time',
  },
}

/** A target in a reader's language: `2 小时`, `15 working days`, `当日下班前`. Hours stay hours up to three days. */
export function targetWords(target: Target, locale: Locale): string {
  const words = WORDS[locale]
  switch (target.unit) {
    case 'working': return lengthWords(target.seconds, words)
    case 'wall': return words.wall(lengthWords(target.seconds, words))
    case 'working_days': return words.workingDays(target.days)
    case 'working_day_at': return target.at === 'closing' ? words.closing(target.day) : words.dayAt(target.day, target.at)
    case 'fixed': return words.fixed(new Date(target.at))
  }
}

const DAY = 86_400

function lengthWords(seconds: number, words: Words): string {
  // "24 hours" and "72 hours" are what people promise; a week is not "168 hours".
  const days = seconds > 3 * DAY ? Math.floor(seconds / DAY) : 0
  const rest = seconds - days * DAY
  return words.units(days, Math.floor(rest / 3600), Math.floor((rest % 3600) / 60), rest % 60)
}
