import type { Ref, sla, workorders } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { filesOfRecord } from '../../platform/files/files.ts'
import { phoneFor } from '../../platform/personal-data/index.ts'
import { iso } from '../../platform/time.ts'
import { clocksOf, mostPressing } from '../sla/index.ts'
import { materialCostFen, materialsOf } from './materials.ts'
import { openProposals } from './open-proposals.ts'
import { allowedActions } from './permissions.ts'
import { paidPartOf } from './paid-part.ts'
import { namesOf, type Named } from './names.ts'
import type { WorkOrderTable } from './tables.ts'

export type OrderRow = Selectable<WorkOrderTable>

/** A row of a new order: what was given, and the beginnings of everything else. */
export function newRow(
  ctx: Ctx,
  given: Omit<Partial<OrderRow>, 'organization_id'> & Pick<OrderRow, 'id' | 'site_id' | 'kind' | 'title' | 'raised_by' | 'raised_at'>,
): OrderRow {
  return {
    organization_id: ctx.organizationId, number: '', case_id: null, status: 'open', urgency: 'normal', symptom: '', category_id: null,
    unit_id: null, place_kind: 'unit', place: '', contact_name: '', contact_phone: '', safety_note: '',
    appointment_from: null, appointment_to: null, appointment_agreed_at: null, worker_id: null, is_in_pool: false, offered_at: null, assigned_at: null,
    accepted_at: null, arrived_at: null, arrival_position: null, five_pieces: [], started_at: null,
    suspend_reason: null, suspended_at: null, suspend_until: null, wait_objection: null, status_before_suspend: null, result: '', labour_minutes: null,
    materials: [], is_paid: false, price_fen: null, free_reason: null, free_note: '', quoted_fen: null, begun_unaccepted_at: null,
    signature_file_id: null, signed_by: null, signed_at: null, warranty_until: null, not_rework_reason: '', outside_cost_fen: null,
    outside_cost_note: '', invoice_note: '', done_at: null, done_by: null, worked_by: [],
    verified_at: null, verified_by: null, verify_note: '', is_passed: null, closed_at: null, rework_of: null, needs_quality_tracking: false,
    moved_at: given.raised_at, next_due_at: null, grams: [], import_key: null, zone_id: null, stuck_at: null, case_score: null, limit_at: null, limited_at: null, limit_reason: '', version: 1,
    updated_at: ctx.now, ...given,
  }
}

const ref = (id: string | null, name: string | null): Ref | null => (id === null ? null : { id, name: name ?? '' })
type Numbered = { id: string; number: string }
const numbered = (id: string | null, number: string | null): Numbered | null => (id === null ? null : { id, number: number ?? '' })

/** Names that lists show beside an order's own columns. */
export type Shown = Pick<Named, 'categoryName' | 'unitCode' | 'workerName' | 'caseNumber' | 'originNumber'>

export function presentSummary(row: OrderRow, named: Shown, clock: sla.ClockBrief | null): workorders.WorkOrderSummary {
  return {
    id: row.id, number: row.number, siteId: row.site_id, kind: row.kind, status: row.status, urgency: row.urgency, title: row.title,
    unit: ref(row.unit_id, named.unitCode), place: row.place, category: ref(row.category_id, named.categoryName),
    case: numbered(row.case_id, named.caseNumber), worker: ref(row.worker_id, named.workerName), isInPool: row.is_in_pool,
    raisedAt: iso(row.raised_at), appointmentFrom: iso(row.appointment_from), appointmentTo: iso(row.appointment_to),
    reworkOf: numbered(row.rework_of, named.originNumber), updatedAt: iso(row.updated_at), doneAt: iso(row.done_at), clock,
    version: row.version,
  }
}

/** A work order with everything on it. `known` is what an act has just found out: its clocks and the names. */
export async function presentOrder(ctx: Ctx, row: OrderRow, known?: { clocks: sla.Clock[]; named: Named }): Promise<workorders.WorkOrder> {
  const named = known?.named ?? (await namesOf(ctx, row))
  const files = await filesOfRecord(ctx, row.id)
  const clocks = known?.clocks ?? (await clocksOf(ctx, [row.id])).get(row.id) ?? []
  const reworks = await reworksOf(ctx, row.id)
  const materials = materialsOf(row)
  const of = (purpose: string): workorders.WorkOrder['files'] => files.filter((f) => f.purpose === purpose).map((f) => f.file)
  return {
    ...presentSummary(row, named, mostPressing(clocks)), symptom: row.symptom, placeKind: row.place_kind, safetyNote: row.safety_note,
    contactName: row.contact_name, contactPhone: row.worker_id !== null && row.worker_id === ctx.actor.employeeId ? row.contact_phone : phoneFor(ctx.actor, row.site_id, row.contact_phone), raisedBy: { id: row.raised_by, name: named.raiserName },
    suspendReason: row.suspend_reason, suspendUntil: iso(row.suspend_until), waitObjection: row.wait_objection, arrivedAt: iso(row.arrived_at),
    arrivalPosition: row.arrival_position as workorders.WorkOrder['arrivalPosition'], fivePieces: row.five_pieces, result: row.result,
    labourMinutes: row.labour_minutes, materials, materialCostFen: materialCostFen(materials), ...(await paidPartOf(ctx, row, files)),
    photosBefore: of('before'), photosAfter: of('after'), files: of(''),
    verifiedBy: ref(row.verified_by, named.verifierName), verifyNote: row.verify_note, isPassed: row.is_passed,
    proposal: (await openProposals(ctx, [row.id])).get(row.id) ?? null,
    zone: ref(row.zone_id, named.zoneName), needs: { skill: named.skill, certificate: named.certificate }, isKeptAsNote: false, reworks, clocks,
    allowedActions: allowedActions(ctx, row, { caseStatus: named.caseStatus, hasRework: reworks.length > 0 }),
  }
}

export async function reworksOf(ctx: Ctx, id: string): Promise<{ id: string; number: string }[]> {
  return ctx.tx
    .selectFrom('work_order')
    .select(['id', 'number'])
    .where('rework_of', '=', id)
    .where('status', '!=', 'cancelled')
    .orderBy('number')
    .execute()
}
