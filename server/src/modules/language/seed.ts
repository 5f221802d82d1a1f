import { foldedText } from '@guanjia/contract/wording/fold.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { houseLocale } from '../organization/index.ts'
import { DEFAULT_SCRIPTS } from './default-scripts.ts'
import { DEFAULT_WORDS } from './default-words.ts'

/**
 * The version of the organisation's list. An organisation without one gets the first words and scripts now, in its own language,
 * exactly once, even if two people ask at the same moment.
 */
export async function listVersion(ctx: Ctx): Promise<number> {
  const known = await readVersion(ctx)
  if (known !== undefined) return known
  // The second of two waits here for the first, and then finds the list.
  const made = await ctx.tx
    .insertInto('language_list')
    .values({ organization_id: ctx.organizationId, changed_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst()
  if (made) await seed(ctx)
  return made?.version ?? (await readVersion(ctx))!
}

async function readVersion(ctx: Ctx): Promise<number | undefined> {
  const row = await ctx.tx.selectFrom('language_list').select('version').where('organization_id', '=', ctx.organizationId).executeTakeFirst()
  return row?.version
}

async function seed(ctx: Ctx): Promise<void> {
  const { organizationId: organization_id } = ctx
  const locale = await houseLocale(ctx)
  await ctx.tx
    .insertInto('service_word')
    // The newest stand first in the list: so the first of ours does as well.
    .values(DEFAULT_WORDS.toReversed().map(({ word, kind, suggestion, exceptions, source }) => ({ organization_id, id: newId(), word, heard: foldedText(word), kind, suggestion, exceptions, source })))
    .execute()
  await ctx.tx
    .insertInto('service_script')
    .values(DEFAULT_SCRIPTS.map(({ scene, source, title, text }, i) => ({ organization_id, id: newId(), scene, title: title[locale], text: text[locale], source, sort_order: i * 10 })))
    .execute()
}

/** Counts a change of the list, so that every process and screen prepares it anew; editors wait for each other here. */
export async function listChanged(ctx: Ctx): Promise<void> {
  await ctx.tx
    .updateTable('language_list')
    .set((e) => ({ version: e('version', '+', 1), changed_at: ctx.now }))
    .where('organization_id', '=', ctx.organizationId)
    .execute()
}
