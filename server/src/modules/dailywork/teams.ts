import type { Input, Output, tasks } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { isOpen, mustSeeCase } from '../cases/index.ts'
import { accountOfEmployee, rolesAt } from '../people/index.ts'
import type { CaseTeamTable } from './tables.ts'

type Row = Selectable<CaseTeamTable>

messageTemplate('case.team', {
  'zh-CN': { title: '您加入了报事 {number} 的处理小组', body: '{purpose}，组长 {lead}。' },
  'zh-TW': { title: '您加入了報事 {number} 的處理小組', body: '{purpose}，組長 {lead}。' },
  en: { title: 'You are on the team for case {number}', body: '{purpose}; led by {lead}.' },
})

async function lockedCase(ctx: Ctx, id: string) {
  const row = await ctx.tx.selectFrom('service_case').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  mustSeeCase(ctx, row)
  return row
}
type Case = Awaited<ReturnType<typeof lockedCase>>

async function present(ctx: Ctx, row: Row): Promise<tasks.CaseTeam> {
  const members = await ctx.tx
    .selectFrom('case_team_member as m')
    .innerJoin('employee as e', (join) => join.onRef('e.organization_id', '=', 'm.organization_id').onRef('e.id', '=', 'm.employee_id'))
    .leftJoin('department as d', (join) => join.onRef('d.organization_id', '=', 'e.organization_id').onRef('d.id', '=', 'e.department_id'))
    .select(['e.id', 'e.name', 'd.name as department'])
    .where('m.team_id', '=', row.id)
    .orderBy('e.name')
    .execute()
  const names = new Map((await ctx.tx.selectFrom('employee').select(['id', 'name']).where('id', 'in', [row.lead_id, row.made_by]).execute()).map(({ id, name }) => [id, name]))
  const ref = (id: string) => ({ id, name: names.get(id) ?? '' })
  return { id: row.id, caseId: row.case_id, purpose: row.purpose, lead: ref(row.lead_id), members, madeBy: ref(row.made_by), madeAt: iso(row.made_at), endedAt: iso(row.ended_at), result: row.result, version: row.version }
}

export async function caseTeams(ctx: Ctx, { params }: Input<typeof tasks.caseTeams>): Promise<Output<typeof tasks.caseTeams>> {
  const of = await ctx.tx.selectFrom('service_case').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!of) throw new AppError('not_found')
  mustSeeCase(ctx, of)
  const rows = await ctx.tx.selectFrom('case_team').selectAll().where('case_id', '=', params.id).orderBy('made_at', 'desc').execute()
  const items: tasks.CaseTeam[] = []
  for (const row of rows) items.push(await present(ctx, row))
  return { items }
}

/** Everybody works at the site of the case, the lead is among them. Throws `not_found`, `rule_broken` naming the field. */
async function mustBePeople(ctx: Ctx, siteId: string, leadId: string, memberIds: readonly string[]): Promise<void> {
  if (!memberIds.includes(leadId)) throw wrongField('rule_broken', '/leadId', 'the lead is one of the team')
  for (const [at, id] of memberIds.entries()) if ((await rolesAt(ctx, id, siteId)).length === 0) throw wrongField('not_found', `/memberIds/${at}`, 'no such colleague at this site')
}

async function setMembers(ctx: Ctx, team: Row, of: Case, memberIds: readonly string[], before: readonly string[]): Promise<void> {
  await ctx.tx.deleteFrom('case_team_member').where('team_id', '=', team.id).execute()
  await ctx.tx.insertInto('case_team_member').values([...new Set(memberIds)].map((employee_id) => ({ organization_id: ctx.organizationId, team_id: team.id, employee_id }))).execute()
  const lead = (await ctx.tx.selectFrom('employee').select('name').where('id', '=', team.lead_id).executeTakeFirstOrThrow()).name
  const fresh = memberIds.filter((id) => !before.includes(id) && id !== ctx.actor.employeeId)
  const accounts = (await Promise.all(fresh.map((id) => accountOfEmployee(ctx, id)))).filter((id) => id !== null)
  sendMessage(ctx, { accountIds: accounts, template: 'case.team', params: { number: of.number, purpose: team.purpose, lead }, level: 'warning', record: { type: 'case', id: of.id } })
}

