import { BUILT_IN_ROLES, isRoleCode, type Permission, type Role, type RoleCode } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { OrganizationRoleTable } from '../tables.ts'
import { permissionsOf } from './role-rules.ts'

export type RoleRow = Selectable<OrganizationRoleTable>

/** A role with what is kept of it. */
export interface KnownRole {
  key: string
  code: RoleCode | null
  kind: Role
  template: RoleCode
  permissions: Permission[]
  row: RoleRow | null
}

export function knownBuiltIn(code: RoleCode, row: RoleRow | null): KnownRole {
  return { key: code, code, kind: BUILT_IN_ROLES[code].kind, template: code, permissions: permissionsOf(code, row), row }
}

export function knownOwn(row: RoleRow): KnownRole {
  const template = isRoleCode(row.template) ? row.template : row.kind
  return { key: row.id, code: null, kind: row.kind, template, permissions: permissionsOf(template, row), row }
}

/** A role by its key, locked when it is going to be changed. Throws `not_found` naming `pointer`. */
export async function roleByKey(ctx: Ctx, key: string, pointer: string, options: { isLocked?: boolean } = {}): Promise<KnownRole> {
  let select = ctx.tx.selectFrom('organization_role').selectAll()
  if (options.isLocked) select = select.forUpdate()
  if (isRoleCode(key)) return knownBuiltIn(key, (await select.where('code', '=', key).executeTakeFirst()) ?? null)
  const row = /^[0-9a-f-]{36}$/.test(key) ? await select.where('id', '=', key).where('code', 'is', null).executeTakeFirst() : undefined
  if (!row) throw wrongField('not_found', pointer, 'no such role')
  return knownOwn(row)
}

/** The row of a built-in role, made when it is needed for the first time, once however many need it. */
export async function rowIdOf(ctx: Ctx, code: RoleCode): Promise<string> {
  const made = await ctx.tx
    .insertInto('organization_role')
    .values({ organization_id: ctx.organizationId, id: newId(), code, kind: BUILT_IN_ROLES[code].kind, template: code, created_at: ctx.now })
    .onConflict((conflict) => conflict.columns(['organization_id', 'code']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id ?? (await ctx.tx.selectFrom('organization_role').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id
}
