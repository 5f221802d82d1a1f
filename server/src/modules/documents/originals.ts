import type { Input, originals } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, filesOfRecords } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { visibleBox } from './boxes.ts'
import { presentLoans } from './loans-list.ts'
import { visibleDocument } from './present.ts'
import { placeOf } from './place.ts'
import { presentOriginals, type OriginalRow } from './present-original.ts'

async function presentOriginal(ctx: Ctx, row: OriginalRow): Promise<originals.OriginalPage> {
  const [original] = await presentOriginals(ctx, [row])
  if (!original) throw new AppError('not_found', 'No such original')
  const damages = await ctx.tx.selectFrom('archive_damage').selectAll().where('original_id', '=', row.id).orderBy('at', 'desc').orderBy('id', 'desc').limit(200).execute()
  const pictures = await filesOfRecords(ctx, damages.map(({ id }) => id))
  const loans = await ctx.tx.selectFrom('archive_loan').selectAll().where('original_id', '=', row.id).orderBy('lent_at', 'desc').limit(100).execute()
  return {
    ...original, loans: await presentLoans(ctx, loans),
    damages: damages.map((one) => ({ id: one.id, at: iso(one.at), by: one.by_name, condition: one.condition, description: one.description, files: (pictures.get(one.id) ?? []).map(({ file }) => file) })),
  }
}

export function tellOriginal(ctx: Ctx, row: OriginalRow, action: string, note: string | null = null, changes: ReturnType<typeof changesBetween> = [], fileIds: string[] = []): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'archive_original', recordId: row.id, action, note, changes, fileIds })
  announceChange(ctx, { recordType: 'archive_original', recordId: row.id, siteId: row.site_id, action })
}

/** A paper original whose class the actor may read. Throws `not_found`. */
async function visibleOriginal(ctx: Ctx, id: string): Promise<OriginalRow> {
  const row = await ctx.tx.selectFrom('archive_original').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('not_found', 'No such original')
  await visibleDocument(ctx, row.document_id)
  return row
}

/** A paper original that the actor keeps, locked. Throws `not_found`, `not_permitted`. */
export async function lockOriginal(ctx: Ctx, id: string): Promise<OriginalRow> {
  const row = await ctx.tx.selectFrom('archive_original').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found', 'No such original')
  await visibleDocument(ctx, row.document_id)
  ctx.actor.mustBeAbleTo('documents:keep', row.site_id)
  return row
}

export async function getOriginal(ctx: Ctx, { params }: Input<typeof originals.getOriginal>): Promise<originals.OriginalPage> {
  return presentOriginal(ctx, await visibleOriginal(ctx, params.id))
}

/** Under the lock of the box: the place after the last one. */
async function lastPlace(ctx: Ctx, boxId: string): Promise<number> {
  const row = await ctx.tx.selectFrom('archive_original').select((e) => e.fn.max<number | null>('position').as('last')).where('box_id', '=', boxId).executeTakeFirstOrThrow()
  return (row.last ?? 0) + 1
}

/** Puts the paper of a document into a box, after what is there. Throws `already_exists` when it has a place, `rule_broken` for a box of another site or unit. */
export async function placeOriginal(ctx: Ctx, { body }: Input<typeof originals.placeOriginal>): Promise<originals.Original> {
  const { row: document } = await visibleDocument(ctx, body.documentId)
  ctx.actor.mustBeAbleTo('documents:keep', document.site_id)
  if (document.state !== 'filed') throw wrongField('rule_broken', '/documentId', 'it was withdrawn')
  const box = await boxFor(ctx, body.boxId, document)
  const row: OriginalRow = { organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: document.site_id, document_id: document.id, box_id: box, position: await lastPlace(ctx, box), copies: body.copies, condition: body.condition, note: body.note, version: 1, updated_at: ctx.now }
  const made = await ctx.tx.insertInto('archive_original').values(row).onConflict((conflict) => conflict.columns(['organization_id', 'document_id']).doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/documentId', 'its paper has a place already')
  tellOriginal(ctx, row, 'placed')
  return (await presentOriginals(ctx, [row]))[0]!
}

/** The locked box, when the document belongs into it: a unit's box holds nothing of another unit. */
async function boxFor(ctx: Ctx, boxId: string, document: { site_id: string; unit_id: string | null }): Promise<string> {
  const box = await visibleBox(ctx, boxId, 'lock').catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') throw wrongField('not_found', '/boxId', 'no such box')
    throw error
  })
  if (box.site_id !== document.site_id) throw wrongField('not_found', '/boxId', 'no such box at this site')
  if (!box.is_active) throw wrongField('rule_broken', '/boxId', 'the box is put away')
  if (box.unit_id !== null && document.unit_id !== null && box.unit_id !== document.unit_id) throw wrongField('rule_broken', '/boxId', 'it is the box of another unit')
  return box.id
}

