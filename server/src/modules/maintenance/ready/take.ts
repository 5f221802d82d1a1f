import { sql } from 'kysely'
import type { maintenance, organization, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { newId } from '../../../platform/ids.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { dayIn } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import type { FacilityMove } from '../../registers/index.ts'
import { presentPlans } from '../plans.ts'
import { PEAKS, READY_LEGAL, readyPlansFor } from './plans.ts'
import { READY_PROCEDURES, said, stepIn } from './procedures.ts'

interface Site {
  id: string
  kind: organization.Site['kind']
  timeZone: string
}

/**
 * The procedures, plans and legal inspections that a site of this kind begins with. What is there stays as it is; twice is once. The plans are paused:
 * somebody names who answers for the facilities and activates what is wanted. Returns how many of all these were added.
 */
export async function addReady(ctx: Ctx, site: Site): Promise<number> {
  const classes = new Map((await ctx.tx.selectFrom('facility_class').select(['id', 'code']).execute()).map((row) => [row.code, row.id]))
  const { ids: procedures, added } = await addProcedures(ctx, classes)
  const legal = site.kind === 'sales_office' ? 0 : await addLegal(ctx, site.id, classes)
  const today = dayIn(site.timeZone, ctx.now)
  const plans = readyPlansFor(site.kind).flatMap((plan) => {
    const ready = READY_PROCEDURES.find(({ key }) => key === plan.procedure)!
    const [procedureId, classId] = [procedures.get(plan.procedure), classes.get(ready.classCode)]
    return procedureId === undefined || classId === undefined ? [] : [{ plan, ready, procedureId, classId }]
  })
  if (plans.length === 0) return added + legal
  const made = await ctx.tx
    .insertInto('maintenance_plan')
    .values(
      plans.map(({ plan, ready, procedureId, classId }) => ({
        organization_id: ctx.organizationId, id: newId(), site_id: site.id, name: said(ready.name, ctx.locale), procedure_id: procedureId, facility_id: null, class_id: classId, trigger: plan.counter ? ('counter' as const) : ('interval' as const), rule: null, every_count: plan.every?.count ?? null, every_unit: plan.every?.unit ?? null,
        counter_unit: plan.counter?.unit ?? null, counter_at: plan.counter?.at ?? null, hysteresis: plan.counter?.hysteresis ?? null, starts_on: today, ends_on: null, season_from: null, season_to: null, holidays: 'keep' as const, lead_days: 3, grace_days: plan.graceDays ?? 3, work_from: '09:00', work_to: '17:30',
        peak_hours: sql`${JSON.stringify(plan.isFelt ? PEAKS : [])}::jsonb`, minutes: ready.minutes, overlap: 'skip' as const, misfire: 'late' as const, employee_id: null, position_id: null, party_id: null, note: '', state: 'paused' as const, ready_key: plan.key, activated_by: null, made_until: ctx.now, version: 1, updated_at: ctx.now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added + legal + Number(made.numInsertedOrUpdatedRows ?? 0n)
}

/** The procedures of the release by their keys. One whose name the company has given to a procedure of its own is that procedure. */
async function addProcedures(ctx: Ctx, classes: ReadonlyMap<string, string>): Promise<{ ids: Map<string, string>; added: number }> {
  const made = await ctx.tx
    .insertInto('maintenance_procedure')
    .values(READY_PROCEDURES.map((one) => ({ organization_id: ctx.organizationId, id: newId(), name: said(one.name, ctx.locale), class_id: classes.get(one.classCode) ?? null, ready_key: one.key, number: 1, is_active: true, version: 1, updated_at: ctx.now })))
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'ready_key'])
    .execute()
  if (made.length > 0)
    await ctx.tx
      .insertInto('maintenance_procedure_version')
      .values(
        made.map((row) => {
          const ready = READY_PROCEDURES.find(({ key }) => key === row.ready_key)!
          return {
            organization_id: ctx.organizationId, procedure_id: row.id, number: 1, steps: sql`${JSON.stringify(ready.steps.map((step) => stepIn(step, ctx.locale)))}::jsonb`, parts: sql`'[]'::jsonb`, tools: (ready.tools ?? []).map((words) => said(words, ctx.locale)), safety: said(ready.safety, ctx.locale), needs_lock_out: ready.needsLockOut ?? false, permits: [...(ready.permits ?? [])],
            minutes: ready.minutes, made_at: ctx.now, made_by: ctx.actor.name,
          }
        }),
      )
      .execute()
  const names = new Map(READY_PROCEDURES.map(({ key, name }) => [said(name, ctx.locale), key]))
  const rows = await ctx.tx.selectFrom('maintenance_procedure').select(['id', 'name', 'ready_key']).where((is) => is.or([is('ready_key', 'is not', null), is('name', 'in', [...names.keys()])])).execute()
  const ids = rows.flatMap((row): [string, string][] => {
    const key = row.ready_key ?? names.get(row.name)
    return key === undefined ? [] : [[key, row.id]]
  })
  return { ids: new Map(ids), added: made.length }
}

/** Those of a class together, and one for each facility that there is; what comes later has its own from its first moment. */
async function addLegal(ctx: Ctx, siteId: string, classes: ReadonlyMap<string, string>): Promise<number> {
  let added = 0
  for (const legal of READY_LEGAL) {
    const classId = classes.get(legal.classCode)
    if (classId === undefined) continue
    if (!legal.isEach) added += await addOne(ctx, siteId, { kind: legal.kind, name: said(legal.name, ctx.locale), classId, facilityId: null, months: legal.months, key: legal.kind })
    else for (const row of await ctx.tx.selectFrom('facility').select(['id', 'code', 'name']).where('site_id', '=', siteId).where('class_id', '=', classId).where('state', '!=', 'scrapped').execute()) added += await addOne(ctx, siteId, { kind: legal.kind, name: `${row.code} ${row.name} ${said(legal.name, ctx.locale)}`.slice(0, 100), classId: null, facilityId: row.id, months: legal.months, key: `${legal.kind}:${row.id}` })
  }
  return added
}

async function addOne(ctx: Ctx, siteId: string, { kind, name, classId, facilityId, months, key }: { kind: maintenance.LegalKind; name: string; classId: string | null; facilityId: string | null; months: number; key: string }): Promise<number> {
  const { rowCount } = await ctx.client.query(
    'insert into legal_inspection (organization_id, id, site_id, kind, name, facility_id, class_id, months, ready_key, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing', [ctx.organizationId, newId(), siteId, kind, name, facilityId, classId, months, key, ctx.now],
  )
  return rowCount ?? 0
}

/** A new lift or escalator has its legal inspection from the first moment: of what nobody entered yet it says that it is not known (MNT-009). */
export async function askForNew(ctx: Ctx, { id, siteId, from }: FacilityMove): Promise<void> {
  if (from !== null) return
  const row = await ctx.tx
    .selectFrom('facility')
    .innerJoin('facility_class', (join) => join.onRef('facility_class.organization_id', '=', 'facility.organization_id').onRef('facility_class.id', '=', 'facility.class_id'))
    .select(['facility.code', 'facility.name', 'facility_class.code as class_code'])
    .where('facility.id', '=', id)
    .executeTakeFirst()
  const legal = row && READY_LEGAL.find(({ classCode, isEach }) => isEach && classCode === row.class_code)
  if (legal) await addOne(ctx, siteId, { kind: legal.kind, name: `${row.code} ${row.name} ${said(legal.name, ctx.locale)}`.slice(0, 100), classId: null, facilityId: id, months: legal.months, key: `${legal.kind}:${id}` })
}

/** Adds what is missing of the ready ones of a site. */
export async function takeReadyMaintenance(ctx: Ctx, { body }: Input<typeof maintenance.takeReadyMaintenance>): Promise<Output<typeof maintenance.takeReadyMaintenance>> {
  ctx.actor.mustSee('maintenance:write', body.siteId)
  const site = await siteById(ctx, body.siteId)
  const added = await addReady(ctx, site)
  if (added > 0) recordHappening(ctx, { siteId: site.id, recordType: 'site', recordId: site.id, action: 'ready_maintenance_added', note: String(added) })
  return { added, items: await presentPlans(ctx, await ctx.tx.selectFrom('maintenance_plan').selectAll().where('site_id', '=', site.id).where('ready_key', 'is not', null).orderBy('name').execute()) }
}
