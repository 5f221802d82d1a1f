import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileOf } from './list-file.ts'
import { AccessAct, AccessPurpose, ConsentChannel, DataClass } from './personal-data.ts'
import { flag, Id, IdParams, Instant, Day, Ref, itemsOf, listOf, oneOrMany, paging, text } from './shared.ts'

export type { ConsentChannel, ConsentSaid } from './personal-data.ts'

/** Fields that are shown covered until somebody says why they need them. */
export const COVERED_FIELDS = ['id_number', 'phones'] as const
export const CONSENT_PURPOSES = ['identity', 'family', 'personal_service', 'marketing', 'pictures'] as const
export const CONSENT_STATES = ['given', 'refused', 'withdrawn'] as const
/** What is kept for a time only. */
export const RETENTION_CLASSES = ['departed_persons', 'refused_registrations', 'visitors', 'gate_visitors', 'sent_texts', 'imported_files', 'mystery_visitors'] as const
export const UNUSUAL_REASONS = ['many', 'outside_hours', 'outside_zone'] as const
export const TRAIL_FINDINGS = ['changed', 'deleted', 'inserted', 'moved', 'seal', 'tail', 'heads'] as const
export const ERASURE_OBSTACLES = ['lives_here', 'open_case', 'open_visit', 'open_opportunity', 'legal_hold', 'staff_account', 'parking_lease', 'tenancy', 'open_errand', 'running_contract'] as const
export const ConsentPurpose = z.enum(CONSENT_PURPOSES)
export type ConsentPurpose = z.infer<typeof ConsentPurpose>
export const ConsentState = z.enum(CONSENT_STATES)
export const RetentionClass = z.enum(RETENTION_CLASSES)
export type RetentionClass = z.infer<typeof RetentionClass>

/** Why somebody looks: a code, and words. */
const Why = { purpose: AccessPurpose, reason: text(500, 2) }

export const revealField = endpoint({
  method: 'POST', path: '/persons/{id}/reveal', summary: 'See a covered field of a person in full; lands in the access log', access: 'archives:read', isForPeople: true, params: IdParams,
  body: z.object({ field: z.enum(COVERED_FIELDS), ...Why }), response: z.object({ values: z.array(z.string()), accessId: Id }),
  errors: ['not_found', 'not_permitted', 'rule_broken', 'privacy.undertaking_needed', 'sign_in.proof_needed'],
})

export const AccessEntry = z.object({
  id: Id, siteId: Id.nullable(), at: Instant, act: AccessAct, classes: z.array(DataClass), purpose: AccessPurpose, reason: z.string(),
  person: Ref.nullable(), unit: Ref.nullable(), list: z.string().nullable(), rows: z.number().int().nullable(), recipient: z.string(),
  record: z.object({ type: z.string(), id: Id }).nullable(), actor: z.object({ id: Id.nullable(), name: z.string(), position: z.string() }),
}).meta({ id: 'AccessEntry' })
export type AccessEntry = z.infer<typeof AccessEntry>
const accessFilter = z.object({ act: oneOrMany(AccessAct), purpose: oneOrMany(AccessPurpose), personId: Id.optional(), unitId: Id.optional(), actorId: Id.optional(), ofPersons: flag, from: Day.optional(), to: Day.optional() }).default({})

