import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { imports } from '@guanjia/contract'
import { aHousehold, type Household } from '../../../testing/households.ts'
import { aCompany, as, signIn, testApp, type Company, type TestApp } from '../../../testing/test-app.ts'
import { clocksOf } from '../../sla/index.ts'
import { actOnCase } from '../act.ts'
import { listCases } from '../list.ts'
import { caseTimeline, getCase } from '../timeline.ts'
import { casesImport } from './index.ts'
import { problemText } from './problems.ts'
import { HistoryFiles, NYC, NYC_HEADERS, NYC_ROWS, OFFICE_HEADERS, OFFICE_ROWS } from './testing.ts'

let test: TestApp
let company: Company
let home: Household
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
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
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

describe('an export of a city hotline', () => {
  it('keeps its numbers, its times in its own zone and its targets', async () => {
    const path = csv([NYC_HEADERS, ...NYC_ROWS.toSpliced(1, 1)])
    const checked = await check(path, NYC)
    expect(checked.counts).toMatchObject({ rows: 3, new: 3, changed: 0, same: 0, errors: 0 })
    expect(checked.sheets[0]!.columns.map(({ field }) => field)).toEqual(
      ['number', 'opened', 'closed', 'department', 'category', 'subject', 'address', 'status', 'target', 'result', 'channel']
    )
    expect(await count('service_case')).toBe(0)

    await commit(path, NYC)
    const [noise, pothole, water] = await casesNow()
    expect(noise).toMatchObject({
      number: '61000001', kind: 'complaint', status: 'closed', title: 'Loud Music/Party', place: '123 EXAMPLE AVENUE',
      place_kind: 'public_area', channel: 'message', grade: 'ordinary', result: 'The officers took action.',
      registered_at: new Date('2026-01-06T04:30:00Z'), closed_at: new Date('2026-01-06T07:10:00Z'),
      resolved_at: new Date('2026-01-06T07:10:00Z'), promised_at: new Date('2026-01-06T12:30:00Z'), import_key: 'nyc311#61000001',
    })
    expect(noise!.category_id).not.toBeNull()
    // What nobody here knows stays readable.
    expect(pothole).toMatchObject({ title: 'Street Condition: Pothole', category_id: null, department_id: null, channel: 'resident_app' })
    // After the clocks went forward New York is four hours behind.
    expect(water).toMatchObject(
      { status: 'in_progress', registered_at: new Date('2026-03-08T07:30:00Z'), resolved_at: null, channel: 'referral' }
    )

    const clocks = await clocksNow()
    expect(
      clocks.map(({ metric, state, outcome, due_at, stopped_at, breached_at }) => [metric, state, outcome, due_at, stopped_at, breached_at])
    ).toEqual([
      ['resolve', 'stopped', 'met', new Date('2026-01-06T12:30:00Z'), new Date('2026-01-06T07:10:00Z'), null],
      [
        'resolve', 'stopped', 'breached', new Date('2026-02-03T14:00:00Z'), new Date('2026-02-05T05:00:00Z'),
        new Date('2026-02-03T14:00:00Z'),
      ],
      ['resolve', 'running', 'breached', new Date('2026-03-09T07:30:00Z'), null, new Date('2026-03-09T07:30:00Z')],
    ])
    expect(water!.next_due_at).toEqual(new Date('2026-03-09T07:30:00Z'))
    const shown = await as(test, company.actors.front_desk, (ctx) => clocksOf(ctx, [water!.id], { withEvents: true }), NOW)
    expect(shown.get(water!.id)![0]).toMatchObject(
      { outcome: 'breached', policy: { name: '历史数据原有时限' }, events: [{ kind: 'start' }, { kind: 'breach' }] }
    )
  })

  it('says which rows are bad and why, and takes none until they are right or left out', async () => {
    const path = csv([
      NYC_HEADERS, NYC_ROWS[0]!,
      ['61000005', '13/45/2026 01:00:00 AM', '', 'HPD', 'PLUMBING', 'LEAK', '', 'Open', '', '', ''],
      ['61000006', '02/02/2026 10:00:00 AM', '02/01/2026 10:00:00 AM', 'HPD', 'PLUMBING', 'LEAK', '', 'Closed', '', '', ''],
      ['61000007', '02/02/2026 10:00:00 AM', '', 'HPD', 'PLUMBING', 'LEAK', '', 'Closed', '', '', ''],
      ['61000008', '02/02/2026 10:00:00 AM', '', 'HPD', 'PLUMBING', 'LEAK', '', 'Lost in space', '', '', ''],
      ['61000001', '02/02/2026 10:00:00 AM', '', 'HPD', 'PLUMBING', 'LEAK', '', 'Open', '', '', ''],
      ['', '02/02/2026 10:00:00 AM', '', 'HPD', 'PLUMBING', 'LEAK', '', 'Open', '', '', ''],
      ['61000009', '', '', 'HPD', 'PLUMBING', 'LEAK', '', 'Open', '', '', ''],
      ['61000010', '04/02/2026 10:00:00 AM', '', 'HPD', 'PLUMBING', 'LEAK', '', 'Open', '', '', ''],
      ['61000011', '01/01/1900 12:00:00 AM', '', 'HPD', 'PLUMBING', 'LEAK', '', 'Open', '', '', ''],
      ['61000012', '02/02/2026 10:00:00 AM', '', 'HPD', '', '', '', 'Open', '', '', ''],
      ['61000013', '02/02/2026 10:00:00 AM', '', 'HPD', '#N/A', 'LEAK', '', 'Open', '', '', ''],
      ['合计', '', '', '12', '', '', '', '', '', '', ''],
    ])
    const checked = await check(path, NYC)
    expect(checked.counts).toMatchObject({ rows: 12, new: 1, errors: 11 })
    const errors = checked.problems.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ row, column, code, value }) => [row, column, code, value])).toEqual([
      [3, 'Created Date', 'date_unreadable', '13/45/2026 01:00:00 AM'],
      [4, 'Closed Date', 'date_order', '02/01/2026 10:00:00 AM'],
      [5, 'Status', 'closed_missing', 'Closed'],
      [6, 'Status', 'status_unknown', 'Lost in space'],
      [7, 'Unique Key', 'number_twice', '61000001'],
      [8, 'Unique Key', 'number_missing', ''],
      [9, 'Created Date', 'opened_missing', ''],
      [10, 'Created Date', 'date_in_future', '04/02/2026 10:00:00 AM'],
      [11, 'Created Date', 'date_unlikely', '01/01/1900 12:00:00 AM'],
      [12, '', 'words_missing', ''],
      [13, 'Complaint Type', 'cell_error', '#N/A'],
    ])
    expect(errors.map((problem) => problemText(problem, 'zh-CN')).join()).not.toMatch(/\{|undefined/)
    expect(problemText(errors[1]!, 'en')).toBe('The time “02/01/2026 10:00:00 AM” lies before the opening 2026-02-02 10:00')
    expect(problemText(errors[4]!, 'zh-TW')).toBe('編號 61000001 在第 2 列已有')

    await expect(commit(path, NYC)).rejects.toMatchObject({ code: 'rule_broken' })
    expect(await count('service_case')).toBe(0)
    expect(await commit(path, NYC, true)).toMatchObject({ new: 1, errors: 11 })
    expect((await casesNow()).map(({ number }) => number)).toEqual(['61000001'])
  })

  it('believes the status where a closing time contradicts it, and promises nothing by a target before the opening', async () => {
    const path = csv(
      [
        NYC_HEADERS,
        [
          '1', '03/01/2026 10:00:00 AM', '03/02/2026 10:00:00 AM', 'HPD', 'PLUMBING', 'LEAK', '', 'Open', '02/01/2026 10:00:00 AM', '',
          'PHONE',
        ],
      ]
    )
    const { problems } = await check(path, NYC)
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual(
      expect.arrayContaining([['closed_but_open', 'warning'], ['target_before_opened', 'warning']])
    )
    await commit(path, NYC)
    expect(await casesNow()).toMatchObject(
      [{ status: 'registered', closed_at: null, resolved_at: null, promised_at: null, next_due_at: null }]
    )
    expect(await clocksNow()).toEqual([])
  })
})

