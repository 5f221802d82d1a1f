import type { Input, knowledge, Locale } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import type { ColumnKind, ColumnValue } from '../../platform/sheets/index.ts'
import { sitesOf, timeZoneOf } from '../organization/index.ts'
import { allGaps } from './gaps.ts'
import { filteredArticles, withShown } from './list.ts'
import { contentOf, presentArticleSummary } from './present.ts'

type Column<T> = { key: string; kind: ColumnKind; width: number; title: Record<Locale, string>; value: (row: T, locale: Locale) => ColumnValue }
const column = <T>(key: string, kind: ColumnKind, width: number, title: [string, string, string], value: Column<T>['value']): Column<T> => ({ key, kind, width, title: { 'zh-CN': title[0], 'zh-TW': title[1], en: title[2] }, value })

type Line = knowledge.ArticleSummary & { content: knowledge.ArticleContent }
const ARTICLE_COLUMNS: Column<Line>[] = [
  column('kind', 'text', 10, ['类型', '類型', 'Kind'], (row, l) => labelOf(l, 'articleKind', row.kind)),
  column('topic', 'text', 14, ['主题', '主題', 'Topic'], (row) => row.topic),
  column('title', 'text', 28, ['标题', '標題', 'Title'], (row) => row.title),
  column('state', 'text', 10, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'articleState', row.state)),
  column('answer', 'text', 60, ['标准答复', '標準答覆', 'Answer'], (row) => row.answer),
  column('steps', 'text', 50, ['办理步骤', '辦理步驟', 'Steps'], (row) => row.content.steps.map((step, i) => `${i + 1}. ${step}`).join('\n')),
  column('papers', 'text', 40, ['所需资料', '所需資料', 'Papers'], (row) => row.content.papers.map(({ name }) => name).join('\n')),
  column('place', 'text', 20, ['办理地点', '辦理地點', 'Place'], (row) => row.content.place),
  column('hours', 'text', 20, ['办理时间', '辦理時間', 'Hours'], (row) => row.content.hours),
  column('fee', 'text', 24, ['费用', '費用', 'Fee'], (row) => row.content.fee),
  column('duration', 'text', 24, ['办理时长', '辦理時長', 'Takes'], (row) => row.content.duration),
  column('version', 'number', 8, ['版本', '版本', 'Version'], (row) => row.shownVersion),
]
const GAP_COLUMNS: Column<knowledge.Gap>[] = [
  column('askedAt', 'datetime', 18, ['时间', '時間', 'Asked'], (row) => new Date(row.askedAt)),
  column('words', 'text', 60, ['业户的问题', '住戶的問題', 'Question'], (row) => row.words),
  column('kind', 'text', 14, ['咨询类型', '諮詢類型', 'Kind'], (row) => row.enquiryKind?.name ?? ''),
  column('takenBy', 'text', 12, ['接听人', '接聽人', 'Taken by'], (row) => row.takenBy.name),
  column('state', 'text', 12, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'gapState', row.state)),
  column('article', 'text', 28, ['答案', '答案', 'Answer'], (row) => row.article?.name ?? row.reason),
  column('endedBy', 'text', 12, ['补充人', '補充人', 'Ended by'], (row) => row.endedBy),
  column('endedAt', 'datetime', 18, ['补充时间', '補充時間', 'Ended'], (row) => (row.endedAt === null ? null : new Date(row.endedAt))),
]
const ARTICLES: Record<Locale, string> = { 'zh-CN': '知识库', 'zh-TW': '知識庫', en: 'knowledge' }
const GAPS: Record<Locale, string> = { 'zh-CN': '答不上来的问题', 'zh-TW': '答不出來的問題', en: 'unanswered' }

function planned<T>(ctx: Ctx, name: Record<Locale, string>, timeZone: string, columns: Column<T>[], rows: T[]): ExportPlan {
  return {
    name: name[ctx.locale], timeZone, columns: columns.map(({ key, kind, width, title }) => ({ key, kind, width, title: title[ctx.locale] })),
    rows: rows.map((row) => Object.fromEntries(columns.map((c) => [c.key, c.value(row, ctx.locale)]))),
  }
}

/** The articles of a filter as rows of a sheet. */
export async function planArticleExport(ctx: Ctx, { siteId, filter }: Input<typeof knowledge.exportArticles>['query']): Promise<ExportPlan> {
  const { select, today } = await filteredArticles(ctx, siteId, filter)
  const rows = await withShown(select).orderBy('article.topic').orderBy('article.id').limit(10_000).execute()
  const timeZone = siteId ? await timeZoneOf(ctx, siteId) : ((await sitesOf(ctx))[0]?.timeZone ?? 'Asia/Shanghai')
  return planned(ctx, ARTICLES, timeZone, ARTICLE_COLUMNS, rows.map((row) => ({ ...presentArticleSummary(row, row.shown, today), content: contentOf(row.shown) })))
}

/** The questions without an answer as rows of a sheet. */
export async function planGapExport(ctx: Ctx, { siteId, filter }: Input<typeof knowledge.exportGaps>['query']): Promise<ExportPlan> {
  const gaps = await allGaps(ctx, siteId, filter)
  return planned(ctx, GAPS, await timeZoneOf(ctx, siteId), GAP_COLUMNS, gaps)
}
