import type { emergency } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { watchNotice, watchRole, watchStep } from './clocks.ts'
import { rolesOf, stepsOf } from './roles.ts'
import type { IncidentTable } from './tables.ts'

/** An incident that the actor may see, locked when it is to be changed. Throws `not_found`. */
export async function loadIncident(ctx: Ctx, id: string, lock = false): Promise<IncidentTable> {
  const select = ctx.tx.selectFrom('incident').selectAll().where('id', '=', id)
  const row = await (lock ? select.forUpdate() : select).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('emergency:read', row.site_id)
  return row
}

type Set = Partial<Omit<IncidentTable, 'organization_id' | 'id' | 'site_id' | 'plan' | 'version'>> & { plan?: string }

/** Changes a locked incident, with its line of history and its hint. */
export async function changeIncident(ctx: Ctx, row: IncidentTable, set: Set, told: { action: string; note?: string | null; at?: Date; fileIds?: string[] }): Promise<IncidentTable> {
  const after: IncidentTable = { ...row, ...set, version: row.version + 1 }
  await ctx.tx.updateTable('incident').set({ ...set, version: after.version }).where('id', '=', row.id).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'incident', recordId: row.id, ...(after.state === row.state ? {} : { fromStatus: row.state, toStatus: after.state }), ...told })
  announceChange(ctx, { recordType: 'incident', recordId: row.id, siteId: row.site_id, action: told.action })
  return after
}

/** Nothing of it is waited for any more: answers, empty roles, steps. */
export async function stopClocks(ctx: Ctx, incident: IncidentTable): Promise<void> {
  const notices = await ctx.tx.selectFrom('incident_notice').selectAll().where('incident_id', '=', incident.id).where('acknowledged_at', 'is', null).execute()
  for (const row of notices) await watchNotice(ctx, incident, row)
  for (const row of await rolesOf(ctx, incident.id)) if (row.missing > 0) await watchRole(ctx, incident, row)
  for (const row of await stepsOf(ctx, incident.id)) if (row.state === 'open') await watchStep(ctx, incident, row, null)
}

/** Who leads on the spot: by right, or because they hold the role that commands. */
export function commands(ctx: Ctx, incident: Pick<IncidentTable, 'site_id'>, ownDuties: readonly (typeof emergency.INCIDENT_DUTIES)[number][]): boolean {
  return ctx.actor.can('emergency:command', incident.site_id) || ownDuties.includes('command')
}
