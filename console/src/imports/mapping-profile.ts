import type { ImportRun } from '@guanjia/contract/imports.ts'
import type { Profile } from './profile-file.ts'

type Sheets = ImportRun['sheets']

/** What each column is taken for, as the person wants it: `mapping[sheet][column]`; null is not imported. */
export type Mapping = (string | null)[][]

export function mappingOf(sheets: Sheets): Mapping {
  return sheets.map(({ columns }) => columns.map(({ field }) => field))
}

export function isSameMapping(a: Mapping, b: Mapping): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/**
 * Chooses a field for one column. A profile names one header for a field, so every other column of that field with another header is
 * given up; columns of the same header in other sheets get the same field.
 */
export function choose(sheets: Sheets, mapping: Mapping, at: { sheet: number; column: number }, field: string | null): Mapping {
  const header = sheets[at.sheet]!.columns[at.column]!.header
  return mapping.map((columns, sheet) =>
    columns.map((before, column) => {
      if (sheet === at.sheet && column === at.column) return field
      if (field !== null && before === field) return sheets[sheet]!.columns[column]!.header === header && sheet !== at.sheet ? field : null
      return before
    }),
  )
}

/**
 * The profile that makes the server read the file so: only fields whose columns were changed are named, everything else stays
 * recognised by its header. An empty header means that the field is left out.
 */
export function profileFor(before: Profile, sheets: Sheets, mapping: Mapping): Profile {
  const columns = { ...before.columns }
  const isTaken = (field: string): boolean => mapping.some((fields) => fields.includes(field))
  sheets.forEach((sheet, s) =>
    sheet.columns.forEach(({ header, field: guessed }, c) => {
      const wanted = mapping[s]![c]!
      if (wanted === guessed) return
      if (guessed !== null && !isTaken(guessed)) columns[guessed] = ''
      if (wanted !== null) columns[wanted] = header
    }),
  )
  return { ...before, columns }
}

/** The profile to keep: every field that has one column is named by its header, so that another file is read the same way. */
export function profileToKeep(before: Profile, sheets: Sheets, mapping: Mapping): Profile {
  const headers = new Map<string, Set<string>>()
  sheets.forEach((sheet, s) =>
    sheet.columns.forEach(({ header }, c) => {
      const field = mapping[s]![c]
      if (field && header) headers.set(field, (headers.get(field) ?? new Set()).add(header))
    }),
  )
  const named = [...headers].filter(([, names]) => names.size === 1).map(([field, [header]]) => [field, header!])
  return {
    ...profileFor(before, sheets, mapping),
    columns: { ...profileFor(before, sheets, mapping).columns, ...(Object.fromEntries(named) as Record<string, string>) },
  }
}

/** Required fields that no column is taken for and that the profile gives no value for empty cells. */
export function missingFields(fields: ImportRun['fields'], mapping: Mapping, values: Profile['values']): string[] {
  const taken = new Set(mapping.flat())
  return fields
    .filter(({ field, isRequired }) => isRequired && !taken.has(field) && values[field]?.[''] === undefined)
    .map(({ field }) => field)
}

/** The fields that the server missed when it could not read a file at all: `import.mapping_incomplete: kind, opened: …`. */
export function fieldsOfFailure({ failure, fields }: Pick<ImportRun, 'failure' | 'fields'>): string[] {
  const [code, named = ''] = (failure ?? '').split(': ')
  if (code !== 'import.mapping_incomplete') return []
  return named.split(', ').filter((name) => fields.some(({ field }) => field === name))
}
