import type { tasks } from '@guanjia/contract'
import type { LifeCycle } from '../../platform/records/index.ts'

export type TaskState = tasks.StaffTask['state']
export type TaskAction = tasks.StaffTask['allowedActions'][number]

/** Asked, taken on, reported back; an assist is closed by the one who asked, with a rating (ORG-043). */
export const TASK_LIFECYCLE: LifeCycle<TaskState, TaskAction> = {
  accept: { from: ['asked'], to: 'accepted' },
  decline: { from: ['asked'], to: 'declined' },
  finish: { from: ['asked', 'accepted'], to: 'done' },
  reopen: { from: ['done'], to: 'accepted' },
  close: { from: ['done'], to: 'closed' },
  cancel: { from: ['asked', 'accepted'], to: 'cancelled' },
}

export interface Standing {
  isAsker: boolean
  isDoer: boolean
  /** May take it on: named for it, or of the department that was asked while nobody is named. */
  mayTake: boolean
}

/** Which acts are somebody's: doing is the doer's, calling off, sending back and closing the asker's. */
export function mayAct(action: TaskAction, who: Standing): boolean {
  if (action === 'accept' || action === 'decline') return who.mayTake
  if (action === 'finish') return who.isDoer || who.mayTake
  return who.isAsker
}
