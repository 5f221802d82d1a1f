import type { Input, Locale, tasks } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { siteById } from '../organization/index.ts'
import { allTasks } from './tasks.ts'

type Words = readonly [string, string, string]
const STATES: Record<tasks.StaffTask['state'], Words> = { asked: ['待接受', '待接受', 'Asked'], accepted: ['办理中', '辦理中', 'Taken on'], done: ['已完成', '已完成', 'Done'], closed: ['已关闭', '已結案', 'Closed'], declined: ['未接受', '未接受', 'Declined'], cancelled: ['已取消', '已取消', 'Called off'] }
const KINDS: Record<tasks.StaffTask['kind'], Words> = { ad_hoc: ['临时任务', '臨時任務', 'Ad-hoc task'], assist: ['部门协助', '部門協助', 'Assist'] }
const TITLES: Record<string, Words> = {
  number: ['编号', '編號', 'Number'], kind: ['类型', '類型', 'Kind'], title: ['事项', '事項', 'Matter'], from: ['发起部门', '發起部門', 'From'], asker: ['发起人', '發起人', 'Asked by'], to: ['协助部门', '協助部門', 'Department'], doer: ['办理人', '辦理人', 'Done by'], askedAt: ['发起时间', '發起時間', 'Asked at'],
  dueAt: ['期限', '期限', 'Due'], state: ['状态', '狀態', 'State'], doneAt: ['完成时间', '完成時間', 'Done at'], outcome: ['结果', '結果', 'Outcome'], rating: ['评分', '評分', 'Rating'],
}
const INDEX: Record<Locale, 0 | 1 | 2> = { 'zh-CN': 0, 'zh-TW': 1, en: 2 }

/** Ad-hoc tasks and assists as rows of a sheet. */
export async function planTaskExport(ctx: Ctx, { siteId, filter }: Input<typeof tasks.exportTasks>['query']): Promise<ExportPlan> {
  ctx.actor.mustSee('tasks:own', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  const say = (words: Words): string => words[INDEX[ctx.locale]]
  const kinds: Record<string, 'datetime' | 'number'> = { askedAt: 'datetime', dueAt: 'datetime', doneAt: 'datetime', rating: 'number' }
  const instant = (at: string | null): Date | null => (at === null ? null : new Date(at))
  async function* rows() {
    for await (const one of allTasks(ctx, siteId, filter))
      yield {
        number: one.number, kind: say(KINDS[one.kind]), title: one.title, from: one.fromDepartment?.name ?? '', asker: one.askedBy.name, to: one.toDepartment?.name ?? '', doer: one.doer?.name ?? '', askedAt: instant(one.askedAt), dueAt: instant(one.dueAt), state: say(STATES[one.state]),
        doneAt: instant(one.doneAt), outcome: one.outcome, rating: one.rating,
      }
  }
  return { name: say(['任务与协助', '任務與協助', 'tasks']), timeZone, columns: Object.entries(TITLES).map(([key, title]) => ({ key, kind: kinds[key] ?? 'text', width: key === 'title' || key === 'outcome' ? 36 : 16, title: say(title) })), rows: rows() }
}
