import type { TaskState } from '@guanjia/contract/inspection-choices.ts'
import type { StatusLook } from '@guanjia/ui/clock/index.ts'

export const ROUND_LOOK: Record<TaskState, StatusLook> = {
  planned: { tone: 'idle', shape: 'ring' },
  open: { tone: 'idle', shape: 'ring' },
  started: { tone: 'active', shape: 'half' },
  done: { tone: 'done', shape: 'tick' },
  missed: { tone: 'overdue', shape: 'triangle' },
  skipped: { tone: 'closed', shape: 'tick' },
}
