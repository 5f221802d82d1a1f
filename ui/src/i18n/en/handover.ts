export const handover = {
  tabs: 'Construction defects', late: 'overdue', print: 'Print', write: 'Write to the developer', ofUnit: 'Construction defects', allOfUnit: 'All {{n}}',
  search: { defect: 'Number, place, defect, room', letter: 'Number, party, received by' },
  view: { open: 'Open', overdue: 'Overdue', toWrite: 'To be written', recheck: 'To be re-inspected', tell: 'Owner to be told', all: 'All' },
  field: {
    number: 'Number', place: 'Place', building: 'Building', description: 'Defect', unit: 'Unit', area: 'Common area', facility: 'Facility', location: 'Where exactly', trade: 'Trade', part: 'Part under warranty', warranty: 'Warranty', builder: 'Builder', source: 'Reported by', person: 'Person', contact: 'Contact', finding: 'Finding', registeredAt: 'Registered', state: 'State', age: 'Open for',
    letters: 'Letters', dueOn: 'Deadline', promisedOn: 'Promised day', newDueOn: 'New deadline', order: 'Work order', workerId: 'Technician', costFen: 'Cost of own repair', chargedFen: 'Charged back', fixedAt: 'Fixed', failures: 'Failed re-inspections', verifiedAt: 'Re-inspected', toldAt: 'Owner told', toldHow: 'How, and what they said', outcome: 'Outcome', photoIds: 'Pictures', note: 'Note', isFine: 'Passed', daysOpen: 'Days',
    party: 'To', items: 'Defects', open: 'Open', delivered: 'Delivered', madeAt: 'Written', words: 'Text of the letter', way: 'How', receivedBy: 'Received by', proof: 'Proof of receipt',
  },
  hint: {
    where: 'One of unit, area and facility; with none of them say where in words', location: 'Such as: ceiling of the bathroom, ramp of garage B', workerId: 'Left empty it goes to dispatch', isFine: 'Off means not passed: it goes back', newDueOn: 'Where it did not pass', toldHow: 'Such as: by telephone, content', items: 'Tick what the letter is about; each may have a deadline of its own', words: 'Left empty the standard text is printed',
  },
  items: { first: 'Choose the party first', none: 'Nothing waits for this party', all: 'All ({{n}})', ownDay: 'Own deadline' },
  happening: { registered: 'Registered', notified: 'Developer notified', recheck_failed: 'Did not pass', order_done: 'Repaired by us', order_cancelled: 'Could not be repaired by us, reported up', written: 'Written' },
  summary: { title: 'Summary', all: 'All', open: 'Open', overdue: 'Overdue', closed: 'Closed', ofAll: 'of {{n}} registered', overdueNote: 'past the deadline or the promised day', stillOpen: 'still open', charged: 'Charged back {{amount}}', byBuilding: 'By building', byTrade: 'By trade', byBuilder: 'By builder', noBuilding: 'No building', noBuilder: 'Builder unknown', export: 'Export', attention: 'Half a year after the hand-over: weekly review until {{until}}', lastReview: 'last on {{on}}: {{n}} open' },
}
