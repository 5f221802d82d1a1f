import { useT, type T } from '@guanjia/ui'
import { WEEKDAYS, clockTime, evenStep, plainOf, type PlainRule, type Weekday } from './rule.ts'

/** `每周二、周三 09:00`, `每天 00:00–22:00 每 2 小时`, `每月 1 日、最后一天 09:00`; a rule that says more stays as it is written. */
export function ruleWords(rule: string, t: T): string {
  const plain = plainOf(rule)
  return plain ? plainWords(plain, t) : rule
}

export function plainWords(plain: PlainRule, t: T): string {
  const { every, interval, weekdays, monthDays, hours, minute } = plain
  const list = (items: string[]): string => items.join(t('inspections.rule.comma'))
  const step = evenStep(hours)
  const times = step === null
    ? list(hours.map((hour) => clockTime(hour, minute)))
    : t('inspections.rule.times', { from: clockTime(hours[0]!, minute), to: clockTime(hours.at(-1)!, minute), n: step })
  const often = interval === 1 ? t(`inspections.rule.each.${every}`) : t(`inspections.rule.eachN.${every}`, { n: interval })
  const days = every === 'day' ? '' : every === 'week' ? weekdayWords(weekdays, list, t) : list(monthDays.map((day) => (day < 0 ? t('inspections.rule.lastDay') : t('inspections.rule.monthDay', { n: day }))))
  return t('inspections.rule.said', { often, days, times }).replace(/\s+/g, ' ')
}

/** Three days or more in a row are one stretch: `周一至周五`. */
function weekdayWords(days: readonly Weekday[], list: (items: string[]) => string, t: T): string {
  const at = days.map((day) => WEEKDAYS.indexOf(day)).sort((a, b) => a - b)
  const name = (index: number): string => t(`inspections.rule.weekday.${WEEKDAYS[index]!}`)
  const [first, last] = [at[0] ?? 0, at.at(-1) ?? 0]
  const isStretch = at.length > 2 && last - first === at.length - 1
  return isStretch ? t('inspections.rule.stretch', { from: name(first), to: name(last) }) : list(at.map(name))
}

export function useRuleWords(): (rule: string) => string {
  const t = useT()
  return (rule) => ruleWords(rule, t)
}
