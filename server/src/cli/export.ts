import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { Locale } from '@guanjia/contract'
import { allRoutes } from '../modules/all.ts'
import { Authenticator, actorOfAccount } from '../modules/people/index.ts'
import type { App } from '../platform/app.ts'
import { Actor } from '../platform/auth/actor.ts'
import { runInCtx } from '../platform/ctx.ts'
import { askedExport, downloadsMayBe, exportsThatAre, fileOf, type AskedExport } from '../platform/downloads/exports.ts'
import { AppError } from '../platform/errors.ts'
import { asAppError } from '../platform/http/problem.ts'
import type { Command } from './command.ts'
import { findSite } from './find-site.ts'
import { localeOf } from './locale.ts'

const USAGE = 'export LIST|all --account LOGIN [--site S] [--format xlsx|csv] [--filter name=value]… [--with name=value]… [--to FILE|DIR|-] [--locale zh-CN|zh-TW|en] · export lists'
const END = '/export'

/**
 * A list as a file, or every list of a site into a folder: with the rights of the named account, and with its name in the watermark and on
 * the access log, as if it had asked for the file in the console.
 */
export const exportCommand: Command = {
  usage: `a list as a file, or all of them into a folder: ${USAGE}`,
  options: {
    account: { type: 'string' },
    site: { type: 'string' },
    format: { type: 'string', default: 'xlsx' },
    filter: { type: 'string', multiple: true },
    with: { type: 'string', multiple: true },
    to: { type: 'string' },
    locale: { type: 'string' },
  },
  async run({ app, values, positionals }) {
    downloadsMayBe(allRoutes(new Authenticator(app)))
    const [list] = positionals
    if (list === 'lists') return tellLists()
    const { account, site, format, to } = values
    const locale = localeOf(values['locale'])
    const pairs = [...pairsOf(values['with'], (name) => name), ...pairsOf(values['filter'], (name) => `filter[${name}]`)]
    if (list === undefined || typeof account !== 'string' || (format !== 'xlsx' && format !== 'csv') || !locale || pairs.some((pair) => pair === null)) {
      console.error(USAGE)
      return 2
    }
    try {
      const actor = await findAccount(app, account)
      const siteId = typeof site === 'string' ? (await findSite(app, site, actor.organizationId)).id : null
      const asking: Asking = { app, actor, locale, siteId, format, given: pairs as [string, string][] }
      const place = typeof to === 'string' ? to : '.'
      return list === 'all' ? await takeAll(asking, resolve(place)) : await takeOne(asking, list, place)
    } catch (error) {
      const known = asAppError(error)
      if (!known) throw error
      console.error(`${known.code}: ${known.message}`)
      for (const { pointer, message } of known.errors ?? []) console.error(`  ${pointer}  ${message}`)
      return 1
    }
  },
}

interface Asking {
  app: App
  actor: Actor
  locale: Locale
  siteId: string | null
  format: 'xlsx' | 'csv'
  /** Further parts of the query, as a URL would have them. */
  given: [string, string][]
}

const nameOf = (path: string): string => path.slice(1, -END.length)
const keysOf = ({ endpoint }: AskedExport['route']): string[] => (endpoint.query instanceof z.ZodObject ? Object.keys(endpoint.query.shape) : [])

function tellLists(): number {
  for (const route of exportsThatAre()) console.log(`${nameOf(route.endpoint.path).padEnd(34)} ${route.endpoint.summary}${keysOf(route).filter((key) => key !== 'format').length > 0 ? `  (${keysOf(route).filter((key) => key !== 'format').join(', ')})` : ''}`)
  return 0
}

async function takeOne(asking: Asking, list: string, place: string): Promise<number> {
  const route = exportsThatAre().find(({ endpoint }) => nameOf(endpoint.path) === list.replace(/^\//, ''))
  if (!route) throw new AppError('not_found', `No list ${list}; see: export lists`)
  if (place === '-') {
    const { body } = await file(asking, route, () => undefined)
    await pipeline(body, process.stdout, { end: false })
    return 0
  }
  const { path, rows } = await take(asking, route, resolve(place))
  console.log(`${path}  ${rows.toLocaleString('en')} rows`)
  return 0
}

/** Every list that needs nothing but its site. What the account may not take, or what needs more to be asked for, is said and left out. */
async function takeAll(asking: Asking, folder: string): Promise<number> {
  await mkdir(folder, { recursive: true })
  let broken = 0
  for (const route of exportsThatAre()) {
    const name = nameOf(route.endpoint.path)
    try {
      const { rows } = await take(asking, route, join(folder, `${name.replaceAll('/', '-')}.${keysOf(route).includes('format') ? asking.format : 'xlsx'}`))
      console.log(`${name.padEnd(34)} ${rows.toLocaleString('en')} rows`)
    } catch (error) {
      const known = asAppError(error)
      if (!known) throw error
      const isLeft = known.code === 'not_permitted' || known.code === 'invalid_request' || known.code === 'not_found'
      if (!isLeft) broken++
      console.error(`${isLeft ? 'left out' : 'FAILED  '} ${name}: ${known.code}${known.code === 'not_permitted' ? '' : ` ${(known.errors ?? []).map(({ pointer }) => pointer).join(', ')}`}`)
    }
  }
  return broken === 0 ? 0 : 1
}

/** Writes the file beside its place and moves it there when it is whole; readable by its owner alone. */
async function take(asking: Asking, route: AskedExport['route'], place: string): Promise<{ path: string; rows: number }> {
  let rows = 0
  const { name, body } = await file(asking, route, () => void rows++)
  const path = (await stat(place).catch(() => null))?.isDirectory() ? join(place, name.replaceAll(/[/\\]/g, '-')) : place
  const unfinished = `${path}.unfinished`
  try {
    await pipeline(body, createWriteStream(unfinished, { mode: 0o600 }))
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  return { path, rows }
}

async function file({ app, actor, locale, siteId, format, given }: Asking, route: AskedExport['route'], onRow: () => void): Promise<{ name: string; body: Readable }> {
  const keys = keysOf(route)
  const query = new URLSearchParams({ ...(keys.includes('format') ? { format } : {}), ...(siteId !== null && keys.includes('siteId') ? { siteId } : {}), ...Object.fromEntries(given) })
  const asked = askedExport(route.endpoint.path, query.toString(), locale)
  if (!asked) throw new AppError('not_found')
  const { name, body } = await fileOf(app, asked, actor, locale, onRow)
  return { name, body: Buffer.isBuffer(body) ? Readable.from([body]) : (body as Readable) }
}

/** `name=value`; null for what is none. */
function pairsOf(given: unknown, key: (name: string) => string): ([string, string] | null)[] {
  return ((given ?? []) as string[]).map((text) => (text.indexOf('=') > 0 ? [key(text.slice(0, text.indexOf('='))), text.slice(text.indexOf('=') + 1)] : null))
}

/** Who a login is, with the rights of now. Throws `not_found`. */
async function findAccount(app: App, login: string): Promise<Actor> {
  const { rows } = await app.database.pool.query<{ organization: string | null }>('select organization_of_login($1) as organization', [login.toLowerCase()])
  const organization = rows[0]?.organization
  const actor = organization ? await runInCtx(app, { actor: Actor.system(organization) }, async (ctx) => {
    const account = await ctx.tx.selectFrom('account').select('id').where('login', '=', login.toLowerCase()).executeTakeFirst()
    return account ? actorOfAccount(ctx, account.id) : null
  }) : null
  if (!actor) throw new AppError('not_found', `No account ${login} that may sign in`)
  return actor
}
