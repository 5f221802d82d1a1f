import type { Insertable } from 'kysely'
import type { webhooks } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { alongside, type DomainEvent } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { caseCommented, caseMoved, caseRegistered } from '../cases/index.ts'
import { siteCreated } from '../organization/index.ts'
import { paidServiceCompleted, workOrderMoved, workOrderRaised } from '../workorders/index.ts'
import { publicCases, publicOrders } from './public-records.ts'
import type { WebhookDeliveryTable } from './tables.ts'

const BATCH = 200
const OBSERVED: DomainEvent[] = [caseRegistered, caseMoved, caseCommented, workOrderRaised, workOrderMoved, paidServiceCompleted, siteCreated]

/** Keeps what happened beside what happened; the database lets the row fall where nobody listens. */
export function observeEvents(): void {
  for (const happened of OBSERVED) alongside(happened, (ctx, data) => ctx.later('webhook_fact', { organization_id: ctx.organizationId, id: newId(), name: happened.name, data, created_at: ctx.now }))
}

type Data = Record<string, unknown> & { siteId?: string; caseId?: string; workOrderId?: string; from?: string; to?: string; at?: string }
interface Fact {
  id: string
  name: string
  data: Data
  created_at: Date
}
interface Told {
  type: webhooks.WebhookEventType
  data: Record<string, unknown>
  personal: Record<string, unknown>
}

/** Makes of each fact the public events and one delivery for each endpoint that wants them. Returns how many facts it looked at. */
export async function spreadFacts(ctx: Ctx): Promise<number> {
  const facts = (await ctx.tx.selectFrom('webhook_fact').selectAll().where('spread_at', 'is', null).orderBy('created_at').limit(BATCH).forUpdate().skipLocked().execute()) as unknown as Fact[]
  if (facts.length === 0) return 0
  const endpoints = await ctx.tx.selectFrom('webhook_endpoint').selectAll().where('is_active', '=', true).execute()
  const tell = await teller(ctx, facts)
  const rows: Insertable<WebhookDeliveryTable>[] = []
  for (const fact of facts)
    for (const { type, data, personal } of tell(fact))
      for (const endpoint of endpoints) {
        if (endpoint.events.length > 0 && !endpoint.events.includes(type)) continue
        if (endpoint.site_id !== null && fact.data.siteId !== endpoint.site_id) continue
        const body = JSON.stringify({ type, timestamp: fact.created_at.toISOString(), data: endpoint.has_personal_data ? withPersonal(data, personal) : data })
        rows.push({ organization_id: ctx.organizationId, id: newId(), endpoint_id: endpoint.id, event_type: type, body, due_at: ctx.now, created_at: ctx.now, dedupe_key: `${fact.id}:${type}:${endpoint.id}` })
      }
  if (rows.length > 0) await ctx.tx.insertInto('webhook_delivery').values(rows).onConflict((conflict) => conflict.doNothing()).execute()
  await ctx.tx.updateTable('webhook_fact').set({ spread_at: ctx.now }).where('id', 'in', facts.map(({ id }) => id)).execute()
  return facts.length
}

/** Personal fields stand inside the record that they belong to. */
function withPersonal(data: Record<string, unknown>, personal: Record<string, unknown>): Record<string, unknown> {
  const key = 'case' in data ? 'case' : 'workOrder'
  return key in data ? { ...data, [key]: { ...(data[key] as object), ...personal } } : data
}

async function teller(ctx: Ctx, facts: readonly Fact[]): Promise<(fact: Fact) => Told[]> {
  const [cases, orders] = await Promise.all([publicCases(ctx, facts.flatMap(({ data }) => data.caseId ?? [])), publicOrders(ctx, facts.flatMap(({ data }) => data.workOrderId ?? []))])
  return ({ name, data }) => {
    const { from, to, action, siteId, ...rest } = data
    const moved = from !== to
    if (name === siteCreated.name) return [{ type: 'site.created', data: { siteId, kind: rest['kind'] }, personal: {} }]
    const order = data.workOrderId === undefined ? undefined : orders.get(data.workOrderId)
    if (order) {
      const { open: workOrder, personal } = order
      if (name === workOrderRaised.name) return [{ type: 'work_order.created', data: { workOrder: { ...workOrder, status: 'open' }, reworkOf: rest['reworkOf'] ?? null }, personal }]
      if (name === paidServiceCompleted.name) return [{ type: 'paid_service.completed', data: { workOrder, amountFen: rest['amountFen'] }, personal }]
      return [moved ? { type: 'work_order.status_changed', data: { workOrder: { ...workOrder, status: to }, action, from, to }, personal } : { type: 'work_order.acted', data: { workOrder, action }, personal }]
    }
    const found = data.caseId === undefined || data.workOrderId !== undefined ? undefined : cases.get(data.caseId)
    if (!found) return []
    const { open, personal } = found
    const isComplaint = open['kind'] === 'complaint'
    if (name === caseCommented.name) return [{ type: 'case.commented', data: { case: open, isByResident: rest['isByResident'] }, personal }]
    if (name === caseRegistered.name) {
      const taken = { case: { ...open, status: 'registered' } }
      return [{ type: 'case.created' as const, data: taken, personal }, ...(isComplaint ? [{ type: 'complaint.created' as const, data: taken, personal }] : [])]
    }
    if (!moved) return [{ type: 'case.acted', data: { case: open, action }, personal }]
    const change = { case: { ...open, status: to }, action, from, to }
    return [{ type: 'case.status_changed' as const, data: change, personal }, ...(isComplaint ? [{ type: 'complaint.status_changed' as const, data: change, personal }] : [])]
  }
}
