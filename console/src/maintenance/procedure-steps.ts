import type { Procedure, ProcedureStep } from '@guanjia/contract/maintenance.ts'

export type Part = Procedure['parts'][number]
export type StepFault = 'text' | 'limits'

/** A step that nobody has written yet; its id stays the same over versions, so that results can be compared. */
export function blankStep(steps: readonly { id: string }[]): ProcedureStep {
  let n = steps.length + 1
  while (steps.some(({ id }) => id === `step${n}`)) n++
  return { id: `step${n}`, text: '', hint: '', kind: 'check', isRequired: true, unit: '', low: null, high: null, photoWhenBad: false, severity: 'normal' }
}

/** What a step still lacks. */
export function faultOf({ text, kind, low, high }: ProcedureStep): StepFault | null {
  if (text.trim() === '') return 'text'
  return kind === 'measure' && low !== null && high !== null && high < low ? 'limits' : null
}

/** As it is sent: limits and unit belong to what is measured, a picture of what is bad to what can be bad. */
export function cleaned(step: ProcedureStep): ProcedureStep {
  const isMeasured = step.kind === 'measure'
  const canBeBad = isMeasured || step.kind === 'check'
  return { ...step, text: step.text.trim(), hint: step.hint.trim(), unit: isMeasured ? step.unit.trim() : '', low: isMeasured ? step.low : null, high: isMeasured ? step.high : null, photoWhenBad: canBeBad && step.photoWhenBad }
}

/** Parts that were named, from the store or in words. */
export function namedParts(parts: readonly Part[]): Part[] {
  return parts.filter(({ itemId, name, quantity }) => (itemId !== null || name.trim() !== '') && quantity > 0).map((part) => ({ ...part, name: part.name.trim(), unit: part.unit.trim() }))
}
