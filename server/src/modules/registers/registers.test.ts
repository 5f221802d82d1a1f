import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import type { Sent } from '@guanjia/contract'
import { registers } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aCompany, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { changeAmenity, checkAmenity, createAmenity, getAmenity, listAmenities } from './amenities.ts'
import { createArea, listAreas } from './areas.ts'
import { actOnFacility, createFacility, getFacility, listFacilities } from './facilities.ts'
import { lookAhead } from './daily.ts'
import { listFacilityClasses } from './facility-classes.ts'
import { findRecords, getRecord, lookUp, recordTimeline } from './look-up.ts'
import { createMeter, getMeter, listMeters } from './meters.ts'
import { labelsOf } from './print-labels.ts'
import { listReadings, readMeter, voidReading } from './readings.ts'
import { changeSiteFacts, getSiteFacts, managedArea } from './site-facts.ts'

let test: TestApp
let company: Company
let home: Household
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
})
afterAll(() => test.close())

const nothing = { params: {}, query: {}, body: {} }
const desk = <T>(work: (ctx: Ctx) => Promise<T>, now?: Date): Promise<T> => as(test, company.actors.front_desk, work, now)
const tech = <T>(work: (ctx: Ctx) => Promise<T>, now?: Date): Promise<T> => as(test, company.actors.technician, work, now)
const at = (day: string): Date => new Date(`${day}T02:00:00Z`)
const parsed = <E extends { body: { parse: (value: unknown) => unknown } }>(endpoint: E, body: unknown) => endpoint.body.parse(body) as never

async function classId(code: string): Promise<string> {
  const { items } = await desk((ctx) => listFacilityClasses(ctx, { ...nothing, query: { siteId: company.siteId } }))
  return items.find((one) => one.code === code)!.id
}
const aFacility = async (more: Partial<Sent<typeof registers.createFacility>['body']> = {}, now?: Date) =>
  desk(async (ctx) => createFacility(ctx, { ...nothing, body: parsed(registers.createFacility, { siteId: company.siteId, code: newId().slice(-10), name: '生活水泵', classId: await classId('03.01'), ...more }) }), now)

describe('homes', () => {
  it('are told of once, 30 days before what the builder answers for from their hand-over ends, and again when that moves [UNT-015]', async () => {
    const look = (day: string) => as(test, company.actors.administrator, (ctx) => lookAhead(ctx, company.siteId), at(day))
    const told = async () => (await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('message').select('params').where('template', '=', 'registers.home_warranty').where('account_id', '=', company.actors.supervisor.accountId).execute())).map(({ params }) => params)
    const handOver = (day: string) => as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('unit').set({ handed_over_on: day }).where('id', '=', home.unitId).execute())
    await handOver('2021-06-30')
    await look('2026-05-30')
    expect(await told()).toEqual([])
    await look('2026-06-01')
    await look('2026-06-01')
    await look('2026-06-02')
    expect(await told()).toEqual([expect.objectContaining({ count: 1, first: '2026-06-30' })])
    await handOver('2024-06-20')
    await look('2026-06-03')
    expect(await told()).toHaveLength(2)
  })
})

