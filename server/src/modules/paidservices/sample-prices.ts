import type { Locale, paidservices } from '@guanjia/contract'

type Words = Record<Locale, string>
export interface SamplePrice {
  code: string
  group: paidservices.ServiceGroup
  name: Words
  unit: Words
  /** Null: by quotation; 0: free. */
  fen: number | null
  /** What is included and what is not, as a residential site in China would write it. */
  includes?: string
  excludes?: string
  warranty?: number
  note?: string
}
const words = (cn: string, tw: string, en: string): Words => ({ 'zh-CN': cn, 'zh-TW': tw, en })
const U = {
  time: words('次', '次', 'visit'), piece: words('件', '件', 'piece'), unit: words('台', '台', 'unit'), hour: words('小时', '小時', 'hour'),
  area: words('平方米', '平方公尺', 'm²'), tree: words('棵·年', '棵·年', 'tree·year'), place: words('处', '處', 'place'), job: words('单', '件', 'order'),
  month: words('月', '月', 'month'), page: words('张', '張', 'page'), metre: words('米', '公尺', 'm'), homeYear: words('户·年', '戶·年', 'home·year'),
}
const PARTS = '零配件及材料费另计，先报价后更换'

/** The first draft of a residential site's price list: to be looked through, priced by the company, and published (PAY-001, PAY-002, BTL-009). */
export const SAMPLE_PRICES: readonly SamplePrice[] = [
  { code: 'CL-01', group: 'car_care', name: words('普通洗车（小轿车）', '一般洗車（小客車）', 'Car wash (saloon)'), unit: U.time, fen: 2500, includes: '车身冲洗、擦干、脚垫清洁', excludes: '内饰深度清洁' },
  { code: 'CL-02', group: 'car_care', name: words('精细洗车（含内饰吸尘）', '精緻洗車（含內裝吸塵）', 'Detailed wash with interior'), unit: U.time, fen: 5800, includes: '车身精洗、轮毂清洁、内饰吸尘、玻璃清洁' },
  { code: 'CL-03', group: 'car_care', name: words('打蜡养护', '打蠟養護', 'Waxing'), unit: U.time, fen: 12_800, includes: '精洗一次、手工打蜡', note: '雨雪天顺延' },
  { code: 'CL-04', group: 'car_care', name: words('车辆搭电救援', '車輛接電救援', 'Jump start'), unit: U.time, fen: 3000, includes: '园区内 30 分钟到场', excludes: '更换电瓶' },
  { code: 'JZ-01', group: 'housekeeping', name: words('日常保洁', '日常清潔', 'Regular cleaning'), unit: U.hour, fen: 4500, includes: '居室、厨卫日常清洁，工具自带', excludes: '高空外窗', note: '2 小时起' },
  { code: 'JZ-02', group: 'housekeeping', name: words('深度保洁', '深度清潔', 'Deep cleaning'), unit: U.area, fen: 900, includes: '除尘、去污、厨卫除垢', excludes: '外窗、灯具拆洗' },
  { code: 'JZ-03', group: 'housekeeping', name: words('新房开荒保洁', '新屋裝潢後清潔', 'First cleaning after renovation'), unit: U.area, fen: 1200, includes: '装修残留清除、内窗、踢脚线、五金擦拭' },
  { code: 'JZ-04', group: 'housekeeping', name: words('油烟机清洗', '抽油煙機清洗', 'Range hood cleaning'), unit: U.unit, fen: 16_800, includes: '拆洗油网、叶轮、油杯', excludes: '更换配件', warranty: 30 },
  { code: 'JZ-05', group: 'housekeeping', name: words('空调清洗（挂机）', '冷氣清洗（壁掛式）', 'Air conditioner cleaning (wall)'), unit: U.unit, fen: 8800, includes: '滤网、蒸发器高温蒸汽清洗', warranty: 30 },
  { code: 'JZ-06', group: 'housekeeping', name: words('钟点保姆', '鐘點保母', 'Nanny by the hour'), unit: U.hour, fen: 5500, includes: '看护、做饭、接送（园区周边 3 公里）', note: '持健康证，3 小时起' },
  { code: 'JZ-07', group: 'housekeeping', name: words('住家保姆介绍', '住家保母介紹', 'Live-in nanny placement'), unit: U.job, fen: null, note: '与家政公司签订三方协议' },
  { code: 'SM-01', group: 'tree_adoption', name: words('乔木认养', '喬木認養', 'Tree adoption'), unit: U.tree, fen: 19_800, includes: '挂牌、浇水、修剪、病虫害防治，每季一次照片' },
  { code: 'SM-02', group: 'tree_adoption', name: words('花灌木认养', '花灌木認養', 'Shrub adoption'), unit: U.tree, fen: 9800, includes: '挂牌、养护，每季一次照片' },
  { code: 'SM-03', group: 'tree_adoption', name: words('私家花园养护', '私家花園養護', 'Private garden care'), unit: U.area, fen: 600, includes: '每月一次修剪、施肥、除草', excludes: '苗木更换' },
  { code: 'JD-01', group: 'appliance_repair', name: words('家电检测上门', '家電檢測到府', 'Appliance inspection visit'), unit: U.time, fen: 5000, includes: '上门检测并出具报价，维修则免收', excludes: PARTS },
  { code: 'JD-02', group: 'appliance_repair', name: words('空调维修', '冷氣維修', 'Air conditioner repair'), unit: U.unit, fen: null, includes: '检测、维修、试机', excludes: PARTS, warranty: 90 },
  { code: 'JD-03', group: 'appliance_repair', name: words('洗衣机维修', '洗衣機維修', 'Washing machine repair'), unit: U.unit, fen: 12_000, includes: '人工费，检测、维修、试机', excludes: PARTS, warranty: 90 },
  { code: 'JD-04', group: 'appliance_repair', name: words('热水器维修', '熱水器維修', 'Water heater repair'), unit: U.unit, fen: 12_000, includes: '人工费，检测、维修、试机', excludes: PARTS, warranty: 90, note: '燃气热水器由持证人员上门' },
  { code: 'JD-05', group: 'appliance_repair', name: words('冰箱维修', '冰箱維修', 'Refrigerator repair'), unit: U.unit, fen: null, includes: '检测、维修、试机', excludes: PARTS, warranty: 90 },
  { code: 'SX-01', group: 'home_repair', name: words('更换水龙头', '更換水龍頭', 'Tap replacement'), unit: U.piece, fen: 3000, includes: '拆旧、安装、试水', excludes: '龙头由业主自备或另计', warranty: 90 },
  { code: 'SX-02', group: 'home_repair', name: words('马桶疏通', '馬桶疏通', 'Toilet unblocking'), unit: U.time, fen: 8000, includes: '机械疏通、试水', excludes: '拆装马桶', warranty: 7 },
  { code: 'SX-03', group: 'home_repair', name: words('地漏、水槽疏通', '地排、水槽疏通', 'Drain unblocking'), unit: U.place, fen: 6000, includes: '机械疏通、试水', warranty: 7 },
  { code: 'SX-04', group: 'home_repair', name: words('更换开关、插座', '更換開關、插座', 'Switch or socket replacement'), unit: U.piece, fen: 1500, includes: '拆旧、安装、通电测试', excludes: '面板由业主自备或另计', warranty: 180 },
  { code: 'SX-05', group: 'home_repair', name: words('灯具安装', '燈具安裝', 'Lamp installation'), unit: U.piece, fen: 4000, includes: '3 米以下普通灯具', excludes: '水晶灯、高空作业', warranty: 180 },
  { code: 'SX-06', group: 'home_repair', name: words('换锁芯', '更換鎖芯', 'Lock cylinder replacement'), unit: U.piece, fen: 5000, includes: '拆装、试锁', excludes: '锁芯另计，须核验房主身份', warranty: 180 },
  { code: 'SX-07', group: 'home_repair', name: words('墙面修补', '牆面修補', 'Wall patching'), unit: U.area, fen: 4500, includes: '铲除、腻子、打磨、面漆', warranty: 365 },
  { code: 'SX-08', group: 'home_repair', name: words('户内管道改造', '戶內管線改造', 'Pipe alteration in the unit'), unit: U.metre, fen: null, excludes: '破坏防水层的，由业主承担恢复费用', warranty: 365, note: '不得改动承重结构与公共管道' },
  { code: 'SX-09', group: 'home_repair', name: words('电视、窗帘杆打孔安装', '電視、窗簾桿鑽孔安裝', 'Drilling and mounting'), unit: U.piece, fen: 3500, includes: '打孔、固定', excludes: '承重墙须先确认管线', warranty: 90 },
  { code: 'SX-10', group: 'home_repair', name: words('家庭设施设备整合服务（年度）', '家庭設施設備整合服務（年度）', 'Care of all facilities of a home, yearly'), unit: U.homeYear, fen: null, includes: '水电、管道、门窗、空调、热水器每季检查保养一次，全年报修免上门费，专人统筹、留存记录', excludes: PARTS, note: '按户型和设备清单报价' },
  { code: 'ZS-01', group: 'rental_agency', name: words('房屋出租代理', '房屋出租代理', 'Letting agency'), unit: U.job, fen: null, includes: '带看、签约、交接', note: '佣金不超过一个月租金，成交后收取' },
  { code: 'ZS-02', group: 'rental_agency', name: words('房屋出售代理', '房屋出售代理', 'Sales agency'), unit: U.job, fen: null, includes: '带看、签约、过户陪同', note: '佣金比例以委托合同为准' },
  { code: 'ZS-03', group: 'rental_agency', name: words('空置房托管', '空屋託管', 'Care of a vacant home'), unit: U.month, fen: 15_000, includes: '每月两次通风、巡查、照片反馈', excludes: '保洁' },
  { code: 'ZY-01', group: 'owner_resources', name: words('社区团购', '社區團購', 'Community group buying'), unit: U.time, fen: 0, includes: '组织、到货通知、自提点' },
  { code: 'ZY-02', group: 'owner_resources', name: words('业主技能互助对接', '住戶技能互助媒合', 'Owners helping owners'), unit: U.time, fen: 0, includes: '登记特长、对接需求，双方自行约定' },
  { code: 'ZY-03', group: 'owner_resources', name: words('业主商户推广摊位', '住戶商家推廣攤位', 'Stall for owners’ businesses'), unit: U.time, fen: 20_000, includes: '园区指定位置半天、桌椅一套', note: '收入按约定进入公共收益' },
  { code: 'GJ-01', group: 'butler', name: words('代收快递上门', '代收包裹送到府', 'Parcel delivery to the door'), unit: U.time, fen: 0, includes: '20 公斤以内，当日送达' },
  { code: 'GJ-02', group: 'butler', name: words('代办宽带、燃气手续', '代辦寬頻、瓦斯手續', 'Broadband and gas errands'), unit: U.time, fen: 5000, includes: '准备材料、代跑窗口', excludes: '机构收取的费用' },
  { code: 'GJ-03', group: 'butler', name: words('租户保洁菜单（办公）', '租戶清潔方案（辦公）', 'Office cleaning for tenants'), unit: U.area, fen: 400, includes: '每个工作日一次，含清洁用品' },
  { code: 'GJ-04', group: 'butler', name: words('租户维护菜单（水电月检）', '租戶維護方案（水電月檢）', 'Monthly maintenance check for tenants'), unit: U.month, fen: 30_000, includes: '每月一次照明、插座、给排水检查并出具记录', excludes: '更换材料' },
  { code: 'GJ-05', group: 'butler', name: words('打印、复印', '列印、影印', 'Printing and copying'), unit: U.page, fen: 50, includes: 'A4 黑白' },
  { code: 'GJ-06', group: 'butler', name: words('会议室使用', '會議室使用', 'Meeting room'), unit: U.hour, fen: 8000, includes: '投影、白板、茶水', note: '提前一天预约' },
  { code: 'GJ-07', group: 'butler', name: words('商务接待与礼仪支持', '商務接待與禮儀支援', 'Business reception support'), unit: U.hour, fen: null, includes: '引导、签到、茶歇布置' },
]
