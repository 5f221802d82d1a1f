import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileOf } from './list-file.ts'
import { Department, SITE_KINDS } from './organization.ts'
import { RoleKey } from './grants.ts'
import { Day, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, text } from './shared.ts'

/** 一线 serves customers in person, 二线 serves those who do. */
export const STAFF_LINES = ['FRONT_LINE', 'SECOND_LINE'] as const
export const StaffLine = z.enum(STAFF_LINES)

const DepartmentFacts = { name: text(50, 1), alias: z.array(text(50, 1)).max(20), parentId: Id.nullable(), sortOrder: z.number().int().min(0).max(10_000) }
export const createDepartment = endpoint({
  method: 'POST', path: '/departments', summary: 'New department of a site', access: 'structure:manage',
  body: z.object({ id: Id.optional(), siteId: Id, code: z.string().trim().regex(/^[A-Z0-9_]{2,40}$/), name: DepartmentFacts.name, alias: DepartmentFacts.alias.default([]), parentId: Id.nullable().default(null), sortOrder: DepartmentFacts.sortOrder.default(1000) }),
  response: Department, errors: ['not_found', 'already_exists', 'rule_broken'],
})
export const changeDepartment = endpoint({
  method: 'PATCH', path: '/departments/{id}', summary: 'Rename, move, close or reopen a department', access: 'structure:manage', params: IdParams,
  body: z.object({ version: z.number().int(), name: DepartmentFacts.name.optional(), alias: DepartmentFacts.alias.optional(), parentId: DepartmentFacts.parentId.optional(), sortOrder: DepartmentFacts.sortOrder.optional(), isActive: z.boolean().optional() }),
  response: Department, errors: ['not_found', 'already_exists', 'stale_version', 'rule_broken', 'in_use'],
})

/** A post 岗位 of the organisation, in the department of its code at each site. */
export const Position = z.object({
  id: Id, code: z.string(), name: z.string(), departmentCode: z.string().nullable(), line: StaffLine, role: RoleKey.nullable(), isCore: z.boolean(),
  requiredYears: z.number().int().nullable(), requiredExperience: z.string(), isActive: z.boolean(), sortOrder: z.number().int(), version: z.number().int(),
}).meta({ id: 'Position' })
export type Position = z.infer<typeof Position>
const PositionFacts = {
  name: text(50, 1), departmentCode: text(40, 1).nullable(), line: StaffLine, role: RoleKey.nullable(), isCore: z.boolean(), requiredYears: z.number().int().min(0).max(50).nullable(), requiredExperience: text(500), sortOrder: z.number().int().min(0).max(10_000),
}
export const listPositions = endpoint({ method: 'GET', path: '/positions', summary: 'Posts of the organisation', access: 'organization:read', query: z.object({ all: flag }), response: itemsOf(Position) })
export const exportPositions = fileOf(listPositions, 'Posts of the organisation as XLSX or CSV')
export const createPosition = endpoint({
  method: 'POST', path: '/positions', summary: 'New post', access: 'structure:manage',
  body: z.object({
    id: Id.optional(), code: z.string().trim().regex(/^[A-Z0-9_]{2,40}$/), name: PositionFacts.name, departmentCode: PositionFacts.departmentCode.default(null), line: StaffLine, role: PositionFacts.role.default(null), isCore: z.boolean().default(false),
    requiredYears: PositionFacts.requiredYears.default(null), requiredExperience: PositionFacts.requiredExperience.default(''), sortOrder: PositionFacts.sortOrder.default(1000),
  }),
  response: Position, errors: ['already_exists', 'not_permitted', 'rule_broken'],
})
export const changePosition = endpoint({
  method: 'PATCH', path: '/positions/{id}', summary: 'Change a post', access: 'structure:manage', params: IdParams,
  body: z.object({
    version: z.number().int(), name: PositionFacts.name.optional(), departmentCode: PositionFacts.departmentCode.optional(), line: StaffLine.optional(), role: PositionFacts.role.optional(), isCore: z.boolean().optional(), requiredYears: PositionFacts.requiredYears.optional(),
    requiredExperience: PositionFacts.requiredExperience.optional(), sortOrder: PositionFacts.sortOrder.optional(), isActive: z.boolean().optional(),
  }),
  response: Position, errors: ['not_found', 'already_exists', 'stale_version', 'not_permitted', 'in_use'],
})
export const addReadyPositions = endpoint({
  method: 'POST', path: '/positions/ready', summary: 'Add the usual posts that are missing, and give them to colleagues whose post is called so', access: 'structure:manage', response: z.object({ added: z.number().int(), linked: z.number().int() }), errors: ['not_permitted'],
})
/** 编制: how many of each post a site plans with; what is left out is not planned. */
export const setEstablishment = endpoint({
  method: 'PUT', path: '/sites/{id}/positions', summary: 'How many of each post a site plans with', access: 'structure:manage', params: IdParams,
  body: z.object({ items: z.array(z.object({ positionId: Id, planned: z.number().int().min(0).max(999) })).max(200) }), response: itemsOf(z.object({ positionId: Id, planned: z.number().int() })), errors: ['not_found', 'rule_broken'],
})

