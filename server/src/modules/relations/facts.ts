import type { Input, Output, relations } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { dayAfter, dayIn } from '../../platform/time.ts'
import { mustSeePerson, mustSeeUnit, ownUnitIds, sensitiveBecause } from '../archives/index.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { noteConsent } from '../privacy/index.ts'
import { expiryOf, isPassing, isRestricted, LONGEST_UNWELL, needsConsent } from './kinds.ts'
import { factsWhere, maySeeFact, presentErased, presentFact, type FactRow } from './present-facts.ts'

type Answer = Output<typeof relations.listFacts>

/** What is known of a person or a household: what holds, and that something was erased. */
export async function listFacts(ctx: Ctx, { query }: Input<typeof relations.listFacts>): Promise<Answer> {
  if (!query.unitId && !query.personId) throw wrongField('rule_broken', '?unitId', 'a unit or a person is needed')
  if (query.unitId) await mustSeeUnit(ctx, query.unitId, 'relations:read')
  if (query.personId) await mustSeePerson(ctx, query.personId, 'relations:read')
  const rows = (await factsWhere(ctx, query)).filter((row) => ctx.actor.can('relations:read', row.site_id))
  return answer(ctx, rows)
}

/** What the house knows of the resident who asks: of the own person and of the own household. */
export async function ownFacts(ctx: Ctx): Promise<Answer> {
  const { personId } = ctx.actor
  if (ctx.actor.kind !== 'resident' || personId === null) throw new AppError('not_permitted')
  const rows = await factsWhere(ctx, { own: { personId, unitIds: await ownUnitIds(ctx) } })
  return answer(ctx, rows.filter((row) => row.person_id === null || row.person_id === personId))
}

function answer(ctx: Ctx, rows: Awaited<ReturnType<typeof factsWhere>>): Answer {
  return { items: rows.filter((row) => row.erased_at === null).map((row) => presentFact(ctx, row)), erased: rows.filter((row) => row.erased_at !== null).map(presentErased) }
}

/**
 * Writes a fact down. Of who somebody is, how they are and when they were born only with their consent: refused, nothing remains but that
 * there was a question. Throws `care.consent_needed` naming `/consent`.
 */
