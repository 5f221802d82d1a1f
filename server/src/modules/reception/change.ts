import type { reception } from '@guanjia/contract'
import type { Updateable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, recordHappening } from '../../platform/records/index.ts'
import { siteById } from '../organization/index.ts'
import { syncClocks } from '../sla/index.ts'
import { slaState, traitsOf } from './sla-state.ts'
import type { VisitRow, VisitTable } from './tables.ts'

/** Locks a visit of a site where the actor serves. Throws `not_found`, `not_permitted`. */
export async function lockVisit(ctx: Ctx, id: string): Promise<VisitRow> {
  const row = await ctx.tx.selectFrom('visit').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('reception:read', row.site_id)
  ctx.actor.mustBeAbleTo('reception:serve', row.site_id)
  return row
}

/** Who serves must be one of us: a task of afterwards has an owner. */
export function employeeOf(ctx: Ctx): string {
  if (!ctx.actor.employeeId) throw new AppError('not_permitted', 'Only an employee receives visitors')
  return ctx.actor.employeeId
}

const SHOWN = ['need', 'category_id', 'served_by', 'rating', 'comment', 'no_rating_reason', 'left_reason'] as const
const shown = (row: VisitRow): Record<string, unknown> => Object.fromEntries(SHOWN.map((field) => [field, row[field]]))

/** Writes a change with its version, history line, clocks and live news; the one way in which a visit changes. */
export async function applyChange(ctx: Ctx, row: VisitRow, set: Updateable<VisitTable>, action: reception.VisitActionBody['action'] | 'contact' | 'called', note: string | null = null): Promise<VisitRow> {
  const after: VisitRow = { ...row, ...(set as Partial<VisitRow>), version: row.version + 1, updated_at: ctx.now }
  const site = await siteById(ctx, row.site_id)
  const { nextDueAt } = await syncClocks(ctx, { id: row.id, traits: traitsOf(after, site.kind) }, slaState(after))
  after.next_due_at = nextDueAt
  const updated = await ctx.tx.updateTable('visit').set({ ...set, version: after.version, updated_at: ctx.now, next_due_at: nextDueAt }).where('id', '=', row.id).where('version', '=', row.version).executeTakeFirst()
  if (updated.numUpdatedRows !== 1n) throw new AppError('stale_version')
  recordHappening(ctx, { siteId: row.site_id, recordType: 'visit', recordId: row.id, action, fromStatus: row.status, toStatus: after.status, note, changes: changesBetween(shown(row), shown(after)) })
  announceChange(ctx, { recordType: 'visit', recordId: row.id, siteId: row.site_id, action })
  return after
}
