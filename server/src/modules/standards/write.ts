import { standards, type Input, type Output } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { houseLocale, siteById } from '../organization/index.ts'
import { placedAt } from '../people/index.ts'
import { STATES, faultIn, isForRoles } from './lifecycle.ts'
import { isServiceStandard, lockStandard, presentStandard, type StandardRow } from './library.ts'
import { readyStandards } from './ready-in.ts'
import type { ReadyStandard } from './ready.ts'

type Items = standards.StandardItem[]

function mustBeSound(items: Items): void {
  const fault = faultIn(items)
  if (fault) throw wrongField('rule_broken', fault.pointer, fault.message)
}

function tell(ctx: Ctx, id: string, action: string, note: string | null = null): void {
  recordHappening(ctx, { siteId: null, recordType: 'service_standard', recordId: id, action, note })
  announceChange(ctx, { recordType: 'service_standard', recordId: id, siteId: null, action })
}

async function insertVersion(ctx: Ctx, standardId: string, number: number, items: Items, published: { reason: string } | null): Promise<void> {
  await ctx.tx
    .insertInto('standard_version')
    .values({
      organization_id: ctx.organizationId, id: newId(), standard_id: standardId, number, items: sql`${JSON.stringify(items)}::jsonb`, reason: published?.reason ?? '', improvement_number: '', published_at: published ? ctx.now : null, published_by: published ? ctx.actor.name : '',
    })
    .execute()
}

/** A new standard as a draft (ETQ-001). Throws `already_exists` naming `/code`, `rule_broken` naming the item. */
export async function createStandard(ctx: Ctx, { body }: Input<typeof standards.createStandard>): Promise<standards.ServiceStandard> {
  mustBeSound(body.items)
  const row: StandardRow = { organization_id: ctx.organizationId, id: body.id ?? newId(), code: body.code, name: body.name, kind: body.kind, post: body.post, scene: body.scene, state: 'draft', current_version: null, audience: 'staff', position_id: null, site_id: null, requirement_id: null, needs_signature: false, version: 1, updated_at: ctx.now }
  const inserted = await ctx.tx.insertInto('service_standard').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/code', 'there is a standard with this code')
  await insertVersion(ctx, row.id, 1, body.items, null)
  tell(ctx, row.id, 'created')
  return presentStandard(ctx, row)
}

/** Writes the next version of a standard, or the draft that is there anew. Throws `stale_version`, `rule_broken`. */
export async function draftStandard(ctx: Ctx, { params, body }: Input<typeof standards.draftStandard>): Promise<standards.ServiceStandard> {
  const row = await lockStandard(ctx, params.id)
  await mustBeCurrent(row.version, body.version, () => presentStandard(ctx, row))
  mustBeSound(body.items)
  const changed = await ctx.tx.updateTable('standard_version').set({ items: sql`${JSON.stringify(body.items)}::jsonb` }).where('standard_id', '=', row.id).where('published_at', 'is', null).executeTakeFirst()
  if (changed.numUpdatedRows === 0n) await insertVersion(ctx, row.id, (await lastNumber(ctx, row.id)) + 1, body.items, null)
  return changeStandard(ctx, row, {}, 'drafted', null)
}

async function lastNumber(ctx: Ctx, standardId: string): Promise<number> {
  const row = await ctx.tx.selectFrom('standard_version').select((e) => e.fn.max<number>('number').as('last')).where('standard_id', '=', standardId).executeTakeFirstOrThrow()
  return row.last
}

async function changeStandard(ctx: Ctx, row: StandardRow, set: Partial<StandardRow>, action: string, note: string | null): Promise<standards.ServiceStandard> {
  const after = { ...row, ...set, version: row.version + 1, updated_at: ctx.now }
  await ctx.tx.updateTable('service_standard').set({ state: after.state, current_version: after.current_version, version: after.version, updated_at: ctx.now }).where('id', '=', row.id).execute()
  tell(ctx, row.id, action, note)
  return presentStandard(ctx, after)
}

/**
 * Publishes the draft, withdraws a standard, or takes it back into use. A second version says why it was written, and may name the
 * improvement that asked for it (BTL-011). From then on everybody of the post has it to read. Throws `action_not_allowed`, `rule_broken`.
 */
