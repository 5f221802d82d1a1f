import type { insight as source } from '../zh-CN/insight.ts'

export const insight: typeof source = {
  title: '數據',
  asOf: '截至 {{time}}',
  target: '目標 {{value}}',
  missed: '未達標',
  pressing: '最新未結報事',
  allOpen: '全部未結',
  registered: '受理',
  closed: '結案',
  complaints: '其中客訴',
  day: '日期',
  count: '件數',
  share: '占比',
  trend: { growing: '受理比結案多 {{n}} 件，積壓在增加', shrinking: '結案比受理多 {{n}} 件，積壓在減少' },
  categories: { most: '「{{name}}」最多，占 {{share}}%', none: '這段時間沒有報事' },
  figure: {
    registered: '受理', closed: '已結案', open: '未結', overdue: '逾時未結', complaintFeedback24hRate: '客訴 24 小時回覆率', satisfactionRate: '滿意率', returnVisitRate: '回訪率', closedUnreachable: '聯繫不上結案', raiseIn10MinutesRate: '10 分鐘開單率',
    arriveOnTimeRate: '到場及時率', repairOnTimeRate: '維修及時率', reworkRate: '返工率',
  },
}
