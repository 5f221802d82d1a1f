import { type Selectable } from 'kysely'
import { z } from 'zod'
import { sla, type Input, type Locale, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { queue } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { type Scope, type Shift, Tally } from './recalculate.ts'
import { countOpen, recalculateNext, walkOpen } from './recalculate-clocks.ts'
import type { StoredClock } from './clock-rows.ts'
import type { Clock } from './clock.ts'
import { subjectNames } from './subject-names.ts'
import type { RecalculationTable } from './tables.ts'

type Row = Selectable<RecalculationTable>
type Body = Input<typeof sla.previewRecalculation>['body']
type Preview = Output<typeof sla.previewRecalculation>

const SAMPLES = 50
type Sample = { stored: StoredClock; after: Clock; shift: Shift }
/** What no longer is promised has moved furthest of all. */
const distance = ({ shift }: Sample): number => (shift.kind === 'none' ? Infinity : Math.abs(shift.byMs))

/** What recalculating would do now, with the clocks that move most; nothing changes. Throws `not_found`, `not_permitted`. */
export async function previewRecalculation(ctx: Ctx, { body }: Input<typeof sla.previewRecalculation>): Promise<Preview> {
  const scope = await scopeOf(ctx, body)
  const tally = new Tally()
  let samples: Sample[] = []
  const trim = () => (samples = samples.sort((a, b) => distance(b) - distance(a) || (a.stored.id < b.stored.id ? -1 : 1)).slice(0, SAMPLES))
  await walkOpen(ctx, scope, body.mode, ({ stored, after, shift }) => {
    tally.add(shift)
    if (shift.kind !== 'unchanged' || shift.isNewlyBreached) samples.push({ stored, after, shift })
    if (samples.length >= SAMPLES * 20) trim()
  })
  trim()
  const names = await subjectNames(ctx, samples.map(({ stored }) => stored))
  return { ...tally, samples: samples.map((sample) => presentSample(sample, names)) }
}

function presentSample({ stored, after, shift }: Sample, names: Map<string, string>): Preview['samples'][number] {
  const { id, subjectType, subjectId, clock } = stored
  const due = (at: number | null) => (at === null ? null : iso(new Date(at)))
  return {
    clockId: id, subject: { type: subjectType, id: subjectId, name: names.get(subjectId) ?? '' }, metric: clock.metric,
    dueBefore: due(clock.dueAt), dueAfter: shift.kind === 'none' ? null : due(after.dueAt), isNewlyBreached: shift.isNewlyBreached,
  }
}

/** What the actor may recalculate: a site that they manage, or the whole organisation. */
async function scopeOf(ctx: Ctx, { siteId, policyIds, calendarIds, metrics }: Body): Promise<Scope> {
  if (siteId !== null) {
    ctx.actor.mustSee('sla:manage', siteId)
    await siteById(ctx, siteId)
  } else if (ctx.actor.sitesFor('sla:manage') !== 'all')
    throw new AppError('not_permitted', 'All sites are recalculated by those who manage all sites')
  const areThere = async (table: 'sla_policy' | 'sla_calendar', ids: readonly string[]) => {
    if (ids.length === 0) return
    const rows = await ctx.tx.selectFrom(table).select('id').where('id', 'in', [...ids]).execute()
    if (rows.length < new Set(ids).size) throw new AppError('not_found', table === 'sla_policy' ? 'No such policy' : 'No such calendar')
  }
  await areThere('sla_policy', policyIds)
  await areThere('sla_calendar', calendarIds)
  return { siteId, policyIds, calendarIds, metrics, isForCalendars: false }
}

/**
 * Puts open clocks on the newest policies and calendars, in batches in the background. Sent again with the same id it is the same one.
 * Throws `action_not_allowed` while another one works on some of the same clocks, `not_found`, `not_permitted`.
 */
export async function startRecalculation(ctx: Ctx, { body }: Input<typeof sla.startRecalculation>): Promise<sla.Recalculation> {
  const scope = await scopeOf(ctx, body)
  await lockStarts(ctx)
  if (body.id !== undefined) {
    const known = await ctx.tx.selectFrom('sla_recalculation').selectAll().where('id', '=', body.id).executeTakeFirst()
    if (known) return present(known)
  }
  const working = await ctx.tx.selectFrom('sla_recalculation').selectAll().where('state', '<>', 'done').execute()
  if (working.some((row) => !row.is_for_calendars && overlap(scopeOfRow(row), scope)))
    throw new AppError('action_not_allowed', 'Another recalculation is at work on some of these clocks; wait until it is done')
  return present(await start(ctx, body.id ?? newId(), scope, body.mode, body.reason))
}

/** Two people who start at once go one after the other. */
async function lockStarts(ctx: Ctx): Promise<void> {
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 7315206))', [ctx.organizationId])
}

/** A clock may leave one policy for another, so only other sites and other metrics keep two recalculations apart. */
function overlap(a: Scope, b: Scope): boolean {
  const isOtherSite = a.siteId !== null && b.siteId !== null && a.siteId !== b.siteId
  const isOtherMetric = a.metrics.length > 0 && b.metrics.length > 0 && !a.metrics.some((metric) => b.metrics.includes(metric))
  return !isOtherSite && !isOtherMetric
}

const PUBLISHED: Record<Locale, string> = {
  'zh-CN': '节假日安排已公布', 'zh-TW': '國定假日已公布', en: 'Holidays have been published',
}

/**
 * Computes anew what is due in a year whose holidays were provisional, on the newest version of the calendars: in the background, and
 * beside any other recalculation. Policies are kept. To be called in the transaction that makes those versions.
 */
