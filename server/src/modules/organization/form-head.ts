import type { Ctx } from '../../platform/ctx.ts'
import type { FormHead } from '../../platform/print/forms.ts'
import { wallTimeIn } from '../../platform/time.ts'

export interface Head extends FormHead {
  zone: string
}

/** Head of a form of a site: organisation, site, telephone, who prints it. */
export async function formHead(ctx: Ctx, siteId: string, number: string, qrText: string): Promise<Head> {
  const site = await ctx.tx.selectFrom('site').innerJoin('organization', 'organization.id', 'site.organization_id').select(['site.name', 'site.phone', 'site.time_zone', 'organization.name as organization']).where('site.id', '=', siteId).executeTakeFirstOrThrow()
  return { letterhead: { organization: site.organization, site: site.name, contact: site.phone || null, logo: null }, number, qrText, printedAt: wallTimeIn(site.time_zone, ctx.now), printedBy: ctx.actor.name, zone: site.time_zone }
}
