import { messageTemplate } from '../../platform/messages/messages.ts'

/** How each kind is told: to who decides, to whom it is about once it is approved, and what became of it to who proposed it or objected to it. */
export const NEWS = {
  reward: { proposed: 'care.reward', approved: 'care.reward_decided', decided: 'care.reward_decided' },
  penalty: { proposed: 'care.penalty_proposed', approved: 'care.penalty', decided: 'care.penalty_decided' },
} as const

messageTemplate('care.reward', {
  'zh-CN': { title: '奖励建议待审批', body: '{who}：{reason}' },
  'zh-TW': { title: '獎勵建議待核准', body: '{who}：{reason}' },
  en: { title: 'A reward is proposed', body: '{who}: {reason}' },
})
messageTemplate('care.reward_decided', {
  'zh-CN': { title: '奖励建议：{decision}', body: '{reason}' },
  'zh-TW': { title: '獎勵建議：{decision}', body: '{reason}' },
  en: { title: 'Reward: {decision}', body: '{reason}' },
})
messageTemplate('care.penalty_proposed', {
  'zh-CN': { title: '处罚建议待审批', body: '{who}：{reason}' },
  'zh-TW': { title: '懲處建議待核准', body: '{who}：{reason}' },
  en: { title: 'A penalty is proposed', body: '{who}: {reason}' },
})
messageTemplate('care.penalty', {
  'zh-CN': { title: '处罚通知：{measure}', body: '{reason}。如有异议，可在七日内提出。' },
  'zh-TW': { title: '懲處通知：{measure}', body: '{reason}。如有異議，可於七日內提出。' },
  en: { title: 'Penalty: {measure}', body: '{reason}. You may object within seven days.' },
})
messageTemplate('care.penalty_decided', {
  'zh-CN': { title: '处罚：{decision}', body: '{reason}' },
  'zh-TW': { title: '懲處：{decision}', body: '{reason}' },
  en: { title: 'Penalty: {decision}', body: '{reason}' },
})
messageTemplate('care.reward_objection', {
  'zh-CN': { title: '{who} 对奖惩有异议', body: '{words}' },
  'zh-TW': { title: '{who} 對獎懲有異議', body: '{words}' },
  en: { title: '{who} objects', body: '{words}' },
})
