import { privacy, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { retainedClasses } from '../../platform/personal-data/index.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { dayIn } from '../../platform/time.ts'
import { everyDay, siteById } from '../organization/index.ts'
import { accountsWithRole } from '../people/index.ts'
import { heldNow } from './holds.ts'
import { mustManageAll } from './texts.ts'

const DAY_MS = 86_400_000

/** The rules in force: what the organisation said, else what is usual. */
async function rules(ctx: Ctx): Promise<privacy.RetentionRule[]> {
  const rows = new Map((await ctx.tx.selectFrom('retention_rule').selectAll().execute()).map((row) => [row.class, row]))
  return retainedClasses().flatMap(({ name, usualDays }) => {
    const known = privacy.RetentionClass.safeParse(name)
    if (!known.success) throw new Error(`The class ${name} has no word in the contract`)
    const row = rows.get(known.data)
    return [{ class: known.data, keepDays: row?.keep_days ?? usualDays, isActive: row?.is_active ?? true, version: row?.version ?? 0 }]
  })
}

export async function listRetention(ctx: Ctx): Promise<Output<typeof privacy.listRetention>> {
  return { items: await rules(ctx) }
}

export async function changeRetention(ctx: Ctx, { params, body }: Input<typeof privacy.changeRetention>): Promise<privacy.RetentionRule> {
  mustManageAll(ctx)
  await ctx.tx.selectFrom('organization').select('id').where('id', '=', ctx.organizationId).forNoKeyUpdate().execute()
  const before = (await rules(ctx)).find((rule) => rule.class === params.class)!
  await mustBeCurrent(before.version, body.version, () => Promise.resolve(before))
  const columns = { keep_days: body.keepDays, is_active: body.isActive, version: before.version + 1 }
  await ctx.tx.insertInto('retention_rule').values({ organization_id: ctx.organizationId, class: params.class, ...columns }).onConflict((conflict) => conflict.columns(['organization_id', 'class']).doUpdateSet(columns)).execute()
  recordHappening(ctx, { siteId: null, recordType: 'retention_rule', recordId: ctx.organizationId, action: 'changed', note: params.class, changes: changesBetween({ ...before }, { keepDays: body.keepDays, isActive: body.isActive }) })
  announceChange(ctx, { recordType: 'retention_rule', recordId: ctx.organizationId, siteId: null, action: 'changed' })
  return { class: params.class, keepDays: body.keepDays, isActive: body.isActive, version: before.version + 1 }
}

/** Purges a site by the rules and leaves how many of what went, and how many were kept because of a hold or something open. */
export async function purge(ctx: Ctx, siteId: string, how: { isTrial: boolean; askedBy: string; day: string | null }): Promise<privacy.PurgeRun | null> {
  // One at a time: two would both count the same rows.
  await ctx.tx.selectFrom('site').select('id').where('id', '=', siteId).forNoKeyUpdate().execute()
  if (how.day !== null && (await ctx.tx.selectFrom('purge_run').select('id').where('site_id', '=', siteId).where('day', '=', how.day).executeTakeFirst())) return null
  const held = await heldNow(ctx)
  const active = new Map((await rules(ctx)).filter(({ isActive }) => isActive).map((rule) => [rule.class as string, rule]))
  const results: privacy.PurgeRun['results'] = []
  for (const retained of retainedClasses()) {
    const rule = active.get(retained.name)
    if (!rule) continue
    const before = new Date(ctx.now.getTime() - rule.keepDays * DAY_MS)
    results.push({ class: rule.class, keepDays: rule.keepDays, before: before.toISOString(), ...(await retained.sweep(ctx, { siteId, before, isTrial: how.isTrial, held })) })
  }
  const id = newId()
  await ctx.tx.insertInto('purge_run').values({ organization_id: ctx.organizationId, id, site_id: siteId, day: how.day, at: ctx.now, is_dry_run: how.isTrial, asked_by: how.askedBy, results: JSON.stringify(results) }).execute()
  const purged = results.reduce((sum, one) => sum + one.purged, 0)
  if (!how.isTrial && purged > 0) {
    recordHappening(ctx, { siteId, recordType: 'purge_run', recordId: id, action: 'purged', note: results.filter((one) => one.purged > 0).map((one) => `${one.class} ${one.purged}`).join(', ') })
    const managers = await accountsWithRole(ctx, 'site_manager', siteId)
    sendMessage(ctx, { accountIds: managers.map(({ accountId }) => accountId), template: 'privacy.purged', params: { count: purged }, record: { type: 'purge_run', id }, dedupeKey: `purge:${id}` })
  }
  announceChange(ctx, { recordType: 'purge_run', recordId: id, siteId, action: 'ran' })
  return { id, siteId, at: ctx.now.toISOString(), isDryRun: how.isTrial, askedBy: how.askedBy, results }
}

export async function runPurge(ctx: Ctx, { body }: Input<typeof privacy.runPurge>): Promise<privacy.PurgeRun> {
  ctx.actor.mustSee('personal_data:manage', body.siteId)
  await siteById(ctx, body.siteId)
  return (await purge(ctx, body.siteId, { isTrial: body.isDryRun, askedBy: ctx.actor.name, day: null }))!
}

export async function listPurgeRuns(ctx: Ctx, { query }: Input<typeof privacy.listPurgeRuns>): Promise<Output<typeof privacy.listPurgeRuns>> {
  ctx.actor.mustSee('personal_data:manage', query.siteId)
  await siteById(ctx, query.siteId)
  const rows = await ctx.tx.selectFrom('purge_run').selectAll().where('site_id', '=', query.siteId).orderBy('at', 'desc').limit(60).execute()
  return { items: rows.map((row) => ({ id: row.id, siteId: row.site_id, at: row.at.toISOString(), isDryRun: row.is_dry_run, askedBy: row.asked_by, results: row.results as privacy.PurgeRun['results'] })) }
}

/** Each night at each site, an hour after the personal facts. */
export function purgeNightly(): void {
  everyDay('privacy.purge', '01:00', async (ctx, siteId) => {
    const { timeZone } = await siteById(ctx, siteId)
    await purge(ctx, siteId, { isTrial: false, askedBy: 'Guanjia', day: dayIn(timeZone, ctx.now) })
  })
}

messageTemplate('privacy.purged', {
  'zh-CN': { title: '已按保存期限清除个人信息 {count} 条', body: '清除了什么、保留了什么及原因，见“个人信息 · 保存期限”。' },
  'zh-TW': { title: '已依保存期限清除個人資料 {count} 筆', body: '清除了什麼、保留了什麼及原因，見「個人資料 · 保存期限」。' },
  en: { title: '{count} items of personal data were purged', body: 'What went, what stayed and why stands under Personal data · Retention.' },
})
