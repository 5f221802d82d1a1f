import type { learn as source } from '../zh-CN/learn.ts'

export const learn: typeof source = {
  courses: '課程', course: '課程', sessions: '培訓', plan: '培訓計畫', empty: '沒有符合條件的課程', minutes: '約 {{n}} 分鐘', questions: '題庫 {{n}} 題', mine: '我的進度', finished: '{{n}} 人學完', reviewDue: '該複核了', new: '新課程', ready: '補充內建課程', added: '補充了 {{n}} 門', nothingAdded: '內建課程都在', search: '課程名、編號', all: '全部', unfinished: '未學完', retired: '已停用',
  code: '編號', name: '名稱', topic: '主題', post: '職位', state: '狀態', summary: '簡介', reference: '出處', reviewOn: '複核日期', parts: '內容', part: '第 {{n}} 節', partTitle: '標題', kind: '形式', body: '內文', file: '檔案（PDF、影片、圖片）', minSeconds: '至少停留（秒）', addPart: '加一節', remove: '刪除', save: '儲存課程', edit: '修改', saved: '已儲存',
  done: '已學完', left: '再看 {{n}} 秒', next: '下一節', opening: '正在開啟檔案…', open: '開啟檔案', watched: '已看 {{n}}%', all_done: '這門課已學完', read: '開始學習', backToList: '返回課程',
  session: {
    title: '培訓', new: '安排培訓', number: '編號', name: '名稱', kind: '形式', course: '課程', starts: '開始', ends: '結束', place: '地點', trainer: '講師', cost: '費用（元）', state: '狀態', people: '參加人', signed: '簽到', exam: '考核', passRate: '合格率', rating: '評價', needs: '培訓需求', planLine: '計畫', everybody: '選全部同事', save: '安排', empty: '還沒有培訓', emptyHint: '按計畫或培訓需求安排', search: '名稱、編號', all: '全部', upcoming: '待開課', mine: '我的', facts: '安排',
    attendees: '參加人', notSigned: '未簽到', byQr: '掃碼', byHand: '登記', signInTitle: '掃碼簽到', signInHint: '請用手機掃碼。QR Code 每分鐘更換，轉發無效。', signInHere: '我到了，簽到', signedIn: '已簽到', hand: '登記簽到', feedback: '評價這次培訓', feedbackText: '想說的話', send: '送出評價', thanks: '謝謝您的評價', examDays: '考核幾天內完成', pattern: '試卷規則', patternAuto: '按課程主題出 10 題', reason: '原因', ruleExam: '每次培訓都以考核結束：先安排考核，所有簽到的人出分後才能完成培訓。', summary: '總結', history: '經過', change: '修改', openExam: '檢視測驗', code: '簽到碼',
  },
  planning: {
    title: '培訓計畫', new: '產生計畫', year: '{{year}} 年', quarter: '第 {{n}} 季', quarters: '季度', posts: '職位與課程', addPost: '加職位', courses: '課程', save: '產生計畫', added: '已加入 {{n}} 項', nothing: '計畫沒有變化', gap: '缺培訓', gapHint: '有人在職、但本季沒有安排培訓的職位', due: '{{day}} 前', late: '已逾期', arrange: '安排培訓', drop: '取消', dropReason: '取消原因', empty: '這一年還沒有計畫', rule: '每個職位每季至少一次。',
  },
  figures: { done: '季度培訓完成率', sessions: '培訓場次', hours: '人均學時', cost: '培訓費用', rating: '培訓評價', of: '{{done}} / {{planned}}' },
}
