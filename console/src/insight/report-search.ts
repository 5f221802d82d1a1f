import type { CallInput } from '@guanjia/ui'
import type { REPORT_DIMENSIONS, REPORT_OUTCOMES, SlaReportRow } from '@guanjia/contract/sla.ts'
import { daysOf, nextDay } from '../kit/period.ts'
import type { Search } from '../kit/search.ts'

export type Dimension = (typeof REPORT_DIMENSIONS)[number]
export type Outcome = (typeof REPORT_OUTCOMES)[number]
export type ReportQuery = NonNullable<CallInput<'sla.slaReport'>['query']>
type Filter = NonNullable<ReportQuery['filter']>

/** The word of the URL for all sites that the person may see; without a site it is the one on screen. */
export const ALL_SITES = 'all'
/** In a filter: the clocks that have no such thing. */
export const WITHOUT = '-'

/** Where each dimension stands in the URL, and in a filter of the API. */
export const KEY_OF: Record<Dimension, string> = {
  site: 'siteId',
  metric: 'metric',
  kind: 'kind',
  category: 'category',
  urgency: 'urgency',
  grade: 'grade',
  origin: 'origin',
  department: 'departmentId',
  holder: 'holderId',
  cycle: 'cycle',
  day: 'day',
}
export const DIMENSIONS = Object.keys(KEY_OF) as Dimension[]
/** What the address of the report may carry. */
export const REPORT_KEYS = ['from', 'to', 'by', 'asOf', 'subjectType', ...Object.values(KEY_OF)] as const
/** And that of its clocks. */
export const CLOCK_KEYS = [...REPORT_KEYS, 'outcome', 'reason', 'clock'] as const

const OUTCOMES: readonly Outcome[] = ['met', 'breached', 'open', 'cancelled', 'met_by_pause', 'paused']
const FILTERS = [
  'subjectType',
  'metric',
  'kind',
  'category',
  'urgency',
  'grade',
  'origin',
  'departmentId',
  'holderId',
  'cycle',
  'day',
] as const

export function dimensionOf(search: Search): Dimension {
  return DIMENSIONS.find((dimension) => dimension === search.by) ?? 'metric'
}
export function outcomeOf(search: Search): Outcome | undefined {
  return OUTCOMES.find((outcome) => outcome === search.outcome)
}

/** The question of the URL as the API takes it, without the dimension. `site` is the one on screen, `today` its day. */
export function reportQuery(search: Search, site: { id: string }, today: string): Omit<ReportQuery, 'by'> {
  const filter: Record<string, string> = {}
  for (const key of FILTERS) if (search[key]) filter[key] = search[key]
  return { siteId: siteOf(search, site), ...daysOf(search, today), asOf: search.asOf, filter: filter as unknown as Filter }
}

/** Counted by site, all sites are meant unless one is named. */
function siteOf(search: Search, site: { id: string }): string | undefined {
  if (search.siteId === ALL_SITES || (!search.siteId && search.by === 'site')) return undefined
  return search.siteId ?? site.id
}

/** The day of last month's first and last, of `2026-03-05`: 2026-02-01, 2026-02-28. */
export function lastMonth(today: string): { from: string; to: string } {
  const to = nextDay(`${today.slice(0, 7)}-01`, -1)
  return { from: `${to.slice(0, 7)}-01`, to }
}

/** The filter that a row of a report stands for. */
export function searchOfValue(by: Dimension, value: string | null): Search {
  return by === 'metric' ? {} : { [KEY_OF[by]]: value ?? WITHOUT }
}

export interface Sum {
  count: number
  met: number
  breached: number
  open: number
  cancelled: number
  paused: number
  pausedSeconds: number
  metByPause: number
  /** met / (met + breached); null when nothing is decided. */
  rate: number | null
}

/** Rows added up; percentiles cannot be added and are left out. */
export function sumOf(rows: readonly SlaReportRow[]): Sum {
  const add = (key: Exclude<keyof Sum, 'rate'>): number => rows.reduce((sum, row) => sum + row[key], 0)
  const [met, breached] = [add('met'), add('breached')]
  const decided = met + breached
  return {
    count: add('count'),
    met,
    breached,
    open: add('open'),
    cancelled: add('cancelled'),
    paused: add('paused'),
    pausedSeconds: add('pausedSeconds'),
    metByPause: add('metByPause'),
    rate: decided === 0 ? null : met / decided,
  }
}

export interface Group {
  key: string
  value: string | null
  name: string | null
  rows: SlaReportRow[]
  sum: Sum
}

/** The rows of each value together: days from the newest, everything else with most breaches first. */
export function groupsOf(rows: readonly SlaReportRow[], by: Dimension): Group[] {
  const groups = new Map<string, SlaReportRow[]>()
  for (const row of rows) {
    const key = by === 'metric' ? `${row.subjectType} ${row.metric}` : (row.value ?? WITHOUT)
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const list = [...groups].map(([key, own]) => ({ key, value: own[0]!.value, name: own[0]!.name, rows: own, sum: sumOf(own) }))
  if (by === 'metric' || by === 'cycle') return list
  if (by === 'day') return list.toSorted((a, b) => (a.key < b.key ? 1 : -1))
  return list.toSorted((a, b) => b.sum.breached - a.sum.breached || b.sum.count - a.sum.count)
}
