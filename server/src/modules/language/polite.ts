import type { FieldError, Input, language, Locale, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Finding } from '@guanjia/contract/wording/word-finder.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { wordsInForce } from './finder.ts'
import { noteHits, noteRefusal } from './hits.ts'

const MOST_NAMED = 10

/**
 * Refuses a text of the staff that is to reach a resident and has impatient, insulting or discriminating words in it (ETQ-006, ETQ-007, ETQ-009);
 * vague ones are let through and counted (ETQ-008, ETQ-031). What residents write themselves, imports and the product's own texts are never checked.
 * `pointer` names the field, such as `/text`; `siteId` is where a supervisor hears of an insult. Throws `language.not_allowed`.
 */
export async function mustBePolite(ctx: Ctx, pointer: string, text: string | null | undefined, siteId: string | null = null): Promise<void> {
  if (ctx.actor.kind !== 'staff' || !text) return
  const { finder } = await wordsInForce(ctx)
  const findings = finder.find(text)
  const refused = findings.filter(({ level }) => level === 'block')
  if (refused.length === 0) return noteHits(ctx, findings, false)
  noteRefusal(ctx, refused, siteId)
  const errors = refused.slice(0, MOST_NAMED).map((finding): FieldError => ({ pointer, message: inWords(text, finding, ctx.locale) }))
  throw new AppError('language.not_allowed', errors.map(({ message }) => message).join(' '), errors)
}

function inWords(text: string, { start, end, kind, suggestion }: Finding, locale: Locale): string {
  const said = text.slice(start, Math.min(end, start + 50))
  const reason = labelOf(locale, 'wordReason', kind)
  if (locale === 'en') return `“${said}”: ${reason}.${suggestion && ` Say instead: ${suggestion}.`}`
  if (locale === 'zh-TW') return `「${said}」：${reason}。${suggestion && `可改為：${suggestion}。`}`
  return `“${said}”：${reason}。${suggestion && `可改为：${suggestion}。`}`
}

/** Tries a text; nothing is counted and nobody is told. */
export async function checkText(ctx: Ctx, { body }: Input<typeof language.checkText>): Promise<Output<typeof language.checkText>> {
  const { finder, version } = await wordsInForce(ctx)
  return { findings: finder.find(body.text).map((finding) => ({ ...finding, reason: labelOf(ctx.locale, 'wordReason', finding.kind) })), version }
}
