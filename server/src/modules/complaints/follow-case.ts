import type { Ctx } from '../../platform/ctx.ts'
import { firstContactFor, isOpen, stepOfComplaint, type CaseRow } from '../cases/index.ts'
import { syncTask } from './clocks.ts'
import { noteComplaint } from './for-household.ts'
import { endLevels, openLevel } from './ladder.ts'
import { isHigher, presentLevel } from './levels.ts'
import { loadWhole, type Whole } from './load.ts'
import { addTask, changeTask } from './tasks.ts'

/** Departments whose complaints are about use and maintenance: somebody looks at the place at once (CMP-011). */
const LOOKED_AT: readonly string[] = ['ENGINEERING']

/** Told of a closing only after a long silence, nobody calls any more. */
const ASKED_AGAIN_WITHIN_MS = 7 * 86_400_000

/**
 * What a change of a case means for its complaint, seen as it is now, so that a late or second run does no harm: a survey is asked for at
 * once, what is still to do ends with the case or goes on with the case into which it was merged, and some days after the closing somebody
 * asks again.
 */
export async function followCase(ctx: Ctx, caseId: string): Promise<void> {
  const found = await ctx.tx.selectFrom('service_case').select(['id', 'duplicate_of']).where('id', '=', caseId).executeTakeFirst()
  if (!found) return
  // Both of a merger in the order of their ids, as the merger itself locks them.
  const ids = found.duplicate_of === null ? [caseId] : [caseId, found.duplicate_of]
  const rows = await ctx.tx.selectFrom('service_case').selectAll().where('id', 'in', ids).orderBy('id').forUpdate().execute()
  const row = rows.find(({ id }) => id === caseId)
  if (row?.kind !== 'complaint' || row.import_key !== null) return
  if (isOpen(row.status)) await beLookedAt(ctx, row)
  const whole = await loadWhole(ctx, row)
  await noteComplaint(ctx, row, whole.levels)
  const leading = rows.find(({ id }) => id === row.duplicate_of)
  if (row.status === 'cancelled' && leading?.kind === 'complaint' && isOpen(leading.status)) await takeOver(ctx, whole, leading)
  else if (!isOpen(row.status)) await end(ctx, whole)
  else await endChecks(ctx, whole)
  if (row.status === 'closed') await askAgain(ctx, whole)
}

async function beLookedAt(ctx: Ctx, row: CaseRow): Promise<void> {
  if (row.category_id === null || row.status === 'resolved' || row.status === 'confirmed') return
  const category = await ctx.tx
    .selectFrom('case_category as c')
    .leftJoin('case_category as p', (join) => join.onRef('p.organization_id', '=', 'c.organization_id').onRef('p.id', '=', 'c.parent_id'))
    .select(['c.department_code', 'p.department_code as parent_department'])
    .where('c.id', '=', row.category_id)
    .executeTakeFirst()
  if (!LOOKED_AT.includes(category?.department_code ?? category?.parent_department ?? '')) return
  const known = await ctx.tx.selectFrom('complaint_task').select('id').where('case_id', '=', row.id).where('kind', '=', 'survey').limit(1).executeTakeFirst()
  if (known) return
  const who = await firstContactFor(ctx, row.site_id, row.unit_id)
  await addTask(ctx, row, { kind: 'survey', title: row.title, assignee_id: who.employeeId, department_id: null })
  await stepOfComplaint(ctx, row, { action: 'complaint_ask_survey', note: who.name })
}

/** What is to do ends with the case; the answer of a level that nobody needs any more too. */
async function end(ctx: Ctx, whole: Whole): Promise<void> {
  const left = whole.tasks.filter((task) => (task.state === 'open' || task.state === 'waiting') && !(task.kind === 'check' && whole.row.status === 'closed'))
  for (const task of left) await changeTask(ctx, task, { state: 'cancelled' })
  if (whole.row.status !== 'resolved') await endLevels(ctx, whole, null)
  if (left.length > 0) await stepOfComplaint(ctx, whole.row, { action: 'complaint_follow_on', note: left.map((task) => task.title).join('\n') })
}

/** Opened again, it is not looked at afterwards but now. */
async function endChecks(ctx: Ctx, { tasks }: Whole): Promise<void> {
  for (const task of tasks) if (task.kind === 'check' && task.state === 'open') await changeTask(ctx, task, { state: 'cancelled' })
}

/** What was promised for a merged complaint is kept by the leading one, which stands at the higher level of the two. */
async function takeOver(ctx: Ctx, whole: Whole, leading: CaseRow): Promise<void> {
  const tasks = whole.tasks.filter((task) => (task.state === 'open' || task.state === 'waiting') && task.kind !== 'check')
  const other = await loadWhole(ctx, leading)
  const [mine, theirs] = [presentLevel(whole.levels), presentLevel(other.levels)]
  const top = whole.levels.at(-1)
  if (tasks.length === 0 && !isHigher(mine, theirs)) return endLevels(ctx, whole, null)
  for (const task of tasks) {
    await ctx.tx.updateTable('complaint_task').set({ case_id: leading.id, cycle: leading.cycle, updated_at: ctx.now }).where('id', '=', task.id).execute()
    await syncTask(ctx, { ...task, case_id: leading.id, cycle: leading.cycle, updated_at: ctx.now })
  }
  let owner: string | undefined
  if (top && isHigher(mine, theirs)) {
    const answerBy = top.answer_by > ctx.now ? top.answer_by : new Date(ctx.now.getTime() + 24 * 3_600_000)
    await endLevels(ctx, other, 'not_agreed')
    await openLevel(ctx, leading, { level: mine, position: (other.levels.at(-1)?.position ?? 0) + 1, holder_id: top.holder_id, reason: top.reason, answer_by: answerBy, is_by_phone: top.is_by_phone, mediator: top.mediator })
    owner = top.holder_id
  }
  await endLevels(ctx, whole, null)
  await stepOfComplaint(ctx, leading, { action: 'complaint_took_over', note: [`← ${whole.row.number}`, ...tasks.map((task) => task.title)].join('\n'), ...(owner ? { set: { owner_id: owner } } : {}) })
}

/** Some days after the closing somebody asks whether it is still good (CMP-023). Once for each cycle of the case. */
async function askAgain(ctx: Ctx, { row, tasks }: Whole): Promise<void> {
  if (ctx.now.getTime() - row.closed_at!.getTime() > ASKED_AGAIN_WITHIN_MS) return
  if (row.close_reason === 'unreachable' || tasks.some((task) => task.kind === 'check' && task.cycle === row.cycle)) return
  await addTask(ctx, row, { kind: 'check', title: row.title, assignee_id: row.first_contact_by, department_id: null })
}
