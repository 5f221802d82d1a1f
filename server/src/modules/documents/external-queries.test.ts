import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { externalqueries } from '@guanjia/contract'
import { reachable } from '../../platform/records/index.ts'
import { readSheets } from '../../platform/sheets/index.ts'
import { DocumentStories, withPassport } from '../../testing/document-stories.ts'
import { aHousehold, aHousemate, type Household } from '../../testing/households.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aColleague, aCompany, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { actOnExternalQuery, registerExternalQuery } from './external-queries.ts'
import { EXTERNAL_QUERY } from './lifecycles.ts'
import { mustBeWithin, scopeFault } from './query-scope.ts'

let test: TestApp
let company: Company
let home: Household
let stories: DocumentStories
let desk: Actor
let manager: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  await as(test, company.actors.administrator, (ctx) => withPassport(ctx, home.personId, 'E20260305'))
  stories = new DocumentStories(test, company)
  desk = company.actors.front_desk
  manager = company.actors.site_manager
})
afterAll(() => test.close())

const nothing = { params: {}, query: {}, body: {} }
const register = async (more: Record<string, unknown> = {}, actor = desk) => {
  const body = externalqueries.registerExternalQuery.body.parse({
    siteId: company.siteId, authorityKind: 'police', authority: '清溪派出所', officer: '民警 韩立', officerCard: '031288', documentNumber: '清公（刑）调证字〔2026〕12 号', legalBasis: '《刑事诉讼法》第五十四条', purpose: '盗窃案走访', requestFileIds: [await stories.scan(actor)],
    scope: { personIds: [home.personId], unitIds: [home.unitId], fields: ['name', 'phone', 'occupancy'] }, ...more,
  })
  return as(test, actor, (ctx) => registerExternalQuery(ctx, { ...nothing, body }))
}
const act = (id: string, body: Record<string, unknown>, actor = manager) => as(test, actor, (ctx) => actOnExternalQuery(ctx, { ...nothing, params: { id }, body: externalqueries.actOnExternalQuery.body.parse(body) }))
const scope = (more: Partial<externalqueries.QueryScope> = {}): externalqueries.QueryScope => ({ personIds: [], unitIds: [], documentIds: [], fields: [], from: null, to: null, ...more })

/** The cells of the kept copy, all sheets in one text. */
async function cells(query: externalqueries.ExternalQuery): Promise<string> {
  const { sha256 } = await as(test, manager, (ctx) => ctx.tx.selectFrom('file').select('sha256').where('id', '=', query.given!.copy.id).executeTakeFirstOrThrow())
  const lines: string[] = []
  const book = await readSheets(await test.app.blobs.localPath(sha256), { fileName: 'copy.xlsx' })
  for (const sheet of book.sheets) for await (const row of sheet.rows()) lines.push(JSON.stringify(row))
  return lines.join('\n')
}

describe('the scope of a query', () => {
  it('names somebody or something, and which facts', () => {
    expect(scopeFault(scope())).toMatchObject({ pointer: '/scope/personIds' })
    expect(scopeFault(scope({ unitIds: ['u'] }))).toMatchObject({ pointer: '/scope/fields' })
    expect(scopeFault(scope({ documentIds: ['d'] }))).toBeNull()
    expect(scopeFault(scope({ documentIds: ['d'], from: '2026-03-02', to: '2026-03-01' }))).toMatchObject({ pointer: '/scope/to' })
  })
  it('is approved whole or in part, never beyond', () => {
    const asked = scope({ personIds: ['a', 'b'], fields: ['name', 'phone'], from: '2026-01-01', to: '2026-03-31' })
    expect(() => mustBeWithin(asked, { ...asked, personIds: ['a'], fields: ['name'], from: '2026-02-01' })).not.toThrow()
    for (const beyond of [{ personIds: ['c'] }, { unitIds: ['u'] }, { documentIds: ['d'] }, { fields: ['id_number' as const] }, { from: null }, { from: '2025-12-31' }, { to: '2026-04-01' }, { to: null }]) expect(() => mustBeWithin(asked, { ...asked, ...beyond })).toThrow(/asked for/)
    expect([...reachable(EXTERNAL_QUERY, 'requested')].toSorted()).toEqual(['approved', 'handed_over', 'refused', 'requested', 'withdrawn'])
  })
})