describe("a property office's own list", () => {
  it('in GB18030 finds rooms in any spelling, people, colleagues, departments and categories by their names [HHD-019]', async () => {
    const path = csv([['2026年2月客服中心工单统计'], OFFICE_HEADERS, ...OFFICE_ROWS, ['合计', '', '', '', '', '', '', '', '4 单']], 'gb18030')
    const checked = await check(path)
    expect(checked.counts).toMatchObject({ rows: 4, new: 4, errors: 0 })
    expect(checked.problems.map(({ row, column, code, value }) => [row, column, code, value])).toEqual([
      [4, '房号', 'unit_unknown', '9-9-909'], [4, '责任部门', 'value_unknown', '没有的部门'], [4, '受理人', 'employee_unknown', '离职小张'],
    ])
    await commit(path)
    const [leak, noise, deposit, lock] = await casesNow()
    const { front_desk, technician } = company.actors
    expect(leak).toMatchObject({
      number: 'WX-0001', kind: 'repair', status: 'closed', unit_id: home.unitId, person_id: home.personId, place_kind: 'unit', place: '',
      first_contact_by: front_desk.employeeId, owner_id: technician.employeeId, channel: 'phone', score: 5,
      registered_at: new Date('2026-02-03T01:15:00Z'), closed_at: new Date('2026-02-03T08:40:00Z'), close_reason: 'confirmed',
      contact_phone: '13800130001', persons_involved: '', urgency: 'normal',
    })
    expect([leak!.category_id, leak!.department_id]).not.toContain(null)
    expect(noise).toMatchObject({
      kind: 'complaint', status: 'in_progress', unit_id: null, person_id: null, place: '9-9-909', persons_involved: '王先生',
      urgency: 'urgent', department_id: null, channel: 'message', registered_at: new Date('2026-02-04T07:20:00Z'),
      last_feedback_at: new Date('2026-02-04T09:00:00Z'),
    })
    // Only the day is known: it was done on that day, after it was registered.
    expect(deposit).toMatchObject(
      {
        kind: 'enquiry', status: 'closed', channel: 'visit', score: null, registered_at: new Date('2026-02-04T16:00:00Z'),
        closed_at: new Date('2026-02-04T16:00:00Z'),
      }
    )
    // `苏先生` lives there under another name perhaps; a guess would show the case to a stranger.
    expect(lock).toMatchObject({ status: 'cancelled', unit_id: home.unitId, person_id: null, closed_at: null })

    const past = await as(
      test, company.actors.administrator,
      (ctx) => ctx.tx.selectFrom('employee').innerJoin('account', 'account.id', 'employee.account_id').select(
        ['employee.id', 'employee.name', 'employee.is_active', 'account.login', 'account.is_active as can_sign_in']
      ).where('employee.id', '=', noise!.first_contact_by).executeTakeFirstOrThrow(),
    )
    expect(past).toMatchObject({ name: '历史数据', is_active: false, can_sign_in: false })
    expect(deposit).toMatchObject({ first_contact_by: past.id, owner_id: past.id })
    await expect(signIn(test, past.login, 'correct horse')).rejects.toThrow(/wrong_login|401/)
  })

  it('becomes a history with its own times and names', async () => {
    await commit(csv([OFFICE_HEADERS, ...OFFICE_ROWS]))
    const [leak, noise] = await casesNow()
    const read = async (id: string) => (
      await as(test, company.actors.front_desk, (ctx) => caseTimeline(ctx, { params: { id }, query: {}, body: {} }))
    ).items
    expect(
      (await read(leak!.id)).map(
        ({ action, at, actor, fromStatus, toStatus, note, device }) => [action, at, actor.name, fromStatus, toStatus, note, device]
      )
    ).toEqual([
      ['registered', '2026-02-03T01:15:00.000Z', '前台许', null, 'registered', null, 'import'],
      ['resolve', '2026-02-03T08:40:00.000Z', '技工吕', 'registered', 'resolved', '换了密封圈', 'import'],
      ['close', '2026-02-03T08:40:00.000Z', '技工吕', 'resolved', 'closed', null, 'import'],
    ])
    const entries = await read(noise!.id)
    expect(entries.map(({ action, actor, note }) => [action, actor.kind, actor.name, note])).toEqual([
      ['registered', 'system', '离职小张', '责任部门: 没有的部门'], ['feedback', 'system', '离职小张', null],
    ])
    expect(entries[0]!.recordedAt).toBe(NOW.toISOString())
  })

  it('shows like own cases and can be worked on', async () => {
    await commit(csv([OFFICE_HEADERS, ...OFFICE_ROWS]))
    const { front_desk } = company.actors
    const list = await as(
      test, front_desk,
      (ctx) => listCases(
        ctx,
        {
          params: {},
          query: { limit: 50, siteId: company.siteId, sort: '-registeredAt', total: true, filter: { kind: ['repair'], q: '水槽' } }, body: {},
        } as never,
      ),
      NOW,
    )
    expect(list.items).toMatchObject([{ number: 'WX-0001', unit: { name: '3-2-1201' }, person: { name: '苏婉清' }, owner: { name: '技工吕' } }])
    const [, noise] = await casesNow()
    const open = await as(test, front_desk, (ctx) => getCase(ctx, { params: { id: noise!.id }, query: {}, body: {} }), NOW)
    expect(open).toMatchObject({ isImported: true, firstContactBy: { name: '历史数据' } })
    const done = await as(
      test, front_desk,
      (ctx) => actOnCase(ctx, { params: { id: noise!.id }, query: {}, body: { action: 'resolve', result: '已劝离', cause: '' } }), NOW,
    )
    expect(done).toMatchObject({ status: 'resolved', result: '已劝离' })
  })

  it('links a person by phone or within the unit only, never by a common name alone', async () => {
    await as(
      test, company.actors.administrator,
      (ctx) => aHousehold(ctx, company.siteId, { building: '5', room: '101', owner: '苏小小', phone: '13900139000' }),
    )
    const row = (number: string, room: string, name: string, phone: string) => [number, '2026-02-03 09:15', '咨询', '问问', room, name, phone]
    await commit(csv([
      ['编号', '登记时间', '类型', '内容', '房号', '业主姓名', '联系电话'],
      row('1', '', '', '138-0013-0001'), row('2', '', '苏女士', '13800130001'), row('3', '', '她丈夫', '13800130001'),
      row('4', '3幢2单元1201室', '苏婉清', ''), row('5', '5-2-101', '苏婉清', ''), row('6', '', '苏婉清', ''), row('7', '某处', '苏婉清', ''),
    ]))
    expect(
      (await casesNow()).map(({ number, person_id, persons_involved }) => [number, person_id === home.personId, persons_involved])
    ).toEqual([
      ['1', true, ''], ['2', true, ''], ['3', false, '她丈夫'], ['4', true, ''], ['5', false, '苏婉清'], ['6', true, ''], ['7', false, '苏婉清'],
    ])
  })
})

