import { standards, type Input, type Output, type TimelineEntry } from '@guanjia/contract'
import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, filesOfRecord } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { dayNumber, mustBeCurrent, nextNumber, pageOf, readCursor, readTimeline, recordHappening } from '../../platform/records/index.ts'
import { dayIn, iso } from '../../platform/time.ts'
import type { Tables } from '../../tables.ts'
import { siteById } from '../organization/index.ts'
import { accountIdsOf, employeeNames, rolesAt } from '../people/index.ts'
import { itemsOfVersion, standardInForce } from '../standards/index.ts'
import { areaOfRound } from './actions/six-s.ts'
import { answered } from './answers.ts'
import { dimensionsOf, isRedLineCrossed, meritOf, scoreOf } from './score.ts'
import type { ServiceCheckTable } from './tables.ts'
import { trainAfterCheck } from './training-needs.ts'

export type CheckRow = Selectable<ServiceCheckTable>
export type CheckFilter = Input<typeof standards.listChecks>['query']['filter']
type Answer = { itemId: string; value: number | null; note: string }

/**
 * Scores a colleague or a place by the standard in force (ETQ-001). The colleague is told, sees every answer, and may say something to it.
 * Throws `check.own`, `not_found`, `rule_broken` naming the field, `already_exists`.
 */
export async function createCheck(ctx: Ctx, { body }: Input<typeof standards.createCheck>): Promise<standards.CheckDetails> {
  ctx.actor.mustSee('checks:score', body.siteId)
  const site = await siteById(ctx, body.siteId)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only a colleague checks')
  const area = await areaOfRound(ctx, body.siteId, body.occasion, body.areaId)
  const place = area ?? body.place
  if ((body.employeeId === null) === (place === '')) throw wrongField('rule_broken', '/employeeId', 'either a colleague or a place is looked at')
  if (body.employeeId === ctx.actor.employeeId) throw new AppError('check.own')
  if (body.employeeId !== null && (await rolesAt(ctx, body.employeeId, body.siteId)).length === 0) throw wrongField('not_found', '/employeeId', 'no such colleague at this site')
  const standard = await standardInForce(ctx, body.standardId)
  if (!standard) throw wrongField('not_found', '/standardId', 'no standard in force')
  if (standard.row.state !== 'published') throw wrongField('rule_broken', '/standardId', 'the standard is withdrawn')
  if (standard.row.kind === 'guideline') throw wrongField('rule_broken', '/standardId', 'a guideline is read, never scored')
  const answers = answered(standard.items, body.answers)
  const today = dayIn(site.timeZone, ctx.now)
  const score = scoreOf(answers)
  const row: CheckRow = {
    organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: body.siteId, occasion: body.occasion, number: dayNumber('Q', today, await nextNumber(ctx, body.siteId, `service_check-${today}`)), standard_id: standard.row.id, standard_number: standard.row.current_version!,
    employee_id: body.employeeId, place, area_id: body.areaId, answers: body.answers, score: score === null ? null : String(score), dimensions: dimensionsOf(answers), has_red_line: answers.some(isRedLineCrossed), comment: body.comment, checked_by: ctx.actor.employeeId, checked_at: ctx.now,
    acknowledged_at: null, reply: '', version: 1,
  }
  const inserted = await ctx.tx.insertInto('service_check').values({ ...row, answers: sql`${JSON.stringify(row.answers)}::jsonb`, dimensions: sql`${JSON.stringify(row.dimensions)}::jsonb` }).onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing()).executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/id', 'a check with this id exists')
  await attachFiles(ctx, { type: 'service_check', id: row.id }, body.fileIds)
  recordHappening(ctx, { siteId: row.site_id, recordType: 'service_check', recordId: row.id, action: 'checked', note: body.comment || null, fileIds: body.fileIds })
  announceChange(ctx, { recordType: 'service_check', recordId: row.id, siteId: row.site_id, action: 'checked' })
  await trainAfterCheck(ctx, row, standard.row.name)
  if (row.employee_id !== null)
    sendMessage(ctx, { accountIds: await accountIdsOf(ctx, [row.employee_id]), template: 'check.yours', params: { number: row.number, standard: standard.row.name, score: score === null ? '—' : score }, level: row.has_red_line ? 'warning' : 'info', record: { type: 'service_check', id: row.id } })
  return presentCheck(ctx, row)
}

/** Own checks for everybody; all of a site for those who score. */
async function filteredChecks(ctx: Ctx, siteId: string, filter: CheckFilter): Promise<SelectQueryBuilder<Tables, 'service_check', object>> {
  ctx.actor.mustSee('standards:read', siteId)
  await siteById(ctx, siteId)
  let select: SelectQueryBuilder<Tables, 'service_check', object> = ctx.tx.selectFrom('service_check').where('service_check.site_id', '=', siteId)
  const isOwnOnly = filter.mine === true || !ctx.actor.can('checks:score', siteId)
  if (isOwnOnly) select = select.where('employee_id', '=', ctx.actor.employeeId ?? '00000000-0000-0000-0000-000000000000')
  if (filter.employeeId) select = select.where('employee_id', '=', filter.employeeId)
  if (filter.areaId) select = select.where('area_id', '=', filter.areaId)
  if (filter.occasion?.length) select = select.where('occasion', 'in', filter.occasion)
  if (filter.standardId) select = select.where('standard_id', '=', filter.standardId)
  if (filter.scene?.length) {
    const scenes = filter.scene
    select = select.where((e) => e('standard_id', 'in', e.selectFrom('service_standard').select('service_standard.id').where('scene', 'in', scenes)))
  }
  if (filter.redLine !== undefined) select = select.where('has_red_line', '=', filter.redLine)
  if (filter.from) select = select.where('checked_at', '>=', new Date(filter.from))
  if (filter.to) select = select.where('checked_at', '<', new Date(filter.to))
  return select
}

