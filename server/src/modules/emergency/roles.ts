import type { emergency } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { accountIdsOf } from '../people/index.ts'
import { watchRole, watchStep } from './clocks.ts'
import { fillRoles, type Available, type Wanted } from './fill.ts'
import { tellColleagues } from './messages.ts'
import { onPhoneTree, superiorsAt, tellThem } from './people.ts'
import { atLevel } from './plan-rules.ts'
import type { IncidentHolderTable, IncidentRoleTable, IncidentStepTable, IncidentTable } from './tables.ts'
import { availableAt } from './who-is-on.ts'

export const rolesOf = (ctx: Ctx, incidentId: string): Promise<IncidentRoleTable[]> => ctx.tx.selectFrom('incident_role').selectAll().where('incident_id', '=', incidentId).orderBy('position').execute()
export const holdersOf = (ctx: Ctx, incidentId: string): Promise<IncidentHolderTable[]> => ctx.tx.selectFrom('incident_holder').selectAll().where('incident_id', '=', incidentId).where('until', 'is', null).orderBy('since').orderBy('is_substitute').orderBy('name').execute()
/** Who answers for the steps of a role: who has held it longest; nobody when only somebody without an account does. */
export const leadOf = (holders: readonly IncidentHolderTable[], roleId: string): string | null => holders.find((one) => one.role_id === roleId && one.employee_id !== null)?.employee_id ?? null
export const stepsOf = (ctx: Ctx, incidentId: string): Promise<IncidentStepTable[]> => ctx.tx.selectFrom('incident_step').selectAll().where('incident_id', '=', incidentId).orderBy('position').execute()

/**
 * Puts into play what the frozen plan wants at the level and what is not there yet: roles, filled from who is on at this moment, and their steps;
 * tells superiors, the phone tree and departments. What nobody can hold is a gap that goes up the chain.
 */
export async function bringIn(ctx: Ctx, incident: IncidentTable, content: emergency.PlanContent, isActivation: boolean): Promise<void> {
  const wanted = atLevel(content, incident.level)
  const known = new Map((await rolesOf(ctx, incident.id)).map((row) => [row.key, row]))
  const opened = wanted.roles.flatMap((role): IncidentRoleTable[] =>
    known.has(role.key) ? [] : [{ organization_id: ctx.organizationId, id: newId(), incident_id: incident.id, key: role.key, name: role.name, duty: role.duty, position: content.roles.indexOf(role), count: role.count, missing: role.count, opened_at: ctx.now, filled_at: null }],
  )
  if (opened.length > 0) await ctx.tx.insertInto('incident_role').values(opened).execute()
  const available = await availableAt(ctx, incident.site_id)
  const { told } = await fillGaps(ctx, incident, content, available, new Set(opened.map(({ id }) => id)))
  await addSteps(ctx, incident, content, wanted.steps)
  const superiors = await superiorsAt(ctx, incident.site_id, incident.level)
  const tree = await onPhoneTree(ctx, incident.site_id, wanted.phoneTree, available)
  // From the second level on every department that is there hears of it: whoever is on now.
  const others = incident.level >= '2' ? available.flatMap(({ employeeId }) => employeeId ?? []) : []
  const people = [...superiors.map((employeeId) => ({ employeeId, as: 'superior' as const })), ...tree.map((employeeId) => ({ employeeId, as: 'phone_tree' as const })), ...others.map((employeeId) => ({ employeeId, as: 'department' as const }))]
  await tellThem(ctx, incident, people.filter(({ employeeId }) => !told.has(employeeId)), 'told', isActivation)
}

/** Looks who is on now for roles that lack somebody; who was found is told, what stays empty is escalated. Gives how many were found, and who was told. */
export async function fillGaps(ctx: Ctx, incident: IncidentTable, content: emergency.PlanContent, available: readonly Available[], fresh: ReadonlySet<string> = new Set()): Promise<{ found: number; told: Set<string> }> {
  const roles = await rolesOf(ctx, incident.id)
  const holders = await holdersOf(ctx, incident.id)
  const wanted = roles.flatMap((row): Wanted[] => {
    const plan = content.roles.find(({ key }) => key === row.key)
    return row.missing === 0 || plan === undefined ? [] : [{ key: row.key, count: row.missing, sources: plan.sources, isEmpty: holders.every((one) => one.role_id !== row.id) }]
  })
  const filled = fillRoles(wanted, available, new Set(holders.map((one) => one.employee_id ?? one.reserve_id!)))
  const told: { employeeId: string; as: 'role'; role: string }[] = []
  let found = 0
  for (const one of filled) {
    const row = roles.find(({ key }) => key === one.key)!
    for (const { person, isSubstitute, isDouble } of one.chosen) {
      await hold(ctx, incident, row, { employeeId: person.employeeId, reserveId: person.employeeId === null ? person.reserveId : null, name: person.name, why: person.why, isSubstitute, isDouble })
      recordHappening(ctx, { siteId: incident.site_id, recordType: 'incident', recordId: incident.id, action: 'takes_role', note: `${person.name} · ${row.name}` })
      if (person.employeeId !== null) told.push({ employeeId: person.employeeId, as: 'role', role: row.name })
      found += 1
    }
    await setMissing(ctx, incident, row, one.missing, fresh.has(row.id))
  }
  const taken = filled.filter(({ chosen }) => chosen.length > 0).map(({ key }) => roles.find((row) => row.key === key)!.id)
  await handOverSteps(ctx, incident, taken)
  await tellThem(ctx, incident, told, 'role')
  const gaps = filled.filter(({ missing }) => missing > 0).map(({ key }) => roles.find((row) => row.key === key)!)
  await escalateGaps(ctx, incident, gaps.filter(({ id }) => fresh.has(id)))
  return { found, told: new Set(told.map(({ employeeId }) => employeeId)) }
}

