import { messageTemplate } from '../../platform/messages/messages.ts'

/** What training and exams say to people. */
export function trainingMessages(): void {
  messageTemplate('training.invited', {
    'zh-CN': { title: '培训安排：{title}', body: '{at} 开课，地点：{place}。到场扫码签到。' },
    'zh-TW': { title: '培訓安排：{title}', body: '{at} 開課，地點：{place}。到場掃碼簽到。' },
    en: { title: 'Training: {title}', body: 'Begins {at}, place: {place}. Sign in by the code on the wall.' },
  })
  messageTemplate('exam.invited', {
    'zh-CN': { title: '考试安排：{title}', body: '{from} 至 {to} 之间开考，限时 {minutes} 分钟。' },
    'zh-TW': { title: '測驗安排：{title}', body: '{from} 至 {to} 之間開始，限時 {minutes} 分鐘。' },
    en: { title: 'Exam: {title}', body: 'To be sat between {from} and {to}; you have {minutes} minutes.' },
  })
  messageTemplate('exam.passed', {
    'zh-CN': { title: '考试合格：{title}', body: '得分率 {percent}%。' },
    'zh-TW': { title: '測驗合格：{title}', body: '得分率 {percent}%。' },
    en: { title: 'Passed: {title}', body: 'Result {percent} %.' },
  })
  messageTemplate('exam.failed', {
    'zh-CN': { title: '考试未合格：{title}', body: '得分率 {percent}%。错题已收进错题本，可在规定次数内补考。' },
    'zh-TW': { title: '測驗未合格：{title}', body: '得分率 {percent}%。錯題已收進錯題本，可在規定次數內補考。' },
    en: { title: 'Not passed: {title}', body: 'Result {percent} %. What went wrong is in your book; you may sit it again as the rules say.' },
  })
  messageTemplate('exam.appealed', {
    'zh-CN': { title: '{name} 对试题有异议', body: '考试「{title}」，请在考试页处理。' },
    'zh-TW': { title: '{name} 對試題有異議', body: '測驗「{title}」，請在測驗頁處理。' },
    en: { title: '{name} appeals against an item', body: 'Exam “{title}”; please decide on its page.' },
  })
  messageTemplate('exam.appeal_upheld', {
    'zh-CN': { title: '试题异议成立：{title}', body: '{reply} 全部试卷已重新计分。' },
    'zh-TW': { title: '試題異議成立：{title}', body: '{reply} 全部試卷已重新計分。' },
    en: { title: 'Appeal upheld: {title}', body: '{reply} All papers were scored anew.' },
  })
  messageTemplate('exam.appeal_rejected', {
    'zh-CN': { title: '试题异议不成立：{title}', body: '{reply}' },
    'zh-TW': { title: '試題異議不成立：{title}', body: '{reply}' },
    en: { title: 'Appeal rejected: {title}', body: '{reply}' },
  })
}
