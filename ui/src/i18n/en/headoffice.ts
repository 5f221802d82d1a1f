/** The house as head office looks at it: sites beside each other, who answers for what, whom outside it deals with, and what is done wrong. */
export const headoffice = {
  history: 'History',
  noHistory: 'Nothing has changed yet.',
  did: { created: 'Created', changed: 'Changed', draft: 'Drafted', drafted: 'Drafted', publish: 'Published', published: 'Published', withdraw: 'Withdrawn', restore: 'Restored', read: 'Read and confirmed', reminded: 'Reminded', closed: 'Closed', reopened: 'Reopened', from_template: 'From a template', planned: 'Posts planned', facts_changed: 'Facts of the project changed', energy_rule_changed: 'Rule of energy changed', ready_plans_added: 'Plans added', ready_maintenance_added: 'Maintenance plans added', tidied: 'Tidied at night', profile_changed: 'Profile changed' },
  changed: { name: 'Name', alias: 'Other names', sort_order: 'Order', is_active: 'In use', timeZone: 'Time zone', address: 'Address', phone: 'Phone', managed_area_m2: 'Managed area', about: 'About', opened_on: 'Taken over on', developer: 'Developer', built_in_year: 'Built in' },
  switch: { title: 'Switch site', search: 'Name, pinyin or code', recent: 'Recent', all: 'All sites', none: 'No such site', compare: 'Compare sites', current: 'here', hint: '↑ ↓ to choose, Enter to switch' },
  compare: {
    title: 'Sites compared', asOf: 'As of {{time}}', figure: 'Figure', unknown: 'unknown', open: '{{figure}} of {{site}}', only: 'You see one site only; there is nothing to compare', now: 'Now', period: 'Period', house: 'People and rules', area: '{{n}} m²', best: 'best', worst: 'worst',
    key: {
      registered: 'Cases taken', openNow: 'Open cases', overdueNow: 'Overdue cases', ordersNow: 'Open work orders', kept: 'Promises kept', complaintFeedback24hRate: 'Complaints answered in 24 h', satisfactionRate: 'Satisfaction', returnVisitRate: 'Return visits', repairOnTimeRate: 'Repairs on time', reworkRate: 'Rework',
      managedAreaM2: 'Managed area', headcount: 'Headcount', planned: 'Planned posts', vacantCore: 'Vacant core posts', unreadRules: 'Rules not confirmed', missingRules: 'Missing documents', nonconformities: 'Nonconformities', liaisonsOpen: 'Liaisons to follow up',
    },
  },
  duty: {
    title: 'Who answers for what', new: 'New duty', edit: 'Change duty', ready: 'Add the usual duties', added: '{{n}} duties added', name: 'Duty', category: 'Category of cases', categoryHint: 'Cases of it go by themselves to the department of the owning post', without: 'Not about cases', owner: 'Owner', assist: 'Assists', inform: 'Informed', ownerHint: 'One post; more than one is listed as unclear', conflict: 'Unclear',
    all: 'All', unclear: 'Unclear {{n}}', closed: 'put away', use: 'In use', order: 'Order', clear: 'Clear: each duty has one owning post, and somebody here holds it', uncovered: 'Categories without a duty: {{names}}', uncoveredHint: 'Their cases do not find their way by themselves.', empty: 'No duties yet', emptyHint: 'Add the usual ones, then change them to how your house works.', mark: { owner: 'O', assist: 'A', inform: 'I' },
    legend: 'O = owner, A = assists, I = informed', history: 'Changes', print: 'Print', save: 'Save', none: 'none',
    conflictHint: { no_owner: 'No post owns it', two_owners: 'More than one post owns it', vacant: 'Nobody here holds the owning post' },
  },
  liaison: {
    title: 'Liaison log', tabs: 'Outside parties', log: 'Liaison log', parties: 'Outside parties', new: 'Record a contact', at: 'When', party: 'Outside party', kind: 'Kind', subject: 'Subject', content: 'What was said', commitments: 'What was agreed', due: 'Follow up by', owner: 'Owner', result: 'What came of it', settledAt: 'Settled', by: 'Recorded by', search: 'Subject, words, agreement', followUp: 'To be followed up', followUpHint: 'Its owner is reminded before, and the chain hears when it is late',
    recorded: 'Recorded', settle: 'Settle', settled: 'Settled', change: 'Another time or owner', changed: 'Changed', reason: 'Reason', open: 'To follow up', overdue: 'Overdue', done: 'Settled', noFollowUp: 'Nothing to follow up', empty: 'No contacts yet', emptyHint: 'After you have spoken with the committee, the fire service or others, record here what was agreed.', view: { all: 'All', open: 'To follow up', overdue: 'Overdue', mine: 'Mine' }, history: 'History', page: 'Contact',
    happening: { recorded: 'Recorded', changed: 'Another time or owner', settled: 'Settled' },
  },
  party: { new: 'New party', edit: 'Change party', name: 'Name', contact: 'Contact', phone: 'Phone', address: 'Address', note: 'Note', last: 'Last contact', open: 'To follow up', active: 'In use', search: 'Party, contact, phone', empty: 'No outside parties yet', emptyHint: 'Begin with those you deal with most: committee, police, fire service.', all: 'With those put away', never: 'never' },
  wrong: {
    title: 'Nonconformities', new: 'Record', number: 'Number', at: 'Seen at', employee: 'Colleague', employeeHint: 'Leave empty when it is nobody’s in particular', operation: 'Operation', operationHint: 'What was seen', correction: 'Correction', correctionHint: 'How it was put right', observer: 'Observer', training: 'Training need', topic: 'What has to be learned', topicHint: 'Becomes a training need', post: 'For whom', recorded: 'Recorded', search: 'Operation, correction, number', empty: 'Nothing was seen done wrong',
    emptyHint: 'When you see something done wrong, put it right and record it here.', month: 'Month', count: 'Nonconformities', trained: 'With training', checks: 'Checks', score: 'Mean score', people: 'Colleague', times: '{{n}}×', noCheck: 'no check',
  },
  team: {
    title: 'Working together', form: 'Form a team', purpose: 'Purpose', lead: 'Lead', members: 'Members', membersHint: 'Of several departments; the lead is one of them', ended: 'ended', end: 'End the team', result: 'What came of it', change: 'Change members', formed: 'The team is formed', saved: 'Saved', by: 'formed by {{name}} {{at}}', none: 'No team', duty: 'Whose it is', unclear: 'Unclear', nobody: 'The matrix says nothing of this category', onShift: 'on shift', offShift: 'off shift', assist: 'Ask for help',
  },
  need: { ask: 'Ask for resources', title: 'Resources', none: 'No other department was asked' },
}
