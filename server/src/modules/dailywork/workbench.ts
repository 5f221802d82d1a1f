import { dailywork, type Input, type Output, type Role } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { dayIn, iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { listRules } from '../standards/index.ts'
import { myWork } from './my-work.ts'
import { SOURCES, widgetsFor, type WidgetKey } from './workbench-widgets.ts'

type Widget = dailywork.WorkbenchWidget
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** What the post of the one who asks has to look after at a site today (ORG-016); every number opens to what it counts. */
export async function workbench(ctx: Ctx, { query }: Input<typeof dailywork.workbench>): Promise<Output<typeof dailywork.workbench>> {
  ctx.actor.mustSee('organization:read', query.siteId)
  const site = await siteById(ctx, query.siteId)
  const day = dayIn(site.timeZone, ctx.now)
  if (ctx.actor.kind !== 'staff') return { post: null, day, items: [] }
  const roles = ctx.actor.grants.filter((grant) => grant.siteId === null || grant.siteId === site.id).map((grant): Role => grant.role)
  const { post, keys } = widgetsFor(roles)
  const counted = await countsOf(ctx, site, keys)
  const items: Widget[] = []
  for (const key of keys) {
    const source = SOURCES[key]
    if (source) {
      const found = counted.get(key)
      if (found) items.push({ key, ...found, link: source.link.replaceAll('{today}', day).replace('{month}', `${day.slice(0, 7)}-01`), done: null })
    } else if (key === 'briefing') {
      if (ctx.actor.can('standards:read', site.id)) items.push({ key, count: await unreadOf(ctx, site.id), late: 0, link: '/rulebook?unread=true', done: null })
    } else if (key === 'carryOver') {
      const { counts, items: own } = await myWork(ctx, { params: {}, query: { siteId: site.id }, body: {} })
      items.push({ key, count: counts.carriedOver, late: own.filter((one) => one.isCarriedOver && one.clock?.outcome === 'breached').length, link: '/?show=carried', done: null })
    } else items.push(await tidyOf(ctx, site.id, day))
  }
  return { post, day, items }
}

async function unreadOf(ctx: Ctx, siteId: string): Promise<number> {
  return (await listRules(ctx, { params: {}, query: { filter: { siteId, unread: true } }, body: {} })).items.length
}

/** All numbers of a page in one question; only those that the actor may open. */
async function countsOf(ctx: Ctx, site: { id: string; timeZone: string }, keys: readonly WidgetKey[]): Promise<Map<WidgetKey, { count: number; late: number }>> {
  const wanted = keys.flatMap((key) => (SOURCES[key] && ctx.actor.can(SOURCES[key].needs, site.id) ? [{ key, source: SOURCES[key] }] : []))
  if (wanted.length === 0) return new Map()
  const columns = wanted.map(({ source }, at) => `(${source.count})::int as c${at}, ${source.late === undefined ? '0' : `(${source.late})::int`} as l${at}`)
  const { rows } = await ctx.client.query<Record<string, number>>(
    `with day as (
       select $1::uuid as site, $2::uuid as me, $3::timestamptz as at, today, (select department_id from employee where id = $2::uuid) as mine,
         today::timestamp at time zone $4 as from_, (today + 1)::timestamp at time zone $4 as till, date_trunc('month', today)::timestamp at time zone $4 as month
       from (select ($3::timestamptz at time zone $4)::date as today) now)
     select ${columns.join(', ')} from day`,
    [site.id, ctx.actor.employeeId ?? NOBODY, ctx.now, site.timeZone],
  )
  const row = rows[0]!
  return new Map(wanted.map(({ key }, at) => [key, { count: row[`c${at}`]!, late: row[`l${at}`]! }]))
}

async function tidyOf(ctx: Ctx, siteId: string, day: string): Promise<Widget> {
  const tick = await ctx.tx
    .selectFrom('daily_tick')
    .innerJoin('employee', (join) => join.onRef('employee.organization_id', '=', 'daily_tick.organization_id').onRef('employee.id', '=', 'daily_tick.employee_id'))
    .select(['employee.name', 'daily_tick.at'])
    .where('daily_tick.site_id', '=', siteId)
    .where('daily_tick.day', '=', day)
    .where('daily_tick.key', '=', 'tidy')
    .executeTakeFirst()
  return { key: 'tidy', count: tick ? 0 : 1, late: 0, link: '', done: tick ? { by: tick.name, at: iso(tick.at) } : null }
}

/** Whoever comes first does it; a second click finds it done by the first. Of posts that have it on their page only. */
export async function tickDaily(ctx: Ctx, { body }: Input<typeof dailywork.tickDaily>): Promise<Widget> {
  ctx.actor.mustSee('organization:read', body.siteId)
  const site = await siteById(ctx, body.siteId)
  const roles = ctx.actor.grants.filter((grant) => grant.siteId === null || grant.siteId === site.id).map((grant): Role => grant.role)
  if (ctx.actor.employeeId === null || !widgetsFor(roles).keys.includes(body.key)) throw new AppError('not_permitted')
  const day = dayIn(site.timeZone, ctx.now)
  const made = await ctx.tx.insertInto('daily_tick').values({ organization_id: ctx.organizationId, site_id: site.id, day, key: body.key, employee_id: ctx.actor.employeeId, at: ctx.now }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 1n) {
    recordHappening(ctx, { siteId: site.id, recordType: 'site', recordId: site.id, action: 'tidied', note: day })
    announceChange(ctx, { recordType: 'daily_tick', recordId: site.id, siteId: site.id, action: 'done' })
  }
  return tidyOf(ctx, site.id, day)
}
