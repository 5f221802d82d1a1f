import type { Ctx } from '../../platform/ctx.ts'
import { on } from '../../platform/events.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { accountsWithRole, employeeLeft } from '../people/index.ts'
import { tell } from './known.ts'

/** What a colleague who left answered for is nobody's: the facilities stand on the list of those without one, and the supervisors of their sites are told (MNT-007). */
export function followStaff(): void {
  on(employeeLeft, 'maintenance.free-facilities', async (ctx, { employeeId }) => freeFacilities(ctx, employeeId))
}

async function freeFacilities(ctx: Ctx, employeeId: string): Promise<void> {
  const person = await ctx.tx.selectFrom('employee').select(['name', 'is_active']).where('id', '=', employeeId).executeTakeFirst()
  // Back again before the job ran.
  if (!person || person.is_active) return
  const { rows } = await ctx.client.query<{ facility_id: string; site_id: string }>(
    'update maintained_facility set responsible_id = null, version = version + 1, updated_at = $2 where responsible_id = $1 returning facility_id, site_id', [employeeId, ctx.now],
  )
  const { rows: legal } = await ctx.client.query<{ id: string; siteId: string }>('update legal_inspection set owner_id = null, version = version + 1, updated_at = $2 where owner_id = $1 returning id, site_id as "siteId"', [employeeId, ctx.now])
  const { rows: plans } = await ctx.client.query<{ id: string; siteId: string }>(`update maintenance_plan set employee_id = null, version = version + 1, updated_at = $2 where employee_id = $1 and state <> 'ended' returning id, site_id as "siteId"`, [employeeId, ctx.now])
  for (const row of legal) tell(ctx, 'legal_inspection', row, 'changed', { note: person.name, changes: [{ field: 'owner', from: person.name, to: null }] })
  for (const row of plans) tell(ctx, 'maintenance_plan', row, 'changed', { note: person.name, changes: [{ field: 'employee', from: person.name, to: null }] })
  for (const row of rows) tell(ctx, 'facility', { id: row.facility_id, siteId: row.site_id }, 'maintenance_set', { changes: [{ field: 'responsible', from: person.name, to: null }] })
  for (const siteId of new Set(rows.map(({ site_id }) => site_id))) {
    const accounts = (await accountsWithRole(ctx, 'supervisor', siteId)).map(({ accountId }) => accountId)
    sendMessage(ctx, { accountIds: accounts, template: 'maintenance.nobody_answers', level: 'warning', params: { name: person.name, count: rows.filter(({ site_id }) => site_id === siteId).length }, dedupeKey: `maintenance-left:${employeeId}:${siteId}:${ctx.now.toISOString()}` })
  }
}

messageTemplate('maintenance.nobody_answers', {
  'zh-CN': { title: '{count} 台设施需要新责任人', body: '{name} 已离岗，请为其负责的设施指定责任人。' },
  'zh-TW': { title: '{count} 台設施需要新責任人', body: '{name} 已離職，請為其負責的設施指定責任人。' },
  en: { title: '{count} facilities need somebody who answers for them', body: '{name} has left: name another for what was theirs.' },
})
