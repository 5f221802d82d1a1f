import type { errands, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, nextStatus, recordHappening } from '../../platform/records/index.ts'
import { mustBePolite } from '../language/index.ts'
import { siteById } from '../organization/index.ts'
import { syncClocks } from '../sla/index.ts'
import { LIFECYCLE, missingPapers } from './lifecycle.ts'
import { allowedApplicationActions, presentApplication, type ApplicationRow } from './present.ts'
import { slaState, traitsOf } from './sla-state.ts'

type Body = Input<typeof errands.actOnApplication>['body']
type Set = Partial<Pick<ApplicationRow, 'state' | 'papers' | 'provider' | 'provider_number' | 'completed_at' | 'submitted_at' | 'appointment_from' | 'appointment_to' | 'followed_at' | 'ended_at' | 'result'>>

/** One act on an application: permit, lock, decide, write, tell. Every act tells the household how it stands, and so keeps the promise to follow up. */
export async function actOnApplication(ctx: Ctx, { params, body }: Input<typeof errands.actOnApplication>): Promise<errands.Application> {
  const row = await ctx.tx.selectFrom('utility_application').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row || !ctx.actor.can('cases:read', row.site_id)) throw new AppError('not_found')
  ctx.actor.mustBeAbleTo('cases:handle', row.site_id)
  await mustBeCurrent(row.version, body.version, () => presentApplication(ctx, row))
  const planned = nextStatus(LIFECYCLE, row.state, body.action, allowedApplicationActions(ctx, row))
  const { set, note } = await decided(ctx, row, body)
  const state = set.state ?? planned
  const after: ApplicationRow = { ...row, ...set, state, version: row.version + 1, updated_at: ctx.now }
  const site = await siteById(ctx, row.site_id)
  const { nextDueAt } = await syncClocks(ctx, { id: row.id, traits: traitsOf(row, site.kind) }, slaState(after))
  after.next_due_at = nextDueAt
  await ctx.tx
    .updateTable('utility_application')
    .set({ ...set, ...(set.papers === undefined ? {} : { papers: JSON.stringify(set.papers) }), state, next_due_at: nextDueAt, version: after.version, updated_at: ctx.now })
    .where('id', '=', row.id)
    .execute()
  // What else changed is told by the act, its note and the new state.
  const told = { appointment_from: set.appointment_from, appointment_to: set.appointment_to }
  recordHappening(ctx, { siteId: row.site_id, recordType: 'utility_application', recordId: row.id, action: body.action, fromStatus: row.state, toStatus: state, note: [note, body.note].filter(Boolean).join('；') || null, changes: changesBetween<Record<string, unknown>>({ ...row }, told) })
  announceChange(ctx, { recordType: 'utility_application', recordId: row.id, siteId: row.site_id, action: body.action })
  return presentApplication(ctx, after)
}

async function decided(ctx: Ctx, row: ApplicationRow, body: Body): Promise<{ set: Set; note: string }> {
  const { now } = ctx
  switch (body.action) {
    case 'papers': {
      const missing = missingPapers(body.papers)
      // What the guide asks for stays on the list; the desk may only add to it.
      const known = new Set(body.papers.map(({ name }) => name))
      const lost = (row.papers as { name: string; isRequired: boolean }[]).find((paper) => paper.isRequired && !known.has(paper.name))
      if (lost) throw wrongField('rule_broken', '/papers', `${lost.name} is needed`)
      const isComplete = missing.length === 0
      return { set: { papers: body.papers, state: isComplete ? 'complete' : 'asked', completed_at: isComplete ? (row.completed_at ?? now) : null, followed_at: now }, note: missing.join('、') }
    }
    case 'submit':
      return { set: { provider: body.provider, provider_number: body.providerNumber, submitted_at: now, followed_at: now }, note: [body.provider, body.providerNumber].filter(Boolean).join(' ') }
    case 'appoint': {
      const [from, to] = [new Date(body.from), new Date(body.to)]
      if (to <= from) throw wrongField('rule_broken', '/to', 'must be after it begins')
      if (to <= now) throw wrongField('rule_broken', '/to', 'is over')
      return { set: { appointment_from: from, appointment_to: to, followed_at: now }, note: '' }
    }
    case 'follow_up':
      await mustBePolite(ctx, '/text', body.text, row.site_id)
      return { set: { followed_at: now }, note: body.text }
    case 'done':
      return { set: { ended_at: now, followed_at: now, result: body.result }, note: body.result }
    case 'refuse':
      await mustBePolite(ctx, '/reason', body.reason, row.site_id)
      return { set: { ended_at: now, followed_at: now, result: body.reason }, note: body.reason }
    case 'withdraw':
      return { set: { ended_at: now, followed_at: now, result: body.reason }, note: body.reason }
  }
}
