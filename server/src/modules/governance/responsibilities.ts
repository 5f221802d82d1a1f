import { governance, type Input, type Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, readTimeline, recordHappening } from '../../platform/records/index.ts'
import { siteById } from '../organization/index.ts'
import { placedAt } from '../people/index.ts'
import { conflictOf } from './conflicts.ts'
import { READY_DUTIES } from './ready-duties.ts'
import type { GovernanceTables } from './tables.ts'

type Row = Selectable<GovernanceTables['responsibility_duty']>
type Duty = governance.ResponsibilityDuty
type Part = Duty['parts'][number]

async function partsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Part[]>> {
  const found = new Map<string, Part[]>()
  if (ids.length === 0) return found
  const rows = await ctx.tx.selectFrom('responsibility_part').select(['duty_id', 'position_id', 'part']).where('duty_id', 'in', [...ids]).orderBy('position_id').execute()
  for (const row of rows) found.set(row.duty_id, [...(found.get(row.duty_id) ?? []), { positionId: row.position_id, part: row.part }])
  return found
}

async function present(ctx: Ctx, rows: readonly Row[], siteId?: string): Promise<Duty[]> {
  const parts = await partsOf(ctx, rows.map(({ id }) => id))
  const ids = rows.flatMap((row) => row.category_id ?? [])
  const names = ids.length === 0 ? new Map<string, string>() : new Map((await ctx.tx.selectFrom('case_category').select(['id', 'name']).where('id', 'in', ids).execute()).map(({ id, name }) => [id, name]))
  const people = siteId === undefined ? null : await placedAt(ctx, siteId)
  return rows.map((row) => {
    const own = parts.get(row.id) ?? []
    const owners = own.filter(({ part }) => part === 'owner')
    const holding = people && people.filter(({ positionId }) => owners.some((one) => one.positionId === positionId)).length
    return { id: row.id, name: row.name, category: row.category_id === null ? null : { id: row.category_id, name: names.get(row.category_id) ?? '' }, parts: own, conflict: conflictOf(owners.length, holding), isActive: row.is_active, sortOrder: row.sort_order, version: row.version }
  })
}

/** The matrix, and the roots of the category tree for which no duty stands (ORG-031). */
export async function listResponsibilities(ctx: Ctx, { query }: Pick<Input<typeof governance.responsibilities>, 'query'>): Promise<Output<typeof governance.responsibilities>> {
  if (query.siteId !== undefined) {
    ctx.actor.mustSee('governance:read', query.siteId)
    await siteById(ctx, query.siteId)
  }
  let select = ctx.tx.selectFrom('responsibility_duty').selectAll()
  if (!query.all) select = select.where('is_active', '=', true)
  const rows = await select.orderBy('sort_order').orderBy('name').execute()
  const positions = await ctx.tx.selectFrom('job_position').select(['id', 'name']).where('is_active', '=', true).orderBy('sort_order').orderBy('code').execute()
  const covered = rows.flatMap((row) => (row.is_active && row.category_id !== null ? [row.category_id] : []))
  let roots = ctx.tx.selectFrom('case_category').select(['id', 'name']).where('parent_id', 'is', null).where('is_active', '=', true)
  if (covered.length > 0) roots = roots.where('id', 'not in', covered)
  const items = await present(ctx, rows, query.siteId)
  return { items: items.filter(({ conflict }) => !query.conflicts || conflict !== null), positions, uncovered: await roots.orderBy('sort_order').execute() }
}

function mustWriteAll(ctx: Ctx): void {
  if (ctx.actor.sitesFor('governance:write') !== 'all') throw new AppError('not_permitted', 'The matrix is of the whole organisation')
}

async function mustBeFree(ctx: Ctx, own: string, facts: { name: string; category_id: string | null; is_active: boolean }): Promise<void> {
  if (facts.category_id !== null && !(await ctx.tx.selectFrom('case_category').select('id').where('id', '=', facts.category_id).executeTakeFirst())) throw wrongField('not_found', '/categoryId', 'no such category')
  const others = await ctx.tx.selectFrom('responsibility_duty').select(['name', 'category_id', 'is_active']).where('id', '<>', own).where((e) => e.or([e('name', '=', facts.name), e('category_id', '=', facts.category_id)])).execute()
  if (others.some(({ name }) => name === facts.name)) throw wrongField('already_exists', '/name', facts.name)
  const taken = others.find((other) => facts.is_active && other.is_active && other.category_id !== null && other.category_id === facts.category_id)
  if (taken) throw wrongField('already_exists', '/categoryId', `“${taken.name}” stands for it already`)
}

/** One at a time writes the matrix of an organisation: names and categories are looked at before they are taken. */
async function lockMatrix(ctx: Ctx): Promise<void> {
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`responsibility:${ctx.organizationId}`])
}

function tell(ctx: Ctx, row: Row, action: string, changes: ReturnType<typeof changesBetween> = []): void {
  recordHappening(ctx, { siteId: null, recordType: 'responsibility', recordId: row.id, action, note: row.name, changes })
  announceChange(ctx, { recordType: 'responsibility', recordId: row.id, siteId: null, action })
}

