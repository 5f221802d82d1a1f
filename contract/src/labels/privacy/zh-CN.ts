import type { PrivacyLabels } from './labels.ts'

export const privacy: PrivacyLabels = {
  accessPurpose: {
    check_identity: '核对身份',
    handle_case: '处理报事',
    contact_household: '联系住户',
    charge_fees: '收费服务',
    hand_over: '交付办理',
    emergency: '紧急情况',
    keep_archives: '档案维护',
    own_request: '本人要求',
    legal_query: '依法查询',
    audit: '内部审计',
  },
  accessAct: { view: '查看', unmask: '查看完整信息', search: '检索', print: '打印', export: '导出', disclose: '对外提供' },
  dataClass: { id_number: '证件号', bank_account: '银行账号', phone: '电话', contact: '联系信息', birthday: '生日', document: '证件与文件', care: '关怀信息', archive: '整份档案' },
}
