import type { quality as source } from '../zh-CN/quality.ts'

export const quality: typeof source = {
  askTraining: '提出培訓需求',
  tabs: { appeals: '評分申訴', improve: '品質改善', nonconformities: '不規範操作', standards: '服務標準', checks: '服務檢查', figures: '檢查數據', scores: '月度評分', mystery: '神秘訪客', look: '品質頁面' },
  standards: {
    title: '服務標準', search: '名稱、編號、條目', new: '新增標準', ready: '補齊現成標準', added: '已補入 {{n}} 份', nothingAdded: '現成標準都已在庫', empty: '沒有符合條件的標準', emptyHint: '移除部分條件，或補齊現成標準。', unread: '待我確認', all: '全部', withdrawn: '已停用', outstanding: '確認情況',
    code: '編號', name: '名稱', kind: '性質', post: '適用職務', scene: '場景', state: '狀態', items: '條目', read: '我的確認', isRead: '已確認', isUnread: '待確認', version: '第 {{n}} 版', draft: '有草稿', updated: '更新',
    confirm: '我已閱讀並將執行', confirmed: '已確認', print: '列印', check: '按此檢查', edit: '修訂', versions: '版本與修訂紀錄', improvement: '來自改善 {{number}}', first: '首版', draftTitle: '草稿（第 {{n}} 版）', current: '現行條目', log: '{{by}} {{at}} 發布', none: '未發布',
    uses: '用在哪裡', unused: '還沒有用到', usedItems: '第 {{items}} 條', from: '來自服務標準', fromItem: '標準條目', movedOn: '標準已修訂',
    source: '依據', red: '紅線', weight: '權重', limits: '{{min}}–{{max}} {{unit}}',
    missing: '{{n}} 人未確認', everybody: '全部已確認', of: '{{read}} / {{of}}',
  },
  editor: { title: '修訂 {{name}}', titleNew: '新增服務標準', codeHint: '大寫字母、數字、連字號，建立後不能修改', item: '條目', add: '新增條目', remove: '刪除條目', up: '上移', down: '下移', dimension: '面向', method: '評分方式', min: '下限', max: '上限', unit: '單位', weight: '權重', red: '紅線', save: '儲存草稿', saved: '草稿已儲存', publish: '發布', reason: '修訂理由', reasonHint: '首版可不填', improvement: '改善編號', improvementHint: '如 I-20260305-0001，可不填', published: '已發布，相關職務須重新確認' },
  checks: { occasion: '檢查方式', title: '服務檢查', new: '開始檢查', empty: '還沒有檢查紀錄', emptyHint: '按服務標準逐條檢查同事或地點。', number: '編號', standard: '標準', who: '受檢人／地點', score: '得分', by: '檢查人', at: '檢查時間', seen: '本人知悉', red: '觸紅線', mine: '與我有關', unseen: '未知悉', noScore: '不適用', view: { all: '全部', mine: '與我有關', red: '觸紅線' } },
  form: { title: '服務檢查', standard: '按哪份標準', whom: '檢查對象', colleague: '同事', place: '地點', placeHint: '如 服務中心、3 棟大廳', comment: '總評', submit: '送出檢查', done: '檢查已送出，得分 {{score}}', met: '做到', missed: '未做到', crossed: '觸犯', kept: '未觸犯', na: '不適用', note: '備註', left: '還有 {{n}} 條未評', noStandard: '先選一份標準', photos: '照片' },
  page: { dimensions: '分面向', answers: '逐條結果', comment: '總評', reply: '本人說明', acknowledge: '我已知悉', replyHint: '可寫說明，送出後不能修改', acknowledged: '已記錄', notMet: '未做到', met: '做到', na: '不適用', history: '經過', checked: '檢查', acknowledgedAct: '本人知悉', red: '觸犯紅線，總分不超過 60' },
  figures: { title: '檢查數據', count: '檢查次數', score: '平均得分', redLines: '觸紅線', people: '按同事', scenes: '按場景', dimensions: '按面向', missed: '最常未做到', missedOf: '{{missed}} / {{of}}', empty: '這段時間沒有檢查', name: '名稱' },
}
