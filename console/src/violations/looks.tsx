import { useLabel, useT, type StatusLook } from '@guanjia/ui'
import type { Violation } from '@guanjia/contract/violations.ts'
import type { ViolationDegree, ViolationState } from '@guanjia/contract/violation-choices.ts'
import { Look } from '../kit/status-tag.tsx'

const STATE: Record<ViolationState, StatusLook> = {
  reported: { tone: 'idle', shape: 'ring' }, verified: { tone: 'active', shape: 'half' }, dismissed: { tone: 'closed', shape: 'ring' }, notice_issued: { tone: 'waiting', shape: 'pause' }, rectifying: { tone: 'waiting', shape: 'pause' },
  rectified: { tone: 'done', shape: 'tick' }, refused: { tone: 'overdue', shape: 'triangle' }, escalated: { tone: 'overdue', shape: 'triangle' }, reported_to_authority: { tone: 'waiting', shape: 'pause' }, closed: { tone: 'closed', shape: 'tick' },
}

export function ViolationStateTag({ state }: { state: ViolationState }) {
  return <Look look={STATE[state]} text={useLabel()('violationState', state)} />
}
/** The worse, the louder. */
export function DegreeTag({ degree }: { degree: ViolationDegree }) {
  return <span className="gj-tone gj-pill" data-tone={degree === 'serious' ? 'overdue' : degree === 'general' ? 'soon' : 'idle'}>{useLabel()('violationDegree', degree)}</span>
}
export function DueDay({ one }: { one: Pick<Violation, 'dueOn' | 'isOverdue'> }) {
  const t = useT()
  if (one.dueOn === null) return null
  return one.isOverdue ? <span className="gj-tone" data-tone="overdue">▲ {one.dueOn} {t('violations.late')}</span> : <span>{one.dueOn}</span>
}
