import type { scores } from '@guanjia/contract'

type Part = scores.ScorePart

/** What a score rests on, whatever record says it. */
interface Evidence {
  source: scores.ScoreSource
  /** Tells one piece of evidence from all others. */
  key: string
  recordId: string
  number: string
  at: Date
  isLate: boolean
}
/** A customer's answer, 1 to 5. */
export interface Voice extends Evidence {
  stars: number
}
/** A sheet that was filled: what it came to, and where its points went; the losses add up to 100 less the score. */
export interface Sheet extends Evidence {
  score: number
  losses: { text: string; lost: number }[]
  hasRedLine: boolean
}

export interface Terms {
  weights: scores.ScoreWeights
  priorAnswers: number
  priorScore: number
  redLineCap: number
}

export interface Deduction {
  part: Part | null
  source: scores.ScoreSource
  key: string
  recordId: string | null
  number: string
  at: Date | null
  text: string
  value: number | null
  lost: number
  isLate: boolean
}

export interface Computed {
  customer: number | null
  mystery: number | null
  internal: number | null
  total: number | null
  isCapped: boolean
  weights: Record<Part, number | null>
  voices: number
  facts: Deduction[]
}

const PARTS: readonly Part[] = ['customer', 'mystery', 'internal']
const MOST_STARS = 5
const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits
export const pointsOf = (stars: number): number => ((stars - 1) / (MOST_STARS - 1)) * 100

/**
 * The score of a month, 0…100 (SCR-001).
 *
 * customer = (m · p + Σ vᵢ) / (m + n): each answer of 1…5 stars is v = 0…100, and every average begins with m answers of p, so that one angry or
 * one friendly customer does not make a month (shrinkage; m and p belong to the rule). Without an answer it is null, not p.
 * mystery, internal = the mean of the sheets of the month; null without a sheet.
 * total = Σ weight · part over the parts that are there, their weights raised in proportion to 100: what is not known neither helps nor harms.
 * A sheet with a crossed red line caps the month.
 *
 * Every point that is missing to 100 is a fact: total = 100 − Σ lost.
 */
export function computeScore(evidence: { voices: readonly Voice[]; mystery: readonly Sheet[]; internal: readonly Sheet[] }, terms: Terms): Computed {
  const values: Record<Part, number | null> = { customer: customerOf(evidence.voices, terms), mystery: meanOf(evidence.mystery), internal: meanOf(evidence.internal) }
  const weights = weightsOfWhatIsThere(values, terms.weights)
  const known = PARTS.filter((part) => weights[part] !== null)
  const uncapped = known.length === 0 ? null : known.reduce((sum, part) => sum + (values[part]! * weights[part]!) / 100, 0)
  const crossed = [...evidence.mystery, ...evidence.internal].filter(({ hasRedLine }) => hasRedLine)
  const isCapped = uncapped !== null && crossed.length > 0 && uncapped > terms.redLineCap
  const facts = [...lossesOfVoices(evidence.voices, terms, weights.customer), ...lossesOfSheets('mystery', evidence.mystery, weights.mystery), ...lossesOfSheets('internal', evidence.internal, weights.internal)]
  if (isCapped) facts.push({ ...place(crossed[0]!), part: null, source: 'red_line', key: `red_line:${crossed[0]!.key}`, text: '', value: terms.redLineCap, lost: uncapped - terms.redLineCap })
  const shown = (value: number | null): number | null => (value === null ? null : rounded(value, 2))
  return {
    customer: shown(values.customer), mystery: shown(values.mystery), internal: shown(values.internal), total: shown(isCapped ? terms.redLineCap : uncapped), isCapped,
    weights: { customer: shown(weights.customer), mystery: shown(weights.mystery), internal: shown(weights.internal) }, voices: evidence.voices.length, facts: facts.map((fact) => ({ ...fact, lost: rounded(fact.lost, 4) })),
  }
}

function customerOf(voices: readonly Voice[], { priorAnswers, priorScore }: Terms): number | null {
  if (voices.length === 0) return null
  return (priorAnswers * priorScore + voices.reduce((sum, voice) => sum + pointsOf(voice.stars), 0)) / (priorAnswers + voices.length)
}

const meanOf = (sheets: readonly Sheet[]): number | null => (sheets.length === 0 ? null : sheets.reduce((sum, { score }) => sum + score, 0) / sheets.length)

/** A part that weighs nothing in the rule is no part of the score, whatever was seen. */
function weightsOfWhatIsThere(values: Record<Part, number | null>, weights: scores.ScoreWeights): Record<Part, number | null> {
  const counts = (part: Part): boolean => values[part] !== null && weights[part] > 0
  const sum = PARTS.filter(counts).reduce((total, part) => total + weights[part], 0)
  const raised = (part: Part): number | null => (counts(part) ? (weights[part] / sum) * 100 : null)
  return { customer: raised('customer'), mystery: raised('mystery'), internal: raised('internal') }
}

const place = ({ recordId, number, at, isLate }: Evidence) => ({ recordId, number, at, isLate })

function lossesOfVoices(voices: readonly Voice[], { priorAnswers, priorScore }: Terms, weight: number | null): Deduction[] {
  if (voices.length === 0) return []
  const each = (weight ?? 0) / 100 / (priorAnswers + voices.length)
  const facts: Deduction[] = voices.map((voice) => ({ ...place(voice), part: 'customer', source: voice.source, key: voice.key, text: '', value: pointsOf(voice.stars), lost: each * (100 - pointsOf(voice.stars)) }))
  if (priorAnswers > 0 && priorScore < 100) facts.push({ part: 'customer', source: 'prior', key: 'prior', recordId: null, number: '', at: null, text: '', value: priorScore, lost: each * priorAnswers * (100 - priorScore), isLate: false })
  return facts
}

function lossesOfSheets(part: Part, sheets: readonly Sheet[], weight: number | null): Deduction[] {
  const each = (weight ?? 0) / 100 / sheets.length
  return sheets.flatMap((sheet) => {
    const base = { ...place(sheet), part, source: sheet.source, key: sheet.key, value: sheet.score }
    // A sheet without a fault stands among the evidence, too.
    if (sheet.losses.length === 0) return [{ ...base, text: '', lost: 0 }]
    return sheet.losses.map(({ text, lost }) => ({ ...base, text, lost: each * lost }))
  })
}
