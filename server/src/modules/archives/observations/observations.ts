import type { Selectable } from 'kysely'
import type { dataquality, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { countUpTo, pageOf, readCursor, recordHappening } from '../../../platform/records/index.ts'
import { mustBePolite } from '../../language/index.ts'
import { siteById } from '../../organization/index.ts'
import { writeHousehold } from '../households/change-household.ts'
import { lockHousehold } from '../households/household-rows.ts'
import { mustSeeUnit, peopleOfUnit, personsById, unitsById } from '../lookups.ts'
import { changePerson } from '../persons.ts'
import type { ObservationTable } from '../tables-household.ts'
import { sensitiveBecause } from './sensitive.ts'

type Row = Selectable<ObservationTable>

/**
 * What a colleague of any post noticed of a household (HHD-018). It is not in the file before somebody has reviewed it; what is sensitive is not
 * even kept without consent. Throws `care.consent_needed` naming `/consent`.
 */
export async function addObservation(ctx: Ctx, { body }: Input<typeof dataquality.addObservation>): Promise<Output<typeof dataquality.addObservation>> {
  const { employeeId } = ctx.actor
  const unit = await mustSeeUnit(ctx, body.unitId, 'archives:card').catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'not_found' ? wrongField('not_found', '/unitId', 'no such unit') : error
  })
  if (employeeId === null || ctx.actor.kind === 'resident') throw new AppError('not_permitted')
  if (body.personId !== null && !(await peopleOfUnit(ctx, unit.id)).some((one) => one.personId === body.personId)) throw wrongField('not_found', '/personId', 'nobody of this household')
  await mustBePolite(ctx, '/words', body.words, unit.siteId)
  const why = sensitiveBecause(body.words)
  if (why.length > 0 && body.consent === null) throw wrongField('care.consent_needed', '/consent', why.join(', '))
  const row = await ctx.tx
    .insertInto('observation')
    .values({
      organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: unit.siteId, unit_id: unit.id, person_id: body.personId, topic: body.topic, words: body.words, is_sensitive: why.length > 0, consent_how: body.consent?.how ?? null,
      noticed_by: employeeId, noticer: ctx.actor.name, noticed_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'state'])
    .executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/id', body.id ?? '')
  tell(ctx, { id: row.id, site_id: unit.siteId }, 'noticed', null)
  return row
}

export async function listObservations(ctx: Ctx, { query }: Input<typeof dataquality.listObservations>): Promise<Output<typeof dataquality.listObservations>> {
  ctx.actor.mustSee('archives:write', query.siteId)
  await siteById(ctx, query.siteId)
  let select = ctx.tx.selectFrom('observation').where('site_id', '=', query.siteId)
  if (query.filter.state?.length) select = select.where('state', 'in', query.filter.state)
  if (query.filter.unitId) select = select.where('unit_id', '=', query.filter.unitId)
  const total = query.cursor ? null : await countUpTo(ctx, select)
  if (query.cursor) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id']) as [string, string]
    select = select.where((e) => e.or([e('noticed_at', '<', new Date(at)), e.and([e('noticed_at', '=', new Date(at)), e('id', '<', id)])]))
  }
  const rows = await select.selectAll().orderBy('noticed_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const shown = new Map((await present(ctx, rows.slice(0, query.limit))).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.noticed_at, row.id], (row) => shown.get(row.id)!, total)
}

/** Takes an observation into the file, in the words of whoever reviews it, or refuses it. Locks first. Throws `action_not_allowed`. */
export async function decideObservation(ctx: Ctx, { params, body }: Input<typeof dataquality.decideObservation>): Promise<dataquality.Observation> {
  const row = await ctx.tx.selectFrom('observation').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('archives:write', row.site_id)
  if (row.state !== 'waiting') throw new AppError('action_not_allowed', `It was ${row.state}`, undefined, { allowedActions: [] })
  const decided = { decided_by: ctx.actor.name, decided_at: ctx.now }
  if (body.action === 'refuse') return write(ctx, row, { ...decided, state: 'refused', reason: body.reason })
  const words = body.words || row.words
  // What the reviewer adds is no way around the consent.
  if (!row.is_sensitive && sensitiveBecause(words).length > 0) throw wrongField('rule_broken', '/words', 'sensitive: it needs the consent of whom it is about')
  await mustBePolite(ctx, '/words', words, row.site_id)
  await keep(ctx, row, body.as, words)
  return write(ctx, row, { ...decided, state: 'accepted', kept_as: body.as, kept_words: words })
}

