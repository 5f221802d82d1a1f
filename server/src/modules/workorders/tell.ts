import type { Ctx } from '../../platform/ctx.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { beginning } from '../../platform/text/index.ts'
import { stewardsFor, type PlaceInZone } from '../archives/index.ts'
import { tellReporter } from '../cases/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { accountOfEmployee, accountsWithRole, inPlaceOf } from '../people/index.ts'
import type { Named } from './names.ts'
import type { OrderRow } from './present.ts'
import { workersAt } from './workers.ts'

type About = Pick<OrderRow, 'id' | 'site_id' | 'number' | 'title' | 'urgency' | 'place'>
type Level = 'info' | 'warning' | 'urgent'

interface Words {
  params?: Record<string, string | number>
  level?: Level
}

function tell(ctx: Ctx, row: About, accountIds: readonly (string | null)[], template: string, options: Words = {}): void {
  const others = accountIds.filter((id): id is string => id !== null && id !== ctx.actor.accountId)
  sendMessage(
    ctx,
    {
      accountIds: others, template, params: { number: row.number, title: row.title, ...options.params }, level: options.level ?? 'info',
      record: { type: 'work_order', id: row.id },
    },
  )
}

/** An emergency is told as one. */
const levelOf = (row: About, otherwise: Level = 'info'): Level => (row.urgency === 'emergency' ? 'urgent' : otherwise)

/** One colleague, the worker most of the time; who acts is not told. */
export async function tellColleague(ctx: Ctx, row: About, employeeId: string | null, template: string, words: Words = {}): Promise<void> {
  if (employeeId === null) return
  tell(ctx, row, [await accountOfEmployee(ctx, employeeId)], template, words)
}

export function tellAssigned(ctx: Ctx, row: OrderRow, named: Pick<Named, 'unitCode'>): Promise<void> {
  return tellColleague(ctx, row, row.worker_id, 'work_order.assigned', { params: factsOf(row, named), level: levelOf(row) })
}

/** Everybody on shift who may grab it. */
export async function tellPool(ctx: Ctx, row: OrderRow, named: Pick<Named, 'unitCode'>): Promise<void> {
  const onShift = (await workersAt(ctx, row.site_id)).filter((worker) => worker.isOnShift)
  tell(ctx, row, onShift.map((worker) => worker.accountId), 'work_order.offered', { params: factsOf(row, named), level: levelOf(row) })
}

/** Supervisors dispatch; where there is none, the site manager does. */
export async function dispatchersOf(ctx: Ctx, siteId: string): Promise<string[]> {
  const supervisors = await accountsWithRole(ctx, 'supervisor', siteId)
  return (supervisors.length > 0 ? supervisors : await accountsWithRole(ctx, 'site_manager', siteId)).map((who) => who.accountId)
}

export async function tellDispatchers(ctx: Ctx, row: About, template: string, params: Record<string, string | number> = {}): Promise<void> {
  tell(ctx, row, await dispatchersOf(ctx, row.site_id), template, { params, level: levelOf(row, 'warning') })
}

/** A new order reaches whoever has to act next: its worker, the pool, or those who dispatch (RPR-001). */
export function tellAboutNew(ctx: Ctx, row: OrderRow, named: Named): Promise<void> {
  if (row.worker_id !== null) return tellAssigned(ctx, row, named)
  if (row.is_in_pool) return tellPool(ctx, row, named)
  return tellDispatchers(ctx, row, 'work_order.raised', factsOf(row, named))
}

/** The steward of the building, or of the zone, knows what goes on there; when away, the backup (BTL-003). */
export async function tellSteward(ctx: Ctx, row: OrderRow, at: PlaceInZone): Promise<void> {
  const steward = await stewardsFor(ctx, { ...at, zoneId: row.zone_id })
  if (steward === null || [row.worker_id, row.raised_by].includes(steward.employeeId)) return
  const here = (await inPlaceOf(ctx, [steward.employeeId])).get(steward.employeeId)
  const isAway = here?.employeeId !== steward.employeeId
  const backup = isAway && steward.backupId !== null ? await accountOfEmployee(ctx, steward.backupId) : null
  tell(ctx, row, [backup ?? here?.accountId ?? null], 'work_order.in_your_zone', { params: { place: row.place || row.title } })
}

