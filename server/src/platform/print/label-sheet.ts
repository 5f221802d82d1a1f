import type { PrintLocale } from './labels.ts'
import { printForm } from './print-forms.ts'
import { qrSvg } from './qr.ts'

/** One label: what stands beside its code. */
export interface StickLabel {
  title: string
  code: string
  place: string
  site: string
  address: string
}

const NO_HEAD = { letterhead: { organization: '', site: '', contact: null, logo: null }, number: '', qrText: null, printedAt: '', printedBy: '' }

/** Labels to stick on things: three columns of eight on A4, cut along hairlines. */
export async function printLabels({ labels }: { labels: StickLabel[] }, locale: PrintLocale): Promise<Buffer> {
  const made = await Promise.all(labels.map(async ({ address, ...label }) => ({ ...label, qr: await qrSvg(address) })))
  return printForm('label-sheet.typ', { ...NO_HEAD, labels: made } as typeof NO_HEAD, { locale })
}
