import type { CheckItem } from '@guanjia/contract/inspections.ts'

/** An answer as it grows on the screen; `null` is not answered. */
export interface Given {
  value: string | number | boolean | null
  note: string
  photoIds: readonly string[]
}
export type Answers = Readonly<Record<string, Given>>
export const NOT_GIVEN: Given = { value: null, note: '', photoIds: [] }

type Asked = Pick<CheckItem, 'id' | 'kind' | 'isRequired' | 'low' | 'high' | 'choices' | 'showWhen' | 'photoWhenBad'>

/** What an answer is called in `showWhen`. */
function wordOf(value: Given['value']): string | null {
  if (value === null) return null
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}

/** The items that are asked now: one that hangs on an earlier answer appears with it, and goes when the earlier one itself is not asked. */
export function shownItems<I extends Asked>(items: readonly I[], answers: Answers): I[] {
  const shown = new Map<string, I>()
  for (const item of items) {
    const { showWhen } = item
    if (showWhen && (!shown.has(showWhen.itemId) || wordOf(answers[showWhen.itemId]?.value ?? null) !== showWhen.is)) continue
    shown.set(item.id, item)
  }
  return [...shown.values()]
}

/** Fine, bad, or nothing to judge (null). The limits themselves are fine. */
export function isFine(item: Asked, value: Given['value']): boolean | null {
  if (value === null) return null
  if (item.kind === 'yes_no') return value === true
  if (item.kind === 'choice') return item.choices.find((choice) => choice.value === value)?.isFine ?? null
  if (item.kind !== 'number' || typeof value !== 'number') return null
  return (item.low === null || value >= item.low) && (item.high === null || value <= item.high)
}

export type Missing = 'answer' | 'photo' | 'signature'

/** What an item still wants before the point can be saved; null: nothing. */
export function missingIn(item: Asked, given: Given = NOT_GIVEN): Missing | null {
  if (item.kind === 'photo') return item.isRequired && given.photoIds.length === 0 ? 'photo' : null
  if (item.kind === 'signature') return item.isRequired && given.photoIds.length === 0 ? 'signature' : null
  if (item.isRequired && (given.value === null || given.value === '')) return 'answer'
  return item.photoWhenBad && isFine(item, given.value) === false && given.photoIds.length === 0 ? 'photo' : null
}

/** Everything that can be said to be fine without looking closer: yes to every question, the first fine choice; what is answered stays. Items that this makes appear are answered too. */
export function allFine(items: readonly Asked[], answers: Answers): Answers {
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
