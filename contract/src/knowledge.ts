import { z } from 'zod'
import { UNIT_USES } from './archives.ts'
import { endpoint } from './endpoint.ts'
import { Day, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'

/** 办事指南 · 收费说明 · 常见问题 · 文件 */
export const ARTICLE_KINDS = ['guide', 'fee', 'question', 'document'] as const
export const ARTICLE_STATES = ['draft', 'published', 'withdrawn'] as const
export const ARTICLE_ACTIONS = ['publish', 'withdraw', 'discard_draft'] as const
export const ARTICLE_AUDIENCES = ['everybody', 'staff'] as const
/** What the desk applies for at a provider's counter on behalf of a household (INQ-004). */
export const UTILITIES = ['gas', 'cable_tv', 'phone', 'broadband'] as const
/** By what a fee is reckoned: the area of the unit, a fixed amount, what a meter shows. */
export const TARIFF_BASES = ['area', 'fixed', 'metered'] as const
export const ArticleKind = z.enum(ARTICLE_KINDS)
export const ArticleState = z.enum(ARTICLE_STATES)
export const ArticleAction = z.enum(ARTICLE_ACTIONS)
export const Utility = z.enum(UTILITIES)
export type ArticleKind = z.infer<typeof ArticleKind>
export type Utility = z.infer<typeof Utility>

export const Paper = z.object({ name: text(100, 1), note: text(200).default(''), isRequired: z.boolean().default(true) })
/** One line of a tariff. `unitPriceFen` in hundredths of a yuan, two decimals of it; `unit` is what it is per: `㎡·月`, `度`, `张`. */
export const FeeLine = z.object({
  name: text(60, 1), basis: z.enum(TARIFF_BASES), use: z.enum(UNIT_USES).nullable().default(null), unitPriceFen: z.number().min(0).max(100_000_000).multipleOf(0.01).nullable().default(null), unit: text(20).default(''),
  payer: text(50).default(''), source: text(200).default(''), note: text(200).default(''),
})
export type FeeLine = z.infer<typeof FeeLine>

/** What an article says. `answer` is what is told at the desk and on the phone; the rest is read. */
export const ArticleContent = z.object({
  answer: text(2000).default(''), body: text(20_000).default(''), aliases: z.array(text(60, 1)).max(20).default([]),
  steps: z.array(text(500, 1)).max(30).default([]), papers: z.array(Paper).max(30).default([]), place: text(200).default(''), hours: text(200).default(''), fee: text(300).default(''), duration: text(200).default(''),
  feeLines: z.array(FeeLine).max(40).default([]),
})
export type ArticleContent = z.infer<typeof ArticleContent>

const Head = z.object({
  id: Id, siteId: Id.nullable(), kind: ArticleKind, audience: z.enum(ARTICLE_AUDIENCES), topic: z.string(), tags: z.array(z.string()), service: Utility.nullable(), state: ArticleState,
  /** The version that is shown: the one in force, else the one being written, else the last. */
  shownVersion: z.number().int(), publishedVersion: z.number().int().nullable(), draftVersion: z.number().int().nullable(),
  title: z.string(), answer: z.string(), validFrom: Day.nullable(), validTo: Day.nullable(), isInForce: z.boolean(), files: z.number().int(), updatedAt: Instant, version: z.number().int(),
})
export const ArticleSummary = Head.meta({ id: 'ArticleSummary' })
export type ArticleSummary = z.infer<typeof ArticleSummary>
export const Article = Head.omit({ files: true }).extend({
  content: ArticleContent, files: z.array(FileRef), writtenBy: z.string(), writtenAt: Instant, publishedBy: z.string().nullable(), publishedAt: Instant.nullable(),
  versions: z.array(z.object({ version: z.number().int(), state: z.enum(['draft', 'published', 'superseded', 'withdrawn', 'discarded']), title: z.string(), publishedBy: z.string().nullable(), publishedAt: Instant.nullable(), endedAt: Instant.nullable() })),
  allowedActions: z.array(ArticleAction),
}).meta({ id: 'Article' })
export type Article = z.infer<typeof Article>

const ArticleFilter = z.object({ q: z.string().max(100).optional(), kind: oneOrMany(ArticleKind), state: oneOrMany(ArticleState), topic: z.string().max(30).optional(), service: oneOrMany(Utility), inForce: flag, audience: z.enum(ARTICLE_AUDIENCES).optional() })
export const listArticles = endpoint({
  method: 'GET', path: '/knowledge/articles', summary: 'Articles with search by words and pinyin; residents get what is meant for everybody and in force', access: 'signed_in',
  query: z.object({ ...paging, siteId: Id.optional(), total: flag, filter: ArticleFilter.prefault({}) }), response: listOf(ArticleSummary), errors: ['not_found', 'not_permitted'],
})
export const exportArticles = endpoint({
  method: 'GET', path: '/knowledge/articles/export', summary: 'The articles as XLSX or CSV', access: 'knowledge:read', query: z.object({ siteId: Id.optional(), format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: ArticleFilter.prefault({}) }), kind: 'file', errors: ['not_found'],
})
export const listTopics = endpoint({
  method: 'GET', path: '/knowledge/topics', summary: 'Topics in use, with how many articles each has', access: 'signed_in', query: z.object({ siteId: Id.optional() }), response: itemsOf(z.object({ topic: z.string(), count: z.number().int() })), errors: ['not_found', 'not_permitted'],
})
/** With `version`, that version as it was, whatever is in force now. */
export const getArticle = endpoint({
  method: 'GET', path: '/knowledge/articles/{id}', summary: 'One article', access: 'signed_in', params: IdParams, query: z.object({ version: z.coerce.number().int().min(1).max(100_000).optional() }), response: Article, errors: ['not_found'],
})
const Written = { title: text(100, 1), content: ArticleContent, validFrom: Day.nullable().default(null), validTo: Day.nullable().default(null), fileIds: z.array(Id).max(20).default([]) }
const Filed = { audience: z.enum(ARTICLE_AUDIENCES).default('everybody'), topic: text(30).default(''), tags: z.array(text(20, 1)).max(20).default([]), service: Utility.nullable().default(null) }
export const createArticle = endpoint({
  method: 'POST', path: '/knowledge/articles', summary: 'New article, as a draft', access: 'knowledge:keep', body: z.object({ id: Id.optional(), siteId: Id.nullable().default(null), kind: ArticleKind, ...Filed, ...Written }), response: Article,
  errors: ['not_found', 'rule_broken', 'already_exists', 'language.not_allowed'],
})
/** Writes on the draft; an article in force gets a new draft, and what is in force stays as it is. */
export const changeArticle = endpoint({
  method: 'PATCH', path: '/knowledge/articles/{id}', summary: 'Write on the draft of an article', access: 'knowledge:keep', params: IdParams,
  body: z.object({
    version: z.number().int(), audience: z.enum(ARTICLE_AUDIENCES).optional(), topic: text(30).optional(), tags: z.array(text(20, 1)).max(20).optional(), service: Utility.nullable().optional(),
    title: text(100, 1).optional(), content: ArticleContent.optional(), validFrom: Day.nullable().optional(), validTo: Day.nullable().optional(), fileIds: z.array(Id).max(20).optional(),
  }),
  response: Article, errors: ['not_found', 'stale_version', 'rule_broken', 'language.not_allowed'],
})
export const actOnArticle = endpoint({
  method: 'POST', path: '/knowledge/articles/{id}/actions', summary: 'Publish, withdraw, or throw the draft away', access: 'knowledge:keep', params: IdParams, body: z.object({ action: ArticleAction, version: z.number().int().optional(), reason: text(200).default('') }), response: Article,
  errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'],
})
export const articleTimeline = endpoint({ method: 'GET', path: '/knowledge/articles/{id}/timeline', summary: 'Who wrote, published and withdrew what', access: 'knowledge:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const suggestArticles = endpoint({
  method: 'GET', path: '/knowledge/suggestions', summary: 'Articles that fit the words being typed, best first', access: 'knowledge:read',
  query: z.object({ siteId: Id, words: z.string().max(500).default(''), enquiryKindId: Id.optional() }),
  response: itemsOf(z.object({ id: Id, version: z.number().int(), kind: ArticleKind, title: z.string(), answer: z.string(), isStandard: z.boolean(), score: z.number() })), errors: ['not_found'],
})

export const EnquiryKind = z.object({
  id: Id, code: z.string(), name: z.string(), article: Ref.nullable(), departmentCode: z.string().nullable(), post: z.string(), responseMinutes: z.number().int().nullable(), materials: z.array(z.string()), isActive: z.boolean(), sortOrder: z.number().int(), version: z.number().int(),
}).meta({ id: 'EnquiryKind' })
export type EnquiryKind = z.infer<typeof EnquiryKind>
export const listEnquiryKinds = endpoint({ method: 'GET', path: '/knowledge/enquiry-kinds', summary: 'Kinds of enquiry with their standards', access: 'organization:read', response: itemsOf(EnquiryKind) })
const minutes = z.number().int().min(1).max(43_200).nullable()
export const createEnquiryKind = endpoint({
  method: 'POST', path: '/knowledge/enquiry-kinds', summary: 'New kind of enquiry', access: 'settings:manage',
  body: z.object({ code: text(40, 1), name: text(50, 1), articleId: Id.nullable().default(null), departmentCode: text(40).nullable().default(null), post: text(50).default(''), responseMinutes: minutes.default(null), materials: z.array(text(100, 1)).max(20).default([]), isActive: z.boolean().default(true), sortOrder: z.number().int().min(0).max(10_000).default(0) }),
  response: EnquiryKind, errors: ['already_exists', 'not_found'],
})
export const changeEnquiryKind = endpoint({
  method: 'PATCH', path: '/knowledge/enquiry-kinds/{id}', summary: 'Change a kind of enquiry', access: 'settings:manage', params: IdParams,
  body: z.object({ version: z.number().int(), name: text(50, 1).optional(), articleId: Id.nullable().optional(), departmentCode: text(40).nullable().optional(), post: text(50).optional(), responseMinutes: minutes.optional(), materials: z.array(text(100, 1)).max(20).optional(), isActive: z.boolean().optional(), sortOrder: z.number().int().min(0).max(10_000).optional() }),
  response: EnquiryKind, errors: ['not_found', 'stale_version'],
})

export const GAP_STATES = ['open', 'answered', 'dismissed'] as const
export const GapState = z.enum(GAP_STATES)
/** A question that nobody at the desk could answer 答不上来. */
export const Gap = z.object({
  id: Id, siteId: Id, words: z.string(), enquiryKind: Ref.nullable(), askedAt: Instant, takenBy: Ref, state: GapState, article: Ref.nullable(), reason: z.string(), endedAt: Instant.nullable(), endedBy: z.string().nullable(), version: z.number().int(),
}).meta({ id: 'KnowledgeGap' })
export type Gap = z.infer<typeof Gap>
const GapFilter = z.object({ state: oneOrMany(GapState), enquiryKindId: Id.optional(), takenById: Id.optional(), from: Instant.optional(), to: Instant.optional(), q: z.string().max(100).optional() })
export const listGaps = endpoint({
  method: 'GET', path: '/knowledge/gaps', summary: 'Questions that could not be answered, newest first', access: 'knowledge:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: GapFilter.prefault({}) }), response: listOf(Gap), errors: ['not_found'],
})
export const exportGaps = endpoint({
  method: 'GET', path: '/knowledge/gaps/export', summary: 'The questions as XLSX or CSV', access: 'knowledge:read', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: GapFilter.prefault({}) }), kind: 'file', errors: ['not_found'],
})
export const actOnGap = endpoint({
  method: 'POST', path: '/knowledge/gaps/{id}/actions', summary: 'Answer a gap by an article, or dismiss it with a reason', access: 'knowledge:keep', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('answer'), version: z.number().int().optional(), articleId: Id }),
    z.object({ action: z.literal('dismiss'), version: z.number().int().optional(), reason: text(500, 1) }),
    z.object({ action: z.literal('reopen'), version: z.number().int().optional() }),
  ]),
  response: Gap, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'],
})
export const gapFigures = endpoint({
  method: 'GET', path: '/knowledge/gaps/figures', summary: 'How many questions could not be answered, by kind and by colleague', access: 'knowledge:read', query: z.object({ siteId: Id, from: Instant.optional(), to: Instant.optional() }),
  response: z.object({ open: z.number().int(), answered: z.number().int(), dismissed: z.number().int(), byKind: z.array(z.object({ kind: Ref.nullable(), count: z.number().int() })), byTaker: z.array(z.object({ takenBy: Ref, count: z.number().int() })) }), errors: ['not_found'],
})

