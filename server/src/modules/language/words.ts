import type { Input, language, Output } from '@guanjia/contract'
import { foldedText } from '@guanjia/contract/wording/fold.ts'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, countUpTo, cursorOf, likeText, mustBeCurrent, readCursor, recordHappening } from '../../platform/records/index.ts'
import { listChanged, listVersion } from './seed.ts'
import type { ServiceWordTable } from './tables.ts'

type Row = Selectable<ServiceWordTable>
/** The check stays under a millisecond and the phone can load the list. */
export const MOST_WORDS = 10_000

export function presentWord({ id, word, kind, suggestion, exceptions, is_active, source, version }: Row): language.ServiceWord {
  return { id, word, kind, suggestion, exceptions, isActive: is_active, source, version }
}

/** The words of the organisation, newest first; `q` finds them in any script and width, and in suggestions. */
export async function listWords(ctx: Ctx, { query }: Input<typeof language.listWords>): Promise<Output<typeof language.listWords>> {
  await listVersion(ctx)
  const { q, kind, active } = query.filter
  let filtered = ctx.tx.selectFrom('service_word')
  if (kind?.length) filtered = filtered.where('kind', 'in', kind)
  if (active !== undefined) filtered = filtered.where('is_active', '=', active)
  if (q?.trim()) {
    const heard = foldedText(q)
    filtered = filtered.where((e) => e.or([
      e('word', 'like', `%${likeText(q.trim())}%`), e('suggestion', 'like', `%${likeText(q.trim())}%`),
      ...(heard ? [e('heard', 'like', `%${likeText(heard)}%`)] : []),
    ]))
  }
  let paged = filtered
  if (query.cursor) {
    const [id] = readCursor(query.cursor, ['id'])
    paged = paged.where('id', '<', id!)
  }
  const rows = await paged.selectAll().orderBy('id', 'desc').limit(query.limit + 1).execute()
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: page.map(presentWord),
    nextCursor: rows.length > query.limit && last ? cursorOf([last.id]) : null,
    total: query.total ? await countUpTo(ctx, filtered) : null,
  }
}

/** A new word. Throws `already_exists` for another spelling of a known one, `rule_broken` for a word without letters and for one too many. */
export async function createWord(ctx: Ctx, { body }: Input<typeof language.createWord>): Promise<language.ServiceWord> {
  await listVersion(ctx)
  await listChanged(ctx)
  const { count } = await ctx.tx.selectFrom('service_word').select((e) => e.fn.countAll<string>().as('count')).executeTakeFirstOrThrow()
  if (Number(count) >= MOST_WORDS) throw wrongField('rule_broken', '/word', `a list has at most ${MOST_WORDS} words`)
  const heard = await mustBeNew(ctx, body.word, null)
  const { word, kind, suggestion, isActive } = body
  const row = await ctx.tx
    .insertInto('service_word')
    .values({ organization_id: ctx.organizationId, id: newId(), word, heard, kind, suggestion, exceptions: realExceptions(word, body.exceptions), is_active: isActive })
    .returningAll()
    .executeTakeFirstOrThrow()
  tell(ctx, row.id, 'created')
  return presentWord(row)
}

/** Changes a word, or takes it out of force; nothing is deleted. Throws `not_found`, `stale_version`, `already_exists`, `rule_broken`. */
export async function changeWord(ctx: Ctx, { params, body }: Input<typeof language.changeWord>): Promise<language.ServiceWord> {
  const before = await ctx.tx.selectFrom('service_word').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  await mustBeCurrent(before.version, body.version, async () => presentWord(before))
  await listChanged(ctx)
  const word = body.word ?? before.word
  const heard = body.word === undefined ? before.heard : await mustBeNew(ctx, body.word, before.id)
  const exceptions = realExceptions(word, body.exceptions ?? before.exceptions)
  const after = { word, heard, kind: body.kind ?? before.kind, suggestion: body.suggestion ?? before.suggestion, exceptions, is_active: body.isActive ?? before.is_active }
  const row = await ctx.tx.updateTable('service_word').set({ ...after, version: before.version + 1 }).where('id', '=', before.id).returningAll().executeTakeFirstOrThrow()
  const { heard: _, ...shown } = after
  tell(ctx, row.id, 'changed', changesBetween({ ...before }, shown))
  return presentWord(row)
}

async function mustBeNew(ctx: Ctx, word: string, self: string | null): Promise<string> {
  const heard = foldedText(word)
  if (heard === '') throw wrongField('rule_broken', '/word', 'has no letter or digit')
  const other = await ctx.tx.selectFrom('service_word').select(['id', 'word']).where('heard', '=', heard).executeTakeFirst()
  if (other && other.id !== self) throw wrongField('already_exists', '/word', other.word)
  return heard
}

/** Exceptions without repetition. Throws `rule_broken` for one that shares nothing with the word: it could never stand beside it. */
export function realExceptions(word: string, exceptions: readonly string[]): string[] {
  const heard = new Set(foldedText(word))
  exceptions.forEach((exception, i) => {
    if (![...foldedText(exception)].some((symbol) => heard.has(symbol))) throw wrongField('rule_broken', `/exceptions/${i}`, `${exception} has nothing of ${word}`)
  })
  return [...new Set(exceptions)]
}

/** One line of history and one hint to the screens. */
export function tell(ctx: Ctx, id: string, action: 'created' | 'changed', changes: ReturnType<typeof changesBetween> = [], recordType = 'service_word'): void {
  recordHappening(ctx, { siteId: null, recordType, recordId: id, action, changes })
  announceChange(ctx, { recordType, recordId: id, siteId: null, action })
}
