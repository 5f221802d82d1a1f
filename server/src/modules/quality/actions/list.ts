import type { Input, Locale, Output, quality } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { sql, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { filesOfRecords } from '../../../platform/files/files.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { countUpTo, likeText, pageOf, readCursor, readTimeline } from '../../../platform/records/index.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../../platform/records/list-export.ts'
import { midnightOf } from '../../../platform/text/index.ts'
import { dayAfter, dayIn, iso } from '../../../platform/time.ts'
import type { Tables } from '../../../tables.ts'
import { siteById, timeZoneOf } from '../../organization/index.ts'
import { employeeNames } from '../../people/index.ts'
import { briefsOf } from '../../sla/index.ts'
import { mustSeeAction, type ActionRow } from './actions.ts'
import { mayDo } from './lifecycle.ts'

type Filter = Input<typeof quality.listQualityActions>['query']['filter']
const NOBODY = '00000000-0000-0000-0000-000000000000'

export async function presentActions(ctx: Ctx, rows: readonly ActionRow[]): Promise<quality.QualityAction[]> {
  if (rows.length === 0) return []
  await ctx.flush()
  const ids = rows.map(({ id }) => id)
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.owner_id, row.done_by, row.verified_by, row.raised_by]))
  const files = await filesOfRecords(ctx, ids)
  const clocks = await briefsOf(ctx, ids)
  const numbers = await numbersOf(ctx, rows)
  const today = dayIn(await timeZoneOf(ctx, rows[0]!.site_id), ctx.now)
  const ref = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' })
  return rows.map((row) => {
    const own = files.get(row.id) ?? []
    return {
      id: row.id, number: row.number, siteId: row.site_id, source: row.source, sourceId: row.source_id, sourceNumber: numbers.get(row.source_id ?? '') ?? '', itemId: row.source === 'check' && row.source_key !== '' ? row.source_key : null, title: row.title, problem: row.problem, cause: row.cause, owner: ref(row.owner_id)!, dueOn: row.due_on, isOverdue: row.state === 'open' && row.due_on < today, needsPhoto: row.needs_photo, state: row.state, round: row.round,
      doneText: row.done_text, doneBy: ref(row.done_by), doneAt: iso(row.done_at), verifiedBy: ref(row.verified_by), verifiedAt: iso(row.verified_at), verdict: row.verdict, raisedBy: ref(row.raised_by), raisedAt: iso(row.raised_at), endedAt: iso(row.ended_at),
      before: own.filter(({ purpose }) => purpose === 'before').map(({ file }) => file), after: own.filter(({ purpose }) => purpose.startsWith('after-')).map(({ file }) => file), clock: clocks.get(row.id) ?? null,
      allowedActions: mayDo(row, { employeeId: ctx.actor.employeeId, scores: ctx.actor.can('checks:score', row.site_id) }), version: row.version,
    }
  })
}