export const listAccess = endpoint({
  method: 'GET', path: '/access-log', summary: 'Who looked at personal data of a site, when and why', access: 'personal_data:log',
  query: z.object({ ...paging, siteId: Id, filter: accessFilter }), response: listOf(AccessEntry), errors: ['not_found'],
})
export const exportAccess = endpoint({
  method: 'GET', path: '/access-log/export', summary: 'The access log as XLSX or CSV', access: 'personal_data:log', kind: 'file',
  query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: accessFilter }), errors: ['not_found'],
})
export const UnusualAccess = AccessEntry.extend({ why: z.array(z.enum(UNUSUAL_REASONS)), inAnHour: z.number().int() }).meta({ id: 'UnusualAccess' })
export type UnusualAccess = z.infer<typeof UnusualAccess>
export const unusualAccess = endpoint({
  method: 'GET', path: '/access-log/unusual', summary: 'Looks that are unusual: many in an hour, at odd hours, outside the own zone', access: 'personal_data:log',
  query: z.object({ siteId: Id, from: Day.optional(), to: Day.optional() }), response: z.object({ items: z.array(UnusualAccess), looked: z.number().int() }), errors: ['not_found', 'rule_broken'],
})
export const exportUnusualAccess = fileOf(unusualAccess, 'Unusual looks as XLSX or CSV')
/** What a household reads of it: positions instead of names. */
export const OwnAccess = z.object({ id: Id, at: Instant, act: AccessAct, classes: z.array(DataClass), purpose: AccessPurpose, reason: z.string(), position: z.string(), isWholeList: z.boolean(), recipient: z.string() }).meta({ id: 'OwnAccess' })
export type OwnAccess = z.infer<typeof OwnAccess>
export const personAccess = endpoint({ method: 'GET', path: '/persons/{id}/access-log', summary: 'Who looked at a person’s data, as it is told to the household', access: 'archives:read', params: IdParams, response: itemsOf(OwnAccess), errors: ['not_found'] })
export const personAccessPdf = endpoint({ method: 'GET', path: '/persons/{id}/access-log/pdf', summary: 'The same on paper', access: 'archives:read', params: IdParams, kind: 'file', errors: ['not_found'] })
export const ownAccess = endpoint({ method: 'GET', path: '/my-access-log', summary: 'Who looked at the own data and the household’s', access: 'signed_in', response: itemsOf(OwnAccess), errors: ['not_permitted'] })

export const PrivacyText = z.object({ kind: z.union([ConsentPurpose, z.literal('undertaking')]), version: z.number().int(), title: z.string(), words: z.string(), madeAt: Instant, madeBy: z.string() }).meta({ id: 'PrivacyText' })
export type PrivacyText = z.infer<typeof PrivacyText>
export const listTexts = endpoint({ method: 'GET', path: '/privacy-texts', summary: 'What is consented to, in all versions, newest first', access: 'archives:read', response: itemsOf(PrivacyText) })
export const writeText = endpoint({
  method: 'POST', path: '/privacy-texts', summary: 'A new version of a text; consents given before keep theirs', access: 'personal_data:manage',
  body: z.object({ kind: PrivacyText.shape.kind, version: z.number().int().min(0), title: text(60, 2), words: text(5000, 10) }), response: PrivacyText, errors: ['stale_version'],
})

