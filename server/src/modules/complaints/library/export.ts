import type { Input, Locale, redress } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../../platform/records/list-export.ts'
import { listLibraryCases } from './library.ts'

const LIBRARY: Column<redress.LibraryCase>[] = [
  column('title', 'text', 30, ['标题', '標題', 'Title'], (row) => row.title),
  column('status', 'text', 10, ['状态', '狀態', 'Status'], (row, l) => labelOf(l, 'libraryStatus', row.status)),
  column('tags', 'text', 24, ['标签', '標籤', 'Tags'], (row) => row.tags.join('、')),
  column('story', 'text', 60, ['经过', '經過', 'Story'], (row) => row.story),
  column('analysis', 'text', 60, ['分析', '分析', 'Analysis'], (row) => row.analysis),
  column('lesson', 'text', 40, ['启示', '啟示', 'Lesson'], (row) => row.lesson),
  column('improvement', 'text', 40, ['改进', '改進', 'Improvement'], (row) => row.improvement),
  column('by', 'text', 12, ['撰写人', '撰寫人', 'Written by'], (row) => row.writtenBy),
  column('publishedAt', 'datetime', 18, ['发布时间', '發布時間', 'Published'], (row) => at(row.publishedAt)),
]
const LIBRARY_NAME: Record<Locale, string> = { 'zh-CN': '案例库', 'zh-TW': '案例庫', en: 'case-library' }

/** The case library as it is shown, with names taken out. */
export async function planLibraryCasesExport(ctx: Ctx, { format: _, ...query }: Input<typeof redress.exportLibraryCases>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listLibraryCases(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, LIBRARY_NAME, 'Asia/Shanghai', LIBRARY, rows)
}
