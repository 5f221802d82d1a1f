import type { paidservices } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { dayIn, iso } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import { comingAfter, inForceOn } from './rules.ts'
import type { PaidServiceTable, PriceVersionTable } from './tables.ts'

export type ItemRow = Selectable<PaidServiceTable>
export type VersionRow = Selectable<PriceVersionTable>

export function presentVersion(row: VersionRow): paidservices.PriceVersion {
  return {
    id: row.id, itemId: row.item_id, no: row.no, code: row.code, name: row.name, group: row.group_code, charge: row.charge, unit: row.unit,
    priceFen: row.price_fen, includes: row.includes, excludes: row.excludes, warrantyDays: row.warranty_days, legalNote: row.legal_note,
    validFrom: row.valid_from, validTo: row.valid_to, publishedAt: iso(row.published_at), publishedBy: row.published_by,
    withdrawnAt: iso(row.withdrawn_at),
  }
}

export function presentItem(ctx: Ctx, row: ItemRow, versions: readonly VersionRow[], today: string): paidservices.PaidService {
  const [current, next] = [inForceOn(versions, today), comingAfter(versions, today)]
  const allowedActions: paidservices.PaidService['allowedActions'] = []
  if (ctx.actor.can('paid_services:manage', row.site_id)) {
    if (row.has_changes || row.state !== 'published' || current === null) allowedActions.push('publish')
    if (row.state === 'published') allowedActions.push('withdraw')
  }
  return {
    id: row.id, siteId: row.site_id, code: row.code, name: row.name, group: row.group_code, charge: row.charge, unit: row.unit,
    priceFen: row.price_fen, includes: row.includes, excludes: row.excludes, warrantyDays: row.warranty_days, legalNote: row.legal_note,
    state: row.state, hasChanges: row.has_changes, inForce: current && presentVersion(current), next: next && presentVersion(next),
    updatedAt: iso(row.updated_at), version: row.version, allowedActions,
  }
}

/** Items of one site with their versions, as they stand today. */
export async function presentItems(ctx: Ctx, rows: readonly ItemRow[]): Promise<paidservices.PaidService[]> {
  if (rows.length === 0) return []
  const today = dayIn(await timeZoneOf(ctx, rows[0]!.site_id), ctx.now)
  const versions = await ctx.tx.selectFrom('paid_service_version').selectAll().where('item_id', 'in', rows.map((row) => row.id)).execute()
  return rows.map((row) => presentItem(ctx, row, versions.filter((version) => version.item_id === row.id), today))
}
