import type { Ctx } from '../../platform/ctx.ts'
import { inPlaceOf, placedAt, postCodes } from '../people/index.ts'
import { onDutyAt } from '../staffing/index.ts'
import type { Available } from './fill.ts'

/** Everybody who is on now at a site, as plans look for them. Whoever is away is replaced by who stands in for them, in all that they are. */
export async function availableAt(ctx: Ctx, siteId: string): Promise<Available[]> {
  const on = await onDutyAt(ctx, siteId, ctx.now)
  const placed = new Map((await placedAt(ctx, siteId)).map((one) => [one.id, one]))
  const ids = on.flatMap(({ employeeId }) => employeeId ?? [])
  const codes = await postCodes(ctx, ids)
  const present = await inPlaceOf(ctx, ids)
  const found = new Map<string, Available>()
  // Who is on in person comes before who stands in: nobody is there twice.
  const isAway = (id: string | null): boolean => id !== null && present.get(id)?.employeeId !== id
  for (const one of on.toSorted((a, b) => Number(isAway(a.employeeId)) - Number(isAway(b.employeeId)))) {
    const there = one.employeeId === null ? null : present.get(one.employeeId)
    if (there === undefined) continue
    const key = there?.employeeId ?? one.reserveId!
    const isStandIn = there !== null && there.employeeId !== one.employeeId
    const own = {
      roles: one.employeeId === null ? [] : (placed.get(one.employeeId)?.roles ?? []), position: one.employeeId === null ? null : (codes.get(one.employeeId) ?? null), posts: one.posts, calledFor: one.reserveId === null ? null : (one.skill ?? ''),
      standsFor: one.employeeId === null ? [] : [one.employeeId],
    }
    const known = found.get(key)
    if (known) found.set(key, { ...known, roles: [...known.roles, ...own.roles], position: known.position ?? own.position, posts: [...known.posts, ...own.posts], standsFor: [...known.standsFor, ...own.standsFor] })
    else found.set(key, { key, employeeId: there?.employeeId ?? null, reserveId: there === null ? one.reserveId : null, name: there?.name ?? one.name, why: isStandIn ? 'stand_in' : one.why, ...own })
  }
  return [...found.values()]
}
