import type { courses, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { publicAddress } from '../../../platform/http/public-address.ts'
import type { Exchange } from '../../../platform/http/route.ts'
import { qrSvg } from '../../../platform/print/qr.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { mustBeColleagues } from '../colleagues.ts'
import { lockSession, tellSession } from './sessions.ts'
import { mustSeeSession, presentSession, type SessionRow } from './present.ts'
import { codeNow, isCode } from './sign-code.ts'

/** People come a little early, and are still let in while it lasts. */
const EARLY_MS = 60 * 60_000

function mustBeOpen(ctx: Ctx, row: SessionRow): void {
  if (row.state !== 'planned' && row.state !== 'held') throw new AppError('action_not_allowed', `The session is ${row.state}`)
  if (ctx.now.getTime() < row.starts_at.getTime() - EARLY_MS) throw new AppError('action_not_allowed', 'It is too early')
}

/** The code of this minute, as a picture for the wall. */
export async function signInCode(ctx: Ctx, { params }: Input<typeof courses.signInCode>, exchange: Exchange): Promise<Output<typeof courses.signInCode>> {
  const row = await mustSeeSession(ctx, params.id)
  ctx.actor.mustSee('training:manage', row.site_id)
  mustBeOpen(ctx, row)
  const { code, secondsLeft } = codeNow(row.sign_key, ctx.now)
  const path = `/m/training/${row.id}?code=${code}`
  return { code, path, secondsLeft, qr: await qrSvg(publicAddress(exchange, path)) }
}

async function note(ctx: Ctx, row: SessionRow, employeeId: string, by: 'qr' | 'hand'): Promise<boolean> {
  const { rowCount } = await ctx.client.query(
    `insert into session_attendee (organization_id, session_id, employee_id, signed_at, signed_by) values ($1, $2, $3, $4, $5)
     on conflict (organization_id, session_id, employee_id) do update set signed_at = excluded.signed_at, signed_by = excluded.signed_by where session_attendee.signed_at is null`,
    [ctx.organizationId, row.id, employeeId, ctx.now, by],
  )
  return rowCount === 1
}

/** Somebody signs in by the code on the wall; who was not invited but works here is welcome. Twice is once. Throws `not_found`, `session.wrong_code`, `action_not_allowed`. */
export async function signIn(ctx: Ctx, { params, body }: Input<typeof courses.signIn>): Promise<courses.Session> {
  const row = await ctx.tx.selectFrom('training_session').selectAll().where('id', '=', params.id).forShare().executeTakeFirst()
  if (!row || ctx.actor.employeeId === null || !ctx.actor.can('training:read', row.site_id)) throw new AppError('not_found')
  mustBeOpen(ctx, row)
  if (row.exam_id !== null) throw new AppError('action_not_allowed', 'Its exam has begun')
  if (!isCode(row.sign_key, body.code, ctx.now)) throw new AppError('session.wrong_code')
  if (await note(ctx, row, ctx.actor.employeeId, 'qr')) tellSession(ctx, row, 'signed_in')
  return presentSession(ctx, row)
}

/** Whoever keeps the session notes who was there. */
export async function signInByHand(ctx: Ctx, { params, body }: Input<typeof courses.signInByHand>): Promise<courses.Session> {
  const row = await lockSession(ctx, params.id)
  mustBeOpen(ctx, row)
  if (row.exam_id !== null) throw new AppError('action_not_allowed', 'Its exam has begun')
  await mustBeColleagues(ctx, row.site_id, body.employeeIds, '/employeeIds')
  let count = 0
  for (const id of body.employeeIds) if (await note(ctx, row, id, 'hand')) count++
  if (count > 0) tellSession(ctx, row, 'signed_in_by_hand', { note: String(count) })
  return presentSession(ctx, row)
}

/** What somebody who was there thinks of it; written anew it replaces what they said. Throws `not_found`, `action_not_allowed`. */
export async function giveFeedback(ctx: Ctx, { params, body }: Input<typeof courses.giveFeedback>): Promise<courses.Session> {
  const row = await mustSeeSession(ctx, params.id)
  const { numUpdatedRows } = await ctx.tx.updateTable('session_attendee').set({ rating: body.rating, feedback: body.feedback }).where('session_id', '=', row.id).where('employee_id', '=', ctx.actor.employeeId ?? row.id).where('signed_at', 'is not', null).executeTakeFirst()
  if (numUpdatedRows === 0n) throw new AppError('action_not_allowed', 'Only who was there says what they think')
  recordHappening(ctx, { siteId: row.site_id, recordType: 'training_session', recordId: row.id, action: 'feedback', note: String(body.rating) })
  announceChange(ctx, { recordType: 'training_session', recordId: row.id, siteId: row.site_id, action: 'feedback' })
  return presentSession(ctx, row)
}
