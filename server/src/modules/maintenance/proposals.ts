import { sql, type RawBuilder } from 'kysely'
import type { maintenance, Input, Output, TimelineEntry } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, detachOtherFiles, filesOfRecords } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { countSql, dayNumber, likeText, mustBeCurrent, nextNumber, nextStatus, pageOf, possibleActions, readCursor, readTimeline, type LifeCycle } from '../../platform/records/index.ts'
import { dayIn, iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { accountIdsOf, accountsWithRole } from '../people/index.ts'
import { adviceFor } from './facilities.ts'
import { facilityAt, namesFor, tell } from './known.ts'
import { fundProblem } from './rules.ts'
import type { MaintenanceTables } from './tables.ts'

type Row = MaintenanceTables['renewal_proposal']
type Facts = Omit<Input<typeof maintenance.createRenewalProposal>['body'], 'id' | 'siteId' | 'fileIds'>

const PROPOSAL_LIFE: LifeCycle<Row['state'], maintenance.RenewalAction> = {
  submit: { from: ['draft', 'rejected'], to: 'submitted' },
  approve: { from: ['submitted'], to: 'approved' },
  reject: { from: ['submitted'], to: 'rejected' },
  complete: { from: ['approved'], to: 'done' },
  withdraw: { from: ['draft', 'submitted'], to: 'withdrawn' },
}
const DECIDES: readonly maintenance.RenewalAction[] = ['approve', 'reject']

function allowedActions(ctx: Ctx, row: Row): maintenance.RenewalAction[] {
  const { actor } = ctx
  const isOwn = row.by_id === actor.employeeId
  return possibleActions(PROPOSAL_LIFE, row.state).filter((action) => {
    if (actor.employeeId === null) return false
    if (DECIDES.includes(action)) return !isOwn && actor.can('maintenance:decide', row.site_id)
    if (action === 'complete') return actor.can('maintenance:write', row.site_id)
    return actor.can('maintenance:work', row.site_id) && (isOwn || actor.can('maintenance:write', row.site_id))
  })
}
const mayChange = (ctx: Ctx, row: Row): boolean => (row.state === 'draft' || row.state === 'rejected') && ctx.actor.can('maintenance:work', row.site_id) && (row.by_id === ctx.actor.employeeId || ctx.actor.can('maintenance:write', row.site_id))

async function present(ctx: Ctx, rows: readonly Row[]): Promise<maintenance.RenewalProposal[]> {
  const names = await namesFor(ctx, { facility: rows.map((row) => row.facility_id), person: rows.flatMap((row) => [row.by_id, row.decided_by]) })
  const files = await filesOfRecords(ctx, rows.map(({ id }) => id))
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, number: row.number, kind: row.kind, title: row.title, facility: names.facility(row.facility_id), wear: row.wear, usage: row.usage, reason: row.reason, costFen: row.cost_fen, fund: row.fund, ownersVoted: row.owners_voted, areaVoted: row.area_voted, ownersAgreed: row.owners_agreed, areaAgreed: row.area_agreed, isEmergency: row.is_emergency, plannedOn: row.planned_on,
    state: row.state, by: names.person(row.by_id)!, submittedAt: iso(row.submitted_at), decidedBy: names.person(row.decided_by), decidedAt: iso(row.decided_at), decision: row.decision, doneOn: row.done_on, paidFen: row.paid_fen, advice: row.advice as maintenance.RenewalAdvice | null, files: (files.get(row.id) ?? []).map(({ file }) => file),
    allowedActions: allowedActions(ctx, row), mayChange: mayChange(ctx, row), version: row.version, updatedAt: iso(row.updated_at),
  }))
}

