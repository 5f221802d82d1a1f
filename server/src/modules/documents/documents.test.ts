import { rm, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documents } from '@guanjia/contract'
import { aHousehold, aHousemate, type Household } from '../../testing/households.ts'
import { DocumentStories } from '../../testing/document-stories.ts'
import { aCompany, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { newId } from '../../platform/ids.ts'
import { documentCompleteness, unitPapers } from './completeness.ts'
import { actOnDocument, changeDocument } from './file-document.ts'
import { changeDocumentKind } from './kinds.ts'
import { documentTimeline, getDocument, listDocuments } from './list.ts'
import { documentOpenings, openDocument } from './opening.ts'
import { changeScopeLine, listScope, scopeReport } from './scope.ts'

let test: TestApp
let company: Company
let home: Household
let stories: DocumentStories
let manager: Actor
let desk: Actor
let steward: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  stories = new DocumentStories(test, company)
  manager = company.actors.site_manager
  desk = company.actors.front_desk
  steward = company.actors.steward
})
afterAll(() => test.close())

const at = (text: string): Date => new Date(`2026-03-${text}:00+08:00`)
const nothing = { params: {}, query: {}, body: {} }
const unit = () => ({ type: 'unit' as const, id: home.unitId })
const list = (actor: Actor, filter: Record<string, unknown>) => as(test, actor, (ctx) => listDocuments(ctx, { ...nothing, query: documents.listDocuments.query.parse({ siteId: company.siteId, filter }) }))
const read = (actor: Actor, id: string, now?: Date) => as(test, actor, (ctx) => getDocument(ctx, { ...nothing, params: { id } }), now)
const open = (actor: Actor, id: string, now: Date, purpose: 'check_identity' | 'audit' = 'check_identity') => as(test, actor, (ctx) => openDocument(ctx, { ...nothing, params: { id }, body: { purpose, reason: '核对过户' } }), now)
const act = (actor: Actor, id: string, body: Record<string, unknown>) => as(test, actor, (ctx) => actOnDocument(ctx, { ...nothing, params: { id }, body: documents.actOnDocument.body.parse(body) }))

