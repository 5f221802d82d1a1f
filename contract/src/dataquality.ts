import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FieldGroup, FileField, HouseholdType } from './households.ts'
import { fileOf } from './list-file.ts'
import { Day, Id, IdParams, Instant, Ref, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { QUALITY_FLAGS, CORRECTED_FIELDS, OBSERVATION_TOPICS, OBSERVATION_PLACES } from './dataquality-choices.ts'

export * from './dataquality-choices.ts'

export const QualityFlag = z.enum(QUALITY_FLAGS)
export const QualityRow = z.object({
  householdId: Id, unit: z.object({ id: Id, code: z.string() }), number: z.string(), type: HouseholdType, main: Ref.nullable(), filled: z.number().int(), fields: z.number().int(), missing: z.array(FileField),
  lastVerifiedOn: Day.nullable(), flags: z.array(QualityFlag),
}).meta({ id: 'QualityRow' })
export type QualityRow = z.infer<typeof QualityRow>
export const qualityReport = endpoint({
  method: 'GET', path: '/archive-quality', summary: 'How good the files of a site are; every figure opens to its households', access: 'archives:read', query: z.object({ siteId: Id }),
  response: z.object({
    households: z.number().int(), completeness: z.number().nullable(), flags: z.array(z.object({ flag: QualityFlag, count: z.number().int() })), missing: z.array(z.object({ field: FileField, count: z.number().int() })),
    verifiedWithinYear: z.number().int(), types: z.array(z.object({ type: HouseholdType, count: z.number().int() })), duplicatePairs: z.number().int(), waitingCorrections: z.number().int(), waitingObservations: z.number().int(),
  }),
  errors: ['not_found'],
})
export const qualityList = endpoint({
  method: 'GET', path: '/archive-quality/households', summary: 'The households behind a figure', access: 'archives:read',
  query: z.object({ ...paging, siteId: Id, filter: z.object({ flag: oneOrMany(QualityFlag), missing: oneOrMany(FileField), type: oneOrMany(HouseholdType), buildingId: Id.optional() }).default({}) }),
  response: listOf(QualityRow), errors: ['not_found'],
})
export const exportQuality = endpoint({
  method: 'GET', path: '/archive-quality/export', summary: 'The households behind a figure as XLSX or CSV', access: 'archives:read', kind: 'file',
  query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: z.object({ flag: oneOrMany(QualityFlag), missing: oneOrMany(FileField), type: oneOrMany(HouseholdType), buildingId: Id.optional() }).default({}) }), errors: ['not_found'],
})

