import { useEffect } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { StreamEvent } from '@guanjia/contract/platform.ts'
import { invalidateModules } from './query.ts'

/** Which cached answers a change of a record makes stale. */
const STALE: Record<string, readonly string[]> = {
  case: ['cases', 'residents', 'platform', 'workorders', 'redress'],
  work_order: ['workorders', 'cases', 'residents', 'platform'],
  compensation: ['redress'],
  complaint_group: ['redress', 'cases'],
  library_case: ['redress'],
  complaint_handbook: ['redress'],
  contact: ['cases', 'reception'],
  unit: ['archives', 'cases'],
  person: ['archives', 'cases'],
  import: ['imports', 'archives'],
  registration: ['residents'],
  message: ['platform'],
  calendar: ['sla'],
  policy: ['sla'],
  pause_rule: ['sla'],
  alert_settings: ['sla'],
  recalculation: ['sla', 'cases', 'workorders', 'platform'],
  substitution: ['organization'],
  store_item: ['stores'],
  care_fact: ['relations', 'cases'],
  care_occasion: ['relations', 'cases'],
  suggestion: ['relations'],
  opportunity: ['relations'],
  outage: ['relations', 'cases'],
  thank_you: ['relations'],
  reward: ['relations'],
  visit: ['reception'],
  visit_appointment: ['reception'],
  gate_visit: ['reception'],
  service_hours: ['reception'],
  reception_flow: ['reception'],
  hand_over: ['dailywork'],
  service_word: ['language'],
  service_script: ['language'],
}

/** Who may be given work hangs on more than orders; colleagues and zones are shown in many places. */
const STALE_FOR_DISPATCH: typeof STALE = {
  work_order: ['dispatch'],
  substitution: ['workorders', 'dispatch'],
  employee: ['organization', 'people', 'workorders', 'dispatch', 'zones'],
  zone: ['zones', 'organization', 'workorders', 'dispatch'],
  building: ['zones', 'archives'],
  duty_point: ['zones'],
  dispatch_settings: ['dispatch', 'workorders'],
}

/**
 * Keeps the screen live: one server-sent event stream for the app; the browser resumes it by Last-Event-ID after a break.
 * Changes that come in one burst refresh once. `onEvent` lets a screen mark what others changed.
 */
export function useLiveUpdates(enabled: boolean, onEvent?: (event: StreamEvent) => void): void {
  const cache = useQueryClient()
  useEffect(() => {
    if (!enabled) return
    const source = new EventSource('/api/v1/stream')
    const stale = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    source.addEventListener('change', (message) => {
      const event = JSON.parse(message.data as string) as StreamEvent
      for (const map of [STALE, STALE_FOR_DISPATCH]) for (const module of map[event.recordType] ?? []) stale.add(module)
      onEvent?.(event)
      timer ??= setTimeout(() => {
        timer = undefined
        void invalidateModules(cache, [...stale])
        stale.clear()
      }, 150)
    })
    // Away for too long: nobody knows what was missed, so everything on screen is asked again.
    source.addEventListener('reset', () => void cache.invalidateQueries())
    return () => {
      clearTimeout(timer)
      source.close()
    }
  }, [enabled, cache, onEvent])
}
