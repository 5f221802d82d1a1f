import type { Input, Locale, sla } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import { exportSheets } from '../../platform/records/export.ts'
import type { ColumnKind, ColumnValue, SheetToWrite } from '../../platform/sheets/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { type Past, pastOf } from './report-as-of.ts'
import { reportClocks } from './report-clocks.ts'
import { kindLabel } from './report-names.ts'
import { type ReportScope, scopeOf } from './report-scope.ts'
import type { Dimension } from './report-sql.ts'
import { reportOf } from './report.ts'

/** More clocks than this are a matter for the API; the last line of the sheet says that there are more. */
const MOST_CLOCKS = 100_000

type Words = Record<Locale, string>
const words = (cn: string, tw: string, en: string): Words => ({ 'zh-CN': cn, 'zh-TW': tw, en })
type Column<T> = { key: string; kind: ColumnKind; width: number; title: Words; value: (row: T) => ColumnValue }
const column = <T>(kind: ColumnKind, width: number, title: Words, value: Column<T>['value']): Column<T> => ({
  key: title.en, kind, width, title, value,
})

const NAMES = {
  file: words('时限达成', '時限達成', 'Promises kept'), report: words('汇总', '彙總', 'Report'), pauses: words('暂停', '暫停', 'Pauses'),
  clocks: words('明细', '明細', 'Clocks'), none: words('无', '無', 'None'),
  more: words(`仅列出前 ${MOST_CLOCKS} 条`, `僅列出前 ${MOST_CLOCKS} 條`, `Only the first ${MOST_CLOCKS} are listed`),
}

/**
 * The report, its pauses and the clocks behind it as one XLSX file, streamed while the clocks are read; durations in minutes, times of the
 * first site. All of it is of one transaction. Throws like the report, before the first byte.
 */
export async function exportReport(exchange: Exchange, { query }: Input<typeof sla.exportSlaReport>, actor: Actor): Promise<FileAnswer> {
  return exportSheets(exchange, actor, async (ctx) => {
    const scope = await scopeOf(ctx, query)
    const [first] = scope.siteIds
    const sheets = await sheetsOf(ctx, scope, await pastOf(ctx, scope), query.by)
    return { name: `${NAMES.file[ctx.locale]} ${query.from} ${query.to}`, sheets, timeZone: first === undefined ? undefined : await timeZoneOf(ctx, first) }
  })
}

const minutes = (seconds: number | null): number | null => (seconds === null ? null : Math.round(seconds / 6) / 10)
const METRIC = words('指标', '指標', 'Metric')
const RECORD = words('对象', '對象', 'Record')

async function sheetsOf(ctx: Ctx, scope: ReportScope, past: Past | null, by: Dimension): Promise<SheetToWrite[]> {
  const { locale } = ctx
  const report = await reportOf(ctx, scope, past, by)
  return [
    sheet(NAMES.report, reportColumns(locale, by), report.items, locale),
    sheet(NAMES.pauses, pauseColumns(locale), report.pauses, locale),
    sheet(NAMES.clocks, clockColumns(locale), capped(reportClocks(ctx, scope, past, MOST_CLOCKS + 1)), locale, NAMES.more),
  ]
}

type Capped<T> = T | null

/** The rows that are allowed, and a null where there would be more. */
async function* capped<T>(rows: AsyncGenerator<T>): AsyncGenerator<Capped<T>> {
  let n = 0
  for await (const row of rows) {
    if (++n > MOST_CLOCKS) return void (yield null)
    yield row
  }
}

type Rows<T> = Iterable<T> | AsyncIterable<Capped<T>>

function sheet<T>(name: Words, columns: Column<T>[], rows: Rows<T>, locale: Locale, more?: Words): SheetToWrite {
  async function* written(): AsyncGenerator<Record<string, ColumnValue>> {
    for await (const row of rows) {
      yield row === null ? { [columns[0]!.key]: more![locale] } : Object.fromEntries(columns.map((one) => [one.key, one.value(row as T)]))
    }
  }
  const titled = columns.map(({ key, kind, width, title }) => ({ key, kind, width, title: title[locale] }))
  return { sheetName: name[locale], columns: titled, rows: written() }
}

