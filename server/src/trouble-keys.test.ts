import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPerson } from './modules/archives/persons.ts'
import { search } from './modules/archives/search.ts'
import { aCompany, as, testApp, type Company, type TestApp } from './testing/test-app.ts'
import { openPersonalDataKey } from './platform/crypto.ts'
import { keyFileOf, readKeys } from './platform/keys/key-file.ts'
import { mustFitData } from './platform/keys/must-fit-data.ts'
import { PersonalDataKey } from './platform/keys/personal-data-key.ts'
import { readRing, withNewKey, writeRing } from './platform/keys/ring.ts'
import { countByKey, forgetOldKeys, rotateKeys, RotationRuns } from './platform/keys/rotate.ts'
import { sealedColumns } from './platform/keys/sealed-columns.ts'

const HEX = '5f'.repeat(32)
const NOW = new Date('2026-03-05T08:00:00Z')

describe('a ring of keys', () => {
  it('reads what every key of it sealed, writes with the newest, and finds under both [PRV-007]', () => {
    const old = new PersonalDataKey(readRing(HEX))
    const sealed = old.encrypt('11010519491231002X')
    const ring = withNewKey(withNewKey(old.ring, 'data', NOW), 'index', NOW)
    const both = new PersonalDataKey(readRing(writeRing(ring)))
    expect(both.decrypt(sealed)).toBe('11010519491231002X')
    const anew = both.encrypt('11010519491231002X')
    expect(anew.subarray(0, 3)).toEqual(Buffer.from([2, 0, 2]))
    expect(() => old.decrypt(anew)).toThrow(/not on the ring/)
    expect(both.blindIndexes('x').map((index) => index.length)).toEqual([32, 34])
    expect(both.blindIndexes('x')[0]).toEqual(old.blindIndex('x'))
  })

  it('reads what was sealed before there were rings, and refuses what was changed', () => {
    const key = new PersonalDataKey(readRing(HEX))
    // Sealed by the first release: version 1, no key id.
    const sealed = Buffer.from(SEALED_BY_FIRST_RELEASE, 'base64')
    expect(key.decrypt(sealed)).toBe('13800138000')
    const changed = Buffer.from(sealed)
    changed[sealed.length - 1]! ^= 1
    expect(() => key.decrypt(changed)).toThrow(/authenticate/)
    const otherKey = key.encrypt('x')
    otherKey[2] = 9
    expect(() => key.decrypt(otherKey)).toThrow(/not on the ring/)
  })

  it('is refused when it is damaged', () => {
    expect(() => readRing('')).toThrow(/neither/)
    expect(() => readRing('{"version":2,"data":[]}')).toThrow(/damaged/)
  })
})

/** `13800138000` sealed with the secret 5f5f… */
const SEALED_BY_FIRST_RELEASE = 'AYrS4BlJRGffneS/nCSQ4k21U2fGEV07dIFx4XZmo5XJMdx0pBpjAw=='

