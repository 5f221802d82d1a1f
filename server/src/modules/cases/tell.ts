import type { Ctx } from '../../platform/ctx.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { accountOfEmployee, accountsOfPersons, accountsWithRole, headOffice } from '../people/index.ts'
import type { CaseRow } from './present.ts'

type About = Pick<CaseRow, 'id' | 'site_id' | 'number' | 'title' | 'owner_id' | 'first_contact_by' | 'person_id' | 'reported_by_account' | 'joined_by'>
const record = (row: About) => ({ type: 'case', id: row.id })
const params = (row: About) => ({ number: row.number, title: row.title })

/** A major complaint reaches the site manager and head office at once (CMP-054). */
export async function tellAboutMajor(ctx: Ctx, row: About): Promise<void> {
  const managers = await accountsWithRole(ctx, 'site_manager', row.site_id)
  const heads = await headOffice(ctx, row.site_id)
  sendMessage(ctx, { accountIds: [...managers, ...heads].map((who) => who.accountId), template: 'case.major', params: params(row), level: 'urgent', record: record(row), dedupeKey: `major:${row.id}` })
}

/** The first contact and whoever answers for the case now are told of each stage that somebody else moved (ORG-032, RPR-014). */
export async function tellOwners(ctx: Ctx, row: About, template: string, more: Record<string, string | number> = {}): Promise<void> {
  const employees = [...new Set([row.owner_id, row.first_contact_by])].filter((id) => id !== ctx.actor.employeeId)
  const accounts: string[] = []
  for (const employeeId of employees) {
    const account = await accountOfEmployee(ctx, employeeId)
    if (account) accounts.push(account)
  }
  sendMessage(ctx, { accountIds: accounts, template, params: { ...params(row), ...more }, record: record(row) })
}

export async function tellSupervisors(ctx: Ctx, row: About, template: string, more: Record<string, string | number> = {}): Promise<void> {
  const supervisors = await accountsWithRole(ctx, 'supervisor', row.site_id)
  sendMessage(ctx, { accountIds: supervisors.map((who) => who.accountId).filter((id) => id !== ctx.actor.accountId), template, params: { ...params(row), ...more }, level: 'warning', record: record(row) })
}

/** Accounts of the residents whose case it is. */
export async function residentAccounts(ctx: Ctx, row: About): Promise<string[]> {
  const accounts = new Set<string>()
  if (row.reported_by_account) accounts.add(row.reported_by_account)
  const persons = [...row.joined_by, ...(row.reported_by_account === null && row.person_id !== null ? [row.person_id] : [])]
  for (const account of (await accountsOfPersons(ctx, persons)).values()) accounts.add(account)
  return [...accounts]
}

export function tellResidents(ctx: Ctx, row: About, accountIds: readonly string[], template: string, more: Record<string, string | number> = {}): void {
  sendMessage(ctx, { accountIds: accountIds.filter((id) => id !== ctx.actor.accountId), template, params: { ...params(row), ...more }, record: record(row) })
}

