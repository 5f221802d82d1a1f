import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Actor } from '../../platform/auth/actor.ts'
import { newId } from '../../platform/ids.ts'
import { makeSite } from '../organization/index.ts'
import { as, testApp, type TestApp } from '../../testing/test-app.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { compareRows, compareToWrite, writeCompared, type Compared } from './apply-rows.ts'
import type { WriteOrder } from './apply/write.ts'
import type { ArchiveRow, RowProblem } from './import/index.ts'
import { anId, readRows } from './import/testing.ts'

let test: TestApp
let actor: Actor

beforeAll(async () => {
  test = await testApp()
})
afterAll(() => test.close())

const HEADER = ['房号', '姓名', '电话', '身份证号', '身份', '入住日期', '迁出日期', '面积', '房屋状态']
/** A site of a new organisation, whose people nobody knows yet. */
async function aSite(): Promise<string> {
  actor = Actor.system(newId())
  return as(test, actor, async (ctx) => {
    await ctx.tx.insertInto('organization').values({ id: actor.organizationId, name: '一家物业' }).execute()
    return makeSite(ctx, { code: 'S1', name: '清溪花园', kind: 'residential', timeZone: 'Asia/Shanghai' })
  })
}

async function rowsOf(...lines: (string | number | null)[][]): Promise<ArchiveRow[]> {
  return (await readRows([HEADER, ...lines])).rows
}

async function applyRows(ctx: Ctx, rows: ArchiveRow[], order: WriteOrder): Promise<Compared & { problems: RowProblem[] }> {
  const problems: RowProblem[] = []
  const compared = await compareToWrite(ctx, order.siteId, { rows, heard: (found) => problems.push(...found) })
  await writeCompared(ctx, compared, order)
  return { ...compared, problems }
}

async function write(
  siteId: string,
  rows: ArchiveRow[],
  now?: Date,
): Promise<{ new: number; changed: number; same: number; problems: string[] }> {
  const { counts, problems } = await as(test, actor, (ctx) => applyRows(ctx, rows, { siteId, actorName: '安管理', note: '业主.xlsx' }), now)
  return { ...counts, problems: problems.map(({ code }) => code) }
}

interface Stay {
  code: string
  name: string
  role: string
  from_on: string | null
  until_on: string | null
}
const staysOf = (siteId: string): Promise<Stay[]> =>
  as(test, actor, async (ctx) => {
    const { rows } = await ctx.client.query<Stay>(
      `select u.code, p.name, o.role, o.from_on, o.until_on from occupancy o join unit u on u.id = o.unit_id join person p on p.id = o.person_id
       where o.site_id = $1 order by u.sort_key, o.from_on nulls first, p.name, o.role`,
      [siteId],
    )
    return rows
  })

describe('rows that are written twice', () => {
  /** Lists as they come from life: few names and rooms, so that people meet in every way; deterministic for each seed. */
  function aList(seed: number): (string | null)[][] {
    let state = seed * 7919 + 1
    const below = (n: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((state / 2 ** 32) * n)
    }
    const pick = <T>(...items: T[]): T => items[below(items.length)]!
    return Array.from({ length: 30 }, () => [
      `${1 + below(2)}-1-${101 + below(5)}`,
      pick('张伟', '王芳', '李娜', '张伟、王芳', '深蓝公司', ''),
      pick('', '', '13800000001', '13800000002', '13800000003', '13800000001、13800000004'),
      pick('', '', '', anId('19900307', '721'), anId('19850601', '033'), anId('19710101', '101')),
      pick('', '业主', '家庭成员', '租户', '业主'),
      pick('', '', '', '2020-01-01', '2022-05-01'),
      pick('', '', '', '2021-12-31', '2037-1-1'),
      pick('', '80', '90'),
      pick('', '已入住', '空闲'),
    ])
  }

  it('change nothing the second time, however people and rooms repeat in them', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const siteId = await aSite()
      const rows = await rowsOf(...aList(seed))
      const first = await write(siteId, rows)
      expect(first.new, `list ${seed}`).toBeGreaterThan(0)
      const before = await staysOf(siteId)
      const again = await write(siteId, rows)
      expect({ seed, ...again, problems: again.problems.length }).toEqual({
        seed,
        new: 0,
        changed: 0,
        same: first.new + first.changed + first.same,
        problems: first.problems.length,
      })
      expect(await staysOf(siteId)).toEqual(before)
    }
  }, 120_000)
})

