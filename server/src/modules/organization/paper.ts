import { buffer } from 'node:stream/consumers'
import type { Locale } from '@guanjia/contract'
import { labelOf, type EnumLabels } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { localeOf } from '../../platform/http/problem.ts'
import { publicAddress } from '../../platform/http/public-address.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import type { Paper, Signature } from '../../platform/print/forms.ts'
import { printPaper } from '../../platform/print/print-forms.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { formHead } from './form-head.ts'

export type Say = (cn: string, tw: string, en: string) => string

/** How a paper of a site writes: the caller's language, the site's time, money, and a place left blank for what is not there. */
export interface Pen {
  ctx: Ctx
  locale: Locale
  /** The word in the caller's language. */
  say: Say
  word: (group: keyof EnumLabels, value: string) => string
  time: (at: Date | string | null) => string | null
  money: (fen: number) => string
  entry: (text: string | null | undefined) => string | null
}

function penOf(ctx: Ctx, zone: string): Pen {
  const { locale } = ctx
  return {
    ctx, locale,
    say: (cn, tw, en) => ({ 'zh-CN': cn, 'zh-TW': tw, en })[locale],
    word: (group, value) => labelOf(locale, group, value),
    time: (at) => (at === null ? null : wallTimeIn(zone, new Date(at))),
    money: (fen) => `¥${(fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`,
    entry: (text) => (text ? text : null),
  }
}

export const UNSIGNED: Signature = { name: null, signedAt: null, picture: null }

interface Made {
  siteId: string
  number: string
  /** The address of the record in the console, for the code; null prints none. */
  path: string | null
  write: (pen: Pen) => Pick<Paper, 'title' | 'note' | 'parts'>
}

/** A PDF of something that a use case finds, in the words that it writes. `find` runs as who prints: it asks for the rights. */
export async function paperOf(exchange: Exchange, actor: Actor, find: (ctx: Ctx) => Promise<Made>): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const paper = await runInCtx(exchange.app, { actor, locale }, async (ctx): Promise<Paper> => {
    const made = await find(ctx)
    const { zone, ...head } = await formHead(ctx, made.siteId, made.number, publicAddress(exchange, made.path ?? ''))
    return { ...head, qrText: made.path === null ? null : head.qrText, ...made.write(penOf(ctx, zone)) }
  })
  return { name: `${paper.number}.pdf`, contentType: 'application/pdf', body: await printPaper(paper, { locale }), isInline: true }
}

/** The picture of a signature; null when it is none that a paper can show. */
export async function pictureOf(ctx: Ctx, fileId: string | null): Promise<Buffer | null> {
  if (fileId === null) return null
  const file = await ctx.tx.selectFrom('file').select(['sha256', 'content_type']).where('id', '=', fileId).executeTakeFirst()
  return file && ['image/png', 'image/jpeg'].includes(file.content_type) ? buffer(ctx.app.blobs.get(file.sha256)) : null
}
