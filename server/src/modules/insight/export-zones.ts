import { analysis, type Output } from '@guanjia/contract'
import { column, type Column } from '../../platform/records/list-export.ts'
import { listFile } from '../organization/index.ts'
import { zoneRanking } from './zone-ranking.ts'

const percent = (rate: number | null): number | null => (rate === null ? null : Math.round(rate * 1000) / 10)
/** 片区排名 of a month; what nobody measured stays empty. */
export const zoneRankingFile = listFile(analysis.exportZoneRanking, zoneRanking, {
  name: { 'zh-CN': '片区排名', 'zh-TW': '片區排名', en: 'zone-ranking' },
  columns: [
    column('rank', 'number', 8, ['名次', '名次', 'Rank'], (row) => row.rank),
    column('zone', 'text', 18, ['片区', '片區', 'Zone'], (row) => row.name),
    column('score', 'number', 8, ['得分', '得分', 'Score'], (row) => row.score),
    column('households', 'number', 8, ['户数', '戶數', 'Households'], (row) => row.households),
    column('orders', 'number', 8, ['工单', '工單', 'Work orders'], (row) => row.orders),
    column('onTime', 'number', 12, ['及时率 %', '及時率 %', 'On time %'], (row) => percent(row.onTime.rate)),
    column('rework', 'number', 12, ['返工率 %', '返工率 %', 'Rework %'], (row) => percent(row.rework.rate)),
    column('complaints', 'number', 8, ['投诉', '投訴', 'Complaints'], (row) => row.complaints),
    column('perHundred', 'number', 12, ['百户投诉', '百戶投訴', 'Complaints per 100'], (row) => row.complaintsPerHundred),
    column('cleaning', 'number', 12, ['保洁得分', '保潔得分', 'Cleaning'], (row) => row.cleaning),
  ] satisfies Column<Output<typeof analysis.zoneRanking>['items'][number]>[],
})
