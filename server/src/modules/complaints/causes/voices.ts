import type { redress } from '@guanjia/contract'
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { iso } from '../../../platform/time.ts'
import type { Tables } from '../../../tables.ts'
import { DAY, type Voice } from './rules.ts'

/** Who complains, of what: the part of a case by which it is compared with others. */
export interface About {
  site_id: string
  category_id: string | null
  unit_id: string | null
  person_id: string | null
}

/** A household is a unit, or the person where the unit is unknown; somebody unknown is none, and never counts. */
export function householdOf({ unit_id, person_id }: Pick<About, 'unit_id' | 'person_id'>): string | null {
  return unit_id ?? person_id
}

type CaseBuilder = ExpressionBuilder<Tables, 'service_case'>

/** Withdrawn and unfounded complaints say nothing; one that was merged into another is another voice on the same matter. */
function counts(e: CaseBuilder): Expression<SqlBool> {
  return e.or([e('service_case.status', 'not in', ['cancelled', 'invalid']), e('service_case.duplicate_of', 'is not', null)])
}

/** Complaints of one cause at a site within the days on both sides of a moment, by households that are known. */
export async function voicesOf(ctx: Ctx, about: About & { category_id: string }, at: Date, days: number): Promise<Voice[]> {
  const rows = await ctx.tx
    .selectFrom('service_case')
    .select(['id', 'registered_at', 'unit_id', 'person_id'])
    .where('site_id', '=', about.site_id)
    .where('category_id', '=', about.category_id)
    .where('kind', '=', 'complaint')
    .where('registered_at', '>=', new Date(at.getTime() - days * DAY))
    .where('registered_at', '<=', new Date(at.getTime() + days * DAY))
    .where((e) => counts(e))
    .orderBy('registered_at')
    .orderBy('id')
    .execute()
  return rows.flatMap((row) => {
    const household = householdOf(row)
    return household === null ? [] : [{ caseId: row.id, household, at: row.registered_at }]
  })
}

/** Earlier complaints of the same household on the same matter, the latest first. Without household or category there are none. */
export async function earlierOf(ctx: Ctx, about: About, caseId: string | null, at: Date, days: number): Promise<(redress.CaseLine & { at: Date })[]> {
  if (about.category_id === null || householdOf(about) === null) return []
  let select = ctx.tx
    .selectFrom('service_case')
    .select(['id', 'number', 'kind', 'status', 'title', 'registered_at'])
    .where('site_id', '=', about.site_id)
    .where('category_id', '=', about.category_id)
    .where('kind', '=', 'complaint')
    // A duplicate of the same household is the same complaint.
    .where('status', 'not in', ['cancelled', 'invalid'])
    .where('registered_at', '<=', at)
    .where('registered_at', '>=', new Date(at.getTime() - days * DAY))
  select = about.unit_id !== null ? select.where('unit_id', '=', about.unit_id) : select.where('unit_id', 'is', null).where('person_id', '=', about.person_id)
  if (caseId !== null) select = select.where('id', '<>', caseId)
  const rows = await select.orderBy('registered_at', 'desc').orderBy('id', 'desc').limit(50).execute()
  return rows.map((row) => ({ ...lineOf(row), at: row.registered_at }))
}

type LineRow = { id: string; number: string; kind: redress.CaseLine['kind']; status: redress.CaseLine['status']; title: string; registered_at: Date }
export function lineOf(row: LineRow): redress.CaseLine {
  return { id: row.id, number: row.number, kind: row.kind, status: row.status, title: row.title, registeredAt: iso(row.registered_at) }
}

/** Cases by id, as other records point at them. */
export async function linesById(ctx: Ctx, ids: readonly (string | null)[]): Promise<Map<string, redress.CaseLine>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.tx.selectFrom('service_case').select(['id', 'number', 'kind', 'status', 'title', 'registered_at']).where('id', 'in', wanted).execute()
  return new Map(rows.map((row) => [row.id, lineOf(row)]))
}

/** Whoever looks whether a complaint makes a group waits for whoever looks at the same cause: five at once see each other. */
export async function lockCause(ctx: Ctx, siteId: string, categoryId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`complaints:${siteId}:${categoryId}`}, 0))`.execute(ctx.tx)
}
