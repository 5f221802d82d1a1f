/** Key customers: with whom somebody keeps in touch. */
export const keyCustomers = {
  title: '重點客戶', add: '列入名單', search: '房號、姓名、說明', person: '住戶', reason: '列入原因', why: '說明', whyHint: '為什麼要重點關注，目前的情況', whyNeeded: '選「其他」時請寫明原因', owner: '負責人', usualOwner: '預設客服主管', ownerHint: '未選負責人時由客服主管負責', noOwner: '本案場沒有客服主管，或此人不負責聯繫住戶，請另選負責人',
  next: '下次聯繫', late: '{{day}} 已過', last: '最近聯繫', never: '尚未聯繫過', contacts: '聯繫次數', times: '共 {{n}} 次', addedAt: '列入時間', ended: '已移出', endReason: '移出原因', contactsTitle: '聯繫紀錄', facts: '客戶情況', words: '聯繫結果', wordsHint: '談了什麼，答應了什麼', already: '已在名單上',
  view: { open: '在名單上', due: '今天該聯繫', mine: '我負責的', ended: '已移出' },
  empty: '名單上還沒有客戶', emptyHint: '把多次客訴、管委會委員、需特別照顧的住戶列入名單，按約定日期聯繫。',
  happening: { added: '列入名單', contacted: '聯繫', changed: '調整', ended: '移出名單' },
}
