import { writeXlsx } from 'hucre'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { archives, imports } from '@guanjia/contract'
import { makeSite } from '../organization/index.ts'
import { storeFile } from '../../platform/files/routes.ts'
import { newId } from '../../platform/ids.ts'
import { readSheets } from '../../platform/sheets/index.ts'
import { aCompany, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { until } from '../../testing/wait.ts'
import { anId } from './import/testing.ts'

const HEADER =
  '楼号,单元,房间,楼层,总层数,是否有电梯,房屋类型,房屋户型,建筑面积,室内面积,租金,房屋状态,业主名称,性别,手机号,身份证号,业主类型'

let test: TestApp
let company: Company
let supervisor: Browser

beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  supervisor = await signIn(test, company.logins.supervisor, company.password)
})
afterAll(() => test.close())

let sites = 0
/** A site of its own for a story, seen by the administrator. */
async function aSite(): Promise<{ siteId: string; who: Browser }> {
  const siteId = await as(test, company.actors.administrator, (ctx) =>
    makeSite(ctx, { code: `T${++sites}`, name: `小区${sites}`, kind: 'residential', timeZone: 'Asia/Shanghai' }),
  )
  return { siteId, who: await signIn(test, company.logins.administrator, company.password) }
}

async function upload(text: string | Buffer, name = '业主.csv', by = company.actors.administrator): Promise<string> {
  return (await storeFile(test.app, by, { id: newId(), name, content: Buffer.isBuffer(text) ? text : Buffer.from(text) })).id
}

async function mustWork<T>(sent: Promise<{ status: number; body: T }>): Promise<T> {
  const { status, body } = await sent
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}

/** Starts an import, lets the check run, answers what it found. */
async function checked(who: Browser, siteId: string, text: string | Buffer, more: object = {}, name?: string): Promise<imports.ImportRun> {
  const started = await mustWork<imports.ImportRun>(
    who.send('POST', '/imports', { siteId, kind: 'archives', fileId: await upload(text, name), ...more }),
  )
  await letJobsRun(test)
  return mustWork(who.send('GET', `/imports/${started.id}`))
}
async function committed(who: Browser, run: imports.ImportRun, skipErrors = false): Promise<imports.ImportRun> {
  await mustWork(who.send('POST', `/imports/${run.id}/actions`, { action: 'commit', skipErrors }))
  await letJobsRun(test)
  return mustWork(who.send('GET', `/imports/${run.id}`))
}

/** Everything that an import may touch, to see that nothing changed. */
async function snapshot(siteId: string): Promise<string> {
  return as(test, company.actors.administrator, async (ctx) => {
    const tables = ['building', 'unit', 'occupancy'].map((table) => `select to_jsonb(t)::text as row from ${table} t where site_id = $1`)
    const persons = 'select to_jsonb(t)::text from person t where site_ids @> array[$1::uuid]'
    const timelines = "select to_jsonb(t)::text from timeline_entry t where site_id = $1 and record_type <> 'import'"
    const phones =
      'select to_jsonb(t)::text from person_phone t where person_id in (select id from person where site_ids @> array[$1::uuid])'
    const { rows } = await ctx.client.query<{ row: string }>([...tables, persons, timelines, phones].join(' union all '), [siteId])
    return rows
      .map(({ row }) => row)
      .sort()
      .join('\n')
  })
}

const unitsOf = async (who: Browser, siteId: string): Promise<archives.UnitSummary[]> =>
  (await mustWork<{ items: archives.UnitSummary[] }>(who.send('GET', `/units?siteId=${siteId}&limit=200`))).items

