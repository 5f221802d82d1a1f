/** The start page of a post. */
export const workbench = {
  title: '今天的岗位事项', late: '{{n}} 项超时', done: '{{by}} {{at}} 已完成', tick: '完成', nothing: '已清', hide: '收起', show: '展开',
  key: {
    briefing: '待读制度', tidy: '办公区整理', carryOver: '未完成事项', handOver: '待接班', outages: '停水停电', reception: '到访接待', gate: '场内访客', appointments: '今日预约', cases: '我的报事', complaints: '在办投诉', overdue: '超时报事', returnVisits: '待回访', orders: '在办工单', ownOrders: '我的工单', pool: '抢单池', dispatch: '待派单', verify: '待验收', rounds: '在巡任务', violations: '我的违章', defects: '工程遗留', quality: '质量跟踪',
    assists: '任务与协助', compensations: '待审批补偿', errands: '代办事项', bookings: '今日预订', registrations: '待审登记', corrections: '信息更正', observations: '待核所见', care: '服务机会', keyCustomers: '该联系的重点客户', loans: '原件借出', liaisons: '外联跟进', checks: '本月检查', nonconformities: '本月不规范操作', improvements: '改进措施',
  },
}
