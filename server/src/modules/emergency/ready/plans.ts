import type { emergency, Locale } from '@guanjia/contract'
import { STEPS, type ReadyStep } from './steps.ts'

type Words = readonly [cn: string, tw: string, en: string]
type Kind = emergency.IncidentKind
type Content = emergency.PlanContent
type Role = Content['roles'][number]
const said = (words: Words, locale: Locale): string => words[locale === 'zh-CN' ? 0 : locale === 'zh-TW' ? 1 : 2]

interface Head {
  name: Words
  trigger: Words
  /** What makes it a matter of the post, of the site, of the company. */
  levels: readonly [Words, Words, Words]
  outside: readonly emergency.PlanContent['outside'][number]['service'][]
  announcement: Words
}

/** By which number an outside unit is called in the country; companies fill in their own. */
const NUMBERS: Partial<Record<Head['outside'][number], string>> = { fire: '119', police: '110', medical: '120' }
const OUTSIDE: Record<Head['outside'][number], Words> = {
  fire: ['消防救援', '消防救援', 'Fire brigade'], police: ['公安', '警察', 'Police'], medical: ['急救中心', '救護', 'Ambulance'], gas: ['燃气公司抢修', '瓦斯公司搶修', 'Gas company'], lift: ['电梯维保单位', '電梯維保公司', 'Lift company'], power: ['供电抢修', '電力搶修', 'Power company'], water: ['供水抢修', '自來水搶修', 'Water company'], authority: ['街道与主管部门', '主管機關', 'Authority'], other: ['其他', '其他', 'Other'],
}
const L1_POST: Words = ['岗位可当场处置，无人受伤', '職位可當場處置，無人受傷', 'Settled on the post at once, nobody hurt']

