import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { dayAfter } from '../../platform/time.ts'
import { changeUnit, endOccupancy, startOccupancy } from '../archives/index.ts'
import { todayAt } from './days.ts'
import type { Row } from './register.ts'

const nothing = { params: {}, query: {} }
type Tenancy = Row<'tenancy'>

/** The tenant's occupancy of a unit that meets a term. */
async function occupancyOf(ctx: Ctx, row: Tenancy): Promise<{ id: string; until_on: string | null } | undefined> {
  const { rows } = await sql<{ id: string; until_on: string | null }>`
    select id, until_on from occupancy where unit_id = ${row.unit_id} and person_id = ${row.tenant_id} and role = 'tenant'
      and daterange(from_on, until_on, '[]') && daterange(${row.from_on}, ${row.until_on}, '[]') order by from_on desc nulls last limit 1`.execute(ctx.tx)
  return rows[0]
}

/** The tenant becomes an occupant for the term, unless the archives know it already. Who pays the bills stays as it is. */
export async function tenantMovesIn(ctx: Ctx, row: Tenancy): Promise<void> {
  if (await occupancyOf(ctx, row)) return
  await startOccupancy(ctx, { ...nothing, body: { unitId: row.unit_id, personId: row.tenant_id, role: 'tenant', fromOn: row.from_on, untilOn: row.until_on, isBillPayer: false } })
}

/** The occupancy ends with the tenancy; one that the archives have ended before stays as it is. */
export async function tenantLeaves(ctx: Ctx, row: Tenancy, on: string): Promise<void> {
  const occupancy = await occupancyOf(ctx, row)
  if (occupancy && (occupancy.until_on === null || occupancy.until_on > on)) await endOccupancy(ctx, { params: { id: occupancy.id }, query: {}, body: { action: 'end', untilOn: on } })
}

/** A longer term: the occupancy goes on with it, or begins anew where the old one has ended. */
export async function followTerm(ctx: Ctx, row: Tenancy, until: string): Promise<void> {
  const occupancy = await occupancyOf(ctx, row)
  const today = await todayAt(ctx, row.site_id)
  if (occupancy?.until_on === null) return
  if (occupancy && occupancy.until_on! >= today) await endOccupancy(ctx, { params: { id: occupancy.id }, query: {}, body: { action: 'end', untilOn: until } })
  else await startOccupancy(ctx, { ...nothing, body: { unitId: row.unit_id, personId: row.tenant_id, role: 'tenant', fromOn: occupancy ? dayAfter(occupancy.until_on!, 1) : row.from_on, untilOn: until, isBillPayer: false } })
}

/** A unit is let while a tenancy runs, entrusted while somebody looks after it, and vacant once that is over. Nothing else is touched. */
export async function markUnit(ctx: Ctx, unitId: string, today: string): Promise<void> {
  const { rows } = await sql<{ state: string; version: number; is_let: boolean; is_entrusted: boolean }>`
    select u.state, u.version,
      exists (select 1 from tenancy t where t.organization_id = u.organization_id and t.unit_id = u.id and t.ended_on is null and t.from_on <= ${today}) as is_let,
      exists (select 1 from entrustment e where e.organization_id = u.organization_id and e.unit_id = u.id and e.ended_on is null and e.from_on <= ${today} and (e.until_on is null or e.until_on >= ${today})) as is_entrusted
    from unit u where u.id = ${unitId}`.execute(ctx.tx)
  const unit = rows[0]!
  const wanted = unit.is_let ? 'let' : unit.is_entrusted ? 'entrusted' : ['let', 'entrusted'].includes(unit.state) ? 'vacant' : null
  if (wanted !== null && wanted !== unit.state) await changeUnit(ctx, { params: { id: unitId }, query: {}, body: { version: unit.version, state: wanted } })
}
