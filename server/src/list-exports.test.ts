import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Endpoint } from '@guanjia/contract'
import { allEndpoints } from './openapi.ts'
import { aHousehold } from './testing/households.ts'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from './testing/test-app.ts'

/** Lists that come as no file of their own, with the reason. */
const NO_FILE: Record<string, string> = {
  '/insight/cases/rows': 'the rows go out with the analysis: /insight/cases/export',
  '/insight/work-orders/rows': 'the rows go out with the analysis: /insight/work-orders/export',
  '/archive-quality/households': 'goes out as /archive-quality/export',
  '/sla/report/clocks': 'the clocks go out with the report: /sla/report/export',
  '/campaigns/{id}/households': 'part of one campaign; its households go out as /archive-quality/export',
  '/units/{id}/history': 'the course of one household, printed with its chronicle',
  '/mystery-visits': 'who came is sealed until the month closes; what they found goes out with the scores',
  '/programme/archive-gaps': 'goes out as /archive-quality/export with its flags',
  '/extra-miles': 'told in the programme; each stands on its case or work order',
  '/messages': "one's own inbox",
  '/outbox': 'for development only',
}

/** Lists that answer everything at once and come as no file of their own, by reason. */
const AT_ONCE: Record<string, string[]> = {
  'settings: a handful of lines that are read and changed on one screen': [
    '/agent-rules', '/api-keys', '/bookables', '/care/packages', '/care/rules', '/case-categories', '/channels', '/chronicle-rules', '/clean-warnings', '/competences', '/complaint-workflows', '/departments', '/document-kinds', '/empowerments', '/energy-groups',
    '/facility-classes', '/knowledge/enquiry-kinds', '/knowledge/topics', '/labour-grades', '/language/scripts', '/legal-references', '/message-choices', '/message-kinds', '/post-requirements', '/privacy-texts', '/promotion-rules', '/quality-indicators',
    '/retention', '/roles', '/saved-views', '/score-rules', '/service-menu', '/shift-patterns', '/site-templates', '/sites', '/sla/calendars', '/sla/metrics', '/sla/pause-rules', '/sla/policies', '/storage-use', '/violation-types', '/webhook-events', '/webhooks',
  ],
  'what waits or is to be done now, which empties itself': ['/care/suggestions', '/complaint-tasks', '/exam-marking', '/hand-overs/draft', '/my-work', '/night-intake', '/reception/tasks', '/rotas/on-duty', '/waste-day', '/workbench', '/colleagues-at-work', '/care/occasions'],
  'found while somebody writes, or offered to choose from': ['/cases/similar', '/knowledge/suggestions', '/quotes/of', '/register-look-up', '/resident-home/similar', '/shift-swaps/choices', '/sites/choices', '/sla/report/choices', '/store-items/check', '/night-readings/meters'],
  "one's own": ['/my-access-log', '/my-consents', '/my-rota', '/own-evaluations', '/own-exams', '/own-message-choices', '/own-outages', '/own-paid-orders', '/own-rewards', '/own-rules', '/own-sessions', '/care/own-facts', '/staff-pulses/own', '/wrong-answers', '/downloads', '/push-subscriptions'],
  'what is known of one household or person, which goes out with that person’s export': ['/care/facts'],
  'a trail of what was done, read on its screen': ['/care/purges', '/imports', '/language/use', '/rotas/publications', '/service-hours/nights', '/sla/recalculations', '/archive-scope', '/staff-pulses'],
}

/** Files that are always whole, with the reason. */
const WHOLE: Record<string, string> = { '/language/words': 'the dictionary comes back as an import' }