const HEADS: Partial<Record<Kind, Head>> = {
  fire: { name: ['火灾应急预案', '火災應變計畫', 'Fire'], trigger: ['烟感报警、明火或浓烟', '煙感警報、明火或濃煙', 'Smoke alarm, flames or thick smoke'], levels: [['初期火情，灭火器可扑灭', '初期火情，滅火器可撲滅', 'Put out with one extinguisher'], ['火势扩大，需疏散一栋', '火勢擴大，需疏散一棟', 'It spreads, a building is evacuated'], ['人员被困或伤亡，多栋受影响', '人員受困或傷亡，多棟受影響', 'People trapped or hurt, several buildings']], outside: ['fire', 'medical', 'police'], announcement: ['各位业户请注意：{place} 发生火情，请立即沿疏散楼梯离开，勿乘电梯，到集合点报到。', '各位住戶請注意：{place} 發生火情，請立即沿疏散樓梯離開，勿搭電梯，到集合點報到。', 'Attention: fire at {place}. Leave by the stairs now, do not use the lift, and report at the assembly point.'] },
  gas_leak: { name: ['煤气泄漏应急预案', '瓦斯外洩應變計畫', 'Gas leak'], trigger: ['闻到煤气味或燃气报警', '聞到瓦斯味或瓦斯警報', 'Smell of gas, or a gas alarm'], levels: [['单户轻微泄漏，已关阀', '單戶輕微外洩，已關閥', 'A small leak in one home, valve closed'], ['泄漏未止，需疏散单元', '外洩未止，需疏散單元', 'It goes on, an entrance is evacuated'], ['人员中毒或有爆炸危险', '人員中毒或有爆炸危險', 'People poisoned, or danger of explosion']], outside: ['gas', 'fire', 'medical'], announcement: ['{place} 发生燃气泄漏，请勿开关电器与明火，开窗后步行离开。', '{place} 發生瓦斯外洩，請勿開關電器與明火，開窗後步行離開。', 'Gas leak at {place}: touch no switch, no flame; open windows and walk out.'] },
  lift_trapped: { name: ['电梯困人应急预案', '電梯困人應變計畫', 'Trapped in a lift'], trigger: ['轿厢内报警或对讲求助', '車廂內警報或對講求助', 'Alarm or call from the car'], levels: [['维保 30 分钟内可到，被困者平稳', '維保 30 分鐘內可到，受困者平穩', 'Lift company there in 30 minutes, people calm'], ['被困者有老幼孕病，或超过 30 分钟', '受困者有老幼孕病，或超過 30 分鐘', 'Frail people inside, or over 30 minutes'], ['被困 2 小时以上或有人受伤（按事故上报）', '受困 2 小時以上或有人受傷（依事故通報）', 'Over two hours or somebody hurt: an accident by law']], outside: ['lift', 'fire', 'medical'], announcement: ['{place} 电梯暂停使用，请走楼梯或改乘其他电梯。', '{place} 電梯暫停使用，請走樓梯或改搭其他電梯。', 'The lift at {place} is out of use; please take the stairs or another lift.'] },
  burst_pipe: { name: ['水管爆裂应急预案', '水管爆裂應變計畫', 'Burst pipe'], trigger: ['管道爆裂、大量跑水', '管線爆裂、大量漏水', 'A pipe bursts, water pours out'], levels: [L1_POST, ['停水影响一栋，或水入电梯、配电房', '停水影響一棟，或水入電梯、配電室', 'A building without water, or water in lift or switch room'], ['全区停水或有人受伤', '全區停水或有人受傷', 'The whole site without water, or somebody hurt']], outside: ['water', 'lift', 'power'], announcement: ['{place} 水管爆裂正在抢修，暂时停水，恢复时间另行通知。', '{place} 水管爆裂正在搶修，暫時停水，恢復時間另行通知。', 'A pipe burst at {place}. The water is off while it is repaired; we will tell you when it is back.'] },
  power_cut: { name: ['停电应急预案', '停電應變計畫', 'Power cut'], trigger: ['公共区域或楼栋失电', '公共區域或棟別失電', 'Common areas or a building without power'], levels: [L1_POST, ['一栋以上停电或电梯停运', '一棟以上停電或電梯停止', 'Several buildings, or lifts stopped'], ['全区停电超过 2 小时', '全區停電超過 2 小時', 'The whole site for over two hours']], outside: ['power', 'lift', 'medical'], announcement: ['{place} 停电正在抢修，电梯停运，请勿靠近配电设备。', '{place} 停電正在搶修，電梯停止，請勿靠近配電設備。', 'Power is off at {place}; lifts are stopped. Keep away from switchgear.'] },
  theft: { name: ['盗窃应急预案', '竊盜應變計畫', 'Theft'], trigger: ['发现可疑人员或接到失窃报告', '發現可疑人員或接到失竊通報', 'A suspicious person, or a theft reported'], levels: [L1_POST, ['入户盗窃或金额较大', '侵入住宅竊盜或金額較大', 'Burglary, or a large loss'], ['多户被盗或有人受伤', '多戶遭竊或有人受傷', 'Several homes, or somebody hurt']], outside: ['police', 'medical'], announcement: ['请各位业户关好门窗，发现可疑人员请联系前台。', '請各位住戶關好門窗，發現可疑人員請聯絡櫃台。', 'Please lock doors and windows, and call the desk when you see somebody suspicious.'] },
  fight: { name: ['斗殴应急预案', '鬥毆應變計畫', 'Fight'], trigger: ['现场发生肢体冲突', '現場發生肢體衝突', 'People come to blows'], levels: [L1_POST, ['持械或有人受伤', '持械或有人受傷', 'Weapons, or somebody hurt'], ['多人冲突、重伤或舆情', '多人衝突、重傷或輿情', 'Many people, grave wounds, or the press']], outside: ['police', 'medical'], announcement: ['{place} 暂时封闭，请绕行。', '{place} 暫時封閉，請繞行。', '{place} is closed for the moment; please go around.'] },
  infection: { name: ['传染病应急预案', '傳染病應變計畫', 'Infectious disease'], trigger: ['发现疑似病例或疾控通知', '發現疑似病例或防疫通知', 'A suspected case, or word from health authorities'], levels: [['单个疑似病例，已隔离', '單一疑似病例，已隔離', 'One suspected case, apart from others'], ['确诊病例，需封控楼栋', '確診病例，需封控棟別', 'A confirmed case, a building is closed off'], ['多例聚集', '多例群聚', 'Several cases']], outside: ['medical', 'authority'], announcement: ['请佩戴口罩，减少聚集；{place} 正在消毒，请绕行。', '請佩戴口罩，減少聚集；{place} 正在消毒，請繞行。', 'Please wear masks and keep apart; {place} is being disinfected.'] },
  food_poisoning: { name: ['食物中毒应急预案', '食物中毒應變計畫', 'Food poisoning'], trigger: ['多人同时呕吐腹泻，疑与食物有关', '多人同時嘔吐腹瀉，疑與食物有關', 'Several people vomit, food is suspected'], levels: [['1–2 人不适，无生命危险', '1–2 人不適，無生命危險', 'One or two unwell'], ['3 人以上或需送医', '3 人以上或需送醫', 'Three or more, or taken to hospital'], ['10 人以上或有重症', '10 人以上或有重症', 'Ten or more, or grave cases']], outside: ['medical', 'authority'], announcement: ['请停止食用现场食品，如有不适请到前台登记。', '請停止食用現場食品，如有不適請到櫃台登記。', 'Please stop eating what is served here; tell the desk if you feel unwell.'] },
  falling_object: { name: ['高空坠物应急预案', '高空墜物應變計畫', 'Falling object'], trigger: ['高空坠物伤人或伤物', '高空墜物傷人或毀物', 'Something fell and hit somebody or something'], levels: [['无人受伤，财物轻损', '無人受傷，財物輕損', 'Nobody hurt, small damage'], ['有人受伤', '有人受傷', 'Somebody is hurt'], ['重伤或死亡', '重傷或死亡', 'Grave wounds or a death']], outside: ['medical', 'police'], announcement: ['{place} 发生高空坠物，已设警戒，请绕行。', '{place} 發生高空墜物，已設警戒，請繞行。', 'Something fell at {place}; it is cordoned off, please go around.'] },
  sudden_illness: { name: ['客户突发需求应急预案', '客戶突發需求應變計畫', 'Sudden need of a customer'], trigger: ['案场或服务中心客户突发不适、情绪激动或投诉升级', '接待現場客戶突發不適、情緒激動或投訴升級', 'A customer in the sales office or service centre falls ill, or a complaint boils over'], levels: [['轻微不适，急救箱可处理', '輕微不適，急救箱可處理', 'The first-aid kit is enough'], ['需送医', '需送醫', 'Taken to hospital'], ['危及生命', '危及生命', 'Life is in danger']], outside: ['medical'], announcement: ['请让出通道，感谢配合。', '請讓出通道，感謝配合。', 'Please keep the way free, thank you.'] },
  visitor_peak: { name: ['客流激增分流预案', '人潮激增分流計畫', 'Visitor peak'], trigger: ['现场人数达到承载量 80 %', '現場人數達承載量 80 %', 'Four fifths of the capacity are there'], levels: [['达到承载量 80 %', '達承載量 80 %', '80 % of the capacity'], ['达到承载量，动线拥堵', '達承載量，動線壅塞', 'The capacity is reached, ways are crowded'], ['超过承载量或发生推挤', '超過承載量或發生推擠', 'Over capacity, or people push']], outside: ['police', 'medical'], announcement: ['现场客流较多，请听从引导分批参观，预计等候时间请询问工作人员。', '現場人潮較多，請依引導分批參觀，預計等候時間請詢問工作人員。', 'It is crowded: please follow our guides and visit in groups; ask the staff how long it takes.'] },
}

