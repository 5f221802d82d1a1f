import { households, type Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { column, type Column } from '../../../platform/records/list-export.ts'
import { listFile } from '../../organization/index.ts'
import { occupantsOn } from './occupants-on.ts'

type Unit = Output<typeof households.occupantsOn>['units'][number]
interface Line {
  unit: Unit
  person: Unit['people'][number]
}

/** A line for each person who lived there on that day; the taking is on the access log. */
export const occupantsFile = listFile(
  households.exportOccupants,
  async (ctx, input): Promise<{ items: Line[] }> => ({ items: (await occupantsOn(ctx, input)).units.flatMap((unit) => unit.people.map((person) => ({ unit, person }))) }),
  {
    name: { 'zh-CN': '当日住户', 'zh-TW': '當日住戶', en: 'occupants' }, classes: ['archive'],
    columns: [
      column('unit', 'text', 14, ['房号', '房號', 'Room'], (row) => row.unit.code),
      column('floor', 'number', 8, ['楼层', '樓層', 'Floor'], (row) => row.unit.floor),
      column('name', 'text', 16, ['姓名', '姓名', 'Name'], (row) => row.person.name),
      column('role', 'text', 12, ['身份', '身分', 'Role'], (row, l) => labelOf(l, 'occupancyRole', row.person.role)),
      column('from', 'date', 12, ['自', '自', 'From'], (row) => row.person.fromOn),
      column('until', 'date', 12, ['至', '至', 'Until'], (row) => row.person.untilOn),
    ] satisfies Column<Line>[],
  },
)
