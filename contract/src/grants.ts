import { z } from 'zod'
import { ROLES, SCOPES } from './permissions.ts'
import { Id } from './shared.ts'

/** A built-in role by its code (`front_desk`, `cashier`), an own one of the organisation by its id. */
export const RoleKey = z.string().regex(/^([a-z][a-z_]{1,39}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/)

/** A role that somebody has: `role` is its kind, `name` what the organisation calls an own one. */
export const Grant = z.object({ role: z.enum(ROLES), key: RoleKey, name: z.string().nullable(), scope: z.enum(SCOPES), siteId: Id.nullable() }).meta({ id: 'Grant' })
export type Grant = z.infer<typeof Grant>

/** A role to give: a kind alone means the built-in role of its name. */
export const GrantWish = z
  .object({ role: z.enum(ROLES).exclude(['resident']).optional(), key: RoleKey.optional(), scope: z.enum(SCOPES), siteId: Id.nullable() })
  .refine(({ role, key }) => role !== undefined || key !== undefined, { path: ['key'], message: 'role or key' })
export type GrantWish = z.infer<typeof GrantWish>
