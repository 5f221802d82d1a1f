import type { mobileEnvironment as source } from '../zh-CN/mobile-environment.ts'

export const mobileEnvironment: typeof source = {
  title: 'Environment', refresh: 'Refresh', none: 'Nothing to do today', noneText: 'Waste, greening, pest control and cleaning rounds show up here.', old: 'This is the list of {{day}}; it is fetched anew when there is network', waste: 'Waste', greening: 'Greening', pests: 'Pest control', rounds: 'Cleaning rounds', clean: 'Area clean', done: 'Done', doneFor: '{{what}} noted', waits: 'To be sent',
  until: 'by {{time}}', overdue: 'Overdue', missed: 'Time is over', openRound: 'Walk the round', start: 'Start the clock', startClean: 'Start an area clean', area: 'Area', place: 'Another place', wish: 'Wish', whereNeeded: 'Choose an area or say where', left: '{{n}} min left', over: '{{n}} min over',
  overflow: 'Overflowing', smell: 'Smells', sorted: 'Sorted well', note: 'Remark', noteNeeded: 'Say or show what is wrong', photos: 'Photos', used: 'Used', usedNeeded: 'Say what was used, and how much', pestStart: 'Start', pestDone: 'Finish', mayStart: 'from {{time}}',
  warn: { title: 'Read this first', prohibited: 'No {{agent}} on {{material}}', read: 'I have read it' },
  what: { waste: 'Waste', start: 'Area clean started', finish: 'Area clean finished', greening: 'Greening', pest: 'Pest control' },
}
