import { improvements, type Input, type Locale, type Output, type TimelineEntry } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { sql, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { likeText, pageOf, readCursor, readTimeline } from '../../platform/records/index.ts'
import { dayIn } from '../../platform/time.ts'
import type { Tables } from '../../tables.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { presentAll, presentImprovement, type ImprovementRow } from './improvement-present.ts'

type Filter = Input<typeof improvements.listImprovements>['query']['filter']

/** Improvements of a site, newest first. Throws `not_found` for a site outside the scope. */
export async function listImprovements(ctx: Ctx, { query }: Input<typeof improvements.listImprovements>): Promise<Output<typeof improvements.listImprovements>> {
  let select = (await filtered(ctx, query.siteId, query.filter)).selectAll()
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(raised_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('raised_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const presented = new Map((await presentAll(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.raised_at, row.id], (row) => presented.get(row.id)!)
}

async function filtered(ctx: Ctx, siteId: string, filter: Filter): Promise<SelectQueryBuilder<Tables, 'improvement', object>> {
  ctx.actor.mustSee('insight:read', siteId)
  await siteById(ctx, siteId)
  let select: SelectQueryBuilder<Tables, 'improvement', object> = ctx.tx.selectFrom('improvement').where('site_id', '=', siteId)
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  if (filter.open !== undefined) select = select.where('ended_at', filter.open ? 'is' : 'is not', null)
  if (filter.mine && ctx.actor.employeeId) select = select.where('owner_id', '=', ctx.actor.employeeId)
  if (filter.ownerId) select = select.where('owner_id', '=', filter.ownerId)
  if (filter.overdue) select = select.where('state', 'in', ['planned', 'doing']).where('due_on', '<', dayIn(await timeZoneOf(ctx, siteId), ctx.now))
  if (filter.q) {
    const like = `%${likeText(filter.q.trim())}%`
    select = select.where((e) => e.or([e('title', 'ilike', like), e('number', 'ilike', like), e('problem', 'ilike', like)]))
  }
  return select
}

export async function visibleImprovement(ctx: Ctx, id: string): Promise<ImprovementRow> {
  const row = await ctx.tx.selectFrom('improvement').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('insight:read', row.site_id)
  return row
}

export async function getImprovement(ctx: Ctx, { params }: Input<typeof improvements.getImprovement>): Promise<improvements.Improvement> {
  return presentImprovement(ctx, await visibleImprovement(ctx, params.id))
}

export async function improvementTimeline(ctx: Ctx, { params }: Input<typeof improvements.improvementTimeline>): Promise<{ items: TimelineEntry[] }> {
  await visibleImprovement(ctx, params.id)
  return { items: await readTimeline(ctx, params.id) }
}

type Words = Record<Locale, string>
const words = (cn: string, tw: string, en: string): Words => ({ 'zh-CN': cn, 'zh-TW': tw, en })
const NAME = words('改进措施', '改善措施', 'improvements')

/** The improvements of a site as rows of a sheet. */
export async function planImprovementExport(ctx: Ctx, { siteId, filter }: Input<typeof improvements.exportImprovements>['query']): Promise<ExportPlan> {
  const { locale } = ctx
  const rows = await (await filtered(ctx, siteId, filter)).selectAll().orderBy('raised_at', 'desc').limit(10_000).execute()
  const owners = new Map((await presentAll(ctx, rows)).map((one) => [one.id, one.owner.name]))
  const titles: [string, 'text' | 'number', number, Words, (row: ImprovementRow) => string | number | null][] = [
    ['number', 'text', 18, words('编号', '編號', 'Number'), (row) => row.number],
    ['state', 'text', 10, words('状态', '狀態', 'State'), (row) => labelOf(locale, 'improvementState', row.state)],
    ['title', 'text', 30, words('主题', '主旨', 'Title'), (row) => row.title],
    ['problem', 'text', 40, words('问题', '問題', 'Problem'), (row) => row.problem],
    ['cause', 'text', 30, words('原因', '原因', 'Cause'), (row) => row.cause],
    ['measure', 'text', 40, words('措施', '措施', 'Measure'), (row) => row.measure],
    ['owner', 'text', 12, words('负责人', '負責人', 'Owner'), (row) => owners.get(row.id) ?? ''],
    ['due', 'text', 12, words('完成期限', '完成期限', 'Due'), (row) => row.due_on],
    ['figure', 'text', 18, words('衡量指标', '衡量指標', 'Figure'), (row) => labelOf(locale, 'improvementFigure', row.figure)],
    ['baseline', 'number', 10, words('改进前', '改善前', 'Before'), (row) => row.baseline],
    ['goal', 'number', 10, words('目标', '目標', 'Goal'), (row) => row.goal],
    ['checked', 'number', 10, words('改进后', '改善後', 'After'), (row) => row.checked],
    ['conclusion', 'text', 40, words('结论', '結論', 'Conclusion'), (row) => row.conclusion],
    ['revision', 'text', 24, words('修订制度', '修訂制度', 'Document revised'), (row) => row.revision || row.no_revision_reason],
  ]
  return {
    name: NAME[locale], columns: titles.map(([key, kind, width, title]) => ({ key, kind, width, title: title[locale] })),
    rows: rows.map((row) => Object.fromEntries(titles.map(([key, , , , value]) => [key, value(row)]))), timeZone: await timeZoneOf(ctx, siteId),
  }
}
