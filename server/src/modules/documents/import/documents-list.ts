import { documents, originals } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { changesBetween } from '../../../platform/records/index.ts'
import { dayIn } from '../../../platform/time.ts'
import { listImport, personOf, readHomes, unitOf, type ImportOrder, type KnownHomes, type RowReader, type Wanted } from '../../archives/index.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { createBox } from '../boxes.ts'
import { tell, writeDocument } from '../file-document.ts'
import { kindsOf, type KindRow } from '../kinds.ts'
import { placeOriginal } from '../originals.ts'
import type { DocumentRow } from '../present.ts'
import { keepUntil } from '../rules.ts'
import { TEXTS } from './problem-texts.ts'

interface Place {
  cabinet: string
  layer: string
  box: string
}
/** Where the paper lies. */
interface Extra {
  place: Place
  copies: number
}
interface Known {
  siteId: string
  homes: KnownHomes
  kinds: ReadonlyMap<string, KindRow>
  departments: ReadonlyMap<string, string>
  numbers: ReadonlySet<string>
  /** Which unit a box is of, by its place. */
  boxes: ReadonlyMap<string, string | null>
}
type Subject = { type: documents.DocumentSubject; id: string }

const OWN_NUMBER = /^D-\d{8}-\d{4,}$/
const MEDIA = [['drawing', /图|圖|drawing/i], ['audio', /录音|錄音|audio/i], ['video', /录像|錄影|video/i], ['disk', /磁盘|光盘|磁碟|光碟|disk/i], ['text', /文字|纸|紙|文件|text/i]] as const
const ACQUISITIONS = [['solicited', /征集|徵集|solicit/i], ['received', /接收|移交|receiv/i]] as const
const CONDITIONS = [['lost', /遗失|遺失|lost/i], ['damaged', /破损|破損|damaged/i], ['worn', /磨损|磨損|worn/i], ['good', /完好|良好|good/i]] as const

/** The catalogue of an archive as an office keeps it: what there is, of whom, and in which box its paper lies (HHD-006, HHD-007). */
export const documentsImport = listImport<DocumentRow, Known>({
  permission: 'documents:keep',
  // The check tells which papers are there, of whatever class.
  alsoNeeds: ['documents:basic', 'documents:property', 'documents:history'],
  texts: TEXTS,
  fields: {
    kind: { headers: ['资料种类', '种类', '资料类型', '档案类型', '資料種類', '文件種類', 'kind', 'type'], isRequired: true },
    title: { headers: ['题名', '资料名称', '案卷题名', '名称', '題名', '名稱', 'title', 'name'], isRequired: true },
    ownNumber: { headers: ['编号', '档案编号', '編號', 'number'] },
    reference: { headers: ['原档号', '档号', '案卷号', '文号', '原檔號', '檔號', 'reference'] },
    room: { headers: ['房号', '房屋', '房间', '房间号', '归属对象', '房號', '歸屬對象', 'room', 'unit'] },
    personName: { headers: ['姓名', '业主', '业主姓名', '屋主', '住戶姓名', 'owner', 'person'] },
    phone: { headers: ['电话', '手机', '手机号', '電話', '手機', 'phone', 'mobile'] },
    building: { headers: ['楼栋', '楼号', '樓棟', '棟別', 'building'] },
    medium: { headers: ['载体', '載體', 'medium'] },
    acquisition: { headers: ['来源', '收集方式', '來源', 'acquired'] },
    documentOn: { headers: ['文件日期', '日期', '形成日期', '落款日期', 'dated', 'date'] },
    validUntil: { headers: ['有效期至', '到期日期', '有效期', 'validuntil', 'valid until'] },
    department: { headers: ['归档部门', '部门', '責任部門', '歸檔部門', '部門', 'department'] },
    place: { headers: ['存放位置', '柜层盒', '位置', '檔案位置', 'place'] },
    copies: { headers: ['份数', '份數', 'copies'] },
    condition: { headers: ['状况', '原件状况', '狀況', 'condition'] },
    note: { headers: ['备注', '備註', 'note', 'remark'] },
  },
  known,
  read,
  there,
  isExtraNew: async (ctx, row) => (await ctx.tx.selectFrom('archive_original').select('id').where('document_id', '=', row.id).executeTakeFirst()) === undefined,
  add: async (ctx, order, wanted) => {
    const body = documents.fileDocument.body.parse({ siteId: order.siteId, ...(wanted.initial as object), ...facts(wanted) })
    const { row } = await writeDocument(ctx, body, { id: order.employeeId ?? null, name: order.createdBy })
    if (wanted.extra !== undefined) await keep(ctx, row, wanted.extra as Extra, wanted)
  },
  change: async (ctx, order, before, wanted) => {
    await change(ctx, order, before, wanted)
    if (wanted.extra !== undefined && !(await ctx.tx.selectFrom('archive_original').select('id').where('document_id', '=', before.id).executeTakeFirst())) await keep(ctx, before, wanted.extra as Extra, wanted)
  },
})

