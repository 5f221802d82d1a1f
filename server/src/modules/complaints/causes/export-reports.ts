import { redress } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { at, column, type Column } from '../../../platform/records/list-export.ts'
import { listFile } from '../../organization/index.ts'
import { recoveredCustomers, repeatComplaints } from './reports.ts'

/** 重复投诉: each with what it repeats, and the how-manieth it is. */
export const repeatComplaintsFile = listFile(redress.exportRepeatComplaints, repeatComplaints, {
  name: { 'zh-CN': '重复投诉', 'zh-TW': '重複投訴', en: 'repeated-complaints' }, classes: ['archive'],
  columns: [
    column('number', 'text', 18, ['编号', '編號', 'Number'], (row) => row.case.number),
    column('title', 'text', 34, ['事由', '事由', 'Matter'], (row) => row.case.title),
    column('category', 'text', 18, ['类别', '類別', 'Category'], (row) => row.category.name),
    column('unit', 'text', 14, ['房号', '房號', 'Room'], (row) => row.unit?.name),
    column('person', 'text', 14, ['投诉人', '投訴人', 'Person'], (row) => row.person?.name),
    column('registered', 'datetime', 18, ['受理时间', '受理時間', 'Registered'], (row) => at(row.case.registeredAt)),
    column('status', 'text', 12, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'caseStatus', row.case.status)),
    column('occurrence', 'number', 8, ['第几次', '第幾次', 'Occurrence'], (row) => row.occurrence),
    column('repeatOf', 'text', 18, ['重复自', '重複自', 'Repeats'], (row) => row.repeatOf.number),
    column('repeatOfAt', 'datetime', 18, ['上次受理', '上次受理', 'Registered before'], (row) => at(row.repeatOf.registeredAt)),
  ] satisfies Column<redress.RepeatRow>[],
})

/** 挽回客户: who complained, and rated 4 or better afterwards. */
export const recoveredCustomersFile = listFile(redress.exportRecoveredCustomers, recoveredCustomers, {
  name: { 'zh-CN': '投诉后挽回', 'zh-TW': '投訴後挽回', en: 'won-back' }, classes: ['archive'],
  columns: [
    column('unit', 'text', 14, ['房号', '房號', 'Room'], (row) => row.unit?.name),
    column('person', 'text', 14, ['姓名', '姓名', 'Person'], (row) => row.person?.name),
    column('number', 'text', 18, ['投诉', '投訴', 'Complaint'], (row) => row.case.number),
    column('title', 'text', 34, ['事由', '事由', 'Matter'], (row) => row.case.title),
    column('registered', 'datetime', 18, ['受理时间', '受理時間', 'Registered'], (row) => at(row.case.registeredAt)),
    column('score', 'number', 8, ['后来评分', '後來評分', 'Rated'], (row) => row.score),
    column('rated', 'datetime', 18, ['评分时间', '評分時間', 'Rated at'], (row) => at(row.ratedAt)),
    column('ratedCase', 'text', 18, ['评分事项', '評分事項', 'Of'], (row) => row.ratedCase.number),
  ] satisfies Column<redress.RecoveredRow>[],
})