export async function actOnStandard(ctx: Ctx, { params, body }: Input<typeof standards.actOnStandard>): Promise<standards.ServiceStandard> {
  const row = await lockStandard(ctx, params.id)
  await mustBeCurrent(row.version, body.version, () => presentStandard(ctx, row))
  if (!STATES[body.action].includes(row.state)) throw new AppError('action_not_allowed', `${body.action} is not possible while ${row.state}`)
  if (body.action !== 'publish') return changeStandard(ctx, row, { state: body.action === 'withdraw' ? 'withdrawn' : 'published' }, body.action, body.reason || null)
  const draft = await ctx.tx.selectFrom('standard_version').selectAll().where('standard_id', '=', row.id).where('published_at', 'is', null).executeTakeFirst()
  if (!draft) throw new AppError('action_not_allowed', 'There is no draft to publish')
  if (draft.number > 1 && body.reason === '') throw wrongField('rule_broken', '/reason', 'say why it was written anew')
  await ctx.tx.updateTable('standard_version').set({ published_at: ctx.now, published_by: ctx.actor.name, reason: body.reason, improvement_number: body.improvementNumber }).where('id', '=', draft.id).execute()
  return changeStandard(ctx, row, { state: 'published', current_version: draft.number }, 'publish', body.reason || null)
}

/** The asker has read the version in force; a newer one that came meanwhile is not confirmed unread. Throws `stale_version`, `not_permitted`. */
export async function confirmStandard(ctx: Ctx, { params, body }: Input<typeof standards.confirmStandard>): Promise<standards.ServiceStandard> {
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted')
  const row = await ctx.tx.selectFrom('service_standard').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!isServiceStandard(row) || row.current_version === null) throw new AppError('not_found')
  if (row.current_version !== body.number) throw new AppError('stale_version', 'There is a newer version', undefined, { current: await presentStandard(ctx, row) })
  await ctx.tx.insertInto('standard_reading').values({ organization_id: ctx.organizationId, standard_id: row.id, number: body.number, employee_id: ctx.actor.employeeId, read_at: ctx.now }).onConflict((conflict) => conflict.doNothing()).execute()
  return presentStandard(ctx, row)
}

/** Who at a site has still to read which standard in force of their post. Throws `not_found` for a site outside the scope. */
export async function outstandingReadings(ctx: Ctx, { query }: Input<typeof standards.outstandingReadings>): Promise<Output<typeof standards.outstandingReadings>> {
  ctx.actor.mustSee('standards:write', query.siteId)
  const { kind } = await siteById(ctx, query.siteId)
  const people = await placedAt(ctx, query.siteId)
  const inForce = (await ctx.tx.selectFrom('service_standard').selectAll().where('state', '=', 'published').where('scene', 'is not', null).orderBy('code').execute()).filter(isServiceStandard)
  const readings = await ctx.tx.selectFrom('standard_reading').select(['standard_id', 'number', 'employee_id']).execute()
  const read = new Set(readings.map((row) => `${row.standard_id} ${row.number} ${row.employee_id}`))
  return {
    items: inForce.map((row) => {
      const meant = people.filter(({ postRoles }) => isForRoles(row.post, postRoles, kind))
      const missing = meant.filter(({ id }) => !read.has(`${row.id} ${row.current_version} ${id}`))
      return { standard: { id: row.id, name: row.name }, number: row.current_version!, of: meant.length, read: meant.length - missing.length, missing: missing.map(({ id, name }) => ({ id, name })) }
    }),
  }
}

/** The ready-made standards that an organisation does not have yet, published, in its language; what it has is left alone. Tells how many. */
export async function addReady(ctx: Ctx): Promise<number> {
  const known = new Set((await ctx.tx.selectFrom('service_standard').select('code').execute()).map(({ code }) => code))
  let added = 0
  for (const ready of readyStandards(await houseLocale(ctx))) {
    if (known.has(ready.code)) continue
    const id = newId()
    const row: StandardRow = { organization_id: ctx.organizationId, id, code: ready.code, name: ready.name, kind: ready.kind, post: ready.post, scene: ready.scene, state: 'published', current_version: 1, audience: 'staff', position_id: null, site_id: null, requirement_id: null, needs_signature: false, version: 1, updated_at: ctx.now }
    const inserted = await ctx.tx.insertInto('service_standard').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows === 0n) continue
    await insertVersion(ctx, id, 1, itemsOf(ready), { reason: '' })
    added++
  }
  return added
}

function itemsOf(ready: ReadyStandard): Items {
  return ready.items.map((item) => standards.StandardItem.parse({ id: newId(), ...item }))
}

export async function addReadyStandards(ctx: Ctx): Promise<Output<typeof standards.addReadyStandards>> {
  return { added: await addReady(ctx) }
}
