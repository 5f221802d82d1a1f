import type { Input, Output, redress } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { iso } from '../../../platform/time.ts'
import { mustSeeCase, type CaseRow } from '../../cases/index.ts'
import { accountsWithRole, employeeNames, headOffice } from '../../people/index.ts'
import type { StepTable } from '../redress-tables.ts'
import { readWorkflows, stepsFor } from './workflows.ts'

/** The steps of a complaint that was taken a moment ago: written with everything that nobody reads again. */
export async function beginWorkflow(ctx: Ctx, row: CaseRow): Promise<void> {
  for (const step of planned(ctx, row, stepsFor(await readWorkflows(ctx), row.category_id), 1)) ctx.later('complaint_step', step)
}

/**
 * Puts the steps of its category before a complaint. What was ticked before, under another category, stays in front of them. The times are
 * the house's own plan; what was promised to the resident is a clock of sla.
 */
export async function followWorkflow(ctx: Ctx, row: CaseRow): Promise<void> {
  await ctx.tx.deleteFrom('complaint_step').where('case_id', '=', row.id).where('done_at', 'is', null).execute()
  const kept = await ctx.tx.selectFrom('complaint_step').select(['position', 'name']).where('case_id', '=', row.id).execute()
  const done = new Set(kept.map((step) => step.name))
  const first = Math.max(0, ...kept.map((step) => step.position)) + 1
  const steps = stepsFor(await readWorkflows(ctx), row.category_id).filter((step) => !done.has(step.name))
  if (steps.length > 0) await ctx.tx.insertInto('complaint_step').values(planned(ctx, row, steps, first)).execute()
}

function planned(ctx: Ctx, row: CaseRow, steps: readonly redress.WorkflowStep[], first: number) {
  const since = row.registered_at.getTime()
  return steps.map((step, i) => ({
    organization_id: ctx.organizationId, id: newId(), case_id: row.id, position: first + i, name: step.name, detail: step.detail, post: step.post,
    due_at: step.withinMinutes === null ? null : new Date(since + step.withinMinutes * 60_000),
  }))
}

type StepRow = Selectable<StepTable>
type OfCase = Pick<CaseRow, 'id' | 'site_id' | 'first_contact_by' | 'owner_id' | 'department_id' | 'category_id'>

/** The steps of a complaint with the people who are to do them. */
export async function stepsOfCase(ctx: Ctx, row: OfCase): Promise<redress.CaseStep[]> {
  const steps = await ctx.tx.selectFrom('complaint_step').selectAll().where('case_id', '=', row.id).orderBy('position').execute()
  const posts = new Set(steps.map((step) => step.post))
  const who = await peopleOfPosts(ctx, row, posts)
  return steps.map((step) => present(step, who.get(step.post) ?? []))
}

const present = (step: StepRow, who: string[]): redress.CaseStep => ({
  id: step.id, name: step.name, detail: step.detail, post: step.post, who, dueAt: iso(step.due_at), doneAt: iso(step.done_at), doneBy: step.done_by, isSkipped: step.is_skipped, note: step.note,
})

type Post = redress.CaseStep['post']
const ROLE_OF = { supervisor: 'supervisor', site_manager: 'site_manager', head_office: 'administrator' } as const

async function peopleOfPosts(ctx: Ctx, row: OfCase, posts: ReadonlySet<Post>): Promise<Map<Post, string[]>> {
  const names = await employeeNames(ctx, [row.first_contact_by, row.owner_id])
  const found = new Map<Post, string[]>([['first_contact', named(names.get(row.first_contact_by))], ['owner', named(names.get(row.owner_id))]])
  if (posts.has('department')) found.set('department', await departmentOf(ctx, row))
  for (const post of ['supervisor', 'site_manager', 'head_office'] as const) if (posts.has(post)) found.set(post, await peopleOfPost(ctx, post, row.site_id))
  return found
}

const named = (name: string | null | undefined): string[] => (name ? [name] : [])

/** Who holds a post at a site. */
export async function peopleOfPost(ctx: Ctx, post: keyof typeof ROLE_OF, siteId: string): Promise<string[]> {
  const holders = post === 'head_office' ? await headOffice(ctx, siteId) : await accountsWithRole(ctx, ROLE_OF[post], siteId)
  const ids = holders.map((who) => who.accountId)
  if (ids.length === 0) return []
  const rows = await ctx.tx.selectFrom('employee').select('name').where('account_id', 'in', ids).where('is_active', '=', true).orderBy('name').execute()
  return rows.map((row) => row.name)
}

/** The department in charge: the one it was handed to, else the category's. */
async function departmentOf(ctx: Ctx, row: OfCase): Promise<string[]> {
  let select = ctx.tx.selectFrom('department').select('name').where('site_id', '=', row.site_id)
  if (row.department_id !== null) select = select.where('id', '=', row.department_id)
  else if (row.category_id !== null) {
    const categoryId = row.category_id
    select = select.where('code', '=', (e) => e.selectFrom('case_category').select('department_code').where('id', '=', categoryId))
  } else return []
  return named((await select.executeTakeFirst())?.name)
}

/** Ticks a step of a complaint, skips it with a reason, or takes that back. The case is locked: two ticks at once are one. */
export async function checkCaseStep(ctx: Ctx, { params, body }: Input<typeof redress.checkCaseStep>): Promise<Output<typeof redress.checkCaseStep>> {
  const found = await ctx.tx.selectFrom('complaint_step').select('case_id').where('id', '=', params.id).executeTakeFirst()
  if (!found) throw new AppError('not_found')
  const row = await ctx.tx.selectFrom('service_case').selectAll().where('id', '=', found.case_id).forUpdate().executeTakeFirst()
  mustSeeCase(ctx, row)
  ctx.actor.mustBeAbleTo('cases:handle', row.site_id)
  const step = await ctx.tx.selectFrom('complaint_step').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!step) throw new AppError('not_found')
  if (body.action === 'skip' && body.note === '') throw wrongField('rule_broken', '/note', 'say why it is not needed')
  // What supervisors do is ticked by nobody below them.
  if (step.post in ROLE_OF) ctx.actor.mustBeAbleTo('cases:decide', row.site_id)
  const isDone = step.done_at !== null
  if (isDone !== (body.action === 'undo')) throw new AppError('action_not_allowed', isDone ? `Done by ${step.done_by}` : 'It has not been done')
  const set = body.action === 'undo' ? { done_at: null, done_by: null, is_skipped: false, note: '' } : { done_at: ctx.now, done_by: ctx.actor.name, is_skipped: body.action === 'skip', note: body.note }
  await ctx.tx.updateTable('complaint_step').set(set).where('id', '=', step.id).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'case', recordId: row.id, action: `step_${body.action}`, note: body.note === '' ? step.name : `${step.name}：${body.note}` })
  announceChange(ctx, { recordType: 'case', recordId: row.id, siteId: row.site_id, action: `step_${body.action}` })
  return { items: await stepsOfCase(ctx, row) }
}
