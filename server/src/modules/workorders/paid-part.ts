import type { FileRef, workorders } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { iso } from '../../platform/time.ts'
import { labourRows } from './labour-rows.ts'
import type { OrderRow } from './present.ts'

type Part = Pick<
  workorders.WorkOrder,
  | 'isPaid' | 'freeReason' | 'quotedFen' | 'priceFen' | 'begunUnacceptedAt' | 'openQuote' | 'signature' | 'warrantyUntil' | 'notReworkReason'
  | 'labour' | 'readings'
>

/** What an order shows of money, signature, warranty, labour and readings; asks only for what it can have. */
export async function paidPartOf(ctx: Ctx, row: OrderRow, files: readonly { file: FileRef }[]): Promise<Part> {
  const fileOf = (id: string): FileRef => files.find(({ file }) => file.id === id)!.file
  const open = row.is_paid
    ? await ctx.tx.selectFrom('quote').select(['id', 'number', 'total_fen', 'valid_until']).where('work_order_id', '=', row.id).where('status', '=', 'sent').executeTakeFirst()
    : undefined
  const labour = row.done_at === null ? [] : await labourRows(ctx, row.id)
  const readings = row.kind === 'water_power_on' && row.done_at !== null
    ? await ctx.tx.selectFrom('start_reading').selectAll().where('work_order_id', '=', row.id).orderBy('meter', 'desc').execute()
    : []
  return {
    isPaid: row.is_paid, freeReason: row.free_reason, quotedFen: row.quoted_fen, priceFen: row.price_fen,
    begunUnacceptedAt: iso(row.begun_unaccepted_at),
    openQuote: open ? { id: open.id, number: open.number, totalFen: open.total_fen, validUntil: iso(open.valid_until) } : null,
    signature: row.signature_file_id === null ? null : { by: row.signed_by!, at: iso(row.signed_at!), file: fileOf(row.signature_file_id) },
    warrantyUntil: row.warranty_until, notReworkReason: row.not_rework_reason,
    labour: labour.map((line) => ({ employee: { id: line.employee_id, name: line.name }, minutes: line.minutes })),
    readings: readings.map(({ meter, value, photo_file_id, read_at }) => ({ meter, value: Number(value), photo: fileOf(photo_file_id), readAt: iso(read_at) })),
  }
}
