import type { redress } from '@guanjia/contract'

/** What one register says: its records, how many were kept and how many missed, and whether silence of it means no. */
export interface Testimony {
  records: redress.WitnessRecord[]
  kept: number
  missed: number
  /** Whether everything of the kind stands in this register, so that nothing found is an answer. */
  isComplete: boolean
}

/** One question answered by all who can testify. Nothing found is "no" only where a register would have to show it, otherwise not recorded. */
export function answerOf(question: redress.FacilityAnswer['question'], said: readonly Testimony[], registers: string[]): redress.FacilityAnswer {
  const records = said.flatMap((one) => one.records).toSorted((a, b) => (a.at < b.at ? 1 : -1))
  const kept = said.reduce((sum, one) => sum + one.kept, 0)
  const missed = said.reduce((sum, one) => sum + one.missed, 0)
  const answer = kept > 0 ? (missed > 0 ? 'partly' : 'yes') : missed > 0 || said.some((one) => one.isComplete) ? 'no' : 'not_recorded'
  return { question, answer, count: records.length, records, registers }
}
