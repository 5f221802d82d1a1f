/** The start page of a post. */
export const workbench = {
  title: '今天的職位事項', late: '{{n}} 項逾時', done: '{{by}} {{at}} 已完成', tick: '完成', nothing: '已清', hide: '收合', show: '展開',
  key: {
    briefing: '待讀制度', tidy: '辦公區整理', carryOver: '未完成事項', handOver: '待接班', outages: '停水停電', reception: '到訪接待', gate: '場內訪客', appointments: '今日預約', cases: '我的報事', complaints: '處理中投訴', overdue: '逾時報事', returnVisits: '待回訪', orders: '處理中工單', ownOrders: '我的工單', pool: '搶單池', dispatch: '待派工', verify: '待驗收', rounds: '巡查進行中', violations: '我的違規', defects: '工程遺留', quality: '品質追蹤',
    assists: '任務與協助', compensations: '待審批補償', errands: '代辦事項', bookings: '今日預訂', registrations: '待審登記', corrections: '資料更正', observations: '待核所見', care: '服務機會', keyCustomers: '該聯繫的重點客戶', loans: '正本借出', liaisons: '外部聯絡跟進', checks: '本月檢查', nonconformities: '本月不規範操作', improvements: '改善措施',
  },
}
