import type { externalqueries } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { filesById, filesOfRecord } from '../../platform/files/files.ts'
import { recordAccess } from '../../platform/personal-data/index.ts'
import { possibleActions } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { personsById, unitsById } from '../archives/index.ts'
import { employeeNames } from '../people/index.ts'
import { EXTERNAL_QUERY } from './lifecycles.ts'
import type { ExternalQueryTable } from './query-tables.ts'

export type QueryRow = Selectable<ExternalQueryTable>
/** What was given, as it is kept. */
export interface GivenRow {
  recipient: string
  persons: number
  units: number
  documents: { number: string; title: string; fileId: string; sha256: string }[]
  copyId: string
  sha256: string
}

export const scopeOf = (kept: unknown): externalqueries.QueryScope => kept as externalqueries.QueryScope

export async function presentQueries(ctx: Ctx, rows: readonly QueryRow[]): Promise<externalqueries.ExternalQuerySummary[]> {
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.registered_by, row.decided_by]))
  const ref = (id: string) => ({ id, name: names.get(id) ?? '' })
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, number: row.number, authorityKind: row.authority_kind, authority: row.authority, officer: row.officer, documentNumber: row.document_number, legalBasis: row.legal_basis, state: row.state, registeredBy: ref(row.registered_by), registeredAt: iso(row.registered_at),
    decidedBy: row.decided_by === null ? null : ref(row.decided_by), decidedAt: iso(row.decided_at), handedOverAt: iso(row.handed_over_at), version: row.version,
  }))
}

async function inWords(ctx: Ctx, kept: unknown): Promise<externalqueries.ExternalQuery['asked']> {
  const scope = scopeOf(kept)
  const persons = await personsById(ctx, scope.personIds)
  const units = await unitsById(ctx, scope.unitIds)
  const documents = scope.documentIds.length === 0 ? [] : await ctx.tx.selectFrom('document').select(['id', 'number', 'title']).where('id', 'in', scope.documentIds).orderBy('number').execute()
  return {
    persons: scope.personIds.flatMap((id) => (persons.has(id) ? [{ id, name: persons.get(id)!.name }] : [])), units: scope.unitIds.flatMap((id) => (units.has(id) ? [{ id, name: units.get(id)!.code }] : [])), documents, fields: scope.fields, from: scope.from, to: scope.to,
  }
}

export async function presentQuery(ctx: Ctx, row: QueryRow): Promise<externalqueries.ExternalQuery> {
  const [summary] = await presentQueries(ctx, [row])
  const request = (await filesOfRecord(ctx, row.id)).filter(({ purpose }) => purpose === 'request').map(({ file }) => file)
  const given = row.given as GivenRow | null
  const files = await filesById(ctx, given === null ? [] : [given.copyId, ...given.documents.map(({ fileId }) => fileId)])
  const handedOverBy = row.handed_over_by === null ? null : { id: row.handed_over_by, name: (await employeeNames(ctx, [row.handed_over_by])).get(row.handed_over_by) ?? '' }
  return {
    ...summary!, officerCard: row.officer_card, officerPhone: row.officer_phone, request, purpose: row.purpose, asked: await inWords(ctx, row.asked), approved: row.approved === null ? null : await inWords(ctx, row.approved), decisionNote: row.decision_note, handedOverBy,
    given: given === null ? null : { recipient: given.recipient, persons: given.persons, units: given.units, documents: given.documents.map(({ number, title, fileId, sha256 }) => ({ number, title, file: files.get(fileId)!, sha256 })), copy: files.get(given.copyId)!, sha256: given.sha256 },
    allowedActions: allowedOn(ctx, row),
  }
}

/** Who registered a query may not decide on it; who may decide sees both acts. */
export function allowedOn(ctx: Ctx, row: QueryRow): externalqueries.ExternalQueryAction[] {
  const { actor } = ctx
  if (actor.employeeId === null || !actor.can('external_queries:register', row.site_id)) return []
  const mayDecide = actor.can('external_queries:approve', row.site_id) && row.registered_by !== actor.employeeId
  return possibleActions(EXTERNAL_QUERY, row.state).filter((action) => mayDecide || (action !== 'approve' && action !== 'refuse'))
}

/** A query of a site whose register the actor keeps. Throws `not_found`. */
export async function visibleQuery(ctx: Ctx, id: string, lock: 'lock' | 'no lock' = 'no lock'): Promise<QueryRow> {
  const select = ctx.tx.selectFrom('external_query').selectAll().where('id', '=', id)
  const row = await (lock === 'lock' ? select.forUpdate() : select).executeTakeFirst()
  if (!row || ctx.actor.kind === 'resident' || !ctx.actor.can('external_queries:register', row.site_id)) throw new AppError('not_found', 'No such query')
  return row
}

/**
 * Who may see the files of a query: its request all who keep the register; what was given only who registered, handed over or decides on such
 * queries, each look on the access log.
 */
export async function maySeeFilesOfQuery(ctx: Ctx, queryId: string, fileId: string): Promise<boolean> {
  const row = await ctx.tx.selectFrom('external_query').selectAll().where('id', '=', queryId).executeTakeFirst()
  if (!row || ctx.actor.kind !== 'staff' || !ctx.actor.can('external_queries:register', row.site_id)) return false
  const link = await ctx.tx.selectFrom('file_link').select('purpose').where('record_id', '=', queryId).where('file_id', '=', fileId).executeTakeFirst()
  if (link?.purpose === 'request') return true
  const { employeeId } = ctx.actor
  const isConcerned = ctx.actor.can('external_queries:approve', row.site_id) || row.registered_by === employeeId || row.handed_over_by === employeeId
  if (link?.purpose !== 'given' || !isConcerned) return false
  recordAccess(ctx, { act: 'view', siteId: row.site_id, subject: { list: 'external_query', rows: 1 }, classes: ['archive'], purpose: 'legal_query', reason: row.number, record: { type: 'external_query', id: row.id } })
  return true
}
