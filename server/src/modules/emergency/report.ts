import { emergency, type Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { dayNumber, effectiveTime, nextNumber, recordHappening } from '../../platform/records/index.ts'
import { dayIn } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { changeIncident } from './load.ts'
import { superiorsAt, tellThem } from './people.ts'
import { gradeAt } from './plan-rules.ts'
import { planInForce } from './plans.ts'
import { presentIncident } from './present.ts'
import { bringIn } from './roles.ts'
import type { IncidentTable } from './tables.ts'

const DAY_MS = 86_400_000

export interface Reported {
  id?: string | undefined
  siteId: string
  isDrill: boolean
  kind: emergency.IncidentKind
  place: string
  description: string
  isDanger: boolean
  inDanger: number | null
  level: emergency.IncidentLevel | null
  at?: string | undefined
}

/** Makes an incident; null when its id is known already. */
export async function makeIncident(ctx: Ctx, wanted: Reported): Promise<IncidentTable | null> {
  const { timeZone } = await siteById(ctx, wanted.siteId)
  const me = ctx.actor.employeeId
  if (me === null) throw new AppError('not_permitted', 'Only a colleague reports an incident')
  const at = effectiveTime(wanted.at, ctx.now, new Date(ctx.now.getTime() - DAY_MS))
  const today = dayIn(timeZone, ctx.now)
  const proposed = emergency.proposeLevel(wanted.kind, wanted.isDanger, wanted.inDanger)
  const id = wanted.id ?? newId()
  if (await ctx.tx.selectFrom('incident').select('id').where('id', '=', id).executeTakeFirst()) return null
  const row: IncidentTable = {
    organization_id: ctx.organizationId, id, site_id: wanted.siteId, number: dayNumber('E', today, await nextNumber(ctx, wanted.siteId, `incident-${today}`)), is_drill: wanted.isDrill, kind: wanted.kind, category: emergency.CATEGORY_OF[wanted.kind], level: wanted.level ?? proposed, proposed_level: proposed, grade: null,
    state: 'reported', place: wanted.place, description: wanted.description, is_danger: wanted.isDanger || (wanted.inDanger ?? 0) > 0, in_danger: wanted.inDanger, reported_by: me, reported_at: at, activated_at: null, controlled_at: null, closed_at: null, reviewed_at: null, outcome: '', plan_id: null, plan_number: null, plan: null, case_id: null, version: 1,
  }
  const made = await ctx.tx.insertInto('incident').values({ ...row, plan: null }).onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) return null
  recordHappening(ctx, { siteId: row.site_id, recordType: 'incident', recordId: row.id, action: 'reported', toStatus: 'reported', note: row.description || null, at })
  announceChange(ctx, { recordType: 'incident', recordId: row.id, siteId: row.site_id, action: 'reported' })
  return row
}

/**
 * Two taps on the phone or at the desk: what and where (EMG-006, EMG-025). Superiors hear of it at once and say so; with `activate` the plan is
 * set going in the same act. A retry with the same id is the same report. Throws `not_found`, `not_permitted`, `already_exists`.
 */
export async function reportIncident(ctx: Ctx, { body }: Input<typeof emergency.reportIncident>): Promise<emergency.Incident> {
  ctx.actor.mustSee('emergency:work', body.siteId)
  // Of two phones that send the same report, the second waits and finds it.
  if (body.id !== undefined) await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`incident:${body.id}`])
  const row = await makeIncident(ctx, { ...body, isDrill: false })
  if (row === null) {
    const known = await ctx.tx.selectFrom('incident').selectAll().where('id', '=', body.id!).executeTakeFirst()
    if (known?.site_id !== body.siteId || known.reported_by !== ctx.actor.employeeId || known.kind !== body.kind) throw wrongField('already_exists', '/id', 'is another incident')
    return presentIncident(ctx, known)
  }
  await attachFiles(ctx, { type: 'incident', id: row.id }, body.fileIds)
  if (body.activate) return presentIncident(ctx, await activate(ctx, row, row.level))
  await tellThem(ctx, row, (await superiorsAt(ctx, row.site_id, row.level)).map((employeeId) => ({ employeeId, as: 'superior' as const })), 'reported')
  return presentIncident(ctx, row)
}

/** Freezes the plan that holds into the incident, and sets everything going that it wants at this level (EMG-007). The incident is locked. */
export async function activate(ctx: Ctx, row: IncidentTable, level: emergency.IncidentLevel): Promise<IncidentTable> {
  const { id, number, content } = await planInForce(ctx, row.site_id, row.kind)
  const set = { state: 'activated' as const, activated_at: ctx.now, level, grade: gradeAt(content, level), plan_id: id, plan_number: number }
  const after = { ...(await changeIncident(ctx, row, { ...set, plan: JSON.stringify(content) }, { action: 'activate' })), plan: content }
  await bringIn(ctx, after, content, true)
  return after
}
