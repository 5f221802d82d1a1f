import type { Input, relations } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { dayNumber, nextNumber, recordHappening } from '../../platform/records/index.ts'
import { dayIn } from '../../platform/time.ts'
import { personsById, unitsById } from '../archives/index.ts'
import { siteById } from '../organization/index.ts'
import { named } from './list.ts'
import { tellDeciders } from './tell.ts'

export interface NewOpportunity {
  id: string
  siteId: string
  type: relations.OpportunityType
  source: relations.Opportunity['source']
  what: string
  empathy: string
  unitId: string | null
  personId: string | null
  caseId: string | null
  outageId: string | null
  ruleId: string | null
  suggestionKey: string | null
  hasCustody: boolean
  plan?: { words: string; for: Date | null }
}

/** Everybody on the staff may notice what would do somebody good (PRS-009), also from a case, where a resident asked for something special (PRS-006). */
export async function noticeOpportunity(ctx: Ctx, { body }: Input<typeof relations.noticeOpportunity>): Promise<relations.Opportunity> {
  ctx.actor.mustSee('relations:notice', body.siteId)
  const { timeZone } = await siteById(ctx, body.siteId)
  const of = body.caseId === null ? null : await caseAt(ctx, body.siteId, body.caseId)
  const unitId = body.unitId ?? of?.unit_id ?? null
  const personId = body.personId ?? of?.person_id ?? null
  if (unitId !== null && (await unitsById(ctx, [unitId])).get(unitId)?.siteId !== body.siteId) throw wrongField('not_found', '/unitId', 'no such unit at this site')
  if (personId !== null && !(await personsById(ctx, [personId])).get(personId)?.siteIds.includes(body.siteId)) throw wrongField('not_found', '/personId', 'no such person at this site')
  const source = of === null ? 'noticed' : 'case'
  return makeOpportunity(ctx, timeZone, { ...body, id: body.id ?? newId(), unitId, personId, source, outageId: null, ruleId: null, suggestionKey: null })
}

async function caseAt(ctx: Ctx, siteId: string, id: string): Promise<{ unit_id: string | null; person_id: string | null }> {
  const row = await ctx.tx.selectFrom('service_case').select(['unit_id', 'person_id']).where('id', '=', id).where('site_id', '=', siteId).executeTakeFirst()
  if (!row || !ctx.actor.can('cases:read', siteId)) throw wrongField('not_found', '/caseId', 'no such case at this site')
  return row
}

/** Writes an opportunity, planned at once when it comes with a plan. The same id sent twice is one. */
export async function makeOpportunity(ctx: Ctx, timeZone: string, made: NewOpportunity): Promise<relations.Opportunity> {
  const me = ctx.actor.employeeId
  if (me === null) throw new AppError('not_permitted', 'Only an employee can notice something')
  const known = await ctx.tx.selectFrom('opportunity').select(['id', 'noticed_by']).where('id', '=', made.id).executeTakeFirst()
  if (known) {
    if (known.noticed_by !== me) throw wrongField('already_exists', '/id', made.id)
    return named(ctx, known.id)
  }
  const day = dayIn(timeZone, ctx.now)
  const number = dayNumber('PS', day, await nextNumber(ctx, made.siteId, `opportunity-${day.replaceAll('-', '')}`))
  const planned = made.plan ? { status: 'planned' as const, plan: made.plan.words, plan_for: made.plan.for, planned_by: me, planned_at: ctx.now } : {}
  await ctx.tx
    .insertInto('opportunity')
    .values({
      organization_id: ctx.organizationId, id: made.id, site_id: made.siteId, number, type: made.type, source: made.source, what: made.what, empathy: made.empathy, unit_id: made.unitId, person_id: made.personId, case_id: made.caseId, outage_id: made.outageId,
      rule_id: made.ruleId, suggestion_key: made.suggestionKey, noticed_by: me, noticed_at: ctx.now, has_custody: made.hasCustody, updated_at: ctx.now, ...planned,
    })
    .execute()
  recordHappening(ctx, { siteId: made.siteId, recordType: 'opportunity', recordId: made.id, action: 'noticed', toStatus: made.plan ? 'planned' : 'noticed', note: made.what })
  if (made.caseId !== null) recordHappening(ctx, { siteId: made.siteId, recordType: 'case', recordId: made.caseId, action: 'care_noticed', note: `${number} ${made.what}` })
  announceChange(ctx, { recordType: 'opportunity', recordId: made.id, siteId: made.siteId, action: 'noticed' })
  if (made.type === 'special_request') await tellDeciders(ctx, made.siteId, 'care.request', { number, what: made.what }, { type: 'opportunity', id: made.id })
  return named(ctx, made.id)
}
