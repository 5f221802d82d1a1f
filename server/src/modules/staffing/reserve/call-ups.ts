import type { Input, Output, reserve } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { sendMessage } from '../../../platform/messages/messages.ts'
import { dayNumber, nextNumber, pageOf, readCursor, recordHappening } from '../../../platform/records/index.ts'
import { dayIn, iso, wallTimeIn } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { accountIdsOf, employeeNames } from '../../people/index.ts'
import type { CallUpRow } from '../tables.ts'
import { payOf } from './pay.ts'

type Answers = Awaited<ReturnType<typeof answersOf>>

async function answersOf(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return []
  return ctx.tx
    .selectFrom('call_up_answer as a')
    .innerJoin('reserve_person as r', (join) => join.onRef('r.organization_id', '=', 'a.organization_id').onRef('r.id', '=', 'a.reserve_id'))
    .selectAll('a')
    .select(['r.name', 'r.employee_id'])
    .where('a.call_up_id', 'in', ids)
    .orderBy('r.name')
    .orderBy('r.id')
    .execute()
}

async function present(ctx: Ctx, rows: readonly CallUpRow[]): Promise<reserve.CallUp[]> {
  const answers = await answersOf(ctx, rows.map(({ id }) => id))
  const names = await employeeNames(ctx, [...rows.map((row) => row.made_by), ...answers.map((one) => one.answered_by)])
  return rows.map((row) => {
    const mayPlan = ctx.actor.can('rota:plan', row.site_id)
    const all = answers.filter((one) => one.call_up_id === row.id)
    const mine = all.find((one) => one.employee_id !== null && one.employee_id === ctx.actor.employeeId)
    const paid = all.flatMap((one) => one.pay_fen ?? [])
    return {
      id: row.id, siteId: row.site_id, number: row.number, reason: row.reason, title: row.title, task: row.task, skill: row.skill, from: iso(row.from_at), to: iso(row.to_at), headcount: row.headcount, accepted: all.filter(({ answer }) => answer === 'accepted').length, asked: all.length, state: row.state,
      madeBy: { id: row.made_by, name: names.get(row.made_by) ?? '' }, payFen: mayPlan && paid.length > 0 ? paid.reduce((a, b) => a + b, 0) : null, mine: mine?.answer ?? null, version: row.version,
      // What others are paid, and who else was asked, is not for everybody.
      answers: (mayPlan ? all : all.filter((one) => one === mine)).map((one) => ({
        reserve: { id: one.reserve_id, name: one.name }, answer: one.answer, answeredAt: iso(one.answered_at), answeredBy: one.answered_by === null ? null : { id: one.answered_by, name: names.get(one.answered_by) ?? '' }, way: one.way, payBasis: one.pay_basis, rateFen: one.rate_fen, attendedMinutes: one.attended_minutes, payFen: one.pay_fen,
      })),
      allowedActions: actionsOf(row, mayPlan, mine !== undefined),
    }
  })
}

function actionsOf({ state }: CallUpRow, mayPlan: boolean, isCalled: boolean): reserve.CallUp['allowedActions'] {
  if (state === 'closed' || state === 'cancelled') return []
  if (!mayPlan) return isCalled ? ['answer'] : []
  return ['answer', 'attend', 'ask', 'close', 'cancel']
}

