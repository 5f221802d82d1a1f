import type { dataquality, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../../platform/messages/messages.ts'
import { countUpTo, pageOf, readCursor, recordHappening } from '../../../platform/records/index.ts'
import { mustBePolite } from '../../language/index.ts'
import { siteById } from '../../organization/index.ts'
import { markVerified, writeHousehold } from '../households/change-household.ts'
import { lockHousehold } from '../households/household-rows.ts'
import { personsById } from '../lookups.ts'
import { todayAt } from '../occupancy-rows.ts'
import { changePerson } from '../persons.ts'
import { GROUP_OF, isOfPerson } from './fields.ts'
import { closeWhenDecided } from './own-file.ts'
import { presentCorrections, type CorrectionRow } from './present.ts'

/** What households wish to correct, the newest first. */
export async function listCorrections(ctx: Ctx, { query }: Input<typeof dataquality.listCorrections>): Promise<Output<typeof dataquality.listCorrections>> {
  ctx.actor.mustSee('archives:write', query.siteId)
  await siteById(ctx, query.siteId)
  let select = ctx.tx.selectFrom('data_correction').where('site_id', '=', query.siteId)
  const { state, campaignId } = query.filter
  if (state?.length) select = select.where((e) => e.exists(e.selectFrom('data_correction_item').select('data_correction_item.id').whereRef('data_correction_item.organization_id', '=', 'data_correction.organization_id').whereRef('data_correction_item.correction_id', '=', 'data_correction.id').where('data_correction_item.state', 'in', state)))
  if (campaignId) select = select.where('campaign_id', '=', campaignId)
  const total = query.cursor ? null : await countUpTo(ctx, select)
  if (query.cursor) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id']) as [string, string]
    select = select.where((e) => e.or([e('submitted_at', '<', new Date(at)), e.and([e('submitted_at', '=', new Date(at)), e('id', '<', id)])]))
  }
  const rows = await select.selectAll().orderBy('submitted_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const shown = new Map((await presentCorrections(ctx, rows.slice(0, query.limit))).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.submitted_at, row.id], (row) => shown.get(row.id)!, total)
}

/**
 * Accepts or refuses each field. What is accepted is written into the file by the same use cases as at the desk; its part of the file counts as
 * checked. Locks the correction first: of two clerks one decides a field. Throws `action_not_allowed` for a field that is decided, `rule_broken`
 * for a refusal without a reason, and what the file itself refuses.
 */
export async function decideCorrection(ctx: Ctx, { params, body }: Input<typeof dataquality.decideCorrection>): Promise<dataquality.Correction> {
  const row = await ctx.tx.selectFrom('data_correction').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('archives:write', row.site_id)
  const items = await ctx.tx.selectFrom('data_correction_item').selectAll().where('correction_id', '=', row.id).execute()
  const decisions = decisionsOf(body, items)
  const accepted: { field: dataquality.CorrectedField; value: string }[] = []
  for (const [i, decision] of decisions.entries()) {
    const item = items.find(({ id }) => id === decision.id)
    if (!item) throw wrongField('not_found', `/items/${i}/id`, 'no such field')
    if (item.state !== 'waiting' || decisions.findIndex(({ id }) => id === decision.id) < i) throw new AppError('action_not_allowed', `${item.field} was ${item.state}`, undefined, { allowedActions: [] })
    if (!decision.isAccepted && decision.reason === '') throw wrongField('rule_broken', `/items/${i}/reason`, 'say why')
    await mustBePolite(ctx, `/items/${i}/reason`, decision.reason, row.site_id)
    await ctx.tx.updateTable('data_correction_item').set({ state: decision.isAccepted ? 'accepted' : 'refused', reason: decision.reason, decided_by: ctx.actor.name, decided_at: ctx.now }).where('id', '=', item.id).execute()
    if (decision.isAccepted) accepted.push({ field: item.field, value: item.to_value })
  }
  await write(ctx, row, accepted)
  await closeWhenDecided(ctx, row.id)
  recordHappening(ctx, { siteId: row.site_id, recordType: 'correction', recordId: row.id, action: 'decided', changes: decisions.map(({ id, isAccepted }) => ({ field: items.find((item) => item.id === id)!.field, from: 'waiting', to: isAccepted ? 'accepted' : 'refused' })) })
  announceChange(ctx, { recordType: 'correction', recordId: row.id, siteId: row.site_id, action: 'decided', accountIds: row.submitter_account ? [row.submitter_account] : [] })
  const refused = decisions.filter(({ isAccepted }) => !isAccepted)
  if (row.submitter_account !== null)
    sendMessage(ctx, { accountIds: [row.submitter_account], template: refused.length > 0 ? 'correction.refused' : 'correction.accepted', params: { reason: refused.map(({ reason }) => reason).join('；') }, record: { type: 'correction', id: row.id } })
  return (await presentCorrections(ctx, [{ ...row, is_open: items.length > decisions.length ? row.is_open : false }]))[0]!
}

type Decide = Input<typeof dataquality.decideCorrection>['body']

/** All that wait get the same word; where nothing waits there is nothing to decide. */
function decisionsOf(body: Decide, items: readonly { id: string; state: string }[]): { id: string; isAccepted: boolean; reason: string }[] {
  if (body.action === 'decide') return body.items
  if (!body.isAccepted && body.reason === '') throw wrongField('rule_broken', '/reason', 'say why')
  const waiting = items.filter(({ state }) => state === 'waiting')
  if (waiting.length === 0) throw new AppError('action_not_allowed', 'It is decided', undefined, { allowedActions: [] })
  return waiting.map(({ id }) => ({ id, isAccepted: body.isAccepted, reason: body.reason }))
}

async function write(ctx: Ctx, row: CorrectionRow, accepted: { field: dataquality.CorrectedField; value: string }[]): Promise<void> {
  if (accepted.length === 0) return
  const file = await lockHousehold(ctx, row.household_id)
  const own = accepted.filter(({ field }) => isOfPerson(field))
  const shared = Object.fromEntries(accepted.filter(({ field }) => !isOfPerson(field)).map(({ field, value }) => [field, field === 'language' && value === '' ? null : value]))
  if (own.length > 0) {
    const person = (await personsById(ctx, [row.person_id])).get(row.person_id ?? '')
    if (!person) throw new AppError('action_not_allowed', 'The file of the person is gone', undefined, { allowedActions: [] })
    // The version is read under the lock of this transaction: whoever else changes the file waits.
    const { version } = await ctx.tx.selectFrom('person').select('version').where('id', '=', person.id).forUpdate().executeTakeFirstOrThrow()
    const labels = new Map((await ctx.tx.selectFrom('person_phone').select(['number', 'label']).where('person_id', '=', person.id).execute()).map((phone) => [phone.number, phone.label]))
    const facts = Object.fromEntries(own.map(({ field, value }) => [field, field === 'phones' ? value.split(' ').map((number) => ({ number, label: labels.get(number) ?? '' })) : field === 'birthday' && value === '' ? null : value]))
    await changePerson(ctx, { params: { id: person.id }, query: {}, body: { version, ...facts } })
  }
  if (file.closed_on !== null) {
    if (Object.keys(shared).length > 0) throw new AppError('action_not_allowed', 'The household has left', undefined, { allowedActions: [] })
    return
  }
  if (Object.keys(shared).length > 0) await writeHousehold(ctx, file, shared)
  await markVerified(ctx, file, [...new Set(accepted.map(({ field }) => GROUP_OF[field]))], await todayAt(ctx, row.site_id), 'app')
}

messageTemplate('correction.accepted', {
  'zh-CN': { title: '您的信息已更新', body: '您提交的更正已核对并更新，谢谢您。' },
  'zh-TW': { title: '您的資料已更新', body: '您提交的更正已核對並更新，謝謝您。' },
  en: { title: 'Your data are up to date', body: 'What you corrected has been checked and written down. Thank you.' },
})
messageTemplate('correction.refused', {
  'zh-CN': { title: '部分更正未能采纳', body: '{reason}' },
  'zh-TW': { title: '部分更正未能採納', body: '{reason}' },
  en: { title: 'Not all of it could be taken', body: '{reason}' },
})
