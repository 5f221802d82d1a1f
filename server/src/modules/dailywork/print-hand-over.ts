import { dailywork, type Input } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { runInCtx } from '../../platform/ctx.ts'
import { localeOf } from '../../platform/http/problem.ts'
import { publicAddress } from '../../platform/http/public-address.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import { printHandOverForm } from '../../platform/print/print-forms.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { formHead } from '../organization/index.ts'
import { getHandOver } from './hand-overs.ts'

/** 《交接班记录》 on A4: what was open, what was said, who wrote and who accepted it, and when. */
export async function printHandOver(exchange: Exchange, { params }: Input<typeof dailywork.printHandOver>, actor: Actor): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const form = await runInCtx(exchange.app, { actor, locale }, async (ctx) => {
    const record = await getHandOver(ctx, { params, query: {}, body: {} })
    const { zone, ...head } = await formHead(ctx, record.siteId, record.number, publicAddress(exchange, `/hand-overs/${record.id}`))
    const time = (at: string | null): string | null => (at === null ? null : wallTimeIn(zone, new Date(at)))
    return {
      ...head,
      post: labelOf(locale, 'post', record.post), writtenAt: time(record.writtenAt)!, handedTo: record.to?.name ?? null, message: record.message || null,
      items: record.items.map((item) => ({ kind: labelOf(locale, 'handOverKind', item.kind), number: item.number, title: item.title, owner: item.owner, due: time(item.dueAt), isOverdue: item.isOverdue })),
      lines: [
        ...record.lines.map((line) => ({ kind: labelOf(locale, 'handOverLine', line.kind), text: line.text })),
        ...record.checks.map((one) => ({ kind: labelOf(locale, 'preventionPoint', one.point), text: [labelOf(locale, 'pointResult', one.isFine ? 'fine' : 'bad'), one.note].filter(Boolean).join(' · ') })),
      ],
      acceptanceNote: record.acceptanceNote || null,
      signatures: { handedOverBy: { name: record.from.name, signedAt: time(record.writtenAt), picture: null }, takenOverBy: { name: record.acceptedBy?.name ?? null, signedAt: time(record.acceptedAt), picture: null } },
    }
  })
  return { name: `${form.number}.pdf`, contentType: 'application/pdf', body: await printHandOverForm(form, { locale }), isInline: true }
}
