import type { practicals } from '@guanjia/contract'

type Criterion = practicals.Criterion
type Result = NonNullable<practicals.PracticalSummary['result']>

export interface Mark {
  criterionId: string
  level: number
}
export interface Sheet {
  percent: number
  hasRedLine: boolean
}

const hundredths = (value: number): number => Math.round(value * 100) / 100

/** What is wrong with marks for these criteria, as pointer and message; null when each criterion has exactly one level of its own. */
export function faultIn(criteria: readonly Criterion[], marks: readonly Mark[]): { pointer: string; message: string } | null {
  const seen = new Set<string>()
  for (const [at, mark] of marks.entries()) {
    const criterion = criteria.find(({ id }) => id === mark.criterionId)
    if (!criterion) return { pointer: `/marks/${at}/criterionId`, message: 'is not on this sheet' }
    if (seen.has(mark.criterionId)) return { pointer: `/marks/${at}/criterionId`, message: 'stands here twice' }
    seen.add(mark.criterionId)
    if (mark.level >= criterion.levels.length) return { pointer: `/marks/${at}/level`, message: 'no such level' }
  }
  const missing = criteria.find(({ id }) => !seen.has(id))
  return missing === undefined ? null : { pointer: '/marks', message: `not scored: ${missing.text}` }
}

/** What is wrong with the criteria of a rubric; null when nothing is. */
export function faultInCriteria(criteria: readonly Criterion[]): { pointer: string; message: string } | null {
  const ids = criteria.map(({ id }) => id)
  const twice = ids.findIndex((id, at) => ids.indexOf(id) !== at)
  return twice === -1 ? null : { pointer: `/criteria/${twice}/id`, message: 'stands here twice' }
}

/** The weighted mean of the levels, the best level being 100; a red line on its lowest level is crossed. */
export function scoreSheet(criteria: readonly Criterion[], marks: readonly Mark[]): Sheet {
  const levels = new Map(marks.map(({ criterionId, level }) => [criterionId, level]))
  const weight = criteria.reduce((sum, criterion) => sum + criterion.weight, 0)
  const earned = criteria.reduce((sum, criterion) => sum + (criterion.weight * levels.get(criterion.id)!) / (criterion.levels.length - 1), 0)
  return { percent: hundredths((earned / weight) * 100), hasRedLine: criteria.some(({ id, isRedLine }) => isRedLine && levels.get(id) === 0) }
}

/** How far apart two assessors are; null unless there are exactly two sheets to compare. */
export function spreadOf(sheets: readonly Sheet[]): number | null {
  return sheets.length === 2 ? hundredths(Math.abs(sheets[0]!.percent - sheets[1]!.percent)) : null
}

/** Two who differ by more than the tolerance, or about a red line, need a third. */
export function needsThird(sheets: readonly Sheet[], tolerance: number): boolean {
  const spread = spreadOf(sheets)
  return spread !== null && (spread > tolerance || sheets[0]!.hasRedLine !== sheets[1]!.hasRedLine)
}

/** One sheet as it is, the mean of two, the middle one of three and more; a red line when more than half saw it crossed. */
export function settle(sheets: readonly Sheet[], passPercent: number): { percent: number; hasRedLine: boolean; isPassed: boolean } {
  const percents = sheets.map(({ percent }) => percent).toSorted((a, b) => a - b)
  const middle = percents.length / 2
  const percent = hundredths(percents.length % 2 === 1 ? percents[Math.floor(middle)]! : (percents[middle - 1]! + percents[middle]!) / 2)
  const hasRedLine = sheets.filter((sheet) => sheet.hasRedLine).length * 2 > sheets.length
  return { percent, hasRedLine, isPassed: !hasRedLine && percent >= passPercent }
}

/** The total by the weights of the two parts; null while the written one is needed and unknown. */
export function totalOf(practical: number, theory: number | null, theoryWeight: number, hasTheory: boolean): number | null {
  if (!hasTheory) return practical
  return theory === null ? null : hundredths((practical * (100 - theoryWeight) + theory * theoryWeight) / 100)
}

/** Both parts must pass (TRN-012), however good the other one is. */
export function resultOf(practicalPassed: boolean, theoryPassed: boolean | null, hasTheory: boolean): Result {
  if (!practicalPassed || theoryPassed === false) return 'failed'
  return hasTheory && theoryPassed === null ? 'theory' : 'passed'
}

/** Evaluators by department: who has spoken in percent of the weight, and the mean of those by their weights (TRN-013). */
export function jointOf(evaluations: readonly { weight: number; percent: number | null; hasRedLine: boolean | null }[], quorumPercent: number): { present: number; hasQuorum: boolean; percent: number | null; hasRedLine: boolean } {
  const spoken = evaluations.filter((one): one is { weight: number; percent: number; hasRedLine: boolean | null } => one.percent !== null)
  const sum = (rows: readonly { weight: number }[]): number => rows.reduce((all, { weight }) => all + weight, 0)
  const share = (sum(spoken) / sum(evaluations)) * 100
  return {
    present: Math.round(share), hasQuorum: share >= quorumPercent && spoken.length >= 2, hasRedLine: spoken.some(({ hasRedLine }) => hasRedLine === true),
    percent: spoken.length === 0 ? null : hundredths(spoken.reduce((all, one) => all + one.percent * one.weight, 0) / sum(spoken)),
  }
}
