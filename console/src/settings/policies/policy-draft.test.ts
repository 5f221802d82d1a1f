import { describe, expect, it } from 'vitest'
import type { Policy } from '@guanjia/contract/sla.ts'
import { bodyOf, draftOf, faultsOf, EMPTY_DRAFT, type Draft } from './policy-draft.ts'
import { differencesOf } from './policy-differences.ts'

const steps = [
  { id: 'reminder', kind: 'reminder' as const, offset: '@PT10M', to: ['handler' as const] },
  { id: 'breach', kind: 'breach' as const, offset: 'due', to: ['handler' as const, 'supervisor' as const] },
]
const arrive = {
  target: 'PT30M',
  calendarCode: '24x7',
  steps,
  retarget: 'keep_consumed' as const,
  reopen: 'new_cycle' as const,
  isCritical: true,
}
const trapped: Policy = {
  id: '0198f3a2-0000-7000-8000-000000000001',
  code: 'lift-trapped',
  name: '电梯困人',
  post: '工程',
  version: 1,
  rank: 100,
  match: { types: ['work_order'], categories: ['lift.trapped'] },
  targets: [{ metric: 'arrive', targetText: '30 分钟', ...arrive }],
  excepted: ['feedback'],
  isActive: true,
  effectiveFrom: '2026-01-01T00:00:00Z',
  effectiveTo: null,
  isUpcoming: false,
}
const draft = draftOf(trapped)
const changed = (part: Partial<typeof arrive>): Draft => ({ ...draft, targets: { ...draft.targets, arrive: { ...arrive, ...part } } })

describe('a policy while it is edited', () => {
  it('keeps what is promised and what is excepted, and takes effect when it is saved', () => {
    expect(draft.targets).toEqual({ arrive, feedback: null })
    expect(draft.effectiveFrom).toBeNull()
    expect(draftOf({ ...trapped, isUpcoming: true }).effectiveFrom).toBe(trapped.effectiveFrom)
    expect(faultsOf(draft)).toEqual(new Map())
  })
  it('leaves out what may be anything', () => {
    expect(bodyOf({ ...draft, match: { types: ['case'], kinds: [], urgencies: undefined } }).match).toEqual({ types: ['case'] })
    expect(bodyOf(draft)).not.toHaveProperty('effectiveFrom')
  })
  it('says at which field something is wrong', () => {
    expect([...faultsOf(EMPTY_DRAFT)]).toEqual([
      ['/name', 'needed'],
      ['/code', 'needed'],
      ['/targets', 'no_target'],
    ])
    expect(faultsOf(changed({ target: 'PT0S' })).get('/targets/arrive/target')).toBe('length')
    expect(faultsOf(changed({ calendarCode: '' })).get('/targets/arrive/calendarCode')).toBe('needed')
    expect(faultsOf({ ...draft, effectiveFrom: '2026-01-01T00:00:00Z' }, Date.parse('2026-02-01')).get('/effectiveFrom')).toBe('past')
  })
  it('does not let a reminder come after the promise is due, or tell nobody', () => {
    const shorter = faultsOf(changed({ target: 'PT10M' }))
    expect(shorter.get('/targets/arrive/steps/0/offset')).toBe('beyond')
    const silent = faultsOf(changed({ steps: [{ ...steps[0]!, to: [] }, steps[1]!, { ...steps[1]!, id: 'again' }] }))
    expect(silent.get('/targets/arrive/steps/0/to')).toBe('nobody')
    expect(silent.get('/targets/arrive/steps/2/offset')).toBe('twice')
  })
})

describe('what changed between two versions', () => {
  it('finds nothing where nothing changed, in whatever order it is written', () => {
    expect(differencesOf(draft, { ...draft, match: { categories: ['lift.trapped'], types: ['work_order'] } })).toEqual([])
  })
  it('tells the shorter time and who is told in addition', () => {
    const [, breach] = steps
    const chain = steps.with(1, { ...breach!, to: ['handler', 'supervisor', 'site_manager'] as never })
    expect(differencesOf(draft, changed({ target: 'PT20M', steps: chain, isCritical: false }))).toEqual([
      { part: 'target', metric: 'arrive', before: 'PT30M', after: 'PT20M' },
      { part: 'isCritical', metric: 'arrive', after: false },
      { part: 'steps', metric: 'arrive', added: [chain[1]], removed: [breach] },
    ])
  })
  it('tells a promise that is new, gone or excepted, and for what the policy holds', () => {
    const { feedback: _gone, ...left } = draft.targets
    const next = { ...draft, rank: 50, match: { types: ['work_order'] }, targets: { ...left, arrive: null, resolve: arrive } }
    expect(differencesOf(draft, next)).toEqual([
      { part: 'rank', before: '100', after: '50' },
      { part: 'match', trait: 'categories', before: ['lift.trapped'], after: [] },
      { part: 'metric', metric: 'arrive', change: 'excepted' },
      { part: 'metric', metric: 'feedback', change: 'removed' },
      { part: 'metric', metric: 'resolve', change: 'promised' },
    ])
  })
})
