import { sql, type Selectable } from 'kysely'
import type { Input, Output, privacy } from '@guanjia/contract'
import { LABELS } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { AccessEntryTable } from '../../platform/personal-data/tables.ts'
import { printPaper } from '../../platform/print/print-forms.ts'
import type { FileAnswer } from '../../platform/http/route.ts'
import { countUpTo, pageOf, readCursor } from '../../platform/records/index.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { iso, wallTimeIn } from '../../platform/time.ts'
import { mustSeePerson, ownUnitIds, personsById, unitsById, unitsOfPerson } from '../archives/index.ts'
import { formHead, siteById } from '../organization/index.ts'

export type AccessRow = Selectable<AccessEntryTable>
type Filter = Input<typeof privacy.listAccess>['query']['filter']

function filtered(ctx: Ctx, siteId: string, filter: Filter, zone: string) {
  let query = ctx.tx.selectFrom('access_entry').where('site_id', '=', siteId)
  if (filter.act?.length) query = query.where('act', 'in', filter.act)
  if (filter.purpose?.length) query = query.where('purpose', 'in', filter.purpose)
  if (filter.personId) query = query.where('person_id', '=', filter.personId)
  if (filter.ofPersons) query = query.where('person_id', 'is not', null)
  if (filter.unitId) query = query.where('unit_id', '=', filter.unitId)
  if (filter.actorId) query = query.where('actor_id', '=', filter.actorId)
  if (filter.from) query = query.where('at', '>=', sql<Date>`${filter.from}::date::timestamp at time zone ${zone}`)
  if (filter.to) query = query.where('at', '<', sql<Date>`(${filter.to}::date + 1)::timestamp at time zone ${zone}`)
  return query
}

