import { knowledge, type Input, type Output } from '@guanjia/contract'
import { sql, type RawBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { countUpTo, likeText, pageOf, readCursor } from '../../platform/records/index.ts'
import { normaliseText, queryBigrams } from '../../platform/text/index.ts'
import type { Tables } from '../../tables.ts'
import { siteById } from '../organization/index.ts'
import { ownSites } from './articles.ts'
import { presentArticleSummary, todayFor, type ArticleRow, type VersionRow } from './present.ts'
import { seededBase } from './seed.ts'

type Filter = Input<typeof knowledge.listArticles>['query']['filter']
export type ShownSelect = SelectQueryBuilder<Tables & { shown: Tables['article_version'] }, 'article' | 'shown', object>

/** Articles by topic, each in the version that it shows. Residents get what is in force for everybody at their home (RCP, INQ-005). */
export async function listArticles(ctx: Ctx, { query }: Input<typeof knowledge.listArticles>): Promise<Output<typeof knowledge.listArticles>> {
  const { select: filtered, today } = await filteredArticles(ctx, query.siteId, query.filter)
  let select = filtered
  if (query.cursor !== undefined) {
    const [topic, id] = readCursor(query.cursor, ['text', 'id'])
    select = select.where(sql<boolean>`(article.topic, article.id) > (${topic}, ${id}::uuid)`)
  }
  const rows = await withShown(select).orderBy('article.topic').orderBy('article.id').limit(query.limit + 1).execute()
  return pageOf(rows, query.limit, (row) => [row.topic, row.id], (row) => presentArticleSummary(row, row.shown, today), query.total ? await countUpTo(ctx, filtered) : null)
}

/** The rows of a query, each with the version that it shows. */
export function withShown(select: ShownSelect) {
  return select.selectAll('article').select(sql<VersionRow>`to_jsonb(shown) - 'grams' - 'title_grams'`.as('shown')) as unknown as SelectQueryBuilder<Tables, 'article', ArticleRow & { shown: VersionRow }>
}

/** What the actor may read and the filter lets through. Throws `not_found` for a site outside the scope. */
export async function filteredArticles(ctx: Ctx, siteId: string | undefined, filter: Filter): Promise<{ select: ShownSelect; today: string }> {
  await seededBase(ctx)
  const isResident = ctx.actor.kind === 'resident'
  const sites = isResident ? await ownSites(ctx) : ctx.actor.sitesFor('knowledge:read')
  if (!isResident && sites !== 'all' && sites.length === 0) throw new AppError('not_permitted')
  if (siteId !== undefined) {
    await siteById(ctx, siteId)
    if (sites !== 'all' && !sites.includes(siteId)) throw new AppError('not_found', 'No such site')
  }
  const today = await todayFor(ctx, siteId ?? (isResident && sites !== 'all' ? sites[0] : undefined))
  let select: ShownSelect = ctx.tx
    .selectFrom('article')
    .innerJoin('article_version as shown', (join) =>
      join.onRef('shown.organization_id', '=', 'article.organization_id').onRef('shown.article_id', '=', 'article.id').on('shown.version', '=', sql<number>`coalesce(article.published_version, article.draft_version, article.last_version)`),
    ) as unknown as ShownSelect
  const wanted = siteId === undefined ? sites : [siteId]
  if (wanted !== 'all') select = select.where((e) => e.or([e('article.site_id', 'is', null), ...(wanted.length > 0 ? [e('article.site_id', 'in', wanted)] : [])]))
  // A resident without a home here reads nothing, not even what holds for all.
  if (isResident && wanted.length === 0) select = select.where(sql<boolean>`false`)
  if (isResident) select = select.where('article.audience', '=', 'everybody')
  if (isResident || filter.inForce) select = select.where('article.state', '=', 'published').where(validOn(today))
  else if (filter.inForce === false) select = select.where((e) => e.or([e('article.state', '<>', 'published'), e.not(validOn(today))]))
  if (filter.kind?.length) select = select.where('article.kind', 'in', filter.kind)
  if (filter.state?.length) select = select.where('article.state', 'in', filter.state)
  if (filter.service?.length) select = select.where('article.service', 'in', filter.service)
  if (filter.audience) select = select.where('article.audience', '=', filter.audience)
  if (filter.topic !== undefined) select = select.where('article.topic', '=', filter.topic)
  return { select: filter.q?.trim() ? select.where(saying(filter.q)) : select, today }
}

export function validOn(day: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(shown.valid_from is null or shown.valid_from <= ${day}::date) and (shown.valid_to is null or shown.valid_to >= ${day}::date)`
}

/** Words anywhere in an article, two characters are enough; letters are the pinyin or the initials of its title. */
function saying(q: string): RawBuilder<SqlBool> {
  const wanted = normaliseText(q)
  const grams = queryBigrams(wanted)
  const like = `%${likeText(wanted)}%`
  const words = grams.length > 0 ? sql<SqlBool>`shown.grams @> ${grams}::text[]` : sql<SqlBool>`lower(shown.title || ' ' || shown.content::text) like ${like}`
  const letters = wanted.replaceAll(/[\s'’-]/g, '')
  const latin = /^[a-z]+$/.test(letters) ? sql<SqlBool>`or shown.pinyin like ${`%${letters}%`} or shown.initials like ${`%${letters}%`}` : sql``
  return sql<SqlBool>`(${words} or ${wanted} = any (article.tags) or article.topic = ${wanted} ${latin})`
}

export async function listTopics(ctx: Ctx, { query }: Input<typeof knowledge.listTopics>): Promise<Output<typeof knowledge.listTopics>> {
  const { select } = await filteredArticles(ctx, query.siteId, {})
  const rows = await select.select(['article.topic', (e) => e.fn.countAll<number>().as('count')]).where('article.topic', '<>', '').where('article.state', '<>', 'withdrawn').groupBy('article.topic').orderBy('article.topic').execute()
  return { items: rows.map(({ topic, count }) => ({ topic, count })) }
}
