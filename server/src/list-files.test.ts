import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeZone } from './modules/organization/index.ts'
import { aHousehold } from './testing/households.ts'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from './testing/test-app.ts'

let test: TestApp
let company: Company
let admin: Browser
let manager: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  admin = await signIn(test, company.logins.administrator, company.password)
  manager = await signIn(test, company.logins.site_manager, company.password)
})
afterAll(() => test.close())

type Item = Record<string, unknown>
const day = '2026-03-02'

/** The lines of a CSV without its head and the line that says who took it; no cell here holds a line break. */
async function linesOf(who: Browser, path: string): Promise<string[]> {
  const { status, body } = await who.send('GET', `${path}${path.includes('?') ? '&' : '?'}format=csv`)
  expect([path, status]).toEqual([path, 200])
  return String(body).trimEnd().split('\r\n').slice(1).filter((line) => line !== '').slice(0, -1)
}
async function itemsOf(who: Browser, path: string): Promise<Item[]> {
  const { status, body } = await who.send('GET', path)
  expect([path, status]).toEqual([path, 200])
  return (body as { items: Item[] }).items
}
const made = async (path: string, body: object): Promise<Item & { id: string }> => {
  const answer = await admin.send('POST', path, body)
  if (answer.status >= 300) throw new Error(`${path} ${JSON.stringify(answer.body)}`)
  return answer.body as Item & { id: string }
}

