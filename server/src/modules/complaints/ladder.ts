import type { complaints } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { sendMessage } from '../../platform/messages/messages.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { residentAccounts, tellOwners, tellResidents, type CaseRow } from '../cases/index.ts'
import { mustBePolite } from '../language/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { accountOfEmployee, accountsWithRole, complaintSupervisor, rolesAt } from '../people/index.ts'
import type { ActBody, Acts } from './act.ts'
import { syncLevel, type LevelRow } from './clocks.ts'
import { HOLDERS, levelAbove, presentLevel } from './levels.ts'
import type { Whole } from './load.ts'

type Level = complaints.ComplaintLevelName

/** Disagreement climbs one level; each has its own promise and keeps its own answer (CMP-040, CMP-042). */
export const LEVEL_ACTS: Acts<'hand_up' | 'answer_level' | 'settle_level'> = {
  async hand_up({ ctx, whole }, body) {
    const { row, levels } = whole
    await mustBePolite(ctx, '/reason', body.reason, row.site_id)
    const present = presentLevel(levels)
    const { level, holder } = await nextHolder(ctx, row, present, body.toEmployeeId)
    const answerBy = new Date(body.answerBy)
    if (answerBy <= ctx.now) throw wrongField('rule_broken', '/answerBy', 'must be later than now')
    if (level !== 'mediation' && body.mediator !== '') throw wrongField('rule_broken', '/mediator', 'only outside mediation has a mediator')
    if (level === 'mediation' && body.mediator === '') throw wrongField('rule_broken', '/mediator', 'say who mediates')
    await endLevels(ctx, whole, 'not_agreed')
    const position = (levels.at(-1)?.position ?? (await keepHandlersAnswer(ctx, whole))) + 1
    const made = await openLevel(ctx, row, { level, position, holder_id: holder, reason: body.reason, answer_by: answerBy, is_by_phone: body.isByPhone, mediator: body.mediator })
    await tellOfLevel(ctx, row, made)
    // The page for the next one is written by a job, so that nobody waits for the typesetter.
    ctx.enqueue('complaints.summarise', { caseId: row.id, levelId: made.id, locale: ctx.locale }, { dedupeKey: `summarise:${made.id}` })
    return { note: body.reason, set: { owner_id: holder, next_reply_at: answerBy } }
  },

  async answer_level({ ctx, whole }, body) {
    const { row } = whole
    const level = find(whole, body.levelId)
    if (level.answered_at !== null) throw new AppError('someone_was_faster', 'This level has answered')
    if (level.ended_at !== null) throw new AppError('action_not_allowed', 'The complaint has been handed up')
    const holds = level.holder_id === ctx.actor.employeeId
    if (!holds && !ctx.actor.can('cases:decide', row.site_id)) throw new AppError('not_permitted', 'The level is in other hands')
    await mustBePolite(ctx, '/answer', body.answer, row.site_id)
    const set: Partial<LevelRow> = { answer: body.answer, answered_at: ctx.now, answered_by: ctx.actor.employeeId, outcome: body.outcome, ended_at: body.outcome === null ? null : ctx.now, ...mediation(level, body) }
    await attachFiles(ctx, { type: 'complaint_level', id: level.id }, body.fileIds)
    await change(ctx, level, set)
    await tellOwners(ctx, row, 'complaint.level_answered', { level: `@complaintLevel:${level.level}`, text: body.answer.slice(0, 200) })
    tellResidents(ctx, row, await residentAccounts(ctx, row), 'complaint.resident.result', { text: body.answer.slice(0, 300) })
    return { note: body.answer, fileIds: body.fileIds, set: { last_feedback_at: ctx.now, next_reply_at: null } }
  },

  async settle_level({ ctx, whole }, body) {
    const level = find(whole, body.levelId)
    if (level.answered_at === null || level.ended_at !== null) throw new AppError('action_not_allowed', 'There is no answer that waits for an opinion')
    await change(ctx, level, { outcome: body.outcome, ended_at: ctx.now })
    return { note: level.answer }
  },
}

function mediation(level: LevelRow, body: ActBody<'answer_level'>): Partial<LevelRow> {
  if (level.level !== 'mediation') return {}
  const [from, to] = [body.mediationFrom, body.mediationTo].map((at) => (at === null ? null : new Date(at)))
  if (from === null) throw wrongField('rule_broken', '/mediationFrom', 'say when it was mediated')
  if (to && from && to < from) throw wrongField('rule_broken', '/mediationTo', 'must not be before its beginning')
  return { mediation_from: from!, mediation_to: to ?? null }
}

function find({ levels }: Whole, id: string): LevelRow {
  const level = levels.find((one) => one.id === id)
  if (!level) throw wrongField('not_found', '/levelId', 'no such level')
  return level
}

