import type { training as source } from '../zh-CN/training.ts'

export const training: typeof source = {
  tabs: { look: '培訓與測驗', mine: '我的測驗', book: '錯題本', courses: '課程', sessions: '培訓', plan: '計畫', exams: '測驗', marking: '閱卷與異議', questions: '題庫', blueprints: '試卷規則', certificates: '證書', figures: '數據', programmes: '培訓體系', lessons: '經驗教訓', competence: '能力' },
  computer: '電腦',
  bank: {
    title: '題庫', new: '新題', ready: '補充內建題', import: '匯入', search: '題目、編號、出處', all: '使用中', retired: '已停用', answered: '有人答過', empty: '沒有符合條件的題目', emptyHint: '可以新增、匯入，或補充內建題',
    added: '補充了 {{n}} 題', nothingAdded: '內建題都在題庫中', code: '編號', type: '題型', topic: '主題', post: '職位', difficulty: '難度', stem: '題目', reference: '出處', times: '答過', index: '得分率', state: '狀態', pictures: '圖',
    save: '儲存題目', edit: '修改', editUsed: '改為新版', saved: '已儲存', newVersion: '這道題已用於試卷：儲存後是新的一版，舊試卷不變。', options: '選項', targets: '配對項', answer: '答案', answerHint: '單選、複選、排序填選項字母，逗號隔開；是非填「正確」或「錯誤」；填空每空一行，幾種寫法用 | 隔開；配合如 A=1,B=2',
    explanation: '解析', picture: '圖片', optionHint: '每行一項，如：A. 先登記', blankHint: '用兩個底線 __ 表示一個空', reason: '原因', versions: '版本', version: '第 {{n}} 版', used: '已用', by: '{{by}} {{at}}',
    statistics: '答題情況', answeredTimes: '答過 {{n}} 次', difficultyIndex: '難度係數', discrimination: '鑑別度', few: '不足 10 次，暫不計算', choice: '選項', taken: '選擇人數', share: '占比', isRight: '正確', noStatistics: '還沒有人答過',
    file: '表格檔案（XLSX、CSV）', check: '檢查檔案', commit: '寫入 {{n}} 題', counts: '新題 {{new}}，修改 {{changed}}，不變 {{same}}，有誤 {{errors}}', row: '第 {{row}} 列', fix: '請改正後重新上傳', importHint: '欄名與匯出的表格一致；先檢查，確認後再寫入。', imported: '已寫入題庫',
    export: '匯出',
  },
  blueprint: {
    title: '試卷規則', new: '新規則', name: '名稱', post: '職位', questions: '題數', marks: '總分', minutes: '時長（分鐘）', pass: '合格線（%）', attempts: '最多次數', wait: '補考間隔（天）', markers: '閱卷人數', tolerance: '兩人分差允許', certificate: '證書有效（月）', noCertificate: '不發', forGood: '0 為長期有效', unitQuestions: '題', unitMarks: '分',
    section: '部分', sectionTitle: '部分名稱', sectionPass: '本部分合格線（%）', topic: '主題', difficulty: '難度', type: '題型', count: '題數', each: '每題分', any: '不限', addLine: '加一列', addSection: '加一部分', remove: '刪除', short: '題庫不足：{{section}}部分第 {{line}} 列需要 {{needs}} 題，現有 {{has}} 題', enough: '題庫充足', state: '題庫', save: '儲存規則', edit: '修改',
    active: '使用中', inactive: '已停用', isActive: '可用於新測驗', empty: '還沒有試卷規則', one: '{{n}} 人', saved: '已儲存，已有的測驗不受影響',
  },
  exam: {
    title: '測驗', new: '安排測驗', number: '編號', name: '名稱', state: '狀態', opens: '開始', closes: '截止', candidates: '應考', examined: '已考', passed: '合格', sitting: '作答中', toMark: '待閱卷', rate: '合格率', search: '名稱、編號', all: '全部', open: '進行中', waiting: '待閱卷', empty: '還沒有測驗', emptyHint: '先建試卷規則，再安排測驗',
    blueprint: '試卷規則', people: '考生', everybody: '選全部同事', save: '存為草稿', publishHint: '發布後為每位考生抽題組卷並通知本人，試卷不再變化。', cancelReason: '取消原因', facts: '測驗安排', minutes: '{{n}} 分鐘', passAt: '{{n}}% 合格', rules: '最多 {{n}} 次，間隔 {{days}} 天', add: '增加考生', added: '已增加', sittings: '考生與成績',
    who: '考生', attempt: '次數', score: '得分', percent: '得分率', result: '結果', submitted: '交卷', byDeadline: '到時自動', review: '答案卷', regrade: '更正試題', regrades: '試題更正紀錄', regradeHint: '全部試卷按裁定重新計分並留痕；已合格的保留成績，新合格的補發證書。', question: '試題', kind: '處理', newAnswer: '正確答案（題庫中的選項字母）', reason: '說明',
    regraded: '{{papers}} 份試卷，{{changed}} 份改分，{{passed}} 人轉為合格，{{kept}} 人保留合格', pickQuestion: '請選擇這場測驗的題目', kept: '保留合格', history: '經過', export: '匯出成績', by: '{{by}} {{at}}',
  },
  marking: {
    title: '閱卷', none: '沒有等您閱的答案卷', response: '考生答案', model: '參考答案', marks: '給分（滿分 {{n}}）', comment: '評語', give: '提交評分', settled: '已定分', next: '已記錄，等另一位閱卷人', third: '兩人給分 {{given}}，由您定分', round: '第 {{n}} 閱',
    appeals: '試題異議', noAppeals: '沒有異議', uphold: '異議成立', reject: '不成立', reply: '答覆', raised: '{{name}} {{at}}', decided: '{{by}}：{{reply}}',
  },
  certificate: {
    title: '測驗證書', number: '證書編號', who: '姓名', exam: '測驗', percent: '得分率', issued: '發證', until: '有效期至', forGood: '長期', state: '狀態', valid: '有效', expired: '已過期', print: '列印', search: '姓名、編號、測驗', all: '全部', mine: '我的', empty: '還沒有證書', checkTitle: '證書查核', checkHint: '請輸入證書上的 16 位驗證碼', checkCode: '驗證碼', check: '查核', unknown: '沒有這張證書，請核對驗證碼', isReal: '證書真實有效', isExpired: '證書真實，已過有效期', house: '發證單位',
  },
  figures: { rate: '合格率', goal: '目標 {{n}}%', examined: '參考人次', passed: '合格人次', absent: '缺考人次', byExam: '各場測驗', byTopic: '各主題得分率', exam: '測驗', topic: '主題', share: '得分率', answered: '答題數', empty: '這段時間沒有測驗', weakest: '先補這裡：{{topic}}' },
}
