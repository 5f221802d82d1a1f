import type { QualityLabels } from './labels.ts'

export const quality: QualityLabels = {
  scoreAppealState: { open: '待答覆', accepted: '成立', refused: '不成立', withdrawn: '已撤回' },
  scoreAppealAction: { accept: '申訴成立', refuse: '申訴不成立', withdraw: '撤回' },
  qualityActionSource: { check: '檢查', meeting: '品質檢討會', evaluation: '服務評估', score: '月度評分', incident: '突發事件', by_hand: '手動提出' },
  qualityActionState: { open: '改善中', done: '待複查', closed: '已結案', dropped: '已取消' },
  qualityActionAction: { report: '回報完成', pass: '複查通過', send_back: '退回重改', drop: '取消' },
  meetingState: { planned: '待召開', held: '已召開', cancelled: '已取消' },
  meetingAction: { hold: '記錄會議', postpone: '改期', cancel: '取消會議' },
  evaluationState: { open: '徵集中', closed: '已結束' },
  opinionRole: { owner: '區權人', tenant: '承租人', other: '其他' },
  ideaSource: { owners: '住戶需求', market: '市場需求', colleagues: '同仁建議', evaluation: '服務評估' },
  ideaState: { proposed: '已提出', trial: '試行中', adopted: '已採納', declined: '未採納' },
  ideaAction: { try: '試行', adopt: '採納', decline: '不採納' },
  qualityIndicator: {
    site_total: '專案總分', customer: '客戶評價', mystery: '神秘訪客', internal: '內部檢查', six_s: '6S 平均分', red_lines: '觸紅線次數', actions_on_time: '改善準時率', appeals_on_time: '申訴準時答覆率', evaluation: '服務評估滿意度', department_rating: '內部服務評價',
  },
  rewardKind: { reward: '獎勵', penalty: '懲處' },
  rewardMeasure: { praise: '公開表揚', bonus: '獎金', gift: '禮品', promotion: '推薦晉升', reminder: '提醒面談', warning: '書面警告', deduction: '扣款', training: '離崗培訓' },
  rewardSource: { case: '報事', score: '月度評分', check: '服務檢查', thank_you: '感謝', nonconformity: '不規範操作', zone_month: '責任區評比' },
  empowermentKind: { flexibility: '彈性處理', goods: '禮品', fee_reduction: '費用減免', money: '現金補償', service: '免費服務', reward: '獎懲核准' },
}
