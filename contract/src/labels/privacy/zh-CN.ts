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
  coveredField: { id_number: '证件号', phones: '电话' },
  consentPurpose: { identity: '身份信息', family: '家庭成员', personal_service: '个性化服务', marketing: '营销信息', pictures: '活动影像' },
  consentState: { given: '已同意', refused: '未同意', withdrawn: '已撤回' },
  consentChannel: { in_person: '当面', phone: '电话', paper: '书面', app: '手机端', message: '消息' },
  retentionClass: { departed_persons: '已迁出人员', refused_registrations: '未通过的登记', visitors: '前台访客', gate_visitors: '门岗访客', sent_texts: '已发短信与邮件', imported_files: '导入文件', mystery_visitors: '神秘访客身份' },
  unusualReason: { many: '短时间内过多', outside_hours: '非工作时段', outside_zone: '非本人片区' },
  trailFinding: { changed: '内容被改', deleted: '被删除', inserted: '被插入', moved: '被调换', seal: '封存被改', tail: '尾部缺失', heads: '本机记录被改' },
  erasureObstacle: { lives_here: '仍在住或仍为业主', open_case: '报事未关闭', open_visit: '来访未结束', open_opportunity: '服务机会未完成', legal_hold: '依法须保留', staff_account: '本人为在职员工', parking_lease: '车位租约未结束', tenancy: '租赁登记未结束', open_errand: '代办事项未结束', running_contract: '合同履行中' },
  personalPart: { violations: '违章', handover: '交付与工程遗留问题', emergency: '突发事件与演练', inspections: '巡查', environment: '环境', maintenance: '设备维保', energy: '能耗', staffing: '排班', archives: '业户档案', people: '登录账号', cases: '报事记录', reception: '来访记录', relations: '关怀信息', privacy: '同意与查询记录', access_log: '查询记录', homes: '房屋与家庭', registers: '车辆、门禁、宠物与租赁', documents: '资料与合同', knowledge: '咨询与领取', errands: '代办与预订', workorders: '工单与报价', complaints: '投诉处理', care: '关怀服务', quality: '服务检查', dailywork: '交接班与任务', insight: '改进项目', training: '培训需求', messages: '消息与附件名称', deliveries: '已发通知', proofs: '同意与保留的说明' },
  keptBecause: { occupancies_without_name: '产权与居住期限须保存，已去除姓名', service_record: '服务记录须保存，已去除姓名与联系方式', proof: '同意与查询记录是履行义务的证明', register_without_name: '登记记录须保存，已去除个人信息', tenancy_law: '租赁登记须依法保存，已去除姓名', accounts: '收费与赔付凭证须依会计法规保存', archive_law: '房屋资料与原件须随房保存，已去除姓名', contract: '合同须保存至诉讼时效届满', signature: '签字是处理结果的凭证' },
}
