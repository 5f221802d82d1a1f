import type { Generated } from 'kysely'
import type { Locale } from '@guanjia/contract'

export interface OrganizationTables {
  organization: { id: string; name: string; locale: Generated<Locale>; is_demo: Generated<boolean>; profile: Generated<unknown>; created_at: Generated<Date> }
  site: SiteTable
  department: { organization_id: string; id: string; site_id: string; code: string; name: string; alias: Generated<string[]>; sort_order: Generated<number> }
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
  version: Generated<number>
  created_at: Generated<Date>
}
