import { codesWith, organization, type Input, type Output, type Permission } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { positionNamed, siteById } from '../organization/index.ts'
import { makeAccount, type NewAccount } from './accounts.ts'
import { shiftStarted } from './events.ts'
import { temporaryPassword, temporaryUntil } from './passwords.ts'
import { grantsOf, meant, mustGive, presentGrant } from './roles/grants.ts'

export async function listEmployees(ctx: Ctx, { query }: Input<typeof organization.listEmployees>): Promise<Output<typeof organization.listEmployees>> {
  ctx.actor.mustSee('people:read', query.siteId)
  await siteById(ctx, query.siteId)
  let select = employeesOfSite(ctx, query.siteId)
  if (query.filter.q) select = select.where('employee.name', 'like', `%${query.filter.q.replaceAll(/[\\%_]/g, (s) => `\\${s}`)}%`)
  const rows = await select.limit(500).execute()
  const people = await presentEmployees(ctx, rows)
  return { items: query.filter.role ? people.filter((p) => p.roles.some((r) => r.role === query.filter.role)) : people }
}

export type EmployeeRow = { id: string; account_id: string; name: string; position: string; position_id: string | null; department_id: string | null; phone: string; is_active: boolean; is_on_shift: boolean; skills: string[] }

function employeesOfSite(ctx: Ctx, siteId: string) {
  return ctx.tx
    .selectFrom('employee')
    .selectAll('employee')
    .where((e) =>
      e.exists(
        e.selectFrom('role_assignment').select('role_assignment.id').whereRef('role_assignment.account_id', '=', 'employee.account_id').where((o) => o.or([o('role_assignment.site_id', '=', siteId), o('role_assignment.scope', '=', 'organization')])),
      ),
    )
    .orderBy('employee.name')
}

export async function presentEmployees(ctx: Ctx, rows: EmployeeRow[]): Promise<organization.Employee[]> {
  if (rows.length === 0) return []
  const roles = await grantsOf(ctx, rows.map((r) => r.account_id))
  const departments = await ctx.tx.selectFrom('department').select(['id', 'name']).execute()
  const departmentNames = new Map(departments.map((d) => [d.id, d.name]))
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    position: row.position,
    positionId: row.position_id,
    department: row.department_id === null ? null : { id: row.department_id, name: departmentNames.get(row.department_id)! },
    phone: row.phone,
    isActive: row.is_active,
    isOnShift: row.is_on_shift,
    skills: row.skills,
    roles: roles.filter((r) => r.accountId === row.account_id).map(presentGrant),
  }))
}

async function employeeById(ctx: Ctx, id: string): Promise<organization.Employee> {
  const row = await ctx.tx.selectFrom('employee').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  return (await presentEmployees(ctx, [row]))[0]!
}

/**
 * A colleague with an own sign-in. Nobody can give rights at a site where they manage no people. The first password is random and temporary, like
 * that of a reset: who hands it over never knows what the colleague will type.
 */
export async function createEmployee(ctx: Ctx, { body }: Input<typeof organization.createEmployee>): Promise<Output<typeof organization.createEmployee>> {
  const given = []
  for (const wish of body.roles) given.push(await meant(ctx, wish))
  for (const grant of given) mustGive(ctx, grant)
  const firstPassword = temporaryPassword()
  const { employeeId } = await hire(ctx, { ...body, password: firstPassword, passwordUntil: temporaryUntil(ctx.now), roles: given.map(({ kind, roleId, scope, siteId }) => ({ role: kind, roleId, scope, siteId })) })
  return { ...(await employeeById(ctx, employeeId)), firstPassword }
}

