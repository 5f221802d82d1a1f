import type { EnvironmentToday } from '@guanjia/contract/environment.ts'
import type { EnvironmentWork, Operation } from '../outbox/operations.ts'

/** What the phone has done of the environment work that the server does not know yet. */
export function pendingOf(operations: readonly Operation[]): EnvironmentWork[] {
  return operations.flatMap(({ work }) => (work.kind === 'environment' ? [work.work] : []))
}

/** Whether something of the list was done on this phone already; it waits to be sent. */
export const isPending = (pending: readonly EnvironmentWork[], of: { id: string } | { stationId: string; day: string; slot: string }): boolean =>
  pending.some((one) => ('id' in of ? 'id' in one && one.id === of.id : one.what === 'waste' && one.body.stationId === of.stationId && one.body.day === of.day && one.body.slot === of.slot))

interface RunningJob {
  id: string
  place: string
  startedAt: string
  dueAt: string
}

/** Area cleans whose clock runs: those that the server knows, and those that were begun here; without those that were finished here. */
export function runningJobs(today: Pick<EnvironmentToday, 'jobs' | 'areas' | 'areaMinutes'>, pending: readonly EnvironmentWork[]): RunningJob[] {
  const begun = pending.flatMap((one): RunningJob[] => {
    if (one.what !== 'start' || !one.body.id || !one.body.at || today.jobs.some(({ id }) => id === one.body.id)) return []
    const place = one.body.place || (today.areas.find(({ id }) => id === one.body.areaId)?.name ?? '')
    return [{ id: one.body.id, place, startedAt: one.body.at, dueAt: new Date(Date.parse(one.body.at) + today.areaMinutes * 60_000).toISOString() }]
  })
  return [...today.jobs.map(({ id, place, startedAt, dueAt }) => ({ id, place, startedAt, dueAt })), ...begun].filter(({ id }) => !pending.some((one) => one.what === 'finish' && one.id === id))
}
