import { sql } from 'kysely'
import type { archives } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { phoneFor } from '../../platform/personal-data/index.ts'
import { dayIn } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import { holds, type Period } from './period.ts'

/** An occupancy with what is needed to show it from either side. */
export interface OccupancyRow {
  id: string
  site_id: string
  unit_id: string
  unit_code: string
  person_id: string
  person_name: string
  role: archives.OccupancyRole
  from_on: string | null
  until_on: string | null
  is_bill_payer: boolean
}

/** Occupancies of units, of persons, or one by its id: present ones and those of before, owners first. */
export async function occupanciesBy(ctx: Ctx, key: 'id' | 'unit_id' | 'person_id', ids: readonly string[]): Promise<OccupancyRow[]> {
  if (ids.length === 0) return []
  return ctx.tx
    .selectFrom('occupancy')
    .innerJoin('unit', (join) =>
      join.onRef('unit.organization_id', '=', 'occupancy.organization_id').onRef('unit.id', '=', 'occupancy.unit_id'),
    )
    .innerJoin('person', (join) =>
      join.onRef('person.organization_id', '=', 'occupancy.organization_id').onRef('person.id', '=', 'occupancy.person_id'),
    )
    .select([
      'occupancy.id',
      'occupancy.site_id',
      'occupancy.unit_id',
      'unit.code as unit_code',
      'occupancy.person_id',
      'person.name as person_name',
    ])
    .select(['occupancy.role', 'occupancy.from_on', 'occupancy.until_on', 'occupancy.is_bill_payer'])
    .where(`occupancy.${key}`, 'in', [...new Set(ids)])
    .orderBy(sql`array_position(array['owner', 'co_owner', 'developer', 'tenant', 'merchant', 'occupant', 'family', 'agent', 'client', 'beneficiary'], occupancy.role)`)
    .orderBy('occupancy.id')
    .execute()
}

/** Today at a site, `YYYY-MM-DD`. */
export async function todayAt(ctx: Ctx, siteId: string): Promise<string> {
  return dayIn(await timeZoneOf(ctx, siteId), ctx.now)
}

/** Only those that are in force today, each by the calendar of its own site. */
export async function currentOnes<R extends Period & { site_id: string }>(ctx: Ctx, rows: R[]): Promise<R[]> {
  const days = new Map<string, string>()
  for (const siteId of new Set(rows.map((row) => row.site_id))) days.set(siteId, await todayAt(ctx, siteId))
  return rows.filter((row) => holds(row, days.get(row.site_id)!))
}

/** Phones of persons, the main one first. */
export async function phonesOf(ctx: Ctx, personIds: readonly string[]): Promise<Map<string, { number: string; label: string }[]>> {
  const found = new Map<string, { number: string; label: string }[]>()
  if (personIds.length === 0) return found
  const rows = await ctx.tx
    .selectFrom('person_phone')
    .select(['person_id', 'number', 'label'])
    .where('person_id', 'in', [...new Set(personIds)])
    .orderBy('person_id')
    .orderBy('position')
    .execute()
  for (const { person_id, number, label } of rows) {
    const list = found.get(person_id)
    if (list) list.push({ number, label })
    else found.set(person_id, [{ number, label }])
  }
  return found
}

export async function presentOccupancies(ctx: Ctx, rows: OccupancyRow[]): Promise<archives.Occupancy[]> {
  const phones = await phonesOf(
    ctx,
    rows.map((row) => row.person_id),
  )
  const current = new Set((await currentOnes(ctx, rows)).map((row) => row.id))
  return rows.map((row) => ({
    id: row.id,
    role: row.role,
    fromOn: row.from_on,
    untilOn: row.until_on,
    isBillPayer: row.is_bill_payer,
    isCurrent: current.has(row.id),
    unit: { id: row.unit_id, siteId: row.site_id, code: row.unit_code },
    person: { id: row.person_id, name: row.person_name, phones: (phones.get(row.person_id) ?? []).map(({ number }) => phoneFor(ctx.actor, row.site_id, number)) },
  }))
}
