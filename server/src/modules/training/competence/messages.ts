import { messageTemplate } from '../../../platform/messages/messages.ts'

/** What practicals, onboarding and promotions say to people. */
export function competenceMessages(): void {
  messageTemplate('practical.invited', {
    'zh-CN': { title: '实操考核安排：{title}', body: '{at}，地点：{place}。' },
    'zh-TW': { title: '實作考核安排：{title}', body: '{at}，地點：{place}。' },
    en: { title: 'Practical assessment: {title}', body: '{at}, place: {place}.' },
  })
  messageTemplate('practical.to_score', {
    'zh-CN': { title: '请为{name}评分：{title}', body: '{at}，地点：{place}。请独立评分，交齐后可互看。' },
    'zh-TW': { title: '請為{name}評分：{title}', body: '{at}，地點：{place}。請獨立評分，交齊後可互看。' },
    en: { title: 'Please score {name}: {title}', body: '{at}, place: {place}. Score apart; you see the others once all are in.' },
  })
  messageTemplate('practical.differ', {
    'zh-CN': { title: '考评员意见不一致：{title}', body: '分差超过允许范围或对红线判断不同，请安排第三人评分。' },
    'zh-TW': { title: '考評員意見不一致：{title}', body: '分差超過容許範圍或對紅線判斷不同，請安排第三人評分。' },
    en: { title: 'Assessors differ: {title}', body: 'They are further apart than allowed, or disagree about a red line. Please call a third one.' },
  })
  messageTemplate('practical.passed', {
    'zh-CN': { title: '实操合格：{title}', body: '得分 {percent}。请查看评分并签字。' },
    'zh-TW': { title: '實作合格：{title}', body: '得分 {percent}。請查看評分並簽名。' },
    en: { title: 'Practical passed: {title}', body: 'Score {percent}. Please look at it and sign.' },
  })
  messageTemplate('practical.failed', {
    'zh-CN': { title: '实操未合格：{title}', body: '得分 {percent}。请查看评分并签字；有不同意见可写在签字处。' },
    'zh-TW': { title: '實作未合格：{title}', body: '得分 {percent}。請查看評分並簽名；有不同意見可寫在簽名處。' },
    en: { title: 'Practical not passed: {title}', body: 'Score {percent}. Please look at it and sign; what you think otherwise can stand beside it.' },
  })
  messageTemplate('onboarding.to_evaluate', {
    'zh-CN': { title: '请评议新员工：{name}', body: '已通过情景测试，试用期至 {until}。' },
    'zh-TW': { title: '請評議新進人員：{name}', body: '已通過情境測驗，試用期至 {until}。' },
    en: { title: 'Please evaluate {name}', body: 'The scenario test is passed; probation ends on {until}.' },
  })
  messageTemplate('onboarding.ends', {
    'zh-CN': { title: '试用期即将结束：{name}', body: '{until} 到期，请安排转正评估。' },
    'zh-TW': { title: '試用期即將結束：{name}', body: '{until} 到期，請安排轉正評估。' },
    en: { title: 'Probation of {name} ends soon', body: 'It ends on {until}; please arrange the joint evaluation.' },
  })
  messageTemplate('onboarding.overdue', {
    'zh-CN': { title: '试用期已过，尚未决定：{name}', body: '{until} 已到期，请决定转正、延长或不予录用。' },
    'zh-TW': { title: '試用期已過，尚未決定：{name}', body: '{until} 已到期，請決定轉正、延長或不予任用。' },
    en: { title: 'Probation of {name} is over, nothing is decided', body: 'It ended on {until}; please decide.' },
  })
  messageTemplate('onboarding.regular', {
    'zh-CN': { title: '已转正：{name}', body: '{number}，联合评估表可在入职页打印。' },
    'zh-TW': { title: '已轉正：{name}', body: '{number}，聯合評估表可在到職頁列印。' },
    en: { title: '{name} stays', body: '{number}; the joint evaluation can be printed there.' },
  })
  messageTemplate('onboarding.failed', {
    'zh-CN': { title: '试用未通过：{name}', body: '{number}，原因见入职页。' },
    'zh-TW': { title: '試用未通過：{name}', body: '{number}，原因見到職頁。' },
    en: { title: '{name} did not pass probation', body: '{number}; the reason stands there.' },
  })
  messageTemplate('promotion.approved', {
    'zh-CN': { title: '岗位调整已批准：{post}', body: '祝贺！新岗位已记入档案。' },
    'zh-TW': { title: '職務調整已核准：{post}', body: '恭喜！新職務已記入檔案。' },
    en: { title: 'Your new post: {post}', body: 'Congratulations; it stands in your file.' },
  })
}
