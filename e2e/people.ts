import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Endpoint, Received, Sent } from '@guanjia/contract'
import { queryString } from '../ui/src/api/call.ts'
import { listenTo } from './exchanges.ts'

/** Patience with a machine that does other things as well; a person would have gone for a coffee. */
const PATIENCE_MS = 30_000
/** Of every demo login. */
export const DEMO_PASSWORD = 'guanjia'

/** Somebody at a screen of their own: an own browser context with an own session. */
export interface Person {
  page: Page
  /** What the console wrote as errors, and errors that nobody caught, with the address they came from. */
  complaints: string[]
  /** Documents loaded so far: what appears while it stays the same came without a reload. */
  loads(): number
  /** Keeps a picture of the screen in the folder that GUANJIA_SHOTS names; without it, nothing. */
  shoot(name: string): Promise<void>
  leave(): Promise<void>
}

/** Opens a screen at an address and waits for nothing. */
export async function sitDown(browser: Browser, place: BrowserContextOptions, address: string): Promise<Person> {
  const context = await browser.newContext({ ...place, reducedMotion: 'reduce' })
  listenTo(context)
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const complaints: string[] = []
  let loads = 0
  page.on('load', () => loads++)
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    // The browser itself notes every answer that is no success; whether that is right the journey knows better, and when one fails they are told (`exchanges.ts`).
    const isAnswer = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isAnswer) complaints.push(`${page.url()}: ${message.text()}`)
  })
  await page.goto(address)
  return {
    page,
    complaints,
    loads: () => loads,
    shoot: async (name) => {
      const folder = process.env.GUANJIA_SHOTS
      if (folder) await page.screenshot({ path: `${folder}/journey-${name}.png` })
    },
    leave: () => context.close(),
  }
}

/** Signs in on the console as a person does, and waits for the shell. */
export async function atConsole(
  browser: Browser,
  place: BrowserContextOptions,
  guanjia: string,
  login: string,
  path = '/',
): Promise<Person> {
  const person = await sitDown(browser, place, `${guanjia}${path}`)
  await fillIn(person.page, login)
  await person.page.getByRole('navigation', { name: '主导航' }).waitFor()
  return person
}

/** Signs in on the phone app, and waits for its tabs. */
export async function onPhone(browser: Browser, place: BrowserContextOptions, guanjia: string, login: string): Promise<Person> {
  const person = await sitDown(browser, place, `${guanjia}/m/`)
  await person.page.getByRole('button', { name: '员工账号' }).click()
  await fillIn(person.page, login)
  await person.page.getByRole('navigation', { name: '主要页面' }).waitFor()
  return person
}

async function fillIn(page: Page, login: string): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(login)
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** An answer of the API, with the body as the contract has it, or the code of the problem. */
export type Answer<E extends Endpoint> = { status: number; body: Received<E>; code: null } | { status: number; body: null; code: string }

/** Asks the API with the session of a person, as a curious one could: what the screen does not offer must be refused there. */
export async function ask<E extends Endpoint>(person: Person, endpoint: E, sent: Partial<Sent<E>> = {}): Promise<Answer<E>> {
  const { params = {}, query = {}, body } = sent as { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown }
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ''))
  const url = new URL(`/api/v1${path}?${queryString(query)}`, person.page.url()).href
  const headers = endpoint.method === 'GET' ? undefined : { 'idempotency-key': crypto.randomUUID() }
  const answer = await person.page.request.fetch(url, { method: endpoint.method, headers, data: body })
  const said = (await answer.json()) as { code?: string }
  const status = answer.status()
  return answer.ok() ? { status, body: said as Received<E>, code: null } : { status, body: null, code: said.code ?? '' }
}

/** Like `ask`, for what must be answered. */
export async function asked<E extends Endpoint>(person: Person, endpoint: E, sent: Partial<Sent<E>> = {}): Promise<Received<E>> {
  const answer = await ask(person, endpoint, sent)
  if (answer.body === null) throw new Error(`${endpoint.method} ${endpoint.path} was refused: ${answer.status} ${answer.code}`)
  return answer.body
}

interface Photo {
  name: string
  mimeType: string
  buffer: Buffer
}

/** A picture as a camera makes it: a JPEG with the words in it, drawn by the browser. */
export async function photograph(browser: Browser, words: string, colour: string): Promise<Photo> {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } })
  const look = `margin:0;height:100vh;display:grid;place-items:center;background:${colour};color:#fff;font:160px sans-serif`
  await page.setContent(`<body style="${look}">${words}</body>`)
  const buffer = await page.screenshot({ type: 'jpeg', quality: 80 })
  await page.close()
  return { name: `${words}.jpg`, mimeType: 'image/jpeg', buffer }
}
