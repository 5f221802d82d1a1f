/** What follows from scores and checks: indicators, actions, meetings, evaluations, ideas, 6S, ratings, appeals. */
export const improve = {
  tabs: { look: '质量改进', indicators: '指标', actions: '整改事项', meetings: '质量分析会', evaluations: '服务评估', ideas: '创新提案', sixS: '6S 检查', ratings: '内部评价', appeals: '评分申诉', back: '返回品质' },
  needed: '请填写', number: '编号', state: '状态', owner: '责任人', due: '期限', saved: '已保存', history: '经过', dayHint: '当天结束前', month: '月份', by: '{{name}} {{at}}',
  did: {
    raised: '提出', report: '报告完成', pass: '复查通过', send_back: '退回重改', drop: '取消', planned: '安排会议', hold: '记录会议', postpone: '改期', cancel: '取消会议', opened: '开始评估', closed: '结束评估', opinion_given: '收到意见', finding_raised: '转整改', fed_back: '反馈意见', appealed: '提出申诉', accepted: '申诉成立', accepted_as_correction: '申诉成立，已更正锁定的评分',
    refused: '申诉不成立', withdrawn: '撤回申诉', proposed: '提出', try: '试行', adopt: '采纳', decline: '不采纳', added: '新增', changed: '修改',
  },
  indicator: { title: '服务质量指标', standard: '监控与评估标准（PDF）', goal: '目标', value: '本月', before: '上月', met: '达标', notMet: '未达标', noData: '无数据', setGoal: '调整目标', most: '不超过 {{n}}', least: '不低于 {{n}}', name: '指标', goalHint: '全公司同一目标，新目标立即生效，旧版本留存。' },
  action: {
    title: '整改事项', new: '新增整改', search: '事项、问题或编号', source: '来源', name: '事项', problem: '问题', cause: '原因', overdue: '已超期', round: '第 {{n}} 轮', before: '整改前', after: '整改后', photos: '照片', empty: '没有整改事项', emptyHint: '检查、分析会、服务评估和月度评分都会生成整改事项。', result: '完成情况', needsPhoto: '请附整改后照片',
    verdict: '复查意见', againBy: '重改期限', reason: '原因', plan: '整改要求', done: '完成', look: '复查', lookHint: '责任人和完成人不能复查自己的整改。', raised: '已提出 {{number}}', acted: '已记录', mine: '我负责的', open: '未关闭', all: '全部', late: '超期', raisedBy: '提出', forItem: '转整改', ofCheck: '检查发现的问题',
  },
  meeting: {
    title: '服务质量分析会', new: '安排会议', plannedOn: '计划日期', chair: '主持人', pack: '会议资料（PDF）', packHint: '资料按当月评分、指标、趋势、扣分事实和未关闭整改自动生成。', problems: '问题与原因', problem: '问题', cause: '原因', plan: '改进计划', measure: '措施', forProblem: '针对', attendees: '参会人员', minutes: '会议记录', addProblem: '加一个问题', addPlan: '加一项措施', reason: '原因', empty: '还没有会议',
    emptyHint: '每月评分锁定后自动安排分析会，也可以手工安排。', held: '已召开', holdHint: '每个问题至少要有一项措施，措施有责任人和期限。', remove: '删除',
  },
  evaluation: {
    title: '服务评估', new: '开始评估', name: '标题', question: '想听什么', questionHint: '业主和租户在手机上看到', days: '征集日期', every: '每隔几个月', everyHint: '结束后自动开始下一期；留空只做一次', opinions: '意见', score: '平均分', owners: '业主 {{n}}', tenants: '租户 {{n}}', findings: '整改 {{n}}', waiting: '{{n}} 人待反馈', close: '结束评估', conclusion: '结论', write: '代录意见', role: '身份', person: '住户', walkIn: '或写姓名', stars: '评分 1–5',
    words: '意见', raise: '转整改', chosen: '已选 {{n}} 条', feedBack: '反馈', feedBackWords: '告知内容', told: '已反馈', inApp: '本人手机填写', recordedBy: '{{name}} 代录', empty: '还没有评估', emptyHint: '定期听取业主和租户意见，发现的问题转整改，办好后反馈给提意见的人。', noOpinion: '还没有意见', export: '导出意见',
  },
  idea: { title: '服务创新提案', new: '提一个创新', name: '提案', source: '来源', need: '满足什么需求', idea: '怎么做', benefit: '预期效果', trialUntil: '试行至', outcome: '结论', search: '提案、需求或编号', empty: '还没有提案', emptyHint: '根据市场和业主需求提出新的服务内容或方式，谁都可以提。', by: '提案人', on: '试行至 {{day}}' },
  sixS: { title: '6S 检查', new: '新增责任区', name: '责任区', every: '检查周期（天）', last: '上次检查', score: '得分', before: '上上次', due: '该检查了', open: '未整改 {{n}}', check: '开始检查', active: '启用', inactive: '停用', empty: '还没有责任区', emptyHint: '按区域划分责任人，定期检查，问题拍照整改、他人复查。', edit: '修改', days: '{{n}} 天一次' },
  rating: { title: '内部服务评价', each: '评价明细', quarter: '季度', department: '部门', promptness: '响应', quality: '质量', cooperation: '配合', mean: '平均', before: '上季', ratings: '评价数', rate: '评价其他部门', ofOwn: '代表 {{name}}', words: '意见', from: '评价部门', empty: '本季度还没有评价', noOwn: '您不属于本项目的部门，不能评价' },
  appeal: {
    title: '评分申诉', make: '申诉', reason: '申诉理由', reasonHint: '说明事实，可附照片。{{n}} 天内答复。', files: '附件', made: '申诉已提交 {{number}}', record: '依据', lost: '扣分', who: '申诉人', answerDue: '答复期限', decision: '答复', decided: '已答复', corrected: '更正：{{before}} → {{after}}', empty: '没有申诉', emptyHint: '对自己评分里的一项依据有异议，可在评分明细里申诉；锁定后还有几天申诉期。',
    until: '可申诉至 {{at}}', acceptHint: '成立后该项依据不再计入评分；月份已锁定的，评分以更正显示，原分数留存。', inThisScore: '申诉 {{number}} {{state}}', open: '待答复', all: '全部',
  },
}