export const Consent = z.object({
  id: Id, personId: Id, purpose: ConsentPurpose, state: ConsentState, textVersion: z.number().int(), channel: ConsentChannel, at: Instant, by: z.string(), note: z.string(),
  withdrawnAt: Instant.nullable(), withdrawnChannel: ConsentChannel.nullable(),
}).meta({ id: 'Consent' })
export type Consent = z.infer<typeof Consent>
export const listConsents = endpoint({ method: 'GET', path: '/persons/{id}/consents', summary: 'What a person consented to, refused and withdrew', access: 'archives:read', params: IdParams, response: itemsOf(Consent), errors: ['not_found'] })
export const recordConsent = endpoint({
  method: 'POST', path: '/persons/{id}/consents', summary: 'Write down a consent or a refusal', access: 'archives:write', params: IdParams,
  body: z.object({ purpose: ConsentPurpose, isGiven: z.boolean(), channel: ConsentChannel, note: text(200).default('') }), response: Consent, errors: ['not_found', 'already_exists'],
})
export const withdrawConsent = endpoint({
  method: 'POST', path: '/consents/{id}/actions', summary: 'Withdraw a consent at the desk; what rested on it is erased', access: 'archives:write', params: IdParams,
  body: z.object({ action: z.literal('withdraw'), channel: ConsentChannel }), response: Consent, errors: ['not_found', 'action_not_allowed'],
})
export const MissingConsent = Ref.extend({ phone: z.string(), units: z.array(Ref), purposes: z.array(ConsentPurpose) }).meta({ id: 'MissingConsent' })
export type MissingConsent = z.infer<typeof MissingConsent>
const missingFilter = z.object({ purpose: oneOrMany(z.enum(['identity', 'family'])), buildingId: oneOrMany(Id), q: z.string().max(40).optional() }).default({})
export const missingConsents = endpoint({
  method: 'GET', path: '/consents/missing', summary: 'People whose papers or family are on file without a consent', access: 'archives:read',
  query: z.object({ ...paging, siteId: Id, filter: missingFilter }), response: listOf(MissingConsent), errors: ['not_found'],
})
export const exportMissingConsents = endpoint({
  method: 'GET', path: '/consents/missing/export', summary: 'The same as XLSX or CSV', access: 'archives:read', kind: 'file',
  query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: missingFilter }), errors: ['not_found'],
})
const OwnConsent = z.object({ purpose: ConsentPurpose, title: z.string(), words: z.string(), textVersion: z.number().int(), consent: Consent.nullable() })
export const ownConsents = endpoint({ method: 'GET', path: '/my-consents', summary: 'The own consents with their texts', access: 'signed_in', response: itemsOf(OwnConsent), errors: ['not_permitted'] })
export const changeOwnConsent = endpoint({
  method: 'POST', path: '/my-consents/{purpose}/actions', summary: 'Give or withdraw an own consent', access: 'signed_in', params: z.object({ purpose: ConsentPurpose }),
  body: z.object({ action: z.enum(['give', 'withdraw']) }), response: itemsOf(OwnConsent), errors: ['not_permitted', 'action_not_allowed'],
})

export const Undertaking = z.object({ employee: Ref, position: z.string(), version: z.number().int().nullable(), signedAt: Instant.nullable(), signedAs: z.string().nullable(), isCurrent: z.boolean() }).meta({ id: 'Undertaking' })
export type Undertaking = z.infer<typeof Undertaking>
export const listUndertakings = endpoint({ method: 'GET', path: '/undertakings', summary: 'Which colleagues of a site signed to keep personal data confidential', access: 'personal_data:log', query: z.object({ siteId: Id }), response: itemsOf(Undertaking), errors: ['not_found'] })
export const exportUndertakings = fileOf(listUndertakings, 'Undertakings of confidentiality as XLSX or CSV')
export const ownUndertaking = endpoint({ method: 'GET', path: '/my-undertaking', summary: 'The text to sign, and whether it is signed', access: 'signed_in', response: z.object({ text: PrivacyText, signedAt: Instant.nullable(), signedAs: z.string().nullable() }), errors: ['not_permitted'] })
export const signUndertaking = endpoint({
  method: 'POST', path: '/my-undertaking', summary: 'Sign the undertaking with the own name', access: 'signed_in',
  body: z.object({ version: z.number().int(), name: text(50, 1) }), response: z.object({ text: PrivacyText, signedAt: Instant.nullable(), signedAs: z.string().nullable() }), errors: ['not_permitted', 'stale_version', 'rule_broken'],
})

