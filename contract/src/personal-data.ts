import { z } from 'zod'

/** Why personal data are looked at: a code that every internal query names (PRV-003). */
export const ACCESS_PURPOSES = [
  'check_identity', 'handle_case', 'contact_household', 'charge_fees', 'hand_over', 'emergency', 'keep_archives', 'own_request', 'legal_query', 'audit',
] as const
export const AccessPurpose = z.enum(ACCESS_PURPOSES)
export type AccessPurpose = z.infer<typeof AccessPurpose>

export const ACCESS_ACTS = ['view', 'unmask', 'search', 'print', 'export', 'disclose'] as const
export const AccessAct = z.enum(ACCESS_ACTS)
export type AccessAct = z.infer<typeof AccessAct>

/** What was looked at. `contact` is e-mail, workplace and emergency contact; `archive` a whole file. */
export const DATA_CLASSES = ['id_number', 'bank_account', 'phone', 'contact', 'birthday', 'document', 'care', 'archive'] as const
export const DataClass = z.enum(DATA_CLASSES)
export type DataClass = z.infer<typeof DataClass>

/** On which way somebody consented. */
export const CONSENT_CHANNELS = ['in_person', 'phone', 'paper', 'app', 'message'] as const
export const ConsentChannel = z.enum(CONSENT_CHANNELS)
export type ConsentChannel = z.infer<typeof ConsentChannel>
/** How somebody consented, said together with what is being saved (HHD-002). */
export const ConsentSaid = z.object({ channel: ConsentChannel, note: z.string().trim().max(200).default('') })
export type ConsentSaid = z.infer<typeof ConsentSaid>
