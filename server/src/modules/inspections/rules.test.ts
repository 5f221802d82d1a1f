import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedItems, lacksPhotoWhenFine } from '@guanjia/contract/inspection-rules.ts'
import { FINDING_STATES, type CheckItem } from '@guanjia/contract/inspections.ts'
import { reachable } from '../../platform/records/index.ts'
import { hashOf } from './chain.ts'
import { FINDING_LIFE, actionsOf } from './finding-rules.ts'
import { checkItems, judge } from './judge.ts'
import { presenceOf } from './presence.ts'
import { checkRule, occurrencesOf, type Recurrence } from './recurrence.ts'

const item = (id: string, more: Partial<CheckItem> = {}): CheckItem => ({ id, text: id, hint: '', kind: 'yes_no', isRequired: true, unit: '', low: null, high: null, choices: [], showWhen: null, photoWhenBad: false, severity: 'normal', way: 'undecided', source: '', ...more })
const answer = (itemId: string, value: string | number | boolean | null, photoIds: string[] = []) => ({ itemId, value, photoIds })
const plan = (rule: string, more: Partial<Recurrence> = {}): Recurrence => ({ rule, startsOn: '2026-01-01', endsOn: null, season: null, holidays: 'keep', ...more })
const times = (recurrence: Recurrence, zone: string, from: string, to: string): string[] => occurrencesOf(recurrence, zone, new Date(from), new Date(to)).map(({ from: at }) => at?.toISOString() ?? 'skipped')

