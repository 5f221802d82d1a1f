import { emergency } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { filesOfRecord } from '../../platform/files/files.ts'
import { possibleActions } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { employeeNames } from '../people/index.ts'
import { announcementsOf, placesToTell } from './announce.ts'
import { lastClocks } from './clocks.ts'
import { inquiryOf, mayInquire } from './inquiry.ts'
import { FOR_ALL, LIFECYCLE } from './lifecycle.ts'
import { commands } from './load.ts'
import { figuresOf, reviewOf } from './review-figures.ts'
import { holdersOf, rolesOf, stepsOf } from './roles.ts'
import type { IncidentHolderTable, IncidentNoticeTable, IncidentRoleTable, IncidentTable } from './tables.ts'

export const contentOf = (row: Pick<IncidentTable, 'plan'>): emergency.PlanContent => emergency.PlanContent.parse(row.plan)

export interface Own {
  notice: IncidentNoticeTable | undefined
  roleIds: ReadonlySet<string>
  isAtPost: boolean
  commands: boolean
  /** Whoever leads, and whoever holds the role that speaks to residents (EMG-017). */
  tellsHomes: boolean
}

/** What the actor has to do with an incident. */
export async function ownOn(ctx: Ctx, row: IncidentTable): Promise<Own> {
  return ownOf(ctx, row, { roles: await rolesOf(ctx, row.id), holders: await holdersOf(ctx, row.id), notices: await noticesOf(ctx, row.id) })
}

function ownOf(ctx: Ctx, row: IncidentTable, { roles, holders, notices }: { roles: readonly IncidentRoleTable[]; holders: readonly IncidentHolderTable[]; notices: readonly IncidentNoticeTable[] }): Own {
  const me = ctx.actor.employeeId
  const held = me === null ? [] : holders.filter((one) => one.employee_id === me)
  const roleIds = new Set(held.map((one) => one.role_id))
  const duties = roles.filter(({ id }) => roleIds.has(id)).map(({ duty }) => duty)
  const leads = commands(ctx, row, duties)
  return { notice: me === null ? undefined : notices.find((one) => one.employee_id === me), roleIds, isAtPost: held.length > 0 && held.every((one) => one.at_post_at !== null), commands: leads, tellsHomes: leads || duties.includes('service') }
}

const noticesOf = (ctx: Ctx, incidentId: string): Promise<IncidentNoticeTable[]> => ctx.tx.selectFrom('incident_notice').selectAll().where('incident_id', '=', incidentId).orderBy('told_at').orderBy('id').execute()

export function allowedOn(ctx: Ctx, row: IncidentTable, own: Own): emergency.IncidentAction[] {
  if (!ctx.actor.can('emergency:work', row.site_id)) return []
  return possibleActions(LIFECYCLE, row.state).filter((action) => {
    if (action === 'finish_review') return ctx.actor.can('emergency:approve', row.site_id)
    if (action === 'acknowledge') return own.commands || (own.notice !== undefined && own.notice.acknowledged_at === null)
    if (action === 'at_post') return own.commands || (own.roleIds.size > 0 && !own.isAtPost)
    if (action === 'done' || action === 'impossible') return own.commands || own.roleIds.size > 0
    return own.commands || FOR_ALL.includes(action)
  })
}

interface Counts {
  gaps: number
  unacknowledged: number
  done: number
  steps: number
}

export async function presentSummaries(ctx: Ctx, rows: readonly IncidentTable[]): Promise<emergency.IncidentSummary[]> {
  if (rows.length === 0) return []
  const names = await employeeNames(ctx, rows.map((row) => row.reported_by))
  const { rows: counted } = await ctx.client.query<Counts & { id: string }>(
    `select i.id, (select coalesce(sum(r.missing), 0)::int from incident_role r where r.organization_id = i.organization_id and r.incident_id = i.id) as gaps,
       (select count(*)::int from incident_notice n where n.organization_id = i.organization_id and n.incident_id = i.id and n.acknowledged_at is null) as unacknowledged,
       (select count(*)::int from incident_step s where s.organization_id = i.organization_id and s.incident_id = i.id and s.state <> 'open') as done,
       (select count(*)::int from incident_step s where s.organization_id = i.organization_id and s.incident_id = i.id) as steps
     from incident i where i.organization_id = $1 and i.id = any ($2)`,
    [ctx.organizationId, rows.map(({ id }) => id)],
  )
  const counts = new Map(counted.map((one) => [one.id, one]))
  return rows.map((row) => summaryOf(row, names.get(row.reported_by) ?? '', counts.get(row.id)!))
}

function summaryOf(row: IncidentTable, reporter: string, { gaps, unacknowledged, done, steps }: Counts): emergency.IncidentSummary {
  return {
    id: row.id, siteId: row.site_id, number: row.number, isDrill: row.is_drill, kind: row.kind, category: row.category, level: row.level, proposedLevel: row.proposed_level, grade: row.grade, state: row.state, place: row.place, description: row.description, isDanger: row.is_danger, inDanger: row.in_danger,
    reportedBy: { id: row.reported_by, name: reporter }, reportedAt: iso(row.reported_at), activatedAt: iso(row.activated_at), controlledAt: iso(row.controlled_at), closedAt: iso(row.closed_at), reviewedAt: iso(row.reviewed_at), gaps, unacknowledged, stepsDone: done, steps, version: row.version,
  }
}