describe('who lived where', () => {
  it('follows the dates of the list: the next owner begins when the last one has gone', async () => {
    const siteId = await aSite()
    await write(siteId, await rowsOf(['1-1-101', '旧主', null, null, '业主', '2015-01-01', '2020-06-30', null, null]))
    expect(await write(siteId, await rowsOf(['1-1-101', '新主', null, null, '业主', null, null, null, null]))).toMatchObject({
      changed: 1,
      problems: [],
    })
    expect(await staysOf(siteId)).toEqual([
      { code: '1-1-101', name: '旧主', role: 'owner', from_on: '2015-01-01', until_on: '2020-06-30' },
      { code: '1-1-101', name: '新主', role: 'owner', from_on: '2020-07-01', until_on: null },
    ])
  })

  it('is not ended by a list that leaves somebody out, and a last day in the list ends a stay', async () => {
    const siteId = await aSite()
    await write(
      siteId,
      await rowsOf(
        ['1-1-101', '房主', null, null, '业主', null, null, null, null],
        ['1-1-101', '租客', '13800000009', null, '租户', '2024-01-01', null, null, null],
      ),
    )
    expect(await write(siteId, await rowsOf(['1-1-101', '房主', null, null, '业主', null, null, null, null]))).toMatchObject({
      same: 1,
      changed: 0,
    })
    expect(
      await write(siteId, await rowsOf(['1-1-101', '租客', '13800000009', null, '租户', null, '2025-03-31', null, null])),
    ).toMatchObject({ changed: 1 })
    expect((await staysOf(siteId)).map(({ name, from_on, until_on }) => [name, from_on, until_on])).toEqual([
      ['房主', null, null],
      ['租客', '2024-01-01', '2025-03-31'],
    ])
  })

  it('refuses two stays of one person in one role at one time', async () => {
    const siteId = await aSite()
    const { problems } = await write(
      siteId,
      await rowsOf(
        ['1-1-101', '租客', '13800000009', null, '租户', '2024-01-01', '2024-12-31', null, null],
        ['1-1-102', '租客', '13800000009', null, '租户', '2024-06-01', null, null, null],
      ),
    )
    expect(problems).toEqual([])
    expect(
      (await write(siteId, await rowsOf(['1-1-101', '别人', '13800000008', null, '业主', '2024-01-01', null, null, null]))).problems,
    ).toEqual([])
    expect(
      (await write(siteId, await rowsOf(['1-1-101', '又一人', '13800000007', null, '业主', '2024-06-01', null, null, null]))).problems,
    ).toEqual(['owner_differs'])
  })
})

