import { registers, type Output } from '@guanjia/contract'
import { column, type Column } from '../../platform/records/list-export.ts'
import { listFile } from '../organization/index.ts'
import { managedArea } from './site-facts.ts'

/** 管理面积 by site, or by building of one: what is not known stays empty. */
export const managedAreaFile = listFile(registers.exportManagedArea, managedArea, {
  name: { 'zh-CN': '管理面积', 'zh-TW': '管理面積', en: 'managed-area' },
  columns: [
    column('name', 'text', 24, ['项目或楼栋', '專案或樓棟', 'Site or building'], (row) => row.name),
    column('units', 'number', 10, ['户数', '戶數', 'Units'], (row) => row.units),
    column('area', 'number', 16, ['建筑面积合计', '建築面積合計', 'Square metres'], (row) => row.squareMetres),
    column('without', 'number', 14, ['面积未登记户数', '面積未登記戶數', 'Units without area'], (row) => row.unitsWithoutArea),
    column('people', 'number', 10, ['员工', '員工', 'Staff'], (row) => row.people),
    column('perHead', 'number', 14, ['人均管理面积', '人均管理面積', 'Square metres per head'], (row) => row.squareMetresPerHead),
  ] satisfies Column<Output<typeof registers.managedArea>['items'][number]>[],
})
