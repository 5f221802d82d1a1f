import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { archives, merges } from '@guanjia/contract'
import { newId } from '../../../platform/ids.ts'
import { aHousehold, type Household } from '../../../testing/households.ts'
import { someoneWaitsForALock } from '../../../testing/locks.ts'
import { aCompany, aResident, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'
import { WorkStories } from '../../../testing/work-stories.ts'
import { startOccupancy } from '../occupancies.ts'
import { mergePersons } from './merge.ts'
import { jointPeriod, mergedFields, mergeRefusals, movedStays, type FileSide } from './plan.ts'
import { knownReferences } from './references.ts'

let test: TestApp
let company: Company
let supervisor: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  supervisor = await signIn(test, company.logins.supervisor, company.password)
})
afterAll(() => test.close())

const nothing = { params: {}, query: {} }
let rooms = 4000
const aHome = (owner: string, phone = `1380015${String(rooms)}`): Promise<Household> => as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room: String(rooms++), owner, phone }))
const personOf = async (id: string): Promise<archives.Person> => (await supervisor.send('GET', `/persons/${id}`)).body
const pair = (keep: Household, other: Household, facts: object = {}): object => ({ id: newId(), keepId: keep.personId, otherId: other.personId, reason: '同一位业主', ...facts })
/** Everything of both files that a merge may touch, as the tables have it. */
const stateOf = (keep: Household, other: Household): Promise<unknown> =>
  as(test, company.actors.administrator, async (ctx) => {
    const ids = [keep.personId, other.personId]
    const persons = await ctx.tx.selectFrom('person').selectAll().where('id', 'in', ids).orderBy('id').execute()
    return {
      persons: persons.map(({ version: _, updated_at: __, ...row }) => ({ ...row, site_ids: row.site_ids.toSorted() })),
      phones: await ctx.tx.selectFrom('person_phone').select(['person_id', 'position', 'number', 'reversed', 'label']).where('person_id', 'in', ids).orderBy('person_id').orderBy('position').execute(),
      stays: await ctx.tx.selectFrom('occupancy').select(['id', 'person_id', 'unit_id', 'role', 'from_on', 'until_on', 'is_bill_payer']).where('person_id', 'in', ids).orderBy('id').execute(),
      cases: await ctx.tx.selectFrom('service_case').select(['id', 'person_id', 'joined_by']).where('person_id', 'in', ids).orderBy('id').execute(),
      accounts: await ctx.tx.selectFrom('account').select(['id', 'person_id', 'is_active']).where('person_id', 'in', ids).orderBy('id').execute(),
    }
  })

