import type { externalqueries, Input, Locale, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { countUpTo, likeText, pageOf, readCursor } from '../../platform/records/index.ts'
import type { Tables } from '../../tables.ts'
import { siteById } from '../organization/index.ts'
import { column, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { presentQueries } from './query-present.ts'

type Filter = Input<typeof externalqueries.listExternalQueries>['query']['filter']
type QuerySelect = SelectQueryBuilder<Tables, 'external_query', object>

/** The register of queries from outside, newest first. */
export async function listExternalQueries(ctx: Ctx, { query }: Input<typeof externalqueries.listExternalQueries>): Promise<Output<typeof externalqueries.listExternalQueries>> {
  const filtered = await filteredQueries(ctx, query.siteId, query.filter)
  let select = filtered.selectAll()
  if (query.cursor) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id']) as [string, string]
    select = select.where((e) => e(e.refTuple('registered_at', 'id'), '<', e.tuple(new Date(at), id)))
  }
  const rows = await select.orderBy('registered_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const shown = new Map((await presentQueries(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.registered_at, row.id], (row) => shown.get(row.id)!, query.total ? await countUpTo(ctx, filtered) : null)
}

async function filteredQueries(ctx: Ctx, siteId: string, filter: Filter): Promise<QuerySelect> {
  ctx.actor.mustSee('external_queries:register', siteId)
  await siteById(ctx, siteId)
  let select: QuerySelect = ctx.tx.selectFrom('external_query').where('site_id', '=', siteId)
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  if (filter.authorityKind?.length) select = select.where('authority_kind', 'in', filter.authorityKind)
  if (filter.mine && ctx.actor.employeeId) select = select.where('registered_by', '=', ctx.actor.employeeId)
  if (filter.from) select = select.where('registered_at', '>=', new Date(filter.from))
  if (filter.to) select = select.where('registered_at', '<', new Date(filter.to))
  if (!filter.q?.trim()) return select
  const like = `%${likeText(filter.q.trim())}%`
  return select.where((e) => e.or([e('number', 'ilike', like), e('authority', 'ilike', like), e('officer', 'ilike', like), e('document_number', 'ilike', like)]))
}

const time = (at: string | null): Date | null => (at === null ? null : new Date(at))
const COLUMNS: Column<externalqueries.ExternalQuerySummary>[] = [
  column('number', 'text', 18, ['编号', '編號', 'Number'], (row) => row.number),
  column('kind', 'text', 12, ['单位类别', '單位類別', 'Kind'], (row, l) => labelOf(l, 'authorityKind', row.authorityKind)),
  column('authority', 'text', 28, ['查询单位', '查詢單位', 'Authority'], (row) => row.authority),
  column('officer', 'text', 12, ['经办人员', '承辦人員', 'Officer'], (row) => row.officer),
  column('document', 'text', 24, ['查询文书号', '查詢公文號', 'Document'], (row) => row.documentNumber),
  column('basis', 'text', 40, ['法律依据', '法律依據', 'Legal basis'], (row) => row.legalBasis),
  column('state', 'text', 12, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'externalQueryState', row.state)),
  column('registeredBy', 'text', 12, ['登记人', '登記人', 'Registered by'], (row) => row.registeredBy.name),
  column('registeredAt', 'datetime', 18, ['登记时间', '登記時間', 'Registered'], (row) => time(row.registeredAt)),
  column('decidedBy', 'text', 12, ['审批人', '核准人', 'Decided by'], (row) => row.decidedBy?.name),
  column('decidedAt', 'datetime', 18, ['审批时间', '核准時間', 'Decided'], (row) => time(row.decidedAt)),
  column('handedOverAt', 'datetime', 18, ['交付时间', '交付時間', 'Handed over'], (row) => time(row.handedOverAt)),
]
const NAME: Record<Locale, string> = { 'zh-CN': '外部查询登记', 'zh-TW': '外部查詢登記', en: 'external queries' }

export async function planQueryExport(ctx: Ctx, { siteId, filter }: Input<typeof externalqueries.exportExternalQueries>['query']): Promise<ExportPlan> {
  const filtered = await filteredQueries(ctx, siteId, filter)
  const { timeZone } = await siteById(ctx, siteId)
  const rows = await filtered.selectAll().orderBy('registered_at', 'desc').orderBy('id', 'desc').limit(20_000).execute()
  return sheetOf(ctx, NAME, timeZone, COLUMNS, await presentQueries(ctx, rows))
}
