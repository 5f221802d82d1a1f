import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { archives } from '@guanjia/contract'
import { makeSite } from '../organization/index.ts'
import { aColleague, aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { searchAlso } from './index.ts'

let test: TestApp
let company: Company
let desk: Browser
let supervisor: Browser
let hillDesk: Browser

beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  desk = await signIn(test, company.logins.front_desk, company.password)
  supervisor = await signIn(test, company.logins.supervisor, company.password)
  await aSite(desk, company.siteId, { building: '3', entrances: ['1', '2'], rooms: ['1201', '1202', '101'] })
  await aSite(desk, company.siteId, { building: 'A座', entrances: [], rooms: ['1001', 'B101'] })
  await aSite(desk, company.siteId, { building: '会所', entrances: [], rooms: ['1'] })
  for (const [name, phone, idNumber] of [
    ['张伟', '13800138000', '110101199003070011'],
    ['张伟明', '13900008000', null],
    ['李张伟', '13700001234', null],
    ['欧阳静', '0755-26001234', null],
    ['单雄信', '+852 9123 4567', null],
    ['吕布', '13612345678', null],
  ] as const)
    await mustWork(desk.send('POST', '/persons', { siteId: company.siteId, name, phones: [{ number: phone }], idNumber, consent: { channel: 'in_person' } }))
  await mustWork(desk.send('POST', '/persons', { siteId: company.siteId, name: '深圳春晖贸易有限公司', kind: 'company' }))
  const hill = await as(test, company.actors.administrator, (ctx) =>
    makeSite(ctx, { code: 'HILL', name: '山上', kind: 'residential', timeZone: 'Asia/Shanghai' }),
  )
  await as(test, company.actors.administrator, (ctx) =>
    aColleague(ctx, { role: 'front_desk', siteId: hill, name: '山上前台', login: 'hill-desk' }),
  )
  hillDesk = await signIn(test, 'hill-desk', 'correct horse')
  await aSite(hillDesk, hill, { building: '3', entrances: ['2'], rooms: ['1201'] })
  await mustWork(hillDesk.send('POST', '/persons', { siteId: hill, name: '张伟', phones: [{ number: '13800138001' }] }))
})
afterAll(() => test.close())

async function mustWork<T>(sent: Promise<{ status: number; body: T }>): Promise<T> {
  const { status, body } = await sent
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}

async function aSite(who: Browser, siteId: string, plan: { building: string; entrances: string[]; rooms: string[] }): Promise<void> {
  const building: archives.Building = await mustWork(
    who.send('POST', '/buildings', {
      siteId,
      code: plan.building,
      name: plan.building,
      entrances: plan.entrances.map((code) => ({ code })),
    }),
  )
  for (const entranceId of building.entrances.length > 0 ? building.entrances.map(({ id }) => id) : [null])
    for (const room of plan.rooms) await mustWork(who.send('POST', '/units', { siteId, buildingId: building.id, entranceId, room }))
}

async function find(q: string, who = desk, more = ''): Promise<archives.SearchHit[]> {
  return ((await mustWork(who.send('GET', `/search?q=${encodeURIComponent(q)}${more}`))) as { hits: archives.SearchHit[] }).hits
}
const titles = async (q: string, who = desk): Promise<string[]> => (await find(q, who)).map(({ title }) => title)

