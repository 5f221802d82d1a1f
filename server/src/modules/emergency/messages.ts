import type { Ctx } from '../../platform/ctx.ts'
import { messageTemplate, sendMessage, type Texts } from '../../platform/messages/messages.ts'
import type { IncidentTable } from './tables.ts'

export type Telling = 'reported' | 'told' | 'role' | 'gap' | 'level' | 'over'

/** Urgent words to colleagues about an incident; of a drill they begin with that word. Nothing of either ever goes to residents. */
export function tellColleagues(ctx: Ctx, incident: Pick<IncidentTable, 'id' | 'number' | 'kind' | 'level' | 'place' | 'is_drill'>, telling: Telling, accountIds: readonly string[], more: Record<string, string> = {}): void {
  const others = accountIds.filter((id) => id !== ctx.actor.accountId)
  if (others.length === 0) return
  sendMessage(ctx, {
    accountIds: others, template: `${incident.is_drill ? 'drill' : 'incident'}.${telling}`, level: telling === 'over' ? 'info' : 'urgent', record: { type: 'incident', id: incident.id },
    params: { number: incident.number, kind: `@incidentKind:${incident.kind}`, level: `@incidentLevel:${incident.level}`, place: incident.place || '—', ...more },
  })
}

const WORDS: Record<Telling, Texts> = {
  reported: {
    'zh-CN': { title: '突发事件上报：{kind}', body: '{number}，{place}，拟定 {level}。请立即确认并决定是否启动预案。' },
    'zh-TW': { title: '突發事件通報：{kind}', body: '{number}，{place}，擬定 {level}。請立即確認並決定是否啟動應變計畫。' },
    en: { title: 'Incident reported: {kind}', body: '{number}, {place}, proposed {level}. Please acknowledge now and decide whether to activate the plan.' },
  },
  told: {
    'zh-CN': { title: '预案已启动：{kind}', body: '{number}，{place}，{level}。请立即确认收到。' },
    'zh-TW': { title: '應變計畫已啟動：{kind}', body: '{number}，{place}，{level}。請立即確認收到。' },
    en: { title: 'Plan activated: {kind}', body: '{number}, {place}, {level}. Please acknowledge now.' },
  },
  role: {
    'zh-CN': { title: '{kind}：您担任{role}', body: '{number}，{place}，{level}。请立即确认并按行动卡处置。' },
    'zh-TW': { title: '{kind}：您擔任{role}', body: '{number}，{place}，{level}。請立即確認並依行動卡處置。' },
    en: { title: '{kind}: your role is {role}', body: '{number}, {place}, {level}. Acknowledge now and follow your card.' },
  },
  gap: {
    'zh-CN': { title: '{kind}：{role}无人', body: '{number}，{place}。当班无人可担任，请立即指派。' },
    'zh-TW': { title: '{kind}：{role}無人', body: '{number}，{place}。當班無人可擔任，請立即指派。' },
    en: { title: '{kind}: nobody for {role}', body: '{number}, {place}. Nobody on duty can hold it; assign somebody now.' },
  },
  level: {
    'zh-CN': { title: '{kind}调整为 {level}', body: '{number}，{place}。{note}' },
    'zh-TW': { title: '{kind}調整為 {level}', body: '{number}，{place}。{note}' },
    en: { title: '{kind} is now {level}', body: '{number}, {place}. {note}' },
  },
  over: {
    'zh-CN': { title: '{kind}：{state}', body: '{number}，{place}。{note}' },
    'zh-TW': { title: '{kind}：{state}', body: '{number}，{place}。{note}' },
    en: { title: '{kind}: {state}', body: '{number}, {place}. {note}' },
  },
}
export const DRILL = { 'zh-CN': '【演练】', 'zh-TW': '【演練】', en: '[Drill] ' } as const

export function emergencyMessages(): void {
  for (const [telling, texts] of Object.entries(WORDS)) {
    messageTemplate(`incident.${telling}`, texts)
    const marked = (locale: keyof Texts) => ({ title: `${DRILL[locale]}${texts[locale].title}`, body: texts[locale].body })
    messageTemplate(`drill.${telling}`, { 'zh-CN': marked('zh-CN'), 'zh-TW': marked('zh-TW'), en: marked('en') })
  }
}
