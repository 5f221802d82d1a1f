import type { competence } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { wrongField } from '../../../platform/errors.ts'
import { dayIn, daysBetween } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { postRolesOf } from '../../people/index.ts'
import { isForRoles } from '../../standards/index.ts'

type Kind = competence.Requirement['kind']
type Post = competence.Requirement['post']
const SOON_DAYS = 30

/** Something that somebody has on a day. `key`: the name of a certificate or skill, the id of a rubric or course. */
export interface Holding {
  employeeId: string
  kind: Kind
  key: string
  name: string
  /** Its last day; null: for good. */
  until: string | null
}

/** What a post asks for, with the name under which people know it. */
export interface Need {
  id: string
  post: Post
  kind: Kind
  key: string
  name: string
  blocksFrom: string | null
}

/**
 * What colleagues have on a day: certificates whose original was seen, practicals that they passed last, courses that they finished or were
 * at, skills. One statement for any number of people.
 */
export async function holdingsOf(ctx: Ctx, employeeIds: readonly string[], day: string): Promise<Holding[]> {
  if (employeeIds.length === 0) return []
  const { rows } = await ctx.client.query<Holding>({
    name: 'holdings_of',
    text: `select c.employee_id as "employeeId", 'certificate' as kind, c.kind as key, c.kind as name, max(c.valid_until) as until from certificate c
             where c.employee_id = any ($1) and c.withdrawn_at is null and c.verified_at is not null and c.valid_from <= $2 and c.valid_until >= $2 group by c.employee_id, c.kind
           union all
           select q.employee_id, 'practical', q.rubric_id::text, r.name, q.valid_until from practical_qualification q join practical_rubric r on r.organization_id = q.organization_id and r.id = q.rubric_id
             where q.employee_id = any ($1) and q.is_passed and q.passed_on <= $2 and (q.valid_until is null or q.valid_until >= $2) and r.kind = 'practical'
           union all
           select d.employee_id, 'course', d.course_id::text, c.name, null from (
             select x.employee_id, p.course_id from course_part p join course_progress x on x.organization_id = p.organization_id and x.part_id = p.id
               where not p.is_removed and x.employee_id = any ($1) and x.done_at is not null group by p.organization_id, p.course_id, x.employee_id
               having count(*) = (select count(*) from course_part a where a.organization_id = p.organization_id and a.course_id = p.course_id and not a.is_removed)
             union
             select a.employee_id, s.course_id from session_attendee a join training_session s on s.organization_id = a.organization_id and s.id = a.session_id
               where a.employee_id = any ($1) and a.signed_at is not null and s.course_id is not null and s.state in ('held', 'closed')
           ) d join course c on c.id = d.course_id
           union all
           select e.id, 'skill', s.name, s.name, null from employee e cross join lateral unnest(e.skills) as s (name) where e.id = any ($1)`,
    values: [employeeIds, day],
  })
  return rows
}

/** Everything that posts ask for, in the order of kind and name. */
export async function needs(ctx: Ctx): Promise<Need[]> {
  const { rows } = await ctx.client.query<Need>({
    name: 'post_needs',
    text: `select n.id, n.post, n.kind, coalesce(n.rubric_id::text, n.course_id::text, n.name) as key, coalesce(r.name, c.name, n.name) as name, n.blocks_from as "blocksFrom" from post_requirement n
           left join practical_rubric r on r.organization_id = n.organization_id and r.id = n.rubric_id left join course c on c.organization_id = n.organization_id and c.id = n.course_id
           where n.dropped_at is null and coalesce(r.state, 'active') = 'active' order by n.kind, name, n.id`,
  })
  return rows
}

/** How each need stands for somebody; of several posts that ask for one thing it is named once. */
export function heldFor(asked: readonly Need[], holdings: readonly Holding[], day: string): competence.Held[] {
  const once = new Map(asked.map((need) => [`${need.kind} ${need.key}`, need]))
  return [...once.values()].map((need) => {
    const held = holdings.find(({ kind, key }) => kind === need.kind && key === need.key)
    return { requirementId: need.id, kind: need.kind, name: need.name, state: stateOf(held, day, true), until: held?.until ?? null }
  })
}

export function stateOf(held: Pick<Holding, 'until'> | undefined, day: string, isAskedFor: boolean): competence.Held['state'] {
  if (!held) return isAskedFor ? 'missing' : 'none'
  return held.until !== null && daysBetween(day, held.until) <= SOON_DAYS ? 'expiring' : 'held'
}

const ASKED_OF: Record<string, readonly Post[]> = { customer_service: ['customer_service', 'steward'], maintenance: ['technician'], security_lead: ['security'], grid: [] }

/**
 * What somebody lacks of what these posts ask for by now; empty when nothing. For whoever gives people posts or shifts.
 */
export async function lackingFor(ctx: Ctx, { employeeId, posts, day }: { employeeId: string; posts: readonly Post[]; day: string }): Promise<competence.Held[]> {
  const asked = (await needs(ctx)).filter((need) => need.blocksFrom !== null && need.blocksFrom <= day && (need.post === 'everybody' || posts.includes(need.post)))
  if (asked.length === 0) return []
  return heldFor(asked, await holdingsOf(ctx, [employeeId], day), day).filter(({ state }) => state === 'missing')
}

/** A post of a zone goes to nobody who lacks what it asks for. Throws `rule_broken` naming what is missing. */
export async function mustBeCompetent(ctx: Ctx, { siteId, post, employeeId, pointer }: { siteId: string; post: string; employeeId: string; pointer: string }): Promise<void> {
  const site = await siteById(ctx, siteId)
  const posts = [...(ASKED_OF[post] ?? []), ...(isForRoles('sales_office', await postRolesOf(ctx, employeeId, siteId), site.kind) ? (['sales_office'] as const) : [])]
  const lacking = await lackingFor(ctx, { employeeId, posts, day: dayIn(site.timeZone, ctx.now) })
  if (lacking.length > 0) throw wrongField('rule_broken', pointer, `lacks ${lacking.map(({ name }) => name).join('、')}`)
}
