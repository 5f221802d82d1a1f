import type { Input, Output, relations } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { empowermentAt } from '../complaints/index.ts'
import { mustBePolite } from '../language/index.ts'
import { siteById } from '../organization/index.ts'
import { clocksOf } from '../sla/index.ts'
import { extraMilesOf } from './extra-miles.ts'
import { withNames } from './list.ts'
import { presentOpportunity } from './present.ts'
import type { RecoveryTable } from './tables.ts'

type Recovery = Output<typeof relations.recoverService>

/** A case that the actor may read, with what is needed around it. Throws `not_found`. */
export async function visibleCase(ctx: Ctx, id: string, options: { locks?: boolean } = {}) {
  let select = ctx.tx.selectFrom('service_case').select(['id', 'site_id', 'number', 'score', 'cycle']).where('id', '=', id)
  if (options.locks) select = select.forUpdate()
  const row = await select.executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('cases:read', row.site_id)
  return row
}

/** What was done for the person behind a case, and why something is to be made good. */
export async function careOfCase(ctx: Ctx, { params }: Input<typeof relations.careOfCase>): Promise<Output<typeof relations.careOfCase>> {
  const row = await visibleCase(ctx, params.id)
  const opportunities = await withNames(ctx.tx.selectFrom('opportunity').where('case_id', '=', row.id)).orderBy('noticed_at').execute()
  const flexibilities = await ctx.tx
    .selectFrom('flexibility as f')
    .innerJoin('employee as e', (join) => join.onRef('e.organization_id', '=', 'f.organization_id').onRef('e.id', '=', 'f.by_employee'))
    .select(['f.id', 'f.words', 'f.value_fen', 'f.by_employee', 'f.at', 'e.name'])
    .where('f.case_id', '=', row.id)
    .orderBy('f.at')
    .execute()
  const recoveries = (await recoveryQuery(ctx).where('r.case_id', '=', row.id).orderBy('r.at').execute()).map(presentRecovery)
  return {
    opportunities: opportunities.map((one) => presentOpportunity(ctx, one)),
    flexibilities: flexibilities.map((one) => ({ id: one.id, words: one.words, valueFen: one.value_fen, by: { id: one.by_employee, name: one.name }, at: iso(one.at) })),
    extraMiles: await extraMilesOf(ctx, row.id), recoveries, offersRecovery: await failures(ctx, row), limitFen: await empowermentAt(ctx, row.site_id, 'flexibility'),
  }
}

/** Why the service failed in the present cycle, as long as nobody has answered for it: a bad rating or a promise that was not kept (PRS-019). */
async function failures(ctx: Ctx, row: { id: string; score: number | null; cycle: number }): Promise<Recovery['cause'][]> {
  const clocks = (await clocksOf(ctx, [row.id])).get(row.id) ?? []
  const answered = await ctx.tx.selectFrom('service_recovery').select('cause').where('case_id', '=', row.id).where('cycle', '=', row.cycle).execute()
  const causes: Recovery['cause'][] = []
  if (row.score !== null && row.score <= 2) causes.push('bad_rating')
  if (clocks.some((clock) => clock.outcome === 'breached')) causes.push('broken_promise')
  return causes.filter((cause) => !answered.some((one) => one.cause === cause))
}

/** What was done beside the rule for one resident, within the limit of the own role (PRS-018). Throws `care.above_limit` naming `/valueFen`. */
export async function noteFlexibility(ctx: Ctx, { params, body }: Input<typeof relations.noteFlexibility>): Promise<Output<typeof relations.noteFlexibility>> {
  const row = await visibleCase(ctx, params.id)
  ctx.actor.mustBeAbleTo('relations:record', row.site_id)
  const me = ctx.actor.employeeId
  const limit = await empowermentAt(ctx, row.site_id, 'flexibility')
  if (me === null || limit === null) throw new AppError('not_permitted')
  if (body.valueFen > limit) throw wrongField('care.above_limit', '/valueFen', `at most ${limit / 100}`)
  const id = body.id ?? newId()
  const made = await ctx.tx
    .insertInto('flexibility')
    .values({ organization_id: ctx.organizationId, id, site_id: row.site_id, case_id: row.id, words: body.words, value_fen: body.valueFen, limit_fen: limit, by_employee: me, at: ctx.now })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing())
    .returning('at')
    .executeTakeFirst()
  if (made) aroundCase(ctx, row, 'care_flexible', body.words)
  return { id, words: body.words, valueFen: body.valueFen, by: { id: me, name: ctx.actor.name }, at: iso(made?.at ?? ctx.now) }
}

/** One line on the case; its state and its clocks stay as they are. */
function aroundCase(ctx: Ctx, row: { id: string; site_id: string }, action: string, note: string, isVisibleToResident = false): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'case', recordId: row.id, action, note, isVisibleToResident })
  announceChange(ctx, { recordType: 'case', recordId: row.id, siteId: row.site_id, action })
}

