import { useNavigate } from '@tanstack/react-router'
import type { CalendarDefinition, PolicyDraft } from '@guanjia/contract/sla.ts'
import { writeKept } from '../../kit/kept.ts'

/** What is tried on a past period: policies with other promises, calendars with other hours. */
export interface Trial {
  policies: PolicyDraft[]
  calendars: { code: string; definition: CalendarDefinition }[]
}
export const TRIAL_KEY = 'simulation'
export const NO_TRIAL: Trial = { policies: [], calendars: [] }

/** Opens the simulator with a policy as it is being edited, or with other hours of a calendar. */
export function useSimulateDraft(): (draft: PolicyDraft | Trial['calendars'][number]) => void {
  const navigate = useNavigate()
  return (draft) => {
    const trial: Trial = 'definition' in draft ? { policies: [], calendars: [draft] } : { policies: [draft], calendars: [] }
    writeKept(TRIAL_KEY, trial)
    void navigate({ to: '/settings/simulator' })
  }
}
