import type { Input, redress } from '@guanjia/contract'
import type { Updateable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { attachFiles } from '../../../platform/files/files.ts'
import { messageTemplate, sendMessage } from '../../../platform/messages/messages.ts'
import { mustBeCurrent, nextStatus } from '../../../platform/records/index.ts'
import { dayIn } from '../../../platform/time.ts'
import { beginning } from '../../../platform/text/index.ts'
import { mustBePolite } from '../../language/index.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { accountOfEmployee, accountsOfPersons } from '../../people/index.ts'
import { currentSettings } from '../causes/settings.ts'
import type { CompensationTable } from '../redress-tables.ts'
import { aboveLimit, limitAt } from './limits.ts'
import { allowedActions, presentCompensation, type CompensationRow } from './present.ts'
import { noteCompensation } from './request.ts'
import { GRANTED, isWithin, LIFECYCLE } from './rules.ts'

type Body = Input<typeof redress.actOnCompensation>['body']

/** One act on a compensation. Every compensation of the case is locked first: of two approvals at once the second sees what the first granted. */
export async function actOnCompensation(ctx: Ctx, { params, body }: Input<typeof redress.actOnCompensation>): Promise<redress.Compensation> {
  const { row, granted } = await lockOfCase(ctx, params.id)
  ctx.actor.mustSee('cases:read', row.site_id)
  ctx.actor.mustBeAbleTo('cases:handle', row.site_id)
  const by = ctx.actor.employeeId
  if (by === null) throw new AppError('not_permitted')
  await mustBeCurrent(row.version, body.version, () => presentCompensation(ctx, row))
  const settings = await currentSettings(ctx)
  const limit = limitAt(ctx, settings, row.site_id)
  const isEnough = isWithin(limit, row.amount_fen, granted)
  const status = nextStatus(LIFECYCLE, row.status, body.action, allowedActions(ctx, row, isEnough && row.requested_by !== by))
  if (body.action === 'approve' || body.action === 'refuse') {
    if (row.requested_by === by) throw new AppError('compensation.own_request')
    if (!isEnough) throw aboveLimit(limit, row.amount_fen + granted)
  }
  if (body.action === 'withdraw' && row.requested_by !== by) ctx.actor.mustBeAbleTo('cases:decide', row.site_id)
  const { set, note, isVisible = false } = await effectOf(ctx, row, body, by, settings.version)
  const after = await ctx.tx.updateTable('compensation').set({ ...set, status, version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).returningAll().executeTakeFirstOrThrow()
  noteCompensation(ctx, after, body.action, note || null, row.status, isVisible)
  await tell(ctx, after, body)
  return presentCompensation(ctx, after)
}

async function lockOfCase(ctx: Ctx, id: string): Promise<{ row: CompensationRow; granted: number }> {
  const found = await ctx.tx.selectFrom('compensation').select('case_id').where('id', '=', id).executeTakeFirst()
  if (!found) throw new AppError('not_found')
  const all = await ctx.tx.selectFrom('compensation').selectAll().where('case_id', '=', found.case_id).orderBy('id').forUpdate().execute()
  const row = all.find((one) => one.id === id)
  if (!row) throw new AppError('not_found')
  return { row, granted: all.filter((one) => one.id !== id && GRANTED.includes(one.status)).reduce((sum, one) => sum + one.amount_fen, 0) }
}

interface Effect {
  set: Updateable<CompensationTable>
  note: string
  isVisible?: boolean
}

async function effectOf(ctx: Ctx, row: CompensationRow, body: Body, by: string, limitsVersion: number): Promise<Effect> {
  switch (body.action) {
    case 'approve':
      return { set: { decided_by: by, decided_at: ctx.now, decision_note: body.note, limits_version: limitsVersion }, note: body.note }
    case 'refuse':
      return { set: { decided_by: by, decided_at: ctx.now, decision_note: body.reason }, note: body.reason }
    case 'withdraw':
      return { set: {}, note: body.note }
    case 'promise': {
      await mustBePolite(ctx, '/text', body.text, row.site_id)
      const payBy = body.payBy ?? row.pay_by
      if (payBy !== null && payBy < dayIn(await timeZoneOf(ctx, row.site_id), ctx.now)) throw wrongField('rule_broken', '/payBy', 'must not be in the past')
      return { set: { promised_at: ctx.now, promise: body.text, pay_by: payBy }, note: body.text, isVisible: true }
    }
    case 'pay':
      await attachFiles(ctx, { type: 'compensation', id: row.id }, body.receiptIds, 'receipt', '/receiptIds')
      return { set: { paid_at: ctx.now, paid_by: by, received_by: body.receivedBy }, note: [body.receivedBy, body.note].filter(Boolean).join('：') }
    case 'close':
      return { set: { closed_at: ctx.now }, note: body.note }
  }
}

/** The requester hears what was decided, the resident what is promised. */
async function tell(ctx: Ctx, row: CompensationRow, body: Body): Promise<void> {
  const record = { type: 'compensation', id: row.id }
  if (body.action === 'approve' || body.action === 'refuse') {
    const account = await accountOfEmployee(ctx, row.requested_by)
    const note = body.action === 'refuse' ? body.reason : body.note || (row.amount_fen / 100).toFixed(2)
    if (account) sendMessage(ctx, { accountIds: [account], template: 'compensation.decided', params: { number: row.number, who: ctx.actor.name, act: `@compensationAction:${body.action}`, note }, record })
  }
  if (body.action !== 'promise') return
  const of = await ctx.tx.selectFrom('service_case').select(['number', 'person_id', 'reported_by_account']).where('id', '=', row.case_id).executeTakeFirstOrThrow()
  const persons = of.person_id === null ? [] : [...(await accountsOfPersons(ctx, [of.person_id])).values()]
  const accountIds = of.reported_by_account === null ? persons : [of.reported_by_account]
  sendMessage(ctx, { accountIds, template: 'compensation.promised', params: { number: of.number, text: beginning(body.text, 200) }, record: { type: 'case', id: row.case_id } })
}

messageTemplate('compensation.decided', {
  'zh-CN': { title: '补偿 {number} {act}', body: '{who} {act}：{note}' },
  'zh-TW': { title: '補償 {number} {act}', body: '{who} {act}：{note}' },
  en: { title: 'Compensation {number}: {act}', body: '{who} – {act}: {note}' },
})
messageTemplate('compensation.promised', {
  'zh-CN': { title: '您的投诉 {number} 的补偿答复', body: '{text}' },
  'zh-TW': { title: '您的投訴 {number} 的補償答覆', body: '{text}' },
  en: { title: 'Compensation for your complaint {number}', body: '{text}' },
})
