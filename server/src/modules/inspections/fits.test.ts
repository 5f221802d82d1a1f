import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspections, type registers, type Sent } from '@guanjia/contract'
import { InspectionStories } from '../../testing/inspection-stories.ts'
import { aCompany, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { changeChecklist, createChecklist, listChecklists } from './checklists.ts'
import { changePoint } from './points.ts'

let test: TestApp
let company: Company
let stories: InspectionStories
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new InspectionStories(test, company)
})
afterAll(() => test.close())

const items = [{ id: 'fine', text: '完好', kind: 'yes_no' as const }]
const nothing = { params: {}, query: {} }

describe('a checklist for classes of facilities and types of areas', () => {
  it('is offered to what it is for before those that are for anything, and looks at nothing else; what it looked at before stays [INS-001]', async () => {
    const { administrator, supervisor } = company.actors
    const { rows: classes } = await as(test, administrator, (ctx) => ctx.client.query<{ id: string; code: string; name: string }>("select p.id, p.code, p.name from facility_class p where exists (select from facility_class c where c.code like p.code || '.%') order by code limit 2"))
    const [high, other] = classes
    const facility = (code: string, classOf: string) => as(test, administrator, async (ctx) => (await ctx.client.query<{ id: string }>('insert into facility (organization_id, id, site_id, code, name, class_id, updated_at) select organization_id, gen_random_uuid(), $1, $2, $2, id, now() from facility_class where id = (select min(id::text)::uuid from facility_class where code like $3) returning id', [company.siteId, code, classOf])).rows[0]!.id)
    const [below, elsewhere] = [await facility('L-1', `${high!.code}.%`), await facility('P-1', other!.code)]
    const desk = await signIn(test, company.logins.administrator, company.password)
    const area = async (code: string, type: 'stairwell' | 'garage') => (await desk.send('POST', '/common-areas', { siteId: company.siteId, code, name: code, type })).body as registers.CommonArea
    const [stairs, garage] = [await area('A-1', 'stairwell'), await area('A-2', 'garage')]
    const write = (facts: Partial<Sent<typeof inspections.createChecklist>['body']>) => as(test, supervisor, (ctx) => createChecklist(ctx, { ...nothing, body: inspections.createChecklist.body.parse({ name: '专用表', items, ...facts }) }))
    await expect(write({ facilityClassIds: [company.siteId] })).rejects.toMatchObject({ code: 'not_found', errors: [{ pointer: '/facilityClassIds' }] })
    const list = await write({ facilityClassIds: [high!.id], areaTypes: ['stairwell'] })
    expect([list.facilityClasses, list.areaTypes]).toEqual([[{ id: high!.id, name: high!.name }], ['stairwell']])
    await write({ name: '通用表' })

    const offered = async (target: 'facility' | 'area', targetId: string) => (await as(test, supervisor, (ctx) => listChecklists(ctx, { params: {}, query: { filter: { active: true, target, targetId } }, body: {} }))).items.map(({ name }) => name)
    for (const [target, id] of [['facility', below], ['area', stairs.id]] as const) {
      const names = await offered(target, id)
      expect(names[0]).toBe('专用表')
      expect(names).toContain('通用表')
      await stories.point(list.id, { target, targetId: id })
    }
    for (const [target, id] of [['facility', elsewhere], ['area', garage.id]] as const) {
      const names = await offered(target, id)
      expect(names).toContain('通用表')
      expect(names).not.toContain('专用表')
      await expect(stories.point(list.id, { target, targetId: id })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/checklistId' }] })
    }

    // The checklist changes its mind: points that have it keep it, and may be changed in other ways.
    const point = await stories.point(list.id, { target: 'facility', targetId: below })
    const changed = await as(test, supervisor, (ctx) => changeChecklist(ctx, { params: { id: list.id }, query: {}, body: inspections.changeChecklist.body.parse({ version: 1, name: '专用表', items, facilityClassIds: [other!.id], isActive: true }) }))
    expect(changed).toMatchObject({ facilityClasses: [{ id: other!.id }], areaTypes: ['stairwell'] })
    const rename = (facts: object) => as(test, supervisor, (ctx) => changePoint(ctx, { params: { id: point.id }, query: {}, body: inspections.changePoint.body.parse({ version: 1, code: point.code, name: '一号梯', checklistId: list.id, target: 'facility', targetId: below, ...facts }) }))
    expect(await rename({})).toMatchObject({ name: '一号梯' })
    await expect(rename({ version: 2, target: 'area', targetId: garage.id })).rejects.toMatchObject({ errors: [{ pointer: '/checklistId' }] })
  })
})
