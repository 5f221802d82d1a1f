import type { Input, Output, staffing } from '@guanjia/contract'
import { wrongField } from '../../../platform/errors.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { dayAfter, dayIn, daysBetween, iso } from '../../../platform/time.ts'
import { siteById, timeZoneOf } from '../../organization/index.ts'
import { colleaguesAt } from '../../people/index.ts'
import type { PatternShift } from './patterns.ts'
import { asPostOfRota, postsOf } from '../posts/rota-posts.ts'
import { certificatesOf, instantsIn } from './month.ts'
import { needsOf } from './patterns.ts'
import { grouped, holds, keyOf } from './rules.ts'

interface OnRow {
  employee_id: string
  name: string
  account_id: string
  position: string
  is_on_shift: boolean
  post_id: string
  post: string
  kind: staffing.RotaPost['kind']
  zone_id: string | null
  zone: string | null
  day: string
  shift: string
  from_at: Date
  to_at: Date
}

/** Who has a shift at a moment, by what was published last. */
export async function rowsAt(ctx: Ctx, siteIds: readonly string[], at: Date): Promise<(OnRow & { site_id: string })[]> {
  const { rows } = await ctx.client.query<OnRow & { site_id: string }>({
    name: 'on_duty_at',
    text: `select t.site_id, e.id as employee_id, e.account_id, e.name, e.position, e.is_on_shift, p.id as post_id, p.name as post, p.kind, p.zone_id, z.name as zone, t.day, t.shift, t.from_at, t.to_at
           from rota_shift t join employee e on e.organization_id = t.organization_id and e.id = t.employee_id and e.is_active
           join rota_post p on p.organization_id = t.organization_id and p.id = t.post_id
           left join zone z on z.organization_id = p.organization_id and z.id = p.zone_id
           where t.organization_id = $1 and t.site_id = any ($2) and t.until_number is null and t.from_at <= $3 and t.to_at > $3 order by p.sort_order, p.name, e.name`,
    values: [ctx.organizationId, siteIds, at],
  })
  return rows
}

/** Whether a site has published a rota for the day: only then does the plan say who is on. */
export async function hasRotaAt(ctx: Ctx, siteId: string, at: Date): Promise<boolean> {
  const month = dayIn(await timeZoneOf(ctx, siteId), at).slice(0, 7)
  return (await ctx.tx.selectFrom('rota').select('id').where('site_id', '=', siteId).where('month', '=', `${month}-01`).where('published_number', '>', 0).executeTakeFirst()) !== undefined
}

/** The managers on duty now, by site, as the rota has them; for whoever escalates. */
export async function managersOnDuty(ctx: Ctx, siteIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = (await rowsAt(ctx, siteIds, ctx.now)).filter(({ kind }) => kind === 'duty_manager' || kind === 'night_manager')
  return new Map([...grouped(rows, (row) => row.site_id)].map(([siteId, own]) => [siteId, [...new Set(own.map((row) => row.employee_id))]]))
}

/** Of whom the rota speaks, and who has no shift at the moment; nobody where no rota was published. */
export async function offByRota(ctx: Ctx, siteId: string, at: Date): Promise<Set<string>> {
  const { rows } = await ctx.client.query<{ id: string }>({ name: 'off_by_rota', text: 'select off as id from off_by_rota($1, $2) off', values: [siteId, at] })
  return new Set(rows.map(({ id }) => id))
}