async function known(ctx: Ctx, { siteId }: ImportOrder): Promise<Known> {
  const kinds = [...(await kindsOf(ctx)).values()]
  const departments = await ctx.tx.selectFrom('department').select(['id', 'code', 'name']).where('site_id', '=', siteId).execute()
  const boxes = await ctx.tx.selectFrom('archive_box').select(['cabinet', 'layer', 'box', 'unit_id']).where('site_id', '=', siteId).execute()
  const numbers = await ctx.tx.selectFrom('document').select('number').where('site_id', '=', siteId).where('state', '=', 'filed').execute()
  return {
    siteId,
    homes: await readHomes(ctx, siteId),
    kinds: new Map(kinds.flatMap((kind) => [[kind.code, kind] as const, [kind.name, kind] as const])),
    departments: new Map(departments.flatMap(({ id, code, name }) => [[code, id] as const, [name, id] as const])),
    numbers: new Set(numbers.map(({ number }) => number)),
    boxes: new Map(boxes.map((one) => [placeKey(one), one.unit_id])),
  }
}

async function there(ctx: Ctx, siteId: string): Promise<Map<string, DocumentRow>> {
  const rows = await ctx.tx.selectFrom('document').selectAll().where('site_id', '=', siteId).where('state', '=', 'filed').orderBy('filed_at', 'desc').execute()
  return new Map(rows.flatMap((row) => keysOf(row.kind_id, row.subject_id, row.title, row.document_on, row.number, row.reference).map((key) => [key, row] as const)))
}

/** By its number here, by its number of before, and without either by what it is. */
function keysOf(kindId: string, subjectId: string, title: string, on: string | null | undefined, number?: string, reference?: string): string[] {
  return [...(number ? [`number ${number}`] : []), ...(reference ? [`reference ${kindId} ${reference}`] : []), `title ${kindId} ${subjectId} ${title} ${on ?? ''}`]
}

function read(row: RowReader, { siteId, homes, kinds, departments, numbers, boxes }: Known): Wanted | null {
  const [kindText, title] = [row.text('kind'), row.text('title', 120)]
  if (kindText === undefined || title === undefined) {
    row.note('key_missing', kindText === undefined ? 'kind' : 'title', '')
    return null
  }
  const kind = kinds.get(kindText)
  if (!kind?.is_active) {
    row.note(kind ? 'kind_away' : 'kind_unknown', 'kind', kindText)
    return null
  }
  const subject = subjectOf(row, siteId, homes, kind)
  const [number, reference] = numbersOf(row, numbers)
  const [on, until] = [row.day('documentOn'), row.day('validUntil')]
  if (on && until && until < on) row.note('date_order', 'validUntil', until)
  const department = row.text('department')
  if (department !== undefined && !departments.has(department)) row.note('department_unknown', 'department', department, 'warning')
  const extra = extraOf(row)
  const boxOf = extra && boxes.get(placeKey(extra.place))
  if (extra && boxOf && subject && (subject.type === 'unit' || subject.type === 'household') && boxOf !== subject.id) row.note('place_of_other', 'place', placeKey(extra.place))
  if (!subject) return null
  const exact = keysOf(kind.id, subject.id, title, on, number, reference)
  return {
    // What has a number is known by it: another paper may well be called the same.
    keys: exact.length > 1 ? exact.slice(0, -1) : exact,
    title: [title, row.text('room') ?? row.text('personName') ?? row.text('building')].filter(Boolean).join(' · '),
    values: { title, reference, document_on: on, valid_until: until, medium: row.word('medium', MEDIA), acquisition: row.word('acquisition', ACQUISITIONS), department_id: department === undefined ? undefined : departments.get(department), note: row.text('note', 1000) },
    initial: { kindId: kind.id, subject, condition: row.word('condition', CONDITIONS) },
    ...(extra ? { extra } : {}),
  }
}

