import type { CheckItem } from './inspections.ts'

// How answers at a point are read: by the phone while they are given, by the console's preview, and by the server when they come. Without zod.

type Value = string | number | boolean | null | undefined
type Conditional = Pick<CheckItem, 'id' | 'showWhen'>
type Judged = Pick<CheckItem, 'kind' | 'low' | 'high' | 'choices'>
export interface GivenAnswer {
  value: Value
  photoIds: readonly string[]
}

/** How `showWhen` names an answer: a choice by itself, a yes-or-no by its word; figures and readings have no name. */
const nameOf = (value: Value): string | null => (value === true ? 'yes' : value === false ? 'no' : typeof value === 'string' ? value : null)

/** The items that are asked, given what was said so far: one that hangs on another is asked only when that one is asked and answered so. */
export function askedItems<I extends Conditional>(items: readonly I[], valueOf: (itemId: string) => Value): I[] {
  const asked = new Set<string>()
  return items.filter(({ id, showWhen }) => {
    const isAsked = showWhen === null || (asked.has(showWhen.itemId) && nameOf(valueOf(showWhen.itemId)) === showWhen.is)
    if (isAsked) asked.add(id)
    return isAsked
  })
}

/** Whether an answer is fine; null when it says nothing about that (a text, a reading, no answer). The limits themselves are fine. */
export function isFineAnswer(item: Judged, value: Value): boolean | null {
  if (value === null || value === undefined || value === '') return null
  if (item.kind === 'yes_no') return value === true
  if (item.kind === 'number') return typeof value === 'number' ? (item.low === null || value >= item.low) && (item.high === null || value <= item.high) : null
  if (item.kind === 'choice') return item.choices.find((choice) => choice.value === value)?.isFine ?? null
  return null
}

export type Missing = 'answer' | 'photo' | 'signature'

/** What an item that is asked still wants; null: nothing. A picture and a signature are given by their picture, a bad answer may want one. */
export function missingIn(item: Judged & Pick<CheckItem, 'isRequired' | 'photoWhenBad'>, given: GivenAnswer | undefined): Missing | null {
  const hasPhoto = (given?.photoIds.length ?? 0) > 0
  if (item.kind === 'photo' || item.kind === 'signature') return item.isRequired && !hasPhoto ? item.kind : null
  if (item.isRequired && (given === undefined || given.value === null || given.value === undefined || given.value === '')) return 'answer'
  return item.photoWhenBad && isFineAnswer(item, given?.value) === false && !hasPhoto ? 'photo' : null
}

/**
 * Whether a point that is fine altogether shows it by no picture, where its plan wants one: neither the point's own nor one of an answer. Where
 * something was found, also beside the checklist, it is not fine, and a signature shows nothing of the place.
 */
export function lacksPhotoWhenFine(items: readonly (Conditional & Judged)[], answerOf: (itemId: string) => GivenAnswer | undefined, { findings, photoId }: { findings: number; photoId: string | null }): boolean {
  if (findings > 0 || photoId !== null) return false
  return askedItems(items, (id) => answerOf(id)?.value).every((item) => isFineAnswer(item, answerOf(item.id)?.value) !== false && (item.kind === 'signature' || (answerOf(item.id)?.photoIds.length ?? 0) === 0))
}
