import type { violations as source } from '../zh-CN/violations.ts'

export const violations: typeof source = {
  tabs: { look: '違規頁面', list: '違規', types: '違規類型', figures: '違規統計' },
  number: '編號', unit: '房號', description: '情況', type: '類型', nature: '性質', degree: '程度', state: '狀態', source: '來源', dueOn: '改善期限', repeats: '重複', foundAt: '發現時間', place: '位置', placeNeeded: '請選房號或填寫位置', party: '責任人', partyHint: '區分所有權人、承租人、施工單位或店家', owner: '負責人', handler: '協辦人', search: '編號、房號、位置、責任人、情況', report: '登記違規', reportVerb: '登記', reporter: '檢舉人', reporterContact: '聯絡方式', confidential: '保密：僅負責查證與決定的人員可見', photos: '照片', empty: '沒有違規紀錄', emptyHint: '巡查、住戶檢舉、裝修檢查或門哨發現的違規在此登記，查證後追蹤至結案。', late: '逾期', repeated: '一年內重複的房號', repeatsOf: '一年內另有 {{n}} 件', reported: '登記', imported: '名冊匯入', finding: '巡查發現', history: '經過', facts: '違規', basis: '依據', closedAt: '結案時間', outcome: '處理結果', papers: '通知書與陳報函', paper: '文書', delivery: '送達方式', result: '複查／答覆', evidence: '現場證據', later: '送達、複查與答覆', noPhotos: '沒有照片', addressee: '致', authority: '主管機關', demand: '改善要求', request: '請求事項', answerDue: '預計答覆日期', receivedBy: '簽收人', witness: '見證人', witnessHint: '在場見到拒絕簽收的人，如里辦人員、鄰居、同事', witnessed: '見證人 {{name}}', signature: '簽名', signatureHint: '簽收回執的照片；手機上可直接在螢幕簽名', isFine: '已改善', isNotFine: '未改善', answerNumber: '答覆文號', note: '說明', newType: '新類型', basisHint: '印在改善通知書上：法令與規約條款，不寫罰款等處分。', isActive: '使用中', inactive: '停用', save: '儲存',
  view: { open: '未結案', verify: '待查證', overdue: '已逾期', mine: '與我有關', all: '全部' },
  hint: {
    verify: '確認是否違規、屬於哪一類、程度如何；查證人為負責人，可指定協辦人。', stop: '當場勸阻後已停止或恢復的，不必發通知。', issue_notice: '請寫明要改善什麼。物業無權罰款、沒收或斷水斷電，此類字句會被拒絕。', deliver: '當面送達須寫簽收人；留置或拒簽須附照片。', recheck: '已改善即待結案；未改善的可再次通知，或登記為拒不改善。', refuse: '寫明拒絕的經過。', escalate: '寫明情況和請示事項；主管與專案經理會收到訊息。', report_authority: '產生陳報函，附全部通知與證據照片。', follow_up: '寫明何時向誰詢問、得到什麼答覆。', answer: '寫明主管機關的答覆。', assign: '協辦人負責送達與複查，負責人不變。', close: '改善合格，或主管機關已有答覆。', dismiss: '寫明為什麼不屬違規；來自巡查的發現退回待定。',
  },
  figures: { all: '總覽', count: '違規', closed: '已結案', closureRate: '結案率', dismissed: '不屬違規', notices: '改善通知', reported: '陳報主管機關', overdue: '逾期', repeatUnits: '重複違規的房號' },
}
