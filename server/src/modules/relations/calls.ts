import type { Input, Output, relations } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { peopleOfUnit } from '../archives/index.ts'
import { createCase } from '../cases/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { employeeNames } from '../people/index.ts'
import { callList, type CallRow } from './call-list.ts'
import { CLAIM_MINUTES } from './kinds.ts'
import { makeOpportunity } from './notice.ts'
import { outageAt, stateOf, type OutageRow } from './outages.ts'

export async function listOutageCalls(ctx: Ctx, { params }: Input<typeof relations.listOutageCalls>): Promise<Output<typeof relations.listOutageCalls>> {
  const outage = await outageAt(ctx, params.id)
  const rows = await callList(ctx, outage)
  const { rows: affected } = await ctx.client.query<{ count: number }>({ name: 'outage_unit_count', text: 'select count(*) as count from outage_units($1)', values: [outage.id] })
  const items: relations.OutageCall[] = []
  for (const row of rows) items.push(await present(ctx, outage, row))
  return { items, other: Math.max(0, affected[0]!.count - rows.length) }
}

async function present(ctx: Ctx, outage: OutageRow, row: CallRow): Promise<relations.OutageCall> {
  const maySee = ctx.actor.can('relations:restricted', outage.site_id)
  const isClaimed = row.claimed_at !== null && row.claimed_at.getTime() > ctx.now.getTime() - CLAIM_MINUTES * 60_000
  return {
    unit: { id: row.unit_id, name: row.unit_code }, people: (await peopleOfUnit(ctx, row.unit_id)).slice(0, 6).map(({ personId, name, phones }) => ({ id: personId, name, phones })), rank: row.rank,
    reasons: maySee ? row.kinds.map((kind) => labelOf(ctx.locale, 'factKind', kind)) : [], isHidden: !maySee && row.kinds.length > 0, claimedBy: isClaimed ? { id: row.claimed_by!, name: row.claimer! } : null, isMine: isClaimed && row.claimed_by === ctx.actor.employeeId,
    attempts: row.attempts, result: row.result, note: row.note, calledBy: row.called_by === null ? null : { id: row.called_by, name: row.caller! }, calledAt: iso(row.called_at),
    opportunity: row.opportunity_id === null ? null : { id: row.opportunity_id, number: row.opportunity_number! }, case: row.case_id === null ? null : { id: row.case_id, number: row.case_number! },
  }
}

async function callAt(ctx: Ctx, outage: OutageRow, unitId: string): Promise<CallRow | undefined> {
  return (await callList(ctx, outage, unitId))[0]
}

async function begin(ctx: Ctx, id: string): Promise<{ outage: OutageRow; me: string }> {
  const outage = await outageAt(ctx, id)
  ctx.actor.mustBeAbleTo('relations:record', outage.site_id)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted')
  if (stateOf(outage, ctx.now) === 'cancelled') throw new AppError('action_not_allowed', 'It is cancelled')
  return { outage, me: ctx.actor.employeeId }
}

/**
 * Takes a household on before it is called: one caller at a time. A claim ends by itself after ten minutes, by the result, or when it is given back.
 * A household that is no longer to be called first, because its consent was withdrawn, is not found any more.
 */
export async function claimCall(ctx: Ctx, { params, body }: Input<typeof relations.claimCall>): Promise<relations.OutageCall> {
  const { outage, me } = await begin(ctx, params.id)
  const listed = await callAt(ctx, outage, body.unitId)
  if (!listed) throw wrongField('not_found', '/unitId', 'is not on the list')
  const { rows } = await ctx.client.query<{ result: string | null }>({
    name: 'claim_outage_call',
    text: `insert into outage_call as c (organization_id, outage_id, unit_id, claimed_by, claimed_at) values ($1, $2, $3, $4, $5)
           on conflict (organization_id, outage_id, unit_id) do update
             set claimed_by = case when $6 then null else excluded.claimed_by end, claimed_at = case when $6 then null else excluded.claimed_at end
             where (c.claimed_by is null or c.claimed_by = excluded.claimed_by or c.claimed_at <= $5::timestamptz - $7::interval)
               and ($6 or c.result is null or c.result = 'not_reached')
           returning c.result`,
    values: [ctx.organizationId, outage.id, body.unitId, me, ctx.now, body.release, `${CLAIM_MINUTES} minutes`],
  })
  if (rows.length === 0) {
    const other = await ctx.tx.selectFrom('outage_call').select(['claimed_by', 'called_by', 'result']).where('outage_id', '=', outage.id).where('unit_id', '=', body.unitId).executeTakeFirstOrThrow()
    const who = other.result === null || other.result === 'not_reached' ? other.claimed_by : other.called_by
    throw new AppError('someone_was_faster', who === null ? undefined : (await employeeNames(ctx, [who])).get(who))
  }
  announceChange(ctx, { recordType: 'outage', recordId: outage.id, siteId: outage.site_id, action: body.release ? 'call_released' : 'call_claimed' })
  return present(ctx, outage, (await callAt(ctx, outage, body.unitId)) ?? listed)
}

