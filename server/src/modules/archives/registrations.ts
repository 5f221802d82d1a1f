import { residents, type Input, type Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { App } from '../../platform/app.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate, sendMessage, sendText } from '../../platform/messages/messages.ts'
import { countUpTo, pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import { formatRoomCode, parseRoomCode } from '../../platform/text/index.ts'
import { iso } from '../../platform/time.ts'
import { mustBePolite } from '../language/index.ts'
import { siteById } from '../organization/index.ts'
import { accountsWithRole, employeeNames, provePhone } from '../people/index.ts'
import { mustSeePerson, peopleOfUnit, unitsById } from './lookups.ts'
import { startOccupancy } from './occupancies.ts'
import { addPhone, createPerson } from './persons.ts'
import type { RegistrationTable } from './tables.ts'

type Row = Selectable<RegistrationTable>
type Presented = Output<typeof residents.decideRegistration>

/**
 * Somebody whose proven phone nobody knows asks to be registered; the front desk hears of it. Asking again while one waits is the same wish.
 * Throws `phone.wrong_code`, `not_found`.
 */
export async function requestRegistration(app: App, body: Input<typeof residents.requestRegistration>['body'], now = new Date()): Promise<Output<typeof residents.requestRegistration>> {
  const { number } = await provePhone(app, body, now)
  const { rows } = await app.database.pool.query<{ id: string; organization_id: string }>('select id, organization_id from sites_to_register_at()')
  const site = rows.find(({ id }) => id === body.siteId)
  if (!site) throw wrongField('not_found', '/siteId', 'no such site')
  return runInCtx(app, { actor: Actor.system(site.organization_id), now }, async (ctx) => {
    const id = newId()
    await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [`${site.id} ${number}`])
    const waiting = await ctx.tx.selectFrom('registration').select('id').where('site_id', '=', site.id).where('phone', '=', number).where('state', '=', 'waiting').executeTakeFirst()
    if (waiting) return { id: waiting.id, state: 'waiting' as const }
    const { name, room, role, note } = body
    await ctx.tx.insertInto('registration').values({ organization_id: ctx.organizationId, id, site_id: site.id, phone: number, name, room, role, note, asked_at: ctx.now }).execute()
    recordHappening(ctx, { siteId: site.id, recordType: 'registration', recordId: id, action: 'asked', toStatus: 'waiting', note: note || null, actorName: name })
    announceChange(ctx, { recordType: 'registration', recordId: id, siteId: site.id, action: 'asked' })
    const desk = await accountsWithRole(ctx, 'front_desk', site.id)
    sendMessage(ctx, { accountIds: desk.map((who) => who.accountId), template: 'registration.asked', params: { name, room }, record: { type: 'registration', id } })
    return { id, state: 'waiting' as const }
  })
}

/** Who asks to be registered at a site, the oldest that waits first. */
export async function listRegistrations(ctx: Ctx, { query }: Input<typeof residents.listRegistrations>): Promise<Output<typeof residents.listRegistrations>> {
  ctx.actor.mustSee('archives:write', query.siteId)
  await siteById(ctx, query.siteId)
  let select = ctx.tx.selectFrom('registration').where('site_id', '=', query.siteId)
  if (query.filter.state?.length) select = select.where('state', 'in', query.filter.state)
  const total = query.total ? await countUpTo(ctx, select) : null
  if (query.cursor) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id']) as [string, string]
    select = select.where((e) => e(e.refTuple('asked_at', 'id'), '<', e.tuple(new Date(at), id)))
  }
  const rows: Row[] = await select.selectAll().orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const page = pageOf(rows, query.limit, (row) => [row.asked_at.toISOString(), row.id], (row) => row, total)
  return { ...page, items: await presentAll(ctx, page.items) }
}

async function presentAll(ctx: Ctx, rows: readonly Row[]): Promise<Presented[]> {
  const names = await employeeNames(ctx, rows.map((row) => row.decided_by))
  return Promise.all(rows.map(async (row): Promise<Presented> => ({
    id: row.id, siteId: row.site_id, name: row.name, phone: row.phone, room: row.room, role: row.role, note: row.note, state: row.state, askedAt: iso(row.asked_at),
    unit: await meantUnit(ctx, row), decidedBy: row.decided_by === null ? null : (names.get(row.decided_by) ?? null), decidedAt: iso(row.decided_at), reason: row.reason,
  })))
}

