import { mystery, scores, standards } from '@guanjia/contract'
import { submitMysterySheet } from '../modules/quality/mystery/sheet.ts'
import { monthAfter } from '../modules/quality/scores/month.ts'
import type { Cast, Life } from './history.ts'

const DAY = 86_400_000
type Asked = { method?: standards.StandardItem['method']; min?: number | null; max?: number | null; isRedLine?: boolean }
/** Day of the history, who was looked at, by which standard, and how many items were missed. */
const SEEN = [
  [9.3, 'desk', 'ETIQUETTE-DESK', 0], [12.4, 'tech', 'DRESS', 1], [16.3, 'steward', 'GROOMING', 0], [23.4, 'desk2', 'ETIQUETTE-DESK', 2], [31.3, 'tech2', 'DRESS', 0], [36.4, 'desk', 'GROOMING', 1], [41.3, 'steward', 'POSTURE', 0], [44.4, 'tech3', 'DRESS', 2],
  [50.3, 'desk2', 'ETIQUETTE-DESK', 1], [54.4, 'tech', 'DRESS', 0], [57.3, 'steward', 'GROOMING', 0], [58.4, 'desk', 'ETIQUETTE-DESK', 1], [59.2, 'tech2', 'DRESS', 0],
] as const

/** What the supervisor saw on the daily round, and the months that the manager closed: their scores are frozen, this month's are live. */
export function scoreLives(cast: Cast, since: Date, today: Date): { at: Date; life: Life }[] {
  const closes: { at: Date; life: Life }[] = []
  for (let month = since.toISOString().slice(0, 7); month < today.toISOString().slice(0, 7); month = monthAfter(month)) {
    const at = new Date(`${monthAfter(month)}-02T02:00:00Z`)
    closes.push({ at, life: closeLife(cast, at, month) })
  }
  const begins = new Date(since.getTime() + 55.4 * DAY)
  return [...closes, { at: begins, life: mysteryLife(cast, begins, today) }, ...SEEN.map(([day, who, code, missed]) => ({ at: new Date(since.getTime() + day * DAY), life: checkLife(cast, new Date(since.getTime() + day * DAY), who, code, missed) }))]
}

async function* closeLife({ company, performer }: Cast, at: Date, month: string): Life {
  await performer.perform(company.actors.get('manager')!, at, scores.closeScores, { body: { siteId: company.siteId, month } })
  yield new Date(at.getTime() + 10_000 * DAY)
}

async function* checkLife({ company, performer }: Cast, at: Date, who: string, code: string, missed: number): Life {
  const supervisor = company.actors.get('supervisor')!
  const { items } = await performer.perform(supervisor, at, standards.listStandards, { query: { filter: { q: code } } })
  const { id } = items.find((one) => one.code === code)!
  const { current } = await performer.perform(supervisor, at, standards.getStandard, { params: { id } })
  const answers = current!.items.map((item, position) => ({ itemId: item.id, value: answerTo(item, !item.isRedLine && position < missed) }))
  await performer.perform(supervisor, at, standards.createCheck, { body: { siteId: company.siteId, standardId: id, employeeId: company.actors.get(who)!.employeeId, answers, comment: missed === 0 ? '全部做到' : '当面提醒，下周复查' } })
  yield new Date(at.getTime() + 10_000 * DAY)
}

function answerTo(item: Asked, isMissed: boolean): number {
  if (item.method === 'score') return isMissed ? 3 : 5
  if (item.method === 'measure') return isMissed ? (item.max ?? 0) + 1 : (item.min ?? 0)
  return isMissed === (item.isRedLine === true) ? 1 : 0
}

const localDay = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** Two mystery visits: one came and met the front desk, one is still to come. */
async function* mysteryLife({ company, performer }: Cast, begins: Date, today: Date): Life {
  const manager = company.actors.get('manager')!
  const { items } = await performer.perform(manager, begins, standards.listStandards, { query: { filter: { q: 'ETIQUETTE-DESK' } } })
  const standardId = items.find(({ code }) => code === 'ETIQUETTE-DESK')!.id
  const plan = (at: Date, days: number, scenario: string, name: string) =>
    performer.perform(manager, at, mystery.planMysteryVisit, { body: { siteId: company.siteId, standardId, scenario, fromOn: localDay(at), untilOn: localDay(new Date(at.getTime() + days * DAY)), visitor: { name, phone: '' } } })
  const { visit, link } = await plan(begins, 6, '以准租客身份到前台，问装修押金和入住手续', '暗访员甲')
  const came = new Date(begins.getTime() + 2 * DAY)
  yield came
  const { current } = await performer.perform(manager, came, standards.getStandard, { params: { id: standardId } })
  const answers = current!.items.map((item, position) => ({ itemId: item.id, value: answerTo(item, !item.isRedLine && position === 1), note: '' }))
  await submitMysterySheet({ app: performer.app, now: came }, { params: { token: link!.split('/').at(-1)! }, query: {}, body: { visitedOn: localDay(came), met: '短发女士，工牌在左胸', comment: '问到押金退还时答得不太肯定，其余都很周到', answers } })
  const later = new Date(came.getTime() + DAY)
  yield later
  await performer.perform(manager, later, mystery.actOnMysteryVisit, { params: { id: visit.id }, body: { action: 'attribute', employeeId: company.actors.get('desk')!.employeeId } })
  await plan(later, Math.ceil((today.getTime() - later.getTime()) / DAY) + 5, '晚间致电服务中心报漏水，看接听和上门', '暗访员乙')
}
