import type { workorders, Input } from '@guanjia/contract'
import { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, filesOfRecord } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { dayNumber, nextNumber, recordHappening } from '../../platform/records/index.ts'
import { bigrams } from '../../platform/text/index.ts'
import { dayIn } from '../../platform/time.ts'
import { personsById, zoneOfPlace } from '../archives/index.ts'
import { caseForWork, noteWorkOrderRaised, type CaseForWork } from '../cases/index.ts'
import { syncClocks } from '../sla/index.ts'
import { assignByRule } from './assign-job.ts'
import { jsonOf } from './change.ts'
import { recordDecision } from './decisions.ts'
import { workOrderRaised } from './events.ts'
import { handOver } from './holders.ts'
import { mustExist, namesOf } from './names.ts'
import { newRow, presentOrder, type OrderRow } from './present.ts'
import { moreUrgent, placeOf } from './rules.ts'
import { slaState, traitsOf } from './sla-state.ts'
import { chargeOfNew } from './charge-of-new.ts'
import { announceToCase, tellAboutNew, tellAppointment, tellSteward } from './tell.ts'
import { isAutomatic } from './settings.ts'
import { mustBeSuitable, type Wish } from './suitable.ts'

type Sayable =
  | 'id' | 'case_id' | 'urgency' | 'symptom' | 'category_id' | 'unit_id' | 'place_kind' | 'place' | 'contact_name' | 'contact_phone'
  | 'safety_note' | 'appointment_from' | 'appointment_to' | 'worker_id' | 'is_in_pool' | 'is_paid' | 'free_reason' | 'rework_of'
  | 'needs_quality_tracking' | 'not_rework_reason' | 'quoted_fen' | 'invoice_note' | 'zone_id'
  // Whose plan it is when the product itself raises it.
  | 'raised_by'
/** What a new order says; everything else begins empty. */
export type NewOrder = Pick<OrderRow, 'site_id' | 'kind' | 'title'> & Partial<Pick<OrderRow, Sayable>>

/**
 * Raises an order from a case or by hand (RPR-001, RPR-013). What is not given comes from the case: unit, place, category, person,
 * phone, words, pictures. Whoever raises it may name its worker at once, so that engineering has it in the same minute; from then on it is
 * the dispatcher's.
 * Throws `not_found`, `action_not_allowed` for a case that is over, `rule_broken`, `work_order.worker_not_suitable`, `already_exists`.
 */
export async function createWorkOrder(ctx: Ctx, { body }: Input<typeof workorders.createWorkOrder>): Promise<workorders.WorkOrder> {
  ctx.actor.mustSee('work_orders:create', body.siteId)
  mustFit(body)
  const ofCase = body.caseId === null ? null : await factsOfCase(ctx, body.siteId, body.caseId)
  const at = placeOf(body, ofCase && { unitId: ofCase.row.unit_id, place: ofCase.row.place, placeKind: ofCase.row.place_kind })
  const categoryId = body.categoryId ?? ofCase?.row.category_id ?? null
  const charged = await chargeOfNew(ctx, body, { unitId: at.unitId, categoryId })
  const given: NewOrder = {
    id: body.id ?? newId(), site_id: body.siteId, case_id: body.caseId, title: body.title,
    symptom: body.symptom || (ofCase?.row.statement ?? ''), urgency: moreUrgent(body.urgency, ofCase?.row.urgency ?? 'normal'),
    category_id: categoryId, unit_id: at.unitId, place_kind: at.placeKind, place: at.place,
    contact_name: body.contactName || (ofCase?.name ?? ''), contact_phone: body.contactPhone || (ofCase?.phone ?? ''),
    safety_note: body.safetyNote, appointment_from: instant(body.appointmentFrom), appointment_to: instant(body.appointmentTo),
    worker_id: body.workerId, is_in_pool: body.isInPool, ...charged.facts,
    zone_id: body.zoneId ?? null,
  }
  if (given.urgency === 'emergency' && given.appointment_from)
    throw wrongField('rule_broken', '/appointmentFrom', 'nobody waits for an appointment with an emergency')
  if (given.kind === 'water_power_on' && given.unit_id === null) throw wrongField('rule_broken', '/unitId', 'water and power are let into a unit')
  if (given.appointment_to && given.appointment_to <= ctx.now)
    throw wrongField('rule_broken', '/appointmentTo', 'must be later than now')
  const isOverride = Boolean(body.workerNote) && ctx.actor.can('work_orders:dispatch', body.siteId)
  const raised = await raiseOrder(ctx, given, body.fileIds, { isOverride, note: body.workerNote })
  if (charged.quoteIds.length === 0 && charged.reworkOf === null) return raised
  return charged.afterRaised(raised)
}

const instant = (value: string | null): Date | null => (value === null ? null : new Date(value))

/** Facts that exclude each other. Throws `rule_broken` naming the field. */
function mustFit(body: Input<typeof workorders.createWorkOrder>['body']): void {
  if (body.workerId !== null && body.isInPool)
    throw wrongField('rule_broken', '/isInPool', 'an order that has a worker is not offered to the pool')
  if (body.appointmentTo !== null && body.appointmentFrom === null)
    throw wrongField('rule_broken', '/appointmentFrom', 'an appointment needs its beginning')
  if (body.appointmentTo !== null && new Date(body.appointmentTo) <= new Date(body.appointmentFrom!))
    throw wrongField('rule_broken', '/appointmentTo', 'must be later than its beginning')
  if (body.freeReason !== null && body.isPaid) throw wrongField('rule_broken', '/freeReason', 'what is paid is not free')
  if (body.kind === 'water_power_on' && body.placeKind !== 'unit')
    throw wrongField('rule_broken', '/placeKind', 'water and power are let into a unit')
}