/** Owns a failure: apology, correction, and what makes it good. Once for each failure of a cycle. What the resident reads is polite. */
export async function recoverService(ctx: Ctx, { params, body }: Input<typeof relations.recoverService>): Promise<Recovery> {
  const row = await visibleCase(ctx, params.id, { locks: true })
  ctx.actor.mustBeAbleTo('relations:record', row.site_id)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted')
  for (const [pointer, text] of [['/apology', body.apology], ['/correction', body.correction], ['/makeGood', body.makeGood]] as const) await mustBePolite(ctx, pointer, text, row.site_id)
  if (body.cause !== 'other' && !(await failures(ctx, row)).includes(body.cause)) {
    const known = await ctx.tx.selectFrom('service_recovery').select('id').where('case_id', '=', row.id).where('cycle', '=', row.cycle).where('cause', '=', body.cause).executeTakeFirst()
    throw wrongField(known ? 'already_exists' : 'rule_broken', '/cause', known ? 'has been answered for' : 'did not happen')
  }
  const id = body.id ?? newId()
  const made = await ctx.tx
    .insertInto('service_recovery')
    .values({ organization_id: ctx.organizationId, id, site_id: row.site_id, case_id: row.id, cycle: row.cycle, cause: body.cause, apology: body.apology, correction: body.correction, make_good: body.makeGood, by_employee: ctx.actor.employeeId, at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw wrongField('already_exists', '/cause', 'has been answered for')
  aroundCase(ctx, row, 'care_recovered', [body.apology, body.correction, body.makeGood].filter(Boolean).join('\n'), true)
  return presentRecovery(await recoveryQuery(ctx).where('r.id', '=', id).executeTakeFirstOrThrow())
}

export async function madeGood(ctx: Ctx, { params }: Input<typeof relations.madeGood>): Promise<Recovery> {
  const row = await ctx.tx.selectFrom('service_recovery').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('relations:record', row.site_id)
  if (row.made_good_at !== null || !row.make_good) throw new AppError('action_not_allowed', 'Nothing is left to be made good')
  await ctx.tx.updateTable('service_recovery').set({ made_good_at: ctx.now, made_good_by: ctx.actor.employeeId ?? row.by_employee }).where('id', '=', row.id).execute()
  aroundCase(ctx, { id: row.case_id, site_id: row.site_id }, 'care_made_good', row.make_good)
  return presentRecovery(await recoveryQuery(ctx).where('r.id', '=', row.id).executeTakeFirstOrThrow())
}

type RecoveryRow = Pick<RecoveryTable, 'id' | 'site_id' | 'case_id' | 'cause' | 'apology' | 'correction' | 'make_good' | 'by_employee' | 'at'> & { made_good_at: Date | null; made_good_by: string | null; number: string; name: string; mender: string | null }

function recoveryQuery(ctx: Ctx) {
  return ctx.tx
    .selectFrom('service_recovery as r')
    .innerJoin('service_case as k', (join) => join.onRef('k.organization_id', '=', 'r.organization_id').onRef('k.id', '=', 'r.case_id'))
    .innerJoin('employee as e', (join) => join.onRef('e.organization_id', '=', 'r.organization_id').onRef('e.id', '=', 'r.by_employee'))
    .leftJoin('employee as m', (join) => join.onRef('m.organization_id', '=', 'r.organization_id').onRef('m.id', '=', 'r.made_good_by'))
    .select(['r.id', 'r.site_id', 'r.case_id', 'r.cause', 'r.apology', 'r.correction', 'r.make_good', 'r.by_employee', 'r.at', 'r.made_good_at', 'r.made_good_by', 'k.number', 'e.name', 'm.name as mender'])
}

function presentRecovery(row: RecoveryRow): Recovery {
  return {
    id: row.id, siteId: row.site_id, case: { id: row.case_id, number: row.number }, cause: row.cause, apology: row.apology, correction: row.correction, makeGood: row.make_good, by: { id: row.by_employee, name: row.name }, at: iso(row.at),
    madeGoodAt: iso(row.made_good_at), madeGoodBy: row.made_good_by === null ? null : { id: row.made_good_by, name: row.mender ?? '' },
  }
}

export async function listRecoveries(ctx: Ctx, { query }: Input<typeof relations.listRecoveries>): Promise<Output<typeof relations.listRecoveries>> {
  ctx.actor.mustSee('relations:read', query.siteId)
  await siteById(ctx, query.siteId)
  let select = recoveryQuery(ctx).where('r.site_id', '=', query.siteId)
  if (query.filter.open !== undefined) select = query.filter.open ? select.where('r.make_good', '<>', '').where('r.made_good_at', 'is', null) : select.where((e) => e.or([e('r.make_good', '=', ''), e('r.made_good_at', 'is not', null)]))
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(r.at, r.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('r.at', 'desc').orderBy('r.id', 'desc').limit(query.limit + 1).execute()
  return pageOf(rows, query.limit, (row) => [row.at, row.id], presentRecovery)
}
