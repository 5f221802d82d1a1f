import { stores } from '@guanjia/contract'
import type { Cast, Life } from './history.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What the store of the community keeps: code, name, specification, unit, place, minimum, price in fen, received at the beginning. */
const ITEMS: readonly (readonly [string, string, string, string, string, number, number, number])[] = [
  ['SN-001', '下水软管', 'DN50 60 厘米', '根', 'A-1-1', 8, 1850, 60],
  ['SN-002', '防霉硅胶', '300 毫升 透明', '支', 'A-1-2', 10, 2200, 80],
  ['SN-003', 'PPR 管', 'dn20', '米', 'A-1-3', 20, 480, 120],
  ['SN-004', 'PPR 直接', 'dn20', '个', 'A-1-3', 20, 150, 120],
  ['SN-005', '陶瓷阀芯', '35 毫米', '个', 'A-1-4', 10, 1600, 60],
  ['SN-006', '角阀', 'DN15', '个', 'A-1-4', 10, 2800, 40],
  ['SN-007', '生料带', '20 米', '卷', 'A-1-5', 20, 250, 60],
  ['SN-008', '水龙头', '单冷 DN15', '只', 'A-1-5', 4, 4500, 12],
  ['SN-009', '橡胶垫圈', 'DN15', '片', 'A-1-6', 50, 30, 300],
  ['SN-010', '马桶进水阀', '通用', '只', 'A-1-6', 4, 3600, 15],
  ['DQ-001', '五孔插座', '10A', '个', 'B-1-1', 10, 1290, 60],
  ['DQ-002', '单开双控开关', '10A', '个', 'B-1-1', 10, 1150, 60],
  ['DQ-003', 'LED 感应灯', '9W', '个', 'B-1-2', 15, 2680, 70],
  ['DQ-004', 'LED 灯管', 'T8 18W', '支', 'B-1-2', 20, 1250, 80],
  ['DQ-005', 'LED 球泡', 'E27 9W', '只', 'B-1-3', 20, 890, 50],
  ['DQ-006', '铜芯电线', 'BV 2.5 平方', '米', 'B-1-4', 100, 260, 300],
  ['DQ-007', '空气开关', '1P C32', '个', 'B-1-5', 5, 1980, 20],
  ['DQ-008', '绝缘胶带', '18 毫米 黑', '卷', 'B-1-5', 15, 320, 40],
  ['DQ-009', '应急照明灯', '双头 LED', '只', 'B-1-6', 6, 5800, 12],
  ['DQ-010', '声控开关', '86 型', '个', 'B-1-6', 5, 1480, 20],
  ['RD-001', '门禁读卡头', '13.56 兆赫', '个', 'B-2-1', 4, 18_500, 30],
  ['RD-002', '门禁卡', 'IC', '张', 'B-2-1', 100, 280, 400],
  ['RD-003', '道闸杆', '3 米', '根', 'C-地面', 1, 16_000, 3],
  ['WJ-001', '锁芯', 'C 级 70 毫米', '把', 'C-1-1', 3, 6500, 10],
  ['WJ-002', '合页', '4 寸', '副', 'C-1-1', 6, 880, 24],
  ['WJ-003', '膨胀螺栓', 'M8×80', '个', 'C-1-2', 50, 120, 260],
  ['WJ-004', '闭门器', '60 公斤', '只', 'C-1-3', 2, 7200, 8],
  ['TL-001', '内墙乳胶漆', '白', '升', 'C-2-1', 18, 1780, 54],
  ['TL-002', '耐水腻子', '20 公斤', '袋', 'C-2-1', 4, 3200, 20],
  ['LX-001', '直饮机滤芯', 'PP 棉 10 寸', '支', 'C-2-2', 6, 1500, 24],
  ['LX-002', '新风过滤网', '初效 G4', '张', 'C-2-2', 4, 2600, 16],
]

