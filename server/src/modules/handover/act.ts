import type { handover, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, filesOfRecord } from '../../platform/files/files.ts'
import { effectiveTime, nextStatus } from '../../platform/records/index.ts'
import { dayIn } from '../../platform/time.ts'
import { followFinding } from '../inspections/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { changeRow, lockRow, presentOne } from '../registers/index.ts'
import { raiseOrder } from '../workorders/index.ts'
import { watchDefect } from './clocks.ts'
import { DEFECTS, mustBeColleague, type DefectRow } from './defects.ts'
import { mayAt } from './present.ts'
import { actionsOf, DEFECT_LIFE, LEADS } from './rules.ts'
import { tellReportedUp } from './tell.ts'

type Act = Input<typeof handover.actOnDefect>['body']

/** Throws `not_found`, `not_permitted`, `stale_version`, `action_not_allowed` with what is possible, `rule_broken` naming the field. */
export async function actOnDefect(ctx: Ctx, { params, body }: Input<typeof handover.actOnDefect>): Promise<handover.Defect> {
  const row = await lockRow(ctx, DEFECTS, params.id, body.version)
  mustBeColleague(ctx)
  const may = mayAt(ctx, row.site_id)
  if (LEADS.includes(body.action) && !may.manage) throw new AppError('not_permitted', 'defects:manage is needed')
  if (body.action === 'self_fix' && !may.order) throw new AppError('not_permitted', 'work_orders:create is needed')
  const allowedActions = actionsOf(row, may)
  const state = nextStatus(DEFECT_LIFE, row.state, body.action, allowedActions)
  if (!allowedActions.includes(body.action)) throw new AppError('action_not_allowed', `${body.action} is not possible now`, undefined, { allowedActions })
  const set = await setOf(ctx, row, body, state)
  await attachFiles(ctx, { type: 'defect', id: row.id }, body.photoIds, body.action === 'fixed' || body.action === 'recheck' ? 'after' : body.action, '/photoIds')
  const after = await moveDefect(ctx, row, set, { action: body.action === 'recheck' && !body.isFine ? 'recheck_failed' : body.action, note: noteOf(body), fileIds: body.photoIds })
  if (body.action === 'report_up') await tellReportedUp(ctx, after, body.note)
  return presentOne(ctx, DEFECTS, after)
}

function noteOf(body: Act): string {
  const said = body.action === 'tell' ? body.how : body.action === 'promise' ? body.promisedOn : body.action === 'charge_back' ? `¥${(body.amountFen / 100).toFixed(2)}` : ''
  return [said, body.note].filter(Boolean).join('；')
}

/** Writes a locked defect that has moved: one line of history, its clocks, and the finding that it was. */
export async function moveDefect(ctx: Ctx, row: DefectRow, set: Partial<DefectRow>, told: { action: string; note?: string; fileIds?: string[] }): Promise<DefectRow> {
  const after = await changeRow(ctx, DEFECTS, row, set, { ...told, fromStatus: row.state, toStatus: set.state ?? row.state })
  await watchDefect(ctx, after)
  if (after.finding_id !== null && after.state !== row.state) await tellFinding(ctx, after)
  return after
}

async function tellFinding(ctx: Ctx, row: DefectRow): Promise<void> {
  if (row.state === 'withdrawn') await followFinding(ctx, row.id, 'open')
  else await followFinding(ctx, row.id, row.state === 'closed' ? 'closed' : ['fixed', 'verified', 'told'].includes(row.state) ? 'settled' : 'in_hand', row.outcome || row.fix_note)
}

/** What an act writes beside the state. Throws `rule_broken` naming the field. */
async function setOf(ctx: Ctx, row: DefectRow, body: Act, state: DefectRow['state']): Promise<Partial<DefectRow>> {
  const today = dayIn(await timeZoneOf(ctx, row.site_id), ctx.now)
  switch (body.action) {
    case 'self_fix':
      // From here on nobody waits for the developer.
      return { state, work_order_id: await orderFor(ctx, row, body.workerId), due_on: null, promised_on: null, promised_at: null, notified_at: null }
    case 'report_up':
      if (body.note === '') throw wrongField('rule_broken', '/note', 'say why own people cannot do it')
      return { state }
    case 'promise':
      if (body.promisedOn < today) throw wrongField('rule_broken', '/promisedOn', 'lies in the past')
      return { state, promised_on: body.promisedOn, promised_at: ctx.now }
    case 'fixed':
      return { state, fixed_at: effectiveTime(body.at, ctx.now, row.notified_at ?? row.registered_at), fix_note: body.note }
    case 'recheck': {
      if (body.isFine) return { state, verified_at: ctx.now }
      if (body.note === '') throw wrongField('rule_broken', '/note', 'say what is not fine')
      const failed = { failures: row.failures + 1, fixed_at: null, promised_on: null, promised_at: null }
      // Whoever repaired it does it again: the developer by the old deadline or a new one, own people by a new route.
      if (row.notified_at === null) return { ...failed, state: 'registered' }
      if (body.dueOn !== null && body.dueOn < today) throw wrongField('rule_broken', '/dueOn', 'lies in the past')
      return { ...failed, state: 'notified', due_on: body.dueOn ?? row.due_on, notified_at: body.dueOn === null ? row.notified_at : ctx.now }
    }
    case 'tell':
      return { state, told_at: ctx.now, told_how: body.how }
    case 'close':
      return { state, closed_at: ctx.now, outcome: body.note || row.fix_note }
    case 'charge_back':
      return { charged_fen: body.amountFen, charged_on: today }
    case 'withdraw':
      return { state, closed_at: ctx.now, outcome: body.note }
  }
}

/** The work order of an own technician, with the pictures of the defect. */
async function orderFor(ctx: Ctx, row: DefectRow, workerId: string | null): Promise<string> {
  const photoIds = (await filesOfRecord(ctx, row.id)).map(({ file }) => file.id)
  const order = await raiseOrder(
    ctx,
    {
      site_id: row.site_id, kind: 'repair', title: row.description.slice(0, 100), symptom: `${row.description}（${row.number}）`, urgency: 'normal', place_kind: row.unit_id === null ? 'public_area' : 'unit', unit_id: row.unit_id, place: row.location || row.description.slice(0, 100), contact_name: row.contact.slice(0, 50),
      ...(workerId === null ? {} : { worker_id: workerId }),
    },
    photoIds,
  )
  return order.id
}
