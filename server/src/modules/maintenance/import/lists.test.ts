import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { imports, maintenance } from '@guanjia/contract'
import { dayAfter, dayIn } from '../../../platform/time.ts'
import { newId } from '../../../platform/ids.ts'
import { ImportStories, csv } from '../../../testing/import-stories.ts'
import { MaintenanceStories } from '../../../testing/maintenance-stories.ts'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'
import { readWhen } from './plans-list.ts'

let test: TestApp
let company: Company
let keeper: Browser
let lists: ImportStories
let lift: { id: string; code: string; name: string }
let pump: { id: string; code: string; name: string }
const today = dayIn('Asia/Shanghai', new Date())
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  keeper = await signIn(test, company.logins.supervisor, company.password)
  lists = new ImportStories(test, company, company.actors.supervisor, keeper)
  const stories = new MaintenanceStories(test, company)
  lift = await stories.facility('02.01', new Date())
  pump = await stories.facility('03.01', new Date())
  expect((await keeper.send('POST', '/external-parties', { siteId: company.siteId, kind: 'other', name: '溪山特种设备检验所' })).status).toBe(200)
})
afterAll(() => test.close())

type Run = imports.ImportRun
const codes = (run: Run) => run.problems.map(({ row, column, code }) => [row, column, code])
const got = async <T>(path: string): Promise<T[]> => ((await keeper.send('GET', `${path}${path.includes('?') ? '&' : '?'}siteId=${company.siteId}`)).body as { items: T[] }).items

describe('a list of legal inspections', () => {
  const legal = async (facilityId: string) => (await got<maintenance.LegalInspection>(`/legal-inspections?filter[facilityId]=${facilityId}`))[0]!
  const start = (content: string): Promise<Run> => lists.start('legal_inspections', '特种设备检验台账.csv', content)

  it('finds what the law asks of a lift by whatever name, enters each certificate once, and says what is missing [MNT-009, SYS-006]', async () => {
    const [on, until] = [dayAfter(today, -40), dayAfter(today, 325)]
    const head = ['检验项目', '检验类别', '设备编号', '检验机构', '检验周期（月）', '检验日期', '检验结论', '报告编号', '有效期至']
    const rows = [
      head,
      ['1 号楼客梯年检', '电梯定期检验', lift.code, '溪山特种设备检验所', '12', on, '合格', 'TX-2026-01', until],
      ['生活水泵房防雷检测', '防雷检测', pump.code, '市气象局', '', on, '合格', 'FL-7', until],
      ['锅炉检验', '锅炉', 'GL-404', '', '12', on, '合格', 'GL-1', until],
      ['消防设施年度检测', '消防', pump.code, '', '12', dayAfter(today, 1), '合格', 'XF-1', until],
      ['水质检测', '水质', pump.code, '', '6', on, '不合格', 'SZ-1', until],
      ['高压试验', '电气', pump.code, '', '12', '', '', 'GY-1', until],
      ['游乐设施', '游乐', pump.code, '', '', '', '', '', ''],
    ]
    const run = await start(csv(rows))
    expect(codes(run)).toEqual([[4, '设备编号', 'target_unknown'], [5, '检验日期', 'in_future'], [6, '有效期至', 'until_failed'], [7, '检验日期', 'day_missing'], [8, '检验周期（月）', 'months_missing'], [3, '检验机构', 'party_unknown']])
    // The lift has its inspection from the first moment: the list's name for it makes no second one.
    expect(run.counts).toMatchObject({ rows: 7, new: 1, changed: 1, errors: 5, warnings: 1 })
    const before = await legal(lift.id)
    await lists.write(run)
    expect(await got(`/legal-inspections?filter[facilityId]=${lift.id}`)).toHaveLength(1)
    expect(await legal(lift.id)).toMatchObject({ id: before.id, name: before.name, state: 'valid', dueOn: until, party: { name: '溪山特种设备检验所' }, certificate: { number: 'TX-2026-01', on, result: 'passed' } })
    expect(await legal(pump.id)).toMatchObject({ name: '生活水泵房防雷检测', kind: 'lightning', months: 12, dueOn: until, party: null })
    expect(await start(csv(rows))).toMatchObject({ counts: { new: 0, changed: 0, same: 2, errors: 5 } })
    // The next year's certificate, and one that was voided, which no list brings back.
    const next = csv([head, ['', '电梯', lift.code, '', '', today, '不合格', 'TX-2026-02', '']])
    await lists.write(await start(next))
    expect(await legal(lift.id)).toMatchObject({ state: 'failed', dueOn: null, certificate: { number: 'TX-2026-02' } })
    expect((await keeper.send('POST', `/legal-certificates/${(await legal(lift.id)).certificate!.id}/void`, { reason: '录错了' })).status).toBe(200)
    expect(await start(next)).toMatchObject({ counts: { new: 0, changed: 0, same: 1, errors: 0 } })
    expect(await legal(lift.id)).toMatchObject({ state: 'valid', dueOn: until })
    const sheet = await keeper.send('GET', `/legal-inspections/export?siteId=${company.siteId}&format=csv`)
    const own = await start(String(sheet.body))
    expect(own, JSON.stringify(own.problems)).toMatchObject({ state: 'checked', counts: { new: 0, changed: 0, errors: 0 } })
  })
})