describe('when rounds are', () => {
  it('are stairwells on Tuesday and Wednesday, and public areas on Thursday, by the clock of the site [INS-009, INS-014]', () => {
    expect(times(plan('FREQ=WEEKLY;BYDAY=TU,WE;BYHOUR=9;BYMINUTE=0'), 'Asia/Shanghai', '2026-11-30T00:00:00Z', '2026-12-06T00:00:00Z')).toEqual(['2026-12-01T01:00:00.000Z', '2026-12-02T01:00:00.000Z'])
    expect(times(plan('FREQ=WEEKLY;BYDAY=TH;BYHOUR=9;BYMINUTE=0'), 'Asia/Shanghai', '2026-11-30T00:00:00Z', '2026-12-06T00:00:00Z')).toEqual(['2026-12-03T01:00:00.000Z'])
  })

  it('stay by the clock on the wall when the zone changes it: none is lost, none is walked twice', () => {
    const nightly = plan('FREQ=DAILY;BYHOUR=2;BYMINUTE=30')
    // New York skips 02:30 on 8 March and shows 01:30 twice on 1 November.
    expect(times(nightly, 'America/New_York', '2026-03-07T12:00:00Z', '2026-03-10T00:00:00Z')).toEqual(['2026-03-08T07:30:00.000Z', '2026-03-09T06:30:00.000Z'])
    expect(times(plan('FREQ=DAILY;BYHOUR=1;BYMINUTE=30'), 'America/New_York', '2026-10-31T12:00:00Z', '2026-11-03T00:00:00Z')).toEqual(['2026-11-01T05:30:00.000Z', '2026-11-02T06:30:00.000Z'])
  })

  it('keep, leave out or move off a public holiday as the plan says', () => {
    const around = ['2026-09-30T16:00:00Z', '2026-10-10T00:00:00Z'] as const
    const thursday = 'FREQ=WEEKLY;BYDAY=TH;BYHOUR=9;BYMINUTE=0'
    expect(times(plan(thursday), 'Asia/Shanghai', ...around)).toEqual(['2026-10-01T01:00:00.000Z', '2026-10-08T01:00:00.000Z'])
    expect(times(plan(thursday, { holidays: 'skip' }), 'Asia/Shanghai', ...around)[0]).toBe('skipped')
    // The holidays end on the 7th; the 8th is the next day on which offices work.
    expect(times(plan(thursday, { holidays: 'next_working_day' }), 'Asia/Shanghai', ...around)[0]).toBe('2026-10-08T01:00:00.000Z')
  })

  it('are of their season only, over the turn of the year too', () => {
    const monthly = 'FREQ=MONTHLY;BYMONTHDAY=15;BYHOUR=8;BYMINUTE=0'
    expect(times(plan(monthly, { season: { from: '11-01', to: '03-31' } }), 'Asia/Shanghai', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z').map((at) => at.slice(5, 7))).toEqual(['01', '02', '03', '11', '12'])
  })

  it('end with the last day of the plan', () => {
    expect(times(plan('FREQ=DAILY;BYHOUR=8;BYMINUTE=0', { endsOn: '2026-01-02' }), 'Asia/Shanghai', '2025-12-31T00:00:00Z', '2026-02-01T00:00:00Z')).toHaveLength(2)
  })

  it('are the same whether they are asked for at once or piece by piece', () => {
    const rules = ['FREQ=DAILY;INTERVAL=3;BYHOUR=2;BYMINUTE=30', 'FREQ=WEEKLY;BYDAY=MO,FR;BYHOUR=0,12;BYMINUTE=0', 'FREQ=MONTHLY;BYDAY=2TU;BYHOUR=9;BYMINUTE=0', 'FREQ=HOURLY;INTERVAL=5', 'FREQ=DAILY;COUNT=40;BYHOUR=7;BYMINUTE=15']
    fc.assert(
      fc.property(fc.constantFrom(...rules), fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Berlin'), fc.constantFrom('keep' as const, 'skip' as const), fc.uniqueArray(fc.integer({ min: 1, max: 120 * 24 }), { maxLength: 6 }), (rule, zone, holidays, cuts) => {
        const begin = Date.parse('2026-02-20T00:00:00Z')
        const moments = [begin, ...cuts.toSorted((a, b) => a - b).map((hours) => begin + hours * 3_600_000), begin + 121 * 86_400_000]
        const pieces = moments.slice(1).flatMap((to, i) => occurrencesOf(plan(rule, { holidays }), zone, new Date(moments[i]!), new Date(to)))
        expect(pieces).toEqual(occurrencesOf(plan(rule, { holidays }), zone, new Date(begin), new Date(moments.at(-1)!)))
      }),
      { numRuns: 60 },
    )
  })

  it('are refused by name when the rule is none', () => {
    for (const wrong of ['FREQ=FOO', 'BYDAY=MO', 'FREQ=DAILY;BYHOUR=99', 'FREQ=DAILY;COUNT=abc', 'DTSTART:20200101', 'FREQ=SECONDLY', 'FREQ=MINUTELY', 'FREQ=DAILY;BYDAY=XX', 'FREQ=DAILY;FREQ=DAILY', 'FREQ=HOURLY;BYMINUTE=0,10,20,30,40', 'FREQ=DAILY;EXDATE=1'])
      expect(() => checkRule(wrong), wrong).toThrow(expect.objectContaining({ code: 'rule_broken', errors: [expect.objectContaining({ pointer: '/rule' })] }))
    for (const right of ['FREQ=DAILY;BYHOUR=0,2,4,6,8,10,12,14,16,18,20,22;BYMINUTE=0', 'FREQ=HOURLY;INTERVAL=2', 'FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=9;BYMINUTE=0', 'FREQ=DAILY;COUNT=3']) expect(() => checkRule(right), right).not.toThrow()
  })
})

describe('a checklist', () => {
  const items = [
    item('lit'), item('dark', { kind: 'choice', choices: [{ value: '一盏', isFine: false }, { value: '整层', isFine: false }], showWhen: { itemId: 'lit', is: 'no' } }), item('why', { kind: 'text', showWhen: { itemId: 'dark', is: '整层' } }),
    item('pressure', { kind: 'number', low: 0.2, high: 0.6, isRequired: false }),
  ]
  it('asks further only where an answer asks for it, and counts nothing that was not asked', () => {
    const asked = (answers: Record<string, string | boolean>) => askedItems(items, (id) => answers[id]).map(({ id }) => id)
    expect(asked({ lit: true, dark: '整层' })).toEqual(['lit', 'pressure'])
    expect(asked({ lit: false, dark: '整层' })).toEqual(['lit', 'dark', 'why', 'pressure'])
    expect(judge(items, [answer('lit', true), answer('dark', '整层')], '/a').result).toBe('fine')
  })

  it('is bad by a no, a bad choice, or a number outside its limits, and by nothing that was left open', () => {
    expect(judge(items, [answer('lit', false), answer('dark', '一盏')], '/a').bad.map(({ id }) => id)).toEqual(['lit', 'dark'])
    expect(judge(items, [answer('lit', true), answer('pressure', 0.6)], '/a').result).toBe('fine')
    expect(judge(items, [answer('lit', true), answer('pressure', 0.61)], '/a').result).toBe('bad')
    expect(judge(items, [answer('lit', true)], '/a').result).toBe('fine')
  })

  it('refuses by name what is missing, of the wrong kind, unknown or said twice', () => {
    for (const [answers, pointer] of [
      [[], '/a'], [[answer('lit', 'yes')], '/a/0/value'], [[answer('lit', true), answer('lit', true)], '/a/1/itemId'], [[answer('other', true)], '/a/0/itemId'], [[answer('lit', false), answer('dark', '两盏')], '/a/1/value'], [[answer('lit', false)], '/a'],
    ] as const) expect(() => judge(items, [...answers], '/a'), JSON.stringify(answers)).toThrow(expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }))
    expect(() => judge([item('lit', { photoWhenBad: true })], [answer('lit', false)], '/a')).toThrow('wants a picture')
    expect(judge([item('lit', { photoWhenBad: true })], [answer('lit', false, ['p'])], '/a').result).toBe('bad')
  })

  it('is given for a picture or a signature by the picture, also where words came with it', () => {
    for (const kind of ['photo', 'signature'] as const) {
      expect(() => judge([item('seen', { kind })], [answer('seen', '完好')], '/a'), kind).toThrow('needs an answer')
      expect(judge([item('seen', { kind })], [answer('seen', null, ['p'])], '/a').result, kind).toBe('fine')
    }
  })

  it('wants a picture of what is fine altogether, and of nothing where something was found', () => {
    const asked = [item('lit'), item('name', { kind: 'signature', isRequired: false })]
    const lacks = (lit: boolean, more: { photos?: string[]; drawn?: string[]; findings?: number; photoId?: string } = {}) =>
      lacksPhotoWhenFine(asked, (id) => (id === 'lit' ? { value: lit, photoIds: more.photos ?? [] } : { value: null, photoIds: more.drawn ?? [] }), { findings: more.findings ?? 0, photoId: more.photoId ?? null })
    expect([lacks(true), lacks(true, { drawn: ['s'] })]).toEqual([true, true])
    expect([lacks(false), lacks(true, { photos: ['p'] }), lacks(true, { photoId: 'p' }), lacks(true, { findings: 1 })]).toEqual([false, false, false, false])
  })

  it('makes sense before it is kept', () => {
    for (const [wrong, pointer] of [
      [[item('a'), item('a')], '/items/1/id'], [[item('a', { showWhen: { itemId: 'b', is: 'yes' } }), item('b')], '/items/0/showWhen'], [[item('a'), item('b', { showWhen: { itemId: 'a', is: 'maybe' } })], '/items/1/showWhen'], [[item('a', { kind: 'choice' })], '/items/0/choices'],
      [[item('a', { kind: 'number', low: 5, high: 1 })], '/items/0/high'],
    ] as const) expect(() => checkItems([...wrong])).toThrow(expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }))
  })
})

