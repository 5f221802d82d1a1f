import { rulebook, type Input, type Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { siteById } from '../organization/index.ts'
import { READY_REQUIREMENTS } from './ready-requirements.ts'
import { stateOf } from './rulebook-rules.ts'
import { mustWriteRule, todayFor } from './rulebook.ts'
import type { RequirementTable } from './tables.ts'

type Row = Selectable<RequirementTable>
const present = (row: Row): rulebook.Requirement => ({ id: row.id, code: row.code, name: row.name, kind: row.kind, audience: row.audience, siteKinds: row.site_kinds, isActive: row.is_active, version: row.version })

/** Which documents a site must have, and which of them it has, lacks or has let expire (ORG-048). One of the organisation counts at every site. */
export async function ruleCompleteness(ctx: Ctx, { query }: Input<typeof rulebook.ruleCompleteness>): Promise<Output<typeof rulebook.ruleCompleteness>> {
  ctx.actor.mustSee('standards:read', query.siteId)
  const site = await siteById(ctx, query.siteId)
  const today = await todayFor(ctx, site.id)
  const rows = await ctx.tx.selectFrom('document_requirement').selectAll().orderBy('sort_order').orderBy('code').execute()
  const applies = (row: Row): boolean => row.is_active && (row.site_kinds.length === 0 || row.site_kinds.includes(site.kind))
  const required = query.all ? rows : rows.filter(applies)
  const { rows: documents } = await ctx.client.query<{ id: string; name: string; requirement_id: string; effective_on: string | null; expires_on: string | null }>({
    name: 'standards_fulfilling',
    text: `select d.id, d.name, d.requirement_id, v.effective_on, v.expires_on from service_standard d
           join standard_version v on v.organization_id = d.organization_id and v.standard_id = d.id and v.published_at is not null
           where d.state = 'published' and d.requirement_id is not null and (d.site_id is null or d.site_id = $1) order by v.number desc`,
    values: [site.id],
  })
  const items = required.map((row) => {
    const own = documents.filter((one) => one.requirement_id === row.id)
    const state = stateOf(own, today)
    const shown = own.find((one) => stateOf([one], today) === state) ?? null
    return { requirement: present(row), state, applies: applies(row), document: shown && { id: shown.id, name: shown.name }, effectiveOn: shown?.effective_on ?? null, expiresOn: shown?.expires_on ?? null }
  })
  const asked = items.filter((one) => one.applies)
  return { items, present: asked.filter(({ state }) => state === 'present').length, of: asked.length }
}

export async function createRequirement(ctx: Ctx, { body }: Input<typeof rulebook.createRequirement>): Promise<rulebook.Requirement> {
  mustWriteRule(ctx, { site_id: null })
  const row: Row = { organization_id: ctx.organizationId, id: body.id ?? newId(), code: body.code, name: body.name, kind: body.kind, audience: body.audience, site_kinds: body.siteKinds, is_active: true, sort_order: 1000, version: 1 }
  const made = await ctx.tx.insertInto('document_requirement').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/code', body.code)
  recordHappening(ctx, { siteId: null, recordType: 'document_requirement', recordId: row.id, action: 'created', note: row.name })
  return present(row)
}

export async function changeRequirement(ctx: Ctx, { params, body }: Input<typeof rulebook.changeRequirement>): Promise<rulebook.Requirement> {
  mustWriteRule(ctx, { site_id: null })
  const before = await ctx.tx.selectFrom('document_requirement').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  await mustBeCurrent(before.version, body.version, () => Promise.resolve(present(before)))
  const facts = { name: body.name ?? before.name, site_kinds: body.siteKinds ?? before.site_kinds, is_active: body.isActive ?? before.is_active }
  const row: Row = { ...before, ...facts, version: before.version + 1 }
  await ctx.tx.updateTable('document_requirement').set({ ...facts, version: row.version }).where('id', '=', row.id).execute()
  recordHappening(ctx, { siteId: null, recordType: 'document_requirement', recordId: row.id, action: 'changed', note: row.name, changes: changesBetween({ ...before }, facts) })
  return present(row)
}

/** The usual requirements that an organisation does not have yet. */
export async function addRequirements(ctx: Ctx): Promise<void> {
  await ctx.tx
    .insertInto('document_requirement')
    .values(READY_REQUIREMENTS.map(({ code, name, kind, audience, siteKinds }, at) => ({ organization_id: ctx.organizationId, id: newId(), code, name: name[ctx.locale], kind, audience, site_kinds: [...(siteKinds ?? [])], is_active: true, sort_order: at * 10, version: 1 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
