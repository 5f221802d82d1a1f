import type { knowledge } from '@guanjia/contract'
import type { Insertable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { houseLocale } from '../organization/index.ts'
import { searchKeys } from './content.ts'
import { DEFAULT_FEES, DEFAULT_KINDS, DEFAULT_QUESTIONS } from './default-answers.ts'
import { DEFAULT_GUIDES, type DefaultArticle } from './default-articles.ts'
import type { ArticleTable, ArticleVersionTable } from './tables.ts'

/** Who wrote what a new organisation begins with; articles are seeded in zh-CN only. */
const SEEDED_BY = '预置内容'

/**
 * Makes sure that the organisation has its first articles and kinds of enquiry, exactly once, even if two people ask at the same moment.
 * The articles are written for the mainland: an organisation of another language gets the kinds alone.
 */
export async function seededBase(ctx: Ctx): Promise<void> {
  if (await ctx.tx.selectFrom('knowledge_base').select('organization_id').where('organization_id', '=', ctx.organizationId).executeTakeFirst()) return
  // The second of two waits here for the first, and then finds the base.
  const made = await ctx.tx
    .insertInto('knowledge_base')
    .values({ organization_id: ctx.organizationId, seeded_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('organization_id')
    .executeTakeFirst()
  if (!made) return
  const locale = await houseLocale(ctx)
  const ids = locale === 'zh-CN' ? await seedArticles(ctx) : new Map<string, string>()
  await ctx.tx
    .insertInto('enquiry_kind')
    .values(
      DEFAULT_KINDS.map(({ code, name, article, department, post, minutes, materials }, i) => ({
        organization_id: ctx.organizationId, id: newId(), code, name: name[locale], article_id: article === null ? null : (ids.get(article) ?? null), department_code: department, post: post[locale], response_minutes: minutes,
        materials: locale === 'zh-CN' ? materials : [], sort_order: (i + 1) * 10,
      })),
    )
    .execute()
}

async function seedArticles(ctx: Ctx): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  const articles: Insertable<ArticleTable>[] = []
  const versions: Insertable<ArticleVersionTable>[] = []
  for (const one of [...DEFAULT_GUIDES, ...DEFAULT_FEES, ...DEFAULT_QUESTIONS]) {
    const id = newId()
    const content = contentFrom(one)
    ids.set(one.code, id)
    articles.push({ organization_id: ctx.organizationId, id, site_id: null, kind: one.kind, topic: one.topic, service: one.service ?? null, state: 'published', published_version: 1, draft_version: null, last_version: 1, updated_at: ctx.now })
    versions.push({
      organization_id: ctx.organizationId, article_id: id, version: 1, state: 'published', title: one.title, content: JSON.stringify(content), valid_from: null, valid_to: null, ...searchKeys(one.title, content), written_by: SEEDED_BY, written_at: ctx.now, published_by: SEEDED_BY, published_at: ctx.now,
    })
  }
  await ctx.tx.insertInto('article').values(articles).execute()
  await ctx.tx.insertInto('article_version').values(versions).execute()
  return ids
}

function contentFrom({ answer, body = '', aliases, steps = [], papers = [], place = '', hours = '', fee = '', duration = '' }: DefaultArticle): knowledge.ArticleContent {
  return { answer, body, aliases, steps, papers: papers.map((name) => ({ name: name.replace(/^\*/, ''), note: '', isRequired: !name.startsWith('*') })), place, hours, fee, duration, feeLines: [] }
}
