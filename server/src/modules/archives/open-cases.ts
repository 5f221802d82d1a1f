import type { Ctx } from '../../platform/ctx.ts'

type Finder = (ctx: Ctx, unitIds: readonly string[]) => Promise<Map<string, number>>
let find: Finder | undefined

/**
 * The cases say how many of them are open at each unit; they lie right of the archives, which cannot ask.
 * Units without one may be missing.
 */
export function openCasesByUnit(finder: Finder): void {
  find = finder
}

/** Open cases of each unit. A missing answer is a mistake in how the process was put together, not zero: throws. */
export async function countOpenCases(ctx: Ctx, unitIds: readonly string[]): Promise<Map<string, number>> {
  if (!find) throw new Error('Nobody has said how open cases are counted: call openCasesByUnit at the start')
  return unitIds.length === 0 ? new Map() : find(ctx, unitIds)
}
