import { cases, governance, tasks, type Sent } from '@guanjia/contract'
import type { Actor } from '../platform/auth/actor.ts'
import type { Cast, Life } from './history.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const MINUTE = 60_000
type Party = Sent<typeof governance.createParty>['body']

const PARTIES: readonly Pick<Party, 'kind' | 'name' | 'contact' | 'phone' | 'address' | 'note'>[] = [
  { kind: 'committee', name: '青禾区清溪社区居委会', contact: '段主任', phone: '0599-8201 1001', address: '清溪路 30 号', note: '每月 10 日例会' },
  { kind: 'police', name: '清溪派出所', contact: '社区民警 滕警官', phone: '0599-8201 1102', address: '青禾大道 66 号' },
  { kind: 'fire', name: '青禾消防救援站', contact: '防火参谋 褚参谋', phone: '0599-8201 1193', address: '青禾大道 120 号' },
  { kind: 'urban_management', name: '青禾区城市管理执法中队', contact: '邬中队长', phone: '0599-8201 1255', address: '' },
  { kind: 'environment', name: '青禾区生态环境监察大队', contact: '祁科长', phone: '0599-8201 1320', address: '' },
  { kind: 'medical', name: '清溪社区卫生服务中心', contact: '值班室', phone: '0599-8201 1400', address: '清溪路 52 号', note: '急救请先拨 120' },
  { kind: 'developer', name: '溪山置业客户关系部', contact: '盛经理', phone: '0599-8201 1588', address: '云栖大道 6 号', note: '质保期内工程问题' },
  { kind: 'utility', name: '青禾供水公司清溪营业所', contact: '抢修班', phone: '0599-8201 1661', address: '', note: '停水 24 小时前书面通知' },
]

/** What was said with whom: how many days ago, by whom, about what; `due` in days from now, `settled` how many days ago, with what came of it. */
const TALKS: readonly { kind: Party['kind']; ago: number; by: string; subject: string; content: string; commitments?: string; due?: number; owner?: string; settled?: number; result?: string }[] = [
  { kind: 'fire', ago: 52, by: 'manager', subject: '消防通道联合检查', content: '检查 6 栋楼道，3 栋、5 栋有杂物堆放。', commitments: '七日内清理 3 栋、5 栋楼道杂物并书面回复', due: -45, owner: 'steward', settled: 46, result: '已清理，照片随回复函送达' },
  { kind: 'committee', ago: 41, by: 'supervisor', subject: '旧改征求意见', content: '居委会请协助在各单元张贴征求意见稿。', commitments: '三日内张贴完毕', due: -38, owner: 'steward2', settled: 39, result: '18 个单元已张贴' },
  { kind: 'utility', ago: 33, by: 'desk', subject: '计划停水', content: '下周二 9:00–15:00 管网检修，涉及 4–6 栋。' },
  { kind: 'developer', ago: 26, by: 'engineer', subject: '6 栋立管质保', content: '确认立管接头在质保范围内，由施工方更换。', commitments: '施工方两周内进场，完工后共同试压', due: -11, owner: 'engineer', settled: 12, result: '已更换并试压合格，三方签字' },
  { kind: 'police', ago: 18, by: 'manager', subject: '电动车盗窃警情通报', content: '近期片区发案 3 起，请加强夜间巡查，调取东门录像。' },
  { kind: 'environment', ago: 9, by: 'manager', subject: '餐饮油烟投诉核查', content: '沿街商铺油烟被投诉，已现场检测。', commitments: '督促商户加装净化设备并报送检测报告', due: -1, owner: 'supervisor' },
  { kind: 'urban_management', ago: 5, by: 'supervisor', subject: '东门占道经营', content: '早市摊贩占用东门人行道，影响出入。', commitments: '城管早高峰驻点一周，物业配合劝导', due: 3, owner: 'guard' },
  { kind: 'committee', ago: 2, by: 'manager', subject: '独居老人走访', content: '共同走访 12 户独居老人，3 户需要协助就医。', commitments: '建立 3 户的联系人卡并告知居委会', due: 5, owner: 'steward' },
]

