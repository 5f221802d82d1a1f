import type { IncidentState } from '@guanjia/contract/emergency-choices.ts'
import type { StatusLook } from '@guanjia/ui/clock/index.ts'

export const LOOK: Record<IncidentState, StatusLook> = {
  reported: { tone: 'overdue', shape: 'triangle' },
  activated: { tone: 'active', shape: 'half' },
  controlled: { tone: 'waiting', shape: 'pause' },
  closed: { tone: 'done', shape: 'tick' },
  reviewed: { tone: 'closed', shape: 'tick' },
  called_off: { tone: 'closed', shape: 'ring' },
}
