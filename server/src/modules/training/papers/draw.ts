import type { exams } from '@guanjia/contract'
import type { Drawable } from '../tables.ts'
import { randomFrom, shuffled } from './random.ts'

type Section = exams.BlueprintSection
type Line = Section['lines'][number]

export interface DrawnItem {
  section: number
  questionId: string
  number: number
  marks: number
  optionOrder: string[]
  targetOrder: string[]
}
export interface Shortage {
  section: number
  line: number
  has: number
  needs: number
}
interface Slot {
  section: number
  line: number
  wants: Line
}

const fits = (line: Line, question: Drawable): boolean =>
  (line.topic === null || line.topic === question.topic) && (line.difficulty === null || line.difficulty === question.difficulty) && (line.type === null || line.type === question.type)

const strictness = ({ topic, difficulty, type }: Line): number => [topic, difficulty, type].filter((one) => one !== null).length

/** One slot for each question of the paper; the strictest first, so that the others seldom have to give way. */
function slotsOf(sections: readonly Section[]): Slot[] {
  return sections
    .flatMap(({ lines }, section) => lines.flatMap((wants, line) => Array.from({ length: wants.count }, () => ({ section, line, wants }))))
    .toSorted((a, b) => strictness(b.wants) - strictness(a.wants))
}

/**
 * Gives every slot a question of its own, in the order of `pool`; a slot that finds all of its questions taken makes another one move on
 * (augmenting paths), so that a paper is found whenever there is one. Slots without a question stay null.
 */
function match(slots: readonly Slot[], pool: readonly Drawable[]): (number | null)[] {
  const takenBy = new Map<number, number>()
  const seat = (slot: number, tried: Set<number>): boolean => {
    for (const [at, question] of pool.entries()) {
      if (takenBy.has(at) || !fits(slots[slot]!.wants, question)) continue
      takenBy.set(at, slot)
      return true
    }
    for (const [at, question] of pool.entries()) {
      if (tried.has(at) || !fits(slots[slot]!.wants, question)) continue
      tried.add(at)
      if (!seat(takenBy.get(at)!, tried)) continue
      takenBy.set(at, slot)
      return true
    }
    return false
  }
  for (const slot of slots.keys()) seat(slot, new Set())
  const found: (number | null)[] = slots.map(() => null)
  for (const [at, slot] of takenBy) found[slot] = at
  return found
}

/** The lines for which a bank has too few questions, beside those that other lines take. */
export function shortagesOf(sections: readonly Section[], pool: readonly Drawable[]): Shortage[] {
  const slots = slotsOf(sections)
  const found = match(slots, pool)
  return sections.flatMap(({ lines }, section) =>
    lines.flatMap((line, at) => {
      const has = slots.filter((slot, i) => slot.section === section && slot.line === at && found[i] !== null).length
      return has < line.count ? [{ section, line: at, has, needs: line.count }] : []
    }),
  )
}

/** Steps to put in order are never shown in the right one. */
function inDisorder(right: readonly string[], random: () => number): string[] {
  const shown = shuffled(right, random)
  return shown.every((key, at) => key === right[at]) ? [...shown.slice(1), shown[0]!] : shown
}

/**
 * The paper of a seed: the same pool (in the same order) and the same seed give the same questions, in the same order, with the same order
 * of choices. Null when the pool is too small.
 */
export function drawPaper(sections: readonly Section[], pool: readonly Drawable[], seed: number): DrawnItem[] | null {
  const random = randomFrom(seed)
  const questions = shuffled(pool, random)
  const slots = slotsOf(sections)
  const found = match(slots, questions)
  if (found.includes(null)) return null
  return sections.flatMap((_, section) => {
    const own = slots.flatMap((slot, at) => (slot.section === section ? [{ question: questions[found[at]!]!, marks: slot.wants.marks }] : []))
    return shuffled(own, random).map(({ question, marks }): DrawnItem => ({
      section, questionId: question.id, number: question.number, marks,
      optionOrder: question.type === 'ordering' ? inDisorder(question.options, random) : shuffled(question.options, random),
      targetOrder: shuffled(question.targets, random),
    }))
  })
}