/** `1-2-3`: where a box stands, as people say it. */
async function placeById(ctx: Ctx, boxId: string): Promise<string> {
  return placeOf(await ctx.tx.selectFrom('archive_box').select(['cabinet', 'layer', 'box']).where('id', '=', boxId).executeTakeFirstOrThrow())
}

/** Moves the paper to the end of another box, or corrects its copies and note. The history says from which place to which. */
export async function changeOriginal(ctx: Ctx, { params, body }: Input<typeof originals.changeOriginal>): Promise<originals.OriginalPage> {
  const row = await lockOriginal(ctx, params.id)
  await mustBeCurrent(row.version, body.version, () => presentOriginal(ctx, row))
  const facts = { box_id: row.box_id, position: row.position, copies: body.copies ?? row.copies, note: body.note ?? row.note }
  if (body.boxId !== undefined && body.boxId !== row.box_id) {
    const { row: document } = await visibleDocument(ctx, row.document_id)
    facts.box_id = await boxFor(ctx, body.boxId, document)
    facts.position = await lastPlace(ctx, facts.box_id)
  }
  const isMoved = facts.box_id !== row.box_id
  const changes = changesBetween<Record<string, unknown>>({ copies: row.copies, note: row.note }, { copies: facts.copies, note: facts.note })
  if (isMoved) changes.unshift({ field: 'place', from: await placeById(ctx, row.box_id), to: await placeById(ctx, facts.box_id) })
  if (changes.length === 0) return presentOriginal(ctx, row)
  const after: OriginalRow = { ...row, ...facts, version: row.version + 1, updated_at: ctx.now }
  await ctx.tx.updateTable('archive_original').set({ ...facts, version: after.version, updated_at: ctx.now }).where('id', '=', row.id).execute()
  tellOriginal(ctx, after, isMoved ? 'moved' : 'changed', null, changes)
  return presentOriginal(ctx, after)
}

/** What happened to the paper (PRV-008): worn, damaged, lost, or mended and found again. Throws `action_not_allowed` for losing what is lent: its loan says that. */
export async function recordDamage(ctx: Ctx, { params, body }: Input<typeof originals.recordDamage>): Promise<originals.OriginalPage> {
  const row = await lockOriginal(ctx, params.id)
  await mustBeCurrent(row.version, body.version, () => presentOriginal(ctx, row))
  if (body.condition === row.condition && body.condition === 'good') throw wrongField('rule_broken', '/condition', 'it is in good condition already')
  if (body.condition === 'lost') {
    const out = await ctx.tx.selectFrom('archive_loan').select('number').where('original_id', '=', row.id).where('state', '=', 'out').executeTakeFirst()
    if (out) throw new AppError('action_not_allowed', `It is lent: record the loss on ${out.number}`)
  }
  await noteCondition(ctx, row, body.condition, body.description, body.fileIds)
  return presentOriginal(ctx, (await ctx.tx.selectFrom('archive_original').selectAll().where('id', '=', row.id).executeTakeFirstOrThrow()))
}

/** One line of the damage record and the condition that follows from it; the original is locked. */
export async function noteCondition(ctx: Ctx, row: OriginalRow, condition: originals.Condition, description: string, fileIds: readonly string[] = []): Promise<void> {
  const id = newId()
  await ctx.tx.insertInto('archive_damage').values({ organization_id: ctx.organizationId, id, original_id: row.id, condition, description, at: ctx.now, by_name: ctx.actor.name }).execute()
  await attachFiles(ctx, { type: 'archive_damage', id }, fileIds)
  await ctx.tx.updateTable('archive_original').set({ condition, version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).execute()
  tellOriginal(ctx, row, 'condition', description, [{ field: 'condition', from: row.condition, to: condition }], [...fileIds])
}
