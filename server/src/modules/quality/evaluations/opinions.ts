import type { evaluations, Input, Output } from '@guanjia/contract'
import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { messageTemplate, sendMessage } from '../../../platform/messages/messages.ts'
import { beginning } from '../../../platform/text/index.ts'
import { pageOf, readCursor } from '../../../platform/records/index.ts'
import { dayIn, iso } from '../../../platform/time.ts'
import { personsById, unitsById, unitsOfPerson } from '../../archives/index.ts'
import { mustBePolite } from '../../language/index.ts'
import { siteById } from '../../organization/index.ts'
import { accountsOfPersons, employeeNames } from '../../people/index.ts'
import { raiseAction, type ActionRow } from '../actions/actions.ts'
import { loadEvaluation, tell, type EvaluationRow } from './evaluations.ts'
import type { EvaluationOpinionTable } from './tables.ts'

type Row = Selectable<EvaluationOpinionTable>
type Body = Input<typeof evaluations.giveOpinion>['body']

const ROLE: Partial<Record<string, Row['role']>> = { owner: 'owner', tenant: 'tenant' }

type Home = Awaited<ReturnType<typeof unitsOfPerson>>[number]

async function homeAt(ctx: Ctx, siteId: string, personId: string | null): Promise<Home | undefined> {
  return personId === null ? undefined : (await unitsOfPerson(ctx, personId)).find((home) => home.siteId === siteId)
}

/** An evaluation that the actor may answer: staff of the site, and residents with the home where they live there. It is not concluded meanwhile. */
async function answerable(ctx: Ctx, id: string): Promise<{ row: EvaluationRow; home?: Home }> {
  if (ctx.actor.kind !== 'resident') return { row: await loadEvaluation(ctx, id, 'relations:read', 'share') }
  const row = await ctx.tx.selectFrom('service_evaluation').selectAll().where('id', '=', id).forShare().executeTakeFirst()
  const home = row && (await homeAt(ctx, row.site_id, ctx.actor.personId))
  if (!row || !home) throw new AppError('not_found')
  return { row, home }
}

/**
 * What an owner or a tenant says to an evaluation (SCR-009): in the app by themselves, or written down by a colleague. Once each.
 * Throws `not_found`, `action_not_allowed`, `already_exists`, `rule_broken` naming the field.
 */
export async function giveOpinion(ctx: Ctx, { params, body }: Input<typeof evaluations.giveOpinion>): Promise<evaluations.EvaluationOpinion> {
  const { row, home } = await answerable(ctx, params.id)
  const today = dayIn((await siteById(ctx, row.site_id)).timeZone, ctx.now)
  if (row.state !== 'open' || today < row.from_on || (ctx.actor.kind === 'resident' && today > row.until_on)) throw new AppError('action_not_allowed', 'It does not ask now')
  if (body.score === null && body.words === '') throw wrongField('rule_broken', '/words', 'say something, or give a score')
  const opinion: Row = { organization_id: ctx.organizationId, id: body.id ?? newId(), evaluation_id: row.id, site_id: row.site_id, score: body.score, words: body.words, said_at: ctx.now, action_id: null, feedback: '', fed_back_at: null, fed_back_by: null, ...(await speaker(ctx, row, body, home)) }
  const made = await ctx.tx.insertInto('evaluation_opinion').values(opinion).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) {
    const isSameId = (await ctx.tx.selectFrom('evaluation_opinion').select('id').where('id', '=', opinion.id).executeTakeFirst()) !== undefined
    throw isSameId ? wrongField('already_exists', '/id', 'an opinion with this id exists') : wrongField('already_exists', '/personId', 'has said something before')
  }
  tell(ctx, row, 'opinion_given', null)
  return (await present(ctx, [opinion]))[0]!
}

async function speaker(ctx: Ctx, row: EvaluationRow, body: Body, own: Home | undefined): Promise<Pick<Row, 'person_id' | 'unit_id' | 'role' | 'by_name' | 'recorded_by'>> {
  if (own) return { person_id: ctx.actor.personId, unit_id: own.id, role: ROLE[own.role] ?? 'other', by_name: '', recorded_by: null }
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only a colleague writes it down')
  if (body.personId === null) {
    if (body.byName === '' || body.role === undefined) throw wrongField('rule_broken', body.byName === '' ? '/byName' : '/role', 'say who said it')
    return { person_id: null, unit_id: null, role: body.role, by_name: body.byName, recorded_by: ctx.actor.employeeId }
  }
  const home = await homeAt(ctx, row.site_id, body.personId)
  if (!home) throw wrongField('not_found', '/personId', 'nobody who lives at this site')
  return { person_id: body.personId, unit_id: home.id, role: body.role ?? ROLE[home.role] ?? 'other', by_name: '', recorded_by: ctx.actor.employeeId }
}

