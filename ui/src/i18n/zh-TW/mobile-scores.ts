/** The own monthly score on the phone. */
export const mobileScores = {
  template: { site: '專案權重 {{weights}}', receptionist: '櫃台接待權重 {{weights}}', employee: '個人權重 {{weights}}' },
  title: '我的月度評分', month: '月份', none: '本月還沒有關於我的評價和檢查', total: '總分 {{score}}', rank: '第 {{n}} 名，共 {{of}} 人', capped: '觸紅線封頂', live: '即時計算，{{day}} 鎖定', frozen: '已鎖定', part: { customer: '客戶評價', mystery: '神秘訪客', internal: '內部檢查' }, noData: '本月無資料', weighs: '占 {{weight}}%', full: '滿分', fullOnes: '滿分 {{n}} 筆', wholeMonth: '全月', late: '上月鎖定後才得知', source: { return_visit: '回訪', rating: '客戶評分', reception: '到訪評價', mystery_visit: '神秘訪客', check: '檢查', prior: '基準分', red_line: '紅線封頂', correction: '申訴更正' } }
