import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aCompany, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { rollUpMarked, seenByResident } from './index.ts'
import { readSheets } from '../../platform/sheets/index.ts'
import { rollUpSite } from './roll-up.ts'
import { slaReportChoices } from './report-choices.ts'
import { slaReport } from './report.ts'
import { moment } from './sample-calendars.ts'
import { SampleRecord } from './sample-record.ts'

let test: TestApp
let owner: pg.Client
let company: Company
beforeAll(async () => {
  test = await testApp()
  owner = new pg.Client({ connectionString: test.database.ownerUrl })
  await owner.connect()
})
beforeEach(async () => {
  company = await aCompany(test)
})
afterAll(async () => {
  await owner.end()
  await test.close()
})

const DAY = '2026-03-02'
const at = (time: string): number => moment(`${DAY} ${time}`)
const of = <T extends pg.QueryResultRow>(text: string): Promise<T[]> => owner.query<T>(text, [company.organizationId]).then(({ rows }) => rows)
const marks = async (): Promise<number> => (await of('select from sla_rollup_mark where organization_id = $1')).length
const sums = () => of<{ day: string; met: number; breached: number; own_times: string }>(
  "select home_day::text as day, met, breached, own_times from sla_rollup where organization_id = $1 and dimension = 'all' order by home_day",
)
const report = (now: number, from = DAY, to = DAY) =>
  as(
    test, company.actors.supervisor,
    (ctx) => slaReport(ctx, { params: {}, query: { siteId: company.siteId, from, to, by: 'metric', filter: {} }, body: {} }),
    new Date(now),
  )

async function cleaning(received: string, done: string | null): Promise<SampleRecord> {
  const traits = { type: 'work_order', kind: 'cleaning', category: ['clean', 'clean.hall'], siteId: company.siteId }
  const order = new SampleRecord(test.app, company.actors.technician, at(received), traits)
  await order.tell(at(received), {}, { isNew: true })
  if (done) await order.tell(at(done), { facts: { resolved: seenByResident(at(done)) } })
  return order
}

describe('the sums behind reports', () => {
  it('are made of settled clocks only: what runs leaves no mark, and what ends marks its day', async () => {
    const open = await cleaning('09:00', null)
    expect(await marks()).toBe(0)
    await open.tell(at('09:10'), { facts: { resolved: seenByResident(at('09:10')) } })
    expect(await marks()).toBe(1)
    await rollUpMarked(test.app)
    expect(await marks()).toBe(0)
    expect(await sums()).toEqual([{ day: DAY, met: 1, breached: 0, own_times: '600' }])
  })

  it('answer the report of a clean day: without them its settled clocks would be missing', async () => {
    await cleaning('09:00', '09:10')
    await cleaning('10:00', '10:40')
    await rollUpMarked(test.app)
    expect((await report(at('12:00'))).items).toMatchObject([{ met: 1, breached: 1, p50Seconds: 600, p90Seconds: 2400 }])
    await owner.query('delete from sla_rollup where organization_id = $1', [company.organizationId])
    expect((await report(at('12:00'))).items).toEqual([])
  })

  it('are not asked about a marked day, even between the act and the next summing up', async () => {
    const order = await cleaning('09:00', '09:40')
    await rollUpMarked(test.app)
    // Late evidence: it was done in time.
    await order.tell(at('11:00'), { facts: { resolved: seenByResident(at('09:20')) } }, { effectiveAt: new Date(at('09:20')) })
    expect((await report(at('12:00'))).items).toMatchObject([{ met: 1, breached: 0, p50Seconds: 1200 }])
    await rollUpMarked(test.app)
    expect(await sums()).toEqual([{ day: DAY, met: 1, breached: 0, own_times: '1200' }])
  })

  it('are left to the process that has them in hand, and a mark of the meantime stays', async () => {
    await cleaning('09:00', '09:10')
    await as(test, company.actors.administrator, async (ctx) => {
      expect(await rollUpSite(ctx, company.siteId)).toBe(true)
      // Another process finds the site locked, and somebody goes on working there.
      expect(await as(test, company.actors.administrator, (other) => rollUpSite(other, company.siteId))).toBe(false)
      await cleaning('10:00', '10:05')
    })
    expect(await marks()).toBe(1)
    expect((await report(at('12:00'))).items).toMatchObject([{ met: 2 }])
    await rollUpMarked(test.app)
    expect(await sums()).toMatchObject([{ met: 2 }])
  })

  it('follow a site into another time zone', async () => {
    await cleaning('09:00', '09:10')
    await rollUpMarked(test.app)
    await owner.query("update site set time_zone = 'America/New_York' where id = $1", [company.siteId])
    // 09:30 in Shanghai was the evening before in New York.
    for (const _ of ['counted', 'summed up']) {
      expect((await report(at('12:00'))).items).toEqual([])
      expect((await report(at('12:00'), '2026-03-01', '2026-03-01')).items).toMatchObject([{ met: 1 }])
      await rollUpMarked(test.app)
    }
    expect(await sums()).toMatchObject([{ day: '2026-03-01' }])
  })
})

