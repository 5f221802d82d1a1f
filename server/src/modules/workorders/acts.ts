import type { workorders } from '@guanjia/contract'
import type { Updateable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, filesOfRecord } from '../../platform/files/files.ts'
import type { Change } from './change.ts'
import { helpersOf } from './labour.ts'
import { takeMaterials } from './materials.ts'
import { finalPrice, mustBeAgreed } from './paid-rules.ts'
import type { OrderRow } from './present.ts'
import { actsForWorker } from './permissions.ts'
import { keepReadings } from './readings.ts'
import { missingPhotos, missingPieces } from './rules.ts'
import { signedWith } from './signature.ts'
import { AWAKE, appoint, prolong, suspend } from './suspensions.ts'
import type { WorkOrderTable } from './tables.ts'
import { mustBeSuitable, mustBeSuitableMyself, mustStillHaveTheRight } from './suitable.ts'
import { warrantyUntil } from './warranty.ts'

/** An act as it is being done. */
export interface Acting {
  ctx: Ctx
  row: OrderRow
  /** When it truly happened. */
  at: Date
}

/** Every act but rework, which raises another order (`rework.ts`). */
export type Act = Exclude<workorders.WorkOrderAction, 'rework'>
type Body<A extends Act> = Extract<workorders.WorkOrderActionBody, { action: A }>
type Acts = { [A in Act]: (acting: Acting, body: Body<A>) => Change | Promise<Change> }

const NOT_TAKEN: Updateable<WorkOrderTable> = { worker_id: null, assigned_at: null, accepted_at: null }

/** The particular of each act: its required facts and its effects. */
export const ACTS: Acts = {
  async assign({ ctx, row, at }, body) {
    const decision = await mustBeSuitable(ctx, row, body.workerId, body)
    return { set: { worker_id: body.workerId, assigned_at: at, accepted_at: null, is_in_pool: false }, ...decision }
  },

  offer: ({ at }) => ({ set: { is_in_pool: true, offered_at: at } }),

  async grab({ ctx, row, at }) {
    await mustBeSuitableMyself(ctx, row)
    return { set: { worker_id: ctx.actor.employeeId, assigned_at: at, accepted_at: at, is_in_pool: false } }
  },

  accept: ({ at }) => ({ set: { accepted_at: at } }),

  decline: (_, body) => ({ set: NOT_TAKEN, note: body.reason }),

  async transfer({ ctx, row, at }, body) {
    if (body.workerId === row.worker_id) throw wrongField('rule_broken', '/workerId', 'has the order already')
    const decision = await mustBeSuitable(ctx, row, body.workerId, body)
    return { set: { ...AWAKE, worker_id: body.workerId, assigned_at: at, accepted_at: null }, note: body.reason, ...decision }
  },

  async arrive({ ctx, row, at }, body) {
    await mustStillHaveTheRight(ctx, row, at)
    const missing = missingPieces(row, body.fivePieces)
    if (missing.length > 0 && !body.note)
      throw wrongField('rule_broken', '/fivePieces', `${missing.join(', ')} missing: tick them or say why in a note`)
    await attachNew(ctx, row, 'before', body.photoIds, '/photoIds')
    return {
      set: {
        arrived_at: row.arrived_at ?? at, arrival_position: body.position ?? row.arrival_position, five_pieces: body.fivePieces,
        worked_by: [...new Set([...row.worked_by, row.worker_id!])],
      },
      fileIds: body.photoIds,
    }
  },

  async start({ ctx, row, at }, body) {
    await attachNew(ctx, row, 'before', body.photoIds, '/photoIds')
    return { set: { started_at: row.started_at ?? at, ...mustBeAgreed(row, at) }, fileIds: body.photoIds }
  },

  suspend,
  prolong,
  appoint,

  resume: ({ row }) => ({ status: row.status_before_suspend ?? 'working', set: AWAKE }),

  async done({ ctx, row, at }, body) {
    for (const ask of asked) await ask(ctx, row.id)
    const agreed = { ...mustBeAgreed(row, at), ...finalPrice(row, body.priceFen) }
    await attachNew(ctx, row, 'before', body.photoBeforeIds, '/photoBeforeIds')
    await attachNew(ctx, row, 'after', body.photoAfterIds, '/photoAfterIds')
    await mustBeProven(ctx, row)
    await keepReadings(ctx, row, body.readings, at)
    const signed = body.signature === null ? {} : await signedWith(ctx, row, body.signature, at)
    const helpers = await helpersOf(ctx, row, body.helpers)
    const materials = await takeMaterials(ctx, row, body.materials)
    if (body.extraMile) await keepExtraMile(ctx, { id: row.id, siteId: row.site_id, workerId: row.worker_id! }, body.extraMile)
    return {
      set: {
        result: body.result, labour_minutes: body.labourMinutes, materials, done_at: at, done_by: row.worker_id, ...agreed, ...signed,
        warranty_until: await warrantyUntil(ctx, row, at), outside_cost_fen: body.outsideCostFen ?? row.outside_cost_fen,
        // Who helped neither verifies nor closes it.
        worked_by: [...new Set([...row.worked_by, ...helpers])],
      },
      note: body.result,
      fileIds: [...body.photoBeforeIds, ...body.photoAfterIds],
    }
  },

  verify({ ctx, at }, body) {
    if (!body.isPassed && !body.note) throw wrongField('rule_broken', '/note', 'say what did not pass')
    return { set: { is_passed: body.isPassed, verified_at: at, verified_by: ctx.actor.employeeId, verify_note: body.note ?? '' } }
  },

  close: ({ at }) => ({ set: { closed_at: at } }),

  async sign({ ctx, row, at }, body) {
    return { set: await signedWith(ctx, row, body.signature, at), fileIds: [body.signature.fileId], note: body.signature.by }
  },

  cancel: ({ at }, body) => ({ set: { ...AWAKE, is_in_pool: false, closed_at: at }, note: body.reason }),
}

