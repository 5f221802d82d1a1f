import type { Input, Output, staffing } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { sendMessage } from '../../../platform/messages/messages.ts'
import { iso } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { accountIdsOf, employeeNames } from '../../people/index.ts'
import { rotaPublished } from '../events.ts'
import { tellNights } from '../hooks.ts'
import { withdrawSwaps } from '../leave/tell-swap.ts'
import type { RotaRow } from '../tables.ts'
import { openMonth, raiseRota, type OpenMonth } from './draft.ts'
import { draftOf, lockPublications, publishedOf, type Published } from './month.ts'
import { openBreaches, presentRota } from './present.ts'
import { gapsOf, keyOf, without, type Breach, type Duty } from './rules.ts'

/**
 * Publishes the draft: once, whoever else does so at the same moment; the second is told that the rota is another now. Only what differs from
 * what holds is written, so that an earlier month can be read as it was; days that have passed stay as they were and are not judged. Throws
 * `rota.rule_broken` naming who, when and which rule, `rota.has_gaps` unless the gaps were seen, `rota.planned_elsewhere`.
 */
export async function publishRota(ctx: Ctx, { body }: Input<typeof staffing.publishRota>): Promise<staffing.Rota> {
  ctx.actor.mustSee('rota:plan', body.siteId)
  await lockPublications(ctx)
  const month = await openMonth(ctx, body)
  const before = await publishedOf(ctx, month.rota.id)
  const draft = await draftOf(ctx, month, before)
  const broken = openBreaches(month, draft)
  if (broken.length > 0) throw new AppError('rota.rule_broken', inWords(ctx, month, broken))
  const gaps = gapsOf(draft, month.needs, month.people)
  const open = gaps.filter(({ day }) => day >= month.openFrom)
  if (open.length > 0 && !body.withGaps) throw new AppError('rota.has_gaps', String(open.length))
  const [added, removed] = [without(draft, before), without(before, draft)]
  const rota = await writePublication(ctx, month, { kind: 'publish', note: body.note, added, removed, gaps: gaps.length })
  return presentRota(ctx, { ...month, rota })
}

/** `2026-03-05 张三 休息不足 8 h`, so many of them, for whoever reads the refusal. */
export function inWords(ctx: Ctx, month: OpenMonth, broken: readonly Breach[]): string {
  const names = new Map(month.people.map(({ id, name }) => [id, name]))
  return broken.slice(0, 5).map(({ employeeId, day, obstacle }) => [day, names.get(employeeId), labelOf(ctx.locale, 'rotaObstacle', obstacle.kind), obstacle.detail].filter(Boolean).join(' ')).join('；')
}

export interface Publication {
  kind: 'publish' | 'swap' | 'leave' | 'left'
  note: string
  added: readonly Duty[]
  removed: readonly Published[]
  gaps: number
}

/** Writes what changes as one publication, tells everybody whose shifts change from now on, and hands the nights on that it touches. */
export async function writePublication(ctx: Ctx, month: OpenMonth, { kind, note, added, removed, gaps }: Publication): Promise<RotaRow> {
  const { rota } = month
  const number = rota.published_number + 1
  await ctx.tx.insertInto('rota_publication').values({ organization_id: ctx.organizationId, rota_id: rota.id, number, kind, at: ctx.now, by_id: ctx.actor.employeeId, note, added: added.length, removed: removed.length, gaps }).execute()
  if (removed.length > 0) {
    const ids = removed.map(({ id }) => id)
    await ctx.tx.updateTable('rota_shift').set({ until_number: number }).where('id', 'in', ids).execute()
    await withdrawSwaps(ctx, ids)
  }
  await writeShifts(ctx, month, number, added)
  const action = ({ publish: 'published', swap: 'swapped', leave: 'leave_taken', left: 'left_taken_out' } as const)[kind]
  const after = await raiseRota(ctx, rota, action, note, { published_number: number, published_at: ctx.now })
  if (kind === 'publish') await tellPeople(ctx, month, [...added, ...removed])
  await handOnNights(ctx, month, kind === 'publish' ? null : [...added, ...removed])
  ctx.publish(rotaPublished, { siteId: month.siteId, month: month.month, number, at: ctx.now.toISOString() })
  return after
}

