import { sql } from 'kysely'
import { belongings, type Input, type Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { iso } from '../../platform/time.ts'
import { todayAt } from './days.ts'
import { mustBePersonAt, mustBeUnitAt, namesFor } from './names.ts'
import { addRow, among, changeRow, contains, equals, listRecords, lockRow, mustBeAbleToAdd, presentOne, tell, visibleRow, type Condition, type Register, type Row } from './register.ts'

type Pet = belongings.Pet

export const PETS: Register<'pet', Pet> = {
  table: 'pet',
  kind: 'pet',
  read: 'archives:read',
  write: 'archives:write',
  order: { by: sql`t.name`, type: 'text' },
  clash: '/name',
  present: presentPets,
  sheet: {
    name: ['宠物', '寵物', 'Pets'],
    columns: [
      { key: 'name', kind: 'text', width: 12, title: ['名字', '名字', 'Name'], value: (one) => one.name },
      { key: 'species', kind: 'text', width: 8, title: ['种类', '種類', 'Species'], value: (one, locale) => labelOf(locale, 'petSpecies', one.species) },
      { key: 'breed', kind: 'text', width: 14, title: ['品种', '品種', 'Breed'], value: (one) => one.breed },
      { key: 'colour', kind: 'text', width: 10, title: ['毛色', '毛色', 'Colour'], value: (one) => one.colour },
      { key: 'person', kind: 'text', width: 14, title: ['饲养人', '飼主', 'Keeper'], value: (one) => one.person.name },
      { key: 'unit', kind: 'text', width: 14, title: ['房号', '房號', 'Unit'], value: (one) => one.unit.code },
      { key: 'licence', kind: 'text', width: 16, title: ['养犬证号', '登記證號', 'Licence'], value: (one) => one.licenceNumber },
      { key: 'licenceUntil', kind: 'date', width: 12, title: ['证件到期', '證件到期', 'Licence until'], value: (one) => one.licenceUntil },
      { key: 'lastVaccine', kind: 'date', width: 12, title: ['最近接种', '最近接種', 'Last vaccinated'], value: (one) => one.vaccinations[0]?.givenOn ?? null },
      { key: 'nextDueOn', kind: 'date', width: 12, title: ['接种到期', '接種到期', 'Due'], value: (one) => one.nextDueOn },
    ],
  },
}

type VaccinationRow = { id: string; pet_id: string; vaccine: string; given_on: string; due_on: string | null }

/** When a pet has to be vaccinated next: of each vaccine the last one counts, and of these the earliest day. */
export function nextDue(vaccinations: readonly Pick<VaccinationRow, 'vaccine' | 'given_on' | 'due_on'>[]): string | null {
  const last = new Map<string, (typeof vaccinations)[number]>()
  for (const one of vaccinations) if ((last.get(one.vaccine)?.given_on ?? '') < one.given_on) last.set(one.vaccine, one)
  return [...last.values()].map((one) => one.due_on).filter((day) => day !== null).sort()[0] ?? null
}

export async function presentPets(ctx: Ctx, rows: Row<'pet'>[]): Promise<Pet[]> {
  if (rows.length === 0) return []
  const names = await namesFor(ctx, rows)
  const all = await ctx.tx.selectFrom('vaccination').select(['id', 'pet_id', 'vaccine', 'given_on', 'due_on']).where('pet_id', 'in', rows.map((row) => row.id)).orderBy('given_on', 'desc').orderBy('id', 'desc').execute()
  const today = await todayAt(ctx, rows[0]!.site_id)
  return rows.map((row) => {
    const own = all.filter((one) => one.pet_id === row.id)
    const nextDueOn = nextDue(own)
    const told = new Set<string>()
    return {
      id: row.id, siteId: row.site_id, name: row.name, species: row.species, breed: row.breed, colour: row.colour, sex: row.sex, bornOn: row.born_on, person: names.person(row.person_id)!, unit: names.unit(row.unit_id)!, licenceNumber: row.licence_number,
      licenceUntil: row.licence_until, note: row.note, endedOn: row.ended_on, vaccinations: own.map((one) => ({ id: one.id, vaccine: one.vaccine, givenOn: one.given_on, dueOn: one.due_on, isLast: !told.has(one.vaccine) && told.add(one.vaccine) !== undefined })),
      nextDueOn, isOverdue: row.ended_on === null && nextDueOn !== null && nextDueOn < today, allowedActions: row.ended_on === null && ctx.actor.can('archives:write', row.site_id) ? ['end'] : [], version: row.version, updatedAt: iso(row.updated_at),
    }
  })
}

export function petConditions(filter: Input<typeof belongings.listPets>['query']['filter']): Condition[] {
  const words = contains(filter.q, ['name', 'breed', 'licence_number'], (like) => [
    sql`exists (select 1 from unit u where u.organization_id = t.organization_id and u.id = t.unit_id and u.code ilike ${like})`,
    sql`exists (select 1 from person p where p.organization_id = t.organization_id and p.id = t.person_id and p.name ilike ${like})`,
  ])
  const ended = filter.current === undefined ? [] : [filter.current ? sql`t.ended_on is null` : sql`t.ended_on is not null`]
  return [...words, ...ended, ...among('species', filter.species), ...equals('unit_id', filter.unitId), ...equals('person_id', filter.personId), ...(filter.dueBy === undefined ? [] : [dueBy(filter.dueBy)])]
}

/** Pets whose last vaccination of a kind has to be repeated by a day. */
export function dueBy(day: string): Condition {
  return sql`t.ended_on is null and exists (select 1 from vaccination v where v.organization_id = t.organization_id and v.pet_id = t.id and v.due_on <= ${day}
    and not exists (select 1 from vaccination l where l.organization_id = v.organization_id and l.pet_id = v.pet_id and l.vaccine = v.vaccine and l.given_on > v.given_on))`
}

export async function listPets(ctx: Ctx, { query }: Input<typeof belongings.listPets>): Promise<Output<typeof belongings.listPets>> {
  return listRecords(ctx, PETS, query, petConditions(query.filter))
}

export async function getPet(ctx: Ctx, { params }: Input<typeof belongings.getPet>): Promise<Pet> {
  return presentOne(ctx, PETS, await visibleRow(ctx, PETS, params.id))
}

type Facts = Partial<Omit<Input<typeof belongings.changePet>['body'], 'version'>>
async function columnsOf(ctx: Ctx, siteId: string, body: Facts) {
  await mustBePersonAt(ctx, siteId, body.personId)
  await mustBeUnitAt(ctx, siteId, body.unitId)
  if (body.bornOn && body.bornOn > (await todayAt(ctx, siteId))) throw wrongField('rule_broken', '/bornOn', 'lies in the future')
  return {
    name: body.name, species: body.species, breed: body.breed, colour: body.colour, sex: body.sex, born_on: body.bornOn, person_id: body.personId, unit_id: body.unitId, licence_number: body.licenceNumber, licence_until: body.licenceUntil, note: body.note,
  }
}

export async function createPet(ctx: Ctx, { body }: Input<typeof belongings.createPet>): Promise<Pet> {
  const { siteId, id, ...facts } = body
  await mustBeAbleToAdd(ctx, PETS, siteId)
  return presentOne(ctx, PETS, (await addRow(ctx, PETS, siteId, id, await columnsOf(ctx, siteId, facts))).row)
}

export async function changePet(ctx: Ctx, { params, body }: Input<typeof belongings.changePet>): Promise<Pet> {
  const { version, ...facts } = body
  const before = await lockRow(ctx, PETS, params.id, version)
  return presentOne(ctx, PETS, await changeRow(ctx, PETS, before, await columnsOf(ctx, before.site_id, facts)))
}

export async function actOnPet(ctx: Ctx, { params, body }: Input<typeof belongings.actOnPet>): Promise<Pet> {
  const row = await lockRow(ctx, PETS, params.id, body.version)
  mustBeHere(row)
  return presentOne(ctx, PETS, await changeRow(ctx, PETS, row, { ended_on: await todayAt(ctx, row.site_id) }, { action: body.action, note: body.note }))
}

function mustBeHere(row: Row<'pet'>): void {
  if (row.ended_on !== null) throw new AppError('action_not_allowed', `Not here since ${row.ended_on}`, undefined, { allowedActions: [] })
}

/** A vaccination by its certificate; the same one again is the same. Throws `rule_broken` naming the day. */
export async function vaccinatePet(ctx: Ctx, { params, body }: Input<typeof belongings.vaccinatePet>): Promise<Pet> {
  const row = await lockRow(ctx, PETS, params.id, undefined)
  mustBeHere(row)
  if (body.givenOn > (await todayAt(ctx, row.site_id))) throw wrongField('rule_broken', '/givenOn', 'lies in the future')
  if (body.dueOn !== null && body.dueOn <= body.givenOn) throw wrongField('rule_broken', '/dueOn', 'must be after the vaccination')
  const made = await ctx.tx
    .insertInto('vaccination')
    .values({ organization_id: ctx.organizationId, id: body.id ?? newId(), pet_id: row.id, vaccine: body.vaccine, given_on: body.givenOn, due_on: body.dueOn, at: ctx.now, by_name: ctx.actor.name })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) {
    const known = body.id === undefined ? undefined : await ctx.tx.selectFrom('vaccination').select('pet_id').where('id', '=', body.id).executeTakeFirst()
    if (known?.pet_id !== row.id) throw wrongField('already_exists', '/vaccine', `${body.vaccine} ${body.givenOn}`)
  } else tell(ctx, PETS, row, { action: 'vaccinated', note: `${body.vaccine} ${body.givenOn}${body.dueOn === null ? '' : ` → ${body.dueOn}`}` })
  return presentOne(ctx, PETS, row)
}