describe('two files of one person', () => {
  it('become one that has the phones, stays and records of both, and become two again exactly as they were', async () => {
    const [keep, other] = [await aHome('苏婉清', '13800150001'), await aHome('苏婉清', '13800150002')]
    const desk = await signIn(test, company.logins.front_desk, company.password)
    await desk.send('PATCH', `/persons/${other.personId}`, { version: 1, email: 'wanqing@example.com', tags: ['合唱团'], idNumber: '110101199003070011', consent: { channel: 'in_person' }, birthday: '1990-03-07' })
    const stories = new WorkStories(test, company)
    const taken = await stories.takeCase(company.actors.front_desk, { unitId: other.unitId, personId: other.personId })
    // Both stand as family of one unit: there they join.
    const shared = await aHome('房东')
    for (const [one, fromOn] of [[keep, '2024-05-01'], [other, '2023-01-01']] as const) await as(test, company.actors.administrator, (ctx) => startOccupancy(ctx, { ...nothing, body: { unitId: shared.unitId, personId: one.personId, role: 'family', fromOn, untilOn: null, isBillPayer: false } }))
    await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: other.personId, name: '苏婉清', login: 'su-other', password: company.password }))
    const before = await stateOf(keep, other)
    const preview = (await supervisor.send('POST', '/merges/preview', pair(keep, other))).body as merges.MergePreview
    expect(preview).toMatchObject({ refusals: [], phones: ['13800150001', '13800150002'], account: 'moves' })
    expect(preview.references).toEqual(expect.arrayContaining([{ kind: 'case', count: 1 }]))
    expect(preview.fields.find(({ field }) => field === 'email')).toMatchObject({ keep: '', other: 'wanqing@example.com', result: 'other' })
    expect(await stateOf(keep, other)).toEqual(before)

    const merged = (await supervisor.send('POST', '/merges', pair(keep, other))).body as merges.Merge
    expect(merged).toMatchObject({ state: 'merged', mayUndo: true })
    const one = await personOf(keep.personId)
    expect(one).toMatchObject({ email: 'wanqing@example.com', tags: ['合唱团'], phones: ['13800150001', '13800150002'], hasAccount: true, birthday: '1990-03-07', idNumberMasked: expect.stringContaining('*') as string })
    expect(one.occupancies.map(({ unit, role, fromOn }) => [unit.id, role, fromOn])).toEqual(expect.arrayContaining([[keep.unitId, 'owner', null], [other.unitId, 'owner', null], [shared.unitId, 'family', '2023-01-01']]))
    expect(one.occupancies).toHaveLength(3)
    // The old address of the merged file leads to the one that goes on; lists and search know one.
    expect((await personOf(other.personId)).id).toBe(keep.personId)
    const found = (await supervisor.send('GET', `/search?q=13800150002`)).body as { hits: { kind: string; id: string }[] }
    expect(found.hits.filter(({ kind }) => kind === 'person').map(({ id }) => id)).toEqual([keep.personId])
    const cases = (await supervisor.send('GET', `/cases?siteId=${company.siteId}&filter[personId]=${keep.personId}`)).body as { items: { id: string }[] }
    expect(cases.items.map(({ id }) => id)).toEqual([taken.id])
    const contacts = (await supervisor.send('GET', `/contacts?siteId=${company.siteId}&filter[personId]=${keep.personId}`)).body as { items: unknown[] }
    expect(contacts.items).toHaveLength(1)
    // Both histories are kept and told together; the resident sees all homes.
    const timeline = (await supervisor.send('GET', `/persons/${keep.personId}/timeline`)).body as { items: { recordId: string; action: string }[] }
    expect(timeline.items.filter(({ action }) => action === 'created').map(({ recordId }) => recordId).toSorted()).toEqual([keep.personId, other.personId].toSorted())
    const resident = await signIn(test, 'su-other', company.password)
    expect(((await resident.send('GET', '/own-file')).body as { homes: unknown[] }).homes).toHaveLength(3)

    const undone = (await supervisor.send('POST', `/merges/${merged.id}/undo`, { reason: '同名不同人' })).body as merges.Merge
    expect(undone).toMatchObject({ state: 'undone', mayUndo: false })
    expect(await stateOf(keep, other)).toEqual(before)
    expect((await supervisor.send('POST', `/merges/${merged.id}/undo`, { reason: '再来一次' })).body).toMatchObject({ code: 'action_not_allowed' })
    expect(((await supervisor.send('GET', `/persons/${keep.personId}/merges`)).body as { items: merges.Merge[] }).items).toMatchObject([{ id: merged.id, state: 'undone' }])
  })

  it('keep what somebody has changed since, when they become two again', async () => {
    const [keep, other] = [await aHome('周一'), await aHome('周一')]
    await supervisor.send('PATCH', `/persons/${other.personId}`, { version: 1, workplace: '旧单位' })
    const merged = (await supervisor.send('POST', '/merges', pair(keep, other))).body as merges.Merge
    const { version } = await personOf(keep.personId)
    await supervisor.send('PATCH', `/persons/${keep.personId}`, { version, workplace: '新单位' })
    await supervisor.send('POST', `/merges/${merged.id}/undo`, { reason: '撤销' })
    expect([(await personOf(keep.personId)).workplace, (await personOf(other.personId)).workplace]).toEqual(['新单位', '旧单位'])
  })

  it('are refused when they cannot be one: two papers, a person and a company, a file of another site', async () => {
    const [keep, other] = [await aHome('吴大'), await aHome('吴大')]
    await supervisor.send('PATCH', `/persons/${keep.personId}`, { version: 1, idNumber: '110101198501010025', consent: { channel: 'in_person' } })
    await supervisor.send('PATCH', `/persons/${other.personId}`, { version: 1, idNumber: '11010519491231002X', consent: { channel: 'in_person' } })
    expect(((await supervisor.send('POST', '/merges/preview', pair(keep, other))).body as merges.MergePreview).refusals).toEqual(['different_papers'])
    expect((await supervisor.send('POST', '/merges', pair(keep, other))).body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/otherId', message: 'different_papers' }] })
    expect((await supervisor.send('POST', '/merges', pair(keep, keep))).body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/otherId' }] })
    const stranger = await aCompany(test, '别家物业')
    const foreign = await signIn(test, stranger.logins.supervisor, stranger.password)
    expect((await foreign.send('POST', '/merges', pair(keep, other))).body).toMatchObject({ code: 'not_found', errors: [{ pointer: '/keepId' }] })
    const desk = await signIn(test, company.logins.front_desk, company.password)
    expect((await desk.send('POST', '/merges', pair(keep, other))).status).toBe(403)
  })

  it('are merged once by two clerks at once, each the other way round, and a retry answers the same', async () => {
    const [a, b] = [await aHome('郑一'), await aHome('郑一')]
    const race = await as(test, company.actors.supervisor, async (ctx) => {
      await mergePersons(ctx, { ...nothing, body: { id: newId(), keepId: a.personId, otherId: b.personId, takeFromOther: [], reason: '甲' } })
      const second = as(test, company.actors.site_manager, (other) => mergePersons(other, { ...nothing, body: { id: newId(), keepId: b.personId, otherId: a.personId, takeFromOther: [], reason: '乙' } }))
      second.catch(() => {})
      await someoneWaitsForALock(test)
      return { second }
    })
    await expect(race.second).rejects.toMatchObject({ code: 'action_not_allowed' })
    const [c, d] = [await aHome('王五'), await aHome('王五')]
    const body = pair(c, d)
    expect((await Promise.all([supervisor.send('POST', '/merges', body), supervisor.send('POST', '/merges', body)])).map(({ status }) => status)).toEqual([200, 200])
    const rows = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('person_merge').select('id').where('other_id', '=', d.personId).execute())
    expect(rows).toHaveLength(1)
  })

  it('lose no case that was being written for the other file while they were merged', async () => {
    const [keep, other] = [await aHome('冯一'), await aHome('冯一')]
    const stories = new WorkStories(test, company)
    // Merged without the knowledge of a case that is written behind the lock: as if the clerk had chosen the file before.
    const taken = await stories.takeCase(company.actors.front_desk, { unitId: other.unitId, personId: keep.personId })
    const merged = (await supervisor.send('POST', '/merges', pair(keep, other))).body as merges.Merge
    await as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('service_case').set({ person_id: other.personId }).where('id', '=', taken.id).execute())
    await as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('job').set({ due_at: new Date() }).where('queue', '=', 'archives.fetch-strays').execute())
    await letJobsRun(test)
    const where = (): Promise<{ person_id: string | null }> => as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('service_case').select('person_id').where('id', '=', taken.id).executeTakeFirstOrThrow())
    expect((await where()).person_id).toBe(keep.personId)
    await supervisor.send('POST', `/merges/${merged.id}/undo`, { reason: '撤销' })
    expect((await where()).person_id).toBe(other.personId)
  })

  it('are found as candidates, by what they share; a family telephone is no sign, and a dismissed pair stays away [HHD-021]', async () => {
    const here = await aCompany(test, '找重复物业')
    const boss = await signIn(test, here.logins.supervisor, here.password)
    const home = (room: string, owner: string, phone: string): Promise<Household> => as(test, here.actors.administrator, (ctx) => aHousehold(ctx, here.siteId, { room, owner, phone }))
    const [a, b, c] = [await home('101', '唐小雨', '13800160001'), await home('102', '唐晓雨', '13800160001'), await home('103', '唐三', '13800160003')]
    const wife = await home('104', '唐太太', '13800160003')
    await as(test, here.actors.administrator, (ctx) => startOccupancy(ctx, { ...nothing, body: { unitId: c.unitId, personId: wife.personId, role: 'family', fromOn: null, untilOn: null, isBillPayer: false } }))
    const pairs = async (): Promise<merges.DuplicatePair[]> => ((await boss.send('GET', `/duplicates?siteId=${here.siteId}`)).body as { items: merges.DuplicatePair[] }).items
    expect((await pairs()).map(({ a: x, b: y, because }) => [[x.id, y.id].toSorted(), because])).toEqual([[[a.personId, b.personId].toSorted(), ['same_phone']]])
    expect((await boss.send('POST', '/duplicates/dismissals', { aId: b.personId, bId: a.personId })).status).toBe(200)
    expect(await pairs()).toEqual([])
  })

  it('take along every column that names a person: each is declared as moving or staying', async () => {
    const client = new pg.Client({ connectionString: test.database.ownerUrl })
    await client.connect()
    const { rows } = await client.query<{ name: string }>(`
      select c.conrelid::regclass || '.' || a.attname as name from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
      where c.confrelid = 'person'::regclass and a.attname <> 'organization_id' order by 1`)
    await client.end()
    const { moving, staying } = knownReferences()
    const declared = new Set([...moving, ...staying].map(({ table, column }) => `${table}.${column}`))
    expect(rows.map(({ name }) => name).filter((name) => !declared.has(name))).toEqual([])
  })
})

