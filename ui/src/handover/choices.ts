/** Closed choices of the construction defects, of the part of the contract that stands without zod. */
export * from '@guanjia/contract/handover-choices.ts'