export const RECEIPT_WAYS = ['explained', 'handed_over', 'read_in_app'] as const
export const Receipt = z.object({ id: Id, article: Ref, articleVersion: z.number().int(), unit: Ref, person: Ref.nullable(), how: z.enum(RECEIPT_WAYS), note: z.string(), at: Instant, by: z.string() }).meta({ id: 'DocumentReceipt' })
export type Receipt = z.infer<typeof Receipt>
export const createReceipt = endpoint({
  method: 'POST', path: '/knowledge/articles/{id}/receipts', summary: 'A document was explained to a household, handed over, or read in the app', access: 'signed_in', params: IdParams,
  body: z.object({ id: Id.optional(), unitId: Id, personId: Id.nullable().default(null), how: z.enum(RECEIPT_WAYS), note: text(500).default('') }), response: Receipt, errors: ['not_found', 'not_permitted', 'action_not_allowed', 'rule_broken'],
})
export const listReceipts = endpoint({
  method: 'GET', path: '/knowledge/receipts', summary: 'Which household was given which document, newest first', access: 'signed_in', query: z.object({ ...paging, siteId: Id.optional(), filter: z.object({ articleId: Id.optional(), unitId: Id.optional() }).prefault({}) }), response: listOf(Receipt), errors: ['not_found', 'not_permitted'],
})
export const exportReceipts = endpoint({ method: 'GET', path: '/knowledge/receipts/export', summary: 'Which household was given which document as XLSX or CSV', access: 'signed_in', query: listReceipts.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found', 'not_permitted'] })

export const CALLER_FACTS = ['phone_tail', 'id_tail', 'other_member', 'handed_over_on'] as const
export const FeeQueryLine = z.object({
  article: Ref, name: z.string(), basis: z.enum(TARIFF_BASES), unitPriceFen: z.number().nullable(), unit: z.string(), payer: z.string(), source: z.string(), note: z.string(),
  /** Area × price, or the fixed amount; null for what a meter tells or whose area or price is not recorded. */
  amountFen: z.number().int().nullable(), why: z.enum(['computed', 'fixed', 'metered', 'no_area', 'no_price']),
}).meta({ id: 'FeeQueryLine' })
export type FeeQueryLine = z.infer<typeof FeeQueryLine>
/** Without a passed check there are no lines. What was given is not kept, only what was asked and whether it was right. */
export const FeeQuery = z.object({
  id: Id, siteId: Id, unit: Ref, person: Ref.nullable(), askedName: z.string(), fact: z.enum(CALLER_FACTS), isPassed: z.boolean(), buildingArea: z.number().nullable(), billingArea: z.number().nullable(), lines: z.array(FeeQueryLine), at: Instant, by: z.string(),
}).meta({ id: 'FeeQuery' })
export type FeeQuery = z.infer<typeof FeeQuery>
export const createFeeQuery = endpoint({
  method: 'POST', path: '/knowledge/fee-queries', summary: 'The tariff of a unit, after the caller gave a name and one fact of the household', access: 'cases:register',
  body: z.object({ id: Id.optional(), siteId: Id, unitId: Id, askedName: text(50, 1), fact: z.enum(CALLER_FACTS), given: text(50, 1) }), response: FeeQuery, errors: ['not_found', 'not_permitted', 'rule_broken', 'already_exists', 'too_many_attempts'],
})
export const listFeeQueries = endpoint({ method: 'GET', path: '/knowledge/fee-queries', summary: 'Who asked for the fees of which unit', access: 'cases:register', query: z.object({ ...paging, siteId: Id, filter: z.object({ unitId: Id.optional(), passed: flag }).prefault({}) }), response: listOf(FeeQuery), errors: ['not_found'] })
export const exportFeeQueries = endpoint({ method: 'GET', path: '/knowledge/fee-queries/export', summary: 'Who asked for the fees of which unit as XLSX or CSV', access: 'cases:register', query: listFeeQueries.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const printFeeQuery = endpoint({ method: 'GET', path: '/knowledge/fee-queries/{id}/print', summary: '《收费说明》 of a unit as PDF', access: 'cases:register', params: IdParams, kind: 'file', errors: ['not_found', 'action_not_allowed'] })
