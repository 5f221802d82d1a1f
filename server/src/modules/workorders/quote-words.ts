import { messageTemplate } from '../../platform/messages/messages.ts'

/** `¥1,234.50` */
export function inYuan(fen: number): string {
  const [yuan, rest] = (fen / 100).toFixed(2).split('.')
  return `¥${yuan!.replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${rest}`
}

messageTemplate('quote.sent', {
  'zh-CN': { title: '{number} 的报价待您确认', body: '{title}：报价 {quote}，合计 {total}，{until} 前有效。确认后师傅才会施工。' },
  'zh-TW': { title: '{number} 的報價待您確認', body: '{title}：報價 {quote}，合計 {total}，{until} 前有效。確認後師傅才會施工。' },
  en: { title: 'A quote for {number} awaits you', body: '{title}: quote {quote}, {total}, valid until {until}. The work starts when you have accepted it.' },
})
messageTemplate('quote.accepted', {
  'zh-CN': { title: '报价已确认 {number}', body: '{title}：{who} 已确认 {total}，可以施工。' },
  'zh-TW': { title: '報價已確認 {number}', body: '{title}：{who} 已確認 {total}，可以施工。' },
  en: { title: 'Quote accepted: {number}', body: '{title}: {who} accepted {total}; the work may start.' },
})
messageTemplate('quote.refused', {
  'zh-CN': { title: '报价被拒绝 {number}', body: '{title}：{who} 未接受 {total}。原因：{reason}' },
  'zh-TW': { title: '報價遭拒絕 {number}', body: '{title}：{who} 未接受 {total}。原因：{reason}' },
  en: { title: 'Quote refused: {number}', body: '{title}: {who} did not accept {total}. {reason}' },
})
messageTemplate('quote.expired', {
  'zh-CN': { title: '报价已过期 {number}', body: '{title}：{total} 无人确认，请联系业主或重新报价。' },
  'zh-TW': { title: '報價已過期 {number}', body: '{title}：{total} 無人確認，請聯絡住戶或重新報價。' },
  en: { title: 'Quote expired: {number}', body: '{title}: nobody accepted {total}. Please ask the customer or quote anew.' },
})
messageTemplate('work_order.quality_due', {
  'zh-CN': { title: '质量跟踪到期 {number}', body: '{title}：请回看维修质量并填写跟踪记录。' },
  'zh-TW': { title: '品質追蹤到期 {number}', body: '{title}：請回看維修品質並填寫追蹤記錄。' },
  en: { title: 'Look again at {number}', body: '{title}: please see how the repair holds and write it down.' },
})
