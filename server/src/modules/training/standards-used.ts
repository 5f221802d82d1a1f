import { usesStandards } from '../standards/index.ts'

/** Questions, courses and drills tell the page of a standard that they use it. */
export function tellOfStandards(): void {
  usesStandards(async (ctx, standardId) => {
    if (!ctx.actor.can('training:manage')) return []
    const { rows } = await ctx.client.query<{ id: string; code: string; stem: string; item: string; number: number }>(
      `select q.id, q.code, v.stem, v.standard_item_id as item, v.standard_number as number from question q
       join question_version v on v.organization_id = q.organization_id and v.question_id = q.id and v.number = q.current_version where v.standard_id = $1 and q.state = 'active' order by q.code limit 200`, [standardId])
    return rows.map((row) => ({ kind: 'question' as const, id: row.id, code: row.code, name: row.stem, number: row.number, itemIds: [row.item] }))
  })
  usesStandards(async (ctx, standardId) => {
    if (!ctx.actor.can('training:read')) return []
    const { rows } = await ctx.client.query<{ id: string; code: string; name: string }>(
      `select c.id, c.code, c.name from course c where exists (select from course_part p where p.organization_id = c.organization_id and p.course_id = c.id and p.standard_id = $1 and not p.is_removed)
       and (c.state = 'published' or $2) order by c.code limit 200`, [standardId, ctx.actor.can('training:manage')])
    return rows.map((row) => ({ kind: 'course' as const, ...row, number: null, itemIds: [] }))
  })
  // A drill rehearses the standard as it is in force, the latest first: of sites at which the actor keeps training, and the own ones.
  usesStandards(async (ctx, standardId) => {
    if (!ctx.actor.can('training:read')) return []
    const kept = ctx.actor.sitesFor('training:manage')
    const { rows } = await ctx.client.query<{ id: string; number: string; title: string }>(
      `select s.id, s.number, s.title from training_session s where s.standard_id = $1 and s.kind = 'drill' and s.state <> 'cancelled'
       and ($2 or s.site_id = any ($3) or exists (select from session_attendee a where a.organization_id = s.organization_id and a.session_id = s.id and a.employee_id = $4)) order by s.starts_at desc, s.id limit 20`,
      [standardId, kept === 'all', kept === 'all' ? [] : kept, ctx.actor.employeeId])
    return rows.map(({ number, title, id }) => ({ kind: 'drill' as const, id, code: number, name: title, number: null, itemIds: [] }))
  })
}
