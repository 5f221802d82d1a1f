import type { desk as source } from '../zh-CN/desk.ts'

export const desk: typeof source = {
  title: 'Front desk',
  search: 'Caller: name, pinyin initials, phone tail, room 3-2-1201, number',
  today: 'Taken by me today',
  nothingToday: 'Nothing yet today. Search for the caller above, or take it down on the right.',
  unknownCaller: 'Unknown caller',
  asksAgain: 'Called again to ask how it is going',
  card: {
    label: 'Caller', change: 'Change', steward: 'Steward {{name}}', prompts: 'To bear in mind', people: 'Also living there', whoCalls: 'Who is calling?', units: 'Other units', whichUnit: 'For which unit?', openCases: 'Open cases {{n}}', noOpenCases: 'No open cases',
    lastContacts: 'Last contacts', recentCases: 'Earlier cases',
  },
  prompt: { tag: '{{text}}', birthday: 'Birthday today', overdue: 'Open and overdue: {{text}}', urged: 'Urged: {{text}}', dissatisfied: 'Not satisfied last time: {{text}}', other: '{{text}}' },
  form: {
    label: 'Take down', words: "Resident's own words", wordsHint: 'As the resident says it; no need to tidy up', wordsNeeded: "Please write down the resident's words", answer: 'Answer', answerHint: 'What you answered', answerNeeded: 'Please write down your answer', roomPart: 'e.g. under the kitchen sink', placeHint: 'e.g. lobby of building 3, entrance 2',
    more: 'Add demand, expectation, time, files…', gradeLater: 'Can be graded later', mode: 'Do what', modeCase: 'Open a case', modeSettle: 'Settle at once', save: 'Save case', settle: 'Save answer', clear: 'Clear', cleared: 'Cleared', draftKept: 'Kept on this device as you type', draftBack: 'What was not saved last time is back',
  },
  similar: { label: 'Similar open cases', title: '{{n}} similar open, is it the same matter?', join: 'Join', joinOne: 'Join {{number}}' },
  saved: { opened: 'Registered', joined: 'Joined', settled: 'Answer recorded', owner: 'First contact', ownerHint: '{{name}}, answerable until the resident confirms', by: 'by {{time}}', open: 'Open the case', next: 'Next caller' },
}
