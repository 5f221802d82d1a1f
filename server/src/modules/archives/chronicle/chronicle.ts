import { sql, type Selectable } from 'kysely'
import type { FileRef, households, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { attachFiles, filesOfRecords } from '../../../platform/files/files.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { iso } from '../../../platform/time.ts'
import { mustSeeUnit } from '../lookups.ts'
import { todayAt } from '../occupancy-rows.ts'
import type { ChronicleTable } from '../tables-household.ts'
import { withoutPersons, type FormerPerson } from './former.ts'

type Row = Selectable<ChronicleTable>
const MOST = 500

/** The chronicle of a unit: pinned entries first, then the newest. Of former households it keeps what happened, and hides to whom (CHR-002). */
export async function unitChronicle(ctx: Ctx, { params, query }: Input<typeof households.unitChronicle>): Promise<Output<typeof households.unitChronicle>> {
  if (ctx.actor.kind === 'resident') throw new AppError('not_permitted')
  const unit = await mustSeeUnit(ctx, params.id, 'archives:history')
  let select = ctx.tx.selectFrom('chronicle_entry').selectAll().where('unit_id', '=', unit.id)
  if (query.filter.kind?.length) select = select.where('kind', 'in', query.filter.kind)
  const rows = await select.orderBy(sql`(is_pinned and withdrawn_at is null) desc`).orderBy('happened_on', 'desc').orderBy('id', 'desc').limit(MOST).execute()
  return { items: await presentEntries(ctx, unit.id, rows) }
}

/** Entries as everybody may see them: those from before the present household without its predecessors' names, numbers and papers. */
export async function presentEntries(ctx: Ctx, unitId: string, rows: Row[]): Promise<households.ChronicleEntry[]> {
  if (rows.length === 0) return []
  const present = await ctx.tx.selectFrom('household').select('opened_on').where('unit_id', '=', unitId).where('closed_on', 'is', null).executeTakeFirst()
  const since = present?.opened_on ?? null
  const isFormer = (row: Row): boolean => since !== null && row.happened_on < since
  const former = rows.some(isFormer) ? await formerPersons(ctx, unitId, since!) : []
  const files = await filesOfRecords(ctx, rows.filter((row) => !isFormer(row)).map(({ id }) => id))
  return rows.map((row) => presentEntry(row, isFormer(row) ? former : null, files.get(row.id)?.map(({ file }) => file) ?? []))
}

function presentEntry(row: Row, former: FormerPerson[] | null, files: FileRef[]): households.ChronicleEntry {
  const said = (text: string): string => (former === null ? text : withoutPersons(text, former))
  return {
    id: row.id, unitId: row.unit_id, kind: row.kind, happenedOn: row.happened_on, title: said(row.title), detail: said(row.detail), isPinned: row.is_pinned, isByRule: row.event_key !== null,
    // The record behind it names persons, too.
    record: former === null && row.record_type !== null && row.record_id !== null ? { type: row.record_type, id: row.record_id } : null,
    files, isFormer: former !== null, isWithdrawn: row.withdrawn_at !== null, withdrawnReason: said(row.withdrawn_reason), writtenBy: row.writer, writtenAt: iso(row.written_at), version: row.version,
  }
}

/** Everybody whose time in the unit ended before the present household began; whoever stayed is no former person. */
async function formerPersons(ctx: Ctx, unitId: string, since: string): Promise<FormerPerson[]> {
  const { rows } = await sql<FormerPerson>`
    select p.name, coalesce((select array_agg(f.number) from person_phone f where f.organization_id = p.organization_id and f.person_id = p.id), '{}') as phones
    from person p
    where p.id in (select o.person_id from occupancy o where o.unit_id = ${unitId}::uuid and o.until_on < ${since}::date)
      and p.id not in (select o.person_id from occupancy o where o.unit_id = ${unitId}::uuid and (o.until_on is null or o.until_on >= ${since}::date))`.execute(ctx.tx)
  return rows
}

/** Writes a notable event down by hand (CHR-001). The same id twice is refused. Throws `rule_broken` for a day that lies ahead. */
export async function writeChronicle(ctx: Ctx, { params, body }: Input<typeof households.writeChronicle>): Promise<households.ChronicleEntry> {
  const unit = await mustSeeUnit(ctx, params.id)
  ctx.actor.mustBeAbleTo('archives:write', unit.siteId)
  if (body.happenedOn > (await todayAt(ctx, unit.siteId))) throw wrongField('rule_broken', '/happenedOn', 'lies ahead')
  const row = await ctx.tx
    .insertInto('chronicle_entry')
    .values({
      organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: unit.siteId, unit_id: unit.id, kind: body.kind, happened_on: body.happenedOn, title: body.title, detail: body.detail, is_pinned: body.isPinned,
      event_key: null, record_type: null, record_id: null, written_by: ctx.actor.employeeId, writer: ctx.actor.name, written_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/id', body.id ?? '')
  await attachFiles(ctx, { type: 'chronicle_entry', id: row.id }, body.fileIds)
  tell(ctx, row, 'chronicle_written', row.title)
  return (await presentEntries(ctx, unit.id, [row]))[0]!
}

/** Pins, unpins, or withdraws with a reason: an entry is never deleted, nor its words changed. */
export async function actOnChronicle(ctx: Ctx, { params, body }: Input<typeof households.actOnChronicle>): Promise<households.ChronicleEntry> {
  const row = await ctx.tx.selectFrom('chronicle_entry').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('archives:read', row.site_id)
  ctx.actor.mustBeAbleTo('archives:write', row.site_id)
  const allowed = row.withdrawn_at !== null ? [] : [row.is_pinned ? 'unpin' : 'pin', 'withdraw']
  if (!allowed.includes(body.action)) throw new AppError('action_not_allowed', undefined, undefined, { allowedActions: allowed })
  const set = body.action === 'withdraw' ? { withdrawn_at: ctx.now, withdrawn_reason: body.reason, is_pinned: false } : { is_pinned: body.action === 'pin' }
  await ctx.tx.updateTable('chronicle_entry').set({ ...set, version: row.version + 1 }).where('id', '=', row.id).execute()
  tell(ctx, row, `chronicle_${body.action}`, body.action === 'withdraw' ? body.reason : null)
  return (await presentEntries(ctx, row.unit_id, [{ ...row, ...set, version: row.version + 1 }]))[0]!
}

function tell(ctx: Ctx, row: Row, action: string, note: string | null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'chronicle_entry', recordId: row.id, action, note })
  announceChange(ctx, { recordType: 'unit', recordId: row.unit_id, siteId: row.site_id, action: 'chronicle' })
}

/** Files of an entry are seen by who reads the history of the unit, as long as the household is the same. */
export async function maySeeChronicleFile(ctx: Ctx, entryId: string): Promise<boolean> {
  if (ctx.actor.kind === 'resident') return false
  const row = await ctx.tx.selectFrom('chronicle_entry').selectAll().where('id', '=', entryId).executeTakeFirst()
  return row !== undefined && ctx.actor.can('archives:history', row.site_id) && !(await presentEntries(ctx, row.unit_id, [row]))[0]!.isFormer
}