describe('targets', () => {
  it('are made again by the policies in force when the profile wants it, in their calendars', async () => {
    const rows = [
      ['1', '2026-02-03 09:15', '报修', '漏水', '已关闭', '2026-02-04 08:00', '2026-02-28', ''],
      ['2', '2026-02-03 09:15', '报修', '漏水', '已关闭', '2026-02-04 12:00', '2026-02-28', ''],
      ['3', '2026-02-03 19:00', '投诉', '吵闹', '已关闭', '2026-02-04 17:59', '2026-02-28', ''],
      ['4', '2026-02-03 09:15', '投诉', '吵闹', '已关闭', '2026-02-20 12:00', '2026-02-28', '2026-02-04 09:10'],
      ['5', '2026-03-10 09:15', '报修', '漏水', '处理中', '', '2026-03-28', ''],
    ]
    const headers = ['编号', '登记时间', '类型', '内容', '状态', '结案时间', '截止日期', '反馈时间']
    const file = csv([headers, ...rows])
    const profile = { targets: 'policy', source: 'a', columns: {} }
    await commit(file, profile)
    const seen = async () => {
      const numbers = new Map((await casesNow()).map(({ id, number }) => [id, number]))
      return (await clocksNow()).map(
        ({ subject_id, metric, state, outcome, due_at, target }) => [
          numbers.get(subject_id), metric, state, outcome, due_at!.toISOString(), target,
        ].join(' ')
      ).sort()
    }
    expect(await seen()).toEqual([
      '1 resolve stopped met 2026-02-04T01:15:00.000Z PT24H',
      '2 resolve stopped breached 2026-02-04T01:15:00.000Z PT24H',
      // Registered after closing time: by closing of the next day.
      '3 resolve stopped met 2026-02-04T10:00:00.000Z P0D closing',
      '4 resolve stopped breached 2026-02-03T10:00:00.000Z P0D closing',
      '5 resolve running undetermined 2026-03-11T01:15:00.000Z PT24H',
    ])
    // By default the file's own targets hold: the end of the day that it names.
    await commit(file, { source: 'b' })
    expect((await seen()).filter((clock) => clock.startsWith('b-'))).toEqual([
      'b-1 resolve stopped met 2026-02-28T15:59:59.000Z at 2026-02-28T15:59:59.000Z',
      'b-2 resolve stopped met 2026-02-28T15:59:59.000Z at 2026-02-28T15:59:59.000Z',
      'b-3 resolve stopped met 2026-02-28T15:59:59.000Z at 2026-02-28T15:59:59.000Z',
      'b-4 resolve stopped met 2026-02-28T15:59:59.000Z at 2026-02-28T15:59:59.000Z',
      'b-5 resolve running undetermined 2026-03-28T15:59:59.000Z at 2026-03-28T15:59:59.000Z',
    ])
  })

  it('of complex complaints include the feedback where its time is known [CMP-031]', async () => {
    const headers = ['编号', '登记时间', '类型', '投诉等级', '内容', '状态', '结案时间', '反馈时间']
    await commit(
      csv(
        [
          headers, ['1', '2026-02-03 09:15', '投诉', '复杂', '吵闹', '已结案', '2026-02-20 12:00', '2026-02-04 09:10'],
          ['2', '2026-02-03 09:15', '投诉', '复杂', '吵闹', '已结案', '2026-02-20 12:00', '2026-02-04 09:20'],
          ['3', '2026-02-03 09:15', '投诉', '复杂', '吵闹', '已结案', '2026-02-20 12:00', ''],
        ]
      ),
      { targets: 'policy' },
    )
    expect((await clocksNow()).map(({ metric, outcome }) => `${metric} ${outcome}`).sort()).toEqual(['feedback breached', 'feedback met'])
  })
})

