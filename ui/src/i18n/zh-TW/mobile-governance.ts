import type { Messages } from '../zh-CN/index.ts'

export const mobileGovernance: Messages['mobileGovernance'] = {
  rules: '制度與職責', unread: '待我確認', nothingUnread: '沒有待確認的文件', read: '已確認', readBy: '{{day}} 前', from: '{{day}} 起', confirm: '我已閱讀並將執行', sign: '簽名確認', signature: '簽名', signatureNeeded: '請先簽名', confirmed: '已確認',
  ownRules: '社區規約與規定', ownEntry: '社區規約', noRules: '物業還沒有發布規約與規定', ownConfirm: '我已閱讀',
}
