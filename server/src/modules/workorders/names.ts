import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import type { OrderRow } from './present.ts'

/** What an order points at, by name, and what the promises on it depend on. */
export interface Named {
  categoryName: string | null
  categoryPath: string[]
  unitCode: string | null
  workerName: string | null
  raiserName: string
  verifierName: string | null
  originNumber: string | null
  caseNumber: string | null
  caseStatus: string | null
  caseChannel: string | null
  /** The account of the resident who reported the case: their screens follow its orders. */
  caseAccount: string | null
  firstContact: { employeeId: string; name: string } | null
  expectation: string
  siteKind: string
  zoneName: string | null
  skill: string | null
  certificate: string | null
}

type Row = Omit<Named, 'categoryPath' | 'firstContact'> & {
  categoryCode: string | null
  parentCode: string | null
  firstContactId: string | null
  firstContactName: string | null
}
type Pointing = Pick<OrderRow, 'site_id' | 'category_id' | 'unit_id' | 'worker_id' | 'raised_by' | 'verified_by' | 'rework_of' | 'case_id' | 'zone_id'>

/** Everything that is named on an order, by one query. It asks with the row's values, so that it answers for a row not yet written, too. */
export async function namesOf(ctx: Ctx, row: Pointing): Promise<Named> {
  const { rows } = await ctx.client.query<Row>({
    name: 'work_order_names',
    text: `select s.kind as "siteKind", c.name as "categoryName", c.code as "categoryCode", pc.code as "parentCode", u.code as "unitCode",
             w.name as "workerName", r.name as "raiserName", v.name as "verifierName", o.number as "originNumber",
             k.number as "caseNumber", k.status as "caseStatus", k.channel as "caseChannel", k.reported_by_account as "caseAccount",
             coalesce(k.expectation, '') as expectation, k.first_contact_by as "firstContactId", f.name as "firstContactName",
             z.name as "zoneName", coalesce(c.skill, pc.skill) as skill, coalesce(c.certificate, pc.certificate) as certificate
           from site s
           join employee r on r.organization_id = s.organization_id and r.id = $5
           left join case_category c on c.organization_id = s.organization_id and c.id = $2
           left join case_category pc on pc.organization_id = s.organization_id and pc.id = c.parent_id
           left join unit u on u.organization_id = s.organization_id and u.id = $3
           left join employee w on w.organization_id = s.organization_id and w.id = $4
           left join employee v on v.organization_id = s.organization_id and v.id = $6
           left join work_order o on o.organization_id = s.organization_id and o.id = $7
           left join service_case k on k.organization_id = s.organization_id and k.id = $8
           left join employee f on f.organization_id = k.organization_id and f.id = k.first_contact_by
           left join zone z on z.organization_id = s.organization_id and z.id = $9
           where s.id = $1`,
    values: [row.site_id, row.category_id, row.unit_id, row.worker_id, row.raised_by, row.verified_by, row.rework_of, row.case_id, row.zone_id],
  })
  const { categoryCode, parentCode, firstContactId, firstContactName, ...named } = rows[0]!
  return {
    ...named,
    categoryPath: [parentCode, categoryCode].filter((code): code is string => code !== null),
    firstContact: firstContactId === null ? null : { employeeId: firstContactId, name: firstContactName! },
  }
}

/** What a new order points at must be of its site and in use. Throws `not_found` naming the field. Answers with the zone of the site. */
export async function mustExist(
  ctx: Ctx,
  siteId: string,
  ids: { unitId: string | null; categoryId: string | null },
): Promise<{ timeZone: string }> {
  const { rows } = await ctx.client.query<{ timeZone: string; hasUnit: boolean; hasCategory: boolean }>({
    name: 'work_order_points_at',
    text: `select s.time_zone as "timeZone", u.id is not null as "hasUnit", c.id is not null as "hasCategory"
           from site s
           left join unit u on u.organization_id = s.organization_id and u.id = $2 and u.site_id = s.id
           left join case_category c on c.organization_id = s.organization_id and c.id = $3 and c.is_active
           where s.id = $1`,
    values: [siteId, ids.unitId, ids.categoryId],
  })
  const found = rows[0]
  if (!found) throw wrongField('not_found', '/siteId', 'no such site')
  if (ids.unitId !== null && !found.hasUnit) throw wrongField('not_found', '/unitId', 'no such unit at this site')
  if (ids.categoryId !== null && !found.hasCategory) throw wrongField('not_found', '/categoryId', 'no such category')
  return { timeZone: found.timeZone }
}
