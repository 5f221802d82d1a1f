import type { cases } from '@guanjia/contract'
import type { StoryMaterial } from './store.ts'

export interface Story {
  category: string
  kind: cases.CaseKind
  words: string
  /** For public places; without it the story happens in the caller's unit. */
  place?: string
  urgency?: cases.Case['urgency']
  grade?: NonNullable<cases.Case['grade']>
  result: string
  cause?: string
  materials?: StoryMaterial[]
  minutes?: number
}

/** What happens in a community: in the residents' own words, as a front desk would take them down. */
export const REPAIRS: readonly Story[] = [
  { category: 'water.leak', kind: 'repair', words: '厨房水槽下面一直滴水，柜子都泡软了。', result: '更换下水软管与密封圈，试水十分钟无渗漏。', cause: '软管老化', materials: [{ code: 'SN-001', quantity: '1' }], minutes: 35 },
  { category: 'water.leak', kind: 'repair', words: '主卫天花板有水渍，好像是楼上漏下来的。', result: '楼上淋浴房硅胶开裂，已重新打胶，观察两天无新水渍。', cause: '防水胶开裂', materials: [{ code: 'SN-002', quantity: '2' }], minutes: 80 },
  { category: 'water.burst', kind: 'repair', words: '水管爆了！水喷得到处都是，快来人！', urgency: 'emergency', result: '关闭户内总阀，更换爆裂管段并试压。', cause: '接头锈蚀', materials: [{ code: 'SN-003', quantity: '1.2' }, { code: 'SN-004', quantity: '2' }, { name: '压力表（借用）', quantity: '1 只' }], minutes: 70 },
  { category: 'water.blocked', kind: 'repair', words: '厨房下水堵了，水下得特别慢。', result: '机械疏通主管三米，清出油垢，排水恢复。', cause: '油垢堵塞', minutes: 45 },
  { category: 'water.tap', kind: 'repair', words: '洗手盆水龙头关不紧，一直滴。', result: '更换陶瓷阀芯。', cause: '阀芯磨损', materials: [{ code: 'SN-005', quantity: '1' }], minutes: 25 },
  { category: 'power.outage', kind: 'repair', words: '家里突然没电了，邻居家是好的。', urgency: 'urgent', result: '厨房插座短路跳闸，更换插座面板后送电正常。', cause: '插座进水短路', materials: [{ code: 'DQ-001', quantity: '1' }], minutes: 40 },
  { category: 'power.socket', kind: 'repair', words: '客厅的开关按下去没反应，灯不亮。', result: '更换单开双控面板，测试正常。', cause: '面板触点烧蚀', materials: [{ code: 'DQ-002', quantity: '1' }], minutes: 20 },
  { category: 'power.public_light', kind: 'repair', words: '楼道灯不亮，晚上回家黑漆漆的。', place: '2 单元 9 层楼道', result: '更换感应灯头，楼道照明恢复。', cause: '灯头损坏', materials: [{ code: 'DQ-003', quantity: '1' }], minutes: 20 },
  { category: 'lift.fault', kind: 'repair', words: '电梯到 7 楼门开不全，咯噔响。', urgency: 'urgent', place: '1 单元客梯', result: '维保单位调整门机滑块，试运行二十次正常。', cause: '门滑块磨损', minutes: 90 },
  { category: 'lift.trapped', kind: 'repair', words: '有人被困在电梯里了，在 4 楼和 5 楼之间！', urgency: 'emergency', place: '1 单元客梯', result: '十二分钟内平层放人，人员无恙；停梯检查门锁回路后恢复。', cause: '门锁触点接触不良', minutes: 60 },
  { category: 'building.door', kind: 'repair', words: '入户门锁拧不动，钥匙插进去很涩。', result: '清洁锁芯并加注石墨，开合顺畅。', cause: '锁芯缺油', minutes: 15 },
  { category: 'building.access', kind: 'repair', words: '门禁刷卡没反应，人都堵在门口。', place: '东门人行闸', urgency: 'urgent', result: '重启门禁控制器并更换读卡头。', cause: '读卡头受潮', materials: [{ code: 'RD-001', quantity: '1' }], minutes: 50 },
  { category: 'building.wall', kind: 'repair', words: '飘窗下面墙皮鼓包脱落。', result: '铲除空鼓、刷界面剂并修补，待干后交付。', cause: '外窗渗水', minutes: 120 },
]

