import { dehydrate, hydrate, type QueryClient } from '@tanstack/react-query'
import { isProblem } from '@guanjia/ui/api/call.ts'

const PLACE = 'remembered'
const MOST_CHARACTERS = 1_500_000
/** What must still be readable in a lift without network: who I am, today's work, the records opened last. */
const KEPT = new Set([
  'sessions.currentSession', 'workorders.listWorkOrders', 'workorders.getWorkOrder', 'workorders.workOrderTimeline',
  'cases.listCases', 'cases.getCase', 'cases.caseTimeline', 'cases.listCategories', 'platform.myWork', 'platform.listMessages',
  'residents.residentHome', 'residents.caseTalk', 'sla.listPauseRules', 'workorders.workOrderClocks', 'cases.caseClocks',
  'inspections.listFindings', 'inspections.getFinding', 'violations.listViolations', 'violations.getViolation', 'environment.environmentToday', 'zones.zoneChart', 'energy.nightMeters',
  'maintenance.listMaintenanceTasks', 'maintenance.getMaintenanceTask', 'maintenance.getMaintainedFacility', 'registers.getRecord', 'registers.getFacility',
])

/** Brings back what this phone read last, then keeps it up to date. Everything is asked again as soon as there is network. */
export function rememberAnswers(client: QueryClient): void {
  try {
    const kept = localStorage.getItem(PLACE)
    if (kept) hydrate(client, JSON.parse(kept))
  } catch {
    localStorage.removeItem(PLACE)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    timer ??= setTimeout(flush, 1000)
  })
  function flush(): void {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    write(client)
  }
  // A phone that is put away may end the page without another word.
  window.addEventListener('pagehide', flush)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && flush())
}

function write(client: QueryClient): void {
  // What could not be asked again for want of network still holds, or the second opening in a basement would find nobody signed in.
  const state = dehydrate(client, {
    shouldDehydrateQuery: ({ queryKey, state: { data, error } }) => data !== undefined && (error === null || isProblem(error, 'offline', 'unavailable', 'internal')) && KEPT.has(String(queryKey[0])),
  })
  for (const { state: one } of state.queries) Object.assign(one, { status: 'success', error: null, fetchFailureCount: 0, fetchFailureReason: null })
  // Newest first, so that a full phone loses what was read longest ago.
  state.queries.sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
  let text = JSON.stringify(state)
  while (text.length > MOST_CHARACTERS && state.queries.length > 1) {
    state.queries.length = Math.floor(state.queries.length / 2)
    text = JSON.stringify(state)
  }
  try {
    localStorage.setItem(PLACE, text)
  } catch {
    localStorage.removeItem(PLACE)
  }
}

/** Signing out leaves nobody's data on the phone. */
export function forgetAnswers(client: QueryClient): void {
  client.clear()
  localStorage.removeItem(PLACE)
}
