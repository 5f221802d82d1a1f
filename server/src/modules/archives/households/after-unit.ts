import type { archives } from '@guanjia/contract'
import { HOUSEHOLD_LABELS } from '@guanjia/contract/labels/households/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { noteInChronicle } from '../chronicle/by-rule.ts'
import { todayAt } from '../occupancy-rows.ts'
import { syncHouseholds } from './sync.ts'

type State = Pick<archives.Unit, 'state' | 'use' | 'handedOverOn'>

/** A unit is used otherwise, handed over, or rebuilt: the type of its household follows, and the chronicle says so (HHD-009, CHR-001). */
export async function afterUnitChange(ctx: Ctx, unit: { id: string; siteId: string; version: number }, before: State, after: State): Promise<void> {
  if (before.state === after.state && before.use === after.use && before.handedOverOn === after.handedOverOn) return
  const today = await todayAt(ctx, unit.siteId)
  await syncHouseholds(ctx, [unit.id], today)
  const kinds = HOUSEHOLD_LABELS[ctx.locale].chronicleKind
  if (before.handedOverOn === null && after.handedOverOn !== null)
    await noteInChronicle(ctx, { siteId: unit.siteId, unitId: unit.id, kind: 'handover', happenedOn: after.handedOverOn, title: kinds.handover, key: `handover:${after.handedOverOn}` })
  if (before.state !== 'renovating' && after.state === 'renovating')
    await noteInChronicle(ctx, { siteId: unit.siteId, unitId: unit.id, kind: 'renovation', happenedOn: today, title: kinds.renovation, key: `renovation:${unit.version}` })
}
