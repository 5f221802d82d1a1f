import type { HouseholdLabels } from './labels.ts'

export const households: HouseholdLabels = {
  householdType: { owner_occupier: '自住业主', tenant: '租户', company: '公司', vacant_owner: '空置业主', merchant: '商户' },
  fieldGroup: { contact: '联系方式', identity: '身份信息', family: '家庭成员', property: '房产信息', emergency: '紧急联系人' },
  fileField: { main_party: '户主', phone: '联系电话', identity: '证件', bill_payer: '缴费人', emergency: '紧急联系人', language: '沟通语言', area: '建筑面积', layout: '户型', handed_over_on: '交付日期', salutation: '称呼' },
  chronicleKind: { handover: '交付', renovation: '装修', owner_change: '过户', tenancy_change: '租住变更', complaint: '重大投诉', leak: '渗漏水', dispute: '纠纷', violation: '违规', lawsuit: '诉讼', death: '身故', incident: '突发事件', other: '其他' },
  transferReason: { sale: '二手买卖', first_sale: '开发商交付', inheritance: '继承', gift: '赠与', court: '法院裁定', division: '离婚析产', other: '其他' },
  likeness: { same_id: '证件相同', same_phone: '电话相同', same_name_and_birthday: '姓名和生日相同', same_name_and_unit: '姓名和房号相同' },
  mergedField: { name: '姓名', sex: '性别', email: '邮箱', birthday: '生日', workplace: '工作单位', emergencyContact: '紧急联系人', contactPerson: '联系人', idNumber: '证件' },
  qualityFlag: { incomplete: '不完整', missing_contact: '无联系方式', area_mismatch: '面积有疑', stale: '超过一年未核对', duplicate: '疑似重复' },
  correctedField: { name: '姓名', phones: '电话', email: '邮箱', birthday: '生日', workplace: '工作单位', emergencyContact: '本人紧急联系人', salutation: '称呼', language: '沟通语言', emergencyName: '家庭紧急联系人', emergencyRelation: '与联系人关系', emergencyPhone: '紧急联系电话' },
  observationTopic: { contact: '联系方式', family: '家庭情况', preference: '偏好', care: '需要关照', vehicle: '车辆', pet: '宠物', property: '房屋', other: '其他' },
  observationPlace: { service_note: '服务提示', care_tag: '关照标签', tag: '标签', person_note: '个人备注' },
}
