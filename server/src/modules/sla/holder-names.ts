import type { Ctx } from '../../platform/ctx.ts'
import { employeeNames } from '../people/index.ts'

/** Names change seldom, and every presented clock shows one. */
const KEPT_MS = 60_000
const MAX_KEPT = 20_000
const kept = new Map<string, { name: string; until: number }>()

/** Names of those who have clocks in hand; the actor's own needs no question. */
export async function holderNames(ctx: Ctx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  const missing: string[] = []
  const now = Date.now()
  for (const id of new Set(ids)) {
    if (id === null) continue
    const known = kept.get(`${ctx.organizationId} ${id}`)
    if (id === ctx.actor.employeeId) names.set(id, ctx.actor.name)
    else if (known && known.until > now) names.set(id, known.name)
    else missing.push(id)
  }
  if (missing.length === 0) return names
  if (kept.size > MAX_KEPT) kept.clear()
  for (const [id, name] of await employeeNames(ctx, missing)) {
    kept.set(`${ctx.organizationId} ${id}`, { name, until: now + KEPT_MS })
    names.set(id, name)
  }
  return names
}
