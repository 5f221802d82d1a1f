import { archives, imports, residents, zones } from '@guanjia/contract'
import { exportList } from '../../platform/records/export.ts'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { setBuildingSteward, stewardHistory } from './building-stewards.ts'
import { archiveTree, createBuilding } from './buildings.ts'
import { buildingsFile } from './export-buildings.ts'
import { changeDutyPoint, createDutyPoint } from './duty-points.ts'
import { importTemplate } from './import-template.ts'
import { actOnImport, getImport, importErrors, listImports, startImport } from './imports.ts'
import { correctPerson, takeInOccupant, takeInPerson } from './intake.ts'
import { listPersons } from './list-persons.ts'
import { listUnits } from './list-units.ts'
import { endOccupancy } from './occupancies.ts'
import { getPerson, personTimeline } from './persons.ts'
import { decideRegistration, listRegistrations, requestRegistration } from './registrations.ts'
import { householdRoutes } from './routes-household.ts'
import { search } from './search.ts'
import { changeUnit, createUnit, getUnit, unitTimeline } from './units.ts'
import { zonesFile } from './export-zones.ts'
import { changeZone, createZone, placeBuilding, setZonePost, zoneChart, zoneHistory } from './zone-chart.ts'
import { planUnitsExport, planPersonsExport, planRegistrationsExport } from './list-exports.ts'

export const archivesRoutes: Route[] = [
  buildingsFile,
  route(archives.archiveTree, archiveTree),
  route(archives.createBuilding, createBuilding),
  route(archives.listUnits, listUnits),
  rawRoute(archives.exportUnits, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planUnitsExport(ctx, query))),
  route(archives.getUnit, getUnit),
  route(archives.createUnit, createUnit),
  route(archives.changeUnit, changeUnit),
  route(archives.unitTimeline, unitTimeline),
  route(archives.listPersons, listPersons),
  rawRoute(archives.exportPersons, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planPersonsExport(ctx, query))),
  route(archives.getPerson, getPerson),
  route(archives.createPerson, takeInPerson),
  route(archives.changePerson, correctPerson),
  route(archives.personTimeline, personTimeline),
  route(archives.startOccupancy, takeInOccupant),
  route(archives.endOccupancy, endOccupancy),
  route(archives.search, search),
  rawRoute(residents.requestRegistration, (exchange, { body }) => requestRegistration(exchange.app, body)),
  route(residents.listRegistrations, listRegistrations),
  rawRoute(residents.exportRegistrations, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planRegistrationsExport(ctx, query))),
  route(residents.decideRegistration, decideRegistration),
  route(zones.zoneChart, zoneChart),
  zonesFile,
  route(zones.createZone, createZone),
  route(zones.changeZone, changeZone),
  route(zones.setZonePost, setZonePost),
  route(zones.zoneHistory, zoneHistory),
  route(zones.setBuildingSteward, setBuildingSteward),
  route(zones.stewardHistory, stewardHistory),
  route(zones.placeBuilding, placeBuilding),
  route(zones.createDutyPoint, createDutyPoint),
  route(zones.changeDutyPoint, changeDutyPoint),
  route(imports.startImport, startImport),
  route(imports.listImports, listImports),
  route(imports.getImport, getImport),
  route(imports.actOnImport, actOnImport),
  route(imports.importErrors, importErrors),
  route(imports.importTemplate, importTemplate),
  ...householdRoutes,
]
