import { describe, expect, it } from 'vitest'
import type { MaintenanceTaskDetails, ProcedureStep } from '@guanjia/contract/maintenance.ts'
import { NOT_GIVEN } from '../inspections/items.ts'
import type { Operation, Work } from '../outbox/operations.ts'
import { dueBy, facilityOfCode, lacksPhoto, leftOf, recordOnLabel, restFine, resultsOf, stepsOf } from './steps.ts'

const step = (id: string, more: Partial<ProcedureStep> = {}): ProcedureStep => ({ id, text: id, hint: '', kind: 'check', isRequired: true, unit: '', low: null, high: null, photoWhenBad: false, severity: 'normal', ...more })
const found = (one: ProcedureStep, value: boolean | number | null = null): MaintenanceTaskDetails['results'][number] => ({ step: one, value, isFine: null, note: '', photos: [], at: null, by: '', finding: null })
const task = { id: 't', results: [found(step('oil'), true), found(step('noise')), found(step('pressure', { kind: 'measure', low: 0.3, high: 0.6 })), found(step('plate', { kind: 'photo', isRequired: false }))] }
const did = (order: number, work: Work, state: Operation['state'] = 'waiting'): Operation => ({ order, id: `id${order}`, format: 1, accountId: 'me', siteId: 's', work, title: '', doneAt: '', pictureIds: [], state, refusal: null, tries: 0 })
const sent = (stepId: string, value: boolean): Work => ({ kind: 'steps', taskId: 't', body: { results: [{ stepId, value }] } })

describe('the steps of a service on the phone [MNT-005]', () => {
  it('shows what was answered here before the server knows it, the latest answer, and what it refused', () => {
    const views = stepsOf(task, [did(2, sent('noise', false)), did(1, sent('noise', true)), did(3, { ...sent('pressure', true), taskId: 'other' } as Work)])
    expect(views.map(({ where }) => where)).toEqual(['sent', 'unsent', null, null])
    expect(views[1]!.before.value).toBe(false)
    expect(stepsOf(task, [did(1, sent('noise', true), 'refused')])[1]!.where).toBe('refused')
  })

  it('sends only what is new, and says how many required steps are left', () => {
    const views = stepsOf(task, [])
    const draft = { oil: { ...NOT_GIVEN, value: true }, noise: { ...NOT_GIVEN, value: false, note: ' 异响 ' }, pressure: NOT_GIVEN }
    expect(resultsOf(views, draft)).toEqual([{ stepId: 'noise', value: false, note: '异响', photoIds: [] }])
    expect(leftOf(views, draft)).toBe(1)
    expect(leftOf(views, {})).toBe(2)
  })

  it('says that the rest is fine of checks only, and leaves what somebody said', () => {
    const views = stepsOf(task, [])
    const all = restFine(views, { noise: { ...NOT_GIVEN, value: false } })
    expect(all['noise']!.value).toBe(false)
    expect(Object.keys(all)).toEqual(['noise'])
    expect(restFine(views, {})['noise']!.value).toBe(true)
  })

  it('asks for the picture of what is bad, of values outside their limits too', () => {
    expect(lacksPhoto(step('x', { photoWhenBad: true }), { ...NOT_GIVEN, value: false })).toBe(true)
    expect(lacksPhoto(step('x', { photoWhenBad: true }), { ...NOT_GIVEN, value: true })).toBe(false)
    expect(lacksPhoto(step('x', { kind: 'measure', high: 5, photoWhenBad: true }), { ...NOT_GIVEN, value: 6 })).toBe(true)
    expect(lacksPhoto(step('x', { kind: 'measure', high: 5, photoWhenBad: true }), { value: 6, note: '', photoIds: ['p'] })).toBe(false)
  })

  it('reads the record from the address on a label, and nothing from the sign of a point', () => {
    expect(recordOnLabel('https://guanjia.example/m/r/0193A5B0-1111-7222-8333-444455556666')).toBe('0193a5b0-1111-7222-8333-444455556666')
    expect(recordOnLabel('https://guanjia.example/m/p/abc')).toBe(null)
    expect(recordOnLabel('DT-01')).toBe(null)
  })

  it('opens the facility whose code was typed, and none whose code or name only has it inside', () => {
    const hit = (id: string, title: string, kind: 'facility' | 'meter' = 'facility') => ({ id, title, kind })
    expect(facilityOfCode([hit('ten', '1 号电梯 DT-10'), hit('one', '2 号电梯 dt-1')], ' DT-1 ')).toBe('one')
    expect(facilityOfCode([hit('ten', '1 号电梯 DT-10')], 'DT-1')).toBe(null)
    expect(facilityOfCode([hit('meter', '电表 DT-1', 'meter')], 'DT-1')).toBe(null)
  })

  it('counts for today what is due by the end of it at the site, not every window that has begun', () => {
    const services = [{ dueAt: '2026-11-30T15:30:00Z' }, { dueAt: '2026-11-30T16:30:00Z' }, { dueAt: '2026-12-01T16:00:00Z' }]
    // Half past midnight on the first of December in Shanghai.
    expect(dueBy(services, '2026-12-01', 'Asia/Shanghai')).toEqual(services.slice(0, 2))
  })
})
