import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { belongings, documents, registers } from '@guanjia/contract'
import type { Actor } from './platform/auth/actor.ts'
import { DocumentStories } from './testing/document-stories.ts'
import { aHousehold, type Household } from './testing/households.ts'
import { aCompany, as, testApp, type Company, type TestApp } from './testing/test-app.ts'
import { listDocuments } from './modules/documents/list.ts'
import { makeSite } from './modules/organization/index.ts'
import { createFacility } from './modules/registers/facilities.ts'
import { listFacilityClasses } from './modules/registers/facility-classes.ts'
import { createMeter } from './modules/registers/meters.ts'
import { createSpace } from './modules/registers/spaces.ts'

let test: TestApp
let company: Company
let home: Household
let stories: DocumentStories
let desk: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  stories = new DocumentStories(test, company)
  desk = company.actors.front_desk
})
afterAll(() => test.close())

const nothing = { params: {}, query: {}, body: {} }
const list = async (actor: Actor, filter: Record<string, unknown>) => (await as(test, actor, (ctx) => listDocuments(ctx, { ...nothing, query: documents.listDocuments.query.parse({ siteId: company.siteId, filter }) }))).items

async function aFacility(siteId: string): Promise<string> {
  return as(test, company.actors.administrator, async (ctx) => {
    const { items } = await listFacilityClasses(ctx, { ...nothing, query: { siteId } })
    return (await createFacility(ctx, { ...nothing, body: registers.createFacility.body.parse({ siteId, code: 'DT-001', name: '客梯', classId: items.find((one) => one.code === '02.01')!.id }) })).id
  })
}

describe('drawings and papers of what stands in a register', () => {
  it('files them with the record, named by it, found by it, and keeps them apart', async () => {
    const lift = { type: 'facility' as const, id: await aFacility(company.siteId) }
    const meter = await as(test, desk, (ctx) => createMeter(ctx, { ...nothing, body: registers.createMeter.body.parse({ siteId: company.siteId, code: 'W-77', kind: 'water', unitId: home.unitId }) }))
    const space = await as(test, desk, (ctx) => createSpace(ctx, { ...nothing, body: belongings.createSpace.body.parse({ siteId: company.siteId, code: 'B1-001', kind: 'underground' }) }))
    const report = await stories.file(desk, 'INSPECTION', lift, { documentOn: '2026-03-01' })
    await stories.file(desk, 'WARRANTY', { type: 'meter', id: meter.id })
    await stories.file(desk, 'DRAWING', { type: 'parking_space', id: space.id })
    expect(report).toMatchObject({ subject: { type: 'facility', id: lift.id, name: '客梯 DT-001' }, title: '法定检验报告 客梯 DT-001' })
    expect((await list(desk, { subject: ['facility'], subjectId: lift.id })).map(({ id }) => id)).toEqual([report.id])
    expect((await list(desk, { subject: ['meter', 'parking_space'] })).map(({ subject }) => subject.name).toSorted()).toEqual([`${home.unitCode} W-77`, 'B1-001'].toSorted())
  })

  it('refuses what is not about such a thing, what stands elsewhere and what is something else', async () => {
    const elsewhere = await as(test, company.actors.administrator, (ctx) => makeSite(ctx, { code: 'S2', name: '别处', kind: 'residential', timeZone: 'Asia/Shanghai' }))
    const far = await aFacility(elsewhere)
    const keeper = company.actors.administrator
    await expect(stories.file(keeper, 'HANDOVER', { type: 'facility', id: far })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/subject/type' }] })
    await expect(stories.file(keeper, 'EQUIPMENT', { type: 'facility', id: far })).rejects.toMatchObject({ code: 'not_found', errors: [{ pointer: '/subject/id' }] })
    await expect(stories.file(keeper, 'EQUIPMENT', { type: 'meter', id: far })).rejects.toMatchObject({ code: 'not_found', errors: [{ pointer: '/subject/id' }] })
  })
})