function tell(ctx: Ctx, of: Case, action: string, note: string, changes: { field: string; from: unknown; to: unknown }[] = []): void {
  recordHappening(ctx, { siteId: of.site_id, recordType: 'case', recordId: of.id, action, note, changes })
  announceChange(ctx, { recordType: 'case', recordId: of.id, siteId: of.site_id, action })
}

/** A team of several departments on an open case; one at a time (ORG-049). Throws `action_not_allowed`, `already_exists`, `rule_broken`. */
export async function formTeam(ctx: Ctx, { params, body }: Input<typeof tasks.formTeam>): Promise<tasks.CaseTeam> {
  const of = await lockedCase(ctx, params.id)
  ctx.actor.mustSee('cases:handle', of.site_id)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted')
  const known = await ctx.tx.selectFrom('case_team').selectAll().where('case_id', '=', of.id).where('ended_at', 'is', null).executeTakeFirst()
  if (known) {
    if (known.id === body.id) return present(ctx, known)
    throw wrongField('already_exists', '/id', 'there is a team on this case')
  }
  if (!isOpen(of.status)) throw new AppError('action_not_allowed', 'The case is over')
  await mustBePeople(ctx, of.site_id, body.leadId, body.memberIds)
  const row: Row = { organization_id: ctx.organizationId, id: body.id ?? newId(), case_id: of.id, purpose: body.purpose, lead_id: body.leadId, made_by: ctx.actor.employeeId, made_at: ctx.now, ended_at: null, result: '', version: 1 }
  await ctx.tx.insertInto('case_team').values(row).execute()
  await setMembers(ctx, row, of, body.memberIds, [])
  const team = await present(ctx, row)
  tell(ctx, of, 'team_formed', body.purpose, [{ field: 'team', from: null, to: team.members.map(({ name }) => name).join('、') }])
  return team
}

/** Changes who is on it, or ends it with what it achieved. Throws `stale_version`, `action_not_allowed`, `rule_broken`. */
export async function changeTeam(ctx: Ctx, { params, body }: Input<typeof tasks.changeTeam>): Promise<tasks.CaseTeam> {
  const known = await ctx.tx.selectFrom('case_team').select('case_id').where('id', '=', params.id).executeTakeFirst()
  if (!known) throw new AppError('not_found')
  const of = await lockedCase(ctx, known.case_id)
  ctx.actor.mustSee('cases:handle', of.site_id)
  const row = await ctx.tx.selectFrom('case_team').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirstOrThrow()
  await mustBeCurrent(row.version, body.version, () => present(ctx, row))
  if (row.ended_at !== null) throw new AppError('action_not_allowed', 'The team has ended')
  const before = await present(ctx, row)
  const memberIds = body.memberIds ?? before.members.map(({ id }) => id)
  const after: Row = { ...row, lead_id: body.leadId ?? row.lead_id, ended_at: body.result === undefined ? null : ctx.now, result: body.result ?? '', version: row.version + 1 }
  await mustBePeople(ctx, of.site_id, after.lead_id, memberIds)
  await ctx.tx.updateTable('case_team').set({ lead_id: after.lead_id, ended_at: after.ended_at, result: after.result, version: after.version }).where('id', '=', row.id).execute()
  if (body.memberIds) await setMembers(ctx, after, of, memberIds, before.members.map(({ id }) => id))
  const team = await present(ctx, after)
  const names = (of: tasks.CaseTeam): string => of.members.map(({ name }) => name).join('、')
  tell(ctx, of, body.result === undefined ? 'team_changed' : 'team_ended', body.result ?? row.purpose, names(before) === names(team) ? [] : [{ field: 'team', from: names(before), to: names(team) }])
  return team
}
