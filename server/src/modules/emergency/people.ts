import type { emergency } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { accountsOfEmployees, accountsWithRole, headOffice, inPlaceOf } from '../people/index.ts'
import { managersOnDuty } from '../staffing/index.ts'
import { watchNotice } from './clocks.ts'
import { fits, type Available } from './fill.ts'
import { tellColleagues, type Telling } from './messages.ts'
import type { IncidentNoticeTable, IncidentTable } from './tables.ts'

type ToldAs = IncidentNoticeTable['told_as']

/** Who must know at once at a level: managers on duty and supervisors, then the site manager, then head office. A place that is empty is passed upwards. */
export async function superiorsAt(ctx: Ctx, siteId: string, level: emergency.IncidentLevel): Promise<string[]> {
  const managing = (await managersOnDuty(ctx, [siteId])).get(siteId) ?? []
  const post = [...(await inPlaceOf(ctx, managing)).values(), ...(await accountsWithRole(ctx, 'supervisor', siteId))].map(({ employeeId }) => employeeId)
  const site = (await accountsWithRole(ctx, 'site_manager', siteId)).map(({ employeeId }) => employeeId)
  const company = (await headOffice(ctx, siteId)).map(({ employeeId }) => employeeId)
  const told = new Set(post)
  if (level >= '2' || told.size === 0) for (const id of site) told.add(id)
  if (level >= '3' || told.size === 0) for (const id of company) told.add(id)
  return [...told]
}

/** Who is meant by a line of the phone tree: holders of a role wherever they are, otherwise who is on now. */
export async function onPhoneTree(ctx: Ctx, siteId: string, lines: readonly emergency.PlanContent['phoneTree'][number][], available: readonly Available[]): Promise<string[]> {
  const told = new Set<string>()
  for (const { source } of lines) {
    if (source.by === 'role') for (const { employeeId } of await accountsWithRole(ctx, source.value as 'supervisor', siteId)) told.add(employeeId)
    else if (source.by === 'employee') for (const { employeeId } of (await inPlaceOf(ctx, [source.value])).values()) told.add(employeeId)
    else for (const person of available) if (person.employeeId !== null && fits(source, person)) told.add(person.employeeId)
  }
  return [...told]
}

/**
 * Tells colleagues, each once in an incident, and starts the clock of their answer; whoever acts knows already. A second word to somebody who
 * was told before goes out without another clock when it is `again`, or when they are given a role.
 */
export async function tellThem(ctx: Ctx, incident: IncidentTable, people: readonly { employeeId: string; as: ToldAs; role?: string }[], telling: Telling, again = false): Promise<void> {
  const wanted = new Map(people.toReversed().map((one) => [one.employeeId, one]))
  if (wanted.size === 0) return
  const isMe = (id: string): boolean => id === ctx.actor.employeeId
  const rows = [...wanted.values()].map((one): IncidentNoticeTable => ({ organization_id: ctx.organizationId, id: newId(), incident_id: incident.id, employee_id: one.employeeId, told_as: one.as, told_at: ctx.now, acknowledged_at: isMe(one.employeeId) ? ctx.now : null, acknowledged_by: isMe(one.employeeId) ? ctx.actor.name : '' }))
  const made = new Set((await ctx.tx.insertInto('incident_notice').values(rows).onConflict((conflict) => conflict.columns(['organization_id', 'incident_id', 'employee_id']).doNothing()).returning('id').execute()).map(({ id }) => id))
  for (const row of rows) if (made.has(row.id)) await watchNotice(ctx, incident, row, true)
  const accounts = await accountsOfEmployees(ctx, [...wanted.keys()])
  const roles = new Map<string, string[]>()
  for (const one of people) if (one.role) roles.set(one.employeeId, [...(roles.get(one.employeeId) ?? []), one.role])
  const fresh = new Set(rows.filter(({ id }) => made.has(id)).map(({ employee_id: id }) => id))
  for (const { employeeId } of wanted.values()) {
    const account = accounts.get(employeeId)
    const role = roles.get(employeeId)?.join('、')
    if (account && (again || fresh.has(employeeId) || role !== undefined)) tellColleagues(ctx, incident, role === undefined ? telling : 'role', [account], role === undefined ? {} : { role })
  }
}
