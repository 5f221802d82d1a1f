import { isDeepStrictEqual } from 'node:util'
import { sql, type Selectable } from 'kysely'
import type { maintenance, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { sqlState } from '../../platform/database/database.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { likeText, mustBeCurrent } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { mustBeClass, namesFor, tell } from './known.ts'
import type { MaintenanceTables } from './tables.ts'

type Row = Selectable<MaintenanceTables['maintenance_procedure']>
type Facts = Omit<Input<typeof maintenance.createProcedure>['body'], 'id'>

/** What a service follows: one version of a procedure. */
export interface ProcedureVersion {
  id: string
  number: number
  name: string
  steps: maintenance.ProcedureStep[]
  parts: maintenance.Procedure['parts']
  tools: string[]
  safety: string
  needsLockOut: boolean
  permits: maintenance.Procedure['permits']
  minutes: number | null
}

/** Procedures in given versions, or in their newest, by `id number`. */
export async function versionsOf(ctx: Ctx, wanted: readonly { id: string; number: number | null }[]): Promise<Map<string, ProcedureVersion>> {
  if (wanted.length === 0) return new Map()
  const { rows } = await ctx.client.query<ProcedureVersion>(
    `select v.procedure_id as id, v.number, p.name, v.steps, v.parts, v.tools, v.safety, v.needs_lock_out as "needsLockOut", v.permits, v.minutes
     from (select distinct * from unnest($1::uuid[], $2::int[]) w (id, number)) w join maintenance_procedure p on p.id = w.id
     join maintenance_procedure_version v on v.organization_id = p.organization_id and v.procedure_id = p.id and v.number = coalesce(w.number, p.number)`,
    [wanted.map(({ id }) => id), wanted.map(({ number }) => number)],
  )
  return new Map(rows.flatMap((row): [string, ProcedureVersion][] => [[`${row.id} ${row.number}`, row], [row.id, row]]))
}

async function present(ctx: Ctx, rows: readonly Row[], number?: number): Promise<maintenance.Procedure[]> {
  const versions = await versionsOf(ctx, rows.map((row) => ({ id: row.id, number: number ?? row.number })))
  const names = await namesFor(ctx, { class: rows.map((row) => row.class_id) })
  const { rows: used } = await ctx.client.query<{ id: string; count: number }>("select procedure_id as id, count(*)::int as count from maintenance_plan where procedure_id = any ($1) and state <> 'ended' group by 1", [rows.map(({ id }) => id)])
  const plans = new Map(used.map((row) => [row.id, row.count]))
  return rows.map((row) => {
    const version = versions.get(`${row.id} ${number ?? row.number}`)
    if (!version) throw new AppError('not_found')
    return { ...version, class: names.class(row.class_id), name: row.name, isActive: row.is_active, plans: plans.get(row.id) ?? 0, version: row.version, updatedAt: iso(row.updated_at) }
  })
}

export async function listProcedures(ctx: Ctx, { query }: Input<typeof maintenance.listProcedures>): Promise<Output<typeof maintenance.listProcedures>> {
  let select = ctx.tx.selectFrom('maintenance_procedure').selectAll()
  if (query.filter.active !== undefined) select = select.where('is_active', '=', query.filter.active)
  if (query.filter.q) select = select.where('name', 'ilike', `%${likeText(query.filter.q)}%`)
  return { items: await present(ctx, await select.orderBy('name').limit(500).execute()) }
}

export async function getProcedure(ctx: Ctx, { params, query }: Input<typeof maintenance.getProcedure>): Promise<maintenance.Procedure> {
  const row = await ctx.tx.selectFrom('maintenance_procedure').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  return (await present(ctx, [row], query.number))[0]!
}

/** Throws `rule_broken` naming the step or part, `not_found` naming the class or item. */
async function mustFit(ctx: Ctx, body: Facts): Promise<void> {
  const seen = new Set<string>()
  for (const [i, step] of body.steps.entries()) {
    if (seen.has(step.id)) throw wrongField('rule_broken', `/steps/${i}/id`, 'another step has this id')
    seen.add(step.id)
    if (step.low !== null && step.high !== null && step.low > step.high) throw wrongField('rule_broken', `/steps/${i}/high`, 'lies below the lower limit')
    if (step.kind !== 'measure' && (step.low !== null || step.high !== null)) throw wrongField('rule_broken', `/steps/${i}/kind`, 'only a measurement has limits')
  }
  for (const [i, part] of body.parts.entries()) {
    if (part.itemId === null && part.name === '') throw wrongField('rule_broken', `/parts/${i}/name`, 'needed for what is not of the store')
    if (part.itemId !== null && !(await ctx.tx.selectFrom('store_item').select('id').where('id', '=', part.itemId).executeTakeFirst())) throw wrongField('not_found', `/parts/${i}/itemId`, 'no such item')
  }
  await mustBeClass(ctx, body.classId)
}

/** Parts of the store carry its name and unit, so that a paper needs no look-up. */
async function namedParts(ctx: Ctx, parts: Facts['parts']): Promise<maintenance.Procedure['parts']> {
  const ids = parts.flatMap(({ itemId }) => itemId ?? [])
  const items = new Map(ids.length === 0 ? [] : (await ctx.tx.selectFrom('store_item').select(['id', 'name', 'unit']).where('id', 'in', ids).execute()).map((row) => [row.id, row]))
  return parts.map((part) => {
    const item = part.itemId === null ? undefined : items.get(part.itemId)
    return { itemId: part.itemId, name: item?.name ?? part.name, quantity: part.quantity, unit: item?.unit ?? part.unit }
  })
}

async function keepVersion(ctx: Ctx, id: string, number: number, body: Omit<Facts, 'name' | 'classId'>): Promise<void> {
  await ctx.tx
    .insertInto('maintenance_procedure_version')
    .values({
      organization_id: ctx.organizationId, procedure_id: id, number, steps: sql`${JSON.stringify(body.steps)}::jsonb`, parts: sql`${JSON.stringify(await namedParts(ctx, body.parts))}::jsonb`, tools: body.tools, safety: body.safety, needs_lock_out: body.needsLockOut, permits: body.permits, minutes: body.minutes,
      made_at: ctx.now, made_by: ctx.actor.name,
    })
    .execute()
}

/** New procedure; a retry with the id of the first try gets what that made. Throws `already_exists` naming `/name`, `rule_broken`, `not_found`. */
export async function createProcedure(ctx: Ctx, { body }: Input<typeof maintenance.createProcedure>): Promise<maintenance.Procedure> {
  mustWriteSomewhere(ctx)
  await mustFit(ctx, body)
  const id = body.id ?? newId()
  const made = await ctx.tx
    .insertInto('maintenance_procedure')
    .values({ organization_id: ctx.organizationId, id, name: body.name, class_id: body.classId, ready_key: null, number: 1, is_active: true, version: 1, updated_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) {
    const known = body.id === undefined ? undefined : await ctx.tx.selectFrom('maintenance_procedure').selectAll().where('id', '=', id).executeTakeFirst()
    if (known?.name !== body.name) throw wrongField('already_exists', '/name', body.name)
    return (await present(ctx, [known]))[0]!
  }
  await keepVersion(ctx, id, 1, body)
  tell(ctx, 'maintenance_procedure', { id, siteId: null }, 'created')
  return getProcedure(ctx, { params: { id }, query: {}, body: {} })
}

const workOf = ({ steps, parts, tools, safety, needsLockOut, permits, minutes }: Pick<maintenance.Procedure, 'steps' | 'parts' | 'tools' | 'safety' | 'needsLockOut' | 'permits' | 'minutes'>) => ({ steps, parts, tools, safety, needsLockOut, permits, minutes })

/** A new version when the work changed; services keep the version by which they were made. Throws `stale_version`, `already_exists`, `rule_broken`. */
export async function changeProcedure(ctx: Ctx, { params, body }: Input<typeof maintenance.changeProcedure>): Promise<maintenance.Procedure> {
  mustWriteSomewhere(ctx)
  const row = await ctx.tx.selectFrom('maintenance_procedure').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  await mustBeCurrent(row.version, body.version, async () => (await present(ctx, [row]))[0])
  await mustFit(ctx, body)
  const [before] = await present(ctx, [row])
  // The database gives the keys of a step back in an order of its own.
  const isNew = !isDeepStrictEqual(workOf(before!), workOf({ ...body, parts: await namedParts(ctx, body.parts) }))
  const number = row.number + (isNew ? 1 : 0)
  if (isNew) await keepVersion(ctx, row.id, number, body)
  await ctx.tx
    .updateTable('maintenance_procedure')
    .set({ name: body.name, class_id: body.classId, is_active: body.isActive, number, version: row.version + 1, updated_at: ctx.now })
    .where('id', '=', row.id)
    .execute()
    .catch((error: unknown) => {
      throw sqlState(error) === '23505' ? wrongField('already_exists', '/name', body.name) : error
    })
  tell(ctx, 'maintenance_procedure', { id: row.id, siteId: null }, 'changed', { note: isNew ? String(number) : null })
  return getProcedure(ctx, { params, query: {}, body: {} })
}

/** Procedures are the whole organisation's: whoever writes plans at one site may write them. */
function mustWriteSomewhere(ctx: Ctx): void {
  const sites = ctx.actor.sitesFor('maintenance:write')
  if (sites !== 'all' && sites.length === 0) throw new AppError('not_permitted')
}
