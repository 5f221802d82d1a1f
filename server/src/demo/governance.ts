import { people, rulebook, structure, type Output, type Sent } from '@guanjia/contract'
import { newId } from '../platform/ids.ts'
import type { Cast } from './history.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
type Create = Sent<typeof rulebook.createRule>['body']

const paragraphs = (...texts: string[]): Create['items'] => texts.map((text) => ({ id: newId(), text }))
const duty = (dutyClass: rulebook.RuleItem['dutyClass'], text: string, standard: string, promise: rulebook.RuleItem['promise'] = null) => ({ id: newId(), dutyClass, text, standard, promise })

/** What the house goes by: code, name, kind, for whom, what it fulfils, and its paragraphs. */
const RULES: readonly (readonly [code: string, name: string, kind: 'policy' | 'operating_rule', audience: 'staff' | 'owner' | 'everybody', requirement: string, texts: readonly string[]])[] = [
  ['GY-001', '清溪花园管理规约', 'policy', 'owner', 'GUIYUE', ['不从阳台、窗户向外抛掷物品。', '装修前到服务中心登记，施工时间为工作日 8:30–12:00、14:00–18:00。', '电动车在指定充电区充电，不进电梯、不入户。', '遛狗牵绳，及时清理粪便。']],
  ['ZX-001', '装修管理规定', 'policy', 'everybody', 'ZHUANGXIU', ['开工前提交图纸，签订装修管理协议。', '不改动承重墙，不移动燃气表前管道。', '闭水试验不少于 48 小时，由管家到场确认。', '垃圾袋装，堆放到指定地点，当天清运。']],
  ['XF-001', '消防安全管理制度', 'policy', 'everybody', 'XIAOFANG', ['疏散通道、安全出口保持畅通，不堆放杂物。', '每月检查一次灭火器和消火栓，有记录。', '发现火情先报警、再组织疏散，不乘电梯。']],
  ['ZB-001', '值班与交接班制度', 'policy', 'staff', 'ZHIBAN', ['提前十分钟到岗，双方当面交接未结事项。', '钥匙、现金、物品逐项清点后签认。', '接班人未到，交班人不离岗。']],
  ['SW-001', '首问负责制实施办法', 'policy', 'staff', 'SHOUWEN', ['首位接待的人跟进到业主确认办结。', '不属于本岗位的，当面转交，不让业主自己找人。', '转交写明原因，首问人继续跟踪。']],
  ['DT-001', '电梯困人救援规程', 'operating_rule', 'staff', 'DIANTI', ['接报后先用对讲安抚，告知不要扒门。', '五分钟内到场，挂“检修”牌，切断主电源。', '由持证人员盘车平层，放人后不恢复运行，等维保检查。']],
  ['PD-001', '供配电操作规程', 'operating_rule', 'staff', 'GONGPEIDIAN', ['操作两人一组，一人操作、一人监护。', '停电、验电、挂牌、装接地线，顺序不颠倒。', '操作完成后填写运行记录。']],
]

/**
 * The house in its own words: profile, planned posts, rules and duty sheets, read by some and not yet by others. Costs no story: nothing
 * of it moves with the days.
 */
