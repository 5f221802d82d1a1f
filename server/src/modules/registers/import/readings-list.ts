import { sql } from 'kysely'
import type { registers } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { normaliseCode } from '../../../platform/text/index.ts'
import { importerOf, listImport, readHomes, type ImportKind, type KnownHomes, type RowReader } from '../../archives/index.ts'
import { todayAt } from '../days.ts'
import { judge, type Read } from '../plausibility.ts'
import { readMeter } from '../readings.ts'
import { KINDS } from './place-lists.ts'

interface Dial {
  id: string
  code: string
  kind: string
  unit_id: string | null
  state: string
  digits: number | null
  multiplier: number
  installed_on: string | null
  initial_reading: number
}
interface Reading {
  value: number
}
interface Known extends KnownHomes {
  today: string
  /** By number, and by the unit for those that are still in. */
  dials: Map<string, Dial[]>
  /** Of each meter what is there and, while the list is read, what the rows above add, oldest first. */
  reads: Map<string, Read[]>
  there: ReadonlyMap<string, Reading>
}
type Extra = { meterId: string; readOn: string; hasRolledOver: boolean; isConfirmed: boolean; note: string }

const YES = [[true, /^(是|已|y|yes|1|true|√|对|對)/i], [false, /^(否|未|n|no|0|false|×)/i]] as const
const keyOf = (meterId: string, on: string): string => `${meterId} ${on}`

/**
 * Readings in bulk, one meter and day a row, or the room where a list has no numbers of meters. Each is judged as a single one is, by what is
 * there and by the rows above it: an odd one is refused until the list says that it was looked at twice, with a note.
 */
