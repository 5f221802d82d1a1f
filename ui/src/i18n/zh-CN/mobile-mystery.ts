/** The page of a mystery visitor. */
export const mobileMystery = { title: '暗访评分表', hint: '请如实填写。您的身份不会告诉现场人员。', visitedOn: '到访日期', met: '接待您的人', metHint: '工牌号、姓名或外貌', comment: '经过与感受', photos: '照片（已传 {{n}} / 9）', photoRefused: '照片没有传上，请重试', submit: '提交', done: '已提交，谢谢您', doneHint: '可以关闭本页，链接已失效。' }
