import { DESK_COURSES } from './ready/desk.ts'
import { GROUNDS_COURSES } from './ready/grounds.ts'
import { HOUSE_COURSES } from './ready/house.ts'
import type { ReadyCourse } from './ready/course.ts'

/** The courses that every organisation begins with, in the words of the handbooks; questions of the same topic stand in the bank. */
export const READY_COURSES: readonly ReadyCourse[] = [...DESK_COURSES, ...GROUNDS_COURSES, ...HOUSE_COURSES].toSorted((a, b) => (a.code < b.code ? -1 : 1))
