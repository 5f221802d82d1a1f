/** Closed choices of the environment work, of the part of the contract that stands without zod. */
export * from '@guanjia/contract/environment-choices.ts'
