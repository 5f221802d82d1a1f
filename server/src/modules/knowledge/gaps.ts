import { knowledge, type Input, type Output } from '@guanjia/contract'
import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { countUpTo, likeText, mustBeCurrent, pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { beginning } from '../../platform/text/index.ts'
import type { Tables } from '../../tables.ts'
import { siteById } from '../organization/index.ts'
import { accountsWithRole } from '../people/index.ts'
import { enquiryKindsById } from './enquiry-kinds.ts'
import type { GapTable } from './tables.ts'
import { mustBeAnswer, titlesOf } from './titles.ts'

type Row = Selectable<GapTable>
type Filter = Input<typeof knowledge.listGaps>['query']['filter']

async function present(ctx: Ctx, rows: readonly Row[]): Promise<knowledge.Gap[]> {
  const [titles, kinds] = [await titlesOf(ctx, rows.map((row) => row.article_id)), await enquiryKindsById(ctx, rows.map((row) => row.enquiry_kind_id))]
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, words: row.words, enquiryKind: row.enquiry_kind_id === null ? null : { id: row.enquiry_kind_id, name: kinds.get(row.enquiry_kind_id)!.name }, askedAt: iso(row.asked_at), takenBy: { id: row.taken_by, name: row.taken_by_name },
    state: row.state, article: row.article_id === null ? null : { id: row.article_id, name: titles.get(row.article_id)! }, reason: row.reason, endedAt: iso(row.ended_at), endedBy: row.ended_by, version: row.version,
  }))
}

/** 答不上来: keeps the words of a question that nobody at the desk could answer, and tells whoever keeps the knowledge base (INQ-006). */
export async function noteGap(ctx: Ctx, gap: { id: string; siteId: string; words: string; enquiryKindId: string | null; taker: { employeeId: string; accountId: string; name: string } }): Promise<void> {
  const { id, siteId, words, enquiryKindId, taker } = gap
  const made = await ctx.tx
    .insertInto('knowledge_gap')
    .values({ organization_id: ctx.organizationId, id, site_id: siteId, words, enquiry_kind_id: enquiryKindId, asked_at: ctx.now, taken_by: taker.employeeId, taken_by_account: taker.accountId, taken_by_name: taker.name })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw wrongField('already_exists', '/gapId', 'a gap with this id exists')
  tell(ctx, { id, site_id: siteId, state: 'open' }, 'created', words)
  const keepers = await accountsWithRole(ctx, 'supervisor', siteId)
  sendMessage(ctx, { accountIds: keepers.map(({ accountId }) => accountId).filter((account) => account !== ctx.actor.accountId), template: 'knowledge.gap', params: { words: beginning(words, 80), who: taker.name }, record: { type: 'knowledge_gap', id } })
}

function tell(ctx: Ctx, row: Pick<Row, 'id' | 'site_id' | 'state'>, action: string, note: string | null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'knowledge_gap', recordId: row.id, action, toStatus: row.state, note })
  announceChange(ctx, { recordType: 'knowledge_gap', recordId: row.id, siteId: row.site_id, action })
}

export async function listGaps(ctx: Ctx, { query }: Input<typeof knowledge.listGaps>): Promise<Output<typeof knowledge.listGaps>> {
  const filtered = await filteredGaps(ctx, query.siteId, query.filter)
  let select = filtered.selectAll().orderBy('asked_at', 'desc').orderBy('id', 'desc')
  if (query.cursor) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id']) as [string, string]
    select = select.where((e) => e(e.refTuple('asked_at', 'id'), '<', e.tuple(new Date(at), id)))
  }
  const rows = await select.limit(query.limit + 1).execute()
  const shown = new Map((await present(ctx, rows)).map((gap) => [gap.id, gap]))
  return pageOf(rows, query.limit, (row) => [row.asked_at, row.id], (row) => shown.get(row.id)!, query.total ? await countUpTo(ctx, filtered) : null)
}

/** The gaps of a site that the filter lets through. Throws `not_found` for a site outside the scope. */
async function filteredGaps(ctx: Ctx, siteId: string, filter: Filter): Promise<SelectQueryBuilder<Tables, 'knowledge_gap', object>> {
  ctx.actor.mustSee('knowledge:read', siteId)
  await siteById(ctx, siteId)
  let select: SelectQueryBuilder<Tables, 'knowledge_gap', object> = ctx.tx.selectFrom('knowledge_gap').where('site_id', '=', siteId)
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  if (filter.enquiryKindId) select = select.where('enquiry_kind_id', '=', filter.enquiryKindId)
  if (filter.takenById) select = select.where('taken_by', '=', filter.takenById)
  if (filter.from) select = select.where('asked_at', '>=', new Date(filter.from))
  if (filter.to) select = select.where('asked_at', '<', new Date(filter.to))
  return filter.q?.trim() ? select.where('words', 'ilike', `%${likeText(filter.q.trim())}%`) : select
}

