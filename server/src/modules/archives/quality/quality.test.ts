import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { households, type dataquality } from '@guanjia/contract'
import { newId } from '../../../platform/ids.ts'
import { dayIn } from '../../../platform/time.ts'
import { aHousehold, type Household } from '../../../testing/households.ts'
import { someoneWaitsForALock } from '../../../testing/locks.ts'
import { aCompany, aResident, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'
import { lookThroughSite } from '../campaigns/nightly.ts'
import { decideCorrection } from '../corrections/decide.ts'
import { sensitiveBecause } from '../observations/sensitive.ts'

let test: TestApp
let company: Company
let desk: Browser
let technician: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  desk = await signIn(test, company.logins.front_desk, company.password)
  technician = await signIn(test, company.logins.technician, company.password)
})
afterAll(() => test.close())

let rooms = 5000
const aHome = (options: Parameters<typeof aHousehold>[2] = {}, of = company): Promise<Household> => as(test, of.actors.administrator, (ctx) => aHousehold(ctx, of.siteId, { room: String(rooms++), owner: '方圆', phone: `1380018${String(rooms)}`, ...options }))
const resident = async (home: Household): Promise<Browser> => {
  const login = `r-${newId()}`
  await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '方圆', login, password: company.password }))
  return signIn(test, login, company.password)
}
const fileOf = async (unitId: string): Promise<households.HouseholdFile> => (await desk.send('GET', `/units/${unitId}/household`)).body
const message = (browser: Browser): Promise<{ title: string }[]> => browser.send('GET', '/messages').then(({ body }) => (body as { items: { title: string }[] }).items)

describe('the quality of the files', () => {
  it('is counted, and every figure opens to its households [HHD-016] [HHD-021]', async () => {
    const here = await aCompany(test, '质量物业')
    const boss = await signIn(test, here.logins.supervisor, here.password)
    const homes = []
    for (const room of ['101', '201', '301']) homes.push(await aHome({ building: '6', room }, here))
    const [odd, silent, twin] = [await aHome({ building: '6', room: '401' }, here), await aHome({ building: '6', room: '501' }, here), await aHome({ building: '6', room: '601', phone: '13800189999' }, here)]
    const other = await aHome({ building: '7', room: '101', phone: '13800189999' }, here)
    const unit = (await boss.send('GET', `/units/${odd.unitId}`)).body as { version: number }
    await boss.send('PATCH', `/units/${odd.unitId}`, { version: unit.version, buildingArea: 218.5 })
    await boss.send('PATCH', `/persons/${silent.personId}`, { version: 1, phones: [] })
    const report = async () => (await boss.send('GET', `/archive-quality?siteId=${here.siteId}`)).body as { households: number; completeness: number; flags: { flag: dataquality.QualityRow['flags'][number]; count: number }[]; missing: { field: string; count: number }[]; verifiedWithinYear: number; duplicatePairs: number }
    const figures = await report()
    expect(figures).toMatchObject({ households: 7, verifiedWithinYear: 0, duplicatePairs: 1 })
    expect(figures.completeness).toBeCloseTo((6 * 6 + 5) / 70, 3)
    expect(Object.fromEntries(figures.flags.map(({ flag, count }) => [flag, count]))).toEqual({ incomplete: 7, missing_contact: 1, area_mismatch: 1, stale: 7, duplicate: 2 })
    for (const { flag, count } of figures.flags) {
      const list = (await boss.send('GET', `/archive-quality/households?siteId=${here.siteId}&filter[flag]=${flag}`)).body as { items: dataquality.QualityRow[] }
      expect([flag, list.items.length]).toEqual([flag, count])
    }
    const rows = async (query: string): Promise<string[]> => ((await boss.send('GET', `/archive-quality/households?siteId=${here.siteId}&${query}`)).body as { items: dataquality.QualityRow[] }).items.map((row) => row.unit.id)
    expect(await rows('filter[flag]=area_mismatch')).toEqual([odd.unitId])
    expect(await rows('filter[flag]=missing_contact')).toEqual([silent.unitId])
    expect((await rows('filter[flag]=duplicate')).toSorted()).toEqual([twin.unitId, other.unitId].toSorted())
    expect(await rows('filter[missing]=phone')).toEqual([silent.unitId])
    // The page of one household and the list of all say the same.
    const file = ((await boss.send('GET', `/units/${odd.unitId}/household`)).body as households.HouseholdFile).basic!
    const listed = ((await boss.send('GET', `/archive-quality/households?siteId=${here.siteId}&filter[flag]=area_mismatch`)).body as { items: dataquality.QualityRow[] }).items[0]!
    expect([listed.filled, listed.missing]).toEqual([file.filled, file.missing])
    // Checked today, it is not stale; checked thirteen months ago, it is again.
    await boss.send('POST', `/households/${file.id}/verifications`, { groups: households.FIELD_GROUPS })
    expect((await report()).verifiedWithinYear).toBe(1)
    await as(test, here.actors.administrator, (ctx) => ctx.tx.updateTable('household_verification').set({ verified_on: new Date(Date.now() - 400 * 86_400_000).toISOString().slice(0, 10) }).execute())
    expect((await report()).verifiedWithinYear).toBe(0)
    const sheet = await test.http.inject({ method: 'GET', url: `/api/v1/archive-quality/export?siteId=${here.siteId}&format=csv&filter[flag]=missing_contact`, headers: { authorization: `Bearer ${boss.token}` } })
    expect(sheet.statusCode).toBe(200)
    // The heading, the household, and the line that says who carried it out.
    expect(sheet.body.split('\n').filter(Boolean)).toHaveLength(3)
    expect((await technician.send('GET', `/archive-quality?siteId=${company.siteId}`)).status).toBe(403)
  })
})

