/** Key customers: with whom somebody keeps in touch. */
export const keyCustomers = {
  title: '重点客户', add: '列入名单', search: '房号、姓名、说明', person: '业户', reason: '列入原因', why: '说明', whyHint: '为什么要重点关注，现在的情况', whyNeeded: '选“其他”时请写明原因', owner: '负责人', usualOwner: '默认客服主管', ownerHint: '不选负责人时由客服主管负责', noOwner: '本项目没有客服主管，或此人不负责联系业户，请另选负责人',
  next: '下次联系', late: '{{day}} 已过', last: '最近联系', never: '还没有联系过', contacts: '联系次数', times: '共 {{n}} 次', addedAt: '列入时间', ended: '已移出', endReason: '移出原因', contactsTitle: '联系记录', facts: '客户情况', words: '联系结果', wordsHint: '谈了什么，答应了什么', already: '已在名单上',
  view: { open: '在名单上', due: '今天该联系', mine: '我负责的', ended: '已移出' },
  empty: '名单上还没有客户', emptyHint: '把多次投诉、业委会成员、需特别照顾的业户列入名单，按约定日期联系。',
  happening: { added: '列入名单', contacted: '联系', changed: '调整', ended: '移出名单' },
}
