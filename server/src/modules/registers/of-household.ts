import { sql } from 'kysely'
import type { belongings, Input, lettings } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { mustSeePerson, mustSeeUnit } from '../archives/index.ts'
import { presentBusinesses } from './businesses.ts'
import { presentCards } from './cards.ts'
import { presentEntrustments } from './entrustments.ts'
import { METERS } from './meters.ts'
import { presentPets } from './pets.ts'
import type { Condition, RecordTable, Row } from './register.ts'
import { presentSpaces } from './spaces.ts'
import { presentTenancies } from './tenancies.ts'
import { presentVehicles } from './vehicles.ts'

const MOST = 100

async function rowsOf<T extends RecordTable>(ctx: Ctx, table: T, where: Condition, order: string): Promise<Row<T>[]> {
  return (await sql<Row<T>>`select t.* from ${sql.table(table)} t where ${where} order by ${sql.raw(order)} limit ${MOST}`.execute(ctx.tx)).rows
}

async function belongingsOf(ctx: Ctx, column: 'unit_id' | 'person_id', id: string, sites: Condition): Promise<belongings.Belongings> {
  const own = sql`${sql.ref(`t.${column}`)} = ${id} and ${sites}`
  const ownSpace = column === 'unit_id' ? sql`t.unit_id = ${id}` : sql`t.owner_id = ${id}`
  const leased = sql`exists (select 1 from parking_lease l where l.organization_id = t.organization_id and l.space_id = t.id and l.ended_on is null and ${sql.ref(`l.${column}`)} = ${id})`
  return {
    spaces: await presentSpaces(ctx, await rowsOf(ctx, 'parking_space', sql`(${ownSpace} or ${leased}) and ${sites}`, 't.code')),
    vehicles: await presentVehicles(ctx, await rowsOf(ctx, 'vehicle', own, 't.ended_on is not null, t.plate')),
    cards: await presentCards(ctx, await rowsOf(ctx, 'access_card', own, "t.state in ('cancelled', 'lost'), t.applied_at desc")),
    pets: await presentPets(ctx, await rowsOf(ctx, 'pet', own, 't.ended_on is not null, t.name')),
  }
}

/** What the household of a unit has. */
export async function unitBelongings(ctx: Ctx, { params }: Input<typeof belongings.unitBelongings>): Promise<belongings.Belongings> {
  mustBeStaff(ctx)
  await mustSeeUnit(ctx, params.id)
  return belongingsOf(ctx, 'unit_id', params.id, sql`true`)
}

/** What a person has at the sites that the actor sees. */
export async function personBelongings(ctx: Ctx, { params }: Input<typeof belongings.personBelongings>): Promise<belongings.Belongings> {
  mustBeStaff(ctx)
  await mustSeePerson(ctx, params.id)
  const sites = ctx.actor.sitesFor('archives:read')
  return belongingsOf(ctx, 'person_id', params.id, sites === 'all' ? sql`true` : sql`t.site_id in (${sql.join(sites)})`)
}

export async function unitUse(ctx: Ctx, { params }: Input<typeof lettings.unitUse>): Promise<lettings.UnitUse> {
  mustBeStaff(ctx)
  await mustSeeUnit(ctx, params.id)
  const own = sql`t.unit_id = ${params.id}`
  return {
    tenancies: await presentTenancies(ctx, await rowsOf(ctx, 'tenancy', own, 't.ended_on is not null, t.until_on desc')),
    entrustments: await presentEntrustments(ctx, await rowsOf(ctx, 'entrustment', own, 't.ended_on is not null, t.from_on desc')),
    business: await presentBusinesses(ctx, await rowsOf(ctx, 'business_change', own, 't.from_on desc, t.requested_at desc')),
    meters: await METERS.present(ctx, await rowsOf(ctx, 'meter', own, 't.state desc, t.kind, t.code')),
  }
}

/** Living in a unit does not open its file. */
function mustBeStaff(ctx: Ctx): void {
  if (ctx.actor.kind === 'resident') throw new AppError('not_found')
}