describe('the plan of a merge', () => {
  const side = (facts: Partial<FileSide> = {}, values: Partial<FileSide['values']> = {}): FileSide => ({ id: newId(), kind: 'person', idNumber: '', idIndex: null, tags: [], phones: [], siteIds: [], ...facts, values: { name: '甲', sex: 'unknown', email: '', birthday: '', workplace: '', emergencyContact: '', contactPerson: '', ...values } })
  it('fills what is empty and keeps what contradicts, unless the other is chosen', () => {
    const fields = mergedFields(side({}, { workplace: '一厂' }), side({}, { workplace: '二厂', sex: 'male' }), [])
    expect(fields.filter(({ result }) => result !== 'same').map(({ field, result, isConflict }) => [field, result, isConflict])).toEqual([['sex', 'other', false], ['workplace', 'keep', true]])
    expect(mergedFields(side({}, { workplace: '一厂' }), side({}, { workplace: '二厂' }), ['workplace']).find(({ field }) => field === 'workplace')?.result).toBe('other')
    // Nothing is taken where the other file says nothing.
    expect(mergedFields(side({}, { workplace: '一厂' }), side(), ['workplace']).find(({ field }) => field === 'workplace')?.result).toBe('keep')
  })
  it('knows who cannot be one', () => {
    expect(mergeRefusals(side({ idIndex: 'a' }), side({ idIndex: 'b' }))).toEqual(['different_papers'])
    expect(mergeRefusals(side({ idIndex: 'a' }), side({ idIndex: 'a' }))).toEqual([])
    expect(mergeRefusals(side({ kind: 'company' }), side())).toEqual(['person_and_company'])
    const many = Array.from({ length: 6 }, (_, i) => ({ number: `1380000000${i}`, reversed: '', label: '' }))
    expect(mergeRefusals(side({ phones: many }), side({ phones: many.map((phone) => ({ ...phone, number: `2${phone.number}` })) }))).toEqual(['too_many_phones'])
  })
  it('joins stays that share a day in the same role, and moves the others', () => {
    const stay = (facts: object) => ({ id: newId(), site_id: 's', unit_id: 'u', unit_code: '', person_id: 'p', person_name: '', role: 'family' as const, from_on: null as string | null, until_on: null as string | null, is_bill_payer: false, ...facts })
    const own = stay({ from_on: '2024-01-01' })
    expect(movedStays([own], [stay({ from_on: '2025-01-01' }), stay({ unit_id: 'v' }), stay({ until_on: '2023-01-01' })]).map(({ into }) => into !== null)).toEqual([true, false, false])
    expect(jointPeriod({ from_on: '2024-01-01', until_on: null }, { from_on: '2023-01-01', until_on: '2025-01-01' })).toEqual({ from_on: '2023-01-01', until_on: null })
    expect(jointPeriod({ from_on: null, until_on: '2024-01-01' }, { from_on: '2023-01-01', until_on: '2025-01-01' })).toEqual({ from_on: null, until_on: '2025-01-01' })
  })
})