/** Makes a corrective action of what opinions say; each opinion has one at most (SCR-010). */
export async function raiseFinding(ctx: Ctx, { params, body }: Input<typeof evaluations.raiseFinding>): Promise<Output<typeof evaluations.raiseFinding>> {
  const row = await loadEvaluation(ctx, params.id, 'checks:score', 'update')
  if (row.state !== 'open') throw new AppError('action_not_allowed', 'It is closed')
  const ids = [...new Set(body.opinionIds)]
  const opinions = await ctx.tx.selectFrom('evaluation_opinion').selectAll().where('evaluation_id', '=', row.id).where('id', 'in', ids).forUpdate().execute()
  if (opinions.length !== ids.length) throw wrongField('not_found', '/opinionIds', 'no such opinion')
  if (opinions.some(({ action_id }) => action_id !== null)) throw wrongField('already_exists', '/opinionIds', 'one of them has its action')
  const problem = body.problem || opinions.map(({ words }) => words).filter(Boolean).join('\n').slice(0, 2000)
  const action = await raiseAction(ctx, { siteId: row.site_id, source: 'evaluation', sourceId: row.id, sourceKey: newId(), title: body.title, problem, cause: '', ownerId: body.ownerId, dueOn: body.dueOn, needsPhoto: false })
  await ctx.tx.updateTable('evaluation_opinion').set({ action_id: action!.id }).where('id', 'in', ids).execute()
  tell(ctx, row, 'finding_raised', action!.number)
  return { actionId: action!.id, number: action!.number }
}

/** When the action of a finding passed its look, whoever said so and has the app hears it at once; the others wait for a colleague (SCR-010). */
export async function feedBackAfter(ctx: Ctx, action: ActionRow): Promise<void> {
  if (action.source !== 'evaluation') return
  const opinions = await ctx.tx.selectFrom('evaluation_opinion').selectAll().where('action_id', '=', action.id).where('fed_back_at', 'is', null).where('person_id', 'is not', null).forUpdate().execute()
  const accounts = await accountsOfPersons(ctx, opinions.map(({ person_id }) => person_id!))
  for (const opinion of opinions) {
    const account = accounts.get(opinion.person_id!)
    if (account === undefined) continue
    const words = beginning(action.done_text, 900)
    await ctx.tx.updateTable('evaluation_opinion').set({ feedback: words, fed_back_at: ctx.now, fed_back_by: action.verified_by }).where('id', '=', opinion.id).execute()
    sendMessage(ctx, { accountIds: [account], template: 'evaluation.feedback', params: { words: beginning(words, 200) }, record: { type: 'service_evaluation', id: opinion.evaluation_id } })
  }
}

/** A colleague told somebody in person or on the phone; once, and after something was done. Throws `action_not_allowed`, `language.not_allowed`. */
export async function feedBack(ctx: Ctx, { params, body }: Input<typeof evaluations.feedBack>): Promise<evaluations.EvaluationOpinion> {
  const opinion = await ctx.tx.selectFrom('evaluation_opinion').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!opinion) throw new AppError('not_found')
  const row = await loadEvaluation(ctx, opinion.evaluation_id, 'checks:score')
  if (opinion.fed_back_at !== null) throw new AppError('action_not_allowed', 'It was told before')
  const action = opinion.action_id === null ? undefined : await ctx.tx.selectFrom('quality_action').select('state').where('id', '=', opinion.action_id).executeTakeFirst()
  if (action && !['closed', 'dropped'].includes(action.state)) throw new AppError('action_not_allowed', 'Nothing is done yet')
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted')
  await mustBePolite(ctx, '/words', body.words, row.site_id)
  const after: Row = { ...opinion, feedback: body.words, fed_back_at: ctx.now, fed_back_by: ctx.actor.employeeId }
  await ctx.tx.updateTable('evaluation_opinion').set({ feedback: after.feedback, fed_back_at: after.fed_back_at, fed_back_by: after.fed_back_by }).where('id', '=', opinion.id).execute()
  tell(ctx, row, 'fed_back', null)
  const account = opinion.person_id === null ? undefined : (await accountsOfPersons(ctx, [opinion.person_id])).get(opinion.person_id)
  if (account) sendMessage(ctx, { accountIds: [account], template: 'evaluation.feedback', params: { words: beginning(body.words, 200) }, record: { type: 'service_evaluation', id: row.id } })
  return (await present(ctx, [after]))[0]!
}

