import type { Ctx } from '../../../platform/ctx.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../../platform/messages/messages.ts'
import { dayNumber, nextNumber, recordHappening } from '../../../platform/records/index.ts'
import { dayIn } from '../../../platform/time.ts'
import { forceMajor, type CaseRow } from '../../cases/index.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { accountsWithRole, headOffice } from '../../people/index.ts'
import { groupAround, households, joinsGroup, type Voice } from './rules.ts'
import type { Settings } from './settings.ts'
import { householdOf, voicesOf } from './voices.ts'

/** What becomes of a complaint among others of its cause: who is to join it in which group. */
export interface GroupPlan {
  id: string
  /** Empty until the group is made. */
  number: string
  isNew: boolean
  siteId: string
  categoryId: string
  joining: Voice[]
  households: number
}

/**
 * Whether a complaint belongs to a group, or makes one with those before it. The caller holds the lock of the cause. Complaints that were
 * in a group before, or left one, do not count again.
 */
export async function planGroup(ctx: Ctx, row: CaseRow, settings: Settings): Promise<GroupPlan | null> {
  const { category_id: categoryId } = row
  const household = householdOf(row)
  if (categoryId === null || household === null) return null
  const others = (await voicesOf(ctx, { ...row, category_id: categoryId }, row.registered_at, settings.groupDays)).filter((voice) => voice.caseId !== row.id)
  const own: Voice = { caseId: row.id, household, at: row.registered_at }
  const known = await membersAmong(ctx, [...others.map((voice) => voice.caseId), row.id])
  if (known.has(row.id)) return null
  const open = await ctx.tx.selectFrom('complaint_group').select(['id', 'number']).where('site_id', '=', row.site_id).where('category_id', '=', categoryId).where('status', '=', 'open').forUpdate().executeTakeFirst()
  const common = { siteId: row.site_id, categoryId }
  const inOpen = others.filter((voice) => known.get(voice.caseId) === open?.id)
  if (open && joinsGroup(inOpen.map((voice) => voice.at), row.registered_at, settings)) return { ...common, ...open, isNew: false, joining: [own], households: households([...inOpen, own]) }
  const group = groupAround([...others.filter((voice) => !known.has(voice.caseId)), own], row.id, settings)
  if (group === null) return null
  return { ...common, ...(open ?? { id: newId(), number: '' }), isNew: open === undefined, joining: group, households: households(group) }
}

/** Complaints that have or had a group, by its id; null for those that left it. */
async function membersAmong(ctx: Ctx, caseIds: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await ctx.tx.selectFrom('complaint_group_member').select(['case_id', 'group_id', 'left_at']).where('case_id', 'in', [...caseIds]).execute()
  return new Map(rows.map((row) => [row.case_id, row.left_at === null ? row.group_id : null]))
}

/** Makes the group or lets it grow; its members become major, and the managers hear of the group once. `row` is written already. */
export async function growGroup(ctx: Ctx, plan: GroupPlan, row: CaseRow): Promise<void> {
  const { joining } = plan
  if (plan.isNew) {
    const day = dayIn(await timeZoneOf(ctx, plan.siteId), ctx.now)
    plan.number = dayNumber('G', day, await nextNumber(ctx, plan.siteId, `group-${day}`))
    const lead = joining.toSorted((a, b) => a.at.getTime() - b.at.getTime())[0]!
    await ctx.tx
      .insertInto('complaint_group')
      .values({ organization_id: ctx.organizationId, id: plan.id, site_id: plan.siteId, number: plan.number, category_id: plan.categoryId, lead_case_id: lead.caseId, formed_at: ctx.now, last_joined_at: ctx.now })
      .execute()
  } else await ctx.tx.updateTable('complaint_group').set((e) => ({ last_joined_at: ctx.now, version: e('version', '+', 1) })).where('id', '=', plan.id).execute()
  await ctx.tx
    .insertInto('complaint_group_member')
    .values(joining.map(({ caseId, household }) => ({ organization_id: ctx.organizationId, case_id: caseId, group_id: plan.id, household, joined_at: ctx.now })))
    .execute()
  recordHappening(ctx, { siteId: plan.siteId, recordType: 'complaint_group', recordId: plan.id, action: plan.isNew ? 'formed' : 'joined', note: plan.isNew ? null : row.number })
  announceChange(ctx, { recordType: 'complaint_group', recordId: plan.id, siteId: plan.siteId, action: plan.isNew ? 'formed' : 'joined' })
  for (const caseId of joining.map((voice) => voice.caseId).filter((id) => id !== row.id).sort()) await forceMajor(ctx, caseId, 'group', plan.number, true)
  await tellManagers(ctx, plan, row)
}

