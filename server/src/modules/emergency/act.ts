import type { emergency, Input } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { effectiveTime, nextStatus } from '../../platform/records/index.ts'
import { accountIdsOf, employeeNames, rolesAt } from '../people/index.ts'
import { announceToHomes } from './announce.ts'
import { watchNotice, watchStep } from './clocks.ts'
import { changeIncident, loadIncident, stopClocks } from './load.ts'
import { tellColleagues } from './messages.ts'
import { tellThem } from './people.ts'
import { gradeAt } from './plan-rules.ts'
import { allowedOn, contentOf, ownOn, presentIncident, type Own } from './present.ts'
import { activate } from './report.ts'
import { mustBeReviewed } from './review.ts'
import { LIFECYCLE } from './lifecycle.ts'
import { bringIn, fillGaps, handOverSteps, hold, holdersOf, leadOf, rolesOf, setMissing, startSteps, stepsOf } from './roles.ts'
import type { IncidentStepTable, IncidentTable } from './tables.ts'
import { availableAt } from './who-is-on.ts'

type Act = Input<typeof emergency.actOnIncident>['body']
type Of<A extends Act['action']> = Extract<Act, { action: A }>

/**
 * One act on an incident, under its lock: of two who say the same at once the second hears what was said. What was said already is answered
 * and not stamped again. Throws `not_found`, `not_permitted`, `action_not_allowed`, `rule_broken`.
 */
export async function actOnIncident(ctx: Ctx, { params, body }: Input<typeof emergency.actOnIncident>): Promise<emergency.Incident> {
  const row = await loadIncident(ctx, params.id, true)
  ctx.actor.mustBeAbleTo('emergency:work', row.site_id)
  const own = await ownOn(ctx, row)
  if (await isSaidAlready(ctx, row, body, own)) return presentIncident(ctx, row)
  const allowed = allowedOn(ctx, row, own)
  nextStatus(LIFECYCLE, row.state, body.action, allowed)
  if (!allowed.includes(body.action)) throw new AppError('not_permitted', 'For whoever commands the incident')
  return presentIncident(ctx, await carryOut(ctx, row, body, own))
}

async function isSaidAlready(ctx: Ctx, row: IncidentTable, body: Act, own: Own): Promise<boolean> {
  switch (body.action) {
    case 'activate': return row.state === 'activated'
    case 'acknowledge': return body.toldId === null && own.notice?.acknowledged_at != null
    case 'count': return body.id !== undefined && (await ctx.tx.selectFrom('incident_count').select('id').where('id', '=', body.id).where('incident_id', '=', row.id).executeTakeFirst()) !== undefined
    case 'call': return body.id !== undefined && (await ctx.tx.selectFrom('incident_call').select('id').where('id', '=', body.id).where('incident_id', '=', row.id).executeTakeFirst()) !== undefined
    case 'announce': return body.id !== undefined && (await ctx.tx.selectFrom('incident_announcement').select('id').where('id', '=', body.id).where('incident_id', '=', row.id).executeTakeFirst()) !== undefined
    case 'done': case 'impossible': return (await ctx.tx.selectFrom('incident_step').select('id').where('id', '=', body.stepId).where('incident_id', '=', row.id).where('state', '=', body.action).executeTakeFirst()) !== undefined
    default: return false
  }
}

