import type { CallInput } from '@guanjia/ui'
import type { Case, CaseKind, CaseSummary } from '@guanjia/contract/cases.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'

/** What the front desk has written so far; kept on this device until it is saved. */
export interface Draft {
  /** Made with the first word, so that saving twice after a lost answer takes one contact. */
  id: string
  /** When the contact began: the promise of a first response counts from here. */
  startedAt: string
  mode: 'case' | 'settle'
  channel: CaseSummary['channel']
  kind: CaseKind
  words: string
  answer: string
  categoryId: string | null
  urgency: CaseSummary['urgency']
  placeKind: Case['placeKind']
  place: string
  phone: string
  grade: CaseSummary['grade']
  majorReasons: Case['majorReasons']
  wish: Case['wish']
  demand: string
  expectation: string
  occurredAt: string | null
  personsInvolved: string
  promisedAt: string | null
  files: FileRef[]
  enquiryKindId: string | null
  /** The article that the answer was taken from, in the version that was read out. */
  article: { id: string; version: number; title: string } | null
  /** 答不上来: goes on as a case, and its words are kept for the knowledge base. */
  couldNotAnswer: boolean
  /** 找管家: the resident asked for the own steward. */
  withSteward: boolean
}

export interface Caller {
  unitId: string | undefined
  personId: string | undefined
}

export const EMPTY: Omit<Draft, 'id' | 'startedAt'> = {
  mode: 'case',
  channel: 'phone',
  kind: 'repair',
  words: '',
  answer: '',
  categoryId: null,
  urgency: 'normal',
  placeKind: 'unit',
  place: '',
  phone: '',
  grade: null,
  majorReasons: [],
  wish: null,
  demand: '',
  expectation: '',
  occurredAt: null,
  personsInvolved: '',
  promisedAt: null,
  files: [],
  enquiryKindId: null,
  article: null,
  couldNotAnswer: false,
  withSteward: false,
}

type Body = CallInput<'cases.createContact'>['body']

/**
 * The contact that a draft stands for: settled at once, or a new case. What belongs to complaints only (grade, wish) is left out for
 * other kinds, even when it was filled in before the kind was changed.
 */
export function contactOf(draft: Draft, siteId: string, caller: Caller): Body {
  const contact = {
    id: draft.id,
    siteId,
    channel: draft.channel,
    arrivedAt: draft.startedAt,
    personId: caller.personId ?? null,
    unitId: caller.unitId ?? null,
    phone: draft.phone.trim(),
    words: draft.words.trim(),
  }
  if (draft.mode === 'settle')
    return {
      ...contact,
      outcome: {
        kind: 'settled',
        answer: draft.answer.trim(),
        categoryId: draft.categoryId,
        ...(draft.enquiryKindId ? { enquiryKindId: draft.enquiryKindId } : {}),
        ...(draft.article ? { article: { id: draft.article.id, version: draft.article.version } } : {}),
      },
    }
  const isComplaint = draft.kind === 'complaint'
  const isEnquiry = draft.kind === 'enquiry'
  return {
    ...contact,
    ...(isEnquiry && draft.couldNotAnswer ? { couldNotAnswer: true } : {}),
    outcome: {
      kind: 'opened_case',
      case: {
        kind: draft.kind,
        categoryId: draft.categoryId,
        urgency: draft.urgency,
        placeKind: draft.placeKind,
        place: draft.place.trim(),
        contactPhone: draft.phone.trim(),
        demand: draft.demand.trim(),
        expectation: draft.expectation.trim(),
        occurredAt: draft.occurredAt,
        personsInvolved: draft.personsInvolved.trim(),
        promisedAt: draft.promisedAt,
        grade: isComplaint ? draft.grade : null,
        majorReasons: isComplaint && draft.grade === 'major' ? draft.majorReasons : [],
        wish: isComplaint ? draft.wish : null,
        fileIds: draft.files.map(({ id }) => id),
        ...(isEnquiry && draft.enquiryKindId ? { enquiryKindId: draft.enquiryKindId } : {}),
        ...(draft.withSteward && (isEnquiry || isComplaint) ? { withSteward: true } : {}),
      },
    },
  }
}

/** The same contact as one more word on a case that is open already. */
export function joiningContact(draft: Draft, siteId: string, caller: Caller, caseId: string, words: string): Body {
  return { ...contactOf({ ...draft, words }, siteId, caller), outcome: { kind: 'joined_case', caseId } }
}
