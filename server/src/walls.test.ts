import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { BUILT_IN_ROLES, type Endpoint, type Permission, type Role } from '@guanjia/contract'
import { loadDemo } from './demo/index.ts'
import { Actor } from './platform/auth/actor.ts'
import { runInCtx } from './platform/ctx.ts'
import { aHousehold } from './testing/households.ts'
import { demoStories } from './testing/demo-stories.ts'
import { sampleBodies } from './testing/sample-bodies.ts'
import { aColleague, aCompany, aResident, as, signIn, testApp, type Browser, type TestApp } from './testing/test-app.ts'
import { allEndpoints } from './openapi.ts'

/**
 * Every route of the contract, asked by every role from outside: of another organisation, of another site, of another household, of nobody. The
 * records asked for are those of the demo, so that there is something to find behind each wall. What must be answered follows from the contract
 * alone (`access`) and from whether a record has a site; a new route is taken in by itself, or the test says what it must know.
 */
const NOBODY = '01a20000-0000-7000-8000-000000000000'
type Staff = Exclude<Role, 'resident'>
const STAFF: readonly Staff[] = ['administrator', 'general_manager', 'site_manager', 'supervisor', 'front_desk', 'steward', 'technician', 'guard', 'officer']
/** Whom a whole company opens to; at a site of it there are the others. */
const AT_A_SITE = STAFF.filter((role) => role !== 'administrator' && role !== 'general_manager')

/** The table behind an address where its name does not say so. */
const TABLES: Record<string, string> = {
  cases: 'service_case', complaints: 'service_case', proposals: 'appointment_proposal', imports: 'import_run', positions: 'job_position', 'archive-files': 'unit', merges: 'person_merge', corrections: 'data_correction',
  'language/words': 'service_word', 'language/scripts': 'service_script', rulebook: 'service_standard', 'own-rules': 'service_standard', 'wrong-answers': 'question', 'rulebook/requirements': 'document_requirement', standards: 'service_standard',
  'competence-files': 'employee',
  'register-records': 'facility', 'night-intake': 'contact', 'own-sessions': 'session', 'case-steps': 'complaint_step', 'care/facts': 'care_fact', originals: 'archive_original', channels: 'channel_setting', webhooks: 'webhook_endpoint', responsibilities: 'responsibility_duty',
  leave: 'leave_request', reserve: 'reserve_person', 'maintained-facilities': 'facility', 'facility-orders': 'work_order', downtimes: 'facility_downtime',
  'emergency-plans': 'emergency_plan', incidents: 'incident', drills: 'drill',
  'environment-records': 'clean_check', 'handover-records': 'defect',
}
/** What its owner opens to every colleague or resident by intention, with the reason. */
const OPEN: Record<string, string> = {
  'sites/{id}/visit-windows': 'hours of the service centre are no secret',
  'lessons/{id}': 'what one site learned is there for all; drafts are not',
  'lessons/{id}/timeline': 'what one site learned is there for all; drafts are not',
}

const endpoints = allEndpoints().filter(({ endpoint }) => endpoint.kind !== 'events' && endpoint.path !== '/files' && !endpoint.path.startsWith('/sessions'))
const closed = endpoints.filter(({ endpoint }) => endpoint.access !== 'public')
const withId = closed.filter(({ endpoint }) => endpoint.path.includes('{id}'))

// The demo takes a minute to load: what it must show is looked at here too, and then the walls around it.
let test: TestApp
beforeAll(async () => {
  test = await testApp()
  // The jobs of the database know only its own clock, so that the story has to end now.
  await loadDemo(test.app, new Date())
}, 300_000)
afterAll(() => test.close())

describe('the demo', () => {
  demoStories(() => test)
})

let demo: { organizationId: string; siteId: string; otherSiteId: string }
const outsiders = new Map<string, Browser>()
const elsewhere = new Map<string, Browser>()
let resident: Browser
/** One record of the demo's site for each kind of address, and whether such records belong to a site. */
const targets = new Map<string, { id: string; hasSite: boolean } | null>()
const unknown: string[] = []

