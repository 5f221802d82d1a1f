import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { imports } from '@guanjia/contract'
import { aHousehold, type Household } from '../../../testing/households.ts'
import { aCompany, as, signIn, testApp, type Company, type TestApp } from '../../../testing/test-app.ts'
import { clocksOf } from '../../sla/index.ts'
import { actOnCase } from '../act.ts'
import { listCases } from '../list.ts'
import { createCase } from '../take-case.ts'
import { caseTimeline, getCase } from '../timeline.ts'
import { casesImport } from './index.ts'
import { problemText } from './problems.ts'

let test: TestApp
let company: Company
let home: Household
const folder = mkdtempSync(join(tmpdir(), 'guanjia-cases-'))
const NOW = new Date('2026-03-10T02:00:00Z')

beforeAll(async () => {
  test = await testApp()
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
})

let files = 0
function csv(rows: string[][], encoding = 'utf8'): string {
  const path = join(folder, `${++files}.csv`)
  writeFileSync(path, iconv.encode(rows.map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n'), encoding))
  return path
}

function order(path: string, profile: object = {}) {
  return { siteId: company.siteId, path, fileName: 'history.csv', profile: imports.ImportProfile.parse(profile), createdBy: '安管理' }
}
const quietly = async (): Promise<void> => {}
const check = (path: string, profile?: object) => as(test, company.actors.administrator, (ctx) => casesImport.check(ctx, order(path, profile), quietly), NOW)
const commit = (path: string, profile?: object, skipErrors = false, now = NOW) => as(test, company.actors.administrator, (ctx) => casesImport.commit(ctx, { ...order(path, profile), skipErrors }, quietly), now)
const casesNow = () => as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('service_case').selectAll().where('site_id', '=', company.siteId).orderBy('number').execute())
const clocksNow = () => as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('sla_clock').selectAll().where('site_id', '=', company.siteId).orderBy('started_at').execute())
async function count(table: 'message' | 'job' | 'stream_event' | 'sla_timer' | 'timeline_entry' | 'sla_clock_event' | 'employee' | 'service_case'): Promise<number> {
  const { count } = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom(table).select((e) => e.fn.countAll<number>().as('count')).executeTakeFirstOrThrow())
  return count
}

const NYC_HEADERS = ['Unique Key', 'Created Date', 'Closed Date', 'Agency', 'Complaint Type', 'Descriptor', 'Incident Address', 'Status', 'Due Date', 'Resolution Description', 'Open Data Channel Type']
const NYC = {
  source: 'nyc311', dateFormat: 'MM/dd/yyyy hh:mm:ss a', timeZone: 'America/New_York', targets: 'file',
  values: { kind: { '': 'complaint' }, department: { HPD: 'ENGINEERING', NYPD: 'SECURITY' }, category: { 'Noise - Residential': 'order.noise' } },
}
const NYC_ROWS = [
  ['61000001', '01/05/2026 11:30:00 PM', '01/06/2026 02:10:00 AM', 'NYPD', 'Noise - Residential', 'Loud Music/Party', '123 EXAMPLE AVENUE', 'Closed', '01/06/2026 07:30:00 AM', 'The officers took action.', 'ONLINE'],
  ['61000002', '03/08/2026 01:30:00 AM', '03/20/2025 09:00:00 AM', 'HPD', 'HEAT/HOT WATER', 'ENTIRE BUILDING', '77 SAMPLE STREET', 'Open', '', '', 'PHONE'],
  ['61000003', '02/01/2026 09:00:00 AM', '02/05/2026 12:00:00 AM', 'DOT', 'Street Condition', 'Pothole', '5 MAIN STREET', 'Closed', '02/03/2026 09:00:00 AM', 'Repaired.', 'MOBILE'],
  ['61000004', '03/08/2026 03:30:00 AM', '', 'HPD', 'PLUMBING', 'WATER SUPPLY', '77 SAMPLE STREET', 'In Progress', '03/09/2026 03:30:00 AM', '', 'UNKNOWN'],
]

