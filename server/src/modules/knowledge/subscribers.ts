import { filesFollow } from '../../platform/files/files.ts'
import { mayReadArticle } from './articles.ts'
import { tellHouseholds } from './for-household.ts'
import { personalDataOfKnowledge } from './personal-data.ts'

export function subscribe(): void {
  personalDataOfKnowledge()
  tellHouseholds()
  filesFollow('article', async (ctx, id) => {
    const row = await ctx.tx.selectFrom('article').selectAll().where('id', '=', id).executeTakeFirst()
    return row !== undefined && (await mayReadArticle(ctx, row))
  })
}