describe('three classes, each with its own right [HHD-005]', () => {
  it('shows nobody a document, its title or its files without the right of its class', async () => {
    const paper = await stories.file(manager, 'PURCHASE', unit(), { fileIds: [await stories.scan(manager)] })
    const form = await stories.file(desk, 'HANDOVER', unit(), { fileIds: [await stories.scan(desk)] })
    expect([paper.class, form.class]).toEqual(['basic', 'property'])
    await expect(read(desk, paper.id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await read(desk, form.id)).toMatchObject({ id: form.id, class: 'property' })
    expect((await list(desk, { unitId: home.unitId })).items.map(({ id }) => id)).toEqual([form.id])
    expect((await list(steward, { unitId: home.unitId })).items.map(({ id }) => id)).toEqual([form.id, paper.id])
    // The technician reads drawings, not what happened.
    const letter = await stories.file(desk, 'LETTER', unit())
    expect((await list(company.actors.technician, { unitId: home.unitId })).items.map(({ id }) => id)).toEqual([form.id])
    await expect(read(company.actors.technician, letter.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(stories.file(desk, 'PURCHASE', unit())).rejects.toMatchObject({ code: 'not_permitted' })
  })

  it('keeps the class of a kind as it was made, also from behind', async () => {
    const kind = await stories.kind('LETTER')
    await expect(as(test, company.actors.administrator, (ctx) => ctx.client.query("update document_kind set class = 'basic' where id = $1", [kind.id]))).rejects.toThrow(/never changes/)
    await expect(as(test, company.actors.supervisor, (ctx) => changeDocumentKind(ctx, { ...nothing, params: { id: kind.id }, body: { version: kind.version, name: '函件' } }))).rejects.toMatchObject({ code: 'not_permitted' })
    const renamed = await as(test, company.actors.administrator, (ctx) => changeDocumentKind(ctx, { ...nothing, params: { id: kind.id }, body: { version: kind.version, name: '函件' } }))
    expect(renamed).toMatchObject({ name: '函件', class: 'history', version: kind.version + 1 })
  })
})

describe('the electronic archive [HHD-006]', () => {
  it('files a scan under a number with its sum, once however often it is sent', async () => {
    const id = newId()
    const fileIds = [await stories.scan(desk)]
    const first = await stories.file(desk, 'KEYS', unit(), { id, fileIds }, at('05T09:00'))
    const again = await stories.file(desk, 'KEYS', unit(), { id, fileIds }, at('05T09:01'))
    expect(first.number).toMatch(/^D-20260305-\d{4}$/)
    expect(again).toMatchObject({ id, number: first.number })
    expect(first.versions[0]!.files[0]).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string, isIntact: null })
    expect((await as(test, desk, (ctx) => documentTimeline(ctx, { ...nothing, params: { id } }))).items.map(({ action }) => action)).toEqual(['filed'])
  })

  it('finds bytes that are not what was filed, or are gone', async () => {
    const one = await stories.file(desk, 'KEYS', unit(), { fileIds: [await stories.scan(desk), await stories.scan(desk)] })
    expect((await act(desk, one.id, { action: 'check' })).versions[0]!.files.map(({ isIntact }) => isIntact)).toEqual([true, true])
    const [first, second] = one.versions[0]!.files
    await writeFile(await test.app.blobs.localPath(first!.sha256), 'somebody else was here')
    await rm(await test.app.blobs.localPath(second!.sha256))
    const checked = await act(desk, one.id, { action: 'check' })
    expect(checked.versions[0]!.files.map(({ isIntact }) => isIntact)).toEqual([false, false])
    expect((await as(test, desk, (ctx) => documentTimeline(ctx, { ...nothing, params: { id: one.id } }))).items.at(-1)).toMatchObject({ action: 'found_damaged', note: '2' })
  })

  it('keeps earlier versions: a better scan is added, never put in their place', async () => {
    const one = await stories.file(desk, 'KEYS', unit(), { fileIds: [await stories.scan(desk)] })
    const better = await act(desk, one.id, { action: 'add_version', note: '重新扫描', fileIds: [await stories.scan(desk)] })
    expect(better.versions.map(({ number, note }) => [number, note])).toEqual([[2, '重新扫描'], [1, '']])
    expect(better.versions[1]!.files[0]!.sha256).toBe(one.versions[0]!.files[0]!.sha256)
    await expect(as(test, desk, (ctx) => ctx.client.query('delete from document_version where document_id = $1', [one.id]))).rejects.toThrow(/permission denied/)
    const gone = await act(desk, one.id, { action: 'withdraw', reason: '归错房号' })
    expect(gone).toMatchObject({ state: 'withdrawn', allowedActions: [] })
    await expect(act(desk, one.id, { action: 'check' })).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect((await list(desk, { unitId: home.unitId })).items.map(({ id }) => id)).not.toContain(one.id)
  })

  it('refuses a change that was made on an older state, and names what is wrong', async () => {
    const one = await stories.file(desk, 'KEYS', unit(), { documentOn: '2026-03-01' })
    const change = (body: Record<string, unknown>) => as(test, desk, (ctx) => changeDocument(ctx, { ...nothing, params: { id: one.id }, body: documents.changeDocument.body.parse(body) }))
    expect(await change({ version: 1, title: '钥匙领取单（补）' })).toMatchObject({ title: '钥匙领取单（补）', version: 2 })
    await expect(change({ version: 1, note: '晚了' })).rejects.toMatchObject({ code: 'stale_version' })
    await expect(change({ version: 2, validUntil: '2026-02-01' })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/validUntil' }] })
    await expect(stories.file(desk, 'KEYS', { type: 'person', id: home.personId })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/subject/type' }] })
    await expect(stories.file(desk, 'KEYS', { type: 'unit', id: newId() })).rejects.toMatchObject({ code: 'not_found', errors: [{ pointer: '/subject/id' }] })
  })

  it('is closed to other houses', async () => {
    const one = await stories.file(desk, 'KEYS', unit(), { fileIds: [await stories.scan(desk)] })
    const stranger = await aCompany(test)
    const other = await signIn(test, stranger.logins.administrator, stranger.password)
    expect(await other.send('GET', `/documents/${one.id}`)).toMatchObject({ status: 404 })
    expect(await other.send('GET', `/files/${one.versions[0]!.files[0]!.file.id}`)).toMatchObject({ status: 404 })
  })
})

describe('documents with personal data [PRV-003]', () => {
  it('open only to who says what for, for a quarter of an hour, and each time on the access log', async () => {
    const scan = await stories.scan(manager)
    const paper = await stories.file(manager, 'ID-COPY', { type: 'person', id: home.personId }, { fileIds: [scan] }, at('06T09:00'))
    expect(paper).toMatchObject({ needsPurpose: true, openUntil: null, versions: [{ fileCount: 1, files: [] }] })
    const opened = await open(steward, paper.id, at('06T10:00'))
    expect(opened).toMatchObject({ needsPurpose: false, openUntil: at('06T10:15').toISOString(), versions: [{ files: [{ file: { id: scan } }] }] })
    expect((await read(steward, paper.id, at('06T10:14'))).versions[0]!.files).toHaveLength(1)
    expect((await read(steward, paper.id, at('06T10:15'))).versions[0]!.files).toEqual([])
    // What one has opened stays closed to another.
    expect((await read(manager, paper.id, at('06T10:05'))).versions[0]!.files).toEqual([])
    await expect(open(desk, paper.id, at('06T10:05'))).rejects.toMatchObject({ code: 'not_found' })
    const { items } = await as(test, manager, (ctx) => documentOpenings(ctx, { ...nothing, params: { id: paper.id } }))
    expect(items).toMatchObject([{ by: '管家何', purpose: 'check_identity', reason: '核对过户', act: 'view' }])
    await expect(as(test, steward, (ctx) => documentOpenings(ctx, { ...nothing, params: { id: paper.id } }))).rejects.toMatchObject({ code: 'not_permitted' })
  })

  it('are not to be had by the address of the file, not even by who uploaded it, and no browser keeps them', async () => {
    const scan = await stories.scan(manager)
    const signedIn = await signIn(test, company.logins.site_manager, company.password)
    expect(await signedIn.send('GET', `/files/${scan}`)).toMatchObject({ status: 200 })
    const paper = await stories.file(manager, 'ID-COPY', { type: 'person', id: home.personId }, { fileIds: [scan] })
    expect(await signedIn.send('GET', `/files/${scan}`)).toMatchObject({ status: 404 })
    expect(await signedIn.send('GET', `/files/${scan}/thumbnail`)).toMatchObject({ status: 404 })
    expect(await signedIn.send('POST', `/documents/${paper.id}/open`, { purpose: 'browsing' })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/purpose' }] } })
    expect(await signedIn.send('POST', `/documents/${paper.id}/open`, { purpose: 'audit' })).toMatchObject({ status: 200 })
    const answer = await signedIn.send('GET', `/files/${scan}`)
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store'])
    // Nor by putting the file onto a record that others may see.
    await expect(stories.file(steward, 'LETTER', unit(), { fileIds: [scan] })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/fileIds' }] })
  })
})

describe('media and acquisition', () => {
  it('takes text, drawings, sound, pictures that move, and disks [HHD-013]', async () => {
    for (const medium of ['text', 'drawing', 'audio', 'video', 'disk'] as const) expect(await stories.file(desk, 'LETTER', unit(), { medium })).toMatchObject({ medium })
    expect((await list(desk, { medium: 'audio' })).items).toHaveLength(1)
    await expect(as(test, desk, (ctx) => ctx.client.query("update document set medium = 'stone' where site_id = $1", [company.siteId]))).rejects.toThrow(/violates check/)
    const signedIn = await signIn(test, company.logins.front_desk, company.password)
    expect(await signedIn.send('GET', `/documents?siteId=${company.siteId}&filter[medium]=stone`)).toMatchObject({ status: 400 })
  })

  it('tells what was handed in from what was asked for [HHD-015]', async () => {
    const asked = await stories.file(desk, 'LETTER', unit(), { acquisition: 'solicited' })
    expect((await list(desk, { acquisition: 'solicited' })).items.map(({ id }) => id)).toEqual([asked.id])
    expect((await list(desk, { acquisition: 'received' })).items.map(({ id }) => id)).not.toContain(asked.id)
    await expect(as(test, desk, (ctx) => ctx.client.query("update document set acquisition = 'found' where site_id = $1", [company.siteId]))).rejects.toThrow(/violates check/)
  })

  it('attaches drawings and documents to buildings and the site as well', async () => {
    const plan = await stories.file(desk, 'DRAWING', { type: 'building', id: home.buildingId }, { medium: 'drawing' })
    const report = await stories.file(desk, 'INSPECTION', { type: 'site', id: company.siteId })
    expect([plan.subject.name, report.subject.name]).toEqual(['3栋', '清溪花园'])
    expect((await list(desk, { buildingId: home.buildingId })).items.map(({ id }) => id)).toEqual([plan.id])
  })
})

describe('completeness of a unit’s file [HHD-005]', () => {
  it('asks of each unit what its state asks for, and counts what is filed and valid, of the unit and of its people', async () => {
    const house = await aCompany(test)
    const its = new DocumentStories(test, house)
    const boss = house.actors.administrator
    const [first, second] = await as(test, boss, async (ctx) => [await aHousehold(ctx, house.siteId, { room: '1201' }), await aHousehold(ctx, house.siteId, { room: '1301', owner: '丁明哲', phone: '13800130002' })])
    const ask = (filter: Record<string, unknown> = {}, now = at('05T09:00')) => as(test, boss, (ctx) => documentCompleteness(ctx, { ...nothing, query: documents.documentCompleteness.query.parse({ siteId: house.siteId, filter }) }), now)
    const papers = (id: string, now = at('05T09:00')) => as(test, boss, (ctx) => unitPapers(ctx, { ...nothing, params: { id } }), now)
    const needed = (await papers(first.unitId)).required.map(({ name }) => name)
    expect(needed).toEqual(['身份证复印件', '业主登记表', '购房合同', '前期物业服务协议', '临时管理规约承诺书', '房屋交付验收单', '钥匙领取单'])
    expect(await ask()).toMatchObject({ units: 2, complete: 0, rate: 0, total: { count: 2 } })

    for (const code of ['OWNER-FORM', 'PURCHASE', 'AGREEMENT', 'PACT', 'HANDOVER']) await its.file(boss, code, { type: 'unit', id: first.unitId })
    await its.file(boss, 'KEYS', { type: 'unit', id: first.unitId }, { validUntil: '2026-03-31' })
    expect((await papers(first.unitId)).missing.map(({ name }) => name)).toEqual(['身份证复印件'])
    // A copy of one of the family is not the owner's.
    const child = await as(test, boss, (ctx) => aHousemate(ctx, house.siteId, first.unitId, '苏小满'))
    await its.file(boss, 'ID-COPY', { type: 'person', id: child })
    expect((await papers(first.unitId)).missing).toHaveLength(1)
    await its.file(boss, 'ID-COPY', { type: 'person', id: first.personId })
    expect((await papers(first.unitId)).missing).toEqual([])
    expect(await ask()).toMatchObject({ units: 2, complete: 1, rate: 0.5 })
    expect((await ask({ missing: true })).items.map(({ unit }) => unit.id)).toEqual([second.unitId])
    expect((await ask({ missing: false })).items.map(({ unit }) => unit.id)).toEqual([first.unitId])
    // What has run out is missing again.
    expect((await papers(first.unitId, at('31T23:00'))).missing).toEqual([])
    expect((await papers(first.unitId, new Date('2026-04-01T09:00+08:00'))).missing.map(({ name }) => name)).toEqual(['钥匙领取单'])
    const keys = (await ask()).byKind.find(({ kind }) => kind.name === '钥匙领取单')!
    expect(keys).toMatchObject({ required: 2, missing: 1 })
    expect((await ask({ kindId: keys.kind.id, missing: true })).items.map(({ unit }) => unit.id)).toEqual([second.unitId])
  })

  it('has no rate where nothing is required', async () => {
    const empty = await aCompany(test)
    const answer = await as(test, empty.actors.administrator, (ctx) => documentCompleteness(ctx, { ...nothing, query: documents.documentCompleteness.query.parse({ siteId: empty.siteId }) }))
    expect(answer).toMatchObject({ units: 0, rate: null, items: [] })
  })
})

describe('the archive scope [HHD-012]', () => {
  it('reports what a department has not filed, and only that', async () => {
    const house = await aCompany(test)
    const its = new DocumentStories(test, house)
    const boss = house.actors.administrator
    const { items: lines } = await as(test, boss, (ctx) => listScope(ctx))
    const line = lines.find(({ departmentCode, kind }) => departmentCode === 'ENGINEERING' && kind.name === '部门月报')!
    expect(line).toMatchObject({ cadence: 'monthly', dueDays: 10, retentionYears: 5 })
    await as(test, boss, (ctx) => changeScopeLine(ctx, { ...nothing, params: { id: line.id }, body: { version: line.version, fromOn: '2026-01-01' } }))
    const departments = await as(test, boss, (ctx) => ctx.tx.selectFrom('department').select(['id', 'code']).where('site_id', '=', house.siteId).execute())
    const of = (code: string) => departments.find((row) => row.code === code)!.id
    await its.file(boss, 'MONTHLY', { type: 'site', id: house.siteId }, { departmentId: of('ENGINEERING'), documentOn: '2026-01-31' })
    // Another department's report is not this one's.
    await its.file(boss, 'MONTHLY', { type: 'site', id: house.siteId }, { departmentId: of('SECURITY'), documentOn: '2026-02-28' })
    const report = await as(test, boss, (ctx) => scopeReport(ctx, { ...nothing, query: { siteId: house.siteId, departmentCode: 'ENGINEERING' } }), at('12T09:00'))
    expect(report.items.filter(({ line: { kind } }) => kind.name === '部门月报').map(({ from, isMissing, filed }) => [from, isMissing, filed])).toEqual([['2026-02-01', true, 0], ['2026-01-01', false, 1]])
    const missing = await as(test, boss, (ctx) => scopeReport(ctx, { ...nothing, query: { siteId: house.siteId, departmentCode: 'ENGINEERING', missing: true } }), at('12T09:00'))
    expect(missing).toMatchObject({ due: 2, missing: 1, items: [{ from: '2026-02-01' }] })
  })
})