describe('an export of a city hotline', () => {
  it('keeps its numbers, its times in its own zone and its targets', async () => {
    const path = csv([NYC_HEADERS, ...NYC_ROWS.toSpliced(1, 1)])
    const checked = await check(path, NYC)
    expect(checked.counts).toMatchObject({ rows: 3, new: 3, changed: 0, same: 0, errors: 0 })
    expect(checked.sheets[0]!.columns.map(({ field }) => field)).toEqual(['number', 'opened', 'closed', 'department', 'category', 'subject', 'address', 'status', 'target', 'result', 'channel'])
    expect(await count('service_case')).toBe(0)

    await commit(path, NYC)
    const [noise, pothole, water] = await casesNow()
    expect(noise).toMatchObject({
      number: '61000001', kind: 'complaint', status: 'closed', title: 'Loud Music/Party', place: '123 EXAMPLE AVENUE', place_kind: 'public_area', channel: 'message', grade: 'ordinary', result: 'The officers took action.',
      registered_at: new Date('2026-01-06T04:30:00Z'), closed_at: new Date('2026-01-06T07:10:00Z'), resolved_at: new Date('2026-01-06T07:10:00Z'), promised_at: new Date('2026-01-06T12:30:00Z'), import_key: 'nyc311#61000001',
    })
    expect(noise!.category_id).not.toBeNull()
    // What nobody here knows stays readable.
    expect(pothole).toMatchObject({ title: 'Street Condition: Pothole', category_id: null, department_id: null, channel: 'resident_app' })
    // After the clocks went forward New York is four hours behind.
    expect(water).toMatchObject({ status: 'in_progress', registered_at: new Date('2026-03-08T07:30:00Z'), resolved_at: null, channel: 'referral' })

    const clocks = await clocksNow()
    expect(clocks.map(({ metric, state, outcome, due_at, stopped_at, breached_at }) => [metric, state, outcome, due_at, stopped_at, breached_at])).toEqual([
      ['resolve', 'stopped', 'met', new Date('2026-01-06T12:30:00Z'), new Date('2026-01-06T07:10:00Z'), null],
      ['resolve', 'stopped', 'breached', new Date('2026-02-03T14:00:00Z'), new Date('2026-02-05T05:00:00Z'), new Date('2026-02-03T14:00:00Z')],
      ['resolve', 'running', 'breached', new Date('2026-03-09T07:30:00Z'), null, new Date('2026-03-09T07:30:00Z')],
    ])
    expect(water!.next_due_at).toEqual(new Date('2026-03-09T07:30:00Z'))
    const shown = await as(test, company.actors.front_desk, (ctx) => clocksOf(ctx, [water!.id], { withEvents: true }), NOW)
    expect(shown.get(water!.id)![0]).toMatchObject({ outcome: 'breached', policy: { name: '历史数据原有时限' }, events: [{ kind: 'start' }, { kind: 'breach' }] })
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
    const path = csv([NYC_HEADERS, ['1', '03/01/2026 10:00:00 AM', '03/02/2026 10:00:00 AM', 'HPD', 'PLUMBING', 'LEAK', '', 'Open', '02/01/2026 10:00:00 AM', '', 'PHONE']])
    const { problems } = await check(path, NYC)
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual(expect.arrayContaining([['closed_but_open', 'warning'], ['target_before_opened', 'warning']]))
    await commit(path, NYC)
    expect(await casesNow()).toMatchObject([{ status: 'registered', closed_at: null, resolved_at: null, promised_at: null, next_due_at: null }])
    expect(await clocksNow()).toEqual([])
  })
})

