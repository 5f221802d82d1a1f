import { sql } from 'kysely'
import { filesFollow } from '../../platform/files/files.ts'
import { importKind, searchAlso } from '../archives/index.ts'
import { documentsMayBeAbout } from '../documents/index.ts'
import { everyDay, whenSiteIsMade } from '../organization/index.ts'
import { lookAhead } from './daily.ts'
import { seedClasses } from './facility-classes.ts'
import { goAlongWithMerges, settleOwnerChanges, tellHouseholds } from './for-household.ts'
import { cardsImport, petsImport, spacesImport, vehiclesImport } from './import/belonging-lists.ts'
import { facilitiesImport, metersImport } from './import/place-lists.ts'
import { readingsImport } from './import/readings-list.ts'
import { findRecords, maySeeRecord, recordNames, visibleRecordAt } from './look-up.ts'
import { personalDataOfRegisters } from './personal-data.ts'

export function subscribe(): void {
  personalDataOfRegisters()
  searchAlso(findRecords)
  documentsMayBeAbout({ visibleAt: visibleRecordAt, namesOf: recordNames })
  settleOwnerChanges()
  goAlongWithMerges()
  tellHouseholds()
  importKind('facilities', facilitiesImport)
  importKind('meters', metersImport)
  importKind('meter_readings', readingsImport)
  importKind('parking_spaces', spacesImport)
  importKind('vehicles', vehiclesImport)
  importKind('access_cards', cardsImport)
  importKind('pets', petsImport)
  everyDay('registers.daily', '08:00', lookAhead)
  whenSiteIsMade(seedClasses)
  for (const kind of ['facility', 'meter', 'amenity'] as const) filesFollow(kind, (ctx, id) => maySeeRecord(ctx, kind, id))
  filesFollow('meter_reading', async (ctx, id) => {
    const { rows } = await sql<{ meter_id: string }>`select meter_id from meter_reading where id = ${id}`.execute(ctx.tx)
    return rows[0] !== undefined && maySeeRecord(ctx, 'meter', rows[0].meter_id)
  })
}
