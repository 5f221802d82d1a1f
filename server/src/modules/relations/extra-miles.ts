import type { Input, Output, relations } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'

type Mile = Output<typeof relations.noteExtraMile>

function mileQuery(ctx: Ctx) {
  return ctx.tx
    .selectFrom('extra_mile as x')
    .innerJoin('employee as e', (join) => join.onRef('e.organization_id', '=', 'x.organization_id').onRef('e.id', '=', 'x.by_employee'))
    .select(['x.id', 'x.record_type', 'x.record_id', 'x.words', 'x.by_employee', 'x.at', 'e.name'])
}
type MileRow = { id: string; record_type: Mile['recordType']; record_id: string; words: string; by_employee: string; at: Date; name: string }
const presentMile = (row: MileRow): Mile => ({ id: row.id, recordType: row.record_type, recordId: row.record_id, words: row.words, by: { id: row.by_employee, name: row.name }, at: iso(row.at) })

/** Of a case with those on its work orders. */
export async function extraMilesOf(ctx: Ctx, caseId: string): Promise<Mile[]> {
  const rows = await mileQuery(ctx)
    .where((e) => e.or([e('x.record_id', '=', caseId), e('x.record_id', 'in', e.selectFrom('work_order').select('work_order.id').where('work_order.case_id', '=', caseId))]))
    .orderBy('x.at')
    .execute()
  return rows.map(presentMile)
}

/** Keeps what was done beyond the duty (PRS-020). */
export async function keepExtraMile(ctx: Ctx, of: { type: Mile['recordType']; id: string; siteId: string; employeeId: string; milesId?: string }, words: string): Promise<boolean> {
  const made = await ctx.tx
    .insertInto('extra_mile')
    .values({ organization_id: ctx.organizationId, id: of.milesId ?? newId(), site_id: of.siteId, record_type: of.type, record_id: of.id, words, by_employee: of.employeeId, at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) recordHappening(ctx, { siteId: of.siteId, recordType: of.type, recordId: of.id, action: 'extra_mile', note: words })
  return made !== undefined
}

export async function noteExtraMile(ctx: Ctx, { body }: Input<typeof relations.noteExtraMile>): Promise<Mile> {
  const me = ctx.actor.employeeId
  if (me === null) throw new AppError('not_permitted')
  const siteId = await siteOfRecord(ctx, body.recordType, body.recordId)
  const id = body.id ?? newId()
  if (!(await keepExtraMile(ctx, { type: body.recordType, id: body.recordId, siteId, employeeId: me, milesId: id }, body.words))) throw wrongField('already_exists', '/id', id)
  return { id, recordType: body.recordType, recordId: body.recordId, words: body.words, by: { id: me, name: ctx.actor.name }, at: iso(ctx.now) }
}

async function siteOfRecord(ctx: Ctx, type: Mile['recordType'], id: string): Promise<string> {
  const row =
    type === 'case'
      ? await ctx.tx.selectFrom('service_case').select(['site_id', 'owner_id as worker_id']).where('id', '=', id).executeTakeFirst()
      : await ctx.tx.selectFrom('work_order').select(['site_id', 'worker_id']).where('id', '=', id).executeTakeFirst()
  const isSeen = row && (row.worker_id === ctx.actor.employeeId || ctx.actor.can('cases:read', row.site_id))
  if (!isSeen) throw new AppError('not_found')
  return row.site_id
}

export async function listExtraMiles(ctx: Ctx, { query }: Input<typeof relations.listExtraMiles>): Promise<Output<typeof relations.listExtraMiles>> {
  ctx.actor.mustSee('relations:read', query.siteId)
  await siteById(ctx, query.siteId)
  let select = mileQuery(ctx).where('x.site_id', '=', query.siteId)
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(x.at, x.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('x.at', 'desc').orderBy('x.id', 'desc').limit(query.limit + 1).execute()
  return pageOf(rows, query.limit, (row) => [row.at, row.id], presentMile)
}
