import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { DIFFICULTIES, QUESTION_ACTIONS, QUESTION_STATES, QUESTION_TOPICS, QUESTION_TYPES } from './exam-choices.ts'
import { FileRef, Id, IdParams, Instant, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, text } from './shared.ts'
import { NamedItem, STANDARD_POSTS, StandardItemRef } from './standards.ts'

/** An answer to choose, a step to put in order, or one side of a pair. Keys are letters for the choices and digits for the other side. */
export const Choice = z.object({ key: z.string().regex(/^[A-Z0-9]{1,2}$/), text: text(500, 1) })

/**
 * What a question asks and what is right, in one shape for all types. `answer`: the right keys (single, multiple), `true` or `false`, for
 * each blank the accepted words with `|` between them, all keys in their order, pairs as `A=1`, or the model answer.
 */
const Content = {
  type: z.enum(QUESTION_TYPES), topic: z.enum(QUESTION_TOPICS), post: z.enum(STANDARD_POSTS).default('everybody'), difficulty: z.enum(DIFFICULTIES).default('medium'),
  stem: text(2000, 1), options: z.array(Choice).max(12).default([]), targets: z.array(Choice).max(12).default([]), answer: z.array(text(2000, 1)).min(1).max(12),
  /** Where the answer stands: a catalogue id, a rule, a page. */
  reference: text(300, 1), explanation: text(1000).default(''), pictureIds: z.array(Id).max(4).default([]),
  /** The item of a service standard that it asks for. */
  standardItem: StandardItemRef.optional(),
}
export const QuestionContent = z.object(Content)
export type QuestionContent = z.infer<typeof QuestionContent>

const Statistics = z.object({
  /** How many answered it in exams that were marked. */
  answered: z.number().int(),
  /** Share of the marks that was reached: 1 is very easy. Null until somebody answered. */
  difficultyIndex: z.number().nullable(),
  /** How much better the best 27 % did than the weakest 27 %; null below ten answers. */
  discrimination: z.number().nullable(),
  /** How often each choice was taken, for types with choices. */
  choices: z.array(z.object({ key: z.string(), isRight: z.boolean(), taken: z.number().int(), share: z.number() })),
})
export type QuestionStatistics = z.infer<typeof Statistics>

const Summary = z.object({
  id: Id, code: z.string(), state: z.enum(QUESTION_STATES), currentVersion: z.number().int(), type: z.enum(QUESTION_TYPES), topic: z.enum(QUESTION_TOPICS), post: z.enum(STANDARD_POSTS), difficulty: z.enum(DIFFICULTIES),
  stem: z.string(), reference: z.string(), pictures: z.number().int(), answered: z.number().int(), difficultyIndex: z.number().nullable(), version: z.number().int(), updatedAt: Instant,
}).meta({ id: 'QuestionSummary' })
export type QuestionSummary = z.infer<typeof Summary>

export const Question = z.object({
  id: Id, code: z.string(), state: z.enum(QUESTION_STATES), currentVersion: z.number().int(), version: z.number().int(), updatedAt: Instant, content: QuestionContent, pictures: z.array(FileRef), standard: NamedItem.nullable(),
  /** A used version is never changed: the next change makes a new one. */
  isUsed: z.boolean(), versions: z.array(z.object({ number: z.number().int(), stem: z.string(), isUsed: z.boolean(), createdAt: Instant, createdBy: z.string() })), statistics: Statistics, allowedActions: z.array(z.enum(QUESTION_ACTIONS)),
}).meta({ id: 'Question' })
export type Question = z.infer<typeof Question>

const Filter = z.object({ type: oneOrMany(z.enum(QUESTION_TYPES)), topic: oneOrMany(z.enum(QUESTION_TOPICS)), post: oneOrMany(z.enum(STANDARD_POSTS)), difficulty: oneOrMany(z.enum(DIFFICULTIES)), state: oneOrMany(z.enum(QUESTION_STATES)), answered: flag, q: z.string().max(100).optional() })

export const listQuestions = endpoint({ method: 'GET', path: '/questions', summary: 'The question bank', access: 'training:manage', query: z.object({ ...paging, filter: Filter.prefault({}) }), response: listOf(Summary) })
export const exportQuestions = endpoint({ method: 'GET', path: '/questions/export', summary: 'The question bank as XLSX or CSV, in the columns that the import reads', access: 'training:manage', query: z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: Filter.prefault({}) }), kind: 'file' })
export const createQuestion = endpoint({ method: 'POST', path: '/questions', summary: 'New question', access: 'training:manage', body: QuestionContent.extend({ id: Id.optional(), code: z.string().trim().regex(/^[A-Z0-9-]{2,20}$/).optional() }), response: Question, errors: ['already_exists', 'rule_broken'] })
export const getQuestion = endpoint({ method: 'GET', path: '/questions/{id}', summary: 'One question with its versions and statistics', access: 'training:manage', params: IdParams, response: Question, errors: ['not_found'] })
export const reviseQuestion = endpoint({ method: 'POST', path: '/questions/{id}/revise', summary: 'Change a question; one that was used gets a new version', access: 'training:manage', params: IdParams, body: QuestionContent.extend({ version: z.number().int() }), response: Question, errors: ['not_found', 'stale_version', 'rule_broken'] })
export const actOnQuestion = endpoint({ method: 'POST', path: '/questions/{id}/actions', summary: 'Take a question out of use, or back', access: 'training:manage', params: IdParams, body: z.object({ version: z.number().int().optional(), action: z.enum(QUESTION_ACTIONS), reason: text(500).default('') }), response: Question, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'] })
export const questionTimeline = endpoint({ method: 'GET', path: '/questions/{id}/timeline', summary: 'Everything that happened', access: 'training:manage', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const addReadyQuestions = endpoint({ method: 'POST', path: '/questions/ready', summary: 'Add the ready-made questions that are missing', access: 'training:manage', response: z.object({ added: z.number().int() }) })
export const importQuestions = endpoint({
  method: 'POST', path: '/questions/import', summary: 'Read questions from a file: first looks only, then writes all of it', access: 'training:manage', body: z.object({ fileId: Id, commit: z.boolean().default(false) }),
  response: z.object({ counts: z.object({ new: z.number().int(), changed: z.number().int(), same: z.number().int(), errors: z.number().int() }), rows: z.array(z.object({ row: z.number().int(), code: z.string(), stem: z.string(), verdict: z.enum(['new', 'changed', 'same', 'error']), problem: z.string() })) }),
  errors: ['not_found', 'rule_broken', 'import.unreadable_file', 'import.mapping_incomplete', 'import.too_many_rows'],
})