describe('residents and their own data', () => {
  it('see what the house has of them, correct it, and the desk decides field by field [PRV-005]', async () => {
    const home = await aHome({ phone: '13800181111' })
    const me = await resident(home)
    const own = (await me.send('GET', '/own-file')).body as dataquality.OwnFile
    expect(own).toMatchObject({ person: { id: home.personId, phones: ['13800181111'] }, homes: [{ unitId: home.unitId, role: 'owner' }], corrections: [] })
    const id = newId()
    const wish = { id, unitId: home.unitId, items: [{ field: 'phones', value: '138 0018 2222, 13800181111' }, { field: 'emergencyName', value: '方父' }, { field: 'emergencyPhone', value: '13800183333' }], note: '换号了' }
    expect((await me.send('POST', '/own-file/corrections', wish)).status).toBe(200)
    // Nothing is written before the review.
    expect(((await desk.send('GET', `/persons/${home.personId}`)).body as { phones: string[] }).phones).toEqual(['13800181111'])
    const list = (await desk.send('GET', `/corrections?siteId=${company.siteId}&filter[state]=waiting`)).body as { items: dataquality.Correction[] }
    const waiting = list.items.find((one) => one.id === id)!
    expect(waiting.items.map(({ field, from, to }) => [field, from, to])).toEqual([['emergencyName', '', '方父'], ['emergencyPhone', '', '13800183333'], ['phones', '13800181111', '13800182222 13800181111']])
    const item = (field: string): string => waiting.items.find((one) => one.field === field)!.id
    expect((await desk.send('POST', `/corrections/${id}/actions`, { action: 'decide', items: [{ id: item('emergencyName'), isAccepted: false }] })).body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/items/0/reason' }] })
    const decided = await desk.send('POST', `/corrections/${id}/actions`, { action: 'decide', items: [{ id: item('phones'), isAccepted: true }, { id: item('emergencyName'), isAccepted: true }, { id: item('emergencyPhone'), isAccepted: false, reason: '号码打不通，请再核对' }] })
    expect(decided.body).toMatchObject({ isOpen: false })
    expect(((await desk.send('GET', `/persons/${home.personId}`)).body as { phones: string[] }).phones).toEqual(['13800182222', '13800181111'])
    const { basic } = await fileOf(home.unitId)
    expect(basic).toMatchObject({ emergencyName: '方父', emergencyPhone: '' })
    expect(basic!.verified.filter(({ on }) => on !== null).map(({ group }) => group)).toEqual(['contact', 'emergency'])
    expect((await message(me)).map(({ title }) => title)).toContain('部分更正未能采纳')
    const after = (await me.send('GET', '/own-file')).body as dataquality.OwnFile
    expect(after.corrections[0]!.items.map(({ field, state, reason }) => [field, state, reason])).toEqual([['emergencyName', 'accepted', ''], ['emergencyPhone', 'refused', '号码打不通，请再核对'], ['phones', 'accepted', '']])
    expect((await desk.send('POST', `/corrections/${id}/actions`, { action: 'decide', items: [{ id: item('phones'), isAccepted: false, reason: '再看一次' }] })).body).toMatchObject({ code: 'action_not_allowed' })
  })

  it('see nobody else\'s, and bad input names its field', async () => {
    const [home, other] = [await aHome(), await aHome()]
    const me = await resident(home)
    const correct = (facts: object): Promise<{ body: never }> => me.send('POST', '/own-file/corrections', { id: newId(), unitId: home.unitId, items: [], ...facts })
    expect((await correct({ unitId: other.unitId, isAllRight: true })).body).toMatchObject({ code: 'not_found', errors: [{ pointer: '/unitId' }] })
    expect((await correct({ items: [{ field: 'phones', value: '1380018' }] })).body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/items/0/value', message: 'wrong number of digits' }] })
    expect((await correct({ items: [{ field: 'birthday', value: '2026-02-30' }] })).body).toMatchObject({ errors: [{ pointer: '/items/0/value' }] })
    expect((await correct({ items: [{ field: 'phones', value: '' }] })).body).toMatchObject({ errors: [{ pointer: '/items/0/value' }] })
    expect((await correct({})).body).toMatchObject({ errors: [{ pointer: '/items' }] })
    expect((await me.send('GET', `/persons/${other.personId}`)).status).toBe(403)
    expect((await desk.send('GET', '/own-file')).status).toBe(403)
    expect((await me.send('GET', `/corrections?siteId=${company.siteId}`)).status).toBe(403)
  })

  it('have each wish taken once; a newer one takes the place of one that waits; of two clerks one decides', async () => {
    const home = await aHome()
    const me = await resident(home)
    const id = newId()
    const wish = (email: string, of = id): object => ({ id: of, unitId: home.unitId, items: [{ field: 'email', value: email }] })
    expect((await Promise.all([me.send('POST', '/own-file/corrections', wish('a@example.com')), me.send('POST', '/own-file/corrections', wish('a@example.com'))])).map(({ status }) => status)).toEqual([200, 200])
    const newer = newId()
    await me.send('POST', '/own-file/corrections', wish('b@example.com', newer))
    const { corrections } = (await me.send('GET', '/own-file')).body as dataquality.OwnFile
    expect(corrections.map(({ items }) => items.map(({ to, state }) => [to, state]))).toEqual([[['b@example.com', 'waiting']], [['a@example.com', 'withdrawn']]])
    const item = corrections[0]!.items[0]!.id
    const decide = (isAccepted: boolean) => (ctx: Parameters<typeof decideCorrection>[0]) => decideCorrection(ctx, { params: { id: newer }, query: {}, body: { action: 'decide', items: [{ id: item, isAccepted, reason: isAccepted ? '' : '请来前台核对' }] } })
    const race = await as(test, company.actors.front_desk, async (ctx) => {
      await decide(true)(ctx)
      const second = as(test, company.actors.steward, decide(false))
      second.catch(() => {})
      await someoneWaitsForALock(test)
      return { second }
    })
    await expect(race.second).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect(((await desk.send('GET', `/persons/${home.personId}`)).body as { email: string }).email).toBe('b@example.com')
  })
})

describe('a campaign of re-confirmation', () => {
  it('may be decided many at once: every waiting field of each, told before, each once', async () => {
    const homes = [await aHome(), await aHome()]
    const ids: string[] = []
    for (const [i, home] of homes.entries()) {
      const id = newId()
      ids.push(id)
      await (await resident(home)).send('POST', '/own-file/corrections', { id, unitId: home.unitId, items: [{ field: 'emergencyName', value: `紧急联系人${i}` }, { field: 'email', value: `many${i}@example.com` }] })
    }
    const many = (body: object, more: object = {}) => desk.send('POST', '/bulk-acts', { id: newId(), path: '/corrections/{id}/actions', ids, body: { action: 'decide_all', ...body }, ...more })
    expect((await many({ isAccepted: false })).body).toMatchObject({ done: 0, refused: 2 })
    expect((await many({ isAccepted: true }, { isPreview: true })).body).toMatchObject({ done: 2, refused: 0 })
    const open = async () => ((await desk.send('GET', `/corrections?siteId=${company.siteId}`)).body as { items: dataquality.Correction[] }).items.filter(({ id }) => ids.includes(id))
    expect((await open()).map(({ isOpen }) => isOpen)).toEqual([true, true])
    expect((await many({ isAccepted: true })).body).toMatchObject({ done: 2, refused: 0 })
    expect((await open()).map(({ isOpen, items }) => [isOpen, items.map(({ state }) => state)])).toEqual([[false, ['accepted', 'accepted']], [false, ['accepted', 'accepted']]])
    expect((await fileOf(homes[0]!.unitId)).basic).toMatchObject({ emergencyName: '紧急联系人0' })
    expect((await many({ isAccepted: true })).body).toMatchObject({ done: 0, refused: 2, items: [{ code: 'action_not_allowed' }, { code: 'action_not_allowed' }] })
  })

  it('asks households in the app, counts answers, reminds who is silent, and ends by itself [HHD-008] [HHD-015]', async () => {
    const here = await aCompany(test, '征集物业')
    const boss = await signIn(test, here.logins.supervisor, here.password)
    const [a, b, c] = [await aHome({ room: '101' }, here), await aHome({ room: '102' }, here), await aHome({ room: '103' }, here)]
    const logins: Browser[] = []
    for (const [i, home] of [a, b].entries()) {
      await as(test, here.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '方圆', login: `camp-${i}-${here.siteId.slice(-6)}`, password: here.password }))
      logins.push(await signIn(test, `camp-${i}-${here.siteId.slice(-6)}`, here.password))
    }
    // One household was checked just now and is complete: it is not asked.
    const done = ((await boss.send('GET', `/units/${c.unitId}/household`)).body as households.HouseholdFile).basic!
    await as(test, here.actors.administrator, (ctx) => ctx.tx.updateTable('household').set({ salutation: '方女士', language: 'zh-CN', emergency_name: '方母', emergency_phone: '13800000001', version: 2 }).where('id', '=', done.id).execute())
    await boss.send('PATCH', `/persons/${c.personId}`, { version: 1, idNumber: '110101199003070011', consent: { channel: 'paper' } })
    await boss.send('POST', `/households/${done.id}/verifications`, { groups: households.FIELD_GROUPS })
    const today = dayIn('Asia/Shanghai', new Date())
    const later = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    const campaign = (await boss.send('POST', '/campaigns', { siteId: here.siteId, title: '年度信息核对', words: '请花一分钟核对联系方式', fields: ['phones', 'emergencyName', 'emergencyPhone'], endsOn: later(20), remindEveryDays: 7 })).body as dataquality.Campaign
    expect(campaign).toMatchObject({ state: 'draft', asked: 0 })
    const clerk = await signIn(test, here.logins.front_desk, here.password)
    expect((await clerk.send('POST', `/campaigns/${campaign.id}/actions`, { action: 'start' })).status).toBe(403)
    expect((await boss.send('POST', `/campaigns/${campaign.id}/actions`, { action: 'start' })).body).toMatchObject({ state: 'running', asked: 2, reached: 2, answered: 0 })
    expect((await boss.send('POST', `/campaigns/${campaign.id}/actions`, { action: 'start' })).body).toMatchObject({ code: 'action_not_allowed' })
    const own = (await logins[0]!.send('GET', '/own-file')).body as dataquality.OwnFile
    expect(own.homes[0]!.campaign).toMatchObject({ id: campaign.id, title: '年度信息核对', hasAnswered: false })
    expect((await message(logins[0]!)).map(({ title }) => title)).toEqual(['请核对您的信息：年度信息核对'])
    // One says that all is right: checked at once. The other is silent.
    await logins[0]!.send('POST', '/own-file/corrections', { id: newId(), unitId: a.unitId, campaignId: campaign.id, isAllRight: true })
    const checked = ((await boss.send('GET', `/units/${a.unitId}/household`)).body as households.HouseholdFile).basic!.verified.filter(({ on }) => on !== null)
    expect(checked.map(({ group, on }) => [group, on])).toEqual([['contact', today], ['emergency', today]])
    const system = here.actors.administrator
    await as(test, system, (ctx) => lookThroughSite(ctx, here.siteId), new Date(Date.now() + 3 * 86_400_000))
    expect((await message(logins[1]!)).length).toBe(1)
    await as(test, system, (ctx) => lookThroughSite(ctx, here.siteId), new Date(Date.now() + 7 * 86_400_000))
    expect((await message(logins[1]!)).map(({ title }) => title)).toContain('温馨提醒：年度信息核对')
    expect((await message(logins[0]!)).length).toBe(1)
    // An answer with a correction waits for the desk.
    await logins[1]!.send('POST', '/own-file/corrections', { id: newId(), unitId: b.unitId, campaignId: campaign.id, items: [{ field: 'emergencyName', value: '方叔' }] })
    expect(((await boss.send('GET', `/campaigns?siteId=${here.siteId}`)).body as { items: dataquality.Campaign[] }).items[0]).toMatchObject({ asked: 2, answered: 2, confirmed: 1, corrected: 1, waiting: 1 })
    const rows = (await boss.send('GET', `/campaigns/${campaign.id}/households?filter[state]=corrected`)).body as { items: { unit: { id: string } }[] }
    expect(rows.items.map(({ unit }) => unit.id)).toEqual([b.unitId])
    await as(test, system, (ctx) => lookThroughSite(ctx, here.siteId), new Date(Date.now() + 22 * 86_400_000))
    expect(((await boss.send('GET', `/campaigns?siteId=${here.siteId}`)).body as { items: dataquality.Campaign[] }).items[0]!.state).toBe('ended')
    expect((await logins[1]!.send('POST', '/own-file/corrections', { id: newId(), unitId: b.unitId, campaignId: campaign.id, isAllRight: true })).body).toMatchObject({ code: 'not_found', errors: [{ pointer: '/campaignId' }] })
  })

  it('runs from the daily job of the site, which plans the next day', async () => {
    const here = await aCompany(test, '每日物业')
    const jobs = (): Promise<{ due_at: Date }[]> => as(test, here.actors.administrator, (ctx) => ctx.tx.selectFrom('job').select('due_at').where('queue', '=', 'archives.nightly').execute())
    const [first] = await jobs()
    expect(first!.due_at.getTime()).toBeGreaterThan(Date.now())
    await as(test, here.actors.administrator, (ctx) => ctx.tx.updateTable('job').set({ due_at: new Date(), dedupe_key: 'yesterday' }).where('queue', '=', 'archives.nightly').execute())
    await letJobsRun(test)
    expect((await jobs()).map(({ due_at }) => due_at > new Date())).toEqual([true])
  })
})

