import { normaliseText } from '../../../platform/text/index.ts'
import type { OccupancyRole, ParkingFacts, Sex, UnitState, UnitUse } from './row-types.ts'

/** Words and codes that files have for one value; codes are MicroCommunity's. Compared after `normaliseText`. */
type Words<T extends string> = [T, string[]][]

function dictionary<T extends string>(words: Words<T>): Map<string, T> {
  return new Map(words.flatMap(([value, spellings]) => [value, ...spellings].map((spelling) => [spelling, value] as const)))
}

const YES_NO = dictionary([
  ['yes', ['有', '是', 'y', 'true', '1', '1010', '√', '✓', '有电梯', '有電梯']],
  ['no', ['无', '無', '否', '没有', '沒有', 'n', 'false', '0', '2020', '×', '无电梯', '無電梯']],
])
const SEX = dictionary<Sex>([['male', ['男', '男性', '先生', 'm', '1', '男士']], ['female', ['女', '女性', '女士', '小姐', 'f', '2']]])
const USE = dictionary<UnitUse>([
  ['residence', ['住宅', '普通住宅', '房屋', '住房', '公寓', '别墅', '商住', '普通房屋', '宿舍', '住家', 'residential', 'apartment',
    'flat', 'house', '110', '120', '1010301']],
  ['shop', ['商铺', '店铺', '商業', '商业', '门面', '底商', '门市', '店面', '商舖', '店舖', 'retail', 'store', 'commercial', '2020602']],
  ['office', ['写字楼', '办公', '办公室', '办公楼', '辦公室', '辦公', '寫字樓', '119']],
  ['other', ['其他', '其它', '车库', '储藏室', '地下室', '仓库', '设备房', '公共用房', '物业用房', 'storage']],
])
const STATE = dictionary<UnitState>([
  ['not_handed_over', ['未交房', '未售', '未销售', '未出售', '待售', '未交付', '未收房', '未交屋', '2002']],
  ['handed_over', ['已交房', '已售', '已出售', '已交付', '已收房', '已装修', '已交屋', '2003', '2005', '2007']],
  ['vacant', ['空置', '空关', '空闲', '未入住', '空房', '闲置', '空屋', '空置中', '2004', '2008']],
  ['renovating', ['装修中', '装修', '正在装修', '裝修中', '装饰装修', '2009']],
  ['self_occupied', ['自住', '已入住', '入住', '常住', '自用', '业主自住', '已入伙', 'occupied', '2001']],
  ['let', ['出租', '已出租', '已租', '租赁', '出租中', '租住', 'rented', 'leased', '2006']],
  ['entrusted', ['托管', '委托', '代管', '托管中', '託管']],
])
const ROLE = dictionary<OccupancyRole>([
  ['owner', ['业主', '户主', '产权人', '房主', '业主本人', '本人', '屋主', '業主', '戶主', 'landlord', '1001', '1']],
  ['co_owner', ['共有人', '共有产权人', '共同业主', '共同產權人', 'co-owner', 'joint owner']],
  ['tenant', ['租户', '租客', '承租人', '租赁户', '租戶', '住户', '使用人', 'lessee', 'renter', '1003', '2']],
  ['family', ['家庭成员', '家属', '成员', '配偶', '妻子', '丈夫', '夫妻', '儿子', '女儿', '子女', '父亲', '母亲', '父母', '孙子', '孙女', '媳妇', '女婿', '亲属',
    '兄弟', '姐妹', '家庭成員', '家屬', 'member', 'spouse', 'child', 'parent', 'relative', '1002', '3']],
  ['agent', ['代管人', '代理人', '托管人', '受托人', '委托人', '代管']],
])
/** Roles that the archive doesn't keep: who lives there without being owner or family stands nearest to a tenant. */
const APPROXIMATED = new Set([
  '临时', '临时人员', '1004', '其他', '其它', '1005', '99', '公司员工', '员工', '4', '臨時', '其他人員', 'other', 'temporary', 'staff',
])
const KIND = dictionary<'person' | 'company'>([
  ['person', ['个人', '自然人', 'p', '個人', 'individual']],
  ['company', ['公司', '企业', '单位', 'c', '法人', '组织', '機構', 'organisation', 'organization', 'enterprise']],
])
const PARKING_KIND = dictionary<NonNullable<ParkingFacts['kind']>>([
  ['ground', ['地上停车位', '地上', '地面', '露天', '地面车位', '地上车位', '1001']],
  ['underground', ['地下停车位', '地下', '地库', '地下车位', '地下車位', '2001']],
  ['other', ['其他', '机械', '机械车位', '人防', '人防车位', '立体']],
])
const TENURE = dictionary<'sold' | 'leased'>([
  ['sold', ['s', '出售', '已售', '购买', '产权', '自有', '已出售']],
  ['leased', ['h', '出租', '已租', '租赁', '租用', '月租', '已出租']],
])
const CAR_KIND = dictionary([
  ['car', ['9901', '家用小汽车', '小汽车', '轿车', '小型车', '小轿车', '小车', 'suv']], ['bus', ['9902', '客车', '面包车']], ['truck', ['9903', '货车', '卡车', '大车']],
])

