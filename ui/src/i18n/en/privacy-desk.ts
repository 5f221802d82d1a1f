export const privacyDesk = {
  nav: 'Personal data',
  tabs: { look: 'Personal data', retention: 'Retention', holds: 'Legal holds', erasures: 'Copies and erasure', missing: 'Missing consents', texts: 'Notices and consents', rules: 'Protection' },
  retention: {
    hint: 'Nothing of people is kept for ever: what is due goes at night, open matters and holds stay, and every run is reported.',
    class: 'What', keep: 'Kept for', days: '{{n}} days', isOn: 'At the end', on: 'Purged', off: 'Kept', change: 'Change', changeTitle: 'Retention: {{class}}', daysLabel: 'Days to keep', daysHint: 'Counted from the end of the matter', onHint: 'When off, nothing of this kind is purged', saved: 'Saved; it holds from tonight',
    runs: 'Purge reports', try: 'Try', now: 'Purge now', tried: 'Tried; nothing was purged', done: '{{n}} items purged', ask: 'Purge personal data that are due?', askHint: 'This cannot be undone. Try first if in doubt.', act: 'Purge',
    at: 'Time', by: 'By', nightly: 'By night', kind: 'Kind', dry: 'Trial', real: 'Purge', purged: 'Purged', wouldPurge: 'Would purge', held: 'Held', open: 'Open', none: 'No reports yet', noneHint: 'The first comes after 01:00; or try now.', nothing: 'Nothing was due', orgOnly: 'Holds for the whole company; head office changes it.',
  },
  holds: {
    hint: 'During lawsuits and investigations nothing of these people and units is purged or erased.', place: 'Place a hold', placeTitle: 'Place a legal hold', of: 'Hold on', person: 'Person', unit: 'Unit', reason: 'Reason', reasonHint: 'The matter or the number of the letter', placed: 'Placed', lift: 'Lift', liftTitle: 'Lift the hold', liftHint: 'What is due goes the night after.', liftReason: 'Why it is lifted', state: 'State', active: 'Held', lifted: 'Lifted', none: 'No holds', noneHint: 'When papers of a lawsuit or an inquiry arrive, place a hold first.', placedOk: 'Hold placed', liftedOk: 'Hold lifted', onlyActive: 'Only what is held',
  },
  erasures: {
    hint: 'People may read and copy what is kept of them, and ask for erasure. The site manager does both, and proof stays.',
    give: 'Hand out a copy', giveTitle: 'Copy of personal data', giveHint: 'Everything that is kept of the person, as JSON and Excel. Check who asks before you hand it over; the file is marked, and this act is logged.', giveAct: 'Make and download', given: 'Made; hand it to the person', person: 'Person',
    erase: 'Erase', eraseTitle: 'Erase personal data', look: 'Show what goes', obstacles: 'Not yet: something is still open', willErase: 'Goes', willKeep: 'Stays by law', rows: '{{n}} items', nameLabel: 'Type the name to confirm: {{name}}', nameWrong: 'Not the name', reason: 'Reason', eraseAct: 'Erase', eraseHint: 'This cannot be undone. What must stay loses name, phone and identity number.', erasedOk: 'Erased; certificate {{number}}', already: 'This person was erased before',
    list: 'Certificates of erasure', number: 'Number', at: 'Erased', by: 'By', parts: 'Gone / kept', progress: 'Progress', running: 'Going through the history', finished: 'Done', pdf: 'Certificate', none: 'Nobody was erased yet', noneHint: 'Certificates stand here afterwards, without the name.',
    gave: 'Copies handed out', gaveAt: 'Time', noneGiven: 'No copies yet',
  },
  missing: { hint: 'People whose papers or family are on file without a consent, mostly from imports: ask when you next meet them.', title: 'Missing consents', name: 'Name', phone: 'Phone', rooms: 'Rooms', purposes: 'To ask for', purpose: 'Purpose', building: 'Building', q: 'Name', empty: 'No consent is missing', emptyHint: 'Papers and families all rest on a consent.' },
  texts: {
    hint: 'People agree to one version of a text. A change is a new version; earlier consents keep theirs.', kind: 'Purpose', version: 'Version {{n}}', madeBy: '{{who}} · {{at}}', older: 'Earlier versions ({{n}})', write: 'Revise', writeTitle: 'Revise: {{kind}}', title: 'Title', words: 'Text', publish: 'Publish', undertaking: 'Undertaking of colleagues', published: 'Version {{n}} is published', undertakingHint: 'Every colleague has to sign anew before seeing covered data.', consentHint: 'New consents use the new version; earlier ones stay as they are.', product: 'Built in',
  },
  rules: {
    hint: 'Who looks, whether too often, and whether to prove it again before.', marksPages: 'Mark on pages', marksPagesHint: 'Pages with personal data show who looks', marksExports: 'Mark on exports', marksExportsHint: 'Files end with who exported them and when', proof: 'Prove again', proofHint: 'When the last proof is older than this, password or code is asked for again before identity numbers and copies', minutes: 'minutes', many: 'Looks in an hour that are unusual', times: 'looks', day: 'Usual hours', from: 'from', until: 'until', saved: 'Saved', orgOnly: 'Holds for the whole company; head office changes it.',
  },
  proof: { title: 'Prove who you are', hint: 'Before the identity number opens, prove again that it is you.', by: 'By', password: 'Password', code: 'Code', act: 'Prove' },
}
