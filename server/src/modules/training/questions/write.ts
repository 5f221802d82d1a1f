import type { Input, Output, questions } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { wrongField } from '../../../platform/errors.ts'
import { attachFiles, detachFiles, filesOfRecord } from '../../../platform/files/files.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { mustBeCurrent, nextStatus, recordHappening } from '../../../platform/records/index.ts'
import { mustBeItems } from '../../standards/index.ts'
import { contentOf, LIFECYCLE, lockQuestion, presentQuestion, type QuestionRow } from './bank.ts'
import { faultIn, type Content } from './content.ts'
import { ASKS_FOR } from './ready/standards.ts'
import { READY_QUESTIONS } from './ready.ts'

function tell(ctx: Ctx, id: string, action: string, more: { note?: string | null; changes?: { field: string; from: unknown; to: unknown }[] } = {}): void {
  recordHappening(ctx, { siteId: null, recordType: 'question', recordId: id, action, ...more })
  announceChange(ctx, { recordType: 'question', recordId: id, siteId: null, action })
}

function mustBeSound(content: Content): void {
  const fault = faultIn(content)
  if (fault) throw wrongField('rule_broken', fault.pointer, fault.message)
}

const columnsOf = (content: Content) => ({
  type: content.type, topic: content.topic, post: content.post, difficulty: content.difficulty, stem: content.stem, options: JSON.stringify(content.options), targets: JSON.stringify(content.targets), answer: JSON.stringify(content.answer), reference: content.reference, explanation: content.explanation,
  standard_id: content.standardItem?.standardId ?? null, standard_number: content.standardItem?.number ?? null, standard_item_id: content.standardItem?.itemId ?? null,
})

export async function insertVersion(ctx: Ctx, questionId: string, number: number, content: Content): Promise<void> {
  await ctx.tx.insertInto('question_version').values({ organization_id: ctx.organizationId, question_id: questionId, number, ...columnsOf(content), created_at: ctx.now, created_by: ctx.actor.name }).execute()
  await attachFiles(ctx, { type: 'question', id: questionId }, content.pictureIds, String(number), '/pictureIds')
}

/** Questions without a code of their own are counted. */
async function nextCode(ctx: Ctx): Promise<string> {
  const { rows } = await ctx.client.query<{ last: number | null }>("select max(substring(code from 3)::int) as last from question where code ~ '^T-[0-9]{1,8}$'")
  return `T-${String((rows[0]!.last ?? 0) + 1).padStart(4, '0')}`
}

/** A new question in the bank. Throws `already_exists` naming `/code` or `/id`, `rule_broken` naming what does not fit. */
export async function createQuestion(ctx: Ctx, { body: { id, code, ...content } }: Input<typeof questions.createQuestion>): Promise<questions.Question> {
  mustBeSound(content)
  await mustBeItems(ctx, [{ item: content.standardItem, pointer: '/standardItem' }])
  const row: QuestionRow = { organization_id: ctx.organizationId, id: id ?? newId(), code: code ?? (await nextCode(ctx)), state: 'active', current_version: 1, version: 1, updated_at: ctx.now }
  const inserted = await ctx.tx.insertInto('question').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/code', 'there is a question with this code')
  await insertVersion(ctx, row.id, 1, content)
  tell(ctx, row.id, 'created')
  return presentQuestion(ctx, row)
}

async function picturesOf(ctx: Ctx, row: QuestionRow): Promise<string[]> {
  return (await filesOfRecord(ctx, row.id)).filter(({ purpose }) => purpose === String(row.current_version)).map(({ file }) => file.id)
}

/** Changes a question: in place while nobody has seen it, as a new version once a paper has drawn it. Throws `stale_version`, `rule_broken`. */
export async function reviseQuestion(ctx: Ctx, { params, body: { version, ...content } }: Input<typeof questions.reviseQuestion>): Promise<questions.Question> {
  const row = await lockQuestion(ctx, params.id)
  await mustBeCurrent(row.version, version, () => presentQuestion(ctx, row))
  mustBeSound(content)
  await mustBeItems(ctx, [{ item: content.standardItem, pointer: '/standardItem' }])
  return presentQuestion(ctx, await revise(ctx, row, content))
}