const COMPANY_NAME = /(?:公司|集团|集團|企业|企業|事务所|事務所|商行|银行|銀行|酒店|学校|學校|医院|醫院|工作室|合作社|委员会|管理处|\b(?:ltd|limited|inc|llc|co)\.?)$/i

/** `true`, `false`, or undefined for an unknown word. */
export function yesNo(text: string): boolean | undefined {
  const found = YES_NO.get(normaliseText(text))
  return found && found === 'yes'
}

/** Codes: 1 is a man everywhere, 2 a woman in GB/T 2261.1, 0 a woman in MicroCommunity and unknown elsewhere. */
export function sexOf(text: string, isMicroCommunity: boolean): Sex | null | undefined {
  const word = normaliseText(text)
  if (word === '0') return isMicroCommunity ? 'female' : null
  if (/^(?:未知|不详|保密|unknown|9|-)$/.test(word)) return null
  return SEX.get(word)
}

export const unitUseOf = (text: string): UnitUse | undefined => USE.get(normaliseText(text))
export const unitStateOf = (text: string): UnitState | undefined => STATE.get(normaliseText(text))
export const personKindOf = (text: string): 'person' | 'company' | undefined => KIND.get(normaliseText(text))
export const parkingKindOf = (text: string): ParkingFacts['kind'] | undefined => PARKING_KIND.get(normaliseText(text))
export const parkingTenureOf = (text: string): 'sold' | 'leased' | undefined => TENURE.get(normaliseText(text))
/** A car's kind in one word, or what the file says. */
export const carKindOf = (text: string): string => CAR_KIND.get(normaliseText(text)) ?? text

/** `isNear` when the archive keeps no such role and the nearest is taken. */
export function roleOf(text: string): { role: OccupancyRole; isNear: boolean } | undefined {
  const word = normaliseText(text)
  const role = ROLE.get(word)
  if (role) return { role, isNear: false }
  return APPROXIMATED.has(word) ? { role: 'tenant', isNear: true } : undefined
}

/** A company by its name where no column says so. */
export function looksLikeCompany(name: string): boolean {
  return COMPANY_NAME.test(name.trim())
}

/** A layout as people say it; MicroCommunity's 10102 is what it writes for unknown, its 2010 means two rooms and one hall. */
export function layoutOf(text: string): string | null {
  if (text === '10102' || text === '0' || text === '-') return null
  const code = /^([1-9])0([0-9])0$/.exec(text)
  return code ? `${code[1]}室${code[2]}厅` : text
}

/** `3层`, `B1`, `负一层`, `-1`, `3F`; undefined for anything else. */
export function floorOf(text: string): number | undefined {
  const word = normaliseText(text).replace(/[层層楼樓f]$/, '').replace(/^第/, '')
  const basement = /^(?:b|负|負|地下|-)(\d{1,2})$/.exec(word)
  if (basement) return -Number(basement[1])
  return /^\d{1,3}$/.test(word) && Number(word) <= 200 ? Number(word) : undefined
}
