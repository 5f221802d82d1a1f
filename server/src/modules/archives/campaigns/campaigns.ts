import { sql, type Selectable } from 'kysely'
import { dataquality, households, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { cursorOf, countUpTo, readCursor, recordHappening } from '../../../platform/records/index.ts'
import { mustBePolite } from '../../language/index.ts'
import { siteById } from '../../organization/index.ts'
import { GOOD_FOR_MONTHS } from '../households/completeness.ts'
import { todayAt } from '../occupancy-rows.ts'
import type { CampaignTable } from '../tables-household.ts'
import { askHouseholds } from './ask.ts'

export type CampaignRow = Selectable<CampaignTable>

/** Campaigns of a site with how far they are, the newest first. */
export async function listCampaigns(ctx: Ctx, { query }: Input<typeof dataquality.listCampaigns>): Promise<Output<typeof dataquality.listCampaigns>> {
  ctx.actor.mustSee('archives:read', query.siteId)
  await siteById(ctx, query.siteId)
  const rows = await ctx.tx.selectFrom('campaign').selectAll().where('site_id', '=', query.siteId).orderBy('made_at', 'desc').limit(100).execute()
  return { items: await presentCampaigns(ctx, rows) }
}

/** Plans a campaign 征集 (HHD-015): whom to ask, for what, until when. Nobody hears of it before it starts. */
export async function createCampaign(ctx: Ctx, { body }: Input<typeof dataquality.createCampaign>): Promise<dataquality.Campaign> {
  ctx.actor.mustSee('archives:campaign', body.siteId)
  await siteById(ctx, body.siteId)
  if (body.endsOn < (await todayAt(ctx, body.siteId))) throw wrongField('rule_broken', '/endsOn', 'is over already')
  await mustBePolite(ctx, '/title', body.title, body.siteId)
  await mustBePolite(ctx, '/words', body.words, body.siteId)
  if (body.buildingIds.length > 0) {
    const known = await ctx.tx.selectFrom('building').select('id').where('site_id', '=', body.siteId).where('id', 'in', body.buildingIds).execute()
    if (known.length < new Set(body.buildingIds).size) throw wrongField('not_found', '/buildingIds', 'no such building at this site')
  }
  const row = await ctx.tx
    .insertInto('campaign')
    .values({
      organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: body.siteId, title: body.title, words: body.words, fields: [...new Set(body.fields)], types: [...new Set(body.types)], building_ids: [...new Set(body.buildingIds)], only_flagged: body.onlyFlagged,
      ends_on: body.endsOn, remind_every_days: body.remindEveryDays, made_by: ctx.actor.name, made_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/id', body.id ?? '')
  tell(ctx, row, 'created', null)
  return (await presentCampaigns(ctx, [row]))[0]!
}

/** Starts, reminds or ends. Locks first: two clicks on start ask every household once. Throws `action_not_allowed`. */
export async function actOnCampaign(ctx: Ctx, { params, body }: Input<typeof dataquality.actOnCampaign>): Promise<dataquality.Campaign> {
  const row = await ctx.tx.selectFrom('campaign').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('archives:campaign', row.site_id)
  const allowed = { draft: ['start', 'end'], running: ['remind', 'end'], ended: [] as string[] }[row.state]
  if (!allowed.includes(body.action)) throw new AppError('action_not_allowed', `It is ${row.state}`, undefined, { allowedActions: allowed })
  const today = await todayAt(ctx, row.site_id)
  if (body.action === 'start') {
    if (row.ends_on < today) throw wrongField('rule_broken', '/action', 'its last day is over')
    await choose(ctx, row, today)
    await write(ctx, row, { state: 'running', starts_on: today, reminded_at: ctx.now }, 'started')
    await askHouseholds(ctx, row, 'campaign.asked')
  } else if (body.action === 'remind') {
    await write(ctx, row, { reminded_at: ctx.now }, 'reminded')
    await askHouseholds(ctx, row, 'campaign.reminded')
  } else await endCampaign(ctx, row, today)
  const after = await ctx.tx.selectFrom('campaign').selectAll().where('id', '=', row.id).executeTakeFirstOrThrow()
  return (await presentCampaigns(ctx, [after]))[0]!
}

export async function endCampaign(ctx: Ctx, row: CampaignRow, today: string): Promise<void> {
  await write(ctx, row, { state: 'ended', starts_on: row.starts_on ?? today }, 'ended')
}

export async function write(ctx: Ctx, row: CampaignRow, set: Partial<CampaignRow>, action: string): Promise<void> {
  await ctx.tx.updateTable('campaign').set({ ...set, version: row.version + 1 }).where('id', '=', row.id).execute()
  tell(ctx, row, action, set.state ?? null)
}

/** Notes the households that are asked: of the chosen types and buildings, and, when it says so, only those with something stale or missing. */
async function choose(ctx: Ctx, row: CampaignRow, today: string): Promise<void> {
  await sql`
    insert into campaign_household (organization_id, campaign_id, household_id, unit_id)
    select q.organization_id, ${row.id}::uuid, q.id, q.unit_id from household_quality q
    where q.site_id = ${row.site_id}::uuid and (cardinality(${row.types}::text[]) = 0 or q.type = any (${row.types}::text[])) and (cardinality(${row.building_ids}::uuid[]) = 0 or q.building_id = any (${row.building_ids}::uuid[]))
      and (not ${row.only_flagged} or q.filled < ${households.FILE_FIELDS.length} or q.verified_on is null or q.verified_on <= (${today}::date - make_interval(months => ${GOOD_FOR_MONTHS}))::date)
    on conflict do nothing`.execute(ctx.tx)
}

function tell(ctx: Ctx, row: Pick<CampaignRow, 'id' | 'site_id' | 'state'>, action: string, to: string | null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'campaign', recordId: row.id, action, fromStatus: to === null ? null : row.state, toStatus: to })
  announceChange(ctx, { recordType: 'campaign', recordId: row.id, siteId: row.site_id, action })
}

async function presentCampaigns(ctx: Ctx, rows: CampaignRow[]): Promise<dataquality.Campaign[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const counts = await ctx.tx
    .selectFrom('campaign_household')
    .select(['campaign_id', sql<number>`count(*)::int`.as('asked'), sql<number>`count(*) filter (where is_reached)::int`.as('reached'), sql<number>`count(*) filter (where state = 'confirmed')::int`.as('confirmed'), sql<number>`count(*) filter (where state = 'corrected')::int`.as('corrected')])
    .where('campaign_id', 'in', ids)
    .groupBy('campaign_id')
    .execute()
  const waiting = await ctx.tx.selectFrom('data_correction').select(['campaign_id', sql<number>`count(*)::int`.as('count')]).where('campaign_id', 'in', ids).where('is_open', '=', true).groupBy('campaign_id').execute()
  return rows.map((row) => {
    const count = counts.find((one) => one.campaign_id === row.id) ?? { asked: 0, reached: 0, confirmed: 0, corrected: 0 }
    return {
      id: row.id, siteId: row.site_id, title: row.title, words: row.words, fields: row.fields, types: row.types, buildingIds: row.building_ids, onlyFlagged: row.only_flagged, state: row.state, startsOn: row.starts_on, endsOn: row.ends_on, remindEveryDays: row.remind_every_days,
      asked: count.asked, reached: count.reached, answered: count.confirmed + count.corrected, confirmed: count.confirmed, corrected: count.corrected, waiting: waiting.find((one) => one.campaign_id === row.id)?.count ?? 0,
      remindedAt: row.reminded_at?.toISOString() ?? null, version: row.version,
    }
  })
}

/** Who was asked and who has answered, by room. */
export async function campaignHouseholds(ctx: Ctx, { params, query }: Input<typeof dataquality.campaignHouseholds>): Promise<Output<typeof dataquality.campaignHouseholds>> {
  const campaign = await ctx.tx.selectFrom('campaign').select('site_id').where('id', '=', params.id).executeTakeFirst()
  if (!campaign) throw new AppError('not_found')
  ctx.actor.mustSee('archives:read', campaign.site_id)
  let select = ctx.tx
    .selectFrom('campaign_household')
    .innerJoin('unit', (join) => join.onRef('unit.organization_id', '=', 'campaign_household.organization_id').onRef('unit.id', '=', 'campaign_household.unit_id'))
    .leftJoin('household_quality', (join) => join.onRef('household_quality.organization_id', '=', 'campaign_household.organization_id').onRef('household_quality.id', '=', 'campaign_household.household_id'))
    .where('campaign_household.campaign_id', '=', params.id)
  if (query.filter.state?.length) select = select.where('campaign_household.state', 'in', query.filter.state)
  const total = query.cursor ? null : await countUpTo(ctx, select)
  if (query.cursor) {
    const [key, id] = readCursor(query.cursor, ['text', 'id'])
    select = select.where(sql<boolean>`(unit.sort_key, campaign_household.household_id) > (${String(key)}, ${String(id)}::uuid)`)
  }
  const rows = await select
    .select(['campaign_household.household_id', 'campaign_household.state', 'campaign_household.is_reached', 'campaign_household.reminders', 'campaign_household.answered_at', 'unit.id as unit_id', 'unit.code', 'unit.sort_key', 'household_quality.main_id', 'household_quality.main_name'])
    .orderBy('unit.sort_key')
    .orderBy('campaign_household.household_id')
    .limit(query.limit + 1)
    .execute()
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => ({ householdId: row.household_id, unit: { id: row.unit_id, code: row.code }, main: row.main_id === null || row.main_name === null ? null : { id: row.main_id, name: row.main_name }, state: row.state, isReached: row.is_reached, reminders: row.reminders, answeredAt: row.answered_at?.toISOString() ?? null })),
    nextCursor: rows.length > query.limit && last ? cursorOf([last.sort_key, last.household_id]) : null, total,
  }
}
