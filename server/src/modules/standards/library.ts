import { standards, type Input, type Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { iso } from '../../platform/time.ts'
import { sitesOf } from '../organization/index.ts'
import { postRolesOf } from '../people/index.ts'
import { STATES, isForRoles } from './lifecycle.ts'
import type { ServiceStandardTable, StandardVersionTable } from './tables.ts'

type Row = Selectable<ServiceStandardTable>
/** A service standard: one with a scene. Documents of the rulebook stand in the same table and have none. */
export type StandardRow = Omit<Row, 'kind' | 'scene'> & { kind: standards.ServiceStandard['kind']; scene: standards.ServiceStandard['scene'] }
export type VersionRow = Selectable<StandardVersionTable>
const isStandard = (row: Row | undefined): row is Row & StandardRow => row !== undefined && row.scene !== null
type Summary = standards.StandardSummary

export const isServiceStandard = isStandard
const itemsIn = (row: Pick<VersionRow, 'items'>): standards.StandardItem[] => row.items as standards.StandardItem[]

/** Standards by post and scene; `unread` are those in force for the asker's own posts that the asker has not confirmed. */
export async function listStandards(ctx: Ctx, { query }: Input<typeof standards.listStandards>): Promise<Output<typeof standards.listStandards>> {
  const { post, scene, kind, state, q, unread } = query.filter
  let select = ctx.tx.selectFrom('service_standard').selectAll().where('scene', 'is not', null)
  if (post?.length) select = select.where('post', 'in', post)
  if (scene?.length) select = select.where('scene', 'in', scene)
  if (kind?.length) select = select.where('kind', 'in', kind)
  if (state?.length) select = select.where('state', 'in', state)
  else select = select.where('state', '<>', 'withdrawn')
  const rows = (await select.orderBy('code').execute()).filter(isStandard)
  const versions = await versionsOf(ctx, rows.map((row) => row.id))
  const read = await readBy(ctx)
  const wanted = q?.trim().toLowerCase() ?? ''
  const isOwn = unread === true ? await ownPosts(ctx) : null
  const items = rows
    .map((row): Summary => {
      const own = versions.get(row.id) ?? []
      const current = own.find(({ number }) => number === row.current_version)
      return {
        id: row.id, code: row.code, name: row.name, kind: row.kind, post: row.post, scene: row.scene, state: row.state, currentVersion: row.current_version, items: itemsIn(current ?? own.at(-1)!).length, hasDraft: own.some(({ published_at }) => published_at === null),
        isRead: row.current_version === null ? null : read.has(`${row.id} ${row.current_version}`), version: row.version, updatedAt: iso(row.updated_at),
      }
    })
    .filter((one) => wanted === '' || one.name.toLowerCase().includes(wanted) || one.code.toLowerCase().includes(wanted) || (versions.get(one.id) ?? []).some((row) => itemsIn(row).some((item) => item.text.includes(wanted))))
    .filter((one) => unread === undefined || (one.state === 'published' && one.isRead === !unread && (isOwn === null || isOwn(one.post))))
  return { items }
}

/** Which posts the asker has, at any of the own sites. */
async function ownPosts(ctx: Ctx): Promise<(post: StandardRow['post']) => boolean> {
  if (ctx.actor.employeeId === null) return () => false
  const roles = await postRolesOf(ctx, ctx.actor.employeeId, null)
  const isAtSalesOffice = (await sitesOf(ctx)).some(({ kind }) => kind === 'sales_office')
  return (post) => isForRoles(post, roles, isAtSalesOffice ? 'sales_office' : 'residential')
}

export async function versionsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, VersionRow[]>> {
  const found = new Map<string, VersionRow[]>()
  if (ids.length === 0) return found
  for (const row of await ctx.tx.selectFrom('standard_version').selectAll().where('standard_id', 'in', [...ids]).orderBy('number').execute()) found.set(row.standard_id, [...(found.get(row.standard_id) ?? []), row])
  return found
}

export async function readBy(ctx: Ctx): Promise<Set<string>> {
  if (ctx.actor.employeeId === null) return new Set()
  const rows = await ctx.tx.selectFrom('standard_reading').select(['standard_id', 'number']).where('employee_id', '=', ctx.actor.employeeId).execute()
  return new Set(rows.map((row) => `${row.standard_id} ${row.number}`))
}

/** Locks a standard. Throws `not_found`. */
export async function lockStandard(ctx: Ctx, id: string): Promise<StandardRow> {
  const row = await ctx.tx.selectFrom('service_standard').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!isStandard(row)) throw new AppError('not_found')
  return row
}

export async function getStandard(ctx: Ctx, { params }: Input<typeof standards.getStandard>): Promise<standards.ServiceStandard> {
  const row = await ctx.tx.selectFrom('service_standard').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!isStandard(row)) throw new AppError('not_found')
  return presentStandard(ctx, row)
}

export async function presentStandard(ctx: Ctx, row: StandardRow): Promise<standards.ServiceStandard> {
  const versions = (await versionsOf(ctx, [row.id])).get(row.id) ?? []
  const read = await readBy(ctx)
  const present = (one: VersionRow) => ({ number: one.number, items: itemsIn(one), reason: one.reason, improvementNumber: one.improvement_number, publishedAt: iso(one.published_at), publishedBy: one.published_by })
  const current = versions.find(({ number }) => number === row.current_version)
  const draft = versions.find(({ published_at }) => published_at === null)
  const mayWrite = ctx.actor.can('standards:write')
  return {
    id: row.id, code: row.code, name: row.name, kind: row.kind, post: row.post, scene: row.scene, state: row.state, currentVersion: row.current_version, hasDraft: draft !== undefined, isRead: row.current_version === null ? null : read.has(`${row.id} ${row.current_version}`),
    version: row.version, updatedAt: iso(row.updated_at), current: current ? present(current) : null, draft: draft && mayWrite ? present(draft) : null,
    versions: versions.filter(({ published_at }) => published_at !== null).map((one) => ({ ...present(one), items: undefined })).toReversed(),
    allowedActions: mayWrite ? standards.STANDARD_ACTIONS.filter((action) => STATES[action].includes(row.state) && (action !== 'publish' || draft !== undefined)) : [],
  }
}

/** A version of a standard in force that people and places can be scored by. Throws `not_found`, `rule_broken` naming `/standardId`. */
export async function standardInForce(ctx: Ctx, id: string): Promise<{ row: StandardRow; items: standards.StandardItem[] } | null> {
  const row = await ctx.tx.selectFrom('service_standard').selectAll().where('id', '=', id).executeTakeFirst()
  if (!isStandard(row) || row.current_version === null) return null
  const version = await ctx.tx.selectFrom('standard_version').select('items').where('standard_id', '=', id).where('number', '=', row.current_version).executeTakeFirstOrThrow()
  return { row, items: itemsIn(version) }
}

/** The items of versions that checks were made by. */
export async function itemsOfVersion(ctx: Ctx, standardId: string, number: number): Promise<standards.StandardItem[]> {
  return itemsIn(await ctx.tx.selectFrom('standard_version').select('items').where('standard_id', '=', standardId).where('number', '=', number).executeTakeFirstOrThrow())
}
