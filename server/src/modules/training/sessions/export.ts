import type { courses, Input } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { factsOf, filteredSessions } from './present.ts'

const TITLES = {
  'zh-CN': ['编号', '名称', '形式', '状态', '课程', '开始', '结束', '地点', '讲师', '费用', '应到', '签到', '考核合格率（%）', '评价', '培训'], 'zh-TW': ['編號', '名稱', '形式', '狀態', '課程', '開始', '結束', '地點', '講師', '費用', '應到', '簽到', '考核合格率（%）', '評價', '培訓'],
  en: ['Number', 'Title', 'Kind', 'State', 'Course', 'Begins', 'Ends', 'Place', 'Trainer', 'Cost', 'Invited', 'Signed in', 'Pass rate (%)', 'Rating', 'training'],
} as const

/** Training sessions as rows of a sheet; rates and ratings that nobody gave stay empty. */
export async function planSessionExport(ctx: Ctx, { siteId, filter }: Input<typeof courses.exportSessions>['query']): Promise<ExportPlan> {
  ctx.actor.mustSee('training:manage', siteId)
  const rows = await (await filteredSessions(ctx, siteId, filter)).selectAll().orderBy('starts_at', 'desc').execute()
  const facts = await factsOf(ctx, rows.map(({ id }) => id))
  const titles = TITLES[ctx.locale]
  const keys = ['number', 'title', 'kind', 'state', 'course', 'starts', 'ends', 'place', 'trainer', 'cost', 'invited', 'signed', 'rate', 'rating'] as const
  const kinds = ['text', 'text', 'text', 'text', 'text', 'datetime', 'datetime', 'text', 'text', 'money', 'number', 'number', 'number', 'number'] as const
  return {
    name: titles[14], timeZone: await timeZoneOf(ctx, siteId), columns: keys.map((key, at) => ({ key, kind: kinds[at]!, width: key === 'title' || key === 'course' ? 28 : 16, title: titles[at]! })),
    rows: rows.map((row) => {
      const fact = facts.get(row.id)!
      return {
        number: row.number, title: row.title, kind: labelOf(ctx.locale, 'sessionKind', row.kind), state: labelOf(ctx.locale, 'sessionState', row.state), course: fact.course_name ?? '', starts: row.starts_at, ends: row.ends_at, place: row.place, trainer: row.trainer, cost: Number(row.cost_fen), invited: fact.attendees, signed: fact.signed,
        rate: fact.examined === 0 ? null : Math.round((fact.passed / fact.examined) * 1000) / 10, rating: fact.rating,
      }
    }),
  }
}
