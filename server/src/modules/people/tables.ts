import type { Generated } from 'kysely'
import type { Locale, Role, Scope } from '@guanjia/contract'

export interface PeopleTables {
  account: AccountTable
  role_assignment: { organization_id: string; id: string; account_id: string; role: Role; scope: Scope; site_id: string | null }
  employee: EmployeeTable
  substitution: SubstitutionTable
  phone_code: PhoneCodeTable
  session: { organization_id: string; id: string; account_id: string; token_hash: Buffer; device: Generated<string>; created_at: Generated<Date>; expires_at: Date; revoked_at: Generated<Date | null> }
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
  created_at: Generated<Date>
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
