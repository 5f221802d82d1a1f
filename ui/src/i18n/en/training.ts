import type { training as source } from '../zh-CN/training.ts'

export const training: typeof source = {
  tabs: { look: 'Training and exams', mine: 'My exams', book: 'Wrong-answer book', courses: 'Courses', sessions: 'Sessions', plan: 'Plan', exams: 'Exams', marking: 'Marking and appeals', questions: 'Question bank', blueprints: 'Patterns', certificates: 'Certificates', figures: 'Figures', programmes: 'Programmes', lessons: 'Lessons', competence: 'Competence' },
  computer: 'a computer',
  bank: {
    title: 'Question bank', new: 'New question', ready: 'Add ready-made', import: 'Import', search: 'Question, code, reference', all: 'In use', retired: 'Out of use', answered: 'Answered', empty: 'No question fits', emptyHint: 'Write one, import some, or add the ready-made ones',
    added: '{{n}} added', nothingAdded: 'All ready-made ones are there', code: 'Code', type: 'Type', topic: 'Topic', post: 'Post', difficulty: 'Difficulty', stem: 'Question', reference: 'Reference', times: 'Answered', index: 'Reached', state: 'State', pictures: 'Pictures',
    save: 'Save question', edit: 'Edit', editUsed: 'Write a new version', saved: 'Saved', newVersion: 'This question was used: saving makes a new version, old papers stay as they are.', options: 'Options', targets: 'Matches', answer: 'Answer', answerHint: 'Letters with commas for one choice, several choices and orders; “True” or “False”; one line for each blank, ways of writing it with |; pairs as A=1,B=2',
    explanation: 'Why', picture: 'Pictures', optionHint: 'One a line, such as: A. Register it first', blankHint: 'Two underscores __ make a blank', reason: 'Reason', versions: 'Versions', version: 'Version {{n}}', used: 'used', by: '{{by}} {{at}}',
    statistics: 'What answers say', answeredTimes: 'answered {{n}} times', difficultyIndex: 'Difficulty index', discrimination: 'Discrimination', few: 'fewer than 10 answers', choice: 'Option', taken: 'Taken', share: 'Share', isRight: 'right', noStatistics: 'Nobody has answered it yet',
    file: 'Sheet (XLSX, CSV)', check: 'Check the file', commit: 'Write {{n}} questions', counts: 'new {{new}}, changed {{changed}}, same {{same}}, wrong {{errors}}', row: 'Row {{row}}', fix: 'Please correct them and upload again', importHint: 'Columns as in the export; looked at first, written once you agree.', imported: 'Written into the bank',
    export: 'Export',
  },
  blueprint: {
    title: 'Patterns of papers', new: 'New pattern', name: 'Name', post: 'Post', questions: 'Questions', marks: 'Marks', minutes: 'Minutes', pass: 'Pass at (%)', attempts: 'Attempts', wait: 'Days between', markers: 'Markers', tolerance: 'Difference allowed', certificate: 'Certificate (months)', noCertificate: 'none', forGood: '0: for good', unitQuestions: 'questions', unitMarks: 'marks',
    section: 'Section', sectionTitle: 'Title of the section', sectionPass: 'Section passes at (%)', topic: 'Topic', difficulty: 'Difficulty', type: 'Type', count: 'Count', each: 'Marks each', any: 'Any', addLine: 'Add a line', addSection: 'Add a section', remove: 'Remove', short: 'Bank too small: section {{section}}, line {{line}} needs {{needs}}, has {{has}}', enough: 'Bank suffices', state: 'Bank', save: 'Save pattern', edit: 'Edit',
    active: 'In use', inactive: 'Out of use', isActive: 'May be used for new exams', empty: 'No pattern yet', one: '{{n}}', saved: 'Saved; exams that exist stay as they are',
  },
  exam: {
    title: 'Exams', new: 'Plan an exam', number: 'Number', name: 'Title', state: 'State', opens: 'Opens', closes: 'Closes', candidates: 'Candidates', examined: 'Examined', passed: 'Passed', sitting: 'Sitting', toMark: 'To mark', rate: 'Pass rate', search: 'Title, number', all: 'All', open: 'Published', waiting: 'To be marked', empty: 'No exam yet', emptyHint: 'Make a pattern first, then plan an exam',
    blueprint: 'Pattern', people: 'Candidates', everybody: 'All colleagues', save: 'Save as a draft', publishHint: 'On publishing a paper is drawn for each candidate and they are told; papers never change.', cancelReason: 'Why it is cancelled', facts: 'The exam', minutes: '{{n}} min', passAt: 'pass at {{n}} %', rules: 'at most {{n}} times, {{days}} days between', add: 'Add candidates', added: 'Added', sittings: 'Candidates and results',
    who: 'Candidate', attempt: 'Attempt', score: 'Score', percent: 'Percent', result: 'Result', submitted: 'Handed in', byDeadline: 'by the clock', review: 'Paper', regrade: 'Correct an item', regrades: 'Corrected items', regradeHint: 'All papers are scored anew and it is written down; nobody loses a pass, and whoever passes now gets a certificate.', question: 'Item', kind: 'What is done', newAnswer: 'Right answer (letters of the bank)', reason: 'Reason',
    regraded: '{{papers}} papers, {{changed}} changed, {{passed}} pass now, {{kept}} keep their pass', pickQuestion: 'Choose an item of this exam', kept: 'pass kept', history: 'History', export: 'Export results', by: '{{by}} {{at}}',
  },
  marking: {
    title: 'Marking', none: 'Nothing waits for your marks', response: 'Answer', model: 'Model answer', marks: 'Marks (of {{n}})', comment: 'Comment', give: 'Give marks', settled: 'Settled', next: 'Noted; the other marker is next', third: 'The two gave {{given}}; you decide', round: 'Marking {{n}}',
    appeals: 'Appeals', noAppeals: 'No appeals', uphold: 'Uphold', reject: 'Reject', reply: 'Reply', raised: '{{name}} {{at}}', decided: '{{by}}: {{reply}}',
  },
  certificate: {
    title: 'Certificates of exams', number: 'Certificate', who: 'Name', exam: 'Exam', percent: 'Percent', issued: 'Issued', until: 'Valid until', forGood: 'for good', state: 'State', valid: 'Valid', expired: 'Expired', print: 'Print', search: 'Name, number, exam', all: 'All', mine: 'Mine', empty: 'No certificates yet', checkTitle: 'Check a certificate', checkHint: 'Please enter the 16 signs of its code', checkCode: 'Code', check: 'Check', unknown: 'No certificate has this code', isReal: 'This certificate is real and valid', isExpired: 'This certificate is real; its time is over', house: 'Issued by',
  },
  figures: { rate: 'Pass rate', goal: 'Goal {{n}} %', examined: 'Examined', passed: 'Passed', absent: 'Absent', byExam: 'By exam', byTopic: 'Marks reached by topic', exam: 'Exam', topic: 'Topic', share: 'Reached', answered: 'Answers', empty: 'No exam in this time', weakest: 'Train this first: {{topic}}' },
}
