import type { Input, Output, sharing } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { actOnArticle, createArticle } from '../../knowledge/index.ts'
import { employeeNames } from '../../people/index.ts'
import { mustBeSource, sourcesOf } from '../sources.ts'
import type { NoteTable } from '../tables.ts'
import { isSessionOpen, mustSeeSession, type SessionRow } from './present.ts'
import { tellSession } from './sessions.ts'

type NoteRow = Selectable<NoteTable>
type Kind = NoteRow['kind']

/** What is noted where: cases and peers wherever colleagues talk, tips where they share, deviations where a script is rehearsed. */
const KINDS: Record<SessionRow['kind'], readonly Kind[]> = { class: ['case', 'peer'], drill: ['deviation', 'case', 'peer'], seminar: ['case', 'tip', 'peer'], sharing: ['tip', 'case', 'peer'], team_meeting: ['peer', 'case', 'tip'] }
/** What somebody learned from a colleague is for the two of them and for who keeps training (TRN-020); the rest is for everybody who sees the session. */
function isSeen(ctx: Ctx, row: SessionRow, note: NoteRow): boolean {
  return note.kind !== 'peer' || ctx.actor.can('training:manage', row.site_id) || [note.author_id, note.about_id].includes(ctx.actor.employeeId)
}

async function present(ctx: Ctx, session: SessionRow, rows: readonly NoteRow[]): Promise<sharing.SessionNote[]> {
  const names = await employeeNames(ctx, rows.flatMap(({ author_id, about_id }) => [author_id, about_id]))
  const cases = await sourcesOf(ctx, 'case', rows.flatMap(({ case_id }) => case_id ?? []))
  const mayKeep = ctx.actor.can('training:manage', session.site_id)
  const named = (id: string) => ({ id, name: names.get(id) ?? '' })
  return rows.map((row) => ({
    id: row.id, kind: row.kind, title: row.title, body: row.body, case: row.case_id === null ? null : { id: row.case_id, label: cases.get(row.case_id)?.label ?? '' }, about: row.about_id === null ? null : named(row.about_id), author: named(row.author_id), at: row.at.toISOString(), articleId: row.article_id,
    mayRemove: isSessionOpen(session) && row.article_id === null && (mayKeep || row.author_id === ctx.actor.employeeId), mayPublish: row.kind === 'tip' && row.article_id === null && mayKeep && ctx.actor.can('knowledge:keep', session.site_id),
  }))
}

export async function listSessionNotes(ctx: Ctx, { params }: Input<typeof sharing.listSessionNotes>): Promise<Output<typeof sharing.listSessionNotes>> {
  const session = await mustSeeSession(ctx, params.id)
  const rows = await ctx.tx.selectFrom('session_note').selectAll().where('session_id', '=', session.id).orderBy('at').orderBy('id').execute()
  return { items: await present(ctx, session, rows.filter((row) => isSeen(ctx, session, row))), kinds: isSessionOpen(session) ? [...KINDS[session.kind]] : [] }
}

/** Locks a session whose notes the actor may write: who was there, and who keeps training. Throws `not_found`, `action_not_allowed`. */
async function lockToNote(ctx: Ctx, id: string): Promise<SessionRow> {
  await mustSeeSession(ctx, id)
  const row = await ctx.tx.selectFrom('training_session').selectAll().where('id', '=', id).forShare().executeTakeFirstOrThrow()
  if (!isSessionOpen(row)) throw new AppError('action_not_allowed', `The session is ${row.state}`)
  return row
}

