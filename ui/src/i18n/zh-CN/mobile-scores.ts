/** The own monthly score on the phone. */
export const mobileScores = {
  template: { site: '项目权重 {{weights}}', receptionist: '前台接待权重 {{weights}}', employee: '个人权重 {{weights}}' },
  title: '我的月度评分', month: '月份', none: '本月还没有关于我的评价和检查', total: '总分 {{score}}', rank: '第 {{n}} 名，共 {{of}} 人', capped: '触红线封顶', live: '实时计算，{{day}} 锁定', frozen: '已锁定', part: { customer: '客户评价', mystery: '神秘访客', internal: '内部检查' }, noData: '本月无数据', weighs: '占 {{weight}}%', full: '满分', fullOnes: '满分 {{n}} 条', wholeMonth: '全月', late: '上月锁定后才得知', source: { return_visit: '回访', rating: '客户评分', reception: '到访评价', mystery_visit: '神秘访客', check: '检查', prior: '基准分', red_line: '红线封顶', correction: '申诉更正' } }
