import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHousehold } from '../../testing/households.ts'
import { aCompany, as, testApp, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'
import { getCase } from './timeline.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp()
})
afterAll(() => test.close())

describe('the page of a case', () => {
  it('is read in at most five queries, however much has happened on it', async () => {
    const company = await aCompany(test)
    const { front_desk, supervisor, technician } = company.actors
    const stories = new WorkStories(test, company)
    const home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
    const facts = { unitId: home.unitId, personId: home.personId }
    const other = await stories.takeCase(front_desk, facts)
    const taken = await stories.takeCase(front_desk, { ...facts, fileIds: [await stories.photo(front_desk)] })
    await stories.onCase(front_desk, taken.id, { action: 'link', otherId: other.id, as: 'related' })
    const first = await stories.raise(front_desk, { caseId: taken.id, title: '查漏', placeKind: 'unit', unitId: home.unitId, place: '', workerId: technician.employeeId })
    await stories.raise(front_desk, { caseId: taken.id, title: '补漆', placeKind: 'unit', unitId: home.unitId, place: '' })
    await stories.onOrder(technician, first.id, { action: 'accept' })
    await stories.onOrder(technician, first.id, { action: 'suspend', reason: 'parts', until: new Date(Date.now() + 86_400_000).toISOString(), note: '等软管到货' })
    const asked: string[] = []
    const page = await as(test, supervisor, async (ctx) => {
      // The first look of a process also reads the promises of the organisation, which are then known.
      await getCase(ctx, { params: { id: taken.id }, query: {}, body: {} })
      const query = ctx.client.query.bind(ctx.client)
      ctx.client.query = ((...args: [string | { text: string }]) => {
        asked.push(typeof args[0] === 'string' ? args[0] : args[0].text)
        return (query as (...all: unknown[]) => unknown)(...args)
      }) as never
      try {
        return await getCase(ctx, { params: { id: taken.id }, query: {}, body: {} })
      } finally {
        ctx.client.query = query
      }
    })
    expect(page.workOrderList).toHaveLength(2)
    expect(page.files).toHaveLength(1)
    expect(page.related.map(({ id }) => id)).toEqual([other.id])
    expect(page.clocks.length).toBeGreaterThan(1)
    expect(asked.length).toBeLessThanOrEqual(5)
  })
})
