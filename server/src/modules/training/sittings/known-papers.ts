import type { App } from '../../../platform/app.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { blanksIn, type Content } from '../questions/content.ts'

interface KnownItem {
  position: number
  type: Content['type']
  option_order: string[]
  target_order: string[]
  blanks: number
}
/** Whose paper it is, and what an answer to each of its questions may be. */
interface KnownPaper {
  employeeId: string
  items: ReadonlyMap<number, KnownItem>
}

/** A few megabytes: as many papers as a process serves at once in a large company. */
const MOST_KEPT = 2000
const kept = new WeakMap<App, Map<string, KnownPaper>>()

/**
 * The orders of a paper's choices. A paper never changes (a trigger refuses), so that a process reads it once and each of the hundred saves
 * that follow goes without. Null when there is no such paper in the organisation.
 */
export async function knownPaper(ctx: Ctx, sittingId: string): Promise<KnownPaper | null> {
  const papers = kept.get(ctx.app) ?? new Map<string, KnownPaper>()
  kept.set(ctx.app, papers)
  const key = `${ctx.organizationId} ${sittingId}`
  const known = papers.get(key)
  if (known) return known
  const found = await readPaper(ctx, sittingId)
  if (found === null) return null
  if (papers.size >= MOST_KEPT) papers.delete(papers.keys().next().value!)
  papers.set(key, found)
  return found
}

async function readPaper(ctx: Ctx, sittingId: string): Promise<KnownPaper | null> {
  const { rows } = await ctx.client.query<Omit<KnownItem, 'blanks'> & { employee_id: string; stem: string }>({
    name: 'exam_orders',
    text: `select s.employee_id, i.position, v.type, case when v.type = 'blank' then v.stem else '' end as stem, i.option_order, i.target_order
           from exam_sitting s join exam_item i on i.organization_id = s.organization_id and i.sitting_id = s.id
           join question_version v on v.organization_id = i.organization_id and v.question_id = i.question_id and v.number = i.question_version
           where s.organization_id = $1 and s.id = $2`,
    values: [ctx.organizationId, sittingId],
  })
  if (rows.length === 0) return null
  return { employeeId: rows[0]!.employee_id, items: new Map(rows.map(({ employee_id: _, stem, ...item }) => [item.position, { ...item, blanks: blanksIn(stem) }])) }
}
