import { expect, it } from 'vitest'
import type { EnvironmentWork } from '../outbox/operations.ts'
import { isPending, runningJobs } from './pending.ts'

const today = { jobs: [{ id: 'known', place: '大堂', startedAt: '2026-12-01T01:00:00Z', dueAt: '2026-12-01T01:30:00Z' }] as never, areas: [{ id: 'lobby', name: '3 栋大堂' }], areaMinutes: 30 }
const start: EnvironmentWork = { what: 'start', body: { id: 'here', siteId: 's', areaId: 'lobby', at: '2026-12-01T02:00:00.000Z' } }

it('shows an area clean from its start on this phone to its end, whatever the server knows of it', () => {
  expect(runningJobs(today, [start]).map(({ id, place, dueAt }) => [id, place, dueAt])).toEqual([['known', '大堂', '2026-12-01T01:30:00Z'], ['here', '3 栋大堂', '2026-12-01T02:30:00.000Z']])
  expect(runningJobs(today, [start, { what: 'finish', id: 'here', body: { action: 'finish' } }, { what: 'finish', id: 'known', body: { action: 'finish' } }])).toEqual([])
  // The server has it meanwhile, the answer was lost: it is one.
  expect(runningJobs({ ...today, jobs: [{ id: 'here', place: '大堂', startedAt: '', dueAt: '' }] as never }, [start])).toHaveLength(1)
})

it('knows a round of waste that waits on this phone by station, day and time', () => {
  const pending: EnvironmentWork[] = [{ what: 'waste', body: { siteId: 's', stationId: 'east', day: '2026-12-01', slot: '07:00' } }]
  expect(['07:00', '18:00'].map((slot) => isPending(pending, { stationId: 'east', day: '2026-12-01', slot }))).toEqual([true, false])
  expect(isPending(pending, { stationId: 'east', day: '2026-12-02', slot: '07:00' })).toBe(false)
})
