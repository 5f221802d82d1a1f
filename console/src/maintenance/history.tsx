import { useLabel, useT } from '@guanjia/ui'
import type { EnumLabels } from '@guanjia/contract/labels/labels.ts'
import type { TimelineEntry } from '@guanjia/contract/shared.ts'
import { History, inOwnWords } from '../kit/history.tsx'

const WORDS = { task: ['maintenanceAction', 'maintenanceState'], plan: ['maintenancePlanAction', 'maintenancePlanState'], legal: ['legalKind', 'legalState'], proposal: ['renewalAction', 'renewalState'] } as const satisfies Record<string, readonly [keyof EnumLabels, keyof EnumLabels]>

/** What happened to a plan, a service, a legal inspection or a proposal, in their own words. */
export function MaintenanceHistory({ of, answer }: { of: keyof typeof WORDS; answer: { data: { items: TimelineEntry[] } | undefined; error: unknown; refetch: () => unknown } }) {
  const t = useT()
  const label = useLabel()
  const [actions, states] = WORDS[of]
  const action = (name: string): string => {
    const own = label(actions, name)
    return own === name ? t(`maintenance.happening.${name}` as 'maintenance.happening.created', { defaultValue: t(`shell.timeline.action.${name}` as 'shell.timeline.action.created', { defaultValue: name }) }) : own
  }
  const worded = inOwnWords(answer.data?.items, { action: (entry) => action(entry.action), state: (value) => label(states, value) })
  return <History title={t('maintenance.history')} entries={worded} error={answer.error} onRetry={() => void answer.refetch()} />
}
