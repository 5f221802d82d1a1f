import type { organization } from '@guanjia/contract'
import type { InspectionTables } from '../tables.ts'

type Words = readonly [cn: string, tw: string, en: string]
type Plan = InspectionTables['inspection_plan']

export interface ReadyPlan extends Pick<Plan, 'kind' | 'rule' | 'window_minutes'>, Partial<Pick<Plan, 'role' | 'participants' | 'overlap' | 'holidays' | 'meters'>> {
  key: string
  name: Words
  /** Stops of its route: what each is called and by which checklist it is looked at. */
  stops: readonly { key: string; name: Words; checklist: string }[]
}

const stop = (key: string, checklist: string, ...name: [string, string, string]) => ({ key, name, checklist })

const RESIDENTIAL: readonly ReadyPlan[] = [
  { key: 'stairwell', name: ['楼道照明与卫生（周二、周三）', '樓道照明與衛生（週二、週三）', 'Stairwells (Tuesday, Wednesday)'], kind: 'inspection', rule: 'FREQ=WEEKLY;BYDAY=TU,WE;BYHOUR=9;BYMINUTE=0', window_minutes: 480, role: 'steward', stops: [stop('stairwell', 'stairwell', '全部楼道', '全部樓道', 'All stairwells')] },
  {
    key: 'public_area', name: ['公共区域全面检查（周四）', '公共區域全面檢查（週四）', 'Public areas (Thursday)'], kind: 'inspection', rule: 'FREQ=WEEKLY;BYDAY=TH;BYHOUR=9;BYMINUTE=0', window_minutes: 480, role: 'steward',
    stops: [
      stop('facilities', 'public_area', '公共设施', '公共設施', 'Public facilities'), stop('lifts', 'lift', '电梯', '電梯', 'Lifts'), stop('greening', 'greening', '小区绿化', '社區綠化', 'Greening'), stop('cleanliness', 'cleanliness', '公共区域卫生', '公共區域衛生', 'Public areas'),
      stop('shops', 'cleanliness', '店面卫生', '店面衛生', 'Shops'), stop('garage', 'cleanliness', '车库卫生', '車庫衛生', 'Garage'),
    ],
  },
  { key: 'vacant', name: ['空置房月查', '空置房月查', 'Vacant units, monthly'], kind: 'vacant_units', rule: 'FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=0;BYMINUTE=0', window_minutes: 44_640, role: 'steward', stops: [stop('vacant', 'vacant', '全部空置房', '全部空置房', 'All vacant units')] },
  { key: 'renovation', name: ['装修现场日检', '裝修現場日檢', 'Renovation sites, daily'], kind: 'renovation', rule: 'FREQ=DAILY;BYHOUR=9;BYMINUTE=0', window_minutes: 540, role: 'steward', stops: [stop('renovation', 'renovation', '全部装修中房屋', '全部裝修中房屋', 'All units under renovation')] },
  { key: 'meters', name: ['月度抄表', '月度抄表', 'Meters, monthly'], kind: 'meters', meters: 'public', rule: 'FREQ=MONTHLY;BYMONTHDAY=25;BYHOUR=8;BYMINUTE=0', window_minutes: 4320, role: 'technician', stops: [stop('meters', 'meter', '全部公共仪表', '全部公共儀表', 'All public meters')] },
  // A week: whoever is not at home is called on a second time.
  { key: 'household_meters', name: ['业户抄表（每月）', '業戶抄表（每月）', 'Meters of households, monthly'], kind: 'meters', meters: 'household', rule: 'FREQ=MONTHLY;BYMONTHDAY=20;BYHOUR=8;BYMINUTE=0', window_minutes: 10_080, role: 'steward', stops: [stop('household_meters', 'meter', '全部业户仪表', '全部業戶儀表', 'All meters of households')] },
  { key: 'night', name: ['夜间联合巡查（每周）', '夜間聯合巡查（每週）', 'Night patrol, weekly'], kind: 'night', rule: 'FREQ=WEEKLY;BYDAY=FR;BYHOUR=21;BYMINUTE=0', window_minutes: 180, participants: ['supervisor', 'technician', 'guard'], stops: [stop('night', 'night', '园区夜间照明与岗位', '園區夜間照明與崗位', 'Lighting and posts at night')] },
  { key: 'patrol', name: ['秩序巡逻（每两小时）', '安全巡邏（每兩小時）', 'Security patrol, every two hours'], kind: 'patrol', rule: 'FREQ=DAILY;BYHOUR=0,2,4,6,8,10,12,14,16,18,20,22;BYMINUTE=0', window_minutes: 110, role: 'guard', overlap: 'skip', stops: [stop('patrol', 'patrol', '园区巡逻', '園區巡邏', 'The grounds')] },
  { key: 'cleaning', name: ['保洁巡视（工作日）', '清潔巡視（工作日）', 'Cleaning round, working days'], kind: 'cleaning', rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=10;BYMINUTE=0', window_minutes: 360, role: 'steward', holidays: 'skip', stops: [stop('cleaning', 'cleanliness', '公共区域', '公共區域', 'Public areas')] },
  { key: 'evacuation', name: ['疏散通道（每周）', '疏散通道（每週）', 'Escape routes, weekly'], kind: 'evacuation', rule: 'FREQ=WEEKLY;BYDAY=MO;BYHOUR=14;BYMINUTE=0', window_minutes: 480, role: 'guard', stops: [stop('evacuation', 'evacuation', '全部疏散通道', '全部疏散通道', 'All escape routes')] },
  { key: 'fire', name: ['消防设施（每月）', '消防設施（每月）', 'Fire equipment, monthly'], kind: 'fire', rule: 'FREQ=MONTHLY;BYMONTHDAY=10;BYHOUR=9;BYMINUTE=0', window_minutes: 2880, role: 'technician', holidays: 'next_working_day', stops: [stop('fire', 'fire', '消防设施', '消防設施', 'Fire equipment')] },
]

const SALES_OFFICE: readonly ReadyPlan[] = [
  { key: 'opening', name: ['开放前检查（每日）', '開放前檢查（每日）', 'Before opening, daily'], kind: 'opening', rule: 'FREQ=DAILY;BYHOUR=8;BYMINUTE=0', window_minutes: 60, role: 'front_desk', stops: [stop('opening', 'opening', '案场', '案場', 'Sales office')] },
  ...RESIDENTIAL.filter(({ key }) => ['patrol', 'evacuation', 'fire'].includes(key)),
]

/** The plans that a site of a kind begins with (spec 06). */
export const readyPlansFor = (kind: organization.Site['kind']): readonly ReadyPlan[] => (kind === 'sales_office' ? SALES_OFFICE : RESIDENTIAL)
