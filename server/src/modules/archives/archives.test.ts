import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { archives } from '@guanjia/contract'
import { makeSite, makeZone } from '../organization/index.ts'
import { aColleague, aCompany, aResident, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { mustSeePerson, mustSeeUnit, ownUnitIds, peopleOfUnit, personsById, stewardOfUnit, unitsById, unitsOfPerson } from './index.ts'

type Answer = { status: number; body: never }
const ID_CARD = '110101199003070011'
const OTHER_CARD = '11010519491231002X'

let test: TestApp
let company: Company
let desk: Browser
let building: archives.Building

beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  desk = await signIn(test, company.logins.front_desk, company.password)
  const zoneId = await as(test, company.actors.administrator, (ctx) =>
    makeZone(ctx, { siteId: company.siteId, name: '东片区', stewardId: company.actors.steward.employeeId }),
  )
  building = (
    await desk.send('POST', '/buildings', {
      siteId: company.siteId,
      code: '03栋',
      name: '听松阁',
      zoneId,
      entrances: [{ code: '1单元' }, { code: '2', floors: 18, hasElevator: true }],
    })
  ).body
})
afterAll(() => test.close())

let doors = 101
const aUnit = async (facts: object = {}): Promise<archives.Unit> =>
  mustWork(
    await desk.send('POST', '/units', {
      siteId: company.siteId,
      buildingId: building.id,
      entranceId: building.entrances[1]!.id,
      room: String(doors++),
      ...facts,
    }),
  )
const aPerson = async (name: string, facts: object = {}): Promise<archives.Person> =>
  mustWork(await desk.send('POST', '/persons', { siteId: company.siteId, name, consent: { channel: 'in_person' }, ...facts }))
const movesIn = (unit: { id: string }, person: { id: string }, facts: object = {}): Promise<Answer> =>
  desk.send('POST', '/occupancies', { unitId: unit.id, personId: person.id, role: 'owner', ...facts })

function mustWork<T>({ status, body }: Answer): T {
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}

