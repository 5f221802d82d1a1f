import type { signIn } from '@guanjia/contract'
import type { Ctx } from '../ctx.ts'

/** What holds until an organisation decides otherwise; why these: docs/decisions/0021. */
const USUAL: signIn.SecurityPolicy = { passwordLength: 12, idleMinutes: 720, phoneIdleMinutes: 10_080, uploadMibADay: 2048, version: 0 }

export async function securityPolicy(ctx: Ctx): Promise<signIn.SecurityPolicy> {
  const row = await ctx.tx.selectFrom('security_policy').selectAll().executeTakeFirst()
  return row ? { passwordLength: row.password_length, idleMinutes: row.idle_minutes, phoneIdleMinutes: row.phone_idle_minutes, uploadMibADay: row.upload_mib_a_day, version: row.version } : USUAL
}

/** For the use case that decides who may; it has locked the organisation. */
export async function keepSecurityPolicy(ctx: Ctx, { passwordLength, idleMinutes, phoneIdleMinutes, uploadMibADay, version }: signIn.SecurityPolicy): Promise<void> {
  const columns = { password_length: passwordLength, idle_minutes: idleMinutes, phone_idle_minutes: phoneIdleMinutes, upload_mib_a_day: uploadMibADay, version }
  await ctx.tx.insertInto('security_policy').values({ organization_id: ctx.organizationId, ...columns }).onConflict((conflict) => conflict.column('organization_id').doUpdateSet(columns)).execute()
}
