import type { mobileQuality as source } from '../zh-CN/mobile-quality.ts'

export const mobileQuality: typeof source = {
  link: 'Standards and checks',
  title: 'Standards and checks',
  unread: 'Standards to confirm',
  nothingUnread: 'All standards are confirmed',
  own: 'Checks of me',
  nothingOwn: 'Nobody has checked me yet',
  start: 'Start a check',
  confirm: 'I have read it and will keep it',
  confirmed: 'Confirmed',
  items: '{{n}} items',
  check: { title: 'Service check', standard: 'By which standard', colleague: 'Whom', place: 'Or which place', placeHint: 'Such as service centre, lobby of building 3', choose: 'Please choose', comment: 'Comment', photos: 'Pictures', submit: 'Submit check', left: '{{n}} items to go', met: 'Kept', missed: 'Not kept', crossed: 'Crossed', kept: 'Not crossed', na: 'n/a', done: 'Submitted, score {{score}}', limits: '{{min}}–{{max}} {{unit}}' },
  result: { title: 'Check', score: 'Score {{score}}', by: '{{name}} {{time}}', reply: 'What I say to it', replyHint: 'May be left out; cannot be changed later', acknowledge: 'I have seen it', acknowledged: 'Recorded', red: 'A red line was crossed: 60 at most', missed: 'Not kept', na: 'n/a' },
  wrong: { title: 'Nonconformities', record: 'Record a nonconformity', none: 'Nothing recorded', put: 'Put right: {{how}}', training: 'Training: {{topic}}', whom: 'Colleague', whomHint: 'Leave open when it is nobody’s in particular', nobody: 'Nobody in particular', operation: 'What was seen', correction: 'How it was put right', topic: 'What has to be learned', topicHint: 'Becomes a training need', submit: 'Send', needed: 'Please fill in', recorded: 'Recorded as {{number}}' },
}
