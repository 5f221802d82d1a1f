import { wrongField } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { tellOwners } from '../cases/index.ts'
import type { Acts } from './act.ts'
import { writeComplaint } from './load.ts'

/** The resident's opinion and signature, drawn on the screen; with it the acceptance form is filed (CMP-053). */
export const SIGNATURE_ACTS: Acts<'sign'> = {
  async sign({ ctx, whole: { row, complaint, signatures } }, body) {
    if (body.signatureId !== undefined && signatures.some(({ id }) => id === body.signatureId)) return 'repeated'
    if (ctx.actor.kind === 'resident' && body.signer !== 'resident') throw wrongField('rule_broken', '/signer', 'sign for yourself')
    const picture = await ctx.tx.selectFrom('file').select('id').where('id', '=', body.fileId).where('is_image', '=', true).executeTakeFirst()
    if (!picture) throw wrongField('rule_broken', '/fileId', 'no picture of a signature')
    const id = body.signatureId ?? newId()
    const inserted = await ctx.tx
      .insertInto('complaint_signature')
      .values({ organization_id: ctx.organizationId, id, case_id: row.id, signer: body.signer, name: body.name, opinion: body.opinion, file_id: body.fileId, signed_at: ctx.now, taken_by: ctx.actor.employeeId })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows !== 1n) throw wrongField('already_exists', '/signatureId', 'a signature with this id exists')
    await attachFiles(ctx, { type: 'complaint_signature', id }, [body.fileId], '', '/fileId')
    if (body.signer === 'resident') await writeComplaint(ctx, row.id, { opinion: body.opinion || complaint.opinion, filed_at: ctx.now })
    if (ctx.actor.kind === 'resident') await tellOwners(ctx, row, 'complaint.signed', { who: body.name })
    return { note: body.opinion ? `${body.name}：${body.opinion}` : body.name, isVisible: body.signer === 'resident' }
  },
}