export const COMPLAINTS: readonly Story[] = [
  { category: 'order.noise', kind: 'complaint', grade: 'complex', words: '楼上每天晚上十一点还在拖椅子，孩子睡不着，说了好几次都没用。', result: '管家上门与楼上沟通，赠送桌椅脚垫，双方约定十点后静音；三日内回访无反弹。', cause: '邻里生活噪音' },
  { category: 'order.parking', kind: 'complaint', grade: 'ordinary', words: '我的车位又被人占了，打电话给车主也不接。', result: '联系车主挪车，并对该车登记提醒一次。', cause: '外来车辆误停' },
  { category: 'service.slow', kind: 'complaint', grade: 'complex', words: '报修三天了都没人来，你们是不是不管了？', result: '核实为配件缺货未告知，已道歉并当日完成维修，今后缺件须当日告知。', cause: '进展未告知' },
  { category: 'service.attitude', kind: 'complaint', grade: 'complex', words: '门岗说话很不耐烦，问个路就翻白眼。', result: '调取录像核实，当事人当面致歉并参加礼仪复训。', cause: '服务态度' },
  { category: 'environment.cleaning', kind: 'complaint', grade: 'ordinary', words: '垃圾桶满了一上午没人清，夏天味道太大。', place: '3 栋南侧垃圾点', result: '立即清运并冲洗，午间增加一次清运。', cause: '清运频次不足' },
  { category: 'facility.public', kind: 'complaint', grade: 'complex', words: '儿童滑梯有一块板裂了，小孩差点划伤。', place: '中心花园儿童区', result: '当日围挡停用，次日更换面板，验收后开放。', cause: '材料老化' },
  { category: 'facility.noise', kind: 'complaint', grade: 'complex', words: '水泵房嗡嗡响，一楼晚上根本没法睡。', place: '地下一层水泵房', result: '更换减振垫并调整夜间运行方式，复测 38 分贝。', cause: '减振垫老化' },
  { category: 'order.stranger', kind: 'complaint', grade: 'major', words: '有陌生人跟着进单元门挨家敲门推销，老人吓到了，安全怎么保证？', place: '5 栋 1 单元', result: '调取监控劝离，门岗加强核验，向全楼发布提示。', cause: '尾随进入' },
]

export const OTHERS: readonly Story[] = [
  { category: 'assistance.carry', kind: 'assistance', words: '买了个冰箱，送货的只送到楼下，能不能帮忙抬一下？', result: '安排两名秩序员协助搬运到户。' },
  { category: 'opinion.suggestion', kind: 'suggestion', words: '建议在东门加一个遮雨棚，下雨天等车太难了。', result: '已列入三季度改造计划并答复业主。' },
  { category: 'opinion.praise', kind: 'praise', words: '吕师傅维修特别认真，走的时候还把地擦干净了，要表扬！', result: '已转达并记入当月服务之星。' },
  { category: 'environment.greening', kind: 'suggestion', words: '楼下的桂花树枝条快伸到窗户里了，能不能修一修？', result: '绿化班组当日修剪。' },
]

export const ENQUIRIES: readonly { words: string; answer: string; category: string }[] = [
  { words: '物业费现在是怎么算的？', answer: '住宅按建筑面积每平方米每月 2.35 元，按季度收取，可在前台或业主端缴纳。', category: 'enquiry.fee' },
  { words: '装修要办什么手续？', answer: '请带身份证、装修图纸和施工队资料到前台填表，缴纳押金后发施工证，一个工作日办结。', category: 'enquiry.procedure' },
  { words: '宽带迁移找谁？', answer: '小区三家运营商均已入户，前台可代为预约，请提供新房号与联系电话。', category: 'enquiry.utility' },
  { words: '快递柜在哪里？', answer: '东门和 4 栋架空层各有一组，二十四小时可取。', category: 'enquiry.procedure' },
  { words: '门禁卡丢了怎么补？', answer: '业主本人带身份证到前台，工本费 20 元，旧卡立即注销。', category: 'enquiry.procedure' },
]

export const OPINIONS: Record<number, readonly string[]> = {
  5: ['很及时，师傅很专业。', '满意，谢谢。', '比想象的快。', ''],
  4: ['可以，就是等得稍久。', '处理得不错。', ''],
  3: ['一般吧，希望下次提前打电话。', '还行。'],
  2: ['修完第二天又有点滴水。', '没有说清楚原因。'],
  1: ['问题没解决，很失望。'],
}

export const VISITORS: readonly { words: string; answer: string }[] = [
  { words: '第一次来，想看看样板间，需要预约吗？', answer: '无需预约，现场引导参观，请先在接待台登记并领取鞋套。' },
  { words: '交房之后物业费大概多少？', answer: '按前期物业合同，高层每平方米每月 2.35 元，合同范本可在接待台查阅。' },
  { words: '停车场怎么走？', answer: '出门右转五十米即到，凭接待台登记免费两小时。' },
  { words: '孩子能在这里玩一会儿吗？', answer: '一层设有儿童区，有专人看护，请家长留下联系方式。' },
]

export const SALES_OFFICE: readonly Story[] = [
  { category: 'environment.cleaning', kind: 'assistance', words: '洽谈区茶几上有水渍，椅子也乱了。', place: '洽谈区', result: '保洁十五分钟内恢复，增加每半小时巡检一次。' },
  { category: 'facility.public', kind: 'suggestion', words: '样板间的灯光太刺眼，建议调暗一点。', place: '样板间 B 户型', result: '已调整色温与亮度。' },
  { category: 'assistance.person', kind: 'assistance', words: '老人走累了，能不能借个轮椅？', place: '接待大厅', result: '提供轮椅并全程陪同参观。' },
]
