import type { complaints, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { mustBeCurrent } from '../../platform/records/index.ts'
import { stepOfComplaint, type CaseRow, type ComplaintStep } from '../cases/index.ts'
import { INTAKE_ACTS } from './intake.ts'
import { LEVEL_ACTS } from './ladder.ts'
import { RULES, VISIBLE_TO_RESIDENT } from './lifecycle.ts'
import { loadWhole, type Whole } from './load.ts'
import { allowedActions, maySeeComplaint, refusal } from './permissions.ts'
import { presentComplaint, presentWhole } from './present.ts'
import { REPLY_ACTS } from './replies.ts'
import { SIGNATURE_ACTS } from './signatures.ts'
import { SOLUTION_ACTS } from './solutions.ts'
import { TASK_ACTS } from './tasks.ts'
import { VERIFICATION_ACTS } from './verification.ts'

/** A complaint as it is being acted on. */
export interface Acting {
  ctx: Ctx
  whole: Whole
}
export type ActBody<A extends complaints.ComplaintAction> = Extract<complaints.ComplaintActionBody, { action: A }>
/** What an act leaves on the case; `repeated` when the same thing was done before with the same id: nothing is left again. */
export type Left = Omit<ComplaintStep, 'action'> | 'repeated'
export type Acts<A extends complaints.ComplaintAction> = { [K in A]: (acting: Acting, body: ActBody<K>) => Promise<Left> | Left }

/** The particular of each act, by what it is about. */
const ACTS: Acts<complaints.ComplaintAction> = { ...INTAKE_ACTS, ...TASK_ACTS, ...VERIFICATION_ACTS, ...SOLUTION_ACTS, ...LEVEL_ACTS, ...REPLY_ACTS, ...SIGNATURE_ACTS }

/** The case of a complaint, locked: every act goes one after the other. Throws `not_found` for what is no complaint, or not for the actor's eyes. */
async function lockComplaint(ctx: Ctx, id: string): Promise<Whole> {
  return seen(ctx, await ctx.tx.selectFrom('service_case').selectAll().where('id', '=', id).forUpdate().executeTakeFirst())
}

async function seen(ctx: Ctx, row: CaseRow | undefined): Promise<Whole> {
  if (row?.kind !== 'complaint') throw new AppError('not_found')
  const whole = await loadWhole(ctx, row)
  if (!maySeeComplaint(ctx, row, whole.tasks)) throw new AppError('not_found')
  return whole
}

export async function getComplaint(ctx: Ctx, { params }: Input<typeof complaints.getComplaint>): Promise<complaints.Complaint> {
  return presentWhole(ctx, await wholeComplaint(ctx, params.id))
}

export async function wholeComplaint(ctx: Ctx, id: string): Promise<Whole> {
  return seen(ctx, await ctx.tx.selectFrom('service_case').selectAll().where('id', '=', id).executeTakeFirst())
}

/** One act on a complaint: permit, lock, decide, write, tell, present. Every rule of an act stands in `lifecycle.ts` and in its own file. */
export async function actOnComplaint(ctx: Ctx, { params, body }: Input<typeof complaints.actOnComplaint>): Promise<complaints.Complaint> {
  const whole = await lockComplaint(ctx, params.id)
  await mustBeCurrent(whole.row.version, body.version, () => presentWhole(ctx, whole))
  const refused = refusal(ctx, whole, body.action)
  if (refused) throw refused
  if (!RULES[body.action].from.includes(whole.row.status))
    throw new AppError('action_not_allowed', `${body.action} is not possible while ${whole.row.status}`, undefined, { allowedActions: allowedActions(ctx, whole) })
  const left = await ACTS[body.action]({ ctx, whole }, body as never)
  if (left === 'repeated') return presentWhole(ctx, whole)
  const after = await stepOfComplaint(ctx, whole.row, { isVisible: VISIBLE_TO_RESIDENT.includes(body.action), ...left, action: `complaint_${body.action}` })
  return presentComplaint(ctx, after)
}
