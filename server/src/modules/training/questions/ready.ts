import { HANDLING } from './ready/handling.ts'
import { HOUSE } from './ready/house.ts'
import type { ReadyQuestion } from './ready/kit.ts'
import { SAFETY } from './ready/safety.ts'
import { SERVICE } from './ready/service.ts'

/** The questions that every organisation begins with, each with the place where its answer stands. */
export const READY_QUESTIONS: readonly ReadyQuestion[] = [...SERVICE, ...HANDLING, ...HOUSE, ...SAFETY]