describe('one person, one file', () => {
  it('two ID numbers are two persons, whatever name and phone they share', async () => {
    const siteId = await aSite()
    await write(siteId, await rowsOf(['1-1-101', '张伟', '13811110000', anId('19900307', '721'), '业主', null, null, null, null]))
    await write(siteId, await rowsOf(['1-1-102', '张伟', '13811110000', anId('19600101', '033'), '业主', null, null, null, null]))
    const { rows } = await as(test, actor, (ctx) =>
      ctx.client.query("select id from person where site_ids @> array[$1::uuid] and name = '张伟'", [siteId]),
    )
    expect(rows).toHaveLength(2)
  })

  it('an ID number is believed more than a name: nobody is renamed by a list, which says so', async () => {
    const siteId = await aSite()
    const number = anId('19900307', '755')
    await write(siteId, await rowsOf(['1-1-101', '欧阳修', '13833330000', number, '业主', null, null, null, null]))
    const rows = await rowsOf(['1-1-102', '欧阳脩', null, number, '业主', null, null, null, null])
    expect(await write(siteId, rows)).toMatchObject({ new: 1, problems: ['name_differs'] })
    expect(await staysOf(siteId)).toMatchObject([{ name: '欧阳修' }, { name: '欧阳修' }])
  })

  it('an ID number fills an empty place, and the timeline shows it masked', async () => {
    const siteId = await aSite()
    await write(siteId, await rowsOf(['1-1-101', '陆游', '13822220000', null, '业主', null, null, null, null]))
    const number = anId('19900307', '744')
    expect(await write(siteId, await rowsOf(['1-1-101', '陆游', '13822220000', number, '业主', null, null, null, null]))).toMatchObject({
      changed: 1,
    })
    const { rows } = await as(test, actor, (ctx) =>
      ctx.client.query<{ changes: object[]; id_number_masked: string }>(
        "select t.changes, p.id_number_masked from person p join timeline_entry t on t.record_id = p.id where p.site_ids @> array[$1::uuid] and t.action = 'changed'",
        [siteId],
      ),
    )
    expect(rows[0]!.changes).toContainEqual({ field: 'idNumber', from: null, to: rows[0]!.id_number_masked })
    expect(JSON.stringify(rows)).not.toContain(number)
  })

  it('knows one person again wherever in a long list they stand, at another site too: nobody is only looked for nearby [HHD-019]', async () => {
    const first = await aSite()
    const owner = anId('19820514', '318')
    await write(first, await rowsOf(['1-1-101', '陆远', '13900000007', owner, '业主', null, null, null, null]))
    const second = await as(test, actor, (ctx) => makeSite(ctx, { code: 'S2', name: '清溪南苑', kind: 'residential', timeZone: 'Asia/Shanghai' }))
    const others = Array.from({ length: 1100 }, (_, i) => [`2-1-${101 + i}`, `住户${i}`, null, null, '业主', null, null, null, null])
    const numbered = anId('19910203', '455')
    const rows = await rowsOf(
      ['1-1-201', '钱朗', null, numbered, '业主', null, null, null, null],
      ...others,
      ['1-1-202', '钱朗', null, numbered, '业主', null, null, '88', null],
      ['1-1-203', '陆远', '13900000007', null, '业主', null, null, null, null],
      ['1-1-201', null, null, null, null, null, null, '66', null],
    )
    expect(await write(second, rows)).toMatchObject({ new: 1103, problems: [] })
    const stays = await staysOf(second)
    expect(stays.filter(({ name }) => name === '钱朗').map(({ code }) => code)).toEqual(['1-1-201', '1-1-202'])
    const { rows: persons } = await as(test, actor, (ctx) => ctx.client.query<{ name: string; sites: number }>("select name, cardinality(site_ids) as sites from person where name in ('钱朗', '陆远') order by name collate \"C\""))
    expect(persons).toEqual([{ name: '钱朗', sites: 1 }, { name: '陆远', sites: 2 }])
    // What the last row says of a home of the first one is written as well.
    const { rows: homes } = await as(test, actor, (ctx) => ctx.client.query<{ area: number }>("select building_area as area from unit where site_id = $1 and code = '1-1-201'", [second]))
    expect(homes).toEqual([{ area: 66 }])
    expect(await write(second, rows)).toMatchObject({ new: 0, changed: 0, same: 1104 })
  })

  it('is compared without being written: a check leaves no trace', async () => {
    const siteId = await aSite()
    const rows = await rowsOf(['1-1-101', '试看', null, null, '业主', null, null, null, null])
    const compared = await as(test, actor, (ctx) => compareRows(ctx, siteId, { rows }))
    expect(compared.counts).toEqual({ new: 1, changed: 0, same: 0 })
    expect(await write(siteId, rows)).toMatchObject({ new: 1 })
  })

  it('a record that somebody changed between reading and writing stops the import', async () => {
    const siteId = await aSite()
    await write(siteId, await rowsOf(['1-1-101', '某人', null, null, '业主', null, null, '80', null]))
    const rows = await rowsOf(['1-1-101', '某人', null, null, '业主', null, null, '90', null])
    await expect(
      as(test, actor, async (ctx) => {
        const query = ctx.client.query.bind(ctx.client) as (...args: unknown[]) => Promise<unknown>
        ctx.client.query = (async (...args: unknown[]) => {
          if (typeof args[0] === 'string' && args[0].startsWith('update unit'))
            await as(test, actor, (clerk) =>
              clerk.client.query("update unit set version = version + 1, note = 'x' where site_id = $1", [siteId]),
            )
          return query(...args)
        }) as typeof ctx.client.query
        try {
          await applyRows(ctx, rows, { siteId, actorName: 'x', note: 'y' })
        } finally {
          ctx.client.query = query as typeof ctx.client.query
        }
      }),
    ).rejects.toMatchObject({ code: 'someone_was_faster' })
  })
})
