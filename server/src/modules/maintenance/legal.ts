import type { maintenance, Input, Output, TimelineEntry } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { sqlState } from '../../platform/database/database.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, filesOfRecords } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { mustBeCurrent, readTimeline } from '../../platform/records/index.ts'
import { dayIn, daysBetween, iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { inspectFacility } from '../registers/index.ts'
import { facilityAt, mustBeClass, mustBeColleague, mustBeParty, namesFor, tell } from './known.ts'
import { LEGAL_DUE_ON } from './legal-due.ts'
import { legalState, mustStand } from './rules.ts'
import type { MaintenanceTables } from './tables.ts'
import { tendAt } from './tend.ts'

export type LegalRow = MaintenanceTables['legal_inspection']
type CertificateRow = MaintenanceTables['legal_certificate']
type Facts = Omit<Input<typeof maintenance.createLegalInspection>['body'], 'id' | 'siteId'>

const presentCertificate = (row: CertificateRow, party: (id: string | null) => { id: string; name: string } | null) => ({
  id: row.id, on: row.on_day, result: row.result, number: row.number, party: party(row.party_id), validFrom: row.valid_from, validUntil: row.valid_until, note: row.note, by: row.by_name, voided: row.voided_at === null ? null : { reason: row.void_reason!, by: row.voided_by!, at: iso(row.voided_at) },
})

export async function presentLegal(ctx: Ctx, rows: readonly LegalRow[]): Promise<maintenance.LegalInspection[]> {
  if (rows.length === 0) return []
  const { timeZone } = await siteById(ctx, rows[0]!.site_id)
  const today = dayIn(timeZone, ctx.now)
  const { rows: certificates } = await ctx.client.query<CertificateRow>(
    'select distinct on (legal_inspection_id) * from legal_certificate where legal_inspection_id = any ($1) and voided_at is null order by legal_inspection_id, on_day desc, recorded_at desc', [rows.map(({ id }) => id)],
  )
  const of = new Map(certificates.map((row) => [row.legal_inspection_id, row]))
  const names = await namesFor(ctx, { facility: rows.map((row) => row.facility_id), class: rows.map((row) => row.class_id), person: rows.map((row) => row.owner_id), party: [...rows.map((row) => row.party_id), ...certificates.map((row) => row.party_id)] })
  const { rows: known } = await ctx.client.query<{ id: string; due_on: string | null; state: string | null }>(
    `select l.id, ${LEGAL_DUE_ON} as due_on, f.state from legal_inspection l left join facility f on f.organization_id = l.organization_id and f.id = l.facility_id where l.id = any ($1)`, [rows.map(({ id }) => id)],
  )
  const dues = new Map(known.map((row) => [row.id, row]))
  return rows.map((row) => {
    const { due_on: dueOn, state: stands } = dues.get(row.id)!
    const state = legalState(dueOn, row.is_failed, today)
    const certificate = of.get(row.id)
    return {
      id: row.id, siteId: row.site_id, kind: row.kind, name: row.name, facility: names.facility(row.facility_id), class: names.class(row.class_id), party: names.party(row.party_id), months: row.months, owner: names.person(row.owner_id), isActive: row.is_active, note: row.note, state, dueOn, daysLeft: dueOn === null ? null : daysBetween(today, dueOn),
      certificate: certificate ? presentCertificate(certificate, names.party) : null, mustStop: row.is_active && (stands === null || stands === 'running' || stands === 'standby') && mustStand(row.kind, state), version: row.version,
    }
  })
}

const PRESSING = { failed: 0, overdue: 1, due: 2, unknown: 3, valid: 4 } as const
export async function legalAt(ctx: Ctx, siteId: string, filter: Input<typeof maintenance.listLegalInspections>['query']['filter']): Promise<maintenance.LegalInspection[]> {
  ctx.actor.mustSee('maintenance:read', siteId)
  await siteById(ctx, siteId)
  let select = ctx.tx.selectFrom('legal_inspection').selectAll().where('site_id', '=', siteId)
  if (filter.kind?.length) select = select.where('kind', 'in', filter.kind)
  if (filter.facilityId) select = select.where('facility_id', '=', filter.facilityId)
  if (filter.active !== undefined) select = select.where('is_active', '=', filter.active)
  const shown = await presentLegal(ctx, await select.orderBy('name').limit(5000).execute())
  const q = filter.q?.trim().toLowerCase()
  return shown
    .filter((one) => (!filter.state?.length || filter.state.includes(one.state)) && (!q || [one.name, one.facility?.name, one.facility?.code, one.certificate?.number].some((words) => words?.toLowerCase().includes(q))))
    .toSorted((a, b) => PRESSING[a.state] - PRESSING[b.state] || (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || (a.name < b.name ? -1 : 1))
}
export async function listLegalInspections(ctx: Ctx, { query }: Input<typeof maintenance.listLegalInspections>): Promise<Output<typeof maintenance.listLegalInspections>> {
  return { items: await legalAt(ctx, query.siteId, query.filter) }
}

async function rowAt(ctx: Ctx, id: string, lock = false): Promise<LegalRow> {
  let select = ctx.tx.selectFrom('legal_inspection').selectAll().where('id', '=', id)
  if (lock) select = select.forUpdate()
  const row = await select.executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('maintenance:read', row.site_id)
  if (lock) ctx.actor.mustBeAbleTo('maintenance:write', row.site_id)
  return row
}

export async function getLegalInspection(ctx: Ctx, { params }: Input<typeof maintenance.getLegalInspection>): Promise<maintenance.LegalInspectionDetails> {
  const row = await rowAt(ctx, params.id)
  const certificates = await ctx.tx.selectFrom('legal_certificate').selectAll().where('legal_inspection_id', '=', row.id).orderBy('on_day', 'desc').orderBy('recorded_at', 'desc').limit(200).execute()
  const files = await filesOfRecords(ctx, certificates.map(({ id }) => id))
  const names = await namesFor(ctx, { party: certificates.map((one) => one.party_id) })
  const reminders = await ctx.tx.selectFrom('legal_reminder').selectAll().where('legal_inspection_id', '=', row.id).orderBy('at', 'desc').limit(200).execute()
  return {
    ...(await presentLegal(ctx, [row]))[0]!, certificates: certificates.map((one) => ({ ...presentCertificate(one, names.party), files: (files.get(one.id) ?? []).map(({ file }) => file) })), reminders: reminders.map((one) => ({ days: one.days, dueOn: one.due_on, at: iso(one.at) })),
  }
}
export async function legalInspectionTimeline(ctx: Ctx, { params }: Input<typeof maintenance.legalInspectionTimeline>): Promise<{ items: TimelineEntry[] }> {
  return { items: await readTimeline(ctx, (await rowAt(ctx, params.id)).id) }
}

async function mustFit(ctx: Ctx, siteId: string, body: Facts): Promise<void> {
  if ((body.facilityId === null) === (body.classId === null)) throw wrongField('rule_broken', '/facilityId', 'a facility or a class, one of the two')
  if (body.facilityId !== null) await facilityAt(ctx, body.facilityId, { siteId, pointer: '/facilityId' })
  await mustBeClass(ctx, body.classId)
  await mustBeParty(ctx, siteId, body.partyId)
  await mustBeColleague(ctx, siteId, body.ownerId, '/ownerId')
}
const columnsOf = (body: Facts) => ({ kind: body.kind, name: body.name, facility_id: body.facilityId, class_id: body.classId, party_id: body.partyId, months: body.months, owner_id: body.ownerId, is_active: body.isActive, note: body.note })

/** New legal inspection (MNT-009). Throws `already_exists` naming `/name`, `not_found`, `rule_broken`. */
export async function createLegalInspection(ctx: Ctx, { body }: Input<typeof maintenance.createLegalInspection>): Promise<maintenance.LegalInspectionDetails> {
  ctx.actor.mustSee('maintenance:write', body.siteId)
  await siteById(ctx, body.siteId)
  await mustFit(ctx, body.siteId, body)
  const id = body.id ?? newId()
  const made = await ctx.tx.insertInto('legal_inspection').values({ organization_id: ctx.organizationId, id, site_id: body.siteId, ready_key: null, due_on: null, is_failed: false, version: 1, updated_at: ctx.now, ...columnsOf(body) }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) {
    const known = body.id === undefined ? undefined : await ctx.tx.selectFrom('legal_inspection').select('name').where('id', '=', id).where('site_id', '=', body.siteId).executeTakeFirst()
    if (known?.name !== body.name) throw wrongField('already_exists', '/name', body.name)
  } else {
    tell(ctx, 'legal_inspection', { id, siteId: body.siteId }, 'created')
    tendAt(ctx, body.siteId, ctx.now)
  }
  return getLegalInspection(ctx, { params: { id }, query: {}, body: {} })
}

export async function changeLegalInspection(ctx: Ctx, { params, body }: Input<typeof maintenance.changeLegalInspection>): Promise<maintenance.LegalInspectionDetails> {
  const row = await rowAt(ctx, params.id, true)
  await mustBeCurrent(row.version, body.version, () => getLegalInspection(ctx, { params, query: {}, body: {} }))
  await mustFit(ctx, row.site_id, body)
  await ctx.tx
    .updateTable('legal_inspection')
    .set({ ...columnsOf(body), version: row.version + 1, updated_at: ctx.now })
    .where('id', '=', row.id)
    .execute()
    .catch((error: unknown) => {
      throw sqlState(error) === '23505' ? wrongField('already_exists', '/name', body.name) : error
    })
  // What its certificates say holds for another facility now, or for none.
  if (row.due_on !== null && (row.facility_id !== body.facilityId || row.is_active !== body.isActive)) {
    const { timeZone } = await siteById(ctx, row.site_id)
    for (const id of new Set([row.facility_id, body.facilityId])) if (id !== null) await keepRegister(ctx, id, { on: dayIn(timeZone, ctx.now), note: body.name })
  }
  tell(ctx, 'legal_inspection', { id: row.id, siteId: row.site_id }, 'changed')
  return getLegalInspection(ctx, { params, query: {}, body: {} })
}

/** It was inspected: the certificate, and until when it holds; one that failed holds for no day. The register's date follows. Throws `rule_broken` naming the field. */
export async function recordCertificate(ctx: Ctx, { params, body }: Input<typeof maintenance.recordCertificate>): Promise<maintenance.LegalInspectionDetails> {
  const row = await rowAt(ctx, params.id, true)
  const { timeZone } = await siteById(ctx, row.site_id)
  if (body.on > dayIn(timeZone, ctx.now)) throw wrongField('rule_broken', '/on', 'lies in the future')
  if (body.result === 'failed' && body.validUntil !== null) throw wrongField('rule_broken', '/validUntil', 'what failed holds for no day')
  if (body.result !== 'failed' && body.validUntil === null) throw wrongField('rule_broken', '/validUntil', 'say until when it holds')
  if (body.validUntil !== null && (body.validUntil < body.on || (body.validFrom !== null && body.validUntil < body.validFrom))) throw wrongField('rule_broken', '/validUntil', 'lies before it began')
  await mustBeParty(ctx, row.site_id, body.partyId)
  const id = body.id ?? newId()
  const made = await ctx.tx
    .insertInto('legal_certificate')
    .values({ organization_id: ctx.organizationId, id, legal_inspection_id: row.id, on_day: body.on, result: body.result, number: body.number, party_id: body.partyId ?? row.party_id, valid_from: body.validFrom, valid_until: body.validUntil, note: body.note, by_name: ctx.actor.name, recorded_at: ctx.now, void_reason: null, voided_by: null, voided_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) {
    const known = await ctx.tx.selectFrom('legal_certificate').select('legal_inspection_id').where('id', '=', id).executeTakeFirst()
    if (known?.legal_inspection_id !== row.id) throw wrongField('already_exists', '/id', 'another certificate has this id')
    return getLegalInspection(ctx, { params, query: {}, body: {} })
  }
  await attachFiles(ctx, { type: 'legal_certificate', id }, body.fileIds, 'certificate')
  await judge(ctx, row, { on: body.on, note: body.number })
  tell(ctx, 'legal_inspection', { id: row.id, siteId: row.site_id }, 'inspected', { note: [body.on, body.number, body.validUntil].filter(Boolean).join(' '), fileIds: body.fileIds })
  tendAt(ctx, row.site_id, ctx.now)
  return getLegalInspection(ctx, { params, query: {}, body: {} })
}

/** Until when it holds by the certificates that count: by the newest; one that failed takes what was before away. */
async function judge(ctx: Ctx, row: LegalRow, said: { on: string; note: string }): Promise<void> {
  const newest = await ctx.tx.selectFrom('legal_certificate').selectAll().where('legal_inspection_id', '=', row.id).where('voided_at', 'is', null).orderBy('on_day', 'desc').orderBy('recorded_at', 'desc').limit(1).executeTakeFirst()
  const isFailed = newest?.result === 'failed'
  const dueOn = newest ? newest.valid_until : null
  await ctx.tx.updateTable('legal_inspection').set({ due_on: dueOn, is_failed: isFailed, version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).execute()
  if (row.facility_id !== null) await keepRegister(ctx, row.facility_id, said)
}

/** The register has the earliest day of all that the law asks of a facility; of two certificates at once the second sees the first. */
async function keepRegister(ctx: Ctx, facilityId: string, said: { on: string; note: string }): Promise<void> {
  await ctx.tx.selectFrom('facility').select('id').where('id', '=', facilityId).forNoKeyUpdate().execute()
  const { rows } = await ctx.client.query<{ due_on: string | null }>('select min(due_on) as due_on from legal_inspection where facility_id = $1 and is_active', [facilityId])
  await inspectFacility(ctx, facilityId, { ...said, nextOn: rows[0]!.due_on })
}

export async function voidCertificate(ctx: Ctx, { params, body }: Input<typeof maintenance.voidCertificate>): Promise<maintenance.LegalInspectionDetails> {
  const certificate = await ctx.tx.selectFrom('legal_certificate').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!certificate) throw new AppError('not_found')
  const row = await rowAt(ctx, certificate.legal_inspection_id, true)
  const { numUpdatedRows } = await ctx.tx.updateTable('legal_certificate').set({ void_reason: body.reason, voided_by: ctx.actor.name, voided_at: ctx.now }).where('id', '=', certificate.id).where('voided_at', 'is', null).executeTakeFirst()
  if (numUpdatedRows === 0n) throw new AppError('action_not_allowed', 'It is voided', undefined, { allowedActions: [] })
  await judge(ctx, row, { on: certificate.on_day, note: body.reason })
  tell(ctx, 'legal_inspection', { id: row.id, siteId: row.site_id }, 'certificate_voided', { note: [certificate.number, body.reason].filter(Boolean).join('：') })
  tendAt(ctx, row.site_id, ctx.now)
  return getLegalInspection(ctx, { params: { id: row.id }, query: {}, body: {} })
}
