import type { Input, merges } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { moveAccountBack } from '../../people/index.ts'
import { nameColumns } from '../person-columns.ts'
import { writePhones } from '../persons.ts'
import { presentMerges, tell, type MergeDone } from './merge.ts'
import { turnBack } from './references.ts'
import { bothFiles, sideOf, storedPhones, type PersonRow } from './sides.ts'

/**
 * Takes a merge back: both files are as they were, and every record is with the file that it was written on. What was changed since stays changed:
 * a field of the kept file that somebody has edited is left as it is now. Merges are undone in the reverse order: what the kept file was merged
 * into itself comes first. Throws `action_not_allowed`.
 */
export async function undoMerge(ctx: Ctx, { params, body }: Input<typeof merges.undoMerge>): Promise<merges.Merge> {
  const found = await ctx.tx.selectFrom('person_merge').select(['site_id', 'keep_id', 'other_id']).where('id', '=', params.id).executeTakeFirst()
  if (!found) throw new AppError('not_found')
  ctx.actor.mustSee('archives:merge', found.site_id)
  // The files before the merge: everybody locks in this order.
  const { keep, other, siteId } = await bothFiles(ctx, found.keep_id, found.other_id, true)
  const row = await ctx.tx.selectFrom('person_merge').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirstOrThrow()
  if (row.state === 'undone') throw new AppError('action_not_allowed', 'It was taken back', undefined, { allowedActions: [] })
  if (keep.merged_into !== null) throw new AppError('action_not_allowed', 'The file was merged on; take that back first', undefined, { allowedActions: [] })
  if (keep.erased_at !== null || other.erased_at !== null) throw new AppError('action_not_allowed', 'The person was erased', undefined, { allowedActions: [] })
  const done = row.done as MergeDone
  await restoreKept(ctx, keep, other, done)
  await ctx.tx.updateTable('person').set({ merged_into: null, version: other.version + 1, updated_at: ctx.now }).where('id', '=', other.id).execute()
  const phones = await storedPhones(ctx, keep.id)
  await writePhones(ctx, keep.id, phones.filter(({ number }) => !done.addedPhones.includes(number)))
  await writePhones(ctx, other.id, done.otherPhones)
  await restoreStays(ctx, keep, other, done)
  await turnBack(ctx, done.turned, keep.id, other.id)
  await moveAccountBack(ctx, done.account, other.id)
  const after = { state: 'undone' as const, undone_by: ctx.actor.name, undone_at: ctx.now, undo_reason: body.reason }
  await ctx.tx.updateTable('person_merge').set(after).where('id', '=', row.id).execute()
  tell(ctx, siteId, [keep, other], 'merge_undone', body.reason)
  return (await presentMerges(ctx, [{ ...row, ...after }]))[0]!
}

async function restoreKept(ctx: Ctx, keep: PersonRow, other: PersonRow, done: MergeDone): Promise<void> {
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
  const set = Object.fromEntries(Object.entries(done.columns).filter(([column, { after }]) => same(keep[column as keyof PersonRow], after)).map(([column, { before }]) => [column, before])) as Partial<PersonRow>
  const paper = (await sideOf(ctx, keep)).idIndex
  const givesPaper = done.tookPaper && paper !== null && paper === (await sideOf(ctx, other)).idIndex
  // A site that the kept file came to only by what goes back now is not its site any more.
  const stillHeld = await ctx.tx.selectFrom('occupancy').select('site_id').distinct().where('person_id', '=', keep.id).where('id', 'not in', done.movedStays.length > 0 ? done.movedStays : [keep.id]).execute()
  const sites = keep.site_ids.filter((site) => !done.addedSites.includes(site) || stillHeld.some((stay) => stay.site_id === site))
  await ctx.tx
    .updateTable('person')
    .set({ ...set, ...(set.name === undefined ? {} : nameColumns(set.name, keep.kind)), ...(givesPaper ? { id_kind: null, id_number_sealed: null, id_number_index: null, id_number_masked: null } : {}), site_ids: sites, version: keep.version + 1, updated_at: ctx.now })
    .where('id', '=', keep.id)
    .execute()
}

async function restoreStays(ctx: Ctx, keep: PersonRow, other: PersonRow, done: MergeDone): Promise<void> {
  for (const { stay, into, before, after } of done.joinedStays.toReversed()) {
    const now = await ctx.tx.selectFrom('occupancy').select(['from_on', 'until_on', 'is_bill_payer']).where('id', '=', into).forUpdate().executeTakeFirst()
    // Ended since: the joint stay keeps its new end, and both stays end with it.
    const isAsMerged = now !== undefined && now.from_on === after.from_on && now.until_on === after.until_on && now.is_bill_payer === after.is_bill_payer
    const until = isAsMerged || now === undefined ? undefined : now.until_on
    if (now) await ctx.tx.updateTable('occupancy').set({ ...before, ...(until === undefined ? {} : { until_on: earlier(before.until_on, until) }), updated_at: ctx.now }).where('id', '=', into).execute()
    await ctx.tx
      .insertInto('occupancy')
      .values({ organization_id: ctx.organizationId, id: stay.id, site_id: stay.site_id, unit_id: stay.unit_id, person_id: other.id, role: stay.role, from_on: stay.from_on, until_on: until === undefined ? stay.until_on : earlier(stay.until_on, until), is_bill_payer: stay.is_bill_payer, updated_at: ctx.now })
      .execute()
  }
  if (done.movedStays.length > 0) await ctx.tx.updateTable('occupancy').set({ person_id: other.id, updated_at: ctx.now }).where('id', 'in', done.movedStays).where('person_id', '=', keep.id).execute()
}

function earlier(a: string | null, b: string | null): string | null {
  return a === null ? b : b === null ? a : a < b ? a : b
}
