import type { CallInput } from '@guanjia/ui'
import { periodOf } from '../kit/period.ts'
import { many, yes, type Search } from '../kit/search.ts'

type Filter = NonNullable<NonNullable<CallInput<'workorders.listWorkOrders'>['query']>['filter']>

/** The filters of the URL as the list endpoint takes them. */
export function workOrderFilter(search: Search, timeZone: string): Filter {
  return {
    q: search.q,
    workerId: search.workerId,
    unitId: search.unitId,
    caseId: search.caseId,
    ...periodOf(search, timeZone),
    status: many(search.status),
    kind: many(search.kind),
    urgency: many(search.urgency),
    mine: yes(search.mine),
    pool: yes(search.pool),
    open: yes(search.open),
    overdue: yes(search.overdue),
    unquoted: yes(search.unquoted),
    rework: yes(search.rework),
  }
}

const SORTS = ['-raisedAt', 'raisedAt', 'dueAt'] as const

export function workOrderSort(search: Search): (typeof SORTS)[number] {
  return SORTS.find((sort) => sort === search.sort) ?? '-raisedAt'
}
