/** The monthly quality score. */
export const scores = {
  title: '月度評分', month: '月份', close: '結算鎖定', closeAsk: '鎖定 {{month}} 的評分？', closeHint: '鎖定後分數不再變動；之後才得知的評價計入次月，並標註遲到。', closed: '已鎖定', live: '即時計算，{{day}} 自動鎖定', closedAt: '{{at}} 鎖定（{{by}}）', back: '返回排名',
  siteTotal: '專案得分', capped: '觸紅線封頂', noData: '本月無資料（規定占 {{weight}}%）', weighs: '占 {{weight}}%', people: '個人排名', top: '個人排名（前三名與本人）', hidden: '另有 {{n}} 人，只公布前三名', empty: '本月還沒有評價和檢查', name: '姓名', team: '班組', rank: '名次', total: '總分', me: '（我）',
  teams: '班組排名', heads: '人數', mean: '平均分', part: { customer: '客戶評價', mystery: '神秘訪客', internal: '內部檢查' }, template: { site: '專案', receptionist: '櫃台接待', employee: '個人' }, by: '評分範本',
  stillLive: '本月未鎖定，隨評價和檢查變動', frozen: '{{at}} 鎖定', shrink: '評價少時向基準靠攏：先計入 {{n}} 份 {{score}} 分', wholeMonth: '全月', late: '上月鎖定後才得知', full: '滿分', fullOnes: '滿分 {{n}} 筆',
  source: { return_visit: '回訪 {{n}} 分', rating: '客戶評分 {{n}} 分', reception: '到訪評價 {{n}} 分', mystery_visit: '神秘訪客 {{n}} 分', check: '檢查 {{n}} 分', prior: '基準 {{n}} 分', red_line: '紅線封頂 {{n}} 分', correction: '申訴更正' },
  rule: {
    receptionPosts: '適用崗位', receptionPostsHint: '依崗位自動套用；其餘人員用「個人」權重。',
    title: '權重與規則', save: '發布新版本', saved: '新版本已發布', needed: '請填寫', release: '預設規則', version: '規則第 {{n}} 版', since: '現行第 {{n}} 版，{{month}} 起執行，{{by}} {{at}} 發布', from: '從哪個月起執行', fromHint: '不能早於本月；已鎖定的月份不變。',
    priorAnswers: '基準份數', priorAnswersHint: '每個人的客戶評價先計入幾份基準分，避免一兩份評價定高低。', priorScore: '基準分', priorScoreHint: '0–100', redLineCap: '紅線封頂分', redLineCapHint: '當月觸犯紅線，總分不超過此分。', closeDay: '鎖定日', closeDayHint: '次月幾日自動鎖定，1–28。',
    appealDays: '申訴期（天）', appealDaysHint: '鎖定後還可申訴幾天。', answerDays: '答覆期限（天）', answerDaysHint: '申訴須在幾天內答覆。', awardPlaces: '表揚名額', awardPlacesHint: '每月前幾名提名獎勵，0 為不提名。', awardFrom: '表揚最低分', awardFromHint: '達到此分才提名。', awardYuan: '獎金（元）', awardYuanHint: '0 為公開表揚。', dutyBelow: '改善線', dutyBelowHint: '低於此分產生改善事項。',
  },
}
