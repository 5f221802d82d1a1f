import type { Input, paidservices } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { mustBeCurrent } from '../../platform/records/index.ts'
import { dayIn } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import { lockItem, tell } from './items.ts'
import { presentItems, type ItemRow } from './present.ts'

type Body = Input<typeof paidservices.actOnPaidService>['body']

/** Publishes what is written as a new version, or withdraws all versions. Throws `action_not_allowed`, `rule_broken` naming the day. */
export async function actOnPaidService(
  ctx: Ctx,
  { params, body }: Input<typeof paidservices.actOnPaidService>,
): Promise<paidservices.PaidService> {
  const row = await lockItem(ctx, params.id)
  await mustBeCurrent(row.version, body.version, async () => (await presentItems(ctx, [row]))[0]!)
  const [shown] = await presentItems(ctx, [row])
  if (!shown!.allowedActions.includes(body.action)) {
    const { allowedActions } = shown!
    throw new AppError('action_not_allowed', `${body.action} is not possible: the item is ${row.state}`, undefined, { allowedActions })
  }
  const after = body.action === 'publish' ? await publish(ctx, row, body) : await withdraw(ctx, row, body.reason)
  return (await presentItems(ctx, [after]))[0]!
}

async function publish(ctx: Ctx, row: ItemRow, { validFrom, validTo }: Extract<Body, { action: 'publish' }>): Promise<ItemRow> {
  const today = dayIn(await timeZoneOf(ctx, row.site_id), ctx.now)
  const from = validFrom ?? today
  if (from < today) throw wrongField('rule_broken', '/validFrom', 'a price is not published for days that are over')
  if (validTo !== null && validTo < from) throw wrongField('rule_broken', '/validTo', 'ends before it begins')
  const last = await ctx.tx.selectFrom('paid_service_version').select('no').where('item_id', '=', row.id).orderBy('no', 'desc').limit(1).executeTakeFirst()
  const no = (last?.no ?? 0) + 1
  await ctx.tx
    .insertInto('paid_service_version')
    .values({
      organization_id: ctx.organizationId, id: newId(), site_id: row.site_id, item_id: row.id, no, code: row.code, name: row.name,
      group_code: row.group_code, charge: row.charge, unit: row.unit, price_fen: row.price_fen, includes: row.includes,
      excludes: row.excludes, warranty_days: row.warranty_days, legal_note: row.legal_note, valid_from: from, valid_to: validTo,
      published_at: ctx.now, published_by: ctx.actor.name, withdrawn_at: null,
    })
    .execute()
  return write(ctx, row, { state: 'published', has_changes: false }, 'published', `v${no} · ${from}${validTo === null ? '' : ` – ${validTo}`}`)
}

/** Nobody can order it any more; orders keep the version they were priced by. */
async function withdraw(ctx: Ctx, row: ItemRow, reason: string): Promise<ItemRow> {
  await ctx.tx.updateTable('paid_service_version').set({ withdrawn_at: ctx.now }).where('item_id', '=', row.id).where('withdrawn_at', 'is', null).execute()
  return write(ctx, row, { state: 'withdrawn' }, 'withdrawn', reason)
}

async function write(ctx: Ctx, row: ItemRow, set: Partial<Pick<ItemRow, 'state' | 'has_changes'>>, action: string, note: string): Promise<ItemRow> {
  const after = await ctx.tx
    .updateTable('paid_service')
    .set({ ...set, version: row.version + 1, updated_at: ctx.now })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  tell(ctx, after, action, [], note)
  return after
}
