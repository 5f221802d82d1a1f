import { buffer } from 'node:stream/consumers'
import type { Input, originals } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { localeOf } from '../../platform/http/problem.ts'
import { publicAddress } from '../../platform/http/public-address.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import type { Paper, PaperPart, Signature } from '../../platform/print/forms.ts'
import { printPaper } from '../../platform/print/print-forms.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { formHead } from '../organization/index.ts'
import { getBox } from './boxes.ts'
import { paperWords, type PaperWords } from './paper-words.ts'
import { presentTransfer, visibleTransfer } from './transfers.ts'

export const UNSIGNED: Signature = { name: null, signedAt: null, picture: null }

/** A paper of a record as PDF; `write` reads the record in the transaction of who prints, so that nobody prints what they may not see. */
export async function printed(exchange: Exchange, actor: Actor, write: (ctx: Ctx, words: PaperWords, address: string) => Promise<Paper>): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const address = publicAddress(exchange, '')
  const paper = await runInCtx(exchange.app, { actor, locale }, (ctx) => write(ctx, paperWords[ctx.locale], address))
  return { name: `${paper.number}.pdf`, contentType: 'application/pdf', body: await printPaper(paper, { locale }), isInline: true }
}

/** 《档案盒卷内目录》: what lies in a box, in its order (HHD-011). */
export function printBox(exchange: Exchange, { params }: Input<typeof originals.printBox>, actor: Actor): Promise<FileAnswer> {
  return printed(exchange, actor, async (ctx, words, address) => {
    const box = await getBox(ctx, { params, query: {}, body: {} })
    const { zone: _, ...head } = await formHead(ctx, box.siteId, box.place, `${address}/archive-boxes/${box.id}`)
    const rows = box.items.map((item, i) => [String(i + 1), item.document.number, item.document.title, item.document.documentOn ?? '', String(item.copies), labelOf(ctx.locale, 'paperCondition', item.condition), item.loan ? `${words.lentTo} ${item.loan.borrower}` : item.note])
    return {
      ...head, title: box.unit === null ? words.boxIndex : words.ownerBoxIndex, note: box.label || null,
      parts: [
        { kind: 'facts', perRow: 3, items: [{ label: words.place, value: box.place }, { label: words.unit, value: box.unit?.name ?? null }, { label: words.count, value: String(box.items.length) }] },
        { kind: 'table', label: null, heads: [words.line, words.documentNumber, words.title, words.date, words.copies, words.condition, words.remark], widths: [10, 32, 62, 22, 12, 16, 36], rows },
        signatures(words.checkedBy, words.keptBy),
      ],
    }
  })
}

const signatures = (...labels: string[]): PaperPart => ({ kind: 'signatures', people: labels.map((label) => ({ label, signature: UNSIGNED })) })

/** 《档案移交清册》 with the signature of who received it (HHD-014). */
export function printTransfer(exchange: Exchange, { params }: Input<typeof originals.printTransfer>, actor: Actor): Promise<FileAnswer> {
  return printed(exchange, actor, async (ctx, words, address) => {
    const row = await visibleTransfer(ctx, params.id)
    const transfer = await presentTransfer(ctx, row)
    const { zone, ...head } = await formHead(ctx, row.site_id, row.number, `${address}/archive-transfers/${row.id}`)
    const time = (at: string | null): string | null => (at === null ? null : wallTimeIn(zone, new Date(at)))
    return {
      ...head, title: words.transferList, note: labelOf(ctx.locale, 'transferState', transfer.state),
      parts: [
        { kind: 'facts', perRow: 2, items: [{ label: words.fromDepartment, value: transfer.department.name }, { label: words.count, value: String(transfer.documents) }, { label: words.sentAt, value: time(transfer.sentAt) }, { label: words.receivedAt, value: time(transfer.receivedAt) }] },
        { kind: 'table', label: null, heads: [words.line, words.documentNumber, words.kind, words.title, words.date], widths: [10, 34, 34, 80, 24], rows: transfer.items.map((item, i) => [String(i + 1), item.number, item.kind, item.title, item.documentOn ?? '']) },
        { kind: 'passage', label: words.remark, value: transfer.note || transfer.reason || null, room: 10 },
        {
          kind: 'signatures',
          people: [
            { label: words.handedBy, signature: { name: transfer.preparedBy.name, signedAt: time(transfer.sentAt), picture: null } },
            { label: words.receivedBy, signature: { name: transfer.receiver?.name ?? null, signedAt: time(transfer.receivedAt), picture: await signatureOf(ctx, row.signature_file_id) } },
          ],
        },
      ],
    }
  })
}

async function signatureOf(ctx: Ctx, fileId: string | null): Promise<Uint8Array | null> {
  if (fileId === null) return null
  const file = await ctx.tx.selectFrom('file').select('sha256').where('id', '=', fileId).executeTakeFirstOrThrow()
  return buffer(ctx.app.blobs.get(file.sha256))
}
