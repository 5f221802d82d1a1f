import type { Input, quality } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { attachFiles, filesOfRecord } from '../../../platform/files/files.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../../platform/messages/messages.ts'
import { dayNumber, mustBeCurrent, nextNumber, nextStatus, recordHappening } from '../../../platform/records/index.ts'
import { dayIn } from '../../../platform/time.ts'
import { siteById, timeZoneOf } from '../../organization/index.ts'
import { accountOfEmployee, rolesAt } from '../../people/index.ts'
import { itemsOfVersion } from '../../standards/index.ts'
import { mustSeeCheck } from '../checks.ts'
import { meritOf } from '../score.ts'
import { endOf, keepPromise } from '../promise.ts'
import { LIFECYCLE, mayDo } from './lifecycle.ts'
import { presentActions } from './list.ts'
import type { QualityActionTable } from './tables.ts'

export type ActionRow = Selectable<QualityActionTable>
type Asked = Input<typeof quality.raiseQualityAction>['body']

export interface Wanted {
  id?: string
  siteId: string
  source: ActionRow['source']
  sourceId: string | null
  /** What of the source it is for: one finding has one action. */
  sourceKey: string
  title: string
  problem: string
  cause: string
  ownerId: string
  dueOn: string
  needsPhoto: boolean
}

/**
 * Raises a corrective action for whatever asks for one; null when its source has raised the same before. The owner is told, and its day is
 * a clock. Throws `not_found`, `rule_broken` naming the field, `already_exists`.
 */
export async function raiseAction(ctx: Ctx, wanted: Wanted, pointer = ''): Promise<ActionRow | null> {
  const { timeZone } = await siteById(ctx, wanted.siteId)
  const today = dayIn(timeZone, ctx.now)
  if (wanted.dueOn < today) throw wrongField('rule_broken', `${pointer}/dueOn`, 'lies in the past')
  if ((await rolesAt(ctx, wanted.ownerId, wanted.siteId)).length === 0) throw wrongField('not_found', `${pointer}/ownerId`, 'no such colleague at this site')
  const row: ActionRow = {
    organization_id: ctx.organizationId, id: wanted.id ?? newId(), site_id: wanted.siteId, number: dayNumber('R', today, await nextNumber(ctx, wanted.siteId, `quality_action-${today}`)), source: wanted.source, source_id: wanted.sourceId, source_key: wanted.sourceKey,
    title: wanted.title, problem: wanted.problem, cause: wanted.cause, owner_id: wanted.ownerId, due_on: wanted.dueOn, needs_photo: wanted.needsPhoto, state: 'open', round: 1, done_text: '', done_by: null, done_at: null, verified_by: null, verified_at: null, verdict: '',
    raised_by: ctx.actor.employeeId, raised_at: ctx.now, ended_at: null, next_due_at: null, version: 1,
  }
  const made = await ctx.tx.insertInto('quality_action').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) {
    if (await ctx.tx.selectFrom('quality_action').select('id').where('id', '=', row.id).executeTakeFirst()) throw wrongField('already_exists', `${pointer}/id`, 'an action with this id exists')
    return null
  }
  row.next_due_at = await sync(ctx, row, true)
  await ctx.tx.updateTable('quality_action').set({ next_due_at: row.next_due_at }).where('id', '=', row.id).execute()
  tell(ctx, row, 'raised', row.title, null)
  await tellOwner(ctx, row)
  return row
}

/** By hand, or for an item that a check found missed (SCR-007); a 6S round wants a photo of afterwards. */
export async function raiseQualityAction(ctx: Ctx, { body }: Input<typeof quality.raiseQualityAction>): Promise<quality.QualityAction> {
  ctx.actor.mustSee('checks:score', body.siteId)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only a colleague raises an action')
  const found = body.checkId === null ? null : await finding(ctx, body, body.checkId)
  const row = await raiseAction(ctx, {
    ...(body.id === undefined ? {} : { id: body.id }), siteId: body.siteId, source: found === null ? 'by_hand' : 'check', sourceId: body.checkId, sourceKey: body.itemId ?? '', title: body.title, problem: body.problem || (found?.text ?? ''), cause: body.cause, ownerId: body.ownerId, dueOn: body.dueOn, needsPhoto: found?.isRound ?? false,
  })
  if (!row) throw wrongField('already_exists', '/itemId', 'this finding has an action')
  await attachFiles(ctx, { type: 'quality_action', id: row.id }, body.fileIds, 'before')
  return (await presentActions(ctx, [row]))[0]!
}

async function finding(ctx: Ctx, body: Asked, checkId: string): Promise<{ text: string; isRound: boolean }> {
  const check = await ctx.tx.selectFrom('service_check').selectAll().where('id', '=', checkId).where('site_id', '=', body.siteId).executeTakeFirst()
  if (!check) throw wrongField('not_found', '/checkId', 'no such check at this site')
  mustSeeCheck(ctx, check)
  if (body.itemId === null) return { text: check.comment, isRound: check.area_id !== null }
  const item = (await itemsOfVersion(ctx, check.standard_id, check.standard_number)).find(({ id }) => id === body.itemId)
  if (!item) throw wrongField('not_found', '/itemId', 'no such item on the sheet')
  const answer = (check.answers as { itemId: string; value: number | null; note: string }[]).find(({ itemId }) => itemId === item.id)
  const merit = meritOf({ item, value: answer?.value ?? null })
  if (merit === null || merit >= 1) throw wrongField('rule_broken', '/itemId', 'the item was met')
  return { text: [item.text, answer?.note].filter(Boolean).join('：'), isRound: check.area_id !== null }
}

