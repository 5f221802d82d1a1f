import type { complaints, FileRef } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { filesById, filesOfRecord } from '../../platform/files/files.ts'
import { iso } from '../../platform/time.ts'
import type { CaseRow } from '../cases/index.ts'
import type { LevelRow, TaskRow } from './clocks.ts'
import { loadWhole, type Whole } from './load.ts'
import { nextOf } from './next.ts'
import { allowedActions } from './permissions.ts'
import { clearsOfWhole, stageOfWhole } from './proof.ts'

export type Names = { employee(id: string | null): string | null; department(id: string | null): string | null }

/** Names of everybody and every department that rows point at. */
export async function namesFor(ctx: Ctx, employees: readonly (string | null)[], departments: readonly (string | null)[]): Promise<Names> {
  const of = async (table: 'employee' | 'department', ids: readonly (string | null)[]): Promise<Map<string, string>> => {
    const wanted = [...new Set(ids)].filter((id) => id !== null)
    if (wanted.length === 0) return new Map()
    const rows = await ctx.tx.selectFrom(table).select(['id', 'name']).where('id', 'in', wanted).execute()
    return new Map(rows.map((row) => [row.id, row.name]))
  }
  const [people, places] = [await of('employee', employees), await of('department', departments)]
  return { employee: (id) => (id === null ? null : (people.get(id) ?? null)), department: (id) => (id === null ? null : (places.get(id) ?? null)) }
}

export function presentTask(ctx: Ctx, row: TaskRow, names: Names, files: FileRef[]): complaints.ComplaintTask {
  const isOpen = row.state === 'open' || row.state === 'waiting'
  return {
    id: row.id, caseId: row.case_id, kind: row.kind, state: row.state, title: row.title, assignee: { id: row.assignee_id, name: names.employee(row.assignee_id) ?? '' },
    department: row.department_id === null ? null : { id: row.department_id, name: names.department(row.department_id) ?? '' }, isSecurity: row.is_security, dueAt: iso(row.due_at),
    isOverdue: (row.done_at ?? (isOpen ? ctx.now : row.asked_at)) > row.due_at, askedAt: iso(row.asked_at), askedBy: names.employee(row.asked_by), approvedAt: iso(row.approved_at), readAt: iso(row.read_at), onSiteFrom: iso(row.on_site_from), onSiteTo: iso(row.on_site_to),
    result: row.result, isSatisfied: row.is_satisfied, doneAt: iso(row.done_at), doneBy: names.employee(row.done_by), files, isMine: row.assignee_id === ctx.actor.employeeId,
  }
}

function presentLevel(ctx: Ctx, row: LevelRow, names: Names, files: FileRef[]): complaints.ComplaintLevel {
  return {
    id: row.id, position: row.position, level: row.level, holder: { id: row.holder_id, name: names.employee(row.holder_id) ?? '' }, openedAt: iso(row.opened_at), reason: row.reason, answerBy: iso(row.answer_by), isByPhone: row.is_by_phone,
    isOverdue: (row.answered_at ?? row.ended_at ?? ctx.now) > row.answer_by, answer: row.answer, answeredAt: iso(row.answered_at), answeredBy: names.employee(row.answered_by), outcome: row.outcome, endedAt: iso(row.ended_at),
    mediator: row.mediator, mediationFrom: iso(row.mediation_from), mediationTo: iso(row.mediation_to), files,
  }
}

export async function presentComplaint(ctx: Ctx, row: CaseRow): Promise<complaints.Complaint> {
  return presentWhole(ctx, await loadWhole(ctx, row))
}

