export const mobileGovernance = {
  rules: '制度与职责', unread: '待我确认', nothingUnread: '没有待确认的文件', read: '已确认', readBy: '{{day}} 前', from: '{{day}} 起', confirm: '我已阅读并将执行', sign: '签名确认', signature: '签名', signatureNeeded: '请先签名', confirmed: '已确认',
  ownRules: '小区公约与规定', ownEntry: '小区公约', noRules: '物业还没有发布公约与规定', ownConfirm: '我已阅读',
}
