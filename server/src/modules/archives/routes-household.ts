import { dataquality, households, merges } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { actOnCampaign, campaignHouseholds, createCampaign, listCampaigns } from './campaigns/campaigns.ts'
import { chronicleRules, setChronicleRule } from './chronicle/by-rule.ts'
import { actOnChronicle, unitChronicle, writeChronicle } from './chronicle/chronicle.ts'
import { printChronicle } from './chronicle/print.ts'
import { decideCorrection, listCorrections } from './corrections/decide.ts'
import { correctOwnFile, ownFile } from './corrections/own-file.ts'
import { campaignsFile, duplicatesFile } from './export-lists-at-once.ts'
import { changeHousehold, listHouseholds, verifyHousehold } from './households/change-household.ts'
import { readHouseholdHistory } from './households/history.ts'
import { getHouseholdFile, householdCard } from './households/household-file.ts'
import { occupantsFile } from './households/export-occupants.ts'
import { occupantsOn } from './households/occupants-on.ts'
import { dismissDuplicate, listDuplicates } from './merge/duplicates.ts'
import { listMerges, mergePersons, previewMerge } from './merge/merge.ts'
import { undoMerge } from './merge/undo.ts'
import { addObservation, decideObservation, listObservations } from './observations/observations.ts'
import { planQualityExport } from './quality/export.ts'
import { qualityList, qualityReport } from './quality/report.ts'
import { changeOwner, listOwnerChanges, previewTransfer } from './transfer/change-owner.ts'
import { fileAsOf, fileVersions } from './versions/versions.ts'
import { planHouseholdsExport, planCorrectionsExport, planObservationsExport } from './list-exports.ts'

export const householdRoutes: Route[] = [
  route(households.getHouseholdFile, getHouseholdFile),
  route(households.listHouseholds, listHouseholds),
  rawRoute(households.exportHouseholds, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planHouseholdsExport(ctx, query))),
  route(households.changeHousehold, changeHousehold),
  route(households.verifyHousehold, verifyHousehold),
  route(households.householdCard, householdCard),
  route(households.householdHistory, readHouseholdHistory),
  route(households.occupantsOn, occupantsOn),
  occupantsFile,
  route(households.fileVersions, fileVersions),
  route(households.fileAsOf, fileAsOf),
  route(households.unitChronicle, unitChronicle),
  route(households.writeChronicle, writeChronicle),
  route(households.actOnChronicle, actOnChronicle),
  rawRoute(households.printChronicle, (exchange, input, actor) => printChronicle(exchange, input, actor!)),
  route(households.chronicleRules, chronicleRules),
  route(households.setChronicleRule, setChronicleRule),
  route(households.previewTransfer, previewTransfer),
  route(households.changeOwner, changeOwner),
  route(households.listOwnerChanges, listOwnerChanges),
  duplicatesFile,
  route(merges.listDuplicates, listDuplicates),
  route(merges.dismissDuplicate, dismissDuplicate),
  route(merges.previewMerge, previewMerge),
  route(merges.mergePersons, mergePersons),
  route(merges.undoMerge, undoMerge),
  route(merges.listMerges, listMerges),
  route(dataquality.qualityReport, qualityReport),
  route(dataquality.qualityList, qualityList),
  rawRoute(dataquality.exportQuality, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planQualityExport(ctx, query))),
  route(dataquality.listCorrections, listCorrections),
  rawRoute(dataquality.exportCorrections, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planCorrectionsExport(ctx, query))),
  route(dataquality.decideCorrection, decideCorrection),
  route(dataquality.ownFile, ownFile),
  route(dataquality.correctOwnFile, correctOwnFile),
  campaignsFile,
  route(dataquality.listCampaigns, listCampaigns),
  route(dataquality.createCampaign, createCampaign),
  route(dataquality.actOnCampaign, actOnCampaign),
  route(dataquality.campaignHouseholds, campaignHouseholds),
  route(dataquality.addObservation, addObservation),
  route(dataquality.listObservations, listObservations),
  rawRoute(dataquality.exportObservations, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planObservationsExport(ctx, query))),
  route(dataquality.decideObservation, decideObservation),
]
