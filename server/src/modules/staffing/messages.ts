import type { Ctx } from '../../platform/ctx.ts'
import { messageTemplate } from '../../platform/messages/messages.ts'
import { accountsWithRole } from '../people/index.ts'

/** Who decides about leave and swaps of a site hears of them; never whoever asks. */
export async function plannersAt(ctx: Ctx, siteId: string): Promise<string[]> {
  const planners = [...(await accountsWithRole(ctx, 'supervisor', siteId)), ...(await accountsWithRole(ctx, 'site_manager', siteId))]
  return [...new Set(planners.map(({ accountId }) => accountId))].filter((id) => id !== ctx.actor.accountId)
}

export function staffingMessages(): void {
  messageTemplate('rota.published', {
    'zh-CN': { title: '{site} {month} 排班已发布', body: '您的班次有更新，请查看「我的排班」。' },
    'zh-TW': { title: '{site} {month} 排班已發布', body: '您的班次有更新，請查看「我的排班」。' },
    en: { title: 'Rota of {month} published at {site}', body: 'Your shifts have changed; see “My rota”.' },
  })
  messageTemplate('rota.who_may_not', {
    'zh-CN': { title: '{who} 已不能上 {n} 个班：{why} {detail}', body: '{site} {month} 排班，自 {day} 起。请换人或调整。' },
    'zh-TW': { title: '{who} 已不能上 {n} 個班：{why} {detail}', body: '{site} {month} 排班，自 {day} 起。請換人或調整。' },
    en: { title: '{who} may no longer work {n} shifts: {why} {detail}', body: 'Rota of {month} at {site}, from {day} on. Please plan somebody else.' },
  })
  messageTemplate('rota.who_left', {
    'zh-CN': { title: '{who} 已离职，{n} 个班空出', body: '自 {day} 起，请补排。' },
    'zh-TW': { title: '{who} 已離職，{n} 個班空出', body: '自 {day} 起，請補排。' },
    en: { title: '{who} has left: {n} shifts are empty', body: 'From {day} on; please plan them anew.' },
  })
  messageTemplate('pulse.opened', {
    'zh-CN': { title: '员工心声：{question}', body: '匿名回答，{day} 前在「我的排班」里填写。' },
    'zh-TW': { title: '員工心聲：{question}', body: '匿名回答，{day} 前在「我的排班」裡填寫。' },
    en: { title: 'How are you? {question}', body: 'Without your name, until {day}: see “My rota”.' },
  })
  messageTemplate('leave.asked', {
    'zh-CN': { title: '{who} 申请{kind}', body: '{from} 至 {to}，请审批。' },
    'zh-TW': { title: '{who} 申請{kind}', body: '{from} 至 {to}，請審核。' },
    en: { title: '{who} asks for leave ({kind})', body: '{from} to {to}; please decide.' },
  })
  messageTemplate('leave.decided', {
    'zh-CN': { title: '请假{state}', body: '{from} 至 {to}。{note}' },
    'zh-TW': { title: '請假{state}', body: '{from} 至 {to}。{note}' },
    en: { title: 'Leave: {state}', body: '{from} to {to}. {note}' },
  })
  messageTemplate('swap.asked', {
    'zh-CN': { title: '{who} 想与您换班', body: '对方的班：{day} {shift}；换您的班：{back}。请答复。' },
    'zh-TW': { title: '{who} 想與您換班', body: '對方的班：{day} {shift}；換您的班：{back}。請答覆。' },
    en: { title: '{who} asks you to swap', body: 'Their shift: {day} {shift}; yours in return: {back}. Please answer.' },
  })
  messageTemplate('swap.moved', {
    'zh-CN': { title: '换班：{state}', body: '{who} 已处理。{note}' },
    'zh-TW': { title: '換班：{state}', body: '{who} 已處理。{note}' },
    en: { title: 'Swap: {state}', body: '{who} has dealt with it. {note}' },
  })
  messageTemplate('call_up.asked', {
    'zh-CN': { title: '征召：{title}', body: '{from} 至 {to}，请答复是否能来。' },
    'zh-TW': { title: '徵召：{title}', body: '{from} 至 {to}，請答覆是否能來。' },
    en: { title: 'Call: {title}', body: '{from} to {to}; please say whether you can come.' },
  })
}
