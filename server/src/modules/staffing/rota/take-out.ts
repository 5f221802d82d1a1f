import type { Ctx } from '../../../platform/ctx.ts'
import { openMonth, raiseRota } from './draft.ts'
import { draftOf, publishedOf, type Published } from './month.ts'
import { writePublication } from './publish.ts'
import { gapsOf } from './rules.ts'

interface Away {
  siteId: string
  month: string
  kind: 'leave' | 'left'
  employeeId: string
  touches: (shift: { from: number; to: number }) => boolean
}

/**
 * Takes the shifts of somebody out of the draft of a month, and out of what was published as a publication of its own: what stays empty is a
 * gap that everybody sees. What was worked stays, as far as it was published. Answers what was taken out of the published rota.
 */
export async function takeOut(ctx: Ctx, { siteId, month, kind, employeeId, touches }: Away): Promise<Published[]> {
  const open = await openMonth(ctx, { siteId, month })
  const stays = (one: { to: number }): boolean => open.rota.published_number > 0 && one.to <= ctx.now.getTime()
  const goes = (one: { employeeId: string; from: number; to: number }): boolean => one.employeeId === employeeId && touches(one) && !stays(one)
  const published = await publishedOf(ctx, open.rota.id)
  const drafted = (await draftOf(ctx, open, published)).filter(goes).map(({ day }) => day)
  if (drafted.length > 0) await ctx.tx.deleteFrom('rota_entry').where('rota_id', '=', open.rota.id).where('employee_id', '=', employeeId).where('day', 'in', drafted).execute()
  const removed = published.filter(goes)
  if (removed.length > 0) await writePublication(ctx, open, { kind, note: '', added: [], removed, gaps: gapsOf(published.filter((one) => !removed.includes(one)), open.needs, open.people).length })
  else if (drafted.length > 0) await raiseRota(ctx, open.rota, kind === 'leave' ? 'leave_taken' : 'left_taken_out', '')
  return removed
}