async function keep(ctx: Ctx, row: Row, as: NonNullable<Row['kept_as']>, words: string): Promise<void> {
  if ((as === 'care_tag' || as === 'tag') && words.length > 20) throw wrongField('rule_broken', '/words', 'a tag has 20 characters at most')
  if (as === 'person_note') {
    if (row.person_id === null) throw wrongField('rule_broken', '/as', 'it is about no person')
    const person = (await personsById(ctx, [row.person_id])).get(row.person_id)
    if (!person) throw wrongField('not_found', '/as', 'the file is gone')
    const { note, version } = await ctx.tx.selectFrom('person').select(['note', 'version']).where('id', '=', person.id).forUpdate().executeTakeFirstOrThrow()
    const after = [note, words].filter(Boolean).join('\n')
    if (after.length > 2000) throw wrongField('rule_broken', '/words', 'the note is full')
    await changePerson(ctx, { params: { id: person.id }, query: {}, body: { version, note: after } })
    return
  }
  const open = await ctx.tx.selectFrom('household').select('id').where('unit_id', '=', row.unit_id).where('closed_on', 'is', null).executeTakeFirst()
  if (!open) throw new AppError('action_not_allowed', 'The unit has no household', undefined, { allowedActions: ['refuse'] })
  const file = await lockHousehold(ctx, open.id)
  const note = [file.service_note, words].filter(Boolean).join('；')
  if (as === 'service_note' && note.length > 500) throw wrongField('rule_broken', '/words', 'the service note is full')
  const tags = (known: string[], most: number): string[] => {
    const all = [...new Set([...known, words])]
    if (all.length > most) throw wrongField('rule_broken', '/as', `at most ${most} tags`)
    return all
  }
  await writeHousehold(ctx, file, as === 'service_note' ? { serviceNote: note } : as === 'care_tag' ? { careTags: tags(file.care_tags, 10) } : { tags: tags(file.tags, 20) })
}

async function write(ctx: Ctx, row: Row, set: Partial<Row>): Promise<dataquality.Observation> {
  await ctx.tx.updateTable('observation').set(set).where('id', '=', row.id).execute()
  tell(ctx, row, set.state!, set.reason || null)
  return (await present(ctx, [{ ...row, ...set }]))[0]!
}

/** The trail says that something was noticed and decided, not what. */
function tell(ctx: Ctx, row: { id: string; site_id: string }, action: string, note: string | null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'observation', recordId: row.id, action, note })
  announceChange(ctx, { recordType: 'observation', recordId: row.id, siteId: row.site_id, action })
}

async function present(ctx: Ctx, rows: Row[]): Promise<dataquality.Observation[]> {
  const [units, persons] = [await unitsById(ctx, rows.map((row) => row.unit_id)), await personsById(ctx, rows.map((row) => row.person_id))]
  return rows.map((row) => {
    const person = row.person_id === null ? undefined : persons.get(row.person_id)
    return {
      id: row.id, siteId: row.site_id, unit: { id: row.unit_id, code: units.get(row.unit_id)?.code ?? '' }, person: person ? { id: person.id, name: person.name } : null, topic: row.topic, words: row.words, isSensitive: row.is_sensitive, consentHow: row.consent_how,
      state: row.state, keptAs: row.kept_as, keptWords: row.kept_words, reason: row.reason, noticedBy: row.noticer, noticedAt: row.noticed_at.toISOString(), decidedBy: row.decided_by, decidedAt: row.decided_at?.toISOString() ?? null,
    }
  })
}