/** The kinds of which the release brings a plan, as the source documents have them. */
export const READY_KINDS = Object.keys(HEADS) as Kind[]

const at = (by: emergency.PlanSource['by'], value = ''): emergency.PlanSource => ({ by, value })
const ROLES: Record<string, { name: Words; duty: Role['duty']; count: number; fromLevel: Role['fromLevel']; sources: emergency.PlanSource[] }> = {
  // Safety first: who brings people out, then who takes the danger away, then who calms and tells (EMG-015 … 017).
  command: { name: ['现场指挥', '現場指揮', 'Commander on the spot'], duty: 'command', count: 1, fromLevel: '1', sources: [at('post_kind', 'duty_manager'), at('post_kind', 'night_manager'), at('position', 'PROJECT_MANAGER'), at('role', 'site_manager'), at('role', 'supervisor'), at('position', 'SECURITY_SUPERVISOR')] },
  security: { name: ['安保组', '安全組', 'Security'], duty: 'security', count: 2, fromLevel: '1', sources: [at('position', 'SECURITY_GUARD'), at('role', 'guard'), at('position', 'SECURITY_SUPERVISOR'), at('reserve')] },
  engineering: { name: ['工程组', '工程組', 'Engineering'], duty: 'engineering', count: 1, fromLevel: '1', sources: [at('position', 'ENGINEER'), at('position', 'ENGINEERING_SUPERVISOR'), at('role', 'technician')] },
  service: { name: ['客服组', '客服組', 'Customer service'], duty: 'service', count: 1, fromLevel: '1', sources: [at('position', 'FRONT_DESK'), at('role', 'front_desk'), at('role', 'steward'), at('position', 'CS_SUPERVISOR')] },
  support: { name: ['后勤保障', '後勤支援', 'Support'], duty: 'support', count: 1, fromLevel: '2', sources: [at('reserve'), at('role', 'steward'), at('position', 'CLEANING_LEAD')] },
}
const COMMON_STEPS: readonly ReadyStep[] = [
  ['report', 'command', 5, [], '1', '向上级报告并通报相关部门', '向上級報告並通報相關部門', 'Report upward and tell the departments'],
  ['support', 'support', 15, ['report'], '2', '备齐物资、引导外部救援车辆进场', '備齊物資、引導外部救援車輛進場', 'Bring what is needed and lead outside units in'],
  ['record', 'command', null, ['report'], '1', '保护现场，拍照取证，记录经过', '保護現場，拍照取證，記錄經過', 'Keep the scene as it is, take photos, write down the course'],
]

