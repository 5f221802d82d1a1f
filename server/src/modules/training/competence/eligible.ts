import type { competence } from '@guanjia/contract'

type Fact = competence.PromotionProposal['facts'][number]

/** What a rule asks for; null and empty ask for nothing. */
export interface Asked {
  minMonths: number
  minScore: number | null
  certificates: readonly string[]
  rubrics: readonly { id: string; name: string }[]
  minExamPercent: number | null
}

/** What is known of somebody; null where nothing is known, which is never enough. */
export interface Known {
  months: number | null
  score: number | null
  certificates: ReadonlySet<string>
  rubricIds: ReadonlySet<string>
  examPercent: number | null
}

/** Whole months from one day to another; a month is over on the same day of the next one. */
export function monthsBetween(from: string, to: string): number {
  const [y1 = 0, m1 = 0, d1 = 0] = from.split('-').map(Number)
  const [y2 = 0, m2 = 0, d2 = 0] = to.split('-').map(Number)
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0)
}

/** What speaks for somebody by a rule; null as soon as one thing is missing or unknown. */
export function factsFor(asked: Asked, known: Known): Fact[] | null {
  const facts: Fact[] = []
  const reach = (key: Fact['key'], needed: number | null, has: number | null): boolean => {
    if (needed === null || (key === 'months' && needed === 0)) return true
    facts.push({ key, needed: String(needed), has: String(has ?? '') })
    return has !== null && has >= needed
  }
  const own = (key: Fact['key'], needed: readonly string[], hasAll: boolean): boolean => {
    if (needed.length > 0) facts.push({ key, needed: needed.join('、'), has: needed.join('、') })
    return hasAll
  }
  const isEnough = [
    reach('months', asked.minMonths, known.months),
    reach('score', asked.minScore, known.score),
    own('certificates', asked.certificates, asked.certificates.every((kind) => known.certificates.has(kind))),
    own('practicals', asked.rubrics.map(({ name }) => name), asked.rubrics.every(({ id }) => known.rubricIds.has(id))),
    reach('exams', asked.minExamPercent, known.examPercent),
  ]
  return isEnough.every(Boolean) ? facts : null
}
