import type { LEAVE_KINDS } from '@guanjia/contract/staffing-choices.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { momentOf } from '../../../platform/text/index.ts'
import { dayAfter, dayIn } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { placedAt } from '../../people/index.ts'
import { asPostOfRota, postsOf, type NamedPost } from '../posts/rota-posts.ts'
import type { RotaRow } from '../tables.ts'
import { needsOf } from './patterns.ts'
import { grouped, keyOf, type Duty, type Need, type Person, type Rules, type Stretch } from './rules.ts'

export const DEFAULT_RULES: Rules = { restHours: 11, maxDaysInRow: 6, maxWeekHours: 48 }
/** Shifts so far outside the month still count for rest, days in a row and the hours of a week. */
const AROUND_DAYS = 31

export interface Colleague extends Person {
  name: string
  position: string
  leaveKinds: readonly { from: string; to: string; kind: (typeof LEAVE_KINDS)[number] }[]
}

/** Everything that the rules need to know of a month at a site. */
export interface Month {
  siteId: string
  timeZone: string
  month: string
  days: string[]
  rota: RotaRow | null
  /** The first day that may still be planned: once a month is published, days that have passed stay as they were. */
  openFrom: string
  posts: NamedPost[]
  needs: Need[]
  people: Colleague[]
  rules: Rules
}

export const daysOf = (month: string): string[] => {
  const days: string[] = []
  for (let day = `${month}-01`; day.startsWith(month); day = dayAfter(day)) days.push(day)
  return days
}

async function rulesAt(ctx: Ctx, siteId: string): Promise<Rules> {
  const row = await ctx.tx.selectFrom('staffing_site').select(['rest_hours', 'max_days_in_row', 'max_week_hours']).where('site_id', '=', siteId).executeTakeFirst()
  return row ? { restHours: row.rest_hours, maxDaysInRow: row.max_days_in_row, maxWeekHours: row.max_week_hours } : DEFAULT_RULES
}

/** Two who change one month go one after the other: the second sees what the first did. */
export async function lockRota(ctx: Ctx, siteId: string, month: string): Promise<void> {
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`rota:${siteId}:${month}`])
}

/**
 * Whoever puts shifts into force goes after whoever does so elsewhere: the rules look at other months and other sites, and two who publish
 * neighbouring months at once would both find nothing there. Taken before the month itself, by everybody.
 */
export async function lockPublications(ctx: Ctx): Promise<void> {
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`rota-publications:${ctx.organizationId}`])
}

export async function loadMonth(ctx: Ctx, siteId: string, month: string): Promise<Month> {
  const { timeZone } = await siteById(ctx, siteId)
  const days = daysOf(month)
  const rota = (await ctx.tx.selectFrom('rota').selectAll().where('site_id', '=', siteId).where('month', '=', days[0]!).executeTakeFirst()) ?? null
  const posts = await postsOf(ctx, siteId)
  const openFrom = rota === null || rota.published_number === 0 ? days[0]! : dayIn(timeZone, ctx.now)
  return { siteId, timeZone, month, days, rota, openFrom, posts, needs: needsOf(posts.map(asPostOfRota), days, instantsIn(timeZone)), people: await peopleOf(ctx, siteId, days, rota), rules: await rulesAt(ctx, siteId) }
}

export const instantsIn = (timeZone: string) => (day: string, time: string): number => momentOf(day, time, timeZone).getTime()

