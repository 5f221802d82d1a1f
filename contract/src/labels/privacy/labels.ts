import type { ACCESS_ACTS, ACCESS_PURPOSES, CONSENT_CHANNELS, DATA_CLASSES } from '../../personal-data.ts'
import type { CONSENT_PURPOSES, CONSENT_STATES, COVERED_FIELDS, ERASURE_OBSTACLES, RETENTION_CLASSES, TRAIL_FINDINGS, UNUSUAL_REASONS } from '../../privacy.ts'

type Each<T extends readonly string[]> = Record<T[number], string>

/** The closed choices of personal data: `EnumLabels` has them with all others. */
export type PrivacyLabels = {
  accessPurpose: Each<typeof ACCESS_PURPOSES>
  accessAct: Each<typeof ACCESS_ACTS>
  dataClass: Each<typeof DATA_CLASSES>
  coveredField: Each<typeof COVERED_FIELDS>
  consentPurpose: Each<typeof CONSENT_PURPOSES>
  consentState: Each<typeof CONSENT_STATES>
  consentChannel: Each<typeof CONSENT_CHANNELS>
  retentionClass: Each<typeof RETENTION_CLASSES>
  unusualReason: Each<typeof UNUSUAL_REASONS>
  trailFinding: Each<typeof TRAIL_FINDINGS>
  erasureObstacle: Each<typeof ERASURE_OBSTACLES>
  /** Parts by module, as they stand on certificates and in exports; an unknown one shows its name. */
  personalPart: Record<'archives' | 'people' | 'cases' | 'reception' | 'relations' | 'privacy' | 'access_log' | 'homes' | 'registers' | 'documents' | 'knowledge' | 'errands' | 'workorders' | 'complaints' | 'care' | 'quality' | 'dailywork' | 'insight' | 'training' | 'violations' | 'handover' | 'emergency' | 'inspections' | 'environment' | 'maintenance' | 'energy' | 'staffing' | 'messages' | 'deliveries' | 'proofs', string>
  keptBecause: Record<'occupancies_without_name' | 'service_record' | 'proof' | 'register_without_name' | 'tenancy_law' | 'accounts' | 'archive_law' | 'contract' | 'signature', string>
}
