export const privacyDesk = {
  nav: '個人資料保護',
  tabs: { look: '個人資料保護', retention: '保存期限', holds: '保留令', erasures: '提供與清除', missing: '待補同意', texts: '告知與同意', rules: '保護設定' },
  retention: {
    hint: '個人資料不會一直留存：到期者由系統於夜間清除，未結案與須保留者不動，每次皆有報告。',
    class: '資料類別', keep: '保存', days: '{{n}} 天', isOn: '自動清除', on: '到期清除', off: '不清除', change: '調整', changeTitle: '調整保存期限：{{class}}', daysLabel: '保存天數', daysHint: '自事項結束之日起算', onHint: '關閉後，此類資料到期亦不清除', saved: '已儲存，今晚起依新期限執行',
    runs: '清除報告', try: '試算', now: '立即清除', tried: '試算完成，未清除任何資料', done: '已清除 {{n}} 筆', ask: '立即清除到期的個人資料？', askHint: '清除後無法復原。不確定時請先試算。', act: '清除',
    at: '時間', by: '發起', nightly: '夜間自動', kind: '方式', dry: '試算', real: '清除', purged: '清除', wouldPurge: '將清除', held: '須保留', open: '未結案', none: '尚無清除報告', noneHint: '今晚 01:00 後會有第一份；亦可先試算。', nothing: '沒有到期的資料', orgOnly: '保存期限適用全公司，由總公司調整。',
  },
  holds: {
    hint: '訴訟、主管機關調查期間，相關住戶與房屋的資料既不到期清除，也不依申請清除。', place: '設定保留', placeTitle: '設定保留令', of: '保留對象', person: '住戶', unit: '房屋', reason: '事由', reasonHint: '請寫明案由或文號', placed: '設定', lift: '解除', liftTitle: '解除保留令', liftHint: '解除後，到期的資料會於當晚清除。', liftReason: '解除原因', state: '狀態', active: '保留中', lifted: '已解除', none: '沒有保留令', noneHint: '收到訴訟文件或調查通知時，請先設定保留令。', placedOk: '已設定保留', liftedOk: '已解除保留', onlyActive: '只看保留中',
  },
  erasures: {
    hint: '住戶有權查閱、複製本人的資料，也可要求清除。提供與清除皆由專案經理辦理，並留下證明。',
    give: '提供副本', giveTitle: '提供個人資料副本', giveHint: '本公司保存的有關本人的全部資料，打包為 JSON 與 Excel。交付前請核對本人身分；檔案帶浮水印，本次提供會記入查詢紀錄。', giveAct: '產生並下載', given: '已產生，請交給本人', person: '住戶',
    erase: '清除資料', eraseTitle: '清除個人資料', look: '查看清單', obstacles: '尚有事項未結，暫不能清除', willErase: '將清除', willKeep: '依法保留', rows: '{{n}} 筆', nameLabel: '輸入住戶姓名確認：{{name}}', nameWrong: '姓名不一致', reason: '事由', eraseAct: '清除', eraseHint: '清除後無法復原。須保留的紀錄會去除姓名、電話與證件號碼。', erasedOk: '已清除，證明編號 {{number}}', already: '該住戶的資料已清除',
    list: '清除證明', number: '編號', at: '清除時間', by: '承辦', parts: '清除 / 保留', progress: '進度', running: '正在清理歷史紀錄', finished: '已完成', pdf: '證明', none: '尚未清除過', noneHint: '清除後會在此留下證明，不含住戶姓名。',
    gave: '提供紀錄', gaveAt: '提供時間', noneGiven: '尚未提供過副本',
  },
  missing: { hint: '證件或家庭成員已在檔、但尚無本人同意的住戶：多為匯入的舊資料，請於下次接觸時徵得同意。', title: '待補同意', name: '姓名', phone: '電話', rooms: '房號', purposes: '待取得', purpose: '同意事項', building: '棟別', q: '姓名', empty: '沒有待補的同意', emptyHint: '證件與家庭資料皆有本人的同意。' },
  texts: {
    hint: '住戶同意的、員工切結的都是某一版文字。修改會成為新版本，舊的同意仍對應當時的文字。', kind: '用途', version: '第 {{n}} 版', madeBy: '{{who}} · {{at}}', older: '歷史版本（{{n}}）', write: '修訂', writeTitle: '修訂：{{kind}}', title: '標題', words: '內文', publish: '發布新版本', undertaking: '員工保密切結', published: '已發布第 {{n}} 版', undertakingHint: '發布後，所有員工須重新簽署，才能查看完整個人資料。', consentHint: '發布後，新的同意使用新版本；既有的同意不受影響。', product: '系統預設',
  },
  rules: {
    hint: '誰在看、是否看得過多、查看前要不要再驗證。', marksPages: '頁面浮水印', marksPagesHint: '含個人資料的頁面顯示查看人姓名與帳號末碼', marksExports: '匯出浮水印', marksExportsHint: '匯出的檔案末尾註明匯出人與時間', proof: '再次驗證', proofHint: '距上次驗證身分超過此時間，查看完整證件號碼、提供副本前須再次輸入密碼或動態驗證碼', minutes: '分鐘', many: '一小時內查看幾次算異常', times: '次', day: '正常工作時段', from: '自', until: '至', saved: '已儲存', orgOnly: '適用全公司，由總公司修改。',
  },
  proof: { title: '再次驗證身分', hint: '查看完整證件號碼前，請再次驗證是您本人。', by: '方式', password: '密碼', code: '動態驗證碼', act: '驗證' },
}