export async function recalculateProvisional(ctx: Ctx, calendarIds: readonly string[]): Promise<void> {
  if (calendarIds.length === 0) return
  const scope: Scope = { siteId: null, policyIds: [], calendarIds, metrics: [], isForCalendars: true }
  await start(ctx, newId(), scope, 'keep_consumed', PUBLISHED[ctx.locale])
}

async function start(ctx: Ctx, id: string, scope: Scope, mode: Row['mode'], reason: string): Promise<Row> {
  const row = await ctx.tx
    .insertInto('sla_recalculation')
    .values({
      organization_id: ctx.organizationId, id, site_id: scope.siteId, policy_ids: [...scope.policyIds],
      calendar_ids: [...scope.calendarIds], metrics: [...scope.metrics], is_for_calendars: scope.isForCalendars, mode, reason,
      state: 'waiting', total: await countOpen(ctx, scope), started_by: ctx.actor.name, started_at: ctx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  ctx.enqueue(QUEUE, { recalculationId: id, batch: 0 })
  tell(ctx, row, 'started', reason)
  return row
}

const QUEUE = 'sla.recalculate'
const Payload = z.object({ recalculationId: z.uuid(), batch: z.number().int() })
const BATCH = 500

/** To be called once, at start: batches of recalculations are jobs. They are tried again for days before one is given up. */
export function recalculateByJobs(): void {
  queue(QUEUE, Payload, async (ctx, { recalculationId, batch }) => void (await recalculateBatch(ctx, recalculationId, batch)), 60)
}

/**
 * One batch of a recalculation in the transaction of `ctx`: clocks, progress and the job of the next batch are committed together, so that
 * after a crash it goes on where it was. A batch that was done before does nothing. Answers whether there is more to do.
 */
export async function recalculateBatch(ctx: Ctx, id: string, batch: number, limit = BATCH): Promise<boolean> {
  const row = await ctx.tx.selectFrom('sla_recalculation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row || row.state === 'done' || row.batch !== batch) return false
  const from = row.after_subject === null ? null : { subject: row.after_subject, metric: row.after_metric!, cycle: row.after_cycle! }
  const { looked, tally, after } = await recalculateNext(ctx, scopeOfRow(row), row.mode, from, limit)
  const done = row.done + looked
  const set = {
    done, batch: batch + 1, count: row.count + tally.count, unchanged: row.unchanged + tally.unchanged,
    earlier: row.earlier + tally.earlier, later: row.later + tally.later, newly_breached: row.newly_breached + tally.newlyBreached,
    no_longer_promised: row.no_longer_promised + tally.noLongerPromised,
  }
  const next =
    after === null
      ? { state: 'done' as const, total: done, finished_at: ctx.now }
      : {
          state: 'running' as const, total: Math.max(row.total, done),
          after_subject: after.subject, after_metric: after.metric, after_cycle: after.cycle,
        }
  const update = ctx.tx.updateTable('sla_recalculation').set({ ...set, ...next }).where('id', '=', id)
  const written = await update.returningAll().executeTakeFirstOrThrow()
  if (after === null) tell(ctx, written, 'finished', null)
  else {
    ctx.enqueue(QUEUE, { recalculationId: id, batch: batch + 1 })
    announceChange(ctx, { recordType: 'recalculation', recordId: id, siteId: row.site_id, action: 'progress' })
  }
  return after !== null
}

const scopeOfRow = (row: Row): Scope => ({
  siteId: row.site_id, policyIds: row.policy_ids, calendarIds: row.calendar_ids, metrics: row.metrics, isForCalendars: row.is_for_calendars,
})

function tell(ctx: Ctx, { id, site_id: siteId }: Row, action: string, note: string | null): void {
  recordHappening(ctx, { siteId, recordType: 'recalculation', recordId: id, action, note })
  announceChange(ctx, { recordType: 'recalculation', recordId: id, siteId, action })
}

/** Throws `not_found`, also for one of a site that the actor doesn't manage. */
export async function getRecalculation(ctx: Ctx, { params }: Input<typeof sla.getRecalculation>): Promise<sla.Recalculation> {
  const row = await ctx.tx.selectFrom('sla_recalculation').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!row) throw new AppError('not_found', 'No such recalculation')
  if (row.site_id !== null) ctx.actor.mustSee('sla:manage', row.site_id)
  return present(row)
}

const SHOWN = 50

/** The last ones, newest first: those of the whole organisation and of the sites that the actor manages. */
export async function listRecalculations(ctx: Ctx): Promise<Output<typeof sla.listRecalculations>> {
  const sites = ctx.actor.sitesFor('sla:manage')
  let select = ctx.tx.selectFrom('sla_recalculation').selectAll().orderBy('started_at', 'desc').orderBy('id', 'desc').limit(SHOWN)
  if (sites !== 'all') select = select.where((e) => e.or([e('site_id', 'is', null), e('site_id', '=', e.fn.any(e.val(sites)))]))
  return { items: (await select.execute()).map(present) }
}

function present(row: Row): sla.Recalculation {
  return {
    id: row.id, state: row.state, total: row.total, done: row.done, count: row.count, unchanged: row.unchanged, earlier: row.earlier,
    later: row.later, newlyBreached: row.newly_breached, noLongerPromised: row.no_longer_promised, reason: row.reason, mode: row.mode,
    startedBy: row.started_by, startedAt: iso(row.started_at), finishedAt: row.finished_at === null ? null : iso(row.finished_at),
  }
}
