import type { Input, Locale, sharing } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../../platform/records/list-export.ts'
import { homeZone } from '../../organization/index.ts'
import { listExchanges } from './exchanges.ts'
import { listLessons } from './lessons.ts'

const LESSONS: Column<sharing.Lesson>[] = [
  column('number', 'text', 18, ['编号', '編號', 'Number'], (row) => row.number),
  column('kind', 'text', 8, ['类别', '類別', 'Kind'], (row, l) => labelOf(l, 'lessonKind', row.kind)),
  column('topic', 'text', 14, ['主题', '主題', 'Topic'], (row, l) => labelOf(l, 'questionTopic', row.topic)),
  column('title', 'text', 28, ['标题', '標題', 'Title'], (row) => row.title),
  column('happened', 'text', 40, ['情况', '情況', 'What happened'], (row) => row.happened),
  column('learned', 'text', 40, ['启示', '啟示', 'What was learned'], (row) => row.learned),
  column('state', 'text', 10, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'lessonState', row.state)),
  column('partners', 'text', 24, ['交流单位', '交流單位', 'Exchanged with'], (row) => row.exchanges.map(({ partner }) => partner).join('、')),
  column('by', 'text', 12, ['撰写人', '撰寫人', 'Written by'], (row) => row.writtenBy),
  column('at', 'datetime', 18, ['撰写时间', '撰寫時間', 'Written'], (row) => at(row.writtenAt)),
]
const EXCHANGES: Column<sharing.Exchange>[] = [
  column('number', 'text', 18, ['编号', '編號', 'Number'], (row) => row.number),
  column('day', 'text', 12, ['日期', '日期', 'Day'], (row) => row.exchangedOn),
  column('partner', 'text', 24, ['交流单位', '交流單位', 'Partner'], (row) => row.partner),
  column('form', 'text', 12, ['形式', '形式', 'Form'], (row, l) => labelOf(l, 'exchangeForm', row.form)),
  column('people', 'text', 20, ['参加人员', '參加人員', 'Participants'], (row) => row.participants),
  column('given', 'text', 40, ['我方介绍', '我方介紹', 'Told'], (row) => row.given),
  column('received', 'text', 40, ['学到的做法', '學到的做法', 'Learned'], (row) => row.received),
  column('lessons', 'text', 30, ['相关经验', '相關經驗', 'Lessons'], (row) => row.lessons.map(({ number, title }) => `${number} ${title}`).join('；')),
  column('by', 'text', 12, ['记录人', '記錄人', 'Recorded by'], (row) => row.recordedBy),
]
const NAMES: Record<'lessons' | 'exchanges', Record<Locale, string>> = { lessons: { 'zh-CN': '经验教训库', 'zh-TW': '經驗教訓庫', en: 'lessons' }, exchanges: { 'zh-CN': '对外交流记录', 'zh-TW': '對外交流記錄', en: 'lesson-exchanges' } }

export async function planLessonExport(ctx: Ctx, { format: _, ...query }: Input<typeof sharing.exportLessons>['query']): Promise<ExportPlan> {
  return sheetOf(ctx, NAMES.lessons, await homeZone(ctx), LESSONS, everyPage((paging) => listLessons(ctx, { params: {}, body: {}, query: { ...query, ...paging } })))
}

export async function planExchangeExport(ctx: Ctx, { format: _, ...query }: Input<typeof sharing.exportExchanges>['query']): Promise<ExportPlan> {
  return sheetOf(ctx, NAMES.exchanges, await homeZone(ctx), EXCHANGES, everyPage((paging) => listExchanges(ctx, { params: {}, body: {}, query: { ...query, ...paging } })))
}
