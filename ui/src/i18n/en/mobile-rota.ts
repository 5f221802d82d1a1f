import type { mobileRota as source } from '../zh-CN/mobile-rota.ts'

export const mobileRota: typeof source = {
  pulse: { hint: 'Without your name or the time; until {{day}}.', mood: 'Mood', words: 'In your words (optional)', send: 'Send', thanks: 'Thank you; sent without your name' },
   title: 'My rota', link: 'My rota', none: 'No shifts ahead', today: 'Today', swap: 'Swap', askLeave: 'Ask for leave', leave: 'My leave', noLeave: 'No leave', kind: 'Kind', from: 'First day', to: 'Last day', reason: 'Reason', send: 'Send', sent: 'Sent; waits for approval', with: 'With whom', takes: 'For which shift', takesOver: 'Takes over, nothing in return', swapSent: 'Sent to the colleague', noChoice: 'No swap would keep the rules', asked: 'Waits for your answer', swapText: '{{who}} offers you {{gives}}', inReturn: 'for your {{takes}}', nothing: 'to take over, nothing in return', calls: 'Calls', callText: '{{from}} – {{to}} · {{n}} people', come: 'I can come', cannot: 'I cannot', accepted: 'You said: I can come', declined: 'You said: I cannot', withdraw: 'Withdraw', choose: 'Choose',
}
