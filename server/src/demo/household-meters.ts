import { inspections, registers } from '@guanjia/contract'
import { oddReading } from '@guanjia/contract/reading-rules.ts'
import { newId } from '../platform/ids.ts'
import { momentOf } from '../platform/text/index.ts'
import { dayIn, monthAfter } from '../platform/time.ts'
import type { Cast } from './history.ts'
import { FIRST_READ_DAYS, INSIDE, usedOf } from './registers.ts'

const ZONE = 'Asia/Shanghai'
const HOUR = 3_600_000
const DAY = 24 * HOUR
/** The ready round of household meters begins on this day of the month. */
const ROUND_DAY = '20'
const MINUTES_A_METER = 3
/** Of the meters inside the homes: where nobody was, at the first of them two days later somebody; and a home whose cistern runs. */
const NOBODY_AT = [1, 4, 9]
const LEAK_AT = 6

/**
 * The last monthly round of household meters 业户抄表: from home to home in the order of the buildings, three where nobody was, one of them read at the
 * second try, and one reading that was odd and looked at twice. In its first days it is half walked.
 */
export async function householdMetersAreRead({ company, performer }: Pick<Cast, 'company' | 'performer'>, since: Date, today: Date, plansBegin: Date): Promise<void> {
  const { siteId, actors } = company
  const [supervisor, steward] = [actors.get('supervisor')!, actors.get('steward')!]
  const month = dayIn(ZONE, today).slice(0, 7)
  const opens = [month, monthAfter(month, -1)].map((one) => momentOf(`${one}-${ROUND_DAY}`, '08:00', ZONE)).find((at) => at.getTime() + 12 * HOUR < today.getTime())!
  const early = new Date(Math.min(opens.getTime() - DAY, plansBegin.getTime()))
  const plans = (await performer.perform(supervisor, early, inspections.takeReadyPlans, { body: { siteId } })).items
  const plan = plans.find(({ meters }) => meters === 'household')!
  await performer.perform(supervisor, new Date(opens.getTime() - HOUR), inspections.actOnPlan, { params: { id: plan.id }, body: { action: 'resume' } })
  const { items } = await performer.perform(steward, opens, inspections.listTasks, { query: { siteId, limit: 10, filter: { planId: plan.id } as never } })
  const round = items.find(({ from }) => Date.parse(from) === opens.getTime())!
  const begin = new Date(opens.getTime() + HOUR)
  await performer.perform(steward, begin, inspections.actOnTask, { params: { id: round.id }, body: { action: 'start' } })
  const { stops } = await performer.perform(steward, begin, inspections.getTask, { params: { id: round.id } })
  const bundle = await performer.perform(steward, begin, inspections.getBundle, { query: { siteId } })
  const { items: meters } = await performer.perform(steward, begin, registers.listMeters, { query: { siteId, limit: 200 } })
  const points = new Map(bundle.points.map((point) => [point.id, point]))
  const { number: checklistNumber } = bundle.checklists.find(({ id }) => id === points.get(stops[0]!.pointId)!.checklistId)!
  const inside = stops.flatMap(({ place }, i) => (place.startsWith(INSIDE) ? i : []))
  const nobody = NOBODY_AT.map((n) => inside[n]!)
  const days = (opens.getTime() - since.getTime()) / DAY - FIRST_READ_DAYS
  const isOver = today.getTime() - opens.getTime() > 3 * DAY
  const record = (i: number, at: Date, isRead: boolean) => {
    const { pointId, code: sign } = stops[i]!
    const last = points.get(pointId)!.lastReading!
    const order = meters.findIndex(({ code }) => sign === `H-${code}`)
    const value = last.value + Math.round((usedOf(meters[order]!.kind, order) * days * (i === inside[LEAK_AT] ? 9 : 1)) / 30)
    const odd = oddReading(last, { value, on: dayIn(ZONE, at) })
    const answers = isRead ? [{ itemId: 'reading', value, ...(odd && { confirmed: odd }), note: odd === 'too_much' ? '马桶长流水，已告知业户' : '' }, { itemId: 'whole', value: true }] : []
    return { id: newId(), pointId, at: at.toISOString(), checklistNumber, answers, skipReason: isRead ? '' : '家中无人', proof: { arrivedAt: new Date(at.getTime() - MINUTES_A_METER * 60_000).toISOString(), nonce: bundle.nonce } }
  }
  const walked = stops.slice(0, isOver ? stops.length : Math.floor(stops.length / 2))
  const records = walked.map((_, i) => record(i, new Date(begin.getTime() + (i + 1) * MINUTES_A_METER * 60_000), !nobody.includes(i)))
  const evening = new Date(begin.getTime() + 8 * HOUR)
  for (let i = 0; i < records.length; i += 100) await performer.perform(steward, evening, inspections.sendRecords, { params: { id: round.id }, body: { sentAt: evening.toISOString(), records: records.slice(i, i + 100) } })
  if (!isOver) return
  const again = new Date(begin.getTime() + 2 * DAY)
  await performer.perform(steward, again, inspections.sendRecords, { params: { id: round.id }, body: { sentAt: again.toISOString(), records: [record(nobody[0]!, again, true)] } })
  await performer.perform(steward, new Date(again.getTime() + HOUR), inspections.actOnTask, { params: { id: round.id }, body: { action: 'finish' } })
}
