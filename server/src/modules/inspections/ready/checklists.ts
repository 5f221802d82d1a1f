import type { inspections, Locale } from '@guanjia/contract'

type Words = readonly [cn: string, tw: string, en: string]
type Item = inspections.CheckItem
type Extra = Partial<Omit<Item, 'id' | 'text' | 'kind'>>

export interface ReadyItem extends Extra {
  id: string
  kind: Item['kind']
  words: Words
}
export interface ReadyChecklist {
  key: string
  name: Words
  items: readonly ReadyItem[]
}

/** A question that is fine with yes; what is bad wants a picture. */
const yes = (id: string, words: Words, extra: Extra = {}): ReadyItem => ({ id, kind: 'yes_no', words, photoWhenBad: true, ...extra })

/** Checklists that every organisation begins with, as the source documents say them. Each item names where it comes from. */
export const READY_CHECKLISTS: readonly ReadyChecklist[] = [
  {
    key: 'stairwell', name: ['楼道照明与卫生', '樓道照明與衛生', 'Stairwell lighting and cleanliness'],
    items: [
      yes('lighting', ['楼道照明全部正常', '樓道照明全部正常', 'All stairwell lamps are lit'], { way: 'work_order', source: 'INS-010' }),
      yes('clean', ['楼道地面、墙面、扶手干净', '樓道地面、牆面、扶手乾淨', 'Floors, walls and handrails are clean'], { way: 'rectification', severity: 'minor', source: 'INS-011' }),
      yes('clear', ['楼道无堆放杂物、车辆', '樓道無堆放雜物、車輛', 'Nothing is stored in the stairwell'], { severity: 'serious', source: 'INS-012' }),
      { id: 'lamps', kind: 'number', words: ['灯具总数', '燈具總數', 'Lamps'], unit: '盏', low: 0, isRequired: false, counts: 'lamps_inspected', source: 'five-standards' },
      { id: 'lamps_lit', kind: 'number', words: ['点亮数', '點亮數', 'Lamps lit'], unit: '盏', low: 0, isRequired: false, counts: 'lamps_lit', source: 'five-standards' },
    ],
  },
  {
    key: 'public_area', name: ['公共设施', '公共設施', 'Public facilities'],
    items: [
      yes('paving', ['路面透水砖无缺失、破损', '路面透水磚無缺失、破損', 'No permeable paving is missing or broken'], { way: 'work_order', source: 'INS-015' }),
      yes('manhole', ['井盖完好、无松动', '井蓋完好、無鬆動', 'Manhole covers are whole and firm'], { way: 'work_order', severity: 'dangerous', hint: '损坏时立即围挡', source: 'INS-016' }),
      yes('playground', ['儿童游乐设施牢固', '兒童遊樂設施牢固', 'Playground equipment is firm'], { way: 'work_order', severity: 'serious', hint: '不牢固时立即停用', source: 'INS-017' }),
      yes('kerbs', ['路沿石无松动', '路沿石無鬆動', 'Kerbs are firm'], { way: 'work_order', source: 'INS-018' }),
      yes('entrance', ['入户门正常', '入戶門正常', 'Entrance doors work'], { way: 'work_order', source: 'INS-019' }),
      yes('intercom', ['可视对讲正常', '可視對講正常', 'Video intercoms work'], { way: 'work_order', source: 'INS-019' }),
    ],
  },
  {
    key: 'lift', name: ['电梯', '電梯', 'Lift'],
    items: [
      yes('shaking', ['运行无明显晃动', '運行無明顯晃動', 'Runs without shaking'], { way: 'work_order', severity: 'dangerous', source: 'INS-020' }),
      yes('buttons', ['按键灵敏', '按鍵靈敏', 'All buttons work'], { way: 'work_order', severity: 'serious', source: 'INS-020' }),
      yes('car', ['轿厢表面无损坏', '轎廂表面無損壞', 'The car is not damaged'], { way: 'work_order', source: 'INS-020' }),
      yes('lamps', ['轿厢灯具正常', '轎廂燈具正常', 'The lamps of the car are lit'], { way: 'work_order', source: 'INS-020' }),
    ],
  },
  {
    key: 'greening', name: ['绿化', '綠化', 'Greening'],
    items: [
      yes('dead_wood', ['无枯枝', '無枯枝', 'No dead branches'], { way: 'rectification', source: 'INS-021' }),
      yes('dead_plants', ['无死苗', '無死苗', 'No dead plants'], { way: 'rectification', source: 'INS-021' }),
      yes('bare_soil', ['无黄土裸露', '無黃土裸露', 'No bare soil'], { way: 'rectification', severity: 'minor', source: 'INS-021' }),
      yes('broken', ['无折断树枝', '無折斷樹枝', 'No broken branches'], { way: 'rectification', severity: 'serious', source: 'INS-021' }),
    ],
  },
  {
    key: 'cleanliness', name: ['公共区域卫生', '公共區域衛生', 'Cleanliness of public areas'],
    items: [
      yes('ground', ['地面无垃圾、积水', '地面無垃圾、積水', 'No litter or standing water'], { way: 'rectification', severity: 'minor', source: 'INS-014' }),
      yes('bins', ['垃圾桶未满溢、无异味', '垃圾桶未滿溢、無異味', 'Bins do not overflow or smell'], { way: 'rectification', source: 'INS-014' }),
      yes('walls', ['墙面、玻璃无污渍、张贴', '牆面、玻璃無污漬、張貼', 'Walls and glass are clean and free of bills'], { way: 'rectification', severity: 'minor', source: 'INS-014' }),
    ],
  },
  {
    key: 'environment', name: ['环境维护', '環境維護', 'Environment'],
    items: [
      yes('roads', ['道路、广场无垃圾、积水、落叶堆积', '道路、廣場無垃圾、積水、落葉堆積', 'Roads and squares are free of litter, water and leaves'], { way: 'rectification', source: 'ENV-014' }),
      yes('stations', ['收集点分类正确、无满溢、无异味', '收集點分類正確、無滿溢、無異味', 'Waste is sorted, nothing overflows or smells'], { way: 'rectification', severity: 'serious', source: 'ENV-014' }),
      yes('surfaces', ['墙面、天花板、公共设施干净', '牆面、天花板、公共設施乾淨', 'Walls, ceilings and fittings are clean'], { way: 'rectification', severity: 'minor', source: 'ENV-014' }),
      yes('green', ['绿化修剪到位、无缺株、无病虫', '綠化修剪到位、無缺株、無病蟲', 'Plants are trimmed, none is missing or ill'], { way: 'rectification', source: 'ENV-014' }),
      yes('pests', ['无蚊蝇孳生积水、无鼠迹', '無蚊蠅孳生積水、無鼠跡', 'No water in which mosquitoes breed, no trace of rodents'], { way: 'rectification', severity: 'serious', source: 'ENV-014' }),
      yes('drains', ['雨、污水井畅通无外溢', '雨、污水井暢通無外溢', 'Drain wells are clear'], { way: 'work_order', severity: 'serious', source: 'ENV-014' }),
    ],
  },
  {
    key: 'vacant', name: ['空置房', '空置房', 'Vacant unit'],
    items: [
      yes('doors', ['门窗关闭、完好', '門窗關閉、完好', 'Doors and windows are shut and whole'], { source: 'VAC-002' }),
      yes('water', ['水阀关闭、无漏水', '水閥關閉、無漏水', 'Water is shut off and nothing leaks'], { way: 'work_order', severity: 'serious', source: 'VAC-002' }),
      yes('power', ['电源断开', '電源斷開', 'Power is off'], { source: 'VAC-002' }),
      yes('balcony', ['阳台无积水、杂物', '陽台無積水、雜物', 'The balcony is clear'], { severity: 'minor', source: 'VAC-002' }),
      yes('fittings', ['室内设施完好', '室內設施完好', 'Fittings are whole'], { source: 'VAC-002' }),
      yes('damp', ['墙面、顶面无渗漏', '牆面、頂面無滲漏', 'No damp on walls and ceilings'], { way: 'work_order', severity: 'serious', source: 'VAC-002' }),
    ],
  },
  {
    key: 'renovation', name: ['二次装修日检表', '二次裝修日檢表', 'Renovation, daily check'],
    items: [
      yes('permit', ['门口张贴施工许可证', '門口張貼施工許可證', 'The permit is posted at the door'], { source: 'DEC-003' }),
      { id: 'workers', kind: 'number', words: ['现场施工人数', '現場施工人數', 'Workers on site'], unit: '人', low: 0, source: 'DEC-003' },
      yes('passes', ['施工人员佩戴出入证', '施工人員佩戴出入證', 'All workers wear their passes'], { severity: 'minor', source: 'DEC-003' }),
      yes('structure', ['未拆改承重结构、外立面', '未拆改承重結構、外立面', 'Structure and façade are untouched'], { severity: 'dangerous', hint: '发现立即制止并上报', way: 'report_upward', source: 'DEC-003' }),
      yes('pipes', ['未改动燃气、消防、主管道', '未更動燃氣、消防、主管道', 'Gas, fire and main pipes are untouched'], { severity: 'dangerous', hint: '发现立即制止并上报', way: 'report_upward', source: 'DEC-003' }),
      yes('power', ['用电规范、无私拉乱接', '用電規範、無私拉亂接', 'Power is taken properly'], { severity: 'serious', source: 'DEC-003' }),
      yes('fire', ['配有灭火器、无违规动火', '配有滅火器、無違規動火', 'Extinguisher there, no unpermitted fire'], { severity: 'serious', source: 'DEC-003' }),
      yes('waste', ['垃圾袋装、未占用公共区域', '垃圾袋裝、未佔用公共區域', 'Waste is bagged, public areas are free'], { way: 'rectification', severity: 'minor', source: 'DEC-003' }),
      yes('hours', ['未在禁止时段施工', '未在禁止時段施工', 'No work in forbidden hours'], { photoWhenBad: false, source: 'DEC-003' }),
      yes('water', ['防水层、闭水试验按要求', '防水層、閉水試驗按要求', 'Waterproofing as required'], { isRequired: false, source: 'DEC-003' }),
    ],
  },
  { key: 'meter', name: ['抄表', '抄表', 'Meter reading'], items: [{ id: 'reading', kind: 'meter', words: ['读数', '讀數', 'Reading'], source: 'ENE-001' }, yes('whole', ['表具完好、铅封未动', '表具完好、鉛封未動', 'The meter is whole and sealed'], { isRequired: false })] },
  {
    key: 'night', name: ['夜间巡查', '夜間巡查', 'Night patrol'],
    items: [
      yes('lighting', ['夜间照明完好', '夜間照明完好', 'Night lighting is whole'], { way: 'work_order', severity: 'serious', source: 'INS-026' }),
      yes('posts', ['岗位在岗、精神饱满', '崗位在崗、精神飽滿', 'Posts are manned and awake'], { source: 'INS-025', photoWhenBad: false }),
      yes('doors', ['门禁、机房门锁好', '門禁、機房門鎖好', 'Doors and machine rooms are locked'], { severity: 'serious', source: 'INS-025' }),
    ],
  },
  {
    key: 'patrol', name: ['秩序巡逻', '安全巡邏', 'Security patrol'],
    items: [
      yes('order', ['无可疑人员、异常情况', '無可疑人員、異常情況', 'Nobody and nothing suspicious'], { severity: 'serious', source: 'INS-030', photoWhenBad: false }),
      yes('parking', ['车辆停放有序、无占用通道', '車輛停放有序、無佔用通道', 'Vehicles are parked in order, ways are free'], { severity: 'minor', source: 'INS-030' }),
      yes('hazard', ['无安全隐患', '無安全隱患', 'No hazard'], { severity: 'serious', source: 'INS-030' }),
    ],
  },
  {
    key: 'evacuation', name: ['疏散通道', '疏散通道', 'Escape routes'],
    items: [
      yes('free', ['通道、楼梯畅通', '通道、樓梯暢通', 'Ways and stairs are free'], { severity: 'dangerous', source: 'EMG-022' }),
      yes('doors', ['防火门常闭、可开启', '防火門常閉、可開啟', 'Fire doors are shut and open easily'], { way: 'work_order', severity: 'serious' }),
      yes('signs', ['疏散指示、应急灯正常', '疏散指示、應急燈正常', 'Exit signs and emergency lamps work'], { way: 'work_order', severity: 'serious' }),
    ],
  },
  {
    key: 'fire', name: ['消防设施', '消防設施', 'Fire equipment'],
    items: [
      { id: 'pressure', kind: 'choice', words: ['灭火器压力', '滅火器壓力', 'Pressure of extinguishers'], choices: [{ value: '正常', isFine: true }, { value: '偏低', isFine: false }, { value: '过期', isFine: false }], way: 'work_order', severity: 'serious', photoWhenBad: true },
      yes('hydrant', ['消火栓配件齐全、有水', '消火栓配件齊全、有水', 'Hydrants are complete and have water'], { way: 'work_order', severity: 'serious' }),
      yes('alarm', ['烟感、手报、警铃完好', '煙感、手報、警鈴完好', 'Detectors, call points and bells are whole'], { way: 'work_order', severity: 'serious' }),
      yes('panel', ['消防主机无故障报警', '消防主機無故障報警', 'The fire panel shows no fault'], { way: 'work_order', severity: 'dangerous' }),
    ],
  },
  {
    key: 'opening', name: ['案场开放前检查', '案場開放前檢查', 'Before the sales office opens'],
    items: [
      yes('lights', ['灯光、空调开启、正常', '燈光、空調開啟、正常', 'Lights and air conditioning are on'], { way: 'work_order', source: 'INS-023' }),
      yes('clean', ['地面、台面、洗手间洁净', '地面、檯面、洗手間潔淨', 'Floors, tables and washrooms are clean'], { way: 'rectification', source: 'INS-023' }),
      yes('model', ['沙盘、样板间完好', '沙盤、樣板間完好', 'Scale model and show flat are whole'], { way: 'work_order', source: 'INS-024' }),
      yes('drinks', ['饮品、杯具齐备', '飲品、杯具齊備', 'Drinks and cups are ready'], { severity: 'minor', photoWhenBad: false }),
      { id: 'maintenance', kind: 'text', words: ['设备维护情况', '設備維護情況', 'State of maintenance'], isRequired: false, source: 'INS-024' },
    ],
  },
]

const AT: Record<Locale, 0 | 1 | 2> = { 'zh-CN': 0, 'zh-TW': 1, en: 2 }
export const said = (words: Words, locale: Locale): string => words[AT[locale]]

export function itemIn({ words, ...item }: ReadyItem, locale: Locale): Item {
  return { hint: '', isRequired: true, unit: '', low: null, high: null, choices: [], showWhen: null, photoWhenBad: false, severity: 'normal', way: 'undecided', source: '', ...item, text: said(words, locale) }
}
