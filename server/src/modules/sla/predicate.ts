import type { Evidence, Fact, SubjectState } from './subject.ts'
import { isFact } from './subject.ts'
import type { Instant } from './time-zone.ts'

/** A condition over facts, as data. An empty `all` is always true, an empty `any` never. */
export type Predicate = Fact | { all: Predicate[] } | { any: Predicate[] } | { not: Predicate }

export type EvidenceFilter = (evidence: Evidence) => boolean

/**
 * Since when a predicate holds, null when it doesn't; -Infinity when it has held from the beginning.
 * `counts` decides which evidence is good enough, so that an automatic reply answers nobody.
 */
export function holdsSince(predicate: Predicate, state: SubjectState, counts: EvidenceFilter = () => true): Instant | null {
  if (typeof predicate === 'string') return factSince(predicate, state, counts)
  if ('not' in predicate) return holdsSince(predicate.not, state, counts) === null ? -Infinity : null
  if ('all' in predicate) {
    let since = -Infinity
    for (const part of predicate.all) {
      const held = holdsSince(part, state, counts)
      if (held === null) return null
      since = Math.max(since, held)
    }
    return since
  }
  const held = predicate.any.map((part) => holdsSince(part, state, counts)).filter((since) => since !== null)
  return held.length > 0 ? Math.min(...held) : null
}

function factSince(fact: Fact, state: SubjectState, counts: EvidenceFilter): Instant | null {
  if (fact === 'received') return state.receivedAt
  if (fact === 'waiting') return state.waiting?.since ?? null
  const evidence = state.facts[fact]
  return evidence && counts(evidence) ? evidence.at : null
}

/** The facts that a predicate asks for. */
export function factsOf(predicate: Predicate): Set<string> {
  if (typeof predicate === 'string') return new Set([predicate])
  if ('not' in predicate) return factsOf(predicate.not)
  const parts = 'all' in predicate ? predicate.all : predicate.any
  return new Set(parts.flatMap((part) => [...factsOf(part)]))
}

/** Names in a predicate that are no facts: labels and states of modules have no place here. */
export const unknownFacts = (predicate: Predicate): string[] => [...factsOf(predicate)].filter((name) => !isFact(name))

/** Above this, checking every combination of facts would take too long; no sensible predicate comes near. */
const MOST_FACTS = 16

/** True when there is a combination of facts for which `a` holds and `b` does not. `received` is always true. */
export function canHoldWithout(a: Predicate, b: Predicate): boolean {
  const names = [...new Set([...factsOf(a), ...factsOf(b)])].filter((name) => name !== 'received')
  if (names.length > MOST_FACTS) return true
  for (let bits = 0; bits < 1 << names.length; bits++) {
    const truth = (name: string) => name === 'received' || (bits & (1 << names.indexOf(name))) !== 0
    if (evaluate(a, truth) && !evaluate(b, truth)) return true
  }
  return false
}

function evaluate(predicate: Predicate, truth: (fact: string) => boolean): boolean {
  if (typeof predicate === 'string') return truth(predicate)
  if ('not' in predicate) return !evaluate(predicate.not, truth)
  return 'all' in predicate ? predicate.all.every((part) => evaluate(part, truth)) : predicate.any.some((part) => evaluate(part, truth))
}

/** Holds for nothing. */
export const NEVER: Predicate = { any: [] }
