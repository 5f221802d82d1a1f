// The rules of a checklist, for clients: they import values of the contract through here (zod stays out of the bundle).
export { askedItems, isFineAnswer, lacksPhotoWhenFine, missingIn, type Missing } from '@guanjia/contract/inspection-rules.ts'