export const readingsImport: ImportKind = listImport<Reading, Known>({
  permission: 'registers:work',
  texts: {
    meter_unknown: ['没有这块表，或不止一块：{value}', '沒有這個錶，或不止一個：{value}', 'No such meter, or more than one: {value}'],
    meter_out: ['这块表已拆除：{value}', '這個錶已拆除：{value}', 'The meter was taken out: {value}'],
    day_future: ['抄表日期在将来：{value}', '抄錶日期在將來：{value}', 'The day lies in the future: {value}'],
    day_early: ['早于上次抄表（{last}）：{value}', '早於上次抄錶（{last}）：{value}', 'Before the last reading of {last}: {value}'],
    other_value: ['这一天已有读数 {last}：{value}', '這一天已有讀數 {last}：{value}', 'There is another reading of this day, {last}: {value}'],
    too_many_digits: ['超过表盘位数（{digits}）：{value}', '超過錶盤位數（{digits}）：{value}', 'The dial has {digits} figures: {value}'],
    digits_unknown: ['不知道表盘位数，不能按归零计算', '不知道錶盤位數，不能按歸零計算', 'Nobody knows how many figures the dial has'],
    backwards: ['比上次小（{last}）：{value}。核实无误请填“已核实”和备注', '比上次小（{last}）：{value}。核實無誤請填「已核實」和備註', 'Less than the last one, {last}: {value}. If it was looked at twice, say so with a note'],
    too_much: ['用量异常（上次 {last}，预计不超过 {most}）：{value}。核实无误请填“已核实”和备注', '用量異常（上次 {last}，預計不超過 {most}）：{value}。核實無誤請填「已核實」和備註', 'Too much (last {last}, expected up to {most}): {value}. If it was looked at twice, say so with a note'],
    standstill: ['一直没有走字：{value}。核实无误请填“已核实”和备注', '一直沒有走字：{value}。核實無誤請填「已核實」和備註', 'The dial stands still: {value}. If it was looked at twice, say so with a note'],
    note_missing: ['已核实的异常读数请写明情况', '已核實的異常讀數請寫明情況', 'Say what was seen when an odd reading was looked at twice'],
    figure_wrong: ['数字太大，或小数超过三位：{value}', '數字太大，或小數超過三位：{value}', 'Too large, or more than three decimals: {value}'],
  },
  fields: {
    code: { headers: ['表号', '表编号', '仪表编号', '錶號', '儀錶編號', 'meter', 'meterno', 'meter number'] },
    kind: { headers: ['表类型', '仪表类型', '类型', '錶類型', '類型', 'kind', 'type'] },
    building: { headers: ['楼栋编号', '楼栋', '楼号', '棟別', '樓棟', 'building'] },
    entrance: { headers: ['单元编号', '单元', '單元', 'entrance'] },
    room: { headers: ['房屋编码', '房号', '房屋', '房间', '房號', 'room', 'unit'] },
    readOn: { headers: ['抄表日期', '本期读表时间', '读表时间', '抄表时间', '日期', '抄錶日期', '讀錶時間', 'day', 'date', 'read on'], isRequired: true },
    value: { headers: ['读数', '本期度数', '本期读数', '本次读数', '止度', '讀數', '本期度數', '本期讀數', 'reading', 'value'], isRequired: true },
    hasRolledOver: { headers: ['归零', '翻转', '歸零', '翻轉', 'rolled over'] },
    isConfirmed: { headers: ['已核实', '复核', '已核實', '複核', 'confirmed'] },
    note: { headers: ['备注', '备注说明', '備註', 'note', 'remark'] },
  },
  known: async (ctx, { siteId }) => ({ ...(await readHomes(ctx, siteId)), today: await todayAt(ctx, siteId), ...(await dialsOf(ctx, siteId)), there: await thereAt(ctx, siteId) }),
  read: (row, known) => {
    const named = nameIn(row)
    const [readOn, value] = [row.day('readOn'), row.figure('value')]
    if (named === undefined || typeof readOn !== 'string' || value === undefined) {
      // A row of a total names no meter.
      if (named !== undefined && !row.hasError) row.note('key_missing', value === undefined ? 'value' : 'readOn', '')
      return null
    }
    const dial = dialIn(row, known)
    if (dial === undefined) {
      row.note('meter_unknown', row.text('code') === undefined ? 'room' : 'code', named)
      return null
    }
    const extra: Extra = { meterId: dial.id, readOn, hasRolledOver: row.word('hasRolledOver', YES) ?? false, isConfirmed: row.word('isConfirmed', YES) ?? false, note: row.text('note', 300) ?? '' }
    const before = known.there.get(keyOf(dial.id, readOn))
    if (before === undefined) judged(row, known, dial, value, extra)
    else if (before.value !== value) row.note('other_value', 'value', String(value), 'error', { last: before.value })
    return { keys: [keyOf(dial.id, readOn)], title: `${dial.code} · ${readOn} · ${value}`, values: { value }, extra }
  },
  there: thereAt,
  add: async (ctx, order, { values, extra }) => {
    const { meterId, readOn, hasRolledOver, isConfirmed, note } = extra as Extra
    await readMeter((await importerOf(ctx, order)) ?? ctx, { params: { id: meterId }, query: {}, body: { readOn, value: values['value'] as number, hasRolledOver, isConfirmed, note, photoIds: [] } })
  },
  // What was read is voided and read anew, never written over.
  change: () => Promise.resolve(),
})

