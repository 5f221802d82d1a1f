import type { Input, Output, privacy } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { mustManageAll } from './texts.ts'

const USUAL: privacy.PrivacySettings = { marksPages: true, marksExports: true, manyInAnHour: 20, dayFrom: '07:00', dayUntil: '21:00', proofMinutes: 15, version: 0 }

export async function readSettings(ctx: Ctx): Promise<privacy.PrivacySettings> {
  const row = await ctx.tx.selectFrom('privacy_settings').selectAll().executeTakeFirst()
  if (!row) return USUAL
  return { marksPages: row.marks_pages, marksExports: row.marks_exports, manyInAnHour: row.many_in_an_hour, dayFrom: row.day_from.slice(0, 5), dayUntil: row.day_until.slice(0, 5), proofMinutes: row.proof_minutes, version: row.version }
}

/** With what stands across pages: the name of who looks, and the tail of the login. */
export async function getPrivacySettings(ctx: Ctx): Promise<Output<typeof privacy.getPrivacySettings>> {
  if (ctx.actor.kind !== 'staff') throw new AppError('not_permitted')
  const account = await ctx.tx.selectFrom('account').select('login').where('id', '=', ctx.actor.accountId).executeTakeFirst()
  return { ...(await readSettings(ctx)), mark: `${ctx.actor.name} ${(account?.login ?? '').slice(-4)}` }
}

export async function changePrivacySettings(ctx: Ctx, { body }: Input<typeof privacy.changePrivacySettings>): Promise<privacy.PrivacySettings> {
  mustManageAll(ctx)
  if (body.dayUntil <= body.dayFrom) throw wrongField('rule_broken', '/dayUntil', 'ends before it begins')
  await ctx.tx.selectFrom('organization').select('id').where('id', '=', ctx.organizationId).forNoKeyUpdate().execute()
  const before = await readSettings(ctx)
  await mustBeCurrent(before.version, body.version, () => Promise.resolve(before))
  const { version, ...wanted } = body
  const columns = { marks_pages: wanted.marksPages, marks_exports: wanted.marksExports, many_in_an_hour: wanted.manyInAnHour, day_from: wanted.dayFrom, day_until: wanted.dayUntil, proof_minutes: wanted.proofMinutes, version: version + 1 }
  await ctx.tx.insertInto('privacy_settings').values({ organization_id: ctx.organizationId, ...columns }).onConflict((conflict) => conflict.column('organization_id').doUpdateSet(columns)).execute()
  recordHappening(ctx, { siteId: null, recordType: 'privacy_settings', recordId: ctx.organizationId, action: 'changed', changes: changesBetween({ ...before }, wanted) })
  announceChange(ctx, { recordType: 'privacy_settings', recordId: ctx.organizationId, siteId: null, action: 'changed' })
  return { ...wanted, version: version + 1 }
}
