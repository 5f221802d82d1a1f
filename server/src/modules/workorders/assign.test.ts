import { describe, expect, it } from 'vitest'
import { lateMinutes, obstaclesOf, rank, zoneMatch, type Task, type Worker } from './assign.ts'

const NOW = new Date('2026-03-05T02:00:00Z')
const inMinutes = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000)
const electrician = (change: Partial<Worker['certificates'][number]> = {}) => ({
  kind: '高压电工证', valid_from: '2023-01-01', valid_until: '2026-12-31', is_verified: true, is_withdrawn: false, ...change,
})
const worker = (id: string, change: Partial<Worker> = {}): Worker => ({
  id, name: id, isOnShift: true, standIn: null, skills: ['强电'], certificates: [electrician()], gates: [], zoneIds: ['east'], load: 0, limit: 4, lastScore: null, lastRaisedAt: null, ...change,
})
const task = (change: Partial<Task> = {}): Task => ({
  skill: '强电', certificate: '高压电工证', day: '2026-03-05', zoneId: 'east', neighbourIds: ['west'], dueAt: inMinutes(120), now: NOW, hadBefore: [], ...change,
})
const against = (change: Partial<Worker>, of: Partial<Task> = {}): string[] => obstaclesOf(task(of), worker('a', change)).map(({ kind, detail }) => `${kind} ${detail}`.trim())
const order = (workers: Worker[], of: Partial<Task> = {}): string[] => rank(task(of), workers).filter((one) => one.rank !== null).map((one) => one.worker.id)

describe('what stands against somebody', () => {
  it.each<[string, Partial<Worker>, Partial<Task>, string[]]>([
    ['nothing', {}, {}, []],
    ['being off shift', { isOnShift: false }, {}, ['off_shift']],
    ['being stood in for', { standIn: '鲍国强' }, {}, ['away 鲍国强']],
    ['lacking the skill', { skills: ['水暖'] }, {}, ['skill 强电']],
    ['having no certificate at all', { certificates: [] }, {}, ['certificate 高压电工证']],
    ['a certificate that ran out, with its last day', { certificates: [electrician({ valid_until: '2026-03-04' })] }, {}, ['certificate 高压电工证 2026-03-04']],
    ['nothing on the last day of a certificate', { certificates: [electrician({ valid_until: '2026-03-05' })] }, {}, []],
    ['a certificate that begins tomorrow', { certificates: [electrician({ valid_from: '2026-03-06' })] }, {}, ['certificate 高压电工证']],
    ['nothing once it has begun on the day of the appointment', { certificates: [electrician({ valid_from: '2026-03-06' })] }, { day: '2026-03-06' }, []],
    ['a certificate that ends before the appointment', { certificates: [electrician({ valid_until: '2026-03-05' })] }, { day: '2026-03-06' }, ['certificate 高压电工证 2026-03-05']],
    ['a certificate whose original nobody has seen', { certificates: [electrician({ is_verified: false })] }, {}, ['certificate 高压电工证']],
    ['a withdrawn certificate', { certificates: [electrician({ is_withdrawn: true })] }, {}, ['certificate 高压电工证']],
    ['nothing with a renewed one beside the old one', { certificates: [electrician({ valid_until: '2026-01-01' }), electrician()] }, {}, []],
    ['another zone', { zoneIds: ['north'] }, {}, ['zone']],
    ['nothing in a neighbouring zone', { zoneIds: ['west'] }, {}, []],
    ['nothing for who works everywhere', { zoneIds: [] }, {}, []],
    ['nothing where the zone of the order is unknown', { zoneIds: ['north'] }, { zoneId: null }, []],
    ['the load limit', { load: 4 }, {}, ['load 4/4']],
    ['nothing without a limit', { load: 40, limit: null }, {}, []],
    ['having had it before', {}, { hadBefore: ['a'] }, ['declined']],
    ['several at once', { isOnShift: false, skills: [], load: 5 }, {}, ['off_shift', 'skill 强电', 'load 5/4']],
  ])('is %s', (_, change, of, expected) => expect(against(change, of)).toEqual(expected))

  it('asks nothing of work that needs neither skill nor certificate', () => expect(against({ skills: [], certificates: [] }, { skill: null, certificate: null })).toEqual([]))
})

describe('the order of those who could', () => {
  it('puts who would be late last, whatever else speaks for them', () => {
    expect(lateMinutes(task({ dueAt: inMinutes(60) }), worker('a', { load: 2 }))).toBe(30)
    expect(order([worker('near-and-late', { load: 2 }), worker('far-in-time', { zoneIds: ['west'], load: 1 })], { dueAt: inMinutes(60) })).toEqual(['far-in-time', 'near-and-late'])
  })

  it('then prefers the own zone, then those of the whole site, then the neighbours', () => {
    const workers = [worker('neighbour', { zoneIds: ['west'] }), worker('site', { zoneIds: [] }), worker('own')]
    expect(workers.map((one) => zoneMatch(task(), one))).toEqual(['neighbour', 'site', 'own'])
    expect(order(workers)).toEqual(['own', 'site', 'neighbour'])
  })

  it('then who carries less, then whom the last resident praised, then who has waited longest', () => {
    expect(order([worker('two', { load: 2 }), worker('one', { load: 1 })])).toEqual(['one', 'two'])
    expect(order([worker('blamed', { lastScore: 2 }), worker('unknown'), worker('praised', { lastScore: 5 })])).toEqual(['praised', 'unknown', 'blamed'])
    expect(order([worker('just', { lastRaisedAt: inMinutes(-5) }), worker('long', { lastRaisedAt: inMinutes(-500) })])).toEqual(['long', 'just'])
  })

  it('is the same for the same facts, however the workers come', () => {
    const workers = ['c', 'a', 'd', 'b'].map((id) => worker(id))
    expect(order(workers)).toEqual(['a', 'b', 'c', 'd'])
    expect(order(workers.toReversed())).toEqual(['a', 'b', 'c', 'd'])
  })

  it('names everybody who is left out with the reason, those without the certificate last', () => {
    const found = rank(task(), [worker('no-paper', { certificates: [] }), worker('off', { isOnShift: false }), worker('fits')])
    expect(found.map((one) => [one.worker.id, one.rank, one.obstacles.map(({ kind }) => kind)])).toEqual([['fits', 1, []], ['off', null, ['off_shift']], ['no-paper', null, ['certificate']]])
  })

  it('is empty when nobody fits', () => expect(order([worker('a', { isOnShift: false })])).toEqual([]))
})