describe('a profile', () => {
  it('with mistakes is refused with a pointer to each', async () => {
    const path = csv([OFFICE_HEADERS, ...OFFICE_ROWS])
    await expect(
      check(path, { columns: { nummer: '编号' }, values: { status: { 挂了: '不知道' } }, timeZone: 'Mars/Olympus', dateFormat: 'HH:mm' })
    ).rejects.toMatchObject({
      code: 'invalid_request', errors: [
        { pointer: '/profile/columns/nummer' }, { pointer: '/profile/values/status/挂了' }, { pointer: '/profile/timeZone' },
        { pointer: '/profile/dateFormat' },
      ],
    })
    await expect(check(path, { columns: { number: '没有这一列' } })).rejects.toMatchObject(
      { code: 'import.mapping_incomplete', errors: [{ pointer: '/profile/columns/number' }] }
    )
    await expect(check(csv([['姓名', '电话'], ['甲', '1']]))).rejects.toMatchObject({ code: 'import.mapping_incomplete' })
  })

  it('maps columns, words and anything else that nobody could guess', async () => {
    const path = csv(
      [['N1', 'T1', 'K1', 'W1', 'S1'], ['1', '03.02.2026 09:15', 'X', '漏水', 'weg'], ['2', '03.02.2026 09:15', 'Y', '漏水', 'da']]
    )
    await commit(
      path,
      {
        columns: { number: 'N1', opened: 'T1', kind: 'K1', description: 'W1', status: 'S1' },
        values: { kind: { X: 'repair', '*': 'praise' }, status: { weg: 'cancelled', da: '处理中' } }, dateFormat: 'dd.MM.yyyy HH:mm',
        timeZone: 'Europe/Berlin',
      },
    )
    expect(await casesNow()).toMatchObject(
      [{ kind: 'repair', status: 'cancelled', registered_at: new Date('2026-02-03T08:15:00Z') }, { kind: 'praise', status: 'in_progress' }]
    )
  })
})