/** Whoever acts for the worker says why; the result of finished work and the reason of a refusal are words enough. */
export function mustExplain(ctx: Ctx, row: OrderRow, body: workorders.WorkOrderActionBody): void {
  if (!actsForWorker(ctx, row, body.action) || body.note || body.action === 'done' || body.action === 'decline') return
  throw wrongField('rule_broken', '/note', 'acting for the worker needs a note')
}

/** Attaches what is not there yet: a form may send back what it was shown. */
async function attachNew(ctx: Ctx, row: OrderRow, purpose: 'before' | 'after', fileIds: readonly string[], pointer: string): Promise<void> {
  if (fileIds.length === 0) return
  const there = new Set((await filesOfRecord(ctx, row.id)).filter((f) => f.purpose === purpose).map((f) => f.file.id))
  await attachFiles(ctx, { type: 'work_order', id: row.id }, fileIds.filter((id) => !there.has(id)), purpose, pointer)
}

const PHOTO_POINTER = { before: '/photoBeforeIds', after: '/photoAfterIds' }

/** Throws `work_order.photos_needed` naming each photo that is missing. Only pictures prove anything. */
async function mustBeProven(ctx: Ctx, row: OrderRow): Promise<void> {
  const pictures = (await filesOfRecord(ctx, row.id)).filter((f) => f.file.isImage)
  const of = (purpose: string): string[] => pictures.filter((f) => f.purpose === purpose).map((f) => f.file.id)
  const missing = missingPhotos(row.kind, of('before'), of('after'))
  if (missing.length === 0) return
  const errors = missing.map((which) => ({ pointer: PHOTO_POINTER[which], message: `a photo ${which} the repair is needed` }))
  throw new AppError('work_order.photos_needed', errors.map((e) => e.message).join('; '), errors)
}

type AskedBefore = (ctx: Ctx, workOrderId: string) => Promise<void>
const asked: AskedBefore[] = []
/** What a module right of work orders wants to know before one of its orders is done; it throws what is missing. */
export function askBeforeDone(ask: AskedBefore): void {
  if (!asked.includes(ask)) asked.push(ask)
}

type ExtraMile = (ctx: Ctx, record: { id: string; siteId: string; workerId: string }, words: string) => Promise<void>
let keepExtraMile: ExtraMile = () => Promise.reject(new Error('Nobody keeps what was done beyond the duty: call ordersNoteExtraMile at the start'))
/** What a worker did beyond the duty is kept by relations, which lies right of work orders (PRS-020). */
export function ordersNoteExtraMile(keep: ExtraMile): void {
  keepExtraMile = keep
}
