import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseSummary } from '@guanjia/contract/cases.ts'
import { bigrams } from '../../platform/text/index.ts'
import { LOOKED_THROUGH } from '../../platform/records/index.ts'
import { aCompany, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'

let test: TestApp
let company: Company
let desk: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  desk = await signIn(test, company.logins.front_desk, company.password)
})
afterAll(() => test.close())

/** As many copies of a case, each a minute newer than the one before, with another text and numbers of the year 2031. */
async function copies(id: string, count: number, title: string): Promise<void> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query<{ name: string }>(
      "select quote_ident(attname) as name from pg_attribute where attrelid = 'service_case'::regclass and attnum > 0 and not attisdropped and attname not in ('id', 'number', 'title', 'statement', 'registered_at', 'grams')",
    )
    const same = rows.map(({ name }) => name).join(', ')
    await owner.query(
      `insert into service_case (id, number, title, statement, registered_at, grams, ${same})
       select gen_random_uuid(), 'C-2031' || lpad((n / 100)::text, 4, '0') || '-' || lpad((n % 100)::text, 4, '0'), $3, '', registered_at + n * interval '1 minute', $4::text[], ${same}
       from service_case, generate_series(1, $2::int) n where id = $1`,
      [id, count, title, bigrams(title)],
    )
  } finally {
    await owner.end()
  }
}

interface Page { items: CaseSummary[]; nextCursor: string | null }
async function allPages(q: string, limit: number): Promise<CaseSummary[]> {
  const found: CaseSummary[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = (await desk.send('GET', `/cases?siteId=${company.siteId}&limit=${limit}&filter[q]=${encodeURIComponent(q)}${cursor ? `&cursor=${cursor}` : ''}`)).body as Page
    found.push(...page.items)
    cursor = page.nextCursor
  }
  return found
}

describe('a long list of cases', () => {
  it('finds words among the newest and the oldest alike, newest first, each once', async () => {
    const stories = new WorkStories(test, company)
    const old: string[] = []
    for (const words of ['水泵房有异响', '水泵房又有异响', '水泵房还有异响']) old.push((await stories.takeCase(company.actors.front_desk, { statement: words })).id)
    await copies(old.at(-1)!, LOOKED_THROUGH + 100, '楼道灯不亮')
    const fresh = await stories.takeCase(company.actors.front_desk, { statement: '水泵房漏水' })
    const owner = new pg.Client({ connectionString: test.database.ownerUrl })
    await owner.connect()
    // The newest of all, so that some are among those looked through first and some are not.
    await owner.query("alter table service_case disable trigger all; update service_case set registered_at = registered_at + interval '30 days' where title = '水泵房漏水'")
    await owner.end()
    expect((await allPages('水泵房', 2)).map(({ id }) => id)).toEqual([fresh.id, ...old.toReversed()])
    expect((await allPages('泵房又', 50)).map(({ id }) => id)).toEqual([old[1]])
    expect(await allPages('锅炉爆管', 50)).toEqual([])
  }, 30_000)

  it('pages through the beginning of a number from the latest on, without gap or repetition', async () => {
    const found = await allPages('C-20310002', 7)
    expect(found.map(({ number }) => number)).toEqual(Array.from({ length: 100 }, (_, i) => `C-20310002-${String(99 - i).padStart(4, '0')}`))
    expect((await allPages('20310003-001', 3)).map(({ number }) => number)).toEqual(Array.from({ length: 10 }, (_, i) => `C-20310003-001${9 - i}`))
  })
})
