import { sql, type Selectable } from 'kysely'
import type { inspections } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { normaliseCode } from '../../../platform/text/index.ts'
import { byOnlyName, importerOf, listImport, readHomes, type ImportKind, type KnownHomes, type RowReader } from '../../archives/index.ts'
import { fits } from '../fits.ts'
import { changePoint, createPoint } from '../points.ts'
import type { InspectionTables } from '../tables.ts'

type PointRow = Selectable<InspectionTables['inspection_point']>
type Said = Partial<Pick<PointRow, 'name' | 'place' | 'target' | 'target_id' | 'building_id' | 'checklist_id' | 'latitude' | 'longitude' | 'is_active'>>
type InRegister = Exclude<inspections.PointTarget, 'place' | 'unit'>
interface Known extends KnownHomes {
  codes: Set<string>
  checklists: Map<string, string>
  /** What stands in a register by code and by a name that only one has. */
  inRegister: Record<InRegister, Map<string, string>>
  misfits: Set<string>
}

const TARGETS = [['facility', /设备|设施|設備|設施|facility|equipment/i], ['area', /区域|區域|area/i], ['meter', /表|錶|meter/i], ['unit', /房|户|戶|unit|home/i], ['place', /位置|地点|地點|场所|場所|place/i]] as const
const IN_USE = [[false, /停用|否|^n(o)?$|inactive|^0$/i], [true, /启用|啟用|在用|使用|是|^y(es)?$|^active|^1$/i]] as const

/** Points of an office's own list, known by their codes. What a point watches is found by code or name; its checklist has to be for that. */
export const pointsImport: ImportKind = listImport<PointRow, Known>({
  permission: 'inspections:manage',
  texts: {
    checklist_unknown: ['没有这张在用的检查表：{value}', '沒有這張使用中的檢查表：{value}', 'No such checklist in use: {value}'],
    checklist_other: ['这张检查表不适用于此对象：{value}', '這張檢查表不適用於此對象：{value}', 'The checklist is for something else: {value}'],
    target_unknown: ['登记簿里没有，或有同名：{value}', '登記簿裡沒有，或有同名：{value}', 'Not in the registers, or several of this name: {value}'],
    target_missing: ['请写明是哪一个对象', '請寫明是哪一個對象', 'Say which one is meant'],
    building_unknown: ['没有这个楼栋，留空：{value}', '沒有這個棟別，留空：{value}', 'No such building, left empty: {value}'],
    position_half: ['经度和纬度要一起填写', '經度和緯度要一起填寫', 'Latitude and longitude go together'],
  },
  fields: {
    code: { headers: ['编号', '点位编号', '巡查点编号', '巡更点编号', '編號', '點位編號', '巡查點編號', 'code', 'point code', 'no'], isRequired: true },
    name: { headers: ['名称', '点位名称', '点位', '巡查点', '巡更点', '名稱', '點位名稱', '點位', '巡查點', 'name', 'point'], isRequired: true },
    building: { headers: ['楼栋', '楼号', '棟別', '樓棟', 'building'] },
    place: { headers: ['位置', '具体位置', '地点', '地點', '具體位置', 'place', 'location'] },
    targetKind: { headers: ['对象', '对象类别', '對象', '對象類別', 'what', 'kind'] },
    targetName: { headers: ['对象名称', '设备编号', '对象编号', '對象名稱', '設備編號', '對象編號', 'name of it', 'facility'] },
    checklist: { headers: ['检查表', '检查表名称', '检查内容', '檢查表', '檢查表名稱', 'checklist'] },
    latitude: { headers: ['纬度', '緯度', 'latitude'] },
    longitude: { headers: ['经度', '經度', 'longitude'] },
    state: { headers: ['状态', '是否启用', '狀態', '是否啟用', 'state', 'in use'] },
  },
  known: async (ctx, { siteId }) => ({ ...(await readHomes(ctx, siteId)), ...(await readRegisters(ctx, siteId)) }),
  read: (row, known) => {
    const [code, name] = [row.text('code', 40), row.text('name', 100)]
    if (code === undefined || name === undefined) {
      row.note('key_missing', code === undefined ? 'code' : 'name', '')
      return null
    }
    const [wantedList, building] = [row.text('checklist', 100), row.text('building')]
    const checklistId = wantedList === undefined ? undefined : known.checklists.get(wantedList)
    if (wantedList !== undefined && checklistId === undefined) row.note('checklist_unknown', 'checklist', wantedList)
    if (wantedList === undefined && !known.codes.has(code)) row.note('key_missing', 'checklist', '')
    const buildingId = building === undefined ? undefined : known.building(building)
    if (building !== undefined && buildingId === undefined) row.note('building_unknown', 'building', building, 'warning')
    const watched = targetIn(row, known)
    if (checklistId !== undefined && watched?.target_id && known.misfits.has(`${checklistId} ${watched.target_id}`)) row.note('checklist_other', 'checklist', wantedList!)
    const [latitude, longitude] = [row.figure('latitude'), row.figure('longitude')]
    if ((latitude === undefined) !== (longitude === undefined)) row.note('position_half', latitude === undefined ? 'latitude' : 'longitude', '')
    if (latitude !== undefined && latitude > 90) row.note('number_unreadable', 'latitude', String(latitude))
    if (longitude !== undefined && longitude > 180) row.note('number_unreadable', 'longitude', String(longitude))
    const values: Said = { name, ...watched }
    return { keys: [code], title: `${code} ${name}`, values: { ...values, place: row.text('place', 200), building_id: buildingId, checklist_id: checklistId, latitude, longitude, is_active: row.word('state', IN_USE) }, initial: { code } }
  },
  there: async (ctx, siteId) => new Map((await ctx.tx.selectFrom('inspection_point').selectAll().where('site_id', '=', siteId).execute()).map((row) => [row.code, row])),
  add: async (ctx, order, { values, initial }) => void (await createPoint((await importerOf(ctx, order)) ?? ctx, { params: {}, query: {}, body: { siteId: order.siteId, ...factsOf(initial!['code'] as string, values as Said) } })),
  change: async (ctx, order, before, { values }) => {
    const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Said
    await changePoint((await importerOf(ctx, order)) ?? ctx, { params: { id: before.id }, query: {}, body: { version: before.version, newTag: false, ...factsOf(before.code, { ...before, ...said }) } })
  },
})

