import type { Input, Output, redress } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { siteById } from '../../organization/index.ts'
import { groupAround, households, isThird, joinsGroup } from './rules.ts'
import { seriousWords } from './serious-words.ts'
import { currentSettings } from './settings.ts'
import { earlierOf, householdOf, voicesOf, type About } from './voices.ts'

/** What a complaint would be if it were taken now: said while it is being typed, and decided again when it is written (CMP-025). */
export async function foreseeComplaint(ctx: Ctx, { body }: Input<typeof redress.foreseeComplaint>): Promise<Output<typeof redress.foreseeComplaint>> {
  ctx.actor.mustSee('cases:register', body.siteId)
  await siteById(ctx, body.siteId)
  const settings = await currentSettings(ctx)
  const about: About = { site_id: body.siteId, category_id: body.categoryId, unit_id: body.unitId, person_id: body.personId }
  const earlier = await earlierOf(ctx, about, null, ctx.now, Math.max(settings.repeatDays, settings.thirdDays))
  const repeats = earlier.filter(({ at }) => ctx.now.getTime() - at.getTime() <= settings.repeatDays * 86_400_000)
  return {
    repeats: repeats.map(({ at: _, ...line }) => line), repeatDays: settings.repeatDays, isThird: isThird(earlier, ctx.now, settings), group: await foreseenGroup(ctx, about, settings), suggested: seriousWords(body.statement),
  }
}

async function foreseenGroup(ctx: Ctx, about: About, settings: Awaited<ReturnType<typeof currentSettings>>): Promise<redress.Foreseen['group']> {
  const household = householdOf(about)
  if (about.category_id === null || household === null) return null
  const voices = [...(await voicesOf(ctx, { ...about, category_id: about.category_id }, ctx.now, settings.groupDays)), { caseId: '', household, at: ctx.now }]
  const open = await ctx.tx.selectFrom('complaint_group').select(['id', 'number', 'last_joined_at']).where('site_id', '=', about.site_id).where('category_id', '=', about.category_id).where('status', '=', 'open').executeTakeFirst()
  const joins = open !== undefined && joinsGroup([open.last_joined_at], ctx.now, settings)
  const count = households(groupAround(voices, '', { ...settings, groupHouseholds: 1 }) ?? [])
  // One or two voices are no group in the making.
  if (!joins && count < Math.max(2, settings.groupHouseholds - 2)) return null
  return { id: joins ? open.id : null, number: joins ? open.number : null, households: count, needed: settings.groupHouseholds, days: settings.groupDays }
}
