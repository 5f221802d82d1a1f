import type { Locale, sla } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { holderNames } from './holder-names.ts'
import type { Dimension } from './report-sql.ts'

/** Finds the names of values of a dimension; those that it doesn't know may be missing. */
export type ChoiceNames = (ctx: Ctx, values: readonly string[]) => Promise<Map<string, string>>
const finders = new Map<Dimension, ChoiceNames>()

/** A module to the right tells how the values of a dimension are called: categories are its own. To be called once, at start. */
export function nameChoices(dimension: (typeof sla.REPORT_DIMENSIONS)[number], find: ChoiceNames): void {
  finders.set(dimension, find)
}

type Valued = { dimension: Dimension; value: string; subjectType?: string }
const keyOf = ({ dimension, value, subjectType }: Valued): string => `${dimension} ${subjectType ?? ''} ${value}`

/** What people call the values of dimensions, in the reader's language; a value nobody can name is its own name. */
export async function valueNames(ctx: Ctx, valued: readonly Valued[]): Promise<(value: Valued) => string> {
  const names = new Map<string, string>()
  const byDimension = new Map<Dimension, Set<string>>()
  for (const one of valued) {
    const label = labelFor(one, ctx.locale)
    if (label !== null) names.set(keyOf(one), label)
    else byDimension.set(one.dimension, (byDimension.get(one.dimension) ?? new Set()).add(one.value))
  }
  const found = new Map<Dimension, Map<string, string>>()
  for (const [dimension, values] of byDimension) found.set(dimension, await namesOf(ctx, dimension, [...values]))
  return (one) => names.get(keyOf(one)) ?? found.get(one.dimension)?.get(one.value) ?? one.value
}

/** Choices of the contract have their words there; null where names are data. */
function labelFor({ dimension, value, subjectType }: Valued, locale: Locale): string | null {
  switch (dimension) {
    case 'metric': return labelOf(locale, 'metric', value)
    case 'urgency': return labelOf(locale, 'urgency', value)
    case 'grade': return labelOf(locale, 'grade', value)
    case 'origin': return labelOf(locale, 'caseOrigin', value)
    case 'kind': return kindLabel(value, subjectType, locale)
    case 'cycle':
    case 'day': return value
    default: return null
  }
}

/** The word for a kind of record; of a work order the kinds are others than of a case. */
export function kindLabel(value: string, subjectType: string | undefined, locale: Locale): string {
  if (subjectType === 'work_order') return labelOf(locale, 'workOrderKind', value)
  const label = labelOf(locale, 'caseKind', value)
  return label === value && subjectType === undefined ? labelOf(locale, 'workOrderKind', value) : label
}

async function namesOf(ctx: Ctx, dimension: Dimension, values: string[]): Promise<Map<string, string>> {
  if (dimension === 'holder') return holderNames(ctx, values)
  if (dimension === 'site' || dimension === 'department') {
    const rows = await ctx.tx.selectFrom(dimension).select(['id', 'name']).where('id', 'in', values).execute()
    return new Map(rows.map((row) => [row.id, row.name]))
  }
  return (await finders.get(dimension)?.(ctx, values)) ?? new Map()
}
