import type { dispatch, Locale } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { isForbidding, lostRight, rank, REFUSING } from './assign.ts'
import { taskOf, weighed } from './candidates.ts'
import type { Decided } from './decisions.ts'
import { namesOf } from './names.ts'
import type { OrderRow } from './present.ts'
import { mustBeAbleToWork, workersAt } from './workers.ts'

type Obstacle = dispatch.Obstacle

/** What whoever gives an order says about what stands against it. */
export interface Wish {
  isOverride?: boolean | undefined
  note?: string | undefined
}

/** Locks colleagues against other orders that are being given to them at the same moment; always in the order of their ids. */
export async function lockWorkers(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await ctx.tx.selectFrom('employee').select('id').where('id', 'in', [...ids]).orderBy('id').forNoKeyUpdate().execute()
}

/**
 * Whoever gets an order can do it: active, with the right to work here, with the certificate on the day; and neither skill, zone, load nor
 * absence stand against it, unless a dispatcher overrides that with a note. The worker is locked, so that two orders at once are two.
 * Throws `work_order.worker_not_suitable` naming `/workerId` with what stands against it in words and as `current.obstacles`.
 */
export async function mustBeSuitable(ctx: Ctx, row: OrderRow, workerId: string, wish: Wish): Promise<{ decision?: Decided }> {
  await lockWorkers(ctx, [workerId])
  await mustBeAbleToWork(ctx, workerId, row.site_id)
  const candidate = await candidateFor(ctx, row, workerId)
  const refusing = refusals(candidate)
  if (refusing.length === 0) return {}
  const isForbidden = refusing.some(({ kind }) => isForbidding(kind))
  if (isForbidden || !wish.isOverride) throw notSuitable(ctx.locale, refusing)
  if (!ctx.actor.can('work_orders:dispatch', row.site_id)) throw new AppError('not_permitted', 'work_orders:dispatch is needed to override')
  if (!wish.note) throw wrongField('rule_broken', '/note', 'say why it is given nevertheless')
  return { decision: { way: 'by_hand', workerId, candidates: [candidate], overridden: refusing.map(({ kind }) => kind), note: wish.note } }
}

/** Who grabs needs the certificate, the practical and room for one more; the rest is the grabber's own judgement. */
export async function mustBeSuitableMyself(ctx: Ctx, row: OrderRow): Promise<void> {
  const workerId = ctx.actor.employeeId!
  await lockWorkers(ctx, [workerId])
  const refusing = refusals(await candidateFor(ctx, row, workerId)).filter(({ kind }) => isForbidding(kind) || kind === 'load')
  if (refusing.length > 0) throw notSuitable(ctx.locale, refusing)
}

/** Who stands at the door has the certificate and the practical on that day, too. Throws `work_order.worker_not_suitable` naming `/workerId`. */
export async function mustStillHaveTheRight(ctx: Ctx, row: OrderRow, at: Date): Promise<void> {
  if (row.category_id === null || row.worker_id === null) return
  const task = await taskOf({ ...ctx, now: at }, { ...row, appointment_from: null }, await namesOf(ctx, row))
  if (task.skill === null && task.certificate === null) return
  const [worker] = await workersAt(ctx, row.site_id, [row.worker_id])
  const lost = worker === undefined ? [] : lostRight(task, worker)
  if (lost.length > 0) throw notSuitable(ctx.locale, lost)
}

const refusals = (candidate: dispatch.Candidate): Obstacle[] => candidate.obstacles.filter(({ kind }) => REFUSING.includes(kind))

async function candidateFor(ctx: Ctx, row: OrderRow, workerId: string): Promise<dispatch.Candidate> {
  const { task, workers } = await weighed(ctx, row, [workerId])
  const [candidate] = rank(task, workers)
  if (!candidate) throw wrongField('work_order.worker_not_suitable', '/workerId', 'does not work at this site')
  return candidate
}

function notSuitable(locale: Locale, obstacles: readonly Obstacle[]): AppError {
  const words = obstacles.map(({ kind, detail }) => [labelOf(locale, 'obstacle', kind), detail].filter(Boolean).join(' ')).join(locale === 'en' ? '; ' : '；')
  return new AppError('work_order.worker_not_suitable', words, [{ pointer: '/workerId', message: words }], { current: { obstacles } })
}