async function writeShifts(ctx: Ctx, { rota, siteId }: OpenMonth, number: number, added: readonly Duty[]): Promise<void> {
  if (added.length === 0) return
  const { rowCount } = await ctx.client.query(
    `insert into rota_shift (organization_id, id, rota_id, site_id, employee_id, post_id, day, shift, from_at, to_at, since_number)
     select $1, c.id, $2, $3, c.employee_id, c.post_id, c.day, c.shift, c.from_at, c.to_at, $4
     from unnest($5::uuid[], $6::uuid[], $7::uuid[], $8::date[], $9::text[], $10::timestamptz[], $11::timestamptz[]) as c (id, employee_id, post_id, day, shift, from_at, to_at)
     on conflict (organization_id, employee_id, day) where until_number is null do nothing`,
    [ctx.organizationId, rota.id, siteId, number, added.map(() => newId()), added.map((one) => one.employeeId), added.map((one) => one.postId), added.map((one) => one.day), added.map((one) => one.shift), added.map((one) => new Date(one.from)), added.map((one) => new Date(one.to))],
  )
  if (rowCount !== added.length) throw new AppError('rota.planned_elsewhere', 'Another site has published the day of somebody')
}

async function tellPeople(ctx: Ctx, month: OpenMonth, changed: readonly Duty[]): Promise<void> {
  const ids = [...new Set(changed.filter(({ to }) => to > ctx.now.getTime()).map(({ employeeId }) => employeeId))].filter((id) => id !== ctx.actor.employeeId)
  if (ids.length === 0) return
  const { name } = await siteById(ctx, month.siteId)
  sendMessage(ctx, { accountIds: await accountIdsOf(ctx, ids), template: 'rota.published', params: { month: month.month, site: name }, record: { type: 'rota', id: month.rota.id } })
}

/**
 * The manager of each night that the rota names, null where it names nobody; nights without a post for it are not told. A rota that is
 * published speaks of every night to come, a change only of those that it touches: what the desk has set for others stays.
 */
async function handOnNights(ctx: Ctx, month: OpenMonth, changed: readonly Duty[] | null): Promise<void> {
  const touched = changed === null ? null : new Set(changed.map(keyOf))
  const nights = month.needs.filter((need) => need.kind === 'night_manager' && need.day >= month.openFrom && (touched === null || touched.has(keyOf(need))))
  if (nights.length === 0) return
  const held = new Map((await publishedOf(ctx, month.rota.id)).map((one) => [keyOf(one), one.employeeId]))
  await tellNights(ctx, { siteId: month.siteId, nights: nights.map((need) => ({ day: need.day, employeeId: held.get(keyOf(need)) ?? null })) })
}

export async function listRotaPublications(ctx: Ctx, { query }: Input<typeof staffing.listRotaPublications>): Promise<Output<typeof staffing.listRotaPublications>> {
  ctx.actor.mustSee('rota:read', query.siteId)
  await siteById(ctx, query.siteId)
  const rows = await ctx.tx.selectFrom('rota_publication as p').innerJoin('rota as r', (join) => join.onRef('r.organization_id', '=', 'p.organization_id').onRef('r.id', '=', 'p.rota_id')).selectAll('p').where('r.site_id', '=', query.siteId).where('r.month', '=', `${query.month}-01`).orderBy('p.number', 'desc').limit(500).execute()
  const names = await employeeNames(ctx, rows.map((row) => row.by_id))
  return { items: rows.map((row) => ({ number: row.number, kind: row.kind, at: iso(row.at), by: row.by_id === null ? null : { id: row.by_id, name: names.get(row.by_id) ?? '' }, note: row.note, added: row.added, removed: row.removed, gaps: row.gaps })) }
}

