import type { cases } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import type { CaseRow } from './present.ts'
import { gradeOf } from './rules.ts'

type MajorReason = cases.Case['majorReasons'][number]

/** What a case turns out to be when it is looked at together with all others. */
export interface Examination {
  /** Reasons that force the grade, besides those that staff ticked. */
  majorReasons: readonly MajorReason[]
  /** What is written with the case, once it has its number; in the same transaction. */
  whenWritten?: (row: CaseRow) => Promise<void>
  /** The managers hear of it in words of their own. */
  isTold?: boolean
}

interface Examiner {
  /** A case that is about to be written. */
  taken(ctx: Ctx, row: CaseRow): Promise<Examination>
  /** Kind, category, unit or person of a case changed. Answers whether it changed the case in turn. */
  changed(ctx: Ctx, before: CaseRow, after: CaseRow): Promise<boolean>
}

let examiner: Examiner | null = null
/** Complaints lie right of cases; they say here what a case is among the others. */
export function casesAreExamined(by: Examiner): void {
  examiner = by
}

/** Looks at a case before it is written, and gives it the grade that follows. */
export async function examine(ctx: Ctx, row: CaseRow): Promise<Examination> {
  if (examiner === null) return { majorReasons: [] }
  const found = await examiner.taken(ctx, row)
  row.major_reasons = [...new Set([...row.major_reasons, ...found.majorReasons])]
  row.grade = gradeOf(row.kind, row.grade, row.major_reasons)
  return found
}

const FACTS = ['kind', 'category_id', 'unit_id', 'person_id'] as const

/** Looks again at a case whose facts changed; gives the row as it is then. */
export async function factsChanged(ctx: Ctx, before: CaseRow, after: CaseRow): Promise<CaseRow> {
  if (examiner === null || FACTS.every((fact) => before[fact] === after[fact])) return after
  // The second change of one transaction must find the timers of the first.
  await ctx.flush()
  const isChanged = await examiner.changed(ctx, before, after)
  return isChanged ? ctx.tx.selectFrom('service_case').selectAll().where('id', '=', after.id).executeTakeFirstOrThrow() : after
}