async function sync(ctx: Ctx, row: ActionRow, isNew: boolean, isReopened = false): Promise<Date | null> {
  return keepPromise(ctx, { id: row.id, type: 'quality_action', siteId: row.site_id, kind: row.source, since: row.raised_at, due: await endOf(ctx, row.site_id, row.due_on), holder: row.owner_id, isKept: row.state === 'done' || row.state === 'closed', isOver: row.state === 'dropped', isReopened }, isNew)
}

function tell(ctx: Ctx, row: ActionRow, action: string, note: string | null, from: string | null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'quality_action', recordId: row.id, action, fromStatus: from, toStatus: row.state, note })
  announceChange(ctx, { recordType: 'quality_action', recordId: row.id, siteId: row.site_id, action })
}

async function tellOwner(ctx: Ctx, row: ActionRow): Promise<void> {
  const account = await accountOfEmployee(ctx, row.owner_id)
  if (account && account !== ctx.actor.accountId) sendMessage(ctx, { accountIds: [account], template: 'quality_action.yours', params: { number: row.number, title: row.title, day: row.due_on }, record: { type: 'quality_action', id: row.id } })
}

type Ended = (ctx: Ctx, row: ActionRow) => Promise<void>
const passed: Ended[] = []
/** Whoever raised actions hears of one that passed its look; within its transaction. */
export function whenActionPasses(react: Ended): void {
  passed.push(react)
}

/**
 * One act on an action. Whoever owns it or did it never looks at it again (SCR-007). Throws `not_permitted`, `action_not_allowed`,
 * `rule_broken` naming the field.
 */
export async function actOnQualityAction(ctx: Ctx, { params, body }: Input<typeof quality.actOnQualityAction>): Promise<quality.QualityAction> {
  const row = await ctx.tx.selectFrom('quality_action').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  mustSeeAction(ctx, row)
  await mustBeCurrent(row.version, body.version, async () => (await presentActions(ctx, [row]))[0]!)
  const allowed = mayDo(row, { employeeId: ctx.actor.employeeId, scores: ctx.actor.can('checks:score', row.site_id) })
  const state = nextStatus(LIFECYCLE, row.state, body.action, allowed)
  if (!allowed.includes(body.action)) throw new AppError('not_permitted', 'Work is looked at by somebody else')
  const after: ActionRow = { ...row, ...(await changeOf(ctx, row, body)), state, ended_at: state === 'closed' || state === 'dropped' ? ctx.now : null, version: row.version + 1 }
  after.next_due_at = await sync(ctx, after, false, body.action === 'send_back')
  const { organization_id: _, id, ...set } = after
  await ctx.tx.updateTable('quality_action').set(set).where('id', '=', id).execute()
  tell(ctx, after, body.action, body.action === 'report' ? body.result : body.verdict || null, row.state)
  if (body.action === 'send_back') await tellOwner(ctx, after)
  if (body.action === 'pass') for (const react of passed) await react(ctx, after)
  return (await presentActions(ctx, [after]))[0]!
}

async function changeOf(ctx: Ctx, row: ActionRow, body: Input<typeof quality.actOnQualityAction>['body']): Promise<Partial<ActionRow>> {
  const me = ctx.actor.employeeId!
  if (body.action === 'report') {
    await attachFiles(ctx, { type: 'quality_action', id: row.id }, body.fileIds, `after-${row.round}`)
    if (row.needs_photo && !(await filesOfRecord(ctx, row.id)).some(({ purpose }) => purpose === `after-${row.round}`)) throw wrongField('rule_broken', '/fileIds', 'show how it looks now')
    return { done_text: body.result, done_by: me, done_at: ctx.now }
  }
  if (body.action === 'pass') return { verified_by: me, verified_at: ctx.now, verdict: body.verdict }
  if (body.action === 'drop') return { verdict: body.verdict }
  if (body.dueOn < dayIn(await timeZoneOf(ctx, row.site_id), ctx.now)) throw wrongField('rule_broken', '/dueOn', 'lies in the past')
  return { verified_by: me, verified_at: ctx.now, verdict: body.verdict, due_on: body.dueOn, round: row.round + 1, done_text: '', done_by: null, done_at: null }
}

/** Own actions for everybody, all of a site for those who score. Throws `not_found`. */
export function mustSeeAction(ctx: Ctx, row: ActionRow | undefined): asserts row is ActionRow {
  const isOwn = row !== undefined && row.owner_id === ctx.actor.employeeId
  if (!row || (!isOwn && !ctx.actor.can('checks:score', row.site_id))) throw new AppError('not_found')
}

messageTemplate('quality_action.yours', {
  'zh-CN': { title: '整改事项 {number} 由您负责', body: '{title}，请于 {day} 前完成，完成后由他人复查。' },
  'zh-TW': { title: '改善事項 {number} 由您負責', body: '{title}，請於 {day} 前完成，完成後由他人複查。' },
  en: { title: 'Corrective action {number} is yours', body: '{title}: please have it done by {day}; somebody else will look at it then.' },
})
