import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, flag, itemsOf, listOf, oneOrMany, paging, text } from './shared.ts'
import { WORD_KINDS } from './wording/word-finder.ts'

export { WORD_KINDS } from './wording/word-finder.ts'

/** Impatient, insulting and discriminating words keep a text from being sent; vague ones are a warning (ETQ-007 to ETQ-010). */
export const WordKind = z.enum(WORD_KINDS)
export type WordKind = z.infer<typeof WordKind>

/** A forbidden word 服务忌语. `exceptions` are longer words in which it is harmless; `source` is the catalogue id of a seeded one. */
export const ServiceWord = z.object({
  id: Id, word: z.string(), kind: WordKind, suggestion: z.string(), exceptions: z.array(z.string()), isActive: z.boolean(), source: z.string(), version: z.number().int(),
}).meta({ id: 'ServiceWord' })
export type ServiceWord = z.infer<typeof ServiceWord>

const WordFacts = {
  word: text(50, 1), kind: WordKind, suggestion: text(200).default(''), exceptions: z.array(text(50, 1)).max(50).default([]), isActive: z.boolean().default(true),
}
export const listWords = endpoint({
  method: 'GET', path: '/language/words', summary: 'Forbidden words of the organisation, with search', access: 'settings:manage',
  query: z.object({ ...paging, total: flag, filter: z.object({ q: z.string().max(100).optional(), kind: oneOrMany(WordKind), active: flag }).prefault({}) }), response: listOf(ServiceWord),
})
export const createWord = endpoint({
  method: 'POST', path: '/language/words', summary: 'New forbidden word', access: 'settings:manage', body: z.object(WordFacts), response: ServiceWord, errors: ['already_exists', 'rule_broken'],
})
export const changeWord = endpoint({
  method: 'PATCH', path: '/language/words/{id}', summary: 'Change or deactivate a forbidden word', access: 'settings:manage', params: IdParams,
  body: z.object({ version: z.number().int(), word: text(50, 1).optional(), kind: WordKind.optional(), suggestion: text(200).optional(), exceptions: z.array(text(50, 1)).max(50).optional(), isActive: z.boolean().optional() }),
  response: ServiceWord, errors: ['not_found', 'stale_version', 'already_exists', 'rule_broken'],
})
export const exportWords = endpoint({
  method: 'GET', path: '/language/words/export', summary: 'The forbidden words as XLSX or CSV', access: 'settings:manage', query: z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') }), kind: 'file',
})
export const importWords = endpoint({
  method: 'POST', path: '/language/words/import', summary: 'Add and change words from a file with the columns of the export; all rows or none', access: 'settings:manage',
  body: z.object({ fileId: Id }),
  response: z.object({ added: z.number().int(), changed: z.number().int(), same: z.number().int(), problems: z.array(z.object({ row: z.number().int(), message: z.string() })) }),
  errors: ['not_found', 'rule_broken', 'import.unreadable_file', 'import.mapping_incomplete', 'import.too_many_rows'],
})

/** What a client needs to check while somebody types, with the same engine as the server. */
export const wordList = endpoint({
  method: 'GET', path: '/language/list', summary: 'The forbidden words in force, for checking while typing', access: 'organization:read',
  response: z.object({ version: z.number().int(), words: z.array(z.object({ word: z.string(), kind: WordKind, suggestion: z.string(), exceptions: z.array(z.string()) })) }),
})
/** `start` and `end` are places in the text as JavaScript counts them (UTF-16). */
export const Finding = z.object({
  start: z.number().int(), end: z.number().int(), word: z.string(), kind: WordKind, level: z.enum(['block', 'warn']), suggestion: z.string(), reason: z.string(),
}).meta({ id: 'LanguageFinding' })
export type Finding = z.infer<typeof Finding>
export const checkText = endpoint({
  method: 'POST', path: '/language/check', summary: 'Try a text against the forbidden words in force', access: 'organization:read', body: z.object({ text: z.string().max(20_000) }),
  response: z.object({ findings: z.array(Finding), version: z.number().int() }),
})
export const wordUse = endpoint({
  method: 'GET', path: '/language/use', summary: 'How often whom forbidden words were found with, by month', access: 'settings:manage', query: z.object({ months: z.coerce.number().int().min(1).max(24).default(3) }),
  response: itemsOf(z.object({ month: z.string(), author: z.string(), kind: WordKind, refused: z.number().int(), warned: z.number().int(), words: z.array(z.string()) })),
})

export const SCRIPT_SCENES = ['greeting', 'phone', 'complaint_intake', 'complaint_reply', 'complaint_close', 'feedback', 'apology', 'farewell', 'sales_office'] as const
export const ScriptScene = z.enum(SCRIPT_SCENES)
export type ScriptScene = z.infer<typeof ScriptScene>
/** What a script may leave open: the resident, the room, the number of the case, a time. Written as `{name}`. */
export const SCRIPT_VARIABLES = ['name', 'unit', 'number', 'time'] as const

/** A sentence that the house says in a scene 话术; `source` is the catalogue id of a seeded one. */
export const ServiceScript = z.object({
  id: Id, scene: ScriptScene, title: z.string(), text: z.string(), source: z.string(), isActive: z.boolean(), sortOrder: z.number().int(), version: z.number().int(),
}).meta({ id: 'ServiceScript' })
export type ServiceScript = z.infer<typeof ServiceScript>
export const listScripts = endpoint({
  method: 'GET', path: '/language/scripts', summary: 'The script library; searched by words and pinyin initials', access: 'organization:read',
  query: z.object({ filter: z.object({ q: z.string().max(100).optional(), scene: oneOrMany(ScriptScene), active: flag }).prefault({}) }), response: itemsOf(ServiceScript),
})
const ScriptFacts = { scene: ScriptScene, title: text(50, 1), text: text(1000, 1), isActive: z.boolean().default(true), sortOrder: z.number().int().min(0).max(10_000).default(0) }
export const createScript = endpoint({
  method: 'POST', path: '/language/scripts', summary: 'New script', access: 'settings:manage', body: z.object(ScriptFacts), response: ServiceScript, errors: ['rule_broken', 'language.not_allowed'],
})
export const changeScript = endpoint({
  method: 'PATCH', path: '/language/scripts/{id}', summary: 'Change or deactivate a script', access: 'settings:manage', params: IdParams,
  body: z.object({ version: z.number().int(), scene: ScriptScene.optional(), title: text(50, 1).optional(), text: text(1000, 1).optional(), isActive: z.boolean().optional(), sortOrder: z.number().int().min(0).max(10_000).optional() }),
  response: ServiceScript, errors: ['not_found', 'stale_version', 'rule_broken', 'language.not_allowed'],
})
