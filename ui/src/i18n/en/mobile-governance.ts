import type { Messages } from '../zh-CN/index.ts'

export const mobileGovernance: Messages['mobileGovernance'] = {
  rules: 'Rules and duties', unread: 'For me to confirm', nothingUnread: 'Nothing to confirm', read: 'Confirmed', readBy: 'by {{day}}', from: 'from {{day}}', confirm: 'I have read it and will follow it', sign: 'Sign and confirm', signature: 'Signature', signatureNeeded: 'Please sign first', confirmed: 'Confirmed',
  ownRules: 'Rules of the community', ownEntry: 'Community', noRules: 'No rules have been published yet', ownConfirm: 'I have read it',
}
