import type { cases } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { possibleActions } from '../../platform/records/index.ts'
import { LIFECYCLE, NOT_BY_HANDLER, RESIDENT_ACTIONS, STAFF_PERMISSION } from './lifecycle.ts'
import type { CaseRow } from './present.ts'
import type { RestOfCase } from './rest-of-orders.ts'
import { UNREACHED_DAYS, nextUrgeAt } from './rules.ts'
import { transferRefusal } from './transfers.ts'

type Owned = Pick<CaseRow, 'site_id' | 'person_id' | 'reported_by_account' | 'joined_by'>

/** Whether the resident reported it, it is about them, or they joined what their household had reported. */
function isOwn(ctx: Ctx, row: Owned): boolean {
  const { accountId, personId } = ctx.actor
  return (row.reported_by_account !== null && row.reported_by_account === accountId) || (personId !== null && (row.person_id === personId || row.joined_by.includes(personId)))
}

export function maySeeCase(ctx: Ctx, row: Owned): boolean {
  return ctx.actor.kind === 'resident' ? isOwn(ctx, row) : ctx.actor.can('cases:read', row.site_id)
}

/** A case outside the actor's scope does not exist for them. Throws `not_found`. */
export function mustSeeCase(ctx: Ctx, row: Owned | undefined): asserts row is Owned {
  if (!row || !maySeeCase(ctx, row)) throw new AppError('not_found')
}

/** Why the actor may not do an act that the state allows: a right, or because the work was the own one; null when nothing stands against it. */
export function refusal(ctx: Ctx, row: CaseRow, action: cases.CaseAction, handlers: readonly string[]): AppError | null {
  if (ctx.actor.kind === 'resident') {
    if (!RESIDENT_ACTIONS.includes(action)) return new AppError('not_permitted')
    return action === 'urge' && nextUrgeAt(row, ctx.now) !== null ? new AppError('case.urged_recently') : null
  }
  if (!ctx.actor.can(STAFF_PERMISSION[action], row.site_id) || (ctx.actor.kind === 'staff' && STAFF_PERMISSION[action] === 'cases:own')) return new AppError('not_permitted', `${STAFF_PERMISSION[action]} is needed`)
  const refused = transferRefusal(ctx, row, action)
  if (refused) return refused
  if (NOT_BY_HANDLER.includes(action) && ctx.actor.employeeId !== null && handlers.includes(ctx.actor.employeeId)) return new AppError('case.own_work')
  return null
}

/** The acts that state and rights allow now; the clients draw exactly these. */
export function allowedActions(ctx: Ctx, row: CaseRow, handlers: readonly string[], unreachedDays = 0, rest: RestOfCase | null = null): cases.CaseAction[] {
  return possibleActions(LIFECYCLE, row.status).filter(
    (action) => refusal(ctx, row, action, handlers) === null && (action !== 'close' || row.status === 'confirmed' || unreachedDays >= UNREACHED_DAYS) && (action !== 'rate' || row.rating === null) && (action !== 'grade' || row.kind === 'complaint') && (action !== 'object' || (row.status === 'waiting' && row.wait_objection === null) || rest?.isOpen === true),
  )
}

/** Who did work on a case: may neither visit, confirm nor close it. */
export async function handlersOf(ctx: Ctx, caseId: string): Promise<string[]> {
  const rows = await ctx.tx.selectFrom('case_handler').select('employee_id').where('case_id', '=', caseId).execute()
  return rows.map((row) => row.employee_id)
}

export async function addHandler(ctx: Ctx, caseId: string, employeeId: string): Promise<void> {
  await ctx.tx
    .insertInto('case_handler')
    .values({ organization_id: ctx.organizationId, case_id: caseId, employee_id: employeeId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
