import { relations, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { readCursor, recordHappening, pageOf } from '../../platform/records/index.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayAfter, dayIn, iso, monthAfter, monthsAfter } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { colleaguesAt } from '../people/index.ts'
import { lastTrained } from '../training/index.ts'

type Goal = Output<typeof relations.publishGoal>

async function newestGoal(ctx: Ctx): Promise<Goal | null> {
  const row = await ctx.tx
    .selectFrom('programme_goal as g')
    .innerJoin('employee as e', (join) => join.onRef('e.organization_id', '=', 'g.organization_id').onRef('e.id', '=', 'g.published_by'))
    .select(['g.id', 'g.words', 'g.published_at', 'g.published_by', 'e.name'])
    .orderBy('g.published_at', 'desc')
    .orderBy('g.id', 'desc')
    .executeTakeFirst()
  return row ? { id: row.id, words: row.words, publishedAt: iso(row.published_at), publishedBy: { id: row.published_by, name: row.name } } : null
}

async function hasRead(ctx: Ctx, goal: Goal | null): Promise<boolean> {
  if (goal === null || ctx.actor.employeeId === null) return false
  return (await ctx.tx.selectFrom('goal_acknowledgement').select('at').where('goal_id', '=', goal.id).where('employee_id', '=', ctx.actor.employeeId).executeTakeFirst()) !== undefined
}

export async function currentGoal(ctx: Ctx): Promise<Output<typeof relations.currentGoal>> {
  const goal = await newestGoal(ctx)
  return { goal, hasRead: await hasRead(ctx, goal) }
}

/** New words are a new goal: everybody reads them anew (PRS-003). */
export async function publishGoal(ctx: Ctx, { body }: Input<typeof relations.publishGoal>): Promise<Goal> {
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted')
  const id = body.id ?? newId()
  const made = await ctx.tx
    .insertInto('programme_goal')
    .values({ organization_id: ctx.organizationId, id, words: body.words, published_by: ctx.actor.employeeId, published_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw wrongField('already_exists', '/id', id)
  recordHappening(ctx, { siteId: null, recordType: 'programme_goal', recordId: id, action: 'published', note: body.words })
  return { id, words: body.words, publishedAt: iso(ctx.now), publishedBy: { id: ctx.actor.employeeId, name: ctx.actor.name } }
}

/** I have read the goal; reading it twice is reading it once, and an old one is no goal any more. */
export async function acknowledgeGoal(ctx: Ctx, { body }: Input<typeof relations.acknowledgeGoal>): Promise<{ at: string }> {
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted')
  const goal = await newestGoal(ctx)
  if (goal?.id !== body.goalId) {
    const known = await ctx.tx.selectFrom('programme_goal').select('id').where('id', '=', body.goalId).executeTakeFirst()
    throw new AppError(known ? 'action_not_allowed' : 'not_found', known && 'There are newer words')
  }
  const row = await ctx.tx
    .insertInto('goal_acknowledgement')
    .values({ organization_id: ctx.organizationId, goal_id: goal.id, employee_id: ctx.actor.employeeId, at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('at')
    .executeTakeFirst()
  if (row) recordHappening(ctx, { siteId: null, recordType: 'programme_goal', recordId: goal.id, action: 'acknowledged' })
  return { at: iso(row?.at ?? ctx.now) }
}

export async function listAcknowledgements(ctx: Ctx, { query }: Input<typeof relations.listAcknowledgements>): Promise<Output<typeof relations.listAcknowledgements>> {
  ctx.actor.mustSee('relations:read', query.siteId)
  await siteById(ctx, query.siteId)
  return { items: await readersAt(ctx, query.siteId, await newestGoal(ctx)) }
}

async function readersAt(ctx: Ctx, siteId: string, goal: Goal | null): Promise<Output<typeof relations.listAcknowledgements>['items']> {
  const staff = await colleaguesAt(ctx, siteId)
  const read = goal === null ? [] : await ctx.tx.selectFrom('goal_acknowledgement').select(['employee_id', 'at']).where('goal_id', '=', goal.id).execute()
  const at = new Map(read.map((row) => [row.employee_id, row.at]))
  const trained = await lastTrained(ctx, staff.map(({ id }) => id))
  return staff.map((one) => ({ employee: { id: one.id, name: one.name }, position: one.position, at: iso(at.get(one.id) ?? null), trainedAt: iso(trained.get(one.id) ?? null) }))
}

/** Staff who were trained within the last three months (PRS-004; each quarter, TRN-003). Null while no training of any of them is on record: unknown is not zero. */
function trainedShare(ctx: Ctx, { timeZone }: { timeZone: string }, staff: Output<typeof relations.listAcknowledgements>['items']): relations.Programme['trained'] {
  if (staff.every(({ trainedAt }) => trainedAt === null)) return null
  const since = iso(midnightOf(monthsAfter(dayIn(timeZone, ctx.now), -3), timeZone))
  const count = staff.filter(({ trainedAt }) => trainedAt !== null && trainedAt >= since).length
  return { count, of: staff.length, percent: percent(count, staff.length) }
}

const percent = (count: number, of: number): number | null => (of === 0 ? null : Math.round((1000 * count) / of) / 10)

/** “123” 法则 in numbers (PRS-002): one goal, two safeguards, three opportunities, and what came of it month by month. */
export async function getProgramme(ctx: Ctx, { query }: Input<typeof relations.getProgramme>): Promise<relations.Programme> {
  ctx.actor.mustSee('relations:read', query.siteId)
  const site = await siteById(ctx, query.siteId)
  const goal = await newestGoal(ctx)
  const staff = await readersAt(ctx, site.id, goal)
  const gaps = await ctx.client.query<{ households: number; gaps: number }>({ name: 'care_archive_gaps', text: `${HOMES} select count(*) as households, count(*) filter (where gap is not null) as gaps from home`, values: [site.id, dayIn(site.timeZone, ctx.now)] })
  const { households, gaps: incomplete } = gaps.rows[0]!
  const months = await monthsOf(ctx, site, query.months)
  const read = staff.filter((one) => one.at !== null).length
  return {
    goal, hasRead: await hasRead(ctx, goal), acknowledged: goal === null ? null : { count: read, of: staff.length, percent: percent(read, staff.length) },
    archives: { count: households - incomplete, of: households, percent: percent(households - incomplete, households) },
    trained: trainedShare(ctx, site, staff),
    opportunities: await threeOpportunities(ctx, site.id, months[0]!.fromAt, months.at(-1)!.toAt), months,
  }
}

/** Occupied homes of a site on a day, each with what its file lacks. */
const HOMES = `
with home as (
  select u.id, u.code, u.sort_key, case when bool_or(p.number is not null) then null else 'no_phone' end as gap
  from unit u
  join occupancy o on o.organization_id = u.organization_id and o.unit_id = u.id and o.role <> 'agent' and coalesce(o.from_on, '-infinity') <= $2::date and coalesce(o.until_on, 'infinity') >= $2::date
  left join person_phone p on p.organization_id = o.organization_id and p.person_id = o.person_id
  where u.site_id = $1 and u.use = 'residence'
  group by u.organization_id, u.id, u.code, u.sort_key
  union all
  select u.id, u.code, u.sort_key, 'nobody' from unit u
  where u.site_id = $1 and u.use = 'residence' and u.state in ('self_occupied', 'let')
    and not exists (select from occupancy o where o.organization_id = u.organization_id and o.unit_id = u.id and o.role <> 'agent' and coalesce(o.from_on, '-infinity') <= $2::date and coalesce(o.until_on, 'infinity') >= $2::date)
)`

export async function listArchiveGaps(ctx: Ctx, { query }: Input<typeof relations.listArchiveGaps>): Promise<Output<typeof relations.listArchiveGaps>> {
  ctx.actor.mustSee('relations:read', query.siteId)
  const site = await siteById(ctx, query.siteId)
  const [after, id] = query.cursor === undefined ? [null, null] : readCursor(query.cursor, ['text', 'id'])
  const { rows } = await ctx.client.query<{ id: string; code: string; sort_key: string; gap: 'nobody' | 'no_phone' }>({
    name: 'care_archive_gap_rows',
    text: `${HOMES} select id, code, sort_key, gap from home where gap is not null and ($3::text is null or (sort_key, id) > ($3::text collate "C", $4::uuid)) order by sort_key, id limit $5`,
    values: [site.id, dayIn(site.timeZone, ctx.now), after, id, query.limit + 1],
  })
  return pageOf(rows, query.limit, (row) => [row.sort_key, row.id], (row) => ({ unit: { id: row.id, name: row.code }, gap: row.gap }))
}

async function threeOpportunities(ctx: Ctx, siteId: string, from: string, to: string): Promise<relations.Programme['opportunities']> {
  const { rows } = await ctx.client.query<{ type: relations.OpportunityType; noticed: number; done: number; let_go: number }>({
    name: 'three_opportunities',
    text: `select type, count(*) filter (where noticed_at >= $2 and noticed_at < $3) as noticed, count(*) filter (where done_at >= $2 and done_at < $3) as done,
             count(*) filter (where status = 'let_go' and noticed_at >= $2 and noticed_at < $3) as let_go
           from opportunity where site_id = $1 group by type`,
    values: [siteId, from, to],
  })
  return relations.OPPORTUNITY_TYPES.map((type) => {
    const row = rows.find((one) => one.type === type)
    return { type, noticed: row?.noticed ?? 0, done: row?.done ?? 0, letGo: row?.let_go ?? 0 }
  })
}

interface Month {
  month: string
  delivered: number
  households: number
}

/** Delivered services per hundred households, month by month (PRS-027). A month that passed without any is flagged from the beginning of the programme on (PRS-030). */
async function monthsOf(ctx: Ctx, site: { id: string; timeZone: string }, count: number): Promise<relations.Programme['months']> {
  const thisMonth = dayIn(site.timeZone, ctx.now).slice(0, 7)
  const months = Array.from({ length: count }, (_, i) => monthAfter(thisMonth, i - count + 1))
  const starts = [...months, monthAfter(thisMonth)].map((month) => midnightOf(`${month}-01`, site.timeZone))
  const { rows } = await ctx.client.query<Month>({
    name: 'care_months',
    text: `select m.month,
             (select count(*) from opportunity p where p.site_id = $1 and p.done_at >= m.start and p.done_at < m.finish) as delivered,
             (select count(distinct o.unit_id) from occupancy o join unit u on u.organization_id = o.organization_id and u.id = o.unit_id and u.use = 'residence'
              where o.site_id = $1 and o.role <> 'agent' and coalesce(o.from_on, '-infinity') <= m.last and coalesce(o.until_on, 'infinity') >= m.last) as households
           from unnest($2::text[], $3::timestamptz[], $4::timestamptz[], $5::date[]) as m(month, start, finish, last) order by m.month`,
    values: [site.id, months, starts.slice(0, -1), starts.slice(1), months.map((month) => (month === thisMonth ? dayIn(site.timeZone, ctx.now) : lastDayOf(month)))],
  })
  const begun = await beginOf(ctx, site)
  return rows.map((row, i) => ({
    month: row.month, fromAt: iso(starts[i]!), toAt: iso(starts[i + 1]!), delivered: row.delivered, households: row.households, perHundred: row.households === 0 ? null : Math.round((10_000 * row.delivered) / row.households) / 100,
    isFlagged: row.delivered === 0 && row.month < thisMonth && begun !== null && row.month >= begun,
  }))
}

/** The month in which the programme began: its first goal or its first opportunity; null when there is neither. */
async function beginOf(ctx: Ctx, site: { id: string; timeZone: string }): Promise<string | null> {
  const { rows } = await ctx.client.query<{ at: Date | null }>({
    name: 'care_begin',
    text: 'select least((select min(published_at) from programme_goal), (select min(noticed_at) from opportunity where site_id = $1)) as at',
    values: [site.id],
  })
  const at = rows[0]?.at ?? null
  return at === null ? null : dayIn(site.timeZone, at).slice(0, 7)
}

const lastDayOf = (month: string): string => dayAfter(`${monthAfter(month)}-01`, -1)
