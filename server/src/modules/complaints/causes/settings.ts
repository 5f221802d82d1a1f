import type { Input, redress } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { iso } from '../../../platform/time.ts'
import type { RedressTables } from '../redress-tables.ts'
import type { CauseRules } from './rules.ts'

type Row = Selectable<RedressTables['redress_settings']>

/** What holds until an organisation says otherwise. Amounts in fen: steward 50, supervisor 200, site manager 2,000 yuan, head office without limit. */
const DEFAULTS: CauseRules & { limits: redress.CompensationLimits } = {
  groupHouseholds: 5, groupDays: 7, thirdDays: 90, repeatDays: 90,
  limits: { front_desk: 0, steward: 5_000, supervisor: 20_000, site_manager: 200_000, administrator: null },
}

export interface Settings extends CauseRules {
  version: number
  limits: redress.CompensationLimits
}

/** The rules that hold now. Version 0 are the defaults. */
export async function currentSettings(ctx: Ctx): Promise<Settings> {
  const row = await newest(ctx)
  return row === undefined
    ? { version: 0, ...DEFAULTS }
    : { version: row.version, groupHouseholds: row.group_households, groupDays: row.group_days, thirdDays: row.third_days, repeatDays: row.repeat_days, limits: row.limits }
}

async function newest(ctx: Ctx): Promise<Row | undefined> {
  return ctx.tx.selectFrom('redress_settings').selectAll().orderBy('version', 'desc').limit(1).executeTakeFirst()
}

/** Only head office changes who may grant how much: nobody raises the own limit. */
const mayChangeLimits = (ctx: Ctx): boolean => ctx.actor.can('compensation:limits')

export async function getRedressSettings(ctx: Ctx): Promise<redress.RedressSettings> {
  const row = await newest(ctx)
  return { ...(await currentSettings(ctx)), changedAt: iso(row?.at ?? null), changedBy: row?.by_name ?? null, mayChangeLimits: mayChangeLimits(ctx) }
}

/** A new version. Of two who save at once one gets `stale_version`. Throws `not_permitted` for limits, and for rules of more than the own sites. */
export async function saveRedressSettings(ctx: Ctx, { body }: Input<typeof redress.saveRedressSettings>): Promise<redress.RedressSettings> {
  if (ctx.actor.sitesFor('settings:manage') !== 'all' && !ctx.actor.hasRole('site_manager') && !ctx.actor.hasRole('general_manager')) throw new AppError('not_permitted', 'These rules hold for all sites')
  const before = await currentSettings(ctx)
  if (before.version !== body.version) throw new AppError('stale_version', undefined, undefined, { current: await getRedressSettings(ctx) })
  const isSame = JSON.stringify(sorted(before.limits)) === JSON.stringify(sorted(body.limits))
  if (!isSame && !mayChangeLimits(ctx)) throw wrongField('not_permitted', '/limits', 'compensation:limits is needed')
  if (Object.keys(body.limits).some((role) => role === 'resident' || role === 'technician' || role === 'guard')) throw wrongField('rule_broken', '/limits', 'residents and technicians decide no compensation')
  const made = await ctx.tx
    .insertInto('redress_settings')
    .values({
      organization_id: ctx.organizationId, version: before.version + 1, group_households: body.groupHouseholds, group_days: body.groupDays, third_days: body.thirdDays, repeat_days: body.repeatDays,
      limits: body.limits, note: body.note, at: ctx.now, by_account: ctx.actor.accountId, by_name: ctx.actor.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows !== 1n) throw new AppError('stale_version')
  const { version: _, note, ...after } = body
  recordHappening(ctx, {
    siteId: null, recordType: 'redress_settings', recordId: ctx.organizationId, action: 'changed', note: note || null,
    changes: (Object.keys(after) as (keyof typeof after)[]).filter((key) => JSON.stringify(after[key]) !== JSON.stringify(before[key])).map((key) => ({ field: key, from: before[key], to: after[key] })),
  })
  return getRedressSettings(ctx)
}

function sorted(limits: redress.CompensationLimits): [string, number | null | undefined][] {
  return Object.entries(limits).sort(([a], [b]) => (a < b ? -1 : 1))
}
