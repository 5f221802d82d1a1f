import { belongings, lettings, registers } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { AMENITIES, amenityConditions, changeAmenity, checkAmenity, createAmenity, getAmenity, listAmenities } from './amenities.ts'
import { AREAS, areaConditions, changeArea, createArea, getArea, listAreas } from './areas.ts'
import { BUSINESSES, actOnBusinessChange, businessConditions, getBusinessChange, listBusinessChanges, requestBusinessChange } from './businesses.ts'
import { CARDS, actOnCard, applyForCard, cardConditions, getCard, listCards } from './cards.ts'
import { ENTRUSTMENTS, actOnEntrustment, changeEntrustment, entrustmentConditions, getEntrustment, listEntrustments, startEntrustment } from './entrustments.ts'
import { readingsFile } from './export-readings.ts'
import { FACILITIES, actOnFacility, changeFacility, createFacility, facilityConditions, getFacility, listFacilities } from './facilities.ts'
import { createFacilityClass, listFacilityClasses } from './facility-classes.ts'
import { getRecord, lookUp, recordTimeline } from './look-up.ts'
import { METERS, actOnMeter, changeMeter, createMeter, getMeter, listMeters, meterConditions } from './meters.ts'
import { personBelongings, unitBelongings, unitUse } from './of-household.ts'
import { PETS, actOnPet, changePet, createPet, getPet, listPets, petConditions, vaccinatePet } from './pets.ts'
import { printLabelSheet } from './print-labels.ts'
import { listReadings, readMeter, voidReading } from './readings.ts'
import { exportRegister } from './register-sheets.ts'
import { managedAreaFile } from './export-area.ts'
import { changeSiteFacts, getSiteFacts, managedArea } from './site-facts.ts'
import { SPACES, actOnSpace, changeSpace, createSpace, getSpace, listSpaces, spaceConditions } from './spaces.ts'
import { TENANCIES, actOnTenancy, changeTenancy, doTenancyTask, getTenancy, listTenancies, startTenancy, tenancyConditions } from './tenancies.ts'
import { VEHICLES, actOnVehicle, changeVehicle, createVehicle, getVehicle, listVehicles, vehicleConditions } from './vehicles.ts'