describe('a list that answers everything at once', () => {
  it('goes out as a file with the same rows', async () => {
    const { siteId } = company
    const at = `siteId=${siteId}`
    await as(test, company.actors.administrator, async (ctx) => {
      await makeZone(ctx, { siteId, name: '东区', stewardId: company.actors.steward.employeeId! })
      await makeZone(ctx, { siteId, name: '西区', stewardId: null })
    })
    const house = await as(test, company.actors.administrator, async (ctx) => {
      const first = await aHousehold(ctx, siteId)
      await aHousehold(ctx, siteId, { room: '1202' })
      return first
    })
    for (const path of ['/standards/ready', '/courses/ready', '/practical-rubrics/ready']) await made(path, {})
    for (const path of ['/training-programmes/ready', '/emergency-plans/ready']) await made(path, { siteId })
    const items = [{ id: 'water', text: '无积水', kind: 'yes_no' }, { id: 'bar', text: '管网压力', kind: 'number', unit: 'MPa', low: 0.2, high: 0.4 }]
    const checklist = await made('/checklists', { name: '水泵房日检', items })
    const point = await made('/inspection-points', { siteId, code: 'P-01', name: '水泵房', checklistId: checklist.id })
    await made('/inspection-routes', { siteId, name: '设备巡查', stops: [{ pointId: point.id, minutes: 7 }] })
    const pattern = await made('/shift-patterns', { name: '两班', isAroundTheClock: true, weekdays: [1, 2, 3, 4, 5, 6, 7], shifts: [{ code: 'A', name: '白班', start: '08:00', minutes: 720 }, { code: 'B', name: '夜班', start: '20:00', minutes: 720 }] })
    await made('/rota-posts', { siteId, name: '东门岗', kind: 'service', patternId: pattern.id, headcount: 2 })
    const meter = await made('/meters', { siteId, code: 'W-1', kind: 'water', location: '泵房', initialReading: 10 })
    await made(`/meters/${meter.id}/readings`, { readOn: day, value: 17.5, note: '首次' })
    const [retired, taught] = (await itemsOf(admin, '/courses')).map((row) => row['id'] as string)
    await made(`/courses/${retired!}/actions`, { action: 'retire' })
    const year = new Date().getUTCFullYear() + 1
    await made('/training-plan-lines', { siteId, year, quarters: [1], posts: [{ post: 'front_desk', courseIds: [taught!] }] })
    const rule = await made('/rulebook', { code: 'GZ-01', name: '钥匙管理规定', kind: 'policy', items: [{ id: '01a20000-0000-7000-8000-000000000001', text: '领用登记' }] })
    await made(`/rulebook/${rule.id}/actions`, { action: 'publish', reason: '首次发布' })

    await made('/exam-blueprints', { name: '前台上岗考试', post: 'front_desk', sections: [{ title: '单选', lines: [{ count: 2, marks: 2 }] }] })
    const area = await admin.send('PUT', '/six-s-areas/01a20000-0000-7000-8000-000000000002', { siteId, name: '前台', ownerId: company.actors.front_desk.employeeId })
    expect(area.status).toBe(200)
    await made('/campaigns', { siteId, title: '年度信息核对', words: '请核对', fields: ['phones'], endsOn: `${year}-06-30` })
    await made('/retention/runs', { siteId, isDryRun: true })
    await made('/legal-holds', { siteId, unitId: house.unitId, reason: '诉讼中' })

    await made('/trail/checks', {})
    const { absent, stand } = { absent: company.actors.technician.employeeId, stand: company.actors.steward.employeeId }
    await made('/substitutions', { absentId: absent, substituteId: stand, from: new Date().toISOString(), to: new Date(Date.now() + 86_400_000).toISOString(), reason: '休假' })
    await made('/thanks', { siteId, employeeId: stand, words: '搬家时帮忙看门' })
    const [department] = await itemsOf(admin, `/departments?${at}`)
    await made('/staff-tasks', { siteId, kind: 'assist', title: '协助搬运桌椅', toDepartmentId: department!['id'], dueAt: new Date(Date.now() + 86_400_000).toISOString() })
    const around = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    await made('/programme/goal', { words: '每百户每月至少一次惊喜' })

    // What of each row is found in its line: at least one line for each row, and no line more where a row is one line.
    const files: [string, (row: Item) => string, ((row: Item) => number)?][] = [
      [`/employees?${at}`, (row) => row['name'] as string],
      ['/courses', (row) => row['code'] as string],
      ['/courses?filter[state]=retired', (row) => row['code'] as string],
      [`/training-plan-lines?${at}&year=${year}`, (row) => row['dueOn'] as string],
      ['/checklists', (row) => row['name'] as string, (row) => (row['items'] as unknown[]).length],
      [`/inspection-routes?${at}`, (row) => row['name'] as string, (row) => (row['stops'] as unknown[]).length],
      [`/rota-posts?${at}`, (row) => row['name'] as string],
      [`/emergency-plans?${at}`, (row) => row['name'] as string],
      ['/standards', (row) => row['code'] as string],
      ['/rulebook', (row) => row['name'] as string],
      [`/rulebook/outstanding?${at}`, (row) => (row['missing'] as { name: string }[])[0]!.name],
      [`/zones?${at}`, (row) => row['name'] as string],
      ['/exam-blueprints', (row) => row['name'] as string],
      ['/practical-rubrics', (row) => row['name'] as string, (row) => (row['criteria'] as unknown[]).length],
      [`/training-programmes?${at}`, (row) => row['name'] as string],
      [`/six-s-areas?${at}`, (row) => row['name'] as string],
      [`/campaigns?${at}`, (row) => row['title'] as string],
      [`/legal-holds?${at}`, (row) => row['reason'] as string],
      [`/retention/runs?${at}`, () => '试算', (row) => (row['results'] as unknown[]).length],
      [`/duplicates?${at}`, (row) => (row['b'] as { name: string }).name],
      [`/meters/${meter.id}/readings`, (row) => String(row['value'])],
      [`/rulebook/completeness?${at}`, (row) => (row['requirement'] as { name: string }).name],
      [`/undertakings?${at}`, (row) => (row['employee'] as { name: string }).name],
      ['/positions', (row) => row['code'] as string],
      [`/substitutions?${at}`, (row) => (row['substitute'] as { name: string }).name],
      ['/trail/checks', (row) => String(row['lines'])],
      ['/managed-area', (row) => row['name'] as string],
      [`/managed-area?${at}`, (row) => row['name'] as string],
      [`/buildings?${at}`, (row) => row['name'] as string, (row) => Math.max(1, (row['entrances'] as unknown[]).length)],
      [`/insight/zones?${at}&month=2026-03`, (row) => row['name'] as string],
      [`/recognition-points?${at}`, (row) => (row['employee'] as { name: string }).name],
      [`/programme/acknowledgements?${at}`, (row) => (row['employee'] as { name: string }).name],
      [`/staff-tasks/report?${at}&from=${around(-2)}&to=${around(2)}`, (row) => (row['department'] as { name: string }).name],
    ]
    for (const [list, told, count = () => 1] of files) {
      const rows = await itemsOf(admin, list)
      const lines = await linesOf(admin, list.replace(/(\?|$)/, '/export$1'))
      expect([list, rows.length > 0]).toEqual([list, true])
      expect([list, lines.length]).toEqual([list, rows.reduce((sum, row) => sum + count(row), 0)])
      for (const row of rows) expect([list, lines.some((line) => line.includes(told(row)))]).toEqual([list, true])
    }
    expect(await linesOf(admin, '/courses/export?filter[state]=retired')).toHaveLength(1)
    expect((await linesOf(admin, '/checklists/export')).find((line) => line.includes('管网压力'))).toContain('0.2—0.4 MPa')
    expect((await linesOf(admin, `/zones/export?${at}`)).length).toBe(2)
    expect(await linesOf(manager, `/employees/export?${at}`)).toEqual(await linesOf(admin, `/employees/export?${at}`))
  })

  it('is refused as a file to whom the list is refused, and leaves a line on the access log where people stand in it', async () => {
    const technician = await signIn(test, company.logins.technician, company.password)
    for (const path of [`/rulebook/outstanding?siteId=${company.siteId}`, `/employees?siteId=01a20000-0000-7000-8000-000000000000`, `/zones?siteId=01a20000-0000-7000-8000-000000000000`]) {
      const list = await technician.send('GET', path)
      expect(list.status).toBeGreaterThanOrEqual(403)
      expect([path, (await technician.send('GET', path.replace(/(\?|$)/, '/export$1'))).status]).toEqual([path, list.status])
    }
    await linesOf(manager, `/employees/export?siteId=${company.siteId}`)
    const { body } = await admin.send('GET', `/access-log?siteId=${company.siteId}&filter[act]=export`)
    expect((body as { items: Item[] }).items[0]).toMatchObject({ reason: '员工名册', rows: 6, classes: ['phone'], actor: { name: '经理林' } })
  })
})
