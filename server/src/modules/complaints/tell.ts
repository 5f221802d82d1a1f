import { messageTemplate } from '../../platform/messages/messages.ts'

/** What is said about complaints; loaded for its effect. */
export function declareMessages(): void {
  messageTemplate('complaint.task', {
    'zh-CN': { title: '{kind}：{number}', body: '{title}。请查收并按时完成。' },
    'zh-TW': { title: '{kind}：{number}', body: '{title}。請查收並按時完成。' },
    en: { title: '{kind}: {number}', body: '{title}. Please read it and finish it in time.' },
  })
  messageTemplate('complaint.task_done', {
    'zh-CN': { title: '{kind}已完成 {number}', body: '{title}：{who}——{text}' },
    'zh-TW': { title: '{kind}已完成 {number}', body: '{title}：{who}——{text}' },
    en: { title: '{kind} done: {number}', body: '{title}: {who} – {text}' },
  })
  messageTemplate('complaint.solution_waits', {
    'zh-CN': { title: '投诉方案待审批 {number}', body: '{title}：{who} 提出“{text}”，涉及费用。' },
    'zh-TW': { title: '投訴方案待核准 {number}', body: '{title}：{who} 提出「{text}」，涉及費用。' },
    en: { title: 'A solution waits for approval: {number}', body: '{title}: {who} proposes “{text}”, which costs money.' },
  })
  messageTemplate('complaint.solution_decided', {
    'zh-CN': { title: '方案审批结果 {number}', body: '“{text}”：{decision}' },
    'zh-TW': { title: '方案核准結果 {number}', body: '「{text}」：{decision}' },
    en: { title: 'Decision on a solution: {number}', body: '“{text}”: {decision}' },
  })
  messageTemplate('complaint.answered', {
    'zh-CN': { title: '{answer} {number}', body: '{title}：{text}' },
    'zh-TW': { title: '{answer} {number}', body: '{title}：{text}' },
    en: { title: '{answer}: {number}', body: '{title}: {text}' },
  })
  messageTemplate('complaint.reply_waits', {
    'zh-CN': { title: '约定回复待审批 {number}', body: '{who} 与业户约定 {until} 电话回复：{reason}' },
    'zh-TW': { title: '約定回覆待核准 {number}', body: '{who} 與住戶約定 {until} 電話回覆：{reason}' },
    en: { title: 'A reply waits for approval: {number}', body: '{who} agreed to call by {until}: {reason}' },
  })
  messageTemplate('complaint.reply_decided', {
    'zh-CN': { title: '约定回复审批结果 {number}', body: '{until}：{decision}。{reason}' },
    'zh-TW': { title: '約定回覆核准結果 {number}', body: '{until}：{decision}。{reason}' },
    en: { title: 'Decision on a reply: {number}', body: '{until}: {decision}. {reason}' },
  })
  messageTemplate('complaint.handed_up', {
    'zh-CN': { title: '投诉转交给您 {number}', body: '{title}：{who} 提交至{level}，请于 {until} 前答复。原因：{reason}' },
    'zh-TW': { title: '投訴轉交給您 {number}', body: '{title}：{who} 提交至{level}，請於 {until} 前答覆。原因：{reason}' },
    en: { title: 'A complaint comes to you: {number}', body: '{title}: {who} handed it up to {level}; answer by {until}. Reason: {reason}' },
  })
  messageTemplate('complaint.went_up', {
    'zh-CN': { title: '投诉已提交上级 {number}', body: '{title}：现由{level}负责，{until} 前答复。' },
    'zh-TW': { title: '投訴已提交上級 {number}', body: '{title}：現由{level}負責，{until} 前答覆。' },
    en: { title: 'Handed up: {number}', body: '{title}: now with {level}, to be answered by {until}.' },
  })
  messageTemplate('complaint.level_answered', {
    'zh-CN': { title: '{level}已答复 {number}', body: '{title}：{text}' },
    'zh-TW': { title: '{level}已答覆 {number}', body: '{title}：{text}' },
    en: { title: '{level} has answered: {number}', body: '{title}: {text}' },
  })
  messageTemplate('complaint.signed', {
    'zh-CN': { title: '业户已签字 {number}', body: '{title}：{who}' },
    'zh-TW': { title: '住戶已簽名 {number}', body: '{title}：{who}' },
    en: { title: 'Signed: {number}', body: '{title}: {who}' },
  })
  messageTemplate('complaint.resident.process', {
    'zh-CN': { title: '您的投诉 {number} 已受理', body: '我们会依次：核查情况，与您说明；制定方案，征得您的同意；按时反馈结果；处理后回访。每一步都会告知您。' },
    'zh-TW': { title: '您的投訴 {number} 已受理', body: '我們會依序：查核情況，向您說明；擬定方案，徵得您的同意；按時回覆結果；處理後回訪。每一步都會告知您。' },
    en: { title: 'Your complaint {number} has been taken', body: 'We look into it and explain what we found, agree a solution with you, tell you the result in time, and ask afterwards whether it is good. You hear of each step.' },
  })
  messageTemplate('complaint.resident.result', {
    'zh-CN': { title: '您的投诉 {number} 有答复', body: '{text}' },
    'zh-TW': { title: '您的投訴 {number} 有答覆', body: '{text}' },
    en: { title: 'An answer to your complaint {number}', body: '{text}' },
  })
  messageTemplate('complaint.resident.reply', {
    'zh-CN': { title: '约定回复您的投诉 {number}', body: '我们会在 {until} 前致电答复您。' },
    'zh-TW': { title: '約定回覆您的投訴 {number}', body: '我們會在 {until} 前致電答覆您。' },
    en: { title: 'We call you about {number}', body: 'We will call you with an answer by {until}.' },
  })
  messageTemplate('complaint.resident.cannot', {
    'zh-CN': { title: '关于您的投诉 {number}', body: '{text} 我们会在 {until} 前再次答复您。' },
    'zh-TW': { title: '關於您的投訴 {number}', body: '{text} 我們會在 {until} 前再次答覆您。' },
    en: { title: 'About your complaint {number}', body: '{text} We will answer again by {until}.' },
  })
  messageTemplate('complaint.resident.level', {
    'zh-CN': { title: '您的投诉 {number} 已提交{level}', body: '{title}：我们会在 {until} 前答复您。' },
    'zh-TW': { title: '您的投訴 {number} 已提交{level}', body: '{title}：我們會在 {until} 前答覆您。' },
    en: { title: 'Your complaint {number} is with {level} now', body: '{title}: we will answer by {until}.' },
  })
}
