import { buffer } from 'node:stream/consumers'
import type { Locale } from '@guanjia/contract'
import type { Actor } from '../../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../../platform/ctx.ts'
import { localeOf } from '../../../platform/http/problem.ts'
import type { Exchange, FileAnswer } from '../../../platform/http/route.ts'
import type { Paper } from '../../../platform/print/forms.ts'
import { printPaper } from '../../../platform/print/print-forms.ts'
import { wallTimeIn } from '../../../platform/time.ts'
import { formHead } from '../../organization/index.ts'

/** How a paper of people writes: the caller's language and the time of the site. */
export interface Pen {
  say: (cn: string, tw: string, en: string) => string
  time: (at: string | null) => string | null
}
interface Found {
  siteId: string
  number: string
  path: string
  write: (pen: Pen) => Pick<Paper, 'title' | 'note' | 'parts'>
}

/** A paper about a colleague; `find` runs as who prints, so that nobody prints what they may not see. */
export async function paperOf(exchange: Exchange, actor: Actor, find: (ctx: Ctx, locale: Locale) => Promise<Found>): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const paper = await runInCtx(exchange.app, { actor, locale }, async (ctx) => {
    const { siteId, number, path, write } = await find(ctx, locale)
    const { zone, ...head } = await formHead(ctx, siteId, number, `${exchange.request.protocol}://${exchange.request.host}${path}`)
    const pen: Pen = { say: (cn, tw, en) => ({ 'zh-CN': cn, 'zh-TW': tw, en })[locale], time: (at) => (at === null ? null : wallTimeIn(zone, new Date(at))) }
    return { ...head, ...write(pen) }
  })
  return { name: `${paper.number}.pdf`, contentType: 'application/pdf', body: await printPaper(paper, { locale }), isInline: true }
}

/** The picture of a signature as the typesetter takes it; null when there is none. */
export async function pictureOf(ctx: Ctx, fileId: string | null): Promise<Uint8Array | null> {
  if (fileId === null) return null
  const file = await ctx.tx.selectFrom('file').select(['sha256', 'content_type']).where('id', '=', fileId).executeTakeFirst()
  return file && ['image/png', 'image/jpeg'].includes(file.content_type) ? buffer(ctx.app.blobs.get(file.sha256)) : null
}