async function carryOut(ctx: Ctx, row: IncidentTable, body: Act, own: Own): Promise<IncidentTable> {
  switch (body.action) {
    case 'activate': return activate(ctx, row, body.level ?? row.level)
    case 'set_level': return setLevel(ctx, row, body)
    case 'acknowledge': return acknowledge(ctx, row, body, own)
    case 'at_post': return atPost(ctx, row, body, own)
    case 'assign': return assign(ctx, row, body)
    case 'release': return release(ctx, row, body)
    case 'fill': {
      const { found } = await fillGaps(ctx, row, contentOf(row), await availableAt(ctx, row.site_id))
      return changeIncident(ctx, row, {}, { action: 'fill', note: String(found) })
    }
    case 'done': case 'impossible': return endStep(ctx, row, body, own)
    case 'note':
      await attachFiles(ctx, { type: 'incident', id: row.id }, body.fileIds)
      return changeIncident(ctx, row, {}, { action: 'note', note: body.note, fileIds: body.fileIds, at: effectiveTime(body.at, ctx.now, row.reported_at) })
    case 'count':
      await ctx.tx.insertInto('incident_count').values({ organization_id: ctx.organizationId, id: body.id ?? newId(), incident_id: row.id, at: ctx.now, zone: body.zone, present: body.present, missing: body.missing, who: body.who, by_name: ctx.actor.name }).execute()
      return changeIncident(ctx, row, {}, { action: 'count', note: `${body.zone} ${body.present} / ${body.missing}` })
    case 'call':
      await ctx.tx.insertInto('incident_call').values({ organization_id: ctx.organizationId, id: body.id ?? newId(), incident_id: row.id, service: body.service, name: body.name, phone: body.phone, called_at: ctx.now, called_by: ctx.actor.name, arrived_at: null }).execute()
      return changeIncident(ctx, row, {}, { action: 'call', note: [labelOf(ctx.locale, 'outsideService', body.service), body.name].filter(Boolean).join(' ') })
    case 'arrived': return arrived(ctx, row, body)
    // What was said over the loudspeakers or at the desk is kept; what is for homes goes to them.
    case 'announce': return changeIncident(ctx, row, {}, { action: 'announce', note: body.homes === null ? `${body.title}：${body.note}` : await announceToHomes(ctx, row, { ...body, homes: body.homes }, own.tellsHomes) })
    case 'control': return end(ctx, row, body, { state: 'controlled', controlled_at: ctx.now })
    case 'close':
      await mustBeOver(ctx, row)
      return end(ctx, row, body, { state: 'closed', closed_at: ctx.now, outcome: body.note })
    case 'call_off': return end(ctx, row, body, { state: 'called_off', closed_at: ctx.now, outcome: body.note })
    case 'finish_review':
      await mustBeReviewed(ctx, row)
      return changeIncident(ctx, row, { state: 'reviewed', reviewed_at: ctx.now }, { action: 'finish_review' })
  }
}

async function setLevel(ctx: Ctx, row: IncidentTable, { level, note }: Of<'set_level'>): Promise<IncidentTable> {
  if (level === row.level) throw wrongField('rule_broken', '/level', 'is the level already')
  const content = row.plan === null ? null : contentOf(row)
  const after = await changeIncident(ctx, row, { level, ...(content === null ? {} : { grade: gradeAt(content, level) }) }, { action: 'set_level', note: `L${row.level} → L${level}：${note}` })
  const told = await ctx.tx.selectFrom('incident_notice').select('employee_id').where('incident_id', '=', row.id).execute()
  tellColleagues(ctx, after, 'level', await accountIdsOf(ctx, told.map(({ employee_id: id }) => id)), { note })
  // Roles that a lower level would not have go on: nobody who is at work is sent away by a number.
  if (content !== null && level > row.level) await bringIn(ctx, after, content, false)
  return after
}

async function acknowledge(ctx: Ctx, row: IncidentTable, body: Of<'acknowledge'>, own: Own): Promise<IncidentTable> {
  const notice = body.toldId === null ? own.notice : await ctx.tx.selectFrom('incident_notice').selectAll().where('id', '=', body.toldId).where('incident_id', '=', row.id).executeTakeFirst()
  if (!notice) throw wrongField('not_found', '/toldId', 'nobody told you')
  if (notice.employee_id !== ctx.actor.employeeId && !own.commands) throw new AppError('not_permitted', 'Everybody answers for themselves')
  if (notice.acknowledged_at !== null) return row
  const at = effectiveTime(body.at, ctx.now, notice.told_at)
  const after = { ...notice, acknowledged_at: at, acknowledged_by: ctx.actor.name }
  await ctx.tx.updateTable('incident_notice').set({ acknowledged_at: at, acknowledged_by: ctx.actor.name }).where('id', '=', notice.id).execute()
  await watchNotice(ctx, row, after)
  const names = await employeeNames(ctx, [notice.employee_id])
  return changeIncident(ctx, row, {}, { action: 'acknowledge', note: names.get(notice.employee_id) ?? null, at })
}

