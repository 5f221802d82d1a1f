import { isProblem, type T } from '@guanjia/ui'
import type { PolicyFinding } from '@guanjia/contract/sla.ts'
import { isReadable } from './readable.ts'

/** What the server refused or finds faulty, by JSON pointer, in words that stand beside a field. */
export function refusedAt(error: unknown, findings: readonly PolicyFinding[], t: T): Map<string, string> {
  const refused = new Map<string, string>()
  const say = (message: string): string => (isReadable(message) ? message : t('error.policy.bad_targets' as 'error.internal'))
  for (const { pointer, problem, message } of findings) if (problem === 'faulty') refused.set(pointer, say(message))
  for (const { pointer, message } of isProblem(error) ? (error.problem?.errors ?? []) : []) refused.set(pointer, say(message))
  return refused
}
