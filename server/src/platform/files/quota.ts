import type { Ctx } from '../ctx.ts'
import { wrongField } from '../errors.ts'
import { USUAL_POLICY } from '../auth/security-policy.ts'

const DAY_MS = 86_400_000
const MIB = 1024 * 1024

/**
 * An account stores so much in any 24 hours; what the product writes itself does not count, and a file that is there already is none. Only near the
 * end one file of an account waits for the other: two would both find the last room. Throws `too_many_requests` naming the file.
 */
export async function mustHaveRoom(ctx: Ctx, fileId: string, bytes: number): Promise<void> {
  const accountId = ctx.actor.accountId
  if (accountId === null) return
  const look = async (): Promise<{ mib: number; after: number }> => {
    const { rows } = await ctx.client.query<{ mib: number | null; stored: string; is_known: boolean }>({
      name: 'stored_in_a_day',
      text: `select (select upload_mib_a_day from security_policy where organization_id = $1) as mib,
                    (select coalesce(sum(bytes), 0) from file where organization_id = $1 and uploaded_by = $2 and created_at > $3) as stored,
                    exists (select from file where organization_id = $1 and id = $4) as is_known`,
      values: [ctx.organizationId, accountId, new Date(ctx.now.getTime() - DAY_MS), fileId],
    })
    const { mib, stored, is_known } = rows[0]!
    return { mib: mib ?? USUAL_POLICY.uploadMibADay, after: is_known ? 0 : Number(stored) + bytes }
  }
  const early = await look()
  if (early.after <= (early.mib * MIB) / 2) return
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`stored:${accountId}`])
  const { mib, after } = await look()
  if (after > mib * MIB) throw wrongField('too_many_requests', '/file', `an account stores ${mib} MiB in 24 hours`)
}