describe('a query of an authority [PRV-004]', () => {
  it('goes from the request to the receipt: registered, approved by another, handed over with a copy that is kept', async () => {
    const query = await register()
    expect(query).toMatchObject({ number: expect.stringMatching(/^X-\d{8}-\d{4}$/) as string, state: 'requested', registeredBy: { name: '前台许' }, asked: { persons: [{ name: '苏婉清' }], units: [{ name: home.unitCode }] }, approved: null, allowedActions: ['withdraw'] })
    const told = await as(test, manager, (ctx) => ctx.tx.selectFrom('message').select('account_id').where('record_id', '=', query.id).execute())
    expect(told.map((row) => row.account_id)).toEqual([manager.accountId])
    await expect(act(query.id, { action: 'hand_over', recipient: '民警 韩立' }, desk)).rejects.toMatchObject({ code: 'action_not_allowed' })
    await act(query.id, { action: 'approve', note: '核对证件与文书，同意' })
    const given = await act(query.id, { action: 'hand_over', recipient: '民警 韩立' }, desk)
    expect(given).toMatchObject({ state: 'handed_over', given: { recipient: '民警 韩立', persons: 1, units: 1, documents: [], sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string }, handedOverBy: { name: '前台许' }, allowedActions: [] })
    const browser = await signIn(test, company.logins.front_desk, company.password)
    const pdf = await browser.send('GET', `/external-queries/${query.id}/print`)
    expect([pdf.status, String(pdf.body).slice(0, 5)]).toEqual([200, '%PDF-'])
    const sheet = await browser.send('GET', `/external-queries/export?siteId=${company.siteId}&format=csv`)
    expect(String(sheet.body)).toContain(query.number)
  })

  it('is not decided by who registered it, manager or not', async () => {
    const own = await register({}, manager)
    expect(own.allowedActions).toEqual(['withdraw'])
    await expect(act(own.id, { action: 'approve' }, manager)).rejects.toMatchObject({ code: 'external_query.own' })
    await expect(act(own.id, { action: 'refuse', reason: '不予提供' }, manager)).rejects.toMatchObject({ code: 'external_query.own' })
    await expect(act(own.id, { action: 'approve' }, company.actors.supervisor)).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(as(test, manager, (ctx) => ctx.client.query("update external_query set state = 'approved', approved = asked, decided_by = registered_by, decided_at = now() where id = $1", [own.id]))).rejects.toThrow(/not_the_own/)
    expect(await act(own.id, { action: 'approve' }, company.actors.administrator)).toMatchObject({ state: 'approved' })
  })

  it('gives nothing beyond what was approved: no other person, no other fact, no other period', async () => {
    const other = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '1301', owner: '丁明哲', phone: '13800130002' }))
    const query = await register({ scope: { personIds: [home.personId, other.personId], unitIds: [], fields: ['name', 'phone', 'id_number'] } })
    const approve = (approved: externalqueries.QueryScope) => act(query.id, { action: 'approve', scope: approved })
    await expect(approve(scope({ personIds: [home.personId], unitIds: [home.unitId], fields: ['name'] }))).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/scope/unitIds/0' }] })
    await approve(scope({ personIds: [home.personId], fields: ['name', 'phone'] }))
    // What was approved cannot be widened afterwards, by whatever way.
    await expect(as(test, manager, (ctx) => ctx.client.query('update external_query set approved = asked where id = $1', [query.id]))).rejects.toThrow(/never changes/)
    const text = await cells(await act(query.id, { action: 'hand_over', recipient: '民警 韩立' }))
    expect(text).toContain('苏婉清')
    expect(text).toMatch(/13800130001|138 0013 0001/)
    expect(text).not.toContain('丁明哲')
    expect(text).not.toContain('E20260305')
  })

  it('gives ID numbers and who lived there in the period, when exactly that was approved', async () => {
    await as(test, company.actors.administrator, (ctx) => aHousemate(ctx, company.siteId, home.unitId, '苏小满'))
    await as(test, company.actors.administrator, (ctx) => ctx.client.query("update occupancy set from_on = '2026-03-01' where unit_id = $1 and role = 'family'", [home.unitId]))
    const ask = async (from: string, to: string) => {
      const query = await register({ scope: { personIds: [home.personId], unitIds: [home.unitId], fields: ['name', 'id_number', 'occupancy'], from, to } })
      await act(query.id, { action: 'approve' })
      return cells(await act(query.id, { action: 'hand_over', recipient: '韩立' }))
    }
    const before = await ask('2026-01-01', '2026-02-28')
    expect(before).toContain('E20260305')
    expect(before).not.toContain('苏小满')
    expect(before).not.toMatch(/1380013/)
    expect(await ask('2026-02-01', '2026-03-31')).toContain('苏小满')
  })

  it('hands over scans of documents by their sum, and each look at what was given is on the access log', async () => {
    const scan = await stories.scan(manager)
    const paper = await stories.file(manager, 'PURCHASE', { type: 'unit', id: home.unitId }, { fileIds: [scan] })
    const query = await register({ scope: { documentIds: [paper.id], fields: [] } })
    await act(query.id, { action: 'approve' })
    const given = await act(query.id, { action: 'hand_over', recipient: '韩立' }, desk)
    const { sha256 } = await as(test, manager, (ctx) => ctx.tx.selectFrom('document_file').select('sha256').where('document_id', '=', paper.id).executeTakeFirstOrThrow())
    expect(given.given).toMatchObject({ documents: [{ number: paper.number, sha256, file: { id: scan } }] })
    expect(await readFile(await test.app.blobs.localPath(given.given!.sha256))).toBeInstanceOf(Buffer)
    const log = () => as(test, manager, (ctx) => ctx.tx.selectFrom('access_entry').select(['act', 'purpose', 'recipient', 'actor_name', 'record_type', 'reason']).where((e) => e.or([e('record_id', '=', query.id), e('record_id', '=', paper.id)])).orderBy('at').orderBy('id').execute())
    expect(await log()).toMatchObject([{ act: 'disclose', purpose: 'legal_query', recipient: '清溪派出所 韩立', actor_name: '前台许', record_type: 'document' }])
    const browser = await signIn(test, company.logins.front_desk, company.password)
    expect(await browser.send('GET', `/files/${scan}`)).toMatchObject({ status: 200 })
    expect((await log()).at(-1)).toMatchObject({ act: 'view', reason: query.number })
    // A colleague who was not concerned does not have it, nor does the technician.
    const colleague = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'front_desk', siteId: company.siteId, name: '前台梁', login: `desk-two-${company.organizationId.slice(-8)}` }))
    const second = await signIn(test, `desk-two-${company.organizationId.slice(-8)}`, 'correct horse')
    expect(await second.send('GET', `/files/${given.given!.copy.id}`)).toMatchObject({ status: 404 })
    expect(await second.send('GET', `/files/${query.request[0]!.id}`)).toMatchObject({ status: 200 })
    expect(colleague.kind).toBe('staff')
  })

  it('writes each person and unit that was given on the access log', async () => {
    const query = await register()
    await act(query.id, { action: 'approve' })
    await act(query.id, { action: 'hand_over', recipient: '韩立' }, desk)
    const rows = await as(test, manager, (ctx) => ctx.tx.selectFrom('access_entry').select(['act', 'person_id', 'unit_id', 'classes']).where('record_id', '=', query.id).orderBy('person_id').execute())
    expect(rows).toMatchObject([{ act: 'disclose', person_id: home.personId, classes: ['archive', 'phone'] }, { act: 'disclose', unit_id: home.unitId }])
  })

  it('is handed over once, whoever clicks twice', async () => {
    const query = await register()
    await act(query.id, { action: 'approve' })
    const both = as(test, desk, async (ctx) => {
      await actOnExternalQuery(ctx, { ...nothing, params: { id: query.id }, body: { action: 'hand_over', recipient: '韩立' } })
      const second = act(query.id, { action: 'hand_over', recipient: '韩立' }).catch((error: unknown) => error)
      await someoneWaitsForALock(test)
      return { second }
    })
    expect(await (await both).second).toMatchObject({ code: 'action_not_allowed' })
  })

  it('is refused with a reason, and stays as it was decided', async () => {
    const query = await register()
    expect(await act(query.id, { action: 'refuse', reason: '文书无公章' })).toMatchObject({ state: 'refused', decisionNote: '文书无公章', decidedBy: { name: '经理林' }, allowedActions: [] })
    await expect(as(test, manager, (ctx) => ctx.client.query("update external_query set decision_note = '改' where id = $1", [query.id]))).rejects.toThrow(/never changes/)
    const registrar = await as(test, desk, (ctx) => ctx.tx.selectFrom('message').select('template').where('record_id', '=', query.id).where('account_id', '=', desk.accountId).execute())
    expect(registrar).toEqual([{ template: 'external_query.decided' }])
  })

  it('is closed to other houses and to residents, and takes nobody of another house into its scope', async () => {
    const query = await register()
    const stranger = await aCompany(test)
    const other = await signIn(test, stranger.logins.administrator, stranger.password)
    expect(await other.send('GET', `/external-queries/${query.id}`)).toMatchObject({ status: 404 })
    const foreign = await as(test, stranger.actors.administrator, (ctx) => aHousehold(ctx, stranger.siteId))
    await expect(register({ scope: { personIds: [foreign.personId], fields: ['name'] } })).rejects.toMatchObject({ code: 'not_found', errors: [{ pointer: '/scope/personIds/0' }] })
    await expect(register({ scope: { unitIds: [foreign.unitId], fields: ['unit'] } })).rejects.toMatchObject({ code: 'not_found', errors: [{ pointer: '/scope/unitIds/0' }] })
  })
})

describe('the legal basis [PRV-009]', () => {
  it('is asked for by the screen, the server and the database: without it nothing is registered or approved', async () => {
    const browser = await signIn(test, company.logins.front_desk, company.password)
    const query = await register()
    for (const legalBasis of ['', '   ', undefined]) {
      const answer = await browser.send('POST', '/external-queries', { siteId: company.siteId, authorityKind: 'court', authority: '清溪法院', officer: '法官 周', legalBasis, purpose: '执行', scope: { personIds: [home.personId], fields: ['name'] }, requestFileIds: [query.request[0]!.id] })
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/legalBasis' }] } })
    }
    await expect(as(test, desk, (ctx) => ctx.client.query("update external_query set legal_basis = ' ' where id = $1", [query.id]))).rejects.toThrow(/violates check/)
    expect(await browser.send('POST', '/external-queries', { siteId: company.siteId, authorityKind: 'court', authority: '清溪法院', officer: '法官 周', legalBasis: '《民事诉讼法》第七十条', purpose: '执行', scope: { personIds: [home.personId], fields: ['name'] }, requestFileIds: [] })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/requestFileIds' }] } })
  })
})
