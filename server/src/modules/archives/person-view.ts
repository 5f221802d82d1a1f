import type { archives } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { coveredPhone, maySeePhones } from '../../platform/personal-data/index.ts'
import { iso } from '../../platform/time.ts'
import { accountsOfPersons } from '../people/index.ts'
import { currentOnes, occupanciesBy, phonesOf, presentOccupancies } from './occupancy-rows.ts'
import { together } from './together.ts'

/** One person as the actor may see them: what belongs to sites outside the actor's scope is left out. */
export async function presentPerson(ctx: Ctx, id: string): Promise<archives.Person> {
  const row = await ctx.tx.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('not_found', 'No such person')
  const known = (await phonesOf(ctx, [id])).get(id) ?? []
  const phones = known.map(({ number, label }) => ({ number: phoneAt(ctx, row.site_ids, number), label }))
  const accounts = await accountsOfPersons(ctx, [id])
  const occupancies = (await occupanciesBy(ctx, 'person_id', [id])).filter((o) => ctx.actor.can('archives:read', o.site_id))
  return {
    id,
    name: row.name,
    kind: row.kind,
    sex: row.sex,
    pinyin: row.pinyin,
    phones: phones.map(({ number }) => number),
    phoneDetails: phones.map(({ number, label }, i) => ({ number, label, isMain: i === 0 })),
    email: row.email,
    idKind: row.id_kind,
    idNumberMasked: row.id_number_masked,
    birthday: row.birthday,
    workplace: row.workplace,
    emergencyContact: row.emergency_contact,
    contactPerson: row.contact_person,
    locale: row.locale,
    tags: row.tags,
    note: row.note,
    hasAccount: accounts.has(id),
    occupancies: await presentOccupancies(ctx, occupancies),
    version: row.version,
    updatedAt: iso(row.updated_at),
  }
}

/** In full when the actor may see phones at one of the person's sites, or anywhere for who has none today (PRV-002). */
function phoneAt(ctx: Ctx, siteIds: readonly string[], number: string): string {
  return (siteIds.length === 0 ? maySeePhones(ctx.actor, null) : siteIds.some((siteId) => maySeePhones(ctx.actor, siteId))) ? number : coveredPhone(number)
}

type SummaryRow = { id: string; name: string; kind: 'person' | 'company'; sex: 'male' | 'female' | 'unknown' }

/** Persons in a list, with their phones and the units of today that the actor may see. */
export async function presentSummaries(ctx: Ctx, rows: SummaryRow[]): Promise<archives.PersonSummary[]> {
  const ids = rows.map((row) => row.id)
  const [phones, occupancies] = await together(phonesOf(ctx, ids), occupanciesBy(ctx, 'person_id', ids))
  const current = (await currentOnes(ctx, occupancies)).filter((o) => ctx.actor.can('archives:read', o.site_id))
  const unitsOf = (id: string): archives.PersonSummary['units'] =>
    current.filter((o) => o.person_id === id).map((o) => ({ id: o.unit_id, siteId: o.site_id, code: o.unit_code, role: o.role }))
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    sex: row.sex,
    phones: (phones.get(row.id) ?? []).map(({ number }) => phoneAt(ctx, unitsOf(row.id).map(({ siteId }) => siteId), number)),
    units: unitsOf(row.id),
  }))
}
