import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../platform/auth/actor.ts'
import { aColleague, aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'
import { answerPulse, listPulses, openPulse, ownPulses } from './pulse.ts'

let test: TestApp
let company: Company
let supervisor: Actor
let technician: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  supervisor = company.actors.supervisor
  technician = await signIn(test, company.logins.technician, company.password)
})
afterAll(() => test.close())

/** Just after midnight of a day in Shanghai: the day before in UTC. */
const on = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - 7.5 * 3_600_000)
const open = (question: string, untilOn: string, now: Date, siteId = company.siteId, by = supervisor) => as(test, by, (ctx) => openPulse(ctx, { params: {}, query: {}, body: { siteId, question, untilOn } }), now)
const answer = (who: Actor, id: string, now: Date, mood: number, words = '') => as(test, who, (ctx) => answerPulse(ctx, { params: { id }, query: {}, body: { mood, words } }), now)
const look = async (id: string, now: Date) => (await as(test, supervisor, (ctx) => listPulses(ctx, { query: { siteId: company.siteId } }), now)).items.find((one) => one.id === id)!

describe('the pulse of a staff', () => {
  it('is asked of who works at the site, answered once without a name, and told only when it is over and enough have answered [STF-012]', async () => {
    const { front_desk, steward, technician: worker, site_manager } = company.actors
    const elsewhere = (await aCompany(test, '别家物业')).actors
    const guard = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'guard', siteId: company.siteId, name: '门岗石' }))
    await expect(open('最近工作顺心吗？', '2026-11-29', on('2026-11-30'))).rejects.toMatchObject({ code: 'rule_broken', errors: [expect.objectContaining({ pointer: '/untilOn' })] })
    const asked = await open('最近工作顺心吗？', '2026-12-01', on('2026-11-30'))
    expect(asked).toMatchObject({ isOpen: true, answered: 0, mood: null })
    expect(asked.asked).toBeGreaterThanOrEqual(6)
    await expect(open('还有一问', '2026-12-05', on('2026-12-01'))).rejects.toMatchObject({ code: 'already_exists' })
    expect((await as(test, worker, (ctx) => ownPulses(ctx), on('2026-12-01'))).items).toEqual([expect.objectContaining({ id: asked.id, hasAnswered: false })])
    for (const [who, mood, words] of [[front_desk, 2, '晚班太密'], [steward, 4, ''], [worker, 5, '工具换新了，很好'], [guard, 3, '']] as const) await answer(who, asked.id, on('2026-12-01'), mood, words)
    await expect(answer(worker, asked.id, on('2026-12-01'), 1)).rejects.toMatchObject({ code: 'already_exists' })
    await expect(answer(elsewhere.front_desk, asked.id, on('2026-12-01'), 1)).rejects.toMatchObject({ code: 'not_found' })
    expect((await as(test, worker, (ctx) => ownPulses(ctx), on('2026-12-01'))).items).toEqual([expect.objectContaining({ hasAnswered: true })])
    // Four answers, over: nobody is told. One more comes in time: told after the last day, not before.
    expect(await look(asked.id, on('2026-12-02'))).toMatchObject({ isOpen: false, answered: 4, mood: null, spread: null, words: null })
    await answer(site_manager, asked.id, on('2026-12-01'), 4)
    expect(await look(asked.id, on('2026-12-01'))).toMatchObject({ isOpen: true, answered: 5, mood: null, words: null })
    await expect(answer(supervisor, asked.id, on('2026-12-02'), 5)).rejects.toMatchObject({ code: 'not_found' })
    const told = await look(asked.id, on('2026-12-02'))
    expect(told).toMatchObject({ mood: 3.6, spread: [0, 1, 1, 2, 1] })
    expect(told.words!.toSorted()).toEqual(['工具换新了，很好', '晚班太密'].toSorted())
  })

  it('leaves no way from an answer to who gave it: no name, no moment, no line of the trail [STF-012]', async () => {
    const { administrator, steward } = company.actors
    const one = await open('团队气氛怎么样？', '2027-01-10', on('2027-01-05'))
    await answer(steward, one.id, on('2027-01-06'), 1, '想换组')
    const { columns, trail } = await as(test, administrator, async (ctx) => ({
      columns: (await ctx.client.query<{ name: string }>("select column_name as name from information_schema.columns where table_name = 'staff_pulse_answer' order by 1")).rows.map(({ name }) => name),
      trail: await ctx.tx.selectFrom('timeline_entry').select('action').where('record_id', '=', one.id).execute(),
    }))
    expect(columns).toEqual(['id', 'mood', 'organization_id', 'pulse_id', 'site_id', 'words'])
    expect(trail.map(({ action }) => action)).toEqual(['opened'])
    // Who answered is asked of nobody else, and the list is for who plans.
    expect((await technician.send('GET', `/staff-pulses?siteId=${company.siteId}`)).status).toBe(403)
    expect((await technician.send('POST', '/staff-pulses', { siteId: company.siteId, question: 'x', untilOn: '2099-01-01' })).status).toBe(403)
    expect((await technician.send('GET', '/staff-pulses/own')).status).toBe(200)
  })
})
