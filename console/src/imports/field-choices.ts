import i18next from 'i18next'
import { useLocale } from '@guanjia/ui'
import type { ImportRun } from '@guanjia/contract/imports.ts'
import type { EnumLabels } from '@guanjia/contract/labels/labels.ts'

/** The list from which a field takes its values; fields that are not here take any text. */
const GROUP_OF: Record<string, keyof EnumLabels> = {
  use: 'unitUse',
  unitState: 'unitState',
  sex: 'sex',
  idKind: 'idKind',
  ownerType: 'occupancyRole',
  personRole: 'occupancyRole',
  personKind: 'personKind',
  kind: 'caseKind',
  status: 'caseStatus',
  channel: 'channel',
  urgency: 'urgency',
  grade: 'grade',
}
const SCORES = ['5', '4', '3', '2', '1'].map((value) => ({ value, label: value }))
/** A history does not say since when and for what a case waits. */
const NOT_OFFERED: Record<string, readonly string[]> = { status: ['waiting'] }

/** Lists of registers, documents and contracts read their own words; their fields mean something else by the same names. */
export function hasChoices(kind: ImportRun['kind']): boolean {
  return kind === 'archives' || kind === 'cases'
}

export function takesChoice(field: string): boolean {
  return field in GROUP_OF || field === 'score'
}

/** The values of a field with their words; a profile carries the values, which are the same in every language. */
export function useFieldChoices(field: string): { value: string; label: string }[] {
  const locale = useLocale()
  if (field === 'score') return SCORES
  const group = GROUP_OF[field]
  if (!group) return []
  const words = i18next.getResource(locale, 'app', `enum.${group}`) as Record<string, string>
  return Object.entries(words)
    .filter(([value]) => !NOT_OFFERED[field]?.includes(value))
    .map(([value, label]) => ({ value, label }))
}