describe('the property of a site', () => {
  it('is a tree of buildings, entrances and units with building, entrance, room, floor, area and layout [UNT-001]', async () => {
    const unit = await aUnit({
      room: '1201室',
      floor: 12,
      buildingArea: 89.5,
      layout: '三室两厅',
      handedOverOn: '2024-05-01',
      state: 'self_occupied',
    })
    expect(unit).toMatchObject({
      code: '3-2-1201',
      room: '1201',
      floor: 12,
      buildingArea: 89.5,
      layout: '三室两厅',
      handedOverOn: '2024-05-01',
      building: { name: '听松阁' },
      openCases: 0,
      version: 1,
    })
    const tree = (await desk.send('GET', `/buildings?siteId=${company.siteId}`)).body as { items: archives.Building[] }
    expect(tree.items[0]).toMatchObject({
      code: '3',
      zone: { name: '东片区' },
      entrances: [
        { code: '1', units: 0 },
        { code: '2', floors: 18, hasElevator: true },
      ],
    })
    expect(tree.items[0]!.units).toBeGreaterThanOrEqual(1)
  })

  it('knows a building and a unit once, however they are spelt', async () => {
    expect((await desk.send('POST', '/buildings', { siteId: company.siteId, code: '３号楼', name: '又一栋' })).body).toMatchObject({
      code: 'already_exists',
      errors: [{ pointer: '/code' }],
    })
    await aUnit({ room: '1502' })
    expect(
      (
        await desk.send('POST', '/units', {
          siteId: company.siteId,
          buildingId: building.id,
          entranceId: building.entrances[1]!.id,
          room: '１５０２室',
        })
      ).body,
    ).toMatchObject({ code: 'already_exists', errors: [{ pointer: '/room' }] })
  })

  it('counts up like people do: 302 before 1201, building 9 before 10; pages neither lose nor repeat a unit', async () => {
    const hill = await as(test, company.actors.administrator, (ctx) =>
      makeSite(ctx, { code: 'HILL', name: '山上', kind: 'residential', timeZone: 'Asia/Shanghai' }),
    )
    const administrator = await signIn(test, company.logins.administrator, company.password)
    for (const code of ['10', '9']) {
      const { id } = mustWork<archives.Building>(await administrator.send('POST', '/buildings', { siteId: hill, code, name: code }))
      for (const room of ['1201', '302', '101'])
        mustWork(await administrator.send('POST', '/units', { siteId: hill, buildingId: id, room }))
    }
    const codes: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: archives.UnitSummary[]; nextCursor: string | null; total: { count: number } | null } = (
        await administrator.send('GET', `/units?siteId=${hill}&limit=4${cursor ? `&cursor=${cursor}` : ''}`)
      ).body
      if (!cursor) expect(page.total).toEqual({ count: 6, exact: true })
      codes.push(...page.items.map((unit) => unit.code))
      cursor = page.nextCursor
    } while (cursor)
    expect(codes).toEqual(['9-101', '9-302', '9-1201', '10-101', '10-302', '10-1201'])
    const down = (await administrator.send('GET', `/units?siteId=${hill}&sort=-code&filter[q]=9栋`)).body as {
      items: archives.UnitSummary[]
    }
    expect(down.items.map((unit) => unit.code)).toEqual(['9-1201', '9-302', '9-101'])
    const tree = (await administrator.send('GET', `/buildings?siteId=${hill}`)).body as { items: archives.Building[] }
    expect(tree.items.map(({ code, units }) => [code, units])).toEqual([
      ['9', 3],
      ['10', 3],
    ])
  })

  it('keeps every change from → to, and refuses a day of hand-over for a unit that is not handed over', async () => {
    const unit = await aUnit()
    const changed = mustWork<archives.Unit>(
      await desk.send('PATCH', `/units/${unit.id}`, { version: 1, state: 'let', layout: '一室一厅', floor: null }),
    )
    expect(changed).toMatchObject({ state: 'let', layout: '一室一厅', version: 2 })
    expect(mustWork<archives.Unit>(await desk.send('PATCH', `/units/${unit.id}`, { version: 2, state: 'let' })).version).toBe(2)
    const { items } = (await desk.send('GET', `/units/${unit.id}/timeline`)).body as {
      items: { action: string; actor: { name: string }; changes: unknown[] }[]
    }
    expect(items.map((entry) => entry.action)).toEqual(['created', 'changed'])
    expect(items[1]).toMatchObject({
      actor: { name: '前台许' },
      changes: expect.arrayContaining([
        { field: 'layout', from: '', to: '一室一厅' },
        { field: 'state', from: 'not_handed_over', to: 'let' },
      ]),
    })
    expect(
      (await desk.send('PATCH', `/units/${unit.id}`, { version: 2, state: 'not_handed_over', handedOverOn: '2024-05-01' })).body,
    ).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/handedOverOn' }] })
  })

  it('shows how many cases are open at a unit', async () => {
    const unit = await aUnit()
    mustWork(
      await desk.send('POST', '/cases', {
        siteId: company.siteId,
        kind: 'repair',
        channel: 'phone',
        unitId: unit.id,
        statement: '厨房水管漏水',
      }),
    )
    expect(await desk.send('GET', `/units/${unit.id}`)).toMatchObject({ body: { openCases: 1 } })
    const { items } = (await desk.send('GET', `/units?siteId=${company.siteId}&filter[q]=${unit.code}`)).body as {
      items: archives.UnitSummary[]
    }
    expect(items).toMatchObject([{ code: unit.code, openCases: 1 }])
  })

  it('lets one of two clerks win who change a unit at once; the other sees what it is now', async () => {
    const unit = await aUnit()
    const change = (note: string): Promise<Answer> => desk.send('PATCH', `/units/${unit.id}`, { version: 1, note })
    const answers = await Promise.all([change('漏水史'), change('空调外机')])
    const won = answers.find(({ status }) => status === 200)!
    const lost = answers.find(({ status }) => status === 409)!
    expect(lost.body).toMatchObject({ code: 'stale_version', current: { version: 2, note: (won.body as archives.Unit).note } })
  })
})

