import { join } from 'node:path'
import type { CaseRegister, FormHead, HandOverForm, OpinionForm, PriceListPoster, WorkOrderCopy, WorkOrderSlip, Paper } from './forms.ts'
import { printLabels, type PrintLocale } from './labels.ts'
import { qrSvg } from './qr.ts'
import { typesetPdf } from './typeset.ts'

export interface PrintOptions {
  locale: PrintLocale
  /** Prints every label in this language too, small under the first one. */
  secondLocale?: PrintLocale
  signal?: AbortSignal
  /** Told which characters the font can't draw. */
  onMissing?: (characters: string[]) => void
}

export interface WorkOrderPaper {
  /** A4 puts two copies on a page, with a line to cut along, when each fits on half of it; 80 mm is a receipt printer's roll. */
  paper?: 'a4' | '80mm'
  /** The copies on A4, in their order; the roll prints one. */
  copies?: WorkOrderCopy[]
}

/** 《工程维修单》 as PDF. Throws what `typesetPdf` throws. */
export function printWorkOrder(slip: WorkOrderSlip, options: PrintOptions & WorkOrderPaper): Promise<Buffer> {
  const copies = options.copies ?? ['officeCopy', 'engineeringCopy']
  if (options.paper === '80mm') return printForm('work-order-80mm.typ', slip, options)
  const form: WorkOrderSlip & { copies: WorkOrderCopy[] } = { ...slip, copies }
  return printForm('work-order.typ', form, options)
}

/** 《业户服务需求/投诉登记表》 as PDF: the facts, then the whole course of the matter over as many pages as it takes [CMP-007]. */
export function printCaseRegister(record: CaseRegister, options: PrintOptions): Promise<Buffer> {
  return printForm('case-register.typ', record, options)
}

/** 《有偿服务收费公示》 as PDF, one page of A3 or as many of A4 as it takes. */
export function printPriceList(poster: PriceListPoster, options: PrintOptions): Promise<Buffer> {
  return printForm('price-list.typ', poster, options)
}

/** 《用户意见受理表》 as PDF, with room for what the resident adds by hand [CMP-053]. */
export function printOpinion(form: OpinionForm, options: PrintOptions): Promise<Buffer> {
  return printForm('opinion.typ', form, options)
}

/** 《交接班记录》 as PDF. */
export function printHandOverForm(form: HandOverForm, options: PrintOptions): Promise<Buffer> {
  return printForm('hand-over.typ', form, options)
}

/** A document in the words of its module, with the letterhead and the page frame of all forms. */
export function printPaper(paper: Paper, options: PrintOptions): Promise<Buffer> {
  return printForm('paper.typ', paper, options, { paper: paper.title })
}

/** Any form by its template; for forms that have a file of their own. */
export async function printForm(template: string, form: FormHead, options: PrintOptions, words: Record<string, string> = {}): Promise<Buffer> {
  const images: Record<string, Uint8Array> = {}
  const data = {
    locale: options.locale,
    labels: { ...printLabels(options.locale), ...words },
    secondLabels: options.secondLocale ? printLabels(options.secondLocale) : null,
    qr: form.qrText === null ? null : await qrSvg(form.qrText),
    form: withoutPictures(form, images),
  }
  const { signal, onMissing } = options
  return typesetPdf(join(import.meta.dirname, template), data, { signal, onMissing, images })
}

/** JSON can't carry pictures: each goes into `images`, its place in the data names it. */
function withoutPictures(value: unknown, images: Record<string, Uint8Array>): unknown {
  if (value instanceof Uint8Array) {
    const name = `picture-${Object.keys(images).length + 1}`
    images[name] = value
    return name
  }
  if (Array.isArray(value)) return value.map((item) => withoutPictures(item, images))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutPictures(item, images)]))
}
