import type { CheckItem } from '@guanjia/contract/inspections.ts'

/** A new item; its id only has to be its own in the list, and stays over all versions. */
export function blankItem(items: readonly Pick<CheckItem, 'id'>[]): CheckItem {
  const taken = new Set(items.map(({ id }) => id))
  let n = items.length + 1
  while (taken.has(`i${n}`)) n++
  return { id: `i${n}`, text: '', hint: '', kind: 'yes_no', isRequired: true, unit: '', low: null, high: null, choices: [], showWhen: null, photoWhenBad: false, severity: 'normal', way: 'undecided', source: '' }
}

/** What an item can be asked for: answers that an earlier one can have. */
export function answersOf({ kind, choices }: Pick<CheckItem, 'kind' | 'choices'>): string[] {
  return kind === 'yes_no' ? ['yes', 'no'] : kind === 'choice' ? choices.map(({ value }) => value).filter(Boolean) : []
}

/** Earlier items on whose answer this one may hang. */
export function conditionsFor(items: readonly CheckItem[], at: number): CheckItem[] {
  return items.slice(0, at).filter((item) => answersOf(item).length > 0)
}

/** Conditions hang on an earlier item that can be answered so; others are taken off. Says whose were. */
export function withSoundConditions(items: readonly CheckItem[]): { items: CheckItem[]; lost: string[] } {
  const lost: string[] = []
  const next = items.map((item, at) => {
    const { showWhen } = item
    if (!showWhen) return item
    const on = items.slice(0, at).find(({ id }) => id === showWhen.itemId)
    if (on && answersOf(on).includes(showWhen.is)) return item
    lost.push(item.text)
    return { ...item, showWhen: null }
  })
  return { items: next, lost }
}

/** The items that are asked only when this one is answered so. */
export function hangingOn(items: readonly CheckItem[], itemId: string, is: string): string[] {
  return items.filter(({ showWhen }) => showWhen?.itemId === itemId && showWhen.is === is).map(({ id }) => id)
}

/** An item whose choice is being written anew, letter by letter: what hung on the choice before goes along with its words. */
export function withChoiceWritten(items: readonly CheckItem[], item: CheckItem, choice: number, value: string, hanging: readonly string[]): CheckItem[] {
  const next = { ...item, choices: item.choices.map((one, at) => (at === choice ? { ...one, value } : one)) }
  return items.map((one) => (one.id === item.id ? next : hanging.includes(one.id) ? { ...one, showWhen: { itemId: item.id, is: value } } : one))
}

export type ItemFault = 'text' | 'choices' | 'sameChoice' | 'limits'

/** What keeps an item from being sent; null: nothing. */
export function faultOf(item: CheckItem): ItemFault | null {
  if (item.text.trim() === '') return 'text'
  if (item.kind === 'choice') {
    const values = item.choices.map(({ value }) => value.trim())
    if (values.length < 2 || values.includes('')) return 'choices'
    if (new Set(values).size < values.length) return 'sameChoice'
  }
  if (item.kind === 'number' && item.low !== null && item.high !== null && item.low > item.high) return 'limits'
  return null
}

/** What is sent: parts that belong to another kind are left behind. */
export function cleaned({ counts, standardItem, ...item }: CheckItem): CheckItem {
  const isNumber = item.kind === 'number' || item.kind === 'meter'
  return {
    ...item, text: item.text.trim(), unit: isNumber ? item.unit.trim() : '', low: item.kind === 'number' ? item.low : null, high: item.kind === 'number' ? item.high : null,
    choices: item.kind === 'choice' ? item.choices.map(({ value, isFine }) => ({ value: value.trim(), isFine })) : [],
    ...(standardItem === undefined ? {} : { standardItem }),
    ...(item.kind === 'number' && counts !== undefined ? { counts } : {}),
  }
}
