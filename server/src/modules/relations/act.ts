import type { Input, relations } from '@guanjia/contract'
import type { Updateable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { mustBeCurrent, nextStatus, recordHappening } from '../../platform/records/index.ts'
import { employeeNames } from '../people/index.ts'
import { POINTS } from './kinds.ts'
import { afterGate, LIFECYCLE, PERMISSION } from './lifecycle.ts'
import { named } from './list.ts'
import { allowedActions, type OpportunityRow } from './present.ts'
import type { OpportunityTable } from './tables.ts'
import { tellEmployee, tellThemselves } from './tell.ts'

type Body<A extends relations.OpportunityAction> = Extract<relations.OpportunityActionBody, { action: A }>
type Set = Updateable<OpportunityTable>
interface Acting {
  ctx: Ctx
  row: OpportunityRow
  me: string
}
type Acts = { [A in relations.OpportunityAction]: (acting: Acting, body: Body<A>) => { set: Set; note: string | null } | Promise<{ set: Set; note: string | null }> }

/** One act on an opportunity: lock, permit, decide, write, tell. */
export async function actOnOpportunity(ctx: Ctx, { params, body }: Input<typeof relations.actOnOpportunity>): Promise<relations.Opportunity> {
  const row = await ctx.tx.selectFrom('opportunity').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('relations:read', row.site_id)
  ctx.actor.mustBeAbleTo(PERMISSION[body.action], row.site_id)
  const me = ctx.actor.employeeId
  if (me === null) throw new AppError('not_permitted', 'Only an employee can act')
  if (body.action === 'plan' && row.planned_by !== null && row.planned_by !== me) throw new AppError('someone_was_faster', (await employeeNames(ctx, [row.planned_by])).get(row.planned_by))
  await mustBeCurrent(row.version, body.version, () => named(ctx, row.id))
  const to = nextStatus(LIFECYCLE, row.status, body.action, allowedActions(ctx, row))
  const { set, note } = await ACTS[body.action]({ ctx, row, me }, body as never)
  const after = { ...row, ...set, status: set.status ?? to } as OpportunityRow
  after.status = body.action === 'done' || body.action === 'thank' || body.action === 'let_go' ? to : afterGate(after)
  await ctx.tx.updateTable('opportunity').set({ ...set, status: after.status, let_go_reason: after.status === 'let_go' ? (set.let_go_reason ?? note ?? '') : '', version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'opportunity', recordId: row.id, action: body.action, fromStatus: row.status, toStatus: after.status, note })
  announceChange(ctx, { recordType: 'opportunity', recordId: row.id, siteId: row.site_id, action: body.action })
  if (after.status === 'approved' && row.status !== 'approved') await tellEmployee(ctx, after.planned_by, 'care.approved', { number: row.number, what: row.what }, { type: 'opportunity', id: row.id })
  return named(ctx, row.id)
}

const ACTS: Acts = {
  plan: ({ ctx, row, me }, body) => ({
    set: { plan: body.plan, plan_for: body.planFor === null ? null : new Date(body.planFor), planned_by: me, planned_at: ctx.now, ...(body.empathy === undefined ? {} : { empathy: body.empathy }), has_custody: row.has_custody || body.hasCustody === true },
    note: body.plan,
  }),

  judge_principle({ ctx, row, me }, body) {
    mustBeGate(row, row.principle_kept, body)
    return { set: { principle_kept: body.passes, principle_note: body.note, principle_by: me, principle_at: ctx.now }, note: body.note || null }
  },

  judge_conditions({ ctx, row, me }, body) {
    mustBeGate(row, row.conditions_allow, body)
    // Before anybody is taken into care it is known by whom, how long and with whose consent (PRS-007).
    if (body.passes) mustBeChecked(row)
    return { set: { conditions_allow: body.passes, conditions_note: body.note, conditions_by: me, conditions_at: ctx.now }, note: body.note || null }
  },

  check_custody({ ctx, row, me }, body) {
    if (!row.has_custody) throw wrongField('rule_broken', '/action', 'nobody and nothing is entrusted to us')
    return {
      set: { custody_who: body.who, custody_minutes: body.minutes, custody_consent_by: body.consentBy, custody_consent_how: body.consentHow, custody_checked_by: me, custody_checked_at: ctx.now },
      note: `${body.who} · ${body.minutes} min · ${body.consentBy}`,
    }
  },

  async done({ ctx, row, me }, body) {
    if (row.type === 'special_request' && row.status !== 'approved') throw new AppError('care.gates_needed')
    mustBeChecked(row)
    const step = await standardStep(ctx, row)
    givePoints(ctx, row, me, 'delivered', row.id)
    // The case hears of it and stays where it is: what is done besides neither replaces nor delays the standard step (PRS-022).
    if (row.case_id !== null) recordHappening(ctx, { siteId: row.site_id, recordType: 'case', recordId: row.case_id, action: 'care_done', note: `${row.number} ${body.done}` })
    return { set: { action: body.done, effect: body.effect, got_praise: body.gotPraise, standard_step: step, done_by: me, done_at: ctx.now }, note: body.done }
  },

  async thank({ ctx, row }, body) {
    const id = newId()
    const by = row.person_id === null ? null : await ctx.tx.selectFrom('person').select('name').where('id', '=', row.person_id).executeTakeFirst()
    const unit = row.unit_id === null ? null : await ctx.tx.selectFrom('unit').select('code').where('id', '=', row.unit_id).executeTakeFirst()
    const byName = by?.name ?? unit?.code ?? '–'
    ctx.later('thank_you', {
      organization_id: ctx.organizationId, id, site_id: row.site_id, employee_id: row.done_by!, thanked_by: 'resident', person_id: row.person_id, by_account: ctx.actor.accountId, by_name: byName, words: body.words, opportunity_id: row.id, case_id: row.case_id, at: ctx.now,
    })
    givePoints(ctx, row, row.done_by!, 'thanked', id)
    await tellThemselves(ctx, row.done_by, 'care.thanked', { who: byName, words: body.words }, { type: 'opportunity', id: row.id })
    return { set: { thanked_at: ctx.now, got_praise: true }, note: body.words }
  },

  let_go: (_, body) => ({ set: { let_go_reason: body.reason }, note: body.reason }),
}

function mustBeGate(row: OpportunityRow, judged: boolean | null, body: { passes: boolean; note: string }): void {
  if (row.type !== 'special_request') throw wrongField('rule_broken', '/action', 'only special requests pass gates')
  if (judged !== null) throw new AppError('action_not_allowed', 'It has been judged')
  if (!body.passes && !body.note) throw wrongField('rule_broken', '/note', 'say why not')
}

function mustBeChecked(row: OpportunityRow): void {
  if (row.has_custody && row.custody_checked_at === null) throw new AppError('care.custody_unchecked')
}

/** Where the standard service stood at that moment, read from its own record and never asked of the doer. */
async function standardStep(ctx: Ctx, row: OpportunityRow): Promise<NonNullable<relations.Opportunity['standardStep']>> {
  if (row.case_id !== null) {
    const { status } = await ctx.tx.selectFrom('service_case').select('status').where('id', '=', row.case_id).executeTakeFirstOrThrow()
    return ['resolved', 'confirmed', 'closed', 'invalid', 'cancelled'].includes(status) ? 'settled' : 'going_on'
  }
  if (row.outage_id === null) return 'none'
  const outage = await ctx.tx.selectFrom('outage').select(['ended_at', 'cancelled_at']).where('id', '=', row.outage_id).executeTakeFirstOrThrow()
  return outage.ended_at === null && outage.cancelled_at === null ? 'going_on' : 'settled'
}

/** Points for an employee, once for each source (PRS-014); the unique key refuses a second time. */
export function givePoints(ctx: Ctx, { site_id }: { site_id: string }, employeeId: string, reason: keyof typeof POINTS, sourceId: string): void {
  ctx.later('recognition_point', { organization_id: ctx.organizationId, id: newId(), site_id, employee_id: employeeId, reason, source_id: sourceId, points: POINTS[reason], at: ctx.now })
}
