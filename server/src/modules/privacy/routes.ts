import { privacy } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { listAccess, ownAccess, personAccess, personAccessPdf, planAccessExport } from './access-list.ts'
import { changeOwnConsent, listConsents, ownConsents, recordConsent, withdrawConsent } from './consents.ts'
import { checkErasure, erasePerson, erasurePdf, listErasures } from './erasure.ts'
import { erasuresFile, holdsFile, purgeRunsFile, trailChecksFile, undertakingsFile, unusualAccessFile } from './export-lists.ts'
import { exportPerson } from './export-person.ts'
import { liftHold, listHolds, placeHold } from './holds.ts'
import { changeRetention, listPurgeRuns, listRetention, runPurge } from './retention.ts'
import { missingConsents, planMissingExport } from './missing-consents.ts'
import { revealField } from './reveal.ts'
import { changePrivacySettings, getPrivacySettings } from './settings.ts'
import { listTexts, writeText } from './texts.ts'
import { checkTrail, listTrailChecks } from './trail-checks.ts'
import { listUndertakings, ownUndertaking, signUndertaking } from './undertakings.ts'
import { unusualAccess } from './unusual.ts'

export const privacyRoutes: Route[] = [
  route(privacy.revealField, revealField),
  route(privacy.listAccess, listAccess),
  rawRoute(privacy.exportAccess, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planAccessExport(ctx, query))),
  unusualAccessFile,
  route(privacy.unusualAccess, unusualAccess),
  route(privacy.personAccess, personAccess),
  route(privacy.personAccessPdf, personAccessPdf),
  route(privacy.ownAccess, ownAccess),
  route(privacy.listTexts, listTexts),
  route(privacy.writeText, writeText),
  route(privacy.listConsents, listConsents),
  route(privacy.recordConsent, recordConsent),
  route(privacy.withdrawConsent, withdrawConsent),
  route(privacy.missingConsents, missingConsents),
  rawRoute(privacy.exportMissingConsents, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planMissingExport(ctx, query))),
  route(privacy.ownConsents, ownConsents),
  route(privacy.changeOwnConsent, changeOwnConsent),
  undertakingsFile,
  route(privacy.listUndertakings, listUndertakings),
  route(privacy.ownUndertaking, ownUndertaking),
  route(privacy.signUndertaking, signUndertaking),
  route(privacy.listRetention, listRetention),
  route(privacy.changeRetention, changeRetention),
  purgeRunsFile,
  route(privacy.listPurgeRuns, listPurgeRuns),
  route(privacy.runPurge, runPurge),
  holdsFile,
  route(privacy.listHolds, listHolds),
  route(privacy.placeHold, placeHold),
  route(privacy.liftHold, liftHold),
  route(privacy.exportPerson, exportPerson),
  route(privacy.checkErasure, checkErasure),
  route(privacy.erasePerson, erasePerson),
  erasuresFile,
  route(privacy.listErasures, listErasures),
  route(privacy.erasurePdf, erasurePdf),
  route(privacy.getPrivacySettings, getPrivacySettings),
  route(privacy.changePrivacySettings, changePrivacySettings),
  trailChecksFile,
  route(privacy.listTrailChecks, listTrailChecks),
  rawRoute(privacy.checkTrail, (exchange, _, actor) => checkTrail(exchange.app, actor!)),
]
