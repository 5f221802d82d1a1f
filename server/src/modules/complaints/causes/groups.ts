import type { Input, Output, redress } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { mustBeCurrent, recordHappening } from '../../../platform/records/index.ts'
import { iso } from '../../../platform/time.ts'
import { personsById, unitsById } from '../../archives/index.ts'
import { answerCase } from '../../cases/index.ts'
import { mustBePolite } from '../../language/index.ts'
import { siteById } from '../../organization/index.ts'
import type { GroupTable } from '../redress-tables.ts'
import { nameAnotherLead } from './group-members.ts'
import { lineOf } from './voices.ts'

type GroupRow = Selectable<GroupTable>

export async function listComplaintGroups(ctx: Ctx, { query }: Input<typeof redress.listComplaintGroups>): Promise<Output<typeof redress.listComplaintGroups>> {
  ctx.actor.mustSee('cases:read', query.siteId)
  await siteById(ctx, query.siteId)
  let select = ctx.tx.selectFrom('complaint_group').selectAll().where('site_id', '=', query.siteId)
  if (query.filter.status) select = select.where('status', '=', query.filter.status)
  const rows = await select.orderBy('formed_at', 'desc').orderBy('id', 'desc').limit(200).execute()
  return { items: await presentGroups(ctx, rows) }
}

/** The group that a case is in now; null for none. */
export async function groupOfCase(ctx: Ctx, caseId: string): Promise<redress.ComplaintGroup | null> {
  const member = await ctx.tx.selectFrom('complaint_group_member').select('group_id').where('case_id', '=', caseId).where('left_at', 'is', null).executeTakeFirst()
  if (!member) return null
  const row = await ctx.tx.selectFrom('complaint_group').selectAll().where('id', '=', member.group_id).executeTakeFirstOrThrow()
  return (await presentGroups(ctx, [row]))[0]!
}

async function presentGroups(ctx: Ctx, rows: readonly GroupRow[]): Promise<redress.ComplaintGroup[]> {
  if (rows.length === 0) return []
  const { rows: counts } = await ctx.client.query<{ group_id: string; households: number; complaints: number }>(
    'select group_id, count(distinct household)::int as households, count(*)::int as complaints from complaint_group_member where group_id = any ($1) and left_at is null group by group_id',
    [rows.map((row) => row.id)],
  )
  const leads = await ctx.tx.selectFrom('service_case').select(['id', 'number', 'kind', 'status', 'title', 'registered_at']).where('id', 'in', rows.map((row) => row.lead_case_id)).execute()
  const categories = await ctx.tx.selectFrom('case_category').select(['id', 'name']).where('id', 'in', rows.map((row) => row.category_id)).execute()
  return rows.map((row) => {
    const count = counts.find((one) => one.group_id === row.id)
    return {
      id: row.id, number: row.number, siteId: row.site_id, status: row.status, category: { id: row.category_id, name: categories.find((one) => one.id === row.category_id)!.name },
      lead: lineOf(leads.find((one) => one.id === row.lead_case_id)!), formedAt: iso(row.formed_at), lastJoinedAt: iso(row.last_joined_at), households: count?.households ?? 0, complaints: count?.complaints ?? 0,
      answer: row.answer, answeredAt: iso(row.answered_at), answeredBy: row.answered_by, version: row.version,
    }
  })
}

export async function getComplaintGroup(ctx: Ctx, { params }: Input<typeof redress.getComplaintGroup>): Promise<redress.ComplaintGroupPage> {
  const row = await ctx.tx.selectFrom('complaint_group').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('cases:read', row.site_id)
  return presentPage(ctx, row)
}

async function presentPage(ctx: Ctx, row: GroupRow): Promise<redress.ComplaintGroupPage> {
  const [group] = await presentGroups(ctx, [row])
  const members = await membersOf(ctx, row)
  const units = await unitsById(ctx, members.map((member) => member.unit_id))
  const persons = await personsById(ctx, members.map((member) => member.person_id))
  return {
    ...group!,
    members: members.map((member) => {
      const unit = member.unit_id === null ? undefined : units.get(member.unit_id)
      const person = member.person_id === null ? undefined : persons.get(member.person_id)
      return {
        case: lineOf(member), unit: unit ? { id: unit.id, name: unit.code } : null, person: person ? { id: person.id, name: person.name } : null, joinedAt: iso(member.joined_at), isLead: member.id === row.lead_case_id,
        left: member.left_at === null ? null : { at: iso(member.left_at), by: member.left_by!, reason: member.left_reason! },
      }
    }),
    allowedActions: allowedActions(ctx, row),
  }
}