const prefixOf = ({ path }: Endpoint): string => path.slice(1, path.indexOf('/{id}'))
const system = (): Actor => Actor.system(demo.organizationId)

async function askFromOutside(): Promise<void> {
  const organizationId = (await test.app.database.pool.query<{ id: string }>('select demo_organization() as id')).rows[0]!.id
  demo = { organizationId, siteId: '', otherSiteId: '' }
  await runInCtx(test.app, { actor: system() }, async (ctx) => {
    const sites = await ctx.tx.selectFrom('site').select(['id', 'kind']).execute()
    demo = { organizationId, siteId: sites.find(({ kind }) => kind === 'residential')!.id, otherSiteId: sites.find(({ kind }) => kind === 'sales_office')!.id }
    for (const role of AT_A_SITE) await aColleague(ctx, { role, siteId: demo.otherSiteId, name: `别处${role}`, login: `elsewhere-${role}` })
  })
  const company = await aCompany(test, '别家物业')
  await as(test, company.actors.administrator, async (ctx) => {
    for (const role of STAFF) await aColleague(ctx, { role, siteId: role === 'administrator' || role === 'general_manager' ? null : company.siteId, name: `外人${role}`, login: `outside-${role}` })
    const home = await aHousehold(ctx, company.siteId)
    await aResident(ctx, { personId: home.personId, name: '外人', login: 'outside-resident' })
  })
  for (const role of [...STAFF, 'resident'] as const) outsiders.set(role, await signIn(test, `outside-${role}`, 'correct horse'))
  for (const role of AT_A_SITE) elsewhere.set(role, await signIn(test, `elsewhere-${role}`, 'correct horse'))
  resident = await signIn(test, 'resident', 'guanjia')
  await findTargets()
}

/** Finds behind each address the table by its name, and there a record of the site that is not the resident's own. */
async function findTargets(): Promise<void> {
  await runInCtx(test.app, { actor: system() }, async (ctx) => {
    const { rows: columns } = await ctx.client.query<{ table_name: string; column_name: string }>("select table_name, column_name from information_schema.columns where table_schema = 'public'")
    const has = (table: string, column: string): boolean => columns.some((one) => one.table_name === table && one.column_name === column)
    const own = await ctx.client.query<{ person_id: string; unit_ids: string[] }>(
      `select a.person_id, array(select o.unit_id from occupancy o where o.person_id = a.person_id) as unit_ids from account a where a.login = 'resident'`,
    )
    const { person_id: personId, unit_ids: unitIds } = own.rows[0]!
    for (const prefix of new Set(withId.map(({ endpoint }) => prefixOf(endpoint)))) {
      const words = prefix.replaceAll('-', '_').split('/')
      const names = [words.join('_'), words.at(-1)!].flatMap((name) => [name, name.replace(/ies$/, 'y'), name.replace(/s$/, ''), name.replace(/es$/, ''), name.replaceAll(/s(_|$)/g, '$1')])
      const table = TABLES[prefix] ?? names.find((name) => has(name, 'id'))
      // A site and its facts are named by the site itself; roles of the release are the same everywhere.
      if (prefix === 'roles' || prefix === 'sites' || prefix === 'site-facts') {
        targets.set(prefix, prefix === 'roles' ? null : { id: demo.siteId, hasSite: true })
        continue
      }
      if (table === undefined || !has(table, 'id')) {
        unknown.push(prefix)
        continue
      }
      const conditions = [
        has(table, 'site_id') ? `site_id = '${demo.siteId}'` : 'true',
        has(table, 'unit_id') ? `(unit_id is null or unit_id <> all ('{${unitIds.join(',')}}'))` : 'true',
        has(table, 'person_id') ? `(person_id is null or person_id <> '${personId}')` : 'true',
        ...[['case_id', 'service_case'], ['work_order_id', 'work_order']].map(([column, parent]) =>
          has(table, column!) ? `(${column} is null or exists (select from ${parent} p where p.id = ${column} and p.unit_id <> all ('{${unitIds.join(',')}}')))` : 'true',
        ),
        table === 'unit' ? `id <> all ('{${unitIds.join(',')}}')` : table === 'person' ? `id <> '${personId}'` : 'true',
      ]
      const { rows } = await ctx.client.query<{ id: string }>(`select id from ${table} where ${conditions.join(' and ')} limit 1`)
      targets.set(prefix, rows[0] ? { id: rows[0].id, hasSite: has(table, 'site_id') } : null)
    }
  })
}