export const CorrectedField = z.enum(CORRECTED_FIELDS)
export type CorrectedField = z.infer<typeof CorrectedField>
export const CORRECTION_STATES = ['waiting', 'accepted', 'refused', 'withdrawn'] as const
export const CorrectionState = z.enum(CORRECTION_STATES)
export const Correction = z.object({
  id: Id, siteId: Id, unit: z.object({ id: Id, code: z.string() }), householdId: Id, person: Ref.nullable(), campaign: Ref.nullable(), note: z.string(), submittedBy: z.string(), submittedAt: Instant, isOpen: z.boolean(),
  items: z.array(z.object({ id: Id, field: CorrectedField, from: z.string(), to: z.string(), state: CorrectionState, reason: z.string(), decidedBy: z.string().nullable(), decidedAt: Instant.nullable(), isOutdated: z.boolean() })),
}).meta({ id: 'Correction' })
export type Correction = z.infer<typeof Correction>
export const listCorrections = endpoint({
  method: 'GET', path: '/corrections', summary: 'What households wish to correct', access: 'archives:write', query: z.object({ ...paging, siteId: Id, filter: z.object({ state: oneOrMany(CorrectionState), campaignId: Id.optional() }).default({}) }), response: listOf(Correction), errors: ['not_found'],
})
export const exportCorrections = endpoint({ method: 'GET', path: '/corrections/export', summary: 'Corrections that households wish as XLSX or CSV', access: 'archives:write', query: listCorrections.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const decideCorrection = endpoint({
  method: 'POST', path: '/corrections/{id}/actions', summary: 'Accept or refuse each field; what is accepted is written into the file', access: 'archives:write', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('decide'), items: z.array(z.object({ id: Id, isAccepted: z.boolean(), reason: text(300).default('') })).min(1).max(30) }),
    /** Every field that waits, for many corrections at once. */
    z.object({ action: z.literal('decide_all'), isAccepted: z.boolean(), reason: text(300).default('') }),
  ]),
  response: Correction, errors: ['not_found', 'action_not_allowed', 'rule_broken', 'language.not_allowed'],
})
const Wish = z.object({ field: CorrectedField, value: text(200) })
/** The own file, as the house has it. */
export const OwnFile = z.object({
  person: z.object({ id: Id, name: z.string(), phones: z.array(z.string()), email: z.string(), birthday: Day.nullable(), workplace: z.string(), emergencyContact: z.string(), idNumberMasked: z.string().nullable() }),
  homes: z.array(z.object({
    unitId: Id, code: z.string(), householdId: Id, number: z.string(), role: z.string(), isBillPayer: z.boolean(), buildingArea: z.number().nullable(), layout: z.string(), handedOverOn: Day.nullable(),
    salutation: z.string(), language: z.string().nullable(), emergencyName: z.string(), emergencyRelation: z.string(), emergencyPhone: z.string(), lastVerifiedOn: Day.nullable(),
    campaign: z.object({ id: Id, title: z.string(), words: z.string(), endsOn: Day, fields: z.array(CorrectedField), hasAnswered: z.boolean() }).nullable(),
  })),
  corrections: z.array(Correction),
}).meta({ id: 'OwnFile' })
export type OwnFile = z.infer<typeof OwnFile>
export const ownFile = endpoint({ method: 'GET', path: '/own-file', summary: 'What the house keeps of me and my home', access: 'archives:own', response: OwnFile })
export const correctOwnFile = endpoint({
  method: 'POST', path: '/own-file/corrections', summary: 'Correct or complete my data, or confirm that all is right; the house reviews it', access: 'archives:own',
  body: z.object({ id: Id, unitId: Id, campaignId: Id.nullable().default(null), items: z.array(Wish).max(12).default([]), note: text(500).default(''), isAllRight: z.boolean().default(false) }),
  response: OwnFile, errors: ['not_found', 'rule_broken', 'already_exists', 'action_not_allowed'],
})

export const CAMPAIGN_STATES = ['draft', 'running', 'ended'] as const
export const CampaignState = z.enum(CAMPAIGN_STATES)
export const Campaign = z.object({
  id: Id, siteId: Id, title: z.string(), words: z.string(), fields: z.array(CorrectedField), types: z.array(HouseholdType), buildingIds: z.array(Id), onlyFlagged: z.boolean(), state: CampaignState, startsOn: Day.nullable(), endsOn: Day, remindEveryDays: z.number().int(),
  asked: z.number().int(), reached: z.number().int(), answered: z.number().int(), confirmed: z.number().int(), corrected: z.number().int(), waiting: z.number().int(), remindedAt: Instant.nullable(), version: z.number().int(),
}).meta({ id: 'Campaign' })
export type Campaign = z.infer<typeof Campaign>
export const listCampaigns = endpoint({ method: 'GET', path: '/campaigns', summary: 'Campaigns of re-confirmation of a site', access: 'archives:read', query: z.object({ siteId: Id }), response: itemsOf(Campaign), errors: ['not_found'] })
export const exportCampaigns = fileOf(listCampaigns, 'Campaigns as XLSX or CSV')
export const createCampaign = endpoint({
  method: 'POST', path: '/campaigns', summary: 'Plan a campaign: whom to ask, for what, until when', access: 'archives:campaign',
  body: z.object({
    id: Id.optional(), siteId: Id, title: text(60, 1), words: text(500).default(''), fields: z.array(CorrectedField).min(1).max(11), types: z.array(HouseholdType).max(5).default([]), buildingIds: z.array(Id).max(200).default([]),
    /** Only households whose file is stale or incomplete. */
    onlyFlagged: z.boolean().default(true), endsOn: Day, remindEveryDays: z.number().int().min(1).max(60).default(7),
  }),
  response: Campaign, errors: ['not_found', 'rule_broken', 'already_exists', 'language.not_allowed'],
})
export const actOnCampaign = endpoint({
  method: 'POST', path: '/campaigns/{id}/actions', summary: 'Start a campaign, remind now, or end it', access: 'archives:campaign', params: IdParams, body: z.object({ action: z.enum(['start', 'remind', 'end']) }), response: Campaign, errors: ['not_found', 'action_not_allowed', 'rule_broken'],
})
export const campaignHouseholds = endpoint({
  method: 'GET', path: '/campaigns/{id}/households', summary: 'Who was asked and who has answered', access: 'archives:read', params: IdParams, query: z.object({ ...paging, filter: z.object({ state: oneOrMany(z.enum(['asked', 'confirmed', 'corrected'])) }).default({}) }),
  response: listOf(z.object({ householdId: Id, unit: z.object({ id: Id, code: z.string() }), main: Ref.nullable(), state: z.enum(['asked', 'confirmed', 'corrected']), isReached: z.boolean(), reminders: z.number().int(), answeredAt: Instant.nullable() })), errors: ['not_found'],
})

