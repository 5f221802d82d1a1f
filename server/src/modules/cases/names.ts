import type { Ref } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'

/** What a case points at, by name; made by one query before anything is locked. */
export interface Pointed {
  siteKind: string
  timeZone: string
  unit: (Ref & { buildingId: string }) | null
  /** `accountId` is the person's sign-in, if there is one. */
  person: (Ref & { accountId: string | null }) | null
  category: (Ref & { path: string[]; kind: string | null; urgency: 'normal' | 'urgent' | 'emergency'; departmentCode: string | null }) | null
  department: Ref | null
  /** A duty of the matrix stands for the category or the one above it: the case may find its way by itself. */
  hasDuty: boolean
}

interface PointedRow {
  site_kind: string | null
  time_zone: string
  unit_code: string | null
  building_id: string | null
  person_name: string | null
  person_account: string | null
  category_name: string | null
  category_code: string | null
  parent_code: string | null
  category_kind: string | null
  category_urgency: 'normal' | 'urgent' | 'emergency' | null
  department_code: string | null
  department_id: string | null
  department_name: string | null
  has_duty: boolean
}

/**
 * Resolves what a new case points at, all at once. Unit and person must be of this site, the category active.
 * Throws `not_found` naming the field. The department is the category's, unless one is given.
 */
export async function pointedAt(ctx: Ctx, siteId: string, ids: { unitId: string | null; personId: string | null; categoryId: string | null; departmentId?: string | null }): Promise<Pointed> {
  const { rows } = await ctx.client.query<PointedRow>({
    name: 'case_pointed_at',
    text: `select s.kind as site_kind, s.time_zone, u.code as unit_code, u.building_id, p.name as person_name, a.id as person_account,
             c.name as category_name, c.code as category_code, pc.code as parent_code, c.kind as category_kind, c.urgency as category_urgency,
             c.department_code, d.id as department_id, d.name as department_name,
             exists (select from responsibility_duty y where y.organization_id = s.organization_id and y.is_active and y.category_id in (c.id, c.parent_id)) as has_duty
           from site s
           left join unit u on u.organization_id = s.organization_id and u.id = $2 and u.site_id = s.id
           left join person p on p.organization_id = s.organization_id and p.id = $3 and s.id = any (p.site_ids)
           left join account a on a.organization_id = p.organization_id and a.person_id = p.id and a.is_active
           left join case_category c on c.organization_id = s.organization_id and c.id = $4 and c.is_active
           left join case_category pc on pc.organization_id = s.organization_id and pc.id = c.parent_id
           left join department d on d.organization_id = s.organization_id and d.site_id = s.id and (case when $5::uuid is null then d.code = c.department_code else d.id = $5 end)
           where s.id = $1`,
    values: [siteId, ids.unitId, ids.personId, ids.categoryId, ids.departmentId ?? null],
  })
  const row = rows[0]
  if (!row) throw wrongField('not_found', '/siteId', 'no such site')
  if (ids.unitId !== null && row.unit_code === null) throw wrongField('not_found', '/unitId', 'no such unit at this site')
  if (ids.personId !== null && row.person_name === null) throw wrongField('not_found', '/personId', 'no such person at this site')
  if (ids.categoryId !== null && row.category_code === null) throw wrongField('not_found', '/categoryId', 'no such category')
  if (ids.departmentId && row.department_id === null) throw wrongField('not_found', '/departmentId', 'no such department at this site')
  return {
    siteKind: row.site_kind!,
    timeZone: row.time_zone,
    unit: ids.unitId === null ? null : { id: ids.unitId, name: row.unit_code!, buildingId: row.building_id! },
    person: ids.personId === null ? null : { id: ids.personId, name: row.person_name!, accountId: row.person_account },
    category:
      ids.categoryId === null
        ? null
        : { id: ids.categoryId, name: row.category_name!, path: [row.parent_code, row.category_code].filter((code): code is string => code !== null), kind: row.category_kind, urgency: row.category_urgency!, departmentCode: row.department_code },
    department: row.department_id === null ? null : { id: row.department_id, name: row.department_name! },
    hasDuty: row.has_duty,
  }
}
