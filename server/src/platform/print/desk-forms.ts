import type { Entry, FormHead, Signature } from './forms.ts'
import { printForm, type PrintOptions } from './print-forms.ts'

/** 《收费说明》 of a unit: the published tariff and what it comes to for its area; never a balance [INQ-002]. */
export interface FeeExplanation extends FormHead {
  unit: string
  askedBy: string
  identityCheck: string
  buildingArea: Entry
  billingArea: Entry
  explainedBy: string
  lines: { name: string; basis: string; unitPrice: Entry; amount: string; payer: Entry; source: Entry }[]
  notes: string[]
}

/** 《代办事项资料清单》: which papers an application needs and which are here [INQ-004]. */
export interface ErrandChecklist extends FormHead {
  service: string
  provider: Entry
  unit: string
  household: Entry
  phone: Entry
  askedAt: string
  papers: { name: string; has: boolean; remark: Entry }[]
  notes: string[]
  signatures: { resident: Signature; errandOwner: Signature }
}

export function printFeeExplanation(form: FeeExplanation, options: PrintOptions): Promise<Buffer> {
  return printForm('fee-explanation.typ', form, options)
}

export function printErrandChecklist(form: ErrandChecklist, options: PrintOptions): Promise<Buffer> {
  return printForm('errand-checklist.typ', form, options)
}
