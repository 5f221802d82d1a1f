import { z } from 'zod'
import { UNIT_STATES } from './archives.ts'
import { endpoint } from './endpoint.ts'
import { FileRef, Id, IdParams, Instant, Ref, text } from './shared.ts'
import { LIABILITIES } from './redress-compensation.ts'

/** 维保做了没有 · 工程巡视了没有 · 其他岗位发现了没有 · 业主投诉过没有 */
export const FACILITY_QUESTIONS = ['maintained', 'patrolled', 'noticed', 'complained'] as const
export const WITNESS_ANSWERS = ['yes', 'partly', 'no', 'not_recorded'] as const
export const WitnessRecord = z.object({ type: z.string(), id: Id, number: z.string(), title: z.string(), at: Instant, status: z.string() })
export type WitnessRecord = z.infer<typeof WitnessRecord>
/** `not_recorded`: there is no register that could say so. */
export const FacilityAnswer = z.object({ question: z.enum(FACILITY_QUESTIONS), answer: z.enum(WITNESS_ANSWERS), count: z.number().int(), records: z.array(WitnessRecord), registers: z.array(z.string()) })
export type FacilityAnswer = z.infer<typeof FacilityAnswer>
const LookedAt = { from: Instant, to: Instant, place: z.string(), category: Ref.nullable(), answers: z.array(FacilityAnswer) }
export const FacilityCheck = z.object({
  caseId: Id, ...LookedAt, kept: z.object({ ...LookedAt, conclusion: z.string(), at: Instant, by: z.string() }).nullable(), mayConfirm: z.boolean(),
}).meta({ id: 'FacilityCheck' })
export type FacilityCheck = z.infer<typeof FacilityCheck>
export const facilityCheck = endpoint({
  method: 'GET', path: '/cases/{id}/facility-check', summary: 'Maintained, patrolled, noticed, complained before? Answered from the records', access: 'cases:read', params: IdParams,
  query: z.object({ days: z.coerce.number().int().min(7).max(730).default(90) }), response: FacilityCheck, errors: ['not_found'],
})
export const keepFacilityCheck = endpoint({
  method: 'POST', path: '/cases/{id}/facility-check', summary: 'Keep the answers as they are now, with the conclusion', access: 'cases:handle', params: IdParams,
  body: z.object({ days: z.number().int().min(7).max(730).default(90), conclusion: text(2000, 1) }), response: FacilityCheck, errors: ['not_found', 'not_permitted', 'action_not_allowed'],
})

export const LEAK_CAUSES = ['private_pipe', 'public_pipe', 'waterproofing', 'outer_wall', 'renovation', 'use', 'equipment', 'unknown'] as const
export const LEAK_PARTIES = ['resident', 'neighbour', 'builder', 'company', 'third_party', 'common_fund', 'unknown'] as const
export const ASSESSMENT_STATUSES = ['draft', 'issued'] as const
export const ASSESSMENT_ACTIONS = ['issue', 'sign', 'revise'] as const
const Signed = z.object({ name: z.string(), at: Instant, file: FileRef.nullable() })
/** A fee dispute is a fact of its own: it never suspends a fee by itself. */
export const LiabilityAssessment = z.object({
  id: Id, number: z.string(), siteId: Id, caseId: Id, status: z.enum(ASSESSMENT_STATUSES), cause: z.enum(LEAK_CAUSES), causeNote: z.string(), party: z.enum(LEAK_PARTIES), partyUnit: Ref.nullable(), partyNote: z.string(),
  companyLiability: z.enum(LIABILITIES), companyNote: z.string(), isFeeDispute: z.boolean(), feeNote: z.string(), advice: z.string(), files: z.array(FileRef), assessedBy: z.string(), assessedAt: Instant, issuedAt: Instant.nullable(),
  signatures: z.object({ resident: Signed.nullable(), company: Signed.nullable() }), allowedActions: z.array(z.enum(ASSESSMENT_ACTIONS)), version: z.number().int(),
}).meta({ id: 'LiabilityAssessment' })
export type LiabilityAssessment = z.infer<typeof LiabilityAssessment>
const Neighbour = z.object({ id: Id, name: z.string(), owners: z.array(Ref) })
export const LiabilityPage = z.object({ assessment: LiabilityAssessment.nullable(), neighbours: z.object({ above: z.array(Neighbour), below: z.array(Neighbour), beside: z.array(Neighbour) }), mayAssess: z.boolean() }).meta({ id: 'LiabilityPage' })
export type LiabilityPage = z.infer<typeof LiabilityPage>
export const getLiability = endpoint({ method: 'GET', path: '/cases/{id}/liability', summary: 'The assessment of a leak, and the units above and below', access: 'cases:read', params: IdParams, response: LiabilityPage, errors: ['not_found'] })
export const saveLiability = endpoint({
  method: 'PUT', path: '/cases/{id}/liability', summary: 'Write the assessment of a leak', access: 'cases:handle', params: IdParams,
  body: z.object({
    version: z.number().int().min(0).max(1_000_000), cause: z.enum(LEAK_CAUSES), causeNote: text(2000).default(''), party: z.enum(LEAK_PARTIES), partyUnitId: Id.nullable().default(null), partyNote: text(2000).default(''),
    companyLiability: z.enum(LIABILITIES), companyNote: text(2000).default(''), isFeeDispute: z.boolean().default(false), feeNote: text(1000).default(''), advice: text(2000).default(''), fileIds: z.array(Id).max(20).default([]),
  }),
  response: LiabilityPage, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken'],
})
const version = z.number().int().optional()
export const actOnLiability = endpoint({
  method: 'POST', path: '/liability-assessments/{id}/actions', summary: 'Issue an assessment, sign it, or take it up again', access: 'cases:handle', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ version, action: z.literal('issue') }),
    z.object({ version, action: z.literal('sign'), party: z.enum(['resident', 'company']), name: text(50, 1), fileId: Id.nullable().default(null) }),
    z.object({ version, action: z.literal('revise'), reason: text(500, 1) }),
  ]),
  response: LiabilityPage, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken'],
})
export const printLiability = endpoint({ method: 'GET', path: '/liability-assessments/{id}/print', summary: '《漏水责任认定书》 as PDF', access: 'cases:read', params: IdParams, kind: 'file', errors: ['not_found'] })