export const RetentionRule = z.object({ class: RetentionClass, keepDays: z.number().int(), isActive: z.boolean(), version: z.number().int() }).meta({ id: 'RetentionRule' })
export type RetentionRule = z.infer<typeof RetentionRule>
export const listRetention = endpoint({ method: 'GET', path: '/retention', summary: 'How long what is kept', access: 'personal_data:manage', response: itemsOf(RetentionRule) })
export const changeRetention = endpoint({
  method: 'PATCH', path: '/retention/{class}', summary: 'Keep a class longer or shorter, or not purge it', access: 'personal_data:manage', params: z.object({ class: RetentionClass }),
  body: z.object({ version: z.number().int(), keepDays: z.number().int().min(1).max(36_500), isActive: z.boolean() }), response: RetentionRule, errors: ['stale_version'],
})
const Purged = z.object({ class: RetentionClass, keepDays: z.number().int(), before: Instant, purged: z.number().int(), held: z.number().int(), open: z.number().int() })
export const PurgeRun = z.object({ id: Id, siteId: Id, at: Instant, isDryRun: z.boolean(), askedBy: z.string(), results: z.array(Purged) }).meta({ id: 'PurgeRun' })
export type PurgeRun = z.infer<typeof PurgeRun>
export const listPurgeRuns = endpoint({ method: 'GET', path: '/retention/runs', summary: 'What the nights purged: how many, of what, and why not', access: 'personal_data:manage', query: z.object({ siteId: Id }), response: itemsOf(PurgeRun), errors: ['not_found'] })
export const exportPurgeRuns = fileOf(listPurgeRuns, 'What was purged as XLSX or CSV, a line for each class of a run')
export const runPurge = endpoint({
  method: 'POST', path: '/retention/runs', summary: 'Try what a purge would take, or purge now', access: 'personal_data:manage',
  body: z.object({ siteId: Id, isDryRun: z.boolean() }), response: PurgeRun, errors: ['not_found'],
})

export const LegalHold = z.object({ id: Id, siteId: Id, person: Ref.nullable(), unit: Ref.nullable(), reason: z.string(), placedAt: Instant, placedBy: z.string(), liftedAt: Instant.nullable(), liftedBy: z.string().nullable(), liftReason: z.string() }).meta({ id: 'LegalHold' })
export type LegalHold = z.infer<typeof LegalHold>
export const listHolds = endpoint({ method: 'GET', path: '/legal-holds', summary: 'What must be kept whatever the rules say', access: 'personal_data:manage', query: z.object({ siteId: Id }), response: itemsOf(LegalHold), errors: ['not_found'] })
export const exportHolds = fileOf(listHolds, 'Legal holds as XLSX or CSV')
export const placeHold = endpoint({
  method: 'POST', path: '/legal-holds', summary: 'Keep everything of a person or a unit', access: 'personal_data:manage',
  body: z.object({ siteId: Id, personId: Id.nullable().default(null), unitId: Id.nullable().default(null), reason: text(500, 2) }), response: LegalHold, errors: ['not_found', 'rule_broken', 'already_exists'],
})
export const liftHold = endpoint({
  method: 'POST', path: '/legal-holds/{id}/actions', summary: 'Lift a hold', access: 'personal_data:manage', params: IdParams,
  body: z.object({ action: z.literal('lift'), reason: text(500, 2) }), response: LegalHold, errors: ['not_found', 'action_not_allowed'],
})

