import type { staffing } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { dayAfter, dayIn } from '../../../platform/time.ts'
import { colleaguesAt } from '../../people/index.ts'
import { offByRota, rowsAt } from './on-duty.ts'

/**
 * Somebody who is on now, and by what: planned and clocked in, clocked in where the rota says nothing of them, planned only, or called up
 * from the reserve. `employeeId` null: of the reserve, without an account.
 */
export interface OnDuty {
  employeeId: string | null
  reserveId: string | null
  name: string
  why: 'rota' | 'clocked_in' | 'planned' | 'reserve'
  posts: { id: string; kind: staffing.RotaPost['kind'] }[]
  /** What they were called up for. */
  skill: string | null
}

/**
 * Everybody who is on at a site at a moment, each once (STF-008): who has a shift by the rota that was published last, swaps and leave
 * included; who has clocked in and is not off by the rota, here or at a shift elsewhere; who accepted a call of the reserve for now.
 */
export async function onDutyAt(ctx: Ctx, siteId: string, at: Date): Promise<OnDuty[]> {
  const found = new Map<string, OnDuty>()
  for (const row of await rowsAt(ctx, [siteId], at)) {
    const known = found.get(row.employee_id)
    const post = { id: row.post_id, kind: row.kind }
    if (known) known.posts.push(post)
    else found.set(row.employee_id, { employeeId: row.employee_id, reserveId: null, name: row.name, why: row.is_on_shift ? 'rota' : 'planned', posts: [post], skill: null })
  }
  const off = await offByRota(ctx, siteId, at)
  const clockedIn = (await colleaguesAt(ctx, siteId)).filter(({ id, isOnShift }) => isOnShift && !off.has(id) && !found.has(id))
  const elsewhere = await onShiftElsewhere(ctx, siteId, clockedIn.map(({ id }) => id), at)
  for (const { id, name } of clockedIn) if (!elsewhere.has(id)) found.set(id, { employeeId: id, reserveId: null, name, why: 'clocked_in', posts: [], skill: null })
  for (const called of await calledUpAt(ctx, siteId, at)) {
    const key = called.employeeId ?? called.reserveId!
    if (!found.has(key)) found.set(key, called)
  }
  return [...found.values()]
}

/** Who of them has a shift at another site now: a shift of the day, of the day before by whatever zone, none that is older. */
async function onShiftElsewhere(ctx: Ctx, siteId: string, ids: readonly string[], at: Date): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await ctx.tx.selectFrom('rota_shift').select('employee_id').where('employee_id', 'in', [...ids]).where('day', '>=', dayAfter(dayIn('UTC', at), -2)).where('site_id', '<>', siteId).where('until_number', 'is', null).where('from_at', '<=', at).where('to_at', '>', at).execute()
  return new Set(rows.map(({ employee_id: id }) => id))
}

/** Who said that they come, of calls that are not over or called off; not who is noted as not having come. */
async function calledUpAt(ctx: Ctx, siteId: string, at: Date): Promise<OnDuty[]> {
  const { rows } = await ctx.client.query<{ reserve_id: string; employee_id: string | null; name: string; skill: string | null }>({
    name: 'called_up_at',
    text: `select distinct on (r.id) r.id as reserve_id, r.employee_id, coalesce(e.name, r.name) as name, c.skill
           from call_up c join call_up_answer a on a.organization_id = c.organization_id and a.call_up_id = c.id and a.answer = 'accepted' and a.attended_minutes is distinct from 0
           join reserve_person r on r.organization_id = a.organization_id and r.id = a.reserve_id
           left join employee e on e.organization_id = r.organization_id and e.id = r.employee_id
           where c.organization_id = $1 and c.site_id = $2 and c.state in ('open', 'filled') and c.from_at <= $3 and c.to_at > $3 and (e.id is null or e.is_active) order by r.id, c.from_at`,
    values: [ctx.organizationId, siteId, at],
  })
  return rows.map((row) => ({ employeeId: row.employee_id, reserveId: row.reserve_id, name: row.name, why: 'reserve', posts: [], skill: row.skill }))
}
