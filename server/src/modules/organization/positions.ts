import { structure, type Input, type Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { READY_POSITIONS } from './ready-positions.ts'
import { siteById } from './sites.ts'
import type { PositionTable } from './tables.ts'

type Row = Selectable<PositionTable>

export function presentPosition(row: Row): structure.Position {
  return {
    id: row.id, code: row.code, name: row.name, departmentCode: row.department_code, line: row.line, role: row.role, isCore: row.is_core, requiredYears: row.required_years, requiredExperience: row.required_experience, isActive: row.is_active,
    sortOrder: row.sort_order, version: row.version,
  }
}

export async function listPositions(ctx: Ctx, { query }: Input<typeof structure.listPositions>): Promise<Output<typeof structure.listPositions>> {
  let select = ctx.tx.selectFrom('job_position').selectAll()
  if (!query.all) select = select.where('is_active', '=', true)
  return { items: (await select.orderBy('sort_order').orderBy('code').execute()).map(presentPosition) }
}

/** Posts are of the whole organisation: who manages the structure of one site only does not change what others work by. Throws `not_permitted`. */
function mustManageAll(ctx: Ctx): void {
  if (ctx.actor.sitesFor('structure:manage') !== 'all') throw new AppError('not_permitted', 'Posts are of the whole organisation')
}

function tell(ctx: Ctx, row: Row, action: string, changes: ReturnType<typeof changesBetween> = []): void {
  recordHappening(ctx, { siteId: null, recordType: 'job_position', recordId: row.id, action, note: row.name, changes })
  announceChange(ctx, { recordType: 'job_position', recordId: row.id, siteId: null, action })
}

export async function createPosition(ctx: Ctx, { body }: Input<typeof structure.createPosition>): Promise<structure.Position> {
  mustManageAll(ctx)
  const row: Row = {
    organization_id: ctx.organizationId, id: body.id ?? newId(), code: body.code, name: body.name, department_code: body.departmentCode, line: body.line, role: body.role, is_core: body.isCore, required_years: body.requiredYears,
    required_experience: body.requiredExperience, is_active: true, sort_order: body.sortOrder, version: 1,
  }
  await mustBeFree(ctx, row)
  const made = await ctx.tx.insertInto('job_position').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/code', body.code)
  tell(ctx, row, 'created')
  return presentPosition(row)
}

async function mustBeFree(ctx: Ctx, row: Pick<Row, 'id' | 'code' | 'name'>): Promise<void> {
  const taken = await ctx.tx.selectFrom('job_position').select(['id', 'code', 'name']).where((e) => e.or([e('code', '=', row.code), e('name', '=', row.name)])).execute()
  const other = taken.find(({ id }) => id !== row.id)
  if (other) throw wrongField('already_exists', other.code === row.code ? '/code' : '/name', other.name)
}

/** Changes a post; one that somebody holds is not put away: `in_use`. */
export async function changePosition(ctx: Ctx, { params, body }: Input<typeof structure.changePosition>): Promise<structure.Position> {
  mustManageAll(ctx)
  const before = await ctx.tx.selectFrom('job_position').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  await mustBeCurrent(before.version, body.version, () => Promise.resolve(presentPosition(before)))
  const facts = {
    name: body.name ?? before.name, department_code: body.departmentCode === undefined ? before.department_code : body.departmentCode, line: body.line ?? before.line, role: body.role === undefined ? before.role : body.role, is_core: body.isCore ?? before.is_core,
    required_years: body.requiredYears === undefined ? before.required_years : body.requiredYears, required_experience: body.requiredExperience ?? before.required_experience, sort_order: body.sortOrder ?? before.sort_order, is_active: body.isActive ?? before.is_active,
  }
  if (facts.name !== before.name) await mustBeFree(ctx, { id: before.id, code: before.code, name: facts.name })
  if (before.is_active && !facts.is_active && (await ctx.tx.selectFrom('employee').select('id').where('position_id', '=', before.id).where('is_active', '=', true).limit(1).executeTakeFirst())) throw new AppError('in_use', 'Somebody holds this post')
  const changes = changesBetween({ ...before }, facts)
  if (changes.length === 0) return presentPosition(before)
  const row: Row = { ...before, ...facts, version: before.version + 1 }
  await ctx.tx.updateTable('job_position').set({ ...facts, version: row.version }).where('id', '=', row.id).execute()
  tell(ctx, row, 'changed', changes)
  return presentPosition(row)
}

/** The usual posts that an organisation lacks, by code and name; what it has is left alone. Tells how many. */
export async function addPositions(ctx: Ctx): Promise<number> {
  const known = await ctx.tx.selectFrom('job_position').select(['code', 'name']).execute()
  const missing = READY_POSITIONS.filter((ready) => !known.some(({ code, name }) => code === ready.code || name === ready.name[ctx.locale]))
  if (missing.length === 0) return 0
  const made = await ctx.tx
    .insertInto('job_position')
    .values(
      missing.map((ready) => ({
        organization_id: ctx.organizationId, id: newId(), code: ready.code, name: ready.name[ctx.locale], department_code: ready.department, line: ready.line, role: ready.role, is_core: ready.isCore ?? false, required_years: ready.requiredYears ?? null,
        required_experience: ready.requiredExperience ?? '', is_active: true, sort_order: READY_POSITIONS.indexOf(ready) * 10, version: 1,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(made.numInsertedOrUpdatedRows)
}

/** A post that can be given. Throws `not_found` naming the field. */
export async function positionById(ctx: Ctx, id: string, pointer = '/positionId'): Promise<Row> {
  const row = await ctx.tx.selectFrom('job_position').selectAll().where('id', '=', id).where('is_active', '=', true).executeTakeFirst()
  if (!row) throw wrongField('not_found', pointer, 'no such post')
  return row
}

/** The post that a text names, by its name; null for a title of the house's own. */
export async function positionNamed(ctx: Ctx, name: string): Promise<string | null> {
  return (await ctx.tx.selectFrom('job_position').select('id').where('name', '=', name).where('is_active', '=', true).executeTakeFirst())?.id ?? null
}

/** Sets how many of each post a site plans with, as a whole: two who plan at once leave one plan. */
export async function setEstablishment(ctx: Ctx, { params, body }: Input<typeof structure.setEstablishment>): Promise<Output<typeof structure.setEstablishment>> {
  ctx.actor.mustSee('structure:manage', params.id)
  await siteById(ctx, params.id)
  await ctx.tx.selectFrom('site').select('id').where('id', '=', params.id).forNoKeyUpdate().execute()
  const wanted = new Map(body.items.filter(({ planned }) => planned > 0).map(({ positionId, planned }) => [positionId, planned]))
  const known = wanted.size === 0 ? [] : await ctx.tx.selectFrom('job_position').select('id').where('id', 'in', [...wanted.keys()]).execute()
  if (known.length < wanted.size) throw wrongField('rule_broken', '/items', 'no such post')
  const before = await ctx.tx.selectFrom('site_position').select(['position_id', 'planned']).where('site_id', '=', params.id).orderBy('position_id').execute()
  await ctx.tx.deleteFrom('site_position').where('site_id', '=', params.id).execute()
  if (wanted.size > 0) await ctx.tx.insertInto('site_position').values([...wanted].map(([position_id, planned]) => ({ organization_id: ctx.organizationId, site_id: params.id, position_id, planned }))).execute()
  const from = Object.fromEntries(before.map(({ position_id, planned }) => [position_id, planned]))
  recordHappening(ctx, { siteId: params.id, recordType: 'site', recordId: params.id, action: 'planned', changes: changesBetween({ establishment: from }, { establishment: Object.fromEntries([...wanted].toSorted(([a], [b]) => a.localeCompare(b))) }) })
  announceChange(ctx, { recordType: 'site', recordId: params.id, siteId: params.id, action: 'planned' })
  return { items: [...wanted].map(([positionId, planned]) => ({ positionId, planned })) }
}

/** How many of each post a site plans with. */
export async function establishmentOf(ctx: Ctx, siteId: string): Promise<Map<string, number>> {
  const rows = await ctx.tx.selectFrom('site_position').select(['position_id', 'planned']).where('site_id', '=', siteId).execute()
  return new Map(rows.map(({ position_id, planned }) => [position_id, planned]))
}

/** Plans some posts of a site anew, and leaves the others. */
export async function planEstablishment(ctx: Ctx, siteId: string, items: readonly { positionId: string; planned: number }[]): Promise<void> {
  await ctx.tx.selectFrom('site').select('id').where('id', '=', siteId).forNoKeyUpdate().execute()
  const planned = await establishmentOf(ctx, siteId)
  for (const item of items) planned.set(item.positionId, item.planned)
  await setEstablishment(ctx, { params: { id: siteId }, query: {}, body: { items: [...planned].map(([positionId, count]) => ({ positionId, planned: count })) } })
}
