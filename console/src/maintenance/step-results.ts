import { ProblemError, isProblem, type CallInput } from '@guanjia/ui'
import type { MaintenanceTaskDetails } from '@guanjia/contract/maintenance.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'

export interface Given {
  value?: boolean | number | string | null
  note?: string
  photos?: FileRef[]
}
/** What was entered, by the id of its step. */
export type Values = Record<string, Given>
type Sent = NonNullable<CallInput<'maintenance.sendStepResults'>['body']>['results']
type Known = Pick<MaintenanceTaskDetails['results'][number], 'value' | 'note' | 'photos'> & { step: { id: string } }

/** What is sent: the steps about which something else was entered than what stands there. */
export function changedResults(known: readonly Known[], values: Values): Sent {
  return known.flatMap(({ step, value, note, photos }) => {
    const { value: next = null, note: said = '', photos: files = [] } = values[step.id] ?? {}
    const isSame = next === value && said.trim() === note && files.length === photos.length && files.every(({ id }, at) => id === photos[at]?.id)
    return isSame ? [] : [{ stepId: step.id, value: next, note: said.trim(), photoIds: files.map(({ id }) => id) }]
  })
}

const FIELD: Record<string, string> = { photoIds: 'photos' }

/** The same failure with its errors at the steps of the form: the server counts what was sent, `/results/0/photoIds`. */
export function atSteps(error: unknown, sent: Sent): unknown {
  if (!isProblem(error) || !error.problem?.errors?.length) return error
  const errors = error.problem.errors.map(({ pointer, message }) => {
    const [, at, field = ''] = /^\/results\/(\d+)\/(\w+)/.exec(pointer) ?? []
    const step = sent[Number(at)]
    return { pointer: step ? `/${step.stepId}/${FIELD[field] ?? field}` : pointer, message }
  })
  return new ProblemError(error.code, { ...error.problem, errors }, error.message)
}
