import type { Scope } from '../../permissions.ts'

/** Scopes, and what sign-in and rights are called among the permissions; spread into the choices of the same names. */
export type AccessLabels = {
  scope: Record<Scope, string>
  permission: Record<'roles:manage' | 'sign_in:manage' | 'api_keys:manage', string>
}
