import type { CallInput } from '@guanjia/ui'
import type { CASE_CAUSES, TREND_STEPS } from '@guanjia/contract/analysis.ts'
import { nextDay } from '../../kit/period.ts'
import { many, type Search } from '../../kit/search.ts'

export type Cause = (typeof CASE_CAUSES)[number]
export type Step = (typeof TREND_STEPS)[number]
export type CaseQuery = NonNullable<CallInput<'analysis.caseAnalysis'>['query']>
export type OrderQuery = NonNullable<CallInput<'analysis.orderAnalysis'>['query']>

/** Which filter a slice of each cause is. */
export const FILTER_OF: Record<Cause, string> = {
  matter: 'matterId', category: 'categoryId', cause: 'cause', building: 'buildingId', zone: 'zoneId', department: 'departmentId', channel: 'channel', weekday: 'weekday',
}
export const CAUSES = Object.keys(FILTER_OF) as Cause[]
export const STEPS: readonly Step[] = ['day', 'week', 'month']
const PLAIN = ['matterId', 'categoryId', 'cause', 'buildingId', 'zoneId', 'departmentId', 'weekday', 'unitId', 'phase', 'repeat', 'recovered', 'late'] as const
/** Filters of the analysis of cases, in the order of their chips. */
export const CASE_FILTERS = ['kind', 'grade', 'channel', ...PLAIN] as const
export const CASE_KEYS = ['from', 'to', 'by', 'step', ...CASE_FILTERS] as const
const ORDER_PLAIN = ['categoryId', 'buildingId', 'zoneId', 'unitId', 'workerId', 'age', 'home', 'facility', 'done', 'rework', 'reworked', 'firstTime', 'failed', 'passed', 'onTime'] as const
export const ORDER_FILTERS = ['kind', ...ORDER_PLAIN] as const
export const ORDER_KEYS = ['from', 'to', 'step', ...ORDER_FILTERS] as const

/** Three months, so that a trend by weeks can tell what is usual. */
const DAYS = 91

export function periodIn(search: Search, today: string): { from: string; to: string } {
  return { from: search.from ?? nextDay(today, 1 - DAYS), to: search.to ?? today }
}
export const causeIn = (search: Search): Cause => CAUSES.find((cause) => cause === search.by) ?? 'category'
export const stepIn = (search: Search): Step => STEPS.find((step) => step === search.step) ?? 'week'

/** The question of the URL as the API takes it. */
export function caseQueryOf(search: Search, siteId: string, today: string): Pick<CaseQuery, 'siteId' | 'from' | 'to' | 'filter'> {
  const filter: Record<string, unknown> = { kind: many(search.kind), grade: many(search.grade), channel: many(search.channel) }
  for (const key of PLAIN) if (search[key]) filter[key] = search[key]
  return { siteId, ...periodIn(search, today), filter: filter as CaseQuery['filter'] }
}
export function orderQueryOf(search: Search, siteId: string, today: string): Pick<OrderQuery, 'siteId' | 'from' | 'to' | 'filter'> {
  const filter: Record<string, unknown> = { kind: many(search.kind) }
  for (const key of ORDER_PLAIN) if (search[key]) filter[key] = search[key]
  return { siteId, ...periodIn(search, today), filter: filter as OrderQuery['filter'] }
}