async function present(ctx: Ctx, rows: readonly Row[]): Promise<evaluations.EvaluationOpinion[]> {
  if (rows.length === 0) return []
  const isResident = ctx.actor.kind === 'resident'
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.recorded_by, row.fed_back_by]))
  const persons = await personsById(ctx, rows.map((row) => row.person_id))
  const units = await unitsById(ctx, rows.map((row) => row.unit_id))
  const ids = rows.flatMap((row) => row.action_id ?? [])
  const actions = ids.length === 0 || isResident ? new Map() : new Map((await ctx.tx.selectFrom('quality_action').select(['id', 'number', 'state']).where('id', 'in', ids).execute()).map((one) => [one.id, one]))
  const ref = (id: string | null) => (id === null || isResident ? null : { id, name: names.get(id) ?? '' })
  return rows.map((row) => {
    const person = row.person_id === null ? undefined : persons.get(row.person_id)
    const unit = row.unit_id === null ? undefined : units.get(row.unit_id)
    return {
      id: row.id, evaluationId: row.evaluation_id, role: row.role, person: person ? { id: person.id, name: person.name } : null, unit: unit ? { id: unit.id, name: unit.code } : null, byName: row.by_name, score: row.score, words: row.words, saidAt: iso(row.said_at), recordedBy: ref(row.recorded_by),
      action: actions.get(row.action_id ?? '') ?? null, feedback: row.feedback, fedBackAt: iso(row.fed_back_at), fedBackBy: ref(row.fed_back_by),
    }
  })
}

export async function listOpinions(ctx: Ctx, { query }: Pick<Input<typeof evaluations.listOpinions>, 'query'>): Promise<Output<typeof evaluations.listOpinions>> {
  ctx.actor.mustSee('relations:read', query.siteId)
  await siteById(ctx, query.siteId)
  let select = ctx.tx.selectFrom('evaluation_opinion').selectAll().where('site_id', '=', query.siteId)
  if (query.filter.evaluationId) select = select.where('evaluation_id', '=', query.filter.evaluationId)
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(said_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('said_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const shown = new Map((await present(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.said_at, row.id], (row) => shown.get(row.id)!)
}

/** What asks a resident now, and what became of what was said before. */
export async function ownEvaluations(ctx: Ctx): Promise<Output<typeof evaluations.ownEvaluations>> {
  const { personId } = ctx.actor
  if (personId === null) return { items: [] }
  const sites = [...new Set((await unitsOfPerson(ctx, personId)).map(({ siteId }) => siteId))]
  if (sites.length === 0) return { items: [] }
  const rows = await ctx.tx.selectFrom('service_evaluation').selectAll().where('site_id', 'in', sites).orderBy('from_on', 'desc').limit(20).execute()
  const own = rows.length === 0 ? [] : await ctx.tx.selectFrom('evaluation_opinion').selectAll().where('person_id', '=', personId).where('evaluation_id', 'in', rows.map(({ id }) => id)).execute()
  const said = new Map(own.map((one) => [one.evaluation_id, one]))
  const items = []
  for (const row of rows) {
    const today = dayIn((await siteById(ctx, row.site_id)).timeZone, ctx.now)
    const isOpen = row.state === 'open' && row.from_on <= today && today <= row.until_on
    const one = said.get(row.id)
    if (!isOpen && !one) continue
    items.push({ id: row.id, title: row.title, question: row.question, untilOn: row.until_on, isOpen, own: one ? { score: one.score, words: one.words, saidAt: iso(one.said_at), feedback: one.feedback, fedBackAt: iso(one.fed_back_at) } : null })
  }
  return { items }
}

messageTemplate('evaluation.feedback', {
  'zh-CN': { title: '您在服务评估中的意见有结果了', body: '{words}' },
  'zh-TW': { title: '您在服務評估中的意見有結果了', body: '{words}' },
  en: { title: 'What became of your word on our service', body: '{words}' },
})
