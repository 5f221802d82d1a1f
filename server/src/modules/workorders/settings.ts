import { workorders, type dispatch, type Input } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, recordHappening } from '../../platform/records/index.ts'
import { siteById } from '../organization/index.ts'

type Settings = dispatch.DispatchSettings
type Kind = keyof Settings['modes']

/** How a site gives out its orders; where nothing was set, workers are suggested and people decide. */
export async function settingsAt(ctx: Ctx, siteId: string): Promise<Settings> {
  const row = await ctx.tx.selectFrom('dispatch_setting').selectAll().where('site_id', '=', siteId).executeTakeFirst()
  const set = (row?.modes ?? {}) as Partial<Settings['modes']>
  const modes = Object.fromEntries(workorders.WORK_ORDER_KINDS.map((kind) => [kind, set[kind] ?? 'suggest'])) as Settings['modes']
  return { siteId, modes, loadLimit: row?.load_limit ?? null, version: row?.version ?? 0 }
}

export async function isAutomatic(ctx: Ctx, siteId: string, kind: Kind): Promise<boolean> {
  const { rows } = await ctx.client.query<{ mode: string | null }>({ name: 'dispatch_mode', text: 'select modes ->> $2 as mode from dispatch_setting where site_id = $1', values: [siteId, kind] })
  return rows[0]?.mode === 'automatic'
}

/** Whether anything at the site is given out by rule. */
export async function isAnyAutomatic(ctx: Ctx, siteId: string): Promise<boolean> {
  const { rows } = await ctx.client.query({ name: 'dispatch_is_automatic', text: `select from dispatch_setting where site_id = $1 and modes @? '$.* ? (@ == "automatic")'`, values: [siteId] })
  return rows.length > 0
}

export async function getDispatchSettings(ctx: Ctx, { query }: Input<typeof dispatch.getDispatchSettings>): Promise<Settings> {
  ctx.actor.mustSee('work_orders:dispatch', query.siteId)
  await siteById(ctx, query.siteId)
  return settingsAt(ctx, query.siteId)
}

/** Throws `not_found`, `stale_version`. */
export async function changeDispatchSettings(ctx: Ctx, { body }: Input<typeof dispatch.changeDispatchSettings>): Promise<Settings> {
  ctx.actor.mustSee('work_orders:dispatch', body.siteId)
  ctx.actor.mustBeAbleTo('settings:manage', body.siteId)
  await siteById(ctx, body.siteId)
  await ctx.tx.insertInto('dispatch_setting').values({ organization_id: ctx.organizationId, site_id: body.siteId, modes: sql`'{}'::jsonb`, load_limit: null, version: 0 })
    .onConflict((conflict) => conflict.doNothing()).execute()
  await ctx.tx.selectFrom('dispatch_setting').select('version').where('site_id', '=', body.siteId).forUpdate().execute()
  const before = await settingsAt(ctx, body.siteId)
  if (before.version !== body.version) throw new AppError('stale_version', 'Somebody else changed them', undefined, { current: before })
  const modes = { ...before.modes, ...body.modes }
  await ctx.tx.updateTable('dispatch_setting').set({ modes: sql`${JSON.stringify(modes)}::jsonb`, load_limit: body.loadLimit, version: before.version + 1 }).where('site_id', '=', body.siteId).execute()
  const changes = [...changesBetween<Record<string, unknown>>(before.modes, modes), ...changesBetween({ loadLimit: before.loadLimit }, { loadLimit: body.loadLimit })]
  recordHappening(ctx, { siteId: body.siteId, recordType: 'dispatch_settings', recordId: body.siteId, action: 'changed', changes })
  announceChange(ctx, { recordType: 'dispatch_settings', recordId: body.siteId, siteId: body.siteId, action: 'changed' })
  return settingsAt(ctx, body.siteId)
}
