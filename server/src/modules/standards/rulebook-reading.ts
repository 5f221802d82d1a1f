import { rulebook, type Input, type Output } from '@guanjia/contract'
import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { queue } from '../../platform/events.ts'
import { attachFiles, filesFollow } from '../../platform/files/files.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { momentOf } from '../../platform/text/index.ts'
import { dayAfter } from '../../platform/time.ts'
import { sitesOf } from '../organization/index.ts'
import { accountIdsOf, accountsWithRole, placedAt } from '../people/index.ts'
import { isMeantFor } from './rulebook-rules.ts'
import { loadRule, mustWriteRule, presentRule, todayFor, zoneFor, type RuleRow } from './rulebook.ts'

messageTemplate('rule.to_read', {
  'zh-CN': { title: '请阅读并确认：{name}', body: '第 {number} 版已发布，请在 {readBy} 前阅读确认。' },
  'zh-TW': { title: '請閱讀並確認：{name}', body: '第 {number} 版已發布，請在 {readBy} 前閱讀確認。' },
  en: { title: 'Please read and confirm: {name}', body: 'Version {number} is published; please confirm by {readBy}.' },
})
messageTemplate('rule.remind', {
  'zh-CN': { title: '您还没有确认：{name}', body: '第 {number} 版，应在 {readBy} 前阅读确认。' },
  'zh-TW': { title: '您還沒有確認：{name}', body: '第 {number} 版，應在 {readBy} 前閱讀確認。' },
  en: { title: 'Not yet confirmed by you: {name}', body: 'Version {number}, to be confirmed by {readBy}.' },
})
messageTemplate('rule.outstanding', {
  'zh-CN': { title: '{name}：还有 {missing} 人未确认', body: '第 {number} 版，阅读期限 {readBy} 已过。' },
  'zh-TW': { title: '{name}：還有 {missing} 人未確認', body: '第 {number} 版，閱讀期限 {readBy} 已過。' },
  en: { title: '{name}: {missing} people have not confirmed', body: 'Version {number}, which was to be read by {readBy}.' },
})

interface Meant {
  id: string
  name: string
}

/** Who of the staff a document is for at a site, by name. */
async function meantAt(ctx: Ctx, row: RuleRow, siteId: string): Promise<Meant[]> {
  return (await placedAt(ctx, siteId)).filter((one) => isMeantFor(row, one)).map(({ id, name }) => ({ id, name }))
}

async function allMeant(ctx: Ctx, row: RuleRow): Promise<Meant[]> {
  const sites = row.site_id === null ? (await ctx.tx.selectFrom('site').select('id').execute()).map(({ id }) => id) : [row.site_id]
  const found = new Map<string, Meant>()
  for (const siteId of sites) for (const one of await meantAt(ctx, row, siteId)) found.set(one.id, one)
  return [...found.values()]
}

async function readersOf(ctx: Ctx, row: RuleRow): Promise<Set<string>> {
  if (row.current_version === null) return new Set()
  return new Set((await ctx.tx.selectFrom('standard_reading').select('employee_id').where('standard_id', '=', row.id).where('number', '=', row.current_version).execute()).map((one) => one.employee_id))
}

const Reminder = z.object({ ruleId: z.uuid(), number: z.number().int(), when: z.enum(['before', 'after']) })

/** Tells everybody whom the newest version concerns, and plans the reminders: the morning before it should be read and the one after. */
export async function tellReaders(ctx: Ctx, row: RuleRow, readBy: string): Promise<void> {
  const number = row.current_version!
  const meant = await allMeant(ctx, row)
  sendMessage(ctx, { accountIds: await accountIdsOf(ctx, meant.map(({ id }) => id)), template: 'rule.to_read', params: { name: row.name, number, readBy }, record: { type: 'rule_document', id: row.id }, dedupeKey: `rule:${row.id}:${number}` })
  const zone = await zoneFor(ctx, row.site_id)
  for (const [when, days] of [['before', 0], ['after', 1]] as const) {
    const dueAt = momentOf(dayAfter(readBy, days), '09:00', zone)
    if (dueAt > ctx.now) ctx.enqueue('standards.rule-reminder', { ruleId: row.id, number, when }, { dueAt, dedupeKey: `rule-reminder:${row.id}:${number}:${when}` })
  }
}