export const exportPerson = endpoint({
  method: 'POST', path: '/persons/{id}/personal-data', summary: 'All data of one person as JSON and XLSX in a zip, for the person', access: 'personal_data:manage', isForPeople: true, params: IdParams, kind: 'file',
  body: z.object(Why), errors: ['not_found', 'privacy.undertaking_needed', 'sign_in.proof_needed'],
})
const Part = z.object({ part: z.string(), rows: z.number().int() })
export const ErasureView = z.object({ person: Ref, obstacles: z.array(z.object({ kind: z.enum(ERASURE_OBSTACLES), text: z.string() })), erases: z.array(Part), keeps: z.array(Part.extend({ why: z.string() })) }).meta({ id: 'ErasureView' })
export type ErasureView = z.infer<typeof ErasureView>
export const checkErasure = endpoint({ method: 'GET', path: '/persons/{id}/erasure', summary: 'What erasing a person would take, keep, and what stands in the way', access: 'personal_data:manage', params: IdParams, response: ErasureView, errors: ['not_found'] })
export const Erasure = z.object({ id: Id, number: z.string(), personId: Id, siteId: Id, at: Instant, by: z.string(), reason: z.string(), erased: z.array(Part), kept: z.array(Part.extend({ why: z.string() })),
  /** When the whole trail was gone through, too; null while that goes on. */
  finishedAt: Instant.nullable(),
}).meta({ id: 'Erasure' })
export type Erasure = z.infer<typeof Erasure>
export const erasePerson = endpoint({
  method: 'POST', path: '/persons/{id}/erasure', summary: 'Erase a person in one act; what the law wants kept loses the name', access: 'personal_data:manage', params: IdParams,
  body: z.object({ name: text(100, 1), reason: text(500, 2) }), response: Erasure, errors: ['not_found', 'rule_broken', 'privacy.still_needed', 'privacy.undertaking_needed'],
})
export const listErasures = endpoint({ method: 'GET', path: '/erasures', summary: 'Certificates of erasure', access: 'personal_data:manage', query: z.object({ siteId: Id }), response: itemsOf(Erasure), errors: ['not_found'] })
export const exportErasures = fileOf(listErasures, 'Certificates of erasure as XLSX or CSV')
export const erasurePdf = endpoint({ method: 'GET', path: '/erasures/{id}/pdf', summary: 'A certificate of erasure on paper', access: 'personal_data:manage', params: IdParams, kind: 'file', errors: ['not_found'] })

export const PrivacySettings = z.object({
  marksPages: z.boolean(), marksExports: z.boolean(), manyInAnHour: z.number().int(), dayFrom: z.string(), dayUntil: z.string(), version: z.number().int(),
  /** How long after a proof of who one is covered numbers open without another. */
  proofMinutes: z.number().int(),
}).meta({ id: 'PrivacySettings' })
export type PrivacySettings = z.infer<typeof PrivacySettings>
/** Every signed-in colleague: pages need the mark. `mark` is who looks: name and tail of the login. */
export const getPrivacySettings = endpoint({ method: 'GET', path: '/privacy-settings', summary: 'Watermark, and what counts as unusual', access: 'signed_in', response: PrivacySettings.extend({ mark: z.string() }), errors: ['not_permitted'] })
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const changePrivacySettings = endpoint({
  method: 'PATCH', path: '/privacy-settings', summary: 'Change them', access: 'personal_data:manage',
  body: z.object({ version: z.number().int(), marksPages: z.boolean(), marksExports: z.boolean(), manyInAnHour: z.number().int().min(3).max(1000), dayFrom: Time, dayUntil: Time, proofMinutes: z.number().int().min(1).max(1440).default(15) }), response: PrivacySettings, errors: ['stale_version', 'rule_broken', 'not_permitted'],
})

export const TrailFinding = z.object({
  kind: z.enum(TRAIL_FINDINGS), log: z.enum(['timeline', 'access']), site: Ref.nullable(), seq: z.number().int().nullable(), seal: z.number().int().nullable(), recordType: z.string().nullable(), recordId: Id.nullable(), at: Instant.nullable(), detail: z.string(),
})
export const TrailCheck = z.object({
  id: Id, startedAt: Instant, finishedAt: Instant, askedBy: z.string(), lines: z.number().int(), seals: z.number().int(), unsealed: z.number().int(), findings: z.number().int(), examples: z.array(TrailFinding),
}).meta({ id: 'TrailCheck' })
export type TrailCheck = z.infer<typeof TrailCheck>
export const listTrailChecks = endpoint({ method: 'GET', path: '/trail/checks', summary: 'The last verifications of the trail', access: 'personal_data:manage', response: itemsOf(TrailCheck), errors: ['not_permitted'] })
export const exportTrailChecks = fileOf(listTrailChecks, 'The last verifications of the trail as XLSX or CSV')
export const checkTrail = endpoint({ method: 'POST', path: '/trail/checks', summary: 'Verify the whole trail now', access: 'personal_data:manage', response: TrailCheck, errors: ['not_permitted'] })
