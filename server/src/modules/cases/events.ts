import { z } from 'zod'
import { cases } from '@guanjia/contract'
import { event } from '../../platform/events.ts'

const caseFacts = { caseId: z.uuid(), siteId: z.uuid(), at: z.iso.datetime() }

export const caseRegistered = event('case.registered', z.object({ ...caseFacts, kind: cases.CaseKind }))
/** A message or a note was written on a case. */
export const caseCommented = event('case.commented', z.object({ ...caseFacts, isByResident: z.boolean() }))
/** A case was acted upon; `from` and `to` are equal when the act moved nothing. */
export const caseMoved = event('case.moved', z.object({ ...caseFacts, action: cases.CaseAction, from: cases.CaseStatus, to: cases.CaseStatus }))
/** A complaint was taken, or its case was acted upon: for what only complaints ask for. */
export const complaintMoved = event('complaint.moved', z.object({ caseId: z.uuid(), at: z.iso.datetime() }))
