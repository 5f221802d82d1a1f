import { reception, type Input, type Output } from '@guanjia/contract'
import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { z } from 'zod'
import { siteById, type SitePart } from '../organization/index.ts'
import { rolesAt } from '../people/index.ts'
import { calendarOfSite, weeklyHours, type Calendar } from '../sla/index.ts'
import type { ServiceHoursTable } from './tables.ts'

export type Hours = Selectable<ServiceHoursTable>
/** Promises of first answers count by this calendar; until somebody says otherwise the desk is open as it says. */
const DEFAULT_CALENDAR = 'opening_hours'

/** The service hours of a site as they are set, or the defaults as version 0. */
export async function hoursOf(ctx: Ctx, siteId: string): Promise<Hours> {
  const row = await ctx.tx.selectFrom('service_hours').selectAll().where('site_id', '=', siteId).executeTakeFirst()
  return row ?? { organization_id: ctx.organizationId, site_id: siteId, calendar: DEFAULT_CALENDAR, weekly: null, duty_phone: '', notice: '', night_notice: '', steward_minutes: 30, version: 0, updated_at: ctx.now }
}

/** When a site is open, laid out around now. Throws `rule_broken` when its calendar is gone. */
export async function openingOf(ctx: Ctx, hours: Hours): Promise<Calendar> {
  const { timeZone } = await siteById(ctx, hours.site_id)
  const calendar = hours.weekly === null ? await calendarOfSite(ctx, hours.site_id, hours.calendar!) : weeklyHours(ctx, timeZone, hours.weekly)
  if (!calendar) throw new AppError('rule_broken', `The calendar ${hours.calendar} of the service hours does not exist`)
  return calendar
}

function present(row: Hours): reception.ServiceHours {
  return { siteId: row.site_id, calendar: row.calendar, weekly: row.weekly, dutyPhone: row.duty_phone, notice: row.notice, nightNotice: row.night_notice, stewardMinutes: row.steward_minutes, version: row.version }
}

export async function getServiceHours(ctx: Ctx, { query }: Input<typeof reception.getServiceHours>): Promise<reception.ServiceHours> {
  ctx.actor.mustSee('organization:read', query.siteId)
  await siteById(ctx, query.siteId)
  return present(await hoursOf(ctx, query.siteId))
}

/** Sets the service hours of a site (RCP-014). Throws `rule_broken` unless there is one source of hours, `not_found` for an unknown calendar. */
export async function changeServiceHours(ctx: Ctx, { body }: Input<typeof reception.changeServiceHours>): Promise<reception.ServiceHours> {
  ctx.actor.mustSee('settings:manage', body.siteId)
  const site = await siteById(ctx, body.siteId)
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`service_hours:${body.siteId}`])
  const before = await hoursOf(ctx, body.siteId)
  await mustBeCurrent(before.version, body.version, () => Promise.resolve(present(before)))
  if ((body.calendar === null) === (body.weekly === null)) throw wrongField('rule_broken', '/calendar', 'a calendar, or own weekly hours')
  if (body.calendar !== null && !(await calendarOfSite(ctx, body.siteId, body.calendar))) throw wrongField('not_found', '/calendar', 'no such calendar')
  if (body.weekly !== null) weeklyHours(ctx, site.timeZone, body.weekly)
  const facts = { calendar: body.calendar, duty_phone: body.dutyPhone, notice: body.notice, night_notice: body.nightNotice, steward_minutes: body.stewardMinutes, version: before.version + 1, updated_at: ctx.now }
  const weekly = body.weekly === null ? null : sql<Hours['weekly']>`${JSON.stringify(body.weekly)}::jsonb`
  const row = await ctx.tx
    .insertInto('service_hours')
    .values({ organization_id: ctx.organizationId, site_id: body.siteId, weekly, ...facts })
    .onConflict((conflict) => conflict.columns(['organization_id', 'site_id']).doUpdateSet({ weekly, ...facts }))
    .returningAll()
    .executeTakeFirstOrThrow()
  const { version: _, updated_at: __, ...said } = facts
  recordHappening(ctx, { siteId: body.siteId, recordType: 'service_hours', recordId: body.siteId, action: 'changed', changes: changesBetween({ ...before }, { ...said, weekly: body.weekly }) })
  announceChange(ctx, { recordType: 'service_hours', recordId: body.siteId, siteId: body.siteId, action: 'changed' })
  return present(row)
}

const DAYS_SHOWN = 93

/** Nights from a day to a day with their duty managers (BTL-007), and who can be one. */
export async function listNights(ctx: Ctx, { query }: Input<typeof reception.listNights>): Promise<Output<typeof reception.listNights>> {
  ctx.actor.mustSee('organization:read', query.siteId)
  await siteById(ctx, query.siteId)
  if (query.to < query.from) throw wrongField('rule_broken', '?to', 'lies before from')
  if ((Date.parse(query.to) - Date.parse(query.from)) / 86_400_000 > DAYS_SHOWN) throw wrongField('rule_broken', '?to', `at most ${DAYS_SHOWN} days`)
  const { rows } = await ctx.client.query<{ day: string; id: string | null; name: string | null }>(
    `select to_char(d, 'YYYY-MM-DD') as day, e.id, e.name from generate_series($2::date, $3::date, '1 day') d
     left join night_duty n on n.organization_id = $4 and n.site_id = $1 and n.day = d::date
     left join employee e on e.organization_id = n.organization_id and e.id = n.employee_id order by d`,
    [query.siteId, query.from, query.to, ctx.organizationId],
  )
  return { items: rows.map((row) => ({ day: row.day, employee: row.id === null ? null : { id: row.id, name: row.name! } })), candidates: await candidates(ctx, query.siteId) }
}

