import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'

/** Titles of articles as they are shown now. */
export async function titlesOf(ctx: Ctx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('article as a')
    .innerJoin('article_version as v', (join) => join.onRef('v.organization_id', '=', 'a.organization_id').onRef('v.article_id', '=', 'a.id').on('v.version', '=', sql<number>`coalesce(a.published_version, a.draft_version, a.last_version)`))
    .select(['a.id', 'v.title'])
    .where('a.id', 'in', wanted)
    .execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** The title of an article in one of its versions. */
export async function versionTitle(ctx: Ctx, id: string, version: number): Promise<string> {
  return (await ctx.tx.selectFrom('article_version').select('title').where('article_id', '=', id).where('version', '=', version).executeTakeFirstOrThrow()).title
}

/**
 * The words that answered somebody: a version that was published at this site. One that has been replaced meanwhile still counts, because it was
 * what the desk read out. Throws `not_found` naming the pointer.
 */
export async function mustBeAnswer(ctx: Ctx, siteId: string, article: { id: string; version?: number }, pointer: string): Promise<{ id: string; version: number; title: string }> {
  const found = await ctx.tx
    .selectFrom('article as a')
    .innerJoin('article_version as v', (join) => join.onRef('v.organization_id', '=', 'a.organization_id').onRef('v.article_id', '=', 'a.id'))
    .select(['v.version', 'v.title'])
    .where('a.id', '=', article.id)
    .where((e) => e.or([e('a.site_id', 'is', null), e('a.site_id', '=', siteId)]))
    .where((e) => (article.version === undefined ? e('v.version', '=', e.ref('a.published_version')) : e('v.version', '=', article.version)))
    .where('v.published_at', 'is not', null)
    .executeTakeFirst()
  if (!found) throw wrongField('not_found', pointer, 'no published article of this version')
  return { id: article.id, version: found.version, title: found.title }
}