describe('a list of maintenance plans', () => {
  const plans = async () => (await got<maintenance.MaintenancePlan>('/maintenance-plans')).filter(({ name }) => name.startsWith('清单 '))
  const start = (content: string): Promise<Run> => lists.start('maintenance_plans', '年度保养计划.csv', content)

  it('reads how often in words, begins new plans paused, changes only what it says, and takes its own sheet back [MNT-005, SYS-006]', async () => {
    const procedures = await got<maintenance.Procedure>('/maintenance-procedures?limit=100')
    const [first, second] = [procedures[0]!.name, procedures[1]!.name]
    const rows = [
      ['保养计划', '保养规程', '设备', '设施类别', '保养周期', '执行人', '首次保养', '作业时段', '工时'],
      ['清单 客梯', first, lift.code, '', '每半月', '技工吕', dayAfter(today, 3), '9:30-11:00', '90'],
      ['清单 水泵', second, '', '03.01', '250 小时', '某某维保', '', '', ''],
      ['清单 不懂', first, lift.code, '', '有空就做', '', '', '', ''],
      ['清单 没有', first, 'DT-404', '客梯', '每月', '', '', '', ''],
      ['清单 规程', '没有的规程', lift.code, '', '每月', '', '', '25:00-26:00', '2'],
    ]
    const run = await start(csv(rows))
    expect(codes(run)).toEqual([[4, '保养周期', 'when_unreadable'], [5, '设备', 'target_unknown'], [6, '保养规程', 'procedure_unknown'], [6, '作业时段', 'hours_unreadable'], [6, '工时', 'out_of_range'], [3, '执行人', 'who_unknown']])
    expect(run.counts).toMatchObject({ rows: 5, new: 2, errors: 3, warnings: 1 })
    await lists.write(run)
    expect(await plans()).toMatchObject([
      { name: '清单 客梯', state: 'paused', trigger: 'interval', every: { count: 15, unit: 'day' }, facility: { code: lift.code }, employee: { name: '技工吕' }, startsOn: dayAfter(today, 3), workHours: { from: '09:30', to: '11:00' }, minutes: 90, procedure: { name: first } },
      { name: '清单 水泵', state: 'paused', trigger: 'counter', counter: { unit: 'hour', at: 250, hysteresis: 0 }, class: { code: '03.01' }, employee: null, startsOn: today, workHours: { from: '09:00', to: '17:30' } },
    ])
    expect(await start(csv(rows))).toMatchObject({ counts: { new: 0, changed: 0, same: 2, errors: 3 } })
    const [plan, counted] = (await plans()) as [maintenance.MaintenancePlan, maintenance.MaintenancePlan]
    // Peaks and the way back of a counter are not in lists, and stay.
    const set = async ({ id, version }: maintenance.MaintenancePlan, change: object) => {
      const one = (await keeper.send('GET', `/maintenance-plans/${id}`)).body as maintenance.MaintenancePlan
      const { procedure, facility, class: klass, employee, position, party, ...rest } = one
      const sent = await keeper.send('PATCH', `/maintenance-plans/${id}`, { ...rest, version, procedureId: procedure.id, facilityId: facility?.id ?? null, classId: klass?.id ?? null, employeeId: employee?.id ?? null, positionId: position?.id ?? null, partyId: party?.id ?? null, ...change })
      expect(sent.status, JSON.stringify(sent.body)).toBe(200)
    }
    await set(plan, { peakHours: [{ from: '10:00', to: '10:20' }] })
    await set(counted, { counter: { unit: 'hour', at: 250, hysteresis: 20 } })
    const changed = await start(csv([['计划名称', '周期', '工时'], ['清单 客梯', '每月', ''], ['清单 水泵', '300 小时', '']]))
    expect(changed).toMatchObject({ counts: { changed: 2, errors: 0 } })
    await lists.write(changed)
    expect(await plans()).toMatchObject([{ every: { count: 1, unit: 'month' }, minutes: 90, peakHours: [{ from: '10:00', to: '10:20' }], employee: { name: '技工吕' } }, { counter: { at: 300, hysteresis: 20 } }])
    const sheet = await keeper.send('GET', `/maintenance-plans/export?siteId=${company.siteId}&format=csv`)
    const own = await start(String(sheet.body))
    expect(own, JSON.stringify(own.problems)).toMatchObject({ state: 'checked', counts: { new: 0, changed: 0, errors: 0 } })
    // Who may not work on orders is not named; a running plan keeps its facility, and waits while nobody answers for one: no row breaks the others.
    const officer = csv([['计划名称', '执行人', '工时'], ['清单 客梯', '客服许', '95']])
    expect(codes(await start(officer))).toEqual([[2, '执行人', 'who_unknown']])
    await as(test, company.actors.administrator, (ctx) => ctx.client.query("update maintenance_plan set state = 'running', activated_by = $2 where id = $1", [plan.id, company.actors.supervisor.employeeId]))
    const runs = await start(csv([['计划名称', '设备', '工时'], ['清单 客梯', pump.code, ''], ['清单 水泵', '', '45']]))
    expect(codes(runs)).toEqual([[2, '设备', 'plan_running']])
    await lists.write(runs)
    expect(await plans()).toMatchObject([{ facility: { code: lift.code }, minutes: 90 }, { minutes: 45 }])
    await as(test, company.actors.administrator, (ctx) => ctx.client.query('update maintained_facility set responsible_id = null where facility_id = $1', [lift.id]))
    expect(codes(await start(csv([['计划名称', '工时'], ['清单 客梯', '95']])))).toEqual([[2, '计划名称', 'nobody_answers']])
    expect(await start(csv([['计划名称', '工时'], ['清单 客梯', '90']]))).toMatchObject({ counts: { same: 1, errors: 0 } })
    // What has ended is not begun again by a list.
    expect((await keeper.send('POST', `/maintenance-plans/${plan.id}/actions`, { action: 'end', reason: '换了单位' })).status).toBe(200)
    expect(await start(csv([['计划名称', '周期'], ['清单 客梯', '每周']]))).toMatchObject({ counts: { changed: 0, same: 1, warnings: 1 } })
    const tech = await signIn(test, company.logins.technician, company.password)
    for (const kind of ['maintenance_plans', 'legal_inspections']) expect(await tech.send('POST', '/imports', { siteId: company.siteId, kind, fileId: newId() })).toMatchObject({ status: 403 })
  })

  it('understands the words that offices use', () => {
    const often = (text: string) => {
      const when = readWhen(text)
      return when && [when.trigger, when.rule ?? when.counter_at ?? when.every_count, when.counter_unit ?? when.every_unit]
    }
    expect(['每天', '每周', '半月', '每 15 天', '每月', '3 个月', '每季度', '半年', '年度', '2年'].map((text) => often(text)?.slice(1))).toEqual([[1, 'day'], [7, 'day'], [15, 'day'], [15, 'day'], [1, 'month'], [3, 'month'], [3, 'month'], [6, 'month'], [12, 'month'], [24, 'month']])
    expect(often('每运行 500 小时')).toBeNull()
    expect(often('500 小时')).toEqual(['counter', 500, 'hour'])
    expect(often('FREQ=WEEKLY;BYDAY=TU')).toEqual(['rule', 'FREQ=WEEKLY;BYDAY=TU', null])
    for (const text of ['FREQ=SOMETIMES', '0 天', '1.5 个月', '有空', '每月两次']) expect(often(text), text).toBeNull()
  })
})