export async function listCallUps(ctx: Ctx, { query }: Input<typeof reserve.listCallUps>): Promise<Output<typeof reserve.listCallUps>> {
  ctx.actor.mustSee('rota:read', query.siteId)
  await siteById(ctx, query.siteId)
  const { filter } = query
  let select = ctx.tx.selectFrom('call_up').selectAll().where('site_id', '=', query.siteId)
  if (filter.mine || !ctx.actor.can('rota:plan', query.siteId))
    select = select.where(sql<boolean>`exists (select from call_up_answer a join reserve_person r on r.organization_id = a.organization_id and r.id = a.reserve_id where a.organization_id = call_up.organization_id and a.call_up_id = call_up.id and r.employee_id = ${ctx.actor.employeeId}::uuid)`)
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  if (filter.reason?.length) select = select.where('reason', 'in', filter.reason)
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(from_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows: CallUpRow[] = await select.orderBy('from_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const presented = new Map((await present(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.from_at, row.id], (row) => presented.get(row.id)!)
}

/** Calls people of the reserve for an event, a holiday or a gap (STF-006). A retry with the same id is the same call. */
export async function createCallUp(ctx: Ctx, { body }: Input<typeof reserve.createCallUp>): Promise<reserve.CallUp> {
  ctx.actor.mustSee('rota:plan', body.siteId)
  const { timeZone } = await siteById(ctx, body.siteId)
  if (ctx.actor.employeeId === null) throw wrongField('rule_broken', '/siteId', 'only an employee calls people up')
  const id = body.id ?? newId()
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`call_up:${id}`])
  const known = await ctx.tx.selectFrom('call_up').selectAll().where('id', '=', id).executeTakeFirst()
  if (known) {
    if (known.site_id !== body.siteId) throw wrongField('already_exists', '/id', 'is another call')
    return (await present(ctx, [known]))[0]!
  }
  const [from, to] = [new Date(body.from), new Date(body.to)]
  if (to <= from) throw wrongField('rule_broken', '/to', 'must be after from')
  if (to.getTime() - from.getTime() > 3 * 86_400_000) throw wrongField('rule_broken', '/to', 'at most three days; call again for the next')
  if (to <= ctx.now) throw wrongField('rule_broken', '/to', 'has passed')
  const row: CallUpRow = {
    organization_id: ctx.organizationId, id, site_id: body.siteId, number: dayNumber('V', dayIn(timeZone, ctx.now), await nextNumber(ctx, body.siteId, `call-up-${dayIn(timeZone, ctx.now)}`)), reason: body.reason, title: body.title, task: body.task, skill: body.skill, from_at: from, to_at: to, headcount: body.headcount,
    state: 'open', made_by: ctx.actor.employeeId, made_at: ctx.now, version: 1,
  }
  await ctx.tx.insertInto('call_up').values(row).execute()
  await ask(ctx, row, body.reserveIds, timeZone)
  tell(ctx, row, 'created')
  return (await present(ctx, [row]))[0]!
}