async function candidates(ctx: Ctx, siteId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await ctx.client.query<{ id: string; name: string }>(
    `select distinct e.id, e.name from employee e join role_assignment r on r.organization_id = e.organization_id and r.account_id = e.account_id
     where e.is_active and r.role not in ('technician', 'guard', 'resident') and (r.site_id = $1 or r.scope = 'organization') order by e.name`,
    [siteId],
  )
  return rows
}

/** Names or clears the duty manager of the night that begins on a day. */
export async function setNight(ctx: Ctx, { body }: Input<typeof reception.setNight>): Promise<Output<typeof reception.setNight>> {
  ctx.actor.mustSee('settings:manage', body.siteId)
  await siteById(ctx, body.siteId)
  const { siteId: site_id, day, employeeId } = body
  let employee: { id: string; name: string } | null = null
  if (employeeId === null) await ctx.tx.deleteFrom('night_duty').where('site_id', '=', site_id).where('day', '=', day).execute()
  else {
    if (!(await rolesAt(ctx, employeeId, site_id)).some((role) => role !== 'technician' && role !== 'guard')) throw wrongField('not_found', '/employeeId', 'nobody at this site who can answer for a night')
    employee = await ctx.tx.selectFrom('employee').select(['id', 'name']).where('id', '=', employeeId).executeTakeFirstOrThrow()
    await ctx.tx
      .insertInto('night_duty')
      .values({ organization_id: ctx.organizationId, site_id, day, employee_id: employeeId })
      .onConflict((conflict) => conflict.columns(['organization_id', 'site_id', 'day']).doUpdateSet({ employee_id: employeeId }))
      .execute()
  }
  recordHappening(ctx, { siteId: site_id, recordType: 'service_hours', recordId: site_id, action: 'night_set', note: `${day} ${employee?.name ?? '—'}` })
  announceChange(ctx, { recordType: 'service_hours', recordId: site_id, siteId: site_id, action: 'night_set' })
  return { day, employee }
}

/** The nights that a rota was published for: its manager of each, or nobody; nights of which it says nothing stay as they were set. */
export async function takeNights(ctx: Ctx, { siteId, nights }: { siteId: string; nights: readonly { day: string; employeeId: string | null }[] }): Promise<void> {
  const known = new Map((await ctx.tx.selectFrom('night_duty').select(['day', 'employee_id']).where('site_id', '=', siteId).where('day', 'in', nights.map(({ day }) => day)).execute()).map((row) => [row.day, row.employee_id]))
  const moved = nights.filter(({ day, employeeId }) => (known.get(day) ?? null) !== employeeId)
  if (moved.length === 0) return
  await ctx.tx.deleteFrom('night_duty').where('site_id', '=', siteId).where('day', 'in', moved.map(({ day }) => day)).execute()
  const named = moved.flatMap(({ day, employeeId }) => (employeeId === null ? [] : [{ organization_id: ctx.organizationId, site_id: siteId, day, employee_id: employeeId }]))
  if (named.length > 0) await ctx.tx.insertInto('night_duty').values(named).execute()
  recordHappening(ctx, { siteId, recordType: 'service_hours', recordId: siteId, action: 'night_set', note: `${moved[0]!.day} – ${moved.at(-1)!.day}` })
  announceChange(ctx, { recordType: 'service_hours', recordId: siteId, siteId, action: 'night_set' })
}

const Kept = z.object({ calendar: z.string().nullable(), weekly: z.unknown(), notice: z.string(), nightNotice: z.string(), stewardMinutes: z.number().int() })
/** Service hours travel with templates; the duty phone is the site's own. */
export const hoursForTemplates: SitePart = {
  part: 'hours',
  async keep(ctx, siteId) {
    const row = await ctx.tx.selectFrom('service_hours').selectAll().where('site_id', '=', siteId).executeTakeFirst()
    if (!row) return { kept: null, names: [] }
    // A calendar of one site's own does not exist at another.
    const own = row.calendar === null ? undefined : await ctx.tx.selectFrom('sla_calendar').select('id').where('code', '=', row.calendar).where('site_id', 'is', null).executeTakeFirst()
    if (row.calendar !== null && !own) return { kept: null, names: [] }
    return { kept: { calendar: row.calendar, weekly: row.weekly, notice: row.notice, nightNotice: row.night_notice, stewardMinutes: row.steward_minutes }, names: [row.calendar ?? 'weekly'] }
  },
  async apply(ctx, siteId, raw) {
    const kept = Kept.parse(raw)
    const weekly = kept.weekly === null || kept.weekly === undefined ? null : sql<Hours['weekly']>`${JSON.stringify(kept.weekly)}::jsonb`
    await ctx.tx
      .insertInto('service_hours')
      .values({ organization_id: ctx.organizationId, site_id: siteId, calendar: kept.calendar, weekly, duty_phone: '', notice: kept.notice, night_notice: kept.nightNotice, steward_minutes: kept.stewardMinutes, version: 1, updated_at: ctx.now })
      .execute()
  },
}
