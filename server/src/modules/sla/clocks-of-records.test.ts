import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { aCompany, as, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { type SubjectState, byStaff, clocksOf, briefsOf, seenByResident, syncClocks } from './index.ts'
import { moment } from './sample-calendars.ts'

let test: TestApp
let company: Company
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
})
afterAll(() => test.close())

const at = (time: string): number => moment(`2026-03-02 ${time}`)
const on = (time: string): Date => new Date(at(time))

/** A record of another module, told to the engine as that module tells it. */
class Record {
  readonly id = newId()
  readonly traits
  state: SubjectState

  constructor(traits: object, state: Partial<SubjectState>) {
    this.traits = { type: 'case', kind: 'repair', category: ['repair'], urgency: 'normal', grade: null, siteKind: 'residential', siteId: company.siteId, ...traits }
    this.state = { receivedAt: at('09:00'), reportedAt: null, facts: {}, waiting: null, reopenedAt: null, holder: company.actors.front_desk.employeeId, ...state }
  }

  tell(time: string, change: Partial<SubjectState>, options: Parameters<typeof syncClocks>[3] = {}) {
    this.state = { ...this.state, ...change, facts: { ...this.state.facts, ...change.facts } }
    return as(test, company.actors.front_desk, (ctx) => syncClocks(ctx, { id: this.id, traits: this.traits }, this.state, options), on(time))
  }
}

describe('the clocks of a case', () => {
  it('run, rest, run on and stop with it', async () => {
    const record = new Record({}, { facts: { acknowledged: seenByResident(at('09:00')), needsFieldWork: byStaff(at('09:00')) } })
    const { clocks, nextDueAt } = await record.tell('09:00', {}, { isNew: true })
    expect(clocks).toMatchObject([
      { metric: 'acknowledge', state: 'stopped', outcome: 'met' },
      { metric: 'raise', state: 'running', dueAt: on('09:10').toISOString() },
      { metric: 'resolve', state: 'running', targetText: '24 小时', holder: { name: '前台许' } },
    ])
    expect(nextDueAt).toEqual(on('09:10'))
    await record.tell('09:05', { facts: { raised: byStaff(at('09:05')) } })
    const paused = await record.tell('10:00', { waiting: { reason: 'parts', since: at('10:00') } })
    expect(paused.clocks.find((clock) => clock.metric === 'resolve')).toMatchObject({ state: 'paused', dueAt: null, consumedSeconds: 3600, pauseReason: 'parts' })
    const resumed = await record.tell('14:30', { waiting: null })
    expect(resumed.nextDueAt).toEqual(new Date(moment('2026-03-03 13:30')))
    const resolved = await record.tell('15:00', { facts: { resolved: seenByResident(at('15:00')) } })
    expect(resolved.clocks.map((clock) => [clock.metric, clock.state, clock.outcome])).toEqual([['acknowledge', 'stopped', 'met'], ['raise', 'stopped', 'met'], ['resolve', 'stopped', 'met'], ['return_visit', 'running', 'undetermined']])
    const read = await as(test, company.actors.front_desk, async (ctx) => ({ all: await clocksOf(ctx, [record.id], { withEvents: true }), brief: await briefsOf(ctx, [record.id]) }), on('15:00'))
    expect(read.all.get(record.id)!.find((clock) => clock.metric === 'resolve')!.events!.map((event) => [event.kind, event.note])).toEqual([['start', '24 小时'], ['pause', '待配件'], ['resume', null], ['stop', null]])
    expect(read.brief.get(record.id)).toMatchObject({ metric: 'return_visit', state: 'running' })
  })
})
