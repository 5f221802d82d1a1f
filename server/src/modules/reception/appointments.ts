import { reception, type Input, type Output } from '@guanjia/contract'
import { sql, type Updateable } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { queue } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { changesBetween, likeText, mustBeCurrent, pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import { iso, wallTimeIn } from '../../platform/time.ts'
import { personsById } from '../archives/index.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { accountOfEmployee, rolesAt } from '../people/index.ts'
import { mustBeOfSite, receive } from './arrive.ts'
import { employeeOf } from './change.ts'
import type { AppointmentRow, AppointmentTable } from './tables.ts'

export const PREPARED = reception.PREPARATIONS
/** The host hears of it while there is time to prepare. */
const REMIND_MS = 30 * 60_000

type Named = AppointmentRow & { hostName: string; unitCode: string | null; personName: string | null; visitId: string | null }

function query(ctx: Ctx) {
  return ctx.tx
    .selectFrom('visit_appointment as a')
    .innerJoin('employee as h', (join) => join.onRef('h.organization_id', '=', 'a.organization_id').onRef('h.id', '=', 'a.host_id'))
    .leftJoin('unit as u', (join) => join.onRef('u.organization_id', '=', 'a.organization_id').onRef('u.id', '=', 'a.unit_id'))
    .leftJoin('person as p', (join) => join.onRef('p.organization_id', '=', 'a.organization_id').onRef('p.id', '=', 'a.person_id'))
    .leftJoin('visit as v', (join) => join.onRef('v.organization_id', '=', 'a.organization_id').onRef('v.appointment_id', '=', 'a.id'))
    .selectAll('a')
    .select(['h.name as hostName', 'u.code as unitCode', 'p.name as personName', 'v.id as visitId'])
}

function present(ctx: Ctx, row: Named): reception.VisitAppointment {
  const isPlanned = row.status === 'planned' && ctx.actor.can('reception:serve', row.site_id)
  return {
    id: row.id, siteId: row.site_id, status: row.status, name: row.personName ?? row.name, person: row.person_id === null ? null : { id: row.person_id, name: row.personName! }, unit: row.unit_id === null ? null : { id: row.unit_id, name: row.unitCode! },
    phone: row.phone, people: row.people, purpose: row.purpose, place: row.place, from: iso(row.from_at), to: iso(row.to_at), host: { id: row.host_id, name: row.hostName },
    preparation: PREPARED.map((code) => ({ code, at: row.preparation[code]?.at ?? null, by: row.preparation[code]?.by ?? '' })), note: row.note, visitId: row.visitId, isLate: row.status === 'planned' && row.to_at < ctx.now,
    allowedActions: isPlanned ? ['prepare', 'arrive', ...(row.from_at < ctx.now ? (['miss'] as const) : []), 'cancel'] : [], version: row.version,
  }
}

async function presented(ctx: Ctx, id: string): Promise<reception.VisitAppointment> {
  return present(ctx, await query(ctx).where('a.id', '=', id).executeTakeFirstOrThrow())
}

export async function listAppointments(ctx: Ctx, { query: asked }: Input<typeof reception.listAppointments>): Promise<Output<typeof reception.listAppointments>> {
  ctx.actor.mustSee('reception:read', asked.siteId)
  await siteById(ctx, asked.siteId)
  const { filter } = asked
  let select = query(ctx).where('a.site_id', '=', asked.siteId)
  if (filter.status?.length) select = select.where('a.status', 'in', filter.status)
  if (filter.hostId) select = select.where('a.host_id', '=', filter.hostId)
  if (filter.from) select = select.where('a.from_at', '>=', new Date(filter.from))
  if (filter.to) select = select.where('a.from_at', '<', new Date(filter.to))
  if (filter.q) {
    const like = `%${likeText(filter.q.trim())}%`
    select = select.where((e) => e.or([e('a.name', 'ilike', like), e('p.name', 'ilike', like), e('u.code', 'ilike', like), e('a.purpose', 'ilike', like), e('a.phone', 'like', like)]))
  }
  if (asked.cursor !== undefined) {
    const [at, id] = readCursor(asked.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(a.from_at, a.id) > (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('a.from_at').orderBy('a.id').limit(asked.limit + 1).execute()
  return pageOf(rows, asked.limit, (row) => [row.from_at, row.id], (row) => present(ctx, row))
}

async function checkTimes(ctx: Ctx, siteId: string, facts: { from: Date; to: Date; hostId: string }, isMoved: boolean): Promise<void> {
  if (facts.to <= facts.from) throw wrongField('rule_broken', '/to', 'must be after from')
  if (facts.to.getTime() - facts.from.getTime() > 86_400_000) throw wrongField('rule_broken', '/to', 'an appointment lasts a day at most')
  if (isMoved && facts.to < ctx.now) throw wrongField('rule_broken', '/to', 'lies in the past')
  if ((await rolesAt(ctx, facts.hostId, siteId)).length === 0) throw wrongField('not_found', '/hostId', 'no such colleague at this site')
}

/** An appointment of a visitor: purpose, time, host, place (RCP-007). The host is told of it, and reminded half an hour before. */
export async function createAppointment(ctx: Ctx, { body }: Input<typeof reception.createAppointment>): Promise<reception.VisitAppointment> {
  ctx.actor.mustSee('reception:read', body.siteId)
  ctx.actor.mustBeAbleTo('reception:serve', body.siteId)
  await siteById(ctx, body.siteId)
  const times = { from: new Date(body.from), to: new Date(body.to), hostId: body.hostId }
  await checkTimes(ctx, body.siteId, times, true)
  await mustBeOfSite(ctx, body.siteId, body)
  const id = body.id ?? newId()
  const name = body.name || (await personsById(ctx, [body.personId])).get(body.personId ?? '')?.name
  if (!name) throw wrongField('rule_broken', '/name', 'say who comes')
  const made = await ctx.tx
    .insertInto('visit_appointment')
    .values({
      organization_id: ctx.organizationId, id, site_id: body.siteId, status: 'planned', person_id: body.personId, unit_id: body.unitId, name, phone: body.phone, people: body.people, purpose: body.purpose, place: body.place,
      from_at: times.from, to_at: times.to, host_id: body.hostId, note: body.note, made_by: employeeOf(ctx), made_at: ctx.now, updated_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!made) {
    const known = await ctx.tx.selectFrom('visit_appointment').select('site_id').where('id', '=', id).executeTakeFirst()
    if (known?.site_id !== body.siteId) throw wrongField('already_exists', '/id', 'is an appointment of another site')
    return presented(ctx, id)
  }
  recordHappening(ctx, { siteId: body.siteId, recordType: 'visit_appointment', recordId: id, action: 'created', toStatus: 'planned', note: body.purpose })
  announceChange(ctx, { recordType: 'visit_appointment', recordId: id, siteId: body.siteId, action: 'created' })
  await tellHost(ctx, made, 'appointment.made')
  remindHost(ctx, made)
  return presented(ctx, id)
}

async function lock(ctx: Ctx, id: string): Promise<AppointmentRow> {
  const row = await ctx.tx.selectFrom('visit_appointment').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('reception:read', row.site_id)
  ctx.actor.mustBeAbleTo('reception:serve', row.site_id)
  return row
}

async function apply(ctx: Ctx, row: AppointmentRow, set: Updateable<AppointmentTable>, action: string, note: string | null = null): Promise<reception.VisitAppointment> {
  await ctx.tx.updateTable('visit_appointment').set({ ...set, version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).execute()
  const { preparation: _, ...plain } = set
  recordHappening(ctx, { siteId: row.site_id, recordType: 'visit_appointment', recordId: row.id, action, fromStatus: row.status, toStatus: (set.status as string | undefined) ?? row.status, note, changes: changesBetween({ ...row }, plain) })
  announceChange(ctx, { recordType: 'visit_appointment', recordId: row.id, siteId: row.site_id, action })
  return presented(ctx, row.id)
}

export async function changeAppointment(ctx: Ctx, { params, body }: Input<typeof reception.changeAppointment>): Promise<reception.VisitAppointment> {
  const row = await lock(ctx, params.id)
  await mustBeCurrent(row.version, body.version, () => presented(ctx, row.id))
  if (row.status !== 'planned') throw new AppError('action_not_allowed', `The appointment is ${row.status}`)
  const times = { from: body.from ? new Date(body.from) : row.from_at, to: body.to ? new Date(body.to) : row.to_at, hostId: body.hostId ?? row.host_id }
  const isMoved = times.from.getTime() !== row.from_at.getTime() || times.to.getTime() !== row.to_at.getTime()
  await checkTimes(ctx, row.site_id, times, isMoved)
  // Another time has to be confirmed anew.
  const { time_confirmed: _, ...kept } = row.preparation
  const set: Updateable<AppointmentTable> = {
    purpose: body.purpose, place: body.place, note: body.note, people: body.people, phone: body.phone, host_id: times.hostId, from_at: times.from, to_at: times.to, ...(isMoved ? { preparation: json(kept) } : {}),
  }
  const after = { ...row, ...(Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as Partial<AppointmentRow>) }
  if (isMoved || times.hostId !== row.host_id) {
    await tellHost(ctx, after, isMoved ? 'appointment.moved' : 'appointment.made')
    remindHost(ctx, after)
  }
  return apply(ctx, row, set, 'changed')
}

/** Told as the stored type: a builder has no index, the column has. */
const json = (value: AppointmentRow['preparation']) => sql`${JSON.stringify(value)}::jsonb` as unknown as AppointmentRow['preparation']

/** Prepares; or the visitor arrives and the appointment becomes a visit, once; stays away; cancels. */
export async function actOnAppointment(ctx: Ctx, { params, body }: Input<typeof reception.actOnAppointment>): Promise<reception.VisitAppointment> {
  const row = await lock(ctx, params.id)
  if (body.action === 'arrive' && row.status === 'arrived') {
    const visit = await ctx.tx.selectFrom('visit').select('id').where('appointment_id', '=', row.id).executeTakeFirst()
    if (body.visitId !== undefined && visit?.id === body.visitId) return presented(ctx, row.id)
  }
  if (row.status !== 'planned') throw new AppError('action_not_allowed', `The appointment is ${row.status}`, undefined, { allowedActions: [] })
  switch (body.action) {
    case 'prepare': {
      const { [body.code]: _, ...others } = row.preparation
      const done = { at: iso(ctx.now), by: ctx.actor.name, byId: employeeOf(ctx) }
      return apply(ctx, row, { preparation: json(body.isDone ? { ...others, [body.code]: row.preparation[body.code] ?? done } : others) }, body.isDone ? 'prepared' : 'unprepared', body.code)
    }
    case 'arrive': {
      const visit = await receive(ctx, {
        id: body.visitId ?? newId(), siteId: row.site_id, personId: row.person_id, unitId: row.unit_id, name: row.name, phone: row.phone, people: row.people, need: row.purpose, categoryId: null, at: ctx.now, appointment: row,
      })
      if (visit.appointmentId !== row.id) throw wrongField('already_exists', '/visitId', 'is another visit')
      await tellHost(ctx, row, 'appointment.arrived', { ticket: visit.ticket })
      return apply(ctx, row, { status: 'arrived' }, 'arrived', visit.ticket)
    }
    case 'miss':
      if (row.from_at > ctx.now) throw wrongField('rule_broken', '/action', 'the time has not come yet')
      return apply(ctx, row, { status: 'missed' }, 'missed')
    case 'cancel':
      return apply(ctx, row, { status: 'cancelled' }, 'cancelled', body.reason || null)
  }
}

async function tellHost(ctx: Ctx, row: AppointmentRow, template: string, more: Record<string, string> = {}): Promise<void> {
  const account = await accountOfEmployee(ctx, row.host_id)
  if (!account || account === ctx.actor.accountId) return
  const at = wallTimeIn(await timeZoneOf(ctx, row.site_id), row.from_at)
  sendMessage(ctx, { accountIds: [account], template, params: { name: row.name, at, purpose: row.purpose, place: row.place || '—', ...more }, record: { type: 'visit_appointment', id: row.id } })
}

/** The job that reminds the host; of an appointment that was moved, cancelled or has begun, it finds nothing to do. */
function remindHost(ctx: Ctx, row: AppointmentRow): void {
  const from = iso(row.from_at)
  ctx.enqueue('reception.remind-host', { appointmentId: row.id, hostId: row.host_id, from }, { dueAt: new Date(row.from_at.getTime() - REMIND_MS), dedupeKey: `remind-host:${row.id}:${row.host_id}:${from}` })
}

export function remindHostsInTime(): void {
  queue('reception.remind-host', z.object({ appointmentId: z.uuid(), hostId: z.uuid(), from: z.iso.datetime() }), async (ctx, { appointmentId, hostId, from }) => {
    const row = await ctx.tx.selectFrom('visit_appointment').selectAll().where('id', '=', appointmentId).executeTakeFirst()
    if (row?.status !== 'planned' || row.host_id !== hostId || iso(row.from_at) !== from || row.from_at < ctx.now) return
    await tellHost(ctx, row, 'appointment.soon')
  })
}

messageTemplate('appointment.made', {
  'zh-CN': { title: '来访预约：{name} {at}', body: '事由：{purpose}。地点：{place}。请提前了解需求、确认时间、准备场地。' },
  'zh-TW': { title: '來訪預約：{name} {at}', body: '事由：{purpose}。地點：{place}。請提前瞭解需求、確認時間、準備場地。' },
  en: { title: 'Appointment: {name} {at}', body: '{purpose}. Place: {place}. Please understand the need, confirm the time and prepare the place.' },
})
messageTemplate('appointment.moved', {
  'zh-CN': { title: '来访改期：{name} {at}', body: '事由：{purpose}。地点：{place}。请重新确认时间。' },
  'zh-TW': { title: '來訪改期：{name} {at}', body: '事由：{purpose}。地點：{place}。請重新確認時間。' },
  en: { title: 'Appointment moved: {name} {at}', body: '{purpose}. Place: {place}. Please confirm the time again.' },
})
messageTemplate('appointment.soon', {
  'zh-CN': { title: '{name} 即将到访：{at}', body: '事由：{purpose}。地点：{place}。' },
  'zh-TW': { title: '{name} 即將到訪：{at}', body: '事由：{purpose}。地點：{place}。' },
  en: { title: '{name} comes soon: {at}', body: '{purpose}. Place: {place}.' },
})
messageTemplate('appointment.arrived', {
  'zh-CN': { title: '{name} 已到访（{ticket}）', body: '事由：{purpose}。请到 {place} 接待。' },
  'zh-TW': { title: '{name} 已到訪（{ticket}）', body: '事由：{purpose}。請到 {place} 接待。' },
  en: { title: '{name} has arrived ({ticket})', body: '{purpose}. Place: {place}.' },
})
