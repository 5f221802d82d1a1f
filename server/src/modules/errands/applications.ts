import { errands, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { dayNumber, nextNumber, readTimeline, recordHappening } from '../../platform/records/index.ts'
import { dayIn } from '../../platform/time.ts'
import { mustSeeUnit, peopleOfUnit } from '../archives/index.ts'
import { guideFor } from '../knowledge/index.ts'
import { siteById } from '../organization/index.ts'
import { syncClocks } from '../sla/index.ts'
import { missingPapers } from './lifecycle.ts'
import { papersOf, presentApplication, type ApplicationRow } from './present.ts'
import { slaState, traitsOf } from './sla-state.ts'

/**
 * Takes an application for gas, cable TV, telephone or broadband on behalf of a household (INQ-004). The checklist is that of the guide in force,
 * kept with its version. Throws `rule_broken` when there is no guide and none is named: nobody should collect papers by heart.
 */
export async function createApplication(ctx: Ctx, { body }: Input<typeof errands.createApplication>): Promise<errands.Application> {
  if (!ctx.actor.employeeId) throw new AppError('not_permitted', 'Only an employee takes an application')
  ctx.actor.mustSee('cases:register', body.siteId)
  const site = await siteById(ctx, body.siteId)
  const unit = await mustSeeUnit(ctx, body.unitId)
  if (unit.siteId !== body.siteId) throw wrongField('not_found', '/unitId', 'no such unit at this site')
  const person = body.personId === null ? null : (await peopleOfUnit(ctx, unit.id)).find(({ personId }) => personId === body.personId)
  if (person === undefined) throw wrongField('not_found', '/personId', 'nobody of this unit')
  const guide = await guideFor(ctx, body.siteId, body.service, body.guideId)
  if (!guide) throw wrongField('rule_broken', '/service', 'no guide says which papers are needed')
  const papers = guide.papers.map((paper) => ({ ...paper, has: false }))
  const isComplete = missingPapers(papers).length === 0
  const row: ApplicationRow = {
    organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: body.siteId, number: '', service: body.service, state: isComplete ? 'complete' : 'asked', provider: body.provider, unit_id: unit.id, person_id: body.personId, contact_phone: body.contactPhone || (person?.phones[0] ?? ''),
    note: body.note, papers, article_id: guide.id, article_version: guide.version, owner_id: ctx.actor.employeeId, asked_at: ctx.now, followed_at: ctx.now, completed_at: isComplete ? ctx.now : null, submitted_at: null, provider_number: '', appointment_from: null, appointment_to: null, ended_at: null,
    result: '', next_due_at: null, version: 1, updated_at: ctx.now,
  }
  if (await ctx.tx.selectFrom('utility_application').select('id').where('id', '=', row.id).executeTakeFirst()) throw wrongField('already_exists', '/id', 'an application with this id exists')
  const { nextDueAt } = await syncClocks(ctx, { id: row.id, traits: traitsOf(row, site.kind) }, slaState(row), { isNew: true })
  row.next_due_at = nextDueAt
  const day = dayIn(site.timeZone, ctx.now)
  row.number = dayNumber('E', day, await nextNumber(ctx, body.siteId, `errand-${day}`))
  await ctx.tx.insertInto('utility_application').values({ ...row, papers: JSON.stringify(papers) }).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'utility_application', recordId: row.id, action: 'registered', toStatus: row.state, note: body.note || null })
  announceChange(ctx, { recordType: 'utility_application', recordId: row.id, siteId: row.site_id, action: 'registered' })
  return presentApplication(ctx, row)
}

/** An application that the actor may see. Throws `not_found`. */
export async function visibleApplication(ctx: Ctx, id: string): Promise<ApplicationRow> {
  const row = await ctx.tx.selectFrom('utility_application').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row || !ctx.actor.can('cases:read', row.site_id)) throw new AppError('not_found')
  return { ...row, papers: papersOf(row) }
}

export async function getApplication(ctx: Ctx, { params }: Input<typeof errands.getApplication>): Promise<errands.Application> {
  return presentApplication(ctx, await visibleApplication(ctx, params.id))
}

export async function applicationTimeline(ctx: Ctx, { params }: Input<typeof errands.applicationTimeline>): Promise<Output<typeof errands.applicationTimeline>> {
  return { items: await readTimeline(ctx, (await visibleApplication(ctx, params.id)).id) }
}
