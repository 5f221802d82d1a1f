import type { knowledge } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { filteredArticles, withShown } from './list.ts'
import { contentOf } from './present.ts'

/** The checklist of a guide in the version that is in force. */
export interface GuidePapers {
  id: string
  version: number
  title: string
  papers: { name: string; isRequired: boolean }[]
}

/** The guide in force for a service at a site, the site's own before the common one; or the named one. Null when there is none; throws `not_found` for a wrong name. */
export async function guideFor(ctx: Ctx, siteId: string, service: knowledge.Utility, id?: string): Promise<GuidePapers | null> {
  const { select } = await filteredArticles(ctx, siteId, { kind: ['guide'], service: [service], inForce: true })
  const row = await withShown(id === undefined ? select : select.where('article.id', '=', id)).orderBy('article.site_id').orderBy('article.updated_at', 'desc').limit(1).executeTakeFirst()
  if (!row) {
    if (id !== undefined) throw wrongField('not_found', '/guideId', 'no guide in force for this service')
    return null
  }
  return { id: row.id, version: row.shown.version, title: row.shown.title, papers: contentOf(row.shown).papers.map(({ name, isRequired }) => ({ name, isRequired })) }
}