export const PRESENCES = ['home', 'away', 'unknown'] as const
export const FALLING_ACTIONS = ['exclude', 'restore', 'presence', 'conclude', 'reopen'] as const
export const FallingUnit = z.object({
  unit: Ref, floor: z.number().int().nullable(), stateThen: z.enum(UNIT_STATES).nullable(), wasOccupied: z.boolean().nullable(), occupants: z.array(Ref), wasRenovating: z.boolean().nullable(), renovationSource: z.string(), presence: z.enum(PRESENCES), presenceSource: z.string(),
  exclusion: z.object({ reason: z.string(), by: z.string(), at: Instant, files: z.array(FileRef) }).nullable(),
})
export type FallingUnit = z.infer<typeof FallingUnit>
export const FallingFinding = z.object({ id: Id, unit: Ref, kind: z.enum(['exclude', 'restore', 'presence']), presence: z.enum(PRESENCES).nullable(), reason: z.string(), by: z.string(), at: Instant, files: z.array(FileRef) })
export const FallingObject = z.object({
  id: Id, number: z.string(), siteId: Id, caseId: Id, status: z.enum(['open', 'concluded']), happenedAt: Instant, place: z.string(), object: z.string(), harm: z.string(), building: Ref, entrance: Ref.nullable(), floorFrom: z.number().int().nullable(), floorTo: z.number().int().nullable(),
  conclusion: z.string(), units: z.array(FallingUnit), remaining: z.array(Ref), renovating: z.array(Ref), findings: z.array(FallingFinding), counts: z.object({ units: z.number().int(), occupied: z.number().int(), home: z.number().int(), renovating: z.number().int(), excluded: z.number().int(), remaining: z.number().int() }),
  openedBy: z.string(), openedAt: Instant, allowedActions: z.array(z.enum(FALLING_ACTIONS)), version: z.number().int(),
}).meta({ id: 'FallingObject' })
export type FallingObject = z.infer<typeof FallingObject>
export const FallingPage = z.object({ inquiry: FallingObject.nullable(), mayOpen: z.boolean() })
export const getFalling = endpoint({ method: 'GET', path: '/cases/{id}/falling-object', summary: 'The inquiry into a fallen object', access: 'cases:read', params: IdParams, response: FallingPage, errors: ['not_found'] })
export const openFalling = endpoint({
  method: 'POST', path: '/cases/{id}/falling-object', summary: 'List the units above from the archives, as they were at that moment', access: 'cases:handle', params: IdParams,
  body: z.object({ id: Id.optional(), happenedAt: Instant, place: text(200).default(''), object: text(200, 1), harm: text(500).default(''), buildingId: Id, entranceId: Id.nullable().default(null), floorFrom: z.number().int().min(-10).max(300).nullable().default(null), floorTo: z.number().int().min(-10).max(300).nullable().default(null) }),
  response: FallingPage, errors: ['not_found', 'not_permitted', 'already_exists', 'rule_broken', 'action_not_allowed'],
})
export const actOnFalling = endpoint({
  method: 'POST', path: '/falling-objects/{id}/actions', summary: 'Exclude a unit with its evidence, take that back, say who was home, conclude', access: 'cases:handle', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ version, action: z.literal('exclude'), unitId: Id, reason: text(1000, 1), fileIds: z.array(Id).max(10).default([]) }),
    z.object({ version, action: z.literal('restore'), unitId: Id, reason: text(1000, 1) }),
    z.object({ version, action: z.literal('presence'), unitId: Id, presence: z.enum(PRESENCES), source: text(500, 1) }),
    z.object({ version, action: z.literal('conclude'), conclusion: text(2000, 1) }),
    z.object({ version, action: z.literal('reopen'), reason: text(500, 1) }),
  ]),
  response: FallingPage, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken'],
})
export const printFalling = endpoint({ method: 'GET', path: '/falling-objects/{id}/print', summary: '《高空坠物排查表》 as PDF', access: 'cases:read', params: IdParams, kind: 'file', errors: ['not_found'] })