async function factsOfCase(ctx: Ctx, siteId: string, caseId: string): Promise<{ row: CaseForWork; name: string; phone: string }> {
  const row = await caseForWork(ctx, caseId)
  if (row.site_id !== siteId) throw wrongField('not_found', '/caseId', 'no such case at this site')
  const person = row.person_id === null ? undefined : (await personsById(ctx, [row.person_id])).get(row.person_id)
  return { row, name: person?.name ?? '', phone: row.contact_phone || (person?.phones[0] ?? '') }
}

/**
 * Writes a new order with its promises, number and history, tells whoever has to act, and moves its case.
 * The caller has asked for rights, and for a case has locked it with `caseForWork`. Throws `work_order.worker_not_suitable`, `not_found`,
 * `already_exists`.
 */
export async function raiseOrder(ctx: Ctx, given: NewOrder, fileIds: readonly string[] = [], wish: Wish = {}): Promise<workorders.WorkOrder> {
  const raisedBy = given.raised_by ?? ctx.actor.employeeId
  if (!raisedBy) throw new AppError('not_permitted', 'Only a colleague can raise a work order')
  const { timeZone } = await mustExist(ctx, given.site_id, { unitId: given.unit_id ?? null, categoryId: given.category_id ?? null })
  const at = await zoneOfPlace(ctx, given.site_id, {
    unitId: given.unit_id ?? null, place: given.place ?? '', isHome: (given.place_kind ?? 'unit') === 'unit',
  })
  await mustBeZone(ctx, given)
  const row = newRow(ctx, {
    ...given, zone_id: given.zone_id ?? at.zoneId, id: given.id ?? newId(), raised_by: raisedBy, raised_at: ctx.now, status: given.worker_id ? 'assigned' : 'open',
    appointment_agreed_at: given.appointment_from ? ctx.now : null,
    assigned_at: given.worker_id ? ctx.now : null, offered_at: given.is_in_pool ? ctx.now : null,
    grams: bigrams(`${given.title} ${given.symptom ?? ''} ${given.place ?? ''} ${given.contact_name ?? ''}`.slice(0, 400)),
  })
  const decided = row.worker_id === null ? {} : await mustBeSuitable(ctx, row, row.worker_id, wish)
  const named = await namesOf(ctx, row)
  const { clocks, nextDueAt } = await syncClocks(ctx, { id: row.id, traits: traitsOf(row, named) }, slaState(row), { isNew: true })
  row.next_due_at = nextDueAt
  await attachAll(ctx, row, fileIds)
  // The number comes last: its counter is locked until the commit.
  const day = dayIn(timeZone, ctx.now)
  row.number = dayNumber('W', day, await nextNumber(ctx, row.site_id, `work_order-${day}`))
  const inserted = await ctx.tx
    .insertInto('work_order')
    .values({ ...row, ...jsonOf(row) })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/id', 'a work order with this id exists')
  if (row.worker_id !== null) await handOver(ctx, row.id, row.worker_id, ctx.now, { isNew: true })
  if (decided.decision) recordDecision(ctx, row, decided.decision)
  recordHappening(ctx, {
    siteId: row.site_id, recordType: 'work_order', recordId: row.id, action: row.rework_of ? 'raised_as_rework' : 'raised',
    toStatus: row.status, note: row.symptom || null, fileIds: [...fileIds],
  })
  announceChange(ctx, { recordType: 'work_order', recordId: row.id, siteId: row.site_id, action: 'raised' })
  ctx.publish(workOrderRaised, {
    workOrderId: row.id, siteId: row.site_id, caseId: row.case_id, at: ctx.now.toISOString(), kind: row.kind, reworkOf: row.rework_of,
  })
  if (row.case_id !== null) {
    await noteWorkOrderRaised(ctx, row.case_id, row.number)
    announceToCase(ctx, row, named)
  }
  if (row.worker_id === null && !row.is_in_pool && (await isAutomatic(ctx, row.site_id, row.kind))) assignByRule(ctx, row)
  else await tellAboutNew(ctx, row, named)
  await tellSteward(ctx, row, at)
  if (row.appointment_from !== null) await tellAppointment(ctx, row, null)
  return presentOrder(ctx, row, { clocks, named })
}

/** Throws `not_found` naming `/zoneId`. */
async function mustBeZone(ctx: Ctx, { zone_id, site_id }: NewOrder): Promise<void> {
  if (!zone_id) return
  const zone = await ctx.tx.selectFrom('zone').select('id').where('id', '=', zone_id).where('site_id', '=', site_id).executeTakeFirst()
  if (!zone) throw wrongField('not_found', '/zoneId', 'no such zone at this site')
}

/** Files that were given, and the pictures of the case: whoever goes there sees what the resident showed. */
async function attachAll(ctx: Ctx, row: OrderRow, fileIds: readonly string[]): Promise<void> {
  const record = { type: 'work_order', id: row.id }
  const ofCase = row.case_id === null ? [] : (await filesOfRecord(ctx, row.case_id)).map(({ file }) => file)
  const known = new Set(ofCase.map((file) => file.id))
  await attachFiles(ctx, record, fileIds.filter((id) => !known.has(id)))
  // The case's own files were uploaded by others; the product passes them on, for those who may see the case have decided to.
  const passedOn = ofCase.filter((file) => file.isImage || fileIds.includes(file.id)).map((file) => file.id)
  await attachFiles({ ...ctx, actor: Actor.system(ctx.organizationId) }, record, passedOn)
}