async function atPost(ctx: Ctx, row: IncidentTable, body: Of<'at_post'>, own: Own): Promise<IncidentTable> {
  const holders = await holdersOf(ctx, row.id)
  const meant = body.holderId === null ? holders.filter((one) => one.employee_id === ctx.actor.employeeId) : holders.filter(({ id }) => id === body.holderId)
  if (meant.length === 0) throw wrongField('not_found', '/holderId', 'holds no role')
  if (meant.some((one) => one.employee_id !== ctx.actor.employeeId) && !own.commands) throw new AppError('not_permitted', 'Everybody answers for themselves')
  const there = meant.filter((one) => one.at_post_at === null)
  if (there.length === 0) return row
  const at = effectiveTime(body.at, ctx.now, row.activated_at!)
  await ctx.tx.updateTable('incident_holder').set({ at_post_at: at }).where('id', 'in', there.map(({ id }) => id)).execute()
  let after = await changeIncident(ctx, row, {}, { action: 'at_post', note: there[0]!.name, at })
  // Whoever stands at the post has surely heard.
  const ids = there.flatMap((one) => one.employee_id ?? [])
  const unheard = ids.length === 0 ? [] : await ctx.tx.selectFrom('incident_notice').select('id').where('incident_id', '=', row.id).where('employee_id', 'in', ids).where('acknowledged_at', 'is', null).execute()
  for (const { id } of unheard) after = await acknowledge(ctx, after, { action: 'acknowledge', toldId: id, ...(body.at === undefined ? {} : { at: body.at }) }, own)
  return after
}

async function assign(ctx: Ctx, row: IncidentTable, { roleKey, employeeId }: Of<'assign'>): Promise<IncidentTable> {
  const role = (await rolesOf(ctx, row.id)).find(({ key }) => key === roleKey)
  if (!role) throw wrongField('not_found', '/roleKey', 'no such role')
  if ((await rolesAt(ctx, employeeId, row.site_id)).length === 0) throw wrongField('not_found', '/employeeId', 'no such colleague at this site')
  const holders = await holdersOf(ctx, row.id)
  if (holders.some((one) => one.role_id === role.id && one.employee_id === employeeId)) throw wrongField('rule_broken', '/employeeId', 'holds the role')
  const name = (await employeeNames(ctx, [employeeId])).get(employeeId) ?? ''
  await hold(ctx, row, role, { employeeId, reserveId: null, name, why: 'assigned', isSubstitute: false, isDouble: holders.some((one) => one.employee_id === employeeId) })
  if (role.missing > 0) await setMissing(ctx, row, role, role.missing - 1)
  await handOverSteps(ctx, row, [role.id])
  await tellThem(ctx, row, [{ employeeId, as: 'role', role: role.name }], 'role')
  return changeIncident(ctx, row, {}, { action: 'assign', note: `${name} · ${role.name}` })
}

async function release(ctx: Ctx, row: IncidentTable, { holderId, note }: Of<'release'>): Promise<IncidentTable> {
  const holders = await holdersOf(ctx, row.id)
  const one = holders.find(({ id }) => id === holderId)
  if (!one) throw wrongField('not_found', '/holderId', 'holds no role')
  const role = (await rolesOf(ctx, row.id)).find(({ id }) => id === one.role_id)!
  await ctx.tx.updateTable('incident_holder').set({ until: ctx.now }).where('id', '=', one.id).execute()
  const left = holders.filter((other) => other.role_id === role.id).length - 1
  const missing = Math.max(0, role.count - left)
  await setMissing(ctx, row, role, missing)
  await handOverSteps(ctx, row, [role.id])
  return changeIncident(ctx, row, {}, { action: 'release', note: [`${one.name} · ${role.name}`, note].filter(Boolean).join('：') })
}

