import { tasks, type Output } from '@guanjia/contract'
import { column, type Column } from '../../platform/records/list-export.ts'
import { listFile } from '../organization/index.ts'
import { assistReport } from './assist-report.ts'

/** 协助时效 by department; what was not measured stays empty. */
export const assistReportFile = listFile(tasks.exportAssistReport, assistReport, {
  name: { 'zh-CN': '部门协助时效', 'zh-TW': '部門協助時效', en: 'assists-by-department' },
  columns: [
    column('department', 'text', 20, ['协助部门', '協助部門', 'Department'], (row) => row.department.name),
    column('asked', 'number', 10, ['请求', '請求', 'Asked'], (row) => row.asked),
    column('answered', 'number', 10, ['已答复', '已答覆', 'Answered'], (row) => row.answered),
    column('minutes', 'number', 14, ['答复分钟（中位）', '答覆分鐘（中位）', 'Minutes to answer (median)'], (row) => row.minutesToAnswer),
    column('hours', 'number', 14, ['完成小时（中位）', '完成小時（中位）', 'Hours to done (median)'], (row) => row.hoursToDone),
    column('onTime', 'number', 12, ['按时率 %', '準時率 %', 'On time %'], (row) => (row.onTime === null ? null : Math.round(row.onTime * 1000) / 10)),
    column('rating', 'number', 10, ['评分', '評分', 'Rating'], (row) => row.rating),
    column('rated', 'number', 10, ['评价数', '評價數', 'Rated'], (row) => row.rated),
    column('joint', 'number', 10, ['联合任务', '聯合任務', 'Joint tasks'], (row) => row.joint),
    column('jointHours', 'number', 16, ['联合完成小时（中位）', '聯合完成小時（中位）', 'Hours of joint tasks (median)'], (row) => row.jointHoursToDone),
  ] satisfies Column<Output<typeof tasks.assistReport>['items'][number]>[],
})
