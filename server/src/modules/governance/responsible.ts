import { governance, type Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { siteById } from '../organization/index.ts'
import { placedAt } from '../people/index.ts'
import { conflictOf } from './conflicts.ts'

interface PartRow {
  duty_id: string
  duty: string
  position_id: string | null
  position: string | null
  part: governance.ResponsibilityDuty['parts'][number]['part'] | null
  department_id: string | null
  department: string | null
}

const NOBODYS: governance.Responsible = { duty: null, conflict: null, department: null, owners: [], assisting: [], informed: [], people: [] }

/** The duty of a category, or else the one of the category above it, with its posts and their departments at a site. */
async function partsFor(ctx: Ctx, siteId: string, categoryId: string): Promise<PartRow[]> {
  const { rows } = await ctx.client.query<PartRow>({
    name: 'governance_responsible',
    text: `with duty as (
             select y.id, y.name from case_category c join responsibility_duty y on y.organization_id = c.organization_id and y.category_id in (c.id, c.parent_id) and y.is_active
             where c.id = $2 order by (y.category_id = c.id) desc limit 1)
           select duty.id as duty_id, duty.name as duty, j.id as position_id, j.name as position, p.part, d.id as department_id, d.name as department
           from duty
           left join responsibility_part p on p.duty_id = duty.id
           left join job_position j on j.organization_id = p.organization_id and j.id = p.position_id and j.is_active
           left join department d on d.organization_id = j.organization_id and d.site_id = $1 and d.code = j.department_code and d.is_active
           order by j.sort_order, j.code`,
    values: [siteId, categoryId],
  })
  return rows
}

/** Whose a matter is by the matrix (ORG-031): its duty, posts, department, and who of the owning posts works at the site, on shift first. Asks for no permission. */
export async function responsibleFor(ctx: Ctx, siteId: string, categoryId: string): Promise<governance.Responsible> {
  const rows = await partsFor(ctx, siteId, categoryId)
  const [first] = rows
  if (!first) return NOBODYS
  const having = (part: PartRow['part']) => rows.flatMap((row) => (row.part === part && row.position_id !== null ? [{ id: row.position_id, name: row.position! }] : []))
  const owners = having('owner')
  const owning = new Set(owners.map(({ id }) => id))
  const people = (await placedAt(ctx, siteId)).filter((one) => one.positionId !== null && owning.has(one.positionId)).map(({ id, name, position, isOnShift }) => ({ id, name, position, isOnShift }))
  const place = owners.length === 1 ? rows.find((row) => row.part === 'owner' && row.department_id !== null) : undefined
  return {
    duty: { id: first.duty_id, name: first.duty }, conflict: conflictOf(owners.length, people.length), department: place ? { id: place.department_id!, name: place.department! } : null,
    owners, assisting: having('assist'), informed: having('inform'), people: people.toSorted((a, b) => Number(b.isOnShift) - Number(a.isOnShift)),
  }
}

export async function suggestResponsible(ctx: Ctx, { query }: Input<typeof governance.suggestResponsible>): Promise<governance.Responsible> {
  ctx.actor.mustSee('governance:read', query.siteId)
  await siteById(ctx, query.siteId)
  if (!(await ctx.tx.selectFrom('case_category').select('id').where('id', '=', query.categoryId).executeTakeFirst())) throw wrongField('not_found', '?categoryId', 'no such category')
  return responsibleFor(ctx, query.siteId, query.categoryId)
}