/** A reminder of a version that is no longer the newest finds another one and says nothing. */
export function remindOfRules(): void {
  queue('standards.rule-reminder', Reminder, async (ctx, { ruleId, number, when }) => {
    const row = await loadRule(ctx, ruleId)
    if (row.state !== 'published' || row.current_version !== number) return
    const missing = await missingOf(ctx, row)
    if (missing.length === 0) return
    await remind(ctx, row, missing, when)
    if (when === 'before') return
    const { read_by } = await ctx.tx.selectFrom('standard_version').select('read_by').where('standard_id', '=', row.id).where('number', '=', number).executeTakeFirstOrThrow()
    const sites = row.site_id === null ? (await ctx.tx.selectFrom('site').select('id').execute()).map(({ id }) => id) : [row.site_id]
    const managers = new Set<string>()
    for (const siteId of sites) for (const who of await accountsWithRole(ctx, 'site_manager', siteId)) managers.add(who.accountId)
    sendMessage(ctx, { accountIds: [...managers], template: 'rule.outstanding', params: { name: row.name, number, readBy: read_by ?? '—', missing: missing.length }, level: 'warning', record: { type: 'rule_document', id: row.id }, dedupeKey: `rule-outstanding:${row.id}:${number}` })
  })
}

async function missingOf(ctx: Ctx, row: RuleRow): Promise<Meant[]> {
  const read = await readersOf(ctx, row)
  return (await allMeant(ctx, row)).filter(({ id }) => !read.has(id))
}

async function remind(ctx: Ctx, row: RuleRow, missing: readonly Meant[], key: string): Promise<void> {
  const { read_by } = await ctx.tx.selectFrom('standard_version').select('read_by').where('standard_id', '=', row.id).where('number', '=', row.current_version!).executeTakeFirstOrThrow()
  sendMessage(ctx, {
    accountIds: await accountIdsOf(ctx, missing.map(({ id }) => id)), template: 'rule.remind', params: { name: row.name, number: row.current_version!, readBy: read_by ?? '—' }, level: 'warning', record: { type: 'rule_document', id: row.id },
    dedupeKey: `rule-remind:${row.id}:${row.current_version}:${key}`,
  })
}

/** Reminds by hand everybody who has not confirmed; each at most once a day. Throws `action_not_allowed` when nothing is in use. */
export async function remindOfRule(ctx: Ctx, { params }: Input<typeof rulebook.remindOfRule>): Promise<Output<typeof rulebook.remindOfRule>> {
  const row = await loadRule(ctx, params.id, { lock: true })
  mustWriteRule(ctx, row)
  if (row.state !== 'published') throw new AppError('action_not_allowed', 'Nothing is published')
  const missing = await missingOf(ctx, row)
  const today = await todayFor(ctx, row.site_id)
  const before = missing.length === 0 ? undefined : await ctx.tx.selectFrom('message').select('id').where('dedupe_key', 'like', `rule-remind:${row.id}:${row.current_version}:${today}:%`).executeTakeFirst()
  if (before) return { reminded: 0 }
  if (missing.length > 0) {
    await remind(ctx, row, missing, today)
    recordHappening(ctx, { siteId: row.site_id, recordType: 'rule_document', recordId: row.id, action: 'reminded', note: String(missing.length) })
  }
  return { reminded: missing.length }
}

/**
 * The asker has read the newest version; a newer one that came meanwhile is not confirmed unread. What is to be signed is signed with
 * the picture of a signature (ORG-030). Twice is once. Throws `stale_version`, `not_permitted`, `rule_broken` naming `/signatureId`.
 */
