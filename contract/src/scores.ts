import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { SCORE_APPEAL_ACTIONS, SCORE_APPEAL_STATES } from './quality-choices.ts'
import { SCORE_PARTS, SCORE_SOURCES, SCORE_TEMPLATES } from './score-choices.ts'
import { FileRef, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { ClockBrief } from './sla.ts'

export { SCORE_PARTS, SCORE_SOURCES, SCORE_TEMPLATES, type ScorePart, type ScoreSource, type ScoreTemplate } from './score-choices.ts'

/** A month of the calendar, `YYYY-MM`, in the zone of the site. */
export const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/)

const share = z.number().int().min(0).max(100)
const Weights = z.object({ customer: share, mystery: share, internal: share })
export type ScoreWeights = z.infer<typeof Weights>

const RuleFacts = {
  site: Weights, receptionist: Weights, employee: Weights,
  /** Codes of the posts whose people are weighed as receptionists; all others as `employee`. */
  receptionPosts: z.array(z.string().regex(/^[A-Z0-9_]{2,40}$/)).max(50),
  /** Answers that every average begins with, and what they say. */
  priorAnswers: z.number().int().min(0).max(100), priorScore: z.number().int().min(0).max(100),
  /** A month with a crossed red line is never better than this. */
  redLineCap: z.number().int().min(0).max(100),
  /** The day of the next month on which a month closes by itself. */
  closeDay: z.number().int().min(1).max(28),
  /** Days after the close in which a fact can still be appealed, and days in which an appeal is answered. */
  appealDays: z.number().int().min(0).max(31), answerDays: z.number().int().min(1).max(31),
  /** The first so many from this score on are proposed for an award of so much (0: without money); below the other score a duty to improve follows. */
  awardPlaces: z.number().int().min(0).max(20), awardFrom: share, awardFen: z.number().int().min(0).max(10_000_000), dutyBelow: share,
}
export const ScoreRule = z.object({ version: z.number().int(), fromMonth: Month, ...RuleFacts, at: Instant.nullable(), by: z.string() }).meta({ id: 'ScoreRule' })
export type ScoreRule = z.infer<typeof ScoreRule>

/** A part without anything to rest on is null, never zero. `weights`: what the parts that are there count for, in percent; null with none. */
const Parts = {
  customer: z.number().nullable(), mystery: z.number().nullable(), internal: z.number().nullable(), total: z.number().nullable(), isCapped: z.boolean(),
  weights: z.object({ customer: z.number().nullable(), mystery: z.number().nullable(), internal: z.number().nullable() }), voices: z.number().int(),
}
const SiteScore = z.object(Parts).meta({ id: 'SiteScore' })
export const EmployeeScore = z.object({ ...Parts, employee: Ref, template: z.enum(SCORE_TEMPLATES), department: z.string(), rank: z.number().int().nullable() }).meta({ id: 'EmployeeScore' })
export type EmployeeScore = z.infer<typeof EmployeeScore>

export const ScoreBoard = z.object({
  siteId: Id, month: Month, rule: ScoreRule, closedAt: Instant.nullable(), closedBy: z.string(), closesOn: z.string(), mayClose: z.boolean(),
  site: SiteScore,
  /** Everybody for those who score; otherwise the top and the own. */
  people: z.array(EmployeeScore), isWhole: z.boolean(), scored: z.number().int(),
  teams: z.array(z.object({ name: z.string(), people: z.number().int(), score: z.number(), rank: z.number().int() })),
  months: z.array(Month),
}).meta({ id: 'ScoreBoard' })
export type ScoreBoard = z.infer<typeof ScoreBoard>

/** One deduction, or what was looked at without any: `lost` points of the total, `value` what the evidence itself was scored with. */
export const ScoreFact = z.object({
  part: z.enum(SCORE_PARTS).nullable(), source: z.enum(SCORE_SOURCES), recordId: Id.nullable(), number: z.string(), at: Instant.nullable(), text: z.string(), value: z.number().nullable(), lost: z.number(),
  /** Became known after its own month had closed, and counts in this one. */
  isLate: z.boolean(),
  /** Tells the evidence from all others; several facts of one sheet have the same. */
  key: z.string(), appeal: z.object({ id: Id, number: z.string(), state: z.enum(SCORE_APPEAL_STATES) }).nullable(), mayAppeal: z.boolean(),
}).meta({ id: 'ScoreFact' })
export type ScoreFact = z.infer<typeof ScoreFact>
export const ScoreDetails = z.object({ ...Parts, siteId: Id, month: Month, template: z.enum(SCORE_TEMPLATES), employee: Ref.nullable(), closedAt: Instant.nullable(), appealUntil: Instant.nullable(), rule: ScoreRule, facts: z.array(ScoreFact) }).meta({ id: 'ScoreDetails' })
export type ScoreDetails = z.infer<typeof ScoreDetails>

