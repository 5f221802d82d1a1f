import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

export const knowledgeRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/knowledge',
    validateSearch: textSearch('q', 'kind', 'topic', 'state', 'show'),
    component: lazyRouteComponent(() => import('./article-list.tsx'), 'ArticleList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/knowledge/gaps',
    validateSearch: textSearch('q', 'state', 'enquiryKindId', 'takenById', 'from', 'to'),
    component: lazyRouteComponent(() => import('./gap-list.tsx'), 'GapList'),
  }),
  createRoute({ getParentRoute: () => shellRoute, path: '/knowledge/fee-queries', validateSearch: textSearch('unitId', 'passed'), component: lazyRouteComponent(() => import('./fee-query-list.tsx'), 'FeeQueryList') }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/knowledge/new',
    validateSearch: textSearch('kind', 'title', 'gap'),
    component: lazyRouteComponent(() => import('./article-editor.tsx'), 'NewArticle'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/knowledge/$id',
    validateSearch: textSearch('version'),
    component: lazyRouteComponent(() => import('./article-page.tsx'), 'ArticlePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/knowledge/$id/edit',
    component: lazyRouteComponent(() => import('./article-editor.tsx'), 'EditArticle'),
  }),
] as const
