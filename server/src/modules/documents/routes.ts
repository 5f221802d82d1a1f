import { documents } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { documentCompleteness, planCompletenessExport, unitPapers } from './completeness.ts'
import { actOnDocument, changeDocument, fileDocument } from './file-document.ts'
import { addReadyKinds, changeDocumentKind, createDocumentKind, listDocumentKinds } from './kinds.ts'
import { documentTimeline, getDocument, listDocuments, planDocumentExport } from './list.ts'
import { documentOpenings, openDocument } from './opening.ts'
import { changeScopeLine, createScopeLine, listScope, planScopeExport, scopeReport } from './scope.ts'
import { ownPapers } from './own-papers.ts'

export const documentRoutes: Route[] = [
  route(documents.listDocumentKinds, listDocumentKinds),
  route(documents.createDocumentKind, createDocumentKind),
  route(documents.changeDocumentKind, changeDocumentKind),
  route(documents.addReadyKinds, addReadyKinds),
  route(documents.listDocuments, listDocuments),
  rawRoute(documents.exportDocuments, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planDocumentExport(ctx, query))),
  route(documents.documentCompleteness, documentCompleteness),
  rawRoute(documents.exportCompleteness, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planCompletenessExport(ctx, query))),
  route(documents.unitPapers, unitPapers),
  route(documents.fileDocument, fileDocument),
  route(documents.ownPapers, ownPapers),
  route(documents.getDocument, getDocument),
  route(documents.changeDocument, changeDocument),
  route(documents.actOnDocument, actOnDocument),
  route(documents.openDocument, openDocument),
  route(documents.documentTimeline, documentTimeline),
  route(documents.documentOpenings, documentOpenings),
  route(documents.listScope, listScope),
  route(documents.createScopeLine, createScopeLine),
  route(documents.changeScopeLine, changeScopeLine),
  route(documents.scopeReport, scopeReport),
  rawRoute(documents.exportScopeReport, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planScopeExport(ctx, query))),
]
