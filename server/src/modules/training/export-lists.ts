import { courses } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { column, type Column } from '../../platform/records/list-export.ts'
import { listFile } from '../organization/index.ts'
import { listCourses } from './courses/courses.ts'
import { listPlanLines } from './plans/plan.ts'

export const coursesFile = listFile(courses.exportCourses, listCourses, {
  name: { 'zh-CN': '课程', 'zh-TW': '課程', en: 'courses' },
  columns: [
    column('code', 'text', 12, ['编号', '編號', 'Code'], (row) => row.code),
    column('name', 'text', 30, ['课程', '課程', 'Course'], (row) => row.name),
    column('topic', 'text', 14, ['主题', '主題', 'Topic'], (row, l) => labelOf(l, 'questionTopic', row.topic)),
    column('post', 'text', 14, ['岗位', '崗位', 'Post'], (row, l) => labelOf(l, 'standardPost', row.post)),
    column('state', 'text', 10, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'courseState', row.state)),
    column('summary', 'text', 40, ['简介', '簡介', 'Summary'], (row) => row.summary),
    column('parts', 'number', 8, ['章节', '章節', 'Parts'], (row) => row.parts),
    column('minutes', 'number', 10, ['分钟', '分鐘', 'Minutes'], (row) => row.minutes),
    column('questions', 'number', 8, ['试题', '試題', 'Questions'], (row) => row.questions),
    column('finished', 'number', 10, ['学完人数', '學完人數', 'Finished by'], (row) => row.finished),
    column('review', 'date', 12, ['复审日期', '複審日期', 'Review on'], (row) => row.reviewOn),
  ] satisfies Column<courses.CourseSummary>[],
})

export const planLinesFile = listFile(courses.exportPlanLines, listPlanLines, {
  name: { 'zh-CN': '年度培训计划', 'zh-TW': '年度培訓計畫', en: 'training-plan' },
  columns: [
    column('year', 'number', 8, ['年度', '年度', 'Year'], (row) => row.year),
    column('quarter', 'number', 8, ['季度', '季度', 'Quarter'], (row) => row.quarter),
    column('kind', 'text', 14, ['形式', '形式', 'Kind'], (row, l) => labelOf(l, 'planLineKind', row.kind)),
    column('post', 'text', 14, ['岗位', '崗位', 'Post'], (row, l) => labelOf(l, 'standardPost', row.post)),
    column('course', 'text', 30, ['课程', '課程', 'Course'], (row) => row.course?.name),
    column('zone', 'text', 14, ['片区', '片區', 'Zone'], (row) => row.zone?.name),
    column('due', 'date', 12, ['完成期限', '完成期限', 'Due'], (row) => row.dueOn),
    column('state', 'text', 10, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'planLineState', row.state)),
    column('late', 'text', 8, ['逾期', '逾期', 'Late'], (row) => (row.isLate ? '✓' : '')),
    column('session', 'text', 18, ['培训', '培訓', 'Session'], (row) => row.session?.number),
  ] satisfies Column<courses.PlanLine>[],
})
