import type { sharing as source } from '../zh-CN/sharing.ts'

export const sharing: typeof source = {
  zone: 'Zone', teams: 'Teams', teamsHint: 'At least two; somebody of each has to be there', script: 'Standard that is rehearsed', cases: 'Cases',
  ruleSeminar: 'A seminar needs people of at least two teams and the analysis of a case; no exam.', ruleSharing: 'A sharing meeting needs at least one tip; no exam.', ruleMeeting: 'A team meeting needs a note: what was learned, a case or a tip; no exam.',
  notes: 'Notes', noNotes: 'Nothing noted yet', addNote: 'Add a note', noteKind: 'Kind', noteTitle: 'Title', noteBody: 'Content', caseNumber: 'Case (optional)', learnedFrom: 'from {{name}}', about: 'Learned from', onlyUs: 'What you learned from a colleague is seen by both of you and by who keeps training.', save: 'Save note', saved: 'Noted', remove: 'Take back', removed: 'Taken back', publish: 'Add to knowledge base', published: 'In the knowledge base', openArticle: 'Open article', by: '{{name}} {{at}}', toStaff: 'Staff only', toEverybody: 'Residents too', audience: 'Seen by',
  lessons: {
    title: 'Lessons learned', tab: 'Lessons', new: 'Write a lesson', number: 'Number', kind: 'Kind', topic: 'Topic', name: 'Title', happened: 'What happened', learned: 'What we learned', source: 'From', state: 'State', by: 'Written by', search: 'Title, content, number', all: 'All', experience: 'Went well', lesson: 'Went wrong', drafts: 'Drafts', retired: 'Out of use', empty: 'No lessons yet', emptyHint: 'Write down what went well and what went wrong, for the whole company', save: 'Save as draft', change: 'Change', saved: 'Saved', exchanges: 'Exchanges', notExchanged: 'Not exchanged with others yet', given: 'Told', received: 'Learned', history: 'History',
  },
  exchange: {
    title: 'Exchanges with others', new: 'Record an exchange', number: 'Number', day: 'Day', partner: 'Partner', form: 'Form', participants: 'Participants', given: 'What we told', received: 'What we learned', lessons: 'Lessons told', search: 'Partner, content', empty: 'No exchanges yet', emptyHint: 'Exchanges with other companies and bodies of the trade are recorded here', save: 'Record', saved: 'Recorded', toLessons: 'Back to lessons',
  },
  programme: {
    title: 'Programmes', new: 'New programme', ready: 'Add ready-made', added: '{{n}} added', nothingAdded: 'All are there already', code: 'Code', name: 'Name', post: 'Post', modules: '{{n}} modules · {{courses}} courses', module: 'Module {{n}}', moduleTitle: 'Module', goal: 'Goal', mandatory: 'Mandatory', optional: 'Optional', mine: 'My progress', forMe: 'My post', inactive: 'Out of use', active: 'In use', summary: 'Summary', reference: 'Source', addModule: 'Add module', remove: 'Remove', save: 'Save programme', saved: 'Saved', edit: 'Change', empty: 'No programmes yet',
    owed: 'Mandatory courses owed', owedHint: 'Who has still to do which course of their post', nobodyOwes: 'All mandatory courses are done', who: 'Name', course: 'Course', programme: 'Programme', export: 'Export',
  },
  plan: { drills: 'Drills (each quarter)', seminars: 'Seminars with customer service (each quarter)', zones: 'Sharing meetings by zone (each quarter)', zoneGap: 'No sharing meeting', lessons: 'Training by post' },
  need: { raise: 'Ask for training', topic: 'Topic', post: 'For whom', reason: 'Reason', raised: 'Asked for training' },
  part: { slides: 'Pictures in order', standard: 'Service standard', format: '“## ” begins a heading, “- ” a list, **words** are bold', page: '{{n}} of {{of}}', previous: 'Previous', nextSlide: 'Next', inForce: 'Version {{n}}, in force', redLine: 'red line' },
  standards: { handbook: 'Print handbook', handbookHint: 'Choose a post to print its duty sheets, its part in the matrix of duties and all its standards in force', outstanding: 'Not confirmed', nobody: 'Everybody has confirmed', standard: 'Standard', read: 'Confirmed', missing: 'Not confirmed', export: 'Export' },
  exams: { items: 'Export item statistics', print: 'Print paper' },
}
