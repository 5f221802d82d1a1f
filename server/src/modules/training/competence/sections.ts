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
