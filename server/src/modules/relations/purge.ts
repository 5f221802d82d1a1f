import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { dayIn } from '../../platform/time.ts'
import { everyDay, siteById } from '../organization/index.ts'
import { accountsWithRole } from '../people/index.ts'
import { seedCare } from './default-rules.ts'
import { ERASED, forgetSuggestions } from './facts.ts'

/** Erases, at a site's own midnight, the facts whose last day is over, and leaves how many they were. Twice in a night is once. */
export async function purgeSite(ctx: Ctx, siteId: string): Promise<number> {
  const { timeZone } = await siteById(ctx, siteId)
  const today = dayIn(timeZone, ctx.now)
  const gone = await ctx.tx
    .updateTable('care_fact')
    .set((e) => ({ ...ERASED, erased_at: ctx.now, erased_because: 'expired' as const, version: e('version', '+', 1) }))
    .where('site_id', '=', siteId)
    .where('erased_at', 'is', null)
    .where('expires_on', '<', today)
    .returning('id')
    .execute()
  await forgetSuggestions(ctx, gone.map(({ id }) => id))
  for (const { id } of gone) recordHappening(ctx, { siteId, recordType: 'care_fact', recordId: id, action: 'expired' })
  await ctx.tx
    .insertInto('care_purge')
    .values({ organization_id: ctx.organizationId, id: newId(), site_id: siteId, day: today, erased: gone.length, at: ctx.now })
    .onConflict((conflict) => conflict.columns(['organization_id', 'site_id', 'day']).doUpdateSet((e) => ({ erased: e('care_purge.erased', '+', gone.length), at: ctx.now })))
    .execute()
  if (gone.length > 0) {
    const supervisors = await accountsWithRole(ctx, 'supervisor', siteId)
    sendMessage(ctx, { accountIds: supervisors.map((who) => who.accountId), template: 'care.purged', params: { count: gone.length, day: today }, dedupeKey: `care-purge:${siteId}:${today}` })
  }
  return gone.length
}

/** Each night at each site. */
export function purgeNightly(): void {
  everyDay('relations.purge', '00:00', async (ctx, siteId) => {
    await seedCare(ctx, ctx.locale)
    await purgeSite(ctx, siteId)
  })
}

messageTemplate('care.purged', {
  'zh-CN': { title: '已清除到期的关怀信息', body: '{day} 共清除 {count} 条，内容不再保留。' },
  'zh-TW': { title: '已清除到期的關懷資訊', body: '{day} 共清除 {count} 筆，內容不再保留。' },
  en: { title: 'Expired facts were erased', body: '{day}: {count}. Nothing of what they said is kept.' },
})
