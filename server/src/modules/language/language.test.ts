import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { language } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { aHousehold } from '../../testing/households.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aCompany, aResident, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { wordUse } from './hits.ts'
import { mustBePolite, refusalsNoted } from './index.ts'

let test: TestApp
let company: Company
let supervisor: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  supervisor = await signIn(test, company.logins.supervisor, company.password)
})
afterAll(async () => {
  await refusalsNoted()
  await test.close()
})

const check = (who: Browser, text: string) => who.send('POST', '/language/check', { text }) as Promise<{ status: number; body: { findings: language.Finding[]; version: number } }>
const words = (who: Browser, query: string) => who.send('GET', `/language/words?${query}`) as Promise<{ status: number; body: { items: language.ServiceWord[]; nextCursor: string | null; total: { count: number } } }>
const says = (actor: Actor, text: string, pointer = '/text') => as(test, actor, (ctx: Ctx) => mustBePolite(ctx, pointer, text, company.siteId))

describe('the list of forbidden words', () => {
  it('is there from the first day, with at least 150 words of three forbidden kinds and the vague ones [ETQ-010]', async () => {
    const { body } = await words(supervisor, 'total=true&limit=200')
    expect(body.total.count).toBeGreaterThanOrEqual(150)
    for (const kind of ['impatient', 'insulting', 'discriminating', 'vague']) expect((await words(supervisor, `filter[kind]=${kind}&limit=1`)).body.items).toHaveLength(1)
  })

  it('is seeded once: who asks while the first is still at it waits, and then finds the list', async () => {
    const other = await aCompany(test, '双人物业')
    const count = (ctx: Ctx) => ctx.tx.selectFrom('service_word').select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow()
    const ask = (ctx: Ctx) => mustBePolite(ctx, '/text', '您好').then(() => count(ctx))
    const first = await as(test, other.actors.front_desk, async (ctx) => {
      const one = await ask(ctx)
      const two = as(test, other.actors.steward, ask)
      await someoneWaitsForALock(test)
      return { one, two }
    })
    expect(await first.two).toEqual(first.one)
    expect(Number(first.one.n)).toBeGreaterThan(150)
  })

  it('finds a word by part of it, in traditional characters and full width, page by page', async () => {
    expect((await words(supervisor, `filter[q]=${encodeURIComponent('煩死')}`)).body.items.map(({ word }) => word)).toEqual(['烦死了', '烦死人'])
    const first = (await words(supervisor, 'limit=100')).body
    const second = (await words(supervisor, `limit=100&cursor=${first.nextCursor}`)).body
    expect(second.items[0]!.word).not.toBe(first.items.at(-1)!.word)
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(200)
  })

  it('takes a new word at once, also while the same process checks, and lets it rest again', async () => {
    expect((await check(supervisor, '请您稍等片刻')).body.findings).toEqual([])
    const made = (await supervisor.send('POST', '/language/words', { word: '稍等片刻', kind: 'vague', suggestion: '写明几分钟', exceptions: [] })) as { status: number; body: language.ServiceWord }
    expect(made.status).toBe(200)
    expect((await check(supervisor, '請您稍等 片刻')).body.findings).toMatchObject([{ word: '稍等片刻', level: 'warn', suggestion: '写明几分钟', start: 2, end: 7 }])
    const off = await supervisor.send('PATCH', `/language/words/${made.body.id}`, { version: 1, isActive: false })
    expect(off.status).toBe(200)
    expect((await check(supervisor, '请您稍等片刻')).body.findings).toEqual([])
  })

  it('knows another spelling of a word as the same word', async () => {
    const answer = (await supervisor.send('POST', '/language/words', { word: '煩 死 了', kind: 'impatient' })) as { status: number; body: { code: string; errors: unknown } }
    expect([answer.status, answer.body.code, answer.body.errors]).toEqual([409, 'already_exists', [{ pointer: '/word', message: '烦死了' }]])
  })

  it('refuses a word that nobody can hear, and an exception that has nothing of it', async () => {
    const silent = (await supervisor.send('POST', '/language/words', { word: '！？…', kind: 'impatient' })) as { body: { code: string } }
    const stray = (await supervisor.send('POST', '/language/words', { word: '啧啧', kind: 'impatient', exceptions: ['好的'] })) as { body: { code: string; errors: { pointer: string }[] } }
    expect([silent.body.code, stray.body.code, stray.body.errors[0]!.pointer]).toEqual(['rule_broken', 'rule_broken', '/exceptions/0'])
  })

  it('is changed by whoever holds the newest version only, and by nobody without the right', async () => {
    const { id, version } = (await words(supervisor, `filter[q]=${encodeURIComponent('闭嘴')}`)).body.items[0]!
    expect((await supervisor.send('PATCH', `/language/words/${id}`, { version, suggestion: '请您听我说明' })).status).toBe(200)
    expect(((await supervisor.send('PATCH', `/language/words/${id}`, { version, suggestion: '别的' })).body as { code: string }).code).toBe('stale_version')
    const desk = await signIn(test, company.logins.front_desk, company.password)
    expect((await desk.send('PATCH', `/language/words/${id}`, { version: version + 1, isActive: false })).status).toBe(403)
    expect((await desk.send('GET', '/language/list')).status).toBe(200)
  })

  it('belongs to one organisation: what one house forbids, another may say', async () => {
    const other = await aCompany(test, '邻居物业')
    const neighbour = await signIn(test, other.logins.supervisor, other.password)
    await supervisor.send('POST', '/language/words', { word: '亲亲住户', kind: 'impatient' })
    expect((await check(supervisor, '亲亲住户您好')).body.findings).toHaveLength(1)
    expect((await check(neighbour, '亲亲住户您好')).body.findings).toHaveLength(0)
  })
})

