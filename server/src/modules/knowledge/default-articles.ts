import type { knowledge } from '@guanjia/contract'

/** An article that a new organisation begins with. Prices are never invented: they are in the contract and on the notice board of the site. */
export interface DefaultArticle {
  code: string
  kind: Exclude<knowledge.ArticleKind, 'document'>
  topic: string
  service?: knowledge.Utility
  title: string
  aliases: string[]
  answer: string
  steps?: string[]
  /** `*` before a name: only where it applies. */
  papers?: string[]
  place?: string
  hours?: string
  fee?: string
  duration?: string
  body?: string
}

const DESK = '物业服务中心前台'
const OPEN = '每日 8:30–12:00，13:30–18:00'

/** 办事指南: at least what every front desk is asked for every week. */
export const DEFAULT_GUIDES: readonly DefaultArticle[] = [
  {
    code: 'gas', kind: 'guide', topic: '水电气与通信', service: 'gas', title: '天然气开户与通气', aliases: ['燃气开通', '煤气怎么开', '天然气办理', '燃气点火'],
    answer: '天然气由燃气公司办理，我们可以代您报送。请带产权证明（或购房合同）和身份证，签好委托书，资料齐全后两个工作日内报送，约好上门点火的时间会提前告诉您。点火当天需要有人在家。',
    steps: ['在前台登记，核对资料并签代办委托书', '我们向燃气公司报送资料', '燃气公司确认后约定上门安检与点火时间', '上门当天家中留人，灶具、热水器已安装到位', '点火合格后领取燃气卡或绑定户号，当场学会关阀与报修'],
    papers: ['产权证或购房合同复印件', '业主身份证复印件', '代办委托书（前台提供）', '*租户办理：租赁合同与业主同意书'], place: DESK, hours: OPEN, fee: '代办不收费；开户、改管按燃气公司公示收取', duration: '报送后一般 3 至 5 个工作日上门，以燃气公司答复为准',
  },
  {
    code: 'cable_tv', kind: 'guide', topic: '水电气与通信', service: 'cable_tv', title: '有线电视开通', aliases: ['数字电视办理', '电视没有信号要开通', '机顶盒'],
    answer: '有线电视由广电公司办理，可以自行办理，也可以由我们代为报装。请带身份证和房屋证明，报装后广电公司会与您约上门时间。',
    steps: ['在前台登记并核对资料', '代为报装，取得受理号', '约定上门时间', '安装调试，签收机顶盒'], papers: ['业主身份证复印件', '产权证或购房合同复印件', '*租户办理：租赁合同'], place: DESK, hours: OPEN, fee: '代办不收费；收视费按广电公司套餐', duration: '一般 3 个工作日内上门',
  },
  {
    code: 'phone', kind: 'guide', topic: '水电气与通信', service: 'phone', title: '固定电话装机与移机', aliases: ['座机', '电话安装', '电话移机'],
    answer: '固定电话由您选择的运营商办理。我们可以代您报装或移机，请提供身份证和安装房号；移机还需要原号码。',
    steps: ['选择运营商，登记安装房号', '报装或移机，取得受理号', '约定上门时间', '接通测试'], papers: ['机主身份证复印件', '*移机：原电话号码', '*单位办理：营业执照复印件与公章'], place: DESK, hours: OPEN, fee: '代办不收费；月租与装机费按运营商套餐', duration: '一般 3 至 7 个工作日',
  },
  {
    code: 'broadband', kind: 'guide', topic: '水电气与通信', service: 'broadband', title: '宽带报装', aliases: ['网络怎么装', '装宽带', '光纤', '上网', '拉网线'],
    answer: '小区内可以自由选择运营商，物业不指定、不收入场费。您可以自行联系，也可以由我们代为报装，师傅上门前会和您约时间；施工走弱电井，请提前告诉我们以便开井。',
    steps: ['选择运营商与套餐', '登记房号并报装，取得受理号', '约定上门时间，物业安排开启弱电井', '安装测速，验收签字'], papers: ['办理人身份证复印件', '安装房号与联系电话', '*租户办理：租赁合同'], place: DESK, hours: OPEN, fee: '物业不收取任何费用；资费按运营商套餐', duration: '一般 1 至 3 个工作日上门',
  },
  {
    code: 'decoration', kind: 'guide', topic: '装修', title: '装修申请与施工许可', aliases: ['装修怎么办手续', '装修备案', '装修许可证', '开工'],
    answer: '装修前请到前台办理登记：提交装修方案和施工单位资料，签装修管理服务协议，审核通过后领取施工许可证和出入证才能进场。承重墙、外立面、燃气管和防水不能擅自改动。',
    steps: ['领取并填写装修申请表', '提交装修方案图纸和施工单位资料', '工程部审核，涉及结构、燃气、外立面的另行报批', '签装修管理服务协议和消防承诺书', '领取施工许可证，办理施工人员出入证', '施工中接受巡查，完工后申请验收'],
    papers: ['业主身份证复印件', '装修方案与水电图纸', '施工单位营业执照与资质复印件', '施工负责人身份证复印件与电话', '*改动燃气：燃气公司同意书', '*委托办理：业主委托书'], place: DESK, hours: OPEN, fee: '见《装修有关收费说明》', duration: '资料齐全后 3 个工作日内答复',
  },
  {
    code: 'decoration_check', kind: 'guide', topic: '装修', title: '装修完工验收', aliases: ['装修完了怎么验收', '退装修押金', '装修保证金退还'],
    answer: '完工后请通知前台，工程部会在三个工作日内上门查验。没有违规、垃圾清运完毕、公共部位没有损坏的，签验收单后按协议办理退还手续。',
    steps: ['电话或到前台申请验收', '工程部与业主共同查验', '有整改的限期整改后复验', '交回施工许可证和出入证', '凭验收单办理退还'], papers: ['施工许可证', '出入证', '交款收据原件', '收款人银行账户'], place: DESK, hours: OPEN, duration: '申请后 3 个工作日内查验；退还时间以协议为准',
  },
  {
    code: 'move_in', kind: 'guide', topic: '入住与迁出', title: '入住手续', aliases: ['收房', '交房手续', '入伙', '搬进来要办什么'],
    answer: '请带身份证、购房合同和交房通知书到前台，填写业户登记表，签收业户手册和钥匙，一起到房屋查验。查验发现的问题会登记下来，由我们跟进整改。',
    steps: ['核对身份与房屋资料', '填写业户登记表', '签收管理规约、业户手册', '陪同验房并登记问题', '抄水电气表底数，签收钥匙'], papers: ['业主身份证原件与复印件', '购房合同或产权证', '交房通知书', '*委托办理：公证委托书与受托人身份证'], place: DESK, hours: OPEN, duration: '约 1 小时',
  },
  {
    code: 'move_out', kind: 'guide', topic: '入住与迁出', title: '迁出与过户手续', aliases: ['搬走', '卖房过户', '退租', '搬家手续'],
    answer: '搬出或过户前请到前台办理：结清到期费用，抄表，交回门禁卡和车位，更新业户资料；搬运大件请同时办理放行条。',
    steps: ['提前三天告知前台', '抄水电气表并结清费用', '注销或过户门禁卡、车位', '更新业户资料', '办理物品放行条'], papers: ['业主身份证', '*过户：新产权证或网签合同', '*租户退租：业主同意搬离的确认'], place: DESK, hours: OPEN, duration: '资料齐全当场办理',
  },
  {
    code: 'tenant', kind: 'guide', topic: '入住与迁出', title: '租户登记', aliases: ['租房登记', '房子出租', '换租客'],
    answer: '房屋出租后请在七日内由业主或租户到前台登记，带租赁合同和双方身份证。登记后才能办理门禁卡和车辆。',
    steps: ['提交租赁合同与身份证', '填写业户登记表', '约定费用由谁缴纳', '办理门禁卡'], papers: ['租赁合同复印件', '业主与租户身份证复印件', '*由租户缴费：业主确认书'], place: DESK, hours: OPEN, duration: '当场办理',
  },
  {
    code: 'parking_card', kind: 'guide', topic: '停车与车辆', title: '月卡车位办理', aliases: ['停车卡', '车位怎么租', '停车月卡', '车牌登记'],
    answer: '请带行驶证、身份证和房屋证明到前台登记车牌，签车位租用协议后开通。一户多车的，先看当月余位。',
    steps: ['查询余位', '提交资料并签协议', '缴费', '登记车牌，当天生效'], papers: ['车辆行驶证复印件', '车主身份证复印件', '房屋证明或租赁合同', '*非本人车辆：车主授权书'], place: DESK, hours: OPEN, fee: '按停车场公示标准', duration: '当场开通',
  },
  {
    code: 'parking_change', kind: 'guide', topic: '停车与车辆', title: '变更车牌与退租车位', aliases: ['换车牌', '车位退租', '新车上牌'],
    answer: '变更车牌请带新车行驶证；退租请在当月 25 日前申请，下月起停止收费，剩余天数按协议处理。', steps: ['提交变更或退租申请', '核对协议与缴费', '更新车牌或注销'], papers: ['新车行驶证复印件', '原租用协议'], place: DESK, hours: OPEN, duration: '当场办理',
  },
  {
    code: 'access_card', kind: 'guide', topic: '证卡与门禁', title: '门禁卡办理与挂失', aliases: ['补门禁卡', '门禁卡丢了', '加办门禁', '门卡'],
    answer: '业主和登记过的同住人都可以办理。卡丢了请马上打电话挂失，我们先停用旧卡；补办时带身份证。', steps: ['核对业户登记', '登记持卡人', '写卡并当场试用', '挂失的旧卡同时停用'], papers: ['持卡人身份证', '*保姆、家教等：业主确认'], place: DESK, hours: OPEN, fee: '工本费按公示标准', duration: '当场办理',
  },
  {
    code: 'visitor', kind: 'guide', topic: '证卡与门禁', title: '访客来访登记', aliases: ['朋友来访', '访客怎么进', '来客停车'],
    answer: '访客到岗亭报房号和受访人姓名，保安与您确认后放行；也可以提前告诉我们访客姓名、车牌和到访时间，到时直接进入。', steps: ['告知访客姓名、车牌、时间', '岗亭核对放行', '离开时交回临时证'], place: '小区各出入口岗亭', hours: '全天', fee: '临时停车按停车场公示', duration: '当场办理',
  },
  {
    code: 'goods_pass', kind: 'guide', topic: '证卡与门禁', title: '物品放行条', aliases: ['搬东西出去', '搬家放行', '大件搬出', '出门条'],
    answer: '搬出大件物品须有放行条。业主本人到前台登记物品、车牌和时间即可；租户搬家还要业主确认。保安核对无误后放行。', steps: ['登记物品清单、搬运车牌和时间', '核对身份，租户另由业主确认', '领取放行条', '岗亭核对放行并留存'], papers: ['业主或租户身份证', '*租户搬离：业主书面或电话确认'], place: DESK, hours: OPEN, fee: '不收费', duration: '约 10 分钟',
  },
  {
    code: 'lost_key', kind: 'guide', topic: '证卡与门禁', title: '钥匙遗失与开锁', aliases: ['忘带钥匙', '进不了门', '钥匙丢了', '开锁', '借备用钥匙'],
    answer: '先请您核实身份。有委托保管备用钥匙的，可凭身份证当场借用；没有的，我们可以提供在公安备案的开锁公司电话，开锁前须核实您是住户。物业不代为开锁。', steps: ['核实身份与房号', '有备用钥匙的登记借用', '没有的联系备案开锁公司，保安到场核实', '建议更换锁芯'], papers: ['身份证或能证明住户身份的资料'], place: DESK, hours: '全天（夜间找值班室）', fee: '借钥匙不收费；开锁按开锁公司收费', duration: '当场办理',
  },
  {
    code: 'invoice', kind: 'guide', topic: '费用与票据', title: '开具发票', aliases: ['要发票', '电子发票', '发票抬头'],
    answer: '交费后即可开电子发票，请告诉我们抬头、税号和邮箱；单位抬头要写全称和统一社会信用代码。当月的发票当月开。', steps: ['提供抬头、税号、邮箱', '核对缴费记录', '开具并发送'], papers: ['缴费凭证', '*单位：统一社会信用代码'], place: '物业服务中心收费处', hours: OPEN, fee: '不收费', duration: '3 个工作日内发到邮箱',
  },
  {
    code: 'maintenance_fund', kind: 'guide', topic: '费用与票据', title: '使用住宅专项维修资金', aliases: ['大修基金', '维修基金怎么用', '公共维修资金'],
    answer: '维修资金用于保修期满后共用部位、共用设施设备的维修和更新。由物业或业主提出方案和预算，经依法应参加表决的业主表决通过并公示后，向主管部门申请列支；危及安全的可以走应急程序。', steps: ['查勘并编制维修方案与预算', '公示方案，组织业主表决', '表决结果公示', '向主管部门申请列支', '施工、验收、审价并公示', '拨付尾款'], papers: ['维修方案与预算书', '业主表决票与汇总', '公示照片', '施工合同'], place: DESK, hours: OPEN, duration: '视表决与审批进度',
  },
  {
    code: 'water_meter', kind: 'guide', topic: '水电气与通信', title: '水电开户与过户', aliases: ['电表过户', '水表开户', '电费户名'],
    answer: '供水、供电由供水公司和供电公司办理，大多可以在其手机应用上自助过户。我们提供户号、表号和抄表底数；需要代为查询户号的，请告诉我们房号。', steps: ['查询户号与表号', '抄录底数', '在供电、供水公司的窗口或应用上办理过户'], papers: ['产权证或购房合同', '身份证'], place: '供水、供电公司营业厅或手机应用', fee: '不收费', duration: '1 至 3 个工作日',
  },
  {
    code: 'facility_booking', kind: 'guide', topic: '社区服务', title: '会议室与活动室借用', aliases: ['预订会议室', '借活动室', '打印文件', '复印'],
    answer: '请至少提前半天预订，告诉我们用途、人数和时间。使用后请恢复原样；不能用于商业推销。文件可以发到前台邮箱打印，按页收费。', steps: ['查询空闲时段', '登记用途与使用人', '使用前领取钥匙', '使用后交还并检查'], place: DESK, hours: OPEN, fee: '按公示标准', duration: '当场预订',
  },
  {
    code: 'bulky_waste', kind: 'guide', topic: '社区服务', title: '大件垃圾与装修垃圾清运', aliases: ['旧家具扔哪里', '沙发床垫', '建筑垃圾'],
    answer: '大件垃圾请送到指定堆放点或预约清运；装修垃圾须袋装放到装修垃圾堆放点，不能与生活垃圾混放。', steps: ['预约或自行送到堆放点', '登记房号与数量', '清运后确认'], place: '大件垃圾堆放点、装修垃圾堆放点', hours: '每日 8:00–18:00', fee: '预约清运按公示标准', duration: '预约后 2 天内',
  },
]
