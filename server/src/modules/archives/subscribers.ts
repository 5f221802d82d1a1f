import { filesFollow } from '../../platform/files/files.ts'
import { AppError } from '../../platform/errors.ts'
import { sealedColumn } from '../../platform/keys/sealed-columns.ts'
import { residentsAreCalled, residentsLiveIn } from '../people/index.ts'
import { archivesImport } from './import-archives.ts'
import { freeBuildingsOfLeavers } from './building-stewards.ts'
import { importJobs } from './import-jobs.ts'
import { importKind } from './import-kinds.ts'
import { mustSeeRun } from './import-runs.ts'
import { indexedForm } from './person-columns.ts'
import { mustSeePerson, mustSeeUnit, personsById, unitsOfPerson } from './lookups.ts'

/** Tells the modules to the left what they cannot ask, and the platform who may see the archives' files. */
export function subscribe(): void {
  sealedColumn({ table: 'person', key: ['id'], sealed: 'id_number_sealed', index: { column: 'id_number_index', plainOf: indexedForm } })
  residentsLiveIn(unitsOfPerson)
  residentsAreCalled(async (ctx, ids) => new Map([...(await personsById(ctx, ids)).values()].map(({ id, name }) => [id, name])))
  // Contracts and copies of papers are for staff: living in a unit does not open its file.
  filesFollow('unit', async (ctx, id) => ctx.actor.kind !== 'resident' && (await isSeen(mustSeeUnit(ctx, id))))
  filesFollow('person', async (ctx, id) => ctx.actor.kind !== 'resident' && (await isSeen(mustSeePerson(ctx, id))))
  filesFollow('import', (ctx, id) => isSeen(mustSeeRun(ctx, id)))
  importKind('archives', archivesImport)
  importJobs()
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
