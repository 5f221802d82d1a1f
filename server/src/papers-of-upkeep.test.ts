import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from './platform/ids.ts'
import { pdfPages } from './platform/print/pdf-text.ts'
import { dayAfter, dayIn } from './platform/time.ts'
import { MaintenanceStories } from './testing/maintenance-stories.ts'
import { aCompany, signIn, testApp, type Browser, type Company, type TestApp } from './testing/test-app.ts'

let test: TestApp
let company: Company
let supervisor: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  supervisor = await signIn(test, company.logins.supervisor, company.password)
})
afterAll(() => test.close())

const send = async <T>(path: string, body: unknown): Promise<T> => {
  const answer = await supervisor.send('POST', path, body)
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}
const file = (path: string) => test.http.inject({ method: 'GET', url: `/api/v1${path}`, headers: { authorization: `Bearer ${supervisor.token}` } })
const paper = async (path: string): Promise<string> => pdfPages((await file(path)).rawPayload).map(({ text }) => text).join('').replaceAll(/\s/g, '')

it('prints and gives out what is hung up or handed over: year plan, certificates that come due, cleaning standard, waste, notice of pest control, energy of a month [MNT-005] [MNT-009] [ENV-002] [ENV-006] [ENV-010] [ENE-002]', async () => {
  const { siteId } = company
  const now = new Date()
  const today = dayIn('Asia/Shanghai', now)
  const upkeep = new MaintenanceStories(test, company)
  const lift = await upkeep.facility('02.01', now, { name: '客梯甲' })
  await upkeep.plan({ name: '客梯半月保养', procedureId: (await upkeep.procedure()).id, trigger: 'rule', facilityId: lift.id, rule: 'FREQ=MONTHLY;BYMONTHDAY=5', startsOn: `${today.slice(0, 4)}-01-01` }, now)
  const year = (await file(`/maintenance-year/export?siteId=${siteId}&year=${Number(today.slice(0, 4)) + 1}&format=csv`)).payload
  // Twelve months, each with its fifth.
  expect(year.split('\n').find((line) => line.includes('客梯半月保养'))!.split(',').filter((cell) => cell.trim() === '5')).toHaveLength(12)

  const { items: [legal] } = (await supervisor.send('GET', `/legal-inspections?siteId=${siteId}&filter[facilityId]=${lift.id}`)).body as unknown as { items: { id: string; name: string }[] }
  const until = dayAfter(today, 20)
  await send(`/legal-inspections/${legal!.id}/certificates`, { id: newId(), number: 'TX-2026-08', on: today, result: 'passed', validUntil: until })
  const due = await paper(`/legal-inspections/print?siteId=${siteId}&filter[state]=due`)
  for (const words of ['法定检验到期表', 'TX-2026-08', until, '20', '客梯甲']) expect(due).toContain(words)
  expect(await paper(`/legal-inspections/print?siteId=${siteId}&filter[state]=overdue`)).toContain('没有符合的记录')
  expect((await file(`/legal-inspections/export?siteId=${siteId}&format=csv`)).payload).toContain('TX-2026-08')

  await send('/clean-lines', { siteId, areaType: 'lobby', surface: 'floor', task: 'mop', own: { times: 3, every: 1, unit: 'day' }, ownSource: 'own', note: '雨天加做' })
  for (const words of ['保洁标准', '每日3次', '雨天加做']) expect(await paper(`/clean-lines/print?siteId=${siteId}`)).toContain(words)
  expect((await file(`/clean-lines/export?siteId=${siteId}&format=csv`)).payload).toContain('雨天加做')

  const station = await send<{ id: string }>('/waste-stations', { siteId, code: 'LJ-1', name: '东门收集点', classes: ['kitchen', 'other'], slots: ['08:00'] })
  await send('/waste-collections', { id: newId(), siteId, stationId: station.id, slot: null, loads: [{ class: 'kitchen', bins: 2 }], isSorted: true, contractor: '清运公司' })
  for (const words of ['垃圾清运台账', '东门收集点', '清运公司']) expect(await paper(`/waste-collections/print?siteId=${siteId}`)).toContain(words)
  expect((await file(`/waste-collections/export?siteId=${siteId}&format=csv`)).payload).toContain('东门收集点')
  // A list that nobody may see is no paper either.
  const technician = await signIn(test, company.logins.technician, company.password)
  expect((await technician.send('GET', `/waste-collections/print?siteId=${newId()}`)).status).toBe(404)

  const hours = (n: number): string => new Date(now.getTime() + n * 3_600_000).toISOString()
  const pest = await send<{ id: string }>('/pest-controls', { siteId, targets: ['mosquito'], place: '中心花园', chemical: '氯菊酯', dose: '0.1 %', contractor: '净安消杀', plannedFrom: hours(48), plannedTo: hours(50), reentryMinutes: 60, safety: '请关窗' })
  for (const words of ['消杀通知', '中心花园', '氯菊酯']) expect(await paper(`/pest-controls/${pest.id}/notice`)).toContain(words)
  expect((await file(`/pest-controls/export?siteId=${siteId}&format=csv`)).payload).toContain('氯菊酯')

  expect(await paper(`/energy/report?siteId=${siteId}&month=${today.slice(0, 7)}`)).toContain('能耗月报')
  expect((await file(`/energy/export?siteId=${siteId}&month=${today.slice(0, 7)}&format=csv`)).statusCode).toBe(200)
})
