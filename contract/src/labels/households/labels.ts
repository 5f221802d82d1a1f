import type { CORRECTED_FIELDS, OBSERVATION_PLACES, OBSERVATION_TOPICS, QUALITY_FLAGS } from '../../dataquality.ts'
import type { CHRONICLE_KINDS, FIELD_GROUPS, FILE_FIELDS, HOUSEHOLD_TYPES, TRANSFER_REASONS } from '../../households.ts'
import type { LIKENESSES, MERGED_FIELDS } from '../../merges.ts'

type Each<T extends readonly string[]> = Record<T[number], string>

/** The closed choices of household files. Not among the words that every screen loads first: screens of the archives fetch them. */
export type HouseholdLabels = {
  householdType: Each<typeof HOUSEHOLD_TYPES>
  fieldGroup: Each<typeof FIELD_GROUPS>
  fileField: Each<typeof FILE_FIELDS>
  chronicleKind: Each<typeof CHRONICLE_KINDS>
  transferReason: Each<typeof TRANSFER_REASONS>
  likeness: Each<typeof LIKENESSES>
  mergedField: Each<typeof MERGED_FIELDS>
  qualityFlag: Each<typeof QUALITY_FLAGS>
  correctedField: Each<typeof CORRECTED_FIELDS>
  observationTopic: Each<typeof OBSERVATION_TOPICS>
  observationPlace: Each<typeof OBSERVATION_PLACES>
}
