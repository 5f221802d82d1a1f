import type { ImportRun } from '@guanjia/contract/imports.ts'
import { hasChoices, takesChoice } from './field-choices.ts'

/** One way of writing that was not understood, and in how many rows it stands. */
export interface UnknownValue {
  field: string
  header: string
  value: string
  times: number
}

/** Values that nobody understood, by field, the most frequent first. */
export function unknownValues(run: Pick<ImportRun, 'sheets' | 'problems'> & { kind?: ImportRun['kind'] }): UnknownValue[] {
  if (run.kind !== undefined && !hasChoices(run.kind)) return []
  const fieldOf = new Map(
    run.sheets.flatMap((sheet) =>
      sheet.columns.flatMap(({ header, field }) => (field ? [[`${sheet.name}\n${header}`, field] as const] : [])),
    ),
  )
  const found = new Map<string, UnknownValue>()
  for (const { code, sheet, column, value } of run.problems) {
    const field = fieldOf.get(`${sheet}\n${column}`)
    if (!/unknown/.test(code) || !field || !takesChoice(field) || value === '') continue
    const key = `${field}\n${value}`
    const known = found.get(key)
    if (known) known.times += 1
    else found.set(key, { field, header: column, value, times: 1 })
  }
  return [...found.values()].sort((a, b) => b.times - a.times)
}
