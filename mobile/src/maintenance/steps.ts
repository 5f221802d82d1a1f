import type { CheckItem } from '@guanjia/contract/inspections.ts'
import type { MaintenanceTask, MaintenanceTaskDetails, ProcedureStep, StepResult } from '@guanjia/contract/maintenance.ts'
import type { RecordHit } from '@guanjia/contract/registers.ts'
import { dayOf } from '@guanjia/ui/format/time.ts'
import { isFineAnswer } from '@guanjia/ui/inspections/rules.ts'
import { NOT_GIVEN, type Given } from '../inspections/items.ts'
import type { Operation } from '../outbox/operations.ts'

const KINDS = { check: 'yes_no', measure: 'number', photo: 'photo', text: 'text' } as const

/** A step as the question that it is, so that it is asked and answered as those of a round are. */
export function questionOf(step: ProcedureStep): CheckItem {
  const { id, text, hint, kind, isRequired, unit, low, high, photoWhenBad, severity } = step
  return { id, text, hint, kind: KINDS[kind], isRequired, unit, low, high, choices: [], showWhen: null, photoWhenBad, severity, way: 'work_order', source: '' } as CheckItem
}

/** Where an answer stands: on the server, on its way, or refused. */
export type Where = 'sent' | 'unsent' | 'refused'
export interface StepView {
  step: ProcedureStep
  /** What was answered before what is on the screen now. */
  before: Given
  where: Where | null
}

/** The steps with what the server knows of them, and on top of it what was done here since. */
export function stepsOf(task: Pick<MaintenanceTaskDetails, 'id' | 'results'>, operations: readonly Operation[]): StepView[] {
  const here = new Map<string, { result: StepResult; where: Where }>()
  for (const { work, state } of operations.toSorted((a, b) => a.order - b.order))
    if (work.kind === 'steps' && work.taskId === task.id) for (const result of work.body.results) here.set(result.stepId, { result: { note: '', photoIds: [], ...result }, where: state === 'refused' ? 'refused' : 'unsent' })
  return task.results.map(({ step, value, note, photos }): StepView => {
    const mine = here.get(step.id)
    if (mine) return { step, before: { value: mine.result.value, note: mine.result.note, photoIds: mine.result.photoIds }, where: mine.where }
    const isGiven = value !== null || photos.length > 0
    return { step, before: isGiven ? { value, note, photoIds: photos.map(({ id }) => id) } : NOT_GIVEN, where: isGiven ? 'sent' : null }
  })
}

export function isAnswered(given: Given): boolean {
  return given.value !== null || given.photoIds.length > 0
}

/** Something to see is broken and its picture is still missing: the server would not take it. */
export function lacksPhoto(step: ProcedureStep, given: Given): boolean {
  if (step.kind === 'photo') return false
  return step.photoWhenBad && isFineAnswer(questionOf(step), given.value) === false && given.photoIds.length === 0
}

/** The steps that are answered on the screen and not yet handed over, as they are sent. */
export function resultsOf(views: readonly StepView[], draft: Readonly<Record<string, Given>>): StepResult[] {
  return views.flatMap(({ step, before }) => {
    const given = draft[step.id]
    if (!given || !isAnswered(given)) return []
    const isSame = given.value === before.value && given.note === before.note && given.photoIds.join() === before.photoIds.join()
    return isSame ? [] : [{ stepId: step.id, value: given.value, note: given.note.trim(), photoIds: [...given.photoIds] }]
  })
}

/** Required steps that nobody has answered: neither before nor on the screen. */
export function leftOf(views: readonly StepView[], draft: Readonly<Record<string, Given>>): number {
  return views.filter(({ step, before }) => step.isRequired && !isAnswered(draft[step.id] ?? before)).length
}

/** Every check that is still open is fine; values, pictures and words are never invented. */
export function restFine(views: readonly StepView[], draft: Readonly<Record<string, Given>>): Record<string, Given> {
  const open = views.filter(({ step, before }) => step.kind === 'check' && !isAnswered(draft[step.id] ?? before))
  return { ...draft, ...Object.fromEntries(open.map(({ step }) => [step.id, { ...NOT_GIVEN, ...draft[step.id], value: true }])) }
}

/** The id of the record on a label: labels carry its address `…/m/r/{id}`. */
export function recordOnLabel(text: string): string | null {
  return /\/m\/r\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i.exec(text.trim())?.[1]?.toLowerCase() ?? null
}

/** The facility whose code was typed; a text that only occurs in a name, or begins a longer code, opens nothing. */
export function facilityOfCode(hits: readonly Pick<RecordHit, 'kind' | 'id' | 'title'>[], typed: string): string | null {
  return hits.find(({ kind, title }) => kind === 'facility' && title.toLowerCase().endsWith(` ${typed.trim().toLowerCase()}`))?.id ?? null
}

/** Services that are due on a day of the site or before; their window may have begun long ago. */
export function dueBy<S extends Pick<MaintenanceTask, 'dueAt'>>(services: readonly S[], day: string, timeZone: string): S[] {
  return services.filter(({ dueAt }) => dayOf(dueAt, timeZone) <= day)
}
