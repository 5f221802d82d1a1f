import type { Input, staffing } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { iso } from '../../../platform/time.ts'
import { PUBLISHED_YEARS, withHolidays } from '../../sla/index.ts'
import { presentPost } from '../posts/rota-posts.ts'
import { draftOf, loadMonth, publishedOf, type Month } from './month.ts'
import { isNightShift } from './patterns.ts'
import { breachesOf, explain, gapsOf, keyOf, weekdayOf, without, type Breach, type Duty, type Removed } from './rules.ts'

export async function getRota(ctx: Ctx, { query }: Input<typeof staffing.getRota>): Promise<staffing.Rota> {
  ctx.actor.mustSee('rota:read', query.siteId)
  return presentRota(ctx, await loadMonth(ctx, query.siteId, query.month))
}

/** Who plans sees the draft with every gap and every broken rule; everybody else what was published. */
export async function presentRota(ctx: Ctx, month: Month): Promise<staffing.Rota> {
  const mayPlan = ctx.actor.can('rota:plan', month.siteId)
  const { rota, people, needs } = month
  const published = rota === null ? [] : await publishedOf(ctx, rota.id)
  const shown: readonly (Duty & { isFixed?: boolean })[] = mayPlan ? await draftOf(ctx, month, published) : published
  const holding = new Set(published.map((one) => `${one.employeeId} ${keyOf(one)}`))
  const nights = new Map(needs.map((need) => [keyOf(need), need.isNight]))
  const tallies = talliesOf(shown, nights)
  const holidays = holidaysOf(month.month)
  const byId = new Map(people.map((one) => [one.id, one]))
  const asked = new Set(month.posts.map(({ position_id }) => position_id))
  const isPlanned = (one: { positionId: string | null; shifts: number }): boolean => one.shifts > 0 || (one.positionId !== null && asked.has(one.positionId))
  return {
    siteId: month.siteId, month: month.month, version: rota?.version ?? 0, publishedNumber: rota?.published_number ?? 0, publishedAt: iso(rota?.published_at ?? null), hasChanges: mayPlan && (without(shown, published).length > 0 || without(published, shown).length > 0), mayPlan,
    days: month.days.map((day) => ({ day, weekday: weekdayOf(day), holiday: holidays.get(day) ?? null })),
    people: people
      .map(({ id, name, position, positionId, leaveKinds }) => ({
        id, name, position, positionId, ...(tallies.get(id) ?? { shifts: 0, nights: 0, weekends: 0, hours: 0 }),
        // Why somebody is away is between them and who plans.
        leave: leaveKinds.map(({ from, to, kind }) => ({ from, to, kind: mayPlan || id === ctx.actor.employeeId ? kind : null })),
      }))
      // Those whom the posts ask for stand together, above everybody else of the site.
      .sort((one, other) => Number(isPlanned(other)) - Number(isPlanned(one))),
    posts: month.posts.map((row) => {
      const { siteId: _, isActive: __, version: ___, sortOrder: ____, ...post } = presentPost(row)
      return { ...post, shifts: row.shifts.map((shift) => ({ ...shift, isNight: isNightShift(shift) })) }
    }),
    cells: shown.map((one) => ({ employeeId: one.employeeId, day: one.day, postId: one.postId, shift: one.shift, isFixed: one.isFixed ?? false, isPublished: holding.has(`${one.employeeId} ${keyOf(one)}`) })).sort((a, b) => (a.day + a.employeeId < b.day + b.employeeId ? -1 : 1)),
    seats: needs.reduce((sum, { headcount }) => sum + headcount, 0),
    gaps: rota === null || (!mayPlan && rota.published_number === 0) ? [] : mayPlan ? explain(shown, month).map((gap) => ({ ...gap, removed: inWords(byId, gap.removed) })) : gapsOf(shown, needs, people).map((gap) => ({ ...gap, removed: [] })),
    breaches: mayPlan ? openBreaches(month, shown).map(({ employeeId, day, postId, obstacle }) => ({ employee: { id: employeeId, name: byId.get(employeeId)?.name ?? '' }, day, postId, obstacle })) : [],
    warnings: await warningsOf(ctx, month, holidays),
  }
}

function talliesOf(duties: readonly Duty[], nights: ReadonlyMap<string, boolean>): Map<string, { shifts: number; nights: number; weekends: number; hours: number }> {
  const tallies = new Map<string, { shifts: number; nights: number; weekends: number; hours: number }>()
  for (const one of duties) {
    const tally = tallies.get(one.employeeId) ?? { shifts: 0, nights: 0, weekends: 0, hours: 0 }
    tally.shifts++
    tally.hours += (one.to - one.from) / 3_600_000
    if (nights.get(keyOf(one))) tally.nights++
    if (weekdayOf(one.day) > 5) tally.weekends++
    tallies.set(one.employeeId, tally)
  }
  return tallies
}

/** What stands against publishing: days that have passed are no longer judged. */
export function openBreaches(month: Month, duties: readonly Duty[]): Breach[] {
  return breachesOf(duties, month).filter(({ day }) => day >= month.openFrom)
}

/** By rule, the one that removed most people first; who has another position is counted and not named: they would be most of the site. */
function inWords(people: ReadonlyMap<string, { name: string }>, removed: readonly Removed[]): staffing.RotaGap['removed'] {
  const byKind = new Map<staffing.RotaGap['removed'][number]['kind'], staffing.RotaGap['removed'][number]['people']>()
  for (const { employeeId, obstacle } of removed) byKind.set(obstacle.kind, [...(byKind.get(obstacle.kind) ?? []), { id: employeeId, name: people.get(employeeId)?.name ?? '', detail: obstacle.detail }])
  return [...byKind].map(([kind, people]) => ({ kind, people })).sort((a, b) => Number(a.kind === 'position') - Number(b.kind === 'position') || b.people.length - a.people.length)
}

/** Statutory holidays of the days of a month, from the State Council's notice; none for a year that is not published. */
function holidaysOf(month: string): Map<string, string> {
  const year = Number(month.slice(0, 4))
  if (!PUBLISHED_YEARS.includes(year)) return new Map()
  const { days } = withHolidays({ timeZone: 'Asia/Shanghai', always: true, weekly: {}, followsHolidays: true, days: {} }, [year])
  return new Map(Object.entries(days).flatMap(([day, one]) => (day.startsWith(month) && one.kind === 'holiday' ? [[day, one.name ?? ''] as const] : [])))
}

/** On holidays more people come: how many of the reserve were called for the day (STF-007). */
async function warningsOf(ctx: Ctx, month: Month, holidays: ReadonlyMap<string, string>): Promise<staffing.Rota['warnings']> {
  if (holidays.size === 0) return []
  const { rows } = await ctx.client.query<{ day: string; asked: number }>({
    name: 'reserve_of_days',
    text: `select to_char(d, 'YYYY-MM-DD') as day, coalesce(sum(c.headcount), 0)::int as asked from unnest($3::date[]) d
           left join call_up c on c.organization_id = $1 and c.site_id = $2 and c.state <> 'cancelled' and (c.from_at at time zone $4)::date <= d and (c.to_at at time zone $4)::date >= d group by d order by d`,
    values: [ctx.organizationId, month.siteId, [...holidays.keys()], month.timeZone],
  })
  return rows.map(({ day, asked }) => ({ day, name: holidays.get(day)!, reserveAsked: asked }))
}