describe('a file of words', () => {
  async function uploaded(content: string | Buffer, name: string): Promise<string> {
    const id = newId()
    const boundary = 'x-words-x'
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="id"\r\n\r\n${id}\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
    const payload = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)])
    const answer = await test.http.inject({ method: 'POST', url: '/api/v1/files', headers: { authorization: `Bearer ${supervisor.token}`, 'content-type': `multipart/form-data; boundary=${boundary}` }, payload })
    expect(answer.statusCode, answer.body).toBeLessThan(300)
    return answer.json<{ id: string }>().id
  }
  const take = async (content: string | Buffer, name = 'words.csv') => (await supervisor.send('POST', '/language/words/import', { fileId: await uploaded(content, name) })) as { status: number; body: { added: number; changed: number; same: number; problems: { row: number }[]; code: string } }

  it('comes back unchanged from its own export', async () => {
    const answer = await test.http.inject({ method: 'GET', url: '/api/v1/language/words/export?format=xlsx', headers: { authorization: `Bearer ${supervisor.token}` } })
    expect(answer.statusCode).toBe(200)
    const { body } = await take(answer.rawPayload, 'words.xlsx')
    expect(body).toMatchObject({ added: 0, changed: 0, problems: [] })
    expect(body.same).toBeGreaterThan(150)
  })

  it('adds and changes words, and is taken whole or not at all', async () => {
    const rows = ['忌语,类别,建议改为,例外,启用', '有完没完,不耐烦,我们马上处理,,是', '自助餐式投诉,侮辱,请说明事实,,是']
    expect((await take(rows.join('\n'))).body).toMatchObject({ added: 1, changed: 1, same: 0 })
    expect((await take(rows.join('\n'))).body).toMatchObject({ added: 0, changed: 0, same: 2 })
    const faulty = (await take([...rows, '神秘词,不存在的类别,,,是', '新词语,含糊,,,是'].join('\n'))).body
    expect(faulty).toMatchObject({ added: 0, problems: [{ row: 4 }] })
    expect((await words(supervisor, `filter[q]=${encodeURIComponent('新词语')}`)).body.items).toEqual([])
  })

  it('without the two needed columns is no list', async () => {
    const { status, body } = await take('a,b\n1,2')
    expect([status, body.code]).toEqual([422, 'import.mapping_incomplete'])
  })
})