export async function listChecks(ctx: Ctx, { query }: Input<typeof standards.listChecks>): Promise<Output<typeof standards.listChecks>> {
  let select = (await filteredChecks(ctx, query.siteId, query.filter)).selectAll()
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(checked_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('checked_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const presented = new Map((await presentAll(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.checked_at, row.id], (row) => presented.get(row.id)!)
}

export async function presentAll(ctx: Ctx, rows: readonly CheckRow[]): Promise<standards.ServiceCheck[]> {
  if (rows.length === 0) return []
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.employee_id, row.checked_by]))
  const sheets = new Map((await ctx.tx.selectFrom('service_standard').select(['id', 'name', 'scene']).where('id', 'in', rows.map((row) => row.standard_id)).execute()).map((row) => [row.id, row]))
  return rows.map((row) => ({
    id: row.id, number: row.number, siteId: row.site_id, occasion: row.occasion, standard: { id: row.standard_id, name: sheets.get(row.standard_id)!.name, number: row.standard_number, scene: sheets.get(row.standard_id)!.scene! }, employee: row.employee_id === null ? null : { id: row.employee_id, name: names.get(row.employee_id) ?? '' },
    place: row.place, areaId: row.area_id, score: row.score === null ? null : Number(row.score), hasRedLine: row.has_red_line, checkedBy: { id: row.checked_by, name: names.get(row.checked_by) ?? '' }, checkedAt: iso(row.checked_at), acknowledgedAt: iso(row.acknowledged_at), version: row.version,
  }))
}

/** A check that the actor may see: their own, or any of a site at which they score. Throws `not_found`. */
export function mustSeeCheck(ctx: Ctx, row: CheckRow | undefined): asserts row is CheckRow {
  const isOwn = row !== undefined && row.employee_id !== null && row.employee_id === ctx.actor.employeeId
  if (!row || (!isOwn && !ctx.actor.can('checks:score', row.site_id))) throw new AppError('not_found')
}

async function presentCheck(ctx: Ctx, row: CheckRow): Promise<standards.CheckDetails> {
  const [summary] = await presentAll(ctx, [row])
  const items = await itemsOfVersion(ctx, row.standard_id, row.standard_number)
  const answers = new Map((row.answers as Answer[]).map((answer) => [answer.itemId, answer]))
  const dimensions = row.dimensions as Record<string, number | null>
  return {
    ...summary!, comment: row.comment, reply: row.reply, files: (await filesOfRecord(ctx, row.id)).map(({ file }) => file), mayAcknowledge: row.employee_id !== null && row.employee_id === ctx.actor.employeeId && row.acknowledged_at === null,
    dimensions: [...new Set(items.map(({ dimension }) => dimension).filter(Boolean))].map((name) => ({ name, score: dimensions[name] ?? null })),
    answers: items.map((item) => {
      const { value = null, note = '' } = answers.get(item.id) ?? {}
      const merit = meritOf({ item, value })
      return { ...item, value, note, isMet: merit === null ? null : merit >= 0.5 }
    }),
  }
}

export async function getCheck(ctx: Ctx, { params }: Input<typeof standards.getCheck>): Promise<standards.CheckDetails> {
  const row = await ctx.tx.selectFrom('service_check').selectAll().where('id', '=', params.id).executeTakeFirst()
  mustSeeCheck(ctx, row)
  return presentCheck(ctx, row)
}

export async function checkTimeline(ctx: Ctx, { params }: Input<typeof standards.checkTimeline>): Promise<{ items: TimelineEntry[] }> {
  const row = await ctx.tx.selectFrom('service_check').selectAll().where('id', '=', params.id).executeTakeFirst()
  mustSeeCheck(ctx, row)
  return { items: await readTimeline(ctx, row.id) }
}

/** The colleague has seen the score, and may say something to it, once. Throws `not_permitted`, `action_not_allowed`. */
export async function acknowledgeCheck(ctx: Ctx, { params, body }: Input<typeof standards.acknowledgeCheck>): Promise<standards.CheckDetails> {
  const row = await ctx.tx.selectFrom('service_check').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  mustSeeCheck(ctx, row)
  await mustBeCurrent(row.version, body.version, () => presentCheck(ctx, row))
  if (row.employee_id === null || row.employee_id !== ctx.actor.employeeId) throw new AppError('not_permitted', 'Only who was scored acknowledges it')
  if (row.acknowledged_at !== null) throw new AppError('action_not_allowed', 'It was acknowledged before')
  const after = { ...row, acknowledged_at: ctx.now, reply: body.reply, version: row.version + 1 }
  await ctx.tx.updateTable('service_check').set({ acknowledged_at: ctx.now, reply: body.reply, version: after.version }).where('id', '=', row.id).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'service_check', recordId: row.id, action: 'acknowledged', note: body.reply || null })
  announceChange(ctx, { recordType: 'service_check', recordId: row.id, siteId: row.site_id, action: 'acknowledged' })
  return presentCheck(ctx, after)
}

messageTemplate('check.yours', {
  'zh-CN': { title: '服务检查 {number}', body: '《{standard}》得分 {score}，请查看明细，可填写说明。' },
  'zh-TW': { title: '服務檢查 {number}', body: '《{standard}》得分 {score}，請查看明細，可填寫說明。' },
  en: { title: 'Service check {number}', body: '{standard}: score {score}. See the details and say something to it if you like.' },
})