/** Nobody was found by rule: those who dispatch have to. */
export function tellNobody(ctx: Ctx, row: OrderRow, why: string): Promise<void> {
  return tellDispatchers(ctx, row, 'work_order.nobody', { why, place: row.place })
}

/**
 * Who raised it hears that it is done; the first contact of its case hears it too, and that nothing of the case is left to do (ORG-032).
 */
export async function tellDone(ctx: Ctx, row: OrderRow, named: Named, isLastOfCase: boolean): Promise<void> {
  const raiser = await accountOfEmployee(ctx, row.raised_by)
  const firstContact = named.firstContact === null ? null : await accountOfEmployee(ctx, named.firstContact.employeeId)
  const params = { result: row.result, worker: named.workerName ?? '' }
  if (isLastOfCase) tell(ctx, row, [firstContact], 'work_order.all_done', { params: { ...params, case: named.caseNumber ?? '' } })
  tell(ctx, row, isLastOfCase ? [raiser].filter((id) => id !== firstContact) : [raiser, firstContact], 'work_order.done', { params })
}

/** The worker and who raised it hear what somebody else noted. */
export async function tellComment(ctx: Ctx, row: OrderRow, note: string): Promise<void> {
  const words = { params: { who: ctx.actor.name, note: beginning(note, 200) } }
  await tellColleague(ctx, row, row.worker_id, 'work_order.comment', words)
  if (row.raised_by !== row.worker_id) await tellColleague(ctx, row, row.raised_by, 'work_order.comment', words)
}

/** The resident hears why the work on their case rests and until when. */
export async function tellWait(ctx: Ctx, row: OrderRow, act: 'suspend' | 'prolong', note: string | null): Promise<void> {
  if (row.case_id === null) return
  const until = wallTimeIn(await timeZoneOf(ctx, row.site_id), row.suspend_until!)
  await tellReporter(ctx, row.case_id, {
    action: act === 'suspend' ? 'work_suspended' : 'work_prolonged', note: note === null ? row.number : `${row.number}：${note}`,
    changes: [{ field: 'suspend_reason', from: null, to: row.suspend_reason }, { field: 'suspend_until', from: null, to: row.suspend_until }],
    template: 'work_order.resident.waits', params: { order: row.number, reason: `@waitReason:${row.suspend_reason}`, until },
  })
}

/** The work goes on: its worker hears of it unless it was the own act, without one those who dispatch; and the resident does. */
export async function tellAwake(ctx: Ctx, row: OrderRow, before: OrderRow): Promise<void> {
  const params = { reason: `@waitReason:${before.suspend_reason}` }
  await tellColleague(ctx, row, row.worker_id, 'work_order.resumed', { params, level: levelOf(row) })
  if (row.case_id === null) return
  await tellReporter(ctx, row.case_id, { action: 'work_resumed', note: row.number, template: 'work_order.resident.resumed', params: { order: row.number } })
}

/** The resident and the worker hear when somebody comes, or that the appointment no longer holds. */
export async function tellAppointment(ctx: Ctx, row: OrderRow, note: string | null): Promise<void> {
  const zone = await timeZoneOf(ctx, row.site_id)
  const [from, to] = [row.appointment_from, row.appointment_to].map((moment) => (moment === null ? '' : wallTimeIn(zone, moment)))
  const kind = row.appointment_from === null ? 'appointment_off' : 'appointed'
  await tellColleague(ctx, row, row.worker_id, `work_order.${kind}`, { params: { from: from!, to: to! } })
  if (row.case_id === null) return
  const window = kind === 'appointed' ? `${from} – ${to}` : ''
  await tellReporter(ctx, row.case_id, {
    action: kind === 'appointed' ? 'work_appointed' : 'work_appointment_off', note: [row.number, window, note].filter(Boolean).join(' '),
    template: `work_order.resident.${kind}`, params: { order: row.number, from: from!, to: to! },
  })
}

/** `12-01 09:00–11:00` on the clock of the site. */
export function windowInWords(zone: string, { from, to }: { from: number; to: number }): string {
  return `${wallTimeIn(zone, new Date(from)).slice(5)}–${wallTimeIn(zone, new Date(to)).slice(-5)}`
}

