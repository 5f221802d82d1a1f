import { z } from 'zod'
import { Occupancy, OccupancyRole, Unit } from './archives.ts'
import { endpoint } from './endpoint.ts'
import { fileOf } from './list-file.ts'
import { ConsentSaid } from './personal-data.ts'
import { Day, FileRef, Id, IdParams, Instant, Locale, Ref, itemsOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { HOUSEHOLD_TYPES, FIELD_GROUPS, FILE_FIELDS, CHRONICLE_KINDS, TRANSFER_REASONS } from './household-choices.ts'

export * from './household-choices.ts'

export const HouseholdType = z.enum(HOUSEHOLD_TYPES)
export type HouseholdType = z.infer<typeof HouseholdType>
/** 基本信息 · 物业信息 · 历史记录: each is opened by a permission of its own. */
export const ARCHIVE_CATEGORIES = ['basic', 'property', 'history'] as const
export const CATEGORY_PERMISSIONS = { basic: 'archives:read', property: 'archives:property', history: 'archives:history' } as const
export const FieldGroup = z.enum(FIELD_GROUPS)
export type FieldGroup = z.infer<typeof FieldGroup>
export const FileField = z.enum(FILE_FIELDS)
export type FileField = z.infer<typeof FileField>

export const HouseholdSummary = z.object({
  id: Id, siteId: Id, number: z.string(), unit: z.object({ id: Id, code: z.string() }), type: HouseholdType, isTypeFixed: z.boolean(),
  openedOn: Day.nullable(), closedOn: Day.nullable(), main: Ref.nullable(),
}).meta({ id: 'HouseholdSummary' })
export type HouseholdSummary = z.infer<typeof HouseholdSummary>

export const Household = HouseholdSummary.extend({
  salutation: z.string(), serviceNote: z.string(), careTags: z.array(z.string()), tags: z.array(z.string()), language: Locale.nullable(),
  emergencyName: z.string(), emergencyRelation: z.string(), emergencyPhone: z.string(),
  /** Everybody of the household, now and before, with phones: the contact matrix of the unit. */
  parties: z.array(Occupancy.extend({ kind: z.enum(['person', 'company']), contactPerson: z.string(), isAccountHolder: z.boolean() })),
  missing: z.array(FileField), filled: z.number().int(), fields: z.number().int(),
  verified: z.array(z.object({ group: FieldGroup, on: Day.nullable(), by: z.string().nullable(), isStale: z.boolean() })), reviewDueOn: Day.nullable(),
  version: z.number().int(),
}).meta({ id: 'Household' })
export type Household = z.infer<typeof Household>

/** What is at a glance beside the history; a part whose permission the caller lacks is null. */
export const HouseholdFile = z.object({
  unitId: Id, siteId: Id, code: z.string(), household: HouseholdSummary.nullable(), basic: Household.nullable(), property: Unit.omit({ occupancies: true }).nullable(),
  /** Files of this unit, the present one first. */
  households: z.array(HouseholdSummary), mayChange: z.boolean(), mayTransfer: z.boolean(), mayReadHistory: z.boolean(),
}).meta({ id: 'HouseholdFile' })
export type HouseholdFile = z.infer<typeof HouseholdFile>
export const getHouseholdFile = endpoint({
  method: 'GET', path: '/units/{id}/household', summary: 'The household of a unit: basic data and property data, each by its own permission', access: 'archives:card', params: IdParams, response: HouseholdFile, errors: ['not_found'],
})
export const listHouseholds = endpoint({
  method: 'GET', path: '/households', summary: 'Households of a site by number, room or type; for sampling, too', access: 'archives:read',
  query: z.object({ ...paging, siteId: Id, filter: z.object({ type: oneOrMany(HouseholdType), q: z.string().max(100).optional(), buildingId: Id.optional() }).default({}) }),
  response: z.object({ items: z.array(HouseholdSummary), nextCursor: z.string().nullable(), total: z.object({ count: z.number().int(), exact: z.boolean() }).nullable() }), errors: ['not_found'],
})
export const exportHouseholds = endpoint({ method: 'GET', path: '/households/export', summary: 'Households of a site as XLSX or CSV', access: 'archives:read', query: listHouseholds.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const changeHousehold = endpoint({
  method: 'PATCH', path: '/households/{id}', summary: 'Change facts of a household', access: 'archives:write', params: IdParams,
  body: z.object({
    version: z.number().int(),
    /** Null: found from who lives there again. */
    type: HouseholdType.nullable().optional(), salutation: text(30).optional(), serviceNote: text(500).optional(), careTags: z.array(text(20, 1)).max(10).optional(), tags: z.array(text(20, 1)).max(20).optional(),
    language: Locale.nullable().optional(), emergencyName: text(50).optional(), emergencyRelation: text(20).optional(), emergencyPhone: text(30).optional(),
  }),
  response: Household, errors: ['not_found', 'stale_version', 'rule_broken', 'action_not_allowed'],
})
export const verifyHousehold = endpoint({
  method: 'POST', path: '/households/{id}/verifications', summary: 'These parts of the file were checked with the household', access: 'archives:write', params: IdParams,
  body: z.object({ groups: z.array(FieldGroup).min(1).max(10), on: Day.optional(), how: z.enum(['in_person', 'phone', 'app', 'paper']).default('in_person') }),
  response: Household, errors: ['not_found', 'rule_broken', 'action_not_allowed'],
})

/** What everybody who serves should know of a household; never a number, a paper or the family. */
export const HouseholdCard = z.object({ unitId: Id, code: z.string(), type: HouseholdType.nullable(), salutation: z.string(), careTags: z.array(z.string()), serviceNote: z.string(), language: Locale.nullable() }).meta({ id: 'HouseholdCard' })
export type HouseholdCard = z.infer<typeof HouseholdCard>
export const householdCard = endpoint({ method: 'GET', path: '/units/{id}/card', summary: 'The need-to-know card of a household, for all staff', access: 'archives:card', params: IdParams, response: HouseholdCard, errors: ['not_found'] })

/** One line of the history: read from the record itself, never typed again. `statusGroup` names the words of the status. */
export const HistoryItem = z.object({
  kind: z.string(), id: Id, at: Instant, number: z.string(), title: z.string(), status: z.string().nullable(), statusGroup: z.string().nullable(), amountFen: z.number().int().nullable(),
}).meta({ id: 'HistoryItem' })
export type HistoryItem = z.infer<typeof HistoryItem>
export const householdHistory = endpoint({
  method: 'GET', path: '/units/{id}/history', summary: 'Everything that happened with a household, newest first; only what the caller may read', access: 'archives:history', params: IdParams,
  query: z.object({ ...paging, filter: z.object({ kind: oneOrMany(text(40, 1)), from: Instant.optional(), to: Instant.optional(), householdId: Id.optional() }).default({}) }),
  response: z.object({ items: z.array(HistoryItem), nextCursor: z.string().nullable(), kinds: z.array(z.object({ kind: z.string(), count: z.number().int() })) }), errors: ['not_found'],
})
/** Who lived in a building, an entrance or a unit on a day. */
export const occupantsOn = endpoint({
  method: 'GET', path: '/occupants', summary: 'Who lived in a building, an entrance or a unit on a day', access: 'archives:read',
  query: z.object({ siteId: Id, buildingId: Id.optional(), entranceId: Id.optional(), unitId: Id.optional(), on: Day }),
  response: z.object({
    on: Day, households: z.number().int(), persons: z.number().int(),
    units: z.array(z.object({ id: Id, code: z.string(), floor: z.number().int().nullable(), people: z.array(z.object({ id: Id, name: z.string(), role: OccupancyRole, fromOn: Day.nullable(), untilOn: Day.nullable() })) })),
  }),
  errors: ['not_found', 'rule_broken'],
})
export const exportOccupants = fileOf(occupantsOn, 'Who lived there on a day as XLSX or CSV, a line for each person')

export const VERSIONED = ['unit', 'person', 'household', 'occupancy'] as const
export const FileVersion = z.object({
  version: z.number().int(), from: Instant.nullable(), until: Instant.nullable(), by: z.string().nullable(), isCurrent: z.boolean(),
  changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
}).meta({ id: 'FileVersion' })
export type FileVersion = z.infer<typeof FileVersion>
const FileKind = z.enum(['unit', 'person', 'household']).default('unit')
export const fileVersions = endpoint({
  method: 'GET', path: '/archive-files/{id}/versions', summary: 'Versions of a file, newest first, each with what it changed', access: 'archives:read', params: IdParams, query: z.object({ kind: FileKind }), response: itemsOf(FileVersion), errors: ['not_found'],
})
export const fileAsOf = endpoint({
  method: 'GET', path: '/archive-files/{id}/as-of', summary: 'A file as it was at the end of a day, and what has changed since', access: 'archives:read', params: IdParams,
  /** Without a day: today. */
  query: z.object({ kind: FileKind, on: Day.optional(), with: Day.optional() }),
  response: z.object({
    on: Day, existed: z.boolean(), facts: z.record(z.string(), z.unknown()), people: z.array(z.object({ id: Id, name: z.string(), role: OccupancyRole, unit: z.string(), fromOn: Day.nullable(), untilOn: Day.nullable() })),
    /** Field by field against the file of the day `with`, or as it is now. */
    differences: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
  }),
  errors: ['not_found'],
})

export const ChronicleKind = z.enum(CHRONICLE_KINDS)
export type ChronicleKind = z.infer<typeof ChronicleKind>
export const ChronicleEntry = z.object({
  id: Id, unitId: Id, kind: ChronicleKind, happenedOn: Day, title: z.string(), detail: z.string(), isPinned: z.boolean(), isByRule: z.boolean(), record: z.object({ type: z.string(), id: Id }).nullable(), files: z.array(FileRef),
  /** Of a former household: what it says of persons is hidden, and so are its papers. */
  isFormer: z.boolean(), isWithdrawn: z.boolean(), withdrawnReason: z.string(), writtenBy: z.string(), writtenAt: Instant, version: z.number().int(),
}).meta({ id: 'ChronicleEntry' })
export type ChronicleEntry = z.infer<typeof ChronicleEntry>
export const unitChronicle = endpoint({ method: 'GET', path: '/units/{id}/chronicle', summary: 'The chronicle of a unit 单元大事记: pinned first, then the newest', access: 'archives:history', params: IdParams, query: z.object({ filter: z.object({ kind: oneOrMany(ChronicleKind) }).default({}) }), response: itemsOf(ChronicleEntry), errors: ['not_found'] })
export const writeChronicle = endpoint({
  method: 'POST', path: '/units/{id}/chronicle', summary: 'Write a notable event into the chronicle', access: 'archives:write', params: IdParams,
  body: z.object({ id: Id.optional(), kind: ChronicleKind, happenedOn: Day, title: text(100, 1), detail: text(5000).default(''), isPinned: z.boolean().default(true), fileIds: z.array(Id).max(20).default([]) }),
  response: ChronicleEntry, errors: ['not_found', 'rule_broken', 'already_exists'],
})
export const actOnChronicle = endpoint({
  method: 'POST', path: '/chronicle-entries/{id}/actions', summary: 'Pin, unpin, or withdraw an entry with the reason; nothing is deleted', access: 'archives:write', params: IdParams,
  body: z.discriminatedUnion('action', [z.object({ action: z.literal('pin') }), z.object({ action: z.literal('unpin') }), z.object({ action: z.literal('withdraw'), reason: text(300, 1) })]),
  response: ChronicleEntry, errors: ['not_found', 'action_not_allowed'],
})
export const printChronicle = endpoint({ method: 'GET', path: '/units/{id}/chronicle/print', summary: 'The chronicle of a unit as a form', access: 'archives:history', params: IdParams, kind: 'file', errors: ['not_found'] })
export const ChronicleRule = z.object({ kind: ChronicleKind, isActive: z.boolean(), isPinned: z.boolean() }).meta({ id: 'ChronicleRule' })
export type ChronicleRule = z.infer<typeof ChronicleRule>
export const chronicleRules = endpoint({ method: 'GET', path: '/chronicle-rules', summary: 'Which events enter the chronicle by themselves', access: 'archives:read', response: itemsOf(ChronicleRule) })
export const setChronicleRule = endpoint({ method: 'PUT', path: '/chronicle-rules', summary: 'Let a kind of event enter the chronicle by itself, or not', access: 'settings:manage', body: ChronicleRule, response: ChronicleRule, errors: ['rule_broken'] })

export const NewOwner = z.object({
  /** An existing file, or the facts of a new one. */
  personId: Id.nullable().default(null),
  person: z.object({ name: text(100, 1), kind: z.enum(['person', 'company']).default('person'), phone: text(30).default(''), contactPerson: text(50).default(''), idNumber: text(40).nullable().default(null), consent: ConsentSaid.optional() }).nullable().default(null),
  isBillPayer: z.boolean().default(false),
})
const Transfer = z.object({
  /** The first day of the new owner. */
  takesOverOn: Day, reason: z.enum(TRANSFER_REASONS), newOwners: z.array(NewOwner).min(1).max(10),
  /** 买卖不破租赁: who rents stays, unless they move out, too. */
  tenantsStay: z.boolean().default(true), note: text(1000).default(''),
})
export const TransferStep = z.object({
  what: z.enum(['end', 'start', 'close_file', 'open_file', 'pays', 'settle', 'chronicle']), text: z.string(), person: z.string().nullable(), role: OccupancyRole.nullable(), on: Day.nullable(),
}).meta({ id: 'TransferStep' })
export type TransferStep = z.infer<typeof TransferStep>
export const TransferPreview = z.object({
  steps: z.array(TransferStep), refusals: z.array(z.object({ by: z.string(), reason: z.string() })),
  /** What the preview was made of: sent back, it makes sure that nobody changed the household in between. */
  basis: z.string(),
}).meta({ id: 'TransferPreview' })
export type TransferPreview = z.infer<typeof TransferPreview>
export const previewTransfer = endpoint({
  method: 'POST', path: '/units/{id}/owner-changes/preview', summary: 'What a change of owner would do, and what stands in its way', access: 'archives:transfer', params: IdParams, body: Transfer, response: TransferPreview, errors: ['not_found', 'rule_broken', 'privacy.consent_needed'],
})
export const OwnerChange = z.object({ id: Id, unitId: Id, takesOverOn: Day, reason: z.enum(TRANSFER_REASONS), from: z.array(Ref), to: z.array(Ref), fromHousehold: z.string().nullable(), toHousehold: z.string(), steps: z.array(TransferStep), note: z.string(), doneBy: z.string(), doneAt: Instant }).meta({ id: 'OwnerChange' })
export type OwnerChange = z.infer<typeof OwnerChange>
/** `id` is made by the client: a retry changes the owner once. */
export const changeOwner = endpoint({
  method: 'POST', path: '/units/{id}/owner-changes', summary: 'Change of owner 过户 in one act', access: 'archives:transfer', params: IdParams,
  body: Transfer.extend({ id: Id, basis: text(100).optional(), fileIds: z.array(Id).max(20).default([]) }), response: OwnerChange, errors: ['not_found', 'rule_broken', 'owner_change.refused', 'someone_was_faster', 'already_exists', 'privacy.consent_needed'],
})
export const listOwnerChanges = endpoint({ method: 'GET', path: '/units/{id}/owner-changes', summary: 'Changes of owner of a unit', access: 'archives:read', params: IdParams, response: itemsOf(OwnerChange), errors: ['not_found'] })
