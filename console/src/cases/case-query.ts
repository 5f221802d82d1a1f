import type { CallInput } from '@guanjia/ui'
import type { CaseSummary } from '@guanjia/contract/cases.ts'
import { periodOf } from '../kit/period.ts'
import { many, yes, type Search } from '../kit/search.ts'

type Filter = NonNullable<NonNullable<CallInput<'cases.listCases'>['query']>['filter']>

/** The filters of the URL as the list endpoint takes them; days become instants in the zone of the site. */
export function caseFilter(search: Search, timeZone: string): Filter {
  return {
    q: search.q,
    categoryId: search.categoryId,
    unitId: search.unitId,
    buildingId: search.buildingId,
    personId: search.personId,
    ownerId: search.ownerId,
    firstContactById: search.firstContactById,
    departmentId: search.departmentId,
    ...periodOf(search, timeZone),
    status: many(search.status),
    kind: many(search.kind),
    urgency: many(search.urgency),
    grade: many(search.grade),
    channel: many(search.channel),
    mine: yes(search.mine),
    open: yes(search.open),
    overdue: yes(search.overdue),
  }
}

const SORTS = ['-registeredAt', 'registeredAt', 'dueAt'] as const

/** A sort that the endpoint knows; newest first otherwise. */
export function caseSort(search: Search): (typeof SORTS)[number] {
  return SORTS.find((sort) => sort === search.sort) ?? '-registeredAt'
}

/** What a case is called in one line: its title, else the beginning of the resident's words, else its kind. */
export function caseTitle(record: Pick<CaseSummary, 'title' | 'category'>, kindWord: string): string {
  return record.title || record.category?.name || kindWord
}
