import type { desk as source } from '../zh-CN/desk.ts'

export const desk: typeof source = {
  title: '櫃檯',
  search: '來電人：姓名、拼音首字母、電話末碼、房號 3-2-1201、單號',
  today: '我今天的接待',
  nothingToday: '今天還沒有接待紀錄。在上方搜尋來電人，或直接在右邊登記。',
  unknownCaller: '未知來電',
  asksAgain: '再次來電詢問進度',
  card: {
    label: '來電人', change: '換一位', steward: '管家 {{name}}', prompts: '服務提示', people: '同住人員', whoCalls: '是哪一位來電？', units: '其他房屋', whichUnit: '為哪一戶？', openCases: '未結報事 {{n}}', noOpenCases: '沒有未結的報事',
    lastContacts: '最近接觸', recentCases: '以往報事',
  },
  prompt: { tag: '{{text}}', birthday: '今天生日', overdue: '逾時未結：{{text}}', urged: '已催辦：{{text}}', dissatisfied: '上次不滿意：{{text}}', other: '{{text}}' },
  form: {
    label: '登記', words: '住戶原話', wordsHint: '依住戶的原話記錄，不必整理', wordsNeeded: '請記錄住戶的原話', answer: '答覆', answerHint: '您怎樣答覆了住戶', answerNeeded: '請寫下您的答覆', roomPart: '如：廚房水槽下', placeHint: '如：3 棟 2 單元大廳',
    more: '補充訴求、期望、時間、附件…', gradeLater: '可稍後定級', mode: '處理方式', modeCase: '建單跟進', modeSettle: '當場答覆', save: '儲存報事', settle: '儲存答覆', clear: '清空', cleared: '已清空', draftKept: '內容自動儲存在本機', draftBack: '已恢復上次未儲存的內容',
  },
  similar: { label: '相似的未結報事', title: '已有 {{n}} 件相似的未結報事，是同一件事嗎？', join: '併入', joinOne: '併入 {{number}}' },
  saved: { opened: '已受理', joined: '已併入', settled: '已記錄答覆', owner: '首接負責', ownerHint: '{{name}}，負責到住戶確認', by: '{{time}} 前', open: '開啟報事', next: '下一位' },
}
