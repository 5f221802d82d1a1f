import type { Input, rulebook } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, detachOtherFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { dayAfter } from '../../platform/time.ts'
import { positionById, siteById } from '../organization/index.ts'
import { STATES } from './lifecycle.ts'
import { loadRule, mustWriteRule, presentRule, todayFor, type RuleRow } from './rulebook.ts'
import { tellReaders } from './rulebook-reading.ts'
import { takenNow } from './sheet-standards.ts'

type Content = Pick<Input<typeof rulebook.createRule>['body'], 'items' | 'body' | 'fileIds' | 'standardIds' | 'effectiveOn' | 'expiresOn'>

/** A document says something, a duty sheet by its duties, and ends after it began. Throws `rule_broken` naming the field. */
function mustSay(kind: RuleRow['kind'], content: Content): void {
  if (kind === 'duty_sheet' && content.items.length === 0) throw wrongField('rule_broken', '/items', 'a duty sheet has duties')
  if (content.items.length === 0 && content.body === '' && content.fileIds.length === 0) throw wrongField('rule_broken', '/body', 'a text, paragraphs or a file')
  const ids = new Set<string>()
  for (const [at, item] of content.items.entries()) {
    if (ids.has(item.id)) throw wrongField('rule_broken', `/items/${at}/id`, 'stands here twice')
    ids.add(item.id)
    if (kind !== 'duty_sheet' && item.dutyClass !== null) throw wrongField('rule_broken', `/items/${at}/dutyClass`, 'only duties have a class')
  }
  if (content.effectiveOn !== null && content.expiresOn !== null && content.expiresOn < content.effectiveOn) throw wrongField('rule_broken', '/expiresOn', 'before it begins')
}

export function tellRule(ctx: Ctx, row: Pick<RuleRow, 'id' | 'site_id'>, action: string, note: string | null = null, fileIds: string[] = []): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'rule_document', recordId: row.id, action, note, fileIds })
  announceChange(ctx, { recordType: 'rule_document', recordId: row.id, siteId: row.site_id, action })
}

async function insertDraft(ctx: Ctx, row: RuleRow, number: number, content: Content): Promise<void> {
  const id = newId()
  await ctx.tx
    .insertInto('standard_version')
    .values({
      organization_id: ctx.organizationId, id, standard_id: row.id, number, items: sql`${JSON.stringify(content.items)}::jsonb`, standards: sql`${JSON.stringify(await takenNow(ctx, row.kind, content.standardIds))}::jsonb`, body: content.body, effective_on: content.effectiveOn, expires_on: content.expiresOn, reason: '', improvement_number: '', published_at: null,
      published_by: '',
    })
    .execute()
  await attachFiles(ctx, { type: 'standard_version', id }, content.fileIds)
}

/** A new document as a draft (ORG-029, ORG-030, ORG-047). Throws `already_exists` naming `/code` or `/positionId`, `not_found`, `rule_broken`. */
export async function createRule(ctx: Ctx, { body }: Input<typeof rulebook.createRule>): Promise<rulebook.Rule> {
  mustWriteRule(ctx, { site_id: body.siteId })
  if (body.siteId !== null) await siteById(ctx, body.siteId)
  if (body.positionId !== null) await positionById(ctx, body.positionId)
  if (body.kind === 'duty_sheet' && body.positionId === null) throw wrongField('rule_broken', '/positionId', 'a duty sheet is of a post')
  if (body.kind === 'duty_sheet' && body.audience !== 'staff') throw wrongField('rule_broken', '/audience', 'a duty sheet is for the staff')
  if (body.requirementId !== null && !(await ctx.tx.selectFrom('document_requirement').select('id').where('id', '=', body.requirementId).executeTakeFirst())) throw wrongField('not_found', '/requirementId', 'no such requirement')
  mustSay(body.kind, body)
  const row: RuleRow = {
    organization_id: ctx.organizationId, id: body.id ?? newId(), code: body.code, name: body.name, kind: body.kind, post: body.post, scene: null, state: 'draft', current_version: null, audience: body.audience, position_id: body.positionId, site_id: body.siteId,
    requirement_id: body.requirementId, needs_signature: body.needsSignature ?? body.kind === 'duty_sheet', version: 1, updated_at: ctx.now,
  }
  const made = await ctx.tx.insertInto('service_standard').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) {
    const isCode = await ctx.tx.selectFrom('service_standard').select('id').where('code', '=', body.code).executeTakeFirst()
    throw wrongField('already_exists', isCode ? '/code' : '/positionId', isCode ? 'there is one with this code' : 'this post has a duty sheet')
  }
  await insertDraft(ctx, row, 1, body)
  tellRule(ctx, row, 'created')
  return presentRule(ctx, row)
}

