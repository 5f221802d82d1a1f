import type { Generated } from 'kysely'
import type { organization, rulebook, standards } from '@guanjia/contract'

export interface StandardsTables {
  service_standard: ServiceStandardTable
  standard_version: StandardVersionTable
  standard_reading: { organization_id: string; standard_id: string; number: number; employee_id: string; read_at: Date; signature_id: Generated<string | null> }
  resident_reading: { organization_id: string; standard_id: string; number: number; person_id: string; read_at: Date }
  document_requirement: RequirementTable
}

export interface ServiceStandardTable {
  organization_id: string
  id: string
  code: string
  name: string
  /** Service standards have a scene; documents of the rulebook have none. */
  kind: standards.ServiceStandard['kind'] | rulebook.RuleSummary['kind']
  post: standards.ServiceStandard['post']
  scene: standards.ServiceStandard['scene'] | null
  state: standards.ServiceStandard['state']
  current_version: number | null
  audience: Generated<rulebook.RuleSummary['audience']>
  position_id: Generated<string | null>
  site_id: Generated<string | null>
  requirement_id: Generated<string | null>
  needs_signature: Generated<boolean>
  version: number
  updated_at: Date
}

export interface RequirementTable {
  organization_id: string
  id: string
  code: string
  name: string
  kind: rulebook.RuleSummary['kind']
  audience: rulebook.RuleSummary['audience']
  site_kinds: organization.Site['kind'][]
  is_active: boolean
  sort_order: number
  version: number
}

export interface StandardVersionTable {
  organization_id: string
  id: string
  standard_id: string
  number: number
  items: unknown
  reason: string
  improvement_number: string
  published_at: Date | null
  published_by: string
  body: Generated<string>
  effective_on: Generated<string | null>
  expires_on: Generated<string | null>
  read_by: Generated<string | null>
  /** Of a duty sheet: `standardId` and `number` of what it takes. */
  standards: Generated<unknown>
}