/** What the single reading is asked, too; what may stay counts for the rows below. */
function judged(row: RowReader, known: Known, dial: Dial, value: number, { readOn, hasRolledOver, isConfirmed, note }: Extra): void {
  const reads = known.reads.get(dial.id) ?? []
  const last = reads.at(-1)
  if (dial.state === 'taken_out') row.note('meter_out', 'code', dial.code)
  if (readOn > known.today) row.note('day_future', 'readOn', readOn)
  // Two rows of one day are told as such.
  if (last && readOn < last.on) row.note('day_early', 'readOn', readOn, 'error', { last: last.on })
  if (hasRolledOver && dial.digits === null) row.note('digits_unknown', 'hasRolledOver', '')
  if (dial.digits !== null && value >= 10 ** dial.digits) row.note('too_many_digits', 'value', String(value), 'error', { digits: dial.digits })
  if (value > 1_000_000_000 || Math.abs(value * 1000 - Math.round(value * 1000)) > 1e-4) row.note('figure_wrong', 'value', String(value))
  if (row.hasError || (last?.on === readOn && readOn !== dial.installed_on)) return
  const { verdict, expected } = judge(reads.slice(-7), { on: readOn, value, hasRolledOver }, dial)
  if (verdict !== 'fine' && verdict !== 'first') {
    if (!isConfirmed) row.note(verdict, 'value', String(value), 'error', { last: last!.value, most: expected?.most ?? '' })
    else if (note === '') row.note('note_missing', 'note', '')
  }
  if (!row.hasError) known.reads.set(dial.id, [...reads, { on: readOn, value }])
}

/** How a row calls its meter: by number, else by the room, which some lists have in three columns. */
function nameIn(row: RowReader): string | undefined {
  const [code, building, entrance, room] = [row.text('code', 40), row.text('building'), row.text('entrance'), row.text('room')]
  if (code !== undefined || room === undefined) return code
  return building === undefined || entrance === undefined ? room : `${building}-${entrance}-${room}`
}

function dialIn(row: RowReader, known: Known): Dial | undefined {
  const [code, kind, named] = [row.text('code', 40), row.word('kind', KINDS), nameIn(row)!]
  const unitId = code === undefined ? known.unit(named) : undefined
  const found = (known.dials.get(code === undefined ? `unit ${unitId ?? ''}` : `code ${normaliseCode(code)}`) ?? []).filter((dial) => kind === undefined || dial.kind === kind)
  return found.length === 1 ? found[0] : undefined
}

async function dialsOf(ctx: Ctx, siteId: string): Promise<Pick<Known, 'dials' | 'reads'>> {
  const { rows: all } = await sql<Dial>`select id, code, kind, unit_id, state, digits, multiplier, installed_on, initial_reading from meter where site_id = ${siteId}`.execute(ctx.tx)
  const { rows } = await sql<{ meter_id: string; read_on: string; value: number }>`
    select r.meter_id, r.read_on, r.value from meter m cross join lateral
      (select * from meter_reading r where r.organization_id = m.organization_id and r.meter_id = m.id and r.voided_at is null order by r.read_on desc limit 7) r
    where m.site_id = ${siteId} order by r.meter_id, r.read_on`.execute(ctx.tx)
  const reads = new Map<string, Read[]>()
  for (const row of rows) reads.set(row.meter_id, [...(reads.get(row.meter_id) ?? []), { on: row.read_on, value: row.value }])
  const dials: Known['dials'] = new Map()
  const put = (key: string, dial: Dial): void => void dials.set(key, [...(dials.get(key) ?? []), dial])
  for (const dial of all) {
    const { id, installed_on: on, initial_reading: value } = dial
    put(`code ${dial.code}`, dial)
    if (dial.unit_id !== null && dial.state !== 'taken_out') put(`unit ${dial.unit_id}`, dial)
    const own = reads.get(id) ?? []
    if (own.length < 7 && on !== null && on <= (own[0]?.on ?? '9999')) reads.set(id, [{ on, value }, ...own])
  }
  return { dials, reads }
}

async function thereAt(ctx: Ctx, siteId: string): Promise<Map<string, Reading>> {
  const { rows } = await sql<{ meter_id: string; read_on: string; value: registers.MeterReading['value'] }>`
    select r.meter_id, r.read_on, r.value from meter_reading r join meter m on m.organization_id = r.organization_id and m.id = r.meter_id where m.site_id = ${siteId} and r.voided_at is null`.execute(ctx.tx)
  return new Map(rows.map((row) => [keyOf(row.meter_id, row.read_on), { value: row.value }]))
}
