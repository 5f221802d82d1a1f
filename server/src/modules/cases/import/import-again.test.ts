import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { imports } from '@guanjia/contract'
import { aHousehold } from '../../../testing/households.ts'
import { aCompany, as, signIn, testApp, type Company, type TestApp } from '../../../testing/test-app.ts'
import { actOnCase } from '../act.ts'
import { createCase } from '../take-case.ts'
import { caseTimeline } from '../timeline.ts'
import { casesImport } from './index.ts'
import { HistoryFiles, NYC, NYC_HEADERS, NYC_ROWS, OFFICE_HEADERS, OFFICE_ROWS } from './testing.ts'

let test: TestApp
let company: Company
const files = new HistoryFiles()
const csv = files.csv.bind(files)
const NOW = new Date('2026-03-10T02:00:00Z')

beforeAll(async () => {
  test = await testApp()
})
afterAll(async () => {
  await test.close()
  files.remove()
})
beforeEach(async () => {
  company = await aCompany(test)
  await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
})

function order(path: string, profile: object = {}) {
  return { siteId: company.siteId, path, fileName: 'history.csv', profile: imports.ImportProfile.parse(profile), createdBy: '安管理' }
}
const quietly = async (): Promise<void> => {}
const check = (path: string, profile?: object) => as(
  test, company.actors.administrator, (ctx) => casesImport.check(ctx, order(path, profile), quietly), NOW,
)
const commit = (path: string, profile?: object, skipErrors = false, now = NOW) => as(
  test, company.actors.administrator, (ctx) => casesImport.commit(ctx, { ...order(path, profile), skipErrors }, quietly), now,
)
const casesNow = () => as(
  test, company.actors.administrator,
  (ctx) => ctx.tx.selectFrom('service_case').selectAll().where('site_id', '=', company.siteId).orderBy('number').execute(),
)
const clocksNow = () => as(
  test, company.actors.administrator,
  (ctx) => ctx.tx.selectFrom('sla_clock').selectAll().where('site_id', '=', company.siteId).orderBy('started_at').execute(),
)
async function count(
  table: 'message' | 'job' | 'stream_event' | 'sla_timer' | 'timeline_entry' | 'sla_clock_event' | 'employee' | 'service_case'
): Promise<number> {
  const { count } = await as(
    test, company.actors.administrator,
    (ctx) => ctx.tx.selectFrom(table).select((e) => e.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  )
  return count
}

describe('the same file', () => {
  it('twice changes nothing', async () => {
    const path = csv([OFFICE_HEADERS, ...OFFICE_ROWS])
    expect(await commit(path)).toMatchObject({ new: 4, changed: 0, same: 0 })
    const before = [
      await casesNow(), await clocksNow(), await count('timeline_entry'), await count('sla_clock_event'), await count('employee'),
    ]
    expect((await check(path)).counts).toMatchObject({ new: 0, changed: 0, same: 4 })
    expect(await commit(path, {}, false, new Date('2026-03-11T02:00:00Z'))).toMatchObject({ new: 0, changed: 0, same: 4 })
    expect(
      [await casesNow(), await clocksNow(), await count('timeline_entry'), await count('sla_clock_event'), await count('employee')]
    ).toEqual(before)
  })

  it('by two people at once makes each case once', async () => {
    const path = csv([OFFICE_HEADERS, ...OFFICE_ROWS])
    const counts = await Promise.all([commit(path), commit(path)])
    expect(counts.map((made) => made.new).toSorted((a, b) => a - b)).toEqual([0, 4])
    expect(await count('service_case')).toBe(4)
  })

  it('with a newer state moves its cases on, stops their clocks and tells it', async () => {
    await commit(csv([NYC_HEADERS, NYC_ROWS[3]!]), NYC)
    const later = NYC_ROWS[3]!.with(2, '03/10/2026 09:00:00 AM').with(7, 'Closed').with(9, 'Pipe replaced.')
    expect(await commit(csv([NYC_HEADERS, later]), NYC, false, new Date('2026-03-12T00:00:00Z'))).toMatchObject({ new: 0, changed: 1 })
    const [water] = await casesNow()
    expect(water).toMatchObject(
      {
        status: 'closed', closed_at: new Date('2026-03-10T13:00:00Z'), result: 'Pipe replaced.', version: 2, next_due_at: null,
        registered_at: new Date('2026-03-08T07:30:00Z'),
      }
    )
    expect(await clocksNow()).toMatchObject(
      [{ state: 'stopped', outcome: 'breached', stopped_at: new Date('2026-03-10T13:00:00Z'), due_at: new Date('2026-03-09T07:30:00Z') }]
    )
    const { items } = await as(
      test, company.actors.front_desk, (ctx) => caseTimeline(ctx, { params: { id: water!.id }, query: {}, body: {} }),
    )
    expect(items.map(({ action }) => action)).toEqual(['registered', 'resolve', 'close'])
    expect(await commit(csv([NYC_HEADERS, later]), NYC, false, new Date('2026-03-12T08:00:00Z'))).toMatchObject({ same: 1 })
    // The old system took it up again.
    expect(await commit(csv([NYC_HEADERS, NYC_ROWS[3]!]), NYC, false, new Date('2026-03-13T00:00:00Z'))).toMatchObject({ changed: 1 })
    expect(await clocksNow()).toMatchObject(
      [{ state: 'running', outcome: 'breached', stopped_at: null, due_at: new Date('2026-03-09T07:30:00Z') }]
    )
  })

  it.each([
    ['工单类型', '报修', { kind: 'repair' }], ['状态', '已派单', { status: 'classified' }], ['紧急程度', '特急', { urgency: 'emergency' }], [
      '问题描述', '音响还在响', { statement: '音响还在响', title: '音响还在响' },
    ], ['房号', '3-2-1201', { place: '' }],
    ['受理人', '前台许', {}], ['责任部门', '保安部', {}], ['来源', '电话', { channel: 'phone' }], ['处理结果', '已劝离', { result: '已劝离' }], [
      '反馈时间', '2026-02-04 18:00', { last_feedback_at: new Date('2026-02-04T10:00:00Z') },
    ],
  ])('with another %s changes its case, and only that', async (header, cell, columns) => {
    await commit(csv([OFFICE_HEADERS, ...OFFICE_ROWS]))
    const before = (await casesNow())[1]!
    const rows = OFFICE_ROWS.with(1, OFFICE_ROWS[1]!.with(OFFICE_HEADERS.indexOf(header), cell))
    expect(await commit(csv([OFFICE_HEADERS, ...rows]))).toMatchObject({ new: 0, changed: 1, same: 3 })
    expect((await casesNow())[1]).toMatchObject(
      { ...columns, version: before.version + 1, first_contact_by: before.first_contact_by, registered_at: before.registered_at }
    )
  })

  it('with a corrected target forgets a breach of the old one', async () => {
    await commit(csv([NYC_HEADERS, NYC_ROWS[3]!]), NYC)
    await commit(csv([NYC_HEADERS, NYC_ROWS[3]!.with(8, '04/09/2026 03:30:00 AM')]), NYC)
    expect(await clocksNow()).toMatchObject(
      [{ state: 'running', outcome: 'undetermined', breached_at: null, due_at: new Date('2026-04-09T07:30:00Z') }]
    )
    expect(await casesNow()).toMatchObject([{ next_due_at: new Date('2026-04-09T07:30:00Z') }])
  })

  it('leaves alone what somebody has worked on here', async () => {
    await commit(csv([OFFICE_HEADERS, OFFICE_ROWS[1]!]))
    const [noise] = await casesNow()
    await as(
      test, company.actors.front_desk,
      (ctx) => actOnCase(ctx, { params: { id: noise!.id }, query: {}, body: { action: 'resolve', result: '已劝离', cause: '' } }), NOW,
    )
    const again = csv([OFFICE_HEADERS, OFFICE_ROWS[1]!.with(13, '已取消')])
    const { counts, problems } = await check(again)
    expect(counts).toMatchObject({ changed: 0, same: 1 })
    expect(problems.map(({ code }) => code)).toContain('worked_on_here')
    await commit(again)
    expect(await casesNow()).toMatchObject([{ status: 'resolved', result: '已劝离' }])
  })

  it('of another source is another case, and a number that is taken gets its source in front', async () => {
    const { front_desk } = company.actors
    const own = await as(
      test, front_desk,
      (ctx) => createCase(
        ctx,
        {
          params: {}, query: {},
          body: {
            siteId: company.siteId, channel: 'phone', kind: 'enquiry', title: '', statement: '几点下班', categoryId: null, unitId: null,
            personId: null, placeKind: 'public_area', place: '', grade: null, demand: '', expectation: '', wish: null, occurredAt: null,
            personsInvolved: '', majorReasons: [], contactPhone: '', promisedAt: null, fileIds: [],
          },
        },
      ),
    )
    const file = csv([['编号', '登记时间', '类型', '内容'], [own.number, '2026-02-03 09:15', '咨询', '问问'], ['77', '2026-02-03 09:15', '咨询', '问问']])
    await commit(file, { source: 'old' })
    expect(await commit(file, { source: 'older' })).toMatchObject({ new: 2 })
    expect((await casesNow()).map(({ number }) => number)).toEqual(
      ['77', own.number, `old-${own.number}`, 'older-77', `older-${own.number}`].toSorted()
    )
    expect(await commit(file, { source: 'older' })).toMatchObject({ same: 2 })
  })
})

describe('an import', () => {
  it('sends nothing to anyone and arms no timer', async () => {
    const before = [await count('message'), await count('job'), await count('stream_event'), await count('sla_timer')]
    await commit(csv([NYC_HEADERS, ...NYC_ROWS]), { ...NYC, targets: 'file' }, true)
    await commit(csv([OFFICE_HEADERS, ...OFFICE_ROWS]), { targets: 'policy' })
    await commit(csv([OFFICE_HEADERS, OFFICE_ROWS[1]!.with(13, '已取消')]), { targets: 'policy' })
    expect([await count('message'), await count('job'), await count('stream_event'), await count('sla_timer')]).toEqual(before)
  })

  it('that is stopped in the middle leaves nothing', async () => {
    const rows = Array.from({ length: 2500 }, (_, i) => [String(i), '2026-02-03 09:15', '咨询', `第 ${i} 件`])
    const path = csv([['编号', '登记时间', '类型', '内容'], ...rows])
    let steps = 0
    const stop = async (): Promise<void> => {
      if (++steps === 2) throw new Error('cancelled')
    }
    await expect(
      as(test, company.actors.administrator, (ctx) => casesImport.commit(ctx, { ...order(path), skipErrors: false }, stop), NOW)
    ).rejects.toThrow('cancelled')
    expect([await count('service_case'), await count('employee')]).toEqual([0, 6])
    expect(await commit(path)).toMatchObject({ rows: 2500, new: 2500 })
    expect(await count('service_case')).toBe(2500)
  })

  it('is counted by reports and figures like own cases', async () => {
    await commit(csv([NYC_HEADERS, ...NYC_ROWS.toSpliced(1, 1)]), NYC)
    await commit(csv([OFFICE_HEADERS, ...OFFICE_ROWS]), { targets: 'policy' })
    const manager = await signIn(test, company.logins.site_manager, company.password)
    const report = await manager.send('GET', `/sla/report?siteId=${company.siteId}&from=2026-01-01&to=2026-03-31`)
    expect(report.status).toBe(200)
    const clocks = await clocksNow()
    const { items } = report.body as { items: { metric: string; count: number; met: number; breached: number; open: number }[] }
    const resolve = clocks.filter(({ metric }) => metric === 'resolve')
    const isBreached = (
      { outcome, state, due_at }: (typeof clocks)[number]
    ): boolean => outcome === 'breached' || (state === 'running' && due_at! <= new Date())
    expect(items.find(({ metric }) => metric === 'resolve')).toMatchObject({
      count: resolve.length, met: resolve.filter((clock) => clock.state === 'stopped' && !isBreached(clock)).length,
      breached: resolve.filter(isBreached).length, open: resolve.filter((clock) => clock.state !== 'stopped' && !isBreached(clock)).length,
    })
    const overview = await manager.send(
      'GET', `/insight/overview?siteId=${company.siteId}&from=2026-01-01T00:00:00Z&to=2026-03-31T00:00:00Z`,
    )
    expect(overview.status).toBe(200)
    const figures = new Map(
      (
        overview.body as { figures: { key: string; numerator: number; denominator: number }[] }
      ).figures.map(({ key, numerator, denominator }) => [key, [numerator, denominator]])
    )
    const rows = await casesNow()
    const number = (test: (row: (typeof rows)[number]) => boolean): number => rows.filter(test).length
    expect(figures.get('registered')).toEqual([7, 7])
    expect(figures.get('closed')![0]).toBe(number(({ status }) => status === 'closed'))
    expect(figures.get('open')![0]).toBe(number(({ status }) => !['closed', 'cancelled', 'invalid'].includes(status)))
    expect(figures.get('satisfactionRate')).toEqual([1, 1])
    // Fed back within a day: the noise in New York at its closing, the garden by telephone; not the pothole, not the water.
    expect(figures.get('complaintFeedback24hRate')).toEqual([2, 4])
  })

  it('belongs to a site of the own organisation and needs the right to it', async () => {
    const path = csv([OFFICE_HEADERS, ...OFFICE_ROWS])
    const other = await aCompany(test, '别家物业')
    await expect(
      as(test, other.actors.administrator, (ctx) => casesImport.check(ctx, order(path), quietly))
    ).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      as(test, other.actors.administrator, (ctx) => casesImport.commit(ctx, { ...order(path), skipErrors: false }, quietly))
    ).rejects.toMatchObject({ code: 'not_found' })
    const upload = async (who: Company, role: 'administrator' | 'supervisor') => {
      const browser = await signIn(test, who.logins[role], who.password)
      return browser.send('POST', '/imports', { siteId: company.siteId, kind: 'cases', fileId: crypto.randomUUID() })
    }
    expect((await upload(other, 'administrator')).status).toBe(404)
    expect((await upload(company, 'supervisor')).status).toBe(403)
  })
})
