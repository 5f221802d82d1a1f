import type { people, Input, Locale, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { recordHappening } from '../../platform/records/index.ts'

type Name = Record<Locale, string>
const name = (cn: string, tw: string, en: string): Name => ({ 'zh-CN': cn, 'zh-TW': tw, en })

/** What a new organisation starts with; 高压电工证, 特种设备作业证 and 高处作业证 are asked for by law. */
const DEFAULTS: Record<people.Competence['kind'], readonly Name[]> = {
  skill: [
    name('水暖', '水電管路', 'Plumbing'), name('强电', '強電', 'Power'), name('弱电', '弱電', 'Low voltage'), name('电梯', '電梯', 'Lifts'),
    name('木工', '木工', 'Carpentry'), name('泥瓦', '泥作', 'Masonry'), name('高空作业', '高空作業', 'Work at height'), name('制冷', '冷凍空調', 'Cooling'),
    name('消防', '消防', 'Fire protection'), name('保洁', '清潔', 'Cleaning'), name('绿化', '綠化', 'Greening'), name('消杀', '病媒防治', 'Pest control'),
  ],
  certificate: [
    name('高压电工证', '高壓電工證照', 'High-voltage electrician'), name('低压电工证', '低壓電工證照', 'Low-voltage electrician'),
    name('特种设备作业证', '特種設備作業證照', 'Special equipment operator'), name('高处作业证', '高處作業證照', 'Work at height'),
    name('制冷作业证', '冷凍空調證照', 'Refrigeration'), name('焊接作业证', '焊接證照', 'Welding'), name('消防设施操作员证', '消防設備證照', 'Fire equipment operator'),
  ],
}

/** Gives a new organisation its list. Does nothing when it has one. */
export async function seedCompetences(ctx: Ctx): Promise<void> {
  const any = await ctx.tx.selectFrom('competence').select('id').limit(1).executeTakeFirst()
  if (any) return
  const rows = Object.entries(DEFAULTS).flatMap(([kind, names]) =>
    names.map((words, i) => ({ organization_id: ctx.organizationId, id: newId(), kind: kind as people.Competence['kind'], name: words[ctx.locale], sort_order: (i + 1) * 10 })),
  )
  await ctx.tx.insertInto('competence').values(rows).onConflict((conflict) => conflict.doNothing()).execute()
}

type Row = { id: string; kind: people.Competence['kind']; name: string; is_active: boolean; sort_order: number }
const present = (row: Row): people.Competence => ({ id: row.id, kind: row.kind, name: row.name, isActive: row.is_active, sortOrder: row.sort_order })

export async function listCompetences(ctx: Ctx): Promise<Output<typeof people.listCompetences>> {
  const rows = await ctx.tx.selectFrom('competence').selectAll().orderBy('kind', 'desc').orderBy('sort_order').orderBy('name').limit(1000).execute()
  return { items: rows.map(present) }
}

/** Throws `already_exists` naming `/name`. */
export async function createCompetence(ctx: Ctx, { body }: Input<typeof people.createCompetence>): Promise<people.Competence> {
  const last = await ctx.tx.selectFrom('competence').select((e) => e.fn.max('sort_order').as('last')).where('kind', '=', body.kind).executeTakeFirst()
  const made = await ctx.tx
    .insertInto('competence')
    .values({ organization_id: ctx.organizationId, id: newId(), kind: body.kind, name: body.name, sort_order: (last?.last ?? 0) + 10 })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!made) throw wrongField('already_exists', '/name', body.name)
  recordHappening(ctx, { siteId: null, recordType: 'competence', recordId: made.id, action: 'created', note: made.name })
  return present(made)
}

export async function changeCompetence(ctx: Ctx, { params, body }: Input<typeof people.changeCompetence>): Promise<people.Competence> {
  const before = await ctx.tx.selectFrom('competence').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  const after = { ...before, is_active: body.isActive ?? before.is_active, sort_order: body.sortOrder ?? before.sort_order }
  await ctx.tx.updateTable('competence').set({ is_active: after.is_active, sort_order: after.sort_order }).where('id', '=', before.id).execute()
  recordHappening(ctx, { siteId: null, recordType: 'competence', recordId: before.id, action: 'changed', note: before.name })
  return present(after)
}

/** Every name must be of the list and in use, but for those in `kept`. Throws `rule_broken` naming the field. */
export async function mustBeListed(ctx: Ctx, kind: people.Competence['kind'], names: readonly (string | null)[], pointer: string, kept: readonly (string | null)[] = []): Promise<void> {
  const wanted = names.filter((one): one is string => one !== null && !kept.includes(one))
  if (wanted.length === 0) return
  const known = await ctx.tx.selectFrom('competence').select('name').where('kind', '=', kind).where('is_active', '=', true).where('name', 'in', wanted).execute()
  const missing = wanted.find((one) => !known.some((row) => row.name === one))
  if (missing !== undefined) throw wrongField('rule_broken', pointer, `${missing} is not in the list`)
}