describe('the people of a site', () => {
  it('have a file with name, phones in one spelling and a sealed ID number, from which birthday and sex follow', async () => {
    const person = await aPerson('欧阳静', {
      phones: [{ number: '138-0013-8000' }, { number: '（0755）2600 1234转801', label: '公司' }, { number: '+86 13800138000' }],
      idNumber: ID_CARD,
    })
    expect(person).toMatchObject({
      phones: ['13800138000', '0755-26001234-801'],
      idKind: 'id_card',
      idNumberMasked: '110***********0011',
      birthday: '1990-03-07',
      sex: 'male',
      pinyin: 'ouyangjing',
    })
    expect(person.phoneDetails).toEqual([
      { number: '13800138000', label: '', isMain: true },
      { number: '0755-26001234-801', label: '公司', isMain: false },
    ])
  })

  it('never show an ID number in clear, neither in the table, the answer nor the timeline', async () => {
    const person = await aPerson('单雄信', { idNumber: OTHER_CARD })
    mustWork(await desk.send('PATCH', `/persons/${person.id}`, { version: 1, idKind: 'passport', idNumber: 'E12345678', note: '换证' }))
    const timeline = (await desk.send('GET', `/persons/${person.id}/timeline`)).body as { items: { changes: { field: string }[] }[] }
    expect(timeline.items.flatMap(({ changes }) => changes)).toContainEqual({ field: 'idNumber', from: '110***********002X', to: 'E******78' })
    const dump = await as(test, company.actors.administrator, async (ctx) => {
      const rows = await ctx.client.query(
        'select p.*, t.* from person p left join timeline_entry t on t.record_id = p.id where p.id = $1',
        [person.id],
      )
      const answers = await ctx.client.query('select response from idempotency_key')
      return JSON.stringify([rows.rows, answers.rows])
    })
    for (const number of [OTHER_CARD, 'E12345678']) {
      expect(dump).not.toContain(number)
      expect(JSON.stringify(timeline)).not.toContain(number)
    }
  })

  it.each([
    [{ idNumber: '110101199003070012' }, '/idNumber'],
    [{ idKind: 'uscc', idNumber: ID_CARD }, '/idNumber'],
    [{ phones: [{ number: '13800138000' }, { number: '1380013800' }] }, '/phones/1/number'],
    [{ phones: [{ number: '18999999999' }] }, '/phones/0/number'],
  ])('are refused with the field: %j', async (facts, pointer) => {
    const { body } = await desk.send('POST', '/persons', { siteId: company.siteId, name: '某人', ...facts })
    expect(body).toMatchObject({ code: 'rule_broken', errors: [{ pointer }] })
    expect(JSON.stringify(body)).not.toContain('1101011990')
  })

  it('have one file each: a second one with the same paper is refused, in its 15-digit form too', async () => {
    await aPerson('老李', { idNumber: '320311770706001' })
    expect(
      (await desk.send('POST', '/persons', { siteId: company.siteId, name: '李老', idNumber: '320311197707060015' })).body,
    ).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/idNumber' }] })
  })

  it('may be companies [HHD-022]', async () => {
    const firm = await aPerson('云杉贸易有限公司', { kind: 'company', idNumber: '91350100M000100Y43' })
    expect(firm).toMatchObject({ kind: 'company', idKind: 'uscc', pinyin: 'yunshanmaoyiyouxiangongsi' })
  })

  it('are listed by pinyin, found by name, initials and phone tail, and by role', async () => {
    const unit = await aUnit()
    const tenant = await aPerson('查良', { phones: [{ number: '13912345678' }] })
    mustWork(await movesIn(unit, tenant, { role: 'tenant' }))
    const find = async (filter: string): Promise<string[]> =>
      ((await desk.send('GET', `/persons?siteId=${company.siteId}&${filter}`)).body as { items: archives.PersonSummary[] }).items.map(
        ({ name }) => name,
      )
    for (const q of ['查良', '良', '查', 'zhal', 'zl', '5678', '139 1234 5678'])
      expect(await find(`filter[q]=${encodeURIComponent(q)}`), q).toContain('查良')
    expect(await find('filter[role]=tenant&filter[current]=true')).toContain('查良')
    expect(await find('filter[role]=owner')).not.toContain('查良')
    expect(await find('filter[kind]=company')).not.toContain('查良')
    const all = await find('limit=200')
    expect(all.indexOf('查良')).toBeGreaterThan(all.indexOf('欧阳静'))
  })
})