function reportColumns(locale: Locale, by: Dimension): Column<sla.SlaReportRow>[] {
  const dimension = labelOf(locale, 'reportDimension', by)
  const named = column<sla.SlaReportRow>('text', 18, words(dimension, dimension, dimension), (row) => row.name ?? NAMES.none[locale])
  return [
    column('text', 10, RECORD, (row) => labelOf(locale, 'recordType', row.subjectType)),
    column('text', 12, METRIC, (row) => labelOf(locale, 'metric', row.metric)),
    ...(by === 'metric' ? [] : [named]),
    column('number', 8, words('总数', '總數', 'Count'), (row) => row.count),
    column('number', 8, words('按时', '按時', 'Met'), (row) => row.met),
    column('number', 8, words('超时', '超時', 'Breached'), (row) => row.breached),
    column('number', 8, words('未到期', '未到期', 'Open'), (row) => row.open),
    column('number', 8, words('已取消', '已取消', 'Cancelled'), (row) => row.cancelled),
    column('number', 12, words('按时率 %', '按時率 %', 'Rate %'), ({ rate }) => (rate === null ? null : Math.round(rate * 10_000) / 100)),
    column('number', 14, words('P50 计时 (分钟)', 'P50 計時 (分鐘)', 'P50 (min)'), (row) => minutes(row.p50Seconds)),
    column('number', 14, words('P90 计时 (分钟)', 'P90 計時 (分鐘)', 'P90 (min)'), (row) => minutes(row.p90Seconds)),
    column('number', 14, words('P50 实际 (分钟)', 'P50 實際 (分鐘)', 'P50 wall (min)'), (row) => minutes(row.p50WallSeconds)),
    column('number', 14, words('P90 实际 (分钟)', 'P90 實際 (分鐘)', 'P90 wall (min)'), (row) => minutes(row.p90WallSeconds)),
    column('number', 10, words('有暂停', '有暫停', 'Paused'), (row) => row.paused),
    column('number', 14, words('暂停 (分钟)', '暫停 (分鐘)', 'Paused (min)'), (row) => minutes(row.pausedSeconds)),
    column('number', 12, words('靠暂停按时', '靠暫停按時', 'Met by pause'), (row) => row.metByPause),
  ]
}

function pauseColumns(locale: Locale): Column<{ reason: string; metric: string; count: number; seconds: number }>[] {
  return [
    column('text', 18, words('原因', '原因', 'Reason'), (row) => labelOf(locale, 'waitReason', row.reason)),
    column('text', 12, METRIC, (row) => labelOf(locale, 'metric', row.metric)),
    column('number', 8, words('数量', '數量', 'Count'), (row) => row.count),
    column('number', 14, words('时长 (分钟)', '時長 (分鐘)', 'Duration (min)'), (row) => minutes(row.seconds)),
  ]
}

function clockColumns(locale: Locale): Column<sla.SlaReportClock>[] {
  return [
    column('text', 36, RECORD, (row) => row.subject.name),
    column('text', 16, words('项目', '項目', 'Site'), (row) => row.site.name),
    column('text', 12, METRIC, (row) => labelOf(locale, 'metric', row.metric)),
    column('number', 6, words('轮次', '輪次', 'Round'), (row) => row.cycle),
    column('text', 10, words('类型', '類型', 'Kind'), ({ kind, subject }) => (kind === null ? '' : kindLabel(kind, subject.type, locale))),
    column('text', 8, words('紧急程度', '緊急程度', 'Urgency'), ({ urgency }) => (urgency === null ? '' : labelOf(locale, 'urgency', urgency))),
    column('text', 8, words('投诉等级', '投訴等級', 'Grade'), (row) => (row.grade === null ? '' : labelOf(locale, 'grade', row.grade))),
    column('text', 12, words('责任人', '責任人', 'Holder'), (row) => row.holder?.name ?? ''),
    column('text', 8, words('结果', '結果', 'Outcome'), (row) => labelOf(locale, 'reportOutcome', row.outcome)),
    column('text', 18, words('时限', '時限', 'Target'), (row) => row.targetText),
    column('datetime', 18, words('开始', '開始', 'Started'), (row) => row.startedAt),
    column('datetime', 18, words('到期', '到期', 'Due'), (row) => row.dueAt),
    column('datetime', 18, words('结束', '結束', 'Ended'), (row) => row.stoppedAt),
    column('number', 14, words('计时 (分钟)', '計時 (分鐘)', 'Time (min)'), (row) => minutes(row.consumedSeconds)),
    column('number', 14, words('实际 (分钟)', '實際 (分鐘)', 'Wall (min)'), (row) => minutes(row.wallSeconds)),
    column('number', 14, words('暂停 (分钟)', '暫停 (分鐘)', 'Paused (min)'), (row) => minutes(row.pausedSeconds)),
    column('number', 14, words('超出 (分钟)', '超出 (分鐘)', 'Overrun (min)'), (row) => minutes(row.overrunSeconds)),
    column('text', 12, words('靠暂停按时', '靠暫停按時', 'Met by pause'), (row) => (row.isMetByPause ? '✓' : '')),
  ]
}