export async function writeTheRulebook({ company, performer }: Pick<Cast, 'company' | 'performer'>, since: Date, today: Date): Promise<void> {
  const actor = (login: string) => company.actors.get(login)!
  const admin = actor('admin')
  const at = new Date(since.getTime() + 6 * HOUR)
  const { version } = await performer.perform(admin, at, structure.getCompanyProfile, {})
  await performer.perform(admin, at, structure.changeCompanyProfile, {
    body: { version, foundedOn: '2008-05-18', slogan: '心服务，新体验', servicePhilosophy: ['贴身', '贴心', '至诚', '至真'], qualitySystem: 'ISO 9001 质量管理体系；ISO 45001 职业健康安全管理体系', about: '在溪山市管理住宅小区与案场，以首问负责到底为服务承诺。' },
  })
  await performer.perform(admin, at, structure.changeSiteProfile, { params: { id: company.siteId }, body: { version: 1, managedAreaM2: 71_800, openedOn: '2019-09-01', amenities: ['儿童乐园', '环湖步道', '地下车库', '社区食堂', '会客厅'], about: '6 栋小高层，600 户。' } })
  const posts = new Map((await performer.perform(admin, at, structure.listPositions, { query: {} })).items.map(({ code, id }) => [code, id]))
  const plan: [string, number][] = [['PROJECT_MANAGER', 1], ['CS_SUPERVISOR', 1], ['ENGINEERING_SUPERVISOR', 1], ['FRONT_DESK', 2], ['BUILDING_BUTLER', 3], ['ENGINEER', 3], ['SECURITY_SUPERVISOR', 1], ['SECURITY_GUARD', 1], ['CLEANING_LEAD', 1]]
  await performer.perform(admin, at, structure.setEstablishment, { params: { id: company.siteId }, body: { items: plan.map(([code, planned]) => ({ positionId: posts.get(code)!, planned })) } })
  for (const [login, years] of [['manager', 9], ['supervisor', 5], ['engineer', 12]] as const) {
    const { version: of } = await performer.perform(admin, at, people.getEmployee, { params: { id: actor(login).employeeId! } })
    await performer.perform(admin, at, people.changeEmployee, { params: { id: actor(login).employeeId! }, body: { version: of, experienceYears: years, joinedOn: '2019-08-15' } })
  }
  const required = new Map((await performer.perform(admin, at, rulebook.ruleCompleteness, { query: { siteId: company.siteId } })).items.map(({ requirement }) => [requirement.code, requirement.id]))
  const publish = async (body: Create, on: Date): Promise<Output<typeof rulebook.createRule>> => {
    const made = await performer.perform(admin, on, rulebook.createRule, { body })
    return performer.perform(admin, on, rulebook.actOnRule, { params: { id: made.id }, body: { action: 'publish', version: made.version } })
  }
  for (const [n, [code, name, kind, audience, requirement, texts]] of RULES.entries()) {
    const one = await publish({ code, name, kind, audience, requirementId: required.get(requirement) ?? null, items: paragraphs(...texts) }, new Date(at.getTime() + n * HOUR))
    if (audience === 'owner') continue
    for (const login of ['admin', 'manager', 'supervisor', 'engineer', 'desk', 'desk2', 'steward', 'steward2', 'tech', 'tech2', 'tech3', 'guard', 'cleaner'].filter((login, i) => (i + n) % 9 !== 0 && (login !== 'tech' || n < 5)))
      await performer.perform(actor(login), new Date(at.getTime() + (n + 3) * DAY), rulebook.confirmRule, { params: { id: one.id }, body: { number: 1 } })
  }
  await publish({
    code: 'ZZ-TECH', name: '工程技工职责说明书', kind: 'duty_sheet', positionId: posts.get('ENGINEER')!,
    items: [duty('CUSTOMER_FACING', '入户维修，按五件套礼仪上门', '完工清场，请业主试用并签字', { policy: 'repair-order', metric: 'arrive' }), duty('FOUNDATION', '巡查设备房和公共照明', '每班一次，有记录'), duty('ASSURANCE', '急修到场处置', '先止损、再修复', { policy: 'repair-order-emergency', metric: 'arrive' })],
  }, new Date(at.getTime() + 2 * DAY))
  await publish({
    code: 'ZZ-DESK', name: '客服前台职责说明书', kind: 'duty_sheet', positionId: posts.get('FRONT_DESK')!,
    items: [duty('CUSTOMER_FACING', '接待来访、接听来电，首问负责到底', '三声内接听，起身迎客', { policy: 'case', metric: 'acknowledge' }), duty('FOUNDATION', '维护业户档案', '变更当天更新'), duty('ASSURANCE', '需要上门的，及时开具工单', '写清地点、现象和联系电话', { policy: 'case', metric: 'raise' })],
  }, new Date(at.getTime() + 2 * DAY))
  await publish({
    code: 'ZZ-CLEAN', name: '保洁领班职责说明书', kind: 'duty_sheet', positionId: posts.get('CLEANING_LEAD')!,
    items: [duty('CUSTOMER_FACING', '区域清洁，接到通知即到', '地面无水渍、无杂物', { policy: 'cleaning-order', metric: 'resolve' }), duty('FOUNDATION', '楼道、电梯每日保洁', '早晚各一次')],
  }, new Date(at.getTime() + 2 * DAY))
  // A draft that waits for head office, and one that was published a while ago with few readers so far.
  await performer.perform(admin, new Date(today.getTime() - 2 * DAY), rulebook.createRule, { body: { code: 'TC-001', name: '停车管理规定', kind: 'policy', audience: 'everybody', requirementId: required.get('TINGCHE') ?? null, items: paragraphs('车辆按划线停放，不占用消防通道。', '访客车辆两小时内免费，由门岗登记。') } })
  await publish({ code: 'DA-001', name: '业户档案管理制度', kind: 'policy', requirementId: required.get('DANGAN') ?? null, items: paragraphs('身份证件只在需要时查看，查看写明理由。', '纸质原件按柜、层、盒存放，借出有登记、有归还日。') }, new Date(today.getTime() - 4 * DAY))
}
