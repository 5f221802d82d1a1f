import { archives, inspections, violations, type Sent } from '@guanjia/contract'
import type { Actor } from '../platform/auth/actor.ts'
import { newId } from '../platform/ids.ts'
import { momentOf } from '../platform/text/index.ts'
import { dayAfter, dayIn } from '../platform/time.ts'
import type { Cast } from './history.ts'
import { demoPhotos } from './photos.ts'

type Act = Sent<typeof violations.actOnViolation>['body']
type Report = Partial<Sent<typeof violations.reportViolation>['body']>
/** So many days before today, who does it, and what. */
type Step = [daysAgo: number, who: Actor, act: Act]

/** Two months of violations: settled when asked, by a notice, by a second one, at the authority; one dismissed, one that repeats, some that are open today. */
export async function violationsAreFollowed({ company: { siteId, actors }, performer }: Pick<Cast, 'company' | 'performer'>, today: Date): Promise<void> {
  const [supervisor, steward, desk, guard] = (['supervisor', 'steward', 'desk', 'guard2'] as const).map((login) => actors.get(login)!) as [Actor, Actor, Actor, Actor]
  const on = (daysAgo: number): string => dayAfter(dayIn('Asia/Shanghai', today), -daysAgo)
  // In the morning of a day, unless that is still ahead today.
  const at = (daysAgo: number, time = '10:20'): Date => new Date(Math.min(momentOf(on(daysAgo), time, 'Asia/Shanghai').getTime(), today.getTime()))
  const photos = { steward: (await demoPhotos(performer.app, steward, 30)).before, guard: (await demoPhotos(performer.app, guard, 55)).before, done: (await demoPhotos(performer.app, steward, 95)).after }
  const types = new Map((await performer.perform(supervisor, at(58), violations.listViolationTypes, { query: { siteId } })).items.map(({ name, id }) => [name, id]))
  const units = (await performer.perform(supervisor, at(58), archives.listUnits, { query: { siteId, limit: 60 } })).items.map(({ id, code }) => ({ id, code }))
  const unit = (i: number): string => units[(i * 7) % units.length]!.id

  async function life(who: Actor, daysAgo: number, report: Report, steps: readonly Step[]): Promise<void> {
    const id = newId()
    await performer.perform(who, at(daysAgo, '09:10'), violations.reportViolation, { body: { id, siteId, description: '', ...report } })
    for (const [ago, actor, act] of steps) await performer.perform(actor, at(ago), violations.actOnViolation, { params: { id }, body: act })
  }
  const verify = (name: string, degree: violations.ViolationDegree, party: string): Act => ({ action: 'verify', typeId: types.get(name)!, degree, party, handlerId: steward.employeeId })
  const notice = (words: string, dueAgo: number): Act => ({ action: 'issue_notice', words, dueOn: on(dueAgo) })
  const handed = (receivedBy: string): Act => ({ action: 'deliver', delivery: 'in_person', receivedBy })
  const CLUTTER = '公共区域堆放杂物'

  await life(steward, 56, { unitId: unit(1), place: '2 单元 6 层电梯厅', description: '纸箱、婴儿车长期堆放在电梯厅', photoIds: [photos.steward] }, [
    [56, supervisor, verify(CLUTTER, 'light', '业主')], [55, steward, { action: 'stop', note: '上门说明后当天搬回户内', photoIds: [photos.done] }], [54, supervisor, { action: 'close', note: '现场复看合格' }],
  ])
  await life(desk, 48, { source: 'owner_report', unitId: unit(2), description: '邻居反映晚间持续施工敲打', reporterName: '业主来电', reporterContact: '隐去' }, [
    [48, supervisor, verify('装修超时施工', 'general', '装修负责人')], [47, steward, notice('请按装修协议约定的时间施工，工作日 18:00 后、休息日停止一切有噪声的作业。', 40)], [47, steward, handed('装修负责人')],
    [40, steward, { action: 'recheck', isFine: true, note: '连续一周晚间巡查无施工' }], [39, supervisor, { action: 'close', note: '整改合格' }],
  ])
  await life(guard, 44, { source: 'gate', place: '东门消防车通道', description: '货车停放在消防车通道卸货', photoIds: [photos.guard] }, [[44, supervisor, { action: 'dismiss', note: '临时卸货十分钟，驾驶员在场，不属违章' }]])
  await life(steward, 40, { source: 'renovation_check', unitId: unit(3), place: '户内厨房与阳台之间', description: '拆除厨房与阳台之间的墙体，疑似剪力墙', photoIds: [photos.steward] }, [
    [40, supervisor, verify('拆改承重结构', 'serious', '业主')], [40, steward, notice('请立即停止拆除，提供原设计单位或具有相应资质单位的设计方案，并恢复已拆除部分。', 35)], [39, steward, { action: 'deliver', delivery: 'signature_refused', witness: '门岗 高师傅', note: '业主拒绝签收，已拍照留存', photoIds: [photos.done] }],
    [35, steward, { action: 'recheck', isFine: false, note: '现场仍在拆除，未提供设计方案' }], [34, supervisor, notice('再次要求立即停止拆除并恢复承重墙体；逾期将如实报告主管部门。', 30)], [34, steward, { action: 'deliver', delivery: 'left_at_door', photoIds: [photos.steward] }],
    [30, steward, { action: 'refuse', note: '业主明确表示不恢复' }], [30, steward, { action: 'escalate', note: '两次通知后拒不整改，涉及结构安全，请示报告住建部门' }],
    [29, supervisor, { action: 'report_authority', addressee: '区住房和城乡建设局', words: '请贵局现场核查并依法责令停止、恢复原状。', dueOn: on(-2) }], [18, steward, { action: 'follow_up', note: '电话询问，已派员现场查看' }],
    [10, supervisor, { action: 'answer', note: '已责令停止施工并限期恢复', answerNumber: '建函〔示例〕第 31 号', photoIds: [photos.done] }],
  ])
  await life(guard, 22, { unitId: unit(4), place: '1 单元首层大堂', description: '电动自行车推入大堂充电', photoIds: [photos.guard] }, [
    [22, supervisor, verify('电动自行车进楼停放充电', 'serious', '租户')], [22, steward, notice('请将电动自行车移至集中充电棚，不得再推入楼内停放、充电。', 19)], [21, steward, handed('租户')], [19, steward, { action: 'recheck', isFine: true, note: '已在充电棚办卡', photoIds: [photos.done] }], [18, supervisor, { action: 'close', note: '整改合格' }],
  ])
  // The same household again: the notice's day was the day before yesterday, and nobody has looked yet.
  await life(steward, 9, { unitId: unit(1), place: '2 单元 6 层楼梯间', description: '鞋柜占用楼梯间', photoIds: [photos.steward] }, [[9, supervisor, verify(CLUTTER, 'general', '业主')], [8, steward, notice('请将鞋柜移入户内，保持楼梯间畅通。', 2)], [8, steward, handed('业主')]])
  await life(steward, 4, { unitId: unit(5), place: '南侧阳台外', description: '阳台外加装金属雨棚，改变外立面', photoIds: [photos.steward] }, [[3, supervisor, verify('擅自改变外立面', 'general', '业主')], [3, steward, notice('请拆除加装的雨棚，恢复外立面原状；确需安装的，请先办理审批。', -4)]])
  // A finding of a patrol that became one this morning.
  const id = newId()
  await performer.perform(steward, at(0, '08:30'), inspections.reportFinding, { body: { id, siteId, place: '3 号楼 1 单元 9 层楼道', description: '楼道堆放装修余料，遮挡消火栓', severity: 'serious', photoIds: [photos.steward] } })
  await performer.perform(steward, at(0, '08:40'), inspections.actOnFinding, { params: { id }, body: { action: 'open_violation' } })
}
