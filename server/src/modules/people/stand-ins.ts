import type { Ctx } from '../../platform/ctx.ts'

/** Somebody who is with us and not away. */
export type Present = { accountId: string; employeeId: string; name: string }

/** Who is stood in for at a moment: absent employee → substitute. */
async function substitutesAt(ctx: Ctx, at: Date): Promise<Map<string, string>> {
  const { rows } = await ctx.client.query<{ absent_id: string; substitute_id: string }>({
    name: 'substitutes_at',
    text: `select absent_id, substitute_id from substitution
           where organization_id = $1 and ended_at is null and from_at <= $2 and to_at > $2 order by from_at`,
    values: [ctx.organizationId, at],
  })
  return new Map(rows.map((row) => [row.absent_id, row.substitute_id]))
}

/** Who is there in the place of an employee: the substitute, or whoever stands in for an absent substitute; null when they only point at each other. */
export function standInFor(employeeId: string, substitutes: ReadonlyMap<string, string>): string | null {
  const seen = new Set<string>()
  let present = employeeId
  for (let next = substitutes.get(present); next !== undefined; next = substitutes.get(present)) {
    if (seen.has(present)) return null
    seen.add(present)
    present = next
  }
  return present
}

/**
 * Who hears what is meant for employees now: themselves, or the substitute of whoever is away.
 * A place that is empty is missing: the person or the substitute has left, or substitutes only point at each other.
 */
export async function inPlaceOf(ctx: Ctx, employeeIds: readonly string[]): Promise<Map<string, Present>> {
  if (employeeIds.length === 0) return new Map()
  const substitutes = await substitutesAt(ctx, ctx.now)
  const places = [...new Set(employeeIds)].map((id) => [id, standInFor(id, substitutes)] as const)
  const { rows } = await ctx.client.query<{ id: string; account_id: string; name: string }>({
    name: 'employees_with_us',
    text: 'select id, account_id, name from employee where organization_id = $1 and id = any ($2) and is_active',
    values: [ctx.organizationId, places.map(([, present]) => present).filter((id) => id !== null)],
  })
  const people = new Map(rows.map((row) => [row.id, { accountId: row.account_id, employeeId: row.id, name: row.name }]))
  return new Map(places.flatMap(([id, present]) => {
    const person = present === null ? undefined : people.get(present)
    return person ? [[id, person] as const] : []
  }))
}
