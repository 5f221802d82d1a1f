import type { complaints } from '@guanjia/contract'
import type { Whole } from './load.ts'
import { stageOfWhole } from './proof.ts'

/** Acts on the case itself that a complaint leads to. */
type Next = complaints.ComplaintAction | 'classify' | 'resolve' | 'return_visit' | 'close'

/** The one obvious next act: of the stage, from what is not there yet. Null while others have it in hand. */
export function nextOf(whole: Whole): Next | null {
  const { row, complaint, tasks, levels, solutions } = whole
  const open = (kind: string): boolean => tasks.some((task) => task.kind === kind && (task.state === 'open' || task.state === 'waiting'))
  if (tasks.some((task) => task.kind === 'reply' && task.state === 'waiting')) return 'decide_reply'
  const level = levels.at(-1)
  if (level?.ended_at === null) return level.answered_at === null ? 'answer_level' : 'settle_level'
  const stage = stageOfWhole(whole)
  if (stage === 'accept') return complaint.listener_notes === '' ? 'record' : 'explain_process'
  if (stage === 'clarify') {
    if (row.status === 'registered' && row.category_id === null) return 'classify'
    if (complaint.validity === 'pending') return 'check_validity'
    if (open('survey')) return 'finish_task'
    return complaint.impact === null ? 'record' : 'verify'
  }
  if (stage === 'resolve') {
    if (open('joint')) return null
    if (complaint.cause_class === null && complaint.validity !== 'invalid') return 'find_cause'
    const latest = solutions.at(-1)
    if (latest === undefined || latest.state === 'refused') return 'propose'
    if (latest.state === 'waiting') return 'decide_solution'
    if (latest.state === 'proposed') return 'answer_solution'
    return latest.state === 'not_agreed' ? 'hand_up' : 'feed_back'
  }
  if (row.status === 'resolved') return 'return_visit'
  if (row.status === 'confirmed') return whole.signatures.some(({ signer }) => signer === 'resident') ? 'close' : 'sign'
  if (row.status === 'closed') return open('check') ? 'finish_task' : null
  return row.status === 'invalid' || row.status === 'cancelled' ? null : 'resolve'
}
