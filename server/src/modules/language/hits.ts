import type { Input, language, Output } from '@guanjia/contract'
import type { Finding } from '@guanjia/contract/wording/word-finder.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { sitesOf } from '../organization/index.ts'
import { accountsWithRole } from '../people/index.ts'

/** Counts listed words of a text against its author, with the change that they belong to. */
export function noteHits(ctx: Ctx, findings: readonly Finding[], isRefused: boolean): void {
  for (const { word, kind } of findings)
    ctx.later('wording_hit', { organization_id: ctx.organizationId, id: newId(), at: ctx.now, account_id: ctx.actor.accountId, author: ctx.actor.name, word, kind, is_refused: isRefused })
}

const writing = new Set<Promise<void>>()

/**
 * Counts what was refused and tells the supervisors of an insult (ETQ-009). The refusal rolls its own transaction back, so this is another one;
 * nobody waits for it, and a lost count is better than a resident who reads the word.
 */
export function noteRefusal({ app, actor, now, locale }: Ctx, findings: readonly Finding[], siteId: string | null): void {
  const work = runInCtx(app, { actor, now, locale }, async (ctx) => {
    noteHits(ctx, findings, true)
    const insult = findings.find(({ kind }) => kind === 'insulting' || kind === 'discriminating')
    if (insult && siteId) await tellSupervisors(ctx, insult, siteId)
  }).catch((error: unknown) => app.log.error({ error }, 'a refused text could not be counted'))
  writing.add(work)
  void work.finally(() => writing.delete(work))
}

/** Waits until all refusals have been counted; for tests and an orderly end. */
export async function refusalsNoted(): Promise<void> {
  await Promise.all(writing)
}

async function tellSupervisors(ctx: Ctx, { word, kind }: Finding, siteId: string): Promise<void> {
  const supervisors = await accountsWithRole(ctx, 'supervisor', siteId)
  const accountIds = supervisors.map(({ accountId }) => accountId).filter((id) => id !== ctx.actor.accountId)
  sendMessage(ctx, { accountIds, template: 'language.refused', params: { who: ctx.actor.name, word, kind: `@wordKind:${kind}` }, level: 'warning' })
}

messageTemplate('language.refused', {
  'zh-CN': { title: '{who} 的文字含有服务忌语，已拦截', body: '“{word}”（{kind}）。请提醒同事注意服务用语。' },
  'zh-TW': { title: '{who} 的文字含有服務忌語，已攔截', body: '「{word}」（{kind}）。請提醒同事注意服務用語。' },
  en: { title: 'A text of {who} was stopped', body: '“{word}” ({kind}). Please speak with your colleague about it.' },
})

/** How often whom listed words were found with: refused and warned, by author, month and kind, newest month first (ETQ-031). */
export async function wordUse(ctx: Ctx, { query }: Input<typeof language.wordUse>): Promise<Output<typeof language.wordUse>> {
  const zone = (await sitesOf(ctx))[0]?.timeZone ?? 'Asia/Shanghai'
  const { rows } = await ctx.client.query<{ month: string; author: string; kind: language.WordKind; refused: number; warned: number; words: string[] }>({
    text: `select to_char(at at time zone $1, 'YYYY-MM') as month, author, kind,
                  (count(*) filter (where is_refused))::int as refused, (count(*) filter (where not is_refused))::int as warned, array_agg(distinct word order by word) as words
           from wording_hit
           where at >= (date_trunc('month', $2::timestamptz at time zone $1) - make_interval(months => $3 - 1)) at time zone $1
           group by 1, 2, account_id, 3 order by 1 desc, refused desc, warned desc, author, kind`,
    values: [zone, ctx.now, query.months],
  })
  return { items: rows }
}
