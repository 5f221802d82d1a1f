import type { cases } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { mustBePolite } from '../language/index.ts'
import { VISIBLE_TO_RESIDENT } from './lifecycle.ts'

/** The texts of an act that staff write and the resident reads; the statement of a split and the opinion of a visit are the resident's own. */
const TEXTS: Partial<Record<cases.CaseAction, readonly string[]>> = { feedback: ['text'], resolve: ['result'], invalidate: ['explanation'], cancel: ['reason'] }

/** Every text of an act that reaches the resident must be polite (ETQ-006). Throws `language.not_allowed` naming the field. */
export async function mustSpeakPolitely(ctx: Ctx, siteId: string, body: cases.CaseActionBody): Promise<void> {
  const fields = [...(TEXTS[body.action] ?? []), ...(VISIBLE_TO_RESIDENT.includes(body.action) ? ['note'] : [])]
  const texts = body as Record<string, unknown>
  for (const field of fields) await mustBePolite(ctx, `/${field}`, texts[field] as string | undefined, siteId)
}
