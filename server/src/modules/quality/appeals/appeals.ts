import type { Input, Output, scores } from '@guanjia/contract'
import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { attachFiles, filesOfRecords } from '../../../platform/files/files.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../../platform/messages/messages.ts'
import { beginning } from '../../../platform/text/index.ts'
import { dayNumber, mustBeCurrent, nextNumber, pageOf, readCursor, readTimeline, recordHappening } from '../../../platform/records/index.ts'
import { dayAfter, dayIn, iso } from '../../../platform/time.ts'
import type { Tables } from '../../../tables.ts'
import { siteById } from '../../organization/index.ts'
import { accountIdsOf, accountsWithRole, employeeNames } from '../../people/index.ts'
import { briefsOf } from '../../sla/index.ts'
import { endOf, keepPromise } from '../promise.ts'
import { scoreDetails } from '../scores/board.ts'
import { closedMonth } from '../scores/frozen.ts'
import { firstDay } from '../scores/month.ts'
import { correctionsOf, correctMonth } from './correct.ts'
import { lockMonth } from './struck.ts'
import type { ScoreAppealTable } from './tables.ts'

export type AppealRow = Selectable<ScoreAppealTable>
type Filter = Input<typeof scores.listAppeals>['query']['filter']

/**
 * Appeals against a fact of the own score, within the days of the rule; it is answered by a clock. A fact is appealed once.
 * Throws `not_permitted`, `not_found`, `already_exists`, `rule_broken` naming the field.
 */
export async function appealScore(ctx: Ctx, { body }: Input<typeof scores.appealScore>): Promise<scores.ScoreAppeal> {
  ctx.actor.mustSee('standards:read', body.siteId)
  const { timeZone } = await siteById(ctx, body.siteId)
  const me = ctx.actor.employeeId
  if (me === null) throw new AppError('not_permitted', 'Only a colleague has a score')
  const own = await scoreDetails(ctx, { params: {}, query: { siteId: body.siteId, month: body.month, employeeId: me }, body: {} })
  const fact = own.facts.find(({ key }) => key === body.key)
  if (!fact || fact.recordId === null) throw wrongField('not_found', '/key', 'no such fact in the own score')
  if (fact.appeal && fact.appeal.state !== 'withdrawn') throw wrongField('already_exists', '/key', `appealed as ${fact.appeal.number}`)
  if (own.appealUntil !== null && own.appealUntil <= ctx.now.toISOString()) throw wrongField('rule_broken', '/month', 'the days to appeal are over')
  const lost = own.facts.filter(({ key }) => key === body.key || key === `red_line:${body.key}`).reduce((sum, one) => sum + one.lost, 0)
  if (lost <= 0) throw wrongField('rule_broken', '/key', 'it took no points')
  const today = dayIn(timeZone, ctx.now)
  const row: AppealRow = {
    organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: body.siteId, number: dayNumber('S', today, await nextNumber(ctx, body.siteId, `score_appeal-${today}`)), month: firstDay(body.month), employee_id: me, key: body.key, source: fact.source, record_id: fact.recordId, record_number: fact.number, lost: String(lost),
    reason: body.reason, state: 'open', appealed_at: ctx.now, answer_due_at: await endOf(ctx, body.siteId, dayAfter(today, own.rule.answerDays)), decided_by: null, decided_at: null, decision: '', next_due_at: null, version: 1,
  }
  const made = await ctx.tx.insertInto('score_appeal').values({ ...row, lost }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/key', 'this fact is appealed')
  await sync(ctx, row, true)
  await attachFiles(ctx, { type: 'score_appeal', id: row.id }, body.fileIds)
  tell(ctx, row, 'appealed', body.reason, null)
  const deciders = (await accountsWithRole(ctx, 'site_manager', row.site_id)).map(({ accountId }) => accountId).filter((id) => id !== ctx.actor.accountId)
  sendMessage(ctx, { accountIds: deciders, template: 'score_appeal.made', params: { number: row.number, who: ctx.actor.name, month: body.month, reason: beginning(body.reason, 100) }, level: 'warning', record: { type: 'score_appeal', id: row.id } })
  return (await present(ctx, [row]))[0]!
}

async function sync(ctx: Ctx, row: AppealRow, isNew: boolean): Promise<void> {
  const next = await keepPromise(ctx, { id: row.id, type: 'score_appeal', siteId: row.site_id, kind: row.source, since: row.appealed_at, due: row.answer_due_at, holder: null, isKept: row.decided_at !== null, isOver: row.state === 'withdrawn' }, isNew)
  await ctx.tx.updateTable('score_appeal').set({ next_due_at: next }).where('id', '=', row.id).execute()
}

function tell(ctx: Ctx, row: AppealRow, action: string, note: string | null, from: string | null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'score_appeal', recordId: row.id, action, fromStatus: from, toStatus: row.state, note })
  announceChange(ctx, { recordType: 'score_appeal', recordId: row.id, siteId: row.site_id, action })
}

