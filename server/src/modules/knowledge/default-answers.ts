import type { DefaultArticle } from './default-articles.ts'

/** 收费说明: what is paid for what and on what basis. Prices themselves are the site's own and are filled in there. */
export const DEFAULT_FEES: readonly DefaultArticle[] = [
  {
    code: 'fee_property', kind: 'fee', topic: '费用与票据', title: '物业服务费说明', aliases: ['物业费多少钱', '物业费怎么算', '管理费'],
    answer: '物业服务费按房屋产权面积每月计算，标准以物业服务合同约定和小区公示为准；从交付之日起由业主承担，约定由租户缴纳的由租户缴纳，业主负连带责任。我可以按您房屋的面积算给您看。',
    body: '物业服务费用于共用部位和共用设施设备的日常运行与养护、公共秩序维护、环境卫生、绿化养护和管理服务人员等支出，不包含住户室内的维修。\n已办理交付而没有入住的，同样应当缴纳。\n对标准有疑问的，可以到前台查看合同和公示文件。',
  },
  {
    code: 'fee_utilities', kind: 'fee', topic: '费用与票据', title: '水电费与公摊说明', aliases: ['水费', '电费', '公摊水电', '公共能耗'],
    answer: '户内水电按表计量，单价以供水、供电部门公布的为准。公共照明、电梯、水泵等能耗怎么分摊，按物业服务合同约定并定期公示；户内用量我们看不到的，请以户号在供水、供电公司查询为准。',
    body: '物业代收的，代收价不得高于政府定价，不收手续费。\n怀疑表计有误的，可以向供水、供电公司申请校表。',
  },
  {
    code: 'fee_decoration', kind: 'fee', topic: '装修', title: '装修有关收费说明', aliases: ['装修押金', '装修管理费', '垃圾清运费'],
    answer: '装修有关的收费按装修管理服务协议和公示执行，常见的有装修垃圾清运费、出入证工本费和装修保证金；保证金在验收合格后按协议退还。协议没有约定、没有公示的，我们不收。',
  },
  {
    code: 'fee_parking', kind: 'fee', topic: '停车与车辆', title: '停车收费说明', aliases: ['停车费', '临停多少钱', '车位管理费'],
    answer: '临时停车、月租和产权车位管理费的标准公示在停车场入口。产权车位交管理费，人防和公共车位交租用费；免费时长和封顶以公示为准。',
  },
  {
    code: 'fee_fund', kind: 'fee', topic: '费用与票据', title: '住宅专项维修资金缴存说明', aliases: ['维修基金交多少', '大修基金缴纳'],
    answer: '维修资金由业主在办理产权手续时缴存，标准由当地主管部门公布，存入专户，按幢建账、核算到户；账面余额不足首期的百分之三十时应当续交。余额请向专户管理部门查询，我们不能代为承诺金额。',
  },
  {
    code: 'fee_service', kind: 'fee', topic: '费用与票据', title: '户内有偿维修收费说明', aliases: ['上门维修收费吗', '修水龙头多少钱', '人工费'],
    answer: '公共部位的维修不向您收费。户内自用部位由业主承担，按公示的人工标准加材料实价收取，上门先报价，您同意以后才施工，完工有保修。',
  },
]

/** 常见问题: what is asked every day and needs no papers. */
export const DEFAULT_QUESTIONS: readonly DefaultArticle[] = [
  {
    code: 'q_hours', kind: 'question', topic: '社区服务', title: '服务中心几点上班', aliases: ['营业时间', '几点下班', '周末上班吗', '服务时间'],
    answer: '服务中心每天 8:30 至 18:00，中午 12:00 至 13:30 有人值班，节假日照常。夜间有 24 小时值班电话，急修随时可报。',
  },
  {
    code: 'q_warranty', kind: 'question', topic: '维修与养护', title: '房屋质量保修期多久', aliases: ['保修几年', '漏水保修', '开发商保修'],
    answer: '从交付之日起，防水工程五年，供热供冷两个采暖供冷期，电气管线、给排水和装修工程两年，门窗等按质量保证书。保修期内由建设单位负责，我们帮您登记并跟进。',
  },
  {
    code: 'q_noise', kind: 'question', topic: '装修', title: '装修施工时间', aliases: ['几点可以装修', '装修噪音时间', '周末能装修吗'],
    answer: '工作日 8:00 至 12:00、14:00 至 18:00 可以施工；周末和法定节假日不得进行有噪音的施工。超时施工请告诉我们，我们马上上门制止。',
  },
  {
    code: 'q_outage', kind: 'question', topic: '水电气与通信', title: '家里突然停电怎么办', aliases: ['没电了', '跳闸', '停电'],
    answer: '先看自家电箱的总开关有没有跳闸，再看电卡或账户余额；都正常就告诉我们，我们先查公共线路，属于供电公司的帮您报修并告诉您预计恢复时间。',
  },
  {
    code: 'q_leak', kind: 'question', topic: '维修与养护', title: '楼上漏水谁负责', aliases: ['天花板漏水', '渗水', '邻居漏水'],
    answer: '先报修，我们派工程师傅查清原因。属于公共管道的由物业处理；属于楼上自用部位的由楼上业主负责，我们帮助协调；在保修期内的由建设单位负责。情况急的先关水阀。',
  },
  {
    code: 'q_pet', kind: 'question', topic: '社区服务', title: '养犬有什么规定', aliases: ['遛狗', '狗证', '养狗'],
    answer: '请按当地规定办理登记和免疫，遛犬时由成年人牵绳，避开电梯高峰，随手清理粪便。禁养犬种不能带入小区。',
  },
]