const mayAsk = (role: Role, { access }: Endpoint): boolean => access === 'signed_in' || BUILT_IN_ROLES[role].permissions.includes(access as Permission)
const bodiesOf = (endpoint: Endpoint): (object | undefined)[] => (endpoint.method === 'GET' || endpoint.method === 'DELETE' ? [undefined] : sampleBodies(endpoint.body, { siteId: demo.siteId, nobody: NOBODY }))
const urlOf = (endpoint: Endpoint, id: string): string => `${endpoint.path.replaceAll('{id}', id).replaceAll('{month}', '2026-03').replaceAll(/\{\w+\}/g, NOBODY)}?${queryOf(endpoint)}`

/** What a query must have, and the site of the demo. */
function queryOf(endpoint: Endpoint): string {
  if (!(endpoint.query instanceof z.ZodObject)) return ''
  const { shape } = endpoint.query
  const known: Record<string, string[]> = {
    siteId: [demo.siteId], unitId: [NOBODY], from: ['2026-01-01T00:00:00Z', '2026-01-01', '2026-01'], to: ['2026-02-01T00:00:00Z', '2026-02-01', '2026-02'],
    day: ['2026-01-01'], on: ['2026-01-01'], month: ['2026-01'], year: ['2026'], quarter: ['1'], q: ['x'], format: ['csv'],
    categoryId: [NOBODY], ids: [NOBODY], post: ['front_desk', 'security', 'guard', 'desk'], kind: ['facility'],
  }
  // What a name must look like is in the contract: instants here, days or months there.
  const fitting = (name: string): string | undefined => known[name]?.find((value) => (shape[name] as z.ZodType).safeParse(value).success)
  return Object.keys(shape).map((name) => [name, fitting(name)]).filter((pair): pair is [string, string] => pair[1] !== undefined).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
}

interface Breach {
  who: string
  name: string
  status: number
}

/** Asks for a record behind a wall. A reading must be answered as if it did not exist; nothing may be done to it. */
async function climb(who: string, browser: Browser, name: string, endpoint: Endpoint, id: string, breaches: Breach[]): Promise<void> {
  for (const body of bodiesOf(endpoint)) {
    const { status } = await browser.send(endpoint.method, urlOf(endpoint, id), body)
    const isKept = endpoint.method === 'GET' ? status === 403 || status === 404 || status === 400 : status >= 400 && status < 500
    if (!isKept) breaches.push({ who, name: `${name}${body && 'action' in body ? ` ${String(body.action)}` : ''}`, status })
  }
}