const OFFICE_HEADERS = ['序号', '工单编号', '登记时间', '工单类型', '报修类别', '房号', '业主姓名', '联系电话', '问题描述', '受理人', '处理人', '责任部门', '来源', '状态', '完成时间', '处理结果', '满意度', '反馈时间', '紧急程度']
const OFFICE_ROWS = [
  ['1', 'WX-0001', '2026-02-03 09:15', '报修', '漏水渗水', '3栋2单元1201', '苏婉清', '13800130001', '厨房水槽下面漏水', '前台许', '技工吕', '工程部', '电话', '已关闭', '2026-02-03 16:40', '换了密封圈', '非常满意', '', '一般'],
  ['2', 'WX-0002', '2026年2月4日 下午3:20', '客户投诉', '', '9-9-909', '王先生', '', '半夜有人在花园放音响', '离职小张', '', '没有的部门', '业主微信群', '处理中', '', '', '', '2026-02-04 17:00', '紧急'],
  ['3', 'WX-0003', '2026/2/5', '咨询', '', '', '', '', '装修押金怎么退', '', '', '', '前台', '已完成', '2026/2/5', '凭验收单退', '', '', ''],
  ['4', 'WX-0004', '2026-02-06 10:00', '报修', '', '3-2-1201', '苏先生', '', '门锁坏了', '前台许', '技工吕', '', '电话', '已取消', '', '', '', '', ''],
]

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
      number: 'WX-0001', kind: 'repair', status: 'closed', unit_id: home.unitId, person_id: home.personId, place_kind: 'unit', place: '', first_contact_by: front_desk.employeeId, owner_id: technician.employeeId, channel: 'phone', score: 5,
      registered_at: new Date('2026-02-03T01:15:00Z'), closed_at: new Date('2026-02-03T08:40:00Z'), close_reason: 'confirmed', contact_phone: '13800130001', persons_involved: '', urgency: 'normal',
    })
    expect([leak!.category_id, leak!.department_id]).not.toContain(null)
    expect(noise).toMatchObject({
      kind: 'complaint', status: 'in_progress', unit_id: null, person_id: null, place: '9-9-909', persons_involved: '王先生', urgency: 'urgent', department_id: null, channel: 'message', registered_at: new Date('2026-02-04T07:20:00Z'),
      last_feedback_at: new Date('2026-02-04T09:00:00Z'),
    })
    // Only the day is known: it was done on that day, after it was registered.
    expect(deposit).toMatchObject({ kind: 'enquiry', status: 'closed', channel: 'visit', score: null, registered_at: new Date('2026-02-04T16:00:00Z'), closed_at: new Date('2026-02-04T16:00:00Z') })
    // `苏先生` lives there under another name perhaps; a guess would show the case to a stranger.
    expect(lock).toMatchObject({ status: 'cancelled', unit_id: home.unitId, person_id: null, closed_at: null })

    const past = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('employee').innerJoin('account', 'account.id', 'employee.account_id').select(['employee.id', 'employee.name', 'employee.is_active', 'account.login', 'account.is_active as can_sign_in']).where('employee.id', '=', noise!.first_contact_by).executeTakeFirstOrThrow())
    expect(past).toMatchObject({ name: '历史数据', is_active: false, can_sign_in: false })
    expect(deposit).toMatchObject({ first_contact_by: past.id, owner_id: past.id })
    await expect(signIn(test, past.login, 'correct horse')).rejects.toThrow(/wrong_login|401/)
  })

  it('becomes a history with its own times and names', async () => {
    await commit(csv([OFFICE_HEADERS, ...OFFICE_ROWS]))
    const [leak, noise] = await casesNow()
    const read = async (id: string) => (await as(test, company.actors.front_desk, (ctx) => caseTimeline(ctx, { params: { id }, query: {}, body: {} }))).items
    expect((await read(leak!.id)).map(({ action, at, actor, fromStatus, toStatus, note, device }) => [action, at, actor.name, fromStatus, toStatus, note, device])).toEqual([
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
    const list = await as(test, front_desk, (ctx) => listCases(ctx, { params: {}, query: { limit: 50, siteId: company.siteId, sort: '-registeredAt', total: true, filter: { kind: ['repair'], q: '水槽' } }, body: {} } as never), NOW)
    expect(list.items).toMatchObject([{ number: 'WX-0001', unit: { name: '3-2-1201' }, person: { name: '苏婉清' }, owner: { name: '技工吕' } }])
    const [, noise] = await casesNow()
    const open = await as(test, front_desk, (ctx) => getCase(ctx, { params: { id: noise!.id }, query: {}, body: {} }), NOW)
    expect(open).toMatchObject({ isImported: true, firstContactBy: { name: '历史数据' } })
    const done = await as(test, front_desk, (ctx) => actOnCase(ctx, { params: { id: noise!.id }, query: {}, body: { action: 'resolve', result: '已劝离', cause: '' } }), NOW)
    expect(done).toMatchObject({ status: 'resolved', result: '已劝离' })
  })

  it('links a person by phone or within the unit only, never by a common name alone', async () => {
    await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { building: '5', room: '101', owner: '苏小小', phone: '13900139000' }))
    const row = (number: string, room: string, name: string, phone: string) => [number, '2026-02-03 09:15', '咨询', '问问', room, name, phone]
    await commit(csv([
      ['编号', '登记时间', '类型', '内容', '房号', '业主姓名', '联系电话'],
      row('1', '', '', '138-0013-0001'), row('2', '', '苏女士', '13800130001'), row('3', '', '她丈夫', '13800130001'), row('4', '3幢2单元1201室', '苏婉清', ''), row('5', '5-2-101', '苏婉清', ''), row('6', '', '苏婉清', ''), row('7', '某处', '苏婉清', ''),
    ]))
    expect((await casesNow()).map(({ number, person_id, persons_involved }) => [number, person_id === home.personId, persons_involved])).toEqual([
      ['1', true, ''], ['2', true, ''], ['3', false, '她丈夫'], ['4', true, ''], ['5', false, '苏婉清'], ['6', true, ''], ['7', false, '苏婉清'],
    ])
  })
})

