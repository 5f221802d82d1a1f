import { knowledge, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, readTimeline, recordHappening } from '../../platform/records/index.ts'
import { unitsById, ownUnitIds } from '../archives/index.ts'
import { mustBePolite } from '../language/index.ts'
import { siteById } from '../organization/index.ts'
import { isValidOn, searchKeys } from './content.ts'
import { contentOf, presentArticle, shownVersion, todayFor, type ArticleRow, type VersionRow } from './present.ts'

type Written = { title: string; content: knowledge.ArticleContent; valid_from: string | null; valid_to: string | null; file_ids: string[] }

/** A new article begins as a draft. Throws `rule_broken` for an impossible period, `language.not_allowed` for words that must not be said. */
export async function createArticle(ctx: Ctx, { body }: Input<typeof knowledge.createArticle>): Promise<knowledge.Article> {
  const { siteId } = body
  if (siteId !== null) {
    ctx.actor.mustSee('knowledge:read', siteId)
    ctx.actor.mustBeAbleTo('knowledge:keep', siteId)
    await siteById(ctx, siteId)
  }
  const written: Written = { title: body.title, content: body.content, valid_from: body.validFrom, valid_to: body.validTo, file_ids: body.fileIds }
  await mustBeSound(ctx, written)
  const id = body.id ?? newId()
  const row = await ctx.tx
    .insertInto('article')
    .values({ organization_id: ctx.organizationId, id, site_id: siteId, kind: body.kind, audience: body.audience, topic: body.topic, tags: body.tags, service: body.service, state: 'draft', published_version: null, draft_version: 1, last_version: 1, updated_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/id', 'an article with this id exists')
  await writeVersion(ctx, id, 1, written)
  tellArticle(ctx, row, 'created', written.title)
  return presentArticle(ctx, row)
}

/** Writes on the draft; what is in force stays as it is until the draft is published. Throws `not_found`, `stale_version`. */
export async function changeArticle(ctx: Ctx, { params, body }: Input<typeof knowledge.changeArticle>): Promise<knowledge.Article> {
  const row = await lockArticle(ctx, params.id)
  await mustBeCurrent(row.version, body.version, () => presentArticle(ctx, row))
  const base = await versionOf(ctx, row.id, row.draft_version ?? shownVersion(row))
  const written: Written = {
    title: body.title ?? base.title, content: body.content ?? contentOf(base), valid_from: body.validFrom === undefined ? base.valid_from : body.validFrom, valid_to: body.validTo === undefined ? base.valid_to : body.validTo, file_ids: body.fileIds ?? base.file_ids,
  }
  await mustBeSound(ctx, written)
  const isWriting = [body.title, body.content, body.validFrom, body.validTo, body.fileIds].some((part) => part !== undefined)
  const draft = !isWriting ? row.draft_version : (row.draft_version ?? row.last_version + 1)
  if (isWriting && row.draft_version === null) await writeVersion(ctx, row.id, draft!, written)
  else if (isWriting) await rewriteDraft(ctx, row.id, draft!, written)
  const filed = { audience: body.audience, topic: body.topic, tags: body.tags, service: body.service }
  const after = await ctx.tx
    .updateTable('article')
    .set({ ...filed, draft_version: draft, last_version: Math.max(row.last_version, draft ?? 0), version: row.version + 1, updated_at: ctx.now })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const changes = [...changesBetween({ ...row }, filed), ...changesBetween<Record<string, unknown>>({ title: base.title, valid_from: base.valid_from, valid_to: base.valid_to }, { title: written.title, valid_from: written.valid_from, valid_to: written.valid_to })]
  tellArticle(ctx, after, 'changed', null, changes)
  return presentArticle(ctx, after, isWriting ? draft! : undefined)
}

async function mustBeSound(ctx: Ctx, { title, content, valid_from, valid_to }: Written): Promise<void> {
  if (valid_from !== null && valid_to !== null && valid_to < valid_from) throw wrongField('rule_broken', '/validTo', 'must not be before it begins')
  await mustBePolite(ctx, '/title', title)
  await mustBePolite(ctx, '/content/answer', content.answer)
  await mustBePolite(ctx, '/content/body', content.body)
}

async function writeVersion(ctx: Ctx, articleId: string, version: number, written: Written): Promise<void> {
  const { content, ...rest } = written
  await ctx.tx
    .insertInto('article_version')
    .values({ organization_id: ctx.organizationId, article_id: articleId, version, state: 'draft', ...rest, content: JSON.stringify(content), ...searchKeys(written.title, content), written_by: ctx.actor.name, written_at: ctx.now })
    .execute()
  await attachFiles(ctx, { type: 'article', id: articleId }, written.file_ids)
}

async function rewriteDraft(ctx: Ctx, articleId: string, version: number, written: Written): Promise<void> {
  const { content, ...rest } = written
  await ctx.tx
    .updateTable('article_version')
    .set({ ...rest, content: JSON.stringify(content), ...searchKeys(written.title, content), written_by: ctx.actor.name, written_at: ctx.now })
    .where('article_id', '=', articleId)
    .where('version', '=', version)
    .execute()
  await attachFiles(ctx, { type: 'article', id: articleId }, written.file_ids)
}

export function tellArticle(ctx: Ctx, row: ArticleRow, action: string, note: string | null = null, changes: { field: string; from: unknown; to: unknown }[] = []): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'article', recordId: row.id, action, note, changes, toStatus: row.state })
  announceChange(ctx, { recordType: 'article', recordId: row.id, siteId: row.site_id, action })
}

