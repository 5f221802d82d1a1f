import { cases, type Input, type Locale, type Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { countUpTo, likeText, pageOf, readCursor } from '../../platform/records/index.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import type { ColumnKind, ColumnValue } from '../../platform/sheets/index.ts'
import { iso } from '../../platform/time.ts'
import type { Tables } from '../../tables.ts'
import { filesOf } from '../archives/index.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'

type Filter = Input<typeof cases.listContacts>['query']['filter']
type ContactSelect = SelectQueryBuilder<Tables, 'contact', object>

interface Line {
  id: string
  site_id: string
  channel: cases.Case['channel']
  at: Date
  taken_by: string
  taker: string
  person_id: string | null
  person: string | null
  unit_id: string | null
  unit: string | null
  words: string
  outcome: cases.Contact['outcome']
  case_id: string | null
  case_number: string | null
  answer: string
  phone: string
  enquiry_kind_id: string | null
  enquiry_kind: string | null
  article_id: string | null
  article_version: number | null
  article_title: string | null
  gap_id: string | null
}

function withNames(select: ContactSelect): SelectQueryBuilder<Tables, 'contact', Line> {
  return select
    .innerJoin('employee', (join) => join.onRef('employee.organization_id', '=', 'contact.organization_id').onRef('employee.id', '=', 'contact.taken_by'))
    .leftJoin('person', (join) => join.onRef('person.organization_id', '=', 'contact.organization_id').onRef('person.id', '=', 'contact.person_id'))
    .leftJoin('unit', (join) => join.onRef('unit.organization_id', '=', 'contact.organization_id').onRef('unit.id', '=', 'contact.unit_id'))
    .leftJoin('service_case', (join) => join.onRef('service_case.organization_id', '=', 'contact.organization_id').onRef('service_case.id', '=', 'contact.case_id'))
    .leftJoin('enquiry_kind', (join) => join.onRef('enquiry_kind.organization_id', '=', 'contact.organization_id').onRef('enquiry_kind.id', '=', 'contact.enquiry_kind_id'))
    .leftJoin('article_version', (join) =>
      join.onRef('article_version.organization_id', '=', 'contact.organization_id').onRef('article_version.article_id', '=', 'contact.article_id').onRef('article_version.version', '=', 'contact.article_version'),
    )
    .select([
      'contact.id', 'contact.site_id', 'contact.channel', 'contact.at', 'contact.taken_by', 'employee.name as taker', 'contact.person_id', 'person.name as person', 'contact.unit_id', 'unit.code as unit', 'contact.words', 'contact.outcome', 'contact.case_id',
      'service_case.number as case_number', 'contact.answer', 'contact.phone', 'contact.enquiry_kind_id', 'enquiry_kind.name as enquiry_kind', 'contact.article_id', 'contact.article_version', 'article_version.title as article_title', 'contact.gap_id',
    ]) as unknown as SelectQueryBuilder<Tables, 'contact', Line>
}

const ref = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

function present(row: Line): cases.Contact {
  return {
    id: row.id, siteId: row.site_id, channel: row.channel, at: iso(row.at), takenBy: { id: row.taken_by, name: row.taker }, person: ref(row.person_id, row.person), unit: ref(row.unit_id, row.unit), words: row.words, outcome: row.outcome,
    case: row.case_id === null ? null : { id: row.case_id, number: row.case_number! }, answer: row.answer, phone: row.phone, enquiryKind: ref(row.enquiry_kind_id, row.enquiry_kind),
    article: row.article_id === null ? null : { id: row.article_id, version: row.article_version!, title: row.article_title! }, couldNotAnswer: row.gap_id !== null,
  }
}

/** The newest contacts of a unit or a person, for the caller's card. */
export async function contactsWhere(ctx: Ctx, where: { unitId?: string; personId?: string }, limit: number): Promise<cases.Contact[]> {
  let select: ContactSelect = ctx.tx.selectFrom('contact')
  if (where.unitId) select = select.where('contact.unit_id', '=', where.unitId)
  if (where.personId) select = select.where('contact.person_id', 'in', filesOf(where.personId))
  return (await newestFirst(select).limit(limit).execute()).map(present)
}

function newestFirst(select: ContactSelect): SelectQueryBuilder<Tables, 'contact', Line> {
  return withNames(select).orderBy('contact.at', 'desc').orderBy('contact.id', 'desc')
}

/** The log of calls and visits of a site 接触记录 (RCP-003, RCP-013, INQ-006). */
export async function listContacts(ctx: Ctx, { query }: Input<typeof cases.listContacts>): Promise<Output<typeof cases.listContacts>> {
  const filtered = await filteredContacts(ctx, query.siteId, query.filter)
  const rows = await newestFirst(after(filtered, query.cursor)).limit(query.limit + 1).execute()
  return pageOf(rows, query.limit, (row) => [row.at, row.id], present, query.total ? await countUpTo(ctx, filtered) : null)
}

function after(select: ContactSelect, cursor: string | undefined): ContactSelect {
  if (!cursor) return select
  const [at, id] = readCursor(cursor, ['instant', 'id']) as [string, string]
  return select.where((e) => e(e.refTuple('contact.at', 'contact.id'), '<', e.tuple(new Date(at), id)))
}

/** The contacts of a site that the filter lets through. Throws `not_found` for a site outside the scope. */
async function filteredContacts(ctx: Ctx, siteId: string, filter: Filter): Promise<ContactSelect> {
  ctx.actor.mustSee('cases:read', siteId)
  await siteById(ctx, siteId)
  let select: ContactSelect = ctx.tx.selectFrom('contact').where('contact.site_id', '=', siteId)
  if (filter.unitId) select = select.where('contact.unit_id', '=', filter.unitId)
  if (filter.personId) select = select.where('contact.person_id', 'in', filesOf(filter.personId))
  if (filter.takenById) select = select.where('contact.taken_by', '=', filter.takenById)
  if (filter.channel?.length) select = select.where('contact.channel', 'in', filter.channel)
  if (filter.outcome?.length) select = select.where('contact.outcome', 'in', filter.outcome)
  if (filter.enquiryKindId) select = select.where('contact.enquiry_kind_id', '=', filter.enquiryKindId)
  if (filter.articleId) select = select.where('contact.article_id', '=', filter.articleId)
  if (filter.unanswered !== undefined) select = select.where('contact.gap_id', filter.unanswered ? 'is not' : 'is', null)
  if (filter.from) select = select.where('contact.at', '>=', new Date(filter.from))
  if (filter.to) select = select.where('contact.at', '<', new Date(filter.to))
  if (filter.q?.trim()) {
    const like = `%${likeText(filter.q.trim())}%`
    select = select.where((e) => e.or([e('contact.words', 'ilike', like), e('contact.answer', 'ilike', like)]))
  }
  return select
}

type Column = { key: string; kind: ColumnKind; width: number; title: Record<Locale, string>; value: (row: cases.Contact, locale: Locale) => ColumnValue }
const column = (key: string, kind: ColumnKind, width: number, cn: string, tw: string, en: string, value: Column['value']): Column => ({ key, kind, width, title: { 'zh-CN': cn, 'zh-TW': tw, en }, value })
const COLUMNS: Column[] = [
  column('at', 'datetime', 18, '时间', '時間', 'Time', (row) => new Date(row.at)),
  column('channel', 'text', 10, '渠道', '管道', 'Channel', (row, l) => labelOf(l, 'channel', row.channel)),
  column('unit', 'text', 12, '房号', '房號', 'Unit', (row) => row.unit?.name),
  column('person', 'text', 12, '业户', '住戶', 'Person', (row) => row.person?.name),
  column('phone', 'text', 16, '电话', '電話', 'Phone', (row) => row.phone),
  column('words', 'text', 50, '业户原话', '住戶原話', 'Words', (row) => row.words),
  column('outcome', 'text', 12, '结果', '結果', 'Outcome', (row, l) => labelOf(l, 'contactOutcome', row.outcome)),
  column('kind', 'text', 14, '咨询类型', '諮詢類型', 'Kind of enquiry', (row) => row.enquiryKind?.name),
  column('answer', 'text', 50, '答复', '答覆', 'Answer', (row) => row.answer),
  column('article', 'text', 28, '依据的知识条目', '依據的知識條目', 'Article', (row) => (row.article ? `${row.article.title} v${row.article.version}` : '')),
  column('case', 'text', 18, '报事编号', '報事編號', 'Case', (row) => row.case?.number),
  column('gap', 'text', 10, '答不上来', '答不出來', 'Unanswered', (row) => (row.couldNotAnswer ? '✓' : '')),
  column('takenBy', 'text', 12, '接待人', '接待人', 'Taken by', (row) => row.takenBy.name),
]
const NAME: Record<Locale, string> = { 'zh-CN': '接触记录', 'zh-TW': '接觸紀錄', en: 'contacts' }

/** The log of a filter as rows of a sheet, page by page. */
export async function planContactExport(ctx: Ctx, { siteId, filter }: Input<typeof cases.exportContacts>['query']): Promise<ExportPlan> {
  ctx.actor.mustSee('cases:export', siteId)
  const filtered = await filteredContacts(ctx, siteId, filter)
  return { name: NAME[ctx.locale], timeZone: await timeZoneOf(ctx, siteId), columns: COLUMNS.map(({ key, kind, width, title }) => ({ key, kind, width, title: title[ctx.locale] })), rows: rowsOf(ctx, filtered) }
}

async function* rowsOf(ctx: Ctx, filtered: ContactSelect): AsyncGenerator<Record<string, ColumnValue>> {
  let cursor: string | undefined
  do {
    const rows = await newestFirst(after(filtered, cursor)).limit(501).execute()
    const page = pageOf(rows, 500, (row) => [row.at, row.id], present)
    for (const item of page.items) yield Object.fromEntries(COLUMNS.map((c) => [c.key, c.value(item, ctx.locale)]))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
}
