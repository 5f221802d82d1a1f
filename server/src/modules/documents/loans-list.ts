import type { Input, Locale, originals, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { countUpTo, likeText, pageOf, possibleActions, readCursor } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import type { Tables } from '../../tables.ts'
import { siteById } from '../organization/index.ts'
import { employeeNames } from '../people/index.ts'
import { briefsOf, clocksOf, mostPressing } from '../sla/index.ts'
import { column, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { kindsOf, readableKinds } from './kinds.ts'
import { LOAN } from './lifecycles.ts'
import { placeOf } from './place.ts'
import { briefOf, documentBriefs } from './present-original.ts'
import type { ArchiveLoanTable } from './tables.ts'

export type LoanRow = Selectable<ArchiveLoanTable>
type Filter = Input<typeof originals.listLoans>['query']['filter']
type LoanSelect = SelectQueryBuilder<Tables, 'archive_loan', object>

/** Loans with the documents that they are of; without those of a class that the actor may not read. */
export async function presentLoans(ctx: Ctx, rows: readonly LoanRow[]): Promise<originals.LoanSummary[]> {
  if (rows.length === 0) return []
  const of = new Map((await ctx.tx.selectFrom('archive_original').select(['id', 'document_id']).where('id', 'in', [...new Set(rows.map((row) => row.original_id))]).execute()).map((row) => [row.id, row.document_id]))
  const documents = await documentBriefs(ctx, [...of.values()])
  const names = await employeeNames(ctx, rows.map((row) => row.lent_by))
  const clocks = await briefsOf(ctx, rows.map((row) => row.id))
  return rows.flatMap((row) => {
    const document = documents.get(of.get(row.original_id)!)
    if (!document) return []
    return {
      id: row.id, siteId: row.site_id, number: row.number, originalId: row.original_id, document: briefOf(document), borrower: { employeeId: row.borrower_id, name: row.borrower_name, phone: row.borrower_phone }, purpose: row.purpose, state: row.state, lentAt: iso(row.lent_at), lentBy: names.get(row.lent_by) ?? '', dueOn: row.due_on,
      isOverdue: row.state === 'out' && row.due_at < ctx.now, returnedAt: iso(row.ended_at), returnCondition: row.return_condition, returnNote: row.return_note, clock: clocks.get(row.id) ?? null, version: row.version,
    }
  })
}

export async function presentLoan(ctx: Ctx, row: LoanRow): Promise<originals.Loan | null> {
  const [loan] = await presentLoans(ctx, [row])
  if (!loan) return null
  const clocks = (await clocksOf(ctx, [row.id])).get(row.id) ?? []
  const box = await ctx.tx
    .selectFrom('archive_original')
    .innerJoin('archive_box', (join) => join.onRef('archive_box.organization_id', '=', 'archive_original.organization_id').onRef('archive_box.id', '=', 'archive_original.box_id'))
    .select(['cabinet', 'layer', 'box'])
    .where('archive_original.id', '=', row.original_id)
    .executeTakeFirstOrThrow()
  return { ...loan, clock: mostPressing(clocks), clocks, place: placeOf(box), allowedActions: ctx.actor.can('documents:keep', row.site_id) ? possibleActions(LOAN, row.state) : [] }
}

/** The register of loans, newest first; `overdue` are those that are out beyond their day. */
export async function listLoans(ctx: Ctx, { query }: Input<typeof originals.listLoans>): Promise<Output<typeof originals.listLoans>> {
  const filtered = await filteredLoans(ctx, query.siteId, query.filter)
  let select = filtered.selectAll()
  if (query.cursor) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id']) as [string, string]
    select = select.where((e) => e(e.refTuple('lent_at', 'id'), '<', e.tuple(new Date(at), id)))
  }
  const rows = await select.orderBy('lent_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const shown = new Map((await presentLoans(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.lent_at, row.id], (row) => shown.get(row.id)!, query.total ? await countUpTo(ctx, filtered) : null)
}

async function filteredLoans(ctx: Ctx, siteId: string, filter: Filter): Promise<LoanSelect> {
  ctx.actor.mustSee('documents:read', siteId)
  await siteById(ctx, siteId)
  const readable = readableKinds(ctx, await kindsOf(ctx), siteId)
  let select: LoanSelect = ctx.tx
    .selectFrom('archive_loan')
    .where('site_id', '=', siteId)
    .where(sql<boolean>`exists (select 1 from archive_original o join document d on d.organization_id = o.organization_id and d.id = o.document_id where o.organization_id = archive_loan.organization_id and o.id = archive_loan.original_id and d.kind_id = any(${readable}::uuid[]))`)
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  if (filter.overdue) select = select.where('state', '=', 'out').where('due_at', '<', ctx.now)
  if (filter.mine && ctx.actor.employeeId) select = select.where('borrower_id', '=', ctx.actor.employeeId)
  if (filter.from) select = select.where('lent_at', '>=', new Date(filter.from))
  if (filter.to) select = select.where('lent_at', '<', new Date(filter.to))
  if (!filter.q?.trim()) return select
  const like = `%${likeText(filter.q.trim())}%`
  return select.where((e) =>
    e.or([
      e('number', 'ilike', like), e('borrower_name', 'ilike', like), e('purpose', 'ilike', like),
      sql<boolean>`exists (select 1 from archive_original o join document d on d.organization_id = o.organization_id and d.id = o.document_id where o.organization_id = archive_loan.organization_id and o.id = archive_loan.original_id and (d.title ilike ${like} or d.number ilike ${like}))`,
    ]),
  )
}

const COLUMNS: Column<originals.LoanSummary>[] = [
  column('number', 'text', 18, ['借阅单号', '借閱單號', 'Number'], (row) => row.number),
  column('document', 'text', 32, ['原件', '正本', 'Original'], (row) => row.document.title),
  column('documentNumber', 'text', 18, ['资料编号', '文件編號', 'Document'], (row) => row.document.number),
  column('borrower', 'text', 14, ['借阅人', '借閱人', 'Borrower'], (row) => row.borrower.name),
  column('phone', 'text', 16, ['电话', '電話', 'Telephone'], (row) => row.borrower.phone),
  column('purpose', 'text', 24, ['用途', '用途', 'Purpose'], (row) => row.purpose),
  column('state', 'text', 10, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'loanState', row.state)),
  column('lentAt', 'datetime', 18, ['借出时间', '借出時間', 'Lent'], (row) => new Date(row.lentAt)),
  column('dueOn', 'date', 12, ['应还日期', '應還日期', 'Due'], (row) => row.dueOn),
  column('overdue', 'text', 8, ['逾期', '逾期', 'Overdue'], (row, l) => (row.isOverdue ? { 'zh-CN': '逾期', 'zh-TW': '逾期', en: 'overdue' }[l] : '')),
  column('returnedAt', 'datetime', 18, ['归还时间', '歸還時間', 'Returned'], (row) => (row.returnedAt === null ? null : new Date(row.returnedAt))),
  column('condition', 'text', 10, ['归还时状况', '歸還時狀況', 'Condition'], (row, l) => (row.returnCondition === null ? '' : labelOf(l, 'paperCondition', row.returnCondition))),
  column('note', 'text', 30, ['备注', '備註', 'Note'], (row) => row.returnNote),
]
const NAME: Record<Locale, string> = { 'zh-CN': '档案借阅登记', 'zh-TW': '檔案借閱登記', en: 'loans' }

export async function planLoanExport(ctx: Ctx, { siteId, filter }: Input<typeof originals.exportLoans>['query']): Promise<ExportPlan> {
  const filtered = await filteredLoans(ctx, siteId, filter)
  const { timeZone } = await siteById(ctx, siteId)
  const rows = await filtered.selectAll().orderBy('lent_at', 'desc').orderBy('id', 'desc').limit(20_000).execute()
  return sheetOf(ctx, NAME, timeZone, COLUMNS, await presentLoans(ctx, rows))
}
