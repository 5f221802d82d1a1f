import { describe, expect, it } from 'vitest'
import { parseTarget } from './duration.ts'
import { METRICS } from './metrics.ts'
import { type MetricTarget, type Policy, promisesFor } from './policy.ts'
import { type Known, checkPolicy } from './policy-check.ts'
import { lintPolicies } from './policy-lint.ts'
import type { SubjectTraits } from './subject.ts'
import { targetText } from './duration.ts'

const target = (text: string, change: Partial<MetricTarget> = {}): MetricTarget => ({
  target: parseTarget(text),
  calendar: '24x7',
  steps: [],
  retarget: 'keep_consumed',
  reopen: 'new_cycle',
  isCritical: false,
  ...change,
})
const policy = (code: string, match: Policy['match'], targets: Policy['targets'], change: Partial<Policy> = {}): Policy => ({
  code,
  name: code,
  version: 1,
  post: '',
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
    ['on an unknown calendar', { targets: { resolve: target('PT1H', { calendar: 'lunar' }) } }, ['/targets/resolve/calendarCode']],
    ['that matches nothing', { match: { kinds: [] } }, ['/match/kinds']],
    ['that ends before it begins', { effectiveFrom: 5, effectiveTo: 5 }, ['/effectiveTo']],
    ['with a reminder after due', steps({ id: 'r', kind: 'reminder', before: 3600, to: ['handler'] }), ['/targets/resolve/steps/0/offset']],
    [
      'with a reminder at all of the target',
      steps({ id: 'r', kind: 'reminder', percent: 100, to: ['handler'] }),
      ['/targets/resolve/steps/0/offset'],
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
      ['/targets/resolve/steps/0/offset'],
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

  const tie = policy('b', { kinds: ['repair'], urgencies: ['urgent'] }, { resolve: target('PT2H') })
  it.each<[string, Policy['match'], Partial<Policy>, string[]]>([
    ['of which only the code decides', { kinds: ['repair'], grades: ['major'] }, {}, ['b/targets/resolve ambiguous a']],
    ['of which only the date decides', { kinds: ['repair'], grades: ['major'] }, { effectiveFrom: -5 }, ['a/targets/resolve ambiguous b']],
    ['of which the rank decides', { kinds: ['repair'], grades: ['major'] }, { rank: 99 }, []],
    ['of which one is more specific', { kinds: ['repair'] }, {}, []],
    ['that never meet', { kinds: ['repair'], urgencies: ['normal'] }, {}, []],
    ['that are not in effect together', { kinds: ['repair'], grades: ['major'] }, { effectiveFrom: -9, effectiveTo: 0 }, []],
    ['of which only one names a category', { kinds: ['repair'], categories: ['lift'] }, {}, []],
  ])('finds pairs of policies %s', (_, match, change, expected) => {
    const found = lintPolicies([policy('a', match, { resolve: target('PT1H') }, change), tie], known)
    expect(found.map(({ policy: code, pointer, problem, other }) => `${code}${pointer} ${problem} ${other}`)).toEqual(expected)
  })

  it('leaves categories to their depth, unless both name the same one', () => {
    const lift = (code: string, categories: string[]) => policy(code, { categories }, { resolve: target('PT1H') })
    expect(lintPolicies([lift('a', ['lift']), lift('b', ['lift.trapped'])], known)).toEqual([])
    const problems = lintPolicies([lift('a', ['lift', 'water']), lift('b', ['lift', 'power'])], known).map(({ problem }) => problem)
    expect(problems).toEqual(['ambiguous'])
  })

  it('knows where the sites are, so that a site and a kind of site meet only where they do', () => {
    const bySite = policy('a', { siteIds: ['north'] }, { resolve: target('PT1H') })
    const byKind = policy('b', { siteKinds: ['office'] }, { resolve: target('PT2H') })
    const among = (kind: string) => lintPolicies([bySite, byKind], { ...known, sites: [{ id: 'north', kind }] }).map(({ problem }) => problem)
    expect(among('residential')).toEqual([])
    expect(among('office')).toEqual(['ambiguous'])
  })

  it('finds policies without a promise, and kinds of records that nobody promises anything', () => {
    const none = policy('none', { kinds: ['repair'] }, { resolve: null })
    const problems = lintPolicies([none], known, [{ type: 'case', kinds: ['repair', 'praise'] }]).map(({ policy: code, problem, kind }) => [code, problem, kind?.kind])
    expect(problems).toEqual([['none', 'no_target', undefined], [null, 'no_target', 'repair'], [null, 'no_target', 'praise']])
    const some = policy('some', { types: ['case'], kinds: ['repair'] }, { resolve: target('PT1H') })
    expect(lintPolicies([some], known, [{ type: 'case', kinds: ['repair', 'praise'] }]).map(({ kind }) => kind?.kind)).toEqual(['praise'])
    expect(lintPolicies([some], known, [{ type: 'work_order', kinds: ['repair'] }])).toHaveLength(1)
  })

  it('finds metrics whose conditions contradict themselves', () => {
    const resolve = METRICS.find((rule) => rule.metric === 'resolve')!
    const contradictory = { ...known, metrics: [{ ...resolve, start: 'resolved' as const }] }
    expect(lintPolicies([policy('a', {}, { resolve: target('PT1H') })], contradictory)).toMatchObject([{ policy: 'a', metric: 'resolve', pointer: '/targets/resolve/start', problem: 'faulty' }])
  })
})
