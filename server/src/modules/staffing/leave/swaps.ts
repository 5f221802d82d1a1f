import type { Input, Output, staffing } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { sendMessage } from '../../../platform/messages/messages.ts'
import { mustBeCurrent, pageOf, readCursor } from '../../../platform/records/index.ts'
import { iso } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { accountOfEmployee, employeeNames } from '../../people/index.ts'
import { openMonth, writeEntries, type OpenMonth } from '../rota/draft.ts'
import { loadMonth, lockPublications, publishedOf, type Published } from '../rota/month.ts'
import { inWords, writePublication } from '../rota/publish.ts'
import { gapsOf, grouped } from '../rota/rules.ts'
import type { SwapRow } from '../tables.ts'
import { changeOf, swapJudge } from './swap-rules.ts'
import { tellParties, tellSwap } from './tell-swap.ts'

type Action = staffing.Swap['allowedActions'][number]

function actionsOf(ctx: Ctx, row: SwapRow): Action[] {
  const { actor } = ctx
  const me = actor.employeeId
  const isParty = me === row.asked_by || me === row.with_id
  const decides = me !== null && !isParty && actor.can('rota:plan', row.site_id)
  if (row.state === 'asked') return [...(me === row.with_id ? (['accept', 'refuse'] as const) : []), ...(me === row.asked_by ? (['withdraw'] as const) : []), ...(decides ? (['decline'] as const) : [])]
  return row.state === 'accepted' ? [...(decides ? (['approve', 'decline'] as const) : []), ...(me === row.asked_by ? (['withdraw'] as const) : [])] : []
}

async function present(ctx: Ctx, rows: readonly SwapRow[]): Promise<staffing.Swap[]> {
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.asked_by, row.with_id, row.decided_by]))
  const ref = (id: string) => ({ id, name: names.get(id) ?? '' })
  const ids = rows.flatMap((row) => [row.shift_id, row.return_shift_id]).filter((id) => id !== null)
  const shifts = new Map((await namedShifts(ctx, ids)).map((one) => [one.id, one]))
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, askedBy: ref(row.asked_by), with: ref(row.with_id), gives: shifts.get(row.shift_id)!, takes: row.return_shift_id === null ? null : shifts.get(row.return_shift_id)!, reason: row.reason, state: row.state, askedAt: iso(row.asked_at), answeredAt: iso(row.answered_at), decidedAt: iso(row.decided_at),
    decidedBy: row.decided_by === null ? null : ref(row.decided_by), decisionNote: row.decision_note, allowedActions: actionsOf(ctx, row), version: row.version,
  }))
}

async function namedShifts(ctx: Ctx, ids: readonly string[]): Promise<NonNullable<staffing.Swap['takes']>[]> {
  if (ids.length === 0) return []
  const rows = await ctx.tx.selectFrom('rota_shift as t').innerJoin('rota_post as p', (join) => join.onRef('p.organization_id', '=', 't.organization_id').onRef('p.id', '=', 't.post_id')).select(['t.id', 't.day', 't.shift', 't.from_at', 't.to_at', 'p.id as post_id', 'p.name']).where('t.id', 'in', ids).execute()
  return rows.map((row) => ({ id: row.id, day: row.day, post: { id: row.post_id, name: row.name }, shift: row.shift, from: iso(row.from_at), to: iso(row.to_at) }))
}