export async function createDuty(ctx: Ctx, { body }: Input<typeof governance.createDuty>): Promise<Duty> {
  mustWriteAll(ctx)
  await lockMatrix(ctx)
  const row: Row = { organization_id: ctx.organizationId, id: body.id ?? newId(), name: body.name, category_id: body.categoryId, is_active: true, sort_order: body.sortOrder, version: 1 }
  await mustBeFree(ctx, row.id, row)
  const made = await ctx.tx.insertInto('responsibility_duty').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/id', 'a duty with this id exists')
  await setParts(ctx, row.id, body.parts)
  tell(ctx, row, 'created')
  return (await present(ctx, [row]))[0]!
}

/** Changes a duty and, as a whole, who has which part in it. Throws `stale_version`, `already_exists`, `rule_broken` naming the part. */
export async function changeDuty(ctx: Ctx, { params, body }: Input<typeof governance.changeDuty>): Promise<Duty> {
  mustWriteAll(ctx)
  await lockMatrix(ctx)
  const before = await ctx.tx.selectFrom('responsibility_duty').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  const had = (await present(ctx, [before]))[0]!
  await mustBeCurrent(before.version, body.version, () => Promise.resolve(had))
  const facts = { name: body.name ?? before.name, category_id: body.categoryId === undefined ? before.category_id : body.categoryId, is_active: body.isActive ?? before.is_active, sort_order: body.sortOrder ?? before.sort_order }
  await mustBeFree(ctx, before.id, facts)
  const row: Row = { ...before, ...facts, version: before.version + 1 }
  await ctx.tx.updateTable('responsibility_duty').set({ ...facts, version: row.version }).where('id', '=', row.id).execute()
  if (body.parts) await setParts(ctx, row.id, body.parts)
  const after = (await present(ctx, [row]))[0]!
  tell(ctx, row, 'changed', changesBetween({ ...before, parts: had.parts }, { ...facts, parts: after.parts }))
  return after
}

async function setParts(ctx: Ctx, dutyId: string, parts: readonly Part[]): Promise<void> {
  const ids = parts.map(({ positionId }) => positionId)
  for (const [at, id] of ids.entries()) if (ids.indexOf(id) !== at) throw wrongField('rule_broken', `/parts/${at}/positionId`, 'stands here twice')
  const known = ids.length === 0 ? [] : (await ctx.tx.selectFrom('job_position').select('id').where('id', 'in', ids).execute()).map(({ id }) => id)
  const unknown = ids.findIndex((id) => !known.includes(id))
  if (unknown !== -1) throw wrongField('rule_broken', `/parts/${unknown}/positionId`, 'no such post')
  await ctx.tx.deleteFrom('responsibility_part').where('duty_id', '=', dutyId).execute()
  if (parts.length > 0) await ctx.tx.insertInto('responsibility_part').values(parts.map(({ positionId, part }) => ({ organization_id: ctx.organizationId, duty_id: dutyId, position_id: positionId, part }))).execute()
}

/** Adds the usual duties whose name and category are free, with those of their posts that the house has. Twice is once. */
export async function addReadyDuties(ctx: Ctx): Promise<Output<typeof governance.addReadyDuties>> {
  mustWriteAll(ctx)
  await lockMatrix(ctx)
  const posts = new Map((await ctx.tx.selectFrom('job_position').select(['code', 'id']).where('is_active', '=', true).execute()).map(({ code, id }) => [code, id]))
  const categories = new Map((await ctx.tx.selectFrom('case_category').select(['code', 'id']).where('is_active', '=', true).execute()).map(({ code, id }) => [code, id]))
  const known = await ctx.tx.selectFrom('responsibility_duty').select(['name', 'category_id', 'is_active']).execute()
  let added = 0
  for (const [at, ready] of READY_DUTIES.entries()) {
    const categoryId = ready.category === null ? null : categories.get(ready.category)
    if (categoryId === undefined || known.some((one) => one.name === ready.name[ctx.locale] || (categoryId !== null && one.is_active && one.category_id === categoryId))) continue
    const row: Row = { organization_id: ctx.organizationId, id: newId(), name: ready.name[ctx.locale], category_id: categoryId, is_active: true, sort_order: at * 10, version: 1 }
    await ctx.tx.insertInto('responsibility_duty').values(row).execute()
    const wanted: [string, Part['part']][] = [[ready.owner, 'owner'], ...(ready.assist ?? []).map((code): [string, Part['part']] => [code, 'assist']), ...(ready.inform ?? []).map((code): [string, Part['part']] => [code, 'inform'])]
    await setParts(ctx, row.id, wanted.flatMap(([code, part]) => (posts.has(code) ? [{ positionId: posts.get(code)!, part }] : [])))
    tell(ctx, row, 'created')
    added++
  }
  return { added }
}

export async function dutyTimeline(ctx: Ctx, { params }: Input<typeof governance.dutyTimeline>): Promise<Output<typeof governance.dutyTimeline>> {
  if (!(await ctx.tx.selectFrom('responsibility_duty').select('id').where('id', '=', params.id).executeTakeFirst())) throw new AppError('not_found')
  return { items: await readTimeline(ctx, params.id) }
}
