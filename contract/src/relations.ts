import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, Ref, flag, itemsOf, text } from './shared.ts'
import { Opportunity } from './relations-service.ts'

export * from './relations-key-customers.ts'
export * from './relations-outages.ts'
export * from './relations-programme.ts'
export * from './relations-service.ts'

/** 特殊的人 · 特殊的情况 · 特殊的要求 · 偏好 */
export const FACT_KINDS = [
  'elderly_alone', 'elderly', 'child', 'patient', 'disabled', 'pregnant', 'medical_equipment', 'birthday',
  'bereavement', 'unwell', 'new_baby', 'travelling', 'special_request', 'language', 'contact_time', 'form_of_address', 'habit',
] as const
export type FactKind = (typeof FACT_KINDS)[number]
export const FactKind = z.enum(FACT_KINDS)
/** Kept only with the consent of whom they are about; the database refuses them otherwise. */
export const CONSENT_KINDS: readonly FactKind[] = ['elderly_alone', 'elderly', 'child', 'patient', 'disabled', 'pregnant', 'medical_equipment', 'birthday', 'new_baby']
/** Shown only to who holds `relations:restricted`; everybody else sees the suggested act. */
export const RESTRICTED_KINDS: readonly FactKind[] = ['elderly_alone', 'elderly', 'child', 'patient', 'disabled', 'pregnant', 'medical_equipment', 'bereavement', 'unwell', 'new_baby', 'travelling']
/** Matters of days: they have an end from the beginning. */
export const PASSING_KINDS: readonly FactKind[] = ['bereavement', 'unwell', 'new_baby', 'travelling']
export const OCCASIONS = [...FACT_KINDS, 'outage', 'weather', 'festival', 'newly_moved_in', 'mail'] as const
export const FACT_SOURCES = ['resident', 'family', 'noticed', 'case', 'archive'] as const
export const CONSENTS = ['not_needed', 'given', 'refused', 'withdrawn'] as const
export const CONSENT_WAYS = ['in_person', 'phone', 'paper', 'app', 'message'] as const
export const ERASURES = ['withdrawn', 'refused', 'expired', 'removed'] as const
export const AUDIENCES = ['all', 'restricted'] as const
export const PACKAGES = ['elderly', 'children', 'women'] as const
const ConsentWay = z.enum(CONSENT_WAYS)
const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/)

