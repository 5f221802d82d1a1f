import type { competence } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'

type Section = competence.CompetenceFile['sections'][number]
type Reader = (ctx: Ctx, employeeId: string) => Promise<Section['rows']>
const readers = new Map<Section['key'], Reader>()

/** Modules to the right bring what they keep of a colleague: monthly scores, rewards. */
export function filesShow(key: Section['key'], reader: Reader): void {
  readers.set(key, reader)
}

export async function sectionsOf(ctx: Ctx, employeeId: string): Promise<Section[]> {
  const sections: Section[] = []
  for (const [key, read] of readers) sections.push({ key, rows: await read(ctx, employeeId) })
  return sections
}

/** Mean of the last closed monthly scores, newest first; null while there is none. */
export async function meanScore(ctx: Ctx, employeeId: string, months: number): Promise<number | null> {
  const rows = (await readers.get('scores')?.(ctx, employeeId)) ?? []
  const values = rows.map(({ value }) => value).filter((value) => value !== null).slice(0, months)
  return values.length === 0 ? null : Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 100) / 100
}