describe('the same file', () => {
  it('twice changes nothing', async () => {
    const path = csv([OFFICE_HEADERS, ...OFFICE_ROWS])
    expect(await commit(path)).toMatchObject({ new: 4, changed: 0, same: 0 })
    const before = [await casesNow(), await clocksNow(), await count('timeline_entry'), await count('sla_clock_event'), await count('employee')]
    expect((await check(path)).counts).toMatchObject({ new: 0, changed: 0, same: 4 })
    expect(await commit(path, {}, false, new Date('2026-03-11T02:00:00Z'))).toMatchObject({ new: 0, changed: 0, same: 4 })
    expect([await casesNow(), await clocksNow(), await count('timeline_entry'), await count('sla_clock_event'), await count('employee')]).toEqual(before)
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
    expect(water).toMatchObject({ status: 'closed', closed_at: new Date('2026-03-10T13:00:00Z'), result: 'Pipe replaced.', version: 2, next_due_at: null, registered_at: new Date('2026-03-08T07:30:00Z') })
    expect(await clocksNow()).toMatchObject([{ state: 'stopped', outcome: 'breached', stopped_at: new Date('2026-03-10T13:00:00Z'), due_at: new Date('2026-03-09T07:30:00Z') }])
    const { items } = await as(test, company.actors.front_desk, (ctx) => caseTimeline(ctx, { params: { id: water!.id }, query: {}, body: {} }))
    expect(items.map(({ action }) => action)).toEqual(['registered', 'resolve', 'close'])
    expect(await commit(csv([NYC_HEADERS, later]), NYC, false, new Date('2026-03-12T08:00:00Z'))).toMatchObject({ same: 1 })
    // The old system took it up again.
    expect(await commit(csv([NYC_HEADERS, NYC_ROWS[3]!]), NYC, false, new Date('2026-03-13T00:00:00Z'))).toMatchObject({ changed: 1 })
    expect(await clocksNow()).toMatchObject([{ state: 'running', outcome: 'breached', stopped_at: null, due_at: new Date('2026-03-09T07:30:00Z') }])
  })

  it.each([
    ['工单类型', '报修', { kind: 'repair' }], ['状态', '已派单', { status: 'classified' }], ['紧急程度', '特急', { urgency: 'emergency' }], ['问题描述', '音响还在响', { statement: '音响还在响', title: '音响还在响' }], ['房号', '3-2-1201', { place: '' }],
    ['受理人', '前台许', {}], ['责任部门', '保安部', {}], ['来源', '电话', { channel: 'phone' }], ['处理结果', '已劝离', { result: '已劝离' }], ['反馈时间', '2026-02-04 18:00', { last_feedback_at: new Date('2026-02-04T10:00:00Z') }],
  ])('with another %s changes its case, and only that', async (header, cell, columns) => {
    await commit(csv([OFFICE_HEADERS, ...OFFICE_ROWS]))
    const before = (await casesNow())[1]!
    const rows = OFFICE_ROWS.with(1, OFFICE_ROWS[1]!.with(OFFICE_HEADERS.indexOf(header), cell))
    expect(await commit(csv([OFFICE_HEADERS, ...rows]))).toMatchObject({ new: 0, changed: 1, same: 3 })
    expect((await casesNow())[1]).toMatchObject({ ...columns, version: before.version + 1, first_contact_by: before.first_contact_by, registered_at: before.registered_at })
  })

  it('with a corrected target forgets a breach of the old one', async () => {
    await commit(csv([NYC_HEADERS, NYC_ROWS[3]!]), NYC)
    await commit(csv([NYC_HEADERS, NYC_ROWS[3]!.with(8, '04/09/2026 03:30:00 AM')]), NYC)
    expect(await clocksNow()).toMatchObject([{ state: 'running', outcome: 'undetermined', breached_at: null, due_at: new Date('2026-04-09T07:30:00Z') }])
    expect(await casesNow()).toMatchObject([{ next_due_at: new Date('2026-04-09T07:30:00Z') }])
  })

  it('leaves alone what somebody has worked on here', async () => {
    await commit(csv([OFFICE_HEADERS, OFFICE_ROWS[1]!]))
    const [noise] = await casesNow()
    await as(test, company.actors.front_desk, (ctx) => actOnCase(ctx, { params: { id: noise!.id }, query: {}, body: { action: 'resolve', result: '已劝离', cause: '' } }), NOW)
    const again = csv([OFFICE_HEADERS, OFFICE_ROWS[1]!.with(13, '已取消')])
    const { counts, problems } = await check(again)
    expect(counts).toMatchObject({ changed: 0, same: 1 })
    expect(problems.map(({ code }) => code)).toContain('worked_on_here')
    await commit(again)
    expect(await casesNow()).toMatchObject([{ status: 'resolved', result: '已劝离' }])
  })

  it('of another source is another case, and a number that is taken gets its source in front', async () => {
    const { front_desk } = company.actors
    const own = await as(test, front_desk, (ctx) => createCase(ctx, { params: {}, query: {}, body: { siteId: company.siteId, channel: 'phone', kind: 'enquiry', title: '', statement: '几点下班', categoryId: null, unitId: null, personId: null, placeKind: 'public_area', place: '', grade: null, demand: '', expectation: '', wish: null, occurredAt: null, personsInvolved: '', majorReasons: [], contactPhone: '', promisedAt: null, fileIds: [] } }))
    const file = csv([['编号', '登记时间', '类型', '内容'], [own.number, '2026-02-03 09:15', '咨询', '问问'], ['77', '2026-02-03 09:15', '咨询', '问问']])
    await commit(file, { source: 'old' })
    expect(await commit(file, { source: 'older' })).toMatchObject({ new: 2 })
    expect((await casesNow()).map(({ number }) => number)).toEqual(['77', own.number, `old-${own.number}`, 'older-77', `older-${own.number}`].toSorted())
    expect(await commit(file, { source: 'older' })).toMatchObject({ same: 2 })
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
      return (await clocksNow()).map(({ subject_id, metric, state, outcome, due_at, target }) => [numbers.get(subject_id), metric, state, outcome, due_at!.toISOString(), target].join(' ')).sort()
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
    await commit(csv([headers, ['1', '2026-02-03 09:15', '投诉', '复杂', '吵闹', '已结案', '2026-02-20 12:00', '2026-02-04 09:10'], ['2', '2026-02-03 09:15', '投诉', '复杂', '吵闹', '已结案', '2026-02-20 12:00', '2026-02-04 09:20'], ['3', '2026-02-03 09:15', '投诉', '复杂', '吵闹', '已结案', '2026-02-20 12:00', '']]), { targets: 'policy' })
    expect((await clocksNow()).map(({ metric, outcome }) => `${metric} ${outcome}`).sort()).toEqual(['feedback breached', 'feedback met'])
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
    await expect(as(test, company.actors.administrator, (ctx) => casesImport.commit(ctx, { ...order(path), skipErrors: false }, stop), NOW)).rejects.toThrow('cancelled')
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
    const isBreached = ({ outcome, state, due_at }: (typeof clocks)[number]): boolean => outcome === 'breached' || (state === 'running' && due_at! <= new Date())
    expect(items.find(({ metric }) => metric === 'resolve')).toMatchObject({
      count: resolve.length, met: resolve.filter((clock) => clock.state === 'stopped' && !isBreached(clock)).length, breached: resolve.filter(isBreached).length, open: resolve.filter((clock) => clock.state !== 'stopped' && !isBreached(clock)).length,
    })
    const overview = await manager.send('GET', `/insight/overview?siteId=${company.siteId}&from=2026-01-01T00:00:00Z&to=2026-03-31T00:00:00Z`)
    expect(overview.status).toBe(200)
    const figures = new Map((overview.body as { figures: { key: string; numerator: number; denominator: number }[] }).figures.map(({ key, numerator, denominator }) => [key, [numerator, denominator]]))
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
    await expect(as(test, other.actors.administrator, (ctx) => casesImport.check(ctx, order(path), quietly))).rejects.toMatchObject({ code: 'not_found' })
    await expect(as(test, other.actors.administrator, (ctx) => casesImport.commit(ctx, { ...order(path), skipErrors: false }, quietly))).rejects.toMatchObject({ code: 'not_found' })
    const upload = async (who: Company, role: 'administrator' | 'supervisor') => {
      const browser = await signIn(test, who.logins[role], who.password)
      return browser.send('POST', '/imports', { siteId: company.siteId, kind: 'cases', fileId: crypto.randomUUID() })
    }
    expect((await upload(other, 'administrator')).status).toBe(404)
    expect((await upload(company, 'supervisor')).status).toBe(403)
  })
})

