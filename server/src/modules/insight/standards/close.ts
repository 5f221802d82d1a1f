import type { Input, zonestandards } from '@guanjia/contract'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../../../platform/ctx.ts'
import { wrongField } from '../../../platform/errors.ts'
import { queue } from '../../../platform/events.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../../platform/messages/messages.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { momentOf } from '../../../platform/text/index.ts'
import { dayIn, monthAfter } from '../../../platform/time.ts'
import { siteById, type SiteFacts } from '../../organization/index.ts'
import { accountIdsOf, accountsWithRole, dutiesAt } from '../../people/index.ts'
import { proposeAward } from '../../relations/index.ts'
import { monthFigures, type MonthFigures } from './figures.ts'
import { zoneStandards } from './show.ts'

const JOB = 'insight.close-zones'
/** On which day of the next month a month is closed: late records of its last days have come by then. */
const CLOSE_DAY = '04'
/** From which score on the first place is proposed for praise. */
const PRAISED_FROM = 90
type Site = Pick<SiteFacts, 'id' | 'timeZone'>

const closingDay = (month: string): string => `${monthAfter(month)}-${CLOSE_DAY}`
const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`

/** Freezes a month that nobody froze before: of two who do it at once one does. */
async function closeMonth(ctx: Ctx, site: Site, month: string): Promise<void> {
  const id = await freeze(ctx, site, month, { number: 1, reason: '' })
  if (id === null) return
  const lines = await linesOf(ctx, id)
  const duties = await dutiesAt(ctx, site.id)
  recordHappening(ctx, { siteId: site.id, recordType: 'zone_month', recordId: id, action: 'closed', toStatus: 'closed', note: month })
  announceChange(ctx, { recordType: 'zone_month', recordId: id, siteId: site.id, action: 'closed' })
  await tellTeams(ctx, site.id, id, month, lines, duties)
  await praiseFirst(ctx, site.id, id, month, lines, duties)
}

async function freeze(ctx: Ctx, site: Site, month: string, { id = newId(), number, reason }: { id?: string; number: number; reason: string }): Promise<string | null> {
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`zone_month:${site.id}:${month}`])
  if (number === 1 && (await newest(ctx, site.id, month)) > 0) return null
  const found: MonthFigures = await monthFigures(ctx, site, month)
  await ctx.tx.insertInto('zone_month').values({ organization_id: ctx.organizationId, id, site_id: site.id, month: `${month}-01`, number, standards: json(found.standards), checks: json(found.checks), reason, closed_at: ctx.now, closed_by: ctx.actor.name }).execute()
  if (found.lines.length > 0) await ctx.tx.insertInto('zone_month_line').values(found.lines.map((line, position) => ({ organization_id: ctx.organizationId, month_id: id, zone_id: line.zoneId, position, steward_id: line.stewardId, standards: json(line.standards), score: line.score, rank: line.rank }))).execute()
  return id
}

async function newest(ctx: Ctx, siteId: string, month: string): Promise<number> {
  const { rows } = await ctx.client.query<{ number: number }>('select coalesce(max(number), 0)::int as number from zone_month where site_id = $1 and month = $2', [siteId, `${month}-01`])
  return rows[0]!.number
}

type Duties = Awaited<ReturnType<typeof dutiesAt>>
type Line = { zone_id: string; name: string; score: number | null; rank: number | null }
async function linesOf(ctx: Ctx, monthId: string): Promise<Line[]> {
  const { rows } = await ctx.client.query<Line>('select l.zone_id, z.name, l.score::float8 as score, l.rank from zone_month_line l join zone z on z.organization_id = l.organization_id and z.id = l.zone_id where l.month_id = $1 order by l.position', [monthId])
  return rows
}

/** Whoever has a post of a zone hears of its own place; who manages the site of the best one. */
async function tellTeams(ctx: Ctx, siteId: string, id: string, month: string, lines: readonly Line[], duties: Duties): Promise<void> {
  const ranked = lines.filter(({ rank }) => rank !== null)
  const record = { type: 'zone_month', id }
  for (const line of ranked) {
    const accounts = await accountIdsOf(ctx, duties.filter(({ zoneId }) => zoneId === line.zone_id).map(({ employee }) => employee.id))
    sendMessage(ctx, { accountIds: accounts, template: 'zone.place', params: { month, zone: line.name, rank: line.rank!, of: ranked.length, score: line.score! }, record, dedupeKey: `zone-month:${id}:${line.zone_id}` })
  }
  const managers = [...(await accountsWithRole(ctx, 'supervisor', siteId)), ...(await accountsWithRole(ctx, 'site_manager', siteId))]
  if (ranked[0]) sendMessage(ctx, { accountIds: [...new Set(managers.map(({ accountId }) => accountId))], template: 'zone.month', params: { month, zone: ranked[0].name, score: ranked[0].score! }, record, dedupeKey: `zone-month:${id}` })
}

const REASON = {
  'zh-CN': (month: string, zone: string, score: number) => `${month} 五标准评比第一名：${zone}，${score} 分`,
  'zh-TW': (month: string, zone: string, score: number) => `${month} 五標準評比第一名：${zone}，${score} 分`,
  en: (month: string, zone: string, score: number) => `First by the five standards of ${month}: ${zone}, ${score}`,
}

/** Who answers for the first zone is proposed for praise, each once; a person decides on it (BTL-004). */
async function praiseFirst(ctx: Ctx, siteId: string, id: string, month: string, lines: readonly Line[], duties: Duties): Promise<void> {
  for (const { zone_id, name, score } of lines.filter((line) => line.rank === 1 && line.score! >= PRAISED_FROM))
    for (const employeeId of new Set(duties.filter(({ zoneId }) => zoneId === zone_id).map(({ employee }) => employee.id)))
      await proposeAward(ctx, { siteId, employeeId, month, reason: REASON[ctx.locale](month, name, score!), amountFen: 0, source: { type: 'zone_month', id } })
}

/**
 * Counts a closed month anew after something was corrected late: a new version with its reason, the one before stays to be seen. A retry with the
 * id of the first try is that. Throws `not_found`, `not_permitted`, `rule_broken` for a month that is open.
 */
export async function recountZoneStandards(ctx: Ctx, { body }: Input<typeof zonestandards.recountZoneStandards>): Promise<zonestandards.ZoneStandards> {
  ctx.actor.mustSee('tasks:own', body.siteId)
  ctx.actor.mustBeAbleTo('improvements:manage', body.siteId)
  const site = await siteById(ctx, body.siteId)
  const shown = () => zoneStandards(ctx, { params: {}, query: { siteId: body.siteId, month: body.month }, body: {} })
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`zone_month:${site.id}:${body.month}`])
  const known = body.id === undefined ? undefined : await ctx.tx.selectFrom('zone_month').select(['site_id', 'month']).where('id', '=', body.id).executeTakeFirst()
  if (known) {
    if (known.site_id !== site.id || known.month.slice(0, 7) !== body.month) throw wrongField('already_exists', '/id', 'a month with this id exists')
    return shown()
  }
  const last = await newest(ctx, site.id, body.month)
  if (last === 0) throw wrongField('rule_broken', '/month', 'is not closed: its figures are live')
  const id = (await freeze(ctx, site, body.month, { ...(body.id === undefined ? {} : { id: body.id }), number: last + 1, reason: body.reason }))!
  recordHappening(ctx, { siteId: site.id, recordType: 'zone_month', recordId: id, action: 'recounted', note: `${body.month} ${body.reason}` })
  announceChange(ctx, { recordType: 'zone_month', recordId: id, siteId: site.id, action: 'recounted' })
  return shown()
}

/** Plans the close of a month. */
export function planZoneClose(ctx: Ctx, site: Site, month: string): void {
  const dueAt = momentOf(closingDay(month), '02:00', site.timeZone)
  // By its instant: in another time zone the same day comes again, and the job that finds itself too early plans another.
  ctx.enqueue(JOB, { siteId: site.id, month }, { dueAt, dedupeKey: `close-zones:${site.id}:${month}:${dueAt.toISOString()}` })
}

/** Months close by themselves, whatever the clock of the server; after downtime those that were missed, one after the other. */
export function closeZonesInTime(): void {
  queue(JOB, z.object({ siteId: z.uuid(), month: z.string() }), async (ctx, { siteId, month }) => {
    const site = await siteById(ctx, siteId)
    if (dayIn(site.timeZone, ctx.now) < closingDay(month)) return planZoneClose(ctx, site, month)
    await closeMonth(ctx, site, month)
    planZoneClose(ctx, site, monthAfter(month))
  })
}

messageTemplate('zone.place', {
  'zh-CN': { title: '{month} 五标准评比：{zone} 第 {rank} 名', body: '共 {of} 个片区，本片区 {score} 分，可查看各项依据。' },
  'zh-TW': { title: '{month} 五標準評比：{zone} 第 {rank} 名', body: '共 {of} 個責任區，本責任區 {score} 分，可查看各項依據。' },
  en: { title: 'Five standards of {month}: {zone} came {rank} of {of}', body: 'The score of your zone is {score}; every figure can be looked at.' },
})
messageTemplate('zone.month', {
  'zh-CN': { title: '{month} 片区五标准评比已出', body: '第一名 {zone}，{score} 分。可打印月度通报。' },
  'zh-TW': { title: '{month} 責任區五標準評比已出', body: '第一名 {zone}，{score} 分。可列印月度通報。' },
  en: { title: 'The zones of {month} are ranked', body: 'First is {zone} with {score}. The bulletin can be printed.' },
})
