import { askedItems } from '@guanjia/ui/inspections/rules.ts'
import type { CheckItem } from '@guanjia/contract/inspections.ts'

/** An answer as it grows on the screen; `null` is not answered. */
export interface Given {
  value: string | number | boolean | null
  note: string
  photoIds: readonly string[]
}
export type Answers = Readonly<Record<string, Given>>
export const NOT_GIVEN: Given = { value: null, note: '', photoIds: [] }

/** The items that are asked now. */
export function shownItems<I extends Pick<CheckItem, 'id' | 'showWhen'>>(items: readonly I[], answers: Answers): I[] {
  return askedItems(items, (id) => answers[id]?.value)
}

/** Everything that can be said to be fine without looking closer: yes to every question, the first fine choice; what is answered stays. Items that this makes appear are answered too. */
export function allFine(items: readonly Pick<CheckItem, 'id' | 'kind' | 'choices' | 'showWhen'>[], answers: Answers): Answers {
  let next: Record<string, Given> = { ...answers }
  for (const item of items) {
    if (!shownItems(items, next).some(({ id }) => id === item.id)) continue
    const given = next[item.id] ?? NOT_GIVEN
    if (given.value !== null) continue
    const fine = item.kind === 'yes_no' ? true : item.kind === 'choice' ? (item.choices.find((choice) => choice.isFine)?.value ?? null) : null
    if (fine !== null) next = { ...next, [item.id]: { ...given, value: fine } }
  }
  return next
}

/** A figure as it is typed on a Chinese keyboard: `1，234.5` is no figure, `12,5` and `12，5` are 12.5. Null while it is none. */
export function figureOf(typed: string): number | null {
  const plain = typed.trim().replace('，', '.').replace(',', '.').replace('。', '.')
  if (!/^-?\d+(\.\d*)?$|^-?\.\d+$/.test(plain)) return null
  const value = Number(plain)
  return Number.isFinite(value) ? Math.round(value * 1000) / 1000 : null
}

export type Odd = 'less' | 'leap'

/** Whether a meter's reading looks wrong beside the last one: less than it, or ten times a figure that was not near nothing. A hint, never a refusal. */
export function oddReading(value: number | null, last: number | null): Odd | null {
  if (value === null || last === null) return null
  if (value < last) return 'less'
  return last >= 10 && value > last * 10 ? 'leap' : null
}