describe('a text that goes to a resident', () => {
  it('with an impatient word is refused, naming field, word, reason and suggestion [ETQ-007]', async () => {
    await expect(says(company.actors.front_desk, '您快点来，烦死了', '/result')).rejects.toMatchObject({
      code: 'language.not_allowed',
      errors: [
        { pointer: '/result', message: expect.stringMatching(/“快点”：.*嫌弃。可改为：请您稍候/) as string },
        { pointer: '/result', message: expect.stringContaining('“烦死了”') as string },
      ],
    })
  })

  it('with an insult is refused and every supervisor of the site is told, not its author [ETQ-009]', async () => {
    await expect(says(company.actors.steward, '白 痴')).rejects.toMatchObject({ code: 'language.not_allowed' })
    await refusalsNoted()
    const told = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('message').select(['account_id', 'params']).where('template', '=', 'language.refused').execute())
    expect(told).toMatchObject([{ account_id: company.actors.supervisor.accountId, params: { who: '管家何', word: '白痴' } }])
  })

  it('with a vague word goes out; the writer was warned [ETQ-008]', async () => {
    await expect(says(company.actors.front_desk, '我们改天过去')).resolves.toBeUndefined()
  })

  it('is never checked when the resident wrote it', async () => {
    const resident = await as(test, company.actors.administrator, async (ctx) => {
      const { personId } = await aHousehold(ctx, company.siteId)
      return aResident(ctx, { personId, name: '苏婉清' })
    })
    await expect(says(resident, '你们快点，烦死了')).resolves.toBeUndefined()
  })

  it('is counted by author, kind and month: refused and warned apart, a tried text not at all [ETQ-031]', async () => {
    const { actors } = await aCompany(test, '统计物业')
    const at = new Date('2026-03-31T16:30:00Z')
    const write = (text: string, now: Date) => as(test, actors.front_desk, (ctx) => mustBePolite(ctx, '/text', text), now).catch(() => {})
    await write('改天过去', at)
    await write('快点，闭嘴', at)
    await write('快点', new Date('2026-03-31T15:30:00Z'))
    await refusalsNoted()
    const { items } = await as(test, actors.supervisor, (ctx) => wordUse(ctx, { params: {}, query: { months: 2 }, body: {} }), new Date('2026-04-02T00:00:00Z'))
    expect(items).toEqual([
      { month: '2026-04', author: '前台许', kind: 'impatient', refused: 2, warned: 0, words: ['快点', '闭嘴'] },
      { month: '2026-04', author: '前台许', kind: 'vague', refused: 0, warned: 1, words: ['改天'] },
      { month: '2026-03', author: '前台许', kind: 'impatient', refused: 1, warned: 0, words: ['快点'] },
    ])
  })
})

describe('the script library', () => {
  const scripts = (query: string) => supervisor.send('GET', `/language/scripts?${query}`) as Promise<{ body: { items: language.ServiceScript[] } }>

  it("has the handbook's own sentences for the sales office [ETQ-016]", async () => {
    const { items } = (await scripts('filter[scene]=sales_office')).body
    expect(items.filter(({ source }) => source === 'ETQ-016').map(({ text }) => text)).toEqual(['您好，欢迎参观！', '请随我来。'])
  })

  it('has sentences for every scene, and is searched by words and by pinyin initials [ETQ-012] [ETQ-015]', async () => {
    const { items } = (await scripts('')).body
    expect(new Set(items.map(({ scene }) => scene)).size).toBe(9)
    expect((await scripts('filter[q]=zjwh')).body.items).toEqual([])
    expect((await scripts('filter[q]=yb')).body.items.map(({ title }) => title)).toEqual(['迎宾', '样板间'])
    expect((await scripts(`filter[q]=${encodeURIComponent('随我来')}`)).body.items.map(({ title }) => title)).toEqual(['引导'])
  })

  it('takes known variables only, and no sentence that must not be said', async () => {
    const make = (text: string) => supervisor.send('POST', '/language/scripts', { scene: 'phone', title: '测试', text }) as Promise<{ status: number; body: { code: string } }>
    expect((await make('{name}您好，{time} 前回电')).status).toBe(200)
    expect((await make('{phone}您好')).body.code).toBe('rule_broken')
    expect((await make('{name}你快点')).body.code).toBe('language.not_allowed')
  })
})
