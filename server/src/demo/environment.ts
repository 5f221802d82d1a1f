import { environment, inspections } from '@guanjia/contract'
import { runInCtx } from '../platform/ctx.ts'
import { momentOf } from '../platform/text/index.ts'
import { dayAfter, dayIn } from '../platform/time.ts'
import type { Cast } from './history.ts'
import { demoPhotos } from './photos.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
/** Since when waste is written down by the product. */
const COLLECTED_DAYS = 10
const ZONE = 'Asia/Shanghai'

/**
 * Ten days of environment work: the standard of grade 1 with two lines of the contract, plans made of some lines, checks of which two failed, waste twice a day
 * with one round forgotten, greening done and overdue, an adopted tree, and pest control before, after and to come.
 */
export async function environmentIsCaredFor({ company, performer }: Pick<Cast, 'company' | 'performer'>, today: Date): Promise<void> {
  const { siteId, actors } = company
  const [supervisor, steward, cleaner] = [actors.get('supervisor')!, actors.get('steward')!, actors.get('tech')!]
  const begin = new Date(today.getTime() - COLLECTED_DAYS * DAY)
  const ago = (days: number, hours = 0): Date => new Date(today.getTime() - days * DAY - hours * HOUR)
  const photos = { steward: (await demoPhotos(performer.app, steward, 150)).before, cleaner: (await demoPhotos(performer.app, cleaner, 165)).before }
  const areas = await runInCtx(performer.app, { actor: supervisor, now: begin }, (ctx) => ctx.tx.selectFrom('common_area').select(['id', 'name', 'type']).where('site_id', '=', siteId).orderBy('code').execute())
  const areaOf = (type: string) => areas.find((area) => area.type === type)
  const day = dayIn(ZONE, today)

  // The standard: the grade, two lines of the contract, and stone that bears no acid.
  await performer.perform(supervisor, begin, environment.takeGradeLines, { body: { siteId } })
  for (const line of [
    { areaType: 'garage', surface: 'floor', task: 'mop', own: { times: 1, every: 1, unit: 'week' }, ownSource: 'contract', note: '合同附件三：地库每周机洗' },
    { areaType: 'lobby', surface: 'floor', material: 'stone', task: 'sweep', own: { times: 3, every: 1, unit: 'day' }, ownSource: 'own', note: '大堂巡回保洁' },
    { areaType: 'lift_hall', surface: 'fittings', material: 'metal', task: 'wipe', own: { times: 2, every: 1, unit: 'day' }, ownSource: 'contract' },
  ] as const)
    await performer.perform(supervisor, begin, environment.createCleanLine, { body: { siteId, ...line } })
  const lines = (await performer.perform(supervisor, begin, environment.listCleanLines, { query: { siteId, limit: 200, filter: {} } })).items
  await performer.perform(supervisor, begin, environment.planCleanLines, { body: { siteId, lineIds: lines.filter(({ areaType, task }) => (areaType === 'garage' && task === 'mop') || (areaType === 'lobby' && task === 'glass')).map(({ id }) => id) } })

  // Checks: two of six failed; one was put right, the other waits.
  const checks: [days: number, type: string, place: string, deductions: { surface: 'floor' | 'wall' | 'fittings'; points: number; what: string }[]][] = [
    [8, 'lobby', '1 号楼大堂', []],
    [7, 'garage', '地库 A 区', [{ surface: 'floor', points: 45, what: '车位地面油污未处理' }]],
    [5, 'garden', '中心花园', [{ surface: 'floor', points: 10, what: '步道有落叶' }]],
    [4, 'stairwell', '3 号楼楼梯间', [{ surface: 'fittings', points: 20, what: '扶手有灰' }]],
    [2, 'lobby', '2 号楼大堂', [{ surface: 'wall', points: 15, what: '玻璃有手印' }]],
    [1, 'stairwell', '5 号楼楼梯间', [{ surface: 'floor', points: 40, what: '地面有饮料渍' }, { surface: 'wall', points: 20, what: '小广告未清理' }]],
  ]
  for (const [days, type, place, deductions] of checks) {
    const isBad = deductions.some(({ points }) => points >= 40)
    const check = await performer.perform(steward, ago(days, 2), environment.createCleanCheck, { body: { siteId, areaId: areaOf(type)?.id ?? null, place, cleanerId: cleaner.employeeId, deductions, photoIds: isBad ? [photos.steward] : [] } })
    if (check.finding === null || days < 3) continue
    await performer.perform(steward, ago(days - 1, 5), inspections.actOnFinding, { params: { id: check.finding.id }, body: { action: 'settle', note: '已用中性清洁剂清洗' } })
    await performer.perform(steward, ago(days - 1, 3), inspections.actOnFinding, { params: { id: check.finding.id }, body: { action: 'recheck', isFine: true, note: '复查合格' } })
  }
  await performer.perform(cleaner, ago(1, 4), environment.recordAgentUse, { body: { siteId, areaId: areaOf('lobby')?.id ?? null, place: '2 号楼大堂', material: 'stone', agent: 'neutral', product: '中性石材清洁剂', dose: '1:50' } })
  await performer.perform(supervisor, ago(6), environment.changeAgentRule, { body: { material: 'tile', agent: 'abrasive', verdict: 'careful', note: '只用百洁布白面' } })

  // Area cleans: one within the half hour, one beyond it.
  for (const [days, minutes, place] of [[3, 22, '会所儿童区'], [1, 41, '南门岗亭']] as const) {
    const job = await performer.perform(cleaner, ago(days, 6), environment.startCleanJob, { body: { siteId, place, wish: '业主反映有积水', hasReadWarnings: true } })
    await performer.perform(cleaner, new Date(ago(days, 6).getTime() + minutes * 60_000), environment.actOnCleanJob, { params: { id: job.id }, body: { action: 'finish', note: '已清理拖干', photoIds: [photos.cleaner] } })
  }
  for (const [code, name, kind, upkeepDays, last] of [['BJ-XD-01', '手推式洗地机', 'scrubber', 30, 26], ['BJ-XC-01', '吸尘吸水机', 'vacuum', 90, 20], ['BJ-GY-01', '高压清洗机', 'pressure_washer', 60, 63]] as const)
    await performer.perform(supervisor, begin, environment.createCleanEquipment, { body: { siteId, code, name, kind, upkeepDays, lastUpkeepOn: dayAfter(day, -last), place: '地库保洁工具间' } })

  await wasteIsCollected({ company, performer }, { begin, today, day }, photos.cleaner)

  // Greening: what is done, what waits, what is overdue; a plan that the owners are asked about, and a tree with a name on it.
  const job = (task: environment.GreeningTask, place: string, species: string, from: number, to: number) => performer.perform(supervisor, begin, environment.createGreeningJob, { body: { siteId, task, place, species, fromOn: dayAfter(day, from), toOn: dayAfter(day, to), areaId: areaOf('garden')?.id ?? null } })
  const pruned = await job('prune', '中心花园绿篱', '红叶石楠、金森女贞', -9, -4)
  await performer.perform(cleaner, ago(5), environment.actOnGreeningJob, { params: { id: pruned.id }, body: { action: 'done', note: '修剪枝条已清运', photoIds: [photos.cleaner] } })
  await job('fertilise', '南门花坛', '月季', -8, -2)
  await job('water', '宅间绿地', '草坪', -1, 4)
  await job('pest_spray', '沿街行道树', '香樟', 3, 9)
  const plan = await performer.perform(steward, ago(6), environment.createGreeningPlan, { body: { siteId, title: '南门花境改造', place: '南门内侧', squareMetres: 120, species: '绣球、鸢尾、细叶芒', proposal: '将斑秃草坪改为多年生花境，保留两张长椅，春季施工，约两周。' } })
  await performer.perform(supervisor, ago(5), environment.actOnGreeningPlan, { params: { id: plan.id }, body: { action: 'ask' } })
  await performer.perform(steward, ago(9), environment.createTreeAdoption, { body: { siteId, treeCode: 'S-017', species: '桂花', place: '中心花园东侧', adopter: '晨光幼儿园大二班', fromOn: dayAfter(day, -9), untilOn: dayAfter(day, 355), plaque: '我们一起长大' } })

  // Pest control: done with its effect, told and to come, and one that is still planned.
  const facts = { siteId, contractor: '绿盾环境服务', chemical: '高效氯氰菊酯', dose: '1:200 喷雾', safety: '作业期间请关好门窗，看护好儿童与宠物；药剂干透前请勿触碰。', reentryMinutes: 120 }
  const treat = (targets: environment.PestControl['targets'], place: string, from: Date, at: Date, more: object = {}) => performer.perform(supervisor, at, environment.createPestControl, { body: { ...facts, targets, place, plannedFrom: from.toISOString(), plannedTo: new Date(from.getTime() + 2 * HOUR).toISOString(), ...more } })
  const done = await treat(['mosquito', 'cockroach'], '全区楼道与地库', ago(4), ago(8))
  await performer.perform(supervisor, ago(7), environment.actOnPestControl, { params: { id: done.id }, body: { action: 'announce', words: '当日请勿在公共区域晾晒' } })
  await performer.perform(cleaner, ago(4), environment.actOnPestControl, { params: { id: done.id }, body: { action: 'start' } })
  await performer.perform(cleaner, new Date(ago(4).getTime() + 1.5 * HOUR), environment.actOnPestControl, { params: { id: done.id }, body: { action: 'finish', used: '药液 18 L', photoIds: [photos.cleaner] } })
  await performer.perform(steward, ago(1), environment.actOnPestControl, { params: { id: done.id }, body: { action: 'check', isEffective: true, note: '布放粘板 12 处，三日无新增' } })
  const coming = await treat(['rodent'], '垃圾站周边与地库', new Date(today.getTime() + 2 * DAY), ago(2), { chemical: '溴敌隆饵剂', dose: '每站 50 g', reentryMinutes: 0 })
  await performer.perform(supervisor, ago(1), environment.actOnPestControl, { params: { id: coming.id }, body: { action: 'announce', words: '饵站已上锁，请勿移动' } })
  await treat(['termite'], '中心花园木平台', new Date(today.getTime() + 9 * DAY), ago(1), { chemical: '吡虫啉', dose: '0.05% 灌注' })
}

