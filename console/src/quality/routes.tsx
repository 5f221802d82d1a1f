import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

export const qualityRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/quality',
    validateSearch: textSearch('q', 'post', 'scene', 'state', 'unread'),
    component: lazyRouteComponent(() => import('./standard-list.tsx'), 'StandardList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/quality/standards/$id',
    component: lazyRouteComponent(() => import('./standard-page.tsx'), 'StandardPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/quality/checks',
    validateSearch: textSearch('employeeId', 'scene', 'mine', 'redLine', 'occasion', 'from', 'to', 'standard'),
    component: lazyRouteComponent(() => import('./check-list.tsx'), 'CheckList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/quality/checks/$id',
    component: lazyRouteComponent(() => import('./check-page.tsx'), 'CheckPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/quality/figures',
    validateSearch: textSearch('from', 'to'),
    component: lazyRouteComponent(() => import('./check-figures.tsx'), 'CheckFigures'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/quality/nonconformities',
    validateSearch: textSearch('q', 'employeeId', 'observerId', 'from', 'to'),
    component: lazyRouteComponent(() => import('./nonconformity-list.tsx'), 'NonconformityList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/quality/scores',
    validateSearch: textSearch('month'),
    component: lazyRouteComponent(() => import('./scores/score-board.tsx'), 'ScoreBoard'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/quality/scores/details',
    validateSearch: textSearch('month', 'employee'),
    component: lazyRouteComponent(() => import('./scores/score-page.tsx'), 'ScorePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/quality/mystery',
    validateSearch: textSearch('state'),
    component: lazyRouteComponent(() => import('./scores/mystery-list.tsx'), 'MysteryList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/quality/mystery/$id',
    component: lazyRouteComponent(() => import('./scores/mystery-page.tsx'), 'MysteryPage'),
  }),
] as const
