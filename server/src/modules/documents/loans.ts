import type { Input, originals, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { dayNumber, mustBeCurrent, nextNumber, nextStatus, possibleActions, readTimeline, recordHappening } from '../../platform/records/index.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayAfter, dayIn } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { byStaff, syncClocks, type SubjectState } from '../sla/index.ts'
import { LOAN } from './lifecycles.ts'
import { presentLoan, type LoanRow } from './loans-list.ts'
import { lockOriginal, noteCondition, tellOriginal } from './originals.ts'
import { visibleDocument } from './present.ts'

/** A loan in the words of the SLA engine: it comes back (`return`) by the day that was agreed; what is lost has nothing left to promise. */
export function loanState(row: LoanRow): SubjectState {
  const facts: SubjectState['facts'] = {}
  if (row.state === 'returned') facts.returned = byStaff(row.ended_at!.getTime())
  if (row.state === 'lost') facts.cancelled = byStaff(row.ended_at!.getTime())
  return { receivedAt: row.lent_at.getTime(), reportedAt: null, facts, waiting: null, promise: { agreedAt: row.agreed_at.getTime(), to: row.due_at.getTime() }, reopenedAt: null, holder: row.lent_by }
}

async function syncLoan(ctx: Ctx, row: LoanRow, siteKind: string, isNew = false): Promise<Date | null> {
  const traits = { type: 'archive_loan', kind: null, category: [], urgency: null, grade: null, siteKind, siteId: row.site_id }
  return (await syncClocks(ctx, { id: row.id, traits }, loanState(row), { isNew })).nextDueAt
}

/** The last moment of a day at a site. */
const endOf = (day: string, timeZone: string): Date => new Date(midnightOf(dayAfter(day), timeZone).getTime() - 1000)

/**
 * Lends a paper original to a colleague or to somebody by name, with its purpose and the day of its return (HHD-007). The lock of the original
 * makes it lent once: whoever comes second gets `original.lent`.
 */
export async function lendOriginal(ctx: Ctx, { body }: Input<typeof originals.lendOriginal>): Promise<originals.Loan> {
  const original = await lockOriginal(ctx, body.originalId)
  const { employeeId } = ctx.actor
  if (employeeId === null) throw new AppError('not_permitted', 'Only a colleague lends originals')
  const known = body.id === undefined ? undefined : await ctx.tx.selectFrom('archive_loan').selectAll().where('id', '=', body.id).executeTakeFirst()
  if (known) {
    if (known.original_id !== original.id) throw wrongField('rule_broken', '/id', 'is a loan of another original')
    return (await presentLoan(ctx, known))!
  }
  if (original.condition === 'lost') throw new AppError('action_not_allowed', 'It is lost')
  const { row: document } = await visibleDocument(ctx, original.document_id)
  if (document.custody === 'in_transfer') throw new AppError('action_not_allowed', 'It is on its way to the central archive')
  const out = await ctx.tx.selectFrom('archive_loan').select(['number', 'borrower_name']).where('original_id', '=', original.id).where('state', '=', 'out').executeTakeFirst()
  if (out) throw wrongField('original.lent', '/originalId', `${out.number} ${out.borrower_name}`)
  const site = await siteById(ctx, original.site_id)
  const today = dayIn(site.timeZone, ctx.now)
  if (body.dueOn < today) throw wrongField('rule_broken', '/dueOn', 'is over')
  const row: LoanRow = {
    organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: original.site_id, number: '', original_id: original.id, borrower_id: body.borrowerId, borrower_name: await borrowerOf(ctx, body), borrower_phone: body.borrowerPhone, purpose: body.purpose, state: 'out', lent_at: ctx.now, lent_by: employeeId,
    due_on: body.dueOn, due_at: endOf(body.dueOn, site.timeZone), agreed_at: ctx.now, ended_at: null, return_condition: null, return_note: '', next_due_at: null, version: 1, updated_at: ctx.now,
  }
  row.next_due_at = await syncLoan(ctx, row, site.kind, true)
  row.number = dayNumber('L', today, await nextNumber(ctx, row.site_id, `archive-loan-${today}`))
  await ctx.tx.insertInto('archive_loan').values(row).execute()
  tell(ctx, row, 'lent', { toStatus: 'out', note: [row.borrower_name, row.purpose].join('；') })
  tellOriginal(ctx, original, 'lent', `${row.number} ${row.borrower_name}`)
  return (await presentLoan(ctx, row))!
}

async function borrowerOf(ctx: Ctx, body: { borrowerId: string | null; borrowerName: string }): Promise<string> {
  if (body.borrowerId === null) {
    if (body.borrowerName === '') throw wrongField('rule_broken', '/borrowerName', 'say who borrows it')
    return body.borrowerName
  }
  const employee = await ctx.tx.selectFrom('employee').select(['name', 'is_active']).where('id', '=', body.borrowerId).executeTakeFirst()
  if (!employee?.is_active) throw wrongField('not_found', '/borrowerId', 'no such colleague')
  return employee.name
}

function tell(ctx: Ctx, row: LoanRow, action: string, told: { fromStatus?: string; toStatus?: string; note?: string | null; changes?: { field: string; from: unknown; to: unknown }[] }): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'archive_loan', recordId: row.id, action, ...told })
  announceChange(ctx, { recordType: 'archive_loan', recordId: row.id, siteId: row.site_id, action })
}

