import type { standards } from '@guanjia/contract'

type Item = standards.StandardItem
export type Answered = { item: Item; value: number | null }

/** A check in which a red line was crossed is never better than this, however good the rest. */
export const RED_LINE_CAP = 60
const MOST_POINTS = 5

/** How well one item was met, 0…1; null when it did not apply. A red line is met when it was not crossed. */
export function meritOf({ item, value }: Answered): number | null {
  if (value === null) return null
  switch (item.method) {
    case 'meets':
      return item.isRedLine ? 1 - value : value
    case 'score':
      return (value - 1) / (MOST_POINTS - 1)
    case 'measure':
      return value >= item.min! && value <= item.max! ? 1 : 0
  }
}

/** Whether an answer can be one to its item. For a red line 1 means that it was crossed. */
export function isAnswer(item: Item, value: number | null): boolean {
  if (value === null) return true
  if (item.method === 'meets') return value === 0 || value === 1
  if (item.method === 'score') return Number.isInteger(value) && value >= 1 && value <= MOST_POINTS
  return Number.isFinite(value)
}

export const isRedLineCrossed = ({ item, value }: Answered): boolean => item.isRedLine && value === 1

/** The score of a sheet, 0…100 with two decimals: the weighted mean of what applied, capped by a crossed red line; null when nothing did. */
export function scoreOf(answers: readonly Answered[]): number | null {
  let sum = 0
  let weights = 0
  for (const answer of answers) {
    const merit = meritOf(answer)
    if (merit === null) continue
    sum += merit * answer.item.weight
    weights += answer.item.weight
  }
  if (weights === 0) return null
  const score = Math.round((sum / weights) * 10_000) / 100
  return answers.some(isRedLineCrossed) ? Math.min(score, RED_LINE_CAP) : score
}

/** The score of each dimension of a sheet that has them, in the order of its items. */
export function dimensionsOf(answers: readonly Answered[]): Record<string, number | null> {
  const names = [...new Set(answers.map(({ item }) => item.dimension).filter(Boolean))]
  return Object.fromEntries(names.map((name) => [name, scoreOf(answers.filter(({ item }) => item.dimension === name && !item.isRedLine))]))
}

/** Where the points of a sheet went: the losses add up to 100 less its score. What a red line took beyond its weight is its own. */
export function lossesOf(answers: readonly Answered[]): { text: string; lost: number }[] {
  const applied = answers.flatMap((answer) => (meritOf(answer) === null ? [] : [{ ...answer, merit: meritOf(answer)! }]))
  const weights = applied.reduce((sum, { item }) => sum + item.weight, 0)
  const losses = applied.map(({ item, merit, value }) => ({ text: item.text, lost: ((1 - merit) * item.weight * 100) / weights, isCrossed: isRedLineCrossed({ item, value }) }))
  const left = 100 - losses.reduce((sum, { lost }) => sum + lost, 0)
  const crossed = losses.find(({ isCrossed }) => isCrossed)
  if (crossed && left > RED_LINE_CAP) crossed.lost += left - RED_LINE_CAP
  return losses.filter(({ lost }) => lost > 0).map(({ text, lost }) => ({ text, lost }))
}
