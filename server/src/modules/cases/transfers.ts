import type { cases } from '@guanjia/contract'
import type { Updateable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { accountOfEmployee, colleaguesAt, rolesAt } from '../people/index.ts'
import type { Acting } from './acts.ts'
import type { Change } from './change.ts'
import { pointedAt } from './names.ts'
import type { CaseRow } from './present.ts'
import type { CaseTable } from './tables.ts'
import { tellSupervisors } from './tell.ts'

type Body<A extends cases.CaseAction> = Extract<cases.CaseActionBody, { action: A }>

/** Returned once is a mistake of address; twice is shifting responsibility, and the supervisor hears of it (INQ-007). */
export const MOST_BOUNCES = 1

/** Nothing is offered to anybody. */
export const NO_TRANSFER = { transfer_employee_id: null, transfer_department_id: null, transfer_by: null, transfer_at: null, transfer_reason: '' } as const satisfies Updateable<CaseTable>

/** Acts of an offer; each looks at the row that is locked, so that of accepting and taking back one wins. */
export const TRANSFER_ACTIONS: readonly cases.CaseAction[] = ['transfer', 'accept_transfer', 'decline_transfer', 'take_back']

/**
 * Why an act of a transfer is not possible for the actor, or null. An enquiry is offered by who answers for it, taken or returned by whom it was
 * offered to (of a department: by anybody who handles cases there but the giver), and taken back by the giver; supervisors may offer and take back.
 */
export function transferRefusal(ctx: Ctx, row: CaseRow, action: cases.CaseAction): AppError | null {
  const me = ctx.actor.employeeId
  const mayDecide = ctx.actor.can('cases:decide', row.site_id)
  if (action === 'hand_over') return row.kind === 'enquiry' && !mayDecide ? new AppError('not_permitted', 'An enquiry is transferred, and accepted by the other side') : null
  if (!TRANSFER_ACTIONS.includes(action)) return null
  if (row.kind !== 'enquiry') return new AppError('action_not_allowed', 'Only enquiries are transferred')
  if ((row.transfer_at === null) !== (action === 'transfer')) return new AppError('action_not_allowed', row.transfer_at === null ? 'Nothing is offered' : 'It is offered to somebody already')
  if (action === 'transfer') return row.owner_id === me || mayDecide ? null : new AppError('not_permitted', 'Only who answers for it may offer it')
  if (action === 'take_back') return row.transfer_by === me || mayDecide ? null : new AppError('not_permitted', 'Only the giver may take it back')
  const isMeant = row.transfer_employee_id === null ? row.transfer_by !== me : row.transfer_employee_id === me
  return isMeant ? null : new AppError('not_permitted', 'It is offered to somebody else')
}

/** Offers an enquiry to a colleague or a department. The giver stays answerable until somebody accepts. */
export async function transfer({ ctx, row, at }: Acting, body: Body<'transfer'>): Promise<Change> {
  const { toEmployeeId, toDepartmentId } = body
  if ((toEmployeeId === null) === (toDepartmentId === null)) throw wrongField('rule_broken', '/toEmployeeId', 'name a colleague or a department')
  if (!ctx.actor.employeeId) throw new AppError('not_permitted')
  if (toEmployeeId === row.owner_id) throw wrongField('rule_broken', '/toEmployeeId', 'answers for it already')
  if (toEmployeeId !== null && !(await rolesAt(ctx, toEmployeeId, row.site_id)).some((role) => role !== 'technician')) throw wrongField('rule_broken', '/toEmployeeId', 'nobody at this site who can answer for a case')
  if (toDepartmentId !== null) await pointedAt(ctx, row.site_id, { unitId: null, personId: null, categoryId: null, departmentId: toDepartmentId }).catch((error: unknown) => Promise.reject(renamed(error)))
  await tellAddressees(ctx, row, toEmployeeId, body.reason)
  return { set: { transfer_employee_id: toEmployeeId, transfer_department_id: toDepartmentId, transfer_by: ctx.actor.employeeId, transfer_at: at, transfer_reason: body.reason }, note: body.reason, isVisible: false }
}

function renamed(error: unknown): unknown {
  return error instanceof AppError && error.errors?.[0]?.pointer === '/departmentId' ? wrongField(error.code, '/toDepartmentId', 'no such department at this site') : error
}

async function tellAddressees(ctx: Ctx, row: CaseRow, employeeId: string | null, reason: string): Promise<void> {
  const params = { number: row.number, title: row.title, who: ctx.actor.name, reason }
  const accounts =
    employeeId !== null ? [await accountOfEmployee(ctx, employeeId)].filter((account) => account !== null) : (await colleaguesAt(ctx, row.site_id)).filter((one) => one.isOnShift && one.accountId !== ctx.actor.accountId).map((one) => one.accountId)
  sendMessage(ctx, { accountIds: accounts, template: 'case.transfer_offered', params, level: 'warning', record: { type: 'case', id: row.id } })
}

/** Whoever accepts answers from now on; the first contact stays who it was. */
export async function acceptTransfer({ ctx, row, at }: Acting): Promise<Change> {
  if (!ctx.actor.employeeId) throw new AppError('not_permitted')
  await tellGiver(ctx, row, 'case.transfer_accepted', '')
  const department = row.transfer_department_id === null ? {} : { department_id: row.transfer_department_id, forwarded_at: row.forwarded_at ?? at }
  return { set: { ...NO_TRANSFER, ...department, owner_id: ctx.actor.employeeId }, isVisible: false }
}

export async function declineTransfer({ ctx, row }: Acting, body: Body<'decline_transfer'>): Promise<Change> {
  const bounced = row.bounced_count + 1
  await tellGiver(ctx, row, 'case.transfer_declined', body.reason)
  if (bounced > MOST_BOUNCES) await tellSupervisors(ctx, row, 'case.bounced', { count: bounced, reason: body.reason })
  return { set: { ...NO_TRANSFER, bounced_count: bounced }, note: body.reason, isVisible: false }
}

export function takeBack(): Change {
  return { set: NO_TRANSFER, isVisible: false }
}

async function tellGiver(ctx: Ctx, row: CaseRow, template: string, reason: string): Promise<void> {
  const account = row.transfer_by === null ? null : await accountOfEmployee(ctx, row.transfer_by)
  if (account) sendMessage(ctx, { accountIds: [account], template, params: { number: row.number, title: row.title, who: ctx.actor.name, reason }, record: { type: 'case', id: row.id } })
}

messageTemplate('case.transfer_offered', {
  'zh-CN': { title: '咨询转交 {number}', body: '{title}。{who} 请您接收：{reason}' },
  'zh-TW': { title: '諮詢轉交 {number}', body: '{title}。{who} 請您接收：{reason}' },
  en: { title: 'Enquiry {number} is offered to you', body: '{title}. {who}: {reason}' },
})
messageTemplate('case.transfer_accepted', {
  'zh-CN': { title: '{number} 已被接收', body: '{title}：{who} 已接收，由其答复业主。' },
  'zh-TW': { title: '{number} 已被接收', body: '{title}：{who} 已接收，由其答覆住戶。' },
  en: { title: '{number} was accepted', body: '{title}: {who} answers for it now.' },
})
messageTemplate('case.transfer_declined', {
  'zh-CN': { title: '{number} 被退回', body: '{title}：{who} 退回：{reason}。仍由您负责答复。' },
  'zh-TW': { title: '{number} 被退回', body: '{title}：{who} 退回：{reason}。仍由您負責答覆。' },
  en: { title: '{number} came back', body: '{title}: {who}: {reason}. You still answer for it.' },
})
messageTemplate('case.bounced', {
  'zh-CN': { title: '咨询 {number} 已被退回 {count} 次', body: '{title}：{reason}。请指定由谁答复，避免推诿。' },
  'zh-TW': { title: '諮詢 {number} 已被退回 {count} 次', body: '{title}：{reason}。請指定由誰答覆，避免推諉。' },
  en: { title: 'Enquiry {number} came back {count} times', body: '{title}: {reason}. Please decide who answers.' },
})
messageTemplate('case.for_steward', {
  'zh-CN': { title: '业主找您 {number}', body: '{title}。业主指名找管家，您是首接责任人，请尽快联系。' },
  'zh-TW': { title: '住戶找您 {number}', body: '{title}。住戶指名找管家，您是首接責任人，請儘快聯繫。' },
  en: { title: 'Asked for you: {number}', body: '{title}. The resident asked for the steward; you are the first contact.' },
})
messageTemplate('case.resident.promise', {
  'zh-CN': { title: '您的咨询 {number} 已转为报修', body: '{title}：我们最迟于 {until} 向您反馈处理结果。' },
  'zh-TW': { title: '您的諮詢 {number} 已轉為報修', body: '{title}：我們最遲於 {until} 向您回覆處理結果。' },
  en: { title: 'Your enquiry {number} is now a repair', body: '{title}: you will hear how it went by {until} at the latest.' },
})
