import type { courses, Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { newId } from '../../../platform/ids.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { READY_COURSES } from './ready.ts'

/** The ready-made courses that an organisation does not have yet, published, in one statement. Tells how many. */
export async function addReadyCourseRows(ctx: Ctx): Promise<number> {
  const lines = READY_COURSES.map(({ parts, ...course }) => ({ ...course, id: newId(), parts: parts.map((part, at) => ({ ...part, id: newId(), position: at + 1, min_seconds: Math.max(20, Math.round(part.body.length / 5)) })) }))
  const { rows } = await ctx.client.query<{ count: number }>(
    `with line as (select * from jsonb_to_recordset($2) as l (id uuid, code text, name text, topic text, post text, summary text, reference text, parts jsonb)),
          added as (insert into course (organization_id, id, code, name, topic, post, summary, reference, state, updated_at) select $1, id, code, name, topic, post, summary, reference, 'published', $3 from line on conflict do nothing returning id),
          part as (insert into course_part (organization_id, id, course_id, position, title, kind, body, min_seconds)
            select $1, p.id, l.id, p.position, p.title, 'text', p.body, p.min_seconds from line l join added using (id) cross join lateral jsonb_to_recordset(l.parts) as p (id uuid, position int, title text, body text, min_seconds int))
     select count(*)::int as count from added`,
    [ctx.organizationId, JSON.stringify(lines), ctx.now],
  )
  return rows[0]!.count
}

export async function addReadyCourses(ctx: Ctx): Promise<Output<typeof courses.addReadyCourses>> {
  const added = await addReadyCourseRows(ctx)
  if (added > 0) recordHappening(ctx, { siteId: null, recordType: 'organization', recordId: ctx.organizationId, action: 'courses_added', note: String(added) })
  return { added }
}
