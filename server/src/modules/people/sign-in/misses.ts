import type { App } from '../../../platform/app.ts'
import { UNUSUAL, tellUnusual } from '../../../platform/auth/unusual-acts.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const LONGEST_S = 900
/** A login may be mistyped; a house or an office shares one address. */
const FREE = { ofLogin: 3, ofAddress: 30 }

/** After the free misses each further one waits twice as long, from one second to 15 minutes. */
export function waitSeconds(misses: number, free: number): number {
  return misses < free ? 0 : Math.min(2 ** (misses - free), LONGEST_S)
}

export interface Attempt {
  login: Buffer
  address: Buffer
  /** As it came, to tell administrators; nothing of it is kept with the misses. */
  said?: { login: string; address: string }
}

export function attemptOf(app: App, login: string, address: string): Attempt {
  return { login: app.personalData.blindIndex(`login ${login}`), address: app.personalData.blindIndex(`sign-in ${address}`), said: { login, address } }
}

/** Until when misses of this login keep it closed; null when it is open. */
export async function closedUntil(ctx: Ctx, attempt: Attempt): Promise<Date | null> {
  const { rows } = await ctx.client.query<{ of_login: number; last_of_login: Date | null; of_address: number; last_of_address: Date | null }>({
    name: 'sign_in_misses', text: 'select * from sign_in_misses($1, $2, $3)', values: [new Date(ctx.now.getTime() - DAY_MS), attempt.login, attempt.address],
  })
  const found = rows[0]!
  const ends = [
    (found.last_of_login?.getTime() ?? 0) + waitSeconds(found.of_login, FREE.ofLogin) * 1000,
    (found.last_of_address?.getTime() ?? 0) + waitSeconds(found.of_address, FREE.ofAddress) * 1000,
  ]
  const until = Math.max(...ends)
  return until > ctx.now.getTime() ? new Date(until) : null
}

/** Known and unknown logins wait alike. Locks the login, so that two attempts at once are counted one after the other. Throws `too_many_attempts`. */
export async function mustBeOpen(ctx: Ctx, attempt: Attempt): Promise<void> {
  await ctx.client.query("select pg_advisory_xact_lock(hashtextextended(encode($1::bytea, 'hex'), 3))", [attempt.login])
  if (await closedUntil(ctx, attempt)) throw new AppError('too_many_attempts')
}

export async function noteMiss(ctx: Ctx, attempt: Attempt): Promise<void> {
  await ctx.tx.insertInto('sign_in_miss').values({ organization_id: ctx.organizationId, id: newId(), login_index: attempt.login, address_index: attempt.address, at: ctx.now }).execute()
  await watch(ctx, attempt)
}

/** Many misses of a login that exists, or from one address, are told. A login that nobody has may be a password in the wrong field: it is not repeated. */
async function watch(ctx: Ctx, { login, address, said }: Attempt): Promise<void> {
  if (!said) return
  const since = new Date(ctx.now.getTime() - HOUR_MS)
  const of = async (column: 'login_index' | 'address_index', index: Buffer): Promise<number> =>
    (await ctx.tx.selectFrom('sign_in_miss').select((e) => e.fn.countAll<number>().as('n')).where(column, '=', index).where('at', '>', since).executeTakeFirstOrThrow()).n
  const ofLogin = await of('login_index', login)
  if (ofLogin === UNUSUAL.missesOfLogin && (await ctx.tx.selectFrom('account').select('id').where('login', '=', said.login).executeTakeFirst()))
    await tellUnusual(ctx, 'guessing', login.toString('hex'), { what: said.login, count: ofLogin })
  const ofAddress = await of('address_index', address)
  if (ofAddress === UNUSUAL.missesOfAddress) await tellUnusual(ctx, 'guessing', address.toString('hex'), { what: said.address, count: ofAddress })
}

/** The login was used rightly, or somebody opened it: its misses are forgotten, not those of the address. */
export async function forgetMisses(ctx: Ctx, login: Buffer): Promise<void> {
  await ctx.tx.deleteFrom('sign_in_miss').where('login_index', '=', login).execute()
}
