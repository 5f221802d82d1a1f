import type { Ctx } from '../../platform/ctx.ts'

/**
 * When colleagues were last trained: at a session that was held and that they signed in to, by the last part of a course, or by an exam that they
 * passed (PRS-004, TRN-003). Who never was is absent.
 */
export async function lastTrained(ctx: Ctx, employeeIds: readonly string[]): Promise<Map<string, Date>> {
  if (employeeIds.length === 0) return new Map()
  const { rows } = await ctx.client.query<{ employee_id: string; at: Date }>({
    name: 'last_trained',
    text: `select employee_id, max(at) as at from (
             select a.employee_id, s.starts_at as at from session_attendee a join training_session s on s.organization_id = a.organization_id and s.id = a.session_id and s.state in ('held', 'closed')
             where a.employee_id = any($1) and a.signed_at is not null
             union all
             select g.employee_id, max(g.done_at) from course_progress g join course_part k on k.organization_id = g.organization_id and k.id = g.part_id and not k.is_removed
             where g.employee_id = any($1) and g.done_at is not null
             group by g.employee_id, k.organization_id, k.course_id
             having count(*) = (select count(*) from course_part c where c.organization_id = k.organization_id and c.course_id = k.course_id and not c.is_removed)
             union all
             select employee_id, submitted_at from exam_sitting where employee_id = any($1) and is_passed and submitted_at is not null) done
           group by employee_id`,
    values: [employeeIds],
  })
  return new Map(rows.map((row) => [row.employee_id, row.at]))
}
