import type { inspections } from '@guanjia/contract'
import { askedItems, isFineAnswer, missingIn } from '@guanjia/contract/inspection-rules.ts'
import { wrongField } from '../../platform/errors.ts'

type Item = inspections.CheckItem
type Answer = Pick<inspections.PointAnswer, 'itemId' | 'value' | 'photoIds' | 'confirmed'>

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
  answers: { item: Item; value: Answer['value']; isFine: boolean | null; confirmed: Answer['confirmed'] }[]
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
    if (answer.confirmed !== undefined && item.kind !== 'meter') throw wrongField('rule_broken', `${at}/${i}/confirmed`, 'no reading')
    given.set(answer.itemId, answer)
  }
  const counted = askedItems(items, (id) => given.get(id)?.value).map((item) => {
    const answer = given.get(item.id)
    const missing = missingIn(item, answer)
    const isFine = isFineAnswer(item, answer?.value)
    if (missing !== null) throw wrongField('rule_broken', at, isFine === false ? `"${item.text}" wants a picture` : `"${item.text}" needs an answer`)
    return { item, value: answer?.value ?? null, isFine, confirmed: answer?.confirmed }
  })
  const [inspected, lit] = [countIn(counted, 'lamps_inspected'), countIn(counted, 'lamps_lit')]
  if (inspected !== null && lit !== null && lit > inspected) throw wrongField('rule_broken', at, 'more lamps burn than were looked at')
  const bad = counted.filter(({ isFine }) => isFine === false).map(({ item }) => item)
  return { result: bad.length > 0 ? 'bad' : 'fine', answers: counted, bad }
}

/** What was counted at a point; null where nobody said, or said what is no number of lamps. */
export function countIn(answers: Judged['answers'], counts: NonNullable<Item['counts']>): number | null {
  const value = answers.find(({ item }) => item.counts === counts)?.value
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10_000 ? value : null
}

/** A checklist that makes sense. Throws `rule_broken` naming the item. */
export function checkItems(items: readonly Item[]): void {
  const before = new Map<string, Item>()
  const counted = new Set<string>()
  for (const [i, item] of items.entries()) {
    const wrong = (field: string, message: string): Error => wrongField('rule_broken', `/items/${i}/${field}`, message)
    if (before.has(item.id)) throw wrong('id', 'is there twice')
    if (item.kind === 'choice' && item.choices.length < 2) throw wrong('choices', 'at least two')
    if (item.kind === 'choice' && new Set(item.choices.map(({ value }) => value)).size < item.choices.length) throw wrong('choices', 'one is there twice')
    if (item.kind !== 'choice' && item.choices.length > 0) throw wrong('choices', 'only for a choice')
    if (item.low !== null && item.high !== null && item.low > item.high) throw wrong('high', 'below the lower limit')
    if (item.kind !== 'number' && (item.low !== null || item.high !== null)) throw wrong('low', 'only for a number')
    if (item.counts !== undefined && item.kind !== 'number') throw wrong('counts', 'only for a number')
    if (item.counts !== undefined && counted.has(item.counts)) throw wrong('counts', 'is counted twice')
    if (item.counts !== undefined) counted.add(item.counts)
    if (item.showWhen) {
      const on = before.get(item.showWhen.itemId)
      if (!on) throw wrong('showWhen', 'hangs on an item that does not come before it')
      const can = on.kind === 'yes_no' ? ['yes', 'no'] : on.kind === 'choice' ? on.choices.map(({ value }) => value) : []
      if (!can.includes(item.showWhen.is)) throw wrong('showWhen', 'nobody can answer so')
    }
    before.set(item.id, item)
  }
  if (counted.size === 1) throw wrongField('rule_broken', '/items', 'lamps are counted by two items: how many were looked at, and how many burn')
}
