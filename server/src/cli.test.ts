import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { COMMANDS } from './cli/commands.ts'
import type { Command } from './cli/command.ts'
import { createStoreItem, moveStoreItem } from './modules/stores/index.ts'
import { newId } from './platform/ids.ts'
import { aHousehold } from './testing/households.ts'
import { aCompany, as, signIn, testApp, type Company, type TestApp } from './testing/test-app.ts'

let test: TestApp
let owner: pg.Client
let company: Company
let folder: string
beforeAll(async () => {
  test = await testApp()
  owner = new pg.Client({ connectionString: test.database.ownerUrl })
  await owner.connect()
  company = await aCompany(test)
  folder = await mkdtemp(join(tmpdir(), 'guanjia-cli-'))
})
afterEach(() => vi.restoreAllMocks())
afterAll(async () => {
  await owner.end()
  await test.close()
  await rm(folder, { recursive: true, force: true })
})

/** A command as from the terminal: what it said and how it ended. */
async function cli(name: string, positionals: string[] = [], values: Record<string, string | boolean | string[]> = {}): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  vi.spyOn(console, 'log').mockImplementation((line: string) => void (said.out += `${line}\n`))
  vi.spyOn(console, 'error').mockImplementation((line: string) => void (said.err += `${line}\n`))
  const code = await (COMMANDS[name] as Command).run({ app: test.app, installation: undefined as never, values, positionals })
  vi.restoreAllMocks()
  return { code, ...said }
}
const accessLog = async (): Promise<{ by: string; act: string; reason: string | null }[]> => (await owner.query("select actor_name as by, act, reason from access_entry where organization_id = $1 and act = 'export' order by at", [company.organizationId])).rows

describe('export of lists', () => {
  it('writes what the named account would see in the console, with its name below and on the access log', async () => {
    await as(test, company.actors.administrator, async (ctx) => {
      await aHousehold(ctx, company.siteId)
      await aHousehold(ctx, company.siteId, { room: '1202', owner: '钱佩兰', phone: '13800130009' })
    })
    const to = join(folder, 'persons.csv')
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const asked = { account: company.logins.front_desk.toUpperCase(), site: 'S1', format: 'csv', to, locale: 'zh-CN' }
    expect(await cli('export', ['persons'], asked)).toMatchObject({ code: 0, out: `${to}  2 rows\n`, err: '' })
    const body = (text: string): string[] => text.trimEnd().split('\r\n').slice(0, -1)
    const shown = String((await desk.send('GET', `/persons/export?siteId=${company.siteId}&format=csv`, undefined, { 'accept-language': 'zh-CN' })).body)
    const written = await readFile(to, 'utf8')
    expect(body(written)).toEqual(body(shown))
    expect(written.trimEnd().split('\r\n').at(-1)).toContain('前台许')
    expect((await accessLog()).map(({ by }) => by)).toEqual(['前台许', '前台许'])
    // Nobody else on the machine reads it.
    expect((await stat(to)).mode & 0o777).toBe(0o600)
    expect(await cli('export', ['persons'], { ...asked, filter: ['q=钱佩兰'] })).toMatchObject({ code: 0, out: `${to}  1 rows\n` })
    expect(await readFile(to, 'utf8')).not.toContain('苏婉清')
  })

  it('refuses what the account may not take, a filter that does not exist and a login nobody has, and leaves no file', async () => {
    const before = await readdir(folder)
    const to = join(folder, 'never.csv')
    const ask = (more: Record<string, string | string[]>, list = 'cases') => cli('export', [list], { account: company.logins.technician, site: 'S1', format: 'csv', to, locale: 'en', ...more })
    expect(await ask({})).toMatchObject({ code: 1, err: expect.stringContaining('not_permitted') as string })
    expect(await ask({ account: company.logins.front_desk, filter: ['kind=nonsense'] })).toMatchObject({ code: 1, err: expect.stringContaining('filter') as string })
    expect(await ask({ account: 'nobody' })).toMatchObject({ code: 1, err: expect.stringContaining('not_found') as string })
    expect(await ask({}, 'secrets')).toMatchObject({ code: 1, err: expect.stringContaining('not_found') as string })
    const foreign = await aCompany(test, '邻居物业')
    expect(await ask({ account: foreign.logins.administrator, site: company.siteId })).toMatchObject({ code: 1, err: expect.stringContaining('No site') as string })
    expect(await ask({ filter: ['kind'] })).toMatchObject({ code: 2 })
    expect(await readdir(folder)).toEqual(before)
  })

  it('takes every list of a site into a folder, and says what the account has to do without', async () => {
    const to = join(folder, 'all')
    const asked = { site: 'S1', format: 'csv', to, locale: 'zh-CN' }
    const whole = await cli('export', ['all'], { ...asked, account: company.logins.administrator })
    expect(whole).toMatchObject({ code: 0, err: expect.not.stringContaining('FAILED') as string })
    const files = await readdir(to)
    expect(files).toEqual(expect.arrayContaining(['units.csv', 'persons.csv', 'cases.csv', 'store-items.csv', 'employees.csv']))
    expect(files.length).toBeGreaterThan(100)
    expect(files.filter((file) => file.endsWith('.unfinished'))).toEqual([])
    expect(await readFile(join(to, 'units.csv'), 'utf8')).toContain('3-2-1202')
    const little = await cli('export', ['all'], { ...asked, to: join(folder, 'little'), account: company.logins.technician })
    expect(little).toMatchObject({ code: 0, err: expect.stringContaining('left out access-log: not_permitted') as string })
    expect((await cli('export', ['lists'])).out).toContain('store-movements')
  })
})