/** Makes the account and the employee; for the use case above, the first run and the demo. */
export async function hire(ctx: Ctx, person: NewAccount & { position: string; departmentId: string | null; skills: string[]; isOnShift?: boolean }): Promise<{ employeeId: string; accountId: string }> {
  const accountId = await makeAccount(ctx, person)
  const id = newId()
  await ctx.tx
    .insertInto('employee')
    .values({ organization_id: ctx.organizationId, id, account_id: accountId, name: person.name, position: person.position, position_id: person.position === '' ? null : await positionNamed(ctx, person.position), department_id: person.departmentId, phone: person.phone ?? '', skills: person.skills, is_on_shift: person.isOnShift ?? false })
    .execute()
  recordHappening(ctx, { siteId: null, recordType: 'employee', recordId: id, action: 'created' })
  return { employeeId: id, accountId }
}

export async function setShift(ctx: Ctx, { params, body }: Input<typeof organization.setShift>): Promise<organization.Employee> {
  const isOwn = ctx.actor.employeeId === params.id
  const employee = await employeeById(ctx, params.id)
  if (!isOwn && !employee.roles.some((r) => ctx.actor.can('people:manage', r.siteId ?? undefined))) throw new AppError(ctx.actor.kind === 'staff' ? 'not_permitted' : 'not_found')
  await ctx.tx.updateTable('employee').set({ is_on_shift: body.isOnShift, shift_changed_at: ctx.now }).where('id', '=', params.id).execute()
  if (body.isOnShift) ctx.publish(shiftStarted, { employeeId: params.id, siteIds: [...new Set(employee.roles.flatMap((r) => r.siteId ?? []))], at: ctx.now.toISOString() })
  recordHappening(ctx, { siteId: null, recordType: 'employee', recordId: params.id, action: body.isOnShift ? 'shift_started' : 'shift_ended' })
  for (const grant of employee.roles) if (grant.siteId) announceChange(ctx, { recordType: 'employee', recordId: params.id, siteId: grant.siteId, action: 'shift' })
  return { ...employee, isOnShift: body.isOnShift }
}

/** Names of employees, for showing records. */
export async function employeeNames(ctx: Ctx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.tx.selectFrom('employee').select(['id', 'name']).where('id', 'in', wanted).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

export interface Colleague {
  id: string
  accountId: string
  name: string
  position: string
  skills: string[]
  isOnShift: boolean
  isActive: boolean
}

/** Colleagues who hold a permission-bearing role at a site. */
export async function colleaguesAt(ctx: Ctx, siteId: string): Promise<Colleague[]> {
  const rows = await employeesOfSite(ctx, siteId).where('employee.is_active', '=', true).execute()
  return rows.map((row) => ({ id: row.id, accountId: row.account_id, name: row.name, position: row.position, skills: row.skills, isOnShift: row.is_on_shift, isActive: row.is_active }))
}

/** Whether an active colleague may do something at a site by any of the own roles. */
export async function worksAt(ctx: Ctx, employeeId: string, siteId: string, permission: Permission): Promise<boolean> {
  const { rows } = await ctx.client.query({
    name: 'works_at',
    text: `select 1 from employee e join assignments_giving($4, $5) r on r.organization_id = e.organization_id and r.account_id = e.account_id
           where e.organization_id = $1 and e.id = $2 and e.is_active and (r.site_id = $3 or r.scope = 'organization') limit 1`,
    values: [ctx.organizationId, employeeId, siteId, permission, codesWith(permission)],
  })
  return rows.length > 0
}

/** Kinds of the roles of one employee at a site. */
export async function rolesAt(ctx: Ctx, employeeId: string, siteId: string): Promise<string[]> {
  const rows = await ctx.tx
    .selectFrom('role_assignment')
    .innerJoin('employee', (join) => join.onRef('employee.organization_id', '=', 'role_assignment.organization_id').onRef('employee.account_id', '=', 'role_assignment.account_id'))
    .select('role_assignment.role')
    .where('employee.id', '=', employeeId)
    .where('employee.is_active', '=', true)
    .where((e) => e.or([e('role_assignment.site_id', '=', siteId), e('role_assignment.scope', '=', 'organization')]))
    .execute()
  return rows.map((row) => row.role)
}