export async function confirmRule(ctx: Ctx, { params, body }: Input<typeof rulebook.confirmRule>): Promise<rulebook.Rule> {
  const employeeId = ctx.actor.employeeId
  if (employeeId === null) throw new AppError('not_permitted')
  const row = await loadRule(ctx, params.id)
  if (row.current_version === null || row.state !== 'published') throw new AppError('not_found')
  if (row.current_version !== body.number) throw new AppError('stale_version', 'There is a newer version', undefined, { current: await presentRule(ctx, row) })
  if (row.audience === 'owner') throw new AppError('not_permitted', 'It is for residents')
  if (row.needs_signature && body.signatureId === null) throw wrongField('rule_broken', '/signatureId', 'it is to be signed')
  if (body.signatureId !== null && !(await ctx.tx.selectFrom('file').select('id').where('id', '=', body.signatureId).where('is_image', '=', true).executeTakeFirst())) throw wrongField('rule_broken', '/signatureId', 'no picture of a signature')
  const made = await ctx.tx
    .insertInto('standard_reading')
    .values({ organization_id: ctx.organizationId, standard_id: row.id, number: body.number, employee_id: employeeId, read_at: ctx.now, signature_id: body.signatureId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 1n) {
    if (body.signatureId !== null) await attachFiles(ctx, { type: 'rule_signature', id: row.id }, [body.signatureId], '', '/signatureId')
    recordHappening(ctx, { siteId: row.site_id, recordType: 'rule_document', recordId: row.id, action: 'read', note: String(body.number), fileIds: body.signatureId === null ? [] : [body.signatureId] })
    announceChange(ctx, { recordType: 'rule_document', recordId: row.id, siteId: row.site_id, action: 'read' })
  }
  return presentRule(ctx, row)
}

/** Signatures are seen by who may see who has read. */
export function letSignaturesFollowRules(): void {
  filesFollow('rule_signature', async (ctx, ruleId) => {
    const row = await ctx.tx.selectFrom('service_standard').select('site_id').where('id', '=', ruleId).executeTakeFirst()
    return row !== undefined && ctx.actor.can('standards:write', row.site_id ?? undefined)
  })
}

/** Who at a site has still to confirm which document in use; of those for residents, how many have. */
export async function outstandingRules(ctx: Ctx, { query }: Input<typeof rulebook.outstandingRules>): Promise<Output<typeof rulebook.outstandingRules>> {
  ctx.actor.mustSee('standards:write', query.siteId)
  if (!(await sitesOf(ctx)).some(({ id }) => id === query.siteId)) throw new AppError('not_found')
  const today = await todayFor(ctx, query.siteId)
  const rows = (await ctx.tx.selectFrom('service_standard').selectAll().where('scene', 'is', null).where('state', '=', 'published').where((e) => e.or([e('site_id', 'is', null), e('site_id', '=', query.siteId)])).orderBy('code').execute()) as RuleRow[]
  if (rows.length === 0) return { items: [] }
  const people = await placedAt(ctx, query.siteId)
  const ids = rows.map(({ id }) => id)
  const readings = new Set((await ctx.tx.selectFrom('standard_reading').select(['standard_id', 'number', 'employee_id']).where('standard_id', 'in', ids).execute()).map((one) => `${one.standard_id} ${one.number} ${one.employee_id}`))
  const versions = new Map((await ctx.tx.selectFrom('standard_version').select(['standard_id', 'number', 'read_by']).where('standard_id', 'in', ids).execute()).map((one) => [`${one.standard_id} ${one.number}`, one.read_by]))
  const residents = new Map<string, number>()
  for (const one of await ctx.tx.selectFrom('resident_reading').select(['standard_id', 'number', (e) => e.fn.countAll<number>().as('count')]).where('standard_id', 'in', ids).groupBy(['standard_id', 'number']).execute()) residents.set(`${one.standard_id} ${one.number}`, one.count)
  return {
    items: rows.map((row) => {
      const meant = people.filter((one) => isMeantFor(row, one))
      const missing = meant.filter(({ id }) => !readings.has(`${row.id} ${row.current_version} ${id}`))
      const readBy = versions.get(`${row.id} ${row.current_version}`) ?? null
      return {
        document: { id: row.id, name: row.name }, siteId: row.site_id, kind: row.kind, number: row.current_version!, readBy, isLate: missing.length > 0 && readBy !== null && today > readBy, of: meant.length, read: meant.length - missing.length,
        missing: missing.map(({ id, name }) => ({ id, name })), residentsRead: row.audience === 'staff' ? null : (residents.get(`${row.id} ${row.current_version}`) ?? 0),
      }
    }),
  }
}
