import { rulebook } from '@guanjia/contract'
import { sql } from 'kysely'
import { z } from 'zod'
import { newId } from '../../platform/ids.ts'
import type { SitePart } from '../organization/index.ts'
import { itemsIn, type RuleRow } from './rulebook.ts'
import { tellRule } from './rulebook-write.ts'

const Kept = z.array(
  z.object({
    name: z.string(), kind: z.enum(rulebook.RULE_KINDS), audience: z.enum(rulebook.RULE_AUDIENCES), post: z.string(), position: z.string().nullable(), requirement: z.string().nullable(), needsSignature: z.boolean(), code: z.string(), items: z.array(rulebook.RuleItem), body: z.string(),
  }),
)

/** The documents of one site's own travel with templates as drafts: another site publishes them for its own people, from its own day. */
export const documentsForTemplates: SitePart = {
  part: 'documents',
  async keep(ctx, siteId) {
    const rows = (await ctx.tx.selectFrom('service_standard').selectAll().where('scene', 'is', null).where('site_id', '=', siteId).where('state', '=', 'published').orderBy('code').execute()) as RuleRow[]
    const kept: z.output<typeof Kept> = []
    for (const row of rows) {
      const version = await ctx.tx.selectFrom('standard_version').selectAll().where('standard_id', '=', row.id).where('number', '=', row.current_version!).executeTakeFirstOrThrow()
      const position = row.position_id === null ? undefined : await ctx.tx.selectFrom('job_position').select('code').where('id', '=', row.position_id).executeTakeFirst()
      const requirement = row.requirement_id === null ? undefined : await ctx.tx.selectFrom('document_requirement').select('code').where('id', '=', row.requirement_id).executeTakeFirst()
      kept.push({ name: row.name, kind: row.kind, audience: row.audience, post: row.post, position: position?.code ?? null, requirement: requirement?.code ?? null, needsSignature: row.needs_signature, code: row.code, items: itemsIn(version), body: version.body })
    }
    return { kept, names: rows.map(({ name }) => name) }
  },
  async apply(ctx, siteId, raw) {
    const site = await ctx.tx.selectFrom('site').select('code').where('id', '=', siteId).executeTakeFirstOrThrow()
    for (const [at, one] of Kept.parse(raw).entries()) {
      const position = one.position === null ? undefined : await ctx.tx.selectFrom('job_position').select('id').where('code', '=', one.position).executeTakeFirst()
      const requirement = one.requirement === null ? undefined : await ctx.tx.selectFrom('document_requirement').select('id').where('code', '=', one.requirement).executeTakeFirst()
      // A post that is gone takes its duty sheet with it.
      if (one.kind === 'duty_sheet' && !position) continue
      // Numbered by the new site, whatever the codes were called at the old one: no two sites share a code.
      const row: RuleRow = {
        organization_id: ctx.organizationId, id: newId(), code: `${site.code}-D${String(at + 1).padStart(2, '0')}`, name: one.name, kind: one.kind, post: one.post as RuleRow['post'], scene: null, state: 'draft', current_version: null, audience: one.audience,
        position_id: position?.id ?? null, site_id: siteId, requirement_id: requirement?.id ?? null, needs_signature: one.needsSignature, version: 1, updated_at: ctx.now,
      }
      await ctx.tx.insertInto('service_standard').values(row).execute()
      await ctx.tx.insertInto('standard_version').values({ organization_id: ctx.organizationId, id: newId(), standard_id: row.id, number: 1, items: sql`${JSON.stringify(one.items)}::jsonb`, body: one.body, reason: '', improvement_number: '', published_at: null, published_by: '' }).execute()
      tellRule(ctx, row, 'created')
    }
  },
}
