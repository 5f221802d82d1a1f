import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileOf } from './list-file.ts'
import { Id, IdParams, Instant, Ref, flag, itemsOf, text } from './shared.ts'
import { Grant, GrantWish } from './grants.ts'
import { ROLES } from './permissions.ts'

export const SITE_KINDS = ['residential', 'office', 'commercial', 'sales_office'] as const
export const SiteKind = z.enum(SITE_KINDS)
export type SiteKind = z.infer<typeof SiteKind>

export const Site = z.object({
  id: Id, code: z.string(), name: z.string(), kind: SiteKind, timeZone: z.string(), address: z.string(), phone: z.string(),
  version: z.number().int(),
}).meta({ id: 'Site' })
export type Site = z.infer<typeof Site>

/** 四部一中心 · 管理处五部 */
export const DEPARTMENT_TEMPLATES = ['service_centre', 'management_office'] as const

const SiteFacts = z.object({
  code: z.string().trim().regex(/^[A-Z0-9-]{1,12}$/), name: text(100, 1), kind: SiteKind,
  timeZone: z.string().max(60).default('Asia/Shanghai'), address: text(200).default(''), phone: text(40).default(''),
})

export const listSites = endpoint({ method: 'GET', path: '/sites', summary: 'Sites in my scope', access: 'signed_in', response: itemsOf(Site) })
/** For a switch between many sites: found by name, its pinyin or initials, or code. */
export const chooseSites = endpoint({ method: 'GET', path: '/sites/choices', summary: 'The sites that I may switch to, with what they are found by', access: 'signed_in', response: itemsOf(Ref.extend({ code: z.string(), kind: SiteKind, address: z.string(), keys: z.array(z.string()) })) })
export const getSite = endpoint({ method: 'GET', path: '/sites/{id}', summary: 'One site', access: 'signed_in', params: IdParams, response: Site, errors: ['not_found'] })
export const createSite = endpoint({
  method: 'POST', path: '/sites', summary: 'New site with its departments and default settings', access: 'organization:manage',
  /** `id` made by the client: the same site sent twice is made once. `templateId`: begin with the settings that a template keeps. */
  body: SiteFacts.extend({ id: Id.optional(), departments: z.enum(DEPARTMENT_TEMPLATES).default('service_centre'), templateId: Id.nullable().default(null) }),
  response: Site, errors: ['already_exists', 'rule_broken', 'not_found'],
})
export const changeSite = endpoint({
  method: 'PATCH', path: '/sites/{id}', summary: 'Change a site', access: 'organization:manage', params: IdParams,
  body: SiteFacts.omit({ code: true, kind: true }).partial().extend({ version: z.number().int() }), response: Site, errors: ['not_found', 'stale_version'],
})

/** `alias`: what other houses call it; imports and people who come from there find it by these. `version` counts its changes. */
export const Department = z.object({
  id: Id, siteId: Id, code: z.string(), name: z.string(), alias: z.array(z.string()), parentId: Id.nullable(), isActive: z.boolean(), sortOrder: z.number().int(), version: z.number().int(),
}).meta({ id: 'Department' })
export type Department = z.infer<typeof Department>
export const listDepartments = endpoint({
  method: 'GET', path: '/departments', summary: 'Departments of a site; `all`: also those that are closed', access: 'organization:read',
  query: z.object({ siteId: Id, all: flag }), response: itemsOf(Department), errors: ['not_found'],
})

export const Zone = z.object({ id: Id, siteId: Id, name: z.string(), steward: Ref.nullable() }).meta({ id: 'Zone' })
export const listZones = endpoint({
  method: 'GET', path: '/zones', summary: 'Zones of a site with their stewards', access: 'organization:read',
  query: z.object({ siteId: Id }), response: itemsOf(Zone), errors: ['not_found'],
})

export const Employee = z.object({
  id: Id, name: z.string(), position: z.string(), positionId: Id.nullable(), department: Ref.nullable(), phone: z.string(), isActive: z.boolean(), isOnShift: z.boolean(),
  skills: z.array(z.string()), roles: z.array(Grant),
}).meta({ id: 'Employee' })
export type Employee = z.infer<typeof Employee>

export const listEmployees = endpoint({
  method: 'GET', path: '/employees', summary: 'Colleagues of a site', access: 'people:read',
  query: z.object({ siteId: Id, filter: z.object({ role: z.enum(ROLES).optional(), q: z.string().max(100).optional() }).default({}) }),
  response: itemsOf(Employee), errors: ['not_found'],
})
export const exportEmployees = fileOf(listEmployees, 'Colleagues as XLSX or CSV')
export const createEmployee = endpoint({
  method: 'POST', path: '/employees', summary: 'New colleague with an account', access: 'people:manage',
  body: z.object({
    name: text(50, 1), position: text(50, 1), departmentId: Id.nullable().default(null), phone: text(30).default(''), skills: z.array(text(50, 1)).max(30).default([]),
    login: text(100, 2),
    roles: z.array(GrantWish).min(1).max(20),
  }),
  /** `firstPassword`: shown this once; it works for three days and only to choose another. */
  response: Employee.extend({ firstPassword: z.string() }), hasSecret: true, errors: ['already_exists', 'not_found', 'not_permitted'],
})
export const setShift = endpoint({
  method: 'POST', path: '/employees/{id}/shift', summary: 'Sign on or off shift', access: 'signed_in', params: IdParams,
  body: z.object({ isOnShift: z.boolean() }), response: Employee, errors: ['not_found', 'not_permitted'],
})

/** Whoever is away is stood in for: messages and escalations reach the substitute. */
export const Substitution = z.object({ id: Id, absent: Ref, substitute: Ref, from: Instant, to: Instant, reason: z.string(), endedAt: Instant.nullable(), isNow: z.boolean() }).meta({ id: 'Substitution' })
export type Substitution = z.infer<typeof Substitution>
export const listSubstitutions = endpoint({
  method: 'GET', path: '/substitutions', summary: 'Who stands in for whom at a site, now and later', access: 'people:read', query: z.object({ siteId: Id }), response: itemsOf(Substitution), errors: ['not_found'],
})
export const exportSubstitutions = fileOf(listSubstitutions, 'Who stands in for whom as XLSX or CSV')
export const createSubstitution = endpoint({
  method: 'POST', path: '/substitutions', summary: 'Name a substitute: for oneself, or for others by who manages people', access: 'signed_in',
  body: z.object({ id: Id.optional(), absentId: Id, substituteId: Id, from: Instant, to: Instant, reason: text(200).default('') }), response: Substitution, errors: ['not_found', 'not_permitted', 'rule_broken'],
})
export const endSubstitution = endpoint({
  method: 'POST', path: '/substitutions/{id}/end', summary: 'The absent one is back', access: 'signed_in', params: IdParams, response: Substitution, errors: ['not_found', 'not_permitted', 'action_not_allowed'],
})