/** `keepsPictures`: the change says nothing of pictures, such as a sheet. */
export async function revise(ctx: Ctx, row: QuestionRow, changed: Content, options: { keepsPictures?: boolean } = {}): Promise<QuestionRow> {
  const content = options.keepsPictures ? { ...changed, pictureIds: await picturesOf(ctx, row) } : changed
  // Locked: a paper that is being drawn marks the version as used.
  const before = await ctx.tx.selectFrom('question_version').selectAll().where('question_id', '=', row.id).where('number', '=', row.current_version).forUpdate().executeTakeFirstOrThrow()
  const number = before.is_used ? row.current_version + 1 : row.current_version
  if (before.is_used) await insertVersion(ctx, row.id, number, content)
  else {
    await ctx.tx.updateTable('question_version').set({ ...columnsOf(content), created_at: ctx.now, created_by: ctx.actor.name }).where('question_id', '=', row.id).where('number', '=', number).execute()
    await detachFiles(ctx, row.id, String(number), content.pictureIds)
    await attachFiles(ctx, { type: 'question', id: row.id }, content.pictureIds, String(number), '/pictureIds')
  }
  const after: QuestionRow = { ...row, current_version: number, version: row.version + 1, updated_at: ctx.now }
  await ctx.tx.updateTable('question').set({ current_version: number, version: after.version, updated_at: ctx.now }).where('id', '=', row.id).execute()
  const old = contentOf(before)
  const changes = (['type', 'topic', 'post', 'difficulty', 'stem', 'answer'] as const).filter((field) => JSON.stringify(old[field]) !== JSON.stringify(content[field])).map((field) => ({ field, from: old[field], to: content[field] }))
  tell(ctx, row.id, before.is_used ? 'new_version' : 'changed', { changes })
  return after
}

/** Takes a question out of use with the reason, or back. Papers that have it keep it. */
export async function actOnQuestion(ctx: Ctx, { params, body }: Input<typeof questions.actOnQuestion>): Promise<questions.Question> {
  const row = await lockQuestion(ctx, params.id)
  await mustBeCurrent(row.version, body.version, () => presentQuestion(ctx, row))
  const state = nextStatus(LIFECYCLE, row.state, body.action)
  if (body.action === 'retire' && body.reason === '') throw wrongField('rule_broken', '/reason', 'say why it is taken out')
  const after: QuestionRow = { ...row, state, version: row.version + 1, updated_at: ctx.now }
  await ctx.tx.updateTable('question').set({ state, version: after.version, updated_at: ctx.now }).where('id', '=', row.id).execute()
  tell(ctx, row.id, body.action, { note: body.reason || null })
  return presentQuestion(ctx, after)
}

/** The ready-made questions that an organisation does not have yet, all of them in two statements. Tells how many. */
export async function addReady(ctx: Ctx): Promise<number> {
  const lines = READY_QUESTIONS.map((content) => {
    const [standard, item, source] = ASKS_FOR[content.code] ?? [null, null, null]
    return { ...content, id: newId(), standard, item, source }
  })
  const { rowCount } = await ctx.client.query(
    `with line as (select * from jsonb_to_recordset($2) as l (id uuid, code text, type text, topic text, post text, difficulty text, stem text, options jsonb, targets jsonb, answer jsonb, reference text, explanation text, standard text, item int, source text)),
          -- A standard that the house wrote anew is another one: its item is named only while it is the one of the release.
          named as (select l.id, s.id as standard_id, v.number, (v.items -> (l.item - 1) ->> 'id')::uuid as item_id from line l join service_standard s on s.organization_id = $1 and s.code = l.standard and s.state = 'published' and s.current_version = 1
            join standard_version v on v.organization_id = s.organization_id and v.standard_id = s.id and v.number = 1 and v.items -> (l.item - 1) ->> 'source' = l.source),
          added as (insert into question (organization_id, id, code, updated_at) select $1, id, code, $3 from line on conflict do nothing returning id)
     insert into question_version (organization_id, question_id, number, type, topic, post, difficulty, stem, options, targets, answer, reference, explanation, standard_id, standard_number, standard_item_id, created_at, created_by)
     select $1, l.id, 1, l.type, l.topic, l.post, l.difficulty, l.stem, l.options, l.targets, l.answer, l.reference, l.explanation, n.standard_id, n.number, n.item_id, $3, $4 from line l join added using (id) left join named n using (id)`,
    [ctx.organizationId, JSON.stringify(lines), ctx.now, ctx.actor.name],
  )
  return rowCount ?? 0
}

export async function addReadyQuestions(ctx: Ctx): Promise<Output<typeof questions.addReadyQuestions>> {
  const added = await addReady(ctx)
  if (added > 0) recordHappening(ctx, { siteId: null, recordType: 'organization', recordId: ctx.organizationId, action: 'questions_added', note: String(added) })
  return { added }
}
