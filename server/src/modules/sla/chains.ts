import type { Role } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { accountsWithRole } from '../people/index.ts'
import type { StoredClock } from './clock-rows.ts'
import type { Chain, Recipient } from './recipients.ts'

/** Which role holds a place of the chain at a site (ORG-023). */
const ROLES: Record<Exclude<Recipient, 'handler'>, Role> = {
  supervisor: 'supervisor', site_manager: 'site_manager', head_office: 'administrator',
}

/** The accounts in every place of the chain of each clock, as they are now; asked once for each site and once for all handlers. */
export async function chainsOf(ctx: Ctx, clocks: readonly StoredClock[]): Promise<Map<string, Chain>> {
  const handlers = await accountsOfHandlers(ctx, clocks)
  const sites = new Map<string, Omit<Chain, 'handler'>>()
  for (const siteId of new Set(clocks.map((clock) => clock.siteId))) sites.set(siteId, await chainOfSite(ctx, siteId))
  return new Map(clocks.map(({ id, siteId, clock }) => {
    const handler = clock.holder === null ? undefined : handlers.get(clock.holder)
    return [id, { handler: handler === undefined ? [] : [handler], ...sites.get(siteId)! }]
  }))
}

async function chainOfSite(ctx: Ctx, siteId: string): Promise<Omit<Chain, 'handler'>> {
  const at = async (place: keyof typeof ROLES) => (await accountsWithRole(ctx, ROLES[place], siteId)).map((person) => person.accountId)
  return { supervisor: await at('supervisor'), site_manager: await at('site_manager'), head_office: await at('head_office') }
}

async function accountsOfHandlers(ctx: Ctx, clocks: readonly StoredClock[]): Promise<Map<string, string>> {
  const ids = [...new Set(clocks.map(({ clock }) => clock.holder))].filter((id) => id !== null)
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('employee')
    .select(['id', 'account_id'])
    .where((e) => e('id', '=', e.fn.any(e.val(ids))))
    .where('is_active', '=', true)
    .execute()
  return new Map(rows.map((row) => [row.id, row.account_id]))
}