export async function listRenewalProposals(ctx: Ctx, { query }: Input<typeof maintenance.listRenewalProposals>): Promise<Output<typeof maintenance.listRenewalProposals>> {
  ctx.actor.mustSee('maintenance:read', query.siteId)
  await siteById(ctx, query.siteId)
  const { filter } = query
  const like = filter.q ? `%${likeText(filter.q)}%` : null
  const conditions: RawBuilder<unknown>[] = [
    sql`r.site_id = ${query.siteId}`, ...(like === null ? [] : [sql`(r.title ilike ${like} or r.number ilike ${like} or r.reason ilike ${like})`]), ...(filter.kind?.length ? [sql`r.kind in (${sql.join(filter.kind)})`] : []), ...(filter.state?.length ? [sql`r.state in (${sql.join(filter.state)})`] : []),
    ...(filter.fund?.length ? [sql`r.fund in (${sql.join(filter.fund)})`] : []), ...(filter.facilityId ? [sql`r.facility_id = ${filter.facilityId}`] : []),
  ]
  const where = sql.join(conditions, sql` and `)
  const [at, id] = query.cursor === undefined ? [] : readCursor(query.cursor, ['instant', 'id'])
  const after = query.cursor === undefined ? sql`` : sql`and (r.made_at, r.id) < (${at}::timestamptz, ${id}::uuid)`
  const { rows } = await sql<Row>`select r.* from renewal_proposal r where ${where} ${after} order by r.made_at desc, r.id desc limit ${query.limit + 1}`.execute(ctx.tx)
  const total = query.total ? await countSql(ctx, sql`from renewal_proposal r where ${where}`) : null
  const page = pageOf(rows, query.limit, (row) => [row.made_at, row.id], (row): Row => row, total)
  return { ...page, items: await present(ctx, page.items) }
}

async function rowAt(ctx: Ctx, id: string, lock = false): Promise<Row> {
  let select = ctx.tx.selectFrom('renewal_proposal').selectAll().where('id', '=', id)
  if (lock) select = select.forUpdate()
  const row = await select.executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('maintenance:read', row.site_id)
  return row
}
export async function getRenewalProposal(ctx: Ctx, { params }: Input<typeof maintenance.getRenewalProposal>): Promise<maintenance.RenewalProposal> {
  return (await present(ctx, [await rowAt(ctx, params.id)]))[0]!
}
export async function renewalProposalTimeline(ctx: Ctx, { params }: Input<typeof maintenance.renewalProposalTimeline>): Promise<{ items: TimelineEntry[] }> {
  return { items: await readTimeline(ctx, (await rowAt(ctx, params.id)).id) }
}

async function mustFit(ctx: Ctx, siteId: string, body: Facts): Promise<void> {
  if (body.kind !== 'improvement' && body.facilityId === null) throw wrongField('rule_broken', '/facilityId', 'which facility')
  if (body.facilityId !== null) await facilityAt(ctx, body.facilityId, { siteId, pointer: '/facilityId' })
}
const columnsOf = (body: Facts) => ({
  kind: body.kind, title: body.title, facility_id: body.facilityId, wear: body.wear, usage: body.usage, reason: body.reason, cost_fen: body.costFen, fund: body.fund, owners_voted: body.ownersVoted, area_voted: body.areaVoted, owners_agreed: body.ownersAgreed, area_agreed: body.areaAgreed, is_emergency: body.isEmergency, planned_on: body.plannedOn,
})

