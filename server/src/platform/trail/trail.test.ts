import { rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aCompany, as, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import type { Ctx } from '../ctx.ts'
import { newId } from '../ids.ts'
import { recordAccess } from '../personal-data/index.ts'
import { recordHappening } from '../records/index.ts'
import { eraseTimelineContent, forgetHeads, sealAll, Sealer, verifyTrail, type Verified } from './index.ts'
import { keepHeads } from './anchor.ts'

let test: TestApp
let owner: pg.Client
let company: Company
beforeAll(async () => {
  test = await testApp()
  owner = new pg.Client({ connectionString: test.database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await test.close()
})
beforeEach(async () => {
  company = await aCompany(test)
})

const happen = (ctx: Ctx, action: string, extra: Partial<Parameters<typeof recordHappening>[1]> = {}): string =>
  recordHappening(ctx, { siteId: company.siteId, recordType: 'case', recordId: newId(), action, note: '水管漏水', changes: [{ field: 'status', from: 'registered', to: { b: 1, a: [1.5, null, '全角，标点'] } }], ...extra })
const lines = (count: number) => as(test, company.actors.front_desk, async (ctx) => Array.from({ length: count }, (_, i) => happen(ctx, `act_${i}`)))
const verify = (): Promise<Verified> => verifyTrail(test.app, company.organizationId)
/** What somebody does who has the whole database and nothing else. */
async function behindTheBack(...statements: string[]): Promise<void> {
  await owner.query('alter table timeline_entry disable trigger user; alter table access_entry disable trigger user; alter table trail_seal disable trigger user')
  for (const statement of statements) await owner.query(statement)
}
const kinds = ({ examples }: Verified): string[] => examples.map(({ kind }) => kind)

describe('the trail', () => {
  it('is whole as it was written: every kind of value reads back as it was marked [ORG-033]', async () => {
    await as(test, company.actors.front_desk, async (ctx) => {
      happen(ctx, 'odd', { note: '"\\ 😀 é é', changes: [{ field: 'x', from: new Date('2026-03-05T08:00:00.123Z'), to: undefined }, { field: 'n', from: -0, to: 1e21 }, { field: 'f', from: 0.1 + 0.2, to: { z: true, a: { d: 1, c: 2 } } }], fileIds: [newId().toUpperCase()] })
      happen(ctx, 'bare', { siteId: null, note: null, changes: [], at: new Date('2019-01-01T00:00:00Z') })
      recordAccess(ctx, { act: 'unmask', siteId: company.siteId, subject: { personId: newId() }, classes: ['id_number', 'phone'], purpose: 'audit', reason: '抽查' })
    })
    const before = await verify()
    expect(before).toMatchObject({ findings: 0, seals: 0 })
    expect(before.unsealed).toBe(before.lines)
    await sealAll(test.app)
    expect(await verify()).toMatchObject({ findings: 0, unsealed: 0, lines: before.lines })
  })

  it('is sealed without reading it all, also right after thousands of lines came at once [ORG-033]', async () => {
    for (let i = 0; i < 3; i++) await lines(1000)
    await sealAll(test.app)
    // What the index by number knows nothing of would be read for every link: no page of it is left.
    const { rows } = await owner.query("select brin_summarize_new_values('timeline_seq') as pages")
    expect(rows[0].pages).toBe(0)
  })

  it('finds a changed line, and says which record of which site [ORG-033]', async () => {
    const [id] = await lines(3)
    await sealAll(test.app)
    await behindTheBack(`update timeline_entry set note = '没有漏水' where id = '${id}'`)
    const { rows } = await owner.query('select record_id, seq from timeline_entry where id = $1', [id])
    expect(await verify()).toMatchObject({ findings: 1, examples: [{ kind: 'changed', log: 'timeline', siteId: company.siteId, recordType: 'case', recordId: rows[0].record_id, seq: Number(rows[0].seq) }] })
  })

  it('finds a change in every column of both logs, sealed or not', async () => {
    const [id] = await lines(1)
    const look = await as(test, company.actors.front_desk, async (ctx) => recordAccess(ctx, { act: 'view', siteId: company.siteId, subject: { personId: newId() }, classes: ['phone'], purpose: 'audit', reason: 'x' }))
    await sealAll(test.app)
    const columns = { timeline_entry: [id!, "changes = '[]'", "actor_name = 'x'", "action = 'x'", 'from_status = null, to_status = \'x\'', "at = at - interval '1 ms'", "recorded_at = recorded_at + interval '1 day'", "device = 'x'", 'is_visible_to_resident = true', 'file_ids = array[gen_random_uuid()]', 'actor_id = null', 'record_id = gen_random_uuid()', 'site_id = null', 'mark = null'], access_entry: [look, "reason = 'y'", "purpose = 'emergency'", 'person_id = gen_random_uuid()', "actor_position = '经理'", "actor_name = '别人'", "classes = array['id_number']", "act = 'search'"] }
    for (const [table, [row, ...changes]] of Object.entries(columns))
      for (const change of changes) {
        await behindTheBack(`create temp table kept as select * from ${table} where id = '${row}'`, `update ${table} set ${change} where id = '${row}'`)
        expect((await verify()).findings, change).toBeGreaterThan(0)
        await behindTheBack(`delete from ${table} where id = '${row}'`, `insert into ${table} overriding system value select * from kept`, 'drop table kept')
      }
    expect((await verify()).findings).toBe(0)
  })

  it('finds a deleted line by its record, and one that stands in the place of another', async () => {
    const ids = await lines(5)
    await sealAll(test.app)
    const { rows } = await owner.query<{ record_id: string }>('select record_id from timeline_entry where id = $1', [ids[2]])
    await behindTheBack(`delete from timeline_entry where id = '${ids[2]}'`)
    expect(await verify()).toMatchObject({ findings: 1, examples: [{ kind: 'deleted', recordId: rows[0]!.record_id, seal: 1 }] })
  })

  it('finds reordered lines', async () => {
    const ids = await lines(4)
    await sealAll(test.app)
    const seq = async (id: string): Promise<string> => (await owner.query<{ seq: string }>('select seq from timeline_entry where id = $1', [id])).rows[0]!.seq
    const [a, b] = [await seq(ids[0]!), await seq(ids[1]!)]
    await behindTheBack('alter table timeline_entry alter column seq drop identity', `update timeline_entry set seq = case seq when ${a} then ${b} else ${a} end where id in ('${ids[0]}', '${ids[1]}')`)
    await owner.query(`alter table timeline_entry alter column seq add generated always as identity (start with ${Number(b) + 100_000})`)
    await owner.query('grant select on sequence timeline_entry_seq_seq to guanjia_app')
    expect(kinds(await verify())).toEqual(['moved', 'moved'])
  })

  it('finds lines that were put in, with old times or new ones, copied or made up', async () => {
    const [id] = await lines(2)
    await sealAll(test.app)
    const copy = (): string => `insert into timeline_entry (${COLUMNS}) select ${COLUMNS.replace('id, ', `'${newId()}', `)} from timeline_entry where id = '${id}'`
    await behindTheBack(copy(), copy())
    await owner.query(`insert into timeline_entry (organization_id, id, site_id, record_type, record_id, at, recorded_at, actor_kind, actor_name, action) values ('${company.organizationId}', '${newId()}', '${company.siteId}', 'case', '${newId()}', '2019-01-01', '2019-01-01', 'staff', '前台许', 'closed')`)
    expect(kinds(await verify())).toEqual(['changed', 'changed', 'inserted'])
    // Sealing does not make them true.
    await sealAll(test.app)
    expect(kinds(await verify())).toEqual(['changed', 'changed', 'inserted'])
    await behindTheBack(`insert into timeline_entry (${COLUMNS}, seq) overriding system value select ${COLUMNS.replace('id, ', `'${newId()}', `)}, seq from timeline_entry where id = '${id}'`)
    expect((await verify()).examples.filter(({ kind }) => kind === 'inserted')).toHaveLength(2)
  })

  it('finds a tail that was cut off together with its links, by what the machine remembers', async () => {
    await lines(3)
    await sealAll(test.app)
    await lines(3)
    await sealAll(test.app)
    keepHeads(test.app)
    const before = await verify()
    expect(before.findings).toBe(0)
    await behindTheBack(`delete from timeline_entry where organization_id = '${company.organizationId}' and seq > (select max(to_seq) from trail_seal where organization_id = '${company.organizationId}' and log = 'timeline' and number = 1)`, `delete from trail_seal where organization_id = '${company.organizationId}' and log = 'timeline' and number > 1`)
    expect(kinds(await verify())).toEqual(['tail'])
    await owner.query(`update trail_head set sealed_seq = (select max(to_seq) from trail_seal where organization_id = '${company.organizationId}' and log = 'timeline') where organization_id = '${company.organizationId}' and log = 'timeline'`)
    expect(kinds(await verify())).toEqual(['tail'])
    // Who deletes the memory is seen by nothing else; who puts a backup back says so.
    forgetHeads(test.app, company.organizationId)
    expect((await verify()).findings).toBe(0)
  })

  it('finds changed, removed and forged links', async () => {
    for (let i = 0; i < 4; i++) {
      await lines(2)
      await sealAll(test.app)
    }
    const seal = `organization_id = '${company.organizationId}' and log = 'timeline' and chain = '${company.siteId}'`
    await behindTheBack(`delete from trail_seal where ${seal} and number = 2`)
    const removed = await verify()
    expect(kinds(removed)).toEqual(expect.arrayContaining(['seal', 'inserted']))
    expect(removed.examples.find(({ kind }) => kind === 'seal')).toMatchObject({ detail: 'link 2 is missing', siteId: company.siteId })
    // Somebody who computes all hashes of a new chain still has no key.
    await behindTheBack(`update trail_seal set sealed_at = sealed_at - interval '1 day', hash = sha256(hash) where ${seal} and number = 4`)
    expect((await verify()).examples.map(({ detail }) => detail)).toEqual(expect.arrayContaining(['does not fit its hash', 'was not sealed with a key of this installation']))
  })

  it('finds a changed memory of the machine', async () => {
    await lines(1)
    await sealAll(test.app)
    keepHeads(test.app)
    const { readFileSync, writeFileSync } = await import('node:fs')
    const path = join(test.app.config.dataFolder, 'trail-heads.json')
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace('"number":1', '"number":0'))
    expect(kinds(await verify())).toContain('heads')
    rmSync(path)
  })

  it('loses personal content when the law wants it, and nothing else: the chain holds, and nobody else can do it', async () => {
    const recordId = newId()
    await as(test, company.actors.front_desk, async (ctx) => happen(ctx, 'changed', { recordType: 'person', recordId, changes: [{ field: 'phone', from: '13800138000', to: '13900139000' }] }))
    const [kept] = await lines(1)
    await sealAll(test.app)
    expect(await as(test, company.actors.administrator, (ctx) => eraseTimelineContent(ctx, [{ type: 'person', id: recordId }]))).toBe(1)
    const { rows } = await owner.query('select note, changes, action, actor_name from timeline_entry where record_id = $1', [recordId])
    expect(rows).toEqual([{ note: null, changes: [], action: 'changed', actor_name: '前台许' }])
    expect((await verify()).findings).toBe(0)
    // Evidence cannot be erased the same way by somebody who has the database only.
    await behindTheBack(`update timeline_entry set note = null, changes = '[]', content_hash = '\\x00'::bytea, erased_mark = (select erased_mark from timeline_entry where record_id = '${recordId}') where id = '${kept}'`)
    expect(kinds(await verify())).toEqual(['changed'])
  })
})

describe('sealing', () => {
  it('waits for nobody and seals each line once, in several processes at once, also what was long in writing', async () => {
    const sealers = [new Sealer(test.app), new Sealer(test.app), new Sealer(test.app)]
    let release!: () => void
    const slow = as(test, company.actors.front_desk, async (ctx) => {
      happen(ctx, 'slow')
      await ctx.flush()
      await new Promise<void>((resolve) => (release = resolve))
    })
    const round = async (): Promise<number> => (await Promise.all(sealers.map((sealer) => sealer.round()))).reduce((sum, n) => sum + n, 0)
    for (let i = 0; i < 20; i++) {
      await Promise.all([lines(5), lines(5), round()])
    }
    const sealedSlow = async (): Promise<boolean> => (await verify()).unsealed === 0
    expect(await sealedSlow()).toBe(false)
    release()
    await slow
    for (let i = 0; i < 20 && !(await sealedSlow()); i++) await round()
    const after = await verify()
    expect(after).toMatchObject({ findings: 0, unsealed: 0 })
    const { rows } = await owner.query('select sum(rows)::int as rows, count(distinct (chain, number))::int = count(*)::int as numbered from trail_seal where organization_id = $1', [company.organizationId])
    expect(rows[0]).toEqual({ rows: after.lines, numbered: true })
  })
})

const COLUMNS = 'id, organization_id, site_id, record_type, record_id, at, recorded_at, actor_kind, actor_id, actor_name, action, from_status, to_status, note, changes, file_ids, device, request_id, is_visible_to_resident, mark'
