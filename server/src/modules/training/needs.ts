import type { improvements, Input, Output } from '@guanjia/contract'
import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { mustBeCurrent, nextStatus, pageOf, readCursor, recordHappening, type LifeCycle } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { labelsOf, mustBeSource } from './sources.ts'
import type { TrainingNeedTable } from './tables.ts'

type Need = improvements.TrainingNeed
type NeedRow = Selectable<TrainingNeedTable>
type Action = Input<typeof improvements.settleTrainingNeed>['body']['action']

const LIFECYCLE: LifeCycle<Need['state'], Action> = {
  plan: { from: ['open'], to: 'planned' },
  meet: { from: ['open', 'planned'], to: 'met' },
  decline: { from: ['open', 'planned'], to: 'declined' },
}

function present(row: NeedRow, labels?: ReadonlyMap<string, string>): Need {
  return {
    id: row.id, siteId: row.site_id, topic: row.topic, post: row.post, reason: row.reason, sourceType: row.source_type, sourceId: row.source_id, sourceLabel: labels?.get(`${row.source_type} ${row.source_id}`) ?? '', state: row.state, settledNote: row.settled_note, settledAt: iso(row.settled_at),
    raisedBy: row.raised_by_name, raisedAt: iso(row.raised_at), version: row.version,
  }
}

export interface NewNeed {
  id?: string
  siteId: string
  topic: string
  post: string
  reason: string
  source: { type: string; id: string } | null
}

/**
 * A training need 培训需求, raised by whatever shows that somebody has to learn something: complaints (CMP-019), repairs (RPR-012), questions
 * that nobody could answer. The same source raises the same topic once; the one that is there is given back. Throws `already_exists`.
 */
export async function raiseNeed(ctx: Ctx, need: NewNeed): Promise<Need> {
  const row: NeedRow = {
    organization_id: ctx.organizationId, id: need.id ?? newId(), site_id: need.siteId, topic: need.topic, post: need.post, reason: need.reason, source_type: need.source?.type ?? 'by_hand', source_id: need.source?.id ?? null,
    state: 'open', settled_note: '', settled_at: null, raised_by: ctx.actor.employeeId, raised_by_name: ctx.actor.name, raised_at: ctx.now, version: 1,
  }
  const inserted = await ctx.tx.insertInto('training_need').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) {
    if (need.source === null) throw wrongField('already_exists', '/id', 'a training need with this id exists')
    const known = await ctx.tx.selectFrom('training_need').selectAll().where('source_type', '=', need.source.type).where('source_id', '=', need.source.id).where('topic', '=', need.topic).executeTakeFirst()
    if (!known) throw wrongField('already_exists', '/id', 'a training need with this id exists')
    return present(known)
  }
  recordHappening(ctx, { siteId: row.site_id, recordType: 'training_need', recordId: row.id, action: 'raised', toStatus: 'open', note: need.reason || null })
  announceChange(ctx, { recordType: 'training_need', recordId: row.id, siteId: row.site_id, action: 'raised' })
  return present(row)
}

export async function raiseTrainingNeed(ctx: Ctx, { body }: Input<typeof improvements.raiseTrainingNeed>): Promise<Need> {
  ctx.actor.mustSee('improvements:manage', body.siteId)
  await siteById(ctx, body.siteId)
  if (body.source !== null) await mustBeSource(ctx, body.siteId, body.source.type, body.source.id, '/source/id')
  return raiseNeed(ctx, body)
}

export async function listTrainingNeeds(ctx: Ctx, { query }: Input<typeof improvements.listTrainingNeeds>): Promise<Output<typeof improvements.listTrainingNeeds>> {
  ctx.actor.mustSee('insight:read', query.siteId)
  await siteById(ctx, query.siteId)
  let select = ctx.tx.selectFrom('training_need').selectAll().where('site_id', '=', query.siteId)
  if (query.filter.state?.length) select = select.where('state', 'in', query.filter.state)
  if (query.filter.source?.length) select = select.where('source_type', 'in', query.filter.source)
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(raised_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('raised_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const labels = await labelsOf(ctx, rows)
  return pageOf(rows, query.limit, (row) => [row.raised_at, row.id], (row) => present(row, labels))
}

/** Plans, meets or declines a need; declining says why. Throws `not_found`, `stale_version`, `action_not_allowed`, `rule_broken`. */
export async function settleTrainingNeed(ctx: Ctx, { params, body }: Input<typeof improvements.settleTrainingNeed>): Promise<Need> {
  const row = await ctx.tx.selectFrom('training_need').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('improvements:manage', row.site_id)
  await mustBeCurrent(row.version, body.version, () => Promise.resolve(present(row)))
  const state = nextStatus(LIFECYCLE, row.state, body.action)
  if (body.action === 'decline' && body.note === '') throw wrongField('rule_broken', '/note', 'declining needs a reason')
  const isOver = state === 'met' || state === 'declined'
  const after: NeedRow = { ...row, state, settled_note: body.note || row.settled_note, settled_at: isOver ? ctx.now : null, version: row.version + 1 }
  await ctx.tx.updateTable('training_need').set({ state, settled_note: after.settled_note, settled_at: after.settled_at, version: after.version }).where('id', '=', row.id).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'training_need', recordId: row.id, action: body.action, fromStatus: row.state, toStatus: state, note: body.note || null })
  announceChange(ctx, { recordType: 'training_need', recordId: row.id, siteId: row.site_id, action: body.action })
  return present(after)
}

/** The needs that a record raised. */
export async function needsOf(ctx: Ctx, sourceType: string, sourceId: string): Promise<{ id: string; topic: string; state: Need['state'] }[]> {
  return ctx.tx.selectFrom('training_need').select(['id', 'topic', 'state']).where('source_type', '=', sourceType).where('source_id', '=', sourceId).orderBy('raised_at').execute()
}

/** The same for many records of one kind: the first need of each. */
export async function firstNeedsOf(ctx: Ctx, sourceType: string, sourceIds: readonly string[]): Promise<Map<string, { id: string; topic: string; state: Need['state'] }>> {
  if (sourceIds.length === 0) return new Map()
  const rows = await ctx.tx.selectFrom('training_need').select(['id', 'topic', 'state', 'source_id']).where('source_type', '=', sourceType).where('source_id', 'in', [...sourceIds]).orderBy('raised_at', 'desc').execute()
  return new Map(rows.map(({ source_id, ...need }) => [source_id!, need]))
}

/** Needs follow the session that is for them: planned with it, met once it is closed. Those that are over already rest. */
export async function needsFollow(ctx: Ctx, ids: readonly string[], action: 'plan' | 'meet', note: string): Promise<void> {
  if (ids.length === 0) return
  const { from, to } = LIFECYCLE[action] as { from: readonly Need['state'][]; to: Need['state'] }
  const rows = await ctx.tx.selectFrom('training_need').selectAll().where('id', 'in', [...ids]).where('state', 'in', [...from]).orderBy('id').forUpdate().execute()
  for (const row of rows) {
    await ctx.tx.updateTable('training_need').set({ state: to, settled_note: note, settled_at: action === 'meet' ? ctx.now : null, version: row.version + 1 }).where('id', '=', row.id).execute()
    recordHappening(ctx, { siteId: row.site_id, recordType: 'training_need', recordId: row.id, action, fromStatus: row.state, toStatus: to, note })
    announceChange(ctx, { recordType: 'training_need', recordId: row.id, siteId: row.site_id, action })
  }
}
