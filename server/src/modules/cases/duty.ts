import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { stewardOfUnit } from '../archives/index.ts'

export interface Duty {
  employeeId: string
  name: string
  accountId: string
}

/** The steward of the unit's zone, whom the resident asked for 找管家 (INQ-008). Throws `rule_broken` naming the field when nobody is. */
export async function stewardFor(ctx: Ctx, unitId: string | null): Promise<Duty> {
  if (unitId === null) throw wrongField('rule_broken', '/unitId', 'the steward is the one of a unit')
  const steward = await stewardOfUnit(ctx, unitId)
  const account = steward && (await ctx.tx.selectFrom('employee').select('account_id').where('id', '=', steward.id).where('is_active', '=', true).executeTakeFirst())
  if (!steward || !account) throw wrongField('rule_broken', '/withSteward', 'no steward is named for this unit')
  return { employeeId: steward.id, name: steward.name, accountId: account.account_id }
}

/**
 * Who becomes the first contact of a case that a resident made in the app: the steward of the unit's building, the backup when the steward is
 * away, else the steward of the zone, else the front desk on shift,
 * else a steward, else the supervisor (ORG-016, BTL). Throws `rule_broken` when the site has nobody at all.
 */
export async function firstContactFor(ctx: Ctx, siteId: string, unitId: string | null): Promise<Duty> {
  const { rows } = await ctx.client.query<{ id: string; name: string; account_id: string }>({
    name: 'first_contact_for',
    text: `select e.id, e.name, e.account_id
           from employee e
           join role_assignment r on r.organization_id = e.organization_id and r.account_id = e.account_id
           left join unit u on u.organization_id = e.organization_id and u.id = $2
           left join building b on b.organization_id = u.organization_id and b.id = u.building_id
           left join zone z on z.organization_id = b.organization_id and z.id = b.zone_id
           left join building_steward g on g.organization_id = b.organization_id and g.building_id = b.id and g.until_at is null
           left join lateral (select count(*) > 0 as away from substitution s where s.organization_id = e.organization_id and s.absent_id = e.id
             and s.ended_at is null and s.from_at <= $3 and s.to_at > $3) s on true
           where e.is_active and r.site_id = $1 and r.role in ('steward', 'front_desk', 'supervisor', 'site_manager')
           order by (e.id = g.employee_id and not s.away) desc nulls last, (e.id = g.backup_id and not s.away) desc nulls last, (e.id = g.employee_id) desc nulls last,
             (e.id = z.steward_id) desc nulls last, array_position(array['front_desk', 'steward', 'supervisor', 'site_manager'], r.role) + case when e.is_on_shift and e.id not in (select off from off_by_rota($1, $3) off) then 0 else 2 end, e.name
           limit 1`,
    values: [siteId, unitId, ctx.now],
  })
  const row = rows[0]
  if (!row) throw new AppError('rule_broken', 'The site has nobody who can take a case')
  return { employeeId: row.id, name: row.name, accountId: row.account_id }
}
