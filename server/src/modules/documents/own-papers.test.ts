import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { documents } from '@guanjia/contract'
import { contracts } from '@guanjia/contract'
import { DocumentStories } from '../../testing/document-stories.ts'
import { aHousehold, aHousemate, type Household } from '../../testing/households.ts'
import { aCompany, aResident, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { actOnContract, createContract } from './contracts.ts'

let test: TestApp
let company: Company
let home: Household
let stories: DocumentStories
let owner: Browser
let family: Browser
let neighbour: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new DocumentStories(test, company)
  const login = async (personId: string, name: string): Promise<Browser> => {
    await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId, name, login: `papers-${personId}`, password: company.password }))
    return signIn(test, `papers-${personId}`, company.password)
  }
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  const next = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '1202', owner: '邵云', phone: '13800130009' }))
  owner = await login(home.personId, '苏婉清')
  family = await login(await as(test, company.actors.administrator, (ctx) => aHousemate(ctx, company.siteId, home.unitId, '苏家人')), '苏家人')
  neighbour = await login(next.personId, '邵云')
})
afterAll(() => test.close())

type Own = { papers: documents.OwnPaper[]; contracts: { title: string; isOver: boolean }[] }
const ownOf = async (who: Browser): Promise<Own> => (await who.send('GET', '/own-papers')).body as Own
const mayRead = async (who: Browser, fileId: string): Promise<boolean> => (await who.send('GET', `/files/${fileId}`)).status === 200

describe('papers of a household in its app', () => {
  it('are those that both sides signed, for who owns the unit, with their scans; nobody else sees either', async () => {
    const keeper = company.actors.site_manager
    const shown = await stories.file(keeper, 'HANDOVER', { type: 'unit', id: home.unitId }, { fileIds: [await stories.scan(keeper)], documentOn: '2021-06-30' })
    const hidden = await stories.file(keeper, 'COMPLAINT-FILE', { type: 'unit', id: home.unitId }, { fileIds: [await stories.scan(keeper)] })
    const personal = await stories.file(keeper, 'OWNER-FORM', { type: 'unit', id: home.unitId })
    const own = await ownOf(owner)
    expect(own.papers.map(({ id }) => id)).toEqual([shown.id])
    expect(own.papers[0]).toMatchObject({ kind: '房屋交付验收单', unit: home.unitCode, documentOn: '2021-06-30', files: [{ isImage: true }] })
    const scan = own.papers[0]!.files[0]!.id
    expect([await mayRead(owner, scan), await mayRead(family, scan), await mayRead(neighbour, scan)]).toEqual([true, false, false])
    expect(await mayRead(owner, hidden.versions[0]!.files[0]!.file.id)).toBe(false)
    expect((await ownOf(family)).papers).toEqual([])
    expect((await ownOf(neighbour)).papers).toEqual([])
    expect(JSON.stringify(own)).not.toContain(personal.id)
    const colleague = await signIn(test, company.logins.front_desk, company.password)
    expect([200, 403]).toContain((await colleague.send('GET', '/own-papers')).status)
    expect((await owner.send('GET', `/documents/${shown.id}`)).status).toBeGreaterThanOrEqual(403)
  })

  it('leave out what was signed before the own time there', async () => {
    await as(test, company.actors.administrator, (ctx) => ctx.client.query("update occupancy set from_on = '2024-05-01' where unit_id = $1 and person_id = $2", [home.unitId, home.personId]))
    const now = await stories.file(company.actors.site_manager, 'PACT', { type: 'unit', id: home.unitId }, { documentOn: '2024-05-02' })
    expect((await ownOf(owner)).papers.map(({ id }) => id)).toEqual([now.id])
  })

  it('and its contracts once they are agreed', async () => {
    const made = await as(test, company.actors.site_manager, (ctx) =>
      createContract(ctx, { params: {}, query: {}, body: contracts.createContract.body.parse({ siteId: company.siteId, kind: 'parking', title: '车位租赁合同 B1-001', parties: [{ role: 'party_a', name: '春晖物业' }, { role: 'party_b', name: '苏婉清' }], fromOn: '2026-01-01', untilOn: '2099-12-31', personId: home.personId }) }))
    expect((await ownOf(owner)).contracts).toEqual([])
    await as(test, company.actors.site_manager, (ctx) => actOnContract(ctx, { params: { id: made.id }, query: {}, body: { action: 'put_in_force', signedOn: '2026-01-01' } }))
    expect((await ownOf(owner)).contracts).toMatchObject([{ title: '车位租赁合同 B1-001', counterparty: '苏婉清', isOver: false }])
    expect((await ownOf(neighbour)).contracts).toEqual([])
  })
})
