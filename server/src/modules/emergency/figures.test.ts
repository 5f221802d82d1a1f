import { afterAll, beforeAll, expect, it } from 'vitest'
import { emergency, type Sent } from '@guanjia/contract'
import { aCompany, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { actOnIncident } from './act.ts'
import { emergencyFigures } from './figures.ts'
import { raiseIncidentAction } from './review.ts'
import { reportIncident } from './report.ts'

let test: TestApp
let company: Company
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
})
afterAll(() => test.close())

// Ten past midnight on the first of December at the site; in UTC it is still November.
const NOW = new Date('2026-11-30T16:10:00Z')
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000)
const report = (body: Partial<Sent<typeof emergency.reportIncident>['body']>, now: Date) => as(test, company.actors.supervisor, (ctx) => reportIncident(ctx, { params: {}, query: {}, body: emergency.reportIncident.body.parse({ siteId: company.siteId, kind: 'burst_pipe', level: '2', activate: true, ...body }) }), now)
const act = (id: string, body: Sent<typeof emergency.actOnIncident>['body'], now: Date, who: Actor = company.actors.supervisor) => as(test, who, (ctx) => actOnIncident(ctx, { params: { id }, query: {}, body: emergency.actOnIncident.body.parse(body) }), now)
const figures = (from: string, to: string, now: Date) => as(test, company.actors.supervisor, (ctx) => emergencyFigures(ctx, { params: {}, query: { siteId: company.siteId, from, to }, body: {} }), now)

it('says how fast people answer, act and are counted, what came up again and what is not put right yet [EMG-006] [EMG-008] [EMG-011]', async () => {
  const first = await report({}, NOW)
  // Everybody answers a minute after the one before; whoever reported knew at once.
  const waiting = first.told.filter(({ acknowledgedAt }) => acknowledgedAt === null)
  expect(waiting.length).toBeGreaterThan(1)
  for (const [i, { id }] of waiting.entries()) await act(first.id, { action: 'acknowledge', toldId: id }, later(i + 1))
  // One side is clear at once, the other only when the one who was missing was found.
  for (const [minute, zone, missing] of [[5, '东侧', 1], [8, '西侧', 0], [12, '东侧', 0]] as const) await act(first.id, { action: 'count', zone, present: 9, missing }, later(minute))
  const limited = first.steplist.filter(({ dueAt }) => dueAt !== null)
  expect(limited.length).toBeGreaterThan(0)
  await act(first.id, { action: 'done', stepId: limited[0]!.id }, later(1))
  const mid = await figures('2026-12-01', '2026-12-01', later(600))
  const minutes = [...Array.from({ length: first.told.length - waiting.length }, () => 0), ...waiting.map((_, i) => i + 1)]
  expect(mid.courses[0]).toMatchObject({ of: 'incident', count: 1, open: 1, told: first.told.length, unanswered: 0, acknowledgeP90: minutes[Math.ceil(minutes.length * 0.9) - 1], stepsKept: 1, evacuated: 1, evacuationMinutes: 12 })
  expect([mid.courses[0]!.stepsDue >= limited.length, mid.courses[0]!.stepsRate]).toEqual([true, 1 / mid.courses[0]!.stepsDue])
  // The day of the server is not that of the site.
  expect((await figures('2026-11-30', '2026-11-30', later(600))).courses[0]).toMatchObject({ count: 0, acknowledgeP90: null, stepsRate: null, evacuationMinutes: null })

  // A second one of the kind, in which nobody answered and somebody is missing; a third was nothing; a fourth is a drill's kind of its own.
  const second = await report({}, later(700))
  await act(second.id, { action: 'count', zone: '地下室', present: 3, missing: 2 }, later(705))
  await act((await report({ kind: 'theft' }, later(710))).id, { action: 'call_off', note: '误报' }, later(711))
  const all = await figures('2026-12-01', '2026-12-31', later(800))
  expect(all).toMatchObject({ kinds: [{ kind: 'burst_pipe', count: 2, isRepeat: true }], drills: { held: 0, counted: 0 }, actions: { open: 0, overdue: 0 } })
  // Of those who were told more than a tenth have not answered: nobody can say yet within how long nine of ten do.
  expect(all.courses).toMatchObject([{ count: 2, unanswered: waiting.length, acknowledgeP90: null, evacuated: 1, evacuationMinutes: 12 }, { of: 'drill', count: 0 }])

  await act(first.id, { action: 'control', note: '已关阀' }, later(810))
  for (const { id, state } of (await act(first.id, { action: 'note', note: '收尾' }, later(811))).steplist) if (state === 'open') await act(first.id, { action: 'impossible', stepId: id, note: '无需' }, later(812))
  await act(first.id, { action: 'close', note: '恢复供水' }, later(815))
  await as(test, company.actors.supervisor, (ctx) => raiseIncidentAction(ctx, { params: { id: first.id }, query: {}, body: emergency.raiseIncidentAction.body.parse({ title: '更换立管', ownerId: company.actors.technician.employeeId!, dueOn: '2026-12-05' }) }), later(820))
  expect((await figures('2026-12-01', '2026-12-31', later(830))).actions).toEqual({ open: 1, overdue: 0 })
  expect((await figures('2026-12-01', '2026-12-31', new Date('2026-12-06T02:00:00Z'))).actions).toEqual({ open: 1, overdue: 1 })
  const desk = await signIn(test, company.logins.front_desk, company.password)
  expect(await desk.send('GET', `/emergency-figures?siteId=${company.siteId}&from=2026-12-02&to=2026-12-01`)).toMatchObject({ status: 422, body: { errors: [{ pointer: '?to' }] } })
})
