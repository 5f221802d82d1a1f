import { inspections } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { column, type Column } from '../../platform/records/list-export.ts'
import { listFile } from '../organization/index.ts'
import { listChecklists } from './checklists.ts'
import { listRoutes } from './paths.ts'

interface ItemLine {
  list: inspections.Checklist
  item: inspections.CheckItem
  at: number
}
type Limits = Pick<inspections.CheckItem, 'kind' | 'low' | 'high' | 'unit' | 'choices'>
/** What is fine: from where to where, or which of the choices. */
const fineOf = ({ kind, low, high, unit, choices }: Limits): string =>
  kind === 'choice' ? choices.filter(({ isFine }) => isFine).map(({ value }) => value).join('、') : low === null && high === null ? '' : `${[low ?? '', high ?? ''].join('—')} ${unit}`.trim()

/** Checklists as people check them: a line for each item. */
export const checklistsFile = listFile(inspections.exportChecklists, async (ctx, input) => ({ items: (await listChecklists(ctx, input)).items.flatMap((list) => list.items.map((item, i) => ({ list, item, at: i + 1 }) as ItemLine)) }), {
  name: { 'zh-CN': '检查表', 'zh-TW': '檢查表', en: 'checklists' },
  columns: [
    column('name', 'text', 26, ['检查表', '檢查表', 'Checklist'], ({ list }) => list.name),
    column('version', 'number', 8, ['版次', '版次', 'Version'], ({ list }) => list.number),
    column('active', 'text', 8, ['在用', '在用', 'In use'], ({ list }) => (list.isActive ? '✓' : '')),
    column('for', 'text', 24, ['适用', '適用', 'For'], ({ list }, l) => [...list.facilityClasses.map(({ name }) => name), ...list.areaTypes.map((one) => labelOf(l, 'areaType', one))].join('、')),
    column('points', 'number', 8, ['点位', '點位', 'Points'], ({ list }) => list.points),
    column('at', 'number', 8, ['序号', '序號', 'No.'], ({ at }) => at),
    column('item', 'text', 40, ['检查项', '檢查項', 'Item'], ({ item }) => item.text),
    column('kind', 'text', 10, ['类型', '類型', 'Kind'], ({ item }, l) => labelOf(l, 'checkItemKind', item.kind)),
    column('fine', 'text', 20, ['合格范围', '合格範圍', 'Fine'], ({ item }) => fineOf(item)),
    column('severity', 'text', 10, ['程度', '程度', 'Severity'], ({ item }, l) => labelOf(l, 'findingSeverity', item.severity)),
    column('way', 'text', 12, ['处理方式', '處理方式', 'Way'], ({ item }, l) => labelOf(l, 'findingWay', item.way)),
    column('source', 'text', 14, ['出处', '出處', 'Source'], ({ item }) => item.source),
  ] satisfies Column<ItemLine>[],
})

interface StopLine {
  route: inspections.InspectionRoute
  stop: inspections.InspectionRoute['stops'][number]
  at: number
}
/** Routes as they are walked: a line for each stop. */
export const routesFile = listFile(inspections.exportRoutes, async (ctx, input) => ({ items: (await listRoutes(ctx, input)).items.flatMap((route) => route.stops.map((stop, i): StopLine => ({ route, stop, at: i + 1 }))) }), {
  name: { 'zh-CN': '巡查路线', 'zh-TW': '巡查路線', en: 'inspection-routes' },
  columns: [
    column('name', 'text', 26, ['路线', '路線', 'Route'], ({ route }) => route.name),
    column('active', 'text', 8, ['在用', '在用', 'In use'], ({ route }) => (route.isActive ? '✓' : '')),
    column('ordered', 'text', 10, ['按顺序', '依順序', 'In order'], ({ route }) => (route.isOrdered ? '✓' : '')),
    column('at', 'number', 8, ['序号', '序號', 'No.'], ({ at }) => at),
    column('code', 'text', 14, ['点位编号', '點位編號', 'Point'], ({ stop }) => stop.code),
    column('point', 'text', 24, ['点位', '點位', 'Name'], ({ stop }) => stop.name),
    column('place', 'text', 24, ['位置', '位置', 'Place'], ({ stop }) => stop.place),
    column('minutes', 'number', 8, ['分钟', '分鐘', 'Minutes'], ({ stop }) => stop.minutes),
    column('last', 'text', 12, ['最近结果', '最近結果', 'Last result'], ({ stop }, l) => (stop.lastResult === null ? '' : labelOf(l, 'pointResult', stop.lastResult))),
    column('open', 'number', 12, ['未闭环发现', '未結案發現', 'Open findings'], ({ stop }) => stop.openFindings),
  ] satisfies Column<StopLine>[],
})
