import type { Input, Output, relations } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { dayAfter, dayIn } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'

type Occasion = Output<typeof relations.createOccasion>
type Row = { id: string; site_id: string; kind: Occasion['kind']; title: string; from_on: string; until_on: string; cancelled_at: Date | null }
const present = (row: Row): Occasion => ({ id: row.id, siteId: row.site_id, kind: row.kind, title: row.title, fromOn: row.from_on, untilOn: row.until_on, isCancelled: row.cancelled_at !== null })

/** Weather warnings and festivals of the last month, now, and to come. */
export async function listOccasions(ctx: Ctx, { query }: Input<typeof relations.listOccasions>): Promise<Output<typeof relations.listOccasions>> {
  ctx.actor.mustSee('relations:read', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  const rows = await ctx.tx.selectFrom('care_occasion').selectAll().where('site_id', '=', query.siteId).where('until_on', '>=', dayAfter(dayIn(timeZone, ctx.now), -30)).orderBy('from_on', 'desc').limit(100).execute()
  return { items: rows.map(present) }
}

export async function createOccasion(ctx: Ctx, { body }: Input<typeof relations.createOccasion>): Promise<Occasion> {
  ctx.actor.mustSee('relations:record', body.siteId)
  await siteById(ctx, body.siteId)
  if (body.untilOn < body.fromOn) throw wrongField('rule_broken', '/untilOn', 'is before the beginning')
  if (body.untilOn > dayAfter(body.fromOn, 31)) throw wrongField('rule_broken', '/untilOn', 'at most a month')
  const id = body.id ?? newId()
  const row = await ctx.tx
    .insertInto('care_occasion')
    .values({ organization_id: ctx.organizationId, id, site_id: body.siteId, kind: body.kind, title: body.title, from_on: body.fromOn, until_on: body.untilOn, made_by: ctx.actor.employeeId })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw wrongField('rule_broken', '/id', 'is known')
  happened(ctx, row, 'created')
  return present(row)
}

export async function cancelOccasion(ctx: Ctx, { params }: Input<typeof relations.cancelOccasion>): Promise<Occasion> {
  const before = await ctx.tx.selectFrom('care_occasion').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  ctx.actor.mustSee('relations:record', before.site_id)
  if (before.cancelled_at !== null) return present(before)
  const row = await ctx.tx.updateTable('care_occasion').set({ cancelled_at: ctx.now }).where('id', '=', params.id).returningAll().executeTakeFirstOrThrow()
  happened(ctx, row, 'cancelled')
  return present(row)
}

function happened(ctx: Ctx, row: Row, action: string): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'care_occasion', recordId: row.id, action, note: row.title })
  announceChange(ctx, { recordType: 'care_occasion', recordId: row.id, siteId: row.site_id, action })
}