/** New proposal, a draft with what the facility's figures say today (MNT-010). A retry with its id is answered. */
export async function createRenewalProposal(ctx: Ctx, { body }: Input<typeof maintenance.createRenewalProposal>): Promise<maintenance.RenewalProposal> {
  ctx.actor.mustSee('maintenance:work', body.siteId)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted')
  const { timeZone } = await siteById(ctx, body.siteId)
  await mustFit(ctx, body.siteId, body)
  // Of two clicks with one id the second waits here and finds what the first made; no number is lost.
  await ctx.tx.selectFrom('site').select('id').where('id', '=', body.siteId).forNoKeyUpdate().execute()
  const known = body.id === undefined ? undefined : await ctx.tx.selectFrom('renewal_proposal').select(['site_id', 'title']).where('id', '=', body.id).executeTakeFirst()
  if (known) {
    if (known.site_id !== body.siteId || known.title !== body.title) throw wrongField('already_exists', '/id', 'another proposal has this id')
    return getRenewalProposal(ctx, { params: { id: body.id! }, query: {}, body: {} })
  }
  const id = body.id ?? newId()
  const day = dayIn(timeZone, ctx.now)
  const advice = body.facilityId === null ? null : await adviceFor(ctx, body.facilityId)
  await attachFiles(ctx, { type: 'renewal_proposal', id }, body.fileIds)
  const number = dayNumber('GX', day, await nextNumber(ctx, body.siteId, `renewal_proposal-${day}`))
  await ctx.tx
    .insertInto('renewal_proposal')
    .values({
      organization_id: ctx.organizationId, id, site_id: body.siteId, number, state: 'draft', by_id: ctx.actor.employeeId, made_at: ctx.now, submitted_at: null, decided_by: null, decided_at: null, decision: '', done_on: null, paid_fen: null, advice: advice === null ? null : sql`${JSON.stringify(advice)}::jsonb`, version: 1, updated_at: ctx.now,
      ...columnsOf(body),
    })
    .execute()
  tell(ctx, 'renewal_proposal', { id, siteId: body.siteId }, 'created', { toStatus: 'draft' })
  return getRenewalProposal(ctx, { params: { id }, query: {}, body: {} })
}