/** The unit that was given, or the one that the words of the resident mean in any spelling, with who lives there today. */
async function meantUnit(ctx: Ctx, row: Row): Promise<Presented['unit']> {
  const room = parseRoomCode(row.room)
  // Some houses write 0803, some 803, and residents write either.
  const codes = room === null ? [] : [formatRoomCode(room), formatRoomCode({ ...room, room: room.room.replace(/^0+(?=\d)/, '') }), formatRoomCode({ ...room, room: room.room.padStart(4, '0') })]
  const found = row.unit_id !== null || codes.length === 0 ? undefined : await ctx.tx.selectFrom('unit').select('id').where('site_id', '=', row.site_id).where('code', 'in', codes).executeTakeFirst()
  const id = row.unit_id ?? found?.id
  const unit = id ? (await unitsById(ctx, [id])).get(id) : undefined
  if (!unit) return null
  return { id: unit.id, code: unit.code, people: (await peopleOfUnit(ctx, unit.id)).map((one) => ({ id: one.personId, name: one.name, role: one.role })) }
}

/**
 * Approves with person and unit, so that the next sign-in by this phone finds its home; or refuses with a reason. Locks first: of two clerks
 * one decides. Throws `action_not_allowed` for what is decided, `occupancy.overlap`, `not_found`.
 */
export async function decideRegistration(ctx: Ctx, { params, body }: Input<typeof residents.decideRegistration>): Promise<Presented> {
  const row = await ctx.tx.selectFrom('registration').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('archives:write', row.site_id)
  if (row.state !== 'waiting') throw new AppError('action_not_allowed', `It was ${row.state}`, undefined, { allowedActions: [] })
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted')
  const decided = { decided_by: ctx.actor.employeeId, decided_at: ctx.now }
  if (body.action === 'refuse') {
    await mustBePolite(ctx, '/reason', body.reason, row.site_id)
    return write(ctx, row, { ...decided, state: 'refused', reason: body.reason })
  }
  const unit = (await unitsById(ctx, [body.unitId])).get(body.unitId)
  if (unit?.siteId !== row.site_id) throw wrongField('not_found', '/unitId', 'no such unit at this site')
  const personId = body.personId ?? (await fileFor(ctx, row))
  if (body.personId !== null) {
    await mustSeePerson(ctx, body.personId).catch(() => {
      throw wrongField('not_found', '/personId', 'no such person')
    })
    await addPhone(ctx, body.personId, row.phone)
  }
  const livesThere = (await peopleOfUnit(ctx, unit.id)).some((one) => one.personId === personId)
  if (!livesThere) await startOccupancy(ctx, { params: {}, query: {}, body: { unitId: unit.id, personId, role: body.role, fromOn: body.fromOn, untilOn: null, isBillPayer: false } })
  return write(ctx, row, { ...decided, state: 'approved', person_id: personId, unit_id: unit.id })
}

async function fileFor(ctx: Ctx, row: Row): Promise<string> {
  const facts = { sex: 'unknown', email: '', idKind: null, idNumber: null, birthday: null, workplace: '', emergencyContact: '', tags: [], note: '' } as const
  const made = await createPerson(ctx, { params: {}, query: {}, body: { ...facts, tags: [], siteId: row.site_id, name: row.name, kind: 'person', phones: [{ number: row.phone, label: '' }] } })
  return made.id
}

async function write(ctx: Ctx, row: Row, set: Partial<Row>): Promise<Presented> {
  const after = { ...row, ...set }
  await ctx.tx.updateTable('registration').set(set).where('id', '=', row.id).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'registration', recordId: row.id, action: after.state, fromStatus: row.state, toStatus: after.state, note: after.reason || null })
  announceChange(ctx, { recordType: 'registration', recordId: row.id, siteId: row.site_id, action: after.state })
  // They have no account yet, or none at this home: the answer goes to the phone.
  sendText(ctx, { address: row.phone, channel: 'sms', template: `registration.${after.state}`, params: { name: row.name, room: row.room, reason: after.reason }, record: { type: 'registration', id: row.id } })
  return (await presentAll(ctx, [after]))[0]!
}

messageTemplate('registration.asked', {
  'zh-CN': { title: '{name} 申请业主端登记', body: '房号：{room}。请核对身份后办理。' },
  'zh-TW': { title: '{name} 申請住戶端登記', body: '房號：{room}。請核對身分後辦理。' },
  en: { title: '{name} asks to be registered', body: 'Home: {room}. Please check and decide.' },
})
messageTemplate('registration.approved', {
  'zh-CN': { title: '业主端登记已通过', body: '{name}，您好！{room} 的登记已办妥，请用本手机号登录业主端。' },
  'zh-TW': { title: '住戶端登記已通過', body: '{name}，您好！{room} 的登記已辦妥，請用本手機號登入住戶端。' },
  en: { title: 'You are registered', body: 'Hello {name}, {room} is registered. Please sign in with this phone number.' },
})
messageTemplate('registration.refused', {
  'zh-CN': { title: '业主端登记未通过', body: '{name}，您好！{room} 的登记未能通过：{reason}' },
  'zh-TW': { title: '住戶端登記未通過', body: '{name}，您好！{room} 的登記未能通過：{reason}' },
  en: { title: 'You could not be registered', body: 'Hello {name}, {room} could not be registered: {reason}' },
})
