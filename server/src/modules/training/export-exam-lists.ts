import { exams, practicals, programmes, type Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { at, column, type Column } from '../../platform/records/list-export.ts'
import { listFile } from '../organization/index.ts'
import { listAppeals } from './marking/appeals.ts'
import { listBlueprints } from './papers/blueprints.ts'
import { listRubrics } from './practicals/rubrics.ts'
import { listProgrammes } from './programmes/programmes.ts'

type Blueprint = Output<typeof exams.listBlueprints>['items'][number]
export const blueprintsFile = listFile(exams.exportBlueprints, listBlueprints, {
  name: { 'zh-CN': '组卷方案', 'zh-TW': '組卷方案', en: 'exam-patterns' },
  columns: [
    column('name', 'text', 28, ['方案', '方案', 'Pattern'], (row) => row.name),
    column('post', 'text', 14, ['岗位', '崗位', 'Post'], (row, l) => labelOf(l, 'standardPost', row.post ?? 'everybody')),
    column('active', 'text', 8, ['在用', '在用', 'In use'], (row) => (row.isActive ? '✓' : '')),
    column('questions', 'number', 8, ['题数', '題數', 'Questions'], (row) => row.questions),
    column('marks', 'number', 8, ['总分', '總分', 'Marks'], (row) => row.marks),
    column('minutes', 'number', 10, ['分钟', '分鐘', 'Minutes'], (row) => row.durationMinutes),
    column('pass', 'number', 10, ['及格线 %', '及格線 %', 'Pass %'], (row) => row.passPercent),
    column('attempts', 'number', 10, ['可考次数', '可考次數', 'Attempts'], (row) => row.maxAttempts),
    column('markers', 'number', 10, ['阅卷人数', '閱卷人數', 'Markers'], (row) => row.markers),
    column('short', 'number', 10, ['题量不足', '題量不足', 'Lines short of questions'], (row) => row.short.length),
  ] satisfies Column<Blueprint>[],
})

export const appealsFile = listFile(exams.exportAppeals, listAppeals, {
  name: { 'zh-CN': '考试申诉', 'zh-TW': '考試申訴', en: 'exam-appeals' },
  columns: [
    column('raised', 'datetime', 18, ['提出时间', '提出時間', 'Raised'], (row) => at(row.raisedAt)),
    column('employee', 'text', 12, ['考生', '考生', 'Candidate'], (row) => row.employee.name),
    column('exam', 'text', 26, ['考试', '考試', 'Exam'], (row) => row.exam.name),
    column('question', 'text', 14, ['试题', '試題', 'Question'], (row) => row.question.code),
    column('stem', 'text', 40, ['题干', '題幹', 'Text'], (row) => row.question.stem),
    column('reason', 'text', 40, ['理由', '理由', 'Reason'], (row) => row.reason),
    column('state', 'text', 10, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'appealState', row.state)),
    column('reply', 'text', 40, ['答复', '答覆', 'Reply'], (row) => row.reply),
    column('decidedBy', 'text', 12, ['处理人', '處理人', 'Decided by'], (row) => row.decidedBy),
    column('decidedAt', 'datetime', 18, ['处理时间', '處理時間', 'Decided'], (row) => at(row.decidedAt)),
  ] satisfies Column<exams.Appeal>[],
})

type Rubric = Output<typeof practicals.listRubrics>['items'][number]
interface CriterionLine {
  rubric: Rubric
  criterion: Rubric['criteria'][number]
}
/** Rubrics as assessors read them: a line for each criterion. */
export const rubricsFile = listFile(practicals.exportRubrics, async (ctx, input) => ({ items: (await listRubrics(ctx, input)).items.flatMap((rubric) => rubric.criteria.map((criterion): CriterionLine => ({ rubric, criterion }))) }), {
  name: { 'zh-CN': '实操评分表', 'zh-TW': '實作評分表', en: 'practical-rubrics' },
  columns: [
    column('code', 'text', 12, ['编号', '編號', 'Code'], ({ rubric }) => rubric.code),
    column('name', 'text', 26, ['评分表', '評分表', 'Rubric'], ({ rubric }) => rubric.name),
    column('kind', 'text', 12, ['类别', '類別', 'Kind'], ({ rubric }, l) => labelOf(l, 'rubricKind', rubric.kind ?? 'practical')),
    column('post', 'text', 14, ['岗位', '崗位', 'Post'], ({ rubric }, l) => labelOf(l, 'standardPost', rubric.post ?? 'everybody')),
    column('state', 'text', 10, ['状态', '狀態', 'State'], ({ rubric }, l) => labelOf(l, 'rubricState', rubric.state)),
    column('pass', 'number', 10, ['及格线 %', '及格線 %', 'Pass %'], ({ rubric }) => rubric.passPercent),
    column('criterion', 'text', 40, ['评分项', '評分項', 'Criterion'], ({ criterion }) => criterion.text),
    column('weight', 'number', 8, ['权重', '權重', 'Weight'], ({ criterion }) => criterion.weight),
    column('levels', 'text', 40, ['等级', '等級', 'Levels'], ({ criterion }) => criterion.levels.join(' / ')),
    column('red', 'text', 8, ['红线', '紅線', 'Red line'], ({ criterion }) => (criterion.isRedLine ? '✓' : '')),
  ] satisfies Column<CriterionLine>[],
})

export const programmesFile = listFile(programmes.exportProgrammes, listProgrammes, {
  name: { 'zh-CN': '岗位培训方案', 'zh-TW': '崗位培訓方案', en: 'training-programmes' },
  columns: [
    column('code', 'text', 12, ['编号', '編號', 'Code'], (row) => row.code),
    column('name', 'text', 28, ['方案', '方案', 'Programme'], (row) => row.name),
    column('post', 'text', 14, ['岗位', '崗位', 'Post'], (row, l) => labelOf(l, 'standardPost', row.post)),
    column('summary', 'text', 40, ['简介', '簡介', 'Summary'], (row) => row.summary),
    column('modules', 'number', 8, ['模块', '模組', 'Modules'], (row) => row.modules),
    column('courses', 'number', 8, ['课程', '課程', 'Courses'], (row) => row.courses),
    column('active', 'text', 8, ['在用', '在用', 'In use'], (row) => (row.isActive ? '✓' : '')),
  ] satisfies Column<programmes.ProgrammeSummary>[],
})