type Numbers = (ctx: Ctx, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
const sources = new Map<ActionRow['source'], Numbers>()
/** A module to the right raises actions, too, and says how what they come from is called. */
export function actionsComeFrom(source: ActionRow['source'], numbers: Numbers): void {
  sources.set(source, numbers)
}

/** The numbers of what raised them. */
async function numbersOf(ctx: Ctx, rows: readonly ActionRow[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const [source, table] of [['check', 'service_check'], ['meeting', 'quality_meeting'], ['evaluation', 'service_evaluation']] as const) {
    const ids = rows.flatMap((row) => (row.source === source && row.source_id !== null ? [row.source_id] : []))
    if (ids.length > 0) for (const row of await ctx.tx.selectFrom(table).select(['id', 'number']).where('id', 'in', ids).execute()) found.set(row.id, row.number)
  }
  for (const [source, numbers] of sources) {
    const ids = rows.flatMap((row) => (row.source === source && row.source_id !== null ? [row.source_id] : []))
    if (ids.length > 0) for (const [id, number] of await numbers(ctx, ids)) found.set(id, number)
  }
  return found
}

async function filtered(ctx: Ctx, siteId: string, filter: Filter): Promise<SelectQueryBuilder<Tables, 'quality_action', object>> {
  ctx.actor.mustSee('standards:read', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  const today = dayIn(timeZone, ctx.now)
  let select: SelectQueryBuilder<Tables, 'quality_action', object> = ctx.tx.selectFrom('quality_action').where('site_id', '=', siteId)
  if (filter.mine === true || !ctx.actor.can('checks:score', siteId)) select = select.where('owner_id', '=', ctx.actor.employeeId ?? NOBODY)
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  if (filter.source?.length) select = select.where('source', 'in', filter.source)
  if (filter.sourceId) select = select.where('source_id', '=', filter.sourceId)
  if (filter.ownerId) select = select.where('owner_id', '=', filter.ownerId)
  if (filter.open !== undefined) select = select.where('ended_at', filter.open ? 'is' : 'is not', null)
  if (filter.overdue !== undefined) select = select.where(sql<boolean>`(state = 'open' and due_on < ${today}::date) = ${filter.overdue}`)
  if (filter.dueFrom) select = select.where('due_on', '>=', filter.dueFrom)
  if (filter.dueTo) select = select.where('due_on', '<=', filter.dueTo)
  if (filter.raisedFrom) select = select.where('raised_at', '>=', midnightOf(filter.raisedFrom, timeZone))
  if (filter.raisedTo) select = select.where('raised_at', '<', midnightOf(dayAfter(filter.raisedTo), timeZone))
  if (filter.lookedFrom) select = select.where('verified_at', '>=', midnightOf(filter.lookedFrom, timeZone))
  if (filter.lookedTo) select = select.where('verified_at', '<', midnightOf(dayAfter(filter.lookedTo), timeZone))
  if (filter.q?.trim()) {
    const like = `%${likeText(filter.q.trim())}%`
    select = select.where((e) => e.or([e('title', 'ilike', like), e('problem', 'ilike', like), e('number', 'ilike', like)]))
  }
  return select
}

export async function listQualityActions(ctx: Ctx, { query }: Pick<Input<typeof quality.listQualityActions>, 'query'>): Promise<Output<typeof quality.listQualityActions>> {
  const select = await filtered(ctx, query.siteId, query.filter)
  let ordered = select.selectAll('quality_action').orderBy('raised_at', 'desc').orderBy('id', 'desc')
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    ordered = ordered.where(sql<boolean>`(raised_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await ordered.limit(query.limit + 1).execute()
  const shown = new Map((await presentActions(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.raised_at, row.id], (row) => shown.get(row.id)!, query.total ? await countUpTo(ctx, select) : null)
}

async function load(ctx: Ctx, id: string): Promise<ActionRow> {
  const row = await ctx.tx.selectFrom('quality_action').selectAll().where('id', '=', id).executeTakeFirst()
  mustSeeAction(ctx, row)
  return row
}

export async function getQualityAction(ctx: Ctx, { params }: Input<typeof quality.getQualityAction>): Promise<quality.QualityAction> {
  return (await presentActions(ctx, [await load(ctx, params.id)]))[0]!
}

export async function qualityActionTimeline(ctx: Ctx, { params }: Input<typeof quality.qualityActionTimeline>): Promise<Output<typeof quality.qualityActionTimeline>> {
  await load(ctx, params.id)
  return { items: await readTimeline(ctx, params.id) }
}

/** Actions of one source, in the order in which they were raised. */
export async function actionsOf(ctx: Ctx, sourceIds: readonly string[]): Promise<Map<string, quality.QualityAction[]>> {
  const found = new Map<string, quality.QualityAction[]>()
  if (sourceIds.length === 0) return found
  const rows = await ctx.tx.selectFrom('quality_action').selectAll().where('source_id', 'in', [...sourceIds]).orderBy('raised_at').orderBy('number').execute()
  for (const one of await presentActions(ctx, rows)) found.set(one.sourceId!, [...(found.get(one.sourceId!) ?? []), one])
  return found
}

const EXPORTED: Column<quality.QualityAction>[] = [
  column('number', 'text', 18, ['编号', '編號', 'Number'], (row) => row.number),
  column('source', 'text', 16, ['来源', '來源', 'Source'], (row, l) => [labelOf(l, 'qualityActionSource', row.source), row.sourceNumber].filter(Boolean).join(' ')),
  column('title', 'text', 36, ['事项', '事項', 'Action'], (row) => row.title),
  column('problem', 'text', 36, ['问题', '問題', 'Problem'], (row) => row.problem),
  column('cause', 'text', 30, ['原因', '原因', 'Cause'], (row) => row.cause),
  column('owner', 'text', 16, ['责任人', '負責人', 'Owner'], (row) => row.owner.name),
  column('due', 'text', 16, ['期限', '期限', 'Due'], (row) => row.dueOn),
  column('state', 'text', 16, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'qualityActionState', row.state)),
  column('round', 'number', 16, ['轮次', '輪次', 'Round'], (row) => row.round),
  column('done', 'text', 36, ['完成情况', '完成情況', 'Done'], (row) => row.doneText),
  column('doneAt', 'datetime', 16, ['完成时间', '完成時間', 'Done at'], (row) => at(row.doneAt)),
  column('verified', 'text', 16, ['复查人', '複查人', 'Looked at by'], (row) => row.verifiedBy?.name),
  column('verdict', 'text', 30, ['复查意见', '複查意見', 'Verdict'], (row) => row.verdict),
]
const EXPORTED_NAME: Record<Locale, string> = { 'zh-CN': '整改事项', 'zh-TW': '改善事項', en: 'corrective-actions' }

export async function planActionExport(ctx: Ctx, { siteId, filter }: Input<typeof quality.exportQualityActions>['query']): Promise<ExportPlan> {
  return sheetOf(ctx, EXPORTED_NAME, await timeZoneOf(ctx, siteId), EXPORTED, everyPage((paging) => listQualityActions(ctx, { query: { siteId, filter, ...paging } })))
}
