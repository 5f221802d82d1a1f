/** The steward's day on the phone, and outside parties. */
export const mobileSteward = {
  title: 'My zone', visits: 'To see today', homes: 'Homes', noVisits: 'Nobody to see or call today', noVisitsText: 'Appointments, orders at homes, return visits and key customers stand here.', noBuildings: 'No building is yours yet', noBuildingsText: 'A supervisor names stewards under settings, buildings.',
  kind: { appointment: 'Appointment', order: 'Work order', complaint_task: 'Complaint task', return_visit: 'Return visit', key_customer: 'Key customer', opportunity: 'Personal service' }, part: { steward: 'Mine', backup: 'Standing in', zone: 'Zone' },
  household: 'The household', contact: 'Note a contact', contactSave: 'Save the contact', contacted: 'Noted, next on {{day}}', words: 'What was talked about and promised', wordsNeeded: 'Please fill in', next: 'Next contact', inDays: 'In {{n}} days',
  buildings: 'Buildings', lived: '{{n}} of {{of}} lived in', late: '{{n}} overdue', open: '{{n}} open', find: 'Find a room', noHomes: 'No such room', more: 'Only the first 100 are shown: type a room', atDesk: 'At the desk',
  atHand: 'This home', warranty: 'Builder’s warranty: {{parts}}', openCases: 'Open cases', report: 'New case for this home',
  liaisons: 'Outside parties', newLiaison: 'Note a contact', toFollow: 'To follow up', allLiaisons: 'All', noLiaisons: 'Nothing was noted', settled: 'Followed up', noted: 'Noted', settle: 'Followed up', party: 'Party', at: 'When', said: 'What was said', agreed: 'What was agreed', due: 'Due', owner: 'Whose', result: 'Outcome', by: 'Noted by', subject: 'Subject', followIn: 'Follow up within', save: 'Save',
}
