import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { attachFiles, filesById } from '../../platform/files/files.ts'
import type { OrderRow } from './present.ts'

/** The resident's signature on an order: a picture drawn on a screen, and who signed. Throws `rule_broken` for what is no picture. */
export async function signedWith(
  ctx: Ctx,
  row: Pick<OrderRow, 'id'>,
  signature: { fileId: string; by: string },
  at: Date,
): Promise<Pick<OrderRow, 'signature_file_id' | 'signed_by' | 'signed_at'>> {
  await attachSignature(ctx, { type: 'work_order', id: row.id }, signature.fileId, '/signature/fileId')
  return { signature_file_id: signature.fileId, signed_by: signature.by, signed_at: at }
}

export async function attachSignature(ctx: Ctx, record: { type: string; id: string }, fileId: string, pointer: string): Promise<void> {
  await attachFiles(ctx, record, [fileId], 'signature', pointer)
  if (!(await filesById(ctx, [fileId])).get(fileId)?.isImage) throw wrongField('rule_broken', pointer, 'a signature is a picture')
}