describe('a profile', () => {
  it('with mistakes is refused with a pointer to each', async () => {
    const path = csv([OFFICE_HEADERS, ...OFFICE_ROWS])
    await expect(check(path, { columns: { nummer: '编号' }, values: { status: { 挂了: '不知道' } }, timeZone: 'Mars/Olympus', dateFormat: 'HH:mm' })).rejects.toMatchObject({
      code: 'invalid_request', errors: [{ pointer: '/profile/columns/nummer' }, { pointer: '/profile/values/status/挂了' }, { pointer: '/profile/timeZone' }, { pointer: '/profile/dateFormat' }],
    })
    await expect(check(path, { columns: { number: '没有这一列' } })).rejects.toMatchObject({ code: 'import.mapping_incomplete', errors: [{ pointer: '/profile/columns/number' }] })
    await expect(check(csv([['姓名', '电话'], ['甲', '1']]))).rejects.toMatchObject({ code: 'import.mapping_incomplete' })
  })

  it('maps columns, words and anything else that nobody could guess', async () => {
    const path = csv([['N1', 'T1', 'K1', 'W1', 'S1'], ['1', '03.02.2026 09:15', 'X', '漏水', 'weg'], ['2', '03.02.2026 09:15', 'Y', '漏水', 'da']])
    await commit(path, { columns: { number: 'N1', opened: 'T1', kind: 'K1', description: 'W1', status: 'S1' }, values: { kind: { X: 'repair', '*': 'praise' }, status: { weg: 'cancelled', da: '处理中' } }, dateFormat: 'dd.MM.yyyy HH:mm', timeZone: 'Europe/Berlin' })
    expect(await casesNow()).toMatchObject([{ kind: 'repair', status: 'cancelled', registered_at: new Date('2026-02-03T08:15:00Z') }, { kind: 'praise', status: 'in_progress' }])
  })
})
