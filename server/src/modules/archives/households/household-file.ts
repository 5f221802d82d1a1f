import { households, type Input } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { iso } from '../../../platform/time.ts'
import { accountsOfPersons } from '../../people/index.ts'
import { estatePeriod, warrantiesOn } from '../estate-period.ts'
import { mustSeeUnit, type UnitFacts } from '../lookups.ts'
import { todayAt } from '../occupancy-rows.ts'
import { countOpenCases } from '../open-cases.ts'
import { holds } from '../period.ts'
import type { UnitTable } from '../tables.ts'
import { isStale, missingOf } from './completeness.ts'
import { householdsBy, mainParty, ofHousehold, partiesOf, presentSummary, type HouseholdRow, type PartyRow } from './household-rows.ts'
import { salutationOf } from './salutation.ts'

/**
 * The 360° page without its history (HHD-001, HHD-005): basic data and property data, each only with its permission. Eight statements, and the
 * history two more.
 */
export async function getHouseholdFile(ctx: Ctx, { params }: Input<typeof households.getHouseholdFile>): Promise<households.HouseholdFile> {
  if (ctx.actor.kind === 'resident') throw new AppError('not_permitted')
  const facts = await mustSeeUnit(ctx, params.id, 'archives:card')
  const { siteId } = facts
  const may = (category: keyof typeof households.CATEGORY_PERMISSIONS): boolean => ctx.actor.can(households.CATEGORY_PERMISSIONS[category], siteId)
  const files = await householdsBy(ctx, 'unit_id', [params.id])
  const today = await todayAt(ctx, siteId)
  const parties = may('basic') ? await partiesOf(ctx, params.id) : []
  const unit = await ctx.tx.selectFrom('unit').selectAll().where('id', '=', params.id).executeTakeFirstOrThrow()
  const present = files.find((row) => row.closed_on === null) ?? null
  const named = files.map((row) => presentSummary(row, parties, today))
  return {
    unitId: params.id, siteId, code: facts.code,
    household: named.find((one) => one.closedOn === null) ?? null,
    basic: may('basic') && present ? await presentHousehold(ctx, present, parties, unit, today) : null,
    property: may('property') ? await presentProperty(ctx, facts, unit, today) : null,
    households: named,
    mayChange: ctx.actor.can('archives:write', siteId), mayTransfer: ctx.actor.can('archives:transfer', siteId), mayReadHistory: may('history'),
  }
}

type UnitRow = Selectable<UnitTable>

async function presentProperty(ctx: Ctx, facts: UnitFacts, row: UnitRow, today: string): Promise<NonNullable<households.HouseholdFile['property']>> {
  const openCases = await countOpenCases(ctx, [row.id])
  return {
    id: row.id, siteId: row.site_id, buildingId: row.building_id, entranceId: row.entrance_id, code: row.code, room: row.room, floor: row.floor, use: row.use, state: row.state, buildingArea: row.building_area, billingArea: row.billing_area, indoorArea: row.indoor_area,
    openCases: openCases.get(row.id) ?? 0, building: facts.building, zone: facts.zone, steward: facts.steward, layout: row.layout, orientation: row.orientation, handedOverOn: row.handed_over_on, period: estatePeriod(row.handed_over_on, today), warranties: warrantiesOn(row.handed_over_on, today), rentFen: row.rent_fen, note: row.note, version: row.version, updatedAt: iso(row.updated_at),
  }
}

/** A household with its contact matrix, how complete its file is, and when each part was last checked. */
export async function presentHousehold(ctx: Ctx, row: HouseholdRow, allParties: readonly PartyRow[], unit: UnitRow, today: string): Promise<households.Household> {
  const parties = ofHousehold(allParties, row)
  const current = parties.filter((party) => holds(party, row.closed_on ?? today))
  const accounts = await accountsOfPersons(ctx, parties.map((party) => party.person_id))
  const checked = await ctx.tx.selectFrom('household_verification').select(['field_group', 'verified_on', 'verified_by']).where('household_id', '=', row.id).execute()
  const missing = missingOf(row, unit, current)
  return {
    ...presentSummary(row, parties, today),
    salutation: row.salutation, serviceNote: row.service_note, careTags: row.care_tags, tags: row.tags, language: row.language, emergencyName: row.emergency_name, emergencyRelation: row.emergency_relation, emergencyPhone: row.emergency_phone,
    parties: parties.map((party) => ({
      id: party.id, role: party.role, fromOn: party.from_on, untilOn: party.until_on, isBillPayer: party.is_bill_payer, isCurrent: current.includes(party), unit: { id: party.unit_id, siteId: party.site_id, code: party.unit_code },
      person: { id: party.person_id, name: party.person_name, phones: party.phones }, kind: party.kind, contactPerson: party.contact_person, isAccountHolder: accounts.has(party.person_id),
    })),
    missing, filled: households.FILE_FIELDS.length - missing.length, fields: households.FILE_FIELDS.length,
    verified: households.FIELD_GROUPS.map((group) => {
      const found = checked.find((one) => one.field_group === group)
      return { group, on: found?.verified_on ?? null, by: found?.verified_by ?? null, isStale: isStale(found?.verified_on ?? null, today) }
    }),
    reviewDueOn: row.review_due_on, version: row.version,
  }
}

/** A household by its id, as whoever changed it sees it. */
export async function householdById(ctx: Ctx, id: string): Promise<households.Household> {
  const [row] = await householdsBy(ctx, 'id', [id])
  if (!row) throw new AppError('not_found')
  const unit = await ctx.tx.selectFrom('unit').selectAll().where('id', '=', row.unit_id).executeTakeFirstOrThrow()
  return presentHousehold(ctx, row, await partiesOf(ctx, row.unit_id), unit, await todayAt(ctx, row.site_id))
}

/** What everybody who serves should know (HHD-020): no given name, no phone, no paper, nobody of the family. */
export async function householdCard(ctx: Ctx, { params }: Input<typeof households.householdCard>): Promise<households.HouseholdCard> {
  if (ctx.actor.kind === 'resident') throw new AppError('not_permitted')
  const unit = await mustSeeUnit(ctx, params.id, 'archives:card')
  const [row] = (await householdsBy(ctx, 'unit_id', [params.id])).filter((one) => one.closed_on === null)
  const today = await todayAt(ctx, unit.siteId)
  const main = row?.salutation ? null : mainParty((await partiesOf(ctx, params.id)).filter((party) => holds(party, today)))
  return {
    unitId: unit.id, code: unit.code, type: row?.type ?? null,
    salutation: row?.salutation || salutationOf(main && { name: main.person_name, kind: main.kind, sex: main.sex }),
    careTags: row?.care_tags ?? [], serviceNote: row?.service_note ?? '', language: row?.language ?? null,
  }
}
