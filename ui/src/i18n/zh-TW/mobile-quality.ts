import type { mobileQuality as source } from '../zh-CN/mobile-quality.ts'

export const mobileQuality: typeof source = {
  link: '服務標準與檢查',
  title: '服務標準與檢查',
  unread: '待我確認的標準',
  nothingUnread: '標準都已確認',
  own: '我的檢查結果',
  nothingOwn: '還沒有對我的檢查',
  start: '開始檢查',
  confirm: '我已閱讀並將執行',
  confirmed: '已確認',
  items: '{{n}} 條',
  check: { title: '服務檢查', standard: '按哪份標準', colleague: '檢查誰', place: '或檢查地點', placeHint: '如 服務中心、3 棟大廳', choose: '請選擇', comment: '總評', photos: '照片', submit: '送出檢查', left: '還有 {{n}} 條未評', met: '做到', missed: '未做到', crossed: '觸犯', kept: '未觸犯', na: '不適用', done: '已送出，得分 {{score}}', limits: '{{min}}–{{max}} {{unit}}' },
  result: { title: '檢查結果', score: '得分 {{score}}', by: '{{name}} {{time}}', reply: '本人說明', replyHint: '可不填，送出後不能修改', acknowledge: '我已知悉', acknowledged: '已記錄', red: '觸犯紅線，總分不超過 60', missed: '未做到', na: '不適用' },
  wrong: { title: '不規範操作', record: '登記不規範操作', none: '沒有記錄', put: '改正：{{how}}', training: '培訓：{{topic}}', whom: '當事人', whomHint: '不針對個人的可不選', nobody: '不針對個人', operation: '看到了什麼', correction: '當場怎樣改正的', topic: '需要培訓什麼', topicHint: '填寫後轉為培訓需求', submit: '送出', needed: '請填寫', recorded: '已登記 {{number}}' },
}