const Person = z.object({ id: Id, name: z.string(), position: z.string(), isOnShift: z.boolean(), phone: z.string() })
const ChartPosition = z.object({ id: Id, name: z.string(), line: StaffLine, isCore: z.boolean(), planned: z.number().int().nullable(), people: z.array(Person) })
const ChartDepartment = z.object({ id: Id, code: z.string(), name: z.string(), alias: z.array(z.string()), parentId: Id.nullable(), positions: z.array(ChartPosition), others: z.array(Person) })
/** `planned` is null where nobody said how many there should be. */
const LineCount = z.object({ planned: z.number().int().nullable(), people: z.number().int() })
export const OrgChart = z.object({
  site: Ref, managers: z.array(Person), departments: z.array(ChartDepartment),
  /** People of the site who are in no department. */
  unplaced: z.array(Person),
  lines: z.object({ FRONT_LINE: LineCount, SECOND_LINE: LineCount, unknown: z.number().int() }), headcount: z.number().int(), planned: z.number().int().nullable(),
  /** Core posts that nobody holds: the site should not open so. */
  vacantCore: z.array(Ref),
}).meta({ id: 'OrgChart' })
export type OrgChart = z.infer<typeof OrgChart>
export const orgChart = endpoint({ method: 'GET', path: '/org-chart', summary: 'Departments, posts and people of a site', access: 'organization:read', query: z.object({ siteId: Id }), response: OrgChart, errors: ['not_found'] })

const CompanyFacts = { foundedOn: Day.nullable(), slogan: text(60), servicePhilosophy: z.array(text(60, 1)).max(12), qualitySystem: text(500), about: text(2000) }
/** `managedAreaM2` is the sum of what the sites say; null when none has said. */
export const CompanyProfile = z.object({
  name: z.string(), foundedOn: Day.nullable(), slogan: z.string(), servicePhilosophy: z.array(z.string()), qualitySystem: z.string(), about: z.string(),
  sites: z.array(z.object({ id: Id, name: z.string(), kind: z.enum(SITE_KINDS), managedAreaM2: z.number().nullable() })), managedAreaM2: z.number().nullable(), managers: z.array(Person), version: z.number().int(),
}).meta({ id: 'CompanyProfile' })
export type CompanyProfile = z.infer<typeof CompanyProfile>
export const getCompanyProfile = endpoint({ method: 'GET', path: '/company', summary: 'What the company says of itself, with its sites, their area and who leads them', access: 'organization:read', response: CompanyProfile })
export const changeCompanyProfile = endpoint({
  method: 'PATCH', path: '/company', summary: 'Change what the company says of itself', access: 'organization:manage',
  body: z.object({ version: z.number().int(), name: text(100, 1).optional(), foundedOn: CompanyFacts.foundedOn.optional(), slogan: CompanyFacts.slogan.optional(), servicePhilosophy: CompanyFacts.servicePhilosophy.optional(), qualitySystem: CompanyFacts.qualitySystem.optional(), about: CompanyFacts.about.optional() }),
  response: CompanyProfile, errors: ['stale_version', 'not_permitted'],
})
/** What residents and colleagues see of the house: how it wants to serve. */
export const CompanyFace = z.object({ name: z.string(), slogan: z.string(), servicePhilosophy: z.array(z.string()) }).meta({ id: 'CompanyFace' })
export const companyFace = endpoint({ method: 'GET', path: '/company/face', summary: 'Name, slogan and philosophy of the house', access: 'signed_in', response: CompanyFace })

