import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cases, relations, type Sent } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import { newId } from '../../platform/ids.ts'
import { doing } from '../../testing/care-stories.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aCompany, aResident, as, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { carePrompts } from './prompts.ts'
import { purgeSite } from './purge.ts'

let test: TestApp
let company: Company
let home: Household
let resident: Actor
let act: ReturnType<typeof doing>
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  act = doing(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  resident = await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '苏婉清' }))
})
afterAll(() => test.close())

type Facts = Partial<Sent<typeof relations.recordFact>['body']>
const note = (actor: Actor, facts: Facts, now?: Date) => act(actor, relations.recordFact, { body: { siteId: company.siteId, personId: home.personId, kind: 'habit', ...facts } }, now)
const yes = { isGiven: true, how: 'in_person' } as const
const card = (actor: Actor, now?: Date) => act(actor, cases.callerCard, { query: { unitId: home.unitId, personId: home.personId } }, now)
const kinds = async (actor: Actor) => (await act(actor, relations.listFacts, { query: { unitId: home.unitId } })).items

const byText = (a: unknown[], b: unknown[]): number => JSON.stringify(a).localeCompare(JSON.stringify(b))

describe('consent', () => {
  it('comes before a fact of who somebody is: refused by the use case and by the database [PRS-010] [PRS-013]', async () => {
    const { steward } = company.actors
    for (const kind of ['elderly_alone', 'elderly', 'child', 'patient', 'disabled'] as const) {
      await expect(note(steward, { kind })).rejects.toMatchObject({ code: 'care.consent_needed', errors: [{ pointer: '/consent' }] })
      const row = { organization_id: company.organizationId, id: newId(), site_id: company.siteId, person_id: home.personId, unit_id: null, kind, month_day: null, source: 'noticed' as const, noticed_by: null, noticed_at: new Date(), noticed_on: '2026-03-05', expires_on: null, consent_how: null, consent_at: null, consent_asked_by: null }
      await expect(as(test, steward, (ctx) => ctx.tx.insertInto('care_fact').values({ ...row, consent: 'not_needed' }).execute())).rejects.toThrow(/consent_before_fact/)
    }
    const { fact } = await note(steward, { kind: 'elderly_alone', consent: yes, words: '儿女在深圳，过年才回来' })
    expect(fact).toMatchObject({ kind: 'elderly_alone', consent: 'given', consentHow: 'in_person', noticedBy: { name: '管家何' } })
  })

  it('shows what is restricted only to who holds the right; the desk sees what is well done, and no more [PRS-013]', async () => {
    const { steward, front_desk } = company.actors
    expect((await kinds(steward))[0]).toMatchObject({ kind: 'elderly_alone', words: '儿女在深圳，过年才回来', isHidden: false })
    const [hidden] = await kinds(front_desk)
    expect(hidden).toMatchObject({ kind: null, words: '', person: null, isHidden: true, acts: [expect.stringContaining('说话慢一些')] })
    expect((await card(front_desk)).prompts).toEqual([{ kind: 'care', text: expect.stringContaining('说话慢一些'), act: null }])
    expect((await card(steward)).prompts[0]).toMatchObject({ kind: 'elderly_alone', text: '苏婉清 独居老人：儿女在深圳，过年才回来', act: expect.stringContaining('每月上门') })
  })

  it('stands beside every preference, with where it came from and what it is for; what is sensitive is not written down without it [HHD-017]', async () => {
    const { steward, front_desk } = company.actors
    const preferences = [['contact_time', '晚上七点以后', 'resident'], ['habit', '喜欢喝热茶，周末爱打乒乓球', 'noticed'], ['special_request', '送水请走楼梯间一侧', 'case']] as const
    const made: string[] = []
    for (const [kind, words, source] of preferences) made.push((await note(steward, { personId: null, unitId: home.unitId, kind, words, source, consent: kind === 'habit' ? yes : null })).fact!.id)
    const known = (await kinds(front_desk)).filter(({ id }) => made.includes(id))
    expect(known.map(({ kind, source, consent, acts, noticedBy }) => [kind, source, consent, acts.length > 0, noticedBy?.name]).toSorted(byText)).toEqual([['contact_time', 'resident', 'not_needed', true, '管家何'], ['habit', 'noticed', 'given', true, '管家何'], ['special_request', 'case', 'not_needed', true, '管家何']].toSorted(byText))
    for (const words of ['信佛，初一十五吃素', '糖尿病，不吃甜的', '最近在还房贷，送礼从简']) await expect(note(steward, { kind: 'habit', words })).rejects.toMatchObject({ code: 'care.consent_needed', errors: [{ pointer: '/consent' }] })
    const plain = known.find(({ kind }) => kind === 'contact_time')!
    await expect(act(steward, relations.changeFact, { params: { id: plain.id }, body: { version: plain.version, words: '透析日下午勿扰' } })).rejects.toMatchObject({ code: 'care.consent_needed' })
    expect(await as(test, steward, async (ctx) => (await ctx.client.query("select 1 from care_fact where words ~ '佛|糖尿|房贷|透析'")).rowCount)).toBe(0)
    for (const id of made) await act(steward, relations.eraseFact, { params: { id }, body: { because: 'removed' } })
  })

  it('refused leaves no fact, only that there was a question', async () => {
    const { fact } = await note(company.actors.steward, { kind: 'disabled', words: '坐轮椅', consent: { isGiven: false, how: 'phone' } })
    expect(fact).toBeNull()
    const [row] = await as(test, company.actors.steward, (ctx) => ctx.tx.selectFrom('care_fact').selectAll().where('consent', '=', 'refused').execute())
    expect(row).toMatchObject({ kind: null, words: '', erased_because: 'refused', consent_how: 'phone' })
  })

  it('is withdrawn by the resident: the content is gone everywhere, and that it was erased remains [PRS-013]', async () => {
    const { steward } = company.actors
    const { fact } = await note(steward, { kind: 'patient', words: '在家做透析', consent: yes })
    const own = await act(resident, relations.ownFacts)
    expect(own.items.map((one) => one.kind)).toEqual(expect.arrayContaining(['patient', 'elderly_alone']))
    await act(resident, relations.eraseFact, { params: { id: fact!.id } })
    expect((await kinds(steward)).map((one) => one.kind)).not.toContain('patient')
    expect((await act(resident, relations.ownFacts)).erased[0]).toMatchObject({ id: fact!.id, because: 'withdrawn' })
    const row = await as(test, steward, (ctx) => ctx.tx.selectFrom('care_fact').selectAll().where('id', '=', fact!.id).executeTakeFirstOrThrow())
    expect(row).toMatchObject({ kind: null, words: '', consent: 'withdrawn' })
    const trail = await as(test, steward, (ctx) => ctx.tx.selectFrom('timeline_entry').selectAll().where('record_id', '=', fact!.id).orderBy('at').execute())
    expect(trail.map((line) => line.action)).toEqual(['noted', 'consent_withdrawn'])
    expect(JSON.stringify(trail)).not.toMatch(/透析|patient/)
    await expect(act(resident, relations.eraseFact, { params: { id: fact!.id } })).rejects.toMatchObject({ code: 'action_not_allowed' })
  })

  it("keeps one household from another's facts", async () => {
    const other = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '1301', owner: '梁一', phone: '13800130009' }))
    const stranger = await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: other.personId, name: '梁一' }))
    expect((await act(stranger, relations.ownFacts)).items).toEqual([])
    const [mine] = (await act(resident, relations.ownFacts)).items
    await expect(act(stranger, relations.eraseFact, { params: { id: mine!.id } })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a passing matter', () => {
  it('has a short life and no words: a cold is never part of a profile [PRS-012]', async () => {
    const { front_desk, steward } = company.actors
    const at = new Date('2026-03-05T02:00:00Z')
    const { fact } = await note(front_desk, { kind: 'unwell', source: 'noticed' }, at)
    const row = await as(test, steward, (ctx) => ctx.tx.selectFrom('care_fact').selectAll().where('id', '=', fact!.id).executeTakeFirstOrThrow())
    expect(row).toMatchObject({ words: '', noticed_on: '2026-03-05', expires_on: '2026-03-08' })
    await expect(note(front_desk, { kind: 'unwell', words: '流鼻涕' }, at)).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/words' }] })
    await expect(note(front_desk, { kind: 'unwell', expiresOn: '2026-04-05' }, at)).rejects.toMatchObject({ errors: [{ pointer: '/expiresOn' }] })
    await expect(note(front_desk, { kind: 'unwell', expiresOn: null }, at)).rejects.toMatchObject({ errors: [{ pointer: '/expiresOn' }] })
    await expect(as(test, steward, (ctx) => ctx.tx.updateTable('care_fact').set({ expires_on: '2026-04-05' }).where('id', '=', fact!.id).execute())).rejects.toThrow(/passing_illness_passes/)
  })

  it("is erased at the site's own midnight, not before and not twice, and the night is reported", async () => {
    const { front_desk, administrator } = company.actors
    const { fact } = await note(front_desk, { kind: 'unwell', expiresOn: '2026-07-02' }, new Date('2026-07-01T02:00:00Z'))
    const state = () => as(test, administrator, (ctx) => ctx.tx.selectFrom('care_fact').select('erased_because').where('id', '=', fact!.id).executeTakeFirstOrThrow())
    // 23:59 in Shanghai: the last day still holds.
    expect(await as(test, administrator, (ctx) => purgeSite(ctx, company.siteId), new Date('2026-07-02T15:59:00Z'))).toBe(1)
    expect(await state()).toEqual({ erased_because: null })
    expect(await as(test, administrator, (ctx) => purgeSite(ctx, company.siteId), new Date('2026-07-02T16:00:00Z'))).toBe(1)
    expect(await state()).toEqual({ erased_because: 'expired' })
    expect(await as(test, administrator, (ctx) => purgeSite(ctx, company.siteId), new Date('2026-07-02T16:10:00Z'))).toBe(0)
    const { items } = await act(administrator, relations.listPurges, { query: { siteId: company.siteId } })
    expect(items).toMatchObject([{ day: '2026-07-03', erased: 1 }, { day: '2026-07-02', erased: 1 }])
  })

  it('is planned for the next night of the site as soon as the site is made', async () => {
    const jobs = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('job').select(['due_at', 'payload']).where('queue', '=', 'relations.purge').execute())
    expect(jobs).toHaveLength(1)
    expect(jobs[0]!.due_at.toISOString()).toMatch(/T16:00:00/)
  })
})

