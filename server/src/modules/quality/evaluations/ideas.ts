import type { evaluations, Input, Output } from '@guanjia/contract'
import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../../platform/messages/messages.ts'
import { beginning } from '../../../platform/text/index.ts'
import { dayNumber, likeText, mustBeCurrent, nextNumber, nextStatus, pageOf, possibleActions, readCursor, recordHappening, type LifeCycle } from '../../../platform/records/index.ts'
import { dayIn, iso } from '../../../platform/time.ts'
import { siteById, timeZoneOf } from '../../organization/index.ts'
import { accountIdsOf, employeeNames } from '../../people/index.ts'
import type { InnovationProposalTable } from './tables.ts'

type Row = Selectable<InnovationProposalTable>
type Act = Input<typeof evaluations.actOnIdea>['body']

/** Proposed, tried out, and then part of the service or not. */
export const LIFECYCLE: LifeCycle<Row['state'], Act['action']> = {
  try: { from: ['proposed'], to: 'trial' },
  adopt: { from: ['proposed', 'trial'], to: 'adopted' },
  decline: { from: ['proposed', 'trial'], to: 'declined' },
}

/** Any colleague proposes a service or a better way, and which need it answers (SCR-011). */
export async function proposeIdea(ctx: Ctx, { body }: Input<typeof evaluations.proposeIdea>): Promise<evaluations.InnovationProposal> {
  ctx.actor.mustSee('standards:read', body.siteId)
  const { timeZone } = await siteById(ctx, body.siteId)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only a colleague proposes')
  const today = dayIn(timeZone, ctx.now)
  const row: Row = {
    organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: body.siteId, number: dayNumber('CX', today, await nextNumber(ctx, body.siteId, `innovation_proposal-${today}`)), title: body.title, source: body.source, need: body.need, idea: body.idea, benefit: body.benefit, state: 'proposed', trial_until: null, outcome: '', proposed_by: ctx.actor.employeeId, proposed_at: ctx.now,
    decided_by: null, decided_at: null, version: 1,
  }
  const made = await ctx.tx.insertInto('innovation_proposal').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/id', 'a proposal with this id exists')
  tell(ctx, row, 'proposed', row.title, null)
  return (await present(ctx, [row]))[0]!
}

function tell(ctx: Ctx, row: Row, action: string, note: string | null, from: string | null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'innovation_proposal', recordId: row.id, action, fromStatus: from, toStatus: row.state, note })
  announceChange(ctx, { recordType: 'innovation_proposal', recordId: row.id, siteId: row.site_id, action })
}

/** Tries out, adopts or declines; whoever proposed it hears why. Throws `not_permitted`, `action_not_allowed`, `stale_version`, `rule_broken`. */
export async function actOnIdea(ctx: Ctx, { params, body }: Input<typeof evaluations.actOnIdea>): Promise<evaluations.InnovationProposal> {
  const row = await load(ctx, params.id, true)
  ctx.actor.mustBeAbleTo('improvements:manage', row.site_id)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted')
  await mustBeCurrent(row.version, body.version, async () => (await present(ctx, [row]))[0]!)
  const state = nextStatus(LIFECYCLE, row.state, body.action)
  if (body.action === 'try' && body.trialUntil < dayIn(await timeZoneOf(ctx, row.site_id), ctx.now)) throw wrongField('rule_broken', '/trialUntil', 'lies in the past')
  const after: Row = { ...row, ...(body.action === 'try' ? { trial_until: body.trialUntil } : { outcome: body.outcome }), state, decided_by: ctx.actor.employeeId, decided_at: ctx.now, version: row.version + 1 }
  const { organization_id: _, id, ...set } = after
  await ctx.tx.updateTable('innovation_proposal').set(set).where('id', '=', id).execute()
  tell(ctx, after, body.action, body.action === 'try' ? body.trialUntil : body.outcome, row.state)
  if (row.proposed_by !== ctx.actor.employeeId) sendMessage(ctx, { accountIds: await accountIdsOf(ctx, [row.proposed_by]), template: 'idea.decided', params: { title: row.title, decision: `@ideaState:${state}`, words: beginning(after.outcome, 150) }, record: { type: 'innovation_proposal', id } })
  return (await present(ctx, [after]))[0]!
}

async function load(ctx: Ctx, id: string, lock = false): Promise<Row> {
  const select = ctx.tx.selectFrom('innovation_proposal').selectAll().where('id', '=', id)
  const row = await (lock ? select.forUpdate() : select).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('standards:read', row.site_id)
  return row
}

async function present(ctx: Ctx, rows: readonly Row[]): Promise<evaluations.InnovationProposal[]> {
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.proposed_by, row.decided_by]))
  const ref = (id: string) => ({ id, name: names.get(id) ?? '' })
  return rows.map((row) => ({
    id: row.id, number: row.number, siteId: row.site_id, title: row.title, source: row.source, need: row.need, idea: row.idea, benefit: row.benefit, state: row.state, trialUntil: row.trial_until, outcome: row.outcome, proposedBy: ref(row.proposed_by), proposedAt: iso(row.proposed_at),
    decidedBy: row.decided_by === null ? null : ref(row.decided_by), decidedAt: iso(row.decided_at), allowedActions: ctx.actor.can('improvements:manage', row.site_id) ? possibleActions(LIFECYCLE, row.state) : [], version: row.version,
  }))
}

export async function getIdea(ctx: Ctx, { params }: Input<typeof evaluations.getIdea>): Promise<evaluations.InnovationProposal> {
  return (await present(ctx, [await load(ctx, params.id)]))[0]!
}

export async function listIdeas(ctx: Ctx, { query }: Pick<Input<typeof evaluations.listIdeas>, 'query'>): Promise<Output<typeof evaluations.listIdeas>> {
  ctx.actor.mustSee('standards:read', query.siteId)
  await siteById(ctx, query.siteId)
  let select = ctx.tx.selectFrom('innovation_proposal').selectAll().where('site_id', '=', query.siteId)
  if (query.filter.state?.length) select = select.where('state', 'in', query.filter.state)
  if (query.filter.source?.length) select = select.where('source', 'in', query.filter.source)
  if (query.filter.q?.trim()) {
    const like = `%${likeText(query.filter.q.trim())}%`
    select = select.where((e) => e.or([e('title', 'ilike', like), e('need', 'ilike', like), e('idea', 'ilike', like), e('number', 'ilike', like)]))
  }
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(proposed_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('proposed_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const shown = new Map((await present(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.proposed_at, row.id], (row) => shown.get(row.id)!)
}

messageTemplate('idea.decided', {
  'zh-CN': { title: '您的提案“{title}”：{decision}', body: '{words}' },
  'zh-TW': { title: '您的提案「{title}」：{decision}', body: '{words}' },
  en: { title: 'Your idea “{title}”: {decision}', body: '{words}' },
})
