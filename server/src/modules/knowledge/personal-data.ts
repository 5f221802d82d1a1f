import { atTheirSites, holdsRows, ofPerson, ofTheirUnits } from '../../platform/personal-data/index.ts'

/** What people asked and took away at the desk. */
export function personalDataOfKnowledge(): void {
  holdsRows('knowledge', [
    { table: 'fee_query', of: ofPerson(), blanks: { asked_name: '' }, coversJson: ['lines'], why: 'proof' },
    { table: 'fee_query', of: ofTheirUnits(), own: null, covers: ['asked_name'], coversJson: ['lines'] },
    { table: 'document_receipt', of: ofPerson(), blanks: { note: '' }, covers: ['by_name'], why: 'proof' },
    { table: 'knowledge_gap', of: atTheirSites, isShared: true, covers: ['words', 'reason'] },
  ])
}
