import type { PrivacyLabels } from './labels.ts'

export const privacy: PrivacyLabels = {
  accessPurpose: {
    check_identity: 'Check identity',
    handle_case: 'Handle a case',
    contact_household: 'Contact the household',
    charge_fees: 'Charge fees',
    hand_over: 'Hand over a unit',
    emergency: 'Emergency',
    keep_archives: 'Keep the archives',
    own_request: 'Asked for by the person',
    legal_query: 'Query by law',
    audit: 'Internal audit',
  },
  accessAct: { view: 'Viewed', unmask: 'Uncovered', search: 'Searched', print: 'Printed', export: 'Exported', disclose: 'Given out' },
  dataClass: { id_number: 'Identity number', bank_account: 'Bank account', phone: 'Phone', contact: 'Contact details', birthday: 'Birthday', document: 'Papers', care: 'Care facts', archive: 'Whole file' },
  coveredField: { id_number: 'Identity number', phones: 'Phones' },
  consentPurpose: { identity: 'Identity papers', family: 'Family members', personal_service: 'Personal service', marketing: 'Offers', pictures: 'Pictures' },
  consentState: { given: 'Given', refused: 'Refused', withdrawn: 'Withdrawn' },
  consentChannel: { in_person: 'In person', phone: 'By phone', paper: 'On paper', app: 'In the app', message: 'By message' },
  retentionClass: { departed_persons: 'People who left', refused_registrations: 'Refused registrations', visitors: 'Visitors at the desk', gate_visitors: 'Visitors at the gate', sent_texts: 'Texts and mails sent', imported_files: 'Imported files', mystery_visitors: 'Mystery visitors' },
  unusualReason: { many: 'Many in an hour', outside_hours: 'At odd hours', outside_zone: 'Outside the own zone' },
  trailFinding: { changed: 'Changed', deleted: 'Deleted', inserted: 'Inserted', moved: 'Reordered', seal: 'Link changed', tail: 'Tail cut off', heads: 'Memory changed' },
  erasureObstacle: { lives_here: 'Still owns or lives in', open_case: 'Case is open', open_visit: 'Visit is open', open_opportunity: 'Opportunity is open', legal_hold: 'Must be kept by law', staff_account: 'Works here', parking_lease: 'Parking lease runs', tenancy: 'Tenancy runs', open_errand: 'Errand is open', running_contract: 'Contract runs' },
  personalPart: { violations: 'Violations', handover: 'Hand-over and defects', emergency: 'Incidents and drills', inspections: 'Rounds', environment: 'Environment', maintenance: 'Maintenance', energy: 'Energy', staffing: 'Rota', archives: 'Archives', people: 'Sign-in', cases: 'Cases', reception: 'Visits', relations: 'Care facts', privacy: 'Consents and access log', access_log: 'Access log', homes: 'Homes and households', registers: 'Vehicles, cards, pets and tenancies', documents: 'Documents and contracts', knowledge: 'Enquiries and papers received', errands: 'Errands and bookings', workorders: 'Work orders and quotes', complaints: 'Complaints', care: 'Personal service', quality: 'Service checks', dailywork: 'Shift logs and tasks', insight: 'Improvements', training: 'Training needs', messages: 'Messages and names of files', deliveries: 'Notices sent', proofs: 'Notes of consents and holds' },
  keptBecause: { occupancies_without_name: 'Who owned when must be kept; without the name', service_record: 'Records of service must be kept; without name and phone', proof: 'Consents and looks are proof of duties kept', register_without_name: 'Registers must be kept; without what tells who', tenancy_law: 'Tenancies must be kept by law; without the name', accounts: 'Vouchers must be kept by accounting law', archive_law: 'Papers of a unit stay with it; without the name', contract: 'Contracts are kept until claims lapse', signature: 'Signatures prove what was agreed' },
}
