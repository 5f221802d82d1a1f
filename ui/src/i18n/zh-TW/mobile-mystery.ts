/** The page of a mystery visitor. */
export const mobileMystery = { title: '暗訪評分表', hint: '請如實填寫。您的身分不會告訴現場人員。', visitedOn: '到訪日期', met: '接待您的人', metHint: '工牌號、姓名或外貌', comment: '經過與感受', photos: '照片（已傳 {{n}} / 9）', photoRefused: '照片沒有傳上，請重試', submit: '提交', done: '已提交，謝謝您', doneHint: '可以關閉本頁，連結已失效。' }
