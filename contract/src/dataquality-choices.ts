// Closed choices of data quality. Without zod, for clients too.

export const QUALITY_FLAGS = ['incomplete', 'missing_contact', 'area_mismatch', 'stale', 'duplicate'] as const

/** What a household may correct: of the person who asks, and of the household. */
export const PERSON_FIELDS = ['name', 'phones', 'email', 'birthday', 'workplace', 'emergencyContact'] as const

export const HOUSEHOLD_FIELDS = ['salutation', 'language', 'emergencyName', 'emergencyRelation', 'emergencyPhone'] as const

export const CORRECTED_FIELDS = [...PERSON_FIELDS, ...HOUSEHOLD_FIELDS] as const

export const OBSERVATION_TOPICS = ['contact', 'family', 'preference', 'care', 'vehicle', 'pet', 'property', 'other'] as const

export const OBSERVATION_PLACES = ['service_note', 'care_tag', 'tag', 'person_note'] as const
