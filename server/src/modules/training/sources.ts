import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'

/** What a record is called, and where it belongs. */
export interface Source {
  siteId: string
  label: string
}
type Find = (ctx: Ctx, ids: readonly string[]) => Promise<Map<string, Source>>
const finders = new Map<string, Find>()

/** A module to the right tells of its records that the actor may see: training needs, notes and lessons come from them. */
export function trainingKnows(type: string, find: Find): void {
  finders.set(type, find)
}

/** The records of one kind that the actor may see; the others are not in it. */
export async function sourcesOf(ctx: Ctx, type: string, ids: readonly string[]): Promise<Map<string, Source>> {
  const find = finders.get(type)
  return find === undefined || ids.length === 0 ? new Map() : find(ctx, [...new Set(ids)])
}

/** Throws `rule_broken` naming `pointer` for a record that is not of this site or not the actor's to see. */
export async function mustBeSource(ctx: Ctx, siteId: string, type: string, id: string, pointer: string): Promise<Source> {
  const found = (await sourcesOf(ctx, type, [id])).get(id)
  if (found?.siteId !== siteId) throw wrongField('rule_broken', pointer, 'no such record at this site')
  return found
}

/** The same for records of many kinds, by `type id`. */
export async function labelsOf(ctx: Ctx, rows: readonly { source_type: string | null; source_id: string | null }[]): Promise<Map<string, string>> {
  const byType = new Map<string, string[]>()
  for (const { source_type, source_id } of rows) if (source_type !== null && source_id !== null) byType.set(source_type, [...(byType.get(source_type) ?? []), source_id])
  const labels = new Map<string, string>()
  for (const [type, ids] of byType) for (const [id, { label }] of await sourcesOf(ctx, type, ids)) labels.set(`${type} ${id}`, label)
  return labels
}
