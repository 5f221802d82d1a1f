import type { App } from '../app.ts'
import { Actor } from '../auth/actor.ts'
import { runInCtx } from '../ctx.ts'
import { newId } from '../ids.ts'
import { verifyTrail, type Verified } from './verify.ts'

/** Verifies an organisation's trail and keeps what was found, for the administrators' page. */
export async function verifyAndKeep(app: App, organizationId: string, askedBy: string): Promise<Verified & { id: string }> {
  const startedAt = new Date()
  const found = await verifyTrail(app, organizationId)
  const id = newId()
  await runInCtx(app, { actor: Actor.system(organizationId) }, (ctx) =>
    ctx.tx
      .insertInto('trail_check')
      .values({
        organization_id: organizationId, id, started_at: startedAt, finished_at: new Date(), asked_by: askedBy, lines: found.lines, seals: found.seals, unsealed: found.unsealed, findings: found.findings,
        examples: JSON.stringify(found.examples),
      })
      .execute(),
  )
  return { ...found, id }
}
