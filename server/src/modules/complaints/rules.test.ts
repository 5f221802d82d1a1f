import { complaints, cases } from '@guanjia/contract'
import { describe, expect, it } from 'vitest'
import { clearsOf, missingClears, type ClearFacts } from './clears.ts'
import { levelAbove, presentLevel } from './levels.ts'
import { RULES } from './lifecycle.ts'
import { stageOf, type StageFacts } from './stages.ts'
import { STEPS } from './workflow.ts'

const PERFECT: ClearFacts = {
  isListened: true, statement: '电梯整夜响', listenerNotes: '业主连续三晚没睡好', letFinish: true, noHaste: true, noArguing: true, occurredAt: new Date(), hasPlace: true, personsInvolved: '本人与孩子', demand: '尽快修好', isSolved: true,
  hasGap: false, hasOpenTasks: false, hasLateReply: false, hasLateLevel: false, isFedBack: true, isFeedbackLate: false, hasHandling: true, result: '已更换减振垫', hasOpinion: true, isMajor: false, isReported: false, isReportLate: false, isUnreachable: false,
}
const gaps = (change: Partial<ClearFacts>): Record<string, string[]> => Object.fromEntries(missingClears(clearsOf({ ...PERFECT, ...change })).map(({ clear, missing }) => [clear, missing]))

describe('five clears and one report', () => {
  it('are six gates of which all that apply are proved by a complete record [CMP-045]', () => {
    const clears = clearsOf(PERFECT)
    expect(clears.map(({ clear }) => clear)).toEqual(['heard', 'asked', 'tracked', 'replied', 'recorded', 'reported'])
    expect(clears.map(({ done }) => done)).toEqual([true, true, true, true, true, null])
    expect(gaps({})).toEqual({})
  })

  it('heard: written down, to the end, without a hasty position; what came in writing is verbatim by itself [CMP-046] [CMP-068]', () => {
    expect(gaps({ listenerNotes: '' })).toEqual({ heard: ['listener_notes'] })
    expect(gaps({ letFinish: false, noHaste: null })).toEqual({ heard: ['let_finish', 'no_haste'] })
    expect(gaps({ isListened: false, listenerNotes: '', letFinish: null, noHaste: null, noArguing: null })).toEqual({})
  })

  it('asked: when, where, who, what is wanted, without arguing [CMP-047] [CMP-069]', () => {
    expect(gaps({ occurredAt: null, hasPlace: false, personsInvolved: '', demand: '' })).toEqual({ asked: ['time', 'place', 'persons', 'demand'] })
    expect(gaps({ noArguing: false })).toEqual({ asked: ['no_arguing'] })
  })

  it('tracked: to the end, no gap longer than the promise, no promised answer open or late [CMP-048] [CMP-070]', () => {
    expect(gaps({ hasGap: true })).toEqual({ tracked: ['follow_up_gap'] })
    expect(gaps({ hasOpenTasks: true, hasLateReply: true, hasLateLevel: true })).toEqual({ tracked: ['task_open', 'task_late', 'level_late'] })
    expect(gaps({ isSolved: false })).toEqual({ tracked: ['not_solved'] })
  })

  it('replied: the result told, the first feedback in time [CMP-050] [CMP-071]', () => {
    expect(gaps({ isFedBack: false })).toEqual({ replied: ['not_fed_back'] })
    expect(gaps({ isFeedbackLate: true })).toEqual({ replied: ['feedback_late'] })
  })

  it('recorded: handling, result and the resident’s opinion, three blocks beside the matter [CMP-051] [CMP-072]', () => {
    expect(gaps({ hasHandling: false, result: '', hasOpinion: false })).toEqual({ recorded: ['handling', 'result', 'opinion'] })
    // Nobody was reached on three days: their opinion cannot be had.
    expect(gaps({ isUnreachable: true, hasOpinion: false, isFedBack: false })).toEqual({})
  })

  it('reported: only what is major, and in time', () => {
    expect(gaps({ isMajor: true })).toEqual({ reported: ['not_reported'] })
    expect(gaps({ isMajor: true, isReported: true, isReportLate: true })).toEqual({ reported: ['reported_late'] })
    expect(gaps({ isMajor: true, isReported: true })).toEqual({})
  })
})

describe('the four stages', () => {
  const fresh: StageFacts = { status: 'registered', isHeard: false, isProcessExplained: false, isClassified: false, validity: 'pending', isVerified: false, hasSolution: false, isFedBack: false }
  it('follow from what is recorded, whatever was skipped [CMP-055]', () => {
    const stages = (change: Partial<StageFacts>): complaints.Stage => stageOf({ ...fresh, ...change })
    expect(stages({})).toBe('accept')
    expect(stages({ isHeard: true })).toBe('accept')
    expect(stages({ isHeard: true, isProcessExplained: true })).toBe('clarify')
    expect(stages({ isClassified: true, status: 'classified' })).toBe('clarify')
    expect(stages({ isVerified: true })).toBe('resolve')
    expect(stages({ validity: 'invalid' })).toBe('resolve')
    expect(stages({ hasSolution: true, status: 'in_progress' })).toBe('resolve')
    expect(stages({ hasSolution: true, isFedBack: true })).toBe('follow_up')
    expect(stages({ status: 'resolved' })).toBe('follow_up')
    // Opened again it goes on where the work is, not where it began.
    expect(stages({ status: 'reopened', hasSolution: true, isVerified: true })).toBe('resolve')
  })
})

describe('the levels', () => {
  it('are climbed one at a time, up to outside mediation and not beyond [CMP-040]', () => {
    const climbed: string[] = []
    for (let level = levelAbove('handler'); level !== null; level = levelAbove(level)) climbed.push(level)
    expect(climbed).toEqual(['supervisor', 'site_manager', 'head_office', 'mediation'])
    expect(presentLevel([])).toBe('handler')
    expect(presentLevel([{ position: 2, level: 'site_manager' }, { position: 1, level: 'supervisor' }])).toBe('site_manager')
  })
})

describe('the diagram', () => {
  it('has each act of a case and of a complaint in exactly one of the seven steps [CMP-035]', () => {
    const steps = complaints.COMPLAINT_STEPS.map((step) => STEPS[step])
    expect(steps).toHaveLength(7)
    expect(steps.flatMap((step) => step.caseActions).toSorted()).toEqual([...cases.CASE_ACTIONS].toSorted())
    expect(steps.flatMap((step) => step.complaintActions).toSorted()).toEqual([...complaints.COMPLAINT_ACTIONS].toSorted())
    expect(steps.flatMap((step) => step.clears).toSorted()).toEqual([...complaints.CLEARS].toSorted())
  })

  it('has a rule for every act of the contract', () => {
    expect(Object.keys(RULES).toSorted()).toEqual(complaints.ComplaintActionBody.options.map((option) => option.shape.action.value).toSorted())
  })
})
