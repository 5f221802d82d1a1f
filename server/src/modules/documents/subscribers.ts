import { on } from '../../platform/events.ts'
import { filesFollow } from '../../platform/files/files.ts'
import { dayIn } from '../../platform/time.ts'
import { importKind } from '../archives/index.ts'
import { whenSiteIsMade } from '../organization/index.ts'
import { dueMoved, nameSubjects, nextDueOf } from '../sla/index.ts'
import { tellHouseholds } from './for-household.ts'
import { contractsImport } from './import/contracts-list.ts'
import { documentsImport } from './import/documents-list.ts'
import { addReady } from './kinds.ts'
import { maySeeFilesOf } from './opening.ts'
import { isOwnContract } from './own-papers.ts'
import { maySeeFilesOfQuery } from './query-present.ts'
import { watchContracts } from './watch-contracts.ts'
import { personalDataOfDocuments } from './personal-data.ts'

export function subscribe(): void {
  importKind('documents', documentsImport)
  importKind('contracts', contractsImport)
  personalDataOfDocuments()
  tellHouseholds()
  whenSiteIsMade(async (ctx, site) => void (await addReady(ctx, dayIn(site.timeZone, ctx.now))))
  filesFollow('document', (ctx, id) => maySeeFilesOf(ctx, id), { isGuarded: true })
  filesFollow('contract', async (ctx, id) => {
    if (ctx.actor.kind === 'resident') return isOwnContract(ctx, id)
    const row = await ctx.tx.selectFrom('contract').select('site_id').where('id', '=', id).executeTakeFirst()
    return row !== undefined && ctx.actor.can('contracts:read', row.site_id)
  })
  filesFollow('external_query', maySeeFilesOfQuery, { isGuarded: true })
  watchContracts()
  filesFollow('archive_damage', async (ctx, id) => {
    const row = await ctx.tx
      .selectFrom('archive_damage')
      .innerJoin('archive_original', (join) => join.onRef('archive_original.organization_id', '=', 'archive_damage.organization_id').onRef('archive_original.id', '=', 'archive_damage.original_id'))
      .select('archive_original.site_id')
      .where('archive_damage.id', '=', id)
      .executeTakeFirst()
    return row !== undefined && ctx.actor.kind !== 'resident' && ctx.actor.can('documents:read', row.site_id)
  })
  filesFollow('archive_transfer', async (ctx, id) => {
    const row = await ctx.tx.selectFrom('archive_transfer').select('site_id').where('id', '=', id).executeTakeFirst()
    return row !== undefined && ctx.actor.kind !== 'resident' && ctx.actor.can('documents:read', row.site_id)
  })
  nameSubjects('archive_loan', async (ctx, ids) => {
    const rows = await ctx.tx
      .selectFrom('archive_loan')
      .innerJoin('archive_original', (join) => join.onRef('archive_original.organization_id', '=', 'archive_loan.organization_id').onRef('archive_original.id', '=', 'archive_loan.original_id'))
      .innerJoin('document', (join) => join.onRef('document.organization_id', '=', 'archive_original.organization_id').onRef('document.id', '=', 'archive_original.document_id'))
      .select(['archive_loan.id', 'archive_loan.number', 'document.title'])
      .where('archive_loan.id', 'in', [...ids])
      .execute()
    return new Map(rows.map((row) => [row.id, `${row.number} ${row.title}`]))
  })
  // Promises move without an act, as in a recalculation.
  on(dueMoved, 'documents.follow-due-moments', async (ctx, { subjectType, subjectIds }) => {
    if (subjectType !== 'archive_loan') return
    await ctx.tx.selectFrom('archive_loan').select('id').where('id', 'in', subjectIds).orderBy('id').forUpdate().execute()
    for (const [id, at] of await nextDueOf(ctx, subjectIds)) await ctx.tx.updateTable('archive_loan').set({ next_due_at: at }).where('id', '=', id).execute()
  })
}