/** A fact as the viewer may see it: `kind` and `words` are null and empty when it is kept from them, `acts` never are. */
export const CareFact = z.object({
  id: Id, siteId: Id, person: Ref.nullable(), unit: Ref.nullable(), kind: FactKind.nullable(), isHidden: z.boolean(), words: z.string(), monthDay: z.string().nullable(), source: z.enum(FACT_SOURCES),
  noticedBy: Ref.nullable(), noticedAt: Instant, expiresOn: z.string().nullable(), consent: z.enum(CONSENTS), consentHow: ConsentWay.nullable(), consentAt: Instant.nullable(), acts: z.array(z.string()),
  mayWithdraw: z.boolean(), mayChange: z.boolean(), version: z.number().int(),
}).meta({ id: 'CareFact' })
export type CareFact = z.infer<typeof CareFact>
/** What remains of a fact: that there was one. */
export const ErasedFact = z.object({ id: Id, person: Ref.nullable(), unit: Ref.nullable(), erasedAt: Instant, because: z.enum(ERASURES) }).meta({ id: 'ErasedFact' })
const FactsAnswer = z.object({ items: z.array(CareFact), erased: z.array(ErasedFact) })
export const listFacts = endpoint({
  method: 'GET', path: '/care/facts', summary: 'What is known of a person or a household, as far as the caller may see it', access: 'relations:read', query: z.object({ unitId: Id.optional(), personId: Id.optional() }), response: FactsAnswer, errors: ['not_found', 'rule_broken'],
})
export const ownFacts = endpoint({ method: 'GET', path: '/care/own-facts', summary: 'What is known of me and my household', access: 'relations:own', response: FactsAnswer })
/** Consent is asked before it is written down. Refused keeps only that there was a question. */
export const recordFact = endpoint({
  method: 'POST', path: '/care/facts', summary: 'Write down a fact about a person or a household', access: 'relations:record',
  body: z.object({
    id: Id.optional(), siteId: Id, personId: Id.nullable().default(null), unitId: Id.nullable().default(null), kind: FactKind, words: text(500).default(''), monthDay: MonthDay.nullable().default(null),
    source: z.enum(FACT_SOURCES).default('resident'), expiresOn: Day.nullable().optional(), consent: z.object({ isGiven: z.boolean(), how: ConsentWay }).nullable().default(null),
  }),
  response: z.object({ fact: CareFact.nullable() }), errors: ['not_found', 'rule_broken', 'care.consent_needed', 'already_exists'],
})
export const changeFact = endpoint({
  method: 'PATCH', path: '/care/facts/{id}', summary: 'Correct a fact', access: 'relations:record', params: IdParams,
  body: z.object({ version: z.number().int(), words: text(500).optional(), expiresOn: Day.nullable().optional(), monthDay: MonthDay.optional() }), response: CareFact, errors: ['not_found', 'stale_version', 'rule_broken', 'action_not_allowed', 'care.consent_needed'],
})
export const eraseFact = endpoint({
  method: 'POST', path: '/care/facts/{id}/erase', summary: 'Erase a fact: its consent was withdrawn, or it no longer holds', access: 'signed_in', params: IdParams,
  body: z.object({ because: z.enum(['withdrawn', 'removed']).default('withdrawn') }), response: ErasedFact, errors: ['not_found', 'not_permitted', 'action_not_allowed'],
})
export const Purge = z.object({ day: z.string(), erased: z.number().int(), at: Instant }).meta({ id: 'CarePurge' })
export const listPurges = endpoint({ method: 'GET', path: '/care/purges', summary: 'What each night erased because its time was over', access: 'relations:read', query: z.object({ siteId: Id }), response: itemsOf(Purge), errors: ['not_found'] })

export const CareRule = z.object({
  id: Id, code: z.string(), occasion: z.enum(OCCASIONS), concerns: z.array(FactKind), prompt: z.string(), act: z.string(), audience: z.enum(AUDIENCES), keepDays: z.number().int().nullable(), isSuggested: z.boolean(),
  package: z.enum(PACKAGES).nullable(), isActive: z.boolean(), sortOrder: z.number().int(), version: z.number().int(),
}).meta({ id: 'CareRule' })
export type CareRule = z.infer<typeof CareRule>
const RuleFacts = z.object({
  code: text(40, 1), occasion: z.enum(OCCASIONS), concerns: z.array(FactKind).max(20).default([]), prompt: text(100, 1), act: text(300, 1), audience: z.enum(AUDIENCES).default('all'),
  keepDays: z.number().int().min(1).max(1830).nullable().default(null), isSuggested: z.boolean().default(true), package: z.enum(PACKAGES).nullable().default(null), isActive: z.boolean().default(true), sortOrder: z.number().int().min(0).max(10_000).default(500),
})
export const listRules = endpoint({ method: 'GET', path: '/care/rules', summary: 'Which fact or occasion prompts which act', access: 'relations:read', response: itemsOf(CareRule) })
export const createRule = endpoint({ method: 'POST', path: '/care/rules', summary: 'New rule', access: 'settings:manage', body: RuleFacts, response: CareRule, errors: ['already_exists', 'rule_broken'] })
export const changeRule = endpoint({
  method: 'PATCH', path: '/care/rules/{id}', summary: 'Change a rule', access: 'settings:manage', params: IdParams,
  body: z.object({
    version: z.number().int(), concerns: z.array(FactKind).max(20).optional(), prompt: text(100, 1).optional(), act: text(300, 1).optional(), audience: z.enum(AUDIENCES).optional(), keepDays: z.number().int().min(1).max(1830).nullable().optional(),
    isSuggested: z.boolean().optional(), package: z.enum(PACKAGES).nullable().optional(), isActive: z.boolean().optional(), sortOrder: z.number().int().min(0).max(10_000).optional(),
  }),
  response: CareRule, errors: ['not_found', 'stale_version', 'rule_broken'],
})
/** 老人 · 儿童 · 妇女: what a group is offered, how many households it reaches, and what was done for them this month. */
export const listPackages = endpoint({
  method: 'GET', path: '/care/packages', summary: 'Service packages by group', access: 'relations:read', query: z.object({ siteId: Id }),
  response: itemsOf(z.object({ package: z.enum(PACKAGES), rules: z.array(CareRule), households: z.number().int(), doneThisMonth: z.number().int() })), errors: ['not_found'],
})

