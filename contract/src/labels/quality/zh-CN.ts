import type { QualityLabels } from './labels.ts'

export const quality: QualityLabels = {
  scoreAppealState: { open: '待答复', accepted: '成立', refused: '不成立', withdrawn: '已撤回' },
  scoreAppealAction: { accept: '申诉成立', refuse: '申诉不成立', withdraw: '撤回' },
  qualityActionSource: { check: '检查', meeting: '质量分析会', evaluation: '服务评估', score: '月度评分', incident: '突发事件', by_hand: '手工提出' },
  qualityActionState: { open: '整改中', done: '待复查', closed: '已关闭', dropped: '已取消' },
  qualityActionAction: { report: '报告完成', pass: '复查通过', send_back: '退回重改', drop: '取消' },
  meetingState: { planned: '待召开', held: '已召开', cancelled: '已取消' },
  meetingAction: { hold: '记录会议', postpone: '改期', cancel: '取消会议' },
  evaluationState: { open: '征集中', closed: '已结束' },
  opinionRole: { owner: '业主', tenant: '租户', other: '其他' },
  ideaSource: { owners: '业主需求', market: '市场需求', colleagues: '同事建议', evaluation: '服务评估' },
  ideaState: { proposed: '已提出', trial: '试行中', adopted: '已采纳', declined: '未采纳' },
  ideaAction: { try: '试行', adopt: '采纳', decline: '不采纳' },
  qualityIndicator: {
    site_total: '项目总分', customer: '客户评价', mystery: '神秘访客', internal: '内部检查', six_s: '6S 平均分', red_lines: '触红线次数', actions_on_time: '整改按时率', appeals_on_time: '申诉按时答复率', evaluation: '服务评估满意度', department_rating: '内部服务评价',
  },
  rewardKind: { reward: '奖励', penalty: '处罚' },
  rewardMeasure: { praise: '通报表扬', bonus: '奖金', gift: '礼品', promotion: '推荐晋升', reminder: '提醒谈话', warning: '书面警告', deduction: '扣款', training: '离岗培训' },
  rewardSource: { case: '报事', score: '月度评分', check: '服务检查', thank_you: '感谢', nonconformity: '不规范操作', zone_month: '片区评比' },
  empowermentKind: { flexibility: '灵活处理', goods: '礼品', fee_reduction: '费用减免', money: '现金补偿', service: '免费服务', reward: '奖惩审批' },
}