describe('verify', () => {
  it('finds a stock and a register that were changed behind the product, and says of which item at which site', async () => {
    const anItem = (code: string, name: string): Promise<string> =>
      as(test, company.actors.supervisor, async (ctx) => {
        const { id } = await createStoreItem(ctx, { params: {}, query: {}, body: { siteId: company.siteId, code, name, specification: '', unit: '支', place: '', minimum: 0, priceFen: null } })
        for (const [kind, quantity] of [['receive', 10], ['issue', 3], ['count', 6.5], ['give_back', 1], ['issue', 3]] as const) await moveStoreItem(ctx, { params: { id }, query: {}, body: { kind, quantity, note: '', priceFen: null } })
        return id
      })
    const [tube, valve, tape] = [await anItem('LED-18', '灯管'), await anItem('V-20', '角阀'), await anItem('T-1', '生料带')]
    expect(await cli('verify')).toMatchObject({ code: 0, out: expect.stringMatching(/ok {4}春晖物业: 3 种物资.*15 笔.*0 处异常/) as string })

    await owner.query('update store_item set on_hand = 40 where id = $1', [tube])
    // Two lines that together keep the sum: only the course of the register tells.
    await owner.query("update store_movement set quantity = -1 where item_id = $1 and kind = 'issue' and quantity = -3 and \"after\" = 7", [valve])
    await owner.query("update store_movement set quantity = -2.5 where item_id = $1 and kind = 'count'", [valve])
    await owner.query('alter table store_movement drop constraint store_movement_after_check')
    await owner.query("insert into store_movement select organization_id, $2, site_id, item_id, 'damage', -4.5, -4.5, null, null, '', now(), null, '某人' from store_movement where item_id = $1 limit 1", [tape, newId()])
    const found = await cli('verify')
    expect(found.code).toBe(1)
    const lines = found.out.split('\n').filter((line) => line.includes(' store, 清'))
    expect(lines).toEqual([
      expect.stringMatching(/balance +store, 清溪花园: LED-18 灯管 – 40.000 on hand, its movements make 4.500/),
      expect.stringMatching(/balance +store, 清溪花园: T-1 生料带 – 4.500 on hand, its movements make 0.000/),
      expect.stringMatching(/negative +store, 清溪花园: T-1 生料带/),
      expect.stringMatching(/register +store, 清溪花园: V-20 角阀 – issue -1.000 by 主管周 at .* began from 8.000/),
    ])
  })
})

describe('help', () => {
  it('knows every command that the handbook of operations names', async () => {
    const handbook = await readFile(join(import.meta.dirname, '../../docs/operations.md'), 'utf8')
    const named = new Set([...handbook.matchAll(/npm run cli -- (\w+)/g)].map((match) => match[1]))
    expect([...named].filter((name) => name !== 'help' && !COMMANDS[name!])).toEqual([])
    expect(Object.keys(COMMANDS).filter((name) => !named.has(name))).toEqual([])
  })
})
