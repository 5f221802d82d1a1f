export const mobileImprove = {
  actions: { title: '我的改善', empty: '沒有待辦的改善', due: '{{day}} 前完成', overdue: '已逾期', result: '完成情況', photos: '改善後照片', report: '回報完成', done: '已回報，等待複查', round: '第 {{n}} 輪', verdict: '複查意見：{{words}}' },
  rewards: { title: '我的獎懲', empty: '沒有獎懲記錄', object: '提出異議', words: '異議說明', objected: '異議已提交', note: '核准意見：{{words}}', settlement: '結論：{{words}}', hint: '決定後七日內可提出一次異議' },
  appeal: { make: '申訴', reason: '申訴理由', send: '提交申訴', made: '申訴已提交', state: '申訴 {{number}} {{state}}' },
  sixS: { due: '該檢查了', area: '責任區', pick: '選擇責任區', raise: '轉改善', owner: '負責人：{{name}}', before: '改善前照片', dueOn: '期限', raised: '已轉改善', findings: '未達標項', done: '已轉改善' },
  evaluation: { title: '服務評估', ask: '請您評價我們的服務', stars: '滿意度', words: '意見和建議', send: '提交', thanks: '謝謝您的意見', until: '{{day}} 截止', own: '您的意見', feedback: '處理結果', waiting: '處理後會告訴您結果', empty: '現在沒有評估', star: '{{n}} 分' },
}
