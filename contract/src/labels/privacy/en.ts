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
}
