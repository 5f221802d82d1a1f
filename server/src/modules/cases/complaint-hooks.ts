import type { cases } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import type { CaseRegister } from '../../platform/print/forms.ts'
import type { CaseRow } from './present.ts'

/** How a case is about to be closed; `override` is the reason for which a supervisor lets something be missing. */
export interface Closing {
  at: Date
  reason: NonNullable<cases.Case['closeReason']>
  override: string | undefined
}

/** What the printed forms know of a complaint beyond its case. */
export type ComplaintForm = Pick<CaseRegister, 'investigation' | 'cause' | 'solution' | 'clears'> & {
  process: string | null
  opinion: string | null
  filedAt: Date | null
  filedBy: string | null
  signatures: Record<'handler' | 'supervisor' | 'resident', { name: string; signedAt: Date; picture: Uint8Array } | null>
}

interface Hooks {
  /** Throws while something keeps the house from explaining the matter to the resident (CMP-039). */
  mayExplain: (ctx: Ctx, row: CaseRow) => Promise<void>
  /** Throws `complaint.clears_missing` (CMP-045). */
  mayClose: (ctx: Ctx, row: CaseRow, closing: Closing) => Promise<void>
  formOf: (ctx: Ctx, row: CaseRow) => Promise<ComplaintForm | null>
}

let hooks: Hooks = { mayExplain: () => Promise.resolve(), mayClose: () => Promise.resolve(), formOf: () => Promise.resolve(null) }
/** Complaints lie right of cases: they say what a complaint needs before it is explained, closed and printed. To be called once. */
export function casesAskComplaints(then: Hooks): void {
  hooks = then
}

const isComplaint = (row: CaseRow): boolean => row.kind === 'complaint' && row.import_key === null
export const mayExplain = async (ctx: Ctx, row: CaseRow): Promise<void> => (isComplaint(row) ? hooks.mayExplain(ctx, row) : undefined)
export const mayClose = async (ctx: Ctx, row: CaseRow, closing: Closing): Promise<void> => (isComplaint(row) ? hooks.mayClose(ctx, row, closing) : undefined)
export const complaintForm = async (ctx: Ctx, row: CaseRow): Promise<ComplaintForm | null> => (row.kind === 'complaint' ? hooks.formOf(ctx, row) : null)