describe('facilities', () => {
  it('hang in a tree of classes, and a class stands for all below it', async () => {
    const pump = await aFacility({ code: 'SB-001', place: '地下一层水泵房' })
    const lift = await aFacility({ code: 'DT-001', name: '客梯', classId: await classId('02.01') })
    const found = async (code: string) => (await tech((ctx) => listFacilities(ctx, { ...nothing, query: { siteId: company.siteId, limit: 50, filter: { class: code } } }))).items.map((one) => one.id)
    expect(await found('03')).toContain(pump.id)
    expect(await found('03')).not.toContain(lift.id)
    expect(await found('0')).toEqual([])
    const { items } = await desk((ctx) => listFacilityClasses(ctx, { ...nothing, query: { siteId: company.siteId } }))
    expect(items.find((one) => one.code === '02')!.facilities).toBe(1)
  })

  it('say what is due within 30 days, and a legal inspection moves its date on or is refused', async () => {
    const facility = await aFacility({ code: 'DT-009', classId: await classId('02.01'), inspectionDueOn: '2026-06-01', nextServiceOn: '2026-07-20' }, at('2026-05-10'))
    expect(facility.due).toEqual([{ what: 'inspection', on: '2026-06-01', isOverdue: false }])
    const act = (body: object, now: Date) => tech((ctx) => actOnFacility(ctx, { params: { id: facility.id }, query: {}, body: parsed(registers.actOnFacility, body) }), now)
    await expect(act({ action: 'inspected' }, at('2026-06-05'))).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/nextOn' }] })
    await expect(act({ action: 'scrap' }, at('2026-06-05'))).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/note' }] })
    const inspected = await act({ action: 'inspected', nextOn: '2027-06-01' }, at('2026-06-05'))
    expect(inspected).toMatchObject({ state: 'running', inspectionDueOn: '2027-06-01', due: [] })
    await act({ action: 'scrap', note: '整机更换' }, at('2026-06-06'))
    await expect(act({ action: 'resume' }, at('2026-06-07'))).rejects.toMatchObject({ code: 'action_not_allowed' })
    const told = await tech((ctx) => recordTimeline(ctx, { ...nothing, params: { id: facility.id } }))
    expect(told.items.map((one) => one.action)).toEqual(['created', 'inspected', 'scrap'])
  })

  it('makes one of a retry, refuses a code twice naming it, and a stale change', async () => {
    const id = newId()
    const code = newId().slice(-8)
    await aFacility({ id, code })
    expect((await aFacility({ id, code })).id).toBe(id)
    await expect(aFacility({ code })).rejects.toMatchObject({ code: 'already_exists', errors: [{ pointer: '/code' }] })
    const keeper = await signIn(test, company.logins.front_desk, company.password)
    expect(await keeper.send('PATCH', `/facilities/${id}`, { version: 7, name: '水泵' })).toMatchObject({ status: 409, body: { code: 'stale_version', current: { code } } })
    expect(await keeper.send('PATCH', `/facilities/${id}`, { version: 1, name: '变频水泵', areaId: newId() })).toMatchObject({ status: 404, body: { errors: [{ pointer: '/areaId' }] } })
    expect(await keeper.send('PATCH', `/facilities/${id}`, { version: 1, name: '变频水泵' })).toMatchObject({ status: 200, body: { name: '变频水泵', model: '', version: 2 } })
  })

  it('is found by what stands on it, and its label tells strangers nothing', async () => {
    const facility = await aFacility({ code: 'FDJ-77', name: '柴油发电机', serial: 'SN-99-A' })
    const guard = await as(test, company.actors.technician, (ctx) => lookUp(ctx, { ...nothing, query: { siteId: company.siteId, q: 'fdj' } }))
    expect(guard.items).toMatchObject([{ kind: 'facility', id: facility.id, title: '柴油发电机 FDJ-77' }])
    expect(await tech((ctx) => getRecord(ctx, { ...nothing, params: { id: facility.id } }))).toMatchObject({ kind: 'facility', id: facility.id })
    const [label] = await desk((ctx) => labelsOf(ctx, { siteId: company.siteId, kind: 'facility', ids: [facility.id] }))
    expect(label).toMatchObject({ id: facility.id, code: 'FDJ-77' })
    const keeper = await signIn(test, company.logins.front_desk, company.password)
    const sheet = await keeper.send('GET', `/register-labels?siteId=${company.siteId}&kind=facility&ids=${facility.id}`)
    expect(sheet.status).toBe(200)
    expect(String(sheet.body).slice(0, 5)).toBe('%PDF-')
    const stranger = await aCompany(test)
    await expect(as(test, stranger.actors.administrator, (ctx) => getFacility(ctx, { ...nothing, params: { id: facility.id } }))).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('common areas', () => {
  it('know shopfronts and garages as types of their own, by which rounds are planned [UNT-013]', async () => {
    const add = (code: string, type: string, more = {}) => desk((ctx) => createArea(ctx, { ...nothing, body: parsed(registers.createArea, { siteId: company.siteId, code, name: code, type, ...more }) }))
    const garage = await add('CK-B1', 'garage')
    const shops = await add('DM-01', 'shopfront')
    await add('LH-01', 'garden')
    await add('CK-B1-P1', 'point', { parentId: garage.id })
    const found = async (type: string[]) => (await tech((ctx) => listAreas(ctx, { ...nothing, query: { siteId: company.siteId, limit: 50, filter: { type: type as never } } }))).items
    expect((await found(['shopfront'])).map((one) => one.id)).toEqual([shops.id])
    expect(await found(['garage'])).toMatchObject([{ id: garage.id, points: 1 }])
    await expect(add('CK-B1', 'garage')).rejects.toMatchObject({ code: 'already_exists' })
    await expect(desk((ctx) => createArea(ctx, { ...nothing, body: { siteId: company.siteId, code: 'X', name: 'X', type: 'carpark' as never } }))).rejects.toMatchObject({ code: '23514' })
  })
})

describe('amenities', () => {
  const aPool = (name: string, more = {}) => desk((ctx) => createAmenity(ctx, { ...nothing, body: parsed(registers.createAmenity, { siteId: company.siteId, name, kind: 'playground', isCheckedDaily: true, rules: '十二岁以下须家长陪同', openHours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '21:00' }], ...more }) }))

  it('has opening hours, rules and one check a day; what is wrong is said [UNT-003]', async () => {
    const playground = await aPool('儿童乐园')
    const open = (time: string) => desk((ctx) => getAmenity(ctx, { ...nothing, params: { id: playground.id } }), new Date(`2026-06-01T${time}:00+08:00`))
    expect(await open('20:59')).toMatchObject({ isOpenNow: true, isCheckDue: true, rules: '十二岁以下须家长陪同' })
    expect((await open('21:00')).isOpenNow).toBe(false)
    const check = (body: object, now: string) => tech((ctx) => checkAmenity(ctx, { params: { id: playground.id }, query: {}, body: parsed(registers.checkAmenity, body) }), new Date(now))
    await expect(check({ isFine: false }, '2026-06-01T09:00:00+08:00')).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/note' }] })
    const id = newId()
    const checked = await check({ id, isFine: false, note: '秋千链条松动' }, '2026-06-01T09:00:00+08:00')
    expect(checked).toMatchObject({ isCheckDue: false, lastCheck: { day: '2026-06-01', isFine: false, note: '秋千链条松动' } })
    expect((await check({ id, isFine: false, note: '秋千链条松动' }, '2026-06-01T09:00:02+08:00')).lastCheck!.id).toBe(id)
    await expect(check({ isFine: true }, '2026-06-01T18:00:00+08:00')).rejects.toMatchObject({ code: 'already_exists' })
    const due = (now: string) => tech((ctx) => listAmenities(ctx, { ...nothing, query: { siteId: company.siteId, limit: 50, filter: { checkDue: true } } }), new Date(now))
    expect((await due('2026-06-01T18:00:00+08:00')).items.map((one) => one.id)).not.toContain(playground.id)
    expect((await due('2026-06-02T00:30:00+08:00')).items.map((one) => one.id)).toContain(playground.id)
  })

  it('closes with a reason only, and stands on the profile of the project [UNT-010]', async () => {
    const club = await aPool('业主会所', { kind: 'club' })
    const change = (body: object) => desk((ctx) => changeAmenity(ctx, { params: { id: club.id }, query: {}, body: parsed(registers.changeAmenity, body) }))
    await expect(change({ version: 1, state: 'closed' })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/stateNote' }] })
    await change({ version: 1, state: 'closed', stateNote: '设备检修' })
    const profile = await desk((ctx) => getSiteFacts(ctx, { ...nothing, params: { id: company.siteId } }))
    expect(profile.amenities).toContainEqual({ id: club.id, name: '业主会所', kind: 'club', state: 'closed' })
  })
})

describe('meters', () => {
  const aMeter = (more: object = {}) => desk((ctx) => createMeter(ctx, { ...nothing, body: parsed(registers.createMeter, { siteId: company.siteId, code: newId().slice(-10), kind: 'water', unitId: home.unitId, ...more }) }))
  const read = (id: string, body: object, now: string) => tech((ctx) => readMeter(ctx, { params: { id }, query: {}, body: parsed(registers.readMeter, body) }), at(now))

  it('shows place, photo and the point on a plan along the reading route [UNT-014]', async () => {
    const own = await aCompany(test)
    const place = await as(test, own.actors.administrator, async (ctx) => {
      const second = await aHousehold(ctx, own.siteId, { room: '1301', owner: '陈立', phone: '13800130003' })
      const first = await aHousehold(ctx, own.siteId, { room: '0202', owner: '李安', phone: '13800130004' })
      return { first, second }
    })
    const as_ = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => as(test, own.actors.supervisor, work)
    const { plan, photo } = await as_(async (ctx) => {
      const file = async (name: string): Promise<string> => {
        const id = newId()
        await sql`insert into file (organization_id, id, sha256, name, content_type, bytes, is_image, uploaded_by) values (${ctx.organizationId}, ${id}, ${'0'.repeat(64)}, ${name}, 'image/png', 10, true, ${ctx.actor.accountId})`.execute(ctx.tx)
        return id
      }
      return { plan: await file('一层平面.png'), photo: await file('表位.png') }
    })
    const add = (body: object) => as_((ctx) => createMeter(ctx, { ...nothing, body: parsed(registers.createMeter, { siteId: own.siteId, kind: 'water', ...body }) }))
    await add({ code: 'A-PUBLIC', location: '东门绿化井' })
    await add({ code: 'B-1301', unitId: place.second.unitId })
    await add({ code: 'Z-0202', unitId: place.first.unitId, location: '二层管井左起第三只', photoIds: [photo], plan: { fileId: plan, x: 0.25, y: 0.75 } })
    const route = await as(test, own.actors.technician, (ctx) => listMeters(ctx, { ...nothing, query: { siteId: own.siteId, limit: 50, sort: 'route', filter: {} } }))
    expect(route.items.map((one) => one.code)).toEqual(['Z-0202', 'B-1301', 'A-PUBLIC'])
    expect(route.items[0]).toMatchObject({ location: '二层管井左起第三只', photos: [{ id: photo }], plan: { file: { id: plan }, x: 0.25, y: 0.75 } })
    await expect(add({ code: 'X', unitId: place.first.unitId, areaId: newId() })).rejects.toMatchObject({ errors: [{ pointer: '/areaId' }] })
  })

  it('counts consumption with the multiplier and refuses what is odd until somebody has looked twice', async () => {
    const meter = await aMeter({ multiplier: 2, initialReading: 100, installedOn: '2026-01-01', digits: 5 })
    expect((await read(meter.id, { value: 110, readOn: '2026-02-01' }, '2026-02-01')).reading).toMatchObject({ consumption: 20 })
    expect((await read(meter.id, { value: 120, readOn: '2026-03-01' }, '2026-03-01')).reading).toMatchObject({ consumption: 20, verdict: 'fine' })
    await expect(read(meter.id, { value: 119 }, '2026-04-01')).rejects.toMatchObject({ code: 'meter.implausible', errors: [{ pointer: '/value' }] })
    await expect(read(meter.id, { value: 400 }, '2026-04-01')).rejects.toMatchObject({ code: 'meter.implausible' })
    await expect(read(meter.id, { value: 400, isConfirmed: true }, '2026-04-01')).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/note' }] })
    const confirmed = await read(meter.id, { value: 400, isConfirmed: true, note: '管道漏水，已报修' }, '2026-04-01')
    expect(confirmed.reading).toMatchObject({ verdict: 'too_much', isConfirmed: true, consumption: 560 })
    await expect(read(meter.id, { value: 410 }, '2026-04-01')).rejects.toMatchObject({ code: 'already_exists' })
    const [latest, before] = (await tech((ctx) => listReadings(ctx, { ...nothing, params: { id: meter.id } }))).items
    const voiding = (id: string) => desk((ctx) => voidReading(ctx, { params: { id }, query: {}, body: { reason: '抄错表' } }))
    await expect(voiding(before!.id)).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect((await voiding(latest!.id)).lastReading).toMatchObject({ value: 120 })
    expect((await tech((ctx) => listReadings(ctx, { ...nothing, params: { id: meter.id } }))).items[0]).toMatchObject({ value: 400, voided: { reason: '抄错表' } })
  })

  it('enters one reading of two clicks, and none of a meter that was taken out', async () => {
    const meter = await aMeter()
    const body = { value: 5, readOn: '2026-02-01' }
    const both = await Promise.allSettled([read(meter.id, body, '2026-02-01'), read(meter.id, body, '2026-02-01')])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(await tech((ctx) => getMeter(ctx, { ...nothing, params: { id: meter.id } }))).toMatchObject({ lastReading: { value: 5 } })
    const keeper = await signIn(test, company.logins.front_desk, company.password)
    expect(await keeper.send('PATCH', `/meters/${meter.id}`, { version: 1, multiplier: 3 })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/multiplier' }] } })
    expect(await keeper.send('POST', `/meters/${meter.id}/actions`, { action: 'take_out', on: '2026-02-02' })).toMatchObject({ status: 200, body: { state: 'taken_out' } })
    await expect(read(meter.id, { value: 6 }, '2026-02-03')).rejects.toMatchObject({ code: 'action_not_allowed' })
  })
})

describe('the site as a project', () => {
  const facts = (body: object, actor: Actor = company.actors.supervisor) => as(test, actor, async (ctx) => {
    const { version } = await getSiteFacts(ctx, { ...nothing, params: { id: company.siteId } })
    return changeSiteFacts(ctx, { params: { id: company.siteId }, query: {}, body: parsed(registers.changeSiteFacts, { version, ...body }) })
  })

  it('takes its default standard from its kind [UNT-006]', async () => {
    expect((await facts({ projectKind: 'ordinary_residential', housingCategory: 'commodity' })).template!.code).toBe('grade_2')
    expect((await facts({ projectKind: 'old_estate' })).template!.code).toBe('grade_3')
    expect((await facts({ projectKind: 'office', housingCategory: null })).template!.code).toBe('office')
    expect((await facts({ projectKind: 'sales_office' })).template!.code).toBe('sales_office')
    expect((await facts({ projectKind: 'ordinary_residential' })).template).toBeNull()
    await expect(as(test, company.actors.front_desk, (ctx) => changeSiteFacts(ctx, { params: { id: company.siteId }, query: {}, body: { version: 0 } }))).rejects.toMatchObject({ code: 'not_permitted' })
  })

  it('may choose a grade for the five categories of ordinary housing only [UNT-007]', async () => {
    for (const housingCategory of ['commodity', 'affordable', 'reform', 'collective', 'low_rent']) expect(await facts({ projectKind: 'ordinary_residential', housingCategory, serviceGrade: 1 })).toMatchObject({ grades: [1, 2, 3], template: { code: 'grade_1' } })
    await facts({ serviceGrade: null })
    await expect(facts({ housingCategory: null, serviceGrade: 1 })).rejects.toMatchObject({ errors: [{ pointer: '/serviceGrade' }] })
    await expect(facts({ projectKind: 'office', housingCategory: 'commodity' })).rejects.toMatchObject({ errors: [{ pointer: '/housingCategory' }] })
  })

  it('is outside the grades when it is high-end and needs the standard that was agreed; the database says so too [UNT-008]', async () => {
    await facts({ projectKind: 'ordinary_residential', housingCategory: 'commodity', serviceGrade: null, negotiatedStandard: '' })
    await expect(facts({ housingCategory: 'high_end' })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/negotiatedStandard' }] })
    await expect(facts({ housingCategory: 'high_end', negotiatedStandard: '金钥匙', serviceGrade: 1 })).rejects.toMatchObject({ errors: [{ pointer: '/serviceGrade' }] })
    expect(await facts({ projectKind: 'high_end_residential', housingCategory: 'high_end', negotiatedStandard: '大堂 24 小时礼宾\n电梯 15 分钟到场' })).toMatchObject({ grades: [], serviceGrade: null, template: { code: 'negotiated', measures: [{ text: '大堂 24 小时礼宾' }, { text: '电梯 15 分钟到场' }] } })
    const behind = (set: string) => as(test, company.actors.supervisor, (ctx) => ctx.client.query(`update site_facts set ${set} where site_id = $1`, [company.siteId]))
    await expect(behind('service_grade = 1')).rejects.toMatchObject({ constraint: 'grade_of_ordinary_housing' })
    await expect(behind("negotiated_standard = ''")).rejects.toMatchObject({ constraint: 'high_end_is_negotiated' })
  })

  it('adds up the managed area by site and building, counts what it does not know, and divides it by heads [UNT-011]', async () => {
    const own = await aCompany(test)
    const admin = own.actors.administrator
    await as(test, admin, async (ctx) => {
      await aHousehold(ctx, own.siteId, { room: '0101' })
      await aHousehold(ctx, own.siteId, { room: '0102' })
      const other = await aHousehold(ctx, own.siteId, { building: '5', room: '0101' })
      await ctx.tx.updateTable('unit').set({ building_area: null }).where('id', '=', other.unitId).execute()
    })
    const company_ = await as(test, admin, (ctx) => managedArea(ctx, { ...nothing, query: {} }))
    expect(company_).toMatchObject({ level: 'site', items: [{ id: own.siteId, units: 3, unitsWithoutArea: 1, squareMetres: 237, people: 6, squareMetresPerHead: 39.5 }], total: { squareMetres: 237, squareMetresPerHead: 39.5 } })
    const site = await as(test, admin, (ctx) => managedArea(ctx, { ...nothing, query: { siteId: own.siteId } }))
    expect(site.items).toMatchObject([{ name: '3栋', units: 2, squareMetres: 237, people: null }, { name: '5栋', units: 1, unitsWithoutArea: 1, squareMetres: null, squareMetresPerHead: null }])
  })
})

describe('the one search box', () => {
  it('finds facilities and meters by their codes, within the site of the seeker', async () => {
    const facility = await aFacility({ code: 'KT-5150' })
    const hits = await desk((ctx) => findRecords(ctx, { q: 'kt-5150', siteId: undefined, limit: 10 }))
    expect(hits).toMatchObject([{ kind: 'facility', id: facility.id }])
    const other = await aCompany(test)
    expect(await as(test, other.actors.administrator, (ctx) => findRecords(ctx, { q: 'kt-5150', siteId: undefined, limit: 10 }))).toEqual([])
  })
})
