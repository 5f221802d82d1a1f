import type { Input, Locale, Output, redress } from '@guanjia/contract'
import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { iso } from '../../../platform/time.ts'
import type { RedressTables } from '../redress-tables.ts'
import { defaultSteps } from './default-workflows.ts'

type Row = Selectable<RedressTables['complaint_workflow']>
interface CategoryRow {
  id: string
  parent_id: string | null
  code: string
  name: string
}

/** What holds for each category: its own newest version, else its parent's, else the one for all. */
export interface Workflows {
  categories: Map<string, CategoryRow>
  newest: Map<string | null, Row>
  locale: Locale
}

export async function readWorkflows(ctx: Ctx): Promise<Workflows> {
  const [categories, rows] = await Promise.all([
    ctx.tx.selectFrom('case_category').select(['id', 'parent_id', 'code', 'name']).where('is_active', '=', true).orderBy('sort_order').orderBy('code').execute(),
    ctx.tx.selectFrom('complaint_workflow').selectAll().distinctOn('category_id').orderBy('category_id').orderBy('version', 'desc').execute(),
  ])
  return { categories: new Map(categories.map((row) => [row.id, row])), newest: new Map(rows.map((row) => [row.category_id, row])), locale: ctx.locale }
}

/** The own steps of a category or of all (null); null where it follows another. */
export function ownSteps({ categories, newest, locale }: Workflows, categoryId: string | null): redress.WorkflowStep[] | null {
  const written = newest.get(categoryId)
  if (written !== undefined && written.steps.length > 0) return written.steps
  const category = categoryId === null ? null : categories.get(categoryId)
  if (categoryId === null) return defaultSteps(null, locale)
  // A version without steps gives the category back to what held before it had any.
  return category?.parent_id === null ? defaultSteps(category.code, locale) : null
}

/** The steps by which a complaint of a category is dealt with; a category that is unknown or put away follows the one for all. */
export function stepsFor(workflows: Workflows, categoryId: string | null): redress.WorkflowStep[] {
  const category = categoryId === null ? undefined : workflows.categories.get(categoryId)
  return (category && ownSteps(workflows, category.id)) ?? (category?.parent_id ? ownSteps(workflows, category.parent_id) : null) ?? ownSteps(workflows, null)!
}

/** The workflow for all, those of the roots, and of every category that has its own. */
export async function listComplaintWorkflows(ctx: Ctx): Promise<Output<typeof redress.listComplaintWorkflows>> {
  const workflows = await readWorkflows(ctx)
  const shown = [...workflows.categories.values()].filter((row) => row.parent_id === null || ownSteps(workflows, row.id) !== null || workflows.newest.has(row.id))
  return { items: [present(workflows, null), ...shown.map((row) => present(workflows, row))] }
}

function present(workflows: Workflows, row: CategoryRow | null): redress.ComplaintWorkflow {
  const written = workflows.newest.get(row?.id ?? null)
  const parent = row?.parent_id ? workflows.categories.get(row.parent_id) : undefined
  return {
    category: row === null ? null : { id: row.id, name: row.name }, parent: parent === undefined ? null : { id: parent.id, name: parent.name }, isOwn: ownSteps(workflows, row?.id ?? null) !== null,
    version: written?.version ?? 0, steps: stepsFor(workflows, row?.id ?? null), changedAt: iso(written?.at ?? null), changedBy: written?.by_name ?? null,
  }
}

/** A new version; complaints taken from now on follow it. Of two who save at once one gets `stale_version`. */
export async function saveComplaintWorkflow(ctx: Ctx, { body }: Input<typeof redress.saveComplaintWorkflow>): Promise<Output<typeof redress.saveComplaintWorkflow>> {
  ctx.actor.mustBeAbleTo('settings:manage')
  const workflows = await readWorkflows(ctx)
  if (body.categoryId !== null && !workflows.categories.has(body.categoryId)) throw wrongField('not_found', '/categoryId', 'no such category')
  if (body.categoryId === null && body.steps.length === 0) throw wrongField('rule_broken', '/steps', 'every complaint needs a workflow')
  const twice = body.steps.findIndex((step, i) => body.steps.findIndex((other) => other.name === step.name) < i)
  if (twice >= 0) throw wrongField('rule_broken', `/steps/${twice}/name`, 'a step of this name exists')
  const before = workflows.newest.get(body.categoryId)
  if ((before?.version ?? 0) !== body.version) throw new AppError('stale_version', undefined, undefined, { current: before ?? null })
  const made = await ctx.tx
    .insertInto('complaint_workflow')
    .values({ organization_id: ctx.organizationId, id: newId(), category_id: body.categoryId, version: body.version + 1, steps: sql`${JSON.stringify(body.steps)}::jsonb`, at: ctx.now, by_name: ctx.actor.name })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows !== 1n) throw new AppError('stale_version')
  recordHappening(ctx, { siteId: null, recordType: 'complaint_workflow', recordId: body.categoryId ?? ctx.organizationId, action: 'changed', changes: [{ field: 'steps', from: before?.steps ?? null, to: body.steps }] })
  return listComplaintWorkflows(ctx)
}
