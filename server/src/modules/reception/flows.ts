import { reception, type Input } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { siteById } from '../organization/index.ts'
import { defaultFlow, flowFaults, flowInForce, looseningFaults, type Step, type StepInForce } from './flow.ts'

async function storedFlows(ctx: Ctx, siteId: string | null): Promise<{ standard: Step[]; standardVersion: number; site: Step[] | null; siteVersion: number }> {
  const rows = await ctx.tx.selectFrom('reception_flow').select(['site_id', 'steps', 'version']).where((e) => e.or([e('site_id', 'is', null), e('site_id', '=', siteId)])).execute()
  const standard = rows.find((row) => row.site_id === null)
  const site = siteId === null ? undefined : rows.find((row) => row.site_id === siteId)
  return { standard: standard?.steps ?? defaultFlow(ctx.locale), standardVersion: standard?.version ?? 0, site: site?.steps ?? null, siteVersion: site?.version ?? 0 }
}

/** The steps that a visit at a site is received by now. */
export async function flowAt(ctx: Ctx, siteId: string): Promise<StepInForce[]> {
  const { standard, site } = await storedFlows(ctx, siteId)
  return flowInForce(standard, site)
}

export async function getFlow(ctx: Ctx, { query }: Input<typeof reception.getFlow>): Promise<reception.Flow> {
  const siteId = query.siteId ?? null
  if (siteId !== null) {
    ctx.actor.mustSee('reception:read', siteId)
    await siteById(ctx, siteId)
  }
  return presentFlow(ctx, siteId)
}

async function presentFlow(ctx: Ctx, siteId: string | null): Promise<reception.Flow> {
  const { standard, standardVersion, site, siteVersion } = await storedFlows(ctx, siteId)
  return { siteId, steps: flowInForce(standard, site), version: siteId === null ? standardVersion : siteVersion }
}

/**
 * Changes the standard (`organization:manage`) or tightens it at a site. Throws `rule_broken` naming every step that a site would drop or
 * loosen (RCP-002, RCP-010). Visits that have begun keep the steps they began with.
 */
export async function changeFlow(ctx: Ctx, { body }: Input<typeof reception.changeFlow>): Promise<reception.Flow> {
  const { siteId, steps } = body
  if (siteId === null) ctx.actor.mustBeAbleTo('organization:manage')
  else {
    ctx.actor.mustSee('settings:manage', siteId)
    await siteById(ctx, siteId)
  }
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`reception_flow:${ctx.organizationId}`])
  const { standard, standardVersion, siteVersion } = await storedFlows(ctx, siteId)
  const before = siteId === null ? standardVersion : siteVersion
  await mustBeCurrent(before, body.version, () => presentFlow(ctx, siteId))
  const faults = [...flowFaults(steps), ...(siteId === null ? [] : looseningFaults(standard, steps))]
  if (faults.length > 0) throw new AppError('rule_broken', faults.map((fault) => `${fault.pointer}: ${fault.message}`).join('; '), faults)
  const json = sql<Step[]>`${JSON.stringify(steps)}::jsonb`
  const row = await ctx.tx
    .insertInto('reception_flow')
    .values({ organization_id: ctx.organizationId, id: newId(), site_id: siteId, steps: json, version: before + 1, updated_at: ctx.now })
    .onConflict((conflict) => conflict.columns(['organization_id', 'site_id']).doUpdateSet({ steps: json, version: before + 1, updated_at: ctx.now }))
    .returning('id')
    .executeTakeFirstOrThrow()
  recordHappening(ctx, { siteId, recordType: 'reception_flow', recordId: row.id, action: 'changed', note: steps.map((step) => `${step.name}${step.isMandatory ? '*' : ''}`).join('、') })
  announceChange(ctx, { recordType: 'reception_flow', recordId: row.id, siteId, action: 'changed' })
  return presentFlow(ctx, siteId)
}