/** Asks people who were not asked yet, at the rate that is agreed with them today. */
async function ask(ctx: Ctx, row: CallUpRow, reserveIds: readonly string[], timeZone: string): Promise<void> {
  const wanted = [...new Set(reserveIds)]
  const people = await ctx.tx.selectFrom('reserve_person').selectAll().where('site_id', '=', row.site_id).where('is_active', '=', true).where('id', 'in', wanted).execute()
  if (people.length < wanted.length) throw wrongField('rule_broken', '/reserveIds', 'somebody is not in the reserve of this site')
  const lacking = row.skill === null ? undefined : people.find(({ skills }) => !skills.includes(row.skill!))
  if (lacking) throw wrongField('rule_broken', '/reserveIds', `${lacking.name}: ${row.skill}`)
  await ctx.tx
    .insertInto('call_up_answer')
    .values(people.map((one) => ({ organization_id: ctx.organizationId, call_up_id: row.id, reserve_id: one.id, answer: 'asked' as const, answered_at: null, answered_by: null, way: null, pay_basis: one.pay_basis, rate_fen: one.rate_fen, attended_minutes: null, pay_fen: null })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const employees = people.flatMap(({ employee_id }) => employee_id ?? [])
  if (employees.length === 0) return
  sendMessage(ctx, { accountIds: await accountIdsOf(ctx, employees), template: 'call_up.asked', params: { title: row.title, from: wallTimeIn(timeZone, row.from_at), to: wallTimeIn(timeZone, row.to_at) }, level: 'warning', record: { type: 'call_up', id: row.id } })
}

type Act = Input<typeof reserve.actOnCallUp>['body']

/** The call is locked first: of two who accept the last place one has it, the other hears `call_up.full`. */
export async function actOnCallUp(ctx: Ctx, { params, body }: Input<typeof reserve.actOnCallUp>): Promise<reserve.CallUp> {
  const row = await ctx.tx.selectFrom('call_up').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('rota:read', row.site_id)
  const mayPlan = ctx.actor.can('rota:plan', row.site_id)
  const answers = await answersOf(ctx, [row.id])
  const mine = answers.find((one) => one.employee_id !== null && one.employee_id === ctx.actor.employeeId)
  if (!mayPlan && mine === undefined) throw new AppError('not_found')
  const allowed = actionsOf(row, mayPlan, mine !== undefined)
  if (!allowed.includes(body.action)) {
    if (!mayPlan && body.action !== 'answer') throw new AppError('not_permitted')
    throw new AppError('action_not_allowed', `It is ${row.state}`, undefined, { allowedActions: allowed })
  }
  const state = await apply(ctx, row, answers, body, mine?.reserve_id ?? null, mayPlan)
  const after: CallUpRow = { ...row, state, version: row.version + 1 }
  await ctx.tx.updateTable('call_up').set({ state, version: after.version }).where('id', '=', row.id).execute()
  tell(ctx, after, body.action === 'answer' ? (body.accepts ? 'accepted' : 'declined') : body.action, row.state)
  return (await present(ctx, [after]))[0]!
}

async function apply(ctx: Ctx, row: CallUpRow, answers: Answers, body: Act, mineId: string | null, mayPlan: boolean): Promise<CallUpRow['state']> {
  switch (body.action) {
    case 'answer':
      return answer(ctx, row, answers, body, mineId, mayPlan)
    case 'attend': {
      const one = answers.find(({ reserve_id }) => reserve_id === body.reserveId)
      if (one?.answer !== 'accepted') throw wrongField('rule_broken', '/reserveId', 'has not accepted')
      if (row.from_at > ctx.now) throw wrongField('rule_broken', '/minutes', 'it has not begun')
      await ctx.tx.updateTable('call_up_answer').set({ attended_minutes: body.minutes, pay_fen: payOf({ basis: one.pay_basis, rateFen: one.rate_fen, minutes: body.minutes }) }).where('call_up_id', '=', row.id).where('reserve_id', '=', body.reserveId).execute()
      return row.state
    }
    case 'ask':
      await ask(ctx, row, body.reserveIds, (await siteById(ctx, row.site_id)).timeZone)
      return row.state
    case 'close':
      // Who accepted came or did not: nobody is forgotten when it is paid.
      if (answers.some((one) => one.answer === 'accepted' && one.attended_minutes === null)) throw wrongField('rule_broken', '/action', 'it is not noted who came')
      return 'closed'
    case 'cancel':
      if (answers.some(({ attended_minutes }) => (attended_minutes ?? 0) > 0)) throw wrongField('rule_broken', '/action', 'somebody has come')
      return 'cancelled'
  }
}

async function answer(ctx: Ctx, row: CallUpRow, answers: Answers, { reserveId, accepts }: Extract<Act, { action: 'answer' }>, mineId: string | null, mayPlan: boolean): Promise<CallUpRow['state']> {
  const id = reserveId ?? mineId
  if (id === null) throw wrongField('rule_broken', '/reserveId', 'whose answer is it?')
  if (id !== mineId && !mayPlan) throw new AppError('not_permitted', 'Everybody answers for themselves')
  const one = answers.find(({ reserve_id }) => reserve_id === id)
  if (!one) throw wrongField('not_found', '/reserveId', 'was not called')
  const others = answers.filter(({ reserve_id, answer: given }) => reserve_id !== id && given === 'accepted').length
  if (accepts && others >= row.headcount) throw new AppError('call_up.full')
  if (one.attended_minutes !== null) throw wrongField('rule_broken', '/reserveId', 'it is noted whether they came')
  await ctx.tx.updateTable('call_up_answer').set({ answer: accepts ? 'accepted' : 'declined', answered_at: ctx.now, answered_by: ctx.actor.employeeId, way: id === mineId ? 'phone' : 'desk' }).where('call_up_id', '=', row.id).where('reserve_id', '=', id).execute()
  return others + (accepts ? 1 : 0) >= row.headcount ? 'filled' : 'open'
}

function tell(ctx: Ctx, row: CallUpRow, action: string, fromStatus: string | null = null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'call_up', recordId: row.id, action, fromStatus, toStatus: row.state, note: row.title })
  announceChange(ctx, { recordType: 'call_up', recordId: row.id, siteId: row.site_id, action })
}
