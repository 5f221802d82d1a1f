import { describe, expect, it } from 'vitest'
import { parseTarget } from './duration.ts'
import { METRICS } from './metrics.ts'
import { type MetricTarget, type Policy, promisesFor } from './policy.ts'
import { type Known, checkPolicy, lintPolicies } from './policy-check.ts'
import type { SubjectTraits } from './subject.ts'
import { targetText } from './duration.ts'

const target = (text: string, change: Partial<MetricTarget> = {}): MetricTarget => ({
  target: parseTarget(text),
  calendar: '24x7',
  steps: [],
  retarget: 'keep_consumed',
  reopen: 'new_cycle',
  ...change,
})
const policy = (code: string, match: Policy['match'], targets: Policy['targets'], change: Partial<Policy> = {}): Policy => ({
  code,
  name: code,
  version: 1,
  rank: 100,
  match,
  targets,
  effectiveFrom: 0,
  effectiveTo: null,
  ...change,
})
const subject = (change: Partial<SubjectTraits> = {}): SubjectTraits => ({
  type: 'case',
  kind: 'repair',
  category: ['lift', 'lift.trapped'],
  urgency: 'emergency',
  grade: null,
  origin: null,
  siteKind: 'residential',
  siteId: 'north',
  ...change,
})
const known: Known = { metrics: METRICS, calendars: ['24x7', 'opening_hours'] }
const promised = (policies: Policy[], traits = subject(), at = 1) =>
  Object.fromEntries(promisesFor(policies, traits, at).map(({ metric, target }) => [metric, targetText(target)]))

describe('which promise holds', () => {
  const general = policy('general', {}, { acknowledge: target('PT1H'), resolve: target('PT24H') })

  it('is the most specific one, metric by metric', () => {
    const special = policy('emergency', { kinds: ['repair'], urgencies: ['emergency'] }, { resolve: target('PT4H') })
    expect(promised([general, special])).toEqual({ acknowledge: 'PT1H', resolve: 'PT4H' })
    expect(promised([general, special], subject({ urgency: 'normal' }))).toEqual({ acknowledge: 'PT1H', resolve: 'PT24H' })
  })

  it.each([
    ['type', { types: ['work_order'] }],
    ['kind', { kinds: ['complaint'] }],
    ['category', { categories: ['water'] }],
    ['urgency', { urgencies: ['normal'] }],
    ['grade', { grades: ['major'] }],
    ['origin', { origins: ['inspection'] }],
    ['kind of site', { siteKinds: ['sales_office'] }],
    ['site', { siteIds: ['south'] }],
  ])('is not one for another %s', (_, match) => {
    expect(promised([policy('other', match, { resolve: target('PT4H') })])).toEqual({})
  })

  it('is the one of the deeper category', () => {
    const lift = policy('lift', { categories: ['lift'] }, { resolve: target('PT8H') }, { rank: 1 })
    const trapped = policy('trapped', { categories: ['lift.trapped'] }, { resolve: target('PT30M') })
    expect(promised([lift, trapped])).toEqual({ resolve: 'PT30M' })
    expect(promised([lift, trapped], subject({ category: ['lift', 'lift.fault'] }))).toEqual({ resolve: 'PT8H' })
  })

  it('is decided by rank when two match equally well', () => {
    const site = policy('site', { siteIds: ['north'] }, { resolve: target('PT6H') }, { rank: 2 })
    const kind = policy('kind', { kinds: ['repair'] }, { resolve: target('PT5H') }, { rank: 1 })
    expect(promised([site, kind])).toEqual({ resolve: 'PT5H' })
    expect(promised([kind, { ...site, rank: 0 }])).toEqual({ resolve: 'PT6H' })
  })

  it('may be none by an exception', () => {
    expect(promised([general, policy('none', { siteIds: ['north'] }, { resolve: null })])).toEqual({ acknowledge: 'PT1H' })
  })

  it('is the version in effect at the time', () => {
    const old = policy('p', {}, { resolve: target('PT24H') }, { effectiveTo: 1000 })
    const fresh = policy('p', {}, { resolve: target('PT12H') }, { version: 2, effectiveFrom: 1000 })
    expect([999, 1000].map((at) => promised([old, fresh], subject(), at).resolve)).toEqual(['PT24H', 'PT12H'])
  })
})