/** Two stations, twice a day as the grade asks; one round was forgotten, one came late, and once the bins overflowed. */
async function wasteIsCollected({ company, performer }: Pick<Cast, 'company' | 'performer'>, { begin, today, day }: { begin: Date; today: Date; day: string }, photo: string): Promise<void> {
  const { siteId, actors } = company
  const cleaner = actors.get('tech')!
  const stations: environment.WasteStation[] = []
  for (const [code, name, classes] of [['LJ-01', '东区分类收集站', ['recyclable', 'hazardous', 'kitchen', 'other']], ['LJ-02', '西区分类收集站', ['kitchen', 'other', 'bulky']]] as const)
    stations.push(await performer.perform(actors.get('supervisor')!, begin, environment.createWasteStation, { body: { siteId, code, name, classes: [...classes], contractor: '溪山城洁清运', slots: ['07:00', '18:30'] } }))
  for (let back = COLLECTED_DAYS; back >= 0; back--) {
    const on = dayAfter(day, -back)
    for (const [i, station] of stations.entries())
      for (const slot of station.slots) {
        const isLate = back === 3 && i === 1 && slot === '18:30'
        const at = new Date(momentOf(on, slot, ZONE).getTime() + (isLate ? 95 : 12 + i * 9) * 60_000)
        // Yesterday's evening in the west was forgotten; what is still to come nobody has done.
        if (at.getTime() > today.getTime() || at < begin || (back === 1 && i === 1 && slot === '18:30')) continue
        const isFull = back === 2 && i === 0 && slot === '18:30'
        await performer.perform(cleaner, at, environment.recordWasteCollection, { body: { siteId, stationId: station.id, day: on, slot, loads: [{ class: 'kitchen', bins: 4 + ((back + i) % 3) }, { class: 'other', bins: 6 + (back % 2) }], isOverflowing: isFull, note: isFull ? '周末其他垃圾桶满溢' : '', photoIds: isFull ? [photo] : [] } })
      }
  }
}
