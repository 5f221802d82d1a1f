import { sql } from 'kysely'
import type { environment, Input, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { addRow, changeRow, contains, listRecords, lockRow, mustBeAbleToAdd, mustBePersonAt, namesFor, presentOne, todayAt, visibleRow, type Condition, type Register, type Row } from '../registers/index.ts'
import { sentAlready } from './common.ts'

type TreeAdoption = environment.TreeAdoption

export const ADOPTIONS: Register<'tree_adoption', TreeAdoption> = {
  table: 'tree_adoption',
  kind: 'tree_adoption',
  read: 'environment:read',
  write: 'environment:write',
  order: { by: sql`t.tree_code`, type: 'text' },
  clash: '/fromOn',
  present,
  sheet: {
    name: ['树木认养', '樹木認養', 'Adopted trees'],
    columns: [
      { key: 'treeCode', kind: 'text', width: 14, title: ['树号', '樹號', 'Tree'], value: (one) => one.treeCode },
      { key: 'species', kind: 'text', width: 16, title: ['树种', '樹種', 'Species'], value: (one) => one.species },
      { key: 'place', kind: 'text', width: 24, title: ['位置', '位置', 'Place'], value: (one) => one.place },
      { key: 'adopter', kind: 'text', width: 16, title: ['认养人', '認養人', 'Adopter'], value: (one) => one.person?.name ?? one.adopter },
      { key: 'fromOn', kind: 'date', width: 12, title: ['起', '起', 'From'], value: (one) => one.fromOn },
      { key: 'untilOn', kind: 'date', width: 12, title: ['止', '止', 'Until'], value: (one) => one.endedOn ?? one.untilOn },
      { key: 'state', kind: 'text', width: 10, title: ['状态', '狀態', 'State'], value: (one, locale) => labelOf(locale, 'adoptionState', one.state) },
      { key: 'plaque', kind: 'text', width: 30, title: ['认养牌', '認養牌', 'Plaque'], value: (one) => one.plaque },
      { key: 'note', kind: 'text', width: 30, title: ['备注', '備註', 'Remark'], value: (one) => one.note },
    ],
  },
}

/** By its days: nobody has to end what ends by itself. */
export function adoptionState({ from_on, until_on, ended_on }: Pick<Row<'tree_adoption'>, 'from_on' | 'until_on' | 'ended_on'>, today: string): TreeAdoption['state'] {
  if (ended_on !== null || until_on < today) return 'over'
  return from_on > today ? 'coming' : 'active'
}

async function present(ctx: Ctx, rows: Row<'tree_adoption'>[]): Promise<TreeAdoption[]> {
  if (rows.length === 0) return []
  const today = await todayAt(ctx, rows[0]!.site_id)
  const names = await namesFor(ctx, rows)
  return rows.map((row) => {
    const state = adoptionState(row, today)
    const person = names.person(row.person_id)
    return {
      id: row.id, siteId: row.site_id, treeCode: row.tree_code, species: row.species, place: row.place, person: person && { id: person.id, name: person.name }, adopter: row.adopter, fromOn: row.from_on, untilOn: row.until_on, endedOn: row.ended_on, plaque: row.plaque, note: row.note, state,
      allowedActions: state !== 'over' && ctx.actor.can('environment:write', row.site_id) ? ['renew', 'end'] : [], version: row.version,
    }
  })
}

export async function adoptionConditions(ctx: Ctx, siteId: string, filter: Input<typeof environment.listTreeAdoptions>['query']['filter']): Promise<Condition[]> {
  const today = await todayAt(ctx, siteId)
  const each = { coming: sql`(t.ended_on is null and t.from_on > ${today})`, active: sql`(t.ended_on is null and t.from_on <= ${today} and t.until_on >= ${today})`, over: sql`(t.ended_on is not null or t.until_on < ${today})` }
  return [...contains(filter.q, ['tree_code', 'species', 'place', 'adopter']), ...(filter.state?.length ? [sql`(${sql.join(filter.state.map((state) => each[state]), sql` or `)})`] : [])]
}

export async function listTreeAdoptions(ctx: Ctx, { query }: Input<typeof environment.listTreeAdoptions>): Promise<Output<typeof environment.listTreeAdoptions>> {
  ctx.actor.mustSee('environment:read', query.siteId)
  return listRecords(ctx, ADOPTIONS, query, await adoptionConditions(ctx, query.siteId, query.filter))
}

export async function getTreeAdoption(ctx: Ctx, { params }: Input<typeof environment.getTreeAdoption>): Promise<TreeAdoption> {
  return presentOne(ctx, ADOPTIONS, await visibleRow(ctx, ADOPTIONS, params.id))
}

/** One tree has one adopter at a time (ENV-012). Throws `already_exists` naming `/fromOn`, `rule_broken` naming the field. */
export async function createTreeAdoption(ctx: Ctx, { body }: Input<typeof environment.createTreeAdoption>): Promise<TreeAdoption> {
  await mustBeAbleToAdd(ctx, ADOPTIONS, body.siteId)
  if (body.untilOn < body.fromOn) throw wrongField('rule_broken', '/untilOn', 'before it begins')
  if (body.personId === null && body.adopter === '') throw wrongField('rule_broken', '/adopter', 'say who adopts it')
  if (body.personId !== null) ctx.actor.mustBeAbleTo('archives:read', body.siteId)
  await mustBePersonAt(ctx, body.siteId, body.personId)
  const known = await sentAlready(ctx, ADOPTIONS, body.siteId, body.id)
  if (known) return known
  const { row } = await addRow(ctx, ADOPTIONS, body.siteId, body.id, { tree_code: body.treeCode, species: body.species, place: body.place, person_id: body.personId, adopter: body.personId === null ? body.adopter : '', from_on: body.fromOn, until_on: body.untilOn, plaque: body.plaque, note: body.note }, 'adopted')
  return presentOne(ctx, ADOPTIONS, row)
}

/** Throws `action_not_allowed` for one that is over, `already_exists` when the next has it, `rule_broken` naming the field. */
export async function actOnTreeAdoption(ctx: Ctx, { params, body }: Input<typeof environment.actOnTreeAdoption>): Promise<TreeAdoption> {
  const row = await lockRow(ctx, ADOPTIONS, params.id, body.version)
  const today = await todayAt(ctx, row.site_id)
  const state = adoptionState(row, today)
  if (state === 'over') throw new AppError('action_not_allowed', 'It is over', undefined, { allowedActions: [] })
  if (body.action === 'renew') {
    if (body.untilOn === null || body.untilOn <= row.until_on) throw wrongField('rule_broken', '/untilOn', 'must be later than before')
    // The database knows whether the next has it: nobody else can have it in these days.
    return presentOne(ctx, ADOPTIONS, await changeRow(ctx, ADOPTIONS, row, { until_on: body.untilOn }, { action: 'renew', note: body.note }).catch((error: unknown) => {
      throw error instanceof AppError && error.code === 'already_exists' ? wrongField('already_exists', '/untilOn', 'the next has adopted this tree by then') : error
    }))
  }
  if (body.note === '') throw wrongField('rule_broken', '/note', 'say why')
  // One that never began ends on its first day, which no other may have.
  const endedOn = state === 'coming' ? row.from_on : today
  return presentOne(ctx, ADOPTIONS, await changeRow(ctx, ADOPTIONS, row, { ended_on: endedOn }, { action: 'end', fromStatus: state, toStatus: 'over', note: body.note }))
}
