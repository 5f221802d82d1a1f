import type { Locale } from '@guanjia/contract'
import { inWords } from '../../platform/messages/messages.ts'
import type { Ctx } from '../../platform/ctx.ts'

/** Finds how people call records: number and title. Records that it doesn't know may be missing. */
export type SubjectNames = (ctx: Ctx, ids: readonly string[]) => Promise<Map<string, string>>
const finders = new Map<string, SubjectNames>()

/** A module with clocks tells how its records are called in reminders. To be called once, at start. */
export function nameSubjects(subjectType: string, find: SubjectNames): void {
  finders.set(subjectType, find)
}

type Named = { subjectType: string; subjectId: string }

/** What people call the subjects; where no module says it, the word for the kind of record. */
export async function subjectNames(ctx: Ctx, subjects: readonly Named[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const type of new Set(subjects.map((subject) => subject.subjectType))) {
    const ids = [...new Set(subjects.filter((subject) => subject.subjectType === type).map((subject) => subject.subjectId))]
    const found = await finders.get(type)?.(ctx, ids)
    for (const id of ids) names.set(id, found?.get(id) ?? `@recordType:${type}`)
  }
  return names
}

/** A name as people read it: where no module names a subject, the word for its kind in the reader's language. */
export const spoken = (name: string, locale: Locale): string => inWords(name, locale)
