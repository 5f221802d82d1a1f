export const improve = {
  tabs: { look: '品質改善', indicators: '指標', actions: '改善事項', meetings: '品質檢討會', evaluations: '服務評估', ideas: '創新提案', sixS: '6S 檢查', ratings: '內部評價', appeals: '評分申訴', back: '返回品質' },
  needed: '請填寫', number: '編號', state: '狀態', owner: '負責人', due: '期限', saved: '已儲存', history: '經過', dayHint: '當天結束前', month: '月份', by: '{{name}} {{at}}',
  did: {
    raised: '提出', report: '回報完成', pass: '複查通過', send_back: '退回重改', drop: '取消', planned: '安排會議', hold: '記錄會議', postpone: '改期', cancel: '取消會議', opened: '開始評估', closed: '結束評估', opinion_given: '收到意見', finding_raised: '轉改善', fed_back: '回覆意見', appealed: '提出申訴', accepted: '申訴成立', accepted_as_correction: '申訴成立，已更正鎖定的評分',
    refused: '申訴不成立', withdrawn: '撤回申訴', proposed: '提出', try: '試行', adopt: '採納', decline: '不採納', added: '新增', changed: '修改',
  },
  indicator: { title: '服務品質指標', standard: '監控與評估標準（PDF）', goal: '目標', value: '本月', before: '上月', met: '達標', notMet: '未達標', noData: '無資料', setGoal: '調整目標', most: '不超過 {{n}}', least: '不低於 {{n}}', name: '指標', goalHint: '全公司同一目標，新目標立即生效，舊版本留存。' },
  action: {
    title: '改善事項', new: '新增改善', search: '事項、問題或編號', source: '來源', name: '事項', problem: '問題', cause: '原因', overdue: '已逾期', round: '第 {{n}} 輪', before: '改善前', after: '改善後', photos: '照片', empty: '沒有改善事項', emptyHint: '檢查、檢討會、服務評估和月度評分都會產生改善事項。', result: '完成情況', needsPhoto: '請附改善後照片',
    verdict: '複查意見', againBy: '重改期限', reason: '原因', plan: '改善要求', done: '完成', look: '複查', lookHint: '負責人和完成人不能複查自己的改善。', raised: '已提出 {{number}}', acted: '已記錄', mine: '我負責的', open: '未結案', all: '全部', late: '逾期', raisedBy: '提出', forItem: '轉改善', ofCheck: '檢查發現的問題',
  },
  meeting: {
    title: '服務品質檢討會', new: '安排會議', plannedOn: '計畫日期', chair: '主持人', pack: '會議資料（PDF）', packHint: '資料依當月評分、指標、趨勢、扣分事實和未結案改善自動產生。', problems: '問題與原因', problem: '問題', cause: '原因', plan: '改善計畫', measure: '措施', forProblem: '針對', attendees: '與會人員', minutes: '會議記錄', addProblem: '加一個問題', addPlan: '加一項措施', reason: '原因', empty: '還沒有會議',
    emptyHint: '每月評分鎖定後自動安排檢討會，也可以手動安排。', held: '已召開', holdHint: '每個問題至少要有一項措施，措施有負責人和期限。', remove: '刪除',
  },
  evaluation: {
    title: '服務評估', new: '開始評估', name: '標題', question: '想聽什麼', questionHint: '住戶在手機上看到', days: '徵集日期', every: '每隔幾個月', everyHint: '結束後自動開始下一期；留空只做一次', opinions: '意見', score: '平均分', owners: '區權人 {{n}}', tenants: '承租人 {{n}}', findings: '改善 {{n}}', waiting: '{{n}} 人待回覆', close: '結束評估', conclusion: '結論', write: '代錄意見', role: '身分', person: '住戶', walkIn: '或寫姓名', stars: '評分 1–5',
    words: '意見', raise: '轉改善', chosen: '已選 {{n}} 則', feedBack: '回覆', feedBackWords: '告知內容', told: '已回覆', inApp: '本人手機填寫', recordedBy: '{{name}} 代錄', empty: '還沒有評估', emptyHint: '定期聽取區權人和承租人意見，發現的問題轉改善，辦好後回覆提意見的人。', noOpinion: '還沒有意見', export: '匯出意見',
  },
  idea: { title: '服務創新提案', new: '提一個創新', name: '提案', source: '來源', need: '滿足什麼需求', idea: '怎麼做', benefit: '預期效果', trialUntil: '試行至', outcome: '結論', search: '提案、需求或編號', empty: '還沒有提案', emptyHint: '依市場和住戶需求提出新的服務內容或方式，誰都可以提。', by: '提案人', on: '試行至 {{day}}' },
  sixS: { title: '6S 檢查', new: '新增責任區', name: '責任區', every: '檢查週期（天）', last: '上次檢查', score: '得分', before: '上上次', due: '該檢查了', open: '未改善 {{n}}', check: '開始檢查', active: '啟用', inactive: '停用', empty: '還沒有責任區', emptyHint: '按區域劃分負責人，定期檢查，問題拍照改善、他人複查。', edit: '修改', days: '{{n}} 天一次' },
  rating: { title: '內部服務評價', each: '評價明細', quarter: '季度', department: '部門', promptness: '回應', quality: '品質', cooperation: '配合', mean: '平均', before: '上季', ratings: '評價數', rate: '評價其他部門', ofOwn: '代表 {{name}}', words: '意見', from: '評價部門', empty: '本季還沒有評價', noOwn: '您不屬於本專案的部門，不能評價' },
  appeal: {
    title: '評分申訴', make: '申訴', reason: '申訴理由', reasonHint: '說明事實，可附照片。{{n}} 天內答覆。', files: '附件', made: '申訴已提交 {{number}}', record: '依據', lost: '扣分', who: '申訴人', answerDue: '答覆期限', decision: '答覆', decided: '已答覆', corrected: '更正：{{before}} → {{after}}', empty: '沒有申訴', emptyHint: '對自己評分裡的一項依據有異議，可在評分明細裡申訴；鎖定後還有幾天申訴期。',
    until: '可申訴至 {{at}}', acceptHint: '成立後該項依據不再計入評分；月份已鎖定的，評分以更正顯示，原分數留存。', inThisScore: '申訴 {{number}} {{state}}', open: '待答覆', all: '全部',
  },
}