const factsOf = (code: string, said: Said) => ({
  code, name: said.name!, place: said.place ?? '', target: said.target ?? ('place' as const), targetId: said.target_id ?? null, buildingId: said.building_id ?? null, checklistId: said.checklist_id!,
  position: said.latitude == null || said.longitude == null ? null : { latitude: said.latitude, longitude: said.longitude }, isActive: said.is_active ?? true,
})

/** What the point watches; a name without its kind is looked for in all registers. */
function targetIn(row: RowReader, known: Known): Pick<PointRow, 'target' | 'target_id'> | undefined {
  const [kind, text] = [row.word('targetKind', TARGETS), row.text('targetName')]
  if (kind === 'place') return { target: 'place', target_id: null }
  if (text === undefined) {
    if (kind !== undefined) row.note('target_missing', 'targetName', '')
    return undefined
  }
  const kinds = kind === undefined ? (['facility', 'area', 'meter', 'unit'] as const) : [kind]
  for (const one of kinds) {
    const id = one === 'unit' ? known.unit(text) : (known.inRegister[one].get(text) ?? known.inRegister[one].get(normaliseCode(text)))
    if (id !== undefined) return { target: one, target_id: id }
  }
  row.note('target_unknown', 'targetName', text)
  return undefined
}

async function readRegisters(ctx: Ctx, siteId: string): Promise<Omit<Known, keyof KnownHomes>> {
  const words = async (query: ReturnType<typeof sql<{ id: string; code: string; name: string }>>): Promise<Map<string, string>> => {
    const { rows } = await query.execute(ctx.tx)
    return new Map([...[...byOnlyName(rows).values()].map((row) => [row.name, row.id] as const), ...rows.flatMap((row) => [[`${row.name} ${row.code}`, row.id] as const, [row.code, row.id] as const])])
  }
  const { rows: misfits } = await sql<{ id: string; of: string }>`
    select l.id, target.id as of from checklist l, facility target where l.is_active and target.site_id = ${siteId} and not ${fits('facility', sql.ref('target.id'))}
    union all select l.id, target.id from checklist l, common_area target where l.is_active and target.site_id = ${siteId} and not ${fits('area', sql.ref('target.id'))}`.execute(ctx.tx)
  const lists = await ctx.tx.selectFrom('checklist').select(['id', 'name']).where('is_active', '=', true).execute()
  const codes = await ctx.tx.selectFrom('inspection_point').select('code').where('site_id', '=', siteId).execute()
  return {
    codes: new Set(codes.map(({ code }) => code)), checklists: new Map(lists.map(({ id, name }) => [name, id])), misfits: new Set(misfits.map(({ id, of }) => `${id} ${of}`)),
    inRegister: {
      facility: await words(sql`select id, code, name from facility where site_id = ${siteId}`), area: await words(sql`select id, code, name from common_area where site_id = ${siteId}`),
      meter: await words(sql`select id, code, code as name from meter where site_id = ${siteId}`),
    },
  }
}
