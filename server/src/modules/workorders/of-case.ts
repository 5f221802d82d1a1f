import type { cases, workorders } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { iso } from '../../platform/time.ts'
import type { RestOfCase } from '../cases/index.ts'
import { TO_DO } from './lifecycle.ts'
import { restIn } from './objections.ts'
import { holdsUpCase } from './rules.ts'

/** Numbers of the orders that keep a case from being resolved. */
export async function openWorkOrdersOfCase(ctx: Ctx, caseId: string): Promise<string[]> {
  const rows = await ctx.tx
    .selectFrom('work_order')
    .select(['number', 'status', 'is_passed'])
    .where('case_id', '=', caseId)
    .orderBy('number')
    .execute()
  return rows.filter((row) => holdsUpCase(row, TO_DO)).map((row) => row.number)
}

interface Line {
  id: string
  number: string
  status: workorders.WorkOrderStatus
  kind: string
  title: string
  worker_id: string | null
  worker: string | null
  appointment_from: Date | null
  appointment_to: Date | null
  suspend_reason: cases.Case['waitReason']
  suspend_until: Date | null
  wait_objection: string | null
  proposal_id: string | null
  windows: cases.TimeWindow[]
  note: string
  expires_at: Date
}

/** The orders of a case as the case shows them, in the order in which they were raised, and whether the work rests. Whoever sees the case sees them. */
export async function workOrdersOfCase(ctx: Ctx, caseId: string): Promise<{ lines: cases.Case['workOrderList']; rest: RestOfCase | null }> {
  const { rows } = await ctx.client.query<Line>({
    name: 'orders_of_case',
    text: `select w.id, w.number, w.status, w.kind, w.title, w.worker_id, e.name as worker, w.appointment_from, w.appointment_to, w.suspend_reason, w.suspend_until, w.wait_objection, a.id as proposal_id, a.windows, a.note, a.expires_at
           from work_order w
           left join employee e on e.organization_id = w.organization_id and e.id = w.worker_id
           left join appointment_proposal a on a.organization_id = w.organization_id and a.work_order_id = w.id and a.state = 'open' and a.expires_at > $2
           where w.case_id = $1 order by w.raised_at, w.number`,
    values: [caseId, ctx.now],
  })
  const lines = rows.map((row) => ({
    id: row.id, number: row.number, status: row.status, kind: row.kind, title: row.title,
    worker: row.worker_id === null ? null : { id: row.worker_id, name: row.worker! },
    appointmentFrom: iso(row.appointment_from), appointmentTo: iso(row.appointment_to), suspendReason: row.suspend_reason, suspendUntil: iso(row.suspend_until),
    proposal: row.proposal_id === null ? null : { id: row.proposal_id, windows: row.windows, note: row.note, expiresAt: iso(row.expires_at) },
  }))
  return { lines, rest: restIn(rows.filter(({ status }) => status === 'suspended')) }
}
