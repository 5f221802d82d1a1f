import type { ViolationLabels } from './labels.ts'

export const violations: ViolationLabels = {
  violationSource: { patrol: '日常巡查', owner_report: '住戶檢舉', renovation_check: '裝修檢查', gate: '門哨' },
  violationNature: { building: '違章建築', renovation: '裝修違規', fire_safety: '消防安全', parking: '車輛停放', public_area: '公共區域', illegal_use: '房屋用途', noise: '噪音', pets: '寵物', other: '其他' },
  violationDegree: { light: '輕微', general: '一般', serious: '嚴重' },
  violationState: { reported: '待查證', verified: '已查證', dismissed: '不屬違規', notice_issued: '已發通知', rectifying: '改善中', rectified: '已改善', refused: '拒不改善', escalated: '已報上級', reported_to_authority: '已報主管機關', closed: '已結案' },
  violationAction: { verify: '查證', stop: '當場制止', issue_notice: '發改善通知', deliver: '登記送達', recheck: '複查', refuse: '拒不改善', escalate: '上報上級', report_authority: '陳報主管機關', follow_up: '追蹤主管機關', answer: '登記答覆', assign: '指派協辦', close: '結案', dismiss: '不屬違規' },
  violationPaper: { notice: '違規改善通知書', letter: '陳報函' },
  violationDelivery: { in_person: '當面送達', left_at_door: '留置送達', by_post: '郵寄送達', electronic: '電子送達', signature_refused: '拒絕簽收' },
  violationResult: { settled: '已改善', not_settled: '未改善', answered: '已答覆' },
}
