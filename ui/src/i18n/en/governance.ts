import type { Messages } from '../zh-CN/index.ts'

export const governance: Messages['governance'] = {
  tabs: { responsibilities: 'Duties', liaisons: 'Outside parties', rules: 'Rulebook', outstanding: 'Who has read', completeness: 'Completeness', org: 'Pages of the organisation', chart: 'Org chart', positions: 'Posts', company: 'Company and site' },
  kind: { policy: 'Policy', operating_rule: 'Operating rule', duty_sheet: 'Duty sheet' },
  audience: { staff: 'Staff', owner: 'Owners', everybody: 'Staff and owners' },
  force: { in_force: 'In force', pending: 'Not yet in force', expired: 'Expired' },
  state: { draft: 'Draft', published: 'Published', withdrawn: 'Withdrawn' },
  dutyClass: { FOUNDATION: 'Foundation', CUSTOMER_FACING: 'Serving customers', ASSURANCE: 'Assurance' },
  line: { FRONT_LINE: 'Front line', SECOND_LINE: 'Second line', unknown: 'Without a post', unknownHint: 'Their title is no post of the list' },
  rule: {
    readySheets: 'Duty sheets of the usual posts', sheetsAdded: '{{n}} drafts added; look through them and publish', noSheets: 'The usual posts have their duty sheets', takesStandards: 'Service standards', takesHint: 'In the version in force, they become the section of standards of this sheet', standardRevised: 'The standard was revised since',
    title: 'Rulebook', new: 'New document', search: 'Name, code, text', code: 'Code', name: 'Name', kind: 'Kind', for: 'For', position: 'Post', site: 'Site', allSites: 'All sites', state: 'State', version: 'Version', versionN: 'Version {{n}}', effectiveOn: 'In force from', expiresOn: 'Until', readBy: 'To be read by',
    requirement: 'Fulfils the requirement', mine: 'Confirmed by me', isRead: 'Confirmed', isUnread: 'To confirm', hasDraft: 'Has a draft', all: 'All', unread: 'For me to confirm', empty: 'No documents yet', emptyHint: 'Write a policy, an operating rule or a duty sheet; once published, those concerned confirm it.',
    confirm: 'I have read it and will follow it', confirmed: 'Confirmed', signOnPhone: 'To be signed on the phone', revise: 'Revise', print: 'Print', published: 'Published; those concerned are told', publishHint: 'Those concerned are told to read and confirm. A published version never changes.', reason: 'Why it was revised', reasonHint: 'Not needed for the first version', readByHint: 'Empty: the day it comes into force, or within 7 days',
    draftN: 'Draft (version {{n}})', current: 'Newest version', versions: 'Versions', log: 'published by {{by}} {{at}}', first: 'First version', none: 'Not published', promiseGone: 'This time limit is gone', outstanding: 'Who has read', of: '{{read}} of {{of}} confirmed', missing: '{{n}} have not confirmed', missingWho: 'Not confirmed by', everybodyRead: 'Confirmed by all', residentsRead: '{{n}} owners confirmed',
    remind: 'Remind them', reminded: '{{n}} reminded', remindedToday: 'Reminded today already', late: 'late', progress: 'Progress',
  },
  editor: {
    title: 'Revise {{name}}', save: 'Save the draft', saved: 'Draft saved', codeHint: 'Capitals, digits, hyphens', effectiveHint: 'Empty: the day of publishing', expiresHint: 'Empty: for good', body: 'Text', files: 'Files', positionHint: 'With a post, its people confirm it', duties: 'Duties', paragraphs: 'Paragraphs', text: 'Duty', paragraph: 'Content', standard: 'Standard', class: 'Class', promise: 'Time limit',
    remove: 'Remove this one', add: 'Add one',
  },
  complete: { new: 'New required document', edit: 'Change a required document', codeHint: '2–20 capitals, digits or hyphens', siteKinds: 'Kinds of site', everySite: 'Every site', use: 'Required', useHint: 'Switched off it is no longer checked; documents stay as they are', all: 'With those not asked here', dropped: 'no longer required', notHere: 'Not asked here', empty: 'No documents are required yet', of: '{{site}}: {{present}} of {{of}} required documents in force', required: 'Required document', document: 'Document', present: 'In force', pending: 'Not yet in force', expired: 'Expired', missing: 'Missing' },
  org: {
    title: 'Organisation of {{site}}', print: 'Print', plan: 'Planned posts', planHint: 'How many people of each post this site plans with; empty: none.', newDepartment: 'New department', editDepartment: 'Change department', create: 'Create', name: 'Name', alias: 'Other names', aliasHint: 'What other houses call it; imports know it by these', parent: 'Below', top: 'Top level', order: 'Order', active: 'In use', activeHint: 'Only a department without people and without departments below can be closed',
    open: 'In use', closed: 'Closed', code: 'Code', codeHint: 'Capitals, digits, underscores', vacant: 'Core posts vacant: {{names}}', vacantHint: 'Open the site once these posts are filled.', managers: 'In charge', unplaced: 'In no department', headcount: 'People', unplanned: 'Not planned', plannedN: '{{n}} planned', people: '{{n}} people', vacantOne: 'vacant', nobody: 'Nobody yet',
  },
  position: { name: 'Post', department: 'Department', line: 'Line', core: 'Core post', coreHint: 'The chart warns while it is vacant', isCore: 'Core', years: 'Years required', yearsN: '{{n}} years and more', experience: 'Experience required', new: 'New post', edit: 'Change post', ready: 'Add the usual posts', added: '{{added}} posts added, {{linked}} colleagues matched' },
  company: {
    edit: 'Change the company profile', editSite: 'Change the site profile', name: 'Name of the company', slogan: 'Slogan', sloganHint: 'Shown on the sign-in page and to residents', foundedOn: 'Founded on', philosophy: 'Service philosophy', philosophyHint: 'Enter after each', quality: 'Quality system', about: 'About', area: 'Managed area', unknown: 'not said', managers: 'Managers', site: 'Site', kind: 'Kind',
    amenities: 'Amenities', amenitiesHint: 'Enter after each', openedOn: 'Taken over on', staff: 'Management',
  },
  template: {
    title: 'Templates for new sites', save: 'Save as a template', hint: 'Keeps departments, planned posts, zones, documents and service hours of a site; no people, no residents.', empty: 'No templates yet', from: 'From the site', name: 'Name of the template', note: 'Note', use: 'Start from a template', useHint: 'The new site gets all of it at once', without: 'Without a template', cut: 'Departments', cuts: { service_centre: 'Four departments and one centre', management_office: 'Management office with five departments' }, preview: 'What the template brings', shared: 'Categories, time limits and service standards are those of the company',
    part: { departments: 'Departments', establishment: 'Planned posts', zones: 'Zones', documents: 'Documents of the site (as drafts)', hours: 'Service hours' }, close: 'Put away', reopen: 'Take back',
  },
  person: { post: 'Post', postHint: 'From the list of posts; any other title goes into “Position”', joinedOn: 'With us since', years: 'Years in the trade', experience: 'Experience', short: 'Fewer years than the post asks for', meets: 'Meets what the post asks for' },
}
