import type { ProcedureStep } from '@guanjia/contract/maintenance.ts'

/** From where to where a value is fine: `0.3–0.6 MPa`, `≥ 10 ℃`; nothing for a step that is not measured. */
export function limitsOf({ kind, low, high, unit }: Pick<ProcedureStep, 'kind' | 'low' | 'high' | 'unit'>): string {
  if (kind !== 'measure') return ''
  const range = low !== null && high !== null ? `${low}–${high}` : low !== null ? `≥ ${low}` : high !== null ? `≤ ${high}` : ''
  return [range, unit].filter(Boolean).join(' ')
}
