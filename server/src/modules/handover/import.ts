import { sql } from 'kysely'
import { handover } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { dayIn } from '../../platform/time.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { listImport, readHomes, readParties, unitOf, type ImportKind, type KnownHomes } from '../archives/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { changeRow } from '../registers/index.ts'
import { DEFECTS, registerDefect, type DefectRow, type NewDefect } from './defects.ts'
import { tradeOf } from './from-finding.ts'
import { handedOver, whereOf } from './where.ts'

const TRADES: readonly (readonly [handover.DefectTrade, RegExp])[] = [
  ['waterproofing', /防水|渗漏|滲漏|waterproof/i], ['doors_windows', /门窗|門窗|doors?|windows?/i], ['plumbing', /给排水|給排水|水暖|plumb/i], ['electrical', /强电|強電|电气|電氣|electric/i], ['heating', /暖通|空调|空調|供暖|heating/i], ['fire', /消防|fire/i], ['lift', /电梯|電梯|lift/i],
  ['intelligent', /弱电|弱電|智能|智慧|low.?voltage/i], ['outdoor', /室外|园林|園林|景观|景觀|outdoor/i], ['finishes', /装饰|装修|裝修|精装|finish/i], ['civil', /土建|结构|結構|civil/i], ['other', /其他|其它|other/i],
]

interface Wished {
  unitId: string | undefined
  values: { description: string; trade: handover.DefectTrade; part: handover.DefectPart; location: string; contact: string }
  foundOn: string | null
  builderId: string | null
  buildingId: string | null
}
interface Known extends KnownHomes {
  party: (name: string) => string | undefined
}

/** A list of the developer or of the taking-over, one defect a row, known by its number there; the same list again changes nothing. */
export const defectsImport: ImportKind = listImport<DefectRow, Known>({
  permission: 'defects:work',
  texts: { party_unknown: ['没有这个外联单位：{value}，责任单位留空', '沒有這個外聯單位：{value}，責任單位留空', 'No such party: {value}; the builder stays empty'] },
  fields: {
    number: { headers: ['编号', '问题编号', '序号', '編號', '問題編號', '序號', 'number', 'no'], isRequired: true },
    description: { headers: ['问题描述', '遗留问题', '问题', '内容', '整改内容', '問題描述', '遺留問題', '問題', 'description', 'defect'], isRequired: true },
    room: { headers: ['房号', '房间号', '房屋', '房號', '房間號', 'room', 'unit'] },
    building: { headers: ['楼栋', '楼号', '樓棟', '棟別', 'building'] },
    location: { headers: ['部位', '位置', '具体位置', '具體位置', 'location', 'place'] },
    trade: { headers: ['专业', '专业类别', '专项', '專業', '專業類別', 'trade'] },
    builder: { headers: ['责任单位', '施工单位', '责任方', '責任單位', '施工單位', 'builder', 'contractor'] },
    foundOn: { headers: ['发现日期', '登记日期', '查验日期', '發現日期', '登記日期', '查驗日期', 'found', 'date'] },
    contact: { headers: ['反映人', '联系人', '業主', '业主', '反映人姓名', '聯絡人', 'contact', 'owner'] },
  },
  known: async (ctx, { siteId }) => ({ ...(await readHomes(ctx, siteId)), party: await readParties(ctx, siteId) }),
  read: (row, known) => {
    const [number, description] = [row.text('number', 40), row.text('description', 1000)]
    if (number === undefined || description === undefined) {
      if (number !== undefined || row.text('location') !== undefined) row.note('key_missing', number === undefined ? 'number' : 'description', '')
      return null
    }
    const [room, location, building, builder] = [row.text('room'), row.text('location'), row.text('building'), row.text('builder', 100)]
    const party = builder === undefined ? undefined : known.party(builder)
    if (builder !== undefined && party === undefined) row.note('party_unknown', 'builder', builder, 'warning')
    const trade = row.word('trade', TRADES) ?? tradeOf(`${description} ${location ?? ''}`).trade
    const unitId = room === undefined ? undefined : unitOf(row, known)
    const extra: Wished = {
      unitId, foundOn: row.day('foundOn') ?? null, builderId: party ?? null, buildingId: building === undefined ? null : (known.building(building) ?? null),
      values: { description, trade, part: handover.PART_OF_TRADE[trade], location: location ?? (unitId === undefined ? (building ?? number) : ''), contact: row.text('contact', 100) ?? '' },
    }
    const { values } = extra
    return { keys: [number], title: `${number} ${description.slice(0, 40)}`, values: { foreign_number: number, description: values.description, location: values.location, contact: values.contact }, extra }
  },
  there: async (ctx, siteId) => {
    const { rows } = await sql<DefectRow>`select * from defect where site_id = ${siteId} and foreign_number <> ''`.execute(ctx.tx)
    return new Map(rows.map((row) => [row.foreign_number, row]))
  },
  add: async (ctx, { siteId, employeeId = null }, { values, extra }) => void (await registerDefect(ctx, siteId, undefined, await newOf(ctx, siteId, values['foreign_number'] as string, extra as Wished), { action: 'imported', by: employeeId })),
  change: async (ctx, { fileName }, before, { values }) => {
    // What has been put right is not told anew by a list.
    if (before.verified_at !== null || before.closed_at !== null) return
    await changeRow(ctx, DEFECTS, before, values as Partial<DefectRow>, { action: 'imported', note: fileName })
  },
})

async function newOf(ctx: Ctx, siteId: string, foreignNumber: string, { unitId, values, foundOn, builderId, buildingId }: Wished): Promise<NewDefect> {
  const where = await whereOf(ctx, siteId, { unitId: unitId ?? null, areaId: null, facilityId: null, location: values.location, personId: null })
  const zone = await timeZoneOf(ctx, siteId)
  const today = dayIn(zone, ctx.now)
  return {
    ...where, ...(where.building_id === null && buildingId !== null ? { building_id: buildingId, warranty_from: await handedOver(ctx, siteId, buildingId) } : {}), description: values.description, trade: values.trade, part: values.part, contact: values.contact, source: 'list', foreign_number: foreignNumber, builder_id: builderId,
    found_at: foundOn === null || foundOn > today ? ctx.now : midnightOf(foundOn, zone),
  }
}
