import { useLabel, useT, useTime, dayOf, type T } from '@guanjia/ui'
import type { MaintenancePlan, MaintenanceTask } from '@guanjia/contract/maintenance.ts'
import { ruleWords } from '../inspections/rule-words.ts'

type Label = ReturnType<typeof useLabel>
type When = Pick<MaintenancePlan, 'trigger' | 'rule' | 'every' | 'counter'>

/** When a plan is due, as people say it: `每月 1 日 09:00`, `每 90 天`, `每 500 小时`. */
export function whenWords({ trigger, rule, every, counter }: When, t: T, label: Label): string {
  if (trigger === 'rule' && rule) return ruleWords(rule, t)
  if (trigger === 'interval' && every?.count === 1) return t(`maintenance.plans.eachOne.${every.unit}`)
  if (trigger === 'interval' && every) return t('maintenance.plans.everySaid', { n: every.count, unit: label('intervalUnit', every.unit) })
  if (trigger === 'counter' && counter) return t('maintenance.plans.counterSaid', { n: counter.at, unit: label('counterUnit', counter.unit) })
  return ''
}

export function useWhenWords(): (plan: When) => string {
  const t = useT()
  const label = useLabel()
  return (plan) => whenWords(plan, t, label)
}

/** Who does it: the person or the company that was named, else the post, else whoever is dispatched. */
export function useWho(): (plan: Pick<MaintenancePlan, 'employee' | 'position' | 'party'>) => string {
  const t = useT()
  return ({ employee, position, party }) => employee?.name ?? party?.name ?? position?.name ?? t('maintenance.dispatched')
}

/** The window of a service: `12-01 09:00–17:30`, over several days `12-01 09:00–12-04 17:30`. */
export function useWindow(): (task: Pick<MaintenanceTask, 'from' | 'to'>) => string {
  const time = useTime()
  return ({ from, to }) => `${time.at(from)}–${dayOf(from, time.timeZone) === dayOf(to, time.timeZone) ? time.at(to).slice(-5) : time.at(to)}`
}
