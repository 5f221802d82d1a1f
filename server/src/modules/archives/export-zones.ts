import { zones } from '@guanjia/contract'
import { LABELS } from '@guanjia/contract/labels/index.ts'
import { column, type Column } from '../../platform/records/list-export.ts'
import { listFile } from '../organization/index.ts'
import { zoneChart } from './zone-chart.ts'

type Zone = zones.ChartZone
const POSTS = zones.ZONE_POSTS.map((post): Column<Zone> => ({ key: post, kind: 'text', width: 16, title: { 'zh-CN': LABELS['zh-CN'].enum.zonePost[post], 'zh-TW': LABELS['zh-TW'].enum.zonePost[post], en: LABELS.en.enum.zonePost[post] }, value: ({ duties }) => duties.find((one) => one.post === post)?.employee.name }))

/** A line for each zone: who holds which post, who works there, which zones lie beside it. */
export const zonesFile = listFile(zones.exportZones, async (ctx, input): Promise<{ items: Zone[] }> => ({ items: (await zoneChart(ctx, input)).zones }), {
  name: { 'zh-CN': '片区责任', 'zh-TW': '片區責任', en: 'zones' },
  columns: [
    column('name', 'text', 18, ['片区', '片區', 'Zone'], (row) => row.name),
    ...POSTS,
    column('workers', 'text', 30, ['片区人员', '片區人員', 'People'], (row) => row.workers.map(({ name }) => name).join('、')),
    column('neighbours', 'text', 24, ['相邻片区', '相鄰片區', 'Neighbours'], (row) => row.neighbours.map(({ name }) => name).join('、')),
  ] satisfies Column<Zone>[],
})
