import { sql } from 'kysely'
import type { environment, Input, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { attachFiles, filesOfRecords } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { effectiveTime } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { makeFinding } from '../inspections/index.ts'
import { accountOfEmployee, accountsWithRole, worksAt } from '../people/index.ts'
import { addRow, contains, equals, listRecords, mustBeAbleToAdd, namesFor, presentOne, visibleRow, within, type Condition, type Register, type Row } from '../registers/index.ts'
import { mustBeColleague, numberOf, peopleOf, sentAlready, whereOf } from './common.ts'
import { cleaningChecked } from './events.ts'
import { scoreOf } from './score.ts'
import { settingsOf, weightsOf } from './settings.ts'

type CleanCheck = environment.CleanCheck

export const CHECKS: Register<'clean_check', CleanCheck> = {
  table: 'clean_check',
  kind: 'clean_check',
  read: 'environment:read',
  write: 'environment:write',
  order: { by: sql`t.checked_at`, type: 'timestamptz', isNewestFirst: true },
  clash: '/id',
  present,
  sheet: {
    name: ['保洁检查', '清潔檢查', 'Cleaning checks'],
    columns: [
      { key: 'number', kind: 'text', width: 18, title: ['编号', '編號', 'Number'], value: (one) => one.number },
      { key: 'checkedAt', kind: 'datetime', width: 18, title: ['检查时间', '檢查時間', 'Checked'], value: (one) => new Date(one.checkedAt) },
      { key: 'place', kind: 'text', width: 24, title: ['位置', '位置', 'Place'], value: (one) => one.place },
      { key: 'by', kind: 'text', width: 12, title: ['检查人', '檢查人', 'By'], value: (one) => one.by.name },
      { key: 'cleaner', kind: 'text', width: 12, title: ['保洁员', '清潔人員', 'Cleaner'], value: (one) => one.cleaner?.name ?? '' },
      { key: 'score', kind: 'number', width: 8, title: ['得分', '得分', 'Score'], value: (one) => one.score },
      { key: 'passMark', kind: 'number', width: 8, title: ['合格线', '合格線', 'Pass mark'], value: (one) => one.passMark },
      { key: 'deductions', kind: 'text', width: 40, title: ['扣分', '扣分', 'Deductions'], value: (one, locale) => one.deductions.map(({ surface, points, what }) => `${labelOf(locale, 'surface', surface)} -${points} ${what}`).join('；') },
      { key: 'finding', kind: 'text', width: 18, title: ['整改', '整改', 'Put right'], value: (one) => one.finding?.number ?? '' },
      { key: 'findingState', kind: 'text', width: 10, title: ['整改状态', '整改狀態', 'State'], value: (one, locale) => (one.finding === null ? '' : labelOf(locale, 'findingState', one.finding.state)) },
    ],
  },
}

async function present(ctx: Ctx, rows: Row<'clean_check'>[]): Promise<CleanCheck[]> {
  if (rows.length === 0) return []
  const people = await peopleOf(ctx, rows.flatMap((row) => [row.checked_by, row.cleaner_id]))
  const names = await namesFor(ctx, rows)
  const files = await filesOfRecords(ctx, rows.map(({ id }) => id))
  const findingIds = rows.flatMap((row) => row.finding_id ?? [])
  const findings = new Map(findingIds.length === 0 ? [] : (await ctx.tx.selectFrom('finding').select(['id', 'number', 'state']).where('id', 'in', findingIds).execute()).map((one) => [one.id, one]))
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, number: row.number, area: names.area(row.area_id), place: row.place, checkedAt: iso(row.checked_at), by: people.one(row.checked_by), cleaner: people.maybe(row.cleaner_id), weights: row.weights as CleanCheck['weights'], deductions: row.deductions as CleanCheck['deductions'],
    score: row.score, passMark: row.pass_mark, isPassed: row.score >= row.pass_mark, finding: row.finding_id === null ? null : (findings.get(row.finding_id) ?? null), note: row.note, photos: (files.get(row.id) ?? []).map(({ file }) => file), version: row.version,
  }))
}

export function checkConditions(filter: Input<typeof environment.listCleanChecks>['query']['filter']): Condition[] {
  return [
    ...contains(filter.q, ['number', 'place', 'note']), ...equals('area_id', filter.areaId),
    ...(filter.passed === undefined ? [] : [sql`(t.score >= t.pass_mark) = ${filter.passed}`]),
    ...(filter.open === undefined ? [] : [sql`exists (select from finding f where f.organization_id = t.organization_id and f.id = t.finding_id and f.state not in ('closed', 'dropped')) = ${filter.open}`]),
    ...within('checked_at', filter.from, filter.to),
  ]
}

