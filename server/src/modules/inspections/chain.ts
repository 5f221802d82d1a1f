import { createHash } from 'node:crypto'
import type { inspections } from '@guanjia/contract'

/** What a record said when it came; words of people are left out, for they may have to be forgotten. */
export interface ChainedFacts {
  id: string
  taskId: string
  pointId: string
  employeeId: string
  at: Date
  receivedAt: Date
  result: string
  answers: unknown
  proof: unknown
}

/** Answers as they are chained: values and pictures, without words that somebody wrote. */
export function chainedAnswers(items: readonly inspections.CheckItem[], answers: readonly inspections.PointAnswer[]): unknown {
  const written = new Set(items.filter(({ kind }) => kind === 'text' || kind === 'signature').map(({ id }) => id))
  return answers.map(({ itemId, value, photoIds }) => ({ itemId, value: written.has(itemId) ? null : value, photoIds }))
}

/** The hash of a record from its facts and the record before it in its round; the first follows from nothing. */
export function hashOf(previous: string, { at, receivedAt, ...rest }: ChainedFacts): string {
  return createHash('sha256').update(previous).update(stable({ ...rest, at: at.toISOString(), receivedAt: receivedAt.toISOString() })).digest('hex')
}

/** JSON with sorted keys: the database keeps objects in an order of its own. */
function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, one]) => one !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${stable(one)}`).join(',')}}`
}
