import type { Input, Output, privacy } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { mustSeePerson, peopleOfUnit, type ConsentAsk } from '../archives/index.ts'
import { currentText, presentText } from './texts.ts'
import type { ConsentTable } from './tables.ts'
import type { Selectable } from 'kysely'

type Row = Selectable<ConsentTable>
type Purpose = privacy.ConsentPurpose
type Channel = privacy.ConsentChannel
export const PURPOSES: readonly Purpose[] = ['identity', 'family', 'personal_service', 'marketing', 'pictures']

type Withdrawal = (ctx: Ctx, personId: string, purpose: Purpose) => Promise<void>
const withdrawals = new Set<Withdrawal>()
/** What rested on a consent goes with it; the module that keeps it knows what. */
export function whenConsentIsWithdrawn(act: Withdrawal): void {
  withdrawals.add(act)
}

/** Locks a person's answer to a purpose: two answers at once come one after the other. */
async function currentOf(ctx: Ctx, personId: string, purpose: Purpose): Promise<Row | undefined> {
  await ctx.tx.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute()
  return ctx.tx.selectFrom('consent').selectAll().where('person_id', '=', personId).where('purpose', '=', purpose).where('ended_at', 'is', null).executeTakeFirst()
}

/** A new answer takes the place of the one before, which stays readable. */
async function answer(ctx: Ctx, personId: string, purpose: Purpose, said: { isGiven: boolean; channel: Channel; note: string }): Promise<Row> {
  const before = await currentOf(ctx, personId, purpose)
  const { version } = await currentText(ctx, purpose)
  if (before) await ctx.tx.updateTable('consent').set({ ended_at: ctx.now }).where('id', '=', before.id).execute()
  const row = await ctx.tx
    .insertInto('consent')
    .values({
      organization_id: ctx.organizationId, id: newId(), person_id: personId, purpose, state: said.isGiven ? 'given' : 'refused', text_version: version, channel: said.channel, at: ctx.now, by_name: ctx.actor.name, by_employee: ctx.actor.employeeId, note: said.note,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  happened(ctx, row, said.isGiven ? 'consent_given' : 'consent_refused')
  return row
}

async function withdraw(ctx: Ctx, row: Row, channel: Channel): Promise<Row> {
  if (row.state !== 'given' || row.ended_at !== null) throw new AppError('action_not_allowed', `It is ${row.state}`, undefined, { allowedActions: [] })
  const after = await ctx.tx
    .updateTable('consent')
    .set({ state: 'withdrawn', withdrawn_at: ctx.now, withdrawn_channel: channel, withdrawn_by: ctx.actor.name })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  for (const act of withdrawals) await act(ctx, row.person_id, row.purpose)
  happened(ctx, after, 'consent_withdrawn')
  return after
}

function happened(ctx: Ctx, row: Row, action: string): void {
  recordHappening(ctx, { siteId: null, recordType: 'person', recordId: row.person_id, action, changes: [{ field: 'consent', from: null, to: row.purpose }] })
  announceChange(ctx, { recordType: 'person', recordId: row.person_id, siteId: null, action })
}

export async function listConsents(ctx: Ctx, { params }: Input<typeof privacy.listConsents>): Promise<Output<typeof privacy.listConsents>> {
  await mustSeePerson(ctx, params.id)
  const rows = await ctx.tx.selectFrom('consent').selectAll().where('person_id', '=', params.id).orderBy('at', 'desc').execute()
  return { items: rows.map(present) }
}

export async function recordConsent(ctx: Ctx, { params, body }: Input<typeof privacy.recordConsent>): Promise<privacy.Consent> {
  await mustWrite(ctx, params.id)
  const standing = await currentOf(ctx, params.id, body.purpose)
  if (standing && standing.state === (body.isGiven ? 'given' : 'refused') && standing.text_version === (await currentText(ctx, body.purpose)).version) throw new AppError('already_exists')
  if (!body.isGiven && standing?.state === 'given') return present(await withdraw(ctx, standing, body.channel))
  return present(await answer(ctx, params.id, body.purpose, body))
}

export async function withdrawConsent(ctx: Ctx, { params, body }: Input<typeof privacy.withdrawConsent>): Promise<privacy.Consent> {
  const row = await ctx.tx.selectFrom('consent').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  await mustWrite(ctx, row.person_id)
  return present(await withdraw(ctx, row, body.channel))
}

async function mustWrite(ctx: Ctx, personId: string): Promise<void> {
  const { siteIds } = await mustSeePerson(ctx, personId)
  if (!siteIds.some((siteId) => ctx.actor.can('archives:write', siteId))) throw new AppError('not_permitted', 'archives:write is needed')
}

/** Papers and families are saved with a consent that stands or is said at once (HHD-002). Throws `privacy.consent_needed` naming `/consent`. */
export async function mustConsent(ctx: Ctx, ask: ConsentAsk): Promise<void> {
  if (ctx.actor.kind === 'system') return
  if (ask.said) {
    const before = await currentOf(ctx, ask.personId, ask.purpose)
    if (before?.state !== 'given') await answer(ctx, ask.personId, ask.purpose, { isGiven: true, ...ask.said })
    return
  }
  const household = ask.unitId === null ? [] : (await peopleOfUnit(ctx, ask.unitId)).filter(({ role }) => role === 'owner' || role === 'tenant').map(({ personId }) => personId)
  const given = await consentsGiven(ctx, [ask.personId, ...household], ask.purpose)
  if (given.size === 0) throw wrongField('privacy.consent_needed', '/consent', `${ask.purpose}: nobody has consented yet`)
}

/** Who of these persons has a standing consent for a purpose: the question to ask before anything is sent or shown (PRV-006). */
export async function consentsGiven(ctx: Ctx, personIds: readonly string[], purpose: Purpose): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await ctx.tx.selectFrom('consent').select('person_id').where('person_id', 'in', [...personIds]).where('purpose', '=', purpose).where('state', '=', 'given').where('ended_at', 'is', null).execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

/** A consent that another module was told of, such as with a fact of personal service: one place knows them all. */
export async function noteConsent(ctx: Ctx, personId: string, purpose: Purpose, said: { isGiven: boolean; channel: Channel }): Promise<void> {
  const before = await currentOf(ctx, personId, purpose)
  // A refusal of one fact takes nothing back that was given for the purpose.
  if (before?.state === 'given' || (!said.isGiven && before !== undefined)) return
  await answer(ctx, personId, purpose, { ...said, note: '' })
}

export async function ownConsents(ctx: Ctx): Promise<Output<typeof privacy.ownConsents>> {
  const personId = mustBeResident(ctx)
  const rows = await ctx.tx.selectFrom('consent').selectAll().where('person_id', '=', personId).where('ended_at', 'is', null).execute()
  const items = []
  for (const purpose of PURPOSES) {
    const text = presentText(await currentText(ctx, purpose))
    const row = rows.find((one) => one.purpose === purpose)
    items.push({ purpose, title: text.title, words: text.words, textVersion: text.version, consent: row ? present(row) : null })
  }
  return { items }
}

export async function changeOwnConsent(ctx: Ctx, { params, body }: Input<typeof privacy.changeOwnConsent>): Promise<Output<typeof privacy.changeOwnConsent>> {
  const personId = mustBeResident(ctx)
  const standing = await currentOf(ctx, personId, params.purpose)
  if (body.action === 'withdraw') {
    if (!standing) throw new AppError('action_not_allowed', 'Nothing was consented to')
    await withdraw(ctx, standing, 'app')
  } else {
    if (standing?.state === 'given' && standing.text_version === (await currentText(ctx, params.purpose)).version) throw new AppError('action_not_allowed', 'It is given')
    await answer(ctx, personId, params.purpose, { isGiven: true, channel: 'app', note: '' })
  }
  return ownConsents(ctx)
}

function mustBeResident(ctx: Ctx): string {
  if (ctx.actor.kind !== 'resident' || ctx.actor.personId === null) throw new AppError('not_permitted')
  return ctx.actor.personId
}

function present(row: Row): privacy.Consent {
  return {
    id: row.id, personId: row.person_id, purpose: row.purpose, state: row.state, textVersion: row.text_version, channel: row.channel, at: iso(row.at), by: row.by_name, note: row.note, withdrawnAt: iso(row.withdrawn_at), withdrawnChannel: row.withdrawn_channel,
  }
}