/** Throws `rule_broken` naming the field, `already_exists`, `action_not_allowed`. */
export async function addSessionNote(ctx: Ctx, { params, body }: Input<typeof sharing.addSessionNote>): Promise<sharing.SessionNote> {
  const session = await lockToNote(ctx, params.id)
  const { employeeId } = ctx.actor
  if (employeeId === null) throw new AppError('action_not_allowed', 'Only a colleague notes something')
  const there = await ctx.tx.selectFrom('session_attendee').select('employee_id').where('session_id', '=', session.id).where('signed_at', 'is not', null).execute()
  const wasThere = (id: string): boolean => there.some(({ employee_id }) => employee_id === id)
  if (!wasThere(employeeId) && !ctx.actor.can('training:manage', session.site_id)) throw new AppError('action_not_allowed', 'Only who was there notes something')
  if (!KINDS[session.kind].includes(body.kind)) throw wrongField('rule_broken', '/kind', `a ${session.kind} has no such note`)
  if ((body.kind === 'peer') !== (body.aboutId !== null)) throw wrongField('rule_broken', '/aboutId', body.kind === 'peer' ? 'say from whom' : 'only what I learned names a colleague')
  if (body.aboutId !== null && (body.aboutId === employeeId || !wasThere(body.aboutId))) throw wrongField('rule_broken', '/aboutId', 'another one who was there')
  if (body.kind !== 'case' && body.caseId !== null) throw wrongField('rule_broken', '/caseId', 'only an analysis names a case')
  if (body.caseId !== null) await mustBeSource(ctx, session.site_id, 'case', body.caseId, '/caseId')
  const row = await ctx.tx
    .insertInto('session_note')
    .values({ organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: session.site_id, session_id: session.id, kind: body.kind, title: body.title, body: body.body, case_id: body.caseId, about_id: body.aboutId, author_id: employeeId, at: ctx.now })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/id', 'a note with this id exists')
  tellSession(ctx, session, 'noted', { note: row.kind === 'peer' ? null : row.title })
  return (await present(ctx, session, [row]))[0]!
}

async function lockNote(ctx: Ctx, session: SessionRow, id: string): Promise<NoteRow> {
  const row = await ctx.tx.selectFrom('session_note').selectAll().where('id', '=', id).where('session_id', '=', session.id).forUpdate().executeTakeFirst()
  if (!row || !isSeen(ctx, session, row)) throw new AppError('not_found')
  return row
}

export async function removeSessionNote(ctx: Ctx, { params }: Input<typeof sharing.removeSessionNote>): Promise<void> {
  const session = await lockToNote(ctx, params.id)
  const row = await lockNote(ctx, session, params.noteId)
  const [{ mayRemove } = { mayRemove: false }] = await present(ctx, session, [row])
  if (!mayRemove) throw new AppError('action_not_allowed', 'Only who wrote it takes it back, before it is published')
  await ctx.tx.deleteFrom('session_note').where('id', '=', row.id).execute()
  tellSession(ctx, session, 'note_removed', { note: row.kind === 'peer' ? null : row.title })
}

/** As much as is told at the desk; what is longer is read. */
const ANSWER = 2000

/** A tip becomes an article that everybody finds (TRN-019), once. Throws `action_not_allowed`, `not_permitted`, `language.not_allowed`. */
export async function publishTip(ctx: Ctx, { params, body }: Input<typeof sharing.publishTip>): Promise<sharing.SessionNote> {
  const session = await mustSeeSession(ctx, params.id)
  ctx.actor.mustSee('training:manage', session.site_id)
  const row = await lockNote(ctx, session, params.noteId)
  if (row.kind !== 'tip' || row.article_id !== null) throw new AppError('action_not_allowed', 'Only a tip is published, and once')
  const content = { answer: row.body.slice(0, ANSWER), body: row.body.length > ANSWER ? row.body : '', aliases: [], steps: [], papers: [], place: '', hours: '', fee: '', duration: '', feeLines: [] }
  const article = await createArticle(ctx, { params: {}, query: {}, body: { siteId: session.site_id, kind: 'question', audience: body.audience, topic: '小窍门', tags: [], service: null, title: row.title, content, validFrom: null, validTo: null, fileIds: [] } })
  await actOnArticle(ctx, { params: { id: article.id }, query: {}, body: { action: 'publish', reason: session.number } })
  await ctx.tx.updateTable('session_note').set({ article_id: article.id }).where('id', '=', row.id).execute()
  tellSession(ctx, session, 'tip_published', { note: row.title })
  return (await present(ctx, session, [{ ...row, article_id: article.id }]))[0]!
}
