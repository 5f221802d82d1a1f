import { nameSubjects } from '../sla/index.ts'
import { personalDataOfInsight } from './personal-data.ts'

export function subscribe(): void {
  personalDataOfInsight()
  nameSubjects('improvement', async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('improvement').select(['id', 'number', 'title']).where('id', 'in', [...ids]).execute()
    return new Map(rows.map((row) => [row.id, `${row.number} ${row.title}`]))
  })
}
