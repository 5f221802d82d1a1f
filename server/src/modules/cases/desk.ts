import { cases, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { dayIn } from '../../platform/time.ts'
import { estatePeriod, mustSeePerson, mustSeeUnit, peopleOfUnit, unitsOfPerson, warrantiesOn, type UnitFacts } from '../archives/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { contactsWhere } from './contacts.ts'
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
    unit: unit && { id: unit.id, siteId: unit.siteId, code: unit.code, building: unit.building.name, state: unit.state, buildingArea: await areaOf(ctx, unit.id), steward: unit.steward, ...(await ageOf(ctx, unit)) },
    person: person && { id: person.id, name: person.name, phones: person.phones, tags: person.tags, note: person.note, sex: person.sex },
    people: unit ? (await peopleOfUnit(ctx, unit.id)).map(({ personId, name, role, phones }) => ({ id: personId, name, role, phones })) : [],
    units: units.map(({ id, siteId, code, role }) => ({ id, siteId, code, role })),
    openCases,
    recentCases,
    lastContacts: await contactsWhere(ctx, unit ? { unitId: unit.id } : { personId: person!.id }, 5),
    prompts: await promptsFor(ctx, { unit, person, openCases, recentCases }),
  }
}

/** How old the estate is here, and for what the builder still is answerable (UNT-015): leaks and cracks go to the builder while it is. */
async function ageOf(ctx: Ctx, { siteId, handedOverOn }: UnitFacts) {
  const today = dayIn(await timeZoneOf(ctx, siteId), ctx.now)
  return { handedOverOn, period: estatePeriod(handedOverOn, today), warranties: warrantiesOn(handedOverOn, today) }
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
