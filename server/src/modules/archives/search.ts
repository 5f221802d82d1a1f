import type { archives, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { siteById } from '../organization/index.ts'
import { readQuery } from './search-query.ts'
import { findPersons, type Ranked } from './search-persons.ts'
import { findUnits } from './search-units.ts'
import { together } from './together.ts'

export interface SearchAsk {
  q: string
  /** Only this site; otherwise every site that the actor may see. The finder asks for its own permission. */
  siteId: string | undefined
  limit: number
}
type Finder = (ctx: Ctx, query: SearchAsk) => Promise<archives.SearchHit[]>
const finders: Finder[] = []

/** Adds a finder to the one search box, for records of modules to the right: cases and work orders by number. */
export function searchAlso(finder: Finder): void {
  if (!finders.includes(finder)) finders.push(finder)
}

/**
 * One box: room code in any spelling or its beginning, name, pinyin, initials, phone or its tail, ID number (exact, and only with
 * `personal_data:unmask`), and what other modules add. Only sites of the actor; exact hits first.
 */
export async function search(ctx: Ctx, { query }: Input<typeof archives.search>): Promise<Output<typeof archives.search>> {
  const begin = performance.now()
  const { q, siteId, limit } = query
  if (siteId !== undefined) {
    ctx.actor.mustSee('archives:read', siteId)
    await siteById(ctx, siteId)
  }
  const read = readQuery(q)
  const scope = narrowed(ctx.actor.sitesFor('archives:read'), siteId)
  // All at once: the statements travel together, and none waits for the answer of another.
  const [units, persons, found] = await together(
    findUnits(ctx, read, scope, limit),
    findPersons(ctx, read, scope, narrowed(ctx.actor.sitesFor('personal_data:unmask'), siteId), limit),
    together(...finders.map((find) => find(ctx, { q, siteId, limit }))),
  )
  const others = found.flat().map((hit): Ranked => ({ ...hit, rank: hit.title.toLowerCase() === q.toLowerCase() ? 0 : 2 }))
  // A common name must not push every case out of sight, so a quarter of the places is kept for other records.
  const kept = Math.min(others.length, Math.ceil(limit / 4))
  const best = inRank([...inRank([...units, ...persons]).slice(0, limit - kept), ...others]).slice(0, limit)
  return { hits: best.map(({ rank: _, ...hit }) => hit), tookMs: Math.round((performance.now() - begin) * 10) / 10 }
}

function inRank(hits: Ranked[]): Ranked[] {
  return hits.sort((a, b) => a.rank - b.rank)
}

function narrowed(sites: 'all' | string[], siteId: string | undefined): 'all' | string[] {
  if (siteId === undefined) return sites
  return sites === 'all' || sites.includes(siteId) ? [siteId] : []
}
