import { quality } from '@guanjia/contract'
import { at, column, type Column } from '../../../platform/records/list-export.ts'
import { listFile } from '../../organization/index.ts'
import { listSixSAreas } from './six-s.ts'

export const sixSAreasFile = listFile(quality.exportSixSAreas, listSixSAreas, {
  name: { 'zh-CN': '6S 责任区', 'zh-TW': '6S 責任區', en: 'six-s-areas' },
  columns: [
    column('name', 'text', 24, ['责任区', '責任區', 'Area'], (row) => row.name),
    column('owner', 'text', 12, ['责任人', '責任人', 'Owner'], (row) => row.owner.name),
    column('days', 'number', 10, ['几天一查', '幾天一查', 'Every … days'], (row) => row.everyDays),
    column('last', 'datetime', 18, ['最近检查', '最近檢查', 'Last round'], (row) => at(row.last?.at ?? null)),
    column('score', 'number', 10, ['得分', '得分', 'Score'], (row) => row.last?.score),
    column('before', 'number', 10, ['上次得分', '上次得分', 'Before'], (row) => row.previous),
    column('due', 'text', 8, ['应检查', '應檢查', 'Due'], (row) => (row.isDue ? '✓' : '')),
    column('open', 'number', 12, ['未闭环整改', '未結案改善', 'Open actions'], (row) => row.openActions),
    column('active', 'text', 8, ['在用', '在用', 'In use'], (row) => (row.isActive ? '✓' : '')),
  ] satisfies Column<quality.SixSArea>[],
})