/** What a paper is about: the first of its kind's subjects that the row names; the site when it names nothing. */
function subjectOf(row: RowReader, siteId: string, homes: KnownHomes, kind: KindRow): Subject | null {
  const unitId = unitOf(row, homes)
  const buildingText = row.text('building')
  const buildingId = buildingText === undefined || unitId !== undefined ? undefined : homes.building(buildingText)
  if (buildingText !== undefined && unitId === undefined && buildingId === undefined) row.note('building_unknown', 'building', buildingText)
  const isNamed = row.text('personName') !== undefined || row.text('phone') !== undefined
  const personId = isNamed && kind.subjects.includes('person') ? personOf(row, homes, unitId, 'error') : undefined
  const named: Partial<Record<documents.DocumentSubject, string | undefined>> = { unit: unitId, household: unitId, person: personId, building: buildingId }
  for (const type of kind.subjects) if (named[type] !== undefined) return { type, id: named[type] }
  if (row.hasError) return null
  if (unitId === undefined && buildingId === undefined && kind.subjects.includes('site')) return { type: 'site', id: siteId }
  row.note('subject_missing', 'room', kind.name)
  return null
}

function numbersOf(row: RowReader, numbers: ReadonlySet<string>): [number: string | undefined, reference: string | undefined] {
  const [number, reference] = [row.text('ownNumber', 60), row.text('reference', 60)]
  // The number of another house in the column of ours is what it was called there.
  if (number === undefined || !OWN_NUMBER.test(number)) return [undefined, reference ?? number]
  if (!numbers.has(number)) row.note('number_unknown', 'ownNumber', number)
  return [number, reference]
}

const placeKey = ({ cabinet, layer, box }: Place): string => `${cabinet}-${layer}-${box}`

function extraOf(row: RowReader): Extra | undefined {
  const text = row.text('place', 60)
  if (text === undefined) return undefined
  const parts = text.split(/\s*[-－—_/、]\s*|(?<=[柜櫃层層])\s*/).map((part) => part.replace(/^第|[柜櫃层層盒]$/g, '').trim()).filter(Boolean)
  const [cabinet, layer, box] = parts
  if (parts.length !== 3 || parts.some((part) => part.length > 20)) {
    row.note('place_unreadable', 'place', text)
    return undefined
  }
  return { place: { cabinet: cabinet!, layer: layer!, box: box! }, copies: Math.min(99, Math.max(1, Math.round(row.figure('copies') ?? 1))) }
}

/** The facts of a row in the words of the contract. */
function facts({ values }: Wanted): Record<string, unknown> {
  const { document_on, valid_until, department_id, ...same } = values
  const all: Record<string, unknown> = { ...same, documentOn: document_on, validUntil: valid_until, departmentId: department_id }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

async function change(ctx: Ctx, { fileName }: ImportOrder, before: DocumentRow, { values }: Wanted): Promise<void> {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
  const changes = changesBetween<Record<string, unknown>>({ ...before }, given)
  if (changes.length === 0) return
  const kind = (await kindsOf(ctx)).get(before.kind_id)!
  const keep_until = keepUntil(kind.retention_years, (given['document_on'] as string | null | undefined) ?? before.document_on, dayIn(await timeZoneOf(ctx, before.site_id), before.filed_at))
  await ctx.tx.updateTable('document').set({ ...given, keep_until, version: before.version + 1, updated_at: ctx.now }).where('id', '=', before.id).execute()
  tell(ctx, before, 'imported', { note: fileName, changes })
}

/** Puts the paper into its box; a box that is not there yet is made. */
async function keep(ctx: Ctx, document: DocumentRow, { place, copies }: Extra, { initial }: Wanted): Promise<void> {
  const found = await ctx.tx.selectFrom('archive_box').select('id').where('site_id', '=', document.site_id).where('cabinet', '=', place.cabinet).where('layer', '=', place.layer).where('box', '=', place.box).executeTakeFirst()
  const box = found ?? (await createBox(ctx, { params: {}, query: {}, body: originals.createBox.body.parse({ siteId: document.site_id, ...place }) }))
  await placeOriginal(ctx, { params: {}, query: {}, body: originals.placeOriginal.body.parse({ documentId: document.id, boxId: box.id, copies, condition: initial?.['condition'] ?? 'good' }) })
}
