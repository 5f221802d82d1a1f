import { knowledge } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { filesById } from '../../platform/files/files.ts'
import { dayIn, iso } from '../../platform/time.ts'
import { sitesOf, timeZoneOf } from '../organization/index.ts'
import { isValidOn } from './content.ts'
import type { ArticleTable, ArticleVersionTable } from './tables.ts'

export type ArticleRow = Selectable<ArticleTable>
export type VersionRow = Selectable<ArticleVersionTable>

/** The version that an article shows: the one in force, else the one being written, else the last. */
export function shownVersion(row: Pick<ArticleRow, 'published_version' | 'draft_version' | 'last_version'>): number {
  return row.published_version ?? row.draft_version ?? row.last_version
}

/** What is written in a version; its shape was checked when it was written. */
export function contentOf(row: Pick<VersionRow, 'content'>): knowledge.ArticleContent {
  return row.content as knowledge.ArticleContent
}

/** Today at a site; for what holds everywhere, at the first of the actor's sites. */
export async function todayFor(ctx: Ctx, siteId: string | null | undefined): Promise<string> {
  const zone = siteId ? await timeZoneOf(ctx, siteId) : ((await sitesOf(ctx))[0]?.timeZone ?? 'Asia/Shanghai')
  return dayIn(zone, ctx.now)
}

export function presentArticleSummary(row: ArticleRow, shown: VersionRow, today: string): knowledge.ArticleSummary {
  return { ...head(row, shown, today), files: shown.file_ids.length }
}

function head(row: ArticleRow, shown: VersionRow, today: string): Omit<knowledge.ArticleSummary, 'files'> {
  return {
    id: row.id, siteId: row.site_id, kind: row.kind, audience: row.audience, topic: row.topic, tags: row.tags, service: row.service, state: row.state, shownVersion: shown.version, publishedVersion: row.published_version,
    draftVersion: row.draft_version, title: shown.title, answer: contentOf(shown).answer, validFrom: shown.valid_from, validTo: shown.valid_to, isInForce: row.state === 'published' && shown.version === row.published_version && isValidOn(today, shown),
    updatedAt: iso(row.updated_at), version: row.version,
  }
}

/** An article in one of its versions. Throws `not_found` when it has no such version. */
export async function presentArticle(ctx: Ctx, row: ArticleRow, wanted?: number): Promise<knowledge.Article> {
  const versions = await ctx.tx.selectFrom('article_version').selectAll().where('article_id', '=', row.id).orderBy('version', 'desc').execute()
  const shown = versions.find(({ version }) => version === (wanted ?? shownVersion(row)))
  if (!shown) throw new AppError('not_found', 'No such version')
  const files = await filesById(ctx, shown.file_ids)
  const isStaff = ctx.actor.kind !== 'resident'
  return {
    ...head(row, shown, await todayFor(ctx, row.site_id)), content: contentOf(shown), files: shown.file_ids.flatMap((id) => files.get(id) ?? []), writtenBy: isStaff ? shown.written_by : '', writtenAt: iso(shown.written_at),
    publishedBy: isStaff ? shown.published_by : null, publishedAt: iso(shown.published_at),
    versions: isStaff ? versions.map((v) => ({ version: v.version, state: v.state, title: v.title, publishedBy: v.published_by, publishedAt: iso(v.published_at), endedAt: iso(v.ended_at) })) : [],
    allowedActions: allowedArticleActions(ctx, row),
  }
}

export function allowedArticleActions(ctx: Ctx, row: ArticleRow): (typeof knowledge.ARTICLE_ACTIONS)[number][] {
  if (!ctx.actor.can('knowledge:keep', row.site_id ?? undefined)) return []
  return knowledge.ARTICLE_ACTIONS.filter((action) =>
    action === 'publish' ? row.draft_version !== null : action === 'withdraw' ? row.state !== 'withdrawn' : row.draft_version !== null && row.state !== 'draft',
  )
}