async function change(ctx: Ctx, level: LevelRow, set: Partial<LevelRow>): Promise<void> {
  await ctx.tx.updateTable('complaint_level').set(set).where('id', '=', level.id).execute()
  await syncLevel(ctx, { ...level, ...set })
}

/** Ends the open level of a complaint: it was handed up, then what it answered was not agreed; or its case is over, and the outcome stays open. */
export async function endLevels(ctx: Ctx, { levels }: Pick<Whole, 'levels'>, outcome: 'not_agreed' | null): Promise<void> {
  for (const level of levels.filter((one) => one.ended_at === null)) await change(ctx, level, { ended_at: ctx.now, outcome: level.answered_at === null ? null : outcome })
}

/** One level up; where nobody holds that post, the one above it. Throws `rule_broken` when there is nobody, or the one named does not hold it. */
async function nextHolder(ctx: Ctx, row: CaseRow, present: Level, wanted: string | undefined): Promise<{ level: Level; holder: string }> {
  for (let level = levelAbove(present); level !== null; level = levelAbove(level)) {
    if (wanted !== undefined) {
      const roles = await rolesAt(ctx, wanted, row.site_id)
      if (!HOLDERS[level].some((role) => roles.includes(role))) throw wrongField('rule_broken', '/toEmployeeId', 'does not hold the next level at this site')
      return { level, holder: wanted }
    }
    for (const role of HOLDERS[level]) {
      const holder = role === 'supervisor' ? await complaintSupervisor(ctx, row.site_id) : (await accountsWithRole(ctx, role, row.site_id))[0]?.employeeId
      if (holder) return { level, holder }
    }
  }
  throw new AppError('rule_broken', present === 'mediation' ? 'There is no level above outside mediation' : 'Nobody holds a higher level at this site')
}

/** What the first handler had answered is kept as a level of its own when the complaint leaves the handler. Returns its position, 0 for none. */
async function keepHandlersAnswer(ctx: Ctx, { row, complaint, solutions, tasks }: Whole): Promise<number> {
  const answer = complaint.fed_back_text || solutions.at(-1)?.text || tasks.findLast((task) => task.kind === 'reply' && task.state === 'done')?.result || row.result
  if (!answer) return 0
  const answeredAt = complaint.fed_back_at ?? solutions.at(-1)?.proposed_at ?? row.last_feedback_at ?? ctx.now
  await ctx.tx
    .insertInto('complaint_level')
    .values({
      organization_id: ctx.organizationId, id: newId(), site_id: row.site_id, case_id: row.id, position: 1, level: 'handler', holder_id: row.owner_id, opened_at: row.registered_at, opened_by: null, reason: row.statement.slice(0, 2000), answer_by: answeredAt,
      answer, answered_at: answeredAt, answered_by: row.owner_id, outcome: 'not_agreed', ended_at: ctx.now,
    })
    .execute()
  return 1
}

export type NewLevel = Pick<LevelRow, 'level' | 'position' | 'holder_id' | 'reason' | 'answer_by'> & Partial<Pick<LevelRow, 'is_by_phone' | 'mediator'>>

/** Opens a level with its promise. */
export async function openLevel(ctx: Ctx, row: CaseRow, level: NewLevel): Promise<LevelRow> {
  const made: LevelRow = {
    organization_id: ctx.organizationId, id: newId(), site_id: row.site_id, case_id: row.id, opened_at: ctx.now, opened_by: ctx.actor.employeeId, is_by_phone: false, mediator: '', answer: '', answered_at: null, answered_by: null,
    outcome: null, ended_at: null, mediation_from: null, mediation_to: null, ...level,
  }
  await ctx.tx.insertInto('complaint_level').values(made).execute()
  await syncLevel(ctx, made, { isNew: true })
  return made
}

/** The next one hears that it is theirs now; the first contact stays informed; the resident hears who answers by when. */
async function tellOfLevel(ctx: Ctx, row: CaseRow, made: LevelRow): Promise<void> {
  const until = wallTimeIn(await timeZoneOf(ctx, row.site_id), made.answer_by)
  const params = { number: row.number, title: row.title, level: `@complaintLevel:${made.level}`, until, reason: made.reason, who: ctx.actor.name }
  const account = await accountOfEmployee(ctx, made.holder_id)
  if (account) sendMessage(ctx, { accountIds: [account], template: 'complaint.handed_up', params, level: 'warning', record: { type: 'case', id: row.id } })
  await tellOwners(ctx, row, 'complaint.went_up', params)
  tellResidents(ctx, row, await residentAccounts(ctx, row), 'complaint.resident.level', params)
}
