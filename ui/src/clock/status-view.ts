import type { CaseStatus } from '@guanjia/contract/cases.ts'
import type { IncidentState } from '@guanjia/contract/emergency-choices.ts'
import type { TaskState } from '@guanjia/contract/inspection-choices.ts'
import type { WorkOrderStatus } from '@guanjia/contract/workorders.ts'
import type { Shape, Tone } from './clock-view.ts'

export interface StatusLook {
  tone: Tone
  shape: Shape
}

const IDLE: StatusLook = { tone: 'idle', shape: 'ring' }
const ACTIVE: StatusLook = { tone: 'active', shape: 'half' }
const WAITING: StatusLook = { tone: 'waiting', shape: 'pause' }
const DONE: StatusLook = { tone: 'done', shape: 'tick' }
const CLOSED: StatusLook = { tone: 'closed', shape: 'tick' }

export const CASE_LOOK: Record<CaseStatus, StatusLook> = {
  registered: IDLE,
  classified: IDLE,
  in_progress: ACTIVE,
  waiting: WAITING,
  resolved: DONE,
  confirmed: DONE,
  closed: CLOSED,
  invalid: CLOSED,
  cancelled: CLOSED,
  reopened: ACTIVE,
}
export const WORK_ORDER_LOOK: Record<WorkOrderStatus, StatusLook> = {
  open: IDLE,
  assigned: IDLE,
  accepted: ACTIVE,
  arrived: ACTIVE,
  working: ACTIVE,
  suspended: WAITING,
  done: DONE,
  verified: DONE,
  closed: CLOSED,
  cancelled: CLOSED,
}

export const ROUND_LOOK: Record<TaskState, StatusLook> = {
  planned: { tone: 'closed', shape: 'ring' },
  open: IDLE,
  started: ACTIVE,
  done: DONE,
  missed: { tone: 'overdue', shape: 'triangle' },
  skipped: WAITING,
}

export const INCIDENT_LOOK: Record<IncidentState, StatusLook> = {
  reported: { tone: 'overdue', shape: 'triangle' },
  activated: ACTIVE,
  controlled: WAITING,
  closed: DONE,
  reviewed: CLOSED,
  called_off: { tone: 'closed', shape: 'ring' },
}

/** The look of a status that comes as plain text; an unknown one looks like waiting to be handled. */
export function lookOf(recordType: 'case' | 'work_order', status: string): StatusLook {
  const looks: Record<string, StatusLook> = recordType === 'case' ? CASE_LOOK : WORK_ORDER_LOOK
  return looks[status] ?? IDLE
}
