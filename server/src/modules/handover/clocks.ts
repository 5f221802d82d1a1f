import type { Ctx } from '../../platform/ctx.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayAfter } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { byStaff, seenByResident, syncClocks, type SubjectState } from '../sla/index.ts'
import type { Row } from '../registers/index.ts'
import { dayDue, OVER } from './rules.ts'

/**
 * A defect in the words of the SLA engine: made good within the working days of the house, and by the end of the day that the developer was given
 * or has promised. Only a re-inspection that passed settles it.
 */
export async function watchDefect(ctx: Ctx, row: Row<'defect'>, isNew = false): Promise<void> {
  const site = await siteById(ctx, row.site_id)
  const facts: SubjectState['facts'] = {}
  const due = dayDue(row)
  const agreedAt = (row.promised_at ?? row.notified_at)?.getTime()
  if (due !== null && agreedAt !== undefined) facts.promised = byStaff(agreedAt)
  // What is made good stands in the home or on the way of those who live there.
  if (row.verified_at !== null) facts.resolved = seenByResident(row.verified_at.getTime())
  if (OVER.includes(row.state) && row.verified_at === null) facts.cancelled = byStaff(row.closed_at!.getTime())
  await syncClocks(
    ctx,
    { id: row.id, traits: { type: 'defect', kind: null, category: [], urgency: null, grade: null, siteKind: site.kind, siteId: row.site_id } },
    { receivedAt: row.registered_at.getTime(), reportedAt: null, facts, waiting: null, promise: due === null || agreedAt === undefined ? null : { agreedAt, to: midnightOf(dayAfter(due), site.timeZone).getTime() }, reopenedAt: null, holder: row.registered_by },
    { isNew },
  )
}