export async function listAccess(ctx: Ctx, { query }: Input<typeof privacy.listAccess>): Promise<Output<typeof privacy.listAccess>> {
  ctx.actor.mustSee('personal_data:log', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  const wanted = filtered(ctx, query.siteId, query.filter, timeZone)
  let paged = wanted
  if (query.cursor) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    paged = paged.where(sql<boolean>`(at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await paged.selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const present = await presenter(ctx, rows)
  return pageOf(rows, query.limit, (row) => [row.at, row.id], present, query.cursor ? null : await countUpTo(ctx, wanted))
}

/** Names of persons and units are looked up as they are today; who was erased has none. */
export async function presenter(ctx: Ctx, rows: readonly AccessRow[]): Promise<(row: AccessRow) => privacy.AccessEntry> {
  const persons = await personsById(ctx, rows.map((row) => row.person_id))
  const units = await unitsById(ctx, rows.flatMap((row) => row.unit_id ?? []))
  return (row) => ({
    id: row.id, siteId: row.site_id, at: iso(row.at), act: row.act, classes: row.classes, purpose: row.purpose, reason: row.reason,
    person: row.person_id === null ? null : { id: row.person_id, name: persons.get(row.person_id)?.name ?? '' }, unit: row.unit_id === null ? null : { id: row.unit_id, name: units.get(row.unit_id)?.code ?? '' },
    list: row.list, rows: row.rows, recipient: row.recipient, record: row.record_type === null || row.record_id === null ? null : { type: row.record_type, id: row.record_id },
    actor: { id: row.actor_id, name: row.actor_name, position: row.actor_position },
  })
}

export async function planAccessExport(ctx: Ctx, query: Input<typeof privacy.exportAccess>['query']): Promise<ExportPlan> {
  ctx.actor.mustSee('personal_data:log', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  const rows = await filtered(ctx, query.siteId, query.filter, timeZone).selectAll().orderBy('at', 'desc').limit(100_000).execute()
  const present = await presenter(ctx, rows)
  const { enum: words } = LABELS[ctx.locale]
  const head = { 'zh-CN': ['时间', '行为', '内容', '人员', '房号', '清单', '行数', '目的', '理由', '查询人', '岗位'], 'zh-TW': ['時間', '行為', '內容', '人員', '房號', '清單', '行數', '目的', '理由', '查詢人', '職位'], en: ['Time', 'Act', 'Data', 'Person', 'Room', 'List', 'Rows', 'Purpose', 'Reason', 'By', 'Position'] }[ctx.locale]
  const keys = ['at', 'act', 'classes', 'person', 'unit', 'list', 'rows', 'purpose', 'reason', 'by', 'position']
  return {
    name: { 'zh-CN': '个人信息查询记录', 'zh-TW': '個人資料查詢紀錄', en: 'Access log' }[ctx.locale], timeZone, personal: { siteId: query.siteId, classes: ['archive'] },
    columns: keys.map((key, i) => ({ key, title: head[i]!, kind: key === 'at' ? 'datetime' : key === 'rows' ? 'number' : 'text' })),
    rows: rows.map((row) => {
      const { at, act, classes, person, unit, list, rows: n, purpose, reason, actor } = present(row)
      return { at, act: words.accessAct[act], classes: classes.map((one) => words.dataClass[one]).join('、'), person: person?.name ?? '', unit: unit?.name ?? '', list: list ?? '', rows: n, purpose: words.accessPurpose[purpose], reason, by: actor.name, position: actor.position }
    }),
  }
}

/** What a person and their household may read: each look at them, and lists of their site that were carried out. Positions, no names. */
async function toldTo(ctx: Ctx, personId: string, units: readonly { id: string; siteId: string }[]): Promise<privacy.OwnAccess[]> {
  const unitIds = units.map(({ id }) => id)
  const siteIds = units.map(({ siteId }) => siteId)
  const rows = await ctx.tx
    .selectFrom('access_entry')
    .selectAll()
    .where((e) =>
      e.or([
        e('person_id', '=', personId),
        ...(unitIds.length > 0 ? [e.and([e('unit_id', 'in', unitIds), e('person_id', 'is', null)])] : []),
        ...(siteIds.length > 0 ? [e.and([e('list', 'is not', null), e('site_id', 'in', siteIds)])] : []),
      ]),
    )
    .orderBy('at', 'desc')
    .limit(500)
    .execute()
  return rows.map((row) => ({ id: row.id, at: iso(row.at), act: row.act, classes: row.classes, purpose: row.purpose, reason: row.list === null ? row.reason : (row.list ?? ''), position: row.actor_position, isWholeList: row.list !== null, recipient: row.recipient }))
}

export async function ownAccess(ctx: Ctx): Promise<Output<typeof privacy.ownAccess>> {
  const { personId } = ctx.actor
  if (ctx.actor.kind !== 'resident' || personId === null) throw new AppError('not_permitted')
  const units = await unitsById(ctx, await ownUnitIds(ctx))
  return { items: await toldTo(ctx, personId, [...units.values()]) }
}

export async function personAccess(ctx: Ctx, { params }: Input<typeof privacy.personAccess>): Promise<Output<typeof privacy.personAccess>> {
  await mustSeePerson(ctx, params.id)
  return { items: await toldTo(ctx, params.id, await unitsOfPerson(ctx, params.id)) }
}

/** The same on paper, for a household that asks at the desk. */
export async function personAccessPdf(ctx: Ctx, input: Input<typeof privacy.personAccessPdf>): Promise<FileAnswer> {
  const { siteIds } = await mustSeePerson(ctx, input.params.id)
  const siteId = siteIds.find((id) => ctx.actor.can('archives:read', id))
  if (siteId === undefined) throw new AppError('not_found')
  const person = (await personsById(ctx, [input.params.id])).get(input.params.id)!
  const { items } = await personAccess(ctx, input)
  const { zone, ...head } = await formHead(ctx, siteId, '', '')
  const { enum: words } = LABELS[ctx.locale]
  const say = WORDS[ctx.locale]
  const pdf = await printPaper(
    {
      ...head, qrText: null, title: say.title, note: person.name,
      parts: [{
        kind: 'table', label: null, heads: say.heads, widths: [30, 24, 30, 24, 0, 26],
        rows: items.map((item) => [wallTimeIn(zone, new Date(item.at)), words.accessAct[item.act], item.classes.map((one) => words.dataClass[one]).join('、'), words.accessPurpose[item.purpose], [item.reason, item.recipient].filter(Boolean).join('；'), item.position || '—']),
      }],
    },
    { locale: ctx.locale },
  )
  return { name: `${say.title}-${person.name}.pdf`, contentType: 'application/pdf', body: pdf, isInline: true }
}

const WORDS = {
  'zh-CN': { title: '个人信息查询记录', heads: ['时间', '行为', '内容', '目的', '理由', '查询岗位'] },
  'zh-TW': { title: '個人資料查詢紀錄', heads: ['時間', '行為', '內容', '目的', '理由', '查詢職位'] },
  en: { title: 'Access to personal data', heads: ['Time', 'Act', 'Data', 'Purpose', 'Reason', 'Position'] },
}
