import { improvements, type Input } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { dayNumber, mustBeCurrent, nextNumber, nextStatus, recordHappening } from '../../platform/records/index.ts'
import { dayAfter, dayIn } from '../../platform/time.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { accountOfEmployee, rolesAt } from '../people/index.ts'
import { byStaff, syncClocks, type SubjectState } from '../sla/index.ts'
import { raiseNeed } from '../training/index.ts'
import { figureOf, type FigureFilter } from './improvement-figure.ts'
import { FEWEST_DAYS, LIFECYCLE, OWNER_ACTIONS } from './improvement-lifecycle.ts'
import { checkableFrom, presentImprovement, type ImprovementRow } from './improvement-present.ts'

type Body = Input<typeof improvements.createImprovement>['body']
type ActionBody = Input<typeof improvements.actOnImprovement>['body']

/**
 * Proposes an improvement (CMP-017, RPR-011, RPR-023): what it is to be seen on is computed now for the days before, so that nobody can say
 * afterwards what it had been. A cause has one open improvement. Throws `not_found`, `already_exists`, `rule_broken` naming the field.
 */
export async function createImprovement(ctx: Ctx, { body }: Input<typeof improvements.createImprovement>): Promise<improvements.Improvement> {
  ctx.actor.mustSee('improvements:manage', body.siteId)
  const site = await siteById(ctx, body.siteId)
  const today = dayIn(site.timeZone, ctx.now)
  await mustBeOwner(ctx, body.ownerId, body.siteId)
  if (body.dueOn < today) throw wrongField('rule_broken', '/dueOn', 'lies in the past')
  const row = await newRow(ctx, body, today)
  const inserted = await ctx.tx.insertInto('improvement').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', body.source.id === null ? '/id' : '/source/id', 'there is an open improvement of this')
  await sync(ctx, row, true)
  recordHappening(ctx, { siteId: row.site_id, recordType: 'improvement', recordId: row.id, action: 'raised', toStatus: row.state, note: row.problem })
  announceChange(ctx, { recordType: 'improvement', recordId: row.id, siteId: row.site_id, action: 'raised' })
  if (body.training) await raiseNeed(ctx, { siteId: row.site_id, topic: body.training.topic, post: body.training.post, reason: `${row.number} ${row.title}`, source: { type: 'improvement', id: row.id } })
  await tellOwner(ctx, row)
  return presentImprovement(ctx, row)
}

async function mustBeOwner(ctx: Ctx, employeeId: string, siteId: string): Promise<void> {
  if ((await rolesAt(ctx, employeeId, siteId)).length === 0) throw wrongField('not_found', '/ownerId', 'no such colleague at this site')
}

async function newRow(ctx: Ctx, body: Body, today: string): Promise<ImprovementRow> {
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only a colleague proposes an improvement')
  const baseline = { from: dayAfter(today, -body.days), to: dayAfter(today, -1) }
  const value = await figureOf(ctx, body.figure, body.siteId, baseline, body.figureFilter)
  return {
    organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: body.siteId, number: dayNumber('I', today, await nextNumber(ctx, body.siteId, `improvement-${today}`)), state: 'planned', title: body.title, problem: body.problem,
    source_kind: body.source.kind, source_by: body.source.by, source_id: body.source.id, source_query: body.source.query, cause: body.cause, measure: body.measure, owner_id: body.ownerId, due_on: body.dueOn, figure: body.figure, figure_filter: body.figureFilter,
    days: body.days, baseline: value, baseline_from: baseline.from, baseline_to: baseline.to, goal: body.goal, result_text: '', done_on: null, checked: null, checked_from: null, checked_to: null, conclusion: '', revision: '', no_revision_reason: '', round: 1,
    raised_by: ctx.actor.employeeId, raised_at: ctx.now, ended_at: null, next_due_at: null, version: 1, updated_at: ctx.now,
  }
}

async function tellOwner(ctx: Ctx, row: ImprovementRow): Promise<void> {
  const account = await accountOfEmployee(ctx, row.owner_id)
  if (account && account !== ctx.actor.accountId) sendMessage(ctx, { accountIds: [account], template: 'improvement.yours', params: { number: row.number, title: row.title, day: row.due_on }, record: { type: 'improvement', id: row.id } })
}

/** Its promise: carried out by the end of the day that was said, in the zone of the site. */
async function sync(ctx: Ctx, row: ImprovementRow, isNew: boolean): Promise<Date | null> {
  const { rows } = await ctx.client.query<{ ends: Date; site_kind: string }>('select ($2::date + 1)::timestamp at time zone time_zone as ends, kind as site_kind from site where id = $1', [row.site_id, row.due_on])
  const raised = row.raised_at.getTime()
  const facts: SubjectState['facts'] = { promised: byStaff(raised) }
  if (row.state === 'checking' || row.state === 'standardised') facts.resolved = byStaff(ctx.now.getTime())
  if (row.state === 'dropped') facts.cancelled = byStaff(ctx.now.getTime())
  const state: SubjectState = { receivedAt: raised, reportedAt: null, facts, waiting: null, promise: { agreedAt: raised, to: rows[0]!.ends.getTime() }, reopenedAt: row.round > 1 && row.state === 'planned' ? ctx.now.getTime() : null, holder: row.owner_id }
  const traits = { type: 'improvement', kind: row.source_kind, category: [], urgency: null, grade: null, siteKind: rows[0]!.site_kind, siteId: row.site_id }
  return (await syncClocks(ctx, { id: row.id, traits }, state, { isNew })).nextDueAt
}

