import { reception, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { dayIn, iso } from '../../platform/time.ts'
import { ownUnitIds, unitsById } from '../archives/index.ts'
import { siteById } from '../organization/index.ts'
import type { Calendar } from '../sla/index.ts'
import { hoursOf, openingOf, type Hours } from './hours.ts'
import { closingAfter, gapAround, isNight, type Gap } from './nights.ts'

export interface Service {
  hours: Hours
  calendar: Calendar
  gap: Gap | null
  isNight: boolean
}

/** What the service hours of a site say of an instant. */
export async function serviceAt(ctx: Ctx, siteId: string, at: Date): Promise<Service> {
  const hours = await hoursOf(ctx, siteId)
  const calendar = await openingOf(ctx, hours)
  const gap = gapAround(calendar, at.getTime())
  return { hours, calendar, gap, isNight: isNight(gap) }
}

export interface Manager {
  id: string
  accountId: string
  name: string
  phone: string
}

/** The duty manager of a night (BTL-007): who is named for the day on which it began; null when nobody is, or has left. */
export async function nightManager(ctx: Ctx, siteId: string, night: Gap): Promise<Manager | null> {
  const { timeZone } = await siteById(ctx, siteId)
  const row = await ctx.tx
    .selectFrom('night_duty as n')
    .innerJoin('employee as e', (join) => join.onRef('e.organization_id', '=', 'n.organization_id').onRef('e.id', '=', 'n.employee_id'))
    .select(['e.id', 'e.account_id', 'e.name', 'e.phone'])
    .where('n.site_id', '=', siteId).where('n.day', '=', dayIn(timeZone, new Date(night.from))).where('e.is_active', '=', true)
    .executeTakeFirst()
  return row ? { id: row.id, accountId: row.account_id, name: row.name, phone: row.phone } : null
}

/** Whether the desk is open and whom to turn to now; a resident asks for the site of the own home and sees its stewards only (RCP-014, BTL-002). */
export async function serviceNow(ctx: Ctx, { query }: Input<typeof reception.serviceNow>): Promise<Output<typeof reception.serviceNow>> {
  const { siteId } = query
  const own = ctx.actor.kind === 'resident' ? [...(await unitsById(ctx, await ownUnitIds(ctx))).values()].filter((unit) => unit.siteId === siteId) : null
  if (own === null) ctx.actor.mustSee('organization:read', siteId)
  else if (own.length === 0) throw new AppError('not_found', 'No such site')
  const site = await ctx.tx.selectFrom('site').select(['id', 'name', 'phone']).where('id', '=', siteId).executeTakeFirst()
  if (!site) throw new AppError('not_found', 'No such site')
  const now = ctx.now.getTime()
  const service = await serviceAt(ctx, siteId, ctx.now)
  const closing = closingAfter(service.calendar, now)
  const manager = service.isNight ? await nightManager(ctx, siteId, service.gap!) : null
  const { hours } = service
  return {
    siteId, siteName: site.name, sitePhone: site.phone, isOpen: service.gap === null, isNight: service.isNight, opensAt: service.gap && iso(new Date(service.gap.to)), closesAt: closing === null ? null : iso(new Date(closing)),
    dutyPhone: hours.duty_phone, notice: service.isNight ? hours.night_notice || hours.notice : hours.notice, nightManager: manager && { name: manager.name, phone: manager.phone || hours.duty_phone }, stewardMinutes: hours.steward_minutes,
    stewards: await stewards(ctx, siteId, own && own.map((unit) => unit.building.id), service, manager),
  }
}

interface StewardRow {
  building_id: string
  building: string
  zone: string | null
  id: string | null
  name: string | null
  phone: string | null
  is_on_shift: boolean | null
}

/** The steward of each building, and who answers in their place at this hour: by night the duty manager. */
async function stewards(ctx: Ctx, siteId: string, buildingIds: string[] | null, service: Service, manager: Manager | null): Promise<Output<typeof reception.serviceNow>['stewards']> {
  const { rows } = await ctx.client.query<StewardRow>({
    name: 'stewards_of_buildings',
    text: `select b.id as building_id, b.name as building, z.name as zone, e.id, e.name, e.phone, e.is_on_shift
           from building b
           left join zone z on z.organization_id = b.organization_id and z.id = b.zone_id
           left join employee e on e.organization_id = z.organization_id and e.id = z.steward_id and e.is_active
           where b.site_id = $1 and ($2::uuid[] is null or b.id = any ($2)) order by b.code, b.id limit 500`,
    values: [siteId, buildingIds],
  })
  const night = manager && { name: manager.name, phone: manager.phone || service.hours.duty_phone }
  return rows.map((row) => {
    const steward = row.id === null ? null : { id: row.id, name: row.name!, phone: row.phone!, isOnShift: row.is_on_shift! }
    const day = steward?.isOnShift ? { name: steward.name, phone: steward.phone } : null
    return { building: { id: row.building_id, name: row.building }, zone: row.zone ?? '', steward, now: service.isNight ? night : day }
  })
}

