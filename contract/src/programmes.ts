import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileOf } from './list-file.ts'
import { Id, IdParams, Ref, flag, itemsOf, sheetFormat, text } from './shared.ts'
import { STANDARD_POSTS } from './standards.ts'

const Module = z.object({ title: text(100, 1), goal: text(300).default(''), courses: z.array(z.object({ courseId: Id, isMandatory: z.boolean().default(true) })).min(1).max(20) })
const Facts = { name: text(100, 1), post: z.enum(STANDARD_POSTS), summary: text(1000).default(''), reference: text(300).default(''), isActive: z.boolean().default(true), modules: z.array(Module).min(1).max(20) }
const Summary = z.object({ id: Id, code: z.string(), name: z.string(), post: z.enum(STANDARD_POSTS), summary: z.string(), isActive: z.boolean(), modules: z.number().int(), courses: z.number().int(), /** How much of its mandatory courses I have done, 0 to 1. */ mine: z.number(), isMine: z.boolean(), version: z.number().int() }).meta({ id: 'ProgrammeSummary' })
export type ProgrammeSummary = z.infer<typeof Summary>
export const Programme = Summary.omit({ modules: true }).extend({
  reference: z.string(), modules: z.array(z.object({ title: z.string(), goal: z.string(), courses: z.array(z.object({ course: Ref, state: z.enum(['draft', 'published', 'retired']), isMandatory: z.boolean(), mine: z.number() })) })), mayEdit: z.boolean(),
}).meta({ id: 'Programme' })
export type Programme = z.infer<typeof Programme>
export const listProgrammes = endpoint({ method: 'GET', path: '/training-programmes', summary: 'Programmes of training by post, with my progress', access: 'training:read', query: z.object({ siteId: Id, filter: z.object({ mine: flag }).prefault({}) }), response: itemsOf(Summary), errors: ['not_found'] })
export const exportProgrammes = fileOf(listProgrammes, 'Programmes of training as XLSX or CSV')
export const getProgramme = endpoint({ method: 'GET', path: '/training-programmes/{id}', summary: 'One programme with its modules', access: 'training:read', params: IdParams, query: z.object({ /** Where I do it; the first of my sites when left out. */ siteId: Id.optional() }), response: Programme, errors: ['not_found'] })
export const createProgramme = endpoint({ method: 'POST', path: '/training-programmes', summary: 'New programme', access: 'training:manage', body: z.object({ id: Id.optional(), siteId: Id, code: z.string().trim().regex(/^[A-Z0-9-]{2,20}$/), ...Facts }), response: Programme, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const changeProgramme = endpoint({ method: 'PATCH', path: '/training-programmes/{id}', summary: 'Change a programme', access: 'training:manage', params: IdParams, body: z.object({ siteId: Id, version: z.number().int(), ...Facts }), response: Programme, errors: ['not_found', 'stale_version', 'rule_broken'] })
export const addReadyProgrammes = endpoint({ method: 'POST', path: '/training-programmes/ready', summary: 'Add the ready-made programmes that are missing', access: 'training:manage', response: z.object({ added: z.number().int() }) })

const Owed = z.object({ employee: Ref, course: Ref, programme: Ref, mine: z.number() })
export type OwedCourse = z.infer<typeof Owed>
/** Who has the post of a programme and has not done one of its mandatory courses. */
export const listOwedCourses = endpoint({ method: 'GET', path: '/training-programmes/owed', summary: 'Who has still to do which mandatory course', access: 'training:manage', query: z.object({ siteId: Id }), response: itemsOf(Owed), errors: ['not_found'] })
export const exportOwedCourses = endpoint({ method: 'GET', path: '/training-programmes/owed/export', summary: 'Who has still to do which mandatory course, as XLSX or CSV', access: 'training:manage', query: z.object({ siteId: Id, format: sheetFormat }), kind: 'file', errors: ['not_found'] })
