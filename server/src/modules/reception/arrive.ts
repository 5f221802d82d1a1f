import { reception, type Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { effectiveTime, nextNumber, recordHappening } from '../../platform/records/index.ts'
import { dayIn } from '../../platform/time.ts'
import { personsById, unitsById } from '../archives/index.ts'
import { siteById } from '../organization/index.ts'
import { syncClocks } from '../sla/index.ts'
import { employeeOf } from './change.ts'
import { ASK_NEED, type StepInForce } from './flow.ts'
import { flowAt } from './flows.ts'
import { presentDetail } from './present.ts'
import { slaState, traitsOf } from './sla-state.ts'
import type { AppointmentRow, VisitRow } from './tables.ts'

const DAY = 86_400_000

/** What a visit points at must be of the site. Throws `not_found` naming the field. */
export async function mustBeOfSite(ctx: Ctx, siteId: string, ids: { personId: string | null; unitId: string | null; categoryId?: string | null }): Promise<void> {
  if (ids.unitId !== null && (await unitsById(ctx, [ids.unitId])).get(ids.unitId)?.siteId !== siteId) throw wrongField('not_found', '/unitId', 'no such unit at this site')
  if (ids.personId !== null && !(await personsById(ctx, [ids.personId])).get(ids.personId)?.siteIds.includes(siteId)) throw wrongField('not_found', '/personId', 'no such person at this site')
  if (!ids.categoryId) return
  const category = await ctx.tx.selectFrom('case_category').select('id').where('id', '=', ids.categoryId).where('is_active', '=', true).executeTakeFirst()
  if (!category) throw wrongField('not_found', '/categoryId', 'no such category')
}

/**
 * A visitor has come: the row of the register, its ticket, its steps and its five minutes (RCP-001, RCP-005). A retry with the same id is
 * the same visitor. Throws `rule_broken` naming `/name` when nobody can say who it is.
 */
export async function arrive(ctx: Ctx, { body }: Input<typeof reception.arrive>): Promise<reception.VisitDetail> {
  ctx.actor.mustSee('reception:read', body.siteId)
  ctx.actor.mustBeAbleTo('reception:serve', body.siteId)
  const { siteId, arrivedAt, id = newId(), ...who } = body
  const at = arrivedAt ? effectiveTime(arrivedAt, ctx.now, new Date(ctx.now.getTime() - DAY)) : ctx.now
  return receive(ctx, { ...who, id, siteId, at, appointment: null })
}

type Receiving = Pick<Input<typeof reception.arrive>['body'], 'personId' | 'unitId' | 'name' | 'phone' | 'people' | 'need' | 'categoryId'> & { id: string; siteId: string; at: Date; appointment: AppointmentRow | null }

export async function receive(ctx: Ctx, coming: Receiving): Promise<reception.VisitDetail> {
  const receivedBy = employeeOf(ctx)
  const site = await siteById(ctx, coming.siteId)
  // Two tries of one arrival wait for each other, and draw one ticket.
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`visit:${coming.id}`])
  const known = await ctx.tx.selectFrom('visit').select('site_id').where('id', '=', coming.id).executeTakeFirst()
  if (known) {
    if (known.site_id !== coming.siteId) throw wrongField('already_exists', '/id', 'is a visit of another site')
    return presentDetail(ctx, coming.id)
  }
  await mustBeOfSite(ctx, coming.siteId, coming)
  if (coming.personId === null && coming.unitId === null && coming.name === '' && coming.need === '') throw wrongField('rule_broken', '/name', 'say who it is, or what they need')
  const day = dayIn(site.timeZone, coming.at)
  const row: VisitRow = {
    organization_id: ctx.organizationId, id: coming.id, site_id: coming.siteId, day, ticket: 0, status: 'waiting', person_id: coming.personId, unit_id: coming.unitId, name: coming.name, phone: coming.phone, people: coming.people, need: coming.need,
    category_id: coming.categoryId, appointment_id: coming.appointment?.id ?? null, arrived_at: coming.at, received_by: receivedBy, served_at: null, served_by: null, complaint_at: null, feedback_at: null, ended_at: null, rating: null,
    no_rating_reason: '', comment: '', left_reason: '', next_due_at: null, version: 1, updated_at: ctx.now,
  }
  const { nextDueAt } = await syncClocks(ctx, { id: row.id, traits: traitsOf(row, site.kind) }, slaState(row), { isNew: true })
  const steps = await flowAt(ctx, coming.siteId)
  row.next_due_at = nextDueAt
  row.ticket = await nextNumber(ctx, coming.siteId, `visit-${day}`)
  await ctx.tx.insertInto('visit').values(row).execute()
  for (const [order, step] of steps.entries()) if (step.scope !== 'appointment' || coming.appointment) ctx.later('visit_step', stepRow(ctx, row, step, order, coming.appointment))
  recordHappening(ctx, { siteId: row.site_id, recordType: 'visit', recordId: row.id, action: 'arrived', toStatus: 'waiting', note: coming.need || null, at: coming.at })
  announceChange(ctx, { recordType: 'visit', recordId: row.id, siteId: row.site_id, action: 'arrived' })
  return presentDetail(ctx, row.id)
}

/** A step of the visit as the flow is today; what was prepared for the appointment is done already. */
function stepRow(ctx: Ctx, visit: VisitRow, step: StepInForce, order: number, appointment: AppointmentRow | null) {
  const prepared = appointment?.preparation[step.code]
  const isAsked = step.code === ASK_NEED && visit.need !== ''
  return {
    organization_id: ctx.organizationId, visit_id: visit.id, code: step.code, site_id: visit.site_id, phase: step.phase, name: step.name, is_mandatory: step.isMandatory, is_for_problems: step.scope === 'problem', sort_order: order,
    due_hours: step.dueHours, due_at: null, done_at: prepared ? new Date(prepared.at) : isAsked ? visit.arrived_at : null, done_by: prepared ? prepared.byId : isAsked ? visit.received_by : null, note: '',
  }
}
