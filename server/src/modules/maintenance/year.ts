import type { maintenance, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayIn } from '../../platform/time.ts'
import { occurrencesOf, recurrenceOf } from '../inspections/index.ts'
import { siteById } from '../organization/index.ts'
import { everyOf, intervalDays, type PlanRow } from './make.ts'
import { presentPlans } from './plans.ts'
import { nextDay } from './rules.ts'

type YearDay = maintenance.MaintenanceYear['rows'][number]['days'][number]

/** 年度保养计划表: what became of each plan's days of the year, and the days that are still to come; of an interval as if each service were made on its day (MNT-005). */
export async function maintenanceYear(ctx: Ctx, { query }: Input<typeof maintenance.maintenanceYear>): Promise<maintenance.MaintenanceYear> {
  ctx.actor.mustSee('maintenance:read', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  const [first, after] = [`${query.year}-01-01`, `${query.year + 1}-01-01`]
  const [from, to] = [midnightOf(first, timeZone), midnightOf(after, timeZone)]
  const { rows: made } = await ctx.client.query<YearDay & { plan_id: string }>(
    `select plan_id, to_char(due_at at time zone $4, 'YYYY-MM-DD') as on, state, count(*)::int as count, case when count(*) = 1 then min(id::text) end as "taskId"
     from maintenance_task where site_id = $1 and due_at >= $2 and due_at < $3 group by 1, 2, 3 order by 2, 3`,
    [query.siteId, from, to, timeZone],
  )
  const all = await ctx.tx.selectFrom('maintenance_plan').selectAll().where('site_id', '=', query.siteId).where('starts_on', '<', after).orderBy('name').limit(2000).execute()
  const days = new Map<string, YearDay[]>()
  for (const { plan_id, ...day } of made) days.set(plan_id, [...(days.get(plan_id) ?? []), day])
  // A plan that has ended stands there for what it did.
  const rows = all.filter(({ id, state }) => state !== 'ended' || days.has(id))
  const { rows: nexts } = await ctx.client.query<{ plan_id: string; next: string | null; open: string | null }>(
    `select p.id as plan_id, (select min(g.next_on) from maintenance_target g where g.plan_id = p.id) as next,
       (select to_char(max(t.due_at) at time zone $2, 'YYYY-MM-DD') from maintenance_task t where t.plan_id = p.id and t.state = 'open') as open
     from maintenance_plan p where p.id = any ($1) and p.trigger = 'interval'`,
    [rows.map(({ id }) => id), timeZone],
  )
  const shown = new Map((await presentPlans(ctx, rows)).map((plan) => [plan.id, plan]))
  const today = dayIn(timeZone, ctx.now)
  return {
    siteId: query.siteId,
    year: query.year,
    rows: rows.filter(({ id }) => shown.get(id)!.facilities > 0 || days.has(id)).map((row) => {
      const plan = shown.get(row.id)!
      const past = days.get(row.id) ?? []
      const known = new Set(past.map(({ on }) => on))
      const { next = null, open = null } = nexts.find(({ plan_id }) => plan_id === row.id) ?? {}
      // While a service is open there is no next day: it goes on as if that one were made when it is due.
      const begin = next ?? (open === null ? null : nextDay(open, everyOf(row))) ?? (row.starts_on > today ? row.starts_on : today)
      const planned = row.state === 'ended' ? [] : daysToCome(row, timeZone, { first: first > today ? first : today, after, begin })
      const { procedure, facility, class: of, facilities, state, trigger, rule, every, counter, employee, position, party } = plan
      return {
        plan: { id: plan.id, name: plan.name }, procedure, facility, class: of, facilities, state, trigger, rule, every, counter, employee, position, party,
        days: [...past, ...planned.filter((on) => !known.has(on)).map((on): YearDay => ({ on, state: 'planned', taskId: null, count: facilities }))].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
      }
    }),
  }
}

/** The days from `first` on and before `after` on which a plan is due; a counter knows no day. `begin`: where an interval goes on. */
function daysToCome(plan: PlanRow, timeZone: string, { first, after, begin }: { first: string; after: string; begin: string }): string[] {
  if (first >= after) return []
  if (plan.trigger === 'rule') return [...new Set(occurrencesOf(recurrenceOf(plan), timeZone, new Date(midnightOf(first, timeZone).getTime() - 1), midnightOf(after, timeZone)).flatMap(({ from }) => (from ? [dayIn(timeZone, from)] : [])))].filter((on) => on >= first && on < after)
  if (plan.trigger === 'counter') return []
  const days: string[] = []
  for (const day of intervalDays(plan, begin)) {
    if (day >= after) break
    if (day >= first) days.push(day)
  }
  return days
}
