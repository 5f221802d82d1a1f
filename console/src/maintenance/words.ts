import { useLabel, useT, useTime, dayOf, type T } from '@guanjia/ui'
import type { MaintenancePlan, MaintenanceTask, Procedure } from '@guanjia/contract/maintenance.ts'
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

/** Who does a service; whoever is dispatched while nobody was named. */
export function useDoer(): (task: Pick<MaintenanceTask, 'worker' | 'party'>) => string {
  const t = useT()
  return ({ worker, party }) => worker?.name ?? party?.name ?? t('maintenance.dispatched')
}

/** What must be allowed before anybody begins: `上锁挂牌、高处作业`. */
export function usePermits(): (of: Pick<Procedure, 'needsLockOut' | 'permits'>) => string {
  const t = useT()
  const label = useLabel()
  return ({ needsLockOut, permits }) => [needsLockOut && t('maintenance.procedures.lockOut'), ...permits.map((permit) => label('workPermit', permit))].filter(Boolean).join(t('maintenance.comma'))
}

/** `滤芯 × 2个、机油 × 1桶` */
export function partWords(parts: Procedure['parts'], t: T): string {
  return parts.map(({ name, quantity, unit }) => `${name} × ${quantity}${unit}`).join(t('maintenance.comma'))
}

/** The window of a service: `12-01 09:00–17:30`, over several days `12-01 09:00–12-04 17:30`. */
export function useWindow(): (task: Pick<MaintenanceTask, 'from' | 'to'>) => string {
  const time = useTime()
  return ({ from, to }) => `${time.at(from)}–${dayOf(from, time.timeZone) === dayOf(to, time.timeZone) ? time.at(to).slice(-5) : time.at(to)}`
}