/** Every gap of a filter, for an export; there are never so many of them that they don't fit in memory. */
export async function allGaps(ctx: Ctx, siteId: string, filter: Filter): Promise<knowledge.Gap[]> {
  const select = await filteredGaps(ctx, siteId, filter)
  return present(ctx, await select.selectAll().orderBy('asked_at', 'desc').limit(10_000).execute())
}

/** Answers a gap by a published article, dismisses it, or opens it again. Whoever took the question hears of the answer. */
export async function actOnGap(ctx: Ctx, { params, body }: Input<typeof knowledge.actOnGap>): Promise<knowledge.Gap> {
  const row = await ctx.tx.selectFrom('knowledge_gap').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row || !ctx.actor.can('knowledge:read', row.site_id)) throw new AppError('not_found')
  ctx.actor.mustBeAbleTo('knowledge:keep', row.site_id)
  await mustBeCurrent(row.version, body.version, async () => (await present(ctx, [row]))[0])
  const isOpen = row.state === 'open'
  if ((body.action === 'reopen') === isOpen) throw new AppError('action_not_allowed', `It is ${row.state}`, undefined, { allowedActions: isOpen ? ['answer', 'dismiss'] : ['reopen'] })
  const ended = { ended_at: ctx.now, ended_by: ctx.actor.name }
  const answer = body.action === 'answer' ? await mustBeAnswer(ctx, row.site_id, { id: body.articleId }, '/articleId') : null
  const set =
    answer !== null ? { ...ended, state: 'answered' as const, article_id: answer.id, reason: '' } : body.action === 'dismiss' ? { ...ended, state: 'dismissed' as const, reason: body.reason } : { state: 'open' as const, article_id: null, reason: '', ended_at: null, ended_by: null }
  const after = await ctx.tx.updateTable('knowledge_gap').set({ ...set, version: row.version + 1 }).where('id', '=', row.id).returningAll().executeTakeFirstOrThrow()
  tell(ctx, after, body.action, answer?.title ?? after.reason)
  if (answer) sendMessage(ctx, { accountIds: [row.taken_by_account].filter((account) => account !== ctx.actor.accountId), template: 'knowledge.gap_answered', params: { words: beginning(row.words, 80), title: answer.title }, record: { type: 'article', id: answer.id } })
  return (await present(ctx, [after]))[0]!
}

/** Counts of what could not be answered, by kind and by who was asked: what training has to make up for (INQ-006). */
export async function gapFigures(ctx: Ctx, { query }: Input<typeof knowledge.gapFigures>): Promise<Output<typeof knowledge.gapFigures>> {
  const all = await filteredGaps(ctx, query.siteId, { from: query.from, to: query.to })
  const count = sql<number>`count(*)::int`.as('count')
  const states = new Map((await all.select(['state', count]).groupBy('state').execute()).map((row) => [row.state, row.count]))
  const kinds = await all.select(['enquiry_kind_id', count]).groupBy('enquiry_kind_id').orderBy('count', 'desc').execute()
  const takers = await all.select(['taken_by', sql<string>`max(taken_by_name)`.as('name'), count]).groupBy('taken_by').orderBy('count', 'desc').execute()
  const names = await enquiryKindsById(ctx, kinds.map((row) => row.enquiry_kind_id))
  return {
    open: states.get('open') ?? 0, answered: states.get('answered') ?? 0, dismissed: states.get('dismissed') ?? 0,
    byKind: kinds.map((row) => ({ kind: row.enquiry_kind_id === null ? null : { id: row.enquiry_kind_id, name: names.get(row.enquiry_kind_id)!.name }, count: row.count })),
    byTaker: takers.map((row) => ({ takenBy: { id: row.taken_by, name: row.name }, count: row.count })),
  }
}

messageTemplate('knowledge.gap', {
  'zh-CN': { title: '有一个问题答不上来', body: '{who}：“{words}”。请补充到知识库。' },
  'zh-TW': { title: '有一個問題答不出來', body: '{who}：「{words}」。請補充到知識庫。' },
  en: { title: 'A question without an answer', body: '{who}: “{words}”. Please add it to the knowledge base.' },
})
messageTemplate('knowledge.gap_answered', {
  'zh-CN': { title: '您答不上来的问题有答案了', body: '“{words}”见《{title}》。' },
  'zh-TW': { title: '您答不出來的問題有答案了', body: '「{words}」見《{title}》。' },
  en: { title: 'Your question has an answer', body: '“{words}”: see “{title}”.' },
})
