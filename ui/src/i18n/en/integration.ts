import type { integration as source } from '../zh-CN/integration.ts'

export const integration: typeof source = {
  channels: {
    nav: 'Channels', title: 'Channels', hint: 'Besides the messages inside: e-mail, text, group chats and notices on devices. Urgent messages leave at once, the others keep the quiet hours.',
    add: 'Add a channel', change: 'Change', remove: 'Remove', removeHint: 'Nothing is sent any more; the record of what was sent stays.', test: 'Send a test', testTo: 'To', testToHint: 'Empty: to myself', testSend: 'Send', sentOk: 'Sent', sentFailed: 'Not sent: {{why}}',
    name: 'Name', isActive: 'Active', off: 'Off', lately: '7 days: {{sent}} sent, {{failed}} failed', empty: 'No channel yet', emptyHint: 'Messages show inside only.', saved: 'Saved', secretKept: 'Set; empty keeps it', records: 'Deliveries', words: 'Wordings',
    kind: { email: 'E-mail', sms: 'Text', wecom: 'WeCom group', dingtalk: 'DingTalk group', feishu: 'Feishu group', push: 'Notices on devices' },
    email: { host: 'Server', port: 'Port', security: 'Encryption', tls: 'TLS', starttls: 'STARTTLS', none: 'None', user: 'User', password: 'Password', from: 'From address', fromName: 'From name', ca: 'Own certificate authority (PEM)' },
    sms: {
      provider: 'Provider', aliyun: 'Aliyun', tencent: 'Tencent', http: 'Other (HTTP)', keyId: 'Key id', key: 'Key', appId: 'App id (SdkAppId)', region: 'Region', signName: 'Signature', endpoint: 'API address', url: 'API address', body: 'Request body (JSON)', headerName: 'Header that carries the key',
      bodyHint: '{phone} {text} {code} {id} {sign} and all variables', successField: 'Success field', successValue: 'Success value', idField: 'Id field', templates: 'Approved texts', templateKind: 'Kind of message (* for all others)', templateCode: 'Text id', templateParams: 'Variables in order', addTemplate: 'Add a text',
    },
    push: { contact: 'Contact e-mail', contactHint: 'Push services write here when something is wrong; nobody else sees it' },
    robot: { url: 'Robot address', urlHint: 'Copied from the group’s robot; it holds a key and is never shown again', secret: 'Signing word', topics: 'What to post', topicsHint: 'None: only what is important or urgent', site: 'Only this site', allSites: 'All sites' },
  },
  house: { title: 'What the house sends', hint: 'For whoever has not chosen.', email: 'E-mail', sms: 'Text', push: 'Notices' },
  own: { title: 'Messages to me', email: 'E-mail', emailHint: 'Important messages come here as well', phone: 'Phone', none: 'none', follow: 'Default ({{what}})', saved: 'Saved', topic: 'About', save: 'Save the address' },
  wants: { all: 'All', important: 'Important only', daily: 'One a day', none: 'None' },
  topic: {
    sign_in: 'Sign-in',
    security: 'Security alerts',
    backup: 'Backups', campaign: 'Checking of data', contract: 'Contracts', correction: 'Corrections', download: 'Exports in the background', external_query: 'External queries', privacy: 'Personal data', task: 'Tasks and assists',
    appointment: 'Appointments', care: 'Personal service', case: 'Cases and complaints', certificate: 'Certificates', channel: 'Channels', check: 'Service checks', compensation: 'Compensation', complaint: 'Complaint handling', hand_over: 'Hand-overs', improvement: 'Improvements', knowledge: 'Knowledge base', language: 'Service language',
    people: 'Sign-in', quote: 'Quotes', registration: 'Registrations', rule: 'Dispatch rules', sla: 'Time limits', steward: 'Steward’s work', webhook: 'Webhooks', work_order: 'Work orders',
    call_up: 'Call-ups', defect: 'Construction defects', drill: 'Drills', energy: 'Energy', environment: 'Environment', evaluation: 'Service evaluations', exam: 'Exams', idea: 'Ideas', incident: 'Incidents', inspection: 'Inspections', leave: 'Leave', liaison: 'Liaisons', maintenance: 'Maintenance', nonconformity: 'Nonconformities', onboarding: 'Onboarding', practical: 'Practical exams', promotion: 'Promotions', pulse: 'Staff voices', quality_action: 'Corrective actions', quality_meeting: 'Quality meetings', registers: 'Registers', rota: 'Rota', score: 'Scores', score_appeal: 'Score appeals', swap: 'Shift swaps', training: 'Training', violation: 'Violations', zone: 'Zones', service_plan: 'Service plans',
  },
  words: {
    title: 'Wordings', hint: 'Own words by kind, channel and language. Variables stand in braces and are checked at saving.', search: 'Find', changed: 'Own words', kind: 'Message', variables: 'Variables', channel: 'Channel', locale: 'Language', headline: 'Title', body: 'Text', preview: 'Preview', save: 'Save', reset: 'Back to default', saved: 'Saved', resetDone: 'Back to default', builtIn: 'Default words',
    unknown: 'No such variable: {{names}}', example: '〔〕 are examples', on: { in_app: 'Inside', email: 'E-mail', sms: 'Text', robot: 'Groups' },
  },
  deliveries: {
    title: 'Deliveries', at: 'Time', state: 'State', channel: 'Channel', to: 'To', kind: 'Kind', headline: 'Title', body: 'Text', attempts: 'Attempts', failure: 'Reason', via: 'Via', providerId: 'Gateway id', sentAt: 'Sent', dueAt: 'Next attempt', empty: 'Nothing was sent yet', resend: 'Send again', giveUp: 'Give up', resent: 'Queued again', gaveUp: 'Given up', maybe: 'The server stopped while sending: it may have arrived. Please find out before you send it again.', merged: 'Part of a digest', all: 'All', problems: 'Not delivered',
    stateOf: { waiting: 'Waiting', sending: 'Sending', sent: 'Sent', maybe_sent: 'Maybe sent', failed: 'Failed', merged: 'In a digest', skipped: 'Skipped' },
  },
  webhooks: {
    nav: 'Webhooks', title: 'Webhooks', hint: 'Tells other systems what happens as it happens (Standard Webhooks, signed).', reference: 'API reference', add: 'Add an endpoint', change: 'Change', remove: 'Remove', removeHint: 'Its log goes with it.', name: 'Name', url: 'Address', urlHint: 'A public https address', events: 'Events', eventsHint: 'None: all of them',
    site: 'Only this site', allSites: 'All sites', personal: 'With personal data', personalHint: 'Names, phones, rooms, texts. Only where the other side may have them.', active: 'Active', secret: 'Signing secret', secretHint: 'The other side checks signatures with it. Keep it safe.', copy: 'Copy', copied: 'Copied', shown: 'Done',
    empty: 'No endpoint yet', emptyHint: 'Add one and send a test.', lately: '7 days: {{delivered}} delivered, {{waiting}} waiting, {{failed}} failed', failing: 'Failing since {{since}}',
    state: { active: 'Active', by_hand: 'Off', gone: 'Gone (410)', failing: 'Switched off after failures' },
    act: { enable: 'Enable', disable: 'Disable', rotate_secret: 'Rotate the secret', show_secret: 'Show the secret', test: 'Send a test', replay_failed: 'Replay what failed' },
    done: { enable: 'Enabled', disable: 'Disabled', rotate_secret: 'Rotated; the old one signs for 24 more hours', test: 'Test sent', replay_failed: '{{n}} queued again' },
    facts: 'Settings', log: 'Log', type: 'Event', at: 'Time', attempts: 'Attempts', status: 'Answer', deliveryState: 'State', deliveryEmpty: 'Nothing was sent yet', replay: 'Replay', replayed: 'Queued again', request: 'Request', response: 'Answer', attempt: 'Attempt {{n}}', took: '{{ms}} ms', cut: 'Long: cut short', headers: 'Headers', body: 'Body', all: 'All',
    stateOf: { waiting: 'Waiting', sending: 'Sending', delivered: 'Delivered', failed: 'Failed' },
  },
  feed: { title: 'Calendar', hint: 'Subscribe to your appointments, duties and due promises. The address is a key: keep it to yourself.', make: 'Make an address', again: 'Make a new one', revoke: 'Take it away', path: 'Address (shown once)', since: 'Made {{at}}', read: 'Last read {{at}}', never: 'Not read yet', none: 'Not subscribed' },
}
