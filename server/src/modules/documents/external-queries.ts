import { externalqueries, type DataClass, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, keepFile, passOnFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { recordAccess } from '../../platform/personal-data/index.ts'
import { dayNumber, mustBeCurrent, nextNumber, nextStatus, readTimeline, recordHappening } from '../../platform/records/index.ts'
import { dayIn } from '../../platform/time.ts'
import { mustSeePerson, mustSeeUnit } from '../archives/index.ts'
import { siteById } from '../organization/index.ts'
import { accountOfEmployee, accountsWithRole } from '../people/index.ts'
import { EXTERNAL_QUERY } from './lifecycles.ts'
import { subjectOf } from './opening.ts'
import { makePackage } from './query-package.ts'
import { allowedOn, presentQuery, scopeOf, visibleQuery, type GivenRow, type QueryRow } from './query-present.ts'
import { mustBeWithin, scopeFault } from './query-scope.ts'

type Scope = externalqueries.QueryScope

messageTemplate('external_query.registered', {
  'zh-CN': { title: '外部查询待审批：{authority}', body: '{number}，经办人 {officer}。请核对法律依据与查询范围后审批。' },
  'zh-TW': { title: '外部查詢待核准：{authority}', body: '{number}，承辦人 {officer}。請核對法律依據與查詢範圍後核准。' },
  en: { title: 'Query from outside to be decided: {authority}', body: '{number}, officer {officer}. Check the legal basis and the scope, then decide.' },
})
messageTemplate('external_query.decided', {
  'zh-CN': { title: '外部查询{decision}：{number}', body: '{authority}。{note}' },
  'zh-TW': { title: '外部查詢{decision}：{number}', body: '{authority}。{note}' },
  en: { title: 'Query {number}: {decision}', body: '{authority}. {note}' },
})

/**
 * Registers what an authority asks for, with the scan of its request and its legal basis (PRV-004, PRV-009). The site manager is told.
 * Throws `rule_broken` naming the field of the scope, `not_found` naming who or what is not there.
 */
export async function registerExternalQuery(ctx: Ctx, { body }: Input<typeof externalqueries.registerExternalQuery>): Promise<externalqueries.ExternalQuery> {
  const { siteId, scope } = body
  ctx.actor.mustSee('external_queries:register', siteId)
  const { employeeId } = ctx.actor
  if (employeeId === null) throw new AppError('not_permitted', 'Only a colleague registers a query')
  const site = await siteById(ctx, siteId)
  const fault = scopeFault(scope)
  if (fault) throw wrongField('rule_broken', fault.pointer, fault.message)
  await mustBeHere(ctx, siteId, scope)
  const id = body.id ?? newId()
  const day = dayIn(site.timeZone, ctx.now)
  const row: QueryRow = {
    organization_id: ctx.organizationId, id, site_id: siteId, number: dayNumber('X', day, await nextNumber(ctx, siteId, `external-query-${day}`)), authority_kind: body.authorityKind, authority: body.authority, officer: body.officer, officer_card: body.officerCard, officer_phone: body.officerPhone, document_number: body.documentNumber,
    legal_basis: body.legalBasis, purpose: body.purpose, asked: scope, approved: null, state: 'requested', registered_by: employeeId, registered_at: ctx.now, decided_by: null, decided_at: null, decision_note: '', handed_over_by: null, handed_over_at: null, given: null, version: 1,
  }
  const made = await ctx.tx.insertInto('external_query').values({ ...row, asked: JSON.stringify(scope) }).onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/id', 'a query with this id exists')
  await attachFiles(ctx, { type: 'external_query', id }, body.requestFileIds, 'request', '/requestFileIds')
  tell(ctx, row, 'registered', { toStatus: 'requested', fileIds: body.requestFileIds })
  const managers = (await accountsWithRole(ctx, 'site_manager', siteId)).filter((who) => who.accountId !== ctx.actor.accountId)
  sendMessage(ctx, { accountIds: managers.map((who) => who.accountId), template: 'external_query.registered', level: 'warning', params: { authority: row.authority, number: row.number, officer: row.officer }, record: { type: 'external_query', id } })
  return presentQuery(ctx, row)
}

async function mustBeHere(ctx: Ctx, siteId: string, scope: Scope): Promise<void> {
  const here = async (list: keyof Scope, at: number, found: () => Promise<boolean>): Promise<void> => {
    const isHere = await found().catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'not_found') return false
      throw error
    })
    if (!isHere) throw wrongField('not_found', `/scope/${list}/${at}`, 'nothing of this site')
  }
  for (const [i, id] of scope.personIds.entries()) await here('personIds', i, async () => (await mustSeePerson(ctx, id)).siteIds.includes(siteId))
  for (const [i, id] of scope.unitIds.entries()) await here('unitIds', i, async () => (await mustSeeUnit(ctx, id)).siteId === siteId)
  for (const [i, id] of scope.documentIds.entries()) await here('documentIds', i, async () => (await ctx.tx.selectFrom('document').select('id').where('id', '=', id).where('site_id', '=', siteId).where('state', '=', 'filed').executeTakeFirst()) !== undefined)
}

type Told = { fromStatus?: string; toStatus?: string; note?: string | null; fileIds?: string[] }
function tell(ctx: Ctx, row: QueryRow, action: string, told: Told): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'external_query', recordId: row.id, action, ...told })
  announceChange(ctx, { recordType: 'external_query', recordId: row.id, siteId: row.site_id, action })
}

export async function getExternalQuery(ctx: Ctx, { params }: Input<typeof externalqueries.getExternalQuery>): Promise<externalqueries.ExternalQuery> {
  return presentQuery(ctx, await visibleQuery(ctx, params.id))
}

