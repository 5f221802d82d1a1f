import { sql, type SelectQueryBuilder } from 'kysely'
import { dataquality, households, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { countUpTo, cursorOf, readCursor } from '../../../platform/records/index.ts'
import type { Tables } from '../../../tables.ts'
import { siteById } from '../../organization/index.ts'
import { GOOD_FOR_MONTHS } from '../households/completeness.ts'
import { likelyDuplicates } from '../merge/duplicates.ts'
import { todayAt } from '../occupancy-rows.ts'
import type { QualityView } from '../tables-household.ts'

type Select = SelectQueryBuilder<Tables, 'household_quality', object>
type Filter = Input<typeof dataquality.qualityList>['query']['filter']

/** Checked before this day is checked too long ago. */
const staleBefore = (today: string): ReturnType<typeof sql<string>> => sql`(${today}::date - make_interval(months => ${GOOD_FOR_MONTHS}))::date`

/** How good the files of a site are (HHD-016, HHD-021). Nothing is kept: every figure is counted from the files when it is asked for. */
export async function qualityReport(ctx: Ctx, { query }: Input<typeof dataquality.qualityReport>): Promise<Output<typeof dataquality.qualityReport>> {
  const { siteId } = query
  ctx.actor.mustSee('archives:read', siteId)
  await siteById(ctx, siteId)
  const today = await todayAt(ctx, siteId)
  const doubles = await likelyDuplicates(ctx, siteId)
  const field = (name: households.FileField): ReturnType<typeof sql<number>> => sql<number>`count(*) filter (where not ${sql.ref(`has_${name}`)})::int`
  const of = sql<number>`count(*)::int`
  const row = await ctx.tx
    .selectFrom('household_quality')
    .select([of.as('households'), sql<string | null>`avg(filled)`.as('filled'), sql<number>`count(*) filter (where filled < ${households.FILE_FIELDS.length})::int`.as('incomplete')])
    .select([sql<number>`count(*) filter (where has_area_mismatch)::int`.as('mismatch'), sql<number>`count(*) filter (where verified_on is null or verified_on <= ${staleBefore(today)})::int`.as('stale')])
    .select([sql<number>`count(*) filter (where unit_id in (select o.unit_id from occupancy o where o.person_id = any (${doubles.personIds}::uuid[])))::int`.as('duplicate')])
    .select(households.FILE_FIELDS.map((name) => field(name).as(`no_${name}`)))
    .where('site_id', '=', siteId)
    .executeTakeFirstOrThrow()
  const types = await ctx.tx.selectFrom('household').select(['type', of.as('count')]).where('site_id', '=', siteId).where('closed_on', 'is', null).groupBy('type').orderBy('type').execute()
  const waiting = await ctx.tx.selectFrom('data_correction').select(of.as('count')).where('site_id', '=', siteId).where('is_open', '=', true).executeTakeFirstOrThrow()
  const observed = await ctx.tx.selectFrom('observation').select(of.as('count')).where('site_id', '=', siteId).where('state', '=', 'waiting').executeTakeFirstOrThrow()
  const missing = row as unknown as Record<`no_${households.FileField}`, number>
  return {
    households: row.households,
    // Without a household there is no share, not a share of nothing.
    completeness: row.filled === null ? null : Math.round((Number(row.filled) / households.FILE_FIELDS.length) * 1000) / 1000,
    flags: [
      { flag: 'incomplete', count: row.incomplete }, { flag: 'missing_contact', count: missing.no_phone }, { flag: 'area_mismatch', count: row.mismatch }, { flag: 'stale', count: row.stale }, { flag: 'duplicate', count: row.duplicate },
    ],
    missing: households.FILE_FIELDS.map((name) => ({ field: name, count: missing[`no_${name}`] })),
    verifiedWithinYear: row.households - row.stale, types, duplicatePairs: doubles.pairs, waitingCorrections: waiting.count, waitingObservations: observed.count,
  }
}

/** Open households of a site, through a filter of the report. */
export async function filteredQuality(ctx: Ctx, siteId: string, filter: Filter): Promise<{ select: Select; today: string; doubles: string[] }> {
  ctx.actor.mustSee('archives:read', siteId)
  await siteById(ctx, siteId)
  const today = await todayAt(ctx, siteId)
  const doubles = (await likelyDuplicates(ctx, siteId)).personIds
  let select: Select = ctx.tx.selectFrom('household_quality').where('site_id', '=', siteId)
  if (filter.type?.length) select = select.where('type', 'in', filter.type)
  if (filter.buildingId) select = select.where('building_id', '=', filter.buildingId)
  for (const name of filter.missing ?? []) select = select.where(`has_${name}`, '=', false)
  for (const flag of filter.flag ?? []) {
    if (flag === 'incomplete') select = select.where('filled', '<', households.FILE_FIELDS.length)
    if (flag === 'missing_contact') select = select.where('has_phone', '=', false)
    if (flag === 'area_mismatch') select = select.where('has_area_mismatch', '=', true)
    if (flag === 'stale') select = select.where((e) => e.or([e('verified_on', 'is', null), e('verified_on', '<=', staleBefore(today))]))
    if (flag === 'duplicate') select = select.where(holdsOneOf(doubles))
  }
  return { select, today, doubles }
}

const holdsOneOf = (personIds: readonly string[]): ReturnType<typeof sql<boolean>> => sql`unit_id in (select o.unit_id from occupancy o where o.person_id = any (${[...personIds]}::uuid[]))`

type Row = QualityView & { is_stale: boolean; is_duplicate: boolean }

export function rowsOf(select: Select, today: string, doubles: readonly string[]): SelectQueryBuilder<Tables, 'household_quality', Row> {
  return select.selectAll().select([sql<boolean>`verified_on is null or verified_on <= ${staleBefore(today)}`.as('is_stale'), holdsOneOf(doubles).as('is_duplicate')]) as unknown as SelectQueryBuilder<Tables, 'household_quality', Row>
}

/** The households behind a figure, by room. */
export async function qualityList(ctx: Ctx, { query }: Input<typeof dataquality.qualityList>): Promise<Output<typeof dataquality.qualityList>> {
  const { select, today, doubles } = await filteredQuality(ctx, query.siteId, query.filter)
  let paged = select
  if (query.cursor) {
    const [key, id] = readCursor(query.cursor, ['text', 'id'])
    paged = paged.where(sql<boolean>`(sort_key, id) > (${String(key)}, ${String(id)}::uuid)`)
  }
  const rows = await rowsOf(paged, today, doubles).orderBy('sort_key').orderBy('id').limit(query.limit + 1).execute()
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return { items: page.map(presentRow), nextCursor: rows.length > query.limit && last ? cursorOf([last.sort_key, last.id]) : null, total: query.cursor ? null : await countUpTo(ctx, select) }
}

export function presentRow(row: Row): dataquality.QualityRow {
  const missing = households.FILE_FIELDS.filter((name) => !row[`has_${name}`])
  const flags: [dataquality.QualityRow['flags'][number], boolean][] = [['incomplete', missing.length > 0], ['missing_contact', !row.has_phone], ['area_mismatch', row.has_area_mismatch], ['stale', row.is_stale], ['duplicate', row.is_duplicate]]
  return {
    householdId: row.id, unit: { id: row.unit_id, code: row.code }, number: row.number, type: row.type, main: row.main_id === null ? null : { id: row.main_id, name: row.main_name ?? '' }, filled: row.filled, fields: households.FILE_FIELDS.length, missing,
    lastVerifiedOn: row.verified_on, flags: flags.filter(([, is]) => is).map(([flag]) => flag),
  }
}
