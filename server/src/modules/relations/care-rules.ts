import { relations, type Input, type Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayIn } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { LONGEST_UNWELL } from './kinds.ts'
import type { CareRuleTable } from './tables.ts'

const present = (row: Selectable<CareRuleTable>): relations.CareRule => ({
  id: row.id, code: row.code, occasion: row.occasion, concerns: row.concerns, prompt: row.prompt, act: row.act, audience: row.audience, keepDays: row.keep_days, isSuggested: row.is_suggested, package: row.package, isActive: row.is_active,
  sortOrder: row.sort_order, version: row.version,
})

export async function listRules(ctx: Ctx): Promise<Output<typeof relations.listRules>> {
  const rows = await ctx.tx.selectFrom('care_rule').selectAll().orderBy('sort_order').orderBy('code').execute()
  return { items: rows.map(present) }
}

export async function createRule(ctx: Ctx, { body }: Input<typeof relations.createRule>): Promise<relations.CareRule> {
  mustKeepBriefly(body.occasion, body.keepDays)
  const row = await ctx.tx
    .insertInto('care_rule')
    .values({
      organization_id: ctx.organizationId, id: newId(), code: body.code, occasion: body.occasion, concerns: body.concerns, prompt: body.prompt, act: body.act, audience: body.audience, keep_days: body.keepDays, is_suggested: body.isSuggested, package: body.package,
      is_active: body.isActive, sort_order: body.sortOrder,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/code', body.code)
  recordHappening(ctx, { siteId: null, recordType: 'care_rule', recordId: row.id, action: 'created' })
  return present(row)
}

export async function changeRule(ctx: Ctx, { params, body }: Input<typeof relations.changeRule>): Promise<relations.CareRule> {
  const before = await ctx.tx.selectFrom('care_rule').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  await mustBeCurrent(before.version, body.version, () => Promise.resolve(present(before)))
  mustKeepBriefly(before.occasion, body.keepDays ?? null)
  const after = { concerns: body.concerns, prompt: body.prompt, act: body.act, audience: body.audience, keep_days: body.keepDays, is_suggested: body.isSuggested, package: body.package, is_active: body.isActive, sort_order: body.sortOrder }
  const row = await ctx.tx.updateTable('care_rule').set({ ...after, version: before.version + 1 }).where('id', '=', params.id).returningAll().executeTakeFirstOrThrow()
  recordHappening(ctx, { siteId: null, recordType: 'care_rule', recordId: row.id, action: 'changed', changes: changesBetween({ ...before }, after) })
  return present(row)
}

/** No rule makes a passing illness last. */
function mustKeepBriefly(occasion: relations.CareRule['occasion'], keepDays: number | null): void {
  if (occasion === 'unwell' && (keepDays ?? 0) > LONGEST_UNWELL) throw wrongField('rule_broken', '/keepDays', `at most ${LONGEST_UNWELL} days`)
}

/** 老人 · 儿童 · 妇女: what each group is offered, how many households it reaches today, and what was done this month (PRS-026). */
export async function listPackages(ctx: Ctx, { query }: Input<typeof relations.listPackages>): Promise<Output<typeof relations.listPackages>> {
  ctx.actor.mustSee('relations:read', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  const today = dayIn(timeZone, ctx.now)
  const { rows } = await ctx.client.query<{ package: (typeof relations.PACKAGES)[number]; households: number; done: number }>({
    name: 'care_packages',
    text: `select g.package,
             (select count(distinct f.unit_id) from care_facts_at($1, $2) f where f.unit_id is not null and exists
               (select from care_rule r where r.package = g.package and r.is_active and (r.occasion = f.kind or f.kind = any (r.concerns)))) as households,
             (select count(*) from opportunity p join care_rule r on r.organization_id = p.organization_id and r.id = p.rule_id
              where p.site_id = $1 and r.package = g.package and p.done_at >= $3) as done
           from unnest($4::text[]) as g(package)`,
    values: [query.siteId, today, midnightOf(`${today.slice(0, 7)}-01`, timeZone), relations.PACKAGES],
  })
  const rules = (await ctx.tx.selectFrom('care_rule').selectAll().where('package', 'is not', null).where('is_active', '=', true).orderBy('sort_order').execute()).map(present)
  return { items: rows.map((row) => ({ package: row.package, rules: rules.filter((rule) => rule.package === row.package), households: row.households, doneThisMonth: row.done })) }
}
