import type { sharing as source } from '../zh-CN/sharing.ts'

export const sharing: typeof source = {
  zone: '片區', teams: '參加班組', teamsHint: '至少兩個班組，到場後才能確認開課', script: '演練的服務標準', cases: '案例',
  ruleSeminar: '座談會須有至少兩個班組到場，記錄案例分析後才能完成，不需測驗。', ruleSharing: '分享會至少記錄一條小訣竅後才能完成，不需測驗。', ruleMeeting: '例會記錄互學筆記、案例或小訣竅後才能完成，不需測驗。',
  notes: '記錄', noNotes: '尚無記錄', addNote: '新增記錄', noteKind: '類別', noteTitle: '標題', noteBody: '內容', caseNumber: '關聯報事（可不選）', learnedFrom: '向{{name}}學習', about: '向誰學習', onlyUs: '互學筆記僅本人、對方與培訓負責人可見。', save: '儲存記錄', saved: '已記錄', remove: '撤回', removed: '已撤回', publish: '收入知識庫', published: '已收入知識庫', openArticle: '查看知識庫', by: '{{name}} {{at}}', toStaff: '僅員工可見', toEverybody: '住戶也可見', audience: '可見範圍',
  lessons: {
    title: '經驗教訓庫', tab: '經驗教訓', new: '寫一條', number: '編號', kind: '類別', topic: '主題', name: '標題', happened: '情況', learned: '啟示與作法', source: '來源', state: '狀態', by: '撰寫', search: '標題、內容、編號', all: '全部', experience: '經驗', lesson: '教訓', drafts: '草稿', retired: '已停用', empty: '尚無經驗教訓', emptyHint: '把做得好的、吃過虧的寫下來，全公司都看得到', save: '存為草稿', change: '修改', saved: '已儲存', exchanges: '交流記錄', notExchanged: '尚未對外交流', given: '我方介紹', received: '學來的', history: '經過',
  },
  exchange: {
    title: '對外交流', new: '登記交流', number: '編號', day: '日期', partner: '交流單位', form: '形式', participants: '參加人員', given: '我方介紹了什麼', received: '學到了什麼', lessons: '介紹的經驗教訓', search: '單位、內容', empty: '尚無對外交流記錄', emptyHint: '與其他企業、同業機構的交流都登記在這裡', save: '登記', saved: '已登記', toLessons: '返回經驗教訓庫',
  },
  programme: {
    title: '培訓體系', new: '新體系', ready: '補充內建體系', added: '補充了 {{n}} 個', nothingAdded: '內建體系都在', code: '編號', name: '名稱', post: '職位', modules: '{{n}} 個模組 · {{courses}} 門課', module: '模組 {{n}}', moduleTitle: '模組名稱', goal: '目標', mandatory: '必修', optional: '選修', mine: '我的進度', forMe: '我的職位', inactive: '已停用', active: '啟用', summary: '簡介', reference: '出處', addModule: '加模組', remove: '刪除', save: '儲存體系', saved: '已儲存', edit: '修改', empty: '尚無培訓體系',
    owed: '必修課未完成', owedHint: '按職位必修、尚未學完的人與課程', nobodyOwes: '必修課都學完了', who: '姓名', course: '課程', programme: '培訓體系', export: '匯出名單',
  },
  plan: { drills: '情境演練（每季）', seminars: '客服與班組座談會（每季）', zones: '片區經驗分享會（每季）', zoneGap: '缺分享會', lessons: '職位培訓' },
  need: { raise: '提出培訓需求', topic: '培訓內容', post: '對象', reason: '緣由', raised: '已提出培訓需求' },
  part: { slides: '圖片（依順序）', standard: '服務標準', format: '「## 」開頭為小標題，「- 」開頭為清單，**文字** 為粗體', page: '第 {{n}} / {{of}} 張', previous: '上一張', nextSlide: '下一張', inForce: '現行第 {{n}} 版', redLine: '紅線' },
  standards: { handbook: '列印手冊', handbookHint: '選擇職位，列印該職位的職責說明書、職責邊界和全部現行標準', outstanding: '未確認名單', nobody: '都已確認', standard: '服務標準', read: '已確認', missing: '未確認', export: '匯出' },
  exams: { items: '匯出試題統計', print: '列印答案卷' },
}