/** Colleagues of the site and whoever else stands in its rota, with certificates, approved leave and what they work elsewhere. */
async function peopleOf(ctx: Ctx, siteId: string, days: readonly string[], rota: RotaRow | null): Promise<Colleague[]> {
  const placed = (await placedAt(ctx, siteId)).filter(({ isOfSite }) => isOfSite).map((one) => ({ ...one, mayManage: one.roles.some((role) => role !== 'technician' && role !== 'guard') }))
  const others = rota === null ? [] : (await othersIn(ctx, rota.id, placed.map(({ id }) => id))).map((one) => ({ ...one, mayManage: false }))
  const all = [...placed, ...others]
  const ids = all.map(({ id }) => id)
  const [first, last] = [days[0]!, days.at(-1)!]
  const held = await certificatesOf(ctx, ids)
  const leave = ids.length === 0 ? [] : await ctx.tx.selectFrom('leave_request').select(['employee_id', 'kind', 'from_on', 'to_on']).where('state', '=', 'approved').where('employee_id', 'in', ids).where('from_on', '<=', dayAfter(last)).where('to_on', '>=', first).orderBy('from_on').execute()
  let elsewhere = ctx.tx.selectFrom('rota_shift').select(['employee_id', 'day', 'from_at', 'to_at']).where('until_number', 'is', null).where('day', '>=', dayAfter(first, -AROUND_DAYS)).where('day', '<=', dayAfter(last, AROUND_DAYS)).where('employee_id', 'in', ids.length === 0 ? [siteId] : ids)
  if (rota !== null) elsewhere = elsewhere.where('rota_id', '!=', rota.id)
  const stretches = grouped(await elsewhere.execute(), (row) => row.employee_id)
  const away = grouped(leave, (row) => row.employee_id)
  return all.map(({ id, name, position, positionId, mayManage }) => {
    const leaveKinds = (away.get(id) ?? []).map((row) => ({ from: row.from_on, to: row.to_on, kind: row.kind }))
    return { id, name, position, positionId, mayManage, certificates: held.get(id) ?? [], leave: leaveKinds, leaveKinds, elsewhere: (stretches.get(id) ?? []).map((row): Stretch => ({ day: row.day, from: row.from_at.getTime(), to: row.to_at.getTime() })) }
  })
}

/** The certificates of colleagues that were not withdrawn, as the rules look at them. */
export async function certificatesOf(ctx: Ctx, employeeIds: readonly string[]): Promise<Map<string, Person['certificates'][number][]>> {
  const { rows } = await ctx.client.query<Person['certificates'][number] & { employee_id: string }>({
    name: 'certificates_for_rota',
    text: `select employee_id, kind, valid_from, valid_until, verified_at is not null as is_verified, false as is_withdrawn from certificate
           where organization_id = $1 and employee_id = any ($2) and withdrawn_at is null`,
    values: [ctx.organizationId, employeeIds],
  })
  return grouped(rows, (row) => row.employee_id)
}

async function othersIn(ctx: Ctx, rotaId: string, known: readonly string[]): Promise<{ id: string; name: string; position: string; positionId: string | null }[]> {
  const { rows } = await ctx.client.query<{ id: string; name: string; position: string; positionId: string | null }>({
    name: 'others_in_rota',
    text: `select e.id, e.name, e.position, e.position_id as "positionId" from employee e where e.organization_id = $1 and e.id <> all ($3) and e.id in
             (select employee_id from rota_entry where organization_id = $1 and rota_id = $2 union select employee_id from rota_shift where organization_id = $1 and rota_id = $2 and until_number is null)
           order by e.name, e.id`,
    values: [ctx.organizationId, rotaId, known],
  })
  return rows
}

export interface Entry extends Duty {
  isFixed: boolean
}

/**
 * The draft, on days that have passed what was published. A cell whose post or shift is no longer asked for stays to be seen, at noon of its
 * day, and breaks the rule of posts.
 */
export async function draftOf(ctx: Ctx, month: Month, published: readonly Published[]): Promise<Entry[]> {
  if (month.rota === null) return []
  const rows = await ctx.tx.selectFrom('rota_entry').selectAll().where('rota_id', '=', month.rota.id).execute()
  const byHand = new Set(rows.flatMap((row) => (row.is_fixed ? [`${row.employee_id} ${row.day}`] : [])))
  const needs = new Map(month.needs.map((need) => [keyOf(need), need]))
  const instant = instantsIn(month.timeZone)
  const open = rows.filter(({ day }) => day >= month.openFrom).map((row): Entry => {
    const need = needs.get(keyOf({ postId: row.post_id, day: row.day, shift: row.shift }))
    return { employeeId: row.employee_id, postId: row.post_id, day: row.day, shift: row.shift, from: need?.from ?? instant(row.day, '12:00'), to: need?.to ?? instant(row.day, '13:00'), isFixed: row.is_fixed }
  })
  const past = published.filter(({ day }) => day < month.openFrom).map(({ id: _, ...one }): Entry => ({ ...one, isFixed: byHand.has(`${one.employeeId} ${one.day}`) }))
  return [...past, ...open]
}

export type Published = Duty & { id: string }

/** What holds now of what was published. */
export async function publishedOf(ctx: Ctx, rotaId: string): Promise<Published[]> {
  const rows = await ctx.tx.selectFrom('rota_shift').selectAll().where('rota_id', '=', rotaId).where('until_number', 'is', null).execute()
  return rows.map((row) => ({ id: row.id, employeeId: row.employee_id, postId: row.post_id, day: row.day, shift: row.shift, from: row.from_at.getTime(), to: row.to_at.getTime() }))
}
