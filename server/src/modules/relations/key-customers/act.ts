import type { Input, relations } from '@guanjia/contract'
import { z } from 'zod'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { queue } from '../../../platform/events.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../../platform/messages/messages.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../../platform/records/index.ts'
import { momentOf } from '../../../platform/text/index.ts'
import { dayIn } from '../../../platform/time.ts'
import { personsById, unitsById } from '../../archives/index.ts'
import { siteById } from '../../organization/index.ts'
import { accountOfEmployee, complaintSupervisor, worksAt } from '../../people/index.ts'
import { tellEmployee } from '../tell.ts'
import { mayKeep, presentById, type KeyCustomerRow } from './list.ts'

const DUE = 'relations.key-customer-due'
type Body = Input<typeof relations.actOnKeyCustomer>['body']

/** Puts somebody on the list; without an owner the customer-service supervisor has it (ORG-025). The same `id` twice is one. */
export async function addKeyCustomer(ctx: Ctx, { body }: Input<typeof relations.addKeyCustomer>): Promise<relations.KeyCustomer> {
  ctx.actor.mustSee('relations:decide', body.siteId)
  const { timeZone } = await siteById(ctx, body.siteId)
  const me = ctx.actor.employeeId
  if (me === null) throw new AppError('not_permitted')
  if (body.unitId === null && body.personId === null) throw wrongField('rule_broken', '/unitId', 'a household or a person')
  if (body.unitId !== null && (await unitsById(ctx, [body.unitId])).get(body.unitId)?.siteId !== body.siteId) throw wrongField('not_found', '/unitId', 'no such unit at this site')
  if (body.personId !== null && !(await personsById(ctx, [body.personId])).get(body.personId)?.siteIds.includes(body.siteId)) throw wrongField('not_found', '/personId', 'no such person at this site')
  if (body.reason === 'other' && body.why === '') throw wrongField('rule_broken', '/why', 'say why')
  mustLieAhead(ctx, body.nextContactOn, timeZone)
  const ownerId = await ownerOf(ctx, body.siteId, body.ownerId)
  const id = body.id ?? newId()
  const known = await ctx.tx.selectFrom('key_customer').select('added_by').where('id', '=', id).executeTakeFirst()
  if (known) {
    if (known.added_by !== me) throw wrongField('already_exists', '/id', id)
    return presentById(ctx, id)
  }
  const made = await ctx.tx
    .insertInto('key_customer')
    .values({ organization_id: ctx.organizationId, id, site_id: body.siteId, unit_id: body.unitId, person_id: body.personId, reason: body.reason, why: body.why, owner_id: ownerId, next_contact_on: body.nextContactOn, added_by: me, added_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw wrongField('already_exists', body.unitId === null ? '/personId' : '/unitId', 'is on the list')
  await afterChange(ctx, { id, site_id: body.siteId, owner_id: ownerId, next_contact_on: body.nextContactOn }, { action: 'added', note: body.why }, timeZone, null)
  return presentById(ctx, id)
}

/** One act on a key customer: lock, permit, decide, write, tell. */
export async function actOnKeyCustomer(ctx: Ctx, { params, body }: Input<typeof relations.actOnKeyCustomer>): Promise<relations.KeyCustomer> {
  const row: KeyCustomerRow | undefined = await ctx.tx.selectFrom('key_customer').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('relations:read', row.site_id)
  if (!mayKeep(ctx, row) || (body.action !== 'contact' && !ctx.actor.can('relations:decide', row.site_id))) throw new AppError('not_permitted')
  await mustBeCurrent(row.version, body.version, () => presentById(ctx, row.id))
  if (row.ended_at !== null) throw new AppError('action_not_allowed', 'It is off the list')
  const { timeZone } = await siteById(ctx, row.site_id)
  const set = await ACTS[body.action](ctx, row, body as never, timeZone)
  const after = { ...row, ...set }
  await ctx.tx.updateTable('key_customer').set({ ...set, version: row.version + 1 }).where('id', '=', row.id).execute()
  const { ended_at: _, end_reason: __, ...told } = set
  await afterChange(ctx, after, { action: body.action === 'contact' ? 'contacted' : body.action === 'end' ? 'ended' : 'changed', note: body.action === 'contact' ? body.words : body.note, changes: changesBetween({ ...row }, told) }, timeZone, row)
  return presentById(ctx, row.id)
}

type Set = Partial<Pick<KeyCustomerRow, 'reason' | 'why' | 'owner_id' | 'next_contact_on' | 'ended_at' | 'end_reason'>>
const ACTS: { [A in Body['action']]: (ctx: Ctx, row: KeyCustomerRow, body: Extract<Body, { action: A }>, timeZone: string) => Promise<Set> } = {
  async contact(ctx, row, body, timeZone) {
    mustLieAhead(ctx, body.nextContactOn, timeZone)
    await ctx.tx.insertInto('key_contact').values({ organization_id: ctx.organizationId, id: newId(), key_customer_id: row.id, site_id: row.site_id, at: ctx.now, by_employee: ctx.actor.employeeId!, words: body.words }).execute()
    return { next_contact_on: body.nextContactOn }
  },
  async change(ctx, row, body, timeZone) {
    const after = { reason: body.reason ?? row.reason, why: body.why ?? row.why, owner_id: row.owner_id, next_contact_on: body.nextContactOn ?? row.next_contact_on }
    if (after.reason === 'other' && after.why === '') throw wrongField('rule_broken', '/why', 'say why')
    if (after.next_contact_on !== row.next_contact_on) mustLieAhead(ctx, after.next_contact_on, timeZone)
    if (body.ownerId !== undefined) after.owner_id = await ownerOf(ctx, row.site_id, body.ownerId)
    return after
  },
  end: async (ctx, _, body) => ({ ended_at: ctx.now, end_reason: body.note }),
}

function mustLieAhead(ctx: Ctx, day: string, timeZone: string): void {
  if (day < dayIn(timeZone, ctx.now)) throw wrongField('rule_broken', '/nextContactOn', 'is over')
}

async function ownerOf(ctx: Ctx, siteId: string, wanted: string | undefined): Promise<string> {
  if (wanted !== undefined) {
    if (!(await worksAt(ctx, wanted, siteId, 'relations:record'))) throw wrongField('not_found', '/ownerId', 'no colleague at this site who keeps in touch with residents')
    return wanted
  }
  const supervisor = await complaintSupervisor(ctx, siteId)
  if (supervisor === null) throw wrongField('rule_broken', '/ownerId', 'nobody supervises customer service at this site: name an owner')
  return supervisor
}

/** The trail, the screens, the new owner, and the morning of the next contact. */
async function afterChange(ctx: Ctx, row: Pick<KeyCustomerRow, 'id' | 'site_id' | 'owner_id' | 'next_contact_on'>, told: { action: string; note: string; changes?: ReturnType<typeof changesBetween> }, timeZone: string, before: KeyCustomerRow | null): Promise<void> {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'key_customer', recordId: row.id, action: told.action, note: told.note || null, changes: told.changes ?? [] })
  announceChange(ctx, { recordType: 'key_customer', recordId: row.id, siteId: row.site_id, action: told.action })
  if (row.owner_id !== before?.owner_id) await tellEmployee(ctx, row.owner_id, 'care.key_customer', { who: await nameOf(ctx, row.id), day: row.next_contact_on }, { type: 'key_customer', id: row.id })
  if (row.next_contact_on !== before?.next_contact_on)
    ctx.enqueue(DUE, { id: row.id, on: row.next_contact_on }, { dueAt: momentOf(row.next_contact_on, '08:30', timeZone), dedupeKey: `key-customer:${row.id}:${row.next_contact_on}` })
}

