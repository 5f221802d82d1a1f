import { BUILT_IN_ROLES, type Output, type structure } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { addPositions } from '../organization/index.ts'
import { accountsWithRole } from './accounts.ts'

/**
 * Adds the usual posts that are missing, and gives each colleague whose post is called like one that post (an organisation of an
 * earlier release has its titles as texts). Twice is once.
 */
export async function addReadyPositions(ctx: Ctx): Promise<Output<typeof structure.addReadyPositions>> {
  if (ctx.actor.sitesFor('structure:manage') !== 'all') throw new AppError('not_permitted', 'Posts are of the whole organisation')
  const added = await addPositions(ctx)
  const { rows } = await ctx.client.query<{ id: string; name: string }>(
    `update employee e set position_id = p.id, version = e.version + 1 from job_position p
     where p.organization_id = e.organization_id and p.name = e.position and p.is_active and e.position_id is null returning e.id, p.name`,
  )
  for (const row of rows) recordHappening(ctx, { siteId: null, recordType: 'employee', recordId: row.id, action: 'changed', changes: [{ field: 'position_id', from: null, to: row.name }] })
  if (added > 0) recordHappening(ctx, { siteId: null, recordType: 'organization', recordId: ctx.organizationId, action: 'posts_added', note: String(added) })
  return { added, linked: rows.length }
}

/** Who of some colleagues holds a post of the catalogue. */
async function holdingPost(ctx: Ctx, code: string, employeeIds: readonly string[]): Promise<Set<string>> {
  if (employeeIds.length === 0) return new Set()
  const rows = await ctx.tx
    .selectFrom('employee')
    .innerJoin('job_position', (join) => join.onRef('job_position.organization_id', '=', 'employee.organization_id').onRef('job_position.id', '=', 'employee.position_id'))
    .select('employee.id')
    .where('employee.id', 'in', [...employeeIds])
    .where('job_position.code', '=', code)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** The codes of the posts that colleagues hold; who holds none of the catalogue is not among them. */
export async function postCodes(ctx: Ctx, employeeIds: readonly string[]): Promise<Map<string, string>> {
  if (employeeIds.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('employee')
    .innerJoin('job_position', (join) => join.onRef('job_position.organization_id', '=', 'employee.organization_id').onRef('job_position.id', '=', 'employee.position_id'))
    .select(['employee.id', 'job_position.code']).where('employee.id', 'in', [...employeeIds]).execute()
  return new Map(rows.map(({ id, code }) => [id, code]))
}

/** Who answers first for complaints and key customers at a site: the supervisor of customer service, or the first of the supervisors; null without any (ORG-025). */
export async function complaintSupervisor(ctx: Ctx, siteId: string): Promise<string | null> {
  const supervisors = await accountsWithRole(ctx, 'supervisor', siteId)
  const theirs = supervisors.length < 2 ? new Set<string>() : await holdingPost(ctx, 'CS_SUPERVISOR', supervisors.map(({ employeeId }) => employeeId))
  return (supervisors.find(({ employeeId }) => theirs.has(employeeId)) ?? supervisors[0])?.employeeId ?? null
}

/** The active people of a site with what the org chart shows of them: those with a role there, or of the whole organisation. */
export interface Placed {
  id: string
  name: string
  position: string
  positionId: string | null
  departmentId: string | null
  phone: string
  isOnShift: boolean
  roles: string[]
  /** The same by what people do there: of a cleaner `cleaner`, where `roles` says `technician`. */
  postRoles: string[]
  isOfSite: boolean
}

/** The kind of each built-in role by its code, for the database. */
const KINDS = JSON.stringify(Object.fromEntries(Object.entries(BUILT_IN_ROLES).map(([code, { kind }]) => [code, kind])))
/** The role of an assignment `r` by the position of the employee `e`, where that is of the same kind; otherwise by the role that was given. */
const POST_ROLE = (kinds: string): string => `coalesce(case when ${kinds}::jsonb ->> p.role = r.role then p.role end, o.template, r.role)`
const WITH_POST = 'left join job_position p on p.organization_id = e.organization_id and p.id = e.position_id left join organization_role o on o.organization_id = r.organization_id and o.id = r.role_id'
export async function placedAt(ctx: Ctx, siteId: string): Promise<Placed[]> {
  const { rows } = await ctx.client.query<Placed>({
    name: 'people_placed_at',
    text: `select e.id, e.name, e.position, e.position_id as "positionId", e.department_id as "departmentId", e.phone, e.is_on_shift as "isOnShift", array_agg(distinct r.role) as roles, array_agg(distinct ${POST_ROLE('$2')}) as "postRoles", bool_or(r.site_id = $1) is true as "isOfSite"
           from employee e join role_assignment r on r.organization_id = e.organization_id and r.account_id = e.account_id and (r.site_id = $1 or r.scope = 'organization')
           ${WITH_POST} where e.is_active group by e.organization_id, e.id order by e.name, e.id`,
    values: [siteId, KINDS],
  })
  return rows
}

/** What an active employee does at a site, or at any with null, as `postRoles` of {@link placedAt}. */
export async function postRolesOf(ctx: Ctx, employeeId: string, siteId: string | null): Promise<string[]> {
  const { rows } = await ctx.client.query<{ role: string }>({
    name: 'people_post_roles',
    text: `select distinct ${POST_ROLE('$3')} as role from employee e join role_assignment r on r.organization_id = e.organization_id and r.account_id = e.account_id and ($2::uuid is null or r.site_id = $2 or r.scope = 'organization')
           ${WITH_POST} where e.id = $1 and e.is_active`,
    values: [employeeId, siteId, KINDS],
  })
  return rows.map(({ role }) => role)
}
