import type { emergency } from '@guanjia/contract'
import type { LifeCycle } from '../../platform/records/index.ts'

type State = emergency.IncidentState
type Action = emergency.IncidentAction

const UNDER_WAY: readonly State[] = ['activated', 'controlled']

/** REPORTED → ACTIVATED → CONTROLLED → CLOSED → REVIEWED; a false alarm is called off (EMG-007). */
export const LIFECYCLE: LifeCycle<State, Action> = {
  activate: { from: ['reported'], to: 'activated' },
  set_level: { from: ['reported', ...UNDER_WAY], to: 'same' },
  acknowledge: { from: ['reported', ...UNDER_WAY], to: 'same' },
  at_post: { from: UNDER_WAY, to: 'same' },
  assign: { from: UNDER_WAY, to: 'same' },
  release: { from: UNDER_WAY, to: 'same' },
  fill: { from: UNDER_WAY, to: 'same' },
  done: { from: UNDER_WAY, to: 'same' },
  impossible: { from: UNDER_WAY, to: 'same' },
  note: { from: ['reported', ...UNDER_WAY, 'closed'], to: 'same' },
  count: { from: UNDER_WAY, to: 'same' },
  call: { from: ['reported', ...UNDER_WAY], to: 'same' },
  arrived: { from: ['reported', ...UNDER_WAY], to: 'same' },
  announce: { from: UNDER_WAY, to: 'same' },
  control: { from: ['activated'], to: 'controlled' },
  close: { from: ['controlled'], to: 'closed' },
  call_off: { from: ['reported', 'activated'], to: 'called_off' },
  finish_review: { from: ['closed'], to: 'reviewed' },
}

/** What everybody on the spot may do: safety does not wait for somebody with more rights (EMG-025). */
export const FOR_ALL: readonly Action[] = ['activate', 'acknowledge', 'at_post', 'done', 'impossible', 'note', 'count', 'call', 'arrived', 'announce']