/** What is done when it is broken or missing: who else sells it, what stands in for it, how to get by. */
const CONTINGENCIES: Record<string, { backupSupplier?: string; backupPhone?: string; spare?: string; contingency: string }> = {
  'SN-006': { backupSupplier: '临港水暖五金', backupPhone: '021-55500131', contingency: '缺货先关分户总阀，当日内从备用供应商取货。' },
  'DQ-009': { backupSupplier: '恒亮电器', backupPhone: '021-55500162', spare: '监控室充电手提灯 4 盏', contingency: '楼道应急照明损坏未换前，用手提灯顶替并在告示栏说明。' },
  'RD-001': { backupSupplier: '安捷智能', backupPhone: '021-55500177', spare: '岗亭手持读卡器 1 台', contingency: '读卡头损坏时由岗亭登记放行，24 小时内更换。' },
  'RD-003': { backupSupplier: '安捷智能', backupPhone: '021-55500177', spare: '东门库房水马 6 个', contingency: '道闸杆断裂改人工值守，用水马封一条车道。' },
  'WJ-001': { backupSupplier: '老城锁业', backupPhone: '021-55500184', contingency: '缺货时先装临时锁并留记录，次日更换。' },
}

/** A material of a story: of the store by its code, or in the technician's own words. */
export type StoryMaterial = { code: string; quantity: string } | { name: string; quantity: string }

/** Makes the items of the store and receives the first delivery on the first morning; gives the ids by code. */
export async function stockTheStore({ company, performer }: Pick<Cast, 'company' | 'performer'>, since: Date): Promise<Map<string, string>> {
  const keeper = company.actors.get('engineer')!
  const at = new Date(since.getTime() + 7.5 * HOUR)
  const ids = new Map<string, string>()
  for (const [code, name, specification, unit, place, minimum, priceFen, received] of ITEMS) {
    const body = { siteId: company.siteId, code, name, specification, unit, place, minimum, priceFen, ...CONTINGENCIES[code] }
    const { id } = await performer.perform(keeper, at, stores.createStoreItem, { body })
    await performer.perform(keeper, at, stores.moveStoreItem, { params: { id }, body: { kind: 'receive', quantity: received, note: '期初入库', priceFen } })
    ids.set(code, id)
  }
  return ids
}

/** A story's materials as its technician names them on the phone. */
export function usedMaterials({ store }: Pick<Cast, 'store'>, materials: readonly StoryMaterial[]): { itemId: string | null; name: string; quantity: string }[] {
  return materials.map((one) => ('code' in one ? { itemId: store.get(one.code)!, name: '', quantity: one.quantity } : { itemId: null, ...one }))
}

/** What the store keeper does beside the work orders: days since the beginning, item, what, how much, why. */
const DAYS: readonly (readonly [number, string, 'receive' | 'issue' | 'give_back' | 'damage' | 'count', number, string])[] = [
  [9.4, 'DQ-005', 'issue', 12, '鲍国强 地下车库灯具更换'],
  [10.7, 'DQ-005', 'give_back', 2, '鲍国强 车库更换余料'],
  [12.4, 'SN-007', 'issue', 20, '汤立 楼栋立管巡修'],
  [16.4, 'LX-001', 'issue', 6, '吕师傅 直饮机季度换芯'],
  [20.4, 'DQ-009', 'issue', 4, '鲍国强 3 栋消防通道'],
  [24.4, 'TL-001', 'issue', 10.5, '吕师傅 1 栋大堂墙面修补'],
  [29.7, 'DQ-005', 'count', 39, '月末盘点：少 1 只，查为领用漏记'],
  [29.71, 'SN-009', 'count', 300, '月末盘点'],
  [31.4, 'DQ-003', 'receive', 20, '采购补货 送货单 0318'],
  [33.4, 'SN-007', 'issue', 18, '汤立 换季检修'],
  [38.5, 'TL-002', 'damage', 2, '库房返潮，腻子结块'],
  [47.4, 'DQ-009', 'issue', 5, '鲍国强 5 栋消防通道'],
  [52.4, 'SN-007', 'issue', 10, '吕师傅 泵房检修'],
]

/** The store keeper's two months: two items end below their minimum, and one count found a difference. */
export function storeLives(cast: Cast, since: Date): { at: Date; life: Life }[] {
  const at = (days: number): Date => new Date(since.getTime() + days * DAY)
  return [{ at: at(DAYS[0]![0]), life: keepersLife(cast, at) }]
}

async function* keepersLife({ company, performer, store }: Cast, at: (days: number) => Date): Life {
  const keeper = company.actors.get('engineer')!
  for (const [index, [days, code, kind, quantity, note]] of DAYS.entries()) {
    if (index > 0) yield at(days)
    await performer.perform(keeper, at(days), stores.moveStoreItem, { params: { id: store.get(code)! }, body: { kind, quantity, note } })
  }
}
