import type { archives as source } from '../zh-CN/archives.ts'

export const archives: typeof source = {
  title: 'Archives',
  units: 'Units',
  persons: 'People',
  look: 'What the archives show',
  newUnit: 'New unit',
  newBuilding: 'New building',
  newPerson: 'New person',
  newCase: 'New case',
  importList: 'Import a list',
  edit: 'Change',
  openPage: 'Open the page',
  closePanel: 'Close',
  all: 'All',
  comma: ', ',
  since: 'since {{day}}',
  squareMetres: '{{n}} ㎡',
  floorOf: 'Floor {{n}}',
  tree: {
    label: 'Buildings and entrances', site: 'All units', count: '{{n}} units', open: 'Open {{name}}', close: 'Close {{name}}', entrance: 'Entrance {{code}}', empty: 'No buildings yet', emptyHint: 'Import the list that you have, or make the first building.', find: 'Find a building',
  },
  list: { words: 'Room', empty: 'No units yet', emptyHint: 'Importing the list that you have is fastest; units can also be made one by one.', area: 'Area', owners: 'Owners', openCases: 'Open', building: 'Building', chooseHint: 'Choose a unit to see everything about it' },
  personList: { words: 'Name, pinyin initials, phone', empty: 'No people yet', emptyHint: 'They appear after an import; they can also be made one by one.', current: 'Living here', units: 'Units', company: 'Companies', phone: 'Phone', owners: 'Owners', tenants: 'Tenants' },
  group: { people: 'People now', before: 'People before', unit: 'The unit', cases: 'Cases', openCases: 'Open cases', pastCases: 'Past cases', contact: 'Contact', identity: 'Person', companyFacts: 'Company', units: 'Units now', unitsBefore: 'Units before', timeline: 'History' },
  field: {
    building: 'Building', entrance: 'Entrance', code: 'Code', zone: 'Zone', steward: 'Steward', rent: 'Monthly rent', entrances: 'Entrances', floors: 'Floors', hasElevator: 'Lift', phone: 'Phone', phoneLabel: 'Label', mainPhone: 'main', account: 'Resident account', hasAccount: 'Open',
    noAccount: 'None', kind: 'Kind', openCases: 'Open cases', updatedAt: 'Last changed', name: 'Name', personName: 'Name', companyName: 'Company name', person: 'Person', unit: 'Unit',
  },
  noPeople: 'Nobody lives here', noPeopleHint: 'Once an owner or occupant is registered, their call is recognised.', noUnits: 'No unit', noOpenCases: 'No open cases', noPastCases: 'No past cases', allCases: 'All cases', billPayer: 'Pays the bills', moveIn: 'Move in', moveOut: 'Move out', noPhone: 'No phone',
  unitForm: { create: 'New unit', change: 'Change the unit', noEntrance: 'No entrance', roomHint: 'Such as 1201; the code is made of building, entrance and room', layoutHint: 'Such as 3 rooms', notHandedOver: 'A unit that is not handed over has no handover date', areaOrder: 'The indoor area is larger than the building area', act: 'Create' },
  personForm: {
    create: 'New person', change: 'Change the person', act: 'Create', addPhone: 'Add a phone', removePhone: 'Remove this phone', phoneHint: 'The first one is the main number', phoneShort: 'The phone is too short', labelHint: 'Such as spouse, office', keepId: 'Now {{id}}; leave empty to keep it', idHint: 'Kept encrypted; pages show only its ends', emailBad: 'This is no e-mail address', tagsHint: 'Such as lives alone, volunteer',
  },
  buildingForm: { create: 'New building', act: 'Create', codeHint: 'Such as 3; “03” and “3” are the same', nameHint: 'Such as Building 3', addEntrance: 'Add an entrance', removeEntrance: 'Remove this entrance', elevator: 'Lift', entranceCode: 'Entrance', later: 'Units can be made or imported afterwards' },
  occupancyForm: {
    title: 'Move in · {{unit}}', titleForPerson: 'Add a unit · {{person}}', act: 'Move in', existing: 'Has a file', fresh: 'New person', from: 'Moved in on', until: 'Expected to leave on', payer: 'Pays the bills', role: 'Role', order: 'The end is before the beginning', made: 'The file of {{name}} is made', fromHint: 'Leave empty when unknown', untilHint: 'For tenants: the end of the lease',
  },
  endForm: { title: 'Move out · {{name}}', act: 'Move out', lastDay: 'Last day', hint: 'The history stays; nothing is deleted. The last day still counts.', payerHint: 'Nobody will pay the bills of this unit afterwards.' },
  conflict: {
    title: 'Somebody else changed this record meanwhile', hint: 'Choose what to keep for each field, then save.', field: 'Field', mine: 'Yours', theirs: 'As it is now', takeMine: 'Mine', takeTheirs: 'As it is now', adopted: 'Also changed by others and taken in: {{fields}}.', noClash: 'Your changes do not clash; save again.', empty: '(empty)',
  },
  created: '{{name}} created', saved: 'Saved', movedIn: '{{name}} moved in', movedOut: '{{name}} moved out',
  wrong: '{{what}}: {{detail}}',
  action: { created: 'File made', changed: 'Changed', occupancy_started: 'Moved in', occupancy_ended: 'Moved out', imported: 'Imported', account_opened: 'Resident account opened' },
  yes: 'Yes', no: 'No',
}
