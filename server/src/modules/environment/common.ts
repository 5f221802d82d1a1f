import { sql } from 'kysely'
import type { Ref } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { dayNumber, nextNumber } from '../../platform/records/index.ts'
import { dayIn } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import { employeeNames } from '../people/index.ts'
import { mustBeAt, presentOne, type RecordTable, type Register, type Row } from '../registers/index.ts'

/** Where something is: an area of the registers, whose name stands for the place, or a place in words. Throws naming the field. */
export async function whereOf(ctx: Ctx, siteId: string, { areaId, place }: { areaId: string | null; place: string }): Promise<{ area_id: string | null; place: string }> {
  await mustBeAt(ctx, 'common_area', siteId, areaId, '/areaId')
  if (place !== '') return { area_id: areaId, place }
  if (areaId === null) throw wrongField('rule_broken', '/place', 'say where')
  const { name } = await ctx.tx.selectFrom('common_area').select('name').where('id', '=', areaId).executeTakeFirstOrThrow()
  return { area_id: areaId, place: name }
}

/** Only a colleague works: keys of other systems and residents do not. */
export function mustBeColleague(ctx: Ctx): string {
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only a colleague does this')
  return ctx.actor.employeeId
}

/** `BJ-20261130-0001`, by the site's day. */
export async function numberOf(ctx: Ctx, siteId: string, prefix: string, series: string): Promise<string> {
  const day = dayIn(await timeZoneOf(ctx, siteId), ctx.now)
  return dayNumber(prefix, day, await nextNumber(ctx, siteId, `${series}-${day}`))
}

/** Colleagues as they are shown. */
export async function peopleOf(ctx: Ctx, ids: readonly (string | null)[]): Promise<{ one: (id: string) => Ref; maybe: (id: string | null) => Ref | null }> {
  const names = await employeeNames(ctx, ids)
  const one = (id: string): Ref => ({ id, name: names.get(id) ?? '' })
  return { one, maybe: (id) => (id === null ? null : one(id)) }
}

/**
 * What was sent already, by a phone that did not hear the answer: the record of this id. Of two who send one id at once the second waits here and finds
 * what the first made. Throws `already_exists` for one of another site.
 */
export async function sentAlready<T extends RecordTable, S>(ctx: Ctx, register: Register<T, S>, siteId: string, id: string | undefined): Promise<S | null> {
  if (id === undefined) return null
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${register.table}:${id}`])
  const [known] = (await sql<Row<T>>`select * from ${sql.table(register.table)} where id = ${id}`.execute(ctx.tx)).rows
  if (!known) return null
  if (known.site_id !== siteId) throw wrongField('already_exists', '/id', 'a record with this id exists')
  return presentOne(ctx, register, known)
}