describe('importing a list of rooms and owners', () => {
  const list = [
    HEADER,
    `1,1,101,1,18,有,住宅,,89.5,70,,已入住,林小满,女,13800138000,${anId('19900307', '722')},业主`,
    '1,1,101,1,18,有,住宅,,89.5,70,,已入住,林大山,男,13800138001,,家庭成员',
    '1,1,102,1,18,有,住宅,,120.25,,,空闲,周正、许静,,13900139000、13900139001,,业主',
    '1,0,3,1,1,无,,,45,,3000,出租,深蓝贸易有限公司,,0755-26001234,,业主',
    'A座,,1001,10,20,有,办公室,,200,,,未交房,,,,,',
  ].join('\n')

  it('says first what it would do, then does exactly that: units with floor, area and state, people, phones and who lives where [HHD-019] [UNT-001]', async () => {
    const { siteId, who } = await aSite()
    const run = await checked(who, siteId, list)
    expect(run).toMatchObject({ state: 'checked', layout: 'microcommunity', counts: { rows: 5, new: 5, changed: 0, same: 0, errors: 0 } })
    expect(run.sheets[0]!.columns.find(({ header }) => header === '业主名称')).toEqual({
      header: '业主名称',
      field: 'personName',
      sample: '林小满',
    })
    expect(run.preview[0]).toEqual({ row: 2, verdict: 'new', text: '1-1-101 · 林小满 业主' })
    expect(await unitsOf(who, siteId)).toEqual([])
    const done = await committed(who, run)
    expect(done).toMatchObject({ state: 'done', counts: { rows: 5, new: 5 }, progress: { done: 5, all: 5 }, failure: null })
    const units = await unitsOf(who, siteId)
    expect(units.map(({ code, state, use, owners }) => [code, state, use, owners.map(({ name }) => name).join()])).toEqual([
      ['1-0-3', 'let', 'shop', '深蓝贸易有限公司'],
      ['1-1-101', 'self_occupied', 'residence', '林小满'],
      ['1-1-102', 'vacant', 'residence', '周正,许静'],
      ['A-1001', 'not_handed_over', 'office', ''],
    ])
    const unit = await mustWork<archives.Unit>(who.send('GET', `/units/${units[1]!.id}`))
    expect(unit).toMatchObject({ buildingArea: 89.5, indoorArea: 70, floor: 1, building: { name: '1栋' } })
    expect(unit.occupancies.map(({ role, person }) => [role, person.name, person.phones])).toEqual([
      ['owner', '林小满', ['13800138000']],
      ['family', '林大山', ['13800138001']],
    ])
    const tree = await mustWork<{ items: archives.Building[] }>(who.send('GET', `/buildings?siteId=${siteId}`))
    expect(tree.items.map(({ code, entrances }) => [code, entrances.map((e) => [e.code, e.floors, e.hasElevator])])).toEqual([
      [
        '1',
        [
          ['0', 1, false],
          ['1', 18, true],
        ],
      ],
      ['A', []],
    ])
    const person = await mustWork<archives.Person>(who.send('GET', `/persons/${unit.occupancies[0]!.person.id}`))
    expect(person).toMatchObject({ idKind: 'id_card', birthday: '1990-03-07', sex: 'female', pinyin: 'linxiaoman' })
    expect(await mustWork<{ hits: archives.SearchHit[] }>(who.send('GET', `/search?siteId=${siteId}&q=lxm`))).toMatchObject({
      hits: [{ title: '林小满' }],
    })
  })

  it('changes nothing when the same file comes a second time: no version, no history', async () => {
    const { siteId, who } = await aSite()
    await committed(who, await checked(who, siteId, list))
    const before = await snapshot(siteId)
    const again = await checked(who, siteId, list)
    expect(again.counts).toEqual({ rows: 5, new: 0, changed: 0, same: 5, errors: 0, warnings: 1 })
    expect((await committed(who, again)).counts).toMatchObject({ new: 0, changed: 0, same: 5 })
    expect(await snapshot(siteId)).toBe(before)
  })

  it('changes what a later file says differently, keeps what it leaves empty, and tells it from → to', async () => {
    const { siteId, who } = await aSite()
    await committed(who, await checked(who, siteId, list))
    const later = [HEADER, '1,1,101,,,,,,90,,,,林小满,,13800138000、13700137000,,业主', '1,1,103,1,18,有,住宅,,60,,,空闲,,,,,'].join('\n')
    const run = await checked(who, siteId, later)
    expect(run.counts).toMatchObject({ rows: 2, new: 1, changed: 1, same: 0, errors: 0 })
    expect(run.preview[0]!.text).toBe('1-1-101 · 林小满 业主 · 89.5 → 90 · 13800138000 → 13800138000、13700137000')
    await committed(who, run)
    const unit = (await unitsOf(who, siteId)).find(({ code }) => code === '1-1-101')!
    const full = await mustWork<archives.Unit>(who.send('GET', `/units/${unit.id}`))
    expect(full).toMatchObject({ buildingArea: 90, indoorArea: 70, state: 'self_occupied', version: 2 })
    const { items } = await mustWork<{ items: { action: string; changes: unknown; actor: { name: string }; note: string }[] }>(
      who.send('GET', `/units/${unit.id}/timeline`),
    )
    expect(items.at(-1)).toMatchObject({
      action: 'changed',
      changes: [{ field: 'buildingArea', from: 89.5, to: 90 }],
      actor: { name: '安管理' },
      note: '业主.csv',
    })
  })

  it('takes in what a unit is measured by, and the list of units hands the same out again [UNT-001]', async () => {
    const { siteId, who } = await aSite()
    const measured = ['房号,户型,建筑面积,计费面积,套内面积,朝向,交房日期', '1-1-2501,三室两厅,118.5,131.1,96,南,2021-06-30', '1-1-2401,三室两厅,118.5,,96,南,2021-06-30'].join('\n')
    await committed(who, await checked(who, siteId, measured))
    const [plain, attic] = await unitsOf(who, siteId)
    expect(attic).toMatchObject({ code: '1-1-2501', layout: '三室两厅', buildingArea: 118.5, billingArea: 131.1, indoorArea: 96, orientation: '南', handedOverOn: '2021-06-30' })
    // Where none is on file the area of the deed is the one that counts: nothing is guessed into the file.
    expect(plain).toMatchObject({ code: '1-1-2401', billingArea: null })
    const csv = String((await who.send('GET', `/units/export?siteId=${siteId}&format=csv`)).body).split('\r\n')
    const heads = csv[0]!.replace('\uFEFF', '').split(',')
    const cells = csv.find((line) => line.startsWith('1-1-2501'))!.split(',')
    expect(['户型', '建筑面积', '计费面积', '套内面积', '朝向', '交房日期'].map((head) => cells[heads.indexOf(head)])).toEqual(['三室两厅', '118.5', '131.1', '96', '南', '2021-06-30'])
    // The same list again changes nothing; another billing area is one change of one unit.
    expect((await checked(who, siteId, measured)).counts).toMatchObject({ new: 0, changed: 0, same: 2 })
    expect((await checked(who, siteId, measured.replace('131.1', '130'))).counts).toMatchObject({ changed: 1, same: 1 })
  })

  it('knows a person again by ID number, by phone and name, or by name in the unit, at another site too', async () => {
    const id = anId('19850601', '033')
    const [first, second] = [await aSite(), await aSite()]
    await committed(
      first.who,
      await checked(
        first.who,
        first.siteId,
        ['房号,姓名,电话,身份证号', `1-1-101,吴越,13800000001,${id}`, '1-1-102,郑和,13800000002,', '1-1-103,冯唐,,'].join('\n'),
      ),
    )
    // The same people, written otherwise: an ID number alone, a phone alone, a name alone.
    const run = await checked(
      first.who,
      first.siteId,
      ['房号,姓名,电话,身份证号', `1-1-101,吴越,,${id}`, '1-1-104,郑和,138 0000 0002,', '1-1-103,冯唐,13800000003,'].join('\n'),
    )
    await committed(first.who, run)
    await committed(
      second.who,
      await checked(
        second.who,
        second.siteId,
        ['房号,姓名,电话,身份证号', `8-1-801,吴越,,${id}`, '8-1-802,郑和,13800000002,', '8-1-803,冯唐,13999999999,'].join('\n'),
      ),
    )
    const people = async ({ who, siteId }: typeof first): Promise<[string, number][]> =>
      (await mustWork<{ items: archives.PersonSummary[] }>(who.send('GET', `/persons?siteId=${siteId}`))).items.map(({ name, units }) => [
        name,
        units.length,
      ])
    expect(await people(first)).toEqual([
      ['冯唐', 1],
      ['吴越', 2],
      ['郑和', 3],
    ])
    expect(await people(second)).toEqual([
      ['冯唐', 1],
      ['吴越', 2],
      ['郑和', 3],
    ])
  })

  it('does not pass a unit to another owner: the row is refused and says who owns it', async () => {
    const { siteId, who } = await aSite()
    await committed(who, await checked(who, siteId, ['房号,姓名,电话', '1-1-101,旧主,13800000001'].join('\n')))
    const run = await checked(who, siteId, ['房号,姓名,电话', '1-1-101,新主,13800000009', '1-1-102,别人,13800000008'].join('\n'))
    expect(run.counts).toMatchObject({ rows: 2, new: 1, errors: 1 })
    expect(run.problems).toMatchObject([{ row: 2, code: 'owner_differs', severity: 'error', message: expect.stringContaining('旧主') }])
    await committed(who, run, true)
    expect((await unitsOf(who, siteId)).map(({ owners }) => owners[0]?.name)).toEqual(['旧主', '别人'])
  })
})

