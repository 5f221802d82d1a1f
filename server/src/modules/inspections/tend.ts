import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { queue } from '../../platform/events.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate } from '../../platform/messages/messages.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { dayIn, nextFullHour } from '../../platform/time.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { roundOver } from './events.ts'
import { makeRounds } from './make.ts'
import { occurrencesOf, recurrenceOf } from './recurrence.ts'
import { tellSupervisors } from './tell-supervisors.ts'
import { UNIT_KINDS, followThings, type KnownPoints } from './units.ts'

const TEND = 'inspections.tend'
const MINUTE_MS = 60_000

/**
 * What time does to the rounds of a site: rounds that come near are made, those that nobody began in their time are missed, and a round is
 * skipped when the one before it is still open and its plan says so. Tends itself again at the next such moment, at the latest when the next full hour
 * comes, at which all ways here meet; twice at one moment is once.
 */
export async function tend(ctx: Ctx, siteId: string): Promise<void> {
  const site = await siteById(ctx, siteId)
  const plans = await ctx.tx.selectFrom('inspection_plan').selectAll().where('site_id', '=', siteId).where('state', '=', 'running').orderBy('id').forUpdate().execute()
  const known: KnownPoints = new Map()
  await makeRounds(ctx, site, plans, undefined, known)
  await followThings(ctx, siteId, known)
  await skipOverlapping(ctx, siteId)
  await missOver(ctx, site)
  await tendNext(ctx, siteId)
}

/** The next moment at which something happens by itself at a site. */
export async function tendNext(ctx: Ctx, siteId: string): Promise<void> {
  const { rows } = await ctx.client.query<{ at: Date | null }>(
    `select least(
       (select min(t.to_at) from inspection_task t where t.site_id = $1 and t.state = 'waiting' and t.to_at > $2),
       (select min(t.from_at) from inspection_task t join inspection_plan p on p.organization_id = t.organization_id and p.id = t.plan_id and p.overlap = 'skip' where t.site_id = $1 and t.state = 'waiting' and t.from_at > $2)) as at`,
    [siteId, ctx.now],
  )
  const latest = nextFullHour(ctx.now)
  const moments = [...rows.flatMap(({ at }) => at ?? []), ...(await comingAtOnce(ctx, siteId, latest)), latest]
  tendAt(ctx, siteId, new Date(Math.min(...moments.map((at) => at.getTime()))))
}

/** Moments up to the latest of plans that make nothing ahead; what others make is there an hour before at least. */
async function comingAtOnce(ctx: Ctx, siteId: string, latest: Date): Promise<Date[]> {
  const plans = await ctx.tx.selectFrom('inspection_plan').select(['rule', 'starts_on', 'ends_on', 'season_from', 'season_to', 'holidays']).where('site_id', '=', siteId).where('state', '=', 'running').where('lead_hours', '=', 0).execute()
  if (plans.length === 0) return []
  const timeZone = await timeZoneOf(ctx, siteId)
  return plans.flatMap((plan) => occurrencesOf(recurrenceOf(plan), timeZone, ctx.now, latest).map(({ at }) => at))
}

/** Times are of whole minutes, so that many ways to one moment are one job. */
function tendAt(ctx: Ctx, siteId: string, at: Date): void {
  const minute = new Date(Math.ceil(at.getTime() / MINUTE_MS) * MINUTE_MS)
  ctx.enqueue(TEND, { siteId }, { dueAt: minute, dedupeKey: `inspections:${siteId}:${minute.toISOString()}` })
}

async function skipOverlapping(ctx: Ctx, siteId: string): Promise<void> {
  const { rows } = await ctx.client.query<{ id: string }>(
    `update inspection_task t set state = 'skipped', why = 'overlap', version = t.version + 1, updated_at = $2
     from inspection_plan p where p.organization_id = t.organization_id and p.id = t.plan_id and p.overlap = 'skip'
       and t.site_id = $1 and t.state = 'waiting' and t.from_at <= $2
       and exists (select from inspection_task e where e.organization_id = t.organization_id and e.plan_id = t.plan_id and e.from_at < t.from_at and e.state in ('waiting', 'started') and e.to_at > t.from_at)
     returning t.id`,
    [siteId, ctx.now],
  )
  for (const { id } of rows) over(ctx, id, siteId, 'skipped')
}

async function missOver(ctx: Ctx, site: { id: string; timeZone: string }): Promise<void> {
  const { rows: ended } = await ctx.client.query<{ id: string; number: string; name: string; state: 'missed' | 'skipped' }>(
    // Where no unit was vacant or under renovation, and no home has a meter, there was nothing to walk.
    `update inspection_task t set state = case when t.points = 0 and (p.kind = any ($3) or p.meters = 'household') then 'skipped' else 'missed' end, why = case when t.points = 0 and (p.kind = any ($3) or p.meters = 'household') then 'no_units' else 'not_walked' end, version = t.version + 1, updated_at = $2
     from inspection_plan p where p.organization_id = t.organization_id and p.id = t.plan_id and t.site_id = $1 and t.state = 'waiting' and t.to_at <= $2 returning t.id, t.number, p.name, t.state`,
    [site.id, ctx.now, UNIT_KINDS],
  )
  for (const { id, state } of ended) over(ctx, id, site.id, state)
  const rows = ended.filter(({ state }) => state === 'missed')
  const [first] = rows
  if (first) await tellSupervisors(ctx, { id: first.id, site_id: site.id }, { template: 'inspection.missed', params: { count: rows.length, name: first.name, number: first.number }, dedupeKey: `inspections-missed:${site.id}:${dayIn(site.timeZone, ctx.now)}:${first.id}` })
}

function over(ctx: Ctx, id: string, siteId: string, action: 'missed' | 'skipped'): void {
  recordHappening(ctx, { siteId, recordType: 'inspection_task', recordId: id, action, fromStatus: 'waiting', toStatus: action })
  announceChange(ctx, { recordType: 'inspection_task', recordId: id, siteId, action })
  ctx.publish(roundOver, { taskId: id, siteId, at: ctx.now.toISOString(), outcome: action, isLate: false })
}

/** Of a site that is being made: at once, not in the next minute. */
export function tendNow(ctx: Ctx, siteId: string): void {
  ctx.enqueue(TEND, { siteId }, { dueAt: ctx.now, dedupeKey: `inspections:${siteId}:first` })
}

export function tendInTime(): void {
  queue(TEND, z.object({ siteId: z.uuid() }), (ctx, { siteId }) => tend(ctx, siteId))
}

messageTemplate('inspection.missed', {
  'zh-CN': { title: '漏巡：{name}', body: '{number} 到时未巡，同时漏巡 {count} 个任务。' },
  'zh-TW': { title: '漏巡：{name}', body: '{number} 到時未巡，同時漏巡 {count} 個任務。' },
  en: { title: 'Missed: {name}', body: '{number} was not walked in time; {count} rounds missed at this moment.' },
})
