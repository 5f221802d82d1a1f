import type { Messages } from '../zh-CN/index.ts'

export const tasks: Messages['tasks'] = {
  title: 'Tasks and assists', newTask: 'Give a task', newAssist: 'Ask for help', number: 'Number', what: 'Matter', detail: 'Details', from: 'From', to: 'Department', doer: 'Done by', due: 'Due', state_: 'State', rating: 'Rating', outcome: 'Outcome', case: 'Case', asked: 'Asked at', search: 'Matter, number', empty: 'No tasks or assists', emptyHint: 'Ask another department for help here; you are told when time runs out.',
  kind: { ad_hoc: 'Ad-hoc task', assist: 'Assist' },
  state: { asked: 'Asked', accepted: 'Taken on', done: 'To be rated', closed: 'Closed', declined: 'Declined', cancelled: 'Called off' },
  why: { asked: 'for you to accept', doer: 'yours to do', rate: 'for you to rate' },
  action: { accept: 'Accept', finish: 'Done', decline: 'Decline', cancel: 'Call off', reopen: 'Send back', close: 'Rate and close' }, closeTask: 'Confirm and close',
  view: { mine: 'Mine', open: 'Open', all: 'All' }, made: 'Sent', done: 'Noted', note: 'Note', resultHint: 'What was done and how it ended', reasonHint: 'Say why', ratingHint: 'How helpful and how quick your colleague was', stars: '{{n}} of 5', whoHint: 'Without a name, anybody of the department can take it', history: 'What happened',
  tabs: { look: 'Pages of tasks', list: 'Tasks and assists', plans: 'Service plans', report: 'How fast departments help' },
  report: { title: 'How fast departments help each other', asked: 'Asked', answered: 'Answered', minutes: 'To answer (median)', hours: 'To done (median)', onTime: 'On time', rating: 'Rating', joint: 'Joint complaints', jointHours: 'Joint, to done (median)', minutesN: '{{n}} min', hoursN: '{{n}} h', none: 'no data', empty: 'No assists in this time', from: 'From', to: 'To' },
  happening: { asked: 'asked', accept: 'accepted', finish: 'done', decline: 'declined', cancel: 'called off', reopen: 'sent back', close: 'rated and closed' },
  onRecord: { assist_asked: 'Help asked for', assist_accept: 'Help taken on', assist_finish: 'Help given', assist_decline: 'Help declined', assist_cancel: 'Help called off', assist_reopen: 'Help sent back', assist_close: 'Help rated', team_formed: 'Team formed', team_changed: 'Team changed', team_ended: 'Team ended' },
  plan: 'Service plan',
  opportunity: 'Opportunity',
}
