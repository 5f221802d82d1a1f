/** The monthly quality score. */
export const scores = {
  title: '月度评分', month: '月份', close: '结账锁定', closeAsk: '锁定 {{month}} 的评分？', closeHint: '锁定后分数不再变化；之后才得知的评价计入下月，并标注迟到。', closed: '已锁定', live: '实时计算，{{day}} 自动锁定', closedAt: '{{at}} 锁定（{{by}}）', back: '返回排名',
  siteTotal: '项目得分', capped: '触红线封顶', noData: '本月无数据（规定占 {{weight}}%）', weighs: '占 {{weight}}%', people: '个人排名', top: '个人排名（前三名与本人）', hidden: '另有 {{n}} 人，只公布前三名', empty: '本月还没有评价和检查', name: '姓名', team: '班组', rank: '名次', total: '总分', me: '（我）',
  teams: '班组排名', heads: '人数', mean: '平均分', part: { customer: '客户评价', mystery: '神秘访客', internal: '内部检查' }, template: { site: '项目', receptionist: '前台接待', employee: '个人' }, by: '评分模板',
  stillLive: '本月未锁定，随评价和检查变化', frozen: '{{at}} 锁定', shrink: '评价少时向基准靠拢：先计入 {{n}} 份 {{score}} 分', wholeMonth: '全月', late: '上月锁定后才得知', full: '满分', fullOnes: '满分 {{n}} 条',
  source: { return_visit: '回访 {{n}} 分', rating: '客户评分 {{n}} 分', reception: '到访评价 {{n}} 分', mystery_visit: '神秘访客 {{n}} 分', check: '检查 {{n}} 分', prior: '基准 {{n}} 分', red_line: '红线封顶 {{n}} 分', correction: '申诉更正' },
  rule: {
    receptionPosts: '适用岗位', receptionPostsHint: '按岗位自动套用；其余人员用“个人”权重。',
    title: '权重与规则', save: '发布新版本', saved: '新版本已发布', needed: '请填写', release: '默认规则', version: '规则第 {{n}} 版', since: '现行第 {{n}} 版，{{month}} 起执行，{{by}} {{at}} 发布', from: '从哪个月起执行', fromHint: '不能早于本月；已锁定的月份不变。',
    priorAnswers: '基准份数', priorAnswersHint: '每个人的客户评价先计入几份基准分，避免一两份评价定高低。', priorScore: '基准分', priorScoreHint: '0–100', redLineCap: '红线封顶分', redLineCapHint: '当月触犯红线，总分不超过此分。', closeDay: '锁定日', closeDayHint: '次月几日自动锁定，1–28。',
    appealDays: '申诉期（天）', appealDaysHint: '锁定后还可申诉几天。', answerDays: '答复期限（天）', answerDaysHint: '申诉须在几天内答复。', awardPlaces: '表彰名额', awardPlacesHint: '每月前几名提名奖励，0 为不提名。', awardFrom: '表彰最低分', awardFromHint: '达到此分才提名。', awardYuan: '奖金（元）', awardYuanHint: '0 为通报表扬。', dutyBelow: '改进线', dutyBelowHint: '低于此分生成改进事项。',
  },
}