/** Kinds of enquiry of a new organisation (INQ-001). `article` is the code of the standard answer. */
export const DEFAULT_KINDS: readonly { code: string; name: Record<'zh-CN' | 'zh-TW' | 'en', string>; article: string | null; department: string; post: Record<'zh-CN' | 'zh-TW' | 'en', string>; minutes: number; materials: string[] }[] = [
  { code: 'property_fee', name: { 'zh-CN': '物业费用', 'zh-TW': '管理費用', en: 'Property fee' }, article: 'fee_property', department: 'CUSTOMER_CENTRE', post: { 'zh-CN': '前台收费员', 'zh-TW': '櫃檯收費員', en: 'Cashier' }, minutes: 30, materials: [] },
  { code: 'utilities', name: { 'zh-CN': '水电气', 'zh-TW': '水電瓦斯', en: 'Water, power, gas' }, article: 'water_meter', department: 'ENGINEERING', post: { 'zh-CN': '工程客服', 'zh-TW': '工程客服', en: 'Engineering contact' }, minutes: 120, materials: ['户号'] },
  { code: 'telecom', name: { 'zh-CN': '电视、电话、宽带', 'zh-TW': '電視、電話、寬頻', en: 'TV, telephone, broadband' }, article: 'broadband', department: 'CUSTOMER_CENTRE', post: { 'zh-CN': '前台客服', 'zh-TW': '櫃檯客服', en: 'Front desk' }, minutes: 60, materials: [] },
  { code: 'decoration', name: { 'zh-CN': '装修办理', 'zh-TW': '裝修申辦', en: 'Decoration' }, article: 'decoration', department: 'ENGINEERING', post: { 'zh-CN': '装修管理员', 'zh-TW': '裝修管理員', en: 'Decoration officer' }, minutes: 240, materials: ['装修方案', '施工单位资料'] },
  { code: 'moving', name: { 'zh-CN': '入住与迁出', 'zh-TW': '遷入與遷出', en: 'Moving in and out' }, article: 'move_in', department: 'CUSTOMER_CENTRE', post: { 'zh-CN': '事务管家', 'zh-TW': '樓宇管家', en: 'Steward' }, minutes: 60, materials: ['身份证', '房屋证明'] },
  { code: 'parking', name: { 'zh-CN': '停车与车辆', 'zh-TW': '停車與車輛', en: 'Parking' }, article: 'parking_card', department: 'SECURITY', post: { 'zh-CN': '车场管理员', 'zh-TW': '車場管理員', en: 'Car park officer' }, minutes: 60, materials: ['行驶证'] },
  { code: 'cards', name: { 'zh-CN': '证卡与门禁', 'zh-TW': '證卡與門禁', en: 'Cards and access' }, article: 'access_card', department: 'CUSTOMER_CENTRE', post: { 'zh-CN': '前台客服', 'zh-TW': '櫃檯客服', en: 'Front desk' }, minutes: 30, materials: ['身份证'] },
  { code: 'invoice', name: { 'zh-CN': '发票与票据', 'zh-TW': '發票與收據', en: 'Invoices' }, article: 'invoice', department: 'FINANCE', post: { 'zh-CN': '财务', 'zh-TW': '財務', en: 'Finance' }, minutes: 240, materials: ['抬头与税号'] },
  { code: 'repair', name: { 'zh-CN': '维修与保修', 'zh-TW': '維修與保固', en: 'Repairs and warranty' }, article: 'q_warranty', department: 'ENGINEERING', post: { 'zh-CN': '工程客服', 'zh-TW': '工程客服', en: 'Engineering contact' }, minutes: 120, materials: [] },
  { code: 'fund', name: { 'zh-CN': '维修资金', 'zh-TW': '公共基金', en: 'Maintenance fund' }, article: 'maintenance_fund', department: 'CUSTOMER_CENTRE', post: { 'zh-CN': '项目经理', 'zh-TW': '專案經理', en: 'Site manager' }, minutes: 480, materials: [] },
  { code: 'community', name: { 'zh-CN': '社区服务与活动', 'zh-TW': '社區服務與活動', en: 'Community' }, article: 'q_hours', department: 'CUSTOMER_CENTRE', post: { 'zh-CN': '事务管家', 'zh-TW': '樓宇管家', en: 'Steward' }, minutes: 120, materials: [] },
  { code: 'other', name: { 'zh-CN': '其他咨询', 'zh-TW': '其他諮詢', en: 'Other' }, article: null, department: 'CUSTOMER_CENTRE', post: { 'zh-CN': '前台客服', 'zh-TW': '櫃檯客服', en: 'Front desk' }, minutes: 240, materials: [] },
]
