import type { Input, redress, Role } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { attachFiles } from '../../../platform/files/files.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../../platform/messages/messages.ts'
import { dayNumber, nextNumber, recordHappening } from '../../../platform/records/index.ts'
import { dayIn } from '../../../platform/time.ts'
import { beginning } from '../../../platform/text/index.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { accountsWithRole } from '../../people/index.ts'
import { lockHandledCase } from '../causes/case-redress.ts'
import { currentSettings } from '../causes/settings.ts'
import { empowermentAt } from '../empowerment/limits.ts'
import { presentCompensation, type CompensationRow } from './present.ts'
import { GRANTED, isWithin } from './rules.ts'

/**
 * Asks for a compensation for a case. Money has no description, everything else says what it is. The same request sent twice is one.
 * Throws `not_found`, `not_permitted`, `rule_broken`, `already_exists` for an id of another record.
 */
export async function requestCompensation(ctx: Ctx, { body }: Input<typeof redress.requestCompensation>): Promise<redress.Compensation> {
  const of = await lockHandledCase(ctx, body.caseId)
  const requester = ctx.actor.employeeId
  if (requester === null) throw new AppError('not_permitted', 'Only an employee can ask for a compensation')
  if (body.id !== undefined) {
    const known = await ctx.tx.selectFrom('compensation').selectAll().where('id', '=', body.id).executeTakeFirst()
    if (known?.case_id === of.id && known.requested_by === requester) return presentCompensation(ctx, known)
    if (known) throw wrongField('already_exists', '/id', 'a compensation with this id exists')
  }
  if (of.status === 'cancelled' || of.status === 'invalid') throw new AppError('action_not_allowed', `Nothing is compensated for a case that is ${of.status}`)
  if (body.kind !== 'money' && body.what === '') throw wrongField('rule_broken', '/what', 'say what is given or reduced')
  const day = dayIn(await timeZoneOf(ctx, of.site_id), ctx.now)
  if (body.payBy !== null && body.payBy < day) throw wrongField('rule_broken', '/payBy', 'must not be in the past')
  const ownLimit = body.inOwnRight ? await ownRight(ctx, of, requester, body) : null
  const granted = ownLimit === null ? {} : { status: 'approved' as const, decided_by: requester, decided_at: ctx.now, own_limit_fen: ownLimit }
  const id = body.id ?? newId()
  const number = dayNumber('P', day, await nextNumber(ctx, of.site_id, `compensation-${day}`))
  const row = await ctx.tx
    .insertInto('compensation')
    .values({
      organization_id: ctx.organizationId, id, site_id: of.site_id, number, case_id: of.id, kind: body.kind, amount_fen: body.amountFen, what: body.what, reason: body.reason, liability: body.liability,
      requested_by: requester, requested_at: ctx.now, pay_by: body.payBy, updated_at: ctx.now, ...granted,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await attachFiles(ctx, { type: 'compensation', id }, body.fileIds)
  noteCompensation(ctx, row, ownLimit === null ? 'requested' : 'granted_in_own_right', body.reason)
  if (ownLimit === null) await tellDeciders(ctx, row)
  return presentCompensation(ctx, row)
}

/**
 * The limit of the role within which somebody gives this kind without asking (ORG-044), together with all that they gave for the case before:
 * splitting gains nothing. Throws `compensation.above_limit`; then it has to be asked for.
 */
async function ownRight(ctx: Ctx, of: { id: string; site_id: string }, requester: string, body: Input<typeof redress.requestCompensation>['body']): Promise<number> {
  const limit = await empowermentAt(ctx, of.site_id, body.kind)
  const given = await ctx.tx.selectFrom('compensation').select((e) => e.fn.coalesce(e.fn.sum<number>('amount_fen'), e.lit(0)).as('sum')).where('case_id', '=', of.id).where('requested_by', '=', requester).where('own_limit_fen', 'is not', null).where('status', 'in', GRANTED).executeTakeFirstOrThrow()
  if (limit === null || body.amountFen + given.sum > limit) throw wrongField('compensation.above_limit', '/amountFen', `at most ${((limit ?? 0) - given.sum) / 100}`)
  return limit
}

/** A line in the compensation's own history and one on its case, and news for screens. */
export function noteCompensation(ctx: Ctx, row: CompensationRow, action: string, note: string | null, from: string | null = null, isVisibleToResident = false): void {
  const amount = `${row.number} ¥${(row.amount_fen / 100).toFixed(2)}`
  recordHappening(ctx, { siteId: row.site_id, recordType: 'compensation', recordId: row.id, action, fromStatus: from, toStatus: row.status, note })
  recordHappening(ctx, { siteId: row.site_id, recordType: 'case', recordId: row.case_id, action: `compensation_${action}`, note: isVisibleToResident ? note : [amount, note].filter(Boolean).join('：'), isVisibleToResident })
  announceChange(ctx, { recordType: 'compensation', recordId: row.id, siteId: row.site_id, action })
  announceChange(ctx, { recordType: 'case', recordId: row.case_id, siteId: row.site_id, action: `compensation_${action}` })
}

const LADDER: readonly Role[] = ['front_desk', 'steward', 'supervisor', 'site_manager', 'general_manager', 'administrator']

/** The lowest post whose limit is enough hears of it; if nobody holds it, the next one. */
async function tellDeciders(ctx: Ctx, row: CompensationRow): Promise<void> {
  const { limits } = await currentSettings(ctx)
  const granted = await ctx.tx.selectFrom('compensation').select((e) => e.fn.coalesce(e.fn.sum<number>('amount_fen'), e.lit(0)).as('sum')).where('case_id', '=', row.case_id).where('status', 'in', GRANTED).executeTakeFirstOrThrow()
  for (const role of LADDER) {
    const limit = limits[role]
    if (limit === undefined || !isWithin(limit, row.amount_fen, granted.sum)) continue
    const accountIds = (await accountsWithRole(ctx, role, row.site_id)).map((who) => who.accountId).filter((id) => id !== ctx.actor.accountId)
    if (accountIds.length === 0) continue
    sendMessage(ctx, { accountIds, template: 'compensation.requested', params: { number: row.number, who: ctx.actor.name, amount: (row.amount_fen / 100).toFixed(2), reason: beginning(row.reason, 100) }, level: 'warning', record: { type: 'compensation', id: row.id } })
    return
  }
}

messageTemplate('compensation.requested', {
  'zh-CN': { title: '补偿待审批 {number}', body: '{who} 申请 ¥{amount}：{reason}' },
  'zh-TW': { title: '補償待審批 {number}', body: '{who} 申請 ¥{amount}：{reason}' },
  en: { title: 'Compensation to decide: {number}', body: '{who} asks for ¥{amount}: {reason}' },
})
