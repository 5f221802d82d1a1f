import { cases, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { pageOf, readCursor } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { mustSeePerson, mustSeeUnit, peopleOfUnit, unitsOfPerson } from '../archives/index.ts'
import { newestCases } from './list.ts'
import { promptsFor } from './prompts.ts'

/** The caller's card: unit, people, open cases, last contacts and prompts, before the caller has finished the first sentence. */
export async function callerCard(ctx: Ctx, { query }: Input<typeof cases.callerCard>): Promise<Output<typeof cases.callerCard>> {
  if (!query.unitId && !query.personId) throw wrongField('rule_broken', '?unitId', 'a unit or a person is needed')
  const person = query.personId ? { ...(await mustSeePerson(ctx, query.personId)), ...(await notesOnPerson(ctx, query.personId)) } : null
  const units = person ? await unitsOfPerson(ctx, person.id) : []
  const unitId = query.unitId ?? (units.length === 1 ? units[0]!.id : undefined)
  const unit = unitId ? await mustSeeUnit(ctx, unitId) : null
  const filter = unit ? { unitId: unit.id } : { personId: person!.id }
  const openCases = await newestCases(ctx, undefined, { ...filter, open: true }, 20)
  const recentCases = await newestCases(ctx, undefined, { ...filter, open: false }, 5)
  return {
    unit: unit && { id: unit.id, siteId: unit.siteId, code: unit.code, building: unit.building.name, state: unit.state, buildingArea: await areaOf(ctx, unit.id), steward: unit.steward, handedOverOn: unit.handedOverOn },
    person: person && { id: person.id, name: person.name, phones: person.phones, tags: person.tags, note: person.note, sex: person.sex },
    people: unit ? (await peopleOfUnit(ctx, unit.id)).map(({ personId, name, role, phones }) => ({ id: personId, name, role, phones })) : [],
    units: units.map(({ id, siteId, code, role }) => ({ id, siteId, code, role })),
    openCases,
    recentCases,
    lastContacts: await contactsWhere(ctx, unit ? { unitId: unit.id } : { personId: person!.id }, 5),
    prompts: await promptsFor(ctx, { unit, person, openCases, recentCases }),
  }
}

interface PersonNotes {
  tags: string[]
  note: string
  sex: string
}

function notesOnPerson(ctx: Ctx, id: string): Promise<PersonNotes> {
  return ctx.tx.selectFrom('person').select(['tags', 'note', 'sex']).where('id', '=', id).executeTakeFirstOrThrow()
}

async function areaOf(ctx: Ctx, unitId: string): Promise<number | null> {
  return (await ctx.tx.selectFrom('unit').select('building_area').where('id', '=', unitId).executeTakeFirstOrThrow()).building_area
}

interface ContactWithNames {
  id: string
  site_id: string
  channel: cases.Case['channel']
  at: Date
  taken_by: string
  taker: string
  person_id: string | null
  person: string | null
  unit_id: string | null
  unit: string | null
  words: string
  outcome: 'opened_case' | 'joined_case' | 'settled'
  case_id: string | null
  case_number: string | null
  answer: string
  phone: string
}

function contactsQuery(ctx: Ctx) {
  return ctx.tx
    .selectFrom('contact')
    .innerJoin('employee', (join) => join.onRef('employee.organization_id', '=', 'contact.organization_id').onRef('employee.id', '=', 'contact.taken_by'))
    .leftJoin('person', (join) => join.onRef('person.organization_id', '=', 'contact.organization_id').onRef('person.id', '=', 'contact.person_id'))
    .leftJoin('unit', (join) => join.onRef('unit.organization_id', '=', 'contact.organization_id').onRef('unit.id', '=', 'contact.unit_id'))
    .leftJoin('service_case', (join) => join.onRef('service_case.organization_id', '=', 'contact.organization_id').onRef('service_case.id', '=', 'contact.case_id'))
    .select([
      'contact.id', 'contact.site_id', 'contact.channel', 'contact.at', 'contact.taken_by', 'employee.name as taker', 'contact.person_id', 'person.name as person', 'contact.unit_id', 'unit.code as unit', 'contact.words', 'contact.outcome', 'contact.case_id',
      'service_case.number as case_number', 'contact.answer', 'contact.phone',
    ])
    .orderBy('contact.at', 'desc')
    .orderBy('contact.id', 'desc')
}

function presentContact(row: ContactWithNames): cases.Contact {
  return {
    id: row.id, siteId: row.site_id, channel: row.channel, at: iso(row.at), takenBy: { id: row.taken_by, name: row.taker }, person: row.person_id === null ? null : { id: row.person_id, name: row.person! }, unit: row.unit_id === null ? null : { id: row.unit_id, name: row.unit! },
    words: row.words, outcome: row.outcome, case: row.case_id === null ? null : { id: row.case_id, number: row.case_number! }, answer: row.answer, phone: row.phone,
  }
}

async function contactsWhere(ctx: Ctx, where: { unitId?: string; personId?: string }, limit: number): Promise<cases.Contact[]> {
  let select = contactsQuery(ctx).limit(limit)
  if (where.unitId) select = select.where('contact.unit_id', '=', where.unitId)
  if (where.personId) select = select.where('contact.person_id', '=', where.personId)
  return (await select.execute()).map(presentContact)
}

/** The log of calls and visits of a site (RCP-003, RCP-013). */
export async function listContacts(ctx: Ctx, { query }: Input<typeof cases.listContacts>): Promise<Output<typeof cases.listContacts>> {
  ctx.actor.mustSee('cases:read', query.siteId)
  const site = await ctx.tx.selectFrom('site').select('id').where('id', '=', query.siteId).executeTakeFirst()
  if (!site) throw new AppError('not_found')
  const { filter } = query
  let select = contactsQuery(ctx).where('contact.site_id', '=', query.siteId)
  if (filter.unitId) select = select.where('contact.unit_id', '=', filter.unitId)
  if (filter.personId) select = select.where('contact.person_id', '=', filter.personId)
  if (filter.takenById) select = select.where('contact.taken_by', '=', filter.takenById)
  if (filter.channel?.length) select = select.where('contact.channel', 'in', filter.channel)
  if (filter.from) select = select.where('contact.at', '>=', new Date(filter.from))
  if (filter.to) select = select.where('contact.at', '<', new Date(filter.to))
  if (query.cursor) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id']) as [string, string]
    select = select.where((e) => e(e.refTuple('contact.at', 'contact.id'), '<', e.tuple(new Date(at), id)))
  }
  return pageOf(await select.limit(query.limit + 1).execute(), query.limit, (row) => [row.at, row.id], presentContact)
}