async function visibleLoan(ctx: Ctx, id: string): Promise<{ row: LoanRow; loan: originals.Loan }> {
  const row = await ctx.tx.selectFrom('archive_loan').selectAll().where('id', '=', id).executeTakeFirst()
  const loan = row && ctx.actor.can('documents:read', row.site_id) ? await presentLoan(ctx, row) : null
  if (!row || !loan) throw new AppError('not_found', 'No such loan')
  return { row, loan }
}

export async function getLoan(ctx: Ctx, { params }: Input<typeof originals.getLoan>): Promise<originals.Loan> {
  return (await visibleLoan(ctx, params.id)).loan
}

export async function loanTimeline(ctx: Ctx, { params }: Input<typeof originals.loanTimeline>): Promise<Output<typeof originals.loanTimeline>> {
  return { items: await readTimeline(ctx, (await visibleLoan(ctx, params.id)).row.id) }
}

/** Takes it back with its condition, prolongs the loan, or records its loss (PRV-008). The original is locked first, as when it is lent. */
export async function actOnLoan(ctx: Ctx, { params, body }: Input<typeof originals.actOnLoan>): Promise<originals.Loan> {
  const seen = await visibleLoan(ctx, params.id)
  const original = await lockOriginal(ctx, seen.row.original_id)
  const row = await ctx.tx.selectFrom('archive_loan').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirstOrThrow()
  await mustBeCurrent(row.version, body.version, () => presentLoan(ctx, row))
  const state = nextStatus(LOAN, row.state, body.action, possibleActions(LOAN, row.state))
  const site = await siteById(ctx, row.site_id)
  const after: LoanRow = { ...row, state, version: row.version + 1, updated_at: ctx.now }
  let note: string
  if (body.action === 'extend') {
    if (body.dueOn <= row.due_on) throw wrongField('rule_broken', '/dueOn', 'must be later than agreed before')
    if (body.dueOn < dayIn(site.timeZone, ctx.now)) throw wrongField('rule_broken', '/dueOn', 'is over')
    Object.assign(after, { due_on: body.dueOn, due_at: endOf(body.dueOn, site.timeZone), agreed_at: ctx.now })
    note = body.reason
  } else {
    after.ended_at = ctx.now
    after.return_condition = body.action === 'lose' ? 'lost' : body.condition
    after.return_note = body.note
    note = body.note
  }
  after.next_due_at = await syncLoan(ctx, after, site.kind)
  const { due_on, due_at, agreed_at, ended_at, return_condition, return_note, next_due_at, version, updated_at } = after
  await ctx.tx.updateTable('archive_loan').set({ state, due_on, due_at, agreed_at, ended_at, return_condition, return_note, next_due_at, version, updated_at }).where('id', '=', row.id).execute()
  // What comes back otherwise than it went is on the damage record of the paper.
  if (return_condition !== null && return_condition !== original.condition) await noteCondition(ctx, original, return_condition, `${row.number} ${row.borrower_name}${note ? `：${note}` : ''}`)
  if (body.action === 'return') tellOriginal(ctx, original, 'returned', `${row.number} ${row.borrower_name}`)
  tell(ctx, after, body.action, { fromStatus: row.state, toStatus: state, note: note || null, changes: due_on === row.due_on ? [] : [{ field: 'due_on', from: row.due_on, to: due_on }] })
  return (await presentLoan(ctx, after))!
}
