import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCompany, signIn, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'

const CONSOLE = 'http://console.test'
const CLIENT = { client_id: 'guanjia', client_secret: 'a secret of the company' }

let test: TestApp
let company: Company
let admin: Browser
let server: Server
let issuer: string

/** A real provider on this machine; its sign-in form takes any login. */
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  admin = await signIn(test, company.logins.administrator, company.password)
  server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ ...CLIENT, redirect_uris: [`${CONSOLE}/sign-in/oidc`], grant_types: ['authorization_code'], response_types: ['code'] }],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['preferred_username', 'name'], email: ['email'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: id, name: `员工 ${id}` }) }),
    cookies: { keys: ['only for this test'] },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => void answer(request, response))
})
afterAll(async () => {
  await test.close()
  await new Promise((resolve) => server.close(resolve))
})

async function save(more: object = {}): Promise<{ status: number; body: { code?: string; hasSecret?: boolean; redirectUri?: string } }> {
  const { provider } = (await admin.send('GET', '/oidc-provider')).body as { provider: { version: number } | null }
  return admin.send('PUT', '/oidc-provider', { label: '企业账号', issuer, clientId: CLIENT.client_id, clientSecret: CLIENT.client_secret, consoleUrl: CONSOLE, isActive: true, ...(provider ? { version: provider.version } : {}), ...more })
}

interface Back {
  code: string
  state: string
  iss: string
  cookie: string
}

/** Goes to the provider as a browser does, signs in there, agrees, and comes back with what it sends to the console. */
async function through(login: string): Promise<Back> {
  const begun = await test.http.inject({ method: 'POST', url: '/api/v1/oidc-attempts', payload: { organizationId: company.organizationId } })
  expect([begun.statusCode, begun.body]).toEqual([200, expect.any(String)])
  const jar = new Map<string, string>()
  const visit = async (url: string, form?: Record<string, string>): Promise<Response> => {
    const response = await fetch(url, {
      redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }, ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=')
      jar.set(name!, value!)
    }
    return response
  }
  let url = begun.json<{ url: string }>().url
  for (let step = 0; step < 12; step++) {
    if (url.startsWith(CONSOLE)) {
      const { searchParams } = new URL(url)
      return { code: searchParams.get('code')!, state: searchParams.get('state')!, iss: searchParams.get('iss')!, cookie: begun.cookies[0]!.value }
    }
    let response = await visit(url)
    if (response.status === 200) {
      const html = await response.text()
      response = await visit(url, html.includes('name="login"') ? { prompt: 'login', login, password: 'any' } : { prompt: 'consent' })
    }
    url = new URL(response.headers.get('location')!, url).href
  }
  throw new Error('the provider never came back')
}

const arrive = ({ cookie, ...sent }: Back, withCookie = cookie) =>
  test.http.inject({ method: 'POST', url: '/api/v1/oidc-sessions', payload: sent, ...(withCookie === '' ? {} : { headers: { cookie: `guanjia_oidc=${withCookie}` } }) })

