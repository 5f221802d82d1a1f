import { energy, registers } from '@guanjia/contract'
import { runInCtx } from '../platform/ctx.ts'
import { Actor } from '../platform/auth/actor.ts'
import { momentOf } from '../platform/text/index.ts'
import { dayAfter, dayIn, monthAfter } from '../platform/time.ts'
import { watch } from '../modules/energy/watch.ts'
import type { Cast } from './history.ts'

const ZONE = 'Asia/Shanghai'
/** As many months of readings, so that a measure has a whole year before it. */
const MONTHS = 20
/** Code, kind, place, what goes through on a day, and how much more in the height of its season. */
const METERS = [
  ['GB-D01', 'electricity', '1–6 栋楼道与大堂照明', 118, 0.18, 'winter'],
  ['GB-D02', 'electricity', '地下车库照明', 236, 0, 'none'],
  ['GB-D03', 'electricity', '电梯与水泵', 305, 0.12, 'summer'],
  ['GB-S01', 'water', '绿化用水', 9, 1.4, 'summer'],
  ['GB-S02', 'water', '保洁与景观补水', 4, 0.3, 'summer'],
] as const

/** Share of the season's height in a month: one in its middle, none half a year later. */
function seasonOf(month: string, season: (typeof METERS)[number][5]): number {
  if (season === 'none') return 0
  const middle = season === 'summer' ? 7 : 1
  return (1 + Math.cos(((Number(month.slice(5)) - middle) / 6) * Math.PI)) / 2
}

/**
 * Public meters read at each month's end for twenty months: the garage has had LED lamps for some months, the green was watered too much last
 * month, one meter was not read then, and one runs at night.
 */
export async function energyIsCounted({ company, performer }: Pick<Cast, 'company' | 'performer'>, today: Date): Promise<void> {
  const { siteId, actors } = company
  const [supervisor, tech, guard] = [actors.get('supervisor')!, actors.get('tech')!, actors.get('guard')!]
  const now = dayIn(ZONE, today).slice(0, 7)
  const first = monthAfter(now, -MONTHS)
  const last = monthAfter(now, -1)
  const led = monthAfter(now, -5)
  const begin = momentOf(`${first}-01`, '09:00', ZONE)
  const ids = new Map<string, string>()
  for (const [code, kind, location] of METERS) ids.set(code, (await performer.perform(supervisor, begin, registers.createMeter, { body: { siteId, code, kind, location, installedOn: `${first}-01`, initialReading: 100, digits: 7 } })).id)
  for (const [code, , , daily, more, season] of METERS) {
    let dial = 100
    for (let month = first; month <= last; month = monthAfter(month)) {
      const end = dayAfter(`${monthAfter(month)}-01`, -1)
      const days = Number(end.slice(8)) - (month === first ? 1 : 0)
      const saved = code === 'GB-D02' && month > led ? 0.56 : 1
      const wasted = code === 'GB-S01' && month === last ? 2.1 : 1
      dial += Math.round(days * daily * (1 + more * seasonOf(month, season)) * saved * wasted)
      if (code === 'GB-S02' && month === last) continue
      await performer.perform(tech, momentOf(end, '10:00', ZONE), registers.readMeter, { params: { id: ids.get(code)! }, body: { value: dial, readOn: end, isConfirmed: true, note: '月末抄表' } })
    }
  }
  const year = Number(now.slice(0, 4))
  await performer.perform(supervisor, begin, energy.createEnergyGroup, { body: { siteId, name: '公区照明', kind: 'electricity', meterIds: [ids.get('GB-D01')!, ids.get('GB-D02')!], squareMetres: 18_600 } })
  for (const of of [{ kind: 'electricity' as const, monthly: 19_500, yearBudget: 226_000 }, { kind: 'water' as const, meterId: ids.get('GB-S01')!, monthly: 420 }])
    for (const one of [year - 1, year]) await performer.perform(supervisor, today, energy.setEnergyTarget, { body: { siteId, ...of, year: one, tolerancePercent: 5 } })
  await measureAndCampaign({ company, performer }, today, { ids, led })
  const night = dayAfter(dayIn(ZONE, today), -3)
  await performer.perform(guard, momentOf(night, '04:40', ZONE), energy.readAtNight, { body: { meterId: ids.get('GB-S01')!, from: momentOf(night, '01:30', ZONE).toISOString(), fromValue: 9800, to: momentOf(night, '04:30', ZONE).toISOString(), toValue: 9801.4, note: '中心花园喷灌管沟有水声' } })
  await runInCtx(performer.app, { actor: Actor.system(company.organizationId), now: today }, (ctx) => watch(ctx, siteId))
  const { items } = await performer.perform(supervisor, today, energy.listEnergyAlarms, { query: { siteId, filter: { state: ['open'] } } })
  const leak = items.find(({ kind }) => kind === 'night_flow')
  if (leak) await performer.perform(supervisor, today, energy.actOnEnergyAlarm, { params: { id: leak.id }, body: { action: 'raise_order', note: '请查喷灌管沟' } })
  const over = items.find(({ kind }) => kind === 'over_target')
  if (over) await performer.perform(supervisor, today, energy.actOnEnergyAlarm, { params: { id: over.id }, body: { action: 'explain', note: '新植草坪养护期，每天浇水两次' } })
}

async function measureAndCampaign({ company, performer }: Pick<Cast, 'company' | 'performer'>, today: Date, { ids, led }: { ids: ReadonlyMap<string, string>; led: string }): Promise<void> {
  const { siteId, actors } = company
  const supervisor = actors.get('supervisor')!
  const measure = await performer.perform(supervisor, momentOf(`${led}-01`, '10:00', ZONE), energy.createEnergyMeasure, {
    body: { siteId, kind: 'electricity', meterId: ids.get('GB-D02')!, name: '地下车库换 LED 感应灯', text: '更换 320 支灯管为 LED 雷达感应，无人时降到两成亮度', costFen: 2_560_000, baselineFrom: monthAfter(led, -12), baselineTo: monthAfter(led, -1), expectedMonthly: 2800 },
  })
  await performer.perform(supervisor, momentOf(`${led}-20`, '10:00', ZONE), energy.actOnEnergyMeasure, { params: { id: measure.id }, body: { action: 'start', on: `${led}-20` } })
  const day = dayIn(ZONE, today)
  await performer.perform(supervisor, today, energy.createEnergyCampaign, { body: { siteId, title: '关灯一小时', from: dayAfter(day, -40), to: dayAfter(day, -40), text: '与居委会一起倡议 20:30 关灯一小时，公区景观灯同步关闭', participants: 186, result: '当晚公区用电比平日少一成；收到 23 条节电建议' } })
  await performer.perform(supervisor, today, energy.createEnergyCampaign, { body: { siteId, title: '垃圾分类与旧电池回收', from: dayAfter(day, -3), to: dayAfter(day, 11), text: '大堂设旧电池、旧灯管回收箱，周末志愿者讲解分类' } })
}
