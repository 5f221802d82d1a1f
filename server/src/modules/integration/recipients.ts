import type { Locale } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'

export interface Recipient {
  accountId: string
  locale: Locale
  email: string | null
  phone: string | null
  timeZone: string
  /** Where the person works; null: everywhere. */
  siteIds: string[] | null
}

const HOME_ZONE = 'Asia/Shanghai'

/** How the people behind accounts are reached, whoever is active. A resident's address is that of the archives unless they chose another. */
export async function recipientsOf(ctx: Ctx, accountIds: readonly string[]): Promise<Map<string, Recipient>> {
  if (accountIds.length === 0) return new Map()
  const ids = [...new Set(accountIds)]
  const [accounts, grants, zones] = await Promise.all([
    ctx.tx
      .selectFrom('account')
      .leftJoin('message_address', (join) => join.onRef('message_address.organization_id', '=', 'account.organization_id').onRef('message_address.account_id', '=', 'account.id'))
      .leftJoin('person', (join) => join.onRef('person.organization_id', '=', 'account.organization_id').onRef('person.id', '=', 'account.person_id'))
      .leftJoin('employee', (join) => join.onRef('employee.organization_id', '=', 'account.organization_id').onRef('employee.account_id', '=', 'account.id'))
      .select(['account.id', 'account.locale', 'account.phone', 'message_address.email', 'person.email as person_email', 'employee.phone as work_phone'])
      .where('account.id', 'in', ids)
      .where('account.is_active', '=', true)
      .execute(),
    ctx.tx.selectFrom('role_assignment').select(['account_id', 'scope', 'site_id']).where('account_id', 'in', ids).execute(),
    ctx.tx.selectFrom('site').select(['id', 'time_zone']).orderBy('created_at').execute(),
  ])
  const zoneOf = new Map(zones.map((site) => [site.id, site.time_zone]))
  return new Map(
    accounts.map((account) => {
      const own = grants.filter((grant) => grant.account_id === account.id)
      const siteIds = own.some(({ scope }) => scope === 'organization') ? null : own.flatMap(({ site_id }) => site_id ?? [])
      const timeZone = (siteIds?.[0] === undefined ? zones[0]?.time_zone : zoneOf.get(siteIds[0])) ?? HOME_ZONE
      return [account.id, { accountId: account.id, locale: account.locale, email: account.email ?? (account.person_email || null), phone: account.phone || account.work_phone || null, timeZone, siteIds }] as const
    }),
  )
}
