import type { Ctx } from '../../platform/ctx.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { wallTimeIn } from '../../platform/time.ts'
import type { StoredClock } from './clock-rows.ts'
import type { DueStep } from './firing.ts'

messageTemplate('sla.reminder', {
  'zh-CN': { title: '快到时限：{metric}', body: '{subject}：{metric}的时限是 {due}，请抓紧。' },
  'zh-TW': { title: '快到時限：{metric}', body: '{subject}：{metric}的時限是 {due}，請抓緊。' },
  en: { title: 'Due soon: {metric}', body: '{subject}: {metric} is due at {due}.' },
})
messageTemplate('sla.breach', {
  'zh-CN': { title: '已超时：{metric}', body: '{subject}：{metric}的时限是 {due}，现已超时，请立即处理。' },
  'zh-TW': { title: '已超時：{metric}', body: '{subject}：{metric}的時限是 {due}，現已超時，請立即處理。' },
  en: { title: 'Overdue: {metric}', body: '{subject}: {metric} was due at {due} and is overdue. Please act now.' },
})
messageTemplate('sla.breach_over', {
  'zh-CN': { title: '曾超时，已完成：{metric}', body: '{subject}：{metric}的时限是 {due}，超时后已完成。处理人：{handler}' },
  'zh-TW': { title: '曾超時，已完成：{metric}', body: '{subject}：{metric}的時限是 {due}，超時後已完成。處理人：{handler}' },
  en: { title: 'Was overdue, is done: {metric}', body: '{subject}: {metric} was due at {due} and was done late. In the hands of: {handler}' },
})
messageTemplate('sla.escalation', {
  'zh-CN': { title: '超时升级：{metric}', body: '{subject}：{metric}自 {due} 起超时，至今未完成，请督办。处理人：{handler}' },
  'zh-TW': { title: '超時升級：{metric}', body: '{subject}：{metric}自 {due} 起超時，至今未完成，請督辦。處理人：{handler}' },
  en: { title: 'Escalated: {metric}', body: '{subject}: {metric} has been overdue since {due}. In the hands of: {handler}' },
})
messageTemplate('sla.repeat', {
  'zh-CN': { title: '仍未处理：{metric}', body: '{subject}：{metric}自 {due} 起超时，仍无人处理。处理人：{handler}' },
  'zh-TW': { title: '仍未處理：{metric}', body: '{subject}：{metric}自 {due} 起超時，仍無人處理。處理人：{handler}' },
  en: { title: 'Still open: {metric}', body: '{subject}: {metric} has been overdue since {due} and still waits. In the hands of: {handler}' },
})

messageTemplate('sla.digest', {
  'zh-CN': { title: '{count} 个时限需要处理', body: '快到时限 {reminders} 个，已超时 {breaches} 个，超时升级 {escalations} 个，仍未处理 {repeats} 个。最紧急：{subjects}' },
  'zh-TW': { title: '{count} 個時限需要處理', body: '快到時限 {reminders} 個，已超時 {breaches} 個，超時升級 {escalations} 個，仍未處理 {repeats} 個。最緊急：{subjects}' },
  en: { title: '{count} promises need you', body: 'Due soon: {reminders}, overdue: {breaches}, escalated: {escalations}, still open: {repeats}. Most pressing: {subjects}' },
})

/** How people call the subject and the handler, and in which zone they read times. */
export type StepWords = { subject: string; handler: string; timeZone: string }

type Said = Pick<DueStep, 'kind' | 'step' | 'arm' | 'fireAt'>
type Tell = (ctx: Ctx, stored: StoredClock, step: Said, accountIds: readonly string[], words: StepWords) => void

/** Tells people about a step, once whatever happens. */
export const tellStep: Tell = (ctx, stored, step, accountIds, words) =>
  send(ctx, stored, step, accountIds, words, `sla.${step.kind}`, step.kind === 'reminder' ? 'warning' : 'urgent')

/** Tells people afterwards of a breach that is over by the time at which they may be told. */
export const tellBreachOver: Tell = (ctx, stored, step, accountIds, words) => send(ctx, stored, step, accountIds, words, 'sla.breach_over', 'warning')

function send(
  ctx: Ctx, stored: StoredClock, step: Said, accountIds: readonly string[], words: StepWords, template: string, level: 'warning' | 'urgent',
): void {
  const { clock, id, subjectType, subjectId } = stored
  sendMessage(ctx, {
    accountIds, template, level,
    record: { type: subjectType, id: subjectId },
    params: {
      // A clock that rests after its breach has no due moment of its own.
      subject: words.subject, metric: `@metric:${clock.metric}`, due: wallTimeIn(words.timeZone, new Date((clock.dueAt ?? clock.breachedAt)!)), handler: words.handler,
    },
    // A step that is said again after a rescission has another time.
    dedupeKey: `sla:${id}:${step.step}:${step.arm}:${step.fireAt}`,
  })
}

/** Tells one person of many steps at once; `subjects` are the most pressing ones, as people call them. The record is the person's own work. */
export function tellDigest(ctx: Ctx, accountId: string, kinds: readonly DueStep['kind'][], subjects: readonly string[]): void {
  const count = (kind: DueStep['kind']) => kinds.filter((one) => one === kind).length
  sendMessage(ctx, {
    accountIds: [accountId], template: 'sla.digest', level: kinds.every((kind) => kind === 'reminder') ? 'warning' : 'urgent', record: { type: 'my_work', id: accountId },
    params: {
      count: kinds.length, reminders: count('reminder'), breaches: count('breach'), escalations: count('escalation'), repeats: count('repeat'),
      subjects: subjects.length > 0 ? subjects.join(' · ') : '–',
    },
  })
}