/** The board: who holds what, what is done and what is late, who has answered, who was counted, who was called. */
export async function presentIncident(ctx: Ctx, row: IncidentTable): Promise<emergency.Incident> {
  await ctx.flush()
  const roles = await rolesOf(ctx, row.id)
  const holders = await holdersOf(ctx, row.id)
  const steps = await stepsOf(ctx, row.id)
  const notices = await noticesOf(ctx, row.id)
  const counts = await ctx.tx.selectFrom('incident_count').selectAll().where('incident_id', '=', row.id).orderBy('at').orderBy('id').execute()
  const calls = await ctx.tx.selectFrom('incident_call').selectAll().where('incident_id', '=', row.id).orderBy('called_at').orderBy('id').execute()
  const clocks = await lastClocks(ctx, [...roles.map(({ id }) => id), ...notices.map(({ id }) => id)])
  const names = await employeeNames(ctx, [row.reported_by, ...notices.map((one) => one.employee_id), ...holders.map((one) => one.employee_id)])
  const own = ownOf(ctx, row, { roles, holders, notices })
  const keyOf = new Map(roles.map(({ id, key }) => [id, key]))
  const open = new Set(steps.filter(({ state }) => state === 'open').map(({ key }) => key))
  const acknowledged = new Map(notices.map((one) => [one.employee_id, one.acknowledged_at]))
  const plan = row.plan_id === null ? null : await ctx.tx.selectFrom('emergency_plan').select(['id', 'name']).where('id', '=', row.plan_id).executeTakeFirst()
  const drill = row.is_drill ? await ctx.tx.selectFrom('drill').select('id').where('incident_id', '=', row.id).executeTakeFirst() : undefined
  const isEnded = row.state === 'closed' || row.state === 'reviewed'
  const ref = (id: string) => ({ id, name: names.get(id) ?? '' })
  const isUnderWay = row.state === 'activated' || row.state === 'controlled'
  return {
    ...summaryOf(row, names.get(row.reported_by) ?? '', { gaps: roles.reduce((all, { missing }) => all + missing, 0), unacknowledged: notices.filter((one) => one.acknowledged_at === null).length, done: steps.length - open.size, steps: steps.length }),
    plan: plan ? { ...plan, number: row.plan_number } : null, content: row.plan === null ? null : contentOf(row), outcome: row.outcome,
    roles: roles.map(({ id, key, name, duty, count, missing }) => ({
      id, key, name, duty, count, missing, clock: clocks.get(id) ?? null,
      holders: holders.filter((one) => one.role_id === id).map((one) => ({ id: one.id, employee: one.employee_id === null ? null : ref(one.employee_id), name: one.name, why: one.why, isSubstitute: one.is_substitute, isDouble: one.is_double, since: iso(one.since), acknowledgedAt: iso(one.employee_id === null ? null : (acknowledged.get(one.employee_id) ?? null)), atPostAt: iso(one.at_post_at) })),
    })),
    steplist: steps.map((one) => ({
      id: one.id, roleKey: keyOf.get(one.role_id)!, text: one.text, minutes: one.minutes, state: one.state, waitsFor: one.after.filter((key) => open.has(key)).map((key) => steps.find((other) => other.key === key)!.text), startedAt: iso(one.started_at), dueAt: iso(one.due_at), endedAt: iso(one.ended_at), endedBy: one.ended_by, note: one.note,
      isLate: one.due_at !== null && (one.ended_at ?? row.closed_at ?? ctx.now) > one.due_at, mayAct: isUnderWay && one.state === 'open' && one.started_at !== null && (own.commands || own.roleIds.has(one.role_id)),
    })),
    told: notices.map((one) => ({ id: one.id, employee: ref(one.employee_id), as: one.told_as, toldAt: iso(one.told_at), acknowledgedAt: iso(one.acknowledged_at), clock: clocks.get(one.id) ?? null })),
    counts: counts.map((one) => ({ id: one.id, at: iso(one.at), zone: one.zone, present: one.present, missing: one.missing, who: one.who, by: one.by_name })),
    calls: calls.map((one) => ({ id: one.id, service: one.service, name: one.name, phone: one.phone, calledAt: iso(one.called_at), calledBy: one.called_by, arrivedAt: iso(one.arrived_at) })),
    announcements: await announcementsOf(ctx, row), homes: await placesToTell(ctx, row, isUnderWay && own.tellsHomes),
    files: (await filesOfRecord(ctx, row.id)).map(({ file }) => file), drillId: drill?.id ?? null, inquiry: await inquiryOf(ctx, row), mayInquire: mayInquire(ctx, row),
    mine: { roleKeys: roles.filter(({ id }) => own.roleIds.has(id)).map(({ key }) => key), mustAcknowledge: own.notice !== undefined && own.notice.acknowledged_at === null && row.closed_at === null, isAtPost: own.isAtPost },
    review: isEnded ? await reviewOf(ctx, row, figuresOf(row, { roles, steps, notices, clocks })) : null, allowedActions: allowedOn(ctx, row, own), mayReview: row.state === 'closed' && ctx.actor.can('emergency:command', row.site_id),
  }
}
