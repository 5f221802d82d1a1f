import type pg from 'pg'
import type { Input, sla } from '@guanjia/contract'
import { dayIn } from '../../platform/time.ts'
import type { ClockRow } from './clock-rows.ts'

export type RecountQuery = Omit<Input<typeof sla.slaReport>['query'], 'asOf'>
type Segment = { clock_id: string; reason: string; from_at: Date; to_at: Date | null; seconds: number }
type Cell = { subjectType: string; metric: string; value: string | null; rows: ClockRow[] }

/** Steps of rounded durations, each up to a bound: at most 1 % of the duration. */
const STEPS: [below: number, step: number][] = [
  [200, 1], [500, 2], [1000, 5], [2000, 10], [3000, 20], [6000, 30], [12_000, 60], [30_000, 120], [60_000, 300], [90_000, 600],
  [180_000, 900], [360_000, 1800], [720_000, 3600], [1_440_000, 7200], [2_880_000, 14_400], [8_640_000, 28_800], [Infinity, 86_400],
]
const rounded = (seconds: number): number => {
  const step = STEPS.find(([below]) => seconds < below)![1]
  return Math.round(seconds / step) * step
}

/**
 * What a report must say, written a second time and as plainly as can be: every clock of the organisation is read and looked at.
 * For tests and measurements; `client` is the owner's.
 */
export async function recount(client: pg.Client, organizationId: string, query: RecountQuery, now: number) {
  const read = async <T extends pg.QueryResultRow>(text: string): Promise<T[]> => (await client.query<T>(text, [organizationId])).rows
  const byId = async <T>(text: string): Promise<Map<string, T>> =>
    new Map((await read<{ id: string; it: T }>(text)).map(({ id, it }) => [id, it]))
  const zones = await byId<string>('select id, time_zone as it from site where organization_id = $1')
  const teams = await byId<string | null>('select id, department_id as it from employee where organization_id = $1')
  const clocks = await read<ClockRow>('select * from sla_clock where organization_id = $1')
  const segments = await read<Segment>("select * from sla_clock_segment where organization_id = $1 and kind = 'paused'")

  const home = (row: ClockRow): Date | null => row.due_at ?? row.breached_at ?? row.stopped_at
  const day = (row: ClockRow, at: Date): string => dayIn(zones.get(row.site_id)!, at)
  const facts = (row: ClockRow): Record<string, string | null> => ({
    site: row.site_id, metric: null, kind: row.kind, category: row.category.at(-1) ?? null, urgency: row.urgency, grade: row.grade,
    origin: row.origin,
    department: teams.get(row.holder ?? '') ?? null, holder: row.holder, cycle: String(row.cycle), day: day(row, home(row)!),
  })
  const isIn = (row: ClockRow, at: Date | null): boolean => at !== null && day(row, at) >= query.from && day(row, at) <= query.to
  const { subjectType, metric, departmentId, holderId, cycle, ...plain } = query.filter
  const wanted: Record<string, string | undefined> = { ...plain, department: departmentId, holder: holderId, cycle: cycle?.toString() }
  const isWanted = (row: ClockRow): boolean =>
    Object.entries(wanted).every(([key, value]) => value === undefined || (facts(row)[key] ?? '-') === value)
    && (subjectType ?? row.subject_type) === row.subject_type && (metric ?? row.metric) === row.metric
    && (query.siteId ?? row.site_id) === row.site_id
  const counted = clocks.filter((row) => home(row) !== null && isWanted(row) && (isIn(row, home(row)) || isIn(row, row.stopped_at)))

  const cells = new Map<string, Cell>()
  for (const row of counted) {
    const value = facts(row)[query.by]!
    const key = JSON.stringify([row.subject_type, row.metric, value])
    const cell = cells.get(key) ?? { subjectType: row.subject_type, metric: row.metric, value, rows: [] }
    cell.rows.push(row)
    cells.set(key, cell)
  }
  return { items: [...cells.values()].map((cell) => line(cell, now)), pauses: rests(counted, segments, now) }
}

const milliseconds = (row: ClockRow, now: number): number =>
  Math.round(row.paused_seconds * 1000) + (row.paused_at === null ? 0 : Math.max(0, now - row.paused_at.getTime()))

function line({ subjectType, metric, value, rows }: Cell, now: number) {
  const live = rows.filter((row) => row.state !== 'cancelled')
  const isBreached = (row: ClockRow): boolean => row.outcome === 'breached' || (row.state === 'running' && row.due_at!.getTime() <= now)
  const met = live.filter((row) => row.state === 'stopped' && !isBreached(row))
  const breached = live.filter(isBreached).length
  const rested = live.filter((row) => row.paused_seconds > 0 || row.paused_at !== null)
  const stopped = live.filter((row) => row.state === 'stopped')
  const own = stopped.map((row) => rounded(row.consumed))
  const wall = stopped.map((row) => rounded((row.stopped_at!.getTime() - row.started_at!.getTime()) / 1000))
  return {
    subjectType, metric, value, count: live.length, met: met.length, breached, open: live.length - met.length - breached,
    cancelled: rows.length - live.length,
    rate: met.length + breached === 0 ? null : met.length / (met.length + breached),
    p50Seconds: rank(own, 5), p90Seconds: rank(own, 9), p50WallSeconds: rank(wall, 5), p90WallSeconds: rank(wall, 9),
    paused: rested.length, pausedSeconds: rested.reduce((sum, row) => sum + milliseconds(row, now), 0) / 1000,
    metByPause: met.filter((row) => row.is_met_by_pause).length,
  }
}

/** The smallest duration that so many tenths do not exceed. */
function rank(durations: number[], tenths: number): number | null {
  const sorted = durations.toSorted((a, b) => a - b)
  return sorted[Math.ceil((sorted.length * tenths) / 10) - 1] ?? null
}

function rests(counted: ClockRow[], segments: Segment[], now: number) {
  const metrics = new Map(counted.filter((row) => row.state !== 'cancelled').map((row) => [row.id, row.metric]))
  const sums = new Map<string, { reason: string; metric: string; clocks: Set<string>; ms: number }>()
  for (const { clock_id, reason, from_at, to_at, seconds } of segments) {
    const metric = metrics.get(clock_id)
    if (metric === undefined) continue
    const sum = sums.get(`${reason} ${metric}`) ?? { reason, metric, clocks: new Set<string>(), ms: 0 }
    sum.clocks.add(clock_id)
    sum.ms += to_at === null ? Math.max(0, now - from_at.getTime()) : Math.round(seconds * 1000)
    sums.set(`${reason} ${metric}`, sum)
  }
  return [...sums.values()].map(({ reason, metric, clocks, ms }) => ({ reason, metric, count: clocks.size, seconds: ms / 1000 }))
}