describe('who lives where', () => {
  it('is one owner at a time, others beside as co-owners; the timeline of both says it [HHD-003]', async () => {
    const unit = await aUnit()
    const [he, she, tenant] = [await aPerson('郑一'), await aPerson('郑二'), await aPerson('租客')]
    mustWork(await movesIn(unit, he, { fromOn: '2024-05-01', isBillPayer: true }))
    expect((await movesIn(unit, she, { fromOn: '2025-01-01' })).body).toMatchObject({
      code: 'occupancy.overlap',
      errors: [{ pointer: '/role', message: expect.stringContaining('郑一') }],
    })
    mustWork(await movesIn(unit, she, { role: 'co_owner', fromOn: '2024-05-01' }))
    expect((await movesIn(unit, tenant, { role: 'tenant', isBillPayer: true })).body).toMatchObject({
      code: 'occupancy.overlap',
      errors: [{ pointer: '/isBillPayer' }],
    })
    expect((await movesIn(unit, she, { role: 'co_owner' })).body).toMatchObject({
      code: 'occupancy.overlap',
      errors: [{ pointer: '/personId' }],
    })
    const seen = mustWork<archives.Unit>(await desk.send('GET', `/units/${unit.id}`))
    expect(seen.occupancies.map(({ role, person }) => [role, person.name])).toEqual([
      ['owner', '郑一'],
      ['co_owner', '郑二'],
    ])
    for (const path of [`/units/${unit.id}`, `/persons/${he.id}`])
      expect(
        ((await desk.send('GET', `${path}/timeline`)).body as { items: { action: string }[] }).items.map(({ action }) => action),
      ).toContain('occupancy_started')
  })

  it('passes from one owner to the next the day after, and says who lived there on any day', async () => {
    const unit = await aUnit()
    const [old, young] = [await aPerson('旧主'), await aPerson('新主')]
    const before = mustWork<archives.Occupancy>(await movesIn(unit, old, { fromOn: '2020-01-01' }))
    expect((await desk.send('POST', `/occupancies/${before.id}/actions`, { action: 'end', untilOn: '2019-12-31' })).body).toMatchObject({
      code: 'rule_broken',
      errors: [{ pointer: '/untilOn' }],
    })
    mustWork(await desk.send('POST', `/occupancies/${before.id}/actions`, { action: 'end', untilOn: '2024-06-30' }))
    expect((await movesIn(unit, young, { fromOn: '2024-06-30' })).body).toMatchObject({ code: 'occupancy.overlap' })
    mustWork(await movesIn(unit, young, { fromOn: '2024-07-01' }))
    const { occupancies } = mustWork<archives.Unit>(await desk.send('GET', `/units/${unit.id}`))
    const on = (day: string): string[] =>
      occupancies.filter((o) => (o.fromOn ?? '') <= day && (o.untilOn ?? '9') >= day).map((o) => o.person.name)
    expect([on('2024-06-30'), on('2024-07-01')]).toEqual([['旧主'], ['新主']])
    expect((await desk.send('POST', `/occupancies/${before.id}/actions`, { action: 'end', untilOn: '2026-01-01' })).body).toMatchObject({
      code: 'action_not_allowed',
    })
  })

  it('cannot be doubled by two clerks at once', async () => {
    const unit = await aUnit()
    const [first, second] = [await aPerson('甲'), await aPerson('乙')]
    const answers = await Promise.all([movesIn(unit, first), movesIn(unit, second)])
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 422])
    expect(answers.find(({ status }) => status === 422)!.body).toMatchObject({ code: 'occupancy.overlap', errors: [{ pointer: '/role' }] })
  })

  it('makes the file of a person visible at the new site, and only what belongs there', async () => {
    const administrator = await signIn(test, company.logins.administrator, company.password)
    const lake = await as(test, company.actors.administrator, (ctx) =>
      makeSite(ctx, { code: 'LAKE', name: '湖边', kind: 'residential', timeZone: 'Asia/Shanghai' }),
    )
    await as(test, company.actors.administrator, (ctx) =>
      aColleague(ctx, { role: 'front_desk', siteId: lake, name: '湖边前台', login: 'lake-desk' }),
    )
    const lakeDesk = await signIn(test, 'lake-desk', 'correct horse')
    const lakeHouse = mustWork<archives.Building>(await lakeDesk.send('POST', '/buildings', { siteId: lake, code: '8', name: '八栋' }))
    const lakeUnit = mustWork<archives.Unit>(await lakeDesk.send('POST', '/units', { siteId: lake, buildingId: lakeHouse.id, room: '801' }))
    const unit = await aUnit()
    const person = await aPerson('两处有房')
    mustWork(await movesIn(unit, person))
    expect((await lakeDesk.send('GET', `/persons/${person.id}`)).status).toBe(404)
    expect((await lakeDesk.send('POST', '/occupancies', { unitId: lakeUnit.id, personId: person.id, role: 'owner' })).body).toMatchObject({
      code: 'not_found',
      errors: [{ pointer: '/personId' }],
    })
    mustWork(await administrator.send('POST', '/occupancies', { unitId: lakeUnit.id, personId: person.id, role: 'owner' }))
    const seen = mustWork<archives.Person>(await lakeDesk.send('GET', `/persons/${person.id}`))
    expect(seen.occupancies.map((o) => o.unit.code)).toEqual(['8-801'])
    const timeline = (await lakeDesk.send('GET', `/persons/${person.id}/timeline`)).body
    expect(JSON.stringify(timeline)).not.toContain(unit.code)
    const hits = (await lakeDesk.send('GET', `/search?q=${encodeURIComponent('两处')}`)).body as { hits: archives.SearchHit[] }
    expect(hits.hits).toMatchObject([{ id: person.id, siteId: lake, subtitle: '8-801 业主' }])
  })
})