describe('keys of an installation with data', () => {
  let test: TestApp
  let company: Company
  beforeAll(async () => {
    test = await testApp()
    company = await aCompany(test)
    await mustFitData(test.app.config, test.database.ownerUrl)
    for (const [i, idNumber] of ID_NUMBERS.entries()) await aPerson(`住户${i}`, idNumber)
  })
  afterAll(() => test.close())

  const aPerson = (name: string, idNumber: string) =>
    as(test, company.actors.supervisor, (ctx) =>
      createPerson(ctx, { params: {}, query: {}, body: { siteId: company.siteId, name, kind: 'person', sex: 'unknown', phones: [], email: '', idKind: null, idNumber, birthday: null, workplace: '', emergencyContact: '', tags: [], note: '' } }))
  const found = async (idNumber: string) => (await as(test, company.actors.supervisor, (ctx) => search(ctx, { params: {}, body: {}, query: { q: idNumber, limit: 20 } }))).hits.map(({ title }) => title)
  const ofPersons = async () => (await countByKey(test.app)).filter(({ column }) => column.startsWith('person.')).map(({ column, keyId, rows }) => [column.slice(7), keyId, rows])
  const rotate = (options: Partial<Parameters<typeof rotateKeys>[1]> = {}) => rotateKeys(test.app, { uses: ['data', 'index'], now: NOW, graceMs: 0, ...options })

  it('do not start without their key file, and no new one is made over the data [PRV-007]', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'guanjia-keys-'))
    const source = { key: undefined, keyFile: undefined, dataFolder: empty }
    await expect(mustFitData(source, test.database.ownerUrl)).rejects.toThrow(/密钥文件不见了[\s\S]*No new key|no new key/)
    expect(existsSync(keyFileOf(source))).toBe(false)
  })

  it('do not start with another key either, remembered or not', async () => {
    await expect(mustFitData({ ...test.app.config, key: HEX }, test.database.ownerUrl)).rejects.toThrow(/密钥与数据不符/)
    const owner = new pg.Client({ connectionString: test.database.ownerUrl })
    await owner.connect()
    try {
      await owner.query('delete from installation_key')
      await expect(mustFitData({ ...test.app.config, key: HEX }, test.database.ownerUrl)).rejects.toThrow(/密钥与数据不符/)
      await mustFitData(test.app.config, test.database.ownerUrl)
      expect((await owner.query('select use, key_id from installation_key order by use')).rows).toEqual([{ use: 'data', key_id: 1 }, { use: 'index', key_id: 1 }, { use: 'trail', key_id: 1 }])
    } finally {
      await owner.end()
    }
  })

  it('do not start while other users of the machine may read the file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guanjia-keys-'))
    const source = { key: undefined, keyFile: undefined, dataFolder: folder }
    writeFileSync(keyFileOf(source), HEX, { mode: 0o644 })
    expect(() => readKeys(source)).toThrow(/chmod 600/)
    rmSync(keyFileOf(source))
    openPersonalDataKey(source)
    expect(statSync(keyFileOf(source)).mode & 0o777).toBe(0o600)
  })

  it('are changed while people work: everything is written anew, counted by key, and found before, meanwhile and afterwards [PRV-007]', async () => {
    expect(await ofPersons()).toEqual([['id_number_sealed', 1, 3], ['id_number_index', 1, 3]])
    const { added, rewritten } = await rotate({
      async betweenBatches() {
        expect(await found(ID_NUMBERS[1]!)).toEqual(['住户1'])
      },
    })
    expect([added, rewritten]).toEqual([['data', 'index'], 3])
    expect(await ofPersons()).toEqual([['id_number_sealed', 2, 3], ['id_number_index', 2, 3]])
    for (const [i, idNumber] of ID_NUMBERS.entries()) expect(await found(idNumber)).toEqual([`住户${i}`])
    await expect(aPerson('冒名', ID_NUMBERS[0]!)).rejects.toMatchObject({ code: 'rule_broken' })
    expect(readFileSync(keyFileOf(test.app.config), 'utf8')).toContain('"version": 2')
    expect(statSync(keyFileOf(test.app.config)).mode & 0o777).toBe(0o600)
  })

  it('go on after a rotation was killed in the middle, with the key that it had begun', async () => {
    const killed = new Error('killed')
    await expect(rotate({ betweenBatches: () => Promise.reject(killed) })).rejects.toBe(killed)
    await aPerson('新住户', '110105194912310038')
    // Half of the rows still stand under the older key when the machine went away.
    const owner = new pg.Client({ connectionString: test.database.ownerUrl })
    await owner.connect()
    const older = new PersonalDataKey(readRing(writeRing({ ...test.app.personalData.ring, data: test.app.personalData.ring.data.slice(0, 2) })))
    await owner.query('update person set id_number_sealed = $1 where name = $2', [older.encrypt(ID_NUMBERS[2]!), '住户2'])
    await owner.end()
    expect((await ofPersons()).filter(([column]) => column === 'id_number_sealed')).toContainEqual(['id_number_sealed', 2, 1])
    const { added, rewritten } = await rotate()
    expect([added, rewritten]).toEqual([[], 1])
    expect(await ofPersons()).toEqual([['id_number_sealed', 3, 4], ['id_number_index', 3, 4]])
  })

  it('are changed by one rotation at a time', async () => {
    let second: Promise<unknown> | undefined
    await rotate({
      async betweenBatches() {
        await (second ??= rotate().catch((error: unknown) => error))
      },
    })
    expect(await second).toBeInstanceOf(RotationRuns)
    expect(await ofPersons()).toEqual([['id_number_sealed', 4, 4], ['id_number_index', 4, 4]])
  })

  it('leave the ring when nothing needs them', async () => {
    expect((await forgetOldKeys(test.app)).toSorted()).toEqual(['data 1', 'data 2', 'data 3', 'index 1', 'index 2', 'index 3'])
    expect(await found(ID_NUMBERS[0]!)).toEqual(['住户0'])
    await mustFitData(test.app.config, test.database.ownerUrl)
  })

  it('know every column that holds sealed texts', async () => {
    const owner = new pg.Client({ connectionString: test.database.ownerUrl })
    await owner.connect()
    const { rows } = await owner.query<{ name: string }>("select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and a.atttypid = 'bytea'::regtype and a.attname like '%sealed' order by 1")
    await owner.end()
    expect(sealedColumns().map(({ table, sealed }) => `${table}.${sealed}`)).toEqual(expect.arrayContaining(rows.map(({ name }) => name)))
  })
})

const ID_NUMBERS = ['11010519491231002X', '440524188001010014', '110105194912310046']