describe('a file that was right when it was checked', () => {
  it('is not written when the records have changed since: it fails as a whole and says why', async () => {
    const { siteId, who } = await aSite()
    const run = await checked(who, siteId, ['房号,姓名', '1-1-101,甲家', '1-1-102,丙家'].join('\n'))
    expect(run.counts).toMatchObject({ new: 2, errors: 0 })
    await committed(who, await checked(who, siteId, ['房号,姓名', '1-1-101,乙家'].join('\n')))
    expect(await committed(who, run)).toMatchObject({ state: 'failed', failure: expect.stringContaining('rule_broken') })
    expect((await unitsOf(who, siteId)).map(({ code, owners }) => [code, owners[0]?.name])).toEqual([['1-1-101', '乙家']])
  })
})

describe('a file with mistakes', () => {
  const broken = [
    HEADER,
    '1,1,101,1,18,有,住宅,,89.5,70,,已入住,林小满,女,13800138000,,业主',
    '1,1,102,1,18,有,住宅,,九十,70,,已入住,许静,女,1380013800,,业主',
    `1,1,103,1,18,有,住宅,,80,70,,已入住,周正,男,13800138003,${anId('19900307', '722').slice(0, 17)}0,业主`,
    '1,1,,1,18,有,住宅,,80,70,,已入住,高远,男,13800138004,,业主',
  ].join('\n')

  it('is shown row by row with the reason, is not written by mistake, and with leave to skip only its good rows are', async () => {
    const { siteId, who } = await aSite()
    const run = await checked(who, siteId, broken)
    expect(run.counts).toMatchObject({ rows: 4, new: 1, errors: 3 })
    expect(run.problems.filter(({ severity }) => severity === 'error').map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, '建筑面积', 'number_unreadable'],
      [3, '手机号', 'phone_wrong_length'],
      [4, '身份证号', 'id_checksum'],
      [5, '房间', 'room_missing'],
    ])
    expect(run.preview.filter(({ verdict }) => verdict === 'error')).toHaveLength(3)
    expect(JSON.stringify(run)).not.toContain(anId('19900307', '722').slice(0, 17))
    expect((await who.send('POST', `/imports/${run.id}/actions`, { action: 'commit' })).body).toMatchObject({
      code: 'rule_broken',
      errors: [{ pointer: '/skipErrors' }],
    })
    expect(await committed(who, run, true)).toMatchObject({ state: 'done', counts: { new: 1, errors: 3 } })
    expect((await unitsOf(who, siteId)).map(({ code }) => code)).toEqual(['1-1-101'])
    expect((await who.send('POST', `/imports/${run.id}/actions`, { action: 'cancel' })).body).toMatchObject({
      code: 'action_not_allowed',
      allowedActions: [],
    })
  })

  it('gives back its bad rows with the reasons, to be corrected and imported again', async () => {
    const { siteId, who } = await aSite()
    const run = await checked(who, siteId, broken)
    const answer = await test.http.inject({
      url: `/api/v1/imports/${run.id}/errors.xlsx`,
      headers: { authorization: `Bearer ${who.token}` },
    })
    expect(answer.statusCode).toBe(200)
    const book = await readSheets(answer.rawPayload, { fileName: 'errors.xlsx' })
    const rows: unknown[][] = []
    for await (const { cells } of book.sheets[0]!.rows()) rows.push(cells)
    expect(rows).toHaveLength(4)
    expect(rows[0]).toContain('错误原因')
    expect(String(rows[1])).toContain('九十')
    const corrected = rows.map((cells) =>
      cells.map((cell) => (cell === '九十' ? '90' : cell === '1380013800' ? '13800138001' : cell)).join(','),
    )
    expect((await checked(who, siteId, [corrected[0], corrected[1]].join('\n'))).counts).toMatchObject({ rows: 1, new: 1, errors: 0 })
  })

  it.each([
    ['no table at all', Buffer.from('PK\u0003\u0004 and then nothing'), 'x.xlsx'],
    ['a web page', Buffer.from('<html><table></table></html>'), 'x.csv'],
  ])('that is %s is refused at once', async (_, content, name) => {
    const { siteId, who } = await aSite()
    expect((await who.send('POST', '/imports', { siteId, kind: 'archives', fileId: await upload(content, name) })).body).toMatchObject({
      code: 'import.unreadable_file',
    })
  })

  it('whose columns nobody understands waits for somebody to say what they mean', async () => {
    const { siteId, who } = await aSite()
    const run = await checked(who, siteId, ['甲列,乙列', '1-1-101,林小满'].join('\n'))
    expect(run).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining('import.mapping_incomplete'),
      sheets: [
        {
          columns: [
            { header: '甲列', field: null },
            { header: '乙列', field: null },
          ],
        },
      ],
    })
    expect(run.fields).toContainEqual({ field: 'room', isRequired: true })
    await mustWork(
      who.send('POST', `/imports/${run.id}/actions`, { action: 'recheck', profile: { columns: { room: '甲列', personName: '乙列' } } }),
    )
    await letJobsRun(test)
    expect(await mustWork(who.send('GET', `/imports/${run.id}`))).toMatchObject({
      state: 'checked',
      counts: { rows: 1, new: 1 },
      preview: [{ text: '1-1-101 · 林小满 业主' }],
    })
  })
})

