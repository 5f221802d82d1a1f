import type { Locale } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { newId } from '../../../platform/ids.ts'
import { SEED_CASES } from './seed-cases.ts'

/** Gives a new organisation the first cases of its library. Does nothing when it has them. */
export async function seedLibrary(ctx: Ctx, locale: Locale): Promise<void> {
  await ctx.tx
    .insertInto('library_case')
    .values(
      SEED_CASES.map(({ key, texts }, i) => ({
        organization_id: ctx.organizationId, id: newId(), ...texts[locale], improvement_link: '', status: 'published' as const, from_case_id: null, seed_key: key, written_by: 'Guanjia', written_at: new Date(ctx.now.getTime() - i * 1000), published_at: ctx.now, published_by: 'Guanjia',
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
