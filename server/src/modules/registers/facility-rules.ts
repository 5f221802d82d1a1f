import type { registers } from '@guanjia/contract'
import type { LifeCycle } from '../../platform/records/index.ts'
import { dayAfter } from '../../platform/time.ts'
import { REMIND_DAYS } from './days.ts'

type State = registers.Facility['state']
type Action = registers.Facility['allowedActions'][number]

/** The life of a facility. Scrapped is the end: a machine that comes again is a new one. */
export const FACILITY_CYCLE: LifeCycle<State, Action> = {
  stand_by: { from: ['running', 'stopped'], to: 'standby' },
  repair: { from: ['running', 'standby', 'stopped'], to: 'under_repair' },
  stop: { from: ['running', 'standby', 'under_repair'], to: 'stopped' },
  resume: { from: ['standby', 'under_repair', 'stopped'], to: 'running' },
  serviced: { from: ['running', 'standby', 'under_repair', 'stopped'], to: 'same' },
  inspected: { from: ['running', 'standby', 'under_repair', 'stopped'], to: 'same' },
  scrap: { from: ['running', 'standby', 'under_repair', 'stopped'], to: 'scrapped' },
}

interface Dates {
  state: State
  next_service_on: string | null
  inspection_due_on: string | null
  warranty_until: string | null
}

/** What of a facility is due within 30 days or overdue. A warranty that has ended is over, not overdue. */
export function dueOf(row: Dates, today: string): registers.Facility['due'] {
  if (row.state === 'scrapped') return []
  const soon = dayAfter(today, REMIND_DAYS)
  const due: registers.Facility['due'] = []
  for (const [what, on] of [['inspection', row.inspection_due_on], ['service', row.next_service_on], ['warranty', row.warranty_until]] as const) {
    if (on === null || on > soon || (what === 'warranty' && on < today)) continue
    due.push({ what, on, isOverdue: on < today })
  }
  return due
}