const gets = allEndpoints().map(({ endpoint }) => endpoint).filter(({ method }) => method === 'GET')
const keysOf = (endpoint: Endpoint): string[] => (endpoint.query instanceof z.ZodObject ? Object.keys(endpoint.query.shape) : [])
const lists = gets.filter((endpoint) => endpoint.kind === 'json' && keysOf(endpoint).includes('cursor'))
const isWhole = ({ response }: Endpoint): boolean => response instanceof z.ZodObject && response.shape['items'] instanceof z.ZodArray
/** What one record holds is shown with it, not counted here. */
const atOnce = gets.filter((endpoint) => endpoint.kind === 'json' && !endpoint.path.includes('{') && !keysOf(endpoint).includes('cursor') && isWhole(endpoint))
/** A period in days, or in instants where the list takes these. */
const spanOf = ({ query }: Endpoint): { from: string; to: string } => (query as z.ZodObject<{ from: z.ZodType }>).shape.from.safeParse('2026-03-01').success ? { from: '2026-03-01', to: '2026-03-01' } : { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' }
const exportOf = (list: Endpoint): Endpoint | undefined => gets.find(({ path, kind }) => kind === 'file' && path === `${list.path}/export`)

describe('every list of the contract', () => {
  it('goes out as a file with the same filters, or says why it does not', () => {
    expect(lists.length).toBeGreaterThan(50)
    expect(lists.filter((list) => !exportOf(list) && !NO_FILE[list.path]).map(({ path }) => path)).toEqual([])
    expect(Object.keys(NO_FILE).filter((path) => !lists.some((list) => list.path === path) || gets.some((one) => one.path === `${path}/export`))).toEqual([])
    // An edition of the zone standards that was handed out (`number`) is printed, not exported.
    const shown = new Set(['limit', 'cursor', 'total', 'sort'])
    for (const list of [...lists, ...atOnce]) {
      const file = exportOf(list)
      if (file) expect([list.path, keysOf(list).filter((key) => !shown.has(key) && !(key === 'filter' && WHOLE[list.path]) && !(key === 'number' && list.path === '/insight/zone-standards') && !keysOf(file).includes(key))]).toEqual([list.path, []])
    }
  })
})

describe('every list that answers everything at once', () => {
  it('goes out as a file, too, or says why it does not', () => {
    const named = Object.values(AT_ONCE).flat()
    expect(atOnce.length).toBeGreaterThan(100)
    expect(atOnce.filter((list) => !exportOf(list) && !named.includes(list.path)).map(({ path }) => path)).toEqual([])
    // A reason that no longer holds goes.
    expect(named.filter((path, i) => named.indexOf(path) !== i || !atOnce.some((list) => list.path === path && !exportOf(list)))).toEqual([])
  })
})

describe('the files', () => {
  let test: TestApp
  let company: Company
  let admin: Browser
  beforeAll(async () => {
    test = await testApp()
    company = await aCompany(test)
    admin = await signIn(test, company.logins.administrator, company.password)
    await as(test, company.actors.administrator, async (ctx) => {
      await aHousehold(ctx, company.siteId)
      await aHousehold(ctx, company.siteId, { room: '1202', owner: '=HYPERLINK("x")', phone: '13800130009' })
    })
  })
  afterAll(() => test.close())

  it('come for every list that has one, with who took them in the last line', async () => {
    const failed: string[] = []
    for (const list of [...lists, ...atOnce]) {
      const file = exportOf(list)
      if (!file) continue
      const query = new URLSearchParams({ format: 'csv', ...(keysOf(file).includes('siteId') ? { siteId: company.siteId } : {}), ...(keysOf(file).includes('from') ? spanOf(file) : {}), ...(keysOf(file).includes('year') ? { year: '2026' } : {}), ...(keysOf(file).includes('month') ? { month: '2026-03' } : {}) })
      const got = await admin.send('GET', `${file.path}?${query.toString()}`)
      // A file of several sheets is no CSV.
      if (got.status !== 200 || (keysOf(file).includes('format') && !/安管理/.test(String(got.body).trimEnd().split('\n').at(-1)!))) failed.push(`${file.path} ${got.status} ${JSON.stringify(got.body).slice(-120)}`)
    }
    expect(failed).toEqual([])
  })

  it('hold what the list holds: all pages of it, narrowed by its filters, dangerous words as words, phones covered, and the taking on the access log', async () => {
    const csv = async (who: Browser, path: string) => String((await who.send('GET', `${path}${path.includes('?') ? '&' : '?'}siteId=${company.siteId}&format=csv`)).body)
    const units = await csv(admin, '/units/export')
    expect(units.split('\r\n').slice(0, 3).map((line) => line.replace('\uFEFF', '').split(',')[0])).toEqual(['房号', '3-2-1201', '3-2-1202'])
    expect(await csv(admin, '/units/export?filter[q]=1202')).not.toContain('3-2-1201')
    const people = await csv(admin, '/persons/export')
    expect(people).toContain('13800130001')
    expect(people).toContain(`'=HYPERLINK`)
    const { token } = (await admin.send('POST', '/api-keys', { name: '抄录', permissions: ['archives:read'], siteIds: [company.siteId], answerableId: company.actors.front_desk.employeeId!, expiresAt: new Date(Date.now() + 86_400_000).toISOString() })).body as { token: string }
    const asKey = (path: string) => test.http.inject({ method: 'GET', url: `/api/v1${path}`, headers: { authorization: `Bearer ${token}` } })
    const covered = (await asKey(`/persons/export?siteId=${company.siteId}&format=csv`)).body
    expect(covered).toContain('苏婉清')
    expect(covered).not.toContain('13800130001')
    const log = (await admin.send('GET', `/access-log?siteId=${company.siteId}`)).body as { items: { act: string; by?: string; actor?: string; classes: string[] }[] }
    expect(log.items.filter(({ act, classes }) => act === 'export' && classes.includes('phone')).length).toBeGreaterThanOrEqual(2)
    expect((await asKey('/units/export?siteId=01a20000-0000-7000-8000-000000000000')).statusCode).toBe(404)
  })
})