messageTemplate('case.reported', {
  'zh-CN': { title: '业主端新报事 {number}', body: '{title}。您是首接责任人，请尽快响应。' },
  'zh-TW': { title: '住戶端新報事 {number}', body: '{title}。您是首接責任人，請儘快回應。' },
  en: { title: 'New report {number}', body: '{title}. You are the first contact; please respond soon.' },
})
messageTemplate('case.major', {
  'zh-CN': { title: '重大投诉 {number}', body: '{title}。请立即处理并上报。' },
  'zh-TW': { title: '重大投訴 {number}', body: '{title}。請立即處理並上報。' },
  en: { title: 'Major complaint {number}', body: '{title}. Please act and report at once.' },
})
messageTemplate('case.moved', {
  'zh-CN': { title: '{number} 有新进展', body: '{title}：{who} 已{act}。' },
  'zh-TW': { title: '{number} 有新進展', body: '{title}：{who} 已{act}。' },
  en: { title: 'News on {number}', body: '{title}: {who} – {act}.' },
})
messageTemplate('case.urged', {
  'zh-CN': { title: '业主催办 {number}', body: '{title}（第 {count} 次催办）' },
  'zh-TW': { title: '住戶催辦 {number}', body: '{title}（第 {count} 次催辦）' },
  en: { title: 'Urged: {number}', body: '{title} (urged {count} times)' },
})
messageTemplate('case.not_settled', {
  'zh-CN': { title: '回访未满意 {number}', body: '{title}。业主表示未解决或评分 {score}，已重开。' },
  'zh-TW': { title: '回訪未滿意 {number}', body: '{title}。住戶表示未解決或評分 {score}，已重開。' },
  en: { title: 'Not settled: {number}', body: '{title}. Unsettled or scored {score}; reopened.' },
})
messageTemplate('case.handed_over', {
  'zh-CN': { title: '{number} 移交给您', body: '{title}。{who} 移交：{reason}' },
  'zh-TW': { title: '{number} 移交給您', body: '{title}。{who} 移交：{reason}' },
  en: { title: '{number} is handed to you', body: '{title}. {who}: {reason}' },
})
messageTemplate('case.resident.moved', {
  'zh-CN': { title: '您的报事 {number} 有新进展', body: '{title}：{act}' },
  'zh-TW': { title: '您的報事 {number} 有新進展', body: '{title}：{act}' },
  en: { title: 'News on your report {number}', body: '{title}: {act}' },
})
messageTemplate('case.resident.message', {
  'zh-CN': { title: '{number} 有新留言', body: '{note}' },
  'zh-TW': { title: '{number} 有新留言', body: '{note}' },
  en: { title: 'New message on {number}', body: '{note}' },
})
messageTemplate('case.resident.waits', {
  'zh-CN': { title: '您的报事 {number} 需要等待', body: '{title}：{reason}，预计等到 {until}。如不同意，可在报事中提出异议。' },
  'zh-TW': { title: '您的報事 {number} 需要等待', body: '{title}：{reason}，預計等到 {until}。如不同意，可在報事中提出異議。' },
  en: { title: 'Your report {number} has to wait', body: '{title}: {reason}, until {until}. You may object to it in the report.' },
})
messageTemplate('case.resident.merged', {
  'zh-CN': { title: '您的报事 {number} 已合并处理', body: '{title}：与另一件报事为同一事项，将一并处理并向您反馈。' },
  'zh-TW': { title: '您的報事 {number} 已合併處理', body: '{title}：與另一件報事為同一事項，將一併處理並向您回覆。' },
  en: { title: 'Your report {number} is dealt with together with another', body: '{title}: it is about the same matter; you will hear of each step.' },
})
messageTemplate('case.merged', {
  'zh-CN': { title: '{other} 并入 {number}', body: '{title}：时限按最早的一件计算。' },
  'zh-TW': { title: '{other} 併入 {number}', body: '{title}：時限按最早的一件計算。' },
  en: { title: '{other} is merged into {number}', body: '{title}: its promises count from the earlier of the two.' },
})
messageTemplate('case.objected', {
  'zh-CN': { title: '业主对等待有异议 {number}', body: '{title}（{reason}）：{words}' },
  'zh-TW': { title: '住戶對等待有異議 {number}', body: '{title}（{reason}）：{words}' },
  en: { title: 'Objection to the wait: {number}', body: '{title} ({reason}): {words}' },
})
messageTemplate('case.wait_over', {
  'zh-CN': { title: '{number} 等待到期，已恢复计时', body: '{title}：{reason}的等待已结束，请继续处理。' },
  'zh-TW': { title: '{number} 等待到期，已恢復計時', body: '{title}：{reason}的等待已結束，請繼續處理。' },
  en: { title: 'The wait of {number} is over', body: '{title}: {reason}. Its promises count again; please go on.' },
})