function membersOf(ctx: Ctx, row: Pick<GroupRow, 'id'>) {
  return ctx.tx
    .selectFrom('complaint_group_member as m')
    .innerJoin('service_case as k', (join) => join.onRef('k.organization_id', '=', 'm.organization_id').onRef('k.id', '=', 'm.case_id'))
    .select(['k.id', 'k.number', 'k.kind', 'k.status', 'k.title', 'k.registered_at', 'k.unit_id', 'k.person_id', 'm.joined_at', 'm.left_at', 'm.left_by', 'm.left_reason'])
    .where('m.group_id', '=', row.id)
    .orderBy('k.registered_at')
    .orderBy('k.id')
    .execute()
}

/** A group is answered by who may decide: it is major. It is answered again when there is more to say. */
function allowedActions(ctx: Ctx, row: GroupRow): redress.ComplaintGroupPage['allowedActions'] {
  if (!ctx.actor.can('cases:handle', row.site_id) || row.status === 'dissolved') return []
  const decides = ctx.actor.can('cases:decide', row.site_id)
  if (row.status === 'answered') return decides ? ['answer'] : []
  return decides ? ['answer', 'leave', 'lead', 'dissolve'] : ['lead']
}

/** One act on a group. It is locked first: two answers at once are given one after the other, the second on a version that it has not seen. */
export async function actOnComplaintGroup(ctx: Ctx, { params, body }: Input<typeof redress.actOnComplaintGroup>): Promise<redress.ComplaintGroupPage> {
  const row = await ctx.tx.selectFrom('complaint_group').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('cases:read', row.site_id)
  ctx.actor.mustBeAbleTo('cases:handle', row.site_id)
  await mustBeCurrent(row.version, body.version, () => presentPage(ctx, row))
  const allowed = allowedActions(ctx, row)
  if (!allowed.includes(body.action)) {
    if (body.action !== 'lead') ctx.actor.mustBeAbleTo('cases:decide', row.site_id)
    throw new AppError('action_not_allowed', `A group that is ${row.status}`, undefined, { allowedActions: allowed })
  }
  const members = (await membersOf(ctx, row)).filter((member) => member.left_at === null)
  let set: Partial<GroupRow> = {}
  let note: string | null = null
  if (body.action === 'answer') {
    const nextReplyAt = body.nextReplyAt === null ? null : new Date(body.nextReplyAt)
    if (nextReplyAt !== null && nextReplyAt <= ctx.now) throw wrongField('rule_broken', '/nextReplyAt', 'must be later than now')
    await mustBePolite(ctx, '/text', body.text, row.site_id)
    for (const id of members.map((member) => member.id).sort()) await answerCase(ctx, id, body.text, nextReplyAt)
    set = { status: 'answered', answer: body.text, answered_at: ctx.now, answered_by: ctx.actor.name }
    note = body.text
  } else if (body.action === 'dissolve') {
    set = { status: 'dissolved' }
    note = body.reason
  } else {
    const member = members.find((one) => one.id === body.caseId)
    if (!member) throw wrongField('not_found', '/caseId', 'no member of this group')
    note = member.number
    if (body.action === 'lead') set = { lead_case_id: member.id }
    else {
      if (members.length === 1) throw wrongField('rule_broken', '/caseId', 'the last member does not leave; dissolve the group')
      await ctx.tx.updateTable('complaint_group_member').set({ left_at: ctx.now, left_by: ctx.actor.name, left_reason: body.reason }).where('case_id', '=', member.id).execute()
      await nameAnotherLead(ctx, row.id, member.id)
      note = `${member.number}：${body.reason}`
      recordHappening(ctx, { siteId: row.site_id, recordType: 'case', recordId: member.id, action: 'left_group', note: `${row.number}：${body.reason}` })
      announceChange(ctx, { recordType: 'case', recordId: member.id, siteId: row.site_id, action: 'left_group' })
    }
  }
  const after = await ctx.tx.updateTable('complaint_group').set({ ...set, version: row.version + 1 }).where('id', '=', row.id).returningAll().executeTakeFirstOrThrow()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'complaint_group', recordId: row.id, action: body.action, fromStatus: row.status, toStatus: after.status, note })
  announceChange(ctx, { recordType: 'complaint_group', recordId: row.id, siteId: row.site_id, action: body.action })
  return presentPage(ctx, after)
}