export function listCleanChecks(ctx: Ctx, { query }: Input<typeof environment.listCleanChecks>): Promise<Output<typeof environment.listCleanChecks>> {
  return listRecords(ctx, CHECKS, query, checkConditions(query.filter))
}

export async function getCleanCheck(ctx: Ctx, { params }: Input<typeof environment.getCleanCheck>): Promise<CleanCheck> {
  return presentOne(ctx, CHECKS, await visibleRow(ctx, CHECKS, params.id))
}

/**
 * A check of an area (ENV-004). One that fails wants a picture, and asks the cleaning team to put it right: a finding of inspections, which
 * somebody looks at again before it is closed (ENV-013). A retry with the id of the first try gets what that made.
 */
export async function createCleanCheck(ctx: Ctx, { body }: Input<typeof environment.createCleanCheck>): Promise<CleanCheck> {
  const { siteId } = body
  await mustBeAbleToAdd(ctx, CHECKS, siteId)
  const me = mustBeColleague(ctx)
  const known = await sentAlready(ctx, CHECKS, siteId, body.id)
  if (known) return known
  if (body.cleanerId !== null && !(await worksAt(ctx, body.cleanerId, siteId, 'environment:work'))) throw wrongField('rule_broken', '/cleanerId', 'does not clean at this site')
  const settings = await settingsOf(ctx, siteId)
  const weights = weightsOf(settings)
  const score = scoreOf(weights, body.deductions)
  const isPassed = score >= settings.pass_mark
  if (!isPassed && body.photoIds.length === 0) throw wrongField('rule_broken', '/photoIds', 'a check that fails wants a picture')
  const where = await whereOf(ctx, siteId, body)
  const at = effectiveTime(body.at, ctx.now, new Date(0))
  const number = await numberOf(ctx, siteId, 'BJ', 'clean_check')
  const findingId = isPassed ? null : newId()
  if (findingId !== null) {
    const description = `${number}：${body.deductions.map(({ what }) => what).join('；')}`.slice(0, 1000)
    await makeFinding(ctx, { id: findingId, site_id: siteId, place: where.place, description, severity: 'normal', way: 'rectification', found_at: at, photoIds: body.photoIds, pointer: '' })
  }
  const { row } = await addRow(ctx, CHECKS, siteId, body.id, {
    number, ...where, checked_at: at, checked_by: me, cleaner_id: body.cleanerId, weights: sql`${JSON.stringify(weights)}::jsonb`, deductions: sql`${JSON.stringify(body.deductions)}::jsonb`, score, pass_mark: settings.pass_mark, finding_id: findingId, note: body.note,
  }, 'checked')
  await attachFiles(ctx, { type: 'clean_check', id: row.id }, body.photoIds, '', '/photoIds')
  if (!isPassed) await tellTeam(ctx, row)
  ctx.publish(cleaningChecked, { siteId, checkId: row.id, areaId: row.area_id, at: at.toISOString(), score, isPassed })
  return presentOne(ctx, CHECKS, row)
}

/** Whoever cleans there, and whoever supervises the cleaning. */
async function tellTeam(ctx: Ctx, row: Row<'clean_check'>): Promise<void> {
  const cleaner = row.cleaner_id === null ? null : await accountOfEmployee(ctx, row.cleaner_id)
  const supervisors = await accountsWithRole(ctx, 'supervisor', row.site_id)
  sendMessage(ctx, { accountIds: [...new Set([...(cleaner ? [cleaner] : []), ...supervisors.map(({ accountId }) => accountId)])], template: 'environment.check_failed', level: 'warning', params: { number: row.number, place: row.place, score: row.score }, record: { type: 'clean_check', id: row.id }, dedupeKey: `clean-check:${row.id}` })
}

messageTemplate('environment.check_failed', {
  'zh-CN': { title: '保洁检查不合格：{place}', body: '{number} 得 {score} 分，请整改并等待复查。' },
  'zh-TW': { title: '清潔檢查不合格：{place}', body: '{number} 得 {score} 分，請改善並等待複查。' },
  en: { title: 'Cleaning check failed: {place}', body: '{number} scored {score}. Put it right; it is looked at again.' },
})