describe('single sign-on', () => {
  it('is offered on the sign-in page when it is on, tells where to come back to, and never shows its secret', async () => {
    expect((await test.http.inject({ url: '/api/v1/sign-in-options' })).json()).toEqual({ oidc: [] })
    const saved = await save()
    expect(saved.body).toMatchObject({ hasSecret: true, redirectUri: `${CONSOLE}/sign-in/oidc` })
    expect(JSON.stringify((await admin.send('GET', '/oidc-provider')).body)).not.toContain(CLIENT.client_secret)
    expect((await test.http.inject({ url: '/api/v1/sign-in-options' })).json()).toEqual({ oidc: [{ id: company.organizationId, label: '企业账号' }] })
    expect((await admin.send('POST', '/oidc-provider/test', { issuer, clientId: 'guanjia' })).body).toMatchObject({ works: true, authorizationEndpoint: `${issuer}/auth` })
    expect((await admin.send('POST', '/oidc-provider/test', { issuer: 'http://127.0.0.1:59999', clientId: 'guanjia' })).body).toMatchObject({ works: false, problem: expect.stringContaining('ECONNREFUSED') })
    expect((await admin.send('POST', '/oidc-provider/test', { issuer: 'http://10.0.0.1', clientId: 'guanjia' })).body).toMatchObject({ code: 'rule_broken' })
  })

  it('signs in the colleague whose login the provider names, by code, PKCE, state and nonce', async () => {
    await save()
    const answer = await arrive(await through(company.logins.front_desk))
    expect(answer.json()).toMatchObject({ session: { account: { login: company.logins.front_desk }, roles: [{ role: 'front_desk' }] } })
    const { token } = answer.json<{ token: string }>()
    const own = await test.http.inject({ url: '/api/v1/own-sessions', headers: { authorization: `Bearer ${token}` } })
    expect(own.json<{ items: object[] }>().items).toContainEqual(expect.objectContaining({ method: 'oidc', isCurrent: true }))
  })

  it('takes what came back once, in the browser that began, with the state that it began with', async () => {
    await save()
    const back = await through(company.logins.steward)
    expect((await arrive(back, '')).json()).toMatchObject({ code: 'sign_in.oidc_refused' })
    expect((await arrive(back, 'x'.repeat(43))).json()).toMatchObject({ code: 'sign_in.oidc_refused' })
    expect((await arrive({ ...back, state: 'made up' })).json()).toMatchObject({ code: 'sign_in.oidc_refused' })
    const [one, two] = await Promise.all([arrive(back), arrive(back)])
    expect([one.statusCode, two.statusCode].toSorted((a, b) => a - b)).toEqual([200, 401])
    // A code of somebody else's attempt under an own state: PKCE and nonce don't fit.
    const [mine, theirs] = [await through(company.logins.steward), await through(company.logins.administrator)]
    expect((await arrive({ ...mine, code: theirs.code })).json()).toMatchObject({ code: 'sign_in.oidc_refused' })
  })

  it('knows nobody who is not known here, unless the settings say as what; then once, however many come at once', async () => {
    await save()
    expect((await arrive(await through('newcomer'))).json()).toMatchObject({ code: 'sign_in.oidc_unknown' })
    await save({ provision: { role: 'cashier', siteId: company.siteId } })
    const attempts = [await through('newcomer'), await through('newcomer')]
    const answers = await Promise.all(attempts.map((back) => arrive(back)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    expect(answers[0]!.json()).toMatchObject({ session: { account: { name: '员工 newcomer' }, roles: [{ key: 'cashier', siteId: company.siteId }] } })
    expect(answers[0]!.json<{ session: { account: { id: string } } }>().session.account.id).toBe(answers[1]!.json<{ session: { account: { id: string } } }>().session.account.id)
  })

  it('lets in neither somebody of another company nor who has left', async () => {
    await save({ provision: { role: 'cashier', siteId: company.siteId } })
    const other = await aCompany(test, '别家')
    expect((await arrive(await through(other.logins.front_desk))).json()).toMatchObject({ code: 'sign_in.oidc_unknown' })
    const id = company.actors.technician.employeeId!
    const { version } = (await admin.send('GET', `/employees/${id}`)).body as { version: number }
    await admin.send('PATCH', `/employees/${id}`, { version, isActive: false })
    expect((await arrive(await through(company.logins.technician))).json()).toMatchObject({ code: 'sign_in.oidc_unknown' })
  })

  it('says so when the provider does not answer', async () => {
    await save({ issuer: 'http://127.0.0.1:59999' })
    const begun = await test.http.inject({ method: 'POST', url: '/api/v1/oidc-attempts', payload: { organizationId: company.organizationId } })
    expect(begun.json()).toMatchObject({ code: 'unavailable' })
    await save({ isActive: false })
    expect((await test.http.inject({ method: 'POST', url: '/api/v1/oidc-attempts', payload: { organizationId: company.organizationId } })).json()).toMatchObject({ code: 'not_found' })
  })
})
