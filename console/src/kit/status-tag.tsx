import { CASE_LOOK, ShapeMark, WORK_ORDER_LOOK, lookOf, useLabel, type StatusLook } from '@guanjia/ui'
import type { CaseStatus } from '@guanjia/contract/cases.ts'
import type { WorkOrderStatus } from '@guanjia/contract/workorders.ts'

/** Colour + shape + word, the same everywhere. */
export function Look({ look, text, plain = false }: { look: StatusLook; text: string; plain?: boolean }) {
  return (
    <span className={plain ? 'gj-tone' : 'gj-tone gj-pill'} data-tone={look.tone}>
      <ShapeMark shape={look.shape} size={12} />
      {text}
    </span>
  )
}

export function CaseStatusTag({ status }: { status: CaseStatus }) {
  const label = useLabel()
  return <Look look={CASE_LOOK[status]} text={label('caseStatus', status)} />
}

export function WorkOrderStatusTag({ status }: { status: WorkOrderStatus }) {
  const label = useLabel()
  return <Look look={WORK_ORDER_LOOK[status]} text={label('workOrderStatus', status)} />
}

/** For lists that mix records and carry the status as plain text. */
export function StatusTag({ recordType, status }: { recordType: 'case' | 'work_order'; status: string }) {
  const label = useLabel()
  return <Look look={lookOf(recordType, status)} text={label(recordType === 'case' ? 'caseStatus' : 'workOrderStatus', status)} />
}

/** A normal urgency says nothing; the others are a word on a coloured ground. */
export function UrgencyTag({ urgency }: { urgency: string }) {
  const label = useLabel()
  if (urgency === 'normal') return null
  return (
    <span className="gj-tone gj-pill" data-tone={urgency === 'emergency' ? 'overdue' : 'soon'}>
      {label('urgency', urgency)}
    </span>
  )
}