/** How a call went. Who needs help gets it: something is brought (an opportunity), or a case is opened. The same tick sent twice is one. */
export async function tickCall(ctx: Ctx, { params, body }: Input<typeof relations.tickCall>): Promise<relations.OutageCall> {
  const { outage, me } = await begin(ctx, params.id)
  if (body.help !== null && body.result !== 'help_needed') throw wrongField('rule_broken', '/help', 'nobody needs it')
  const row = await ctx.tx.selectFrom('outage_call').selectAll().where('outage_id', '=', outage.id).where('unit_id', '=', body.unitId).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('action_not_allowed', 'Take the household on first')
  const isOver = row.result !== null && row.result !== 'not_reached'
  if (row.claimed_by !== me) {
    if (row.claimed_by === null && row.called_by === me && row.result === body.result) return present(ctx, outage, (await callAt(ctx, outage, body.unitId))!)
    const who = isOver ? row.called_by : row.claimed_by
    if (who === null) throw new AppError('action_not_allowed', 'Take the household on first')
    throw new AppError('someone_was_faster', (await employeeNames(ctx, [who])).get(who))
  }
  const help = body.help === null ? {} : await giveHelp(ctx, outage, body.unitId, body.help, body.note)
  await ctx.tx
    .updateTable('outage_call')
    .set({ result: body.result, note: body.note, called_by: me, called_at: ctx.now, attempts: row.attempts + 1, claimed_by: null, claimed_at: null, ...help })
    .where('outage_id', '=', outage.id)
    .where('unit_id', '=', body.unitId)
    .execute()
  const unit = await ctx.tx.selectFrom('unit').select('code').where('id', '=', body.unitId).executeTakeFirstOrThrow()
  recordHappening(ctx, { siteId: outage.site_id, recordType: 'outage', recordId: outage.id, action: `call_${body.result}`, note: [unit.code, body.note].filter(Boolean).join(' ') })
  announceChange(ctx, { recordType: 'outage', recordId: outage.id, siteId: outage.site_id, action: 'called' })
  return present(ctx, outage, (await callAt(ctx, outage, body.unitId))!)
}

/** What is brought to the door when something fails (PRS-015). */
const BROUGHT = {
  'zh-CN': { water: '送水上门', power: '送应急灯上门', gas: '送电磁炉或热餐上门', heating: '送取暖器上门', lift: '上门代办、帮提重物' },
  'zh-TW': { water: '送水到府', power: '送緊急照明到府', gas: '送電磁爐或熱食到府', heating: '送電暖器到府', lift: '到府代辦、幫提重物' },
  en: { water: 'Deliver water', power: 'Bring an emergency lamp', gas: 'Bring a hotplate or a hot meal', heating: 'Bring a heater', lift: 'Run errands, carry heavy things' },
} as const

async function giveHelp(ctx: Ctx, outage: OutageRow, unitId: string, help: 'deliver' | 'case', note: string): Promise<{ opportunity_id?: string; case_id?: string }> {
  const what = BROUGHT[ctx.locale][outage.kind]
  if (help === 'deliver') {
    const made = await makeOpportunity(ctx, await timeZoneOf(ctx, outage.site_id), {
      id: newId(), siteId: outage.site_id, type: 'special_situation', source: 'outage', what: note ? `${what}（${note}）` : what, empathy: '', unitId, personId: null, caseId: null, outageId: outage.id, ruleId: null, suggestionKey: null, hasCustody: false,
      plan: { words: what, for: null },
    })
    return { opportunity_id: made.id }
  }
  const made = await createCase(ctx, {
    params: {}, query: {},
    body: {
      siteId: outage.site_id, kind: 'assistance', title: `${labelOf(ctx.locale, 'outageKind', outage.kind)}：${what}`, statement: note || what, categoryId: null, unitId, personId: null, placeKind: 'unit', place: '', urgency: 'urgent', grade: null, demand: '',
      expectation: '', wish: null, occurredAt: null, personsInvolved: '', majorReasons: [], contactPhone: '', promisedAt: null, fileIds: [], channel: 'phone',
    },
  })
  return { case_id: made.id }
}
