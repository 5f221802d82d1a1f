import type { archives, Input, Output, TimelineEntry } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, readTimeline, recordHappening } from '../../platform/records/index.ts'
import { siteById } from '../organization/index.ts'
import { mustSeePerson } from './lookups.ts'
import { mergedFilesOf } from './merge/files.ts'
import { phonesOf } from './occupancy-rows.ts'
import { indexesOfId, nameColumns, readIdNumber, readPhones, sealId, type SealedId } from './person-columns.ts'
import { presentPerson } from './person-view.ts'

export async function getPerson(ctx: Ctx, { params }: Input<typeof archives.getPerson>): Promise<archives.Person> {
  const { id } = await mustSeePerson(ctx, params.id)
  return presentPerson(ctx, id)
}

/** What happened to a person's file, and to the files that were merged into it, without what happened at sites that the actor does not see. */
export async function personTimeline(
  ctx: Ctx,
  { params }: Input<typeof archives.personTimeline>,
): Promise<Output<typeof archives.personTimeline>> {
  const { id } = await mustSeePerson(ctx, params.id)
  const files = [id, ...(await mergedFilesOf(ctx, id))]
  const entries: TimelineEntry[] = []
  for (const file of files) entries.push(...(await readTimeline(ctx, file)))
  entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const foreign = new Set(
    (await ctx.tx.selectFrom('timeline_entry').select(['id', 'site_id']).where('record_id', 'in', files).execute())
      .filter((e) => e.site_id !== null && !ctx.actor.can('archives:read', e.site_id))
      .map((e) => e.id),
  )
  return { items: entries.filter((entry) => !foreign.has(entry.id)) }
}

const NO_ID = { id_kind: null, id_number_sealed: null, id_number_index: null, id_number_masked: null } as const

/**
 * A person or company at a site (HHD-002). The ID number is kept sealed, and phones in one spelling.
 * Throws `rule_broken` naming the field.
 */
export async function createPerson(ctx: Ctx, { body }: Input<typeof archives.createPerson>): Promise<archives.Person> {
  ctx.actor.mustSee('archives:read', body.siteId)
  ctx.actor.mustBeAbleTo('archives:write', body.siteId)
  await siteById(ctx, body.siteId)
  const phones = readPhones(body.phones)
  const read = body.idNumber ? readIdNumber(body.idNumber, body.idKind, body.kind) : null
  const sealed = read && sealId(ctx.app.personalData, read)
  if (read) await mustBeTheOnlyFile(ctx, indexesOfId(ctx.app.personalData, read), null)
  const id = newId()
  await ctx.tx
    .insertInto('person')
    .values({
      organization_id: ctx.organizationId,
      id,
      site_ids: [body.siteId],
      name: body.name,
      kind: body.kind,
      sex: body.sex === 'unknown' ? (read?.sex ?? 'unknown') : body.sex,
      ...nameColumns(body.name, body.kind),
      email: body.email,
      ...(sealed ?? NO_ID),
      birthday: body.birthday ?? read?.birthday ?? null,
      workplace: body.workplace,
      emergency_contact: body.emergencyContact,
      contact_person: body.contactPerson,
      tags: body.tags,
      note: body.note,
      updated_at: ctx.now,
    })
    .execute()
  await writePhones(ctx, id, phones)
  recordHappening(ctx, { siteId: body.siteId, recordType: 'person', recordId: id, action: 'created' })
  announceChange(ctx, { recordType: 'person', recordId: id, siteId: body.siteId, action: 'created' })
  return presentPerson(ctx, id)
}

/** One file for each person: a paper that another visible file already has is refused (HHD-021). Throws `rule_broken`. */
async function mustBeTheOnlyFile(ctx: Ctx, indexes: Buffer[], self: string | null): Promise<void> {
  const others = await ctx.tx
    .selectFrom('person')
    .select(['id', 'name', 'site_ids'])
    .where('id_number_index', 'in', indexes)
    .where('merged_into', 'is', null)
    .execute()
  const other = others.find(({ id, site_ids }) => id !== self && site_ids.some((siteId) => ctx.actor.can('archives:read', siteId)))
  if (other) throw wrongField('rule_broken', '/idNumber', `${other.name} already has a file with this number`)
}

/** The phones of a person from now on; the row of the person is changed first, so that its version keeps those of before. */
export async function writePhones(ctx: Ctx, personId: string, phones: ReturnType<typeof readPhones>): Promise<void> {
  await ctx.tx.deleteFrom('person_phone').where('person_id', '=', personId).execute()
  if (phones.length > 0)
    await ctx.tx
      .insertInto('person_phone')
      .values(phones.map((phone, position) => ({ organization_id: ctx.organizationId, person_id: personId, position, ...phone })))
      .execute()
}

