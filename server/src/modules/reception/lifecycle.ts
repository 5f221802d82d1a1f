import type { reception } from '@guanjia/contract'
import type { LifeCycle } from '../../platform/records/index.ts'

type Status = reception.Visit['status']
type Action = reception.VisitActionBody['action']

/** The course of a visit: waiting → being served → gone; or gone unserved (RCP-001). Tasks of afterwards are ticked when the visitor has left. */
export const LIFECYCLE: LifeCycle<Status, Action> = {
  serve: { from: ['waiting'], to: 'serving' },
  note_need: { from: ['waiting', 'serving'], to: 'same' },
  tick: { from: ['serving', 'finished'], to: 'same' },
  finish: { from: ['serving'], to: 'finished' },
  leave: { from: ['waiting'], to: 'left' },
}