const ofMonth = z.object({ siteId: Id, month: Month.optional() })
export const scoreBoard = endpoint({ method: 'GET', path: '/scores', summary: 'The quality scores of a month: the site, its teams and people; live until the month closes', access: 'standards:read', query: ofMonth, response: ScoreBoard, errors: ['not_found', 'rule_broken'] })
export const scoreDetails = endpoint({
  method: 'GET', path: '/scores/details', summary: 'One score with every deduction and what it rests on', access: 'standards:read', query: ofMonth.extend({ employeeId: Id.optional() }), response: ScoreDetails, errors: ['not_found', 'rule_broken'],
})
export const exportScores = endpoint({ method: 'GET', path: '/scores/export', summary: 'The scores of a month as XLSX or CSV', access: 'checks:score', query: ofMonth.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }), kind: 'file', errors: ['not_found', 'rule_broken'] })
export const closeScores = endpoint({
  method: 'POST', path: '/scores/close', summary: 'Close a month: its scores are frozen, exactly once', access: 'scores:manage', body: z.object({ siteId: Id, month: Month }), response: ScoreBoard, errors: ['not_found', 'rule_broken', 'action_not_allowed'],
})
export const listScoreRules = endpoint({ method: 'GET', path: '/score-rules', summary: 'Weights and rules of the score, newest version first', access: 'standards:read', response: z.object({ items: z.array(ScoreRule) }) })
export const changeScoreRule = endpoint({
  method: 'POST', path: '/score-rules', summary: 'Set weights and rules anew, from a month on; weights add up to 100; what is not said of receptionists stays', access: 'scores:manage', body: z.object({ version: z.number().int(), fromMonth: Month, ...RuleFacts, receptionist: Weights.optional(), receptionPosts: RuleFacts.receptionPosts.optional() }), response: ScoreRule, errors: ['stale_version', 'rule_broken'],
})

/** `after`: what the score became when it was accepted after the close; null before, and as long as nothing was corrected. */
export const ScoreAppeal = z.object({
  id: Id, number: z.string(), siteId: Id, month: Month, employee: Ref, source: z.enum(SCORE_SOURCES), recordId: Id, recordNumber: z.string(), lost: z.number(), reason: z.string(), state: z.enum(SCORE_APPEAL_STATES), appealedAt: Instant, answerDueAt: Instant, decidedBy: Ref.nullable(), decidedAt: Instant.nullable(), decision: z.string(),
  correction: z.object({ before: z.number().nullable(), after: z.number().nullable(), at: Instant, by: z.string() }).nullable(), files: z.array(FileRef), clock: ClockBrief.nullable(), allowedActions: z.array(z.enum(SCORE_APPEAL_ACTIONS)), version: z.number().int(),
}).meta({ id: 'ScoreAppeal' })
export type ScoreAppeal = z.infer<typeof ScoreAppeal>
const AppealFilter = z.object({ state: oneOrMany(z.enum(SCORE_APPEAL_STATES)), month: Month.optional(), employeeId: Id.optional(), mine: flag })
export const listAppeals = endpoint({ method: 'GET', path: '/score-appeals', summary: 'Appeals against scores, newest first; own ones for everybody', access: 'standards:read', query: z.object({ ...paging, siteId: Id, filter: AppealFilter.prefault({}) }), response: listOf(ScoreAppeal), errors: ['not_found'] })
export const exportAppeals = endpoint({ method: 'GET', path: '/score-appeals/export', summary: 'The appeals as XLSX or CSV', access: 'standards:read', query: z.object({ siteId: Id, filter: AppealFilter.prefault({}), format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const appealScore = endpoint({
  method: 'POST', path: '/score-appeals', summary: 'Appeal against a fact of the own score', access: 'standards:read',
  body: z.object({ id: Id.optional(), siteId: Id, month: Month, key: z.string().min(1).max(100), reason: text(1000, 1), fileIds: z.array(Id).max(9).default([]) }), response: ScoreAppeal, errors: ['not_found', 'not_permitted', 'already_exists', 'rule_broken'],
})
export const getAppeal = endpoint({ method: 'GET', path: '/score-appeals/{id}', summary: 'One appeal with its clock', access: 'standards:read', params: IdParams, response: ScoreAppeal, errors: ['not_found'] })
export const appealTimeline = endpoint({ method: 'GET', path: '/score-appeals/{id}/timeline', summary: 'Everything that happened', access: 'standards:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const actOnAppeal = endpoint({
  method: 'POST', path: '/score-appeals/{id}/actions', summary: 'Accept an appeal, so that the evidence no longer counts; refuse it; or withdraw the own one', access: 'standards:read', params: IdParams,
  body: z.discriminatedUnion('action', [z.object({ action: z.literal('accept'), version: z.number().int().optional(), decision: text(1000, 1) }), z.object({ action: z.literal('refuse'), version: z.number().int().optional(), decision: text(1000, 1) }), z.object({ action: z.literal('withdraw'), version: z.number().int().optional() })]),
  response: ScoreAppeal, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed'],
})
