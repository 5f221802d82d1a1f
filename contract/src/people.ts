import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Employee } from './organization.ts'
import { GrantWish } from './grants.ts'
import { Day, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, oneOrMany, text } from './shared.ts'

export const COMPETENCE_KINDS = ['skill', 'certificate'] as const
export const CERTIFICATE_STATES = ['valid', 'expiring', 'expired', 'not_yet', 'unverified', 'withdrawn'] as const
export const CertificateState = z.enum(CERTIFICATE_STATES)
export type CertificateState = z.infer<typeof CertificateState>

/** A skill or a kind of certificate, as the organisation calls it. Names stay; what is no longer used is switched off. */
export const Competence = z.object({ id: Id, kind: z.enum(COMPETENCE_KINDS), name: z.string(), isActive: z.boolean(), sortOrder: z.number().int() }).meta({ id: 'Competence' })
export type Competence = z.infer<typeof Competence>
export const listCompetences = endpoint({ method: 'GET', path: '/competences', summary: 'Skills and kinds of certificates', access: 'organization:read', response: itemsOf(Competence) })
export const createCompetence = endpoint({
  method: 'POST', path: '/competences', summary: 'New skill or kind of certificate', access: 'settings:manage',
  body: z.object({ kind: z.enum(COMPETENCE_KINDS), name: text(50, 1) }), response: Competence, errors: ['already_exists'],
})
export const changeCompetence = endpoint({
  method: 'PATCH', path: '/competences/{id}', summary: 'Switch a skill or kind of certificate off or on', access: 'settings:manage', params: IdParams,
  body: z.object({ isActive: z.boolean().optional(), sortOrder: z.number().int().min(0).max(10_000).optional() }), response: Competence, errors: ['not_found'],
})

/** `number` and `file` are for the person and for who manages people; others read that it is there and until when. */
export const Certificate = z.object({
  id: Id, employee: Ref, kind: z.string(), number: z.string().nullable(), issuer: z.string(), validFrom: Day, validUntil: Day, state: CertificateState,
  /** Days until it ends, negative when it has ended. */
  daysLeft: z.number().int(), file: FileRef.nullable(), verifiedBy: Ref.nullable(), verifiedAt: Instant.nullable(), withdrawnReason: z.string(), version: z.number().int(),
}).meta({ id: 'Certificate' })
export type Certificate = z.infer<typeof Certificate>

export const EmployeeProfile = Employee.extend({
  loadLimit: z.number().int().nullable(),
  /** Since when with the house, how many years in the trade, and what of (ORG-024); compared with what the post asks for. */
  joinedOn: Day.nullable(), experienceYears: z.number().int().nullable(), experience: z.string(), meetsPosition: z.boolean().nullable(), zones: z.array(Ref), certificates: z.array(Certificate), isSelf: z.boolean(), mayChange: z.boolean(), version: z.number().int(),
}).meta({ id: 'EmployeeProfile' })
export type EmployeeProfile = z.infer<typeof EmployeeProfile>

export const getEmployee = endpoint({
  method: 'GET', path: '/employees/{id}', summary: 'A colleague with certificates, zones and rights; everybody reads the own profile', access: 'signed_in', params: IdParams,
  response: EmployeeProfile, errors: ['not_found'],
})
export const changeEmployee = endpoint({
  method: 'PATCH', path: '/employees/{id}', summary: 'Change a colleague: facts, skills, zones, rights, whether they are still with us', access: 'people:manage', params: IdParams,
  body: z.object({
    version: z.number().int(), name: text(50, 1).optional(), position: text(50).optional(), positionId: Id.nullable().optional(), joinedOn: Day.nullable().optional(), experienceYears: z.number().int().min(0).max(60).nullable().optional(), experience: text(1000).optional(),
    departmentId: Id.nullable().optional(), phone: text(30).optional(),
    skills: z.array(text(50, 1)).max(30).optional(), loadLimit: z.number().int().min(1).max(100).nullable().optional(), zoneIds: z.array(Id).max(100).optional(),
    roles: z.array(GrantWish).min(1).max(20).optional(), isActive: z.boolean().optional(),
  }),
  response: EmployeeProfile, errors: ['not_found', 'not_permitted', 'stale_version', 'rule_broken'],
})
export const employeeTimeline = endpoint({
  method: 'GET', path: '/employees/{id}/timeline', summary: 'What changed about a colleague', access: 'people:manage', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'],
})

const CertificateFacts = z.object({
  kind: text(50, 1), number: text(60, 1), issuer: text(100).default(''), validFrom: Day, validUntil: Day, fileId: Id.nullable().default(null),
})
/** `current`: without those that somebody has renewed by another one of the kind that counts today. */
const CertificateFilter = z.object({ state: oneOrMany(CertificateState), kind: z.string().max(50).optional(), current: flag })
export const listCertificates = endpoint({
  method: 'GET', path: '/certificates', summary: 'Certificates of a site, the first to end first', access: 'people:read',
  query: z.object({ siteId: Id, filter: CertificateFilter.prefault({}) }), response: itemsOf(Certificate), errors: ['not_found'],
})
export const exportCertificates = endpoint({
  method: 'GET', path: '/certificates/export', summary: 'The certificates of a site as XLSX or CSV', access: 'people:manage',
  query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: CertificateFilter.prefault({}) }), kind: 'file', errors: ['not_found'],
})
export const createCertificate = endpoint({
  method: 'POST', path: '/employees/{id}/certificates', summary: 'Record a certificate; `isVerified`: the original was seen', access: 'people:manage', params: IdParams,
  body: CertificateFacts.extend({ isVerified: z.boolean().default(false) }), response: Certificate, errors: ['not_found', 'not_permitted', 'already_exists', 'rule_broken'],
})
export const changeCertificate = endpoint({
  method: 'PATCH', path: '/certificates/{id}', summary: 'Correct or renew a certificate; it has to be verified anew', access: 'people:manage', params: IdParams,
  // A default would overwrite what is left out.
  body: z.object({
    version: z.number().int(), number: text(60, 1).optional(), issuer: text(100).optional(), validFrom: Day.optional(), validUntil: Day.optional(), fileId: Id.nullable().optional(),
    isVerified: z.boolean().default(false),
  }),
  response: Certificate, errors: ['not_found', 'not_permitted', 'stale_version', 'already_exists', 'action_not_allowed', 'rule_broken'],
})
export const actOnCertificate = endpoint({
  method: 'POST', path: '/certificates/{id}/actions', summary: 'Verify against the original, or withdraw', access: 'people:manage', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('verify'), version: z.number().int().optional() }),
    z.object({ action: z.literal('withdraw'), version: z.number().int().optional(), reason: text(200, 1) }),
  ]),
  response: Certificate, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed'],
})
