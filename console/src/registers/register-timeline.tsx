import { formatMoney, useCall, useLabel, useT } from '@guanjia/ui'
import type { EnumLabels } from '@guanjia/contract/labels/labels.ts'
import type { TimelineEntry } from '@guanjia/contract/shared.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { Timeline } from '../kit/timeline.tsx'
import type { AnyShown, Screen, timelineOf } from './kinds.ts'

/** What happened to a record, in the words of its register. */
export function RegisterTimeline({ id, screen, call = 'registers.recordTimeline' }: { id: string; screen: Screen<AnyShown>; call?: ReturnType<typeof timelineOf> }) {
  const t = useT()
  const label = useLabel()
  const timeline = useCall(call as 'registers.recordTimeline', { params: { id } })
  if (timeline.error && !timeline.data) return <ProblemAlert error={timeline.error} onRetry={() => void timeline.refetch()} />
  const names = new Map(screen.fields(null).map(({ name, label: words }) => [name, words]))
  const choices = new Map(screen.fields(null).flatMap(({ name, choices: of }) => (of ? [[name, of] as const] : [])))
  const said = (field: string, value: unknown): unknown => {
    if (field === 'state' && typeof value === 'string' && screen.states) return label(screen.states, value)
    if (field === 'rentFen' && typeof value === 'number') return formatMoney(value)
    return choices.get(field)?.find((choice) => choice.value === value)?.label ?? value
  }
  const action = (name: string): string => {
    const own = screen.happening?.(name) ?? screen.actionText?.(name) ?? (screen.actions ? label(screen.actions, name) : name)
    return own === name ? t(`registers.action.${name}` as 'registers.action.created', { defaultValue: name }) : own
  }
  const state = (value: string | null): string | null => (value === null ? null : label((screen.states ?? 'unitState') as keyof EnumLabels, value))
  const inWords = (entry: TimelineEntry): TimelineEntry => ({
    ...entry,
    action: action(entry.action),
    fromStatus: state(entry.fromStatus),
    toStatus: state(entry.toStatus),
    changes: entry.changes.filter(({ field }) => field !== 'state' && (names.has(field) || names.has(field.replace(/Id$/, '')))).map(({ field, from, to }) => ({ field: names.get(field) ?? field, from: said(field, from), to: said(field, to) })),
  })
  return <Timeline entries={timeline.data?.items.map(inWords)} words="archive" />
}