async function endStep(ctx: Ctx, row: IncidentTable, body: Of<'done'> | Of<'impossible'>, own: Own): Promise<IncidentTable> {
  const step = (await stepsOf(ctx, row.id)).find(({ id }) => id === body.stepId)
  if (!step) throw wrongField('not_found', '/stepId', 'no such step')
  if (!own.commands && !own.roleIds.has(step.role_id)) throw new AppError('not_permitted', 'The step is of another role')
  if (step.state !== 'open') throw new AppError('action_not_allowed', `It is ${step.state}`)
  if (step.started_at === null) throw wrongField('rule_broken', '/stepId', 'what comes before it is open')
  const at = effectiveTime(body.at, ctx.now, step.started_at)
  const fileIds = body.action === 'done' ? body.fileIds : []
  await attachFiles(ctx, { type: 'incident', id: row.id }, fileIds, step.key)
  const after: IncidentStepTable = { ...step, state: body.action, ended_at: at, ended_by: ctx.actor.name, note: body.note }
  await ctx.tx.updateTable('incident_step').set({ state: after.state, ended_at: at, ended_by: after.ended_by, note: after.note }).where('id', '=', step.id).execute()
  await watchStep(ctx, row, after, leadOf(await holdersOf(ctx, row.id), step.role_id))
  await startSteps(ctx, row)
  return changeIncident(ctx, row, {}, { action: body.action, note: [step.text, body.note].filter(Boolean).join('：'), at, fileIds })
}

async function arrived(ctx: Ctx, row: IncidentTable, { callId }: Of<'arrived'>): Promise<IncidentTable> {
  const call = await ctx.tx.selectFrom('incident_call').selectAll().where('id', '=', callId).where('incident_id', '=', row.id).executeTakeFirst()
  if (!call) throw wrongField('not_found', '/callId', 'nobody was called')
  if (call.arrived_at !== null) return row
  await ctx.tx.updateTable('incident_call').set({ arrived_at: ctx.now }).where('id', '=', call.id).execute()
  return changeIncident(ctx, row, {}, { action: 'arrived', note: [labelOf(ctx.locale, 'outsideService', call.service), call.name].filter(Boolean).join(' ') })
}

/** Throws `rule_broken`: an open step or somebody missing is no end. */
async function mustBeOver(ctx: Ctx, row: IncidentTable): Promise<void> {
  const open = (await stepsOf(ctx, row.id)).filter(({ state }) => state === 'open')
  if (open.length > 0) throw wrongField('rule_broken', '/action', `${open.length} steps are neither done nor said to be impossible: ${open[0]!.text}`)
  const counts = await ctx.tx.selectFrom('incident_count').selectAll().where('incident_id', '=', row.id).orderBy('at').execute()
  const missing = [...new Map(counts.map((one) => [one.zone, one])).values()].filter((one) => one.missing > 0)
  if (missing.length > 0) throw wrongField('rule_broken', '/action', `somebody is missing: ${missing.map(({ zone }) => zone).join(', ')}`)
}

async function end(ctx: Ctx, row: IncidentTable, body: Of<'control' | 'close' | 'call_off'>, set: Pick<Partial<IncidentTable>, 'state' | 'controlled_at' | 'closed_at' | 'outcome'>): Promise<IncidentTable> {
  const after = await changeIncident(ctx, row, set, { action: body.action, note: body.note })
  if (after.closed_at !== null) await stopClocks(ctx, after)
  const told = await ctx.tx.selectFrom('incident_notice').select('employee_id').where('incident_id', '=', row.id).execute()
  tellColleagues(ctx, after, 'over', await accountIdsOf(ctx, told.map(({ employee_id: id }) => id)), { state: `@incidentState:${after.state}`, note: body.note })
  return after
}
