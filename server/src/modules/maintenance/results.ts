import type { maintenance, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, filesOfRecord, passOnFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { makeFinding } from '../inspections/index.ts'
import { facilityAt, tell } from './known.ts'
import { linkOrder } from './orders.ts'
import { versionsOf } from './procedures.ts'
import { fitsStep, IMPACT_OF, isFineStep } from './rules.ts'
import { getMaintenanceTask, lockTask } from './tasks.ts'

/**
 * Results of steps. A later one of a step replaces the earlier; what comes twice changes nothing. A failing step is a finding with a corrective work order at once
 * (MNT-005), one for each step of a service however often it is sent. Throws `action_not_allowed` once the service is over, `rule_broken` naming the result.
 */
export async function sendStepResults(ctx: Ctx, { params, body }: Input<typeof maintenance.sendStepResults>): Promise<maintenance.MaintenanceTaskDetails> {
  const row = await lockTask(ctx, params.id)
  ctx.actor.mustBeAbleTo('maintenance:work', row.site_id)
  const employeeId = ctx.actor.employeeId
  if (employeeId === null) throw new AppError('not_permitted', 'Only a colleague records a service')
  if (row.state !== 'open') throw new AppError('action_not_allowed', `The service is ${row.state}`, undefined, { allowedActions: [] })
  const at = body.at === undefined || new Date(body.at) > ctx.now ? ctx.now : new Date(body.at)
  const { steps } = (await versionsOf(ctx, [{ id: row.procedure_id, number: row.procedure_number }])).get(`${row.procedure_id} ${row.procedure_number}`)!
  const facility = await facilityAt(ctx, row.facility_id)
  const known = new Map((await ctx.tx.selectFrom('maintenance_result').selectAll().where('task_id', '=', row.id).execute()).map((one) => [one.step_id, one]))
  const attached = new Set((await filesOfRecord(ctx, row.id)).map(({ purpose, file }) => `${purpose} ${file.id}`))
  const seen = new Set<string>()
  const written: { step_id: string; value: boolean | number | string | null; is_fine: boolean | null; note: string; finding_id: string | null }[] = []
  for (const [i, result] of body.results.entries()) {
    const step = steps.find(({ id }) => id === result.stepId)
    if (!step) throw wrongField('rule_broken', `/results/${i}/stepId`, 'no step of this service')
    if (seen.has(step.id)) throw wrongField('rule_broken', `/results/${i}/stepId`, 'is said twice')
    seen.add(step.id)
    const hasPhoto = result.photoIds.length > 0 || [...attached].some((one) => one.startsWith(`${step.id} `))
    const value = step.kind === 'photo' ? hasPhoto || null : result.value
    if (!fitsStep(step, value)) throw wrongField('rule_broken', `/results/${i}/value`, 'no answer of this step')
    const isFine = isFineStep(step, value)
    if (isFine === false && step.photoWhenBad && !hasPhoto) throw wrongField('rule_broken', `/results/${i}/photoIds`, 'a picture is needed of what is not fine')
    await attachFiles(ctx, { type: 'maintenance_task', id: row.id }, result.photoIds.filter((id) => !attached.has(`${step.id} ${id}`)), step.id, `/results/${i}/photoIds`)
    const before = known.get(step.id)
    const findingId = before?.finding_id ?? (isFine === false ? await findingOf(ctx, row, facility, step, { value, note: result.note, photoIds: result.photoIds, at }) : null)
    written.push({ step_id: step.id, value, is_fine: isFine, note: result.note, finding_id: findingId })
  }
  await ctx.client.query(
    `insert into maintenance_result (organization_id, task_id, step_id, value, is_fine, note, at, employee_id, finding_id)
     select $1, $2, w.step_id, nullif(w.value, 'null'::jsonb), w.is_fine, w.note, $3, $4, w.finding_id from jsonb_to_recordset($5::jsonb) w (step_id text, value jsonb, is_fine boolean, note text, finding_id uuid)
     on conflict (organization_id, task_id, step_id) do update set value = excluded.value, is_fine = excluded.is_fine, note = excluded.note, at = excluded.at, employee_id = excluded.employee_id, finding_id = excluded.finding_id`,
    [ctx.organizationId, row.id, at, employeeId, JSON.stringify(written)],
  )
  await ctx.client.query(
    `update maintenance_task set recorded = s.recorded, bad = s.bad, version = version + 1, updated_at = $2
     from (select count(*) filter (where value is not null)::int as recorded, count(*) filter (where is_fine is false)::int as bad from maintenance_result where task_id = $1) s where id = $1`,
    [row.id, ctx.now],
  )
  tell(ctx, 'maintenance_task', { id: row.id, siteId: row.site_id }, 'recorded', { note: body.results.map(({ stepId }) => steps.find(({ id }) => id === stepId)!.text).join('；').slice(0, 500) })
  return getMaintenanceTask(ctx, { params, query: {}, body: {} })
}

type Failed = { value: boolean | number | string | null; note: string; photoIds: readonly string[]; at: Date }

/** What was found before it failed: a finding with its corrective order, due by the time limits of the facility. */
async function findingOf(ctx: Ctx, row: { id: string; site_id: string; number: string }, facility: Awaited<ReturnType<typeof facilityAt>>, step: maintenance.ProcedureStep, { value, note, photoIds, at }: Failed): Promise<string> {
  const measured = typeof value === 'number' ? ` ${value}${step.unit}（${step.low ?? '–'}…${step.high ?? '–'}）` : ''
  const finding = await makeFinding(ctx, {
    id: newId(), site_id: row.site_id, description: `${facility.code} ${facility.name}：${step.text}${measured}${note && `，${note}`}（${row.number}）`.slice(0, 1000), severity: step.severity, way: 'work_order', place: (facility.place || facility.name).slice(0, 200), item_text: `${facility.name} ${step.text}`.slice(0, 300),
    found_at: at, photoIds: [], pointer: '/results',
  })
  // The pictures stand on the service already; the product passes them on to the finding.
  if (photoIds.length > 0) await passOnFiles(ctx, { type: 'finding', id: finding.id }, photoIds, 'before')
  if (finding.work_order_id !== null) await linkOrder(ctx, finding.work_order_id, facility, 'corrective', IMPACT_OF[step.severity])
  return finding.id
}
