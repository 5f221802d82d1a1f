import { cases, residents } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { sharedRoute } from '../../platform/http/shared-reads.ts'
import { exportList } from '../../platform/records/export.ts'
import { actOnCase, changeCase } from './act.ts'
import { caseBoard } from './board.ts'
import { changeCategory, createCategory, listCategories } from './categories.ts'
import { listContacts, planContactExport } from './contacts.ts'
import { callerCard } from './desk.ts'
import { planCaseExport } from './export.ts'
import { listCases } from './list.ts'
import { printCase } from './print.ts'
import { joinCase, residentHome, similarOwnCases } from './resident-home.ts'
import { similarCases } from './similar.ts'
import { createCase, createContact } from './take-case.ts'
import { caseTalk, readTalk } from './talk.ts'
import { caseClocks, caseTimeline, commentOnCase, getCase } from './timeline.ts'

import { visitWindows } from './visit-windows.ts'

export const caseRoutes: Route[] = [
  route(cases.listCategories, listCategories),
  route(cases.createCategory, createCategory),
  route(cases.changeCategory, changeCategory),
  route(cases.createCase, createCase),
  route(cases.listCases, listCases),
  sharedRoute(cases.caseBoard, { permit: (actor, { query }) => actor.mustSee('cases:read', query.siteId), isOwn: ({ query }) => query.filter.mine === true }, caseBoard),
  rawRoute(cases.exportCases, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planCaseExport(ctx, query))),
  route(cases.similarCases, similarCases),
  route(cases.getCase, getCase),
  route(cases.changeCase, changeCase),
  route(cases.actOnCase, actOnCase),
  route(cases.caseTimeline, caseTimeline),
  route(cases.commentOnCase, commentOnCase),
  route(cases.caseClocks, caseClocks),
  rawRoute(cases.printCase, (exchange, input, actor) => printCase(exchange, input, actor!)),
  route(cases.createContact, createContact),
  route(cases.listContacts, listContacts),
  rawRoute(cases.exportContacts, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planContactExport(ctx, query))),
  route(cases.callerCard, callerCard),
  route(residents.residentHome, residentHome),
  route(residents.similarOwnCases, similarOwnCases),
  route(residents.joinCase, joinCase),
  route(residents.caseTalk, caseTalk),
  route(residents.readTalk, readTalk),
  route(residents.visitWindows, visitWindows),
]
