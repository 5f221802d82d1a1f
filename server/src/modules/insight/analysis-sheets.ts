import type { analysis, Input, Locale } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { EnumLabels } from '@guanjia/contract/labels/labels.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ColumnKind, ColumnValue, SheetToWrite } from '../../platform/sheets/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { caseAnalysis, caseAnalysisRows } from './case-analysis.ts'
import { orderAnalysis, orderAnalysisRows } from './order-analysis.ts'

/** More records than this belong to the lists' own exports. */
const MOST_ROWS = 20_000
const PAGE = 200

type Words = Record<Locale, string>
const words = (cn: string, tw: string, en: string): Words => ({ 'zh-CN': cn, 'zh-TW': tw, en })
type Column<T> = [kind: ColumnKind, width: number, title: Words, value: (row: T) => ColumnValue]
type Plan = { name: string; sheets: SheetToWrite[]; timeZone: string }

function sheet<T>(locale: Locale, name: Words, columns: Column<T>[], rows: Iterable<T> | AsyncIterable<T>): SheetToWrite {
  async function* written(): AsyncGenerator<Record<string, ColumnValue>> {
    for await (const row of rows) yield Object.fromEntries(columns.map(([, , title, value]) => [title.en, value(row)]))
  }
  return { sheetName: name[locale], columns: columns.map(([kind, width, title]) => ({ key: title.en, kind, width, title: title[locale] })), rows: written() }
}

const percent = (rate: number | null): number | null => (rate === null ? null : Math.round(rate * 10_000) / 100)
const hours = (seconds: number | null): number | null => (seconds === null ? null : Math.round(seconds / 36) / 100)
const yuan = (fen: number | null): number | null => (fen === null ? null : fen / 100)
const NONE = words('未填', '未填', 'Not recorded')
const COUNT = words('件数', '件數', 'Count')

/** Closed choices have no name in the database. */
const WORDED: Partial<Record<analysis.CaseCause, keyof EnumLabels>> = { cause: 'causeClass', channel: 'channel', weekday: 'weekday' }

async function* all<T>(page: (cursor: string | undefined) => Promise<{ items: T[]; nextCursor: string | null }>): AsyncGenerator<T> {
  let cursor: string | undefined
  let count = 0
  do {
    const { items, nextCursor } = await page(cursor)
    yield* items
    count += items.length
    cursor = nextCursor ?? undefined
  } while (cursor !== undefined && count < MOST_ROWS)
}

