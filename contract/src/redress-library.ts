import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, flag, listOf, paging, sheetFormat, text } from './shared.ts'

export const LIBRARY_STATUSES = ['draft', 'published', 'withdrawn'] as const
/** What still tells who or where it was. */
export const TRACE_KINDS = ['name', 'phone', 'id_number', 'room', 'plate', 'email'] as const
export const Trace = z.object({ field: z.enum(['title', 'story', 'analysis', 'lesson', 'improvement']), kind: z.enum(TRACE_KINDS), found: z.string() })
export type Trace = z.infer<typeof Trace>
const Tags = z.array(text(20, 1)).max(10)
const Texts = { title: text(100, 1), story: text(10_000), analysis: text(10_000), lesson: text(5000), improvement: text(2000), improvementLink: text(500) }
export const LibraryCase = z.object({
  id: Id, title: z.string(), status: z.enum(LIBRARY_STATUSES), story: z.string(), analysis: z.string(), lesson: z.string(), improvement: z.string(), improvementLink: z.string(), tags: z.array(z.string()), fromCase: z.object({ id: Id, number: z.string() }).nullable(), isSeeded: z.boolean(),
  writtenBy: z.string(), writtenAt: Instant, publishedAt: Instant.nullable(), publishedBy: z.string().nullable(), traces: z.array(Trace), mayWrite: z.boolean(), version: z.number().int(),
}).meta({ id: 'LibraryCase' })
export type LibraryCase = z.infer<typeof LibraryCase>
export const listLibraryCases = endpoint({
  method: 'GET', path: '/library-cases', summary: 'The case library', access: 'library:read',
  query: z.object({ ...paging, total: flag, filter: z.object({ q: z.string().max(100).optional(), tag: z.string().max(20).optional(), status: z.enum(LIBRARY_STATUSES).optional() }).prefault({}) }),
  response: listOf(LibraryCase).extend({ tags: z.array(z.object({ tag: z.string(), count: z.number().int() })) }),
})
export const exportLibraryCases = endpoint({ method: 'GET', path: '/library-cases/export', summary: 'The case library as XLSX or CSV', access: 'library:read', query: listLibraryCases.query.omit({ limit: true, cursor: true, total: true }).extend({ format: sheetFormat }), kind: 'file', errors: [] })
export const getLibraryCase = endpoint({ method: 'GET', path: '/library-cases/{id}', summary: 'One case of the library', access: 'library:read', params: IdParams, response: LibraryCase, errors: ['not_found'] })
export const writeLibraryCase = endpoint({
  method: 'POST', path: '/library-cases', summary: 'Write a case for the library', access: 'library:write',
  body: z.object({ id: Id.optional(), ...Texts, story: Texts.story.default(''), analysis: Texts.analysis.default(''), lesson: Texts.lesson.default(''), improvement: Texts.improvement.default(''), improvementLink: Texts.improvementLink.default(''), tags: Tags.default([]) }),
  response: LibraryCase, errors: ['already_exists', 'rule_broken'],
})
export const libraryCaseFrom = endpoint({
  method: 'POST', path: '/cases/{id}/library-case', summary: 'A draft from a closed case; names, telephones and rooms are masked', access: 'library:write', params: IdParams, response: LibraryCase, errors: ['not_found', 'action_not_allowed'],
})
export const changeLibraryCase = endpoint({
  method: 'PATCH', path: '/library-cases/{id}', summary: 'Change a case of the library', access: 'library:write', params: IdParams,
  body: z.object({ version: z.number().int(), title: Texts.title.optional(), story: Texts.story.optional(), analysis: Texts.analysis.optional(), lesson: Texts.lesson.optional(), improvement: Texts.improvement.optional(), improvementLink: Texts.improvementLink.optional(), tags: Tags.optional() }),
  response: LibraryCase, errors: ['not_found', 'stale_version', 'rule_broken', 'library.traces_left'],
})
export const actOnLibraryCase = endpoint({
  method: 'POST', path: '/library-cases/{id}/actions', summary: 'Publish a case, or withdraw it', access: 'library:write', params: IdParams, body: z.object({ version: z.number().int().optional(), action: z.enum(['publish', 'withdraw']) }),
  response: LibraryCase, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken', 'library.traces_left'],
})

/** One chapter of the handbook: a table or paragraphs; what is missing is said, not left out. */
export const HandbookChapter = z.object({ title: z.string(), paragraphs: z.array(z.string()), table: z.object({ heads: z.array(z.string()), rows: z.array(z.array(z.string())) }).nullable(), isSub: z.boolean() })
export type HandbookChapter = z.infer<typeof HandbookChapter>
export const HandbookVersion = z.object({ number: z.number().int(), publishedAt: Instant, publishedBy: z.string(), note: z.string() })
export const Handbook = z.object({ siteId: Id, version: HandbookVersion.nullable(), chapters: z.array(HandbookChapter), isChanged: z.boolean(), versions: z.array(HandbookVersion), mayPublish: z.boolean() }).meta({ id: 'ComplaintHandbook' })
export type Handbook = z.infer<typeof Handbook>
/** Without `version` the newest published one; `draft` is what would be published now. */
const WhichHandbook = z.object({ siteId: Id, version: z.coerce.number().int().min(1).max(1_000_000).optional(), draft: flag })
export const getHandbook = endpoint({ method: 'GET', path: '/complaint-handbook', summary: 'The complaint handbook, made from workflows, grades, levels, promises and people', access: 'library:read', query: WhichHandbook, response: Handbook, errors: ['not_found'] })
export const publishHandbook = endpoint({
  method: 'POST', path: '/complaint-handbook', summary: 'Publish what holds now as a new version', access: 'settings:manage', body: z.object({ siteId: Id, note: text(300).default('') }), response: Handbook, errors: ['not_found', 'not_permitted', 'rule_broken'],
})
export const printHandbook = endpoint({ method: 'GET', path: '/complaint-handbook/print', summary: '《投诉处理手册》 as PDF', access: 'library:read', query: WhichHandbook, kind: 'file', errors: ['not_found'] })
