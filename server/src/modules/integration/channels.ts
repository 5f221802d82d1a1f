import { integration, type Input, type Output } from '@guanjia/contract'
import { sql } from 'kysely'
import { newPushKey } from '../../platform/channels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { mustManage } from './rights.ts'
import { sealed, unsealed, type ChannelRow, type ChannelSecret } from './senders.ts'

const DAY_MS = 86_400_000

export async function listChannels(ctx: Ctx): Promise<Output<typeof integration.listChannels>> {
  mustManage(ctx)
  const rows = await ctx.tx.selectFrom('channel_setting').selectAll().orderBy('channel').orderBy('name').execute()
  return { items: await presentChannels(ctx, rows) }
}

/** Throws `already_exists` for a second mail server or text gateway, `rule_broken` for a robot without its address. */
export async function createChannel(ctx: Ctx, { body }: Input<typeof integration.createChannel>): Promise<integration.ChannelSetting> {
  mustManage(ctx)
  const { facts } = body
  const id = body.id ?? newId()
  if (isRobot(facts) && facts.url === undefined) throw wrongField('rule_broken', '/facts/url', 'the address of the group robot is needed')
  const secret: ChannelSecret = { secret: facts.channel === 'push' ? newPushKey() : (facts.secret ?? ''), ...(isRobot(facts) ? { url: facts.url! } : {}) }
  const row = await ctx.tx
    .insertInto('channel_setting')
    .values({ organization_id: ctx.organizationId, id, channel: facts.channel, ...(await columnsOf(ctx, facts)), secret_sealed: sealed(ctx.app, secret), created_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new AppError('already_exists', 'There is one already')
  recordHappening(ctx, { siteId: row.site_id, recordType: 'channel', recordId: id, action: 'created' })
  announceChange(ctx, { recordType: 'channel', recordId: id, siteId: null, action: 'created' })
  return presentChannel(ctx, row)
}

export async function changeChannel(ctx: Ctx, { params, body }: Input<typeof integration.changeChannel>): Promise<integration.ChannelSetting> {
  const before = await lockChannel(ctx, params.id)
  await mustBeCurrent(before.version, body.version, () => presentChannel(ctx, before))
  const { facts } = body
  if (facts.channel !== before.channel) throw wrongField('rule_broken', '/facts/channel', 'a channel stays what it is')
  const known = unsealed(ctx.app, before)
  const secret: ChannelSecret = { ...known, ...(facts.channel === 'push' || facts.secret === undefined ? {} : { secret: facts.secret }), ...(isRobot(facts) && facts.url !== undefined ? { url: facts.url } : {}) }
  const after = await columnsOf(ctx, facts)
  const row = await ctx.tx
    .updateTable('channel_setting')
    .set({ ...after, secret_sealed: sealed(ctx.app, secret), version: before.version + 1 })
    .where('id', '=', params.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const isNewSecret = secret.secret !== known.secret || secret.url !== known.url
  const changes = changesBetween({ name: before.name, is_active: before.is_active, settings: before.settings, topics: before.topics, site_id: before.site_id }, { name: row.name, is_active: row.is_active, settings: row.settings, topics: row.topics, site_id: row.site_id })
  recordHappening(ctx, { siteId: row.site_id, recordType: 'channel', recordId: row.id, action: 'changed', changes: [...changes, ...(isNewSecret ? [{ field: 'secret', from: '•••', to: '•••' }] : [])] })
  announceChange(ctx, { recordType: 'channel', recordId: row.id, siteId: null, action: 'changed' })
  return presentChannel(ctx, row)
}

export async function removeChannel(ctx: Ctx, { params }: Input<typeof integration.removeChannel>): Promise<void> {
  const row = await lockChannel(ctx, params.id)
  await ctx.tx.deleteFrom('channel_setting').where('id', '=', row.id).execute()
  // Subscriptions are bound to the key that goes with the channel.
  if (row.channel === 'push') await ctx.tx.deleteFrom('push_subscription').execute()
  await ctx.tx.updateTable('delivery').set({ state: 'failed', failure: 'channel removed' }).where('setting_id', '=', row.id).where('state', '=', 'waiting').execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'channel', recordId: row.id, action: 'removed', note: row.name })
  announceChange(ctx, { recordType: 'channel', recordId: row.id, siteId: null, action: 'removed' })
}

/** Throws `not_found`, `not_permitted`. */
export async function lockChannel(ctx: Ctx, id: string): Promise<ChannelRow> {
  mustManage(ctx)
  const row = await ctx.tx.selectFrom('channel_setting').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found', 'No such channel')
  return row
}

type RobotFacts = Extract<integration.ChannelFacts, { topics: string[] }>
const isRobot = (facts: integration.ChannelFacts): facts is RobotFacts => facts.channel !== 'email' && facts.channel !== 'sms' && facts.channel !== 'push'

async function columnsOf(ctx: Ctx, facts: integration.ChannelFacts) {
  const common = { name: facts.name, is_active: facts.isActive, changed_at: ctx.now }
  if (!isRobot(facts)) return { ...common, settings: facts.settings, topics: [] as string[], site_id: null }
  if (facts.siteId !== null) await siteById(ctx, facts.siteId)
  return { ...common, settings: {}, topics: facts.topics, site_id: facts.siteId }
}

async function presentChannel(ctx: Ctx, row: ChannelRow): Promise<integration.ChannelSetting> {
  return (await presentChannels(ctx, [row]))[0]!
}

async function presentChannels(ctx: Ctx, rows: ChannelRow[]): Promise<integration.ChannelSetting[]> {
  if (rows.length === 0) return []
  const lately = await ctx.tx
    .selectFrom('delivery')
    .select(['setting_id', sql<number>`count(*) filter (where state = 'sent')::int`.as('sent'), sql<number>`count(*) filter (where state in ('failed', 'maybe_sent'))::int`.as('failed')])
    .select(sql<string | null>`(array_agg(failure order by created_at desc) filter (where failure is not null))[1]`.as('last_failure'))
    .where('created_at', '>', new Date(ctx.now.getTime() - 7 * DAY_MS))
    .where('setting_id', 'in', rows.map(({ id }) => id))
    .groupBy('setting_id')
    .execute()
  const figures = new Map(lately.map((one) => [one.setting_id, one]))
  return rows.map((row) => {
    const { secret, url } = unsealed(ctx.app, row)
    const { sent = 0, failed = 0, last_failure = null } = figures.get(row.id) ?? {}
    return {
      id: row.id, channel: row.channel, name: row.name, isActive: row.is_active, settings: row.settings as Record<string, unknown>, hasSecret: secret !== '', urlHost: url === undefined ? null : new URL(url).host,
      topics: row.topics, siteId: row.site_id, version: row.version, changedAt: iso(row.changed_at), lately: { sent, failed, lastFailure: last_failure },
    }
  })
}
