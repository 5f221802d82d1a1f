import type { inspections } from '@guanjia/contract'
import { wrongField } from '../../platform/errors.ts'

type Item = inspections.CheckItem
type Answer = Pick<inspections.PointAnswer, 'itemId' | 'value' | 'photoIds'>

/** How a choice or a yes-or-no is named by a condition. */
const said = (value: Answer['value'] | undefined): string | null => (value === true ? 'yes' : value === false ? 'no' : typeof value === 'string' ? value : null)

/** The items that are asked, given what was said so far: one that hangs on another is asked only when that one was asked and answered so. */
export function asked(items: readonly Item[], answers: readonly Answer[]): Item[] {
  const given = new Map(answers.map((answer) => [answer.itemId, answer.value]))
  const shown = new Set<string>()
  return items.filter((item) => {
    const isShown = item.showWhen === null || (shown.has(item.showWhen.itemId) && said(given.get(item.showWhen.itemId)) === item.showWhen.is)
    if (isShown) shown.add(item.id)
    return isShown
  })
}

/** Whether an answer is fine; null when it says nothing about that (a text, a reading, no answer). */
export function isFine(item: Item, value: Answer['value']): boolean | null {
  if (value === null || value === '') return null
  if (item.kind === 'yes_no') return value === true
  if (item.kind === 'number') return (item.low === null || Number(value) >= item.low) && (item.high === null || Number(value) <= item.high)
  if (item.kind === 'choice') return item.choices.find((choice) => choice.value === value)?.isFine ?? null
  return null
}

/** What fits an item: its type, a choice that there is. */
function fits(item: Item, value: NonNullable<Answer['value']>): boolean {
  if (item.kind === 'yes_no') return typeof value === 'boolean'
  if (item.kind === 'number' || item.kind === 'meter') return typeof value === 'number' && Number.isFinite(value)
  if (item.kind === 'choice') return item.choices.some((choice) => choice.value === value)
  return typeof value === 'string'
}

export interface Judged {
  result: 'fine' | 'bad'
  /** The answers that count: of items that were asked. */
  answers: { item: Item; value: Answer['value']; isFine: boolean | null }[]
  bad: Item[]
}

/**
 * Judges the answers of one point by its checklist. `at` points into the request for errors. Throws `rule_broken` naming the answer: an item that is
 * not on the list, said twice, of the wrong kind, or required and missing; and the picture that a bad answer wants.
 */
export function judge(items: readonly Item[], answers: readonly Answer[], at: string): Judged {
  const known = new Map(items.map((item) => [item.id, item]))
  const given = new Map<string, Answer>()
  for (const [i, answer] of answers.entries()) {
    const wrong = (message: string): Error => wrongField('rule_broken', `${at}/${i}/value`, message)
    const item = known.get(answer.itemId)
    if (!item) throw wrongField('rule_broken', `${at}/${i}/itemId`, 'no item of this checklist')
    if (given.has(answer.itemId)) throw wrongField('rule_broken', `${at}/${i}/itemId`, 'answered twice')
    if (answer.value !== null && !fits(item, answer.value)) throw wrong(`no ${item.kind}`)
    given.set(answer.itemId, answer)
  }
  const counted = asked(items, answers).map((item) => {
    const answer = given.get(item.id)
    const isAnswered = item.kind === 'photo' ? (answer?.photoIds.length ?? 0) > 0 : answer !== undefined && answer.value !== null && answer.value !== ''
    if (item.isRequired && !isAnswered) throw wrongField('rule_broken', at, `"${item.text}" needs an answer`)
    const value = answer?.value ?? null
    const fine = isFine(item, value)
    if (fine === false && item.photoWhenBad && (answer?.photoIds.length ?? 0) === 0) throw wrongField('rule_broken', at, `"${item.text}" wants a picture`)
    return { item, value, isFine: fine }
  })
  const bad = counted.filter(({ isFine: fine }) => fine === false).map(({ item }) => item)
  return { result: bad.length > 0 ? 'bad' : 'fine', answers: counted, bad }
}

/** A checklist that makes sense. Throws `rule_broken` naming the item. */
export function checkItems(items: readonly Item[]): void {
  const before = new Map<string, Item>()
  for (const [i, item] of items.entries()) {
    const wrong = (field: string, message: string): Error => wrongField('rule_broken', `/items/${i}/${field}`, message)
    if (before.has(item.id)) throw wrong('id', 'is there twice')
    if (item.kind === 'choice' && item.choices.length < 2) throw wrong('choices', 'at least two')
    if (item.kind === 'choice' && new Set(item.choices.map(({ value }) => value)).size < item.choices.length) throw wrong('choices', 'one is there twice')
    if (item.kind !== 'choice' && item.choices.length > 0) throw wrong('choices', 'only for a choice')
    if (item.low !== null && item.high !== null && item.low > item.high) throw wrong('high', 'below the lower limit')
    if (item.kind !== 'number' && (item.low !== null || item.high !== null)) throw wrong('low', 'only for a number')
    if (item.showWhen) {
      const on = before.get(item.showWhen.itemId)
      if (!on) throw wrong('showWhen', 'hangs on an item that does not come before it')
      const can = on.kind === 'yes_no' ? ['yes', 'no'] : on.kind === 'choice' ? on.choices.map(({ value }) => value) : []
      if (!can.includes(item.showWhen.is)) throw wrong('showWhen', 'nobody can answer so')
    }
    before.set(item.id, item)
  }
}