/** What the resident said to a proposal reaches whoever proposed it, the worker and the first contact; and stands on the case. */
export async function tellAnswer(ctx: Ctx, row: OrderRow, proposedBy: string, said: { action: string; template: string; words: string }): Promise<void> {
  await tellReporter(ctx, row.case_id!, { action: said.action, note: said.words, template: said.template, params: { words: said.words } })
  for (const employeeId of new Set([proposedBy, row.worker_id])) await tellColleague(ctx, row, employeeId, said.template, { params: { words: said.words } })
}

function factsOf(row: Pick<OrderRow, 'place' | 'urgency'>, named: Pick<Named, 'unitCode'>): { place: string; urgency: string } {
  return { place: [named.unitCode, row.place].filter(Boolean).join(' ') || '–', urgency: `@urgency:${row.urgency}` }
}

/** The case shows its orders: its screens look again, those of the resident who reported it too. */
export function announceToCase(ctx: Ctx, row: Pick<OrderRow, 'case_id' | 'site_id'>, named: Pick<Named, 'caseAccount'>): void {
  if (row.case_id !== null) announceChange(
    ctx,
    {
      recordType: 'case', recordId: row.case_id, siteId: row.site_id, action: 'work_order',
      accountIds: named.caseAccount === null ? [] : [named.caseAccount],
    },
  )
}

