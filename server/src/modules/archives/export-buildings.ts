import { archives, type Locale, type Output } from '@guanjia/contract'
import { column, type Column } from '../../platform/records/list-export.ts'
import { listFile } from '../organization/index.ts'
import { archiveTree } from './buildings.ts'

type Building = archives.Building
interface Line {
  building: Building
  entrance: Building['entrances'][number] | null
}
const YES: Record<Locale, [string, string]> = { 'zh-CN': ['有', '无'], 'zh-TW': ['有', '無'], en: ['yes', 'no'] }

/** 楼栋清单 with a line for each entrance, and one for a building without. Headers are those that the import of buildings knows. */
export const buildingsFile = listFile(
  archives.exportBuildings,
  async (ctx, input): Promise<{ items: Line[] }> => {
    const tree: Output<typeof archives.archiveTree> = await archiveTree(ctx, input)
    return { items: tree.items.flatMap((building): Line[] => (building.entrances.length === 0 ? [{ building, entrance: null }] : building.entrances.map((entrance) => ({ building, entrance })))) }
  },
  {
    name: { 'zh-CN': '楼栋', 'zh-TW': '樓棟', en: 'buildings' },
    columns: [
      column('code', 'text', 10, ['楼栋', '樓棟', 'Building'], (row) => row.building.code),
      column('name', 'text', 16, ['楼宇名称', '樓宇名稱', 'Name'], (row) => row.building.name),
      column('zone', 'text', 16, ['片区', '片區', 'Zone'], (row) => row.building.zone?.name),
      column('entrance', 'text', 10, ['单元', '單元', 'Entrance'], (row) => row.entrance?.code),
      column('floors', 'number', 10, ['总层数', '總層數', 'Floors'], (row) => row.entrance?.floors),
      column('elevator', 'text', 10, ['电梯', '電梯', 'Elevator'], (row, l) => (typeof row.entrance?.hasElevator === 'boolean' ? YES[l][row.entrance.hasElevator ? 0 : 1] : '')),
      column('units', 'number', 10, ['户数', '戶數', 'Units'], (row) => row.entrance?.units ?? row.building.units),
    ] satisfies Column<Line>[],
  },
)
