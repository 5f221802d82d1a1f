import type { standards } from '@guanjia/contract'

export interface StandardsTables {
  service_standard: ServiceStandardTable
  standard_version: StandardVersionTable
  standard_reading: { organization_id: string; standard_id: string; number: number; employee_id: string; read_at: Date }
}

export interface ServiceStandardTable {
  organization_id: string
  id: string
  code: string
  name: string
  kind: standards.ServiceStandard['kind']
  post: standards.ServiceStandard['post']
  scene: standards.ServiceStandard['scene']
  state: standards.ServiceStandard['state']
  current_version: number | null
  version: number
  updated_at: Date
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
}
