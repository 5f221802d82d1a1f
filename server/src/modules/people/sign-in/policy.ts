import type { Input, Output, signIn } from '@guanjia/contract'
import { keepSecurityPolicy, securityPolicy } from '../../../platform/auth/security-policy.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../../platform/records/index.ts'

/** It holds for every site, so that only who manages sign-ins everywhere decides it. */
function mustManageAll(ctx: Ctx): void {
  if (ctx.actor.sitesFor('sign_in:manage') !== 'all') throw new AppError('not_permitted')
}

export function getSecurityPolicy(ctx: Ctx): Promise<signIn.SecurityPolicy> {
  return securityPolicy(ctx)
}

/** Changes how strict the house is; sessions follow at their next request. Throws `not_permitted`, `stale_version`. */
export async function changeSecurityPolicy(ctx: Ctx, { body }: Input<typeof signIn.changeSecurityPolicy>): Promise<signIn.SecurityPolicy> {
  mustManageAll(ctx)
  await ctx.tx.selectFrom('organization').select('id').where('id', '=', ctx.organizationId).forNoKeyUpdate().execute()
  const before = await securityPolicy(ctx)
  await mustBeCurrent(before.version, body.version, () => Promise.resolve(before))
  const { version, ...wanted } = body
  const after = { ...wanted, version: version + 1 }
  await keepSecurityPolicy(ctx, after)
  recordHappening(ctx, { siteId: null, recordType: 'security_policy', recordId: ctx.organizationId, action: 'changed', changes: changesBetween({ ...before }, wanted) })
  announceChange(ctx, { recordType: 'security_policy', recordId: ctx.organizationId, siteId: null, action: 'changed' })
  ctx.afterCommit(() => ctx.app.wake.announce('sessions'))
  return after
}

const MOST = 50

/** Who stores most: of the last day, and in all. */
export async function storageUse(ctx: Ctx): Promise<Output<typeof signIn.storageUse>> {
  mustManageAll(ctx)
  const since = new Date(ctx.now.getTime() - 86_400_000)
  const { rows } = await ctx.client.query<{ id: string; name: string; bytes: string; of_day: string; files: number }>({
    name: 'storage_use',
    text: `select a.id, a.name, f.bytes, f.of_day, f.files
           from (select uploaded_by, sum(bytes) as bytes, coalesce(sum(bytes) filter (where created_at > $2), 0) as of_day, count(*)::int as files
                 from file where organization_id = $1 and uploaded_by is not null group by uploaded_by) f
           join account a on a.organization_id = $1 and a.id = f.uploaded_by
           order by f.of_day desc, f.bytes desc, a.id limit $3`,
    values: [ctx.organizationId, since, MOST],
  })
  const all = await ctx.tx.selectFrom('file').select((e) => [e.fn.sum<string | null>('bytes').as('bytes'), e.fn.countAll<number>().as('files')]).executeTakeFirstOrThrow()
  return { bytes: Number(all.bytes ?? 0), files: all.files, items: rows.map((row) => ({ account: { id: row.id, name: row.name }, bytes: Number(row.bytes), bytesOfDay: Number(row.of_day), files: row.files })) }
}
