import type { Input, knowledge } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { mustBeCurrent } from '../../platform/records/index.ts'
import { lockArticle, tellArticle, versionOf } from './articles.ts'
import { faultsOf } from './content.ts'
import { allowedArticleActions, contentOf, presentArticle, type ArticleRow } from './present.ts'

/**
 * Publishes the draft, withdraws an article, or throws its draft away. Of two who publish the same draft at once one does, the other hears
 * that there is none any more. Throws `action_not_allowed` naming what is possible, `rule_broken` naming what is missing.
 */
export async function actOnArticle(ctx: Ctx, { params, body }: Input<typeof knowledge.actOnArticle>): Promise<knowledge.Article> {
  const row = await lockArticle(ctx, params.id)
  await mustBeCurrent(row.version, body.version, () => presentArticle(ctx, row))
  const allowed = allowedArticleActions(ctx, row)
  if (!allowed.includes(body.action)) throw new AppError('action_not_allowed', `${body.action} is not possible now`, undefined, { allowedActions: allowed })
  const after = body.action === 'publish' ? await publish(ctx, row) : body.action === 'withdraw' ? await withdraw(ctx, row) : await discardDraft(ctx, row)
  tellArticle(ctx, after, body.action, body.reason || null, body.action === 'publish' ? [{ field: 'version', from: row.published_version, to: after.published_version }] : [])
  return presentArticle(ctx, after)
}

async function publish(ctx: Ctx, row: ArticleRow): Promise<ArticleRow> {
  const version = row.draft_version!
  const draft = await versionOf(ctx, row.id, version)
  const faults = faultsOf(row.kind, contentOf(draft), draft.file_ids.length)
  if (faults.length > 0) throw new AppError('rule_broken', faults.map(({ pointer, message }) => `${pointer}: ${message}`).join('; '), faults)
  if (row.published_version !== null) await end(ctx, row.id, row.published_version, 'superseded')
  await ctx.tx.updateTable('article_version').set({ state: 'published', published_by: ctx.actor.name, published_at: ctx.now }).where('article_id', '=', row.id).where('version', '=', version).execute()
  return write(ctx, row, { state: 'published', published_version: version, draft_version: null })
}

async function withdraw(ctx: Ctx, row: ArticleRow): Promise<ArticleRow> {
  if (row.published_version !== null) await end(ctx, row.id, row.published_version, 'withdrawn')
  // What was never published is put away with its draft.
  const isDraftOnly = row.published_version === null && row.draft_version !== null
  if (isDraftOnly) await end(ctx, row.id, row.draft_version!, 'discarded')
  return write(ctx, row, { state: 'withdrawn', published_version: null, draft_version: isDraftOnly ? null : row.draft_version })
}

async function discardDraft(ctx: Ctx, row: ArticleRow): Promise<ArticleRow> {
  await end(ctx, row.id, row.draft_version!, 'discarded')
  return write(ctx, row, { state: row.state, published_version: row.published_version, draft_version: null })
}

async function end(ctx: Ctx, articleId: string, version: number, state: 'superseded' | 'withdrawn' | 'discarded'): Promise<void> {
  await ctx.tx.updateTable('article_version').set({ state, ended_at: ctx.now }).where('article_id', '=', articleId).where('version', '=', version).execute()
}

function write(ctx: Ctx, row: ArticleRow, set: Pick<ArticleRow, 'state' | 'published_version' | 'draft_version'>): Promise<ArticleRow> {
  return ctx.tx.updateTable('article').set({ ...set, version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).returningAll().executeTakeFirstOrThrow()
}
