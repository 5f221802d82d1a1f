import type { Messages } from '../zh-CN/index.ts'

export const servicePlans: Messages['servicePlans'] = {
  title: 'Service plans', make: 'New service plan', name: 'Name', need: 'Need of customers', aim: 'Aim and way', lines: 'Tasks', linesHint: 'Each goes to a department or a colleague and has its own time; all are given at once, or none.', department: 'Department', addLine: 'One more', remove: 'Remove', give: 'Give the tasks', add: 'Add tasks', callOff: 'Call off', callOffHint: 'Tasks that are not done are called off with it, and their people hear of it.', reason: 'Reason',
  progress: 'Done', of: '{{done}} of {{n}}', late: 'Late', lateN: '{{n}} late', lastDue: 'Last due', madeBy: 'Made', search: 'Plan, number, need', empty: 'No service plans', emptyHint: 'Split a service into tasks of departments and colleagues, and see here how far it is.',
  happening: { made: 'made', added: 'tasks added', ended: 'every task has ended', runs_again: 'runs again', called_off: 'called off', assist_asked: 'task given', assist_accept: 'task taken on', assist_finish: 'task done', assist_decline: 'task declined', assist_cancel: 'task called off', assist_reopen: 'sent back', assist_close: 'task closed' },
}
