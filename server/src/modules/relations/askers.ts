import type { Input, Output, relations } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { iso } from '../../platform/time.ts'
import { mustSeePerson, ownUnitIds } from '../archives/index.ts'
import { outageAt, stateOf } from './outages.ts'

type Asker = Output<typeof relations.askToBeTold>

function query(ctx: Ctx) {
  return ctx.tx
    .selectFrom('outage_asker as a')
    .innerJoin('unit as u', (join) => join.onRef('u.organization_id', '=', 'a.organization_id').onRef('u.id', '=', 'a.unit_id'))
    .leftJoin('person as p', (join) => join.onRef('p.organization_id', '=', 'a.organization_id').onRef('p.id', '=', 'a.person_id'))
    .select(['a.id', 'a.unit_id', 'u.code', 'a.person_id', 'p.name', 'a.phone', 'a.asked_at', 'a.told_at', 'a.told_how'])
    .orderBy('a.asked_at')
}
type Row = { id: string; unit_id: string; code: string; person_id: string | null; name: string | null; phone: string; asked_at: Date; told_at: Date | null; told_how: Asker['toldHow'] }
const present = (row: Row): Asker => ({
  id: row.id, unit: { id: row.unit_id, name: row.code }, person: row.person_id === null ? null : { id: row.person_id, name: row.name! }, phone: row.phone, askedAt: iso(row.asked_at), toldAt: iso(row.told_at), toldHow: row.told_how,
})

export async function listAskers(ctx: Ctx, { params }: Input<typeof relations.listAskers>): Promise<Output<typeof relations.listAskers>> {
  const outage = await outageAt(ctx, params.id)
  return { items: (await query(ctx).where('a.outage_id', '=', outage.id).execute()).map(present) }
}

/** Staff note that somebody wants to hear when it is over; a resident asks for the own home. Asking twice is asking once. */
export async function askToBeTold(ctx: Ctx, { params, body }: Input<typeof relations.askToBeTold>): Promise<Asker> {
  const isResident = ctx.actor.kind === 'resident'
  if (!ctx.actor.can('relations:record') && !ctx.actor.can('relations:own')) throw new AppError('not_permitted')
  const outage = await ctx.tx.selectFrom('outage').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  const { rows: affected } = await ctx.client.query({ name: 'outage_has_unit', text: 'select 1 from outage_units($1) u where u.unit_id = $2', values: [params.id, body.unitId] })
  const isOwn = isResident && (await ownUnitIds(ctx)).includes(body.unitId)
  if (!outage || (isResident ? !isOwn : !ctx.actor.can('relations:record', outage.site_id))) throw new AppError('not_found')
  if (affected.length === 0) throw wrongField('rule_broken', '/unitId', 'is not affected')
  const state = stateOf(outage, ctx.now)
  if (state === 'over' || state === 'cancelled') throw new AppError('action_not_allowed', `It is ${state}`)
  const personId = isResident ? ctx.actor.personId : body.personId
  if (!isResident && personId !== null) await mustSeePerson(ctx, personId, 'relations:record')
  await ctx.tx
    .insertInto('outage_asker')
    .values({ organization_id: ctx.organizationId, id: newId(), outage_id: outage.id, unit_id: body.unitId, person_id: personId, phone: body.phone, asked_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  announceChange(ctx, { recordType: 'outage', recordId: outage.id, siteId: outage.site_id, action: 'asked' })
  const found = query(ctx).where('a.outage_id', '=', outage.id).where('a.unit_id', '=', body.unitId)
  return present(await (personId === null ? found.where('a.person_id', 'is', null) : found.where('a.person_id', '=', personId)).executeTakeFirstOrThrow())
}

export async function toldByPhone(ctx: Ctx, { params }: Input<typeof relations.toldByPhone>): Promise<Asker> {
  const row = await ctx.tx.selectFrom('outage_asker').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  const outage = await outageAt(ctx, row.outage_id)
  ctx.actor.mustBeAbleTo('relations:record', outage.site_id)
  if (row.told_at !== null) throw new AppError('action_not_allowed', 'They have been told')
  await ctx.tx.updateTable('outage_asker').set({ told_at: ctx.now, told_how: 'phone' }).where('id', '=', row.id).execute()
  announceChange(ctx, { recordType: 'outage', recordId: outage.id, siteId: outage.site_id, action: 'told' })
  return present(await query(ctx).where('a.id', '=', row.id).executeTakeFirstOrThrow())
}