describe('presence', () => {
  const at = new Date('2026-12-01T02:00:00Z')
  const there = { isTagRight: true, point: { latitude: 31.2304, longitude: 121.4737 }, phone: { latitude: 31.2305, longitude: 121.4737, accuracy: 20 }, arrivedAt: new Date(at.getTime() - 60_000), at, isInOrder: true, hasPhoto: true, isNonceRight: true }
  it('is whole with every sign, and less by each that is missing', () => {
    expect(presenceOf(there).score).toBe(100)
    expect(presenceOf({ ...there, isTagRight: false }).score).toBe(50)
    // Two kilometres off, or a phone that knows nothing: no sign of being there.
    expect(presenceOf({ ...there, phone: { latitude: 31.25, longitude: 121.4737, accuracy: 20 } }).score).toBe(85)
    expect(presenceOf({ ...there, phone: { ...there.phone, accuracy: 5000 } }).score).toBe(85)
    expect(presenceOf({ ...there, arrivedAt: at }).score).toBe(85)
  })
  it('holds nothing against anybody that nobody could give', () => {
    expect(presenceOf({ ...there, point: null, phone: null, isInOrder: null }).score).toBe(100)
  })
})

describe('records of a round', () => {
  const facts = { id: 'r', taskId: 't', pointId: 'p', employeeId: 'e', at: new Date(0), receivedAt: new Date(1), result: 'fine', answers: [{ itemId: 'lit', value: true }], proof: { tag: 'x', position: null } }
  it('follow from one another, whatever order the database keeps their fields in', () => {
    expect(hashOf('', facts)).toBe(hashOf('', { ...facts, proof: { position: null, tag: 'x' } }))
    expect(hashOf('', facts)).not.toBe(hashOf('', { ...facts, answers: [{ itemId: 'lit', value: false }] }))
    expect(hashOf('a', facts)).not.toBe(hashOf('b', facts))
  })
})

describe('findings', () => {
  it('reach every state, and what stands in a work order is the order’s [INS-005]', () => {
    expect([...reachable(FINDING_LIFE, 'open')].toSorted()).toEqual([...FINDING_STATES].toSorted())
    expect(actionsOf('in_hand', 'work_order', false)).toEqual([])
    expect(actionsOf('settled', 'rectification', false)).toEqual(['recheck'])
    expect(actionsOf('open', 'undecided', true)).toContain('drop')
    expect(actionsOf('open', 'undecided', false)).not.toContain('drop')
  })
})
