import { sql } from 'kysely'
import { households, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'

export interface NotableEvent {
  siteId: string
  unitId: string
  kind: households.ChronicleKind
  happenedOn: string
  title: string
  detail?: string
  /** What happened, once and for all: the same key enters a unit's chronicle once. */
  key: string
  record?: { type: string; id: string }
}

/**
 * A notable event enters the chronicle by itself (CHR-001), unless the organisation has switched its kind off. Modules to the right call it from
 * what they do, or from an event; a second time is harmless. One statement.
 */
export async function noteInChronicle(ctx: Ctx, event: NotableEvent): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    insert into chronicle_entry (organization_id, id, site_id, unit_id, kind, happened_on, title, detail, is_pinned, event_key, record_type, record_id, written_by, writer, written_at)
    select ${ctx.organizationId}::uuid, ${newId()}::uuid, ${event.siteId}::uuid, ${event.unitId}::uuid, ${event.kind}, ${event.happenedOn}::date, ${event.title.slice(0, 200)}, ${event.detail ?? ''},
      coalesce((select r.is_pinned from chronicle_rule r where r.organization_id = ${ctx.organizationId}::uuid and r.kind = ${event.kind}), true), ${event.key}, ${event.record?.type ?? null}, ${event.record?.id ?? null}::uuid, ${ctx.actor.employeeId}::uuid, ${ctx.actor.name}, ${ctx.now}
    where not exists (select from chronicle_rule r where r.organization_id = ${ctx.organizationId}::uuid and r.kind = ${event.kind} and not r.is_active)
    on conflict (organization_id, unit_id, event_key) do nothing
    returning id`.execute(ctx.tx)
  if (rows[0]) announceChange(ctx, { recordType: 'unit', recordId: event.unitId, siteId: event.siteId, action: 'chronicle' })
}

/** Kinds that something writes by itself; the others are written by hand only. */
export const BY_RULE: readonly households.ChronicleKind[] = ['handover', 'renovation', 'owner_change', 'tenancy_change', 'complaint', 'leak', 'dispute', 'violation', 'incident']

export async function chronicleRules(ctx: Ctx): Promise<Output<typeof households.chronicleRules>> {
  const rows = await ctx.tx.selectFrom('chronicle_rule').selectAll().execute()
  return { items: BY_RULE.map((kind) => rows.find((row) => row.kind === kind) ?? { kind, is_active: true, is_pinned: true }).map((row) => ({ kind: row.kind, isActive: row.is_active, isPinned: row.is_pinned })) }
}

export async function setChronicleRule(ctx: Ctx, { body }: Input<typeof households.setChronicleRule>): Promise<households.ChronicleRule> {
  await ctx.tx
    .insertInto('chronicle_rule')
    .values({ organization_id: ctx.organizationId, kind: body.kind, is_active: body.isActive, is_pinned: body.isPinned })
    .onConflict((conflict) => conflict.columns(['organization_id', 'kind']).doUpdateSet({ is_active: body.isActive, is_pinned: body.isPinned }))
    .execute()
  return body
}