/** Writes the next version, or the draft that is there anew. Throws `stale_version`, `rule_broken`. */
export async function draftRule(ctx: Ctx, { params, body }: Input<typeof rulebook.draftRule>): Promise<rulebook.Rule> {
  const row = await loadRule(ctx, params.id, { lock: true })
  mustWriteRule(ctx, row)
  await mustBeCurrent(row.version, body.version, () => presentRule(ctx, row))
  mustSay(row.kind, body)
  const draft = await ctx.tx.selectFrom('standard_version').select('id').where('standard_id', '=', row.id).where('published_at', 'is', null).executeTakeFirst()
  if (draft) {
    const standards = JSON.stringify(await takenNow(ctx, row.kind, body.standardIds))
    await ctx.tx.updateTable('standard_version').set({ items: sql`${JSON.stringify(body.items)}::jsonb`, standards: sql`${standards}::jsonb`, body: body.body, effective_on: body.effectiveOn, expires_on: body.expiresOn }).where('id', '=', draft.id).execute()
    // What is left out of a draft leaves it; published versions keep what they were read with.
    await detachOtherFiles(ctx, draft.id, body.fileIds)
    await attachFiles(ctx, { type: 'standard_version', id: draft.id }, body.fileIds)
  } else {
    const { last } = await ctx.tx.selectFrom('standard_version').select((e) => e.fn.max<number>('number').as('last')).where('standard_id', '=', row.id).executeTakeFirstOrThrow()
    await insertDraft(ctx, row, last + 1, body)
  }
  return change(ctx, row, {}, 'drafted', null)
}

async function change(ctx: Ctx, row: RuleRow, set: Partial<Pick<RuleRow, 'state' | 'current_version'>>, action: string, note: string | null): Promise<rulebook.Rule> {
  const after: RuleRow = { ...row, ...set, version: row.version + 1, updated_at: ctx.now }
  const done = await ctx.tx.updateTable('service_standard').set({ state: after.state, current_version: after.current_version, version: after.version, updated_at: ctx.now }).where('id', '=', row.id).executeTakeFirst()
  if (done.numUpdatedRows !== 1n) throw new AppError('someone_was_faster')
  tellRule(ctx, row, action, note)
  return presentRule(ctx, after)
}

/**
 * Publishes the draft, withdraws a document or takes it back. Publishing says from which day it counts (today unless the draft says
 * otherwise) and by when it is to be read; everybody whom it concerns is told (ORG-046). Throws `action_not_allowed`, `rule_broken`.
 */
export async function actOnRule(ctx: Ctx, { params, body }: Input<typeof rulebook.actOnRule>): Promise<rulebook.Rule> {
  const row = await loadRule(ctx, params.id, { lock: true })
  mustWriteRule(ctx, row)
  await mustBeCurrent(row.version, body.version, () => presentRule(ctx, row))
  if (!STATES[body.action].includes(row.state)) throw new AppError('action_not_allowed', `${body.action} is not possible while ${row.state}`)
  if (body.action === 'restore' && row.kind === 'duty_sheet' && (await otherSheet(ctx, row))) throw wrongField('rule_broken', '/action', 'this post has another duty sheet')
  if (body.action !== 'publish') return change(ctx, row, { state: body.action === 'withdraw' ? 'withdrawn' : 'published' }, body.action, body.reason || null)
  const draft = await ctx.tx.selectFrom('standard_version').selectAll().where('standard_id', '=', row.id).where('published_at', 'is', null).executeTakeFirst()
  if (!draft) throw new AppError('action_not_allowed', 'There is no draft to publish')
  if (draft.number > 1 && body.reason === '') throw wrongField('rule_broken', '/reason', 'say why it was written anew')
  const today = await todayFor(ctx, row.site_id)
  const effectiveOn = draft.effective_on ?? today
  if (draft.expires_on !== null && draft.expires_on < today) throw wrongField('rule_broken', '/action', 'the draft has expired')
  if (body.readBy !== null && body.readBy < today) throw wrongField('rule_broken', '/readBy', 'is over')
  const readBy = body.readBy ?? dayAfter(effectiveOn > today ? effectiveOn : today, effectiveOn > today ? 0 : 7)
  await ctx.tx.updateTable('standard_version').set({ published_at: ctx.now, published_by: ctx.actor.name, reason: body.reason, effective_on: effectiveOn, read_by: readBy }).where('id', '=', draft.id).execute()
  const published = await change(ctx, row, { state: 'published', current_version: draft.number }, 'publish', body.reason || null)
  await tellReaders(ctx, { ...row, state: 'published', current_version: draft.number }, readBy)
  return published
}

async function otherSheet(ctx: Ctx, row: RuleRow): Promise<boolean> {
  const other = await ctx.tx.selectFrom('service_standard').select('id').where('kind', '=', 'duty_sheet').where('position_id', '=', row.position_id).where('site_id', row.site_id === null ? 'is' : '=', row.site_id).where('state', '<>', 'withdrawn').where('id', '<>', row.id).executeTakeFirst()
  return other !== undefined
}
