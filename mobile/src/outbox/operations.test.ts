import { describe, expect, it } from 'vitest'
import type { SentRecord } from '@guanjia/contract/inspections.ts'
import { nextOf, verdictOf, waitAfter, type Operation, type Work } from './operations.ts'

const did = (order: number, work: Work, state: Operation['state'] = 'waiting'): Operation => ({ order, id: `id${order}`, format: 1, accountId: 'me', siteId: 's', work, title: '', doneAt: '', pictureIds: [], state, refusal: null, tries: 0 })
const act = (action: 'start' | 'finish', taskId = 't'): Work => ({ kind: 'act', taskId, body: { action } })
const record = (taskId = 't', findings: string[] = []): Work => ({ kind: 'record', taskId, record: { findings: findings.map((id) => ({ id })) } as SentRecord })
const next = (...operations: Operation[]): number[] | undefined => nextOf(operations)?.map(({ order }) => order)

describe('the order in which the outbox is sent', () => {
  it('the oldest first, records of one round together, but not across its acts or another round', () => {
    expect(next(did(3, record()), did(1, act('start')), did(2, record()))).toEqual([1])
    expect(next(did(2, record()), did(3, record()), did(4, record('u')), did(5, record()), did(6, act('finish')), did(7, record()))).toEqual([2, 3, 5])
    expect(next(...Array.from({ length: 30 }, (_, i) => did(i, record())))).toHaveLength(20)
  })

  it('the end of a round waits for everything done before in it, also for what was refused', () => {
    expect(next(did(1, record(), 'refused'), did(2, act('finish')))).toBeUndefined()
    expect(next(did(1, record(), 'refused'), did(2, act('finish')), did(3, record('u')))).toEqual([3])
    expect(next(did(2, act('finish')))).toEqual([2])
  })

  it('what is done about a finding goes after what made it', () => {
    const settle: Work = { kind: 'finding', findingId: 'f', body: { action: 'settle' } }
    expect(next(did(1, record('t', ['f']), 'refused'), did(2, settle))).toBeUndefined()
    expect(next(did(1, record('t', ['g']), 'refused'), did(2, settle))).toEqual([2])
  })

  it('after one of many was refused each goes for itself, so that a bad one keeps no good one back', () => {
    const all = [did(1, record()), did(2, record()), did(3, record())]
    expect(nextOf(all, new Set(['id1', 'id2']))!.map(({ order }) => order)).toEqual([1])
  })
})

describe('what a failure means', () => {
  it('no answer stops; a server that is not ready is asked later; a no is shown; what it has already is settled', () => {
    expect(verdictOf('offline', null)).toBe('stop')
    expect([verdictOf('internal', 500), verdictOf('unavailable', 503), verdictOf('too_many_requests', 429), verdictOf('not_signed_in', 401), verdictOf('request_in_progress', 409)]).toEqual(Array(5).fill('later'))
    expect([verdictOf('action_not_allowed', 409), verdictOf('not_found', 404), verdictOf('not_permitted', 403), verdictOf('rule_broken', 422)]).toEqual(Array(4).fill('refused'))
    expect(verdictOf('key_reused', 422)).toBe('known')
    // An id that is somebody else's: never dropped in silence.
    expect(verdictOf('already_exists', 409)).toBe('refused')
  })

  it('waits longer each time, two minutes at most, and not all phones at once', () => {
    expect([1, 2, 3, 10].map((failures) => waitAfter(failures, 0.5))).toEqual([3000, 6000, 12_000, 120_000])
    expect([waitAfter(1, 0), waitAfter(1, 1)]).toEqual([2250, 3750])
  })
})
