import { organization, servicePlans, tasks } from '@guanjia/contract'
import type { Cast } from './history.ts'

const DAY = 86_400_000

/** One service that was split into tasks of several departments and runs, and one that is over. */
export async function servicesArePlanned({ company, performer }: Pick<Cast, 'company' | 'performer'>, today: Date): Promise<void> {
  const { siteId, actors } = company
  const who = (login: string) => actors.get(login)!
  const [supervisor, engineer, guard] = [who('supervisor'), who('engineer'), who('guard')] as const
  const at = (days: number): Date => new Date(today.getTime() + days * DAY)
  const { items } = await performer.perform(supervisor, at(-6), organization.listDepartments, { query: { siteId } })
  const environment = items.find(({ code }) => code === 'ENVIRONMENT')!.id
  const line = (title: string, to: { doerId?: string | null; toDepartmentId?: string }, due: number) => ({ title, detail: '', doerId: null, toDepartmentId: null, ...to, dueAt: at(due).toISOString() })
  const past = await performer.perform(supervisor, at(-6), servicePlans.createServicePlan, {
    body: { siteId, title: '老人就餐日接送', need: '回访中三户独居老人提出去社区食堂路远', aim: '每周二、四中午接送，先试两周', lines: [line('核对接送名单和联系人', { doerId: engineer.employeeId }, -4)] },
  })
  await performer.perform(engineer, at(-5), tasks.actOnTask, { params: { id: past.items[0]!.id }, body: { action: 'finish', note: '三户已确认，联系人卡已建' } })
  await performer.perform(supervisor, at(-4.5), tasks.actOnTask, { params: { id: past.items[0]!.id }, body: { action: 'close' } })
  const plan = await performer.perform(supervisor, at(-2), servicePlans.createServicePlan, {
    body: {
      siteId, title: '冬季大堂防滑与保暖', need: '满意度调查：雨雪天大堂湿滑、等候区冷', aim: '首场雨雪前完成，门厅不积水，等候区有座有热水',
      lines: [line('门厅铺防滑垫，每班更换吸水巾', { toDepartmentId: environment }, 2), line('检修 1–6 栋门厅闭门器', { doerId: engineer.employeeId }, 1.5), line('雨雪天早晚高峰加派门岗引导', { doerId: guard.employeeId }, 3)],
    },
  })
  const task = (title: string) => plan.items.find((one) => one.title === title)!.id
  await performer.perform(engineer, at(-1), tasks.actOnTask, { params: { id: task('检修 1–6 栋门厅闭门器') }, body: { action: 'finish', note: '更换 2 个，其余调紧' } })
  await performer.perform(guard, at(-1.5), tasks.actOnTask, { params: { id: task('雨雪天早晚高峰加派门岗引导') }, body: { action: 'accept' } })
}
