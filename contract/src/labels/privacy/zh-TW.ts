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
}
