import type { violations, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { effectiveTime, nextStatus } from '../../platform/records/index.ts'
import { dayAfter, dayIn, iso } from '../../platform/time.ts'
import { noteInChronicle } from '../archives/index.ts'
import { followFinding } from '../inspections/index.ts'
import { mustBePolite } from '../language/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { worksAt } from '../people/index.ts'
import { changeRow, lockRow, presentOne, todayAt } from '../registers/index.ts'
import { watchPaper, watchReport } from './clocks.ts'
import { violationMoved } from './events.ts'
import { DECIDES, VIOLATION_LIFE } from './lifecycle.ts'
import { tellOf } from './messages.ts'
import { VIOLATIONS, allowedFor, papersOf } from './register.ts'
import { mustBeUnitAt, numberOf } from './report.ts'
import type { PaperRow, ViolationRow } from './tables.ts'
import { mustThreatenNobody } from './types.ts'

/** Nobody waits longer than this for something to be put right, or for an answer. */
const FARTHEST_DAYS = 366

type Act = Input<typeof violations.actOnViolation>['body']
interface Acting {
  ctx: Ctx
  row: ViolationRow
  papers: PaperRow[]
  me: string
  at: Date
}

const need = (isThere: boolean, pointer: string, message: string): void => {
  if (!isThere) throw wrongField('rule_broken', pointer, message)
}

/** What each act writes on the violation beside its state, and on its papers. Throws naming the field. */
async function setOf(acting: Acting, body: Act, state: ViolationRow['state']): Promise<Partial<ViolationRow>> {
  const { ctx, row, at, me } = acting
  switch (body.action) {
    case 'verify':
      return verify(acting, body)
    case 'stop':
      need(body.note !== '' || body.photoIds.length > 0, '/note', 'say or show how it was stopped')
      return { outcome: body.note }
    case 'issue_notice':
      await mustBePolite(ctx, '/words', body.words, row.site_id)
      mustThreatenNobody('/words', body.words)
      await sendPaper(acting, 'notice', body)
      return {}
    case 'report_authority':
      await sendPaper(acting, 'letter', body)
      return {}
    case 'deliver': {
      need(body.delivery !== null, '/delivery', 'say how')
      need(body.delivery !== 'in_person' || body.receivedBy !== '', '/receivedBy', 'say who took it')
      need(body.signatureId === null || body.receivedBy !== '', '/receivedBy', 'say who signed')
      need(body.delivery !== 'left_at_door' && body.delivery !== 'signature_refused' ? true : body.photoIds.length > 0, '/photoIds', 'show that it was left there')
      need(body.delivery !== 'signature_refused' || body.witness !== '', '/witness', 'say who saw it')
      need(body.delivery !== 'signature_refused' || body.signatureId === null, '/signatureId', 'nobody signed')
      if (body.signatureId !== null) await attachFiles(ctx, { type: 'violation', id: row.id }, [body.signatureId], 'signature', '/signatureId')
      await changePaper(acting, 'notice', { delivered_at: at, delivered_by: me, delivery: body.delivery, received_by: body.receivedBy, signature_id: body.signatureId, witness: body.witness })
      return {}
    }
    case 'recheck': {
      need(body.isFine !== null, '/isFine', 'say whether it is put right')
      need(body.isFine === true || body.note !== '', '/note', 'say what is still wrong')
      // The first look after a notice is its end; later looks end nothing more.
      if (acting.papers.some(({ kind, ended_at }) => kind === 'notice' && ended_at === null)) await changePaper(acting, 'notice', { ended_at: at, ended_by: me, result: body.isFine ? 'settled' : 'not_settled', result_note: body.note })
      return body.isFine ? { outcome: body.note } : { state: row.state }
    }
    case 'refuse':
      need(body.note !== '', '/note', 'say how it was refused')
      if (acting.papers.some(({ kind, ended_at }) => kind === 'notice' && ended_at === null)) await changePaper(acting, 'notice', { ended_at: at, ended_by: me, result: 'not_settled', result_note: body.note })
      return {}
    case 'escalate':
    case 'follow_up':
      need(body.note !== '', '/note', 'say what is asked, or what was answered')
      return {}
    case 'answer':
      need(body.note !== '', '/note', 'say what the authority answered')
      await changePaper(acting, 'letter', { ended_at: at, ended_by: me, result: 'answered', result_note: body.note, answer_number: body.answerNumber })
      return {}
    case 'assign':
      return { handler_id: await handlerOf(acting, body.handlerId, true) }
    case 'close':
    case 'dismiss':
      need(body.action === 'close' || body.note !== '', '/note', 'say why it is none')
      return { closed_at: state === 'closed' || state === 'dismissed' ? ctx.now : null, outcome: body.note || row.outcome }
  }
}

async function verify(acting: Acting, body: Act): Promise<Partial<ViolationRow>> {
  const { ctx, row, at, me } = acting
  need(body.typeId !== null, '/typeId', 'say which it is')
  need(body.degree !== null, '/degree', 'say how bad it is')
  const type = await ctx.tx.selectFrom('violation_type').select('id').where('id', '=', body.typeId!).where('site_id', '=', row.site_id).where('is_active', '=', true).executeTakeFirst()
  if (!type) throw wrongField('not_found', '/typeId', 'no such type at this site')
  await mustBeUnitAt(ctx, row.site_id, body.unitId)
  return { type_id: type.id, degree: body.degree, verified_at: at, owner_id: me, handler_id: (await handlerOf(acting, body.handlerId, false)) ?? (await finderWhoHandles(acting)), unit_id: body.unitId ?? row.unit_id, party: body.party || row.party }
}

/** Whoever found it goes on with it, if that is their work. */
async function finderWhoHandles({ ctx, row }: Acting): Promise<string | null> {
  return row.found_by !== null && (await worksAt(ctx, row.found_by, row.site_id, 'violations:work')) ? row.found_by : null
}

async function handlerOf({ ctx, row }: Acting, id: string | null, isNeeded: boolean): Promise<string | null> {
  need(!isNeeded || id !== null, '/handlerId', 'say who')
  if (id !== null && !(await worksAt(ctx, id, row.site_id, 'violations:work'))) throw wrongField('rule_broken', '/handlerId', 'handles no violations at this site')
  return id
}

/** A numbered paper goes out (VIO-003): what it asks for, what it rests on as it is now, and until when. */
async function sendPaper({ ctx, row, papers, me, at }: Acting, kind: PaperRow['kind'], body: Act): Promise<void> {
  const addressee = body.addressee || (kind === 'notice' ? row.party : '')
  need(addressee !== '', '/addressee', 'say to whom')
  need(body.words !== '', '/words', kind === 'notice' ? 'say what is to be put right' : 'say what the authority is asked for')
  need(body.dueOn !== null, '/dueOn', 'say until when')
  const today = await todayAt(ctx, row.site_id)
  need(body.dueOn! >= today, '/dueOn', 'lies in the past')
  need(body.dueOn! <= dayAfter(today, FARTHEST_DAYS), '/dueOn', 'lies too far ahead')
  const { basis } = await ctx.tx.selectFrom('violation_type').select('basis').where('id', '=', row.type_id!).executeTakeFirstOrThrow()
  if (kind === 'notice') mustThreatenNobody('/typeId', basis)
  const paper: PaperRow = {
    organization_id: ctx.organizationId, id: newId(), site_id: row.site_id, violation_id: row.id, kind, round: papers.filter((one) => one.kind === kind).length + 1, number: await numberOf(ctx, row.site_id, kind === 'notice' ? 'ZG' : 'HG'), addressee, words: body.words, basis, due_on: body.dueOn!, issued_at: at, issued_by: me,
    delivered_at: null, delivered_by: null, delivery: null, received_by: '', signature_id: null, witness: '', ended_at: null, ended_by: null, result: null, result_note: '', answer_number: '',
  }
  await ctx.tx.insertInto('violation_paper').values(paper).execute()
  papers.push(paper)
}

async function changePaper({ ctx, papers }: Acting, kind: PaperRow['kind'], set: Partial<PaperRow>): Promise<void> {
  const i = papers.findIndex((one) => one.kind === kind && one.ended_at === null)
  const paper = papers[i]!
  await ctx.tx.updateTable('violation_paper').set(set).where('id', '=', paper.id).execute()
  papers[i] = { ...paper, ...set }
}

/** Throws `not_found`, `not_permitted`, `stale_version`, `action_not_allowed` with what is possible, `rule_broken` naming the field, `violation.not_ours`. */
export async function actOnViolation(ctx: Ctx, { params, body }: Input<typeof violations.actOnViolation>): Promise<violations.Violation> {
  const row = await lockRow(ctx, VIOLATIONS, params.id, body.version, DECIDES.includes(body.action) ? 'violations:decide' : 'violations:work')
  const me = ctx.actor.employeeId
  if (me === null) throw new AppError('not_permitted', 'Only a colleague does this')
  const papers = (await papersOf(ctx, [row.id])).get(row.id) ?? []
  const allowedActions = allowedFor(ctx, row, papers)
  const next = nextStatus(VIOLATION_LIFE, row.state, body.action, allowedActions)
  if (!allowedActions.includes(body.action)) throw new AppError('action_not_allowed', `${body.action} is not possible now`, undefined, { allowedActions })
  const acting: Acting = { ctx, row, papers, me, at: effectiveTime(body.at, ctx.now, papers.at(-1)?.issued_at ?? row.verified_at ?? row.found_at) }
  const before = new Map(papers.map((paper) => [paper.id, paper]))
  const set = await setOf(acting, body, next)
  await attachFiles(ctx, { type: 'violation', id: row.id }, body.photoIds, PURPOSE[body.action] ?? 'evidence', '/photoIds')
  const { state = next } = set
  const after = await changeRow(ctx, VIOLATIONS, row, { ...set, state }, { action: body.action, fromStatus: row.state, toStatus: state, note: noteOf(body, acting.papers), fileIds: [...body.photoIds, ...(body.signatureId === null ? [] : [body.signatureId])] })
  if (row.state === 'reported') await watchReport(ctx, after)
  for (const paper of acting.papers) if (before.get(paper.id) !== paper || (paper.ended_at === null && (after.state !== row.state || after.handler_id !== row.handler_id))) await watchPaper(ctx, after, paper, !before.has(paper.id))
  await tellOthers(ctx, row, after)
  return presentOne(ctx, VIOLATIONS, after)
}

const PURPOSE: Partial<Record<violations.ViolationAction, string>> = { stop: 'after', recheck: 'after', deliver: 'delivery', answer: 'answer', follow_up: 'answer' }

function noteOf(body: Act, papers: readonly PaperRow[]): string {
  const paper = ['issue_notice', 'report_authority', 'deliver', 'answer'].includes(body.action) ? papers.at(-1)?.number : undefined
  return [paper, body.words, body.note].filter(Boolean).join('：').slice(0, 1000)
}

/** Whoever has to know: the finding behind it, the chronicle of the unit, the handler and the superior. */
async function tellOthers(ctx: Ctx, before: ViolationRow, row: ViolationRow): Promise<void> {
  if (row.handler_id !== before.handler_id && row.handler_id !== null) await tellOf(ctx, row, 'assigned')
  if (row.state === before.state) return
  ctx.publish(violationMoved, { violationId: row.id, siteId: row.site_id, at: iso(ctx.now), from: before.state, to: row.state })
  if (row.state === 'escalated') await tellOf(ctx, row, 'escalated')
  if (row.finding_id !== null && (row.state === 'rectified' || row.state === 'closed' || row.state === 'dismissed')) await followFinding(ctx, row.id, row.state === 'rectified' ? 'settled' : row.state === 'closed' ? 'closed' : 'open', row.outcome)
  // What was verified stands in the chronicle of the unit (CHR-001): once, on the day on which it was found.
  if (row.state === 'verified' && row.unit_id !== null) await noteInChronicle(ctx, { siteId: row.site_id, unitId: row.unit_id, kind: 'violation', happenedOn: dayIn(await timeZoneOf(ctx, row.site_id), row.found_at), title: row.description.slice(0, 100), detail: row.number, key: `violation:${row.id}`, record: { type: 'violation', id: row.id } })
}