async function nameOf(ctx: Ctx, id: string): Promise<string> {
  const { unit, person } = await presentById(ctx, id)
  return [unit?.name, person?.name].filter(Boolean).join(' ')
}

/** On the morning of the day the owner hears of it, unless it has moved or ended meanwhile. */
export function remindOfKeyCustomers(): void {
  queue(DUE, z.object({ id: z.uuid(), on: z.iso.date() }), async (ctx, { id, on }) => {
    const row = await ctx.tx.selectFrom('key_customer').select(['owner_id']).where('id', '=', id).where('next_contact_on', '=', on).where('ended_at', 'is', null).executeTakeFirst()
    const account = row && (await accountOfEmployee(ctx, row.owner_id))
    if (account) sendMessage(ctx, { accountIds: [account], template: 'care.key_customer_due', params: { who: await nameOf(ctx, id) }, record: { type: 'key_customer', id }, dedupeKey: `key-customer-due:${id}:${on}` })
  })
}

messageTemplate('care.key_customer', {
  'zh-CN': { title: '重点客户由您负责：{who}', body: '请在 {day} 前联系。' },
  'zh-TW': { title: '重點客戶由您負責：{who}', body: '請在 {day} 前聯繫。' },
  en: { title: 'A key customer is yours: {who}', body: 'Please be in touch by {day}.' },
})
messageTemplate('care.key_customer_due', {
  'zh-CN': { title: '今天请联系重点客户 {who}', body: '联系后请记下结果和下次联系日期。' },
  'zh-TW': { title: '今天請聯繫重點客戶 {who}', body: '聯繫後請記下結果與下次聯繫日期。' },
  en: { title: 'Please be in touch with {who} today', body: 'Afterwards note what was said and when next.' },
})