describe('an observation of a colleague', () => {
  it('waits for review, whoever made it, and enters the file in the words of the reviewer [HHD-018]', async () => {
    const home = await aHome()
    const made = await technician.send('POST', '/observations', { unitId: home.unitId, topic: 'preference', words: '喜欢下午三点以后上门' })
    expect(made.body).toMatchObject({ state: 'waiting' })
    expect((await fileOf(home.unitId)).basic!.serviceNote).toBe('')
    const { id } = made.body as { id: string }
    const list = (await desk.send('GET', `/observations?siteId=${company.siteId}&filter[state]=waiting`)).body as { items: dataquality.Observation[] }
    expect(list.items.find((one) => one.id === id)).toMatchObject({ noticedBy: '技工吕', isSensitive: false })
    expect((await technician.send('POST', `/observations/${id}/actions`, { action: 'accept', as: 'service_note' })).status).toBe(403)
    expect((await desk.send('POST', `/observations/${id}/actions`, { action: 'accept', as: 'service_note', words: '下午三点后上门' })).body).toMatchObject({ state: 'accepted', keptAs: 'service_note', keptWords: '下午三点后上门' })
    expect((await fileOf(home.unitId)).basic!.serviceNote).toBe('下午三点后上门')
    expect((await desk.send('POST', `/observations/${id}/actions`, { action: 'refuse', reason: '重复' })).body).toMatchObject({ code: 'action_not_allowed' })
    const other = (await technician.send('POST', '/observations', { unitId: home.unitId, topic: 'other', words: '门口堆物' })).body as { id: string }
    expect((await desk.send('POST', `/observations/${other.id}/actions`, { action: 'accept', as: 'person_note' })).body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/as' }] })
    expect((await desk.send('POST', `/observations/${other.id}/actions`, { action: 'refuse', reason: '属于公共区域，已另报' })).body).toMatchObject({ state: 'refused' })
  })

  it('is not even kept when it is sensitive and nobody consented [HHD-018]', async () => {
    const home = await aHome()
    const notice = (facts: object): Promise<{ status: number; body: never }> => technician.send('POST', '/observations', { unitId: home.unitId, topic: 'care', words: '老人刚做完手术', ...facts })
    expect((await notice({})).body).toMatchObject({ code: 'care.consent_needed', errors: [{ pointer: '/consent', message: 'health' }] })
    expect(((await desk.send('GET', `/observations?siteId=${company.siteId}&filter[unitId]=${home.unitId}`)).body as { items: unknown[] }).items).toEqual([])
    expect((await notice({ consent: { how: 'in_person' } })).body).toMatchObject({ state: 'waiting' })
    // The reviewer cannot add what was not consented to.
    const plain = (await technician.send('POST', '/observations', { unitId: home.unitId, topic: 'care', words: '按门铃请轻一点' })).body as { id: string }
    expect((await desk.send('POST', `/observations/${plain.id}/actions`, { action: 'accept', as: 'service_note', words: '家有病人，请轻声' })).body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/words' }] })
    expect((await notice({ personId: newId(), words: '普通', consent: null })).body).toMatchObject({ code: 'not_found', errors: [{ pointer: '/personId' }] })
  })

  it('is judged by the words that people use', () => {
    expect(['独居老人，子女不在身边', '信仰佛教', '欠债在外', '刚离婚', '110101199003070011', '孩子三点放学'].map((words) => sensitiveBecause(words).length > 0)).toEqual([true, true, true, true, true, true])
    expect(['下午方便', '养了一只猫', '门铃坏了，请敲门', '电瓶车停在 2 号棚'].flatMap(sensitiveBecause)).toEqual([])
  })
})
