import { originals, type Input, type Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, filesById } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { countUpTo, dayNumber, mustBeCurrent, nextNumber, nextStatus, pageOf, possibleActions, readCursor, recordHappening } from '../../platform/records/index.ts'
import { dayIn, iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { employeeNames } from '../people/index.ts'
import { TRANSFER } from './lifecycles.ts'
import { briefOf, documentBriefs } from './present-original.ts'
import type { ArchiveTransferTable } from './tables.ts'

type TransferRow = Selectable<ArchiveTransferTable>

async function presentTransfers(ctx: Ctx, rows: readonly TransferRow[]): Promise<originals.TransferSummary[]> {
  if (rows.length === 0) return []
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.prepared_by, row.receiver_id]))
  const departments = new Map((await ctx.tx.selectFrom('department').select(['id', 'name']).where('id', 'in', rows.map((row) => row.department_id)).execute()).map(({ id, name }) => [id, name]))
  const counts = await ctx.tx.selectFrom('archive_transfer_item').select((e) => ['transfer_id', e.fn.countAll<number>().as('documents')]).where('transfer_id', 'in', rows.map((row) => row.id)).groupBy('transfer_id').execute()
  const of = new Map(counts.map((count) => [count.transfer_id, count.documents]))
  const ref = (id: string) => ({ id, name: names.get(id) ?? '' })
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, number: row.number, department: { id: row.department_id, name: departments.get(row.department_id) ?? '' }, state: row.state, documents: of.get(row.id) ?? 0, preparedBy: ref(row.prepared_by), preparedAt: iso(row.prepared_at), sentAt: iso(row.sent_at),
    receiver: row.receiver_id === null ? null : ref(row.receiver_id), receivedAt: iso(row.received_at), note: row.note, reason: row.reason, version: row.version,
  }))
}

export async function presentTransfer(ctx: Ctx, row: TransferRow): Promise<originals.Transfer> {
  const [summary] = await presentTransfers(ctx, [row])
  const items = await ctx.tx.selectFrom('archive_transfer_item').select('document_id').where('transfer_id', '=', row.id).orderBy('position').execute()
  const documents = await documentBriefs(ctx, items.map((item) => item.document_id))
  const signature = row.signature_file_id === null ? null : ((await filesById(ctx, [row.signature_file_id])).get(row.signature_file_id) ?? null)
  return { ...summary!, items: items.flatMap((item) => documents.get(item.document_id) ?? []).map(briefOf), signature, allowedActions: allowedOn(ctx, row) }
}

function allowedOn(ctx: Ctx, row: TransferRow): originals.TransferAction[] {
  if (!ctx.actor.can('documents:keep', row.site_id)) return []
  return possibleActions(TRANSFER, row.state).filter((action) => action !== 'receive' || row.prepared_by !== ctx.actor.employeeId)
}

export async function listTransfers(ctx: Ctx, { query }: Input<typeof originals.listTransfers>): Promise<Output<typeof originals.listTransfers>> {
  ctx.actor.mustSee('documents:read', query.siteId)
  await siteById(ctx, query.siteId)
  let filtered = ctx.tx.selectFrom('archive_transfer').where('site_id', '=', query.siteId)
  if (query.filter.state?.length) filtered = filtered.where('state', 'in', query.filter.state)
  if (query.filter.departmentId) filtered = filtered.where('department_id', '=', query.filter.departmentId)
  let select = filtered.selectAll()
  if (query.cursor) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id']) as [string, string]
    select = select.where((e) => e(e.refTuple('prepared_at', 'id'), '<', e.tuple(new Date(at), id)))
  }
  const rows = await select.orderBy('prepared_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const shown = new Map((await presentTransfers(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.prepared_at, row.id], (row) => shown.get(row.id)!, query.total ? await countUpTo(ctx, filtered) : null)
}

export async function visibleTransfer(ctx: Ctx, id: string, lock: 'lock' | 'no lock' = 'no lock'): Promise<TransferRow> {
  const select = ctx.tx.selectFrom('archive_transfer').selectAll().where('id', '=', id)
  const row = await (lock === 'lock' ? select.forUpdate() : select).executeTakeFirst()
  if (!row || !ctx.actor.can('documents:read', row.site_id)) throw new AppError('not_found', 'No such transfer')
  return row
}

export async function getTransfer(ctx: Ctx, { params }: Input<typeof originals.getTransfer>): Promise<originals.Transfer> {
  return presentTransfer(ctx, await visibleTransfer(ctx, params.id))
}

function tell(ctx: Ctx, row: TransferRow, action: string, told: { fromStatus?: string; toStatus?: string; note?: string | null; fileIds?: string[] }): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'archive_transfer', recordId: row.id, action, ...told })
  announceChange(ctx, { recordType: 'archive_transfer', recordId: row.id, siteId: row.site_id, action })
}

