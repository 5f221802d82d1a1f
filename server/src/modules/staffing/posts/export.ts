import { staffing } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { column, type Column } from '../../../platform/records/list-export.ts'
import { listFile } from '../../organization/index.ts'
import { listRotaPosts } from './rota-posts.ts'

export const rotaPostsFile = listFile(staffing.exportRotaPosts, listRotaPosts, {
  name: { 'zh-CN': '岗位设置', 'zh-TW': '崗位設定', en: 'rota-posts' },
  columns: [
    column('name', 'text', 20, ['岗位', '崗位', 'Post'], (row) => row.name),
    column('kind', 'text', 14, ['类别', '類別', 'Kind'], (row, l) => labelOf(l, 'rotaPostKind', row.kind)),
    column('zone', 'text', 14, ['片区', '片區', 'Zone'], (row) => row.zone?.name),
    column('position', 'text', 16, ['职务', '職務', 'Position'], (row) => row.position?.name),
    column('pattern', 'text', 18, ['班制', '班制', 'Pattern'], (row) => row.pattern.name),
    column('headcount', 'number', 10, ['每班人数', '每班人數', 'People'], (row) => row.headcount),
    column('certificates', 'text', 24, ['须持证书', '須持證照', 'Certificates'], (row) => row.certificates.join('、')),
    column('trades', 'text', 24, ['工种', '工種', 'Trades'], (row) => row.trades.join('、')),
    column('active', 'text', 8, ['在用', '在用', 'In use'], (row) => (row.isActive ? '✓' : '')),
  ] satisfies Column<staffing.RotaPost>[],
})