/** The case analysis with the cases behind it, all of one moment. */
export async function caseAnalysisSheets(ctx: Ctx, { query }: Input<typeof analysis.exportCaseAnalysis>): Promise<Plan> {
  const { locale } = ctx
  const found = await caseAnalysis(ctx, { query, params: {}, body: {} })
  const group = WORDED[query.by]
  const named = (slice: { id: string | null; name: string | null }): string => slice.name ?? (slice.id === null ? NONE[locale] : group ? labelOf(locale, group, slice.id) : slice.id)
  const matterName = new Map(found.heat.matters.map(({ id, name }) => [id, name ?? NONE[locale]]))
  const cellOf = new Map(found.heat.cells.map((cell) => [`${cell.buildingId} ${cell.matterId}`, cell.count]))
  const dimension = labelOf(locale, 'caseCause', query.by)
  const cause = sheet(locale, words('原因排列', '原因排列', 'Causes'), [
    ['text', 24, words(dimension, dimension, dimension), named],
    ['number', 10, COUNT, (row: (typeof found.pareto)[number]) => row.count],
    ['number', 10, words('占比 %', '占比 %', 'Share %'), (row) => percent(row.share)],
    ['number', 10, words('累计 %', '累計 %', 'Cumulative %'), (row) => percent(row.cumulative)],
  ], found.pareto)
  const heat = sheet(locale, words('楼栋与类别', '樓棟與類別', 'Building × matter'), [
    ['text', 16, words('楼栋', '樓棟', 'Building'), (row: (typeof found.heat.buildings)[number]) => row.name],
    ['number', 8, words('户数', '戶數', 'Households'), (row) => row.households],
    ...found.heat.matters.map(({ id }): Column<(typeof found.heat.buildings)[number]> => {
      const title = matterName.get(id)!
      return ['number', 10, words(title, title, `${title} ${id}`), (row) => cellOf.get(`${row.id} ${id}`) ?? 0]
    }),
  ], found.heat.buildings)
  const trend = trendSheet(locale, found.trend)
  const households = sheet(locale, words('重复住户', '重複住戶', 'Repeat households'), [
    ['text', 14, words('房号', '房號', 'Unit'), (row: (typeof found.repeatHouseholds)[number]) => row.code],
    ['number', 8, COUNT, (row) => row.count],
    ['number', 8, words('其中投诉', '其中投訴', 'Complaints'), (row) => row.complaints],
    ['text', 40, words('类别', '類別', 'Matters'), (row) => row.matters.join('、')],
    ['datetime', 18, words('最近一次', '最近一次', 'Last'), (row) => new Date(row.lastAt)],
  ], found.repeatHouseholds)
  const phases = sheet(locale, words('入伙阶段', '交屋階段', 'Phases'), [
    ['text', 22, words('阶段', '階段', 'Phase'), (row: (typeof found.phases)[number]) => labelOf(locale, 'estatePeriod', row.phase)],
    ['number', 10, words('投诉', '投訴', 'Complaints'), (row) => row.count],
    ['number', 10, words('户数', '戶數', 'Households'), (row) => row.households],
    ['number', 12, words('百户投诉', '每百戶投訴', 'Per 100 households'), (row) => row.perHundred],
  ], found.phases)
  const rows = all((cursor) => caseAnalysisRows(ctx, { query: { siteId: query.siteId, from: query.from, to: query.to, filter: query.filter, limit: PAGE, cursor }, params: {}, body: {} }))
  const records = sheet(locale, words('明细', '明細', 'Cases'), [
    ['text', 18, words('编号', '編號', 'Number'), (row: Awaited<ReturnType<typeof caseAnalysisRows>>['items'][number]) => row.number],
    ['text', 8, words('类型', '類型', 'Kind'), (row) => labelOf(locale, 'caseKind', row.kind)],
    ['text', 10, words('状态', '狀態', 'Status'), (row) => labelOf(locale, 'caseStatus', row.status)],
    ['text', 14, words('类别', '類別', 'Category'), (row) => row.category?.name ?? ''],
    ['text', 12, words('房号', '房號', 'Unit'), (row) => row.unit?.name ?? row.place],
    ['text', 40, words('主题', '主旨', 'Subject'), (row) => row.title],
    ['text', 12, words('责任人', '責任人', 'Owner'), (row) => row.owner.name],
    ['datetime', 18, words('受理时间', '受理時間', 'Registered'), (row) => new Date(row.registeredAt)],
    ['number', 8, words('满意度', '滿意度', 'Score'), (row) => row.score],
  ], rows)
  const name = words('投诉与报事分析', '投訴與報事分析', 'Case analysis')[locale]
  return { name: `${name} ${query.from} ${query.to}`, sheets: [cause, heat, trend, households, phases, records], timeZone: await timeZoneOf(ctx, query.siteId) }
}

function trendSheet(locale: Locale, trend: analysis.CaseAnalysis['trend']): SheetToWrite {
  return sheet(locale, words('趋势', '趨勢', 'Trend'), [
    ['text', 12, words('起', '起', 'From'), (row: (typeof trend.points)[number]) => row.from],
    ['text', 12, words('止', '止', 'To'), (row) => row.to],
    ['number', 8, COUNT, (row) => row.count],
    ['number', 10, words('均值', '平均值', 'Mean'), () => trend.mean],
    ['number', 10, words('控制上限', '管制上限', 'Upper limit'), () => trend.upper],
    ['number', 10, words('控制下限', '管制下限', 'Lower limit'), () => trend.lower],
    ['text', 24, words('异常', '異常', 'Signal'), (row) => (row.signal === null ? '' : labelOf(locale, 'trendSignal', row.signal))],
  ], trend.points)
}