/** A complaint as the actor may see it: residents get the stage and what was said to them, never what the house found out about itself. */
export async function presentWhole(ctx: Ctx, whole: Whole): Promise<complaints.Complaint> {
  const { row, complaint, tasks, levels, findings, solutions, signatures } = whole
  const isResident = ctx.actor.kind === 'resident'
  const names = await namesFor(
    ctx,
    [
      complaint.process_explained_by, complaint.validity_by, complaint.fed_back_by, complaint.override_by, ...tasks.flatMap((task) => [task.assignee_id, task.asked_by, task.done_by]), ...levels.flatMap((level) => [level.holder_id, level.answered_by]),
      ...findings.map((finding) => finding.by_employee), ...solutions.flatMap((one) => [one.proposed_by, one.decided_by]),
    ],
    tasks.map((task) => task.department_id),
  )
  const pictures = await filesById(ctx, findings.flatMap((finding) => finding.file_ids))
  const filesOf = async (id: string): Promise<FileRef[]> => (await filesOfRecord(ctx, id)).map(({ file }) => file)
  const shownTasks = isResident ? [] : tasks
  const presentedTasks: complaints.ComplaintTask[] = []
  for (const task of shownTasks) presentedTasks.push(presentTask(ctx, task, names, await filesOf(task.id)))
  const presentedLevels: complaints.ComplaintLevel[] = []
  for (const level of levels) presentedLevels.push(presentLevel(ctx, level, names, isResident ? [] : await filesOf(level.id)))
  const evidence = (await filesOfRecord(ctx, row.id)).filter(({ purpose }) => purpose === 'evidence').map(({ file }) => file)
  const classified = await ctx.tx.selectFrom('timeline_entry').select('at').where('record_id', '=', row.id).where('action', '=', 'classify').orderBy('at').limit(1).executeTakeFirst()
  const presented: complaints.Complaint = {
    caseId: row.id, number: row.number, caseVersion: row.version, stage: stageOfWhole(whole), wish: row.wish,
    listenerNotes: complaint.listener_notes, letFinish: complaint.let_finish, noHaste: complaint.no_haste, noArguing: complaint.no_arguing, why: complaint.why, impact: complaint.impact,
    processExplained: complaint.process_explained_at === null ? null : { at: iso(complaint.process_explained_at), by: names.employee(complaint.process_explained_by), how: complaint.process_explained_how! },
    validity: complaint.validity, validityAt: iso(complaint.validity_at), validityBy: names.employee(complaint.validity_by), validityReason: complaint.validity_reason,
    verified: complaint.verified, verifiedAt: iso(complaint.verified_at), verifiedNote: complaint.verified_note, causeClass: complaint.cause_class, cause: complaint.cause_text, handling: complaint.handling,
    fedBack: complaint.fed_back_at === null ? null : { at: iso(complaint.fed_back_at), by: names.employee(complaint.fed_back_by), text: complaint.fed_back_text }, opinion: complaint.opinion,
    cannotSolveAt: iso(complaint.cannot_solve_at), nextReplyAt: iso(row.next_reply_at),
    override: complaint.override_at === null ? null : { at: iso(complaint.override_at), by: names.employee(complaint.override_by), reason: complaint.override_reason, missing: complaint.override_missing },
    filedAt: iso(complaint.filed_at), classifiedAt: iso(classified?.at ?? (row.category_id === null ? null : row.registered_at)),
    clears: clearsOfWhole(whole, ctx.now), levels: presentedLevels, tasks: presentedTasks,
    findings: findings.map((one) => ({ id: one.id, method: one.method, heard: one.heard, found: one.found, at: iso(one.at), by: names.employee(one.by_employee) ?? '', files: one.file_ids.flatMap((id) => pictures.get(id) ?? []) })),
    solutions: solutions.map((one) => ({
      id: one.id, kind: one.kind, text: one.text, costFen: one.cost_fen, state: one.state, proposedAt: iso(one.proposed_at), proposedBy: names.employee(one.proposed_by) ?? '', decidedAt: iso(one.decided_at), decidedBy: names.employee(one.decided_by), decisionNote: one.decision_note,
      answeredAt: iso(one.answered_at), opinion: one.opinion,
    })),
    signatures: signatures.map((one) => ({ id: one.id, signer: one.signer, name: one.name, opinion: one.opinion, fileId: one.file_id, signedAt: iso(one.signed_at) })),
    evidence, clocks: whole.clocks.filter((clock) => clock.subjectId !== row.id), allowedActions: allowedActions(ctx, whole), nextAction: nextOf(whole),
  }
  return isResident ? forResident(presented) : presented
}

/** What the resident does not see is not sent. */
function forResident(whole: complaints.Complaint): complaints.Complaint {
  return {
    ...whole, listenerNotes: '', letFinish: null, noHaste: null, noArguing: null, why: '', impact: null, validityBy: null, validityReason: '', verified: null, verifiedAt: null, verifiedNote: '', causeClass: null, cause: '', handling: '',
    override: null, clears: [], findings: [], nextAction: null, clocks: whole.clocks.filter((clock) => clock.metric === 'promised'),
    levels: whole.levels.map((level) => ({ ...level, mediator: level.mediator, files: [] })),
    solutions: whole.solutions.filter((one) => one.state === 'proposed' || one.state === 'agreed' || one.state === 'not_agreed').map((one) => ({ ...one, costFen: 0, proposedBy: '', decidedBy: null, decisionNote: '' })),
    signatures: whole.signatures.filter((one) => one.signer === 'resident'),
  }
}
