import type { StatusLook } from '@guanjia/ui/clock/index.ts'
import type { ViolationState } from '@guanjia/contract/violation-choices.ts'

export const LOOK: Record<ViolationState, StatusLook> = {
  reported: { tone: 'idle', shape: 'ring' },
  verified: { tone: 'active', shape: 'half' },
  dismissed: { tone: 'closed', shape: 'ring' },
  notice_issued: { tone: 'waiting', shape: 'pause' },
  rectifying: { tone: 'waiting', shape: 'pause' },
  rectified: { tone: 'done', shape: 'tick' },
  refused: { tone: 'overdue', shape: 'triangle' },
  escalated: { tone: 'overdue', shape: 'triangle' },
  reported_to_authority: { tone: 'waiting', shape: 'pause' },
  closed: { tone: 'closed', shape: 'tick' },
}
