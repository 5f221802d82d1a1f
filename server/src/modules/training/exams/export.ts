import type { exams, Input } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { siteById, timeZoneOf } from '../../organization/index.ts'
import { countsOf, filteredExams, mustSeeExam, presentExam } from './present.ts'
import { EXAM_COLUMNS } from './row.ts'

const LIST = {
  'zh-CN': ['编号', '名称', '状态', '开考', '截止', '应考', '已考', '合格', '合格率（%）', '考试'], 'zh-TW': ['編號', '名稱', '狀態', '開始', '截止', '應考', '已考', '合格', '合格率（%）', '測驗'], en: ['Number', 'Title', 'State', 'Opens', 'Closes', 'Candidates', 'Examined', 'Passed', 'Pass rate (%)', 'exams'],
} as const

/** The exams of a site as rows of a sheet; a rate without anybody examined stays empty. */
export async function planExamExport(ctx: Ctx, { siteId, filter }: Input<typeof exams.exportExams>['query']): Promise<ExportPlan> {
  ctx.actor.mustSee('training:manage', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  const rows = await filteredExams(ctx, siteId, timeZone, filter).select(EXAM_COLUMNS).orderBy('exam.opens_at', 'desc').execute()
  const counts = await countsOf(ctx, rows.map(({ id }) => id))
  const titles = LIST[ctx.locale]
  const keys = ['number', 'title', 'state', 'opens', 'closes', 'candidates', 'examined', 'passed', 'rate'] as const
  const kinds = ['text', 'text', 'text', 'datetime', 'datetime', 'number', 'number', 'number', 'number'] as const
  return {
    name: titles[9], timeZone, columns: keys.map((key, at) => ({ key, kind: kinds[at]!, width: key === 'title' ? 30 : 16, title: titles[at]! })),
    rows: rows.map((row) => {
      const { candidates, examined, passed } = counts.get(row.id)!
      return { number: row.number, title: row.title, state: labelOf(ctx.locale, 'examState', row.state), opens: row.opens_at, closes: row.closes_at, candidates, examined, passed, rate: examined === 0 ? null : Math.round((passed / examined) * 1000) / 10 }
    }),
  }
}

const TITLES = {
  'zh-CN': ['姓名', '第几次', '状态', '交卷时间', '得分', '满分', '得分率', '结果', '成绩'], 'zh-TW': ['姓名', '第幾次', '狀態', '交卷時間', '得分', '滿分', '得分率', '結果', '成績'], en: ['Name', 'Attempt', 'State', 'Handed in', 'Score', 'Of', 'Percent', 'Result', 'results'],
} as const
const STATES = {
  'zh-CN': { waiting: '未开始', in_progress: '答题中', marking: '待评卷', marked: '已出分', absent: '缺考', passed: '合格', failed: '不合格' }, 'zh-TW': { waiting: '未開始', in_progress: '作答中', marking: '待閱卷', marked: '已出分', absent: '缺考', passed: '合格', failed: '不合格' }, en: { waiting: 'Not begun', in_progress: 'Sitting', marking: 'To be marked', marked: 'Marked', absent: 'Absent', passed: 'Passed', failed: 'Failed' },
} as const

export async function planResultsExport(ctx: Ctx, examId: string): Promise<ExportPlan> {
  const row = await mustSeeExam(ctx, examId)
  const { sittings } = await presentExam(ctx, row)
  const titles = TITLES[ctx.locale]
  const words = STATES[ctx.locale]
  const keys = ['name', 'attempt', 'state', 'submitted', 'score', 'max', 'percent', 'result'] as const
  const kinds = ['text', 'number', 'text', 'datetime', 'number', 'number', 'number', 'text'] as const
  return {
    name: `${row.title} ${titles[8]}`, timeZone: await timeZoneOf(ctx, row.site_id), columns: keys.map((key, at) => ({ key, kind: kinds[at]!, width: key === 'submitted' ? 18 : 12, title: titles[at]! })),
    rows: sittings.map((one) => ({ name: one.employee.name, attempt: one.attempt, state: words[one.state], submitted: one.submittedAt === null ? null : new Date(one.submittedAt), score: one.score, max: one.maxScore, percent: one.percent, result: one.isPassed === null ? '' : words[one.isPassed ? 'passed' : 'failed'] })),
  }
}

const ITEMS = {
  'zh-CN': ['题号', '题目', '题型', '试卷数', '得分率（%）', '作废', '试题统计'], 'zh-TW': ['題號', '題目', '題型', '試卷數', '得分率（%）', '作廢', '試題統計'], en: ['Code', 'Question', 'Type', 'Papers', 'Marks reached (%)', 'Void', 'item statistics'],
} as const

/** How each question of an exam was answered: what everybody gets wrong is taught badly, or asked badly. */
export async function planItemExport(ctx: Ctx, examId: string): Promise<ExportPlan> {
  const row = await mustSeeExam(ctx, examId)
  const { items } = await presentExam(ctx, row)
  const titles = ITEMS[ctx.locale]
  const keys = ['code', 'stem', 'type', 'papers', 'share', 'void'] as const
  const kinds = ['text', 'text', 'text', 'number', 'number', 'text'] as const
  return {
    name: `${row.title} ${titles[6]}`, timeZone: await timeZoneOf(ctx, row.site_id), columns: keys.map((key, at) => ({ key, kind: kinds[at]!, width: key === 'stem' ? 60 : 12, title: titles[at]! })),
    rows: items.map((one) => ({ code: one.code, stem: one.stem, type: labelOf(ctx.locale, 'questionType', one.type), papers: one.papers, share: one.share === null ? null : Math.round(one.share * 1000) / 10, void: one.isVoid ? '✓' : '' })),
  }
}
