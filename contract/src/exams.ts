import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { APPEAL_STATES, DIFFICULTIES, EXAM_ACTIONS, EXAM_STATES, QUESTION_TOPICS, QUESTION_TYPES, REGRADE_KINDS, SITTING_STATES } from './exam-choices.ts'
import { fileOf } from './list-file.ts'
import { Choice, QuestionContent } from './questions.ts'
import { Day, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { STANDARD_POSTS } from './standards.ts'

/** So many questions of one kind; what is left out may be anything. */
export const BlueprintLine = z.object({ topic: z.enum(QUESTION_TOPICS).nullable().default(null), difficulty: z.enum(DIFFICULTIES).nullable().default(null), type: z.enum(QUESTION_TYPES).nullable().default(null), count: z.number().int().min(1).max(100), marks: z.number().min(0.5).max(100).multipleOf(0.5) })
export const BlueprintSection = z.object({ title: text(60, 1), /** Share of the section's marks that has to be reached; null: only the whole counts. */ passPercent: z.number().int().min(1).max(100).nullable().default(null), lines: z.array(BlueprintLine).min(1).max(20) })
export type BlueprintSection = z.infer<typeof BlueprintSection>
const Rules = {
  durationMinutes: z.number().int().min(5).max(300).default(60), passPercent: z.number().int().min(1).max(100).default(60),
  /** How often somebody may sit it, and how long they wait before the next time. */
  maxAttempts: z.number().int().min(1).max(5).default(2), retakeAfterDays: z.number().int().min(0).max(90).default(0),
  /** 2: two people mark each written answer, a third decides where they differ by more than the tolerance. */
  markers: z.number().int().min(1).max(2).default(1), markTolerance: z.number().min(0).max(20).default(0),
  /** Months that a certificate is valid; 0: for good; null: none is given. */
  certificateMonths: z.number().int().min(0).max(120).nullable().default(12),
}
const BlueprintFacts = { name: text(100, 1), post: z.enum(STANDARD_POSTS).default('everybody'), sections: z.array(BlueprintSection).min(1).max(10), ...Rules }
export const Blueprint = z.object({
  id: Id, ...BlueprintFacts, isActive: z.boolean(), questions: z.number().int(), marks: z.number(), /** Lines for which the bank has too few questions. */ short: z.array(z.object({ section: z.number().int(), line: z.number().int(), has: z.number().int(), needs: z.number().int() })), version: z.number().int(), updatedAt: Instant,
}).meta({ id: 'ExamBlueprint' })
export type Blueprint = z.infer<typeof Blueprint>
export const listBlueprints = endpoint({ method: 'GET', path: '/exam-blueprints', summary: 'Patterns from which papers are drawn', access: 'training:manage', query: z.object({ filter: z.object({ active: flag }).prefault({}) }), response: itemsOf(Blueprint) })
export const exportBlueprints = fileOf(listBlueprints, 'Patterns of papers as XLSX or CSV')
export const createBlueprint = endpoint({ method: 'POST', path: '/exam-blueprints', summary: 'New pattern', access: 'training:manage', body: z.object({ id: Id.optional(), ...BlueprintFacts }), response: Blueprint, errors: ['already_exists', 'rule_broken'] })
export const getBlueprint = endpoint({ method: 'GET', path: '/exam-blueprints/{id}', summary: 'One pattern', access: 'training:manage', params: IdParams, response: Blueprint, errors: ['not_found'] })
export const changeBlueprint = endpoint({ method: 'PATCH', path: '/exam-blueprints/{id}', summary: 'Change a pattern; exams that exist keep theirs', access: 'training:manage', params: IdParams, body: z.object({ version: z.number().int(), ...BlueprintFacts, isActive: z.boolean() }), response: Blueprint, errors: ['not_found', 'stale_version', 'rule_broken'] })

const ExamSummary = z.object({
  id: Id, number: z.string(), siteId: Id, title: z.string(), state: z.enum(EXAM_STATES), opensAt: Instant, closesAt: Instant, durationMinutes: z.number().int(), passPercent: z.number().int(), candidates: z.number().int(), sitting: z.number().int(), toMark: z.number().int(), examined: z.number().int(), passed: z.number().int(), version: z.number().int(),
}).meta({ id: 'ExamSummary' })
export type ExamSummary = z.infer<typeof ExamSummary>
const SittingSummary = z.object({
  id: Id, employee: Ref, attempt: z.number().int(), state: z.enum(SITTING_STATES), startedAt: Instant.nullable(), deadlineAt: Instant.nullable(), submittedAt: Instant.nullable(), submittedBy: z.enum(['candidate', 'deadline']).nullable(), answered: z.number().int(), of: z.number().int(), score: z.number().nullable(), maxScore: z.number().nullable(), percent: z.number().nullable(),
  isPassed: z.boolean().nullable(), /** Passed before an item was marked anew, and therefore still. */ isPassKept: z.boolean(), certificateId: Id.nullable(),
}).meta({ id: 'ExamSittingSummary' })
export type SittingSummary = z.infer<typeof SittingSummary>
const Regrade = z.object({ id: Id, question: z.object({ id: Id, code: z.string(), stem: z.string(), version: z.number().int() }), kind: z.enum(REGRADE_KINDS), reason: z.string(), papers: z.number().int(), changed: z.number().int(), nowPassed: z.number().int(), passKept: z.number().int(), by: z.string(), at: Instant })
export const Exam = ExamSummary.extend({
  post: z.enum(STANDARD_POSTS), sections: z.array(BlueprintSection), maxAttempts: z.number().int(), retakeAfterDays: z.number().int(), markers: z.number().int(), markTolerance: z.number(), certificateMonths: z.number().int().nullable(), graceSeconds: z.number().int(), passRate: z.number().nullable(),
  sittings: z.array(SittingSummary), /** Every item that stands on a paper, the one that earned least first; its share is null until a paper was marked. */ items: z.array(z.object({ questionId: Id, number: z.number().int(), code: z.string(), stem: z.string(), type: z.enum(QUESTION_TYPES), papers: z.number().int(), share: z.number().nullable(), isVoid: z.boolean() })), regrades: z.array(Regrade), allowedActions: z.array(z.enum(EXAM_ACTIONS)), mayRegrade: z.boolean(),
}).meta({ id: 'Exam' })
export type Exam = z.infer<typeof Exam>
const ExamFilter = z.object({ state: oneOrMany(z.enum(EXAM_STATES)), toMark: flag, from: Day.optional(), to: Day.optional(), q: z.string().max(100).optional() })
export const listExams = endpoint({ method: 'GET', path: '/exams', summary: 'Exams of a site, newest first', access: 'training:manage', query: z.object({ ...paging, siteId: Id, filter: ExamFilter.prefault({}) }), response: listOf(ExamSummary), errors: ['not_found'] })
export const exportExams = endpoint({ method: 'GET', path: '/exams/export', summary: 'The exams as XLSX or CSV', access: 'training:manage', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: ExamFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const createExam = endpoint({
  method: 'POST', path: '/exams', summary: 'An exam by a pattern, for these people, as a draft', access: 'training:manage',
  body: z.object({ id: Id.optional(), siteId: Id, blueprintId: Id, title: text(100, 1), opensAt: Instant, closesAt: Instant, candidateIds: z.array(Id).min(1).max(1000) }), response: Exam, errors: ['not_found', 'already_exists', 'rule_broken'],
})
export const getExam = endpoint({ method: 'GET', path: '/exams/{id}', summary: 'One exam with its candidates and results', access: 'training:manage', params: IdParams, response: Exam, errors: ['not_found'] })
export const actOnExam = endpoint({
  method: 'POST', path: '/exams/{id}/actions', summary: 'Publish it: papers are drawn and the candidates told; close it, or cancel it', access: 'training:manage', params: IdParams, body: z.object({ version: z.number().int().optional(), action: z.enum(EXAM_ACTIONS), reason: text(500).default('') }), response: Exam,
  errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken', 'exam.bank_short'],
})
export const addCandidates = endpoint({ method: 'POST', path: '/exams/{id}/candidates', summary: 'More candidates; in a published exam their papers are drawn at once', access: 'training:manage', params: IdParams, body: z.object({ employeeIds: z.array(Id).min(1).max(1000) }), response: Exam, errors: ['not_found', 'action_not_allowed', 'rule_broken', 'exam.bank_short'] })
export const exportExamItems = endpoint({ method: 'GET', path: '/exams/{id}/items/export', summary: 'How each question of an exam was answered, as XLSX or CSV', access: 'training:manage', params: IdParams, query: z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') }), kind: 'file', errors: ['not_found'] })
export const exportResults = endpoint({ method: 'GET', path: '/exams/{id}/export', summary: 'The results as XLSX or CSV', access: 'training:manage', params: IdParams, query: z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') }), kind: 'file', errors: ['not_found'] })
export const examTimeline = endpoint({ method: 'GET', path: '/exams/{id}/timeline', summary: 'Everything that happened', access: 'training:manage', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const regradeExam = endpoint({
  method: 'POST', path: '/exams/{id}/regrade', summary: 'A faulty item: void it, give it to everybody, or correct its answer; all papers are scored anew and nobody loses a pass', access: 'training:decide', params: IdParams,
  body: z.object({ questionId: Id, number: z.number().int().min(1).max(100_000), kind: z.enum(REGRADE_KINDS), answer: QuestionContent.shape.answer.optional(), reason: text(500, 1) }), response: Exam, errors: ['not_found', 'rule_broken', 'action_not_allowed'],
})

/** One item of a frozen paper as the candidate sees it: choices in their own order, under keys of this paper. Nothing tells what is right. */
const PaperItem = z.object({
  position: z.number().int(), section: z.number().int(), type: z.enum(QUESTION_TYPES), stem: z.string(), options: z.array(Choice), targets: z.array(Choice), blanks: z.number().int(), marks: z.number(), pictures: z.array(FileRef), response: z.array(z.string()).nullable(), sequence: z.number().int(),
})
export type PaperItem = z.infer<typeof PaperItem>
const Time = { /** The server's clock; screens count from here and never from their own. */ serverNow: Instant, secondsLeft: z.number().int() }
export const Paper = z.object({ id: Id, exam: Ref, attempt: z.number().int(), state: z.enum(SITTING_STATES), holder: Id, deadlineAt: Instant, ...Time, sections: z.array(z.object({ title: z.string() })), items: z.array(PaperItem) }).meta({ id: 'ExamPaper' })
export type Paper = z.infer<typeof Paper>
const OwnSitting = SittingSummary.omit({ employee: true }).extend({
  exam: z.object({ id: Id, title: z.string(), opensAt: Instant, closesAt: Instant, durationMinutes: z.number().int(), passPercent: z.number().int(), state: z.enum(EXAM_STATES) }), questions: z.number().int(), mayEnter: z.boolean(), mayRetake: z.boolean(), retakeFrom: Instant.nullable(), mayReview: z.boolean(), verificationCode: z.string().nullable(),
}).meta({ id: 'OwnExamSitting' })
export type OwnSitting = z.infer<typeof OwnSitting>
export const listOwnExams = endpoint({ method: 'GET', path: '/own-exams', summary: 'My exams: to sit, running, and how they went', access: 'training:read', response: z.object({ serverNow: Instant, items: z.array(OwnSitting) }) })
export const retakeExam = endpoint({ method: 'POST', path: '/exam-sittings/{id}/retake', summary: 'Sit it once more; a new paper is drawn', access: 'training:read', params: IdParams, response: OwnSitting, errors: ['not_found', 'action_not_allowed', 'exam.bank_short'] })
export const enterSitting = endpoint({
  method: 'POST', path: '/exam-sittings/{id}/enter', summary: 'Begin, or go on here; another screen that has it is asked for first', access: 'training:read', params: IdParams, body: z.object({ /** What this page was given before, when it is loaded anew. */ holder: Id.optional(), takeOver: z.boolean().default(false), device: text(60).default('') }), response: Paper,
  errors: ['not_found', 'action_not_allowed', 'exam.not_open', 'exam.time_over', 'exam.held_elsewhere', 'exam.other_running'],
})
const Answer = z.object({ position: z.number().int().min(1).max(500), /** Grows with each change of this answer; an older one never overwrites a newer. */ sequence: z.number().int().min(1).max(1_000_000_000), response: z.array(z.string().max(4000)).max(24) })
const Answers = { holder: Id, answers: z.array(Answer).max(500).default([]) }
export const saveAnswers = endpoint({ method: 'POST', path: '/exam-sittings/{id}/answers', summary: 'Keep answers; sent again it changes nothing', access: 'training:read', isRepeatable: true, params: IdParams, body: z.object(Answers), response: z.object({ ...Time, saved: z.number().int() }), errors: ['not_found', 'rule_broken', 'action_not_allowed', 'exam.time_over', 'exam.taken_over'] })
export const submitSitting = endpoint({ method: 'POST', path: '/exam-sittings/{id}/submit', summary: 'Hand in, with the last answers; handed in twice it counts once', access: 'training:read', params: IdParams, body: z.object(Answers), response: OwnSitting, errors: ['not_found', 'rule_broken', 'action_not_allowed', 'exam.time_over', 'exam.taken_over'] })

const ReviewItem = PaperItem.omit({ sequence: true }).extend({ questionId: Id, number: z.number().int(), score: z.number().nullable(), isVoid: z.boolean(), right: z.array(z.string()), reference: z.string(), explanation: z.string(), comment: z.string(), appeal: z.object({ state: z.enum(APPEAL_STATES), reply: z.string() }).nullable() })
export const Review = z.object({ sitting: SittingSummary, exam: Ref, sections: z.array(z.object({ title: z.string(), passPercent: z.number().int().nullable(), score: z.number().nullable(), maxScore: z.number(), isPassed: z.boolean().nullable() })), items: z.array(ReviewItem), mayAppeal: z.boolean(), rescorings: z.array(z.object({ at: Instant, reason: z.string(), before: z.number().nullable(), after: z.number().nullable() })) }).meta({ id: 'ExamReview' })
export type Review = z.infer<typeof Review>
export const reviewSitting = endpoint({ method: 'GET', path: '/exam-sittings/{id}', summary: 'A marked paper with what is right; the candidate sees it once the exam is over', access: 'training:read', params: IdParams, response: Review, errors: ['not_found', 'action_not_allowed'] })

export const printSitting = endpoint({ method: 'GET', path: '/exam-sittings/{id}/print', summary: 'A marked paper as PDF, with what is right; the candidate gets it once the exam is over', access: 'training:read', params: IdParams, kind: 'file', errors: ['not_found', 'action_not_allowed'] })

/** A written answer without a name. */
const ToMark = z.object({ sittingId: Id, position: z.number().int(), exam: Ref, stem: z.string(), modelAnswer: z.string(), reference: z.string(), response: z.string(), marks: z.number(), round: z.number().int(), given: z.array(z.number()) })
export type ToMark = z.infer<typeof ToMark>
export const listToMark = endpoint({ method: 'GET', path: '/exam-marking', summary: 'Written answers that wait for my marks, without names', access: 'training:manage', query: z.object({ siteId: Id, examId: Id.optional() }), response: itemsOf(ToMark), errors: ['not_found'] })
export const markAnswer = endpoint({ method: 'POST', path: '/exam-sittings/{id}/marks', summary: 'Marks for a written answer; where two differ, a third decides', access: 'training:manage', params: IdParams, body: z.object({ position: z.number().int().min(1).max(500), marks: z.number().min(0).max(100), comment: text(500).default('') }), response: z.object({ isSettled: z.boolean(), round: z.number().int() }), errors: ['not_found', 'rule_broken', 'action_not_allowed', 'exam.own_paper', 'already_exists'] })

const Appeal = z.object({ id: Id, siteId: Id, sittingId: Id, exam: Ref, position: z.number().int(), question: z.object({ id: Id, number: z.number().int(), code: z.string(), stem: z.string() }), employee: Ref, reason: z.string(), state: z.enum(APPEAL_STATES), reply: z.string(), decidedBy: z.string(), decidedAt: Instant.nullable(), raisedAt: Instant, version: z.number().int() }).meta({ id: 'ExamAppeal' })
export type Appeal = z.infer<typeof Appeal>
export const raiseAppeal = endpoint({ method: 'POST', path: '/exam-sittings/{id}/appeals', summary: 'This item is faulty, or was marked wrongly', access: 'training:read', params: IdParams, body: z.object({ position: z.number().int().min(1).max(500), reason: text(1000, 5) }), response: Appeal, errors: ['not_found', 'action_not_allowed', 'already_exists'] })
export const listAppeals = endpoint({ method: 'GET', path: '/exam-appeals', summary: 'Appeals at a site, open ones first', access: 'training:manage', query: z.object({ siteId: Id, filter: z.object({ state: oneOrMany(z.enum(APPEAL_STATES)) }).prefault({}) }), response: itemsOf(Appeal), errors: ['not_found'] })
export const exportAppeals = fileOf(listAppeals, 'Appeals as XLSX or CSV')
export const decideAppeal = endpoint({ method: 'POST', path: '/exam-appeals/{id}/actions', summary: 'Uphold an appeal with what is done about the item, or reject it with the reason', access: 'training:decide', params: IdParams, body: z.object({ version: z.number().int().optional(), action: z.enum(['uphold', 'reject']), reply: text(1000, 1), kind: z.enum(REGRADE_KINDS).optional(), answer: QuestionContent.shape.answer.optional() }), response: Appeal, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken', 'exam.own_paper'] })

const Wrong = z.object({ questionId: Id, number: z.number().int(), content: QuestionContent, pictures: z.array(FileRef), response: z.array(z.string()).nullable(), exam: Ref, at: Instant, practised: z.number().int() })
export type WrongAnswer = z.infer<typeof Wrong>
export const listWrongAnswers = endpoint({ method: 'GET', path: '/wrong-answers', summary: 'My wrong-answer book: what I got wrong and have not got right since', access: 'training:read', response: itemsOf(Wrong) })
export const practiseAnswer = endpoint({ method: 'POST', path: '/wrong-answers/{id}/practise', summary: 'Answer a question of the book again; right answers leave it', access: 'training:read', params: IdParams, body: z.object({ response: z.array(z.string().max(4000)).max(24) }), response: z.object({ isRight: z.boolean(), right: z.array(z.string()), explanation: z.string(), reference: z.string() }), errors: ['not_found'] })

const Certificate = z.object({ id: Id, number: z.string(), siteId: Id, employee: Ref, exam: Ref, percent: z.number(), issuedOn: Day, validUntil: Day.nullable(), isValid: z.boolean(), verificationCode: z.string() }).meta({ id: 'ExamCertificate' })
export type Certificate = z.infer<typeof Certificate>
export const listExamCertificates = endpoint({ method: 'GET', path: '/exam-certificates', summary: 'Certificates of exams; own ones for everybody', access: 'training:read', query: z.object({ ...paging, siteId: Id, filter: z.object({ mine: flag, valid: flag, q: z.string().max(60).optional() }).prefault({}) }), response: listOf(Certificate), errors: ['not_found'] })
export const exportExamCertificates = endpoint({ method: 'GET', path: '/exam-certificates/export', summary: 'Certificates of exams as XLSX or CSV', access: 'training:read', query: listExamCertificates.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const printCertificate = endpoint({ method: 'GET', path: '/exam-certificates/{id}/print', summary: 'The certificate as PDF', access: 'training:read', params: IdParams, kind: 'file', errors: ['not_found'] })
/** Tells only what stands on the paper, with the name covered. */
export const checkCertificate = endpoint({ method: 'GET', path: '/certificate-checks/{code}', summary: 'Is this certificate real', access: 'public', params: z.object({ code: z.string().max(40) }), response: z.object({ number: z.string(), name: z.string(), exam: z.string(), organization: z.string(), issuedOn: Day, validUntil: Day.nullable(), isValid: z.boolean() }), errors: ['not_found'] })

export const examFigures = endpoint({
  method: 'GET', path: '/exams/figures', summary: 'Pass rate of a period, by exam and topic', access: 'training:manage', query: z.object({ siteId: Id, from: Day, to: Day }),
  response: z.object({
    examined: z.number().int(), passed: z.number().int(), /** Null while nobody was examined. */ passRate: z.number().nullable(), goal: z.number(), absent: z.number().int(),
    exams: z.array(z.object({ id: Id, title: z.string(), closesAt: Instant, examined: z.number().int(), passed: z.number().int(), passRate: z.number().nullable() })),
    topics: z.array(z.object({ topic: z.enum(QUESTION_TOPICS), answered: z.number().int(), share: z.number() })),
  }),
  errors: ['not_found', 'rule_broken'],
})
