import { askedItems } from '@guanjia/ui/inspections/rules.ts'
import { oddReading } from '@guanjia/ui/inspections/readings.ts'
import type { CheckItem } from '@guanjia/contract/inspections.ts'
import type { OddReading } from '@guanjia/contract/reading-rules.ts'
import type { BundlePoint } from './view.ts'

/** An answer as it grows on the screen; `null` is not answered. */
export interface Given {
  value: string | number | boolean | null
  note: string
  photoIds: readonly string[]
  /** What the person was told is odd about this reading, and said that the dial shows it all the same. */
  confirmed?: OddReading | null
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

/** What is odd about a reading beside the last one, as far as the phone knows; asked before it is written down. */
export function oddOf(value: number | null, last: BundlePoint['lastReading'], today: string): OddReading | null {
  if (value === null || last === null) return null
  // A bundle that an older app fetched says nothing of the usual.
  const { usualPerDay } = last as Partial<typeof last>
  return oddReading({ ...last, usualPerDay: usualPerDay ?? null }, { value, on: today })
}

/** The first reading that is odd in a way that nobody has confirmed yet. */
export function toConfirm(items: readonly Pick<CheckItem, 'id' | 'kind' | 'showWhen'>[], answers: Answers, last: BundlePoint['lastReading'], today: string): { itemId: string; value: number; odd: OddReading } | null {
  for (const { id, kind } of shownItems(items, answers)) {
    const given = answers[id]
    if (kind !== 'meter' || typeof given?.value !== 'number') continue
    const odd = oddOf(given.value, last, today)
    if (odd !== null && given.confirmed !== odd) return { itemId: id, value: given.value, odd }
  }
  return null
}
