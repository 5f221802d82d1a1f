/** The steward's day on the phone, and outside parties. */
export const mobileSteward = {
  title: '我的責任區', visits: '今天該去', homes: '住戶', noVisits: '今天沒有要到府或聯繫的', noVisitsText: '預約、到府工單、回訪與重點客戶會排在這裡。', noBuildings: '還沒有分配給您的棟別', noBuildingsText: '請主管在「設定 · 棟別與負責人」中指定管家。',
  kind: { appointment: '預約到訪', order: '到府工單', complaint_task: '客訴任務', return_visit: '回訪', key_customer: '重點客戶', opportunity: '服務機會' }, part: { steward: '負責', backup: '代理', zone: '責任區' },
  household: '看住戶', contact: '記錄聯繫', contactSave: '儲存聯繫紀錄', contacted: '已記錄，下次 {{day}}', words: '談了什麼，答應了什麼', wordsNeeded: '請填寫', next: '下次聯繫', inDays: '{{n}} 天後',
  buildings: '棟別', lived: '在住 {{n}}/{{of}} 戶', late: '{{n}} 件逾時', open: '{{n}} 件未結', find: '查找房號', noHomes: '沒有這樣的房號', more: '只顯示前 100 戶，請輸入房號查找', atDesk: '電腦辦理',
  atHand: '這一戶', warranty: '建商保固：{{parts}}', openCases: '未結報事', report: '為這戶報修',
  liaisons: '外聯紀錄', newLiaison: '記錄外聯', toFollow: '待跟進', allLiaisons: '全部', noLiaisons: '沒有外聯紀錄', settled: '已跟進', noted: '已記錄', settle: '跟進完成', party: '外聯單位', at: '時間', said: '溝通內容', agreed: '約定事項', due: '跟進期限', owner: '跟進人', result: '跟進結果', by: '記錄人', subject: '事由', followIn: '幾天內跟進', save: '儲存',
}
