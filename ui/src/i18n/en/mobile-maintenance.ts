import type { mobileMaintenance as shape } from '../zh-CN/mobile-maintenance.ts'

export const mobileMaintenance: typeof shape = {
  title: 'My services', strip: '{{count}} services due today', stripLate: '{{count}} services overdue', none: 'No services to do', noneText: 'Services given to you come here. Their steps are kept on the phone, so that they can be recorded without network.', late: 'Overdue', due: 'Due {{day}}', bad: '{{count}} bad',
  scan: { title: 'Scan a facility label', unknown: 'No such facility. Scan its label, or type the whole code' },
  progress: '{{done}} of {{of}} steps', steps: 'Steps of the service', safety: 'Safety', lockOut: 'Lock out, tag out', parts: 'Parts', tools: 'Tools', note: 'Note', findings: 'Findings', order: 'Work order', facility: 'Facility', toOrder: 'All steps done: to the order', restFine: 'The other {{count}} are fine', save: 'Save {{count}} steps', left: '{{count}} steps left', saved: 'Saved, all steps are done', savedLeft: 'Saved, {{count}} steps left',
  where: { sent: 'Recorded', unsent: 'On this phone, not sent yet', refused: 'Refused, see "Not sent"' },
  mustStop: 'Certificate over or inspection failed: it has to be stopped', responsible: 'Responsible', nobody: 'Nobody', condition: 'Condition', legal: 'Legal inspection', downSince: 'Down since', begin: 'Start service',
  report: { verb: 'Report', send: 'Raise the order', what: 'What is wrong', whatNeeded: 'Please say what is wrong', impact: 'How much residents feel it', photos: 'Pictures', done: 'Kept, the order is raised in a moment' },
  stop: { verb: 'Stop', text: 'Its downtime counts from now until it runs again.', why: 'Why', whyNeeded: 'Please say why', done: 'Kept, the stop is recorded in a moment' },
  counter: { title: 'Counters', read: 'Read', never: 'Never read', value: 'Reading', last: 'Last {{value}}', needed: 'Please enter the reading', enter: 'Enter', less: 'Less than the last', again: 'Type again', reset: 'Dial reset or replaced', done: 'Reading kept' },
}
