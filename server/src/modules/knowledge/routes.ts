import { knowledge } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { articleTimeline, changeArticle, createArticle, getArticle } from './articles.ts'
import { changeEnquiryKind, createEnquiryKind, listEnquiryKinds } from './enquiry-kinds.ts'
import { planArticleExport, planGapExport } from './export.ts'
import { createFeeQuery, listFeeQueries } from './fee-query.ts'
import { actOnGap, gapFigures, listGaps } from './gaps.ts'
import { listArticles, listTopics } from './list.ts'
import { printFeeQuery } from './print.ts'
import { actOnArticle } from './publish.ts'
import { createReceipt, listReceipts } from './receipts.ts'
import { suggestArticles } from './suggest.ts'
import { planReceiptsExport, planFeeQueriesExport } from './export-receipts.ts'

export const knowledgeRoutes: Route[] = [
  route(knowledge.listArticles, listArticles),
  rawRoute(knowledge.exportArticles, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planArticleExport(ctx, query))),
  route(knowledge.listTopics, listTopics),
  route(knowledge.getArticle, getArticle),
  route(knowledge.createArticle, createArticle),
  route(knowledge.changeArticle, changeArticle),
  route(knowledge.actOnArticle, actOnArticle),
  route(knowledge.articleTimeline, articleTimeline),
  route(knowledge.suggestArticles, suggestArticles),
  route(knowledge.listEnquiryKinds, listEnquiryKinds),
  route(knowledge.createEnquiryKind, createEnquiryKind),
  route(knowledge.changeEnquiryKind, changeEnquiryKind),
  route(knowledge.listGaps, listGaps),
  rawRoute(knowledge.exportGaps, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planGapExport(ctx, query))),
  route(knowledge.gapFigures, gapFigures),
  route(knowledge.actOnGap, actOnGap),
  route(knowledge.createReceipt, createReceipt),
  route(knowledge.listReceipts, listReceipts),
  rawRoute(knowledge.exportReceipts, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planReceiptsExport(ctx, query))),
  route(knowledge.createFeeQuery, createFeeQuery),
  route(knowledge.listFeeQueries, listFeeQueries),
  rawRoute(knowledge.exportFeeQueries, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planFeeQueriesExport(ctx, query))),
  rawRoute(knowledge.printFeeQuery, (exchange, input, actor) => printFeeQuery(exchange, input, actor!)),
]