describe('an import', () => {
  const many = (count: number): string =>
    [
      HEADER,
      ...Array.from(
        { length: count },
        (_, i) =>
          `${1 + Math.floor(i / 100)},1,${101 + (i % 100)},1,18,有,住宅,,80,70,,已入住,住户${i},女,1380${String(i).padStart(7, '0')},,业主`,
      ),
    ].join('\n')

  it('tells how far it is while it runs, in a transaction that nobody sees before its end', async () => {
    const { siteId, who } = await aSite()
    const run = await checked(who, siteId, many(3000))
    await mustWork(who.send('POST', `/imports/${run.id}/actions`, { action: 'commit' }))
    const seen: string[] = []
    const work = { isDone: false }
    const worked = letJobsRun(test).finally(() => (work.isDone = true))
    while (!work.isDone) {
      const units = await unitsOf(who, siteId)
      const { state, progress } = await mustWork<imports.ImportRun>(who.send('GET', `/imports/${run.id}`))
      if (state === 'committing') {
        seen.push(progress.phase)
        expect(units).toHaveLength(0)
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    await worked
    expect(new Set(seen)).toContain('writing')
    expect(await mustWork(who.send('GET', `/imports/${run.id}`))).toMatchObject({ state: 'done', progress: { done: 3000, all: 3000 } })
  }, 90_000)

  it('that is killed in the middle leaves nothing, and is done once when the server is back', async () => {
    const { siteId, who } = await aSite()
    await committed(who, await checked(who, siteId, ['房号,姓名', '30-1-160,住户2959'].join('\n')))
    const before = await snapshot(siteId)
    const run = await checked(who, siteId, many(3000))
    expect(run.counts).toMatchObject({ new: 2999, changed: 1, same: 0, errors: 0 })
    await mustWork(who.send('POST', `/imports/${run.id}/actions`, { action: 'commit' }))
    const owner = new pg.Client({ connectionString: test.database.ownerUrl })
    await owner.connect()
    onTestFinished(() => owner.end())
    // Holding one unit stops the import after it has written others; then its connections die.
    await owner.query('begin')
    await owner.query('select 1 from unit where site_id = $1 for update', [siteId])
    const worked = letJobsRun(test).catch(() => 0)
    const isWaiting = async (): Promise<boolean> => {
      await owner.query('select pg_stat_clear_snapshot()')
      return (
        (
          await owner.query(
            "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'update unit%'",
          )
        ).rows.length > 0
      )
    }
    await until(isWaiting)
    await owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'guanjia_app'",
    )
    await owner.query('rollback')
    await worked
    expect(await snapshot(siteId)).toBe(before)
    expect((await mustWork<imports.ImportRun>(who.send('GET', `/imports/${run.id}`))).state).toBe('committing')
    await letJobsRun(test)
    expect(await mustWork(who.send('GET', `/imports/${run.id}`))).toMatchObject({ state: 'done', counts: { new: 2999, changed: 1 } })
  }, 90_000)

  it('that is cancelled while it writes leaves nothing', async () => {
    const { siteId, who } = await aSite()
    const run = await checked(who, siteId, many(3000))
    await mustWork(who.send('POST', `/imports/${run.id}/actions`, { action: 'commit' }))
    const worked = letJobsRun(test)
    await mustWork(who.send('POST', `/imports/${run.id}/actions`, { action: 'cancel' }))
    await worked
    expect((await mustWork<imports.ImportRun>(who.send('GET', `/imports/${run.id}`))).state).toBe('cancelled')
    expect(await unitsOf(who, siteId)).toEqual([])
  })

  it('belongs to its site: others neither see it nor may start one with a file of somebody else', async () => {
    const { siteId, who } = await aSite()
    const run = await checked(who, siteId, many(1))
    expect((await supervisor.send('GET', `/imports/${run.id}`)).status).toBe(404)
    expect((await supervisor.send('GET', `/imports?siteId=${siteId}`)).status).toBe(404)
    expect((await supervisor.send('POST', `/imports/${run.id}/actions`, { action: 'commit' })).status).toBe(404)
    expect((await supervisor.send('GET', `/imports/${run.id}/errors.xlsx`)).status).toBe(404)
    const desk = await signIn(test, company.logins.front_desk, company.password)
    expect((await desk.send('GET', `/imports?siteId=${company.siteId}`)).status).toBe(403)
    expect(
      (await supervisor.send('POST', '/imports', { siteId: company.siteId, kind: 'archives', fileId: await upload(many(1)) })).body,
    ).toMatchObject({ code: 'not_found', errors: [{ pointer: '/fileId' }] })
    const stranger = await aCompany(test, '别家')
    const strangers = await signIn(test, stranger.logins.administrator, stranger.password)
    expect((await strangers.send('GET', `/imports/${run.id}`)).status).toBe(404)
    expect(
      (await mustWork<{ items: imports.ImportRun[] }>(who.send('GET', `/imports?siteId=${siteId}`))).items.map(({ id }) => id),
    ).toEqual([run.id])
  })

  it('reads the full MicroCommunity pack, and says that parking spaces are not kept yet', async () => {
    const { siteId, who } = await aSite()
    const sheets = [
      {
        name: '房屋信息',
        rows: [
          ['房屋编号', '楼栋编号', '单元编号', '房屋楼层', '房屋户型', '建筑面积', '业主编号'],
          ['101', '1', '1', '1', '', '88', '1'],
          ['102', '1', '1', '1', '', '90', '0'],
        ],
      },
      {
        name: '楼栋单元',
        rows: [
          ['楼栋号', '单元编号', '总层数', '是否有电梯'],
          ['1', '1', '18', '有'],
        ],
      },
      {
        name: '业主信息',
        rows: [
          ['编号', '业主名称', '性别', '年龄', '手机号', '身份证号', '业主类型', '业主编号'],
          ['1', '贺年', '男', '1', '13800138000', '', '1001', '0'],
          ['2', '贺喜', '女', '1', '13800138009', '', '1002', '1'],
        ],
      },
      {
        name: '车位信息',
        rows: [
          ['停车场编号', '车位编码', '停车场类型', '面积', '业主编号'],
          ['1', 'P01', '地下停车位', '12', '1'],
        ],
      },
    ]
    const run = await checked(who, siteId, Buffer.from(await writeXlsx({ sheets })), {}, '全量.xlsx')
    expect(run).toMatchObject({ layout: 'microcommunity_pack', state: 'checked', counts: { rows: 6, errors: 0 } })
    expect(run.problems).toContainEqual(expect.objectContaining({ code: 'not_kept', sheet: '车位信息', severity: 'warning' }))
    await committed(who, run)
    const units = await unitsOf(who, siteId)
    expect(units.map(({ code, owners }) => [code, owners.map(({ name }) => name)])).toEqual([
      ['1-1-101', ['贺年']],
      ['1-1-102', []],
    ])
    expect((await checked(who, siteId, Buffer.from(await writeXlsx({ sheets })), {}, '全量.xlsx')).counts).toMatchObject({
      new: 0,
      changed: 0,
      same: 6,
    })
  })
})
