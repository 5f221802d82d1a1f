import type { PrivacyLabels } from './labels.ts'

export const privacy: PrivacyLabels = {
  accessPurpose: {
    check_identity: '核對身分',
    handle_case: '處理報事',
    contact_household: '聯絡住戶',
    charge_fees: '收費服務',
    hand_over: '交屋辦理',
    emergency: '緊急狀況',
    keep_archives: '檔案維護',
    own_request: '本人要求',
    legal_query: '依法查詢',
    audit: '內部稽核',
  },
  accessAct: { view: '檢視', unmask: '檢視完整資訊', search: '檢索', print: '列印', export: '匯出', disclose: '對外提供' },
  dataClass: { id_number: '證號', bank_account: '銀行帳號', phone: '電話', contact: '聯絡資訊', birthday: '生日', document: '證件與文件', care: '關懷資訊', archive: '整份檔案' },
  coveredField: { id_number: '證號', phones: '電話' },
  consentPurpose: { identity: '身分資料', family: '家庭成員', personal_service: '個人化服務', marketing: '行銷資訊', pictures: '活動影像' },
  consentState: { given: '已同意', refused: '未同意', withdrawn: '已撤回' },
  consentChannel: { in_person: '當面', phone: '電話', paper: '書面', app: '手機端', message: '訊息' },
  retentionClass: { departed_persons: '已遷出人員', refused_registrations: '未通過的登記', visitors: '櫃檯訪客', gate_visitors: '崗哨訪客', sent_texts: '已發簡訊與郵件', imported_files: '匯入檔案', mystery_visitors: '神秘訪客身分' },
  unusualReason: { many: '短時間內過多', outside_hours: '非工作時段', outside_zone: '非本人片區' },
  trailFinding: { changed: '內容遭更動', deleted: '遭刪除', inserted: '遭插入', moved: '遭調換', seal: '封存遭更動', tail: '尾端缺失', heads: '本機紀錄遭更動' },
  erasureObstacle: { lives_here: '仍居住或仍為業主', open_case: '報事未結案', open_visit: '來訪未結束', open_opportunity: '服務機會未完成', legal_hold: '依法須保留', staff_account: '本人為在職員工', parking_lease: '車位租約未結束', tenancy: '租賃登記未結束', open_errand: '代辦事項未結束', running_contract: '合約履行中' },
  personalPart: { violations: '違規', handover: '交屋與工程遺留問題', emergency: '突發事件與演練', inspections: '巡查', environment: '環境', maintenance: '設備維保', energy: '能耗', staffing: '排班', archives: '住戶檔案', people: '登入帳號', cases: '報事紀錄', reception: '來訪紀錄', relations: '關懷資訊', privacy: '同意與查詢紀錄', access_log: '查詢紀錄', homes: '房屋與家庭', registers: '車輛、門禁、寵物與租賃', documents: '資料與合約', knowledge: '諮詢與領取', errands: '代辦與預訂', workorders: '工單與報價', complaints: '投訴處理', care: '關懷服務', quality: '服務檢查', dailywork: '交接班與任務', insight: '改善專案', training: '訓練需求', messages: '訊息與附件名稱', deliveries: '已發通知', proofs: '同意與保留之說明' },
  keptBecause: { occupancies_without_name: '產權與居住期間須保存，已去除姓名', service_record: '服務紀錄須保存，已去除姓名與聯絡方式', proof: '同意與查詢紀錄為履行義務之證明', register_without_name: '登記紀錄須保存，已去除個人資料', tenancy_law: '租賃登記須依法保存，已去除姓名', accounts: '收費與賠付憑證須依會計法規保存', archive_law: '房屋資料與正本須隨屋保存，已去除姓名', contract: '合約須保存至訴訟時效屆滿', signature: '簽名為處理結果之憑證' },
}