describe('walls', () => {
  it('hide the archives of another organisation and of another site as if they did not exist', async () => {
    const other = await aCompany(test, '别家物业')
    const stranger = await signIn(test, other.logins.administrator, other.password)
    const unit = await aUnit()
    const person = await aPerson('墙内人', { phones: [{ number: '13700001111' }] })
    const occupancy = mustWork<archives.Occupancy>(await movesIn(unit, person))
    const far = await as(test, company.actors.administrator, (ctx) =>
      makeSite(ctx, { code: 'FAR', name: '远处', kind: 'residential', timeZone: 'Asia/Shanghai' }),
    )
    await as(test, company.actors.administrator, (ctx) =>
      aColleague(ctx, { role: 'supervisor', siteId: far, name: '远主管', login: 'far-supervisor' }),
    )
    for (const [who, siteId] of [
      [stranger, other.siteId],
      [await signIn(test, 'far-supervisor', 'correct horse'), far],
    ] as const) {
      for (const path of [
        `/units/${unit.id}`,
        `/units/${unit.id}/timeline`,
        `/persons/${person.id}`,
        `/persons/${person.id}/timeline`,
        `/units?siteId=${company.siteId}`,
        `/persons?siteId=${company.siteId}`,
        `/buildings?siteId=${company.siteId}`,
        `/search?q=x&siteId=${company.siteId}`,
      ])
        expect((await who.send('GET', path)).status, path).toBe(404)
      const writes: [string, string, object][] = [
        ['PATCH', `/units/${unit.id}`, { version: 1, note: 'x' }],
        ['PATCH', `/persons/${person.id}`, { version: 1, note: 'x' }],
        ['POST', `/occupancies/${occupancy.id}/actions`, { action: 'end', untilOn: '2030-01-01' }],
        ['POST', '/occupancies', { unitId: unit.id, personId: person.id, role: 'tenant' }],
        ['POST', '/buildings', { siteId: company.siteId, code: '77', name: 'x' }],
        ['POST', '/units', { siteId: company.siteId, buildingId: building.id, room: '9' }],
        ['POST', '/units', { siteId, buildingId: building.id, room: '9' }],
        ['POST', '/persons', { siteId: company.siteId, name: 'x' }],
      ]
      for (const [method, path, body] of writes)
        expect((await who.send(method as 'POST', path, body)).status, `${method} ${path}`).toBe(404)
      expect(((await who.send('GET', '/search?q=13700001111')).body as { hits: unknown[] }).hits).toEqual([])
    }
  })

  it('keep technicians and residents out of the archives, and readers from writing', async () => {
    const technician = await signIn(test, company.logins.technician, company.password)
    expect((await technician.send('GET', `/units?siteId=${company.siteId}`)).body).toMatchObject({ code: 'not_permitted' })
    expect((await technician.send('GET', '/search?q=x')).status).toBe(403)
  })
})