/** Who is on duty at a moment, what is not manned, and who of those whom the rota plans has clocked in outside a shift (STF-008). */
export async function whoIsOn(ctx: Ctx, { query }: Input<typeof staffing.whoIsOn>): Promise<Output<typeof staffing.whoIsOn>> {
  const { siteId } = query
  ctx.actor.mustSee('rota:read', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  const at = query.at === undefined ? ctx.now : new Date(query.at)
  const hasRota = await hasRotaAt(ctx, siteId, at)
  const rows = await rowsAt(ctx, [siteId], at)
  const off = await offByRota(ctx, siteId, at)
  const posts = hasRota ? await postsOf(ctx, siteId) : []
  const today = dayIn(timeZone, at)
  const needs = needsOf(posts.map(asPostOfRota), [dayAfter(today, -1), today], instantsIn(timeZone)).filter(({ from, to }) => from <= at.getTime() && to > at.getTime())
  const held = grouped(rows, (row) => keyOf({ postId: row.post_id, day: row.day, shift: row.shift }))
  const names = new Map(posts.map((post) => [post.id, post]))
  const certificates = await certificatesOf(ctx, rows.map((row) => row.employee_id))
  // Planned while they had it: by now it is withdrawn, has ended, or waits to be verified anew (STF-005).
  const lacks = (row: OnRow): string[] => (names.get(row.post_id)?.certificates ?? []).filter((kind) => !holds({ certificates: certificates.get(row.employee_id) ?? [] }, kind, row.day))
  const shiftName = (shifts: readonly PatternShift[], code: string): string => shifts.find((one) => one.code === code)?.name ?? code
  return {
    at: iso(at), hasRota,
    items: rows.map((row) => ({ employee: { id: row.employee_id, name: row.name }, position: row.position, post: { id: row.post_id, name: row.post }, kind: row.kind, zone: row.zone_id === null ? null : { id: row.zone_id, name: row.zone ?? '' }, shift: shiftName(names.get(row.post_id)?.shifts ?? [], row.shift), from: iso(row.from_at), to: iso(row.to_at), isClockedIn: row.is_on_shift, lacks: lacks(row) })),
    gaps: needs.flatMap((need) => {
      const missing = need.headcount - (held.get(keyOf(need))?.length ?? 0)
      const post = names.get(need.postId)!
      return missing > 0 ? [{ post: { id: post.id, name: post.name }, shift: shiftName(post.shifts, need.shift), missing }] : []
    }),
    unplanned: (await colleaguesAt(ctx, siteId)).filter(({ id, isOnShift }) => isOnShift && off.has(id)).map(({ id, name }) => ({ id, name })),
  }
}

const MOST_DAYS = 93
/** The own shifts of a colleague, with the swap that is under way. */
export async function myRota(ctx: Ctx, { query }: Input<typeof staffing.myRota>): Promise<Output<typeof staffing.myRota>> {
  if (query.to < query.from) throw wrongField('rule_broken', '?to', 'lies before from')
  if (daysBetween(query.from, query.to) > MOST_DAYS) throw wrongField('rule_broken', '?to', `at most ${MOST_DAYS} days`)
  if (ctx.actor.employeeId === null) return { items: [] }
  const { rows } = await ctx.client.query<{ id: string; day: string; site_id: string; site: string; post_id: string; post: string; shift: string; shifts: PatternShift[]; from_at: Date; to_at: Date; swap_id: string | null; swap_state: staffing.Swap['state'] }>({
    name: 'own_rota',
    text: `select t.id, t.day, t.site_id, s.name as site, t.post_id, p.name as post, t.shift, a.shifts, t.from_at, t.to_at, w.id as swap_id, w.state as swap_state
           from rota_shift t join site s on s.organization_id = t.organization_id and s.id = t.site_id
           join rota_post p on p.organization_id = t.organization_id and p.id = t.post_id
           join shift_pattern a on a.organization_id = p.organization_id and a.id = p.pattern_id
           left join shift_swap w on w.organization_id = t.organization_id and w.shift_id = t.id and w.state in ('asked', 'accepted')
           where t.organization_id = $1 and t.employee_id = $2 and t.until_number is null and t.day between $3 and $4 order by t.from_at`,
    values: [ctx.organizationId, ctx.actor.employeeId, query.from, query.to],
  })
  return {
    items: rows.map((row) => ({ id: row.id, day: row.day, site: { id: row.site_id, name: row.site }, post: { id: row.post_id, name: row.post }, shift: row.shift, shiftName: row.shifts.find(({ code }) => code === row.shift)?.name ?? row.shift, from: iso(row.from_at), to: iso(row.to_at), swap: row.swap_id === null ? null : { id: row.swap_id, state: row.swap_state } })),
  }
}

/** Seats held ÷ seats of what was published, by day and by post; null while nothing was (coverage of posts). */
export async function coverageFigures(ctx: Ctx, { query }: Input<typeof staffing.coverageFigures>): Promise<Output<typeof staffing.coverageFigures>> {
  ctx.actor.mustSee('rota:read', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  if (query.to < query.from) throw wrongField('rule_broken', '?to', 'lies before from')
  if (daysBetween(query.from, query.to) > MOST_DAYS) throw wrongField('rule_broken', '?to', `at most ${MOST_DAYS} days`)
  const months = new Set((await ctx.tx.selectFrom('rota').select('month').where('site_id', '=', query.siteId).where('published_number', '>', 0).execute()).map(({ month }) => month.slice(0, 7)))
  const days: string[] = []
  for (let day: string = query.from; day <= query.to; day = dayAfter(day)) if (months.has(day.slice(0, 7))) days.push(day)
  const posts = await postsOf(ctx, query.siteId)
  const needs = needsOf(posts.map(asPostOfRota), days, instantsIn(timeZone))
  const rows = days.length === 0 ? [] : await ctx.tx.selectFrom('rota_shift').select(['post_id', 'day', 'shift']).where('site_id', '=', query.siteId).where('until_number', 'is', null).where('day', '>=', query.from).where('day', '<=', query.to).execute()
  const held = grouped(rows, (row) => keyOf({ postId: row.post_id, day: row.day, shift: row.shift }))
  const lines = needs.map((need) => ({ need, held: Math.min(need.headcount, held.get(keyOf(need))?.length ?? 0) }))
  const sum = (of: typeof lines): { seats: number; held: number } => ({ seats: of.reduce((all, { need }) => all + need.headcount, 0), held: of.reduce((all, one) => all + one.held, 0) })
  const total = sum(lines)
  return {
    ...total, coverage: total.seats === 0 ? null : total.held / total.seats,
    days: [...grouped(lines, ({ need }) => need.day)].map(([day, of]) => ({ day, ...sum(of) })),
    posts: [...grouped(lines, ({ need }) => need.postId)].map(([id, of]) => ({ post: { id, name: posts.find((one) => one.id === id)!.name }, ...sum(of) })),
  }
}
