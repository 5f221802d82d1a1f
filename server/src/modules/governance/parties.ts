import { governance, type Input, type Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, likeText, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import type { ExternalPartyTable } from './tables.ts'

type Row = Selectable<ExternalPartyTable>
const MOST = 500

async function present(ctx: Ctx, rows: readonly Row[]): Promise<governance.ExternalParty[]> {
  if (rows.length === 0) return []
  const sums = await ctx.tx
    .selectFrom('liaison')
    .select((e) => ['party_id', e.fn.max('at').as('last'), e.fn.count<number>('id').filterWhere(e.and([e('due_at', 'is not', null), e('settled_at', 'is', null)])).as('open')])
    .where('party_id', 'in', rows.map(({ id }) => id))
    .groupBy('party_id')
    .execute()
  const of = new Map(sums.map((one) => [one.party_id, one]))
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, kind: row.kind, name: row.name, contact: row.contact, phone: row.phone, address: row.address, note: row.note, isActive: row.is_active, lastAt: iso(of.get(row.id)?.last ?? null), openCount: of.get(row.id)?.open ?? 0, version: row.version,
  }))
}

/** Whom outside the house a site deals with (ORG-021), by kind and name; those put away only when asked for. */
export async function listParties(ctx: Ctx, { query }: Pick<Input<typeof governance.listParties>, 'query'>): Promise<Output<typeof governance.listParties>> {
  ctx.actor.mustSee('governance:read', query.siteId)
  await siteById(ctx, query.siteId)
  const { kind, q, all } = query.filter
  let select = ctx.tx.selectFrom('external_party').selectAll().where('site_id', '=', query.siteId)
  if (!all) select = select.where('is_active', '=', true)
  if (kind?.length) select = select.where('kind', 'in', kind)
  if (q?.trim()) {
    const like = `%${likeText(q.trim())}%`
    select = select.where((e) => e.or([e('name', 'ilike', like), e('contact', 'ilike', like), e('phone', 'like', like)]))
  }
  return { items: await present(ctx, await select.orderBy('kind').orderBy('name').limit(MOST).execute()) }
}

function tell(ctx: Ctx, row: Row, action: string, changes: ReturnType<typeof changesBetween> = []): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'external_party', recordId: row.id, action, note: row.name, changes })
  announceChange(ctx, { recordType: 'external_party', recordId: row.id, siteId: row.site_id, action })
}

export async function createParty(ctx: Ctx, { body }: Input<typeof governance.createParty>): Promise<governance.ExternalParty> {
  ctx.actor.mustSee('governance:record', body.siteId)
  await siteById(ctx, body.siteId)
  const row: Row = { organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: body.siteId, kind: body.kind, name: body.name, contact: body.contact, phone: body.phone, address: body.address, note: body.note, is_active: true, version: 1 }
  const made = await ctx.tx.insertInto('external_party').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/name', body.name)
  tell(ctx, row, 'created')
  return (await present(ctx, [row]))[0]!
}

export async function changeParty(ctx: Ctx, { params, body }: Input<typeof governance.changeParty>): Promise<governance.ExternalParty> {
  const before = await ctx.tx.selectFrom('external_party').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  ctx.actor.mustSee('governance:record', before.site_id)
  await mustBeCurrent(before.version, body.version, async () => (await present(ctx, [before]))[0])
  const facts = { kind: body.kind ?? before.kind, name: body.name ?? before.name, contact: body.contact ?? before.contact, phone: body.phone ?? before.phone, address: body.address ?? before.address, note: body.note ?? before.note, is_active: body.isActive ?? before.is_active }
  if (facts.name !== before.name && (await ctx.tx.selectFrom('external_party').select('id').where('site_id', '=', before.site_id).where('name', '=', facts.name).executeTakeFirst())) throw wrongField('already_exists', '/name', facts.name)
  const row: Row = { ...before, ...facts, version: before.version + 1 }
  await ctx.tx.updateTable('external_party').set({ ...facts, version: row.version }).where('id', '=', row.id).execute()
  tell(ctx, row, 'changed', changesBetween({ ...before }, facts))
  return (await present(ctx, [row]))[0]!
}