/** What the actor may do with each: who manages scores decides, unless it is about the own score or the own check. */
async function allowedActions(ctx: Ctx, rows: readonly AppealRow[]): Promise<(row: AppealRow) => scores.ScoreAppeal['allowedActions']> {
  const me = ctx.actor.employeeId
  const checks = rows.flatMap((row) => (row.state === 'open' && row.source === 'check' ? [row.record_id] : []))
  const own = new Set(checks.length === 0 || me === null ? [] : (await ctx.tx.selectFrom('service_check').select('id').where('id', 'in', checks).where('checked_by', '=', me).execute()).map(({ id }) => id))
  return (row) => {
    if (row.state !== 'open' || me === null) return []
    if (row.employee_id === me) return ['withdraw']
    return ctx.actor.can('scores:manage', row.site_id) && !own.has(row.record_id) ? ['accept', 'refuse'] : []
  }
}

/**
 * Decides on an appeal, or withdraws the own one. What is accepted no longer counts: at once while the month is open, and by a logged
 * correction once it is closed. Throws `not_permitted`, `action_not_allowed`, `stale_version`.
 */
export async function actOnAppeal(ctx: Ctx, { params, body }: Input<typeof scores.actOnAppeal>): Promise<scores.ScoreAppeal> {
  const known = await load(ctx, params.id)
  await lockMonth(ctx, known.site_id, known.month.slice(0, 7))
  const row = await ctx.tx.selectFrom('score_appeal').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirstOrThrow()
  await mustBeCurrent(row.version, body.version, async () => (await present(ctx, [row]))[0]!)
  if (row.state !== 'open') throw new AppError('action_not_allowed', `The appeal is ${row.state}`)
  if (!(await allowedActions(ctx, [row]))(row).includes(body.action)) throw new AppError('not_permitted', 'Nobody decides on the own score or the own check')
  const decided = body.action === 'withdraw' ? {} : { decided_by: ctx.actor.employeeId, decided_at: ctx.now, decision: body.decision }
  const state = ({ accept: 'accepted', refuse: 'refused', withdraw: 'withdrawn' } as const)[body.action]
  const after: AppealRow = { ...row, ...decided, state, version: row.version + 1 }
  await ctx.tx.updateTable('score_appeal').set({ ...decided, state, version: after.version }).where('id', '=', row.id).execute()
  const closed = state === 'accepted' ? await closedMonth(ctx, row.site_id, row.month.slice(0, 7)) : undefined
  if (closed) await correctMonth(ctx, closed, row.id)
  await sync(ctx, after, false)
  tell(ctx, after, closed ? 'accepted_as_correction' : state, 'decision' in body ? body.decision : null, row.state)
  if (closed) recordHappening(ctx, { siteId: row.site_id, recordType: 'score_month', recordId: closed.id, action: 'corrected', note: row.number })
  if (body.action !== 'withdraw')
    sendMessage(ctx, { accountIds: await accountIdsOf(ctx, [row.employee_id]), template: 'score_appeal.decided', params: { number: row.number, decision: `@scoreAppealState:${state}`, words: beginning(body.decision, 150) }, record: { type: 'score_appeal', id: row.id } })
  return (await present(ctx, [after]))[0]!
}

