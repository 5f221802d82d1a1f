import type { shell as source } from '../zh-CN/shell.ts'

export const shell: typeof source = {
  product: 'Guanjia',
  clock: {
    remaining: '{{time}} left',
    overdue: 'Overdue {{time}}',
    paused: 'On hold',
    met: 'Done in time',
    breached: 'Done late',
    pending: 'Not started',
    cancelled: 'Cancelled',
    none: 'No time limit',
  },
  duration: { days: '{{d}} d {{h}} h', hours: '{{h}} h {{m}} min', minutes: '{{m}} min', seconds: '{{s}} s' },
  when: { justNow: 'Just now', today: 'Today', yesterday: 'Yesterday', tomorrow: 'Tomorrow' },
}
