import type { mobileViolations as source } from '../zh-CN/mobile-violations.ts'

export const mobileViolations: typeof source = {
  title: '違規', open: '未結案', mine: '與我有關', over: '已結束', none: '沒有違規', report: '登記違規', send: '登記', saved: '已記下，有網路時傳送', what: '情況', whatNeeded: '請寫明情況', place: '位置', placeHint: '如 3 棟 2 單元 5 樓走道', placeNeeded: '請寫明位置', party: '責任人', source: '來源', reporter: '檢舉人', reporterContact: '聯絡方式', confidential: '保密：僅負責查證與決定的人員可見', photos: '照片', unit: '房號', type: '類型', degree: '程度', owner: '負責人', handler: '協辦人', dueOn: '改善期限', late: '逾期', demand: '改善要求', finding: '巡查發現', outcome: '處理結果', later: '送達與複查', isFine: '是否已改善', fine: '已改善', notFine: '未改善', isFineNeeded: '請選擇', note: '說明', noteNeeded: '請寫明', photoNeeded: '請拍照', delivery: '送達方式', receivedBy: '簽收人', receivedNeeded: '請寫明簽收人', waits: '已記下，等待傳送',
  witness: '見證人', witnessHint: '在場見到拒絕簽收的人，如里辦、鄰居、同事', witnessNeeded: '請寫明見證人', signature: '簽收人簽名', signatureShort: '簽名太短，請重簽或清除',
}
