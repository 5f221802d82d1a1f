import type { externalqueries } from '@guanjia/contract'
import { wrongField } from '../../platform/errors.ts'

type Scope = externalqueries.QueryScope
const LISTS = ['personIds', 'unitIds', 'documentIds', 'fields'] as const

/** What is wrong with a scope by itself, as pointer and message; null when nothing is: it names something, and which facts of it. */
export function scopeFault(scope: Scope): { pointer: string; message: string } | null {
  if (scope.personIds.length + scope.unitIds.length + scope.documentIds.length === 0) return { pointer: '/scope/personIds', message: 'name persons, units or documents' }
  if (scope.personIds.length + scope.unitIds.length > 0 && scope.fields.length === 0) return { pointer: '/scope/fields', message: 'say which facts' }
  if (scope.from !== null && scope.to !== null && scope.to < scope.from) return { pointer: '/scope/to', message: 'lies before the first day' }
  return null
}

/** Throws `rule_broken` naming what goes beyond: what is approved may be less than what was asked, never more. */
export function mustBeWithin(asked: Scope, approved: Scope): void {
  for (const list of LISTS) {
    const beyond = approved[list].findIndex((one) => !(asked[list] as readonly string[]).includes(one))
    if (beyond >= 0) throw wrongField('rule_broken', `/scope/${list}/${beyond}`, 'was not asked for')
  }
  if (asked.from !== null && (approved.from === null || approved.from < asked.from)) throw wrongField('rule_broken', '/scope/from', 'goes beyond the period that was asked for')
  if (asked.to !== null && (approved.to === null || approved.to > asked.to)) throw wrongField('rule_broken', '/scope/to', 'goes beyond the period that was asked for')
}
