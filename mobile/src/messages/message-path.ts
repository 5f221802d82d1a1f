import type { Message } from '@guanjia/contract/platform.ts'

/** Where a message leads on the phone: to its record, or to the day's work for a digest of many; null for one that is only read. */
export function pathOf(message: Pick<Message, 'recordType' | 'recordId'>, isResident: boolean): string | null {
  if (message.recordType === 'my_work') return '/'
  if (!message.recordId) return null
  if (message.recordType === 'case') return `/cases/${message.recordId}`
  if ((message.recordType === 'facility' || message.recordType === 'meter') && !isResident) return `/r/${message.recordId}`
  if (message.recordType === 'service_check' && !isResident) return `/quality/checks/${message.recordId}`
  if (message.recordType === 'nonconformity' && !isResident) return '/quality/wrong'
  if (message.recordType === 'score_month' && !isResident) return '/quality/score'
  if (message.recordType === 'liaison' && !isResident) return `/liaisons/${message.recordId}`
  if (message.recordType === 'key_customer' && !isResident) return '/zone'
  if (message.recordType === 'staff_task' && !isResident) return `/tasks/${message.recordId}`
  if ((message.recordType === 'exam' || message.recordType === 'exam_sitting') && !isResident) return '/exams'
  if (message.recordType === 'practical' && !isResident) return `/practicals/${message.recordId}`
  if (message.recordType === 'onboarding' && !isResident) return `/newcomers/${message.recordId}`
  if (message.recordType === 'training_session' && !isResident) return `/training/${message.recordId}`
  if (message.recordType === 'inspection_task' && !isResident) return `/inspections/${message.recordId}`
  if (message.recordType === 'maintenance_task' && !isResident) return `/services/${message.recordId}`
  if (message.recordType === 'finding' && !isResident) return `/findings/${message.recordId}`
  if (message.recordType === 'zone_month' && !isResident) return '/zone-standards'
  if (message.recordType === 'violation' && !isResident) return `/violations/${message.recordId}`
  if (message.recordType === 'violation_paper' && !isResident) return '/violations'
  if (message.recordType === 'incident' && !isResident) return `/incidents/${message.recordId}`
  if ((message.recordType === 'incident_notice' || message.recordType === 'incident_role' || message.recordType === 'incident_step') && !isResident) return '/incidents'
  if (message.recordType === 'rule_document') return `/rules/${message.recordId}`
  if ((message.recordType === 'rota' || message.recordType === 'leave_request' || message.recordType === 'shift_swap' || message.recordType === 'call_up') && !isResident) return '/my-rota'
  if (message.recordType === 'hand_over' && !isResident) return `/hand-overs/${message.recordId}`
  if (message.recordType === 'compensation' && !isResident) return `/compensations/${message.recordId}`
  if (message.recordType === 'complaint_task') return isResident ? null : `/complaint-tasks/${message.recordId}`
  return message.recordType === 'work_order' && !isResident ? `/work-orders/${message.recordId}` : null
}

export interface AlertSubject {
  type: 'case' | 'work_order'
  id: string
}

const LATE: readonly string[] = ['sla.breach', 'sla.escalation', 'sla.repeat']

/** The record whose promise a message says is late, so that one can say that one sees to it; null for any other message. */
export function alertSubject(message: Pick<Message, 'template' | 'recordType' | 'recordId'>): AlertSubject | null {
  const { template, recordType, recordId } = message
  if (!LATE.includes(template) || recordId === null) return null
  return recordType === 'case' || recordType === 'work_order' ? { type: recordType, id: recordId } : null
}
