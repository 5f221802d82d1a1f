import type { emergency, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { rolesAt } from '../people/index.ts'
import { actionsComeFrom, actionsOf, raiseAction, whenActionPasses } from '../quality/index.ts'
import { loadIncident } from './load.ts'
import { presentIncident } from './present.ts'
import type { IncidentTable } from './tables.ts'

/** Throws `not_found`, `not_permitted`, `action_not_allowed` before the incident is closed and after its review is finished. */
async function lockForReview(ctx: Ctx, id: string): Promise<IncidentTable> {
  const row = await loadIncident(ctx, id, true)
  ctx.actor.mustBeAbleTo('emergency:command', row.site_id)
  if (row.state !== 'closed') throw new AppError('action_not_allowed', `It is ${row.state}`)
  return row
}

/** The four parts of a review (EMG-010 … 013); what was written stands until somebody writes again. */
export async function saveIncidentReview(ctx: Ctx, { params, body }: Input<typeof emergency.saveIncidentReview>): Promise<emergency.Incident> {
  const row = await lockForReview(ctx, params.id)
  const known = await ctx.tx.selectFrom('incident_review').select('version').where('incident_id', '=', row.id).executeTakeFirst()
  await mustBeCurrent(known?.version ?? 0, body.version, async () => (await presentIncident(ctx, row)).review)
  for (const [at, { employeeId }] of body.rewards.entries()) if ((await rolesAt(ctx, employeeId, row.site_id)).length === 0) throw wrongField('not_found', `/rewards/${at}/employeeId`, 'no such colleague at this site')
  const { version: _, whys, rewards, ...words } = body
  const facts = { ...words, whys: JSON.stringify(whys), rewards: JSON.stringify(rewards), saved_by: ctx.actor.name, saved_at: ctx.now, version: (known?.version ?? 0) + 1 }
  await ctx.tx.insertInto('incident_review').values({ organization_id: ctx.organizationId, incident_id: row.id, ...facts }).onConflict((conflict) => conflict.columns(['organization_id', 'incident_id']).doUpdateSet(facts)).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'incident', recordId: row.id, action: 'review_saved' })
  announceChange(ctx, { recordType: 'incident', recordId: row.id, siteId: row.site_id, action: 'review_saved' })
  return presentIncident(ctx, row)
}

/** What is put right afterwards is a corrective action like any other: an owner, a day, and a look by somebody else (EMG-012). */
export async function raiseIncidentAction(ctx: Ctx, { params, body }: Input<typeof emergency.raiseIncidentAction>): Promise<emergency.Incident> {
  const row = await lockForReview(ctx, params.id)
  await raiseAction(ctx, { ...(body.id === undefined ? {} : { id: body.id }), siteId: row.site_id, source: 'incident', sourceId: row.id, sourceKey: '', title: body.title, problem: body.problem, cause: '', ownerId: body.ownerId, dueOn: body.dueOn, needsPhoto: false })
  recordHappening(ctx, { siteId: row.site_id, recordType: 'incident', recordId: row.id, action: 'action_raised', note: body.title })
  announceChange(ctx, { recordType: 'incident', recordId: row.id, siteId: row.site_id, action: 'action_raised' })
  return presentIncident(ctx, row)
}

/** Throws `incident.review_incomplete` for a part without words, and `incident.actions_open` while something is not put right and looked at. */
export async function mustBeReviewed(ctx: Ctx, row: IncidentTable): Promise<void> {
  const review = await ctx.tx.selectFrom('incident_review').selectAll().where('incident_id', '=', row.id).executeTakeFirst()
  const missing = (['facts', 'cause', 'result', 'evaluation', 'lessons'] as const).filter((part) => (review?.[part] ?? '') === '')
  if (missing.length > 0) throw new AppError('incident.review_incomplete', missing.join(', '))
  const open = ((await actionsOf(ctx, [row.id])).get(row.id) ?? []).filter(({ endedAt }) => endedAt === null)
  if (open.length > 0) throw new AppError('incident.actions_open', open.map(({ number }) => number).join(', '))
}

export function followActions(): void {
  actionsComeFrom('incident', async (ctx, ids) => new Map((await ctx.tx.selectFrom('incident').select(['id', 'number']).where('id', 'in', [...ids]).execute()).map(({ id, number }) => [id, number])))
  whenActionPasses(async (ctx, action) => {
    if (action.source === 'incident') announceChange(ctx, { recordType: 'incident', recordId: action.source_id!, siteId: action.site_id, action: 'action_passed' })
  })
}
