import { governance, structure } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { changeLiaison, getLiaison, liaisonTimeline, listLiaisons, recordLiaison, settleLiaison } from './liaison.ts'
import { orgChart } from './org-chart.ts'
import { changeParty, createParty, listParties } from './parties.ts'
import { changeCompanyProfile, changeSiteProfile, getCompanyProfile, getSiteProfile, siteTimeline } from './profiles.ts'
import { addReadyDuties, changeDuty, createDuty, dutyTimeline, listResponsibilities } from './responsibilities.ts'
import { suggestResponsible } from './responsible.ts'
import { planLiaisonExport, planMatrixExport, planPartyExport } from './sheets.ts'

export const governanceRoutes: Route[] = [
  route(structure.orgChart, orgChart),
  route(structure.getCompanyProfile, getCompanyProfile),
  route(structure.changeCompanyProfile, changeCompanyProfile),
  route(structure.getSiteProfile, getSiteProfile),
  route(structure.changeSiteProfile, changeSiteProfile),
  route(structure.siteTimeline, siteTimeline),
  route(governance.responsibilities, listResponsibilities),
  rawRoute(governance.exportResponsibilities, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planMatrixExport(ctx, query))),
  route(governance.suggestResponsible, suggestResponsible),
  route(governance.createDuty, createDuty),
  route(governance.addReadyDuties, addReadyDuties),
  route(governance.changeDuty, changeDuty),
  route(governance.dutyTimeline, dutyTimeline),
  route(governance.listParties, listParties),
  rawRoute(governance.exportParties, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planPartyExport(ctx, query))),
  route(governance.createParty, createParty),
  route(governance.changeParty, changeParty),
  route(governance.listLiaisons, listLiaisons),
  rawRoute(governance.exportLiaisons, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planLiaisonExport(ctx, query))),
  route(governance.recordLiaison, recordLiaison),
  route(governance.getLiaison, getLiaison),
  route(governance.changeLiaison, changeLiaison),
  route(governance.settleLiaison, settleLiaison),
  route(governance.liaisonTimeline, liaisonTimeline),
]
