import { sql } from 'kysely'
import type { Input, Output, registers } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { iso } from '../../platform/time.ts'
import { mustBeAt, namesFor } from './names.ts'
import { addRow, among, changeRow, contains, equals, listRecords, lockRow, mustBeAbleToAdd, presentOne, visibleRow, type Condition, type Register, type Row } from './register.ts'

type CommonArea = registers.CommonArea

export const AREAS: Register<'common_area', CommonArea> = {
  table: 'common_area',
  kind: 'common_area',
  read: 'registers:read',
  write: 'registers:write',
  order: { by: sql`t.code`, type: 'text' },
  clash: '/code',
  present,
  sheet: {
    name: ['公共区域', '公共區域', 'Common areas'],
    columns: [
      { key: 'code', kind: 'text', width: 14, title: ['编号', '編號', 'Code'], value: (one) => one.code },
      { key: 'name', kind: 'text', width: 24, title: ['名称', '名稱', 'Name'], value: (one) => one.name },
      { key: 'type', kind: 'text', width: 12, title: ['类型', '類型', 'Type'], value: (one, locale) => labelOf(locale, 'areaType', one.type) },
      { key: 'parent', kind: 'text', width: 18, title: ['所属区域', '所屬區域', 'Part of'], value: (one) => one.parent?.name ?? null },
      { key: 'building', kind: 'text', width: 12, title: ['楼栋', '樓棟', 'Building'], value: (one) => one.building?.name ?? null },
      { key: 'floor', kind: 'number', width: 8, title: ['楼层', '樓層', 'Floor'], value: (one) => one.floor },
      { key: 'place', kind: 'text', width: 24, title: ['位置', '位置', 'Place'], value: (one) => one.place },
      { key: 'squareMetres', kind: 'number', width: 10, title: ['面积（㎡）', '面積（㎡）', 'Area (m²)'], value: (one) => one.squareMetres },
    ],
  },
}

async function present(ctx: Ctx, rows: Row<'common_area'>[]): Promise<CommonArea[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const names = await namesFor(ctx, [...rows, ...rows.map((row) => ({ site_id: row.site_id, area_id: row.parent_id }))])
  const { rows: counts } = await sql<{ id: string; points: number; facilities: number }>`
    select a.id, (select count(*)::int from common_area p where p.organization_id = a.organization_id and p.parent_id = a.id and p.is_active) as points,
      (select count(*)::int from facility f where f.organization_id = a.organization_id and f.area_id = a.id and f.state <> 'scrapped') as facilities
    from common_area a where a.id in (${sql.join(ids)})`.execute(ctx.tx)
  const countOf = new Map(counts.map((row) => [row.id, row]))
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, code: row.code, name: row.name, type: row.type, parent: names.area(row.parent_id), building: names.building(row.building_id), floor: row.floor, place: row.place, squareMetres: row.square_metres, note: row.note,
    isActive: row.is_active, points: countOf.get(row.id)!.points, facilities: countOf.get(row.id)!.facilities, version: row.version, updatedAt: iso(row.updated_at),
  }))
}

export function areaConditions(filter: Input<typeof registers.listAreas>['query']['filter']): Condition[] {
  return [...contains(filter.q, ['code', 'name', 'place']), ...among('type', filter.type), ...equals('building_id', filter.buildingId), ...equals('parent_id', filter.parentId), ...equals('is_active', filter.active)]
}

/** Areas and points by code; `type` is what rounds are planned by (UNT-013). */
export async function listAreas(ctx: Ctx, { query }: Input<typeof registers.listAreas>): Promise<Output<typeof registers.listAreas>> {
  return listRecords(ctx, AREAS, query, areaConditions(query.filter))
}

export async function getArea(ctx: Ctx, { params }: Input<typeof registers.getArea>): Promise<CommonArea> {
  return presentOne(ctx, AREAS, await visibleRow(ctx, AREAS, params.id))
}

type Facts = Partial<Omit<Input<typeof registers.changeArea>['body'], 'version'>>
const columnsOf = (body: Facts) => ({
  code: body.code, name: body.name, type: body.type, parent_id: body.parentId, building_id: body.buildingId, floor: body.floor, place: body.place, square_metres: body.squareMetres, note: body.note, is_active: body.isActive,
})

export async function createArea(ctx: Ctx, { body }: Input<typeof registers.createArea>): Promise<CommonArea> {
  const { siteId, id, ...facts } = body
  await mustBeAbleToAdd(ctx, AREAS, siteId)
  await mustBeAt(ctx, 'building', siteId, facts.buildingId, '/buildingId')
  await mustBeAt(ctx, 'common_area', siteId, facts.parentId, '/parentId')
  return presentOne(ctx, AREAS, (await addRow(ctx, AREAS, siteId, id, columnsOf(facts))).row)
}

/** Throws `rule_broken` naming `/parentId` for an area that would hang below itself. */
export async function changeArea(ctx: Ctx, { params, body }: Input<typeof registers.changeArea>): Promise<CommonArea> {
  const { version, ...facts } = body
  const before = await lockRow(ctx, AREAS, params.id, version)
  await mustBeAt(ctx, 'building', before.site_id, facts.buildingId, '/buildingId')
  await mustBeAt(ctx, 'common_area', before.site_id, facts.parentId, '/parentId')
  if (facts.parentId) await mustNotHangBelowItself(ctx, before.id, facts.parentId)
  return presentOne(ctx, AREAS, await changeRow(ctx, AREAS, before, columnsOf(facts)))
}

async function mustNotHangBelowItself(ctx: Ctx, id: string, parentId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    with recursive above as (
      select id, parent_id from common_area where id = ${parentId}
      union select a.id, a.parent_id from common_area a join above on a.id = above.parent_id
    ) select id from above where id = ${id}`.execute(ctx.tx)
  if (rows.length > 0) throw wrongField('rule_broken', '/parentId', 'hangs below this one')
}
