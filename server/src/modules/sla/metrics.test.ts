import { cases } from '@guanjia/contract'
import { describe, expect, it } from 'vitest'
import { METRICS, type MetricRule, checkMetric } from './metrics.ts'
import { PAUSE_RULES, type PauseRequest, allowPause } from './pauses.ts'
import { type Predicate, holdsSince } from './predicate.ts'
import { moment } from './sample-calendars.ts'
import { type SubjectState, byStaff, bySystem } from './subject.ts'

const at = (time: string) => moment(`2026-03-02 ${time}`)

describe('the metrics', () => {
  it('are sound', () => {
    for (const rule of METRICS) expect(checkMetric(rule)).toBeUndefined()
  })

  it('pause for the reasons that cases and work orders know, and only arriving, completing and the return visit pause at all', () => {
    const reasons = new Set(METRICS.flatMap((rule) => rule.pauseReasons))
    expect([...reasons].toSorted()).toEqual([...cases.WAIT_REASONS].toSorted())
    expect(PAUSE_RULES.map((rule) => rule.reason)).toEqual([...cases.WAIT_REASONS])
    expect(METRICS.filter((rule) => rule.pauseReasons.length > 0).map((rule) => rule.metric)).toEqual(['arrive', 'resolve', 'complete', 'return_visit'])
  })
})

describe('declaring a metric', () => {
  const base: MetricRule = {
    metric: 'm',
    start: 'received',
    stop: 'resolved',
    pause: 'waiting',
    pauseReasons: ['parts'],
    cancel: 'cancelled',
    residentMustSee: true,
  }

  it.each<[string, Partial<MetricRule>, string]>([
    ['start within stop', { start: 'resolved', stop: { any: ['resolved', 'closed'] } }, '/start'],
    ['a stop that always holds', { stop: { not: { any: [] } } }, '/start'],
    ['start within pause', { start: { all: ['arrived', 'waiting'] } }, '/pause'],
    ['pause within stop', { stop: { any: ['waiting', 'resolved'] } }, '/pause'],
    ['reasons for a pause that can never be', { pause: { any: [] } }, '/pause'],
    ['a pause without reasons', { pauseReasons: [] }, '/pauseReasons'],
    ['start within cancel', { start: { all: ['cancelled', 'graded'] } }, '/start'],
    ['a start that can never hold', { start: { all: ['arrived', { not: 'arrived' }] } }, '/start'],
    ['a stop that can never hold', { stop: { any: [] } }, '/stop'],
    ['a label in place of a fact', { start: '处理中' as unknown as Predicate }, '/start'],
  ])('refuses %s', (_, change, pointer) => {
    expect(() => checkMetric({ ...base, ...change })).toThrow(
      expect.objectContaining({ code: 'policy.bad_targets', errors: expect.arrayContaining([expect.objectContaining({ pointer })]) }),
    )
  })

  it('takes facts that a module names itself', () => {
    expect(checkMetric({ ...base, start: 'handover.keysGiven' })).toBeUndefined()
  })
})

describe('a predicate', () => {
  const state: SubjectState = {
    receivedAt: at('09:00'),
    reportedAt: null,
    reopenedAt: null,
    holder: null,
    waiting: { reason: 'parts', since: at('11:00') },
    facts: { acknowledged: byStaff(at('09:10')), arrived: byStaff(at('10:00')), graded: bySystem(at('09:30')) },
  }
  it.each<[Predicate, number | null]>([
    ['received', at('09:00')],
    ['waiting', at('11:00')],
    ['resolved', null],
    [{ all: ['acknowledged', 'arrived'] }, at('10:00')],
    [{ any: ['arrived', 'acknowledged', 'resolved'] }, at('09:10')],
    [{ all: ['arrived', 'resolved'] }, null],
    [{ not: 'resolved' }, -Infinity],
    [{ not: 'arrived' }, null],
    [{ all: ['arrived', { not: 'resolved' }] }, at('10:00')],
    [{ all: [] }, -Infinity],
    [{ any: [] }, null],
  ])('%j holds since the right moment', (predicate, since) => {
    expect(holdsSince(predicate, state)).toBe(since)
  })

  it('leaves out evidence that does not count', () => {
    expect(holdsSince({ any: ['graded', 'arrived'] }, state, (evidence) => evidence.by === 'human')).toBe(at('10:00'))
  })
})

describe('allowing a pause', () => {
  const [absent] = PAUSE_RULES
  const arrive = METRICS.find(({ metric }) => metric === 'arrive')!
  const DAY = 86_400
  const ask = (change: Partial<PauseRequest> = {}, rule = absent!, metric = arrive) =>
    allowPause(rule, metric, { from: at('10:00'), until: null, evidence: ['photo'], pausedBefore: 0, approvedBy: null, ...change })

  it('ends by itself at the longest time allowed, or when it is meant to', () => {
    expect(ask()).toEqual({ resumesAt: at('10:00') + 2 * DAY * 1000 })
    expect(ask({ until: at('15:00') })).toEqual({ resumesAt: at('15:00') })
    expect(ask({ pausedBefore: 6.5 * DAY })).toEqual({ resumesAt: at('10:00') + (DAY / 2) * 1000 })
  })

  it.each<[string, () => unknown, string, string | null]>([
    ['without its proof', () => ask({ evidence: ['note'] }), 'rule_broken', '/fileIds'],
    ['longer than one pause may be', () => ask({ until: at('10:00') + 3 * DAY * 1000 }), 'rule_broken', '/until'],
    ['when all pauses are used up', () => ask({ pausedBefore: 7 * DAY }), 'rule_broken', '/until'],
    ['that ends before it begins', () => ask({ until: at('09:00') }), 'rule_broken', '/until'],
    [
      'for a reason that the metric does not know',
      () =>
        ask(
          { evidence: ['note'] },
          PAUSE_RULES.find(({ reason }) => reason === 'parts'),
        ),
      'action_not_allowed',
      null,
    ],
  ])('is refused %s', (_, act, code, pointer) => {
    expect(act).toThrow(expect.objectContaining({ code, ...(pointer && { errors: [expect.objectContaining({ pointer })] }) }))
  })

  it('may last longer when the approver says so, but not when a handler does', () => {
    const until = at('10:00') + 30 * DAY * 1000
    expect(ask({ until, approvedBy: 'site_manager' })).toEqual({ resumesAt: until })
    expect(() => ask({ until, approvedBy: 'handler' })).toThrow(expect.objectContaining({ code: 'rule_broken' }))
  })
})
