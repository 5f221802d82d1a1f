import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { dayIn } from '../../platform/time.ts'
import { householdHistory, noteInChronicle } from '../archives/index.ts'
import type { CaseRow } from '../cases/index.ts'
import { timeZoneOf } from '../organization/index.ts'

/** Compensations stand in the history of a household. */
export function tellHouseholds(): void {
  householdHistory({
    kinds: ['compensation'], permission: 'cases:read',
    lines: (_, unitId) => sql`
      select 'compensation', k.id, k.requested_at, k.number, k.what, k.status, 'compensationStatus', k.amount_fen from service_case c
      join compensation k on k.organization_id = c.organization_id and k.case_id = c.id where c.unit_id = ${unitId}::uuid`,
  })
}

/** A major complaint, one about a leak, and one that left the house unsettled enter the chronicle of the unit (CHR-001), each once. */
export async function noteComplaint(ctx: Ctx, row: CaseRow, levels: readonly { level: string }[]): Promise<void> {
  if (row.unit_id === null || row.status === 'cancelled' || row.status === 'invalid') return
  const category = row.category_id === null ? undefined : await ctx.tx.selectFrom('case_category').select('code').where('id', '=', row.category_id).executeTakeFirst()
  const happenedOn = dayIn(await timeZoneOf(ctx, row.site_id), row.registered_at)
  const note = (kind: 'complaint' | 'leak' | 'dispute'): Promise<void> =>
    noteInChronicle(ctx, { siteId: row.site_id, unitId: row.unit_id!, kind, happenedOn, title: row.title, detail: row.number, key: `${kind === 'leak' ? 'case' : kind}:${row.id}`, record: { type: 'case', id: row.id } })
  if (row.grade === 'major') await note('complaint')
  if (category?.code === 'water.leak' || category?.code === 'water.burst') await note('leak')
  if (levels.some(({ level }) => level === 'head_office' || level === 'mediation')) await note('dispute')
}
