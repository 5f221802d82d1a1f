import type { people, Input, Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, readTimeline, recordHappening } from '../../platform/records/index.ts'
import { positionById } from '../organization/index.ts'
import { certificatesOf, presentCertificates } from './certificates.ts'
import { mustBeListed } from './competences.ts'
import { presentEmployees } from './employees.ts'
import { abilitiesChanged, employeeLeft } from './events.ts'
import { grantsOf, heldBy, lockRights, meant, mustGive, mustKeepRoleManager, presentGrant, type GivenRole } from './roles/grants.ts'
import { tellOwner } from './sign-in/notices.ts'
import type { EmployeeTable } from './tables.ts'
import { mayManage, maySeeColleague, mustManage, workplacesOf, zoneOfPlaces } from './workplaces.ts'
import { endPostsOf } from './zone-posts.ts'

type Row = Selectable<EmployeeTable>
type Change = Input<typeof people.changeEmployee>['body']

/** A colleague as far as the actor may read: everybody about themselves. Throws `not_found`. */
export async function getEmployee(ctx: Ctx, { params }: Input<typeof people.getEmployee>): Promise<people.EmployeeProfile> {
  const row = await ctx.tx.selectFrom('employee').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!row || !maySeeColleague(ctx, row.id, await workplacesOf(ctx, row.id))) throw new AppError('not_found')
  return profileOf(ctx, row)
}

async function profileOf(ctx: Ctx, row: Row): Promise<people.EmployeeProfile> {
  const [employee] = await presentEmployees(ctx, [row])
  const places = await workplacesOf(ctx, row.id)
  const zone = await zoneOfPlaces(ctx, places)
  const mayChange = mayManage(ctx, places)
  // Who holds the maintenance of a zone works there, too: the rule of giving out work sees the same zones.
  const zones = await ctx.tx
    .selectFrom('zone')
    .select(['zone.id', 'zone.name'])
    .where((e) =>
      e.or([
        e.exists(e.selectFrom('employee_zone as i').select('i.zone_id').whereRef('i.zone_id', '=', 'zone.id').where('i.employee_id', '=', row.id)),
        e.exists(
          e.selectFrom('zone_post as p').select('p.id').whereRef('p.zone_id', '=', 'zone.id').where('p.employee_id', '=', row.id).where('p.post', '=', 'maintenance').where('p.until_at', 'is', null),
        ),
      ]),
    )
    .orderBy('zone.name')
    .execute()
  const certificates = await presentCertificates(ctx, await certificatesOf(ctx, row.id), zone, mayChange)
  const post = row.position_id === null ? undefined : await ctx.tx.selectFrom('job_position').select('required_years').where('id', '=', row.position_id).executeTakeFirst()
  return {
    ...employee!, loadLimit: row.load_limit, joinedOn: row.joined_on, experienceYears: row.experience_years, experience: row.experience, meetsPosition: meets(row.experience_years, post?.required_years ?? null), zones, certificates, isSelf: row.id === ctx.actor.employeeId, mayChange, version: row.version,
  }
}

/** Whether somebody has the years that the post asks for; null where it asks for none or nobody has said. */
function meets(years: number | null, required: number | null): boolean | null {
  return years === null || required === null ? null : years >= required
}

export async function employeeTimeline(ctx: Ctx, { params }: Input<typeof people.employeeTimeline>): Promise<Output<typeof people.employeeTimeline>> {
  await mustManage(ctx, params.id)
  return { items: await readTimeline(ctx, params.id) }
}

/**
 * Changes a colleague. Rights are given and taken only where the actor manages people, and nobody takes the own ones or leaves by themselves.
 * Throws `not_found`, `not_permitted`, `stale_version`, `rule_broken` naming the field.
 */
