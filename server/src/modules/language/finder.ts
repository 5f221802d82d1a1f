import type { language, Output } from '@guanjia/contract'
import { makeWordFinder, type ListedWord, type WordFinder } from '@guanjia/contract/wording/word-finder.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { listVersion } from './seed.ts'

interface Prepared {
  version: number
  words: ListedWord[]
  finder: WordFinder
}

const MOST_KEPT = 50
/** By organisation; the version tells whether the list is still the one that was prepared. */
const prepared = new Map<string, Prepared>()

/** The words in force, prepared for finding. One small query when nothing has changed. */
export async function wordsInForce(ctx: Ctx): Promise<Prepared> {
  const version = await listVersion(ctx)
  const known = prepared.get(ctx.organizationId)
  if (known?.version === version) return known
  const words = await ctx.tx.selectFrom('service_word').select(['word', 'kind', 'suggestion', 'exceptions']).where('is_active', '=', true).orderBy('heard').execute()
  const made = { version, words, finder: makeWordFinder(words) }
  prepared.delete(ctx.organizationId)
  prepared.set(ctx.organizationId, made)
  if (prepared.size > MOST_KEPT) prepared.delete(prepared.keys().next().value!)
  return made
}

/** What a client needs to find the same words with the same engine. */
export async function wordList(ctx: Ctx): Promise<Output<typeof language.wordList>> {
  const { version, words } = await wordsInForce(ctx)
  return { version, words: words.map(({ word, kind, suggestion, exceptions }) => ({ word, kind, suggestion, exceptions: [...exceptions] })) }
}
