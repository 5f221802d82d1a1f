import { z } from 'zod'
import type { Output, privacy } from '@guanjia/contract'
import type { App } from '../../platform/app.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { queue } from '../../platform/events.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { verifyAndKeep, type Finding } from '../../platform/trail/index.ts'
import { sitesOf } from '../organization/index.ts'
import { accountsWithRole } from '../people/index.ts'
import { mustManageAll } from './texts.ts'

const DAY_MS = 86_400_000

export async function listTrailChecks(ctx: Ctx): Promise<Output<typeof privacy.listTrailChecks>> {
  mustManageAll(ctx)
  const rows = await ctx.tx.selectFrom('trail_check').selectAll().orderBy('finished_at', 'desc').limit(30).execute()
  const sites = new Map((await sitesOf(ctx)).map((site) => [site.id, site.name]))
  return {
    items: rows.map((row) => ({
      id: row.id, startedAt: row.started_at.toISOString(), finishedAt: row.finished_at.toISOString(), askedBy: row.asked_by, lines: row.lines, seals: row.seals, unsealed: row.unsealed, findings: row.findings,
      examples: (row.examples as (Omit<Finding, 'at'> & { at: string | null })[]).map(({ siteId, ...rest }) => ({ ...rest, site: siteId === null ? null : { id: siteId, name: sites.get(siteId) ?? '' } })),
    })),
  }
}

/** Verifies the whole trail of the organisation in a transaction of its own, that sees one moment. */
export async function checkTrail(app: App, actor: Actor): Promise<Output<typeof privacy.checkTrail>> {
  await runInCtx(app, { actor }, async (ctx) => mustManageAll(ctx))
  const { id } = await verifyAndKeep(app, actor.organizationId, actor.name)
  const { items } = await runInCtx(app, { actor }, listTrailChecks)
  const found = items.find((item) => item.id === id)
  if (!found) throw new AppError('not_found')
  return found
}

/** Once a night; administrators hear of it only when something is wrong. */
export function verifyNightly(): void {
  queue('privacy.verify-trail', z.object({}), async (ctx) => {
    verifyNext(ctx)
    const found = await verifyAndKeep(ctx.app, ctx.organizationId, 'Guanjia')
    if (found.findings === 0) return
    const site = await ctx.tx.selectFrom('site').select('id').orderBy('code').limit(1).executeTakeFirst()
    const administrators = site ? await accountsWithRole(ctx, 'administrator', site.id) : []
    sendMessage(ctx, { accountIds: administrators.map(({ accountId }) => accountId), template: 'privacy.trail_broken', level: 'urgent', params: { count: found.findings }, record: { type: 'trail_check', id: found.id }, dedupeKey: `trail:${found.id}` })
  })
}

/** Tomorrow at three in the morning, Beijing time; one organisation, one night. */
export function verifyNext(ctx: Ctx): void {
  const day = new Date(ctx.now.getTime() + DAY_MS).toISOString().slice(0, 10)
  ctx.enqueue('privacy.verify-trail', {}, { dueAt: new Date(`${day}T19:00:00Z`), dedupeKey: `verify-trail:${day}` })
}

messageTemplate('privacy.trail_broken', {
  'zh-CN': { title: '留痕校验发现 {count} 处异常', body: '有记录可能在系统之外被改动、删除或插入。请立即查看“个人信息 · 留痕校验”。' },
  'zh-TW': { title: '留痕校驗發現 {count} 處異常', body: '可能有紀錄在系統之外被更動、刪除或插入。請立即檢視「個人資料 · 留痕校驗」。' },
  en: { title: 'The trail has {count} findings', body: 'Records may have been changed, deleted or inserted behind the product’s back. See Personal data · Trail at once.' },
})
