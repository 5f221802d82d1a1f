import type { Ctx } from '../../platform/ctx.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayAfter } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { byStaff, bySystem, syncClocks, type SubjectState } from '../sla/index.ts'
import { OPEN_STATES } from './lifecycle.ts'
import type { PaperRow, ViolationRow } from './tables.ts'

interface Watched {
  id: string
  type: 'violation' | 'violation_paper'
  siteId: string
  kind: string | null
  since: Date
  facts: SubjectState['facts']
  holder: string | null
  due: Date | null
}

async function watch(ctx: Ctx, one: Watched, how: { isNew?: boolean; silent?: boolean }): Promise<void> {
  const { kind: siteKind } = await siteById(ctx, one.siteId)
  const traits = { type: one.type, kind: one.kind, category: [], urgency: null, grade: null, siteKind, siteId: one.siteId }
  const promise = one.due === null ? null : { agreedAt: one.since.getTime(), to: one.due.getTime() }
  await syncClocks(ctx, { id: one.id, traits }, { receivedAt: one.since.getTime(), reportedAt: null, facts: one.facts, waiting: null, promise, reopenedAt: null, holder: one.holder }, how)
}

/** What was reported is verified in time, or the chain above hears of it; of a list of the past nobody hears. */
export async function watchReport(ctx: Ctx, row: ViolationRow, how: { isNew?: boolean; silent?: boolean } = {}): Promise<void> {
  const facts = row.verified_at !== null ? { resolved: byStaff(row.verified_at.getTime()) } : row.closed_at === null ? {} : { resolved: byStaff(row.closed_at.getTime()) }
  await watch(ctx, { id: row.id, type: 'violation', siteId: row.site_id, kind: row.source, since: row.found_at, facts, holder: row.found_by, due: null }, how)
}

/** A notice is looked at again by the end of its day, the authority is asked again by that of the letter; a paper of what is over waits for nothing. */
export async function watchPaper(ctx: Ctx, row: ViolationRow, paper: PaperRow, isNew = false): Promise<void> {
  const { timeZone } = await siteById(ctx, row.site_id)
  const facts = paper.ended_at !== null ? { resolved: byStaff(paper.ended_at.getTime()) } : OPEN_STATES.includes(row.state) && row.state !== 'rectified' ? {} : { cancelled: bySystem(ctx.now.getTime()) }
  await watch(ctx, { id: paper.id, type: 'violation_paper', siteId: row.site_id, kind: paper.kind, since: paper.issued_at, facts, holder: row.handler_id ?? row.owner_id, due: midnightOf(dayAfter(paper.due_on), timeZone) }, { isNew })
}
