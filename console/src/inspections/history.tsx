import { useLabel, useT } from '@guanjia/ui'
import type { EnumLabels } from '@guanjia/contract/labels/labels.ts'
import type { TimelineEntry } from '@guanjia/contract/shared.ts'
import { History, inOwnWords } from '../kit/history.tsx'

const WORDS = { round: ['roundAction', 'roundState'], finding: ['findingAction', 'findingState'], plan: ['planAction', 'planState'] } as const satisfies Record<string, readonly [keyof EnumLabels, keyof EnumLabels]>

/** What happened to a round or a finding, in their own words. */
export function InspectionHistory({ of, entries, error, onRetry }: { of: keyof typeof WORDS; entries: readonly TimelineEntry[] | undefined; error: unknown; onRetry: () => void }) {
  const t = useT()
  const label = useLabel()
  const [actions, states] = WORDS[of]
  const action = (name: string): string => {
    const own = label(actions, name)
    return own === name ? t(`inspections.happening.${name}` as 'inspections.happening.created', { defaultValue: t(`shell.timeline.action.${name}` as 'shell.timeline.action.created', { defaultValue: name }) }) : own
  }
  // The server keeps what waits as one state; whether its time has come is a matter of the moment.
  const state = (value: string): string => label(states, value === 'waiting' ? 'open' : value)
  const said = (field: string, value: unknown): unknown => (typeof value !== 'string' ? value : field === 'severity' ? label('findingSeverity', value) : field === 'way' ? label('findingWay', value) : field === 'state' ? state(value) : value)
  const worded = inOwnWords(entries, {
    action: (entry) => action(entry.action),
    state,
    change: ({ field, from, to }) => (field === 'state' ? null : { field: t(`inspections.field.${camel(field)}` as 'inspections.field.severity', { defaultValue: field }), from: said(field, from), to: said(field, to) }),
  })
  return <History title={t('inspections.history')} entries={worded} error={error} onRetry={onRetry} />
}

function camel(field: string): string {
  return field.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/Id$/, '')
}
