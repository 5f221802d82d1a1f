import { merges } from '@guanjia/contract'
import type { OccupancyRow } from '../occupancy-rows.ts'
import { overlap } from '../period.ts'

export interface StoredPhone {
  number: string
  reversed: string
  label: string
}

/** Facts of one of the two files. `idIndex` compares papers without reading them. */
export interface FileSide {
  id: string
  kind: 'person' | 'company'
  values: Record<Exclude<merges.MergedField, 'idNumber'>, string>
  idNumber: string
  idIndex: string | null
  tags: string[]
  phones: StoredPhone[]
  siteIds: string[]
}

type Fields = merges.MergePreview['fields']

/** An empty value, or one that says that nobody knows. */
const isEmpty = (field: merges.MergedField, value: string): boolean => value === '' || (field === 'sex' && value === 'unknown')

/** Field by field: what each file says, what remains, and where they contradict. What only one of them knows is kept. */
export function mergedFields(keep: FileSide, other: FileSide, takeFromOther: readonly merges.MergedField[]): Fields {
  return merges.MERGED_FIELDS.map((field) => {
    const a = field === 'idNumber' ? keep.idNumber : keep.values[field]
    const b = field === 'idNumber' ? other.idNumber : other.values[field]
    const isSame = field === 'idNumber' ? keep.idIndex === other.idIndex : a === b
    const isConflict = !isSame && !isEmpty(field, a) && !isEmpty(field, b)
    const result = isSame ? 'same' : isEmpty(field, a) || (takeFromOther.includes(field) && !isEmpty(field, b)) ? 'other' : 'keep'
    return { field, keep: a, other: b, result, isConflict }
  })
}

/** Phones of both, those of the kept file first; at most ten remain. */
export function mergedPhones(keep: FileSide, other: FileSide): FileSide['phones'] {
  return [...keep.phones, ...other.phones.filter(({ number }) => !keep.phones.some((phone) => phone.number === number))]
}

export function mergedTags(keep: FileSide, other: FileSide): string[] {
  return [...new Set([...keep.tags, ...other.tags])]
}

/** Why two files cannot be one person. */
export function mergeRefusals(keep: FileSide, other: FileSide): string[] {
  const refusals: string[] = []
  if (keep.id === other.id) refusals.push('same_file')
  if (keep.kind !== other.kind) refusals.push('person_and_company')
  if (keep.idIndex !== null && other.idIndex !== null && keep.idIndex !== other.idIndex) refusals.push('different_papers')
  if (mergedPhones(keep, other).length > 10) refusals.push('too_many_phones')
  return refusals
}

/** What becomes of a stay of the other file: it moves as it is, or joins one of the kept file at the same unit in the same role. */
export interface MovedStay {
  stay: OccupancyRow
  into: OccupancyRow | null
}

/** A stay that shares a day with one of the kept file in the same role is the same stay, told twice. */
export function movedStays(keep: readonly OccupancyRow[], other: readonly OccupancyRow[]): MovedStay[] {
  return other.map((stay) => ({ stay, into: keep.find((own) => own.unit_id === stay.unit_id && own.role === stay.role && overlap(own, stay)) ?? null }))
}

/** The time of both: unknown stays unknown, for ever stays for ever. */
export function jointPeriod(a: Pick<OccupancyRow, 'from_on' | 'until_on'>, b: Pick<OccupancyRow, 'from_on' | 'until_on'>): { from_on: string | null; until_on: string | null } {
  return {
    from_on: a.from_on === null || b.from_on === null ? null : a.from_on < b.from_on ? a.from_on : b.from_on,
    until_on: a.until_on === null || b.until_on === null ? null : a.until_on > b.until_on ? a.until_on : b.until_on,
  }
}
