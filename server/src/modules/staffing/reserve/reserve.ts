import type { Input, Output, reserve } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { phoneFor } from '../../../platform/personal-data/index.ts'
import { likeText, mustBeCurrent, pageOf, readCursor, recordHappening } from '../../../platform/records/index.ts'
import { siteById } from '../../organization/index.ts'
import { mustBeListed, rolesAt } from '../../people/index.ts'
import type { ReserveRow } from '../tables.ts'

async function present(ctx: Ctx, rows: readonly ReserveRow[]): Promise<reserve.ReservePerson[]> {
  const counts = await countsOf(ctx, rows.map(({ id }) => id))
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, name: row.name, kind: row.kind, employeeId: row.employee_id, company: row.company, skills: row.skills, weekdays: row.weekdays, availableNote: row.available_note, payBasis: row.pay_basis, rateFen: row.rate_fen,
    phone: shownPhone(ctx, row), isActive: row.is_active, ...(counts.get(row.id) ?? { accepted: 0, attended: 0 }), version: row.version,
  }))
}

/** As the actor may see it; null where none is known. */
const shownPhone = (ctx: Ctx, row: ReserveRow): string | null => (row.phone_sealed === null ? null : phoneFor(ctx.actor, row.site_id, ctx.app.personalData.decrypt(row.phone_sealed)))

async function countsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, { accepted: number; attended: number }>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('call_up_answer')
    .select(['reserve_id', sql<number>`count(*) filter (where answer = 'accepted')::int`.as('accepted'), sql<number>`count(*) filter (where attended_minutes > 0)::int`.as('attended')])
    .where('reserve_id', 'in', ids)
    .groupBy('reserve_id')
    .execute()
  return new Map(rows.map(({ reserve_id, accepted, attended }) => [reserve_id, { accepted, attended }]))
}

export async function listReserve(ctx: Ctx, { query }: Input<typeof reserve.listReserve>): Promise<Output<typeof reserve.listReserve>> {
  ctx.actor.mustSee('rota:plan', query.siteId)
  await siteById(ctx, query.siteId)
  const { filter } = query
  let select = ctx.tx.selectFrom('reserve_person').selectAll().where('site_id', '=', query.siteId)
  if (filter.skill) select = select.where(sql<boolean>`${filter.skill} = any (skills)`)
  if (filter.weekday) select = select.where(sql<boolean>`${filter.weekday}::int = any (weekdays)`)
  if (filter.isActive !== undefined) select = select.where('is_active', '=', filter.isActive)
  if (filter.q) select = select.where('name', 'like', `%${likeText(filter.q)}%`)
  if (query.cursor !== undefined) {
    const [name, id] = readCursor(query.cursor, ['text', 'id'])
    select = select.where(sql<boolean>`(name, id) > (${name}::text, ${id}::uuid)`)
  }
  const rows: ReserveRow[] = await select.orderBy('name').orderBy('id').limit(query.limit + 1).execute()
  const presented = new Map((await present(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.name, row.id], (row) => presented.get(row.id)!)
}

type Facts = Omit<Input<typeof reserve.createReserve>['body'], 'id' | 'siteId' | 'phone'>
const factsOf = (body: Facts) => ({
  name: body.name, kind: body.kind, employee_id: body.employeeId, company: body.company, skills: [...new Set(body.skills)], weekdays: [...new Set(body.weekdays)].sort((a, b) => a - b), available_note: body.availableNote, pay_basis: body.payBasis, rate_fen: body.rateFen,
})
const sealed = (ctx: Ctx, phone: string): Buffer | null => (phone === '' ? null : ctx.app.personalData.encrypt(phone))

async function mustFit(ctx: Ctx, siteId: string, body: Facts, kept: readonly string[] = []): Promise<void> {
  await mustBeListed(ctx, 'skill', body.skills, '/skills', kept)
  if (body.employeeId !== null && (await rolesAt(ctx, body.employeeId, siteId)).length === 0) throw wrongField('rule_broken', '/employeeId', 'has no sign-in at this site')
}

async function mustBeFree(ctx: Ctx, siteId: string, employeeId: string | null, id?: string): Promise<void> {
  if (employeeId === null) return
  const other = await ctx.tx.selectFrom('reserve_person').select('id').where('site_id', '=', siteId).where('employee_id', '=', employeeId).executeTakeFirst()
  if (other && other.id !== id) throw wrongField('already_exists', '/employeeId', 'is in the reserve')
}

export async function createReserve(ctx: Ctx, { body }: Input<typeof reserve.createReserve>): Promise<reserve.ReservePerson> {
  ctx.actor.mustSee('rota:plan', body.siteId)
  await siteById(ctx, body.siteId)
  await mustFit(ctx, body.siteId, body)
  await mustBeFree(ctx, body.siteId, body.employeeId)
  const row: ReserveRow = { organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: body.siteId, ...factsOf(body), phone_sealed: sealed(ctx, body.phone), is_active: true, version: 1 }
  const made = await ctx.tx.insertInto('reserve_person').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', body.employeeId === null ? '/id' : '/employeeId', 'is in the reserve')
  tell(ctx, row, 'created')
  return (await present(ctx, [row]))[0]!
}

/** What was agreed for earlier calls stays as it was. */
export async function changeReserve(ctx: Ctx, { params, body }: Input<typeof reserve.changeReserve>): Promise<reserve.ReservePerson> {
  const before = await ctx.tx.selectFrom('reserve_person').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  ctx.actor.mustSee('rota:plan', before.site_id)
  await mustBeCurrent(before.version, body.version, async () => (await present(ctx, [before]))[0])
  await mustFit(ctx, before.site_id, body, before.skills)
  await mustBeFree(ctx, before.site_id, body.employeeId, before.id)
  // Who sees a covered number sends it back as it was shown: it stays.
  const phone = body.phone === (shownPhone(ctx, before) ?? '') ? before.phone_sealed : sealed(ctx, body.phone)
  const after: ReserveRow = { ...before, ...factsOf(body), phone_sealed: phone, is_active: body.isActive, version: before.version + 1 }
  const { organization_id: _, id, ...set } = after
  await ctx.tx.updateTable('reserve_person').set(set).where('id', '=', id).execute()
  // Names and numbers of people outside the company stay out of the trail.
  tell(ctx, after, 'changed')
  return (await present(ctx, [after]))[0]!
}

function tell(ctx: Ctx, row: ReserveRow, action: string): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'reserve_person', recordId: row.id, action })
  announceChange(ctx, { recordType: 'reserve_person', recordId: row.id, siteId: row.site_id, action })
}
