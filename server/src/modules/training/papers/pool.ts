import type { exams } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import type { Drawable } from '../tables.ts'

/** The questions in use that a post may be asked, in the order of their codes; locked against changes when papers are drawn from them. */
export async function poolFor(ctx: Ctx, post: exams.Blueprint['post'], options: { marksUsed?: boolean } = {}): Promise<Drawable[]> {
  const { rows } = await ctx.client.query<Drawable>({
    text: `select q.id, v.number, v.type, v.topic, v.difficulty,
             case when v.type = 'ordering' then v.answer else coalesce((select jsonb_agg(o ->> 'key' order by o ->> 'key') from jsonb_array_elements(v.options) o), '[]') end as options,
             coalesce((select jsonb_agg(t ->> 'key' order by t ->> 'key') from jsonb_array_elements(v.targets) t), '[]') as targets
           from question q join question_version v on v.organization_id = q.organization_id and v.question_id = q.id and v.number = q.current_version
           where q.state = 'active' and ($1 = 'everybody' or v.post in ('everybody', $1)) order by q.code collate "C" ${options.marksUsed ? 'for share of q' : ''}`,
    values: [post],
  })
  return rows
}