const SiteProfileFacts = { managedAreaM2: z.number().min(0).max(100_000_000).nullable(), amenities: z.array(text(60, 1)).max(60), about: text(2000), openedOn: Day.nullable() }
export const SiteProfile = z.object({ id: Id, name: z.string(), ...SiteProfileFacts, managementStaff: z.array(Person), version: z.number().int() }).meta({ id: 'SiteProfile' })
export type SiteProfile = z.infer<typeof SiteProfile>
export const getSiteProfile = endpoint({ method: 'GET', path: '/sites/{id}/profile', summary: 'Area, amenities and management of a site', access: 'organization:read', params: IdParams, response: SiteProfile, errors: ['not_found'] })
export const changeSiteProfile = endpoint({
  method: 'PATCH', path: '/sites/{id}/profile', summary: 'Change area, amenities and words of a site', access: 'structure:manage', params: IdParams,
  body: z.object({ version: z.number().int(), managedAreaM2: SiteProfileFacts.managedAreaM2.optional(), amenities: SiteProfileFacts.amenities.optional(), about: SiteProfileFacts.about.optional(), openedOn: SiteProfileFacts.openedOn.optional() }),
  response: SiteProfile, errors: ['not_found', 'stale_version'],
})
export const siteTimeline = endpoint({ method: 'GET', path: '/sites/{id}/timeline', summary: 'What changed at a site and in its structure', access: 'structure:manage', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })

/** One part for each kind of setting that a template keeps, with how many there are, in words of the clients: `departments`, `establishment`, `zones` … */
export const TEMPLATE_PARTS = ['departments', 'establishment', 'zones', 'documents', 'hours'] as const
export const TemplatePart = z.object({ part: z.enum(TEMPLATE_PARTS), count: z.number().int(), names: z.array(z.string()) })
export const SiteTemplate = z.object({
  id: Id, name: z.string(), siteKind: z.enum(SITE_KINDS), note: z.string(), fromSite: Ref.nullable(), madeBy: z.string(), madeAt: Instant, isActive: z.boolean(), parts: z.array(TemplatePart), version: z.number().int(),
}).meta({ id: 'SiteTemplate' })
export type SiteTemplate = z.infer<typeof SiteTemplate>
export const listSiteTemplates = endpoint({ method: 'GET', path: '/site-templates', summary: 'What new sites can start from', access: 'organization:manage', response: itemsOf(SiteTemplate) })
export const saveSiteTemplate = endpoint({
  method: 'POST', path: '/site-templates', summary: 'Keep the settings of a site as a template', access: 'organization:manage',
  body: z.object({ id: Id.optional(), siteId: Id, name: text(100, 1), note: text(500).default('') }), response: SiteTemplate, errors: ['not_found', 'already_exists'],
})
export const changeSiteTemplate = endpoint({
  method: 'PATCH', path: '/site-templates/{id}', summary: 'Rename a template or put it away', access: 'organization:manage', params: IdParams,
  body: z.object({ version: z.number().int(), name: text(100, 1).optional(), note: text(500).optional(), isActive: z.boolean().optional() }), response: SiteTemplate, errors: ['not_found', 'stale_version', 'already_exists'],
})
