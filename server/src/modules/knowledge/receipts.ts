import { knowledge, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { mustSeeUnit, ownUnitIds, peopleOfUnit, personsById, unitsById } from '../archives/index.ts'
import { siteById } from '../organization/index.ts'
import { readableArticle } from './articles.ts'
import { titlesOf } from './titles.ts'
import type { Selectable } from 'kysely'
import type { ReceiptTable } from './tables.ts'

type Row = Selectable<ReceiptTable>

/**
 * A document of the shelf was explained to a household or handed over by staff, or read by a resident of the unit (INQ-005).
 * It names the version in force. The same receipt sent twice is one. Throws `action_not_allowed` for what is not published.
 */
export async function createReceipt(ctx: Ctx, { params, body }: Input<typeof knowledge.createReceipt>): Promise<knowledge.Receipt> {
  const isResident = ctx.actor.kind === 'resident'
  const article = await readableArticle(ctx, params.id)
  if (article.kind !== 'document') throw wrongField('rule_broken', ':id', 'only documents are received')
  if (article.published_version === null) throw new AppError('action_not_allowed', 'Only what is in force is explained')
  if (isResident !== (body.how === 'read_in_app')) throw wrongField('rule_broken', '/how', isResident ? 'a resident reads' : 'only residents read in the app')
  if (isResident && !(await ownUnitIds(ctx)).includes(body.unitId)) throw wrongField('not_found', '/unitId', 'no such unit')
  const unit = isResident ? (await unitsById(ctx, [body.unitId])).get(body.unitId)! : await mustSeeUnit(ctx, body.unitId, 'archives:read')
  if (!isResident) ctx.actor.mustBeAbleTo('cases:register', unit.siteId)
  if (article.site_id !== null && article.site_id !== unit.siteId) throw wrongField('not_found', '/unitId', 'the document is of another site')
  const personId = isResident ? ctx.actor.personId : body.personId
  if (!isResident && personId !== null && !(await peopleOfUnit(ctx, unit.id)).some((person) => person.personId === personId)) throw wrongField('not_found', '/personId', 'nobody of this unit')
  const id = body.id ?? newId()
  const row: Row = { organization_id: ctx.organizationId, id, article_id: article.id, article_version: article.published_version, site_id: unit.siteId, unit_id: unit.id, person_id: personId, how: body.how, note: body.note, at: ctx.now, by_account: ctx.actor.accountId, by_name: ctx.actor.name }
  const made = await ctx.tx.insertInto('document_receipt').values(row).onConflict((conflict) => conflict.doNothing()).returningAll().executeTakeFirst()
  const known = made ?? (await ctx.tx.selectFrom('document_receipt').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
  if (known.unit_id !== unit.id || known.article_id !== article.id) throw wrongField('rule_broken', '/id', 'is another receipt')
  if (made) {
    recordHappening(ctx, { siteId: unit.siteId, recordType: 'article', recordId: article.id, action: body.how, note: [unit.code, body.note].filter(Boolean).join(' · ') })
    announceChange(ctx, { recordType: 'article', recordId: article.id, siteId: unit.siteId, action: body.how })
  }
  return (await present(ctx, [known]))[0]!
}

async function present(ctx: Ctx, rows: readonly Row[]): Promise<knowledge.Receipt[]> {
  const [titles, units, persons] = [await titlesOf(ctx, rows.map((row) => row.article_id)), await unitsById(ctx, rows.map((row) => row.unit_id)), await personsById(ctx, rows.map((row) => row.person_id))]
  return rows.map((row) => ({
    id: row.id, article: { id: row.article_id, name: titles.get(row.article_id)! }, articleVersion: row.article_version, unit: { id: row.unit_id, name: units.get(row.unit_id)!.code }, person: row.person_id === null ? null : { id: row.person_id, name: persons.get(row.person_id)!.name },
    how: row.how, note: row.note, at: iso(row.at), by: row.by_name,
  }))
}

/** Receipts of a site, or of the resident's own units. Throws `not_found` for a site outside the scope. */
export async function listReceipts(ctx: Ctx, { query }: Input<typeof knowledge.listReceipts>): Promise<Output<typeof knowledge.listReceipts>> {
  let select = ctx.tx.selectFrom('document_receipt').selectAll()
  if (ctx.actor.kind === 'resident') {
    const own = await ownUnitIds(ctx)
    if (query.siteId !== undefined && ![...(await unitsById(ctx, own)).values()].some((unit) => unit.siteId === query.siteId)) throw new AppError('not_found')
    if (own.length === 0) return { items: [], nextCursor: null, total: null }
    select = select.where('unit_id', 'in', own)
  } else {
    if (query.siteId === undefined) throw wrongField('invalid_request', '?siteId', 'is needed')
    ctx.actor.mustSee('archives:read', query.siteId)
    await siteById(ctx, query.siteId)
    select = select.where('site_id', '=', query.siteId)
  }
  if (query.filter.articleId) select = select.where('article_id', '=', query.filter.articleId)
  if (query.filter.unitId) select = select.where('unit_id', '=', query.filter.unitId)
  if (query.cursor) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id']) as [string, string]
    select = select.where((e) => e(e.refTuple('at', 'id'), '<', e.tuple(new Date(at), id)))
  }
  const rows = await select.orderBy('at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const shown = new Map((await present(ctx, rows)).map((receipt) => [receipt.id, receipt]))
  return pageOf(rows, query.limit, (row) => [row.at, row.id], (row) => shown.get(row.id)!)
}
