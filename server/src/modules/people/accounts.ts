import type { Locale, Role, Scope } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { securityPolicy } from '../../platform/auth/security-policy.ts'
import { hashPassword, mustBeStrong, temporaryPassword, temporaryUntil } from './passwords.ts'
import { attemptOf, forgetMisses } from './sign-in/misses.ts'
import { tellOwner } from './sign-in/notices.ts'
import { type Present, inPlaceOf } from './stand-ins.ts'

export interface NewAccount {
  login: string
  password: string
  /** With it the password is temporary: it opens the choice of another, until then. */
  passwordUntil?: Date
  name: string
  phone?: string
  locale?: Locale
  roles: readonly { role: Role; scope: Scope; siteId: string | null; roleId?: string | null }[]
  /** The resident's person in the archives. */
  personId?: string
}

/** Makes a sign-in with its roles. Logins are unique in the installation, whatever their case. Throws `already_exists`. */
export async function makeAccount(ctx: Ctx, account: NewAccount): Promise<string> {
  const id = newId()
  const login = account.login.trim().toLowerCase()
  const { rows } = await ctx.client.query<{ taken: string | null }>('select organization_of_login($1) as taken', [login])
  if (rows[0]?.taken) throw wrongField('already_exists', '/login', login)
  await ctx.tx
    .insertInto('account')
    .values({ organization_id: ctx.organizationId, id, login, name: account.name, phone: account.phone ?? '', locale: account.locale ?? ctx.locale, person_id: account.personId ?? null, password_hash: await hashPassword(account.password), must_change_password: account.passwordUntil !== undefined, password_until: account.passwordUntil ?? null })
    .execute()
  if (account.roles.length > 0)
    await ctx.tx
      .insertInto('role_assignment')
      .values(account.roles.map((r) => ({ organization_id: ctx.organizationId, id: newId(), account_id: id, role: r.role, role_id: r.roleId ?? null, scope: r.scope, site_id: r.siteId })))
      .execute()
  return id
}

/** Who hears what is meant for a role at a site or in the whole organisation; substitutes instead of the absent. For messages and escalations. */
export async function accountsWithRole(ctx: Ctx, role: Role, siteId: string): Promise<Present[]> {
  const rows = await ctx.tx
    .selectFrom('role_assignment')
    .innerJoin('employee', (join) => join.onRef('employee.organization_id', '=', 'role_assignment.organization_id').onRef('employee.account_id', '=', 'role_assignment.account_id'))
    .select('employee.id')
    .where('role_assignment.role', '=', role)
    .where('employee.is_active', '=', true)
    .where((e) => e.or([e('role_assignment.site_id', '=', siteId), e('role_assignment.scope', '=', 'organization')]))
    .orderBy('employee.name')
    .execute()
  const present = await inPlaceOf(ctx, rows.map((row) => row.id))
  return [...new Set(rows.map((row) => present.get(row.id)))].filter((person) => person !== undefined)
}

/** Who stands for head office at a site: the general managers, or the administrators of a company that named none (ORG-004). */
export async function headOffice(ctx: Ctx, siteId: string): Promise<Present[]> {
  const heads = await accountsWithRole(ctx, 'general_manager', siteId)
  return heads.length > 0 ? heads : accountsWithRole(ctx, 'administrator', siteId)
}

/** The account behind an employee or a substitute, for messages; null when nobody is there. */
export async function accountOfEmployee(ctx: Ctx, employeeId: string): Promise<string | null> {
  return (await inPlaceOf(ctx, [employeeId])).get(employeeId)?.accountId ?? null
}

/** Accounts of colleagues by employee, to tell each something about themselves; nobody stands in for them. */
export async function accountsOfEmployees(ctx: Ctx, employeeIds: readonly string[]): Promise<Map<string, string>> {
  if (employeeIds.length === 0) return new Map()
  const rows = await ctx.tx.selectFrom('employee').select(['id', 'account_id']).where('id', 'in', [...employeeIds]).where('is_active', '=', true).execute()
  return new Map(rows.map((row) => [row.id, row.account_id]))
}

/** The same when all of them hear the same words. */
export async function accountIdsOf(ctx: Ctx, employeeIds: readonly string[]): Promise<string[]> {
  return [...(await accountsOfEmployees(ctx, employeeIds)).values()]
}

/** Accounts of residents by their person in the archives; persons without a sign-in are missing. */
export async function accountsOfPersons(ctx: Ctx, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await ctx.tx.selectFrom('account').select(['id', 'person_id']).where('person_id', 'in', [...personIds]).where('is_active', '=', true).execute()
  return new Map(rows.map((row) => [row.person_id!, row.id]))
}

/**
 * Sets a password and ends all sessions of the account; for the command line. Without a password: a temporary one, which it answers.
 * Throws `not_found`, `password.too_weak`.
 */
export async function setPassword(ctx: Ctx, login: string, wanted?: string): Promise<string> {
  const account = await ctx.tx.selectFrom('account').select(['id', 'login', 'name']).where('login', '=', login.toLowerCase()).forUpdate().executeTakeFirst()
  if (!account) throw new AppError('not_found')
  if (wanted !== undefined) await mustBeStrong(wanted, account, '/new', (await securityPolicy(ctx)).passwordLength)
  const password = wanted ?? temporaryPassword()
  const until = wanted === undefined ? temporaryUntil(ctx.now) : null
  await ctx.tx.updateTable('account').set({ password_hash: await hashPassword(password), must_change_password: until !== null, password_until: until }).where('id', '=', account.id).execute()
  tellOwner(ctx, account.id, wanted === undefined ? 'password_reset' : 'password_changed')
  await forgetMisses(ctx, attemptOf(ctx.app, login.toLowerCase(), '').login)
  await ctx.tx.updateTable('session').set({ revoked_at: ctx.now }).where('account_id', '=', account.id).execute()
  ctx.afterCommit(() => ctx.app.wake.announce('sessions'))
  return password
}
