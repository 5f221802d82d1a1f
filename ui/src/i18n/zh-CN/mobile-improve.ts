/** Corrective actions, appeals, rewards and evaluations on the phone. */
export const mobileImprove = {
  actions: { title: '我的整改', empty: '没有待办的整改', due: '{{day}} 前完成', overdue: '已超期', result: '完成情况', photos: '整改后照片', report: '报告完成', done: '已报告，等待复查', round: '第 {{n}} 轮', verdict: '复查意见：{{words}}' },
  rewards: { title: '我的奖惩', empty: '没有奖惩记录', object: '提出异议', words: '异议说明', objected: '异议已提交', note: '审批意见：{{words}}', settlement: '结论：{{words}}', hint: '决定后七日内可提出一次异议' },
  appeal: { make: '申诉', reason: '申诉理由', send: '提交申诉', made: '申诉已提交', state: '申诉 {{number}} {{state}}' },
  sixS: { due: '该检查了', area: '责任区', pick: '选择责任区', raise: '转整改', owner: '责任人：{{name}}', before: '整改前照片', dueOn: '期限', raised: '已转整改', findings: '未达标项', done: '已转整改' },
  evaluation: { title: '服务评估', ask: '请您评价我们的服务', stars: '满意度', words: '意见和建议', send: '提交', thanks: '谢谢您的意见', until: '{{day}} 截止', own: '您的意见', feedback: '处理结果', waiting: '处理后会告诉您结果', empty: '现在没有评估', star: '{{n}} 分' },
}
