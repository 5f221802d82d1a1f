import type { ViolationLabels } from './labels.ts'

export const violations: ViolationLabels = {
  violationSource: { patrol: '日常巡查', owner_report: '业户举报', renovation_check: '装修检查', gate: '门岗' },
  violationNature: { building: '建筑违建', renovation: '装修违规', fire_safety: '消防安全', parking: '车辆停放', public_area: '公共区域', illegal_use: '房屋用途', noise: '噪声', pets: '宠物', other: '其他' },
  violationDegree: { light: '轻微', general: '一般', serious: '严重' },
  violationState: { reported: '待核实', verified: '已核实', dismissed: '不属违章', notice_issued: '已发通知', rectifying: '整改中', rectified: '已整改', refused: '拒不整改', escalated: '已报上级', reported_to_authority: '已报主管部门', closed: '已闭环' },
  violationAction: { verify: '核实', stop: '当场制止', issue_notice: '发整改通知', deliver: '登记送达', recheck: '复查', refuse: '拒不整改', escalate: '上报上级', report_authority: '报告主管部门', follow_up: '跟进主管部门', answer: '登记答复', assign: '指派协办', close: '闭环', dismiss: '不属违章' },
  violationPaper: { notice: '违章整改通知书', letter: '报告函' },
  violationDelivery: { in_person: '当面送达', left_at_door: '留置送达', by_post: '邮寄送达', electronic: '电子送达', signature_refused: '拒绝签收' },
  violationResult: { settled: '已整改', not_settled: '未整改', answered: '已答复' },
}
