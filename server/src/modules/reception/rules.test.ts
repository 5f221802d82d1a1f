import { describe, expect, it } from 'vitest'
import { reception } from '@guanjia/contract'
import { reachable } from '../../platform/records/index.ts'
import { defaultFlow, flowFaults, flowInForce, looseningFaults } from './flow.ts'
import { LIFECYCLE } from './lifecycle.ts'
import { closingAfter, gapAround, isNight, lastNight } from './nights.ts'
import { conformity, leavesProblem, ticketText } from './rules.ts'

const standard = defaultFlow('zh-CN')
const greet = standard.find((step) => step.code === 'greet')!

describe('the course of a visit', () => {
  it('reaches every state, and ends when the visitor has gone [RCP-001]', () => {
    expect([...reachable(LIFECYCLE, 'waiting')].sort()).toEqual([...reception.VISIT_STATUSES].sort())
    expect(LIFECYCLE.finish.from).toEqual(['serving'])
    expect(LIFECYCLE.leave.from).toEqual(['waiting'])
  })
  it('calls visitors by a short ticket', () => {
    expect([1, 42, 1000].map(ticketText)).toEqual(['A001', 'A042', 'A1000'])
  })
  it('has a problem left when a case is open or the visitor was not content', () => {
    expect([leavesProblem(0, 5), leavesProblem(0, null), leavesProblem(1, 5), leavesProblem(0, 2)]).toEqual([false, false, true, true])
  })
})

describe('the flow of receiving', () => {
  it('has three phases: preparation, four courtesies at the desk, tasks of afterwards [RCP-007] [RCP-008] [RCP-009] [RCP-010]', () => {
    const codes = (phase: string) => standard.filter((step) => step.phase === phase).map((step) => step.code)
    expect(codes('before')).toEqual(['need_understood', 'time_confirmed', 'place_ready'])
    expect(codes('during')).toEqual(expect.arrayContaining(['smile', 'greet', 'guide', 'introduce']))
    expect(codes('after')).toEqual(['tidy_record', 'survey', 'follow_up'])
    expect(flowFaults(standard)).toEqual([])
  })
  it('lets a site add and tighten [RCP-002]', () => {
    const site = [...standard.map((step) => ({ ...step, isMandatory: true })), { code: 'tea', phase: 'during' as const, name: '奉茶', isMandatory: true, scope: 'always' as const, dueHours: null }]
    expect(looseningFaults(standard, site)).toEqual([])
    const inForce = flowInForce(standard, site)
    expect(inForce.find((step) => step.code === 'smile')).toMatchObject({ isMandatory: true, isMandatoryByStandard: false, isStandard: true })
    expect(inForce.find((step) => step.code === 'tea')).toMatchObject({ isStandard: false })
  })
  it('refuses what a site drops, loosens, moves or puts off [RCP-002]', () => {
    expect(looseningFaults(standard, standard.filter((step) => step.code !== 'greet'))).toMatchObject([{ pointer: '/steps' }])
    const changed = (change: Partial<typeof greet>, code = 'greet') => looseningFaults(standard, standard.map((step) => (step.code === code ? { ...step, ...change } : step))).map((fault) => fault.pointer.split('/').at(-1))
    expect(changed({ isMandatory: false })).toEqual(['isMandatory'])
    expect(changed({ phase: 'before' })).toEqual(['phase'])
    expect(changed({ scope: 'appointment' })).toEqual(['scope'])
    expect(changed({ dueHours: 100 }, 'survey')).toEqual(['dueHours'])
    expect(changed({ dueHours: 24 }, 'survey')).toEqual([])
  })
  it('holds a standard that grew later at every site at once, also where the site had loosened nothing', () => {
    const grown = [...standard, { ...greet, code: 'farewell_card' }]
    expect(flowInForce(grown, standard).map((step) => step.code)).toContain('farewell_card')
  })
  it('names a step that comes twice and a due time where none belongs', () => {
    expect(flowFaults([greet, greet, { ...greet, code: 'x', dueHours: 3 }]).map((fault) => fault.pointer)).toEqual(['/steps/1/code', '/steps/2/dueHours'])
  })
})

describe('whether a visit kept the flow [RCP-011]', () => {
  const now = new Date('2026-03-05T04:00:00Z')
  const step = (phase: 'during' | 'after', isDone: boolean, isMandatory = true, dueAt: Date | null = null) => ({ phase, isMandatory, doneAt: isDone ? now : null, dueAt })
  it('is kept when all mandatory steps are done, whatever the others are', () => {
    expect(conformity([step('during', true), step('during', false, false), step('after', true)], now)).toBe(true)
  })
  it('is broken by a mandatory step that nobody did, at the desk or in time afterwards', () => {
    expect(conformity([step('during', false)], now)).toBe(false)
    expect(conformity([step('during', true), step('after', false, true, new Date('2026-03-05T03:59:00Z'))], now)).toBe(false)
  })
  it('cannot be told while a task of afterwards still has time', () => {
    expect(conformity([step('during', true), step('after', false, true, new Date('2026-03-05T04:01:00Z'))], now)).toBeNull()
  })
})

describe('nights', () => {
  const at = (text: string): number => Date.parse(`2026-03-${text}:00+08:00`)
  // 8:30–12:00 and 13:30–18:00 on the 5th and 6th.
  const opens = ['05T08:30', '05T13:30', '06T08:30', '06T13:30'].map(at)
  const closes = ['05T12:00', '05T18:00', '06T12:00', '06T18:00'].map(at)
  const hours = { starts: Float64Array.from(opens), ends: Float64Array.from(closes) }
  it('lie between the last closing and the next opening; noon is none', () => {
    expect(gapAround(hours, at('05T09:00'))).toBeNull()
    expect(isNight(gapAround(hours, at('05T12:30')))).toBe(false)
    expect(gapAround(hours, at('05T23:00'))).toEqual({ from: at('05T18:00'), to: at('06T08:30') })
    expect(isNight(gapAround(hours, at('06T02:00')))).toBe(true)
    expect(gapAround(hours, at('05T18:00'))).not.toBeNull()
  })
  it('are found from the morning after, past the break at noon', () => {
    expect(lastNight(hours, at('06T14:00'))).toEqual({ from: at('05T18:00'), to: at('06T08:30') })
    expect(lastNight(hours, at('05T20:00'))).toEqual({ from: at('05T18:00'), to: at('06T08:30') })
    expect(lastNight(hours, at('05T11:00'))).toBeNull()
  })
  it('begin when service ends; around the clock there is none', () => {
    expect(closingAfter(hours, at('05T09:00'))).toBe(at('05T12:00'))
    const always = { starts: Float64Array.of(at('01T00:00'), at('06T00:00')), ends: Float64Array.of(at('06T00:00'), at('12T00:00')) }
    expect(closingAfter(always, at('05T09:00'))).toBe(at('12T00:00'))
    expect(lastNight(always, at('05T09:00'))).toBeNull()
  })
})