describe('for modules to the right', () => {
  it('the archives answer who lives where today, who is steward, and what a resident may see', async () => {
    const unit = await aUnit({ state: 'self_occupied', handedOverOn: '2023-03-01' })
    const owner = await aPerson('房主', { phones: [{ number: '13600002222' }] })
    const gone = await aPerson('前房客')
    mustWork(await movesIn(unit, owner, { isBillPayer: true }))
    mustWork(await movesIn(unit, gone, { role: 'tenant', fromOn: '2020-01-01', untilOn: '2020-12-31' }))
    await as(test, company.actors.technician, async (ctx) => {
      expect((await unitsById(ctx, [unit.id, null])).get(unit.id)).toEqual({
        id: unit.id,
        siteId: company.siteId,
        code: unit.code,
        room: unit.room,
        building: { id: building.id, name: '听松阁' },
        zone: expect.objectContaining({ name: '东片区' }),
        steward: { id: company.actors.steward.employeeId, name: '管家何' },
        state: 'self_occupied',
        use: 'residence',
        handedOverOn: '2023-03-01',
      })
      expect(await peopleOfUnit(ctx, unit.id)).toEqual([
        { personId: owner.id, name: '房主', role: 'owner', isBillPayer: true, phones: ['13600002222'] },
      ])
      expect((await personsById(ctx, [owner.id])).get(owner.id)).toEqual({
        id: owner.id,
        name: '房主',
        kind: 'person',
        phones: ['13600002222'],
        siteIds: [company.siteId],
      })
      expect(await unitsOfPerson(ctx, gone.id)).toEqual([])
      expect(await stewardOfUnit(ctx, unit.id)).toEqual({ id: company.actors.steward.employeeId, name: '管家何' })
      expect(await ownUnitIds(ctx)).toEqual([])
      await expect(mustSeeUnit(ctx, unit.id)).rejects.toMatchObject({ code: 'not_found' })
      expect((await mustSeeUnit(ctx, unit.id, 'work_orders:read')).code).toBe(unit.code)
    })
    const resident = await as(test, company.actors.administrator, (ctx) =>
      aResident(ctx, { personId: owner.id, name: '房主', login: `owner-${owner.id}` }),
    )
    await as(test, resident, async (ctx) => {
      expect(await ownUnitIds(ctx)).toEqual([unit.id])
      expect((await mustSeeUnit(ctx, unit.id)).code).toBe(unit.code)
      expect((await mustSeePerson(ctx, owner.id)).name).toBe('房主')
      await expect(mustSeePerson(ctx, gone.id)).rejects.toMatchObject({ code: 'not_found' })
    })
    const phone = await signIn(test, `owner-${owner.id}`, 'correct horse')
    expect((await phone.send('GET', '/sessions/current')).body).toMatchObject({
      units: [{ id: unit.id, code: unit.code, role: 'owner' }],
      sites: [{ name: '清溪花园' }],
    })
    expect((await desk.send('GET', `/persons/${owner.id}`)).body).toMatchObject({ hasAccount: true })
  })
})
