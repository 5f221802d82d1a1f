import type { Input, redress } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { readTimeline } from '../../../platform/records/index.ts'
import { wallTimeIn } from '../../../platform/time.ts'
import { peopleOfUnit, personsById, unitsById } from '../../archives/index.ts'
import type { CaseRow } from '../../cases/index.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { colleaguesAt } from '../../people/index.ts'
import { lockHandledCase } from '../causes/case-redress.ts'
import { anonymise } from './anonymise.ts'
import { note, presentLibraryCase } from './library.ts'

/**
 * A draft for the library from a case that is over: its course in words, with names, telephones and rooms masked (CAS-001). The names that
 * were hidden stay with the draft, so that none comes back by hand. A second draft of one case is the first.
 */
export async function libraryCaseFrom(ctx: Ctx, { params }: Input<typeof redress.libraryCaseFrom>): Promise<redress.LibraryCase> {
  const of = await lockHandledCase(ctx, params.id)
  const known = await ctx.tx.selectFrom('library_case').selectAll().where('from_case_id', '=', of.id).executeTakeFirst()
  if (known) return presentLibraryCase(ctx, known)
  if (of.status !== 'closed' && of.status !== 'invalid') throw new AppError('action_not_allowed', 'Only a case that is over is told')
  const names = await namesIn(ctx, of)
  const category = of.category_id === null ? null : ((await ctx.tx.selectFrom('case_category').select('name').where('id', '=', of.category_id).executeTakeFirst())?.name ?? null)
  const row = await ctx.tx
    .insertInto('library_case')
    .values({
      organization_id: ctx.organizationId, id: newId(), title: anonymise(of.title, names).slice(0, 100), story: anonymise(await courseOf(ctx, of), names).slice(0, 10_000), analysis: anonymise(of.cause, names), lesson: '', improvement: '', improvement_link: '',
      tags: category === null ? [] : [category.slice(0, 20)], from_case_id: of.id, hidden_names: names, seed_key: null, written_by: ctx.actor.name, written_at: ctx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  note(ctx, row, 'written', null)
  return presentLibraryCase(ctx, row)
}

/** Everybody who may be named in a case: the resident, the household, whoever was involved, the colleagues, the room. */
async function namesIn(ctx: Ctx, of: CaseRow): Promise<string[]> {
  const names = new Set<string>()
  if (of.person_id !== null) names.add((await personsById(ctx, [of.person_id])).get(of.person_id)?.name ?? '')
  if (of.unit_id !== null) {
    for (const person of await peopleOfUnit(ctx, of.unit_id)) names.add(person.name)
    names.add((await unitsById(ctx, [of.unit_id])).get(of.unit_id)?.code ?? '')
  }
  for (const person of of.persons_involved.split(/[、，,;；\s]+/)) if (/^\p{Script=Han}{2,4}$/u.test(person)) names.add(person)
  for (const colleague of await colleaguesAt(ctx, of.site_id)) names.add(colleague.name)
  if (of.contact_phone !== '') names.add(of.contact_phone)
  return [...names].filter((name) => name.length >= 2)
}

/** What happened, day by day, in the words that were written; without what only says that a button was pressed. */
async function courseOf(ctx: Ctx, of: CaseRow): Promise<string> {
  const zone = await timeZoneOf(ctx, of.site_id)
  const first = of.registered_at.getTime()
  const lines = (await readTimeline(ctx, of.id)).filter((line) => line.note && line.action !== 'registered' && !line.action.startsWith('step_'))
  const dayOf = (at: string): number => Math.floor((new Date(wallTimeIn(zone, new Date(at)).slice(0, 10)).getTime() - new Date(wallTimeIn(zone, new Date(first)).slice(0, 10)).getTime()) / 86_400_000) + 1
  return [of.statement, ...lines.map((line) => `D${dayOf(line.at)}  ${line.note!}`)].join('\n')
}