/** A group is reported to the site manager at once; head office sees it, too (CMP-054). */
async function tellManagers(ctx: Ctx, plan: GroupPlan, row: CaseRow): Promise<void> {
  const accounts = [...(await accountsWithRole(ctx, 'site_manager', plan.siteId)), ...(await headOffice(ctx, plan.siteId))]
  sendMessage(ctx, {
    accountIds: accounts.map((who) => who.accountId), template: plan.isNew ? 'complaint.group' : 'complaint.group_grew', level: plan.isNew ? 'urgent' : 'warning',
    params: { number: plan.number, households: plan.households, title: row.title, case: row.number }, record: { type: 'complaint_group', id: plan.id }, dedupeKey: `group:${plan.id}:${row.id}`,
  })
}

/** A complaint of another matter than before is no member any more. */
export async function leaveByChange(ctx: Ctx, row: CaseRow): Promise<void> {
  const left = await ctx.tx.deleteFrom('complaint_group_member').where('case_id', '=', row.id).where('left_at', 'is', null).returning('group_id').executeTakeFirst()
  if (!left) return
  await nameAnotherLead(ctx, left.group_id, row.id)
  recordHappening(ctx, { siteId: row.site_id, recordType: 'complaint_group', recordId: left.group_id, action: 'left', note: row.number })
  announceChange(ctx, { recordType: 'complaint_group', recordId: left.group_id, siteId: row.site_id, action: 'left' })
}

/** When the lead is no member any more, the earliest of the others leads. */
export async function nameAnotherLead(ctx: Ctx, groupId: string, caseId: string): Promise<void> {
  const next = await ctx.tx
    .selectFrom('complaint_group_member as m')
    .innerJoin('service_case as k', (join) => join.onRef('k.organization_id', '=', 'm.organization_id').onRef('k.id', '=', 'm.case_id'))
    .select('k.id')
    .where('m.group_id', '=', groupId)
    .where('m.left_at', 'is', null)
    .where('k.id', '<>', caseId)
    .orderBy('k.registered_at')
    .limit(1)
    .executeTakeFirst()
  if (next) await ctx.tx.updateTable('complaint_group').set({ lead_case_id: next.id }).where('id', '=', groupId).where('lead_case_id', '=', caseId).execute()
}

messageTemplate('complaint.group', {
  'zh-CN': { title: '群体投诉 {number}', body: '{households} 户反映同一问题：{title}。已按重大投诉处理，请立即上报并统一答复。' },
  'zh-TW': { title: '群體投訴 {number}', body: '{households} 戶反映同一問題：{title}。已按重大投訴處理，請立即上報並統一答覆。' },
  en: { title: 'Group complaint {number}', body: '{households} households about one matter: {title}. It is major: report it at once and answer all of them.' },
})
messageTemplate('complaint.group_grew', {
  'zh-CN': { title: '群体投诉 {number} 又增一户', body: '{case} 加入，现有 {households} 户：{title}' },
  'zh-TW': { title: '群體投訴 {number} 又增一戶', body: '{case} 加入，現有 {households} 戶：{title}' },
  en: { title: 'Group complaint {number} grows', body: '{case} joins, {households} households now: {title}' },
})