/** One more number of a person, the last of the list; nothing when it is there already. */
export async function addPhone(ctx: Ctx, personId: string, number: string): Promise<void> {
  const known = (await phonesOf(ctx, [personId])).get(personId) ?? []
  if (known.some((phone) => phone.number === number)) return
  await ctx.tx.updateTable('person').set((e) => ({ version: e('version', '+', 1), updated_at: ctx.now })).where('id', '=', personId).execute()
  await writePhones(ctx, personId, readPhones([...known, { number, label: '' }]))
  recordHappening(ctx, { siteId: null, recordType: 'person', recordId: personId, action: 'changed', changes: [{ field: 'phones', from: known, to: [...known, { number, label: '' }] }] })
}

/**
 * Changes facts of a person on the version that was read. ID numbers stand masked in the timeline.
 * Throws `stale_version`, `rule_broken`.
 */
export async function changePerson(ctx: Ctx, { params, body }: Input<typeof archives.changePerson>): Promise<archives.Person> {
  const { siteIds, id } = await mustSeePerson(ctx, params.id)
  const siteId = siteIds.find((site) => ctx.actor.can('archives:write', site))
  if (siteId === undefined) throw new AppError('not_permitted', 'archives:write is needed')
  const row = await ctx.tx.selectFrom('person').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  await mustBeCurrent(row.version, body.version, () => presentPerson(ctx, id))
  const phonesBefore = (await phonesOf(ctx, [id])).get(id) ?? []
  const phones = body.phones && readPhones(body.phones)
  const paper = readPaper(ctx, row, body)
  if (paper?.sealed) await mustBeTheOnlyFile(ctx, paper.indexes, id)
  const before = {
    name: row.name,
    sex: row.sex,
    phones: phonesBefore,
    email: row.email,
    birthday: row.birthday,
    workplace: row.workplace,
    emergencyContact: row.emergency_contact,
    contactPerson: row.contact_person,
    tags: row.tags,
    note: row.note,
  }
  const { version, idKind, idNumber, ...wanted } = body
  const changes = changesBetween(before, { ...wanted, phones: phones?.map(({ number, label }) => ({ number, label })) })
  if (paper) changes.push({ field: 'idNumber', from: row.id_number_masked, to: paper.sealed?.id_number_masked ?? null })
  if (changes.length === 0) return presentPerson(ctx, id)
  await ctx.tx
    .updateTable('person')
    .set({
      ...(body.name === undefined ? {} : { name: body.name, ...nameColumns(body.name, row.kind) }),
      sex: body.sex,
      email: body.email,
      birthday: body.birthday,
      workplace: body.workplace,
      emergency_contact: body.emergencyContact,
      contact_person: body.contactPerson,
      tags: body.tags,
      note: body.note,
      ...(paper ? (paper.sealed ?? NO_ID) : {}),
      version: row.version + 1,
      updated_at: ctx.now,
    })
    .where('id', '=', id)
    .execute()
  // After the row: the version that is kept of it has the phones of before.
  if (phones) await writePhones(ctx, id, phones)
  recordHappening(ctx, { siteId, recordType: 'person', recordId: id, action: 'changed', changes })
  for (const site of siteIds) announceChange(ctx, { recordType: 'person', recordId: id, siteId: site, action: 'changed' })
  return presentPerson(ctx, id)
}

type Paper = {
  kind: 'person' | 'company'
  id_kind: archives.Person['idKind']
  id_number_sealed: Buffer | null
  id_number_index: Buffer | null
}

/** The paper after the change; null when it stays as it is. A kind alone is checked against the number that is kept. */
function readPaper(
  ctx: Ctx,
  row: Paper,
  body: { idKind?: archives.Person['idKind']; idNumber?: string | null },
): { sealed: SealedId | null; indexes: Buffer[] } | null {
  if (body.idNumber === undefined && body.idKind === undefined) return null
  const number = body.idNumber === undefined ? row.id_number_sealed && ctx.app.personalData.decrypt(row.id_number_sealed) : body.idNumber
  if (!number) return row.id_number_index === null ? null : { sealed: null, indexes: [] }
  const read = readIdNumber(number, body.idKind === undefined ? row.id_kind : body.idKind, row.kind)
  const indexes = indexesOfId(ctx.app.personalData, read)
  const isSame = indexes.some((index) => row.id_number_index?.equals(index)) && row.id_kind === read.kind
  return isSame ? null : { sealed: sealId(ctx.app.personalData, read), indexes }
}
