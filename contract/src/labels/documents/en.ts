import type { DocumentErrors, DocumentLabels, DocumentPermissions, DocumentRecords } from './labels.ts'

export const documents: DocumentLabels = {
  documentClass: { basic: 'Basic data', property: 'Property data', history: 'History' },
  documentMedium: { text: 'Text', drawing: 'Drawing', audio: 'Audio', video: 'Video', disk: 'Disk' },
  documentAcquisition: { received: 'Received', solicited: 'Solicited' },
  documentSubject: { unit: 'Unit', household: 'Household', person: 'Person', building: 'Building', site: 'Site', facility: 'Facility', meter: 'Meter', common_area: 'Common area', amenity: 'Amenity', parking_space: 'Parking space', vehicle: 'Vehicle', access_card: 'Access card', pet: 'Pet', tenancy: 'Tenancy', entrustment: 'Entrustment', business_change: 'Business' },
  documentState: { filed: 'Filed', withdrawn: 'Withdrawn' },
  documentCustody: { department: 'Department', in_transfer: 'On its way', central: 'Central archive' },
  scopeCadence: { once: 'Once', monthly: 'Monthly', quarterly: 'Quarterly', yearly: 'Yearly' },
  paperCondition: { good: 'Good', worn: 'Worn', damaged: 'Damaged', lost: 'Lost' },
  loanState: { out: 'Lent', returned: 'Returned', lost: 'Lost' },
  transferState: { draft: 'To be sent', sent: 'To be received', received: 'Received', refused: 'Sent back' },
  contractKind: { service: 'Property service', preliminary: 'Preliminary service', lease: 'Lease', parking: 'Parking space', supplier: 'Supplier' },
  contractState: { draft: 'Draft', in_force: 'In force', expired: 'Expired', terminated: 'Terminated', renewed: 'Renewed' },
  contractRisk: { low: 'Low', medium: 'Medium', high: 'High' },
  authorityKind: { police: 'Police', procuratorate: 'Procuratorate', court: 'Court', government: 'Government office', other: 'Other' },
  externalQueryState: { requested: 'To be decided', approved: 'To be handed over', handed_over: 'Handed over', refused: 'Refused', withdrawn: 'Withdrawn' },
  queryField: { name: 'Name', phone: 'Telephone', id_number: 'ID number', contact: 'Workplace and emergency contact', occupancy: 'Who lives where', unit: 'Facts of the unit' },
}

export const documentPermission: DocumentPermissions = {
  'documents:read': 'See the list of documents',
  'documents:basic': 'Read basic data documents',
  'documents:property': 'Read property documents',
  'documents:history': 'Read history documents',
  'documents:keep': 'File and keep documents',
  'documents:manage': 'Manage kinds and the archive scope',
  'contracts:read': 'See contracts',
  'contracts:keep': 'Keep contracts',
  'external_queries:register': 'Register queries from outside',
  'external_queries:approve': 'Approve queries from outside',
}

export const documentRecord: DocumentRecords = {
  document: 'Document',
  document_kind: 'Kind of document',
  archive_scope: 'Archive scope',
  archive_box: 'Box',
  archive_original: 'Paper original',
  archive_loan: 'Loan of an original',
  archive_transfer: 'Transfer to the archive',
  contract: 'Contract',
  external_query: 'External query',
}

export const documentError: DocumentErrors = {
  'original.lent': 'The original is lent and not back yet',
  'transfer.own': 'Who prepared a transfer cannot receive it',
  'external_query.own': 'Who registered a query cannot decide on it',
}