/** A plan of the release in a language, to be looked at and approved. What the release knows no plan of is met by the common steps. */
export function readyPlan(kind: Kind, locale: Locale): { name: string; content: Content } {
  const head = HEADS[kind]
  const steps = [...(STEPS[kind] ?? []), ...COMMON_STEPS]
  const grades = ['IV', 'III', 'II'] as const
  const levels = head?.levels ?? ([L1_POST, ['需项目各组协同', '需案場各組協同', 'Needs the whole site'], ['需公司支援', '需公司支援', 'Needs the company']] as const)
  return {
    name: said(head?.name ?? ['通用应急预案', '通用應變計畫', 'General plan'], locale),
    content: {
      trigger: head === undefined ? '' : said(head.trigger, locale),
      levels: levels.map((words, i) => ({ level: String(i + 1) as emergency.IncidentLevel, criteria: said(words, locale), grade: grades[i]! })),
      roles: Object.entries(ROLES).map(([key, role]) => ({ ...role, key, name: said(role.name, locale) })),
      steps: steps.map(([key, roleKey, minutes, after, fromLevel, ...words]) => ({ key, roleKey, minutes, after: [...after], fromLevel, text: said(words, locale) })),
      phoneTree: ([['主管', '主管', 'Supervisors', 'supervisor', '1'], ['项目经理', '專案經理', 'Site manager', 'site_manager', '2'], ['总经理', '總經理', 'General manager', 'general_manager', '3']] as const).map(([cn, tw, en, role, fromLevel]) => ({ name: said([cn, tw, en], locale), source: at('role', role), fromLevel })),
      resources: RESOURCES.filter(({ kinds }) => kinds === undefined || kinds.includes(kind)).map(({ name, place, quantity, unit }) => ({ name: said(name, locale), place: said(place, locale), quantity, unit: said(unit, locale), expiresOn: null })),
      outside: (head?.outside ?? []).map((service) => ({ service, name: said(OUTSIDE[service], locale), phone: NUMBERS[service] ?? '' })),
      announcements: head === undefined ? [] : [{ title: said(['现场广播', '現場廣播', 'Announcement'], locale), text: said(head.announcement, locale) }],
      assembly: said(['沿最近的疏散楼梯到室外集合点，按楼栋清点人数', '沿最近的疏散樓梯到室外集合點，依棟別清點人數', 'By the nearest stairs to the assembly point outside; count heads by building'], locale),
      duties: said(['发生事故时，救援与向主管部门报告同时进行', '發生事故時，救援與向主管機關通報同時進行', 'Accidents: act, and report to the authorities at the same time'], locale),
    },
  }
}

const RESOURCES: readonly { name: Words; place: Words; quantity: number; unit: Words; kinds?: readonly Kind[] }[] = [
  { name: ['急救箱', '急救箱', 'First-aid kit'], place: ['前台', '櫃台', 'Front desk'], quantity: 1, unit: ['个', '個', 'pc'] },
  { name: ['灭火器', '滅火器', 'Extinguishers'], place: ['各层消防箱', '各層消防箱', 'Every floor'], quantity: 20, unit: ['具', '具', 'pc'], kinds: ['fire', 'gas_leak'] },
  { name: ['沙袋', '沙袋', 'Sand bags'], place: ['地下车库', '地下車庫', 'Garage'], quantity: 50, unit: ['袋', '袋', 'pc'], kinds: ['burst_pipe', 'storm'] },
  { name: ['应急照明', '應急照明', 'Emergency lights'], place: ['监控室', '監控室', 'Control room'], quantity: 6, unit: ['盏', '盞', 'pc'], kinds: ['power_cut', 'lift_trapped'] },
  { name: ['投诉处理专员', '投訴處理專員', 'Complaint specialist'], place: ['前台当班', '櫃台當班', 'On duty at the desk'], quantity: 1, unit: ['人', '人', 'person'], kinds: ['sudden_illness'] },
]
