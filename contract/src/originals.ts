import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { Clock, ClockBrief } from './sla.ts'

/** 完好 · 磨损 · 破损 · 遗失 */
export const CONDITIONS = ['good', 'worn', 'damaged', 'lost'] as const
export const LOAN_STATES = ['out', 'returned', 'lost'] as const
export const LOAN_ACTIONS = ['return', 'extend', 'lose'] as const
/** 拟移交 · 已送出 · 已接收 · 已退回 */
export const TRANSFER_STATES = ['draft', 'sent', 'received', 'refused'] as const
export const TRANSFER_ACTIONS = ['send', 'receive', 'refuse'] as const
export const Condition = z.enum(CONDITIONS)
export type Condition = z.infer<typeof Condition>
export type LoanState = (typeof LOAN_STATES)[number]
export type LoanAction = (typeof LOAN_ACTIONS)[number]
export type TransferState = (typeof TRANSFER_STATES)[number]
export type TransferAction = (typeof TRANSFER_ACTIONS)[number]

const place = { cabinet: text(20, 1), layer: text(20, 1), box: text(20, 1) }
/** A box at its place 柜-层-盒; with a unit it is the owner archive box 业主档案盒 of that unit. */
export const ArchiveBox = z.object({ id: Id, siteId: Id, cabinet: z.string(), layer: z.string(), box: z.string(), place: z.string(), label: z.string(), unit: Ref.nullable(), originals: z.number().int(), lent: z.number().int(), isActive: z.boolean(), version: z.number().int() }).meta({ id: 'ArchiveBox' })
export type ArchiveBox = z.infer<typeof ArchiveBox>
const BoxFilter = z.object({ q: z.string().max(60).optional(), unitId: Id.optional(), cabinet: z.string().max(20).optional(), active: flag })
export const listBoxes = endpoint({ method: 'GET', path: '/archive-boxes', summary: 'Boxes of a site by their place', access: 'documents:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: BoxFilter.prefault({}) }), response: listOf(ArchiveBox), errors: ['not_found'] })
export const exportBoxes = endpoint({ method: 'GET', path: '/archive-boxes/export', summary: 'Boxes of the archive as XLSX or CSV', access: 'documents:read', query: listBoxes.query.omit({ limit: true, cursor: true, total: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const createBox = endpoint({ method: 'POST', path: '/archive-boxes', summary: 'New box', access: 'documents:keep', body: z.object({ id: Id.optional(), siteId: Id, ...place, label: text(100).default(''), unitId: Id.nullable().default(null) }), response: ArchiveBox, errors: ['not_found', 'not_permitted', 'already_exists'] })
export const changeBox = endpoint({
  method: 'PATCH', path: '/archive-boxes/{id}', summary: 'Move a box to another place, name it, or put it away', access: 'documents:keep', params: IdParams, body: z.object({ version: z.number().int(), cabinet: place.cabinet.optional(), layer: place.layer.optional(), box: place.box.optional(), label: text(100).optional(), isActive: z.boolean().optional() }), response: ArchiveBox, errors: ['not_found', 'not_permitted', 'stale_version', 'already_exists', 'rule_broken'],
})

const DocumentBrief = z.object({ id: Id, number: z.string(), title: z.string(), kind: z.string(), documentOn: Day.nullable() })
/** The paper of a document, at one place of one box. */
export const Original = z.object({
  id: Id, siteId: Id, document: DocumentBrief, box: z.object({ id: Id, place: z.string() }), position: z.number().int(), copies: z.number().int(), condition: Condition, note: z.string(), loan: z.object({ id: Id, number: z.string(), borrower: z.string(), dueOn: Day }).nullable(), version: z.number().int(),
}).meta({ id: 'Original' })
export type Original = z.infer<typeof Original>
export const BoxPage = ArchiveBox.extend({ items: z.array(Original) }).meta({ id: 'BoxPage' })
export type BoxPage = z.infer<typeof BoxPage>
export const getBox = endpoint({ method: 'GET', path: '/archive-boxes/{id}', summary: 'A box with its documents in their order', access: 'documents:read', params: IdParams, response: BoxPage, errors: ['not_found'] })
/** The ids of all its originals in their new order. */
export const orderBox = endpoint({ method: 'POST', path: '/archive-boxes/{id}/order', summary: 'Put the documents of a box in another order', access: 'documents:keep', params: IdParams, body: z.object({ version: z.number().int(), originalIds: z.array(Id).min(1).max(500) }), response: BoxPage, errors: ['not_found', 'not_permitted', 'stale_version', 'rule_broken'] })
export const printBox = endpoint({ method: 'GET', path: '/archive-boxes/{id}/print', summary: '《档案盒卷内目录》 as PDF (HHD-011)', access: 'documents:read', params: IdParams, kind: 'file', errors: ['not_found'] })

export const placeOriginal = endpoint({
  method: 'POST', path: '/originals', summary: 'Put the paper of a document into a box', access: 'documents:keep', body: z.object({ id: Id.optional(), documentId: Id, boxId: Id, copies: z.number().int().min(1).max(99).default(1), condition: Condition.exclude(['lost']).default('good'), note: text(300).default('') }), response: Original, errors: ['not_found', 'not_permitted', 'already_exists', 'rule_broken'],
})
export const LoanSummary = z.object({
  id: Id, siteId: Id, number: z.string(), originalId: Id, document: DocumentBrief, borrower: z.object({ employeeId: Id.nullable(), name: z.string(), phone: z.string() }), purpose: z.string(), state: z.enum(LOAN_STATES), lentAt: Instant, lentBy: z.string(), dueOn: Day, isOverdue: z.boolean(), returnedAt: Instant.nullable(), returnCondition: Condition.nullable(), returnNote: z.string(), clock: ClockBrief.nullable(), version: z.number().int(),
}).meta({ id: 'LoanSummary' })
export type LoanSummary = z.infer<typeof LoanSummary>
export const Damage = z.object({ id: Id, at: Instant, by: z.string(), condition: Condition, description: z.string(), files: z.array(FileRef) })
export const OriginalPage = Original.extend({ damages: z.array(Damage), loans: z.array(LoanSummary) }).meta({ id: 'OriginalPage' })
export type OriginalPage = z.infer<typeof OriginalPage>
export const getOriginal = endpoint({ method: 'GET', path: '/originals/{id}', summary: 'A paper original with its loans and damages', access: 'documents:read', params: IdParams, response: OriginalPage, errors: ['not_found'] })
export const changeOriginal = endpoint({
  method: 'PATCH', path: '/originals/{id}', summary: 'Move a paper original into another box, or correct its copies', access: 'documents:keep', params: IdParams, body: z.object({ version: z.number().int(), boxId: Id.optional(), copies: z.number().int().min(1).max(99).optional(), note: text(300).optional() }), response: OriginalPage, errors: ['not_found', 'not_permitted', 'stale_version', 'rule_broken', 'action_not_allowed'],
})
/** `good` again when it was mended or found. */
export const recordDamage = endpoint({
  method: 'POST', path: '/originals/{id}/damages', summary: 'Record the condition of a paper original: worn, damaged, lost, or mended', access: 'documents:keep', params: IdParams, body: z.object({ version: z.number().int().optional(), condition: Condition, description: text(500, 1), fileIds: z.array(Id).max(20).default([]) }), response: OriginalPage, errors: ['not_found', 'not_permitted', 'stale_version', 'rule_broken', 'action_not_allowed'],
})

export const Loan = LoanSummary.extend({ place: z.string(), clocks: z.array(Clock), allowedActions: z.array(z.enum(LOAN_ACTIONS)) }).meta({ id: 'Loan' })
export type Loan = z.infer<typeof Loan>
const LoanFilter = z.object({ state: oneOrMany(z.enum(LOAN_STATES)), overdue: flag, mine: flag, q: z.string().max(60).optional(), from: Instant.optional(), to: Instant.optional() })
export const listLoans = endpoint({ method: 'GET', path: '/archive-loans', summary: 'Lent originals, newest first', access: 'documents:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: LoanFilter.prefault({}) }), response: listOf(LoanSummary), errors: ['not_found'] })
export const exportLoans = endpoint({ method: 'GET', path: '/archive-loans/export', summary: 'The register of loans as XLSX or CSV', access: 'documents:read', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: LoanFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
/** To a colleague or to somebody by name; due at the end of `dueOn`. */
export const lendOriginal = endpoint({
  method: 'POST', path: '/archive-loans', summary: 'Lend a paper original', access: 'documents:keep', body: z.object({ id: Id.optional(), originalId: Id, borrowerId: Id.nullable().default(null), borrowerName: text(50).default(''), borrowerPhone: text(30).default(''), purpose: text(200, 1), dueOn: Day }), response: Loan, errors: ['not_found', 'not_permitted', 'rule_broken', 'original.lent', 'action_not_allowed'],
})
export const getLoan = endpoint({ method: 'GET', path: '/archive-loans/{id}', summary: 'One loan', access: 'documents:read', params: IdParams, response: Loan, errors: ['not_found'] })
export const loanTimeline = endpoint({ method: 'GET', path: '/archive-loans/{id}/timeline', summary: 'What happened to a loan', access: 'documents:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
const version = z.number().int().optional()
export const actOnLoan = endpoint({
  method: 'POST', path: '/archive-loans/{id}/actions', summary: 'Take an original back, prolong its loan, or record its loss', access: 'documents:keep', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('return'), version, condition: Condition.exclude(['lost']), note: text(500).default('') }),
    z.object({ action: z.literal('extend'), version, dueOn: Day, reason: text(300, 1) }),
    z.object({ action: z.literal('lose'), version, note: text(500, 1) }),
  ]),
  response: Loan, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken'],
})

/** A batch of documents on its way from a department to the central archive 移交清册 (HHD-014). */
export const TransferSummary = z.object({
  id: Id, siteId: Id, number: z.string(), department: Ref, state: z.enum(TRANSFER_STATES), documents: z.number().int(), preparedBy: Ref, preparedAt: Instant, sentAt: Instant.nullable(), receiver: Ref.nullable(), receivedAt: Instant.nullable(), note: z.string(), reason: z.string(), version: z.number().int(),
}).meta({ id: 'TransferSummary' })
export type TransferSummary = z.infer<typeof TransferSummary>
export const Transfer = TransferSummary.extend({ items: z.array(DocumentBrief), signature: FileRef.nullable(), allowedActions: z.array(z.enum(TRANSFER_ACTIONS)) }).meta({ id: 'Transfer' })
export type Transfer = z.infer<typeof Transfer>
export const listTransfers = endpoint({ method: 'GET', path: '/archive-transfers', summary: 'Batches handed to the central archive, newest first', access: 'documents:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: z.object({ state: oneOrMany(z.enum(TRANSFER_STATES)), departmentId: Id.optional() }).prefault({}) }), response: listOf(TransferSummary), errors: ['not_found'] })
export const exportTransfers = endpoint({ method: 'GET', path: '/archive-transfers/export', summary: 'Batches handed to the central archive as XLSX or CSV', access: 'documents:read', query: listTransfers.query.omit({ limit: true, cursor: true, total: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const createTransfer = endpoint({ method: 'POST', path: '/archive-transfers', summary: 'Put together a batch for the central archive', access: 'documents:keep', body: z.object({ id: Id.optional(), siteId: Id, departmentId: Id, documentIds: z.array(Id).min(1).max(200), note: text(500).default('') }), response: Transfer, errors: ['not_found', 'not_permitted', 'rule_broken', 'already_exists'] })
export const getTransfer = endpoint({ method: 'GET', path: '/archive-transfers/{id}', summary: 'One batch', access: 'documents:read', params: IdParams, response: Transfer, errors: ['not_found'] })
/** `receive` is signed by somebody other than who prepared the batch. */
export const actOnTransfer = endpoint({
  method: 'POST', path: '/archive-transfers/{id}/actions', summary: 'Send a batch, receive it with signature, or refuse it', access: 'documents:keep', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('send'), version }),
    z.object({ action: z.literal('receive'), version, signatureFileId: Id, note: text(500).default('') }),
    z.object({ action: z.literal('refuse'), version, reason: text(500, 1) }),
  ]),
  response: Transfer, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken', 'transfer.own'],
})
export const printTransfer = endpoint({ method: 'GET', path: '/archive-transfers/{id}/print', summary: '《档案移交清册》 as PDF', access: 'documents:read', params: IdParams, kind: 'file', errors: ['not_found'] })
