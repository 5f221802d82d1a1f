import { inOrder, type Input, type Permission, type roles } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../../platform/records/index.ts'
import { lockRights, mustKeepRoleManager } from './grants.ts'
import { allowedActions, mayManageRoles, presentRole } from './list-roles.ts'
import { roleByKey, rowIdOf, type KnownRole } from './role-rows.ts'
import { differences, permissionsOf } from './role-rules.ts'

type Role = roles.OrganizationRole

/** A new role as a copy of another, of the same kind. Throws `not_permitted` for rights that the actor does not have, `already_exists`. */
export async function createRole(ctx: Ctx, { body }: Input<typeof roles.createRole>): Promise<Role> {
  mustManage(ctx)
  await lockRights(ctx)
  const from = await roleByKey(ctx, body.from, '/from')
  if (from.kind === 'resident') throw wrongField('not_found', '/from', 'no such role')
  if ((from.kind === 'administrator' || from.kind === 'general_manager') && !ctx.actor.hasRole('administrator')) throw new AppError('not_permitted')
  const permissions = inOrder(body.permissions ?? from.permissions)
  mustHave(ctx, permissions)
  await mustBeFree(ctx, body.name)
  const id = body.id ?? newId()
  await ctx.tx
    .insertInto('organization_role')
    .values({ organization_id: ctx.organizationId, id, code: null, kind: from.kind, template: from.template, name: body.name, note: body.note, permissions, created_at: ctx.now })
    .execute()
  recordHappening(ctx, { siteId: null, recordType: 'role', recordId: id, action: 'created', note: body.name, changes: [{ field: 'permissions', from: [], to: permissions }] })
  return presentRole(ctx, await roleByKey(ctx, id, ':id'))
}

/**
 * Changes a role for everybody who has it, from their next request on. Throws `stale_version` with the role as it is now, `not_permitted` for rights
 * that the actor does not have, `rule_broken` when nobody would be left who may manage roles.
 */
export async function changeRole(ctx: Ctx, { params, body }: Input<typeof roles.changeRole>): Promise<Role> {
  const role = await lockedRole(ctx, params.id, body.version)
  mustAllow(ctx, role, 'change')
  if (role.code !== null && body.name !== undefined) throw wrongField('action_not_allowed', '/name', 'a built-in role keeps its name')
  const wanted = body.permissions === undefined ? role.permissions : inOrder(body.permissions)
  mustHave(ctx, wanted.filter((one) => !role.permissions.includes(one)))
  if (body.name !== undefined && body.name !== role.row!.name) await mustBeFree(ctx, body.name, role.row!.id)
  return write(ctx, role, { name: body.name ?? role.row?.name ?? '', note: body.note ?? role.row?.note ?? '', permissions: wanted, needsSecondFactor: body.needsSecondFactor ?? role.row?.needs_second_factor ?? false }, 'changed')
}

export async function actOnRole(ctx: Ctx, { params, body }: Input<typeof roles.actOnRole>): Promise<Role> {
  const role = await lockedRole(ctx, params.id, body.version)
  if (body.action === 'retire' && role.code === null && (await presentRole(ctx, role)).holders > 0) throw new AppError('in_use', 'somebody still has this role')
  mustAllow(ctx, role, body.action)
  if (body.action === 'reset') {
    const permissions = permissionsOf(role.template, null)
    mustHave(ctx, permissions.filter((one) => !role.permissions.includes(one)))
    return write(ctx, role, { name: '', note: role.row?.note ?? '', permissions, needsSecondFactor: role.row?.needs_second_factor ?? false }, 'reset')
  }
  const { id, version } = role.row!
  await ctx.tx.updateTable('organization_role').set({ retired_at: body.action === 'retire' ? ctx.now : null, version: version + 1 }).where('id', '=', id).execute()
  recordHappening(ctx, { siteId: null, recordType: 'role', recordId: id, action: body.action === 'retire' ? 'retired' : 'restored' })
  return presentRole(ctx, await roleByKey(ctx, params.id, ':id'))
}

function mustManage(ctx: Ctx): void {
  if (!mayManageRoles(ctx.actor)) throw new AppError('not_permitted', 'roles hold at all sites')
}

/** Locks rights and the role; a built-in one gets its row first, so that two first changes at once meet at it. */
async function lockedRole(ctx: Ctx, key: string, version: number | undefined): Promise<KnownRole> {
  mustManage(ctx)
  await lockRights(ctx)
  const role = await roleByKey(ctx, key, ':id', { isLocked: true })
  if (role.kind === 'resident') throw wrongField('not_found', ':id', 'what residents may do is not a role to edit')
  await mustBeCurrent(role.row?.version ?? 1, version, () => presentRole(ctx, role))
  return role
}

function mustAllow(ctx: Ctx, role: KnownRole, action: Role['allowedActions'][number]): void {
  if (role.kind === 'administrator' && !ctx.actor.hasRole('administrator')) throw new AppError('not_permitted')
  const allowed = allowedActions(ctx, role, 0)
  if (!allowed.includes(action)) throw new AppError('action_not_allowed', undefined, undefined, { allowedActions: allowed })
}

/** Nobody gives rights that they do not have everywhere: a role holds at every site. */
function mustHave(ctx: Ctx, permissions: readonly Permission[]): void {
  const lacking = permissions.filter((one) => ctx.actor.sitesFor(one) !== 'all')
  if (lacking.length > 0) throw new AppError('not_permitted', `nobody gives rights that they do not have: ${lacking.join(', ')}`)
}

async function mustBeFree(ctx: Ctx, name: string, except?: string): Promise<void> {
  let select = ctx.tx.selectFrom('organization_role').select('id').where('code', 'is', null).where((e) => e(e.fn<string>('lower', ['name']), '=', name.toLowerCase()))
  if (except !== undefined) select = select.where('id', '!=', except)
  if (await select.executeTakeFirst()) throw wrongField('already_exists', '/name', name)
}

async function write(ctx: Ctx, role: KnownRole, to: { name: string; note: string; permissions: Permission[]; needsSecondFactor: boolean }, action: string): Promise<Role> {
  const before = { name: role.row?.name ?? '', note: role.row?.note ?? '', permissions: role.permissions as string[], needsSecondFactor: role.row?.needs_second_factor ?? false }
  const changes = changesBetween(before, to)
  if (changes.length === 0) return presentRole(ctx, role)
  const id = role.row?.id ?? (await rowIdOf(ctx, role.code!))
  const what = role.code === null ? { permissions: to.permissions } : differences(role.template, to.permissions)
  await ctx.tx.updateTable('organization_role').set({ name: to.name, note: to.note, needs_second_factor: to.needsSecondFactor, ...what, version: (role.row?.version ?? 1) + 1 }).where('id', '=', id).execute()
  await mustKeepRoleManager(ctx, '/permissions')
  recordHappening(ctx, { siteId: null, recordType: 'role', recordId: id, action, note: role.row?.name || role.key, changes })
  ctx.afterCommit(() => ctx.app.wake.announce('sessions'))
  return presentRole(ctx, await roleByKey(ctx, role.key, ':id'))
}