/** Locks an article that the actor keeps. What holds for the whole organisation is kept by everybody who keeps articles. */
export async function lockArticle(ctx: Ctx, id: string): Promise<ArticleRow> {
  const row = await ctx.tx.selectFrom('article').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row || !ctx.actor.can('knowledge:read', row.site_id ?? undefined)) throw new AppError('not_found')
  ctx.actor.mustBeAbleTo('knowledge:keep', row.site_id ?? undefined)
  return row
}

export async function versionOf(ctx: Ctx, articleId: string, version: number): Promise<VersionRow> {
  return ctx.tx.selectFrom('article_version').selectAll().where('article_id', '=', articleId).where('version', '=', version).executeTakeFirstOrThrow()
}

/** The sites whose articles a resident reads: those of the own units. */
export async function ownSites(ctx: Ctx): Promise<string[]> {
  return [...new Set([...(await unitsById(ctx, await ownUnitIds(ctx))).values()].map((unit) => unit.siteId))]
}

/** Whether the actor may read an article: staff where they work, residents what is in force for everybody at their home. */
export async function mayReadArticle(ctx: Ctx, row: ArticleRow): Promise<boolean> {
  if (ctx.actor.kind !== 'resident') return ctx.actor.can('knowledge:read', row.site_id ?? undefined)
  if (row.audience !== 'everybody' || row.published_version === null) return false
  const sites = await ownSites(ctx)
  if (sites.length === 0 || (row.site_id !== null && !sites.includes(row.site_id))) return false
  return isValidOn(await todayFor(ctx, sites[0]), await versionOf(ctx, row.id, row.published_version))
}

/** Throws `not_found` for what the actor may not read. Drafts and old versions are for staff. */
export async function readableArticle(ctx: Ctx, id: string): Promise<ArticleRow> {
  const row = await ctx.tx.selectFrom('article').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row || !(await mayReadArticle(ctx, row))) throw new AppError('not_found')
  return row
}

export async function getArticle(ctx: Ctx, { params, query }: Input<typeof knowledge.getArticle>): Promise<knowledge.Article> {
  const row = await readableArticle(ctx, params.id)
  if (ctx.actor.kind === 'resident' && query.version !== undefined && query.version !== row.published_version) throw new AppError('not_found')
  return presentArticle(ctx, row, query.version)
}

export async function articleTimeline(ctx: Ctx, { params }: Input<typeof knowledge.articleTimeline>): Promise<Output<typeof knowledge.articleTimeline>> {
  const row = await readableArticle(ctx, params.id)
  return { items: await readTimeline(ctx, row.id) }
}
