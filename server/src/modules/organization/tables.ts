import type { Generated } from 'kysely'
import type { Locale } from '@guanjia/contract'

export interface OrganizationTables {
  organization: { id: string; name: string; locale: Generated<Locale>; is_demo: Generated<boolean>; profile: Generated<unknown>; version: Generated<number>; created_at: Generated<Date> }
  site: SiteTable
  department: { organization_id: string; id: string; site_id: string; code: string; name: string; alias: Generated<string[]>; sort_order: Generated<number>; parent_id: Generated<string | null>; is_active: Generated<boolean>; version: Generated<number> }
  job_position: PositionTable
  site_position: { organization_id: string; site_id: string; position_id: string; planned: number }
  site_template: SiteTemplateTable
  zone: { organization_id: string; id: string; site_id: string; name: string; steward_id: string | null; version: Generated<number> }
  zone_neighbour: { organization_id: string; zone_id: string; other_id: string }
}

export interface SiteTable {
  organization_id: string
  id: string
  code: string
  name: string
  kind: 'residential' | 'office' | 'commercial' | 'sales_office'
  time_zone: Generated<string>
  address: Generated<string>
  phone: Generated<string>
  profile: Generated<unknown>
  version: Generated<number>
  created_at: Generated<Date>
}

export interface PositionTable {
  organization_id: string
  id: string
  code: string
  name: string
  department_code: string | null
  line: 'FRONT_LINE' | 'SECOND_LINE'
  /** The key of a role: a built-in code or an own role's id. */
  role: string | null
  is_core: boolean
  required_years: number | null
  required_experience: string
  is_active: boolean
  sort_order: number
  version: number
}

export interface SiteTemplateTable {
  organization_id: string
  id: string
  name: string
  site_kind: SiteTable['kind']
  note: string
  parts: Record<string, unknown>
  from_site_id: string | null
  made_by: string
  made_at: Date
  is_active: boolean
  version: number
}
