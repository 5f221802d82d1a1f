import type { Role } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { inPlaceOf } from '../people/index.ts'
import type { StoredClock } from './clock-rows.ts'
import type { Chain, Recipient } from './recipients.ts'

/** Which role holds a place of the chain at a site (ORG-023); the second only where nobody has the first (ORG-004). */
const ROLES = { supervisor: ['supervisor'], site_manager: ['site_manager'], head_office: ['general_manager', 'administrator'] } as const satisfies Record<Exclude<Recipient, 'handler'>, readonly Role[]>
type Place = keyof typeof ROLES

/** Who manages the site now by its rota: employees by site. */
type OnDuty = (ctx: Ctx, siteIds: readonly string[]) => Promise<Map<string, string[]>>
let onDuty: OnDuty = () => Promise.resolve(new Map())
/** The rota says who is the duty manager; they stand beside the supervisors for as long as they are on. */
export function managersAreOnDuty(ask: OnDuty): void {
  onDuty = ask
}

/** The accounts in every place of the chain of each clock, as they are now: substitutes instead of the absent, nobody who has left. */
export async function chainsOf(ctx: Ctx, clocks: readonly StoredClock[]): Promise<Map<string, Chain>> {
  if (clocks.length === 0) return new Map()
  const siteIds = [...new Set(clocks.map((clock) => clock.siteId))]
  const holders = clocks.map(({ clock }) => clock.holder).filter((id) => id !== null)
  const posts = await postsAt(ctx, siteIds)
  const managing = await onDuty(ctx, siteIds)
  const there = await inPlaceOf(ctx, [...posts.map((post) => post.employee_id), ...[...managing.values()].flat(), ...holders])
  const present = (employeeId: string): string[] => {
    const person = there.get(employeeId)
    return person ? [person.accountId] : []
  }
  const inPlace = (place: Place, siteId: string) => {
    const at = posts.filter((post) => post.site_id === null || post.site_id === siteId)
    const held = ROLES[place].map((role) => at.filter((post) => post.role === role)).find((some) => some.length > 0) ?? []
    return [...new Set(held.flatMap((post) => present(post.employee_id)))]
  }
  const sites = new Map(siteIds.map((siteId) => [
    siteId, { supervisor: [...new Set([...(managing.get(siteId) ?? []).flatMap(present), ...inPlace('supervisor', siteId)])], site_manager: inPlace('site_manager', siteId), head_office: inPlace('head_office', siteId) },
  ]))
  return new Map(clocks.map(({ id, siteId, clock }) => [id, { handler: clock.holder === null ? [] : present(clock.holder), ...sites.get(siteId)! }]))
}

type Post = { role: Role; site_id: string | null; employee_id: string }

/** Who holds a place of the chain at the sites; `site_id` null: at all of them. A post whose holder has left is vacant, whoever stood in. */
async function postsAt(ctx: Ctx, siteIds: readonly string[]): Promise<Post[]> {
  const { rows } = await ctx.client.query<Post>({
    name: 'sla_posts_at',
    text: `select r.role, case when r.scope = 'organization' then null else r.site_id end as site_id, e.id as employee_id
           from role_assignment r join employee e on e.organization_id = r.organization_id and e.account_id = r.account_id
           where r.organization_id = $1 and r.role = any ($2) and (r.site_id = any ($3) or r.scope = 'organization') and e.is_active
           order by e.name, e.id`,
    values: [ctx.organizationId, Object.values(ROLES).flat(), siteIds],
  })
  return rows
}