export async function changeEmployee(ctx: Ctx, { params, body }: Input<typeof people.changeEmployee>): Promise<people.EmployeeProfile> {
  const row = await ctx.tx.selectFrom('employee').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  const places = await mustManage(ctx, row.id)
  await mustBeCurrent(row.version, body.version, () => profileOf(ctx, row))
  const isSelf = row.id === ctx.actor.employeeId
  if (isSelf && body.isActive === false) throw wrongField('rule_broken', '/isActive', 'nobody switches themselves off')
  if (body.skills) await mustBeListed(ctx, 'skill', body.skills, '/skills', row.skills)
  if (body.departmentId) await mustBeDepartment(ctx, body.departmentId)
  const post = body.positionId ? await positionById(ctx, body.positionId) : null
  const facts = {
    name: body.name ?? row.name, ...positionOf(row, body, post?.name), joined_on: body.joinedOn === undefined ? row.joined_on : body.joinedOn, experience_years: body.experienceYears === undefined ? row.experience_years : body.experienceYears, experience: body.experience ?? row.experience,
    department_id: body.departmentId === undefined ? row.department_id : body.departmentId,
    phone: body.phone ?? row.phone, skills: body.skills ? [...new Set(body.skills)] : row.skills, load_limit: body.loadLimit === undefined ? row.load_limit : body.loadLimit,
    is_active: body.isActive ?? row.is_active, is_on_shift: body.isActive === false ? false : row.is_on_shift,
  }
  const changes = changesBetween({ ...row }, facts)
  changes.push(...(await changeRights(ctx, row, body, isSelf)), ...(await changeZones(ctx, row, body)))
  if (changes.length === 0) return profileOf(ctx, row)
  const after: Row = { ...row, ...facts, version: row.version + 1 }
  await ctx.tx.updateTable('employee').set({ ...facts, version: after.version }).where('id', '=', row.id).execute()
  await changeAccount(ctx, row, after)
  recordHappening(ctx, { siteId: null, recordType: 'employee', recordId: row.id, action: leaves(row, after) ? 'left' : 'changed', changes })
  for (const siteId of new Set([...places.siteIds, ...(body.roles ?? []).flatMap((grant) => grant.siteId ?? [])]))
    announceChange(ctx, { recordType: 'employee', recordId: row.id, siteId, action: 'changed' })
  if (leaves(row, after)) {
    await lockRights(ctx)
    await mustKeepRoleManager(ctx, '/isActive')
    await endPostsOf(ctx, row.id)
    ctx.publish(employeeLeft, { employeeId: row.id, at: ctx.now.toISOString() })
  } else ctx.publish(abilitiesChanged, { employeeId: row.id, at: ctx.now.toISOString() })
  return profileOf(ctx, after)
}

/** Another post of the catalogue by a decision, such as a promotion. The caller has decided that it may be. Throws `not_found` for a post that is no longer given. */
export async function takePosition(ctx: Ctx, employeeId: string, positionId: string, why: string): Promise<void> {
  const row = await ctx.tx.selectFrom('employee').selectAll().where('id', '=', employeeId).forUpdate().executeTakeFirstOrThrow()
  const post = await positionById(ctx, positionId)
  const facts = { position: post.name, position_id: positionId }
  await ctx.tx.updateTable('employee').set({ ...facts, version: row.version + 1 }).where('id', '=', employeeId).execute()
  recordHappening(ctx, { siteId: null, recordType: 'employee', recordId: employeeId, action: 'changed', note: why, changes: changesBetween({ ...row }, facts) })
  for (const siteId of (await workplacesOf(ctx, employeeId)).siteIds) announceChange(ctx, { recordType: 'employee', recordId: employeeId, siteId, action: 'changed' })
  // Posts of the rota ask for a position: who plans them hears of it.
  ctx.publish(abilitiesChanged, { employeeId, at: ctx.now.toISOString() })
}

/** A post of the catalogue gives its name; a title of the house's own stands alone. */
function positionOf(row: Row, body: Change, name: string | undefined): Pick<Row, 'position' | 'position_id'> {
  if (name !== undefined) return { position: name, position_id: body.positionId! }
  const position = body.position ?? row.position
  const isKept = body.positionId === undefined && position === row.position
  return { position, position_id: isKept ? row.position_id : null }
}

const leaves = (before: Row, after: Row): boolean => before.is_active && !after.is_active

async function mustBeDepartment(ctx: Ctx, id: string): Promise<void> {
  const department = await ctx.tx.selectFrom('department').select('site_id').where('id', '=', id).executeTakeFirst()
  if (!department || !ctx.actor.can('people:manage', department.site_id)) throw wrongField('not_found', '/departmentId', 'no such department')
}

