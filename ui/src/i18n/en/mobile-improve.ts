export const mobileImprove = {
  actions: { title: 'My actions', empty: 'Nothing to put right', due: 'by {{day}}', overdue: 'overdue', result: 'What was done', photos: 'Photos of afterwards', report: 'Report done', done: 'Reported; somebody will look', round: 'Round {{n}}', verdict: 'Verdict: {{words}}' },
  rewards: { title: 'My rewards and penalties', empty: 'Nothing yet', object: 'Object', words: 'Why', objected: 'Your objection was sent', note: 'Decision: {{words}}', settlement: 'Settled: {{words}}', hint: 'You may object once, within seven days' },
  appeal: { make: 'Appeal', reason: 'Reason', send: 'Send the appeal', made: 'Appealed', state: 'Appeal {{number}} {{state}}' },
  sixS: { due: 'due', area: 'Area', pick: 'Choose an area', raise: 'Raise action', owner: 'Owner: {{name}}', before: 'Photos of before', dueOn: 'Due', raised: 'Raised', findings: 'Not met', done: 'Raised' },
  evaluation: { title: 'Evaluation of our service', ask: 'Please tell us how we do', stars: 'How content are you', words: 'Opinions and wishes', send: 'Send', thanks: 'Thank you', until: 'until {{day}}', own: 'What you said', feedback: 'What became of it', waiting: 'We will tell you what becomes of it', empty: 'Nothing is asked now', star: '{{n}}' },
}