export async function lockImprovement(ctx: Ctx, id: string): Promise<ImprovementRow> {
  const row = await ctx.tx.selectFrom('improvement').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('insight:read', row.site_id)
  return row
}

/**
 * One act on an improvement. It becomes the standard only after a computed look at the figure, and with the rule of the house that keeps it
 * so, or the reason why none has to (CMP-018). Throws `not_permitted`, `action_not_allowed`, `improvement.too_early`, `improvement.not_checked`.
 */
export async function actOnImprovement(ctx: Ctx, { params, body }: Input<typeof improvements.actOnImprovement>): Promise<improvements.Improvement> {
  const row = await lockImprovement(ctx, params.id)
  await mustBeCurrent(row.version, body.version, () => presentImprovement(ctx, row))
  const isOwners = ctx.actor.employeeId === row.owner_id && OWNER_ACTIONS.includes(body.action)
  if (!isOwners) ctx.actor.mustBeAbleTo('improvements:manage', row.site_id)
  const state = nextStatus(LIFECYCLE, row.state, body.action)
  const change = await changeOf(ctx, row, body)
  const after: ImprovementRow = { ...row, ...change, state, ended_at: state === 'standardised' || state === 'dropped' ? ctx.now : null, version: row.version + 1, updated_at: ctx.now }
  after.next_due_at = await sync(ctx, after, false)
  const { organization_id: _, id, ...set } = after
  await ctx.tx.updateTable('improvement').set({ ...set, figure_filter: sql`${JSON.stringify(set.figure_filter)}::jsonb` }).where('id', '=', id).execute()
  const note = body.note ?? ('conclusion' in body ? body.conclusion : 'result' in body ? body.result : null)
  recordHappening(ctx, { siteId: row.site_id, recordType: 'improvement', recordId: id, action: body.action, fromStatus: row.state, toStatus: state, note })
  announceChange(ctx, { recordType: 'improvement', recordId: id, siteId: row.site_id, action: body.action })
  if (body.action === 'again') await tellOwner(ctx, after)
  return presentImprovement(ctx, after)
}

async function changeOf(ctx: Ctx, row: ImprovementRow, body: ActionBody): Promise<Partial<ImprovementRow>> {
  const today = dayIn(await timeZoneOf(ctx, row.site_id), ctx.now)
  switch (body.action) {
    case 'start':
      return {}
    case 'report':
      if (body.doneOn > today) throw wrongField('rule_broken', '/doneOn', 'lies in the future')
      if (body.doneOn < dayIn(await timeZoneOf(ctx, row.site_id), row.raised_at)) throw wrongField('rule_broken', '/doneOn', 'lies before the improvement was proposed')
      return { result_text: body.result, done_on: body.doneOn }
    case 'look':
      return look(ctx, row, today)
    case 'standardise':
      if (row.checked_to === null) throw new AppError('improvement.not_checked')
      if ((body.revision === '') === (body.noRevisionReason === '')) throw wrongField('rule_broken', '/revision', 'name the document that was written anew, or why none had to be')
      return { conclusion: body.conclusion, revision: body.revision, no_revision_reason: body.noRevisionReason }
    case 'again':
      if (row.checked_to === null) throw new AppError('improvement.not_checked')
      if (body.dueOn < today) throw wrongField('rule_broken', '/dueOn', 'lies in the past')
      return { conclusion: body.conclusion, measure: body.measure, due_on: body.dueOn, round: row.round + 1, done_on: null, result_text: '', checked: null, checked_from: null, checked_to: null }
    case 'drop':
      return { conclusion: body.conclusion }
  }
}

/** As many days after the measure as were looked at before it, or as many as there are, at least a week. */
async function look(ctx: Ctx, row: ImprovementRow, today: string): Promise<Partial<ImprovementRow>> {
  if (checkableFrom(row)! > today) throw new AppError('improvement.too_early', `there are fewer than ${FEWEST_DAYS} whole days after the measure`)
  const from = dayAfter(row.done_on!, 1)
  const wanted = dayAfter(from, row.days - 1)
  const yesterday = dayAfter(today, -1)
  const to = wanted < yesterday ? wanted : yesterday
  return { checked: await figureOf(ctx, row.figure, row.site_id, { from, to }, row.figure_filter as FigureFilter), checked_from: from, checked_to: to }
}

messageTemplate('improvement.yours', {
  'zh-CN': { title: '改进措施 {number} 由您负责', body: '{title}，请于 {day} 前完成。' },
  'zh-TW': { title: '改善措施 {number} 由您負責', body: '{title}，請於 {day} 前完成。' },
  en: { title: 'Improvement {number} is yours', body: '{title}: please carry it out by {day}.' },
})