describe('every route from outside', () => {
  beforeAll(askFromOutside)

  it('has a record to be asked for, or says why not', () => {
    // A new address whose table has another name: add it to TABLES.
    expect(unknown).toEqual([])
    const empty = [...targets].filter(([, target]) => target === null).map(([prefix]) => prefix)
    expect(empty.length, `nothing in the demo for ${empty.join(', ')}`).toBeLessThan(targets.size / 2)
  })

  it('opens to nobody without a sign-in', async () => {
    const open: string[] = []
    for (const { name, endpoint } of closed) {
      const id = targets.get(endpoint.path.includes('{id}') ? prefixOf(endpoint) : '')?.id ?? NOBODY
      const answer = await test.http.inject({ method: endpoint.method, url: `/api/v1${urlOf(endpoint, id)}`, ...(endpoint.method === 'GET' || endpoint.method === 'DELETE' ? {} : { payload: {} }) })
      if (answer.statusCode !== 401) open.push(`${name} ${answer.statusCode}`)
    }
    expect(open).toEqual([])
  })

  it('shows and does nothing for any role of another organisation', async () => {
    const breaches: Breach[] = []
    for (const { name, endpoint } of withId) {
      const target = targets.get(prefixOf(endpoint))
      if (!target) continue
      for (const [role, browser] of outsiders) if (mayAsk(role as Role, endpoint)) await climb(role, browser, name, endpoint, target.id, breaches)
    }
    expect(breaches).toEqual([])
  }, 120_000)

  it('shows and does nothing for any role of another site, where a record belongs to a site', async () => {
    const breaches: Breach[] = []
    for (const { name, endpoint } of withId) {
      const target = targets.get(prefixOf(endpoint))
      if (!target?.hasSite || OPEN[endpoint.path.slice(1)]) continue
      for (const [role, browser] of elsewhere) if (mayAsk(role as Role, endpoint)) await climb(role, browser, name, endpoint, target.id, breaches)
    }
    expect(breaches).toEqual([])
  }, 120_000)

  it('lists nothing of another site for any role', async () => {
    const breaches: Breach[] = []
    const misunderstood = new Set<string>()
    for (const { name, endpoint } of closed) {
      if (endpoint.method !== 'GET' || !(endpoint.query instanceof z.ZodObject) || !('siteId' in endpoint.query.shape) || endpoint.path.includes('{id}')) continue
      for (const [role, browser] of elsewhere) {
        if (!mayAsk(role as Role, endpoint)) continue
        const { status, body } = await browser.send('GET', urlOf(endpoint, NOBODY))
        if (status === 400) misunderstood.add(name)
        if (status === 403 || status === 404 || status === 400) continue
        const { items, hits } = body as { items?: unknown[]; hits?: unknown[] }
        if (status !== 200 || (items ?? hits ?? ['something']).length > 0) breaches.push({ who: role, name, status })
      }
    }
    expect(breaches).toEqual([])
    // A list that refuses the question has shown nothing, and proved nothing: a new name of a query belongs in `queryOf`.
    expect([...misunderstood]).toEqual([])
  }, 120_000)

  it('makes nothing at another site for any role', async () => {
    const breaches: Breach[] = []
    for (const { name, endpoint } of closed) {
      if (endpoint.method !== 'POST' || endpoint.path.includes('{id}') || !takesSite(endpoint.body)) continue
      for (const [role, browser] of elsewhere) if (mayAsk(role as Role, endpoint)) await climb(role, browser, name, endpoint, NOBODY, breaches)
    }
    expect(breaches).toEqual([])
  }, 120_000)

  it('shows a resident nothing of another household and nothing of the house', async () => {
    const breaches: Breach[] = []
    for (const { name, endpoint } of withId) {
      const target = targets.get(prefixOf(endpoint))
      if (!target || !mayAsk('resident', endpoint) || OPEN_TO_RESIDENTS[endpoint.path.slice(1)]) continue
      await climb('resident', resident, name, endpoint, target.id, breaches)
    }
    expect(breaches).toEqual([])
  }, 120_000)
})

/** What residents may ask of what is not their household's. */
const OPEN_TO_RESIDENTS: Record<string, string> = {
  'service-evaluations/{id}/opinions': 'every resident of the site is asked what they think of the service',
  'sites/{id}': 'the own site',
  'knowledge/articles/{id}': 'what the house publishes for everybody',
  'sites/{id}/visit-windows': 'when somebody can come to the own site',
}

function takesSite(body: z.ZodType): boolean {
  return body instanceof z.ZodObject && 'siteId' in body.shape
}
