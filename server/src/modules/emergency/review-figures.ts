import type { emergency, sla } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { iso } from '../../platform/time.ts'
import { employeeNames } from '../people/index.ts'
import { actionsOf } from '../quality/index.ts'
import type { IncidentNoticeTable, IncidentRoleTable, IncidentStepTable, IncidentTable } from './tables.ts'

type Reward = Pick<emergency.IncidentReview['rewards'][number], 'employeeId' | 'kind' | 'words'>
const minutesBetween = (from: Date, to: Date | null): number | null => (to === null ? null : Math.round((to.getTime() - from.getTime()) / 6000) / 10)
const share = (part: number, of: number): number | null => (of === 0 ? null : part / of)

/** How the plan did, from what was stamped (EMG-011): answers against their clocks, steps against their limits. */
export function figuresOf(incident: IncidentTable, parts: { roles: readonly IncidentRoleTable[]; steps: readonly IncidentStepTable[]; notices: readonly IncidentNoticeTable[]; clocks: ReadonlyMap<string, sla.ClockBrief> }): emergency.IncidentReview['figures'] {
  const limited = parts.steps.filter(({ due_at: due }) => due !== null)
  return {
    minutesToActivate: minutesBetween(incident.reported_at, incident.activated_at), minutesToControl: minutesBetween(incident.reported_at, incident.controlled_at),
    acknowledgedInTime: share(parts.notices.filter((one) => one.acknowledged_at !== null && parts.clocks.get(one.id)?.breachedAt == null).length, parts.notices.length),
    stepsInTime: share(limited.filter((one) => one.state === 'done' && one.ended_at! <= one.due_at!).length, limited.length), stepsImpossible: parts.steps.filter(({ state }) => state === 'impossible').length,
    gaps: parts.roles.filter((one) => one.missing > 0 || parts.clocks.has(one.id)).length,
  }
}

/** Who answers for what is between them and whoever commands; praise is for everybody. What is put right is seen here by who sees it in its list. */
export async function reviewOf(ctx: Ctx, incident: IncidentTable, figures: emergency.IncidentReview['figures']): Promise<emergency.IncidentReview> {
  const row = await ctx.tx.selectFrom('incident_review').selectAll().where('incident_id', '=', incident.id).executeTakeFirst()
  const me = ctx.actor.employeeId
  const seesAll = ctx.actor.can('emergency:command', incident.site_id)
  const rewards = ((row?.rewards ?? []) as Reward[]).filter(({ kind, employeeId }) => seesAll || kind === 'praise' || employeeId === me)
  const names = await employeeNames(ctx, rewards.map(({ employeeId }) => employeeId))
  const seesActions = seesAll || ctx.actor.can('checks:score', incident.site_id)
  const actions = ((await actionsOf(ctx, [incident.id])).get(incident.id) ?? []).filter(({ owner }) => seesActions || owner.id === me)
  return {
    facts: row?.facts ?? '', cause: row?.cause ?? '', whys: (row?.whys ?? []) as string[], result: row?.result ?? '', evaluation: row?.evaluation ?? '', lessons: row?.lessons ?? '', rewards: rewards.map((one) => ({ ...one, name: names.get(one.employeeId) ?? '' })), score: row?.score ?? null,
    actions: actions.map(({ id, number, title, owner, dueOn, state }) => ({ id, number, title, owner, dueOn, state })), savedBy: row?.saved_by ?? '', savedAt: iso(row?.saved_at ?? null), version: row?.version ?? 0, figures,
  }
}