describe('the birthday', () => {
  it('is spoken of only with consent, and only on its day [PRS-011]', async () => {
    const { steward, front_desk } = company.actors
    await as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('person').set({ birthday: '1956-03-05' }).where('id', '=', home.personId).execute())
    const today = new Date('2026-03-05T02:00:00Z')
    const spoken = async (at: Date) => (await card(front_desk, at)).prompts.filter((one) => one.kind === 'birthday')
    // The archive knows the day, and nobody was asked.
    expect(await spoken(today)).toEqual([])
    await expect(note(steward, { kind: 'birthday', monthDay: '03-05' })).rejects.toMatchObject({ code: 'care.consent_needed' })
    await note(steward, { kind: 'birthday', monthDay: '03-05', consent: yes })
    expect(await spoken(today)).toEqual([{ kind: 'birthday', text: '苏婉清 今天生日', act: expect.stringContaining('生日快乐') }])
    // Midnight is the site's: 16:00 UTC on the 5th is the 6th in Shanghai.
    expect(await spoken(new Date('2026-03-05T16:00:00Z'))).toEqual([])
    const keys = async (at: Date) => (await act(steward, relations.listSuggestions, { query: { siteId: company.siteId } }, at)).items.filter((one) => one.occasion === 'birthday')
    expect(await keys(today)).toMatchObject([{ person: { name: '苏婉清' }, unit: { name: '3-2-1201' } }])
    expect(await keys(new Date('2026-03-06T02:00:00Z'))).toEqual([])
  })

  it('of who was born on 29 February is on the 28th of a common year', async () => {
    const on = (day: string) => as(test, company.actors.steward, async (ctx) => (await ctx.client.query<{ is: boolean }>("select care_birthday_on('02-29', $1::date) as is", [day])).rows[0]!.is)
    expect([await on('2026-02-28'), await on('2028-02-28'), await on('2028-02-29')]).toEqual([true, false, true])
  })
})

it('costs the card one question to the database, however many facts there are', async () => {
  const { steward } = company.actors
  const asked: string[] = []
  await as(test, steward, async (ctx) => {
    const query = ctx.client.query.bind(ctx.client)
    ctx.client.query = ((config: { name?: string; text?: string }, ...rest: never[]) => {
      asked.push(config.text ?? '')
      return query(config as never, ...rest)
    }) as never
    expect((await carePrompts(ctx, { unit: { id: home.unitId, siteId: company.siteId }, person: null, openCases: [], recentCases: [] })).length).toBeGreaterThan(0)
    expect(asked).toHaveLength(1)
  })
})
