import type { Generated } from 'kysely'
import type { Locale, Role, Scope, people, zones } from '@guanjia/contract'

export interface PeopleTables {
  account: AccountTable
  role_assignment: { organization_id: string; id: string; account_id: string; role: Role; scope: Scope; site_id: string | null; role_id: Generated<string | null> }
  organization_role: OrganizationRoleTable
  employee: EmployeeTable
  substitution: SubstitutionTable
  phone_code: PhoneCodeTable
  competence: { organization_id: string; id: string; kind: people.Competence['kind']; name: string; is_active: Generated<boolean>; sort_order: Generated<number> }
  certificate: CertificateTable
  employee_zone: { organization_id: string; employee_id: string; zone_id: string }
  zone_post: ZonePostTable
  session: { organization_id: string; id: string; account_id: string; token_hash: Buffer; device: Generated<string>; created_at: Generated<Date>; expires_at: Date; revoked_at: Generated<Date | null>; last_seen_at: Generated<Date | null>; proved_at: Generated<Date>; address: Generated<string>; method: Generated<'password' | 'code' | 'oidc'>; device_mark: Generated<Buffer | null>; is_new_device: Generated<boolean>; app: Generated<'console' | 'phone'> }
  sign_in_miss: { organization_id: string; id: string; login_index: Buffer; address_index: Buffer; at: Date }
  second_factor: { organization_id: string; account_id: string; secret: Buffer; made_at: Date; confirmed_at: Generated<Date | null>; last_step: Generated<string | number> }
  recovery_code: { organization_id: string; account_id: string; code_hash: Buffer; used_at: Generated<Date | null> }
  oidc_provider: OidcProviderTable
  oidc_attempt: { organization_id: string; id: string; state_hash: Buffer; browser_hash: Buffer; sealed: Buffer; made_at: Date; expires_at: Date; used_at: Generated<Date | null> }
  api_key: ApiKeyTable
}

export interface AccountTable {
  organization_id: string
  id: string
  login: string
  name: string
  phone: Generated<string>
  locale: Generated<Locale>
  password_hash: string
  is_active: Generated<boolean>
  failed_attempts: Generated<number>
  locked_until: Generated<Date | null>
  person_id: Generated<string | null>
  must_change_password: Generated<boolean>
  password_until: Generated<Date | null>
  created_at: Generated<Date>
}

/** Built-in (`code`): the differences from the release. Own: the permissions whole. */
export interface OrganizationRoleTable {
  organization_id: string
  id: string
  code: string | null
  kind: Role
  template: string
  name: Generated<string>
  note: Generated<string>
  permissions: Generated<string[] | null>
  added: Generated<string[]>
  removed: Generated<string[]>
  retired_at: Generated<Date | null>
  needs_second_factor: Generated<boolean>
  version: Generated<number>
  created_at: Date
}

export interface OidcProviderTable {
  organization_id: string
  label: string
  issuer: string
  client_id: string
  client_secret: Buffer | null
  console_url: string
  login_claim: string
  provision_role: string | null
  provision_site: string | null
  is_active: boolean
  version: Generated<number>
}

export interface ApiKeyTable {
  organization_id: string
  id: string
  account_id: string
  name: string
  token_hash: Buffer
  beginning: string
  permissions: string[]
  site_ids: string[] | null
  per_minute: number
  answerable_id: string
  created_at: Date
  created_by: string | null
  expires_at: Date
  revoked_at: Generated<Date | null>
  last_used_at: Generated<Date | null>
  last_address: Generated<string>
  version: Generated<number>
}

export interface PhoneCodeTable {
  organization_id: string
  id: string
  ticket_hash: Buffer
  code_hash: Buffer
  phone_index: Buffer
  phone_sealed: Buffer
  address_index: Buffer
  installation_index: Buffer | null
  attempts: Generated<number>
  created_at: Date
  expires_at: Date
  used_at: Generated<Date | null>
}

export interface EmployeeTable {
  organization_id: string
  id: string
  account_id: string
  name: string
  position: Generated<string>
  department_id: string | null
  phone: Generated<string>
  skills: Generated<string[]>
  is_active: Generated<boolean>
  is_on_shift: Generated<boolean>
  shift_changed_at: Generated<Date | null>
  load_limit: Generated<number | null>
  position_id: Generated<string | null>
  joined_on: Generated<string | null>
  experience_years: Generated<number | null>
  experience: Generated<string>
  version: Generated<number>
}

export interface SubstitutionTable {
  organization_id: string
  id: string
  absent_id: string
  substitute_id: string
  from_at: Date
  to_at: Date
  reason: string
  ended_at: Generated<Date | null>
  created_at: Date
}

/** Days are `YYYY-MM-DD`; both ends count. */
export interface CertificateTable {
  organization_id: string
  id: string
  employee_id: string
  kind: string
  number: string
  issuer: Generated<string>
  valid_from: string
  valid_until: string
  file_id: string | null
  verified_by: Generated<string | null>
  verified_at: Generated<Date | null>
  withdrawn_at: Generated<Date | null>
  withdrawn_reason: Generated<string>
  created_at: Date
  version: Generated<number>
}

export interface ZonePostTable {
  organization_id: string
  id: string
  site_id: string
  zone_id: string
  post: zones.ZonePost
  employee_id: string
  from_at: Date
  until_at: Generated<Date | null>
  note: Generated<string>
}
