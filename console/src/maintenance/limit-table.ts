import type { TimeLimits } from '@guanjia/contract/maintenance.ts'
import { IMPACTS, type Impact } from '@guanjia/ui/archives/choices.ts'

/** Hours by the code of a class and by how much residents feel it; what is missing is taken from the class above. */
export type Table = Record<string, Partial<Record<Impact, number | null>>>

export function tableOf(lines: readonly Pick<TimeLimits['lines'][number], 'classCode' | 'impact' | 'hours'>[]): Table {
  const table: Table = {}
  for (const { classCode, impact, hours } of lines) table[classCode] = { ...table[classCode], [impact]: hours }
  return table
}

export function linesOf(table: Table): { classCode: string; impact: Impact; hours: number }[] {
  return Object.keys(table).toSorted().flatMap((classCode) => IMPACTS.flatMap((impact) => {
    const hours = table[classCode]?.[impact]
    return typeof hours === 'number' ? [{ classCode, impact, hours }] : []
  }))
}

/** What holds for a class: its own hours, else those of the nearest class above it (`01.02.03` → `01.02` → `01`). */
export function cellOf(table: Table, code: string, impact: Impact): { hours: number | null; from: string | null } {
  for (let at = code; at !== ''; at = at.split('.').slice(0, -1).join('.')) {
    const hours = table[at]?.[impact]
    if (typeof hours === 'number') return { hours, from: at }
  }
  return { hours: null, from: null }
}