/** Changes a draft, or one that was rejected before it is submitted again. Throws `action_not_allowed`, `not_permitted`, `stale_version`. */
export async function changeRenewalProposal(ctx: Ctx, { params, body }: Input<typeof maintenance.changeRenewalProposal>): Promise<maintenance.RenewalProposal> {
  const row = await rowAt(ctx, params.id, true)
  ctx.actor.mustBeAbleTo('maintenance:work', row.site_id)
  await mustBeCurrent(row.version, body.version, async () => (await present(ctx, [row]))[0])
  if (row.state !== 'draft' && row.state !== 'rejected') throw new AppError('action_not_allowed', `The proposal is ${row.state}`, undefined, { allowedActions: allowedActions(ctx, row) })
  if (!mayChange(ctx, row)) throw new AppError('not_permitted')
  await mustFit(ctx, row.site_id, body)
  // What was submitted and came back keeps its cost and its fund: these are what was decided on.
  if (row.state === 'rejected' && (body.costFen === null || body.fund === null)) throw wrongField('rule_broken', body.costFen === null ? '/costFen' : '/fund', 'needed')
  // What the figures of another facility say now.
  const advice = body.facilityId === row.facility_id ? undefined : body.facilityId === null ? null : sql`${JSON.stringify(await adviceFor(ctx, body.facilityId))}::jsonb`
  await ctx.tx.updateTable('renewal_proposal').set({ ...columnsOf(body), ...(advice === undefined ? {} : { advice }), version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).execute()
  await detachOtherFiles(ctx, row.id, body.fileIds)
  await attachFiles(ctx, { type: 'renewal_proposal', id: row.id }, body.fileIds)
  tell(ctx, 'renewal_proposal', { id: row.id, siteId: row.site_id }, 'changed')
  return getRenewalProposal(ctx, { params, query: {}, body: {} })
}

/**
 * Submitted with its cost and fund, decided by somebody else. The maintenance fund is not approved without a vote of the owners that its law accepts, unless it is an
 * emergency. Throws `action_not_allowed`, `not_permitted`, `rule_broken` naming the field.
 */
export async function actOnRenewalProposal(ctx: Ctx, { params, body }: Input<typeof maintenance.actOnRenewalProposal>): Promise<maintenance.RenewalProposal> {
  const row = await rowAt(ctx, params.id, true)
  await mustBeCurrent(row.version, body.version, async () => (await present(ctx, [row]))[0])
  const state = nextStatus(PROPOSAL_LIFE, row.state, body.action)
  if (!allowedActions(ctx, row).includes(body.action)) throw new AppError('not_permitted', DECIDES.includes(body.action) && row.by_id === ctx.actor.employeeId ? 'Nobody decides an own proposal' : undefined)
  const set: Partial<Row> = { state }
  if (body.action === 'submit') {
    if (row.cost_fen === null) throw wrongField('rule_broken', '/costFen', 'needed')
    if (row.fund === null) throw wrongField('rule_broken', '/fund', 'needed')
    Object.assign(set, { submitted_at: ctx.now, decided_by: null, decided_at: null, decision: '' })
  }
  if (body.action === 'approve') {
    const problem = fundProblem({ fund: row.fund, ownersVoted: row.owners_voted, areaVoted: row.area_voted, ownersAgreed: row.owners_agreed, areaAgreed: row.area_agreed, isEmergency: row.is_emergency })
    if (problem !== null) throw wrongField('rule_broken', `/${problem}`, 'the maintenance fund wants two thirds of owners and area to vote, and more than half of these to agree')
  }
  if (body.action === 'reject' && body.note === '') throw wrongField('rule_broken', '/note', 'say why')
  if (DECIDES.includes(body.action)) Object.assign(set, { decided_by: ctx.actor.employeeId, decided_at: ctx.now, decision: body.note })
  if (body.action === 'complete') {
    const today = dayIn((await siteById(ctx, row.site_id)).timeZone, ctx.now)
    if ((body.on ?? today) > today) throw wrongField('rule_broken', '/on', 'lies in the future')
    Object.assign(set, { done_on: body.on ?? today, paid_fen: body.paidFen })
  }
  await ctx.tx.updateTable('renewal_proposal').set({ ...set, version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).execute()
  tell(ctx, 'renewal_proposal', { id: row.id, siteId: row.site_id }, body.action, { note: body.note || null, fromStatus: row.state, toStatus: state })
  await tellPeople(ctx, row, body.action, body.note)
  return getRenewalProposal(ctx, { params, query: {}, body: {} })
}

async function tellPeople(ctx: Ctx, row: Row, action: maintenance.RenewalAction, note: string): Promise<void> {
  const draft = { params: { number: row.number, title: row.title, who: ctx.actor.name, note }, record: { type: 'renewal_proposal', id: row.id } }
  if (action === 'submit') sendMessage(ctx, { ...draft, accountIds: (await accountsWithRole(ctx, 'site_manager', row.site_id)).map(({ accountId }) => accountId).filter((id) => id !== ctx.actor.accountId), template: 'maintenance.proposal_submitted' })
  else if (DECIDES.includes(action)) sendMessage(ctx, { ...draft, accountIds: await accountIdsOf(ctx, [row.by_id]), template: action === 'approve' ? 'maintenance.proposal_approved' : 'maintenance.proposal_rejected' })
}

messageTemplate('maintenance.proposal_submitted', {
  'zh-CN': { title: '更新改造待审批：{title}', body: '{number}，{who} 提交。' },
  'zh-TW': { title: '更新改造待審核：{title}', body: '{number}，{who} 提交。' },
  en: { title: 'Renewal to decide: {title}', body: '{number}, submitted by {who}.' },
})
messageTemplate('maintenance.proposal_approved', {
  'zh-CN': { title: '更新改造已批准：{title}', body: '{number}，{who} 批准。{note}' },
  'zh-TW': { title: '更新改造已核准：{title}', body: '{number}，{who} 核准。{note}' },
  en: { title: 'Renewal approved: {title}', body: '{number}, approved by {who}. {note}' },
})
messageTemplate('maintenance.proposal_rejected', {
  'zh-CN': { title: '更新改造未批准：{title}', body: '{number}，{who}：{note}' },
  'zh-TW': { title: '更新改造未核准：{title}', body: '{number}，{who}：{note}' },
  en: { title: 'Renewal rejected: {title}', body: '{number}, {who}: {note}' },
})
