import type { Ctx } from '../../platform/ctx.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { accountIdsOf, accountOfEmployee, accountsWithRole } from '../people/index.ts'

type Params = Record<string, string | number>

/** Whoever judges special requests and rewards at a site hears of a new one: what one of them proposed is for another, or is above their limit. */
export async function tellDeciders(ctx: Ctx, siteId: string, template: string, params: Params, record: { type: string; id: string }): Promise<void> {
  const deciders = [...(await accountsWithRole(ctx, 'supervisor', siteId)), ...(await accountsWithRole(ctx, 'site_manager', siteId))]
  sendMessage(ctx, { accountIds: deciders.map((who) => who.accountId).filter((id) => id !== ctx.actor.accountId), template, params, record })
}

/** What is about a colleague is told to nobody who stands in for them. */
export async function tellThemselves(ctx: Ctx, employeeId: string | null, template: string, params: Params, record: { type: string; id: string }): Promise<void> {
  if (employeeId !== null && employeeId !== ctx.actor.employeeId) sendMessage(ctx, { accountIds: await accountIdsOf(ctx, [employeeId]), template, params, record })
}

/** What a colleague has to do, or whoever stands in for them. */
export async function tellEmployee(ctx: Ctx, employeeId: string | null, template: string, params: Params, record: { type: string; id: string }): Promise<void> {
  if (employeeId === null || employeeId === ctx.actor.employeeId) return
  const account = await accountOfEmployee(ctx, employeeId)
  if (account) sendMessage(ctx, { accountIds: [account], template, params, record })
}

messageTemplate('care.request', {
  'zh-CN': { title: '特殊要求待判断 {number}', body: '{what}。请判断是否违背原则。' },
  'zh-TW': { title: '特殊要求待判斷 {number}', body: '{what}。請判斷是否違背原則。' },
  en: { title: 'Special request {number}', body: '{what}. Please judge whether it is within our principles.' },
})
messageTemplate('care.approved', {
  'zh-CN': { title: '特殊要求已批准 {number}', body: '{what}。可以按安排去做了。' },
  'zh-TW': { title: '特殊要求已核准 {number}', body: '{what}。可以按安排去做了。' },
  en: { title: 'Special request {number} is approved', body: '{what}. It can be done as planned.' },
})
messageTemplate('care.thanked', {
  'zh-CN': { title: '{who} 感谢您', body: '{words}' },
  'zh-TW': { title: '{who} 感謝您', body: '{words}' },
  en: { title: '{who} thanks you', body: '{words}' },
})
messageTemplate('care.outage_over', {
  'zh-CN': { title: '{kind}已恢复', body: '{unit} 的{kind}已于 {at} 恢复，给您添麻烦了，谢谢您的理解。' },
  'zh-TW': { title: '{kind}已恢復', body: '{unit} 的{kind}已於 {at} 恢復，造成您的不便，謝謝您的體諒。' },
  en: { title: 'It is over: {kind}', body: '{unit}: {kind} ended at {at}. We are sorry for the trouble and thank you for your patience.' },
})
