import type { Locale } from '@guanjia/contract'
import type { Actor } from '../../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../../platform/ctx.ts'
import { localeOf } from '../../../platform/http/problem.ts'
import type { Exchange, FileAnswer } from '../../../platform/http/route.ts'
import type { Paper, PaperPart } from '../../../platform/print/forms.ts'
import { printPaper } from '../../../platform/print/print-forms.ts'
import { formHead } from '../../organization/index.ts'

export type Say = (cn: string, tw: string, en: string) => string
interface Written {
  siteId: string
  number: string
  path: string
  title: string
  note: string | null
  parts: PaperPart[]
}

/** A PDF in the house style of what a use case finds; rights are asked by `find`. */
export async function paperOf(exchange: Exchange, actor: Actor, find: (ctx: Ctx, say: Say, locale: Locale) => Promise<Written>): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const say: Say = (cn, tw, en) => ({ 'zh-CN': cn, 'zh-TW': tw, en })[locale]
  const paper = await runInCtx(exchange.app, { actor, locale }, async (ctx): Promise<Paper> => {
    const { siteId, number, path, ...written } = await find(ctx, say, locale)
    const { zone: _, ...head } = await formHead(ctx, siteId, number, `${exchange.request.protocol}://${exchange.request.host}${path}`)
    return { ...head, ...written }
  })
  return { name: `${paper.number}.pdf`, contentType: 'application/pdf', body: await printPaper(paper, { locale }), isInline: true }
}

export const points = (value: number | null): string => (value === null ? '—' : String(Math.round(value * 10) / 10))
