import { sql, type Selectable } from 'kysely'
import type { archives, households, Ref } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { holds } from '../period.ts'
import type { OccupancyRow } from '../occupancy-rows.ts'
import type { HouseholdTable } from '../tables-household.ts'

export type HouseholdRow = Selectable<HouseholdTable> & { code: string }

/** Households with the code of their unit, the present one first. */
export function householdsBy(ctx: Ctx, key: 'id' | 'unit_id', ids: readonly string[]): Promise<HouseholdRow[]> {
  if (ids.length === 0) return Promise.resolve([])
  return ctx.tx
    .selectFrom('household')
    .innerJoin('unit', (join) => join.onRef('unit.organization_id', '=', 'household.organization_id').onRef('unit.id', '=', 'household.unit_id'))
    .selectAll('household')
    .select('unit.code')
    .where(`household.${key}`, 'in', [...ids])
    .orderBy(sql`household.closed_on desc nulls first`)
    .execute()
}

/** Somebody of a household, as the contact matrix shows them. */
export interface PartyRow extends OccupancyRow {
  kind: 'person' | 'company'
  sex: 'male' | 'female' | 'unknown'
  contact_person: string
  emergency_contact: string
  has_identity: boolean
  phones: string[]
}

/** Everybody who holds or held a unit, with phones: one statement for the whole contact matrix (HHD-024). */
export function partiesOf(ctx: Ctx, unitId: string): Promise<PartyRow[]> {
  return ctx.tx
    .selectFrom('occupancy')
    .innerJoin('unit', (join) => join.onRef('unit.organization_id', '=', 'occupancy.organization_id').onRef('unit.id', '=', 'occupancy.unit_id'))
    .innerJoin('person', (join) => join.onRef('person.organization_id', '=', 'occupancy.organization_id').onRef('person.id', '=', 'occupancy.person_id'))
    .select(['occupancy.id', 'occupancy.site_id', 'occupancy.unit_id', 'unit.code as unit_code', 'occupancy.person_id', 'person.name as person_name', 'occupancy.role', 'occupancy.from_on', 'occupancy.until_on', 'occupancy.is_bill_payer'])
    .select(['person.kind', 'person.sex', 'person.contact_person', 'person.emergency_contact'])
    .select(sql<boolean>`person.id_number_index is not null`.as('has_identity'))
    .select(sql<string[]>`coalesce((select array_agg(f.number order by f.position) from person_phone f where f.organization_id = person.organization_id and f.person_id = person.id), '{}')`.as('phones'))
    .where('occupancy.unit_id', '=', unitId)
    .orderBy(sql`array_position(array['owner', 'co_owner', 'developer', 'tenant', 'merchant', 'occupant', 'family', 'agent', 'client', 'beneficiary'], occupancy.role)`)
    .orderBy('occupancy.id')
    .execute()
}

const MAIN = ['tenant', 'merchant', 'occupant', 'owner'] as const

/** Whom one speaks to first: who lives there, else who owns. */
export function mainParty<P extends { role: archives.OccupancyRole }>(current: readonly P[]): P | null {
  for (const role of MAIN) {
    const found = current.find((party) => party.role === role)
    if (found) return found
  }
  return current[0] ?? null
}

/** Those of a household: whose stay shares a day with its time. */
export function ofHousehold(parties: readonly PartyRow[], row: Pick<HouseholdRow, 'opened_on' | 'closed_on'>): PartyRow[] {
  return parties.filter((party) => (row.closed_on === null || party.from_on === null || party.from_on <= row.closed_on) && (row.opened_on === null || party.until_on === null || party.until_on >= row.opened_on))
}

export function presentSummary(row: HouseholdRow, parties: readonly PartyRow[], today: string): households.HouseholdSummary {
  const day = row.closed_on ?? today
  const main = mainParty(ofHousehold(parties, row).filter((party) => holds(party, day)))
  return summary(row, main && { id: main.person_id, name: main.person_name })
}

export function summary(row: HouseholdRow, main: Ref | null): households.HouseholdSummary {
  return { id: row.id, siteId: row.site_id, number: row.number, unit: { id: row.unit_id, code: row.code }, type: row.type, isTypeFixed: row.is_type_fixed, openedOn: row.opened_on, closedOn: row.closed_on, main }
}

/** A household at a site where the actor reads the archives, locked for a change. Throws `not_found`. */
export async function lockHousehold(ctx: Ctx, id: string): Promise<HouseholdRow> {
  const locked = await ctx.tx.selectFrom('household').select('site_id').where('id', '=', id).forUpdate().executeTakeFirst()
  if (!locked) throw new AppError('not_found')
  ctx.actor.mustSee('archives:read', locked.site_id)
  return (await householdsBy(ctx, 'id', [id]))[0]!
}
