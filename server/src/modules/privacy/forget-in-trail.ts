import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { queue } from '../../platform/events.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { coverLater, sharedPattern, type Subject } from '../../platform/personal-data/index.ts'
import { forgetInLines, type ToForget } from '../../platform/trail/index.ts'

const QUEUE = 'privacy.forget-in-trail'
/** Lines in one transaction. */
const WINDOW = 20_000

/**
 * The whole trail is gone through beside the work: whoever these people were goes out of lines of records that are not theirs, and out of what they
 * did themselves. What is looked for travels sealed.
 */
export function forgetInTrail(ctx: Ctx, subjects: readonly Subject[], erasureId: string | null = null): void {
  if (subjects.length === 0) return
  const patterns = subjects.flatMap((subject) => sharedPattern(subject) ?? [])
  const wanted: ToForget = { pattern: patterns.length === 0 ? null : patterns.join('|'), actorIds: subjects.flatMap(({ personIds }) => personIds) }
  ctx.enqueue(QUEUE, { wanted: ctx.app.personalData.encrypt(JSON.stringify(wanted)).toString('base64'), from: 0, erasureId })
}

export function forgetsInTrail(): void {
  queue(
    QUEUE,
    z.object({ wanted: z.string(), from: z.number().int(), erasureId: z.uuid().nullable() }),
    async (ctx, { wanted, from, erasureId }) => {
      const what = JSON.parse(ctx.app.personalData.decrypt(Buffer.from(wanted, 'base64'))) as ToForget
      if (from === 0 && what.pattern !== null) await coverLater(ctx, what.pattern)
      const next = await forgetInLines(ctx, what, from, WINDOW)
      if (next !== null) ctx.enqueue(QUEUE, { wanted, from: next, erasureId })
      else if (erasureId !== null) await finish(ctx, erasureId)
    },
    12,
    true,
  )
}

async function finish(ctx: Ctx, erasureId: string): Promise<void> {
  const row = await ctx.tx.updateTable('erasure').set({ finished_at: ctx.now }).where('id', '=', erasureId).where('finished_at', 'is', null).returning(['site_id', 'person_id']).executeTakeFirst()
  if (row) announceChange(ctx, { recordType: 'person', recordId: row.person_id, siteId: row.site_id, action: 'forgotten' })
}
