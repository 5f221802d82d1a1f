import { describe, expect, it } from 'vitest'
import type { Clock } from '@guanjia/contract/sla.ts'
import { clockTimeLine, closedOf, placeOf, ticksOf } from './time-line.ts'

const at = (time: string): string => `2026-11-21T${time}:00Z`
const ms = (time: string): number => Date.parse(at(time))
const none = { events: [], pauses: [], holders: [], ahead: [] }
const clock = (facts: Partial<Clock>): Clock =>
  ({
    state: 'running',
    outcome: 'undetermined',
    startedAt: at('08:00'),
    dueAt: at('12:00'),
    stoppedAt: null,
    breachedAt: null,
    ...none,
    ...facts,
  }) as Clock
const stretches = (facts: Partial<Clock>, now: string) =>
  clockTimeLine(clock(facts), ms(now))!.stretches.map(({ kind, from, to, reason }) => [kind, from - ms('08:00'), to - ms('08:00'), reason])
const HOUR = 3_600_000

describe('how a clock went', () => {
  it('turns late at the breach and rests while it is paused, also after it', () => {
    const pauses = [
      { reason: 'parts', from: at('09:00'), to: at('10:00'), seconds: 3600 },
      { reason: 'weather', from: at('13:00'), to: null, seconds: 3600 },
    ]
    expect(stretches({ pauses, breachedAt: at('12:00') }, '14:00')).toEqual([
      ['running', 0, HOUR, null],
      ['paused', HOUR, 2 * HOUR, 'parts'],
      ['running', 2 * HOUR, 4 * HOUR, null],
      ['late', 4 * HOUR, 5 * HOUR, null],
      ['paused', 5 * HOUR, 6 * HOUR, 'weather'],
    ])
  })
  it('ends where it stopped, and the last stretch lasts only while the clock does', () => {
    const over = clockTimeLine(clock({ state: 'stopped', outcome: 'met', stoppedAt: at('09:30') }), ms('20:00'))!
    expect(over.stretches).toEqual([{ kind: 'running', from: ms('08:00'), to: ms('09:30'), reason: null, isOpen: false }])
    expect(clockTimeLine(clock({}), ms('09:30'))!.stretches[0]!.isOpen).toBe(true)
  })
  it('keeps a due moment out of the drawing that would squeeze a short life into a dot', () => {
    const quick = clock({ state: 'stopped', outcome: 'met', stoppedAt: at('08:05'), dueAt: at('20:00') })
    expect(clockTimeLine(quick, ms('21:00'))!.due).toBeNull()
    const open = clockTimeLine(clock({ dueAt: at('20:00') }), ms('08:05'))!
    expect(open.due).toBe(ms('20:00'))
    expect(placeOf(open, open.due!)).toBeGreaterThan(90)
  })
  it('tells late evidence with the time of recording as well', () => {
    const event = (kind: string, effective: string, recorded: string) => ({
      kind,
      effectiveAt: at(effective),
      recordedAt: at(recorded),
      note: null,
      isLate: false,
    })
    const events = [event('breach', '12:00', '12:00'), event('rescind', '11:50', '15:00'), event('start', '08:00', '08:00')]
    const { marks } = clockTimeLine(clock({ events }), ms('16:00'))!
    expect(marks.map(({ kind, recordedAt }) => [kind, recordedAt])).toEqual([
      ['rescind', ms('15:00')],
      ['breach', null],
    ])
  })
  it('says whose time it was by the share of the working time', () => {
    const holders = [
      { holder: { id: '1', name: '何静' }, from: at('08:00'), to: at('10:00'), seconds: 1800 },
      { holder: null, from: at('10:00'), to: null, seconds: 5400 },
    ]
    const { holdings } = clockTimeLine(clock({ holders }), ms('12:00'))!
    expect(holdings.map(({ name, share, to }) => [name, share, to])).toEqual([
      ['何静', 0.25, ms('10:00')],
      [null, 0.75, ms('12:00')],
    ])
  })
  it('has nothing to draw before it starts', () => {
    expect(clockTimeLine(clock({ startedAt: null, state: 'pending' }), ms('12:00'))).toBeNull()
  })
})

describe('the axis', () => {
  const shanghai = () => 8 * HOUR
  it('has round moments of the wall clock, at most seven', () => {
    const ticks = ticksOf({ from: ms('08:10'), to: ms('13:40') }, shanghai)
    expect(ticks.map(({ at: tick }) => new Date(tick).toISOString().slice(11, 16))).toEqual(['09:00', '10:00', '11:00', '12:00', '13:00'])
  })
  it('knows midnight of the place', () => {
    const ticks = ticksOf({ from: ms('10:00'), to: Date.parse('2026-11-23T10:00:00Z') }, shanghai)
    expect(ticks.filter(({ isDay }) => isDay).map(({ at: tick }) => new Date(tick).toISOString())).toEqual([
      '2026-11-21T16:00:00.000Z',
      '2026-11-22T16:00:00.000Z',
    ])
  })
})

describe('the time outside of working hours', () => {
  const hours = (from: string, to: string) => ({ from: ms(from), to: ms(to) })
  it('is what the hours leave of the drawing', () => {
    expect(closedOf(hours('08:00', '20:00'), [hours('07:00', '12:00'), hours('13:30', '18:00'), hours('21:00', '22:00')])).toEqual([
      hours('12:00', '13:30'),
      hours('18:00', '20:00'),
    ])
    expect(closedOf(hours('08:00', '20:00'), [hours('00:00', '23:59')])).toEqual([])
    expect(closedOf(hours('08:00', '20:00'), [])).toEqual([hours('08:00', '20:00')])
  })
})
