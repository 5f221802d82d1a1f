export const desk = {
  title: '前台',
  search: '来电人：姓名、拼音首字母、电话尾号、房号 3-2-1201、单号',
  today: '我今天的接待',
  nothingToday: '今天还没有接待记录。在上面搜索来电人，或直接在右边登记。',
  unknownCaller: '未知来电',
  asksAgain: '再次来电询问进展',
  card: {
    label: '来电人', change: '换一位', steward: '管家 {{name}}', prompts: '服务提示', people: '同住人员', whoCalls: '是哪一位来电？', units: '其他房屋', whichUnit: '为哪一套房屋？', openCases: '未结报事 {{n}}', noOpenCases: '没有未结的报事',
    lastContacts: '最近接触', recentCases: '以往报事',
  },
  prompt: { tag: '{{text}}', birthday: '今天生日', overdue: '超时未结：{{text}}', urged: '已催办：{{text}}', dissatisfied: '上次不满意：{{text}}', other: '{{text}}' },
  form: {
    label: '登记', words: '业户原话', wordsHint: '按业户的原话记录，不必整理', wordsNeeded: '请记录业户的原话', answer: '答复', answerHint: '您怎样答复了业户', answerNeeded: '请写下您的答复', roomPart: '如：厨房水槽下', placeHint: '如：3 栋 2 单元大堂',
    more: '补充诉求、期望、时间、附件…', gradeLater: '可稍后定级', mode: '处理方式', modeCase: '建单跟进', modeSettle: '当场答复', save: '保存报事', settle: '保存答复', clear: '清空', cleared: '已清空', draftKept: '内容自动保存在本机', draftBack: '已恢复上次未保存的内容',
  },
  similar: { label: '相似的未结报事', title: '已有 {{n}} 件相似的未结报事，是同一件事吗？', join: '并入', joinOne: '并入 {{number}}' },
  saved: { opened: '已受理', joined: '已并入', settled: '已记录答复', owner: '首接负责', ownerHint: '{{name}}，负责到业主确认', by: '{{time}} 前', open: '打开报事', next: '下一位' },
}