export const OCCASION_KINDS = ['weather', 'festival'] as const
export const CareOccasion = z.object({ id: Id, siteId: Id, kind: z.enum(OCCASION_KINDS), title: z.string(), fromOn: z.string(), untilOn: z.string(), isCancelled: z.boolean() }).meta({ id: 'CareOccasion' })
export const listOccasions = endpoint({ method: 'GET', path: '/care/occasions', summary: 'Weather and festivals that are near or now', access: 'relations:read', query: z.object({ siteId: Id }), response: itemsOf(CareOccasion), errors: ['not_found'] })
export const createOccasion = endpoint({
  method: 'POST', path: '/care/occasions', summary: 'Note a weather warning or a festival', access: 'relations:record',
  body: z.object({ id: Id.optional(), siteId: Id, kind: z.enum(OCCASION_KINDS), title: text(100, 1), fromOn: Day, untilOn: Day }), response: CareOccasion, errors: ['not_found', 'rule_broken'],
})
export const cancelOccasion = endpoint({ method: 'POST', path: '/care/occasions/{id}/cancel', summary: 'Take a note back', access: 'relations:record', params: IdParams, response: CareOccasion, errors: ['not_found'] })

/** What would be well done today, for whom; `occasion` is null when it would tell too much. `key` names it for good: planned once, it is nobody else's any more. */
export const Suggestion = z.object({
  key: z.string(), occasion: z.enum(OCCASIONS).nullable(), ruleId: Id, prompt: z.string(), act: z.string(), isHidden: z.boolean(), unit: Ref.nullable(), person: Ref.nullable(), phones: z.array(z.string()), steward: Ref.nullable(), title: z.string(), package: z.enum(PACKAGES).nullable(), preferences: z.array(z.string()),
}).meta({ id: 'CareSuggestion' })
export type Suggestion = z.infer<typeof Suggestion>
export const listSuggestions = endpoint({
  method: 'GET', path: '/care/suggestions', summary: "Today's suggestions; `mine` are those of the zones that I answer for", access: 'relations:read', query: z.object({ siteId: Id, mine: flag }), response: itemsOf(Suggestion), errors: ['not_found'],
})
const key = z.string().min(3).max(200)
export const planSuggestion = endpoint({
  method: 'POST', path: '/care/suggestions/plan', summary: 'Take a suggestion on: it becomes a planned opportunity', access: 'relations:record',
  body: z.object({ siteId: Id, key, plan: text(1000).default(''), planFor: Instant.nullable().default(null), empathy: text(1000).default('') }), response: Opportunity, errors: ['not_found', 'someone_was_faster'],
})
export const dismissSuggestion = endpoint({
  method: 'POST', path: '/care/suggestions/dismiss', summary: 'Let a suggestion pass, with the reason', access: 'relations:record', body: z.object({ siteId: Id, key, reason: text(300, 1) }), response: z.object({ key: z.string() }), errors: ['not_found', 'someone_was_faster'],
})