/** What nobody holds is said above in one message; nobody at all to command, whatever the level: the company knows. */
async function escalateGaps(ctx: Ctx, incident: IncidentTable, gaps: readonly IncidentRoleTable[]): Promise<void> {
  for (const level of ['3', '2'] as const) {
    const own = gaps.filter(({ duty }) => (duty === 'command') === (level === '3'))
    if (own.length === 0) continue
    tellColleagues(ctx, incident, 'gap', await accountIdsOf(ctx, await superiorsAt(ctx, incident.site_id, level)), { role: own.map(({ name }) => name).join('、') })
  }
  for (const { name } of gaps) recordHappening(ctx, { siteId: incident.site_id, recordType: 'incident', recordId: incident.id, action: 'gap', note: name })
}

export interface Holding {
  employeeId: string | null
  reserveId: string | null
  name: string
  why: emergency.HoldReason
  isSubstitute: boolean
  isDouble: boolean
}

/** Somebody takes a role from now on. */
export async function hold(ctx: Ctx, incident: IncidentTable, role: IncidentRoleTable, one: Holding): Promise<void> {
  await ctx.tx.insertInto('incident_holder').values({ organization_id: ctx.organizationId, id: newId(), incident_id: incident.id, role_id: role.id, employee_id: one.employeeId, reserve_id: one.reserveId, name: one.name, why: one.why, is_substitute: one.isSubstitute, is_double: one.isDouble, since: ctx.now, until: null, at_post_at: null }).execute()
}

/** The steps under way of roles that others hold now: who is reminded of them changes, their time goes on. */
export async function handOverSteps(ctx: Ctx, incident: IncidentTable, roleIds: readonly string[]): Promise<void> {
  if (roleIds.length === 0) return
  const steps = (await stepsOf(ctx, incident.id)).filter((step) => roleIds.includes(step.role_id) && step.state === 'open' && step.started_at !== null)
  if (steps.length === 0) return
  const holders = await holdersOf(ctx, incident.id)
  for (const step of steps) await watchStep(ctx, incident, step, leadOf(holders, step.role_id))
}

/** Keeps how many a role lacks, and its clock. */
export async function setMissing(ctx: Ctx, incident: IncidentTable, row: IncidentRoleTable, missing: number, isNew = false): Promise<void> {
  if (!isNew && missing === row.missing) return
  const isReopened = row.filled_at !== null && missing > 0
  const after: IncidentRoleTable = { ...row, missing, opened_at: isReopened ? ctx.now : row.opened_at, filled_at: missing === 0 ? (row.filled_at ?? ctx.now) : null }
  await ctx.tx.updateTable('incident_role').set({ missing, opened_at: after.opened_at, filled_at: after.filled_at }).where('id', '=', row.id).execute()
  // Found at once, it never was a gap.
  if (isNew && missing === 0) return
  await watchRole(ctx, incident, after, { isNew, isReopened })
}

async function addSteps(ctx: Ctx, incident: IncidentTable, content: emergency.PlanContent, wanted: emergency.PlanContent['steps']): Promise<void> {
  const known = new Set((await stepsOf(ctx, incident.id)).map(({ key }) => key))
  const roles = new Map((await rolesOf(ctx, incident.id)).map((row) => [row.key, row.id]))
  const added = wanted.filter(({ key }) => !known.has(key))
  if (added.length === 0) return
  await ctx.tx.insertInto('incident_step').values(added.map((step) => ({ organization_id: ctx.organizationId, id: newId(), incident_id: incident.id, role_id: roles.get(step.roleKey)!, key: step.key, position: content.steps.indexOf(step), text: step.text, minutes: step.minutes, after: step.after, state: 'open' as const, started_at: null, due_at: null, ended_at: null, ended_by: '', note: '' }))).execute()
  await startSteps(ctx, incident, true)
}

/** Steps whose turn has come start their time: when the last of what must come first was ended, or now where they have only just `joined`. */
export async function startSteps(ctx: Ctx, incident: IncidentTable, joined = false): Promise<void> {
  const steps = await stepsOf(ctx, incident.id)
  const endOf = new Map(steps.map(({ key, ended_at: at }) => [key, at]))
  const holders = await holdersOf(ctx, incident.id)
  for (const step of steps) {
    const before = step.after.map((key) => endOf.get(key))
    if (step.state !== 'open' || step.started_at !== null || before.includes(null)) continue
    const ends = before.flatMap((at) => at?.getTime() ?? [])
    const from = joined || ends.length === 0 ? ctx.now : new Date(Math.max(...ends))
    const after: IncidentStepTable = { ...step, started_at: from, due_at: step.minutes === null ? null : new Date(from.getTime() + step.minutes * 60_000) }
    await ctx.tx.updateTable('incident_step').set({ started_at: after.started_at, due_at: after.due_at }).where('id', '=', step.id).execute()
    await watchStep(ctx, incident, after, leadOf(holders, step.role_id), true)
  }
}
