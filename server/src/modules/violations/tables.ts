import type { violations } from '@guanjia/contract'
import type { Generated } from 'kysely'

export interface ViolationTables {
  violation_type: {
    organization_id: string
    id: string
    site_id: string
    name: string
    nature: violations.ViolationNature
    basis: string
    is_active: boolean
    ready_key: string | null
    version: number
    updated_at: Date
  }
  violation: {
    organization_id: string
    id: string
    site_id: string
    number: string
    /** In the list that it came from. */
    foreign_number: string
    source: violations.ViolationSource
    unit_id: string | null
    place: string
    party: string
    description: string
    reporter_name: string
    reporter_contact: string
    finding_id: string | null
    found_at: Date
    found_by: string | null
    state: violations.ViolationState
    type_id: string | null
    degree: violations.ViolationDegree | null
    verified_at: Date | null
    owner_id: string | null
    handler_id: string | null
    closed_at: Date | null
    outcome: string
    version: number
    updated_at: Date
  }
  violation_paper: {
    organization_id: string
    id: string
    site_id: string
    violation_id: string
    kind: violations.ViolationPaperKind
    round: number
    number: string
    addressee: string
    words: string
    basis: string
    due_on: string
    issued_at: Date
    issued_by: string
    delivered_at: Date | null
    delivered_by: string | null
    delivery: violations.ViolationDelivery | null
    received_by: Generated<string>
    signature_id: string | null
    witness: Generated<string>
    ended_at: Date | null
    ended_by: string | null
    result: violations.ViolationResult | null
    result_note: Generated<string>
    answer_number: Generated<string>
  }
}
type Plain<T> = Required<{ [K in keyof T]: T[K] extends Generated<infer V> ? V : T[K] }>
export type ViolationRow = ViolationTables['violation']
export type PaperRow = Plain<ViolationTables['violation_paper']>