export async function externalQueryTimeline(ctx: Ctx, { params }: Input<typeof externalqueries.externalQueryTimeline>): Promise<Output<typeof externalqueries.externalQueryTimeline>> {
  return { items: await readTimeline(ctx, (await visibleQuery(ctx, params.id)).id) }
}

/**
 * Decides on a query, hands over exactly what was approved, or withdraws it. Throws `external_query.own` for who decides on what they
 * registered, `rule_broken` for an approval beyond what was asked for.
 */
export async function actOnExternalQuery(ctx: Ctx, { params, body }: Input<typeof externalqueries.actOnExternalQuery>): Promise<externalqueries.ExternalQuery> {
  const row = await visibleQuery(ctx, params.id, 'lock')
  await mustBeCurrent(row.version, body.version, () => presentQuery(ctx, row))
  const { employeeId } = ctx.actor
  if (employeeId === null) throw new AppError('not_permitted', 'Only a colleague acts on a query')
  const isDecision = body.action === 'approve' || body.action === 'refuse'
  if (isDecision) {
    ctx.actor.mustBeAbleTo('external_queries:approve', row.site_id)
    if (row.registered_by === employeeId) throw new AppError('external_query.own', 'Somebody else decides on what you registered')
  }
  const state = nextStatus(EXTERNAL_QUERY, row.state, body.action, allowedOn(ctx, row))
  const after: QueryRow = { ...row, state, version: row.version + 1 }
  let note: string | null = null
  switch (body.action) {
    case 'approve': {
      const approved = body.scope ?? scopeOf(row.asked)
      const fault = scopeFault(approved)
      if (fault) throw wrongField('rule_broken', fault.pointer, fault.message)
      mustBeWithin(scopeOf(row.asked), approved)
      Object.assign(after, { approved, decided_by: employeeId, decided_at: ctx.now, decision_note: body.note })
      note = body.note || null
      break
    }
    case 'refuse':
      Object.assign(after, { decided_by: employeeId, decided_at: ctx.now, decision_note: body.reason })
      note = body.reason
      break
    case 'hand_over':
      Object.assign(after, { handed_over_by: employeeId, handed_over_at: ctx.now, given: await give(ctx, row, body.recipient) })
      note = body.recipient
      break
    case 'withdraw':
      after.decision_note = body.reason
      note = body.reason
  }
  const { approved, decided_by, decided_at, decision_note, handed_over_by, handed_over_at, given, version } = after
  await ctx.tx
    .updateTable('external_query')
    .set({ state, ...(body.action === 'approve' ? { approved: JSON.stringify(approved) } : {}), decided_by, decided_at, decision_note, handed_over_by, handed_over_at, ...(given === null ? {} : { given: JSON.stringify(given) }), version })
    .where('id', '=', row.id)
    .execute()
  tell(ctx, after, body.action, { fromStatus: row.state, toStatus: state, note })
  if (isDecision) await tellRegistrar(ctx, after)
  return presentQuery(ctx, after)
}

async function tellRegistrar(ctx: Ctx, row: QueryRow): Promise<void> {
  const accountId = await accountOfEmployee(ctx, row.registered_by)
  if (accountId) sendMessage(ctx, { accountIds: [accountId], template: 'external_query.decided', params: { decision: `@externalQueryState:${row.state}`, number: row.number, authority: row.authority, note: row.decision_note || '—' }, record: { type: 'external_query', id: row.id } })
}

/** Which classes of data a field is of, for the access log. */
const CLASSES: Record<externalqueries.QueryField, readonly DataClass[]> = { name: ['archive'], phone: ['phone'], id_number: ['id_number'], contact: ['contact'], occupancy: ['archive'], unit: ['archive'] }

/** Makes the package of the approved scope, keeps a copy with its sum, and tells the access log of each person, unit and document. */
async function give(ctx: Ctx, row: QueryRow, recipient: string): Promise<GivenRow> {
  const scope = scopeOf(row.approved)
  const made = await makePackage(ctx, row.site_id, scope)
  const copy = await keepFile(ctx, { name: `${row.number}.xlsx`, contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: made.content })
  const record = { type: 'external_query', id: row.id }
  await passOnFiles(ctx, record, [copy.id], 'given')
  const classes = [...new Set(scope.fields.flatMap((field) => CLASSES[field]))]
  const told = { act: 'disclose' as const, siteId: row.site_id, purpose: 'legal_query' as const, reason: `${row.number} ${row.legal_basis}`.slice(0, 300), record, recipient: `${row.authority} ${recipient}`.slice(0, 200) }
  for (const personId of scope.personIds) recordAccess(ctx, { ...told, subject: { personId }, classes })
  for (const unitId of scope.unitIds) recordAccess(ctx, { ...told, subject: { unitId }, classes })
  const documents: GivenRow['documents'] = []
  if (scope.documentIds.length > 0) {
    const rows = await ctx.tx.selectFrom('document').selectAll().where('id', 'in', scope.documentIds).orderBy('number').execute()
    const files = await ctx.tx.selectFrom('document_file').selectAll().where('document_id', 'in', scope.documentIds).orderBy('position').execute()
    for (const document of rows) {
      const own = files.filter((file) => file.document_id === document.id && file.number === document.current_version)
      await passOnFiles(ctx, record, own.map((file) => file.file_id), 'given')
      documents.push(...own.map((file) => ({ number: document.number, title: document.title, fileId: file.file_id, sha256: file.sha256 })))
      recordAccess(ctx, { ...told, subject: subjectOf(document), classes: ['document'], record: { type: 'document', id: document.id } })
    }
  }
  return { recipient, persons: made.persons, units: made.units, documents, copyId: copy.id, sha256: copy.sha256 }
}