describe('the one search box', () => {
  it.each(['3栋2单元1201', '3-2-1201', '3#2-1201', '３幢２单元１２０１室', '三号楼二单元1201', '3 2 1201', '3/2/1201', '3棟2單元1201'])(
    'finds a unit spelt %s, first and alone',
    async (q) => {
      expect(await titles(q)).toEqual(['3-2-1201'])
    },
  )

  it('finds units by the beginning of their code, by the door alone, and without the entrance that people leave out', async () => {
    expect(await titles('3栋2单元')).toEqual(['3-2-101', '3-2-1201', '3-2-1202'])
    expect(await titles('3-2-12')).toEqual(['3-2-1201', '3-2-1202'])
    expect(await titles('3栋1201')).toEqual(['3-1-1201', '3-2-1201'])
    expect(await titles('1201')).toEqual(['3-1-1201', '3-2-1201'])
    expect(await titles('a座 1001 室')).toEqual(['A-1001'])
    expect(await titles('A座')).toEqual(['A-1001', 'A-B101'])
    expect(await titles('会所')).toEqual(['会所-1'])
  })

  it('finds people by name, from one character on, the exact one first', async () => {
    expect(await titles('张伟')).toEqual(['张伟', '张伟明', '李张伟'])
    expect(await titles('张')).toEqual(['张伟', '张伟明', '李张伟'])
    expect(await titles('雄')).toEqual(['单雄信'])
    expect(await titles('伟明')).toEqual(['张伟明'])
    expect(await titles('春晖')).toEqual(['深圳春晖贸易有限公司'])
    expect(await titles('张飞')).toEqual([])
  })

  it('finds people by pinyin and initials, surnames read as surnames', async () => {
    expect(await titles('zhangwei')).toEqual(['张伟', '张伟明'])
    expect((await titles('zw'))[0]).toBe('张伟')
    expect(await titles('ouyang')).toEqual(['欧阳静'])
    expect(await titles('Shan Xiong')).toEqual(['单雄信'])
    expect(await titles('lü')).toEqual(['吕布'])
  })

  it('finds people by a whole phone number in any spelling, then by its tail of four digits or more', async () => {
    expect(await find('138-0013-8000')).toMatchObject([{ title: '张伟', matched: '13800138000' }])
    expect(await titles('+86 139 0000 8000')).toEqual(['张伟明'])
    expect(await titles('8000')).toEqual(expect.arrayContaining(['张伟', '张伟明']))
    expect(await titles('91234567')).toEqual(['单雄信'])
    expect(await titles('26001234')).toEqual(['欧阳静'])
    expect(await titles('000')).toEqual([])
  })

  it('finds an ID number only as a whole, and only for those who may see such numbers', async () => {
    const number = '110101199003070011'
    expect(await find(number, supervisor)).toMatchObject([{ kind: 'person', title: '张伟', matched: '110***********0011' }])
    expect(await titles(number, desk)).toEqual([])
    expect(await titles(number.slice(0, 17), supervisor)).toEqual([])
  })

  it('shows only what belongs to the sites of the one who asks', async () => {
    expect(await find('张伟', hillDesk)).toHaveLength(1)
    expect(await titles('3-2-1201', hillDesk)).toEqual(['3-2-1201'])
    const administrator = await signIn(test, company.logins.administrator, company.password)
    expect((await find('3-2-1201', administrator)).map(({ subtitle }) => subtitle).sort()).toEqual(['山上 · 3', '清溪花园 · 3'])
    expect(await find('3-2-1201', administrator, `&siteId=${company.siteId}`)).toHaveLength(1)
  })

  it('is not led astray by signs that mean something to a database', async () => {
    for (const q of ['%', '_', '张%', "'; drop table person; --", '\\', '{张}', '张伟\u{10FFFF}', ' '.repeat(3) + '张', '1e999', '-', '😀'])
      expect((await desk.send('GET', `/search?q=${encodeURIComponent(q)}`)).status, q).toBe(200)
    expect(await titles('%')).toEqual([])
  })

  it('carries the hits of modules to the right, an exact number first, and keeps places for them', async () => {
    const id = company.siteId
    searchAlso(async (ctx, { q, siteId, limit }) => {
      const rows = await ctx.tx.selectFrom('site').select(['id', 'code']).where('code', '=', q.toUpperCase()).limit(limit).execute()
      return rows
        .filter((row) => siteId === undefined || row.id === siteId)
        .map((row) => ({ kind: 'case', id: row.id, siteId: row.id, title: row.code, subtitle: '', matched: '' }))
    })
    expect(await find('s1')).toMatchObject([{ kind: 'case', id, title: 'S1' }])
  })
})
