import type { HouseholdLabels } from './labels.ts'

export const households: HouseholdLabels = {
  householdType: { owner_occupier: '自住屋主', tenant: '租客', company: '公司', vacant_owner: '空屋屋主', merchant: '商家' },
  fieldGroup: { contact: '聯絡方式', identity: '身分資料', family: '家庭成員', property: '房屋資料', emergency: '緊急聯絡人' },
  fileField: { main_party: '戶長', phone: '聯絡電話', identity: '證件', bill_payer: '繳費人', emergency: '緊急聯絡人', language: '溝通語言', area: '建物面積', layout: '格局', handed_over_on: '交屋日期', salutation: '稱呼' },
  chronicleKind: { handover: '交屋', renovation: '裝修', owner_change: '過戶', tenancy_change: '租住異動', complaint: '重大客訴', leak: '滲漏水', dispute: '糾紛', violation: '違規', lawsuit: '訴訟', death: '身故', incident: '突發事件', other: '其他' },
  transferReason: { sale: '中古買賣', first_sale: '建商交屋', inheritance: '繼承', gift: '贈與', court: '法院裁定', division: '離婚分產', other: '其他' },
  likeness: { same_id: '證件相同', same_phone: '電話相同', same_name_and_birthday: '姓名與生日相同', same_name_and_unit: '姓名與房號相同' },
  mergedField: { name: '姓名', sex: '性別', email: '電子郵件', birthday: '生日', workplace: '工作單位', emergencyContact: '緊急聯絡人', contactPerson: '聯絡人', idNumber: '證件' },
  qualityFlag: { incomplete: '不完整', missing_contact: '無聯絡方式', area_mismatch: '面積有疑', stale: '超過一年未核對', duplicate: '疑似重複' },
  correctedField: { name: '姓名', phones: '電話', email: '電子郵件', birthday: '生日', workplace: '工作單位', emergencyContact: '本人緊急聯絡人', salutation: '稱呼', language: '溝通語言', emergencyName: '家庭緊急聯絡人', emergencyRelation: '與聯絡人關係', emergencyPhone: '緊急聯絡電話' },
  observationTopic: { contact: '聯絡方式', family: '家庭狀況', preference: '偏好', care: '需要關照', vehicle: '車輛', pet: '寵物', property: '房屋', other: '其他' },
  observationPlace: { service_note: '服務提示', care_tag: '關照標籤', tag: '標籤', person_note: '個人備註' },
}
