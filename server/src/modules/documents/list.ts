import type { documents, Input, Locale, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { sql, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { countUpTo, likeText, pageOf, readCursor, readTimeline } from '../../platform/records/index.ts'
import { dayIn } from '../../platform/time.ts'
import type { Tables } from '../../tables.ts'
import { siteById } from '../organization/index.ts'
import { column, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { kindsOf, readableKinds } from './kinds.ts'
import { presentDocument, presentDocuments, visibleDocument } from './present.ts'

type Filter = Input<typeof documents.listDocuments>['query']['filter']
type DocumentSelect = SelectQueryBuilder<Tables, 'document', object>

/** Documents of a site, newest first; only of the classes that the actor may read (HHD-005). */
export async function listDocuments(ctx: Ctx, { query }: Input<typeof documents.listDocuments>): Promise<Output<typeof documents.listDocuments>> {
  const filtered = await filteredDocuments(ctx, query.siteId, query.filter)
  let select = filtered.selectAll()
  if (query.cursor) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id']) as [string, string]
    select = select.where((e) => e(e.refTuple('filed_at', 'id'), '<', e.tuple(new Date(at), id)))
  }
  const rows = await select.orderBy('filed_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const shown = new Map((await presentDocuments(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.filed_at, row.id], (row) => shown.get(row.id)!, query.total ? await countUpTo(ctx, filtered) : null)
}

async function filteredDocuments(ctx: Ctx, siteId: string, filter: Filter): Promise<DocumentSelect> {
  ctx.actor.mustSee('documents:read', siteId)
  const site = await siteById(ctx, siteId)
  const today = dayIn(site.timeZone, ctx.now)
  const kinds = await kindsOf(ctx)
  let readable = readableKinds(ctx, kinds, siteId)
  if (filter.class?.length) readable = readable.filter((id) => filter.class!.includes(kinds.get(id)!.class))
  if (filter.kindId?.length) readable = readable.filter((id) => filter.kindId!.includes(id))
  let select: DocumentSelect = ctx.tx.selectFrom('document').where('site_id', '=', siteId).where('kind_id', '=', sql<string>`any(${readable}::uuid[])`)
  if (filter.medium?.length) select = select.where('medium', 'in', filter.medium)
  if (filter.acquisition?.length) select = select.where('acquisition', 'in', filter.acquisition)
  if (filter.subject?.length) select = select.where('subject_type', 'in', filter.subject)
  if (filter.subjectId) select = select.where('subject_id', '=', filter.subjectId)
  if (filter.unitId) select = select.where(ofUnit(filter.unitId, today))
  if (filter.personId) select = select.where('person_id', '=', filter.personId)
  if (filter.buildingId) select = select.where('building_id', '=', filter.buildingId)
  if (filter.departmentId) select = select.where('department_id', '=', filter.departmentId)
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  else select = select.where('state', '=', 'filed')
  if (filter.custody?.length) select = select.where('custody', 'in', filter.custody)
  if (filter.expired !== undefined) select = filter.expired ? select.where('valid_until', '<', today) : select.where((e) => e.or([e('valid_until', 'is', null), e('valid_until', '>=', today)]))
  if (filter.from) select = select.where('document_on', '>=', filter.from)
  if (filter.to) select = select.where('document_on', '<=', filter.to)
  const words = filter.q?.trim()
  if (!words) return select
  const like = `%${likeText(words)}%`
  return select.where((e) =>
    e.or([
      e('number', 'ilike', like),
      e('title', 'ilike', like),
      e('reference', 'ilike', like),
      sql<boolean>`exists (select 1 from unit u where u.organization_id = document.organization_id and u.id = document.unit_id and u.code ilike ${like})`,
      sql<boolean>`exists (select 1 from person p where p.organization_id = document.organization_id and p.id = document.person_id and p.name ilike ${like})`,
    ]),
  )
}

/** Of the unit itself, of its household, and of the people who own or live in it today. */
function ofUnit(unitId: string, today: string) {
  return sql<boolean>`(document.unit_id = ${unitId}::uuid or document.person_id in (select o.person_id from occupancy o where o.unit_id = ${unitId}::uuid and (o.from_on is null or o.from_on <= ${today}::date) and (o.until_on is null or o.until_on >= ${today}::date)))`
}

export async function getDocument(ctx: Ctx, { params }: Input<typeof documents.getDocument>): Promise<documents.DocumentItem> {
  const { row, kind } = await visibleDocument(ctx, params.id)
  return presentDocument(ctx, row, kind)
}

export async function documentTimeline(ctx: Ctx, { params }: Input<typeof documents.documentTimeline>): Promise<Output<typeof documents.documentTimeline>> {
  const { row } = await visibleDocument(ctx, params.id)
  const paper = await ctx.tx.selectFrom('archive_original').select('id').where('document_id', '=', row.id).executeTakeFirst()
  const entries = [...(await readTimeline(ctx, row.id)), ...(paper ? await readTimeline(ctx, paper.id) : [])]
  return { items: entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)) }
}

const COLUMNS: Column<documents.DocumentSummary>[] = [
  column('number', 'text', 18, ['编号', '編號', 'Number'], (row) => row.number),
  column('reference', 'text', 18, ['原档号', '原檔號', 'Former number'], (row) => row.reference),
  column('kind', 'text', 18, ['资料种类', '文件種類', 'Kind'], (row) => row.kind.name),
  column('class', 'text', 10, ['类别', '類別', 'Class'], (row, l) => labelOf(l, 'documentClass', row.class)),
  column('title', 'text', 32, ['题名', '題名', 'Title'], (row) => row.title),
  column('subject', 'text', 10, ['归属', '歸屬', 'About'], (row, l) => labelOf(l, 'documentSubject', row.subject.type)),
  column('subjectName', 'text', 16, ['归属对象', '歸屬對象', 'Of'], (row) => row.subject.name),
  column('medium', 'text', 8, ['载体', '載體', 'Medium'], (row, l) => labelOf(l, 'documentMedium', row.medium)),
  column('acquisition', 'text', 8, ['来源', '來源', 'Acquired'], (row, l) => labelOf(l, 'documentAcquisition', row.acquisition)),
  column('documentOn', 'date', 12, ['文件日期', '文件日期', 'Dated'], (row) => row.documentOn),
  column('validUntil', 'date', 12, ['有效期至', '有效期至', 'Valid until'], (row) => row.validUntil),
  column('keepUntil', 'date', 12, ['保管至', '保管至', 'Kept until'], (row) => row.keepUntil),
  column('department', 'text', 16, ['归档部门', '歸檔部門', 'Department'], (row) => row.department?.name),
  column('custody', 'text', 12, ['保管地', '保管地', 'Custody'], (row, l) => labelOf(l, 'documentCustody', row.custody)),
  column('place', 'text', 14, ['存放位置', '存放位置', 'Place'], (row) => row.place),
  column('files', 'number', 8, ['文件数', '檔案數', 'Files'], (row) => row.fileCount),
  column('filedAt', 'datetime', 18, ['归档时间', '歸檔時間', 'Filed'], (row) => new Date(row.filedAt)),
  column('filedBy', 'text', 12, ['归档人', '歸檔人', 'Filed by'], (row) => row.filedBy),
]
const NAME: Record<Locale, string> = { 'zh-CN': '档案目录', 'zh-TW': '檔案目錄', en: 'documents' }

/** The catalogue of documents as rows of a sheet: what there is, not what it says. */
export async function planDocumentExport(ctx: Ctx, { siteId, filter }: Input<typeof documents.exportDocuments>['query']): Promise<ExportPlan> {
  const filtered = await filteredDocuments(ctx, siteId, filter)
  const { timeZone } = await siteById(ctx, siteId)
  const rows = await filtered.selectAll().orderBy('filed_at', 'desc').orderBy('id', 'desc').limit(20_000).execute()
  return sheetOf(ctx, NAME, timeZone, COLUMNS, await presentDocuments(ctx, rows), { siteId, classes: ['document'] })
}