async function load(ctx: Ctx, id: string): Promise<AppealRow> {
  const row = await ctx.tx.selectFrom('score_appeal').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row || (row.employee_id !== ctx.actor.employeeId && !ctx.actor.can('checks:score', row.site_id))) throw new AppError('not_found')
  return row
}

async function present(ctx: Ctx, rows: readonly AppealRow[]): Promise<scores.ScoreAppeal[]> {
  if (rows.length === 0) return []
  await ctx.flush()
  const ids = rows.map(({ id }) => id)
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.employee_id, row.decided_by]))
  const files = await filesOfRecords(ctx, ids)
  const clocks = await briefsOf(ctx, ids)
  const corrections = await correctionsOf(ctx, ids)
  const actions = await allowedActions(ctx, rows)
  const ref = (id: string) => ({ id, name: names.get(id) ?? '' })
  return rows.map((row) => ({
    id: row.id, number: row.number, siteId: row.site_id, month: row.month.slice(0, 7), employee: ref(row.employee_id), source: row.source, recordId: row.record_id, recordNumber: row.record_number, lost: Number(row.lost), reason: row.reason, state: row.state, appealedAt: iso(row.appealed_at), answerDueAt: iso(row.answer_due_at),
    decidedBy: row.decided_by === null ? null : ref(row.decided_by), decidedAt: iso(row.decided_at), decision: row.decision, correction: corrections.get(row.id) ?? null, files: (files.get(row.id) ?? []).map(({ file }) => file), clock: clocks.get(row.id) ?? null, allowedActions: actions(row), version: row.version,
  }))
}

function filtered(ctx: Ctx, siteId: string, filter: Filter): SelectQueryBuilder<Tables, 'score_appeal', object> {
  ctx.actor.mustSee('standards:read', siteId)
  let select: SelectQueryBuilder<Tables, 'score_appeal', object> = ctx.tx.selectFrom('score_appeal').where('site_id', '=', siteId)
  if (filter.mine === true || !ctx.actor.can('checks:score', siteId)) select = select.where('employee_id', '=', ctx.actor.employeeId ?? '00000000-0000-0000-0000-000000000000')
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  if (filter.month) select = select.where('month', '=', firstDay(filter.month))
  if (filter.employeeId) select = select.where('employee_id', '=', filter.employeeId)
  return select
}

export async function listAppeals(ctx: Ctx, { query }: Pick<Input<typeof scores.listAppeals>, 'query'>): Promise<Output<typeof scores.listAppeals>> {
  await siteById(ctx, query.siteId)
  let ordered = filtered(ctx, query.siteId, query.filter).selectAll('score_appeal').orderBy('appealed_at', 'desc').orderBy('id', 'desc')
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    ordered = ordered.where(sql<boolean>`(appealed_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await ordered.limit(query.limit + 1).execute()
  const shown = new Map((await present(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.appealed_at, row.id], (row) => shown.get(row.id)!)
}

export async function getAppeal(ctx: Ctx, { params }: Input<typeof scores.getAppeal>): Promise<scores.ScoreAppeal> {
  return (await present(ctx, [await load(ctx, params.id)]))[0]!
}

export async function appealTimeline(ctx: Ctx, { params }: Input<typeof scores.appealTimeline>): Promise<Output<typeof scores.appealTimeline>> {
  await load(ctx, params.id)
  return { items: await readTimeline(ctx, params.id) }
}

messageTemplate('score_appeal.made', {
  'zh-CN': { title: '评分申诉待答复 {number}', body: '{who} 对 {month} 评分提出申诉：{reason}' },
  'zh-TW': { title: '評分申訴待答覆 {number}', body: '{who} 對 {month} 評分提出申訴：{reason}' },
  en: { title: 'Appeal to answer: {number}', body: '{who} appeals against the score of {month}: {reason}' },
})
messageTemplate('score_appeal.decided', {
  'zh-CN': { title: '您的申诉 {number}：{decision}', body: '{words}' },
  'zh-TW': { title: '您的申訴 {number}：{decision}', body: '{words}' },
  en: { title: 'Your appeal {number}: {decision}', body: '{words}' },
})