export async function listSwaps(ctx: Ctx, { query }: Input<typeof staffing.listSwaps>): Promise<Output<typeof staffing.listSwaps>> {
  ctx.actor.mustSee('rota:read', query.siteId)
  await siteById(ctx, query.siteId)
  let select = ctx.tx.selectFrom('shift_swap').selectAll().where('site_id', '=', query.siteId)
  const me = ctx.actor.employeeId ?? query.siteId
  if (!ctx.actor.can('rota:plan', query.siteId)) select = select.where((e) => e.or([e('asked_by', '=', me), e('with_id', '=', me)]))
  if (query.filter.state?.length) select = select.where('state', 'in', query.filter.state)
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(asked_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows: SwapRow[] = await select.orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const presented = new Map((await present(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.asked_at, row.id], (row) => presented.get(row.id)!)
}

interface OwnShift {
  siteId: string
  month: string
}

/** A shift of the actor that has not begun. Throws `not_found` for one of somebody else, `action_not_allowed` for one that has begun or changed hands. */
async function ownShift(ctx: Ctx, shiftId: string): Promise<OwnShift> {
  const row = await ctx.tx.selectFrom('rota_shift').selectAll().where('id', '=', shiftId).executeTakeFirst()
  if (!row || row.employee_id !== ctx.actor.employeeId) throw wrongField('not_found', '/shiftId', 'no shift of yours')
  if (row.until_number !== null || row.from_at <= ctx.now) throw new AppError('action_not_allowed', 'It has begun, or is no longer yours')
  return { siteId: row.site_id, month: row.day.slice(0, 7) }
}

const MOST_RETURNS = 40
export async function swapChoices(ctx: Ctx, { query }: Input<typeof staffing.swapChoices>): Promise<Output<typeof staffing.swapChoices>> {
  const { siteId, month } = await ownShift(ctx, query.shiftId)
  const loaded = await loadMonth(ctx, siteId, month)
  const published = await publishedOf(ctx, loaded.rota!.id)
  const mine = published.find(({ id }) => id === query.shiftId)!
  const judge = swapJudge(loaded, published)
  const fits = (withId: string, takes: Published | null): boolean => judge(changeOf(mine, withId, takes)).length === 0
  const byPerson = grouped(published, ({ employeeId }) => employeeId)
  const found = loaded.people.filter(({ id }) => id !== mine.employeeId).map((person) => ({
    person, mayTakeOver: fits(person.id, null),
    returns: (byPerson.get(person.id) ?? []).filter((one) => one.from > ctx.now.getTime() && (one.postId !== mine.postId || one.day !== mine.day || one.shift !== mine.shift) && fits(person.id, one)).slice(0, MOST_RETURNS),
  }))
  const shifts = new Map((await namedShifts(ctx, found.flatMap(({ returns }) => returns.map(({ id }) => id)))).map((one) => [one.id, one]))
  return { items: found.filter(({ mayTakeOver, returns }) => mayTakeOver || returns.length > 0).map(({ person, mayTakeOver, returns }) => ({ colleague: { id: person.id, name: person.name }, mayTakeOver, returns: returns.map(({ id }) => shifts.get(id)!).sort((a, b) => (a.day < b.day ? -1 : 1)) })) }
}

export async function askSwap(ctx: Ctx, { body }: Input<typeof staffing.askSwap>): Promise<staffing.Swap> {
  const me = ctx.actor.employeeId
  if (me === null) throw new AppError('not_permitted', 'Only who has a shift swaps it')
  const id = body.id ?? newId()
  const { siteId, month } = await ownShift(ctx, body.shiftId)
  ctx.actor.mustSee('rota:read', siteId)
  const open = await openMonth(ctx, { siteId, month })
  const known = await ctx.tx.selectFrom('shift_swap').selectAll().where('id', '=', id).executeTakeFirst()
  if (known) {
    if (known.asked_by !== me) throw wrongField('already_exists', '/id', 'is another swap')
    return (await present(ctx, [known]))[0]!
  }
  const published = await publishedOf(ctx, open.rota.id)
  const gives = published.find((one) => one.id === body.shiftId)
  if (!gives || gives.employeeId !== me) throw new AppError('action_not_allowed', 'It is no longer yours')
  const takes = body.returnShiftId === null ? null : (published.find((one) => one.id === body.returnShiftId && one.employeeId === body.withId) ?? null)
  if (body.returnShiftId !== null && takes === null) throw wrongField('rule_broken', '/returnShiftId', 'is no shift of theirs in this month')
  if (takes !== null && takes.from <= ctx.now.getTime()) throw wrongField('rule_broken', '/returnShiftId', 'has begun')
  if (body.withId === me || !open.people.some((person) => person.id === body.withId)) throw wrongField('rule_broken', '/withId', 'must be a colleague of this site')
  if (await ctx.tx.selectFrom('shift_swap').select('id').where('shift_id', '=', body.shiftId).where('state', 'in', ['asked', 'accepted']).executeTakeFirst()) throw wrongField('already_exists', '/shiftId', 'a swap of it is under way')
  mustKeepRules(ctx, open, published, gives, body.withId, takes)
  const row: SwapRow = { organization_id: ctx.organizationId, id, site_id: siteId, rota_id: open.rota.id, shift_id: gives.id, asked_by: me, with_id: body.withId, return_shift_id: takes?.id ?? null, reason: body.reason, state: 'asked', asked_at: ctx.now, answered_at: null, decided_at: null, decided_by: null, decision_note: '', version: 1 }
  await ctx.tx.insertInto('shift_swap').values(row).execute()
  tellSwap(ctx, row, 'asked')
  const account = await accountOfEmployee(ctx, body.withId)
  if (account) sendMessage(ctx, { accountIds: [account], template: 'swap.asked', params: { who: ctx.actor.name, day: gives.day, shift: gives.shift, back: takes === null ? '—' : `${takes.day} ${takes.shift}` }, level: 'warning', record: { type: 'shift_swap', id } })
  return (await present(ctx, [row]))[0]!
}

function mustKeepRules(ctx: Ctx, open: OpenMonth, published: readonly Published[], gives: Published, withId: string, takes: Published | null): void {
  const broken = swapJudge(open, published)(changeOf(gives, withId, takes))
  if (broken.length > 0) throw new AppError('rota.rule_broken', inWords(ctx, open, broken))
}

const STATE_OF: Record<Action, SwapRow['state']> = { accept: 'accepted', refuse: 'refused', approve: 'approved', decline: 'declined', withdraw: 'withdrawn' }

/** Answers or decides a swap; the rota is locked first, then the swap, as everywhere. Exactly one of two answers counts. */
export async function actOnSwap(ctx: Ctx, { params, body }: Input<typeof staffing.actOnSwap>): Promise<staffing.Swap> {
  const asked = await ctx.tx.selectFrom('shift_swap as w').innerJoin('rota as r', (join) => join.onRef('r.organization_id', '=', 'w.organization_id').onRef('r.id', '=', 'w.rota_id')).select(['w.site_id', 'w.asked_by', 'w.with_id', 'r.month']).where('w.id', '=', params.id).executeTakeFirst()
  if (!asked) throw new AppError('not_found')
  if (ctx.actor.employeeId !== asked.asked_by && ctx.actor.employeeId !== asked.with_id) ctx.actor.mustSee('rota:plan', asked.site_id)
  if (body.action === 'approve') await lockPublications(ctx)
  const open = await openMonth(ctx, { siteId: asked.site_id, month: asked.month.slice(0, 7) })
  const row = await ctx.tx.selectFrom('shift_swap').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirstOrThrow()
  await mustBeCurrent(row.version, body.version, async () => (await present(ctx, [row]))[0])
  const allowed = actionsOf(ctx, row)
  if (!allowed.includes(body.action)) throw new AppError('action_not_allowed', `It is ${row.state}`, undefined, { allowedActions: allowed })
  const state = STATE_OF[body.action]
  const answered = body.action === 'accept' || body.action === 'refuse' ? { answered_at: ctx.now } : {}
  const decided = body.action === 'approve' || body.action === 'decline' ? { decided_at: ctx.now, decided_by: ctx.actor.employeeId, decision_note: body.note } : {}
  const after: SwapRow = { ...row, state, ...answered, ...decided, version: row.version + 1 }
  await ctx.tx.updateTable('shift_swap').set({ state, ...answered, ...decided, version: after.version }).where('id', '=', row.id).execute()
  tellSwap(ctx, after, state, row.state)
  if (body.action === 'accept' || body.action === 'approve') await settle(ctx, open, row, body.action === 'approve')
  await tellParties(ctx, after)
  return (await present(ctx, [after]))[0]!
}

/** Looks at the rules with the rota as it is now, and swaps when it is approved: in what was published, and in the draft where it says the same. */
async function settle(ctx: Ctx, open: OpenMonth, row: SwapRow, isApproved: boolean): Promise<void> {
  const published = await publishedOf(ctx, open.rota.id)
  const gives = published.find(({ id }) => id === row.shift_id)
  const takes = row.return_shift_id === null ? null : published.find(({ id }) => id === row.return_shift_id)
  if (!gives || takes === undefined || [gives, takes].some((one) => one !== null && one.from <= ctx.now.getTime())) throw new AppError('action_not_allowed', 'The rota has changed, or a shift has begun')
  mustKeepRules(ctx, open, published, gives, row.with_id, takes)
  if (!isApproved) return
  const { removed, added } = changeOf(gives, row.with_id, takes)
  const isSame = await draftSays(ctx, open.rota.id, removed)
  if (isSame) {
    for (const one of removed) await ctx.tx.deleteFrom('rota_entry').where('rota_id', '=', open.rota.id).where('employee_id', '=', one.employeeId).where('day', '=', one.day).execute()
    await writeEntries(ctx, open.rota.id, added.map((one) => ({ ...one, isFixed: true })))
  }
  const left = [...published.filter((one) => !removed.includes(one)), ...added]
  await writePublication(ctx, open, { kind: 'swap', note: '', added, removed, gaps: gapsOf(left, open.needs, open.people).length })
}

async function draftSays(ctx: Ctx, rotaId: string, shifts: readonly Published[]): Promise<boolean> {
  for (const one of shifts) if (!(await ctx.tx.selectFrom('rota_entry').select('day').where('rota_id', '=', rotaId).where('employee_id', '=', one.employeeId).where('day', '=', one.day).where('post_id', '=', one.postId).where('shift', '=', one.shift).executeTakeFirst())) return false
  return true
}
