import { filesFollow } from '../../platform/files/files.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { casesAreExamined } from '../cases/index.ts'
import { whenSiteIsMade } from '../organization/index.ts'
import { complaintChanged, complaintTaken } from './causes/examine.ts'
import { seedEmpowerment } from './empowerment/limits.ts'
import { seedLibrary } from './library/seed.ts'

/** Redress looks at each complaint among the others, while it is written; its files are seen by whoever reads the cases of the site. */
export function subscribe(): void {
  casesAreExamined({ taken: complaintTaken, changed: complaintChanged })
  for (const type of ['compensation', 'liability_assessment', 'falling_object'] as const)
    filesFollow(type, async (ctx: Ctx, id) => {
      const row = await ctx.tx.selectFrom(type).select('site_id').where('id', '=', id).executeTakeFirst()
      return row !== undefined && ctx.actor.kind === 'staff' && ctx.actor.can('cases:read', row.site_id)
    })
  whenSiteIsMade(async (ctx) => {
    await seedLibrary(ctx, ctx.locale)
    await seedEmpowerment(ctx)
  })
}