export const registerRoutes: Route[] = [
  route(registers.listFacilityClasses, listFacilityClasses),
  route(registers.createFacilityClass, createFacilityClass),
  route(registers.listFacilities, listFacilities),
  rawRoute(registers.exportFacilities, (exchange, { query }, actor) => exportRegister(FACILITIES, exchange, actor!, query, (ctx) => facilityConditions(ctx, query.siteId, query.filter))),
  route(registers.getFacility, getFacility),
  route(registers.createFacility, createFacility),
  route(registers.changeFacility, changeFacility),
  route(registers.actOnFacility, actOnFacility),
  route(registers.listAreas, listAreas),
  rawRoute(registers.exportAreas, (exchange, { query }, actor) => exportRegister(AREAS, exchange, actor!, query, () => areaConditions(query.filter))),
  route(registers.getArea, getArea),
  route(registers.createArea, createArea),
  route(registers.changeArea, changeArea),
  route(registers.listAmenities, listAmenities),
  rawRoute(registers.exportAmenities, (exchange, { query }, actor) => exportRegister(AMENITIES, exchange, actor!, query, (ctx) => amenityConditions(ctx, query.siteId, query.filter))),
  route(registers.getAmenity, getAmenity),
  route(registers.createAmenity, createAmenity),
  route(registers.changeAmenity, changeAmenity),
  route(registers.checkAmenity, checkAmenity),
  route(registers.listMeters, listMeters),
  rawRoute(registers.exportMeters, (exchange, { query }, actor) => exportRegister(METERS, exchange, actor!, query, () => meterConditions(query.filter))),
  route(registers.getMeter, getMeter),
  route(registers.createMeter, createMeter),
  route(registers.changeMeter, changeMeter),
  route(registers.actOnMeter, actOnMeter),
  route(registers.listReadings, listReadings),
  readingsFile,
  route(registers.readMeter, readMeter),
  route(registers.voidReading, voidReading),
  route(registers.getSiteFacts, getSiteFacts),
  route(registers.changeSiteFacts, changeSiteFacts),
  managedAreaFile,
  route(registers.managedArea, managedArea),
  route(registers.lookUp, lookUp),
  route(registers.getRecord, getRecord),
  route(registers.recordTimeline, recordTimeline),
  rawRoute(registers.printLabels, (exchange, request, actor) => printLabelSheet(exchange, request, actor!)),
  route(belongings.listSpaces, listSpaces),
  rawRoute(belongings.exportSpaces, (exchange, { query }, actor) => exportRegister(SPACES, exchange, actor!, query, () => spaceConditions(query.filter))),
  route(belongings.getSpace, getSpace),
  route(belongings.createSpace, createSpace),
  route(belongings.changeSpace, changeSpace),
  route(belongings.actOnSpace, actOnSpace),
  route(belongings.listVehicles, listVehicles),
  rawRoute(belongings.exportVehicles, (exchange, { query }, actor) => exportRegister(VEHICLES, exchange, actor!, query, () => vehicleConditions(query.filter))),
  route(belongings.getVehicle, getVehicle),
  route(belongings.createVehicle, createVehicle),
  route(belongings.changeVehicle, changeVehicle),
  route(belongings.actOnVehicle, actOnVehicle),
  route(belongings.listCards, listCards),
  rawRoute(belongings.exportCards, (exchange, { query }, actor) => exportRegister(CARDS, exchange, actor!, query, () => cardConditions(query.filter))),
  route(belongings.getCard, getCard),
  route(belongings.applyForCard, applyForCard),
  route(belongings.actOnCard, actOnCard),
  route(belongings.listPets, listPets),
  rawRoute(belongings.exportPets, (exchange, { query }, actor) => exportRegister(PETS, exchange, actor!, query, () => petConditions(query.filter))),
  route(belongings.getPet, getPet),
  route(belongings.createPet, createPet),
  route(belongings.changePet, changePet),
  route(belongings.actOnPet, actOnPet),
  route(belongings.vaccinatePet, vaccinatePet),
  route(belongings.unitBelongings, unitBelongings),
  route(belongings.personBelongings, personBelongings),
  route(lettings.listTenancies, listTenancies),
  rawRoute(lettings.exportTenancies, (exchange, { query }, actor) => exportRegister(TENANCIES, exchange, actor!, query, (ctx) => tenancyConditions(ctx, query.siteId, query.filter))),
  route(lettings.getTenancy, getTenancy),
  route(lettings.startTenancy, startTenancy),
  route(lettings.changeTenancy, changeTenancy),
  route(lettings.actOnTenancy, actOnTenancy),
  route(lettings.doTenancyTask, doTenancyTask),
  route(lettings.listEntrustments, listEntrustments),
  rawRoute(lettings.exportEntrustments, (exchange, { query }, actor) => exportRegister(ENTRUSTMENTS, exchange, actor!, query, () => entrustmentConditions(query.filter))),
  route(lettings.getEntrustment, getEntrustment),
  route(lettings.startEntrustment, startEntrustment),
  route(lettings.changeEntrustment, changeEntrustment),
  route(lettings.actOnEntrustment, actOnEntrustment),
  route(lettings.listBusinessChanges, listBusinessChanges),
  rawRoute(lettings.exportBusinessChanges, (exchange, { query }, actor) => exportRegister(BUSINESSES, exchange, actor!, query, (ctx) => businessConditions(ctx, query.siteId, query.filter))),
  route(lettings.getBusinessChange, getBusinessChange),
  route(lettings.requestBusinessChange, requestBusinessChange),
  route(lettings.actOnBusinessChange, actOnBusinessChange),
  route(lettings.unitUse, unitUse),
]