messageTemplate('work_order.raised', {
  'zh-CN': { title: '新工单待派 {number}', body: '{title}（{place}，{urgency}）' },
  'zh-TW': { title: '新工單待派 {number}', body: '{title}（{place}，{urgency}）' },
  en: { title: 'To assign: {number}', body: '{title} ({place}, {urgency})' },
})
messageTemplate('work_order.objected', {
  'zh-CN': { title: '业主对暂停有异议 {number}', body: '{title}（{reason}）：{words}' },
  'zh-TW': { title: '住戶對暫停有異議 {number}', body: '{title}（{reason}）：{words}' },
  en: { title: 'Objection to the pause: {number}', body: '{title} ({reason}): {words}' },
})
messageTemplate('work_order.assigned', {
  'zh-CN': { title: '派给您的工单 {number}', body: '{title}（{place}，{urgency}），请尽快接单。' },
  'zh-TW': { title: '派給您的工單 {number}', body: '{title}（{place}，{urgency}），請儘快接單。' },
  en: { title: 'Assigned to you: {number}', body: '{title} ({place}, {urgency}). Please accept it soon.' },
})
messageTemplate('work_order.offered', {
  'zh-CN': { title: '可抢工单 {number}', body: '{title}（{place}，{urgency}），先抢先得。' },
  'zh-TW': { title: '可搶工單 {number}', body: '{title}（{place}，{urgency}），先搶先得。' },
  en: { title: 'In the pool: {number}', body: '{title} ({place}, {urgency}). The first to grab it has it.' },
})
messageTemplate('work_order.declined', {
  'zh-CN': { title: '拒接 {number}，请重新派单', body: '{title}。{who} 拒接：{reason}' },
  'zh-TW': { title: '拒接 {number}，請重新派單', body: '{title}。{who} 拒接：{reason}' },
  en: { title: 'Declined: {number}, assign it anew', body: '{title}. {who}: {reason}' },
})
messageTemplate('work_order.taken_away', {
  'zh-CN': { title: '{number} 已转派他人', body: '{title}。原因：{reason}' },
  'zh-TW': { title: '{number} 已轉派他人', body: '{title}。原因：{reason}' },
  en: { title: '{number} went to somebody else', body: '{title}. {reason}' },
})
messageTemplate('work_order.done', {
  'zh-CN': { title: '{number} 已完工', body: '{title}。{worker}：{result}' },
  'zh-TW': { title: '{number} 已完工', body: '{title}。{worker}：{result}' },
  en: { title: '{number} is done', body: '{title}. {worker}: {result}' },
})
messageTemplate('work_order.all_done', {
  'zh-CN': { title: '{case} 的工单已全部完工', body: '{title}。{worker}：{result}。请向业户反馈结果。' },
  'zh-TW': { title: '{case} 的工單已全部完工', body: '{title}。{worker}：{result}。請向住戶回覆結果。' },
  en: { title: 'All work for {case} is done', body: '{title}. {worker}: {result}. Please tell the resident.' },
})
messageTemplate('work_order.verified', {
  'zh-CN': { title: '{number} 验收合格', body: '{title}。{who}：{note}' },
  'zh-TW': { title: '{number} 驗收合格', body: '{title}。{who}：{note}' },
  en: { title: '{number} passed', body: '{title}. {who}: {note}' },
})
messageTemplate('work_order.failed', {
  'zh-CN': { title: '{number} 验收不合格', body: '{title}。{who}：{note}' },
  'zh-TW': { title: '{number} 驗收不合格', body: '{title}。{who}：{note}' },
  en: { title: '{number} did not pass', body: '{title}. {who}: {note}' },
})
messageTemplate('work_order.reworked', {
  'zh-CN': { title: '{number} 需返修', body: '{title}，返修单 {rework}：{reason}' },
  'zh-TW': { title: '{number} 需返工', body: '{title}，返工單 {rework}：{reason}' },
  en: { title: '{number} needs rework', body: '{title}; rework {rework}: {reason}' },
})
messageTemplate('work_order.in_your_zone', {
  'zh-CN': { title: '您的片区有新工单 {number}', body: '{title} · {place}' },
  'zh-TW': { title: '您的責任區有新工單 {number}', body: '{title} · {place}' },
  en: { title: 'New order {number} in your zone', body: '{title} · {place}' },
})
messageTemplate('work_order.nobody', {
  'zh-CN': { title: '{number} 无人可派，请立即派单', body: '{title} · {place}。主要原因：{why}' },
  'zh-TW': { title: '{number} 無人可派，請立即派工', body: '{title} · {place}。主要原因：{why}' },
  en: { title: 'Nobody found for {number}: please dispatch now', body: '{title} · {place}. Mostly: {why}' },
})
messageTemplate('work_order.late_evidence', {
  'zh-CN': { title: '{number} 收到前任处理人的记录', body: '{who}：{note}。已作为备注和附件保留，请核对。' },
  'zh-TW': { title: '{number} 收到前任處理人的記錄', body: '{who}：{note}。已作為備註和附件保留，請核對。' },
  en: { title: '{number}: records of who had it before', body: '{who}: {note}. Kept as a note with its pictures; please check.' },
})
messageTemplate('work_order.cancelled', {
  'zh-CN': { title: '{number} 已取消', body: '{title}。原因：{reason}' },
  'zh-TW': { title: '{number} 已取消', body: '{title}。原因：{reason}' },
  en: { title: '{number} is cancelled', body: '{title}. {reason}' },
})
messageTemplate('work_order.comment', {
  'zh-CN': { title: '{number} 有新备注', body: '{who}：{note}' },
  'zh-TW': { title: '{number} 有新備註', body: '{who}：{note}' },
  en: { title: 'Note on {number}', body: '{who}: {note}' },
})
messageTemplate('work_order.resumed', {
  'zh-CN': { title: '{number} 挂起到期，请继续', body: '{title}：{reason}的挂起已结束，时限恢复计时。' },
  'zh-TW': { title: '{number} 掛起到期，請繼續', body: '{title}：{reason}的掛起已結束，時限恢復計時。' },
  en: { title: '{number} goes on', body: '{title}: the suspension ({reason}) is over and its promises count again.' },
})
messageTemplate('work_order.appointed', {
  'zh-CN': { title: '{number} 已约定上门时间', body: '{title}：{from} 至 {to}' },
  'zh-TW': { title: '{number} 已約定到府時間', body: '{title}：{from} 至 {to}' },
  en: { title: 'Appointment for {number}', body: '{title}: {from} to {to}' },
})
messageTemplate('work_order.appointment_off', {
  'zh-CN': { title: '{number} 的预约已取消', body: '{title}：请按时限尽快上门。' },
  'zh-TW': { title: '{number} 的預約已取消', body: '{title}：請按時限儘快到府。' },
  en: { title: 'The appointment for {number} is off', body: '{title}: please go there within the promised time.' },
})
messageTemplate('work_order.window_picked', {
  'zh-CN': { title: '业主已选上门时间 {number}', body: '{title}：{window}' },
  'zh-TW': { title: '住戶已選到府時間 {number}', body: '{title}：{window}' },
  en: { title: 'The resident has chosen: {number}', body: '{title}: {window}' },
})
messageTemplate('work_order.windows_asked', {
  'zh-CN': { title: '业主希望另约时间 {number}', body: '{title}：{words}' },
  'zh-TW': { title: '住戶希望另約時間 {number}', body: '{title}：{words}' },
  en: { title: 'Other times wanted: {number}', body: '{title}: {words}' },
})
messageTemplate('work_order.proposal_expired', {
  'zh-CN': { title: '上门时间未获选择 {number}', body: '{title}：业主未在期限内选择，请电话约定。' },
  'zh-TW': { title: '到府時間未獲選擇 {number}', body: '{title}：住戶未在期限內選擇，請電話約定。' },
  en: { title: 'Nothing was chosen: {number}', body: '{title}: the proposed times have passed. Please call the resident.' },
})
messageTemplate('work_order.resident.proposed', {
  'zh-CN': { title: '请选择上门时间 {number}', body: '{title}：{windows}' },
  'zh-TW': { title: '請選擇到府時間 {number}', body: '{title}：{windows}' },
  en: { title: 'Please choose a time: {number}', body: '{title}: {windows}' },
})
messageTemplate('work_order.resident.proposal_off', {
  'zh-CN': { title: '上门时间需要重新约定 {number}', body: '{title}：原来提供的时间已不可选，我们会再与您联系。' },
  'zh-TW': { title: '到府時間需要重新約定 {number}', body: '{title}：原來提供的時間已不可選，我們會再與您聯絡。' },
  en: { title: 'The times have to be agreed anew: {number}', body: '{title}: the proposed times are no longer open; we will contact you.' },
})
messageTemplate('work_order.resident.proposal_expired', {
  'zh-CN': { title: '上门时间还没有约定 {number}', body: '{title}：提供的时间已过，我们会打电话与您约定。' },
  'zh-TW': { title: '到府時間還沒有約定 {number}', body: '{title}：提供的時間已過，我們會打電話與您約定。' },
  en: { title: 'No time was agreed: {number}', body: '{title}: the proposed times have passed; we will call you.' },
})
messageTemplate('work_order.resident.waits', {
  'zh-CN': { title: '您的报事 {number} 的维修需要等待', body: '{title}（{order}）：{reason}，预计等到 {until}。' },
  'zh-TW': { title: '您的報事 {number} 的維修需要等待', body: '{title}（{order}）：{reason}，預計等到 {until}。' },
  en: { title: 'The work on your report {number} has to wait', body: '{title} ({order}): {reason}, until {until}.' },
})
messageTemplate('work_order.resident.resumed', {
  'zh-CN': { title: '您的报事 {number} 继续处理', body: '{title}（{order}）：等待已结束，师傅将继续处理。' },
  'zh-TW': { title: '您的報事 {number} 繼續處理', body: '{title}（{order}）：等待已結束，師傅將繼續處理。' },
  en: { title: 'The work on your report {number} goes on', body: '{title} ({order}): the wait is over.' },
})
messageTemplate('work_order.resident.appointed', {
  'zh-CN': { title: '您的报事 {number} 已约定上门时间', body: '{title}（{order}）：{from} 至 {to}，请留人在家。' },
  'zh-TW': { title: '您的報事 {number} 已約定到府時間', body: '{title}（{order}）：{from} 至 {to}，請留人在家。' },
  en: { title: 'Appointment for your report {number}', body: '{title} ({order}): {from} to {to}. Please be at home.' },
})
messageTemplate('work_order.resident.appointment_off', {
  'zh-CN': { title: '您的报事 {number} 的预约已取消', body: '{title}（{order}）：我们会尽快上门。' },
  'zh-TW': { title: '您的報事 {number} 的預約已取消', body: '{title}（{order}）：我們會儘快到府。' },
  en: { title: 'The appointment for your report {number} is off', body: '{title} ({order}): we will come as soon as we can.' },
})
