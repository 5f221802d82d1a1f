import { filesFollow } from '../../platform/files/files.ts'
import { AppError } from '../../platform/errors.ts'
import { sealedColumn } from '../../platform/keys/sealed-columns.ts'
import { residentsAreCalled, residentsLiveIn } from '../people/index.ts'
import { everyDay } from '../organization/index.ts'
import { lookThroughSite } from './campaigns/nightly.ts'
import { maySeeChronicleFile } from './chronicle/chronicle.ts'
import { householdHistory, ownHistory } from './households/history.ts'
import { fetchStrays } from './merge/merge.ts'
import { personReference, personReferenceStays } from './merge/references.ts'
import { archivesImport } from './import-archives.ts'
import { freeBuildingsOfLeavers } from './building-stewards.ts'
import { importJobs } from './import-jobs.ts'
import { importKind } from './import-kinds.ts'
import { mustSeeRun } from './import-runs.ts'
import { indexedForm } from './person-columns.ts'
import { personalDataOfArchives } from './personal-data.ts'
import { mustSeePerson, mustSeeUnit, personsById, unitsOfPerson } from './lookups.ts'

/** Tells the modules to the left what they cannot ask, and the platform who may see the archives' files. */
export function subscribe(): void {
  personalDataOfArchives()
  sealedColumn({ table: 'person', key: ['id'], sealed: 'id_number_sealed', index: { column: 'id_number_index', plainOf: indexedForm } })
  residentsLiveIn(unitsOfPerson)
  residentsAreCalled(async (ctx, ids) => new Map([...(await personsById(ctx, ids)).values()].map(({ id, name }) => [id, name])))
  // Contracts and copies of papers are for staff: living in a unit does not open its file.
  filesFollow('unit', async (ctx, id) => ctx.actor.kind !== 'resident' && (await isSeen(mustSeeUnit(ctx, id))))
  filesFollow('person', async (ctx, id) => ctx.actor.kind !== 'resident' && (await isSeen(mustSeePerson(ctx, id))))
  filesFollow('import', (ctx, id) => isSeen(mustSeeRun(ctx, id)))
  importKind('archives', archivesImport)
  importJobs()
  householdHistory(ownHistory)
  // Reminders go out in the morning.
  everyDay('archives.nightly', '09:30', lookThroughSite)
  fetchStrays()
  filesFollow('chronicle_entry', maySeeChronicleFile)
  filesFollow('owner_change', async (ctx, id) => {
    const row = await ctx.tx.selectFrom('owner_change').select('unit_id').where('id', '=', id).executeTakeFirst()
    return row !== undefined && ctx.actor.kind !== 'resident' && (await isSeen(mustSeeUnit(ctx, row.unit_id)))
  })
  personReference({ kind: 'registration', table: 'registration', column: 'person_id', key: ['id'] })
  personReference({ kind: 'correction', table: 'data_correction', column: 'person_id', key: ['id'] })
  personReference({ kind: 'observation', table: 'observation', column: 'person_id', key: ['id'] })
  for (const [table, column] of [['person_phone', 'person_id'], ['occupancy', 'person_id'], ['person', 'merged_into'], ['person_merge', 'keep_id'], ['person_merge', 'other_id'], ['not_duplicate', 'a_id'], ['not_duplicate', 'b_id']] as const)
    personReferenceStays({ table, column, because: 'the merge itself moves it, or says so' })
  freeBuildingsOfLeavers()
}

function isSeen(look: Promise<unknown>): Promise<boolean> {
  return look.then(
    () => true,
    (error: unknown) => {
      if (error instanceof AppError && error.code === 'not_found') return false
      throw error
    },
  )
}