const WRONG: readonly { ago: number; by: string; who: string | null; operation: string; correction: string; topic?: string; post?: string }[] = [
  { ago: 55, by: 'supervisor', who: 'tech2', operation: '配电间检修未挂“禁止合闸”牌', correction: '当场停工，挂牌、验电后继续', topic: '停送电操作挂牌', post: '工程技工' },
  { ago: 44, by: 'engineer', who: 'tech', operation: '入户维修未铺工具垫', correction: '补铺后完工清场，向业户致歉' },
  { ago: 37, by: 'supervisor', who: 'desk2', operation: '查看证件未填写理由', correction: '补填理由，重申查看规定' },
  { ago: 24, by: 'engineer', who: 'tech3', operation: '登高更换灯具未系安全带', correction: '当场停止，系好安全带、专人扶梯', topic: '登高作业防护', post: '工程技工' },
  { ago: 16, by: 'manager', who: 'guard', operation: '交接班未当面清点钥匙', correction: '双方重新清点并签认' },
  { ago: 8, by: 'supervisor', who: 'cleaner', operation: '消杀后未设警示牌', correction: '立即补放警示牌，通知前台告知业户' },
  { ago: 3, by: 'supervisor', who: 'tech2', operation: '再次未挂检修牌即开箱', correction: '停工复训，班前会通报', topic: '停送电操作挂牌（复训）', post: '工程技工' },
]

/** Whom the house deals with and what was agreed, and what colleagues saw done wrong; each at its time. */
export function headOfficeLives(cast: Cast, since: Date, today: Date): { at: Date; life: Life }[] {
  const parties = new Map<Party['kind'], string>()
  // In office hours, each at another one.
  const morning = Math.floor((today.getTime() + 8 * HOUR) / DAY) * DAY - 8 * HOUR
  const ago = (days: number): Date => new Date(Math.min(morning - days * DAY + (9 + ((Math.abs(days) * 7) % 8)) * HOUR + ((Math.abs(days) * 13) % 12) * 5 * MINUTE, days > 0 ? today.getTime() : Number.MAX_SAFE_INTEGER))
  return [
    { at: new Date(since.getTime() + 7 * HOUR), life: partiesLife(cast, parties, new Date(since.getTime() + 7 * HOUR)) },
    ...TALKS.map((talk) => ({ at: ago(talk.ago), life: talkLife(cast, parties, talk, ago) })),
    ...WRONG.map((one) => ({ at: ago(one.ago), life: wrongLife(cast, one, ago(one.ago)) })),
  ]
}

const who = ({ company }: Cast, login: string): Actor => company.actors.get(login)!

async function* partiesLife(cast: Cast, parties: Map<Party['kind'], string>, at: Date): Life {
  for (const party of PARTIES) parties.set(party.kind, (await cast.performer.perform(who(cast, 'supervisor'), at, governance.createParty, { body: { siteId: cast.company.siteId, ...party } })).id)
  yield* []
}

async function* talkLife(cast: Cast, parties: ReadonlyMap<Party['kind'], string>, talk: (typeof TALKS)[number], ago: (days: number) => Date): Life {
  const owner = talk.owner === undefined ? null : who(cast, talk.owner)
  const { id } = await cast.performer.perform(who(cast, talk.by), ago(talk.ago), governance.recordLiaison, {
    body: { partyId: parties.get(talk.kind)!, subject: talk.subject, content: talk.content, ...(owner === null ? {} : { commitments: talk.commitments!, dueAt: ago(-talk.due!).toISOString(), ownerId: owner.employeeId }) },
  })
  if (talk.settled === undefined) return
  yield ago(talk.settled)
  await cast.performer.perform(owner!.grants.some(({ role }) => role === 'guard') ? who(cast, 'supervisor') : owner!, ago(talk.settled), governance.settleLiaison, { params: { id }, body: { result: talk.result! } })
}

async function* wrongLife(cast: Cast, one: (typeof WRONG)[number], at: Date): Life {
  await cast.performer.perform(who(cast, one.by), at, governance.recordNonconformity, {
    body: { siteId: cast.company.siteId, employeeId: one.who === null ? null : who(cast, one.who).employeeId, operation: one.operation, correction: one.correction, trainingTopic: one.topic ?? '', trainingPost: one.post ?? '' },
  })
  yield* []
}

/** From today on the matrix sends what comes in; one complaint has a team. Written last, so that it says nothing of the months before. */
export async function drawTheMatrix(cast: Cast, today: Date): Promise<void> {
  const { performer, company } = cast
  const at = new Date(today.getTime() - 2 * HOUR)
  await performer.perform(who(cast, 'admin'), at, governance.addReadyDuties, { body: {} })
  const [open] = (await performer.perform(who(cast, 'supervisor'), at, cases.listCases, { query: { siteId: company.siteId, filter: { kind: ['complaint'], status: ['in_progress'] }, limit: 1 } as never })).items
  if (!open) return
  const [lead, ...others] = ['engineer', 'steward', 'tech2'].map((login) => who(cast, login).employeeId!)
  await performer.perform(who(cast, 'supervisor'), at, tasks.formTeam, { params: { id: open.id }, body: { purpose: '现场会诊，三天内给出处理方案', leadId: lead!, memberIds: [lead!, ...others] } })
}
