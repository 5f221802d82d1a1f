import { afterAll, beforeAll, expect, it } from 'vitest'
import type { emergency } from '@guanjia/contract'
import type { Case } from '@guanjia/contract/cases.ts'
import type { FallingObject } from '@guanjia/contract/redress.ts'
import { newId } from '../../platform/ids.ts'
import { pdfPages } from '../../platform/print/pdf-text.ts'
import { Estate } from '../../testing/estates.ts'
import { testApp, type TestApp } from '../../testing/test-app.ts'

let test: TestApp
let estate: Estate
beforeAll(async () => {
  test = await testApp()
  estate = await Estate.found(test)
})
afterAll(() => test.close())

it('asks whose a fallen object could have been: the units above as they were at that moment, excluded one by one on the case and shown on the board [EMG-024]', async () => {
  const DAY_MS = 86_400_000
  const now = Date.now()
  const column = await estate.column('31', [2, 11])
  const of = (room: string): string => column.ids.get(room)!
  // 1101 and 202 were being renovated then, 1102 was finished; 1101 was finished the day after.
  for (const [room, state, days] of [['1101', 'renovating', 20], ['202', 'renovating', 20], ['1102', 'renovating', 40], ['1102', 'self_occupied', 20], ['1101', 'self_occupied', 1]] as const) await estate.unitBecomes(of(room), state, new Date(now - days * DAY_MS))
  const report = async (facts: object): Promise<emergency.Incident> => (await estate.send<emergency.Incident>('front_desk', 'POST', '/incidents', { siteId: estate.company.siteId, kind: 'falling_object', place: '31 栋门前', ...facts })).body
  const incident = await report({ description: '路人被砸伤' })
  expect(incident).toMatchObject({ inquiry: null, mayInquire: true })
  const body = { id: newId(), happenedAt: new Date(now - 3 * DAY_MS).toISOString(), object: '瓷砖碎块', harm: '右肩挫伤', buildingId: column.buildingId, entranceId: column.entranceId, floorFrom: 2, floorTo: 11 }
  const open = (facts: object = {}, who: 'front_desk' | 'technician' = 'front_desk', id = incident.id) => estate.send<emergency.Incident>(who, 'POST', `/incidents/${id}/inquiry`, { ...body, ...facts })
  // Only of what fell, and only by who takes cases.
  expect(await open({}, 'front_desk', (await report({ kind: 'theft' })).id)).toMatchObject({ status: 409, body: { code: 'action_not_allowed' } })
  expect(await open({}, 'technician')).toMatchObject({ status: 403 })
  expect(await open({ happenedAt: '2999-01-01T00:00:00Z' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/happenedAt' }] } })
  // Two clicks and a retry are one inquiry of one case; another one is refused.
  const clicks = await Promise.all([open(), open()])
  expect(clicks.map(({ status }) => status)).toEqual([200, 200])
  expect(await open({ id: newId() })).toMatchObject({ status: 409, body: { code: 'already_exists' } })
  const shown = clicks[0]!.body.inquiry!
  expect(clicks[1]!.body.inquiry).toEqual(shown)
  expect(shown).toMatchObject({ status: 'open', units: 4, excluded: 0, renovating: 2 })
  const of31 = await estate.get<Case>('front_desk', `/cases/${shown.caseId}`)
  expect(of31).toMatchObject({ kind: 'report', number: shown.caseNumber, place: '31 栋门前', occurredAt: body.happenedAt })
  expect((await estate.get<{ items: { place: string }[] }>('front_desk', `/cases?siteId=${estate.company.siteId}&limit=50`)).items.filter(({ place }) => place === '31 栋门前')).toHaveLength(1)
  const { inquiry } = await estate.get<{ inquiry: FallingObject }>('front_desk', `/cases/${shown.caseId}/falling-object`)
  expect(inquiry.units.map(({ unit, wasRenovating }) => [unit.name, wasRenovating])).toEqual([['31-2-201', false], ['31-2-202', true], ['31-2-1101', true], ['31-2-1102', false]])
  await estate.send('front_desk', 'POST', `/falling-objects/${inquiry.id}/actions`, { action: 'presence', unitId: of('1101'), presence: 'home', source: '装修工人在场' })
  await estate.send('front_desk', 'POST', `/falling-objects/${inquiry.id}/actions`, { action: 'exclude', unitId: of('202'), reason: '二层高度与伤势不符' })
  expect((await estate.get<emergency.Incident>('supervisor', `/incidents/${incident.id}`)).inquiry).toMatchObject({ excluded: 1, home: 1 })
  const paper = await test.http.inject({ method: 'GET', url: `/api/v1/incidents/${incident.id}/report`, headers: { authorization: `Bearer ${estate.people.supervisor.token}` } })
  expect(pdfPages(paper.rawPayload).map(({ text }) => text).join('')).toContain(inquiry.number)
})
