import type { documents, Output } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { filesById, filesOfRecords } from '../../platform/files/files.ts'
import { dayIn } from '../../platform/time.ts'

/**
 * Papers of kinds that households see: of the resident, and of units while the resident owns them. What was signed before the own time
 * there is of whoever lived there then; tenants and family see what is about themselves.
 */
function mine(personId: string) {
  return sql<boolean>`(d.person_id = ${personId}::uuid or exists (
    select from occupancy o where o.organization_id = d.organization_id and o.unit_id = d.unit_id and o.person_id = ${personId}::uuid and o.role in ('owner', 'co_owner')
      and (o.from_on is null or (o.from_on <= now()::date and o.from_on <= coalesce(d.document_on, d.filed_at::date))) and (o.until_on is null or o.until_on >= now()::date)))`
}

interface Row {
  id: string
  number: string
  kind: string
  title: string
  unit: string | null
  document_on: string | null
  filed_at: Date
  time_zone: string
  current_version: number
}

async function papersOf(ctx: Ctx, personId: string, documentId?: string): Promise<Row[]> {
  const only = documentId === undefined ? sql`` : sql`and d.id = ${documentId}::uuid`
  const { rows } = await sql<Row>`
    select d.id, d.number, k.name as kind, d.title, u.code as unit, d.document_on::text as document_on, d.filed_at, s.time_zone, d.current_version
    from document d join document_kind k on k.organization_id = d.organization_id and k.id = d.kind_id and k.is_shown_to_household
    join site s on s.organization_id = d.organization_id and s.id = d.site_id
    left join unit u on u.organization_id = d.organization_id and u.id = d.unit_id
    where d.state = 'filed' and ${mine(personId)} ${only} order by coalesce(d.document_on, d.filed_at::date) desc, d.id limit 200`.execute(ctx.tx)
  return rows
}

/** What the household and the house signed together, for the resident who asks. */
export async function ownPapers(ctx: Ctx): Promise<Output<typeof documents.ownPapers>> {
  const { personId, kind } = ctx.actor
  if (kind !== 'resident' || personId === null) return { papers: [], contracts: [] }
  const papers = await papersOf(ctx, personId)
  const scans = papers.length === 0 ? [] : await ctx.tx.selectFrom('document_file').select(['document_id', 'number', 'file_id']).where('document_id', 'in', papers.map(({ id }) => id)).orderBy('position').execute()
  const files = await filesById(ctx, scans.map((scan) => scan.file_id))
  const contracts = await ctx.tx.selectFrom('contract').selectAll().where('person_id', '=', personId).where('state', '<>', 'draft').orderBy('until_on', 'desc').limit(100).execute()
  const copies = await filesOfRecords(ctx, contracts.map(({ id }) => id))
  return {
    papers: papers.map((row) => ({
      id: row.id, number: row.number, kind: row.kind, title: row.title, unit: row.unit, documentOn: row.document_on, filedOn: dayIn(row.time_zone, row.filed_at),
      files: scans.flatMap((scan) => (scan.document_id === row.id && scan.number === row.current_version && files.has(scan.file_id) ? [files.get(scan.file_id)!] : [])),
    })),
    contracts: contracts.map((row) => ({ id: row.id, number: row.number, title: row.title, counterparty: row.counterparty, fromOn: row.from_on, untilOn: row.ended_on ?? row.until_on, isOver: row.state !== 'in_force', files: (copies.get(row.id) ?? []).map(({ file }) => file) })),
  }
}

/** Whether a document is one of the resident's own papers. */
export async function isOwnPaper(ctx: Ctx, documentId: string): Promise<boolean> {
  const { personId, kind } = ctx.actor
  return kind === 'resident' && personId !== null && (await papersOf(ctx, personId, documentId)).length > 0
}

/** Whether a contract is the resident's own, and agreed. */
export async function isOwnContract(ctx: Ctx, contractId: string): Promise<boolean> {
  const { personId, kind } = ctx.actor
  if (kind !== 'resident' || personId === null) return false
  return (await ctx.tx.selectFrom('contract').select('id').where('id', '=', contractId).where('person_id', '=', personId).where('state', '<>', 'draft').executeTakeFirst()) !== undefined
}