/** The work-order analysis with the orders behind it, all of one moment. */
export async function orderAnalysisSheets(ctx: Ctx, { query }: Input<typeof analysis.exportOrderAnalysis>): Promise<Plan> {
  const { locale } = ctx
  const found = await orderAnalysis(ctx, { query, params: {}, body: {} })
  type Group = (typeof found.byWorker)[number]
  const groups = (name: Words, of: Words, rows: Group[]): SheetToWrite => sheet(locale, name, [
    ['text', 20, of, (row: Group) => row.name ?? NONE[locale]],
    ['number', 8, words('工单', '工單', 'Raised'), (row) => row.raised],
    ['number', 8, words('完工', '完工', 'Done'), (row) => row.done],
    ['number', 12, words('平均到场 (小时)', '平均到場 (小時)', 'Mean arrival (h)'), (row) => hours(row.arriveSeconds)],
    ['number', 12, words('平均完工 (小时)', '平均完工 (小時)', 'Mean completion (h)'), (row) => hours(row.resolveSeconds)],
    ['number', 10, words('及时率 %', '及時率 %', 'On time %'), (row) => percent(row.onTime.rate)],
    ['number', 8, words('返修', '返修', 'Rework'), (row) => row.reworks],
    ['number', 12, words('一次修复率 %', '一次修復率 %', 'First-time fix %'), (row) => percent(row.firstTime.rate)],
    ['number', 10, words('满意度', '滿意度', 'Score'), (row) => (row.score === null ? null : Math.round(row.score * 100) / 100)],
    ['number', 8, words('评价数', '評價數', 'Ratings'), (row) => row.rated],
    ['number', 12, words('工时 (分钟)', '工時 (分鐘)', 'Labour (min)'), (row) => row.labourMinutes],
    ['number', 12, words('材料费 (元)', '材料費 (元)', 'Materials (yuan)'), (row) => yuan(row.materialFen)],
  ], rows)
  const materials = sheet(locale, words('材料', '材料', 'Materials'), [
    ['text', 24, words('材料', '材料', 'Material'), (row: (typeof found.materials)[number]) => row.name],
    ['number', 10, words('数量', '數量', 'Quantity'), (row) => row.quantity],
    ['text', 8, words('单位', '單位', 'Unit'), (row) => row.unit],
    ['number', 12, words('金额 (元)', '金額 (元)', 'Cost (yuan)'), (row) => yuan(row.costFen)],
  ], found.materials)
  const ages = sheet(locale, words('未完工账龄', '未完工天數', 'Open by age'), [
    ['text', 14, words('已开单', '已開單', 'Open for'), (row: (typeof found.openByAge)[number]) => labelOf(locale, 'orderAge', row.age)],
    ['number', 8, COUNT, (row) => row.count],
  ], found.openByAge)
  const rows = all((cursor) => orderAnalysisRows(ctx, { query: { siteId: query.siteId, from: query.from, to: query.to, filter: query.filter, limit: PAGE, cursor }, params: {}, body: {} }))
  const records = sheet(locale, words('明细', '明細', 'Orders'), [
    ['text', 18, words('编号', '編號', 'Number'), (row: Awaited<ReturnType<typeof orderAnalysisRows>>['items'][number]) => row.number],
    ['text', 8, words('类型', '類型', 'Kind'), (row) => labelOf(locale, 'workOrderKind', row.kind)],
    ['text', 10, words('状态', '狀態', 'Status'), (row) => labelOf(locale, 'workOrderStatus', row.status)],
    ['text', 14, words('类别', '類別', 'Category'), (row) => row.category?.name ?? ''],
    ['text', 12, words('房号', '房號', 'Unit'), (row) => row.unit?.name ?? row.place],
    ['text', 40, words('主题', '主旨', 'Subject'), (row) => row.title],
    ['text', 12, words('维修人员', '維修人員', 'Worker'), (row) => row.worker?.name ?? ''],
    ['datetime', 18, words('开单时间', '開單時間', 'Raised at'), (row) => new Date(row.raisedAt)],
    ['datetime', 18, words('完工时间', '完工時間', 'Done at'), (row) => (row.doneAt === null ? null : new Date(row.doneAt))],
  ], rows)
  const category = words('类别', '類別', 'Category')
  const worker = words('维修人员', '維修人員', 'Worker')
  const building = words('楼栋', '樓棟', 'Building')
  const name = words('工单分析', '工單分析', 'Work-order analysis')[locale]
  return { name: `${name} ${query.from} ${query.to}`, sheets: [groups(category, category, found.byCategory), groups(worker, worker, found.byWorker), groups(building, building, found.byBuilding), trendSheet(locale, found.trend), ages, materials, records], timeZone: await timeZoneOf(ctx, query.siteId) }
}
