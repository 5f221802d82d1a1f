import type { archives } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { occupanciesBy, phonesOf } from './occupancy-rows.ts'

/** Facts of a person in full, ID number included. */
export interface FullPerson {
  id: string
  name: string
  phones: string[]
  idKind: archives.Person['idKind']
  idNumber: string | null
  workplace: string
  emergencyContact: string
}

/**
 * Facts of persons in full, for what the law makes the house give. Does not ask for permissions: the caller has an approval for exactly these
 * persons and writes each on the access log in the same transaction.
 */
export async function personsInFull(ctx: Ctx, ids: readonly string[]): Promise<FullPerson[]> {
  if (ids.length === 0) return []
  const rows = await ctx.tx.selectFrom('person').select(['id', 'name', 'id_kind', 'id_number_sealed', 'workplace', 'emergency_contact']).where('id', 'in', [...ids]).orderBy('name').orderBy('id').execute()
  const phones = await phonesOf(ctx, ids)
  return rows.map((row) => ({
    id: row.id, name: row.name, phones: (phones.get(row.id) ?? []).map(({ number }) => number), idKind: row.id_kind, idNumber: row.id_number_sealed === null ? null : ctx.app.personalData.decrypt(row.id_number_sealed), workplace: row.workplace, emergencyContact: row.emergency_contact,
  }))
}

/** Who lived in or owned units between two days (open ends: null), with all persons and roles; for the same purpose and under the same condition. */
export async function staysInFull(ctx: Ctx, unitIds: readonly string[], from: string | null, to: string | null): Promise<{ unitId: string; personId: string; name: string; role: archives.OccupancyRole; fromOn: string | null; untilOn: string | null }[]> {
  const rows = await occupanciesBy(ctx, 'unit_id', unitIds)
  return rows
    .filter((row) => (to === null || row.from_on === null || row.from_on <= to) && (from === null || row.until_on === null || row.until_on >= from))
    .map((row) => ({ unitId: row.unit_id, personId: row.person_id, name: row.person_name, role: row.role, fromOn: row.from_on, untilOn: row.until_on }))
}