export const OBSERVATION_STATES = ['waiting', 'accepted', 'refused'] as const
export const Observation = z.object({
  id: Id, siteId: Id, unit: z.object({ id: Id, code: z.string() }), person: Ref.nullable(), topic: z.enum(OBSERVATION_TOPICS), words: z.string(), isSensitive: z.boolean(), consentHow: z.string().nullable(), state: z.enum(OBSERVATION_STATES), keptAs: z.enum(OBSERVATION_PLACES).nullable(), keptWords: z.string(),
  reason: z.string(), noticedBy: z.string(), noticedAt: Instant, decidedBy: z.string().nullable(), decidedAt: Instant.nullable(),
}).meta({ id: 'Observation' })
export type Observation = z.infer<typeof Observation>
export const addObservation = endpoint({
  method: 'POST', path: '/observations', summary: 'What a colleague noticed of a household; it is reviewed before it enters the file', access: 'archives:card',
  body: z.object({ id: Id.optional(), unitId: Id, personId: Id.nullable().default(null), topic: z.enum(OBSERVATION_TOPICS), words: text(500, 1), consent: z.object({ how: z.enum(['in_person', 'phone', 'paper', 'app', 'message']) }).nullable().default(null) }),
  response: z.object({ id: Id, state: z.enum(OBSERVATION_STATES) }), errors: ['not_found', 'rule_broken', 'care.consent_needed', 'already_exists', 'language.not_allowed'],
})
export const listObservations = endpoint({
  method: 'GET', path: '/observations', summary: 'Observations that wait for review, and those decided', access: 'archives:write', query: z.object({ ...paging, siteId: Id, filter: z.object({ state: oneOrMany(z.enum(OBSERVATION_STATES)), unitId: Id.optional() }).default({}) }), response: listOf(Observation), errors: ['not_found'],
})
export const exportObservations = endpoint({ method: 'GET', path: '/observations/export', summary: 'Observations as XLSX or CSV', access: 'archives:write', query: listObservations.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const decideObservation = endpoint({
  method: 'POST', path: '/observations/{id}/actions', summary: 'Take an observation into the file, or refuse it with the reason', access: 'archives:write', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('accept'), as: z.enum(OBSERVATION_PLACES), words: text(500).default('') }),
    z.object({ action: z.literal('refuse'), reason: text(300, 1) }),
  ]),
  response: Observation, errors: ['not_found', 'action_not_allowed', 'rule_broken', 'language.not_allowed'],
})
export { FieldGroup }