export async function recordFact(ctx: Ctx, { body }: Input<typeof relations.recordFact>): Promise<Output<typeof relations.recordFact>> {
  const { siteId, kind, consent } = body
  ctx.actor.mustSee('relations:record', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  await mustPoint(ctx, siteId, body)
  const today = dayIn(timeZone, ctx.now)
  const isRefused = consent?.isGiven === false
  if (needsConsent(kind) && consent === null) throw wrongField('care.consent_needed', '/consent', `${kind} needs the consent of whom it is about`)
  mustBeNeeded(kind, body.words, consent !== null)
  if (kind === 'unwell' && body.words) throw wrongField('rule_broken', '/words', 'what somebody suffers from is not written down')
  if (kind === 'birthday' && (body.personId === null || body.monthDay === null)) throw wrongField('rule_broken', body.personId === null ? '/personId' : '/monthDay', 'whose birthday, and when')
  const expiresOn = isRefused ? null : await expiry(ctx, body, today)
  const id = body.id ?? newId()
  const row = {
    organization_id: ctx.organizationId, id, site_id: siteId, person_id: body.personId, unit_id: body.unitId, kind: isRefused ? null : kind, words: isRefused ? '' : body.words, month_day: isRefused || kind !== 'birthday' ? null : body.monthDay,
    source: body.source, noticed_by: ctx.actor.employeeId, noticed_at: ctx.now, noticed_on: today, expires_on: expiresOn, consent: consent === null ? ('not_needed' as const) : isRefused ? ('refused' as const) : ('given' as const),
    consent_how: consent?.how ?? null, consent_at: consent === null ? null : ctx.now, consent_asked_by: consent === null ? null : ctx.actor.employeeId, erased_at: isRefused ? ctx.now : null, erased_because: isRefused ? ('refused' as const) : null,
  }
  const made = await ctx.tx.insertInto('care_fact').values(row).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst()
  if (!made) throw wrongField('already_exists', '/id', id)
  if (consent !== null && body.personId !== null) await noteConsent(ctx, body.personId, 'personal_service', { isGiven: !isRefused, channel: consent.how })
  // The trail never goes: it says that something was written, not what.
  happened(ctx, row, isRefused ? 'consent_refused' : 'noted')
  const [named] = await factsWhere(ctx, { ids: [id] })
  return { fact: isRefused ? null : presentFact(ctx, named!) }
}

const PREFERENCES: readonly relations.FactKind[] = ['special_request', 'language', 'contact_time', 'form_of_address', 'habit']

/** Only what a service needs is written down (HHD-017): what the law calls sensitive stands in no preference without consent. Throws `care.consent_needed`. */
function mustBeNeeded(kind: relations.FactKind, words: string, isConsented: boolean): void {
  const why = isConsented || !PREFERENCES.includes(kind) ? [] : sensitiveBecause(words)
  if (why.length > 0) throw wrongField('care.consent_needed', '/consent', why.join(', '))
}

async function mustPoint(ctx: Ctx, siteId: string, { personId, unitId }: { personId: string | null; unitId: string | null }): Promise<void> {
  if (personId === null && unitId === null) throw wrongField('rule_broken', '/unitId', 'a person or a household is needed')
  if (unitId !== null && (await mustSeeUnit(ctx, unitId, 'relations:record')).siteId !== siteId) throw wrongField('not_found', '/unitId', 'no such unit at this site')
  if (personId !== null && !(await mustSeePerson(ctx, personId, 'relations:record')).siteIds.includes(siteId)) throw wrongField('not_found', '/personId', 'no such person at this site')
}

async function expiry(ctx: Ctx, body: { kind: relations.FactKind; expiresOn?: string | null }, today: string): Promise<string | null> {
  const { kind, expiresOn } = body
  const rule = await ctx.tx.selectFrom('care_rule').select('keep_days').where('occasion', '=', kind).where('is_active', '=', true).where('keep_days', 'is not', null).orderBy('sort_order').executeTakeFirst()
  const usual = expiryOf(kind, today, rule?.keep_days ?? null)
  if (expiresOn === undefined) return usual
  mustEndWell(kind, expiresOn, today)
  return expiresOn
}

/** A passing matter has an end, nobody is unwell for longer than a week, and nothing ends before it began. */
function mustEndWell(kind: relations.FactKind, expiresOn: string | null, noticedOn: string): void {
  if (expiresOn === null && isPassing(kind)) throw wrongField('rule_broken', '/expiresOn', 'passes: say until when')
  if (expiresOn !== null && expiresOn < noticedOn) throw wrongField('rule_broken', '/expiresOn', 'is over already')
  if (kind === 'unwell' && expiresOn! > dayAfter(noticedOn, LONGEST_UNWELL)) throw wrongField('rule_broken', '/expiresOn', `at most ${LONGEST_UNWELL} days`)
}

async function lockFact(ctx: Ctx, id: string): Promise<FactRow> {
  const row = await ctx.tx.selectFrom('care_fact').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  if (ctx.actor.kind === 'resident') {
    const isOwn = row.person_id === null ? (await ownUnitIds(ctx)).includes(row.unit_id!) : row.person_id === ctx.actor.personId
    if (!isOwn) throw new AppError('not_found')
  } else {
    ctx.actor.mustSee('relations:read', row.site_id)
    ctx.actor.mustBeAbleTo('relations:record', row.site_id)
  }
  return row
}

export async function changeFact(ctx: Ctx, { params, body }: Input<typeof relations.changeFact>): Promise<relations.CareFact> {
  const before = await lockFact(ctx, params.id)
  const [named] = await factsWhere(ctx, { ids: [params.id] })
  if (before.kind === null || !named) throw new AppError('action_not_allowed', 'It has been erased')
  if (!maySeeFact(ctx, named)) throw new AppError('not_found')
  await mustBeCurrent(before.version, body.version, () => Promise.resolve(presentFact(ctx, named)))
  if (body.words !== undefined) mustBeNeeded(before.kind, body.words, before.consent === 'given')
  if (body.words && before.kind === 'unwell') throw wrongField('rule_broken', '/words', 'what somebody suffers from is not written down')
  if (body.monthDay !== undefined && before.kind !== 'birthday') throw wrongField('rule_broken', '/monthDay', 'is no birthday')
  if (body.expiresOn !== undefined) mustEndWell(before.kind, body.expiresOn, before.noticed_on)
  const after = { words: body.words, month_day: body.monthDay, expires_on: body.expiresOn }
  await ctx.tx.updateTable('care_fact').set({ ...after, version: before.version + 1 }).where('id', '=', before.id).execute()
  happened(ctx, before, 'changed', changesBetween({ ...before }, after).map(({ field }) => field))
  return presentFact(ctx, (await factsWhere(ctx, { ids: [before.id] }))[0] ?? { ...named, expires_on: body.expiresOn ?? null })
}

/** Erases what a fact says and of what kind it was; that it was there, and why it went, remains (PRS-013). */
export async function eraseFact(ctx: Ctx, { params, body }: Input<typeof relations.eraseFact>): Promise<Output<typeof relations.eraseFact>> {
  if (!ctx.actor.can('relations:record') && !ctx.actor.can('relations:own')) throw new AppError('not_permitted')
  const row = await lockFact(ctx, params.id)
  if (row.kind === null) throw new AppError('action_not_allowed', 'It has been erased')
  // A consent is withdrawn at any counter; to say that a fact no longer holds one has to know it.
  if (ctx.actor.kind !== 'resident' && body.because === 'removed' && isRestricted(row.kind)) ctx.actor.mustSee('relations:restricted', row.site_id)
  const withdrawn = body.because === 'withdrawn' && row.consent === 'given'
  await ctx.tx
    .updateTable('care_fact')
    .set({ ...ERASED, erased_at: ctx.now, erased_because: withdrawn ? 'withdrawn' : 'removed', ...(withdrawn ? { consent: 'withdrawn' as const } : {}), version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
  await forgetSuggestions(ctx, [row.id])
  happened(ctx, row, withdrawn ? 'consent_withdrawn' : 'removed')
  return presentErased((await factsWhere(ctx, { ids: [row.id] }))[0]!)
}

/** What a fact loses when it is erased. */
export const ERASED = { kind: null, words: '', month_day: null } as const

/** What was suggested because of a fact no longer says so: the opportunity stays, the rule behind it is forgotten. */
export async function forgetSuggestions(ctx: Ctx, factIds: readonly string[]): Promise<void> {
  if (factIds.length === 0) return
  const about = factIds.map((id) => `%:${id}%`)
  await ctx.client.query({ name: 'care_forget_suggestions', text: "update opportunity set rule_id = null, suggestion_key = 'erased:' || id where suggestion_key like any ($1)", values: [about] })
  await ctx.client.query({ name: 'care_forget_dismissals', text: 'delete from care_dismissal where suggestion_key like any ($1)', values: [about] })
}

/** One line of history on the fact, and a hint for the screens of the household. Never with its content. */
function happened(ctx: Ctx, row: Pick<FactRow, 'id' | 'site_id' | 'unit_id' | 'person_id'>, action: string, fields: string[] = []): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'care_fact', recordId: row.id, action, changes: fields.map((field) => ({ field, from: null, to: null })) })
  announceChange(ctx, { recordType: 'care_fact', recordId: row.unit_id ?? row.person_id!, siteId: row.site_id, action })
}

export async function listPurges(ctx: Ctx, { query }: Input<typeof relations.listPurges>): Promise<Output<typeof relations.listPurges>> {
  ctx.actor.mustSee('relations:read', query.siteId)
  await timeZoneOf(ctx, query.siteId)
  const rows = await ctx.tx.selectFrom('care_purge').select(['day', 'erased', 'at']).where('site_id', '=', query.siteId).orderBy('day', 'desc').limit(60).execute()
  return { items: rows.map((row) => ({ ...row, at: row.at.toISOString() })) }
}