/** Puts together a batch of documents that a department still keeps (HHD-014). Throws `rule_broken` naming the document that is not free. */
export async function createTransfer(ctx: Ctx, { body }: Input<typeof originals.createTransfer>): Promise<originals.Transfer> {
  ctx.actor.mustSee('documents:read', body.siteId)
  ctx.actor.mustBeAbleTo('documents:keep', body.siteId)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only a colleague prepares a transfer')
  const site = await siteById(ctx, body.siteId)
  const department = await ctx.tx.selectFrom('department').select('id').where('id', '=', body.departmentId).where('site_id', '=', body.siteId).executeTakeFirst()
  if (!department) throw wrongField('not_found', '/departmentId', 'no such department at this site')
  const ids = [...new Set(body.documentIds)]
  const readable = await documentBriefs(ctx, ids)
  const locked = new Map((await ctx.tx.selectFrom('document').select(['id', 'site_id', 'state', 'custody']).where('id', 'in', ids).orderBy('id').forUpdate().execute()).map((row) => [row.id, row]))
  for (const [i, id] of body.documentIds.entries()) {
    const document = locked.get(id)
    if (!document || document.site_id !== body.siteId || !readable.has(id)) throw wrongField('not_found', `/documentIds/${i}`, 'no such document at this site')
    if (document.state !== 'filed' || document.custody !== 'department') throw wrongField('rule_broken', `/documentIds/${i}`, 'a department does not keep it any more')
  }
  const day = dayIn(site.timeZone, ctx.now)
  const row: TransferRow = {
    organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: body.siteId, number: dayNumber('T', day, await nextNumber(ctx, body.siteId, `archive-transfer-${day}`)), department_id: body.departmentId, state: 'draft', note: body.note, reason: '', prepared_by: ctx.actor.employeeId, prepared_at: ctx.now,
    sent_at: null, receiver_id: null, received_at: null, signature_file_id: null, version: 1,
  }
  const made = await ctx.tx.insertInto('archive_transfer').values(row).onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/id', 'a transfer with this id exists')
  await ctx.tx.insertInto('archive_transfer_item').values(ids.map((document_id, i) => ({ organization_id: ctx.organizationId, transfer_id: row.id, position: i + 1, document_id }))).execute()
  await keepAt(ctx, ids, 'in_transfer')
  tell(ctx, row, 'created', { toStatus: 'draft', note: body.note || null })
  return presentTransfer(ctx, row)
}

async function keepAt(ctx: Ctx, documentIds: readonly string[], custody: 'department' | 'in_transfer' | 'central'): Promise<void> {
  await ctx.tx.updateTable('document').set((e) => ({ custody, version: e('version', '+', 1), updated_at: ctx.now })).where('id', 'in', [...documentIds]).execute()
}

/** Sends a batch, receives it with the signature of somebody other than who prepared it, or sends it back with a reason. Throws `transfer.own`. */
export async function actOnTransfer(ctx: Ctx, { params, body }: Input<typeof originals.actOnTransfer>): Promise<originals.Transfer> {
  const row = await visibleTransfer(ctx, params.id, 'lock')
  ctx.actor.mustBeAbleTo('documents:keep', row.site_id)
  await mustBeCurrent(row.version, body.version, () => presentTransfer(ctx, row))
  const state = nextStatus(TRANSFER, row.state, body.action, allowedOn(ctx, row))
  const after: TransferRow = { ...row, state, version: row.version + 1 }
  const items = (await ctx.tx.selectFrom('archive_transfer_item').select('document_id').where('transfer_id', '=', row.id).execute()).map((item) => item.document_id)
  switch (body.action) {
    case 'send':
      after.sent_at = ctx.now
      break
    case 'receive': {
      const { employeeId } = ctx.actor
      if (employeeId === null || employeeId === row.prepared_by) throw new AppError('transfer.own', 'Somebody else receives what you prepared')
      await mustBePicture(ctx, body.signatureFileId)
      await attachFiles(ctx, { type: 'archive_transfer', id: row.id }, [body.signatureFileId], 'signature', '/signatureFileId')
      Object.assign(after, { receiver_id: employeeId, received_at: ctx.now, signature_file_id: body.signatureFileId })
      await keepAt(ctx, items, 'central')
      break
    }
    case 'refuse':
      after.reason = body.reason
      await keepAt(ctx, items, 'department')
      await ctx.tx.updateTable('archive_transfer_item').set({ is_open: false }).where('transfer_id', '=', row.id).execute()
  }
  const { sent_at, receiver_id, received_at, signature_file_id, reason, version } = after
  await ctx.tx.updateTable('archive_transfer').set({ state, sent_at, receiver_id, received_at, signature_file_id, reason, version }).where('id', '=', row.id).execute()
  tell(ctx, after, body.action, { fromStatus: row.state, toStatus: state, note: ('note' in body ? body.note : 'reason' in body ? body.reason : '') || null })
  return presentTransfer(ctx, after)
}

async function mustBePicture(ctx: Ctx, fileId: string): Promise<void> {
  if (!(await filesById(ctx, [fileId])).get(fileId)?.isImage) throw wrongField('rule_broken', '/signatureFileId', 'a signature is a picture')
}
