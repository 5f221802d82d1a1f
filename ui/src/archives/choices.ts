/** Closed choices that screens list, of the parts of the contract that stand without zod. */
export * from '@guanjia/contract/household-choices.ts'
export * from '@guanjia/contract/dataquality-choices.ts'
export * from '@guanjia/contract/bulk-most.ts'
export * from '@guanjia/contract/exam-choices.ts'
export * from '@guanjia/contract/training-choices.ts'
export * from '@guanjia/contract/score-choices.ts'
export * from '@guanjia/contract/quality-choices.ts'
