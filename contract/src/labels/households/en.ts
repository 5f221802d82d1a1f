import type { HouseholdLabels } from './labels.ts'

export const households: HouseholdLabels = {
  householdType: { owner_occupier: 'Owner-occupier', tenant: 'Tenant', company: 'Company', vacant_owner: 'Vacant owner', merchant: 'Merchant' },
  fieldGroup: { contact: 'Contact', identity: 'Identity', family: 'Family', property: 'Property', emergency: 'Emergency contact' },
  fileField: { main_party: 'Main party', phone: 'Phone', identity: 'ID paper', bill_payer: 'Bill payer', emergency: 'Emergency contact', language: 'Language', area: 'Building area', layout: 'Layout', handed_over_on: 'Hand-over date', salutation: 'Form of address' },
  chronicleKind: { handover: 'Hand-over', renovation: 'Renovation', owner_change: 'Change of owner', tenancy_change: 'Change of tenancy', complaint: 'Major complaint', leak: 'Leak', dispute: 'Dispute', violation: 'Violation', lawsuit: 'Lawsuit', death: 'Death', incident: 'Incident', other: 'Other' },
  transferReason: { sale: 'Resale', first_sale: 'Hand-over by developer', inheritance: 'Inheritance', gift: 'Gift', court: 'Court ruling', division: 'Division on divorce', other: 'Other' },
  likeness: { same_id: 'Same ID', same_phone: 'Same phone', same_name_and_birthday: 'Same name and birthday', same_name_and_unit: 'Same name and room' },
  mergedField: { name: 'Name', sex: 'Sex', email: 'E-mail', birthday: 'Birthday', workplace: 'Workplace', emergencyContact: 'Emergency contact', contactPerson: 'Contact person', idNumber: 'ID paper' },
  qualityFlag: { incomplete: 'Incomplete', missing_contact: 'No contact', area_mismatch: 'Doubtful area', stale: 'Not checked for a year', duplicate: 'Possible duplicate' },
  correctedField: { name: 'Name', phones: 'Phones', email: 'E-mail', birthday: 'Birthday', workplace: 'Workplace', emergencyContact: 'Own emergency contact', salutation: 'Form of address', language: 'Language', emergencyName: 'Emergency contact', emergencyRelation: 'Relation', emergencyPhone: 'Emergency phone' },
  observationTopic: { contact: 'Contact', family: 'Family', preference: 'Preference', care: 'Needs care', vehicle: 'Vehicle', pet: 'Pet', property: 'Property', other: 'Other' },
  observationPlace: { service_note: 'Service note', care_tag: 'Care tag', tag: 'Tag', person_note: 'Note on the person' },
}
