import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { messageTemplate, sendMessage } from '../../../platform/messages/messages.ts'
import { accountsOfPersons } from '../../people/index.ts'
import { todayAt } from '../occupancy-rows.ts'

interface Asking {
  id: string
  site_id: string
  title: string
  ends_on: string
}

/** Tells everybody of the households that have not answered yet; who has no sign-in stays to be reached by the steward. */
export async function askHouseholds(ctx: Ctx, campaign: Asking, template: 'campaign.asked' | 'campaign.reminded'): Promise<number> {
  const today = await todayAt(ctx, campaign.site_id)
  const rows = await ctx.tx
    .selectFrom('campaign_household')
    .innerJoin('occupancy', (join) => join.onRef('occupancy.organization_id', '=', 'campaign_household.organization_id').onRef('occupancy.unit_id', '=', 'campaign_household.unit_id'))
    .select(['campaign_household.household_id', 'occupancy.person_id'])
    .where('campaign_household.campaign_id', '=', campaign.id)
    .where('campaign_household.state', '=', 'asked')
    .where(sql<boolean>`daterange(occupancy.from_on, occupancy.until_on, '[]') @> ${today}::date`)
    .execute()
  const accounts = await accountsOfPersons(ctx, [...new Set(rows.map((row) => row.person_id))])
  const reached = rows.filter((row) => accounts.has(row.person_id))
  const householdIds = [...new Set(reached.map((row) => row.household_id))]
  if (householdIds.length > 0)
    await ctx.tx
      .updateTable('campaign_household')
      .set((e) => ({ is_reached: true, reminders: e('reminders', '+', template === 'campaign.reminded' ? 1 : 0) }))
      .where('campaign_id', '=', campaign.id)
      .where('household_id', 'in', householdIds)
      .execute()
  sendMessage(ctx, { accountIds: reached.map((row) => accounts.get(row.person_id)!), template, params: { title: campaign.title, endsOn: campaign.ends_on }, record: { type: 'campaign', id: campaign.id }, dedupeKey: `${template}:${campaign.id}:${today}` })
  return householdIds.length
}

messageTemplate('campaign.asked', {
  'zh-CN': { title: '请核对您的信息：{title}', body: '请在 {endsOn} 前打开“我的信息”，看一看是否都对，有变化就改一改。' },
  'zh-TW': { title: '請核對您的資料：{title}', body: '請在 {endsOn} 前開啟「我的資料」，看看是否都正確，有異動請更正。' },
  en: { title: 'Please check your data: {title}', body: 'Open “My data” by {endsOn}, and correct what has changed.' },
})
messageTemplate('campaign.reminded', {
  'zh-CN': { title: '温馨提醒：{title}', body: '您家的信息还没有核对，{endsOn} 截止，只需一分钟。' },
  'zh-TW': { title: '溫馨提醒：{title}', body: '您家的資料還沒有核對，{endsOn} 截止，只需一分鐘。' },
  en: { title: 'A reminder: {title}', body: 'Your data have not been checked yet. It takes a minute, until {endsOn}.' },
})
