import { sql } from 'kysely'
import type { energy, Input, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { changesBetween, countSql, likeText, mustBeCurrent, pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import { column, everyPage, sheetOf } from '../../platform/records/list-export.ts'
import { dayIn } from '../../platform/time.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { mayWriteAt } from './subjects.ts'
import type { EnergyTables } from './tables.ts'

type Campaign = energy.EnergyCampaign
type Row = Omit<EnergyTables['energy_campaign'], 'version'> & { version: number }
type Facts = Pick<Input<typeof energy.createEnergyCampaign>['body'], 'title' | 'from' | 'to' | 'text' | 'participants' | 'result'>

const stateOn = (row: Row, today: string): Campaign['state'] => (today < row.from_on ? 'to_come' : today > row.to_on ? 'over' : 'running')
const present = (row: Row, today: string): Campaign => ({ id: row.id, siteId: row.site_id, title: row.title, from: row.from_on, to: row.to_on, text: row.text, participants: row.participants, result: row.result, state: stateOn(row, today), version: row.version })
const columnsOf = ({ title, from, to, text, participants, result }: Facts) => ({ title, from_on: from, to_on: to, text, participants, result })

/** Environment campaigns of a site (ENE-003), the newest first. */
export async function listEnergyCampaigns(ctx: Ctx, { query }: Pick<Input<typeof energy.listEnergyCampaigns>, 'query'>): Promise<Output<typeof energy.listEnergyCampaigns>> {
  const { siteId, limit, cursor, filter } = query
  ctx.actor.mustSee('energy:read', siteId)
  const today = dayIn((await siteById(ctx, siteId)).timeZone, ctx.now)
  const like = filter.q?.trim() ? `%${likeText(filter.q.trim())}%` : null
  const each = { to_come: sql`from_on > ${today}`, running: sql`${today}::date between from_on and to_on`, over: sql`to_on < ${today}` }
  const ofStates = filter.state?.length ? sql`and (${sql.join(filter.state.map((state) => each[state]), sql` or `)})` : sql``
  const where = sql`site_id = ${siteId} ${like === null ? sql`` : sql`and (title ilike ${like} or text ilike ${like})`} ${ofStates}`
  const [from, id] = cursor === undefined ? [] : readCursor(cursor, ['instant', 'id'])
  const { rows } = await sql<Row>`select * from energy_campaign where ${where} ${cursor === undefined ? sql`` : sql`and (from_on, id) < (${from}::date, ${id}::uuid)`} order by from_on desc, id desc limit ${limit + 1}`.execute(ctx.tx)
  return pageOf(rows, limit, (row) => [row.from_on, row.id], (row) => present(row, today), query.total ? await countSql(ctx, sql`from energy_campaign where ${where}`) : null)
}

async function shown(ctx: Ctx, id: string): Promise<Campaign> {
  const row = await ctx.tx.selectFrom('energy_campaign').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return present(row, dayIn(await timeZoneOf(ctx, row.site_id), ctx.now))
}

function mustFit({ from, to, participants }: Facts, today: string): void {
  if (to < from) throw wrongField('rule_broken', '/to', 'must not lie before its beginning')
  if (participants !== null && from > today) throw wrongField('rule_broken', '/participants', 'nobody took part before it began')
}

/** A retry with the id of the first try gets what that made. */
export async function createEnergyCampaign(ctx: Ctx, { body }: Input<typeof energy.createEnergyCampaign>): Promise<Campaign> {
  const { timeZone } = await mayWriteAt(ctx, body.siteId)
  mustFit(body, dayIn(timeZone, ctx.now))
  const id = body.id ?? newId()
  const inserted = await ctx.tx.insertInto('energy_campaign').values({ organization_id: ctx.organizationId, id, site_id: body.siteId, ...columnsOf(body), updated_at: ctx.now }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) {
    if (!(await ctx.tx.selectFrom('energy_campaign').select('id').where('id', '=', id).where('site_id', '=', body.siteId).executeTakeFirst())) throw wrongField('already_exists', '/id', 'a campaign with this id exists')
    return shown(ctx, id)
  }
  recordHappening(ctx, { siteId: body.siteId, recordType: 'energy_campaign', recordId: id, action: 'created', note: body.title })
  announceChange(ctx, { recordType: 'energy_campaign', recordId: id, siteId: body.siteId, action: 'created' })
  return shown(ctx, id)
}

export async function changeEnergyCampaign(ctx: Ctx, { params, body }: Input<typeof energy.changeEnergyCampaign>): Promise<Campaign> {
  const row = await ctx.tx.selectFrom('energy_campaign').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  const { timeZone } = await mayWriteAt(ctx, row.site_id)
  await mustBeCurrent(row.version, body.version, () => shown(ctx, row.id))
  mustFit(body, dayIn(timeZone, ctx.now))
  const after = columnsOf(body)
  await ctx.tx.updateTable('energy_campaign').set({ ...after, version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'energy_campaign', recordId: row.id, action: 'changed', changes: changesBetween({ ...row }, after) })
  announceChange(ctx, { recordType: 'energy_campaign', recordId: row.id, siteId: row.site_id, action: 'changed' })
  return shown(ctx, row.id)
}

export async function planCampaignExport(ctx: Ctx, { siteId, filter }: Pick<Input<typeof energy.exportEnergyCampaigns>['query'], 'siteId' | 'filter'>): Promise<ExportPlan> {
  const items = everyPage((paging) => listEnergyCampaigns(ctx, { query: { siteId, filter, ...paging } }))
  return sheetOf<Campaign>(ctx, { 'zh-CN': '环保活动', 'zh-TW': '環保活動', en: 'Environment campaigns' }, await timeZoneOf(ctx, siteId), [
    column('title', 'text', 28, ['活动', '活動', 'Campaign'], (one) => one.title),
    column('from', 'text', 12, ['开始', '開始', 'From'], (one) => one.from),
    column('to', 'text', 12, ['结束', '結束', 'To'], (one) => one.to),
    column('state', 'text', 10, ['状态', '狀態', 'State'], (one, locale) => labelOf(locale, 'campaignPeriod', one.state)),
    column('text', 'text', 40, ['内容', '內容', 'Content'], (one) => one.text),
    column('participants', 'number', 12, ['参加人数', '參加人數', 'Participants'], (one) => one.participants),
    column('result', 'text', 40, ['成效', '成效', 'Result'], (one) => one.result),
  ], items)
}
