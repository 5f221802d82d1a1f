import { nameSubjects } from '../sla/index.ts'

/** Tells the modules to the left what they cannot ask. */
export function subscribe(): void {
  nameSubjects('complaint_task', async (ctx, ids) => {
    const rows = await ctx.tx
      .selectFrom('complaint_task as t')
      .innerJoin('service_case as k', (join) => join.onRef('k.organization_id', '=', 't.organization_id').onRef('k.id', '=', 't.case_id'))
      .select(['t.id', 'k.number', 't.title'])
      .where('t.id', 'in', [...ids])
      .execute()
    return new Map(rows.map((row) => [row.id, `${row.number} ${row.title}`]))
  })
}
