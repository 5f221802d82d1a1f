import { randomBytes } from 'node:crypto'
import { sql, type Selectable } from 'kysely'
import type { webhooks } from '@guanjia/contract'
import type { App } from '../../platform/app.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { iso } from '../../platform/time.ts'
import { mustManage } from './rights.ts'
import type { WebhookEndpointTable } from './tables.ts'

export type EndpointRow = Selectable<WebhookEndpointTable>

/** A signing secret; the older one signs as well until its time is over, so that receivers can change theirs in peace. */
export interface SigningSecret {
  secret: string
  until: string | null
}
const OVERLAP_MS = 24 * 3_600_000
const DAY_MS = 86_400_000

export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`
export const sealedSecrets = (app: App, secrets: SigningSecret[]): Buffer => app.personalData.encrypt(JSON.stringify(secrets))
export const allSecrets = (app: App, row: EndpointRow): SigningSecret[] => JSON.parse(app.personalData.decrypt(row.secrets_sealed)) as SigningSecret[]
export const validSecrets = (app: App, row: EndpointRow, now: Date): string[] => allSecrets(app, row).filter(({ until }) => until === null || new Date(until) > now).map(({ secret }) => secret)

/** A new secret in front; the ones before sign for another day. */
export function rotated(app: App, row: EndpointRow, now: Date): { secrets: Buffer; secret: string } {
  const secret = newSecret()
  const until = new Date(now.getTime() + OVERLAP_MS).toISOString()
  const older = allSecrets(app, row).filter((one) => one.until === null || new Date(one.until) > now).map((one) => ({ secret: one.secret, until: one.until ?? until }))
  return { secret, secrets: sealedSecrets(app, [{ secret, until: null }, ...older]) }
}

/** Throws `not_found`, `not_permitted`. */
export async function lockEndpoint(ctx: Ctx, id: string): Promise<EndpointRow> {
  mustManage(ctx)
  const row = await ctx.tx.selectFrom('webhook_endpoint').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found', 'No such endpoint')
  return row
}

export async function presentEndpoints(ctx: Ctx, rows: readonly EndpointRow[]): Promise<webhooks.WebhookEndpoint[]> {
  if (rows.length === 0) return []
  const lately = await ctx.tx
    .selectFrom('webhook_delivery')
    .select(['endpoint_id', sql<number>`count(*) filter (where state = 'delivered')::int`.as('delivered'), sql<number>`count(*) filter (where state in ('waiting', 'sending'))::int`.as('waiting'), sql<number>`count(*) filter (where state = 'failed')::int`.as('failed')])
    .where('created_at', '>', new Date(ctx.now.getTime() - 7 * DAY_MS))
    .where('endpoint_id', 'in', rows.map(({ id }) => id))
    .groupBy('endpoint_id')
    .execute()
  const figures = new Map(lately.map(({ endpoint_id, ...counts }) => [endpoint_id, counts]))
  return rows.map((row) => ({
    id: row.id, name: row.name, url: row.url, events: row.events, siteId: row.site_id, hasPersonalData: row.has_personal_data, isActive: row.is_active, disabledReason: row.disabled_reason, failingSince: iso(row.failing_since),
    secretCount: validSecrets(ctx.app, row, ctx.now).length, version: row.version, createdAt: iso(row.created_at), lately: figures.get(row.id) ?? { delivered: 0, waiting: 0, failed: 0 },
  }))
}

export async function presentEndpoint(ctx: Ctx, row: EndpointRow): Promise<webhooks.WebhookEndpoint> {
  return (await presentEndpoints(ctx, [row]))[0]!
}