describe('around the report', () => {
  it('offers what occurs in the clocks, summed up or not, by the names that people know', async () => {
    await as(test, company.actors.administrator, async (ctx) => {
      const team = await ctx.tx.selectFrom('department').select('id').where('site_id', '=', company.siteId).executeTakeFirstOrThrow()
      await ctx.tx.updateTable('employee').set({ department_id: team.id }).where('id', '=', company.actors.technician.employeeId!).execute()
    })
    await cleaning('09:00', '09:10')
    for (const state of ['marked', 'summed up']) {
      const { items } = await as(
        test, company.actors.supervisor, (ctx) => slaReportChoices(ctx, { params: {}, query: { siteId: company.siteId }, body: {} }), new Date(at('12:00')),
      )
      const names = (dimension: string) => items.filter((item) => item.dimension === dimension).map(({ name }) => name)
      expect([state, names('holder'), names('metric'), names('kind'), names('site')]).toEqual([state, ['技工吕'], ['完成'], ['保洁'], ['清溪花园']])
      expect(names('department')).toHaveLength(1)
      expect(items).toContainEqual({ dimension: 'category', value: 'clean.hall', name: 'clean.hall' })
      await rollUpMarked(test.app)
    }
  })

  it('gives the report, its pauses and its clocks as one workbook', async () => {
    await cleaning('09:00', '09:10')
    const late = await cleaning('10:00', null)
    await late.tell(at('10:05'), { waiting: { reason: 'weather', since: at('10:05') } })
    await late.tell(at('10:20'), { waiting: null })
    await late.tell(at('11:20'), { facts: { resolved: seenByResident(at('11:20')) } })
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const path = `/api/v1/sla/report/export?siteId=${company.siteId}&from=${DAY}&to=${DAY}&by=kind`
    const answer = await test.http.inject({ url: path, headers: { authorization: `Bearer ${desk.token}`, 'accept-language': 'zh-CN' } })
    expect(answer.statusCode).toBe(200)
    const { sheets } = await readSheets(answer.rawPayload, { fileName: 'report.xlsx' })
    expect(sheets.map((sheet) => sheet.name)).toEqual(['汇总', '暂停', '明细', '※'])
    const lines: string[][] = []
    for (const sheet of sheets) {
      const rows: string[] = []
      for await (const row of sheet.rows()) rows.push(row.cells.map((cell) => cell ?? '').join(' '))
      lines.push(rows)
    }
    const [summary, pauses, clocks] = lines
    expect(summary![1]).toMatch(/^工单 完成 保洁 2 1 1 0 0 50 10 65 10 80 1 15 0/)
    expect(pauses!.slice(1)).toEqual(['天气 完成 1 15'])
    expect(clocks).toHaveLength(3)
    expect((await desk.send('GET', `/sla/report/export?siteId=${company.siteId}&from=${DAY}&to=2026-03-01`)).status).toBe(400)
  })
})
