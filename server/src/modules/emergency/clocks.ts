import type { sla } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { siteById } from '../organization/index.ts'
import { byStaff, bySystem, clocksOf, syncClocks, type SubjectState } from '../sla/index.ts'
import type { IncidentNoticeTable, IncidentRoleTable, IncidentStepTable, IncidentTable } from './tables.ts'

type Of = Pick<IncidentTable, 'site_id' | 'kind' | 'is_drill' | 'closed_at' | 'controlled_at'>
interface Watched {
  id: string
  type: 'incident_notice' | 'incident_role' | 'incident_step' | 'drill_month'
  siteId: string
  kind: string | null
  since: Date
  facts: SubjectState['facts']
  holder: string | null
  due?: Date | null
  reopenedAt?: Date | null
}

/** Read once in a transaction: one act watches many answers, roles and steps. */
const siteKinds = new WeakMap<Ctx, Map<string, string>>()
async function siteKindOf(ctx: Ctx, siteId: string): Promise<string> {
  const known = siteKinds.get(ctx) ?? new Map<string, string>()
  siteKinds.set(ctx, known)
  const kind = known.get(siteId) ?? (await siteById(ctx, siteId)).kind
  known.set(siteId, kind)
  return kind
}

async function watch(ctx: Ctx, one: Watched, isNew: boolean): Promise<void> {
  const traits = { type: one.type, kind: one.kind, category: [], urgency: null, grade: null, siteKind: await siteKindOf(ctx, one.siteId), siteId: one.siteId }
  const promise = one.due ? { agreedAt: one.since.getTime(), to: one.due.getTime() } : null
  await syncClocks(ctx, { id: one.id, traits }, { receivedAt: one.since.getTime(), reportedAt: null, facts: one.facts, waiting: null, promise, reopenedAt: one.reopenedAt?.getTime() ?? null, holder: one.holder }, { isNew })
}

const over = ({ closed_at: at }: Of): SubjectState['facts'] => (at === null ? {} : { cancelled: bySystem(at.getTime()) })

/** Who was told says so in time, or the chain above hears of it (EMG-006). */
export async function watchNotice(ctx: Ctx, incident: Of, row: IncidentNoticeTable, isNew = false): Promise<void> {
  const facts = row.acknowledged_at === null ? over(incident) : { acknowledged: byStaff(row.acknowledged_at.getTime()) }
  await watch(ctx, { id: row.id, type: 'incident_notice', siteId: incident.site_id, kind: incident.is_drill ? 'drill' : 'incident', since: row.told_at, facts, holder: row.employee_id }, isNew)
}

/** A role that nobody holds goes up the chain until somebody does. */
export async function watchRole(ctx: Ctx, incident: Of, row: IncidentRoleTable, options: { isNew?: boolean; isReopened?: boolean } = {}): Promise<void> {
  const facts = row.filled_at === null ? over(incident) : { resolved: byStaff(row.filled_at.getTime()) }
  await watch(ctx, { id: row.id, type: 'incident_role', siteId: incident.site_id, kind: incident.is_drill ? 'drill' : 'incident', since: row.opened_at, facts, holder: null, reopenedAt: options.isReopened ? ctx.now : null }, options.isNew ?? false)
}

/** A step whose turn has come, with its limit; one without a limit has no clock. */
export async function watchStep(ctx: Ctx, incident: Of, row: IncidentStepTable, holder: string | null, isNew = false): Promise<void> {
  if (row.started_at === null || row.due_at === null) return
  const facts = row.ended_at === null ? over(incident) : { resolved: byStaff(row.ended_at.getTime()) }
  await watch(ctx, { id: row.id, type: 'incident_step', siteId: incident.site_id, kind: incident.is_drill ? 'drill' : 'incident', since: row.started_at, facts, holder, due: row.due_at }, isNew)
}

export async function watchMonth(ctx: Ctx, row: { id: string; site_id: string; opened_at: Date; met_at: Date | null }, due: Date, isNew: boolean): Promise<void> {
  await watch(ctx, { id: row.id, type: 'drill_month', siteId: row.site_id, kind: null, since: row.opened_at, facts: row.met_at === null ? {} : { resolved: byStaff(row.met_at.getTime()) }, holder: null, due }, isNew)
}

/** The newest clock of each, whether it runs or is over: an answer that came late stays late. */
export async function lastClocks(ctx: Ctx, ids: readonly string[]): Promise<Map<string, sla.ClockBrief>> {
  const found = new Map<string, sla.ClockBrief>()
  for (const [id, clocks] of await clocksOf(ctx, ids)) {
    const { metric, state, outcome, dueAt, breachedAt, pauseReason, remainingSeconds, opensAt } = clocks.at(-1)!
    found.set(id, { metric, state, outcome, dueAt, breachedAt, pauseReason, remainingSeconds, opensAt })
  }
  return found
}
