import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { maintenance, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { iso } from '../../platform/time.ts'
import { limitOrder, raiseOrder } from '../workorders/index.ts'
import { facilityAt, type FacilityAt } from './known.ts'
import { limitAt } from './time-limits.ts'

/** Why an order is due when it is, in words: 「客梯 · 危及安全：4 小时内（时限表第 2 版）」. */
async function reasonOf(ctx: Ctx, facility: Pick<FacilityAt, 'class_id'>, impact: maintenance.Impact, { hours, number }: { hours: number; number: number }): Promise<string> {
  const named = await ctx.tx.selectFrom('facility_class').select('name').where('id', '=', facility.class_id).executeTakeFirst()
  const felt = labelOf(ctx.locale, 'residentImpact', impact)
  if (ctx.locale === 'en') return `${named?.name ?? ''} · ${felt}: within ${hours} h (time limits ${number === 0 ? 'of the release' : `no. ${number}`})`
  const table = ctx.locale === 'zh-TW' ? (number === 0 ? '預設時限表' : `時限表第 ${number} 版`) : number === 0 ? '默认时限表' : `时限表第 ${number} 版`
  return `${named?.name ?? ''} · ${felt}：${hours} ${ctx.locale === 'zh-TW' ? '小時內' : '小时内'}（${table}）`
}

/** Puts the time limit of a facility on an order that is about it, or takes that of another away, and keeps what it is about. */
export async function linkOrder(ctx: Ctx, orderId: string, facility: FacilityAt, why: 'corrective' | 'repair', impact: maintenance.Impact): Promise<void> {
  const limit = await limitAt(ctx, facility.site_id, facility.class_code, impact)
  await ctx.client.query(
    `insert into facility_order (organization_id, work_order_id, site_id, facility_id, why, impact, limit_hours, linked_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (organization_id, work_order_id) do update set facility_id = excluded.facility_id, impact = excluded.impact, limit_hours = excluded.limit_hours where facility_order.why <> 'service'`,
    [ctx.organizationId, orderId, facility.site_id, facility.id, why, impact, limit?.hours ?? null, ctx.now],
  )
  await limitOrder(ctx, orderId, limit && { hours: limit.hours, reason: await reasonOf(ctx, facility, impact, limit) })
}

/** The last orders about a facility. */
export async function ordersOf(ctx: Ctx, facilityId: string, orderId?: string): Promise<maintenance.FacilityOrder[]> {
  const { rows } = await ctx.client.query<{ id: string; number: string; title: string; status: string; why: maintenance.FacilityOrder['why']; impact: maintenance.Impact | null; raised_at: Date; limit_hours: number | null; limit_at: Date | null; limit_reason: string }>(
    `select w.id, w.number, w.title, w.status, o.why, o.impact, w.raised_at, o.limit_hours, w.limit_at, w.limit_reason from facility_order o join work_order w on w.organization_id = o.organization_id and w.id = o.work_order_id
     where o.facility_id = $1 and ($2::uuid is null or w.id = $2) order by w.raised_at desc, w.id desc limit 100`,
    [facilityId, orderId ?? null],
  )
  return rows.map((row) => ({ orderId: row.id, number: row.number, title: row.title, status: row.status, why: row.why, impact: row.impact, raisedAt: iso(row.raised_at), limitHours: row.limit_hours, dueAt: iso(row.limit_at), limitReason: row.limit_reason }))
}

/** A work order for a public facility, with the limit of the table (MNT-006). A retry with its id gets the first one's. */
export async function raiseFacilityOrder(ctx: Ctx, { body }: Input<typeof maintenance.raiseFacilityOrder>): Promise<maintenance.FacilityOrder> {
  const facility = await facilityAt(ctx, body.facilityId)
  ctx.actor.mustBeAbleTo('work_orders:create', facility.site_id)
  const known = body.id === undefined ? undefined : await ctx.tx.selectFrom('facility_order').select('facility_id').where('work_order_id', '=', body.id).executeTakeFirst()
  if (known) {
    if (known.facility_id !== facility.id) throw wrongField('already_exists', '/id', 'an order about another facility')
    return (await ordersOf(ctx, facility.id, body.id))[0]!
  }
  if (facility.state === 'scrapped') throw wrongField('rule_broken', '/facilityId', 'it is scrapped')
  const order = await raiseOrder(
    ctx,
    {
      ...(body.id === undefined ? {} : { id: body.id }), site_id: facility.site_id, kind: 'repair', title: body.title, symptom: [`${facility.code} ${facility.name}`, body.symptom].filter(Boolean).join('\n'), urgency: body.impact === 'safety' ? 'emergency' : body.impact === 'severe' ? 'urgent' : 'normal', place_kind: 'public_area',
      place: (facility.place || facility.name).slice(0, 200), safety_note: body.safetyNote, worker_id: body.workerId,
    },
    body.fileIds,
  )
  await linkOrder(ctx, order.id, facility, 'repair', body.impact)
  return (await ordersOf(ctx, facility.id, order.id))[0]!
}

/** An order that came another way is about this facility. Throws `not_found`, `rule_broken` for one of another site or of a service. */
export async function linkFacilityOrder(ctx: Ctx, { params, body }: Input<typeof maintenance.linkFacilityOrder>): Promise<maintenance.FacilityOrder> {
  const order = await ctx.tx.selectFrom('work_order').select(['id', 'site_id', 'status']).where('id', '=', params.id).executeTakeFirst()
  if (!order) throw new AppError('not_found')
  ctx.actor.mustSee('maintenance:read', order.site_id)
  ctx.actor.mustBeAbleTo('maintenance:work', order.site_id)
  const facility = await facilityAt(ctx, body.facilityId, { siteId: order.site_id, pointer: '/facilityId' })
  const known = await ctx.tx.selectFrom('facility_order').select('why').where('work_order_id', '=', order.id).executeTakeFirst()
  if (known?.why === 'service') throw wrongField('rule_broken', '/facilityId', 'the order is of a service')
  await linkOrder(ctx, order.id, facility, known?.why === 'corrective' ? 'corrective' : 'repair', body.impact)
  return (await ordersOf(ctx, facility.id, order.id))[0]!
}