/** Name and phone are the account's, too; who has left signs in no more, and changed rights hold from the next request on. */
async function changeAccount(ctx: Ctx, before: Row, after: Row): Promise<void> {
  if (before.phone !== after.phone) tellOwner(ctx, before.account_id, 'phone_changed')
  await ctx.tx.updateTable('account').set({ name: after.name, phone: after.phone, is_active: after.is_active }).where('id', '=', before.account_id).execute()
  if (leaves(before, after)) await ctx.tx.updateTable('session').set({ revoked_at: ctx.now }).where('account_id', '=', before.account_id).where('revoked_at', 'is', null).execute()
  ctx.afterCommit(() => ctx.app.wake.announce('sessions'))
}

const keyOf = (grant: { key: string; scope: string; siteId: string | null }): string => `${grant.key} ${grant.scope} ${grant.siteId ?? ''}`
const keyOfGiven = ({ code, roleId, scope, siteId }: GivenRole): string => keyOf({ key: code ?? roleId!, scope, siteId })

async function changeRights(ctx: Ctx, row: Row, { roles }: Change, isSelf: boolean): Promise<ReturnType<typeof changesBetween>> {
  if (!roles) return []
  await lockRights(ctx)
  const had = await grantsOf(ctx, [row.account_id])
  const wanted = new Map<string, GivenRole>()
  for (const wish of roles) {
    const given = await meant(ctx, wish)
    wanted.set(keyOfGiven(given), given)
  }
  const known = new Map(had.map((grant) => [keyOf(presentGrant(grant)), grant]))
  const taken = [...known].filter(([key]) => !wanted.has(key)).map(([, grant]) => grant)
  const given = [...wanted].filter(([key]) => !known.has(key)).map(([, grant]) => grant)
  if (taken.length === 0 && given.length === 0) return []
  if (isSelf) throw wrongField('rule_broken', '/roles', 'nobody changes the own rights')
  for (const grant of taken) mustGive(ctx, { kind: grant.role, permissions: heldBy(grant).permissions!, siteId: grant.siteId })
  for (const grant of given) mustGive(ctx, grant)
  if (taken.length > 0) await ctx.tx.deleteFrom('role_assignment').where('id', 'in', taken.map(({ id }) => id)).execute()
  if (given.length > 0)
    await ctx.tx
      .insertInto('role_assignment')
      .values(given.map((grant) => ({ organization_id: ctx.organizationId, id: newId(), account_id: row.account_id, role: grant.kind, role_id: grant.roleId, scope: grant.scope, site_id: grant.siteId })))
      .execute()
  if (taken.length > 0) await mustKeepRoleManager(ctx, '/roles')
  tellOwner(ctx, row.account_id, 'roles_changed')
  return [{ field: 'roles', from: [...known.keys()].sort(), to: [...wanted.keys()].sort() }]
}

async function changeZones(ctx: Ctx, row: Row, { zoneIds }: Change): Promise<ReturnType<typeof changesBetween>> {
  if (!zoneIds) return []
  const wanted = [...new Set(zoneIds)].sort()
  const had = (await ctx.tx.selectFrom('employee_zone').select('zone_id').where('employee_id', '=', row.id).execute()).map((one) => one.zone_id).sort()
  if (JSON.stringify(had) === JSON.stringify(wanted)) return []
  if (wanted.length > 0) {
    const known = await ctx.tx.selectFrom('zone').select(['id', 'site_id']).where('id', 'in', wanted).execute()
    if (known.length < wanted.length || known.some((zone) => !ctx.actor.can('people:manage', zone.site_id))) throw wrongField('not_found', '/zoneIds', 'no such zone')
  }
  await ctx.tx.deleteFrom('employee_zone').where('employee_id', '=', row.id).execute()
  if (wanted.length > 0) await ctx.tx.insertInto('employee_zone').values(wanted.map((zone_id) => ({ organization_id: ctx.organizationId, employee_id: row.id, zone_id }))).execute()
  return [{ field: 'zones', from: had, to: wanted }]
}
