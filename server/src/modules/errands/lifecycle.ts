import type { errands } from '@guanjia/contract'
import type { LifeCycle } from '../../platform/records/index.ts'

const OPEN: errands.ApplicationState[] = ['asked', 'complete', 'submitted', 'appointed']

/** The course of an application at a provider (INQ-004): papers → complete → submitted → appointment → done, refused or withdrawn. */
export const LIFECYCLE: LifeCycle<errands.ApplicationState, errands.ApplicationAction> = {
  // Complete or not is read from the list itself.
  papers: { from: ['asked', 'complete'], to: 'same' },
  submit: { from: ['complete'], to: 'submitted' },
  appoint: { from: ['submitted', 'appointed'], to: 'appointed' },
  follow_up: { from: OPEN, to: 'same' },
  done: { from: ['submitted', 'appointed'], to: 'done' },
  refuse: { from: OPEN, to: 'refused' },
  withdraw: { from: OPEN, to: 'withdrawn' },
}

export type CheckedPaper = errands.Application['papers'][number]

/** Papers without which nothing is submitted and that are not here yet. */
export function missingPapers(papers: readonly CheckedPaper[]): string[] {
  return papers.filter((paper) => paper.isRequired && !paper.has).map(({ name }) => name)
}

export function isOver(state: errands.ApplicationState): boolean {
  return !OPEN.includes(state)
}
