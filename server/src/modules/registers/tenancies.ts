import { sql } from 'kysely'
import { lettings, type Input, type Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { dayAfter, daysBetween, iso } from '../../platform/time.ts'
import { mustSeePerson, mustSeeUnit } from '../archives/index.ts'
import { REMIND_DAYS, todayAt } from './days.ts'
import { followTerm, markUnit, tenantLeaves, tenantMovesIn } from './let-units.ts'
import { namesFor } from './names.ts'
import { addRow, changeRow, contains, equals, listRecords, lockRow, mustBeAbleToAdd, presentOne, tell, visibleRow, type Condition, type Register, type Row } from './register.ts'
import { stateOf, tasksOf } from './tenancy-rules.ts'

type Tenancy = lettings.Tenancy

export const TENANCIES: Register<'tenancy', Tenancy> = {
  table: 'tenancy',
  kind: 'tenancy',
  read: 'archives:read',
  write: 'archives:write',
  order: { by: sql`t.until_on`, type: 'date' },
  clash: '/fromOn',
  present: presentTenancies,
  sheet: {
    name: ['出租房屋', '出租房屋', 'Rented units'],
    columns: [
      { key: 'unit', kind: 'text', width: 14, title: ['房号', '房號', 'Unit'], value: (one) => one.unit.code },
      { key: 'tenant', kind: 'text', width: 14, title: ['租户', '租戶', 'Tenant'], value: (one) => one.tenant.name },
      { key: 'phone', kind: 'text', width: 16, title: ['电话', '電話', 'Phone'], value: (one) => one.tenant.phones[0] ?? null },
      { key: 'residents', kind: 'number', width: 10, title: ['居住人数', '居住人數', 'Residents'], value: (one) => one.residents },
      { key: 'fromOn', kind: 'date', width: 12, title: ['起租', '起租', 'From'], value: (one) => one.fromOn },
      { key: 'untilOn', kind: 'date', width: 12, title: ['到期', '到期', 'Until'], value: (one) => one.untilOn },
      { key: 'endedOn', kind: 'date', width: 12, title: ['退租', '退租', 'Ended'], value: (one) => one.endedOn },
      { key: 'state', kind: 'text', width: 10, title: ['状态', '狀態', 'State'], value: (one, locale) => labelOf(locale, 'tenancyState', one.state) },
      { key: 'landlord', kind: 'text', width: 22, title: ['房东联系方式', '房東聯絡方式', 'Landlord'], value: (one) => one.landlordContact },
      { key: 'agent', kind: 'text', width: 22, title: ['中介', '仲介', 'Agent'], value: (one) => [one.agentName, one.agentPhone].filter(Boolean).join(' ') },
      { key: 'payer', kind: 'text', width: 10, title: ['缴费人', '繳費人', 'Fee payer'], value: (one, locale) => labelOf(locale, 'feePayer', one.feePayer) },
      { key: 'rent', kind: 'money', width: 10, title: ['月租', '月租', 'Rent'], value: (one) => one.rentFen },
      { key: 'tasks', kind: 'text', width: 30, title: ['待办', '待辦', 'To do'], value: (one, locale) => one.tasks.filter((task) => task.isOverdue).map((task) => labelOf(locale, 'tenancyTask', task.task)).join('、') },
    ],
  },
}

export async function presentTenancies(ctx: Ctx, rows: Row<'tenancy'>[]): Promise<Tenancy[]> {
  if (rows.length === 0) return []
  const names = await namesFor(ctx, rows, rows.map((row) => row.tenant_id))
  const tasks = await ctx.tx.selectFrom('tenancy_task').selectAll().where('tenancy_id', 'in', rows.map((row) => row.id)).orderBy('due_on').orderBy('task').execute()
  const today = await todayAt(ctx, rows[0]!.site_id)
  return rows.map((row) => {
    const state = stateOf(row, today)
    return {
      id: row.id, siteId: row.site_id, unit: names.unit(row.unit_id)!, tenant: names.person(row.tenant_id)!, agentName: row.agent_name, agentPhone: row.agent_phone, landlordContact: row.landlord_contact, feePayer: row.fee_payer, rentFen: row.rent_fen,
      residents: row.residents, note: row.note, fromOn: row.from_on, untilOn: row.until_on, endedOn: row.ended_on, state, daysLeft: state === 'ended' ? null : daysBetween(today, row.until_on),
      tasks: tasks.filter((task) => task.tenancy_id === row.id).map((task) => ({ id: task.id, task: task.task, dueOn: task.due_on, doneOn: task.done_on, doneBy: task.done_by, note: task.note, isOverdue: task.done_on === null && task.due_on <= today })),
      allowedActions: state === 'ended' || !ctx.actor.can('archives:write', row.site_id) ? [] : ['extend', 'end'], version: row.version, updatedAt: iso(row.updated_at),
    }
  })
}

export async function tenancyConditions(ctx: Ctx, siteId: string, filter: Input<typeof lettings.listTenancies>['query']['filter']): Promise<Condition[]> {
  const today = await todayAt(ctx, siteId)
  const soon = dayAfter(today, REMIND_DAYS)
  const IN_STATE: Record<Tenancy['state'], Condition> = {
    ended: sql`t.ended_on is not null`,
    coming: sql`(t.ended_on is null and t.from_on > ${today})`,
    over: sql`(t.ended_on is null and t.from_on <= ${today} and t.until_on < ${today})`,
    ending: sql`(t.ended_on is null and t.from_on <= ${today} and t.until_on between ${today} and ${soon})`,
    running: sql`(t.ended_on is null and t.from_on <= ${today} and t.until_on > ${soon})`,
  }
  const words = contains(filter.q, ['agent_name', 'landlord_contact', 'note'], (like) => [
    sql`exists (select 1 from unit u where u.organization_id = t.organization_id and u.id = t.unit_id and u.code ilike ${like})`,
    sql`exists (select 1 from person p where p.organization_id = t.organization_id and p.id = t.tenant_id and p.name ilike ${like})`,
  ])
  const due = sql`exists (select 1 from tenancy_task k where k.organization_id = t.organization_id and k.tenancy_id = t.id and k.done_on is null and k.due_on <= ${today})`
  return [
    ...words, ...equals('unit_id', filter.unitId), ...(filter.state?.length ? [sql`(${sql.join(filter.state.map((state) => IN_STATE[state]), sql` or `)})`] : []),
    ...(filter.taskDue === undefined ? [] : [filter.taskDue ? due : sql`not ${due}`]),
  ]
}

/** The list of rented units (UNT-002), those that end first on top. */
export async function listTenancies(ctx: Ctx, { query }: Input<typeof lettings.listTenancies>): Promise<Output<typeof lettings.listTenancies>> {
  ctx.actor.mustSee('archives:read', query.siteId)
  return listRecords(ctx, TENANCIES, query, await tenancyConditions(ctx, query.siteId, query.filter))
}

export async function getTenancy(ctx: Ctx, { params }: Input<typeof lettings.getTenancy>): Promise<Tenancy> {
  return presentOne(ctx, TENANCIES, await visibleRow(ctx, TENANCIES, params.id))
}

type Facts = Partial<Omit<Input<typeof lettings.changeTenancy>['body'], 'version'>>
const columnsOf = (body: Facts) => ({ agent_name: body.agentName, agent_phone: body.agentPhone, landlord_contact: body.landlordContact, fee_payer: body.feePayer, rent_fen: body.rentFen, residents: body.residents, note: body.note })

/**
 * A unit is let: the tenant becomes an occupant for the term, the unit is let from its first day, and what every rented unit needs is on the list.
 * Throws `already_exists` naming `/fromOn` for a term that meets another, `rule_broken` naming the field.
 */
export async function startTenancy(ctx: Ctx, { body }: Input<typeof lettings.startTenancy>): Promise<Tenancy> {
  const { id, unitId, tenantId, fromOn, untilOn, ...facts } = body
  const unit = await mustSeeUnit(ctx, unitId).catch(() => Promise.reject(wrongField('not_found', '/unitId', 'not found')))
  await mustBeAbleToAdd(ctx, TENANCIES, unit.siteId)
  await mustSeePerson(ctx, tenantId).catch(() => Promise.reject(wrongField('not_found', '/tenantId', 'not found')))
  if (untilOn < fromOn) throw wrongField('rule_broken', '/untilOn', 'ends before it begins')
  if (unit.state === 'not_handed_over') throw wrongField('rule_broken', '/unitId', 'is not handed over yet')
  const { row, isNew } = await addRow(ctx, TENANCIES, unit.siteId, id, { ...columnsOf(facts), unit_id: unitId, tenant_id: tenantId, from_on: fromOn, until_on: untilOn })
  if (isNew) {
    await plan(ctx, row)
    await tenantMovesIn(ctx, row)
    await markUnit(ctx, row.unit_id, await todayAt(ctx, row.site_id))
  }
  return presentOne(ctx, TENANCIES, row)
}

/** What still has to be done for a term; what was done stays. */
async function plan(ctx: Ctx, row: Row<'tenancy'>): Promise<void> {
  await ctx.tx.deleteFrom('tenancy_task').where('tenancy_id', '=', row.id).where('done_on', 'is', null).execute()
  if (row.ended_on !== null) return
  await ctx.tx
    .insertInto('tenancy_task')
    .values(tasksOf(row).map(({ task, dueOn }) => ({ organization_id: ctx.organizationId, id: newId(), tenancy_id: row.id, task, due_on: dueOn, done_on: null, done_by: '', note: '' })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function changeTenancy(ctx: Ctx, { params, body }: Input<typeof lettings.changeTenancy>): Promise<Tenancy> {
  const { version, ...facts } = body
  const before = await lockRow(ctx, TENANCIES, params.id, version)
  if (facts.landlordContact === '') throw wrongField('rule_broken', '/landlordContact', 'how the landlord can be reached')
  return presentOne(ctx, TENANCIES, await changeRow(ctx, TENANCIES, before, columnsOf(facts)))
}

/** Extends the term or ends it; the occupancy of the tenant and the state of the unit go with it. Throws `rule_broken` naming `/on`. */
export async function actOnTenancy(ctx: Ctx, { params, body }: Input<typeof lettings.actOnTenancy>): Promise<Tenancy> {
  const row = await lockRow(ctx, TENANCIES, params.id, body.version)
  if (row.ended_on !== null) throw new AppError('action_not_allowed', `Ended on ${row.ended_on}`, undefined, { allowedActions: [] })
  const today = await todayAt(ctx, row.site_id)
  if (body.action === 'extend') {
    if (body.on <= row.until_on) throw wrongField('rule_broken', '/on', `runs until ${row.until_on} already`)
    const changed = await changeRow(ctx, TENANCIES, row, { until_on: body.on }, { action: 'extend', note: body.note })
    await plan(ctx, changed)
    await followTerm(ctx, changed, body.on)
    return presentOne(ctx, TENANCIES, changed)
  }
  if (body.on > today) throw wrongField('rule_broken', '/on', 'lies in the future')
  if (body.on < row.from_on) throw wrongField('rule_broken', '/on', `before the first day ${row.from_on}`)
  const changed = await changeRow(ctx, TENANCIES, row, { ended_on: body.on }, { action: 'end', note: body.note })
  await plan(ctx, changed)
  await tenantLeaves(ctx, changed, body.on)
  await markUnit(ctx, changed.unit_id, today)
  return presentOne(ctx, TENANCIES, changed)
}

/** Done once; the second of two clicks is refused. */
export async function doTenancyTask(ctx: Ctx, { params, body }: Input<typeof lettings.doTenancyTask>): Promise<Tenancy> {
  const task = await ctx.tx.selectFrom('tenancy_task').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!task) throw new AppError('not_found')
  const row = await lockRow(ctx, TENANCIES, task.tenancy_id, undefined)
  const done = await ctx.tx.updateTable('tenancy_task').set({ done_on: await todayAt(ctx, row.site_id), done_by: ctx.actor.name, note: body.note }).where('id', '=', task.id).where('done_on', 'is', null).executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new AppError('action_not_allowed', 'It was done already', undefined, { allowedActions: [] })
  tell(ctx, TENANCIES, row, { action: `task_${task.task}`, note: body.note })
  return presentOne(ctx, TENANCIES, row)
}
