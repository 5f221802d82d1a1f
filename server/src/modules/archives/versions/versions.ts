import { sql } from 'kysely'
import type { households, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { midnightOf } from '../../../platform/text/index.ts'
import { dayAfter, dayIn, iso } from '../../../platform/time.ts'
import { mustSeePerson, mustSeeUnit } from '../lookups.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { differences, factsOf, stateAt, type Facts, type KeptVersion } from './compare.ts'

type Kind = Input<typeof households.fileVersions>['query']['kind']

interface File {
  id: string
  siteId: string
  madeAt: Date
  changedAt: Date
  version: number
  facts: Facts
}

/** The file that is asked for, when the actor reads the archives of its site. Throws `not_found`. */
async function fileOf(ctx: Ctx, kind: Kind, id: string): Promise<File> {
  if (ctx.actor.kind === 'resident') throw new AppError('not_found')
  if (kind === 'person') {
    const person = await mustSeePerson(ctx, id)
    const row = await ctx.tx.selectFrom('person').selectAll().where('id', '=', person.id).executeTakeFirstOrThrow()
    const phones = await ctx.tx.selectFrom('person_phone').select('number').where('person_id', '=', person.id).orderBy('position').execute()
    const siteId = person.siteIds.find((site) => ctx.actor.can('archives:read', site))!
    return { id: person.id, siteId, madeAt: row.created_at, changedAt: row.updated_at, version: row.version, facts: { ...factsOf({ ...row }), phones: phones.map(({ number }) => number) } }
  }
  if (kind === 'unit') {
    const unit = await mustSeeUnit(ctx, id)
    const row = await ctx.tx.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    return { id, siteId: unit.siteId, madeAt: row.created_at, changedAt: row.updated_at, version: row.version, facts: factsOf({ ...row }) }
  }
  const row = await ctx.tx.selectFrom('household').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('archives:read', row.site_id)
  return { id, siteId: row.site_id, madeAt: row.created_at, changedAt: row.updated_at, version: row.version, facts: factsOf({ ...row }) }
}

async function keptVersions(ctx: Ctx, id: string): Promise<(KeptVersion & { version: number | null })[]> {
  const rows = await ctx.tx.selectFrom('archive_version').select(['valid_from', 'valid_until', 'version', 'facts']).where('record_id', '=', id).where('kind', '<>', 'occupancy').orderBy('valid_until').orderBy('id').limit(500).execute()
  return rows.map((row) => ({ ...row, facts: factsOf(row.facts as Facts) }))
}

/** Versions of a file, newest first, each with what it changed from the one before, and who changed it. */
export async function fileVersions(ctx: Ctx, { params, query }: Input<typeof households.fileVersions>): Promise<Output<typeof households.fileVersions>> {
  const file = await fileOf(ctx, query.kind, params.id)
  const kept = await keptVersions(ctx, file.id)
  const authors = await ctx.tx.selectFrom('timeline_entry').select(['recorded_at', 'actor_name']).where('record_id', '=', file.id).where('action', 'in', ['created', 'changed', 'merged', 'merge_undone']).execute()
  const by = (at: Date | null): string | null => (at === null ? null : (authors.find((line) => line.recorded_at.getTime() === at.getTime())?.actor_name ?? null))
  const states = [...kept.map((one, i) => ({ version: one.version ?? i + 1, from: i === 0 ? file.madeAt : kept[i - 1]!.valid_until, until: one.valid_until as Date | null, facts: one.facts })), { version: file.version, from: kept.at(-1)?.valid_until ?? file.madeAt, until: null, facts: file.facts }]
  return {
    items: states.map((state, i) => ({ version: state.version, from: iso(state.from), until: iso(state.until), by: by(state.from), isCurrent: state.until === null, changes: i === 0 ? [] : differences(states[i - 1]!.facts, state.facts) })).toReversed(),
  }
}

/** A file as it was at the end of a day of its site, who held or lived there on that day, and what is different now, or was on another day. */
export async function fileAsOf(ctx: Ctx, { params, query }: Input<typeof households.fileAsOf>): Promise<Output<typeof households.fileAsOf>> {
  const file = await fileOf(ctx, query.kind, params.id)
  const kept = await keptVersions(ctx, file.id)
  const zone = await timeZoneOf(ctx, file.siteId)
  const endOf = (day: string): Date => new Date(midnightOf(dayAfter(day), zone).getTime() - 1)
  const on = query.on ?? dayIn(zone, ctx.now)
  const then = stateAt(file.facts, file.madeAt, kept, endOf(on))
  const other = query.with === undefined ? file.facts : stateAt(file.facts, file.madeAt, kept, endOf(query.with))
  return { on, existed: then !== null, facts: then ?? {}, people: await peopleOn(ctx, query.kind, file, on), differences: then === null || other === null ? [] : differences(then, other) }
}

async function peopleOn(ctx: Ctx, kind: Kind, file: File, on: string): Promise<Output<typeof households.fileAsOf>['people']> {
  const column = kind === 'person' ? sql`o.person_id = ${file.id}::uuid` : kind === 'unit' ? sql`o.unit_id = ${file.id}::uuid` : sql`o.unit_id = (select h.unit_id from household h where h.id = ${file.id}::uuid)`
  const { rows } = await sql<{ id: string; name: string; role: never; unit: string; from_on: string | null; until_on: string | null; site_id: string }>`
    select p.id, p.name, o.role, u.code as unit, o.from_on, o.until_on, o.site_id
    from occupancy o join person p on p.organization_id = o.organization_id and p.id = o.person_id join unit u on u.organization_id = o.organization_id and u.id = o.unit_id
    where ${column} and daterange(o.from_on, o.until_on, '[]') @> ${on}::date order by o.id limit 500`.execute(ctx.tx)
  return rows.filter((row) => ctx.actor.can('archives:read', row.site_id)).map((row) => ({ id: row.id, name: row.name, role: row.role, unit: row.unit, fromOn: row.from_on, untilOn: row.until_on }))
}

/** Versions of a person's file say what the file said: they go when the person's data are erased. */
export async function forgetVersions(ctx: Ctx, personId: string): Promise<void> {
  await ctx.tx.deleteFrom('archive_version').where('kind', '=', 'person').where('record_id', '=', personId).execute()
}
