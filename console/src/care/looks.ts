import type { StatusLook } from '@guanjia/ui'
import type { OpportunityStatus } from '@guanjia/contract/relations.ts'
import type { Outage } from '@guanjia/contract/relations.ts'

export const OPPORTUNITY_LOOK: Record<OpportunityStatus, StatusLook> = {
  noticed: { tone: 'idle', shape: 'ring' },
  planned: { tone: 'active', shape: 'half' },
  approved: { tone: 'active', shape: 'half' },
  done: { tone: 'done', shape: 'tick' },
  thanked: { tone: 'done', shape: 'tick' },
  let_go: { tone: 'closed', shape: 'tick' },
}
export const OUTAGE_LOOK: Record<Outage['state'], StatusLook> = {
  announced: { tone: 'idle', shape: 'ring' },
  now: { tone: 'soon', shape: 'bell' },
  over: { tone: 'done', shape: 'tick' },
  cancelled: { tone: 'closed', shape: 'tick' },
}
