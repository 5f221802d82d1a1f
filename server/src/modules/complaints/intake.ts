import { AppError } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { residentAccounts, tellResidents } from '../cases/index.ts'
import type { Acts } from './act.ts'
import { writeComplaint, type ComplaintRow } from './load.ts'

/** Taking a complaint in and clearing it up: what the listener wrote, the process, whether it is valid, evidence. */
export const INTAKE_ACTS: Acts<'record' | 'explain_process' | 'check_validity' | 'add_evidence'> = {
  async record({ ctx, whole }, body) {
    const set: Partial<ComplaintRow> = Object.fromEntries(
      Object.entries({
        listener_notes: body.listenerNotes, let_finish: body.letFinish, no_haste: body.noHaste, no_arguing: body.noArguing, why: body.why, impact: body.impact, handling: body.handling, opinion: body.opinion,
      }).filter(([, value]) => value !== undefined),
    )
    if (Object.keys(set).length === 0) throw new AppError('invalid_request', 'Nothing to record', [{ pointer: '/listenerNotes', message: 'say something' }])
    await writeComplaint(ctx, whole.row.id, set)
    const note = [body.listenerNotes, body.why, body.handling, body.opinion].filter(Boolean).join('\n')
    return { note: note || null }
  },

  /** The caller knows how it goes on: told, with the leaflet, or as a message (CMP-026). */
  async explain_process({ ctx, whole: { row, complaint } }, body) {
    if (complaint.process_explained_at !== null) throw new AppError('already_exists', 'The process has been explained')
    await writeComplaint(ctx, row.id, { process_explained_at: ctx.now, process_explained_by: ctx.actor.employeeId, process_explained_how: body.how })
    if (body.how === 'sms') tellResidents(ctx, row, await residentAccounts(ctx, row), 'complaint.resident.process')
    return { set: row.acknowledged_at === null ? { acknowledged_at: ctx.now } : {} }
  },

  /** Whether the matter is a complaint at all, with who and when (CMP-037). Invalid still needs an explanation or an appointment. */
  async check_validity({ ctx, whole: { row } }, body) {
    if (body.validity !== 'valid' && body.reason === '') throw new AppError('rule_broken', '/reason: say why', [{ pointer: '/reason', message: 'say why it is not, or only partly, valid' }])
    await writeComplaint(ctx, row.id, { validity: body.validity, validity_at: ctx.now, validity_by: ctx.actor.employeeId, validity_reason: body.reason })
    return { note: body.reason || null }
  },

  async add_evidence({ ctx, whole: { row } }, body) {
    await attachFiles(ctx, { type: 'case', id: row.id }, body.fileIds, 'evidence')
    return { note: body.note || null, fileIds: body.fileIds }
  },
}
