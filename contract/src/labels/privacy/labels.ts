import type { ACCESS_ACTS, ACCESS_PURPOSES, DATA_CLASSES } from '../../personal-data.ts'

type Each<T extends readonly string[]> = Record<T[number], string>

/** The closed choices of personal data: `EnumLabels` has them with all others. */
export type PrivacyLabels = {
  accessPurpose: Each<typeof ACCESS_PURPOSES>
  accessAct: Each<typeof ACCESS_ACTS>
  dataClass: Each<typeof DATA_CLASSES>
}
