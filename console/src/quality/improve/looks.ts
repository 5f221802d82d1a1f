import type { StatusLook } from '@guanjia/ui'
import type { QualityAction } from '@guanjia/contract/quality.ts'
import type { ScoreAppeal } from '@guanjia/contract/scores.ts'

export const ACTION_LOOK: Record<QualityAction['state'], StatusLook> = { open: { tone: 'idle', shape: 'ring' }, done: { tone: 'soon', shape: 'half' }, closed: { tone: 'done', shape: 'tick' }, dropped: { tone: 'closed', shape: 'tick' } }
export const LATE: StatusLook = { tone: 'overdue', shape: 'triangle' }
export const APPEAL_LOOK: Record<ScoreAppeal['state'], StatusLook> = { open: { tone: 'soon', shape: 'half' }, accepted: { tone: 'done', shape: 'tick' }, refused: { tone: 'closed', shape: 'tick' }, withdrawn: { tone: 'closed', shape: 'ring' } }
