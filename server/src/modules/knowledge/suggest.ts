import type { Input, knowledge, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { alikeness, tellingBigrams } from '../../platform/text/index.ts'
import { siteById } from '../organization/index.ts'
import { todayFor } from './present.ts'
import { seededBase } from './seed.ts'

const SHOWN = 5
/** Below this share of the words an article only happens to use some of them. */
const FEWEST = 0.12
/** What stands in the title or in another way to ask weighs as much as everything else twice over. */
const TITLE = 0.7

interface Row {
  id: string
  version: number
  kind: knowledge.ArticleKind
  title: string
  answer: string
  in_title: string[]
  in_all: string[]
  is_standard: boolean
  total: number
}

/** Articles in force that fit the words being typed, best first; the standard answer of the chosen kind of enquiry leads (INQ-001, INQ-006). One query. */
export async function suggestArticles(ctx: Ctx, { query }: Input<typeof knowledge.suggestArticles>): Promise<Output<typeof knowledge.suggestArticles>> {
  ctx.actor.mustSee('knowledge:read', query.siteId)
  await siteById(ctx, query.siteId)
  await seededBase(ctx)
  const typed = tellingBigrams(query.words)
  if (typed.length === 0 && !query.enquiryKindId) return { items: [] }
  const { rows } = await ctx.client.query<Row>({
    name: 'suggest_articles',
    text: `with pool as (
             select a.id, a.kind, v.version, v.title, v.content ->> 'answer' as answer, v.title_grams, v.grams, coalesce(a.id = (select article_id from enquiry_kind where id = $3), false) as is_standard
             from article a join article_version v on v.organization_id = a.organization_id and v.article_id = a.id and v.version = a.published_version
             where (a.site_id is null or a.site_id = $1) and a.kind <> 'document' and (v.valid_from is null or v.valid_from <= $4::date) and (v.valid_to is null or v.valid_to >= $4::date)),
           compared as (
             select id, kind, version, title, answer, is_standard, (select count(*) from pool)::int as total,
               array(select unnest(title_grams) intersect select unnest($2::text[])) as in_title, array(select unnest(grams) intersect select unnest($2::text[])) as in_all
             from pool)
           select * from compared where is_standard or in_all <> '{}'`,
    values: [query.siteId, typed, query.enquiryKindId ?? null, await todayFor(ctx, query.siteId)],
  })
  const total = rows[0]?.total ?? 0
  const [titles, texts] = [alikeness(typed, rows.map((row) => row.in_title), total), alikeness(typed, rows.map((row) => row.in_all), total)]
  const items = rows
    .map((row, i) => ({ id: row.id, version: row.version, kind: row.kind, title: row.title, answer: row.answer, isStandard: row.is_standard, score: Math.round((TITLE * titles[i]! + (1 - TITLE) * texts[i]!) * 1000) / 1000 }))
    .filter((item) => item.isStandard || item.score >= FEWEST)
    .sort((a, b) => Number(b.isStandard) - Number(a.isStandard) || b.score - a.score || a.title.localeCompare(b.title))
  return { items: items.slice(0, SHOWN) }
}
