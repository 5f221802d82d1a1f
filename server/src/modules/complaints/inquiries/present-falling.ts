import type { redress } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { filesById } from '../../../platform/files/files.ts'
import { iso } from '../../../platform/time.ts'
import { buildingOf } from '../../archives/index.ts'
import type { CaseRow } from '../../cases/index.ts'
import type { FallingRow } from './falling.ts'

/** The result is drawn by who may decide; everything that leads to it by who handles the case. */
export function allowedActions(ctx: Ctx, row: FallingRow): redress.FallingObject['allowedActions'] {
  if (!ctx.actor.can('cases:handle', row.site_id)) return []
  const decides = ctx.actor.can('cases:decide', row.site_id)
  return row.status === 'open' ? ['exclude', 'restore', 'presence', ...(decides ? (['conclude'] as const) : [])] : decides ? ['reopen'] : []
}

export async function presentPage(ctx: Ctx, of: Pick<CaseRow, 'site_id'>, row: FallingRow | undefined): Promise<{ inquiry: redress.FallingObject | null; mayOpen: boolean }> {
  return { inquiry: row === undefined ? null : await presentFalling(ctx, row), mayOpen: row === undefined && ctx.actor.can('cases:handle', of.site_id) }
}

export async function presentFalling(ctx: Ctx, row: FallingRow): Promise<redress.FallingObject> {
  const rows = await ctx.tx.selectFrom('falling_object_unit').selectAll().where('inquiry_id', '=', row.id).orderBy('sort_key').orderBy('unit_id').execute()
  const found = await ctx.tx.selectFrom('falling_object_finding').selectAll().where('inquiry_id', '=', row.id).orderBy('at').orderBy('id').execute()
  const files = await filesById(ctx, found.flatMap((one) => one.file_ids))
  const filesOf = (ids: readonly string[]) => ids.flatMap((id) => files.get(id) ?? [])
  const codes = new Map(rows.map((unit) => [unit.unit_id, unit.code]))
  const units: redress.FallingUnit[] = rows.map((unit) => {
    const finding = unit.excluded_by === null ? undefined : found.find((one) => one.id === unit.excluded_by)
    return {
      unit: { id: unit.unit_id, name: unit.code }, floor: unit.floor, stateThen: unit.state_then, wasOccupied: unit.was_occupied, occupants: unit.occupants, wasRenovating: unit.was_renovating, renovationSource: unit.renovation_source, presence: unit.presence, presenceSource: unit.presence_source,
      exclusion: finding === undefined ? null : { reason: finding.reason, by: finding.by_name, at: iso(finding.at), files: filesOf(finding.file_ids) },
    }
  })
  const remaining = units.filter((unit) => unit.exclusion === null)
  const renovating = units.filter((unit) => unit.wasRenovating === true)
  const building = (await buildingOf(ctx, row.site_id, row.building_id))!
  const entrance = building.entrances.find((one) => one.id === row.entrance_id)
  return {
    id: row.id, number: row.number, siteId: row.site_id, caseId: row.case_id, status: row.status, happenedAt: iso(row.happened_at), place: row.place, object: row.object, harm: row.harm, building: { id: building.id, name: building.name }, entrance: entrance ? { id: entrance.id, name: entrance.name } : null,
    floorFrom: row.floor_from, floorTo: row.floor_to, conclusion: row.conclusion, units, remaining: remaining.map((one) => one.unit), renovating: renovating.map((one) => one.unit),
    findings: found.map((one) => ({ id: one.id, unit: { id: one.unit_id, name: codes.get(one.unit_id) ?? '' }, kind: one.kind, presence: one.presence, reason: one.reason, by: one.by_name, at: iso(one.at), files: filesOf(one.file_ids) })),
    counts: { units: units.length, occupied: units.filter((one) => one.wasOccupied === true).length, home: units.filter((one) => one.presence === 'home').length, renovating: renovating.length, excluded: units.length - remaining.length, remaining: remaining.length },
    openedBy: row.opened_by, openedAt: iso(row.opened_at), allowedActions: allowedActions(ctx, row), version: row.version,
  }
}