describe('saving a policy', () => {
  const refused = (change: Partial<Policy>) => {
    try {
      checkPolicy(policy('p', {}, { resolve: target('PT4H') }, change), known)
      return null
    } catch (error) {
      const { code, errors } = error as { code: string; errors: { pointer: string }[] }
      return [code, ...errors.map(({ pointer }) => pointer)]
    }
  }
  const steps = (...list: MetricTarget['steps']) => ({ targets: { resolve: target('PT1H', { steps: list }) } })

  it.each<[string, Partial<Policy>, string[]]>([
    ['without targets', { targets: {} }, ['/targets']],
    ['with a zero target', { targets: { resolve: target('PT0S') } }, ['/targets/resolve/target']],
    ['with a fixed moment', { targets: { resolve: target('at 2026-03-02T10:00:00Z') } }, ['/targets/resolve/target']],
    ['for an unknown metric', { targets: { gossip: target('PT1H') } }, ['/targets/gossip']],
    ['on an unknown calendar', { targets: { resolve: target('PT1H', { calendar: 'lunar' }) } }, ['/targets/resolve/calendar']],
    ['that matches nothing', { match: { kinds: [] } }, ['/match/kinds']],
    ['that ends before it begins', { effectiveFrom: 5, effectiveTo: 5 }, ['/effectiveTo']],
    ['with a reminder after due', steps({ id: 'r', kind: 'reminder', before: 3600, to: ['handler'] }), ['/targets/resolve/steps/0/before']],
    [
      'with a reminder at all of the target',
      steps({ id: 'r', kind: 'reminder', percent: 100, to: ['handler'] }),
      ['/targets/resolve/steps/0/percent'],
    ],
    ['with a step that tells nobody', steps({ id: 'b', kind: 'breach', to: [] }), ['/targets/resolve/steps/0/to']],
    [
      'with two steps of one name',
      steps({ id: 'b', kind: 'breach', to: ['handler'] }, { id: 'b', kind: 'escalation', after: 60, to: ['supervisor'] }),
      ['/targets/resolve/steps/1/id'],
    ],
    [
      'with endless repeats',
      steps({ id: 'a', kind: 'repeat', every: 60, times: 1000, to: ['handler'] }),
      ['/targets/resolve/steps/0/times'],
    ],
  ])('refuses one %s, naming the field', (_, change, pointers) => {
    expect(refused(change)).toEqual(['policy.bad_targets', ...pointers])
  })

  it('names every wrong field at once', () => {
    expect(refused({ match: { grades: [] }, targets: { resolve: target('PT0S', { calendar: 'lunar' }) } })).toHaveLength(4)
  })

  it('accepts a sound one and an exception', () => {
    expect(refused({ targets: { resolve: target('P3D'), acknowledge: null } })).toBeNull()
  })
})

describe('looking over all policies', () => {
  it('finds what another policy always decides first', () => {
    const wide = policy('a', { kinds: ['repair', 'complaint'] }, { resolve: target('PT1H') }, { rank: 1 })
    const narrow = policy('b', { kinds: ['repair'] }, { resolve: target('PT2H'), arrive: target('PT1H') })
    expect(lintPolicies([narrow, wide], known)).toEqual([
      expect.objectContaining({ policy: 'b', pointer: '/targets/resolve', problem: 'shadowed' }),
    ])
    expect(lintPolicies([narrow, { ...wide, effectiveFrom: 1 }], known)).toEqual([])
    expect(lintPolicies([narrow, { ...wide, match: {} }], known)).toEqual([])
  })

  it('finds faults and codes that are there twice', () => {
    const faulty = policy('a', {}, { resolve: target('PT0S') })
    expect(
      lintPolicies([faulty, policy('a', { kinds: ['repair'] }, { resolve: target('PT1H') })], known).map(({ problem }) => problem),
    ).toEqual(['faulty', 'duplicate_code'])
  })
})
