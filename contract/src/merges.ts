import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileOf } from './list-file.ts'
import { Id, IdParams, Instant, Ref, itemsOf, text } from './shared.ts'

export const LIKENESSES = ['same_id', 'same_phone', 'same_name_and_birthday', 'same_name_and_unit'] as const
export const Likeness = z.enum(LIKENESSES)
const Side = z.object({ id: Id, name: z.string(), kind: z.enum(['person', 'company']), phones: z.array(z.string()), idNumberMasked: z.string().nullable(), units: z.array(z.string()), hasAccount: z.boolean(), createdAt: Instant })
export const DuplicatePair = z.object({ a: Side, b: Side, because: z.array(Likeness), score: z.number().int() }).meta({ id: 'DuplicatePair' })
export type DuplicatePair = z.infer<typeof DuplicatePair>
export const listDuplicates = endpoint({
  method: 'GET', path: '/duplicates', summary: 'Persons of a site who may be one, the likeliest first', access: 'archives:merge', query: z.object({ siteId: Id }), response: itemsOf(DuplicatePair), errors: ['not_found'],
})
export const exportDuplicates = fileOf(listDuplicates, 'Persons who may be one as XLSX or CSV')
export const dismissDuplicate = endpoint({
  method: 'POST', path: '/duplicates/dismissals', summary: 'These two are not the same', access: 'archives:merge', body: z.object({ aId: Id, bId: Id }), response: z.object({ isDismissed: z.literal(true) }), errors: ['not_found', 'rule_broken'],
})

/** Fields of which one of two values is kept. */
export const MERGED_FIELDS = ['name', 'sex', 'email', 'birthday', 'workplace', 'emergencyContact', 'contactPerson', 'idNumber'] as const
export const MergedField = z.enum(MERGED_FIELDS)
export type MergedField = z.infer<typeof MergedField>
const Pair = z.object({
  keepId: Id, otherId: Id,
  /** Fields whose value is taken from the other file; an empty field of the kept one takes it by itself. */
  takeFromOther: z.array(MergedField).max(MERGED_FIELDS.length).default([]),
})
export const MergePreview = z.object({
  keep: Side, other: Side,
  fields: z.array(z.object({ field: MergedField, keep: z.string(), other: z.string(), result: z.enum(['keep', 'other', 'same']), isConflict: z.boolean() })),
  phones: z.array(z.string()), tags: z.array(z.string()),
  occupancies: z.array(z.object({ unit: z.string(), role: z.string(), how: z.enum(['moves', 'joins']) })),
  /** Records that will point to the kept file, by kind. */
  references: z.array(z.object({ kind: z.string(), count: z.number().int() })),
  refusals: z.array(z.string()), account: z.enum(['none', 'stays', 'moves', 'closes']),
}).meta({ id: 'MergePreview' })
export type MergePreview = z.infer<typeof MergePreview>
export const previewMerge = endpoint({ method: 'POST', path: '/merges/preview', summary: 'What merging two persons would do', access: 'archives:merge', body: Pair, response: MergePreview, errors: ['not_found', 'rule_broken'] })
export const Merge = z.object({
  id: Id, keep: Ref, other: Ref, state: z.enum(['merged', 'undone']), reason: z.string(), mergedBy: z.string(), mergedAt: Instant, undoneBy: z.string().nullable(), undoneAt: Instant.nullable(), mayUndo: z.boolean(),
  moved: z.array(z.object({ kind: z.string(), count: z.number().int() })),
}).meta({ id: 'Merge' })
export type Merge = z.infer<typeof Merge>
export const mergePersons = endpoint({
  method: 'POST', path: '/merges', summary: 'Merge two persons: one file goes on, both histories are kept, and it can be undone', access: 'archives:merge',
  body: Pair.extend({ id: Id, reason: text(300, 1) }), response: Merge, errors: ['not_found', 'rule_broken', 'already_exists', 'action_not_allowed'],
})
export const undoMerge = endpoint({
  method: 'POST', path: '/merges/{id}/undo', summary: 'Take a merge back: both files are as they were', access: 'archives:merge', params: IdParams, body: z.object({ reason: text(300, 1) }), response: Merge, errors: ['not_found', 'action_not_allowed', 'rule_broken'],
})
export const listMerges = endpoint({ method: 'GET', path: '/persons/{id}/merges', summary: 'Files that were merged into a person, and merges taken back', access: 'archives:read', params: IdParams, response: itemsOf(Merge), errors: ['not_found'] })
