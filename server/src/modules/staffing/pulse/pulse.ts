import { randomUUID } from 'node:crypto'
import type { Input, Output, pulse } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { sendMessage } from '../../../platform/messages/messages.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { dayAfter, dayIn, iso } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { accountIdsOf, employeeNames, placedAt } from '../../people/index.ts'
import type { PulseTable } from '../tables.ts'

type Row = Selectable<PulseTable>
/** Of fewer answers it could be told who gave them. */
const LEAST = 5
const MOST_SHOWN = 24

/** Who is asked at a site: those who have a role there. */
async function staffOf(ctx: Ctx, siteId: string): Promise<string[]> {
  return (await placedAt(ctx, siteId)).flatMap(({ id, isOfSite }) => (isOfSite ? [id] : []))
}

async function present(ctx: Ctx, rows: readonly Row[]): Promise<pulse.Pulse[]> {
  if (rows.length === 0) return []
  const siteId = rows[0]!.site_id
  const today = dayIn((await siteById(ctx, siteId)).timeZone, ctx.now)
  const names = await employeeNames(ctx, rows.map((row) => row.opened_by))
  const asked = (await staffOf(ctx, siteId)).length
  const answers = await ctx.tx.selectFrom('staff_pulse_answer').select(['pulse_id', 'mood', 'words']).where('pulse_id', 'in', rows.map(({ id }) => id)).orderBy('id').execute()
  return rows.map((row) => {
    const own = answers.filter(({ pulse_id }) => pulse_id === row.id)
    const isOpen = row.until_on >= today
    const isTold = !isOpen && own.length >= LEAST
    return {
      id: row.id, siteId, question: row.question, untilOn: row.until_on, isOpen, openedAt: iso(row.opened_at), openedBy: { id: row.opened_by, name: names.get(row.opened_by) ?? '' }, asked: Math.max(asked, own.length), answered: own.length, least: LEAST,
      mood: isTold ? Math.round((own.reduce((sum, { mood }) => sum + mood, 0) / own.length) * 100) / 100 : null,
      spread: isTold ? [1, 2, 3, 4, 5].map((mood) => own.filter((one) => one.mood === mood).length) : null,
      words: isTold ? own.flatMap(({ words }) => (words === '' ? [] : [words])) : null,
    }
  })
}

export async function listPulses(ctx: Ctx, { query }: Pick<Input<typeof pulse.listPulses>, 'query'>): Promise<Output<typeof pulse.listPulses>> {
  ctx.actor.mustSee('rota:plan', query.siteId)
  return { items: await present(ctx, await ctx.tx.selectFrom('staff_pulse').selectAll().where('site_id', '=', query.siteId).orderBy('opened_at', 'desc').orderBy('id').limit(MOST_SHOWN).execute()) }
}

/** Asks a site's staff (STF-012); one question at a time. Throws `already_exists`, `rule_broken` naming the field. */
export async function openPulse(ctx: Ctx, { body }: Input<typeof pulse.openPulse>): Promise<pulse.Pulse> {
  ctx.actor.mustSee('rota:plan', body.siteId)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only a colleague asks')
  const { timeZone } = await siteById(ctx, body.siteId)
  const today = dayIn(timeZone, ctx.now)
  if (body.untilOn < today) throw wrongField('rule_broken', '/untilOn', 'lies in the past')
  // Of two who ask at once the second waits here and finds the first.
  await ctx.tx.selectFrom('site').select('id').where('id', '=', body.siteId).forNoKeyUpdate().execute()
  if (await ctx.tx.selectFrom('staff_pulse').select('id').where('site_id', '=', body.siteId).where('until_on', '>=', today).executeTakeFirst()) throw wrongField('already_exists', '/siteId', 'a question is open')
  const row: Row = { organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: body.siteId, question: body.question, until_on: body.untilOn, opened_at: ctx.now, opened_by: ctx.actor.employeeId }
  const made = await ctx.tx.insertInto('staff_pulse').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/id', 'is taken')
  recordHappening(ctx, { siteId: row.site_id, recordType: 'staff_pulse', recordId: row.id, action: 'opened', note: row.question })
  announceChange(ctx, { recordType: 'staff_pulse', recordId: row.id, siteId: row.site_id, action: 'opened' })
  const accounts = (await accountIdsOf(ctx, await staffOf(ctx, row.site_id))).filter((id) => id !== ctx.actor.accountId)
  if (accounts.length > 0) sendMessage(ctx, { accountIds: accounts, template: 'pulse.opened', params: { question: row.question, day: row.until_on } })
  return (await present(ctx, [row]))[0]!
}

/** What is asked of me now, at the sites where I work. */
export async function ownPulses(ctx: Ctx): Promise<Output<typeof pulse.ownPulses>> {
  const me = ctx.actor.employeeId
  if (me === null) return { items: [] }
  // Nowhere is it still the day before yesterday of Greenwich: what ended by then need not be looked at by the zone of its site.
  const rows = await ctx.tx.selectFrom('staff_pulse').selectAll().where('until_on', '>=', dayAfter(dayIn('UTC', ctx.now), -1)).orderBy('opened_at', 'desc').limit(100).execute()
  if (rows.length === 0) return { items: [] }
  const answered = new Set((await ctx.tx.selectFrom('staff_pulse_voter').select('pulse_id').where('employee_id', '=', me).where('pulse_id', 'in', rows.map(({ id }) => id)).execute()).map(({ pulse_id }) => pulse_id))
  const items: Output<typeof pulse.ownPulses>['items'] = []
  for (const row of rows)
    if (await isAskedOf(ctx, row, me)) items.push({ id: row.id, siteId: row.site_id, question: row.question, untilOn: row.until_on, hasAnswered: answered.has(row.id) })
  return { items }
}

async function isAskedOf(ctx: Ctx, row: Row, employeeId: string): Promise<boolean> {
  if (row.until_on < dayIn((await siteById(ctx, row.site_id)).timeZone, ctx.now)) return false
  return (await staffOf(ctx, row.site_id)).includes(employeeId)
}

/**
 * One answer of each colleague. That somebody answered and what was said are written apart; the trail says neither, and no screen hears of it.
 * Throws `not_found`, `already_exists`.
 */
export async function answerPulse(ctx: Ctx, { params, body }: Input<typeof pulse.answerPulse>): Promise<Output<typeof pulse.answerPulse>> {
  const me = ctx.actor.employeeId
  const row = await ctx.tx.selectFrom('staff_pulse').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!row || me === null || !(await isAskedOf(ctx, row, me))) throw new AppError('not_found')
  const noted = await ctx.tx.insertInto('staff_pulse_voter').values({ organization_id: ctx.organizationId, pulse_id: row.id, employee_id: me }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (noted.numInsertedOrUpdatedRows === 0n) throw new AppError('already_exists', 'You have answered')
  await ctx.tx.insertInto('staff_pulse_answer').values({ organization_id: ctx.organizationId, id: randomUUID(), pulse_id: row.id, site_id: row.site_id, mood: body.mood, words: body.words }).execute()
  return { hasAnswered: true }
}
