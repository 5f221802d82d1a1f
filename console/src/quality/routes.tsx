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
    validateSearch: textSearch('month', 'employee', 'at'),
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
  createRoute({ getParentRoute: () => shellRoute, path: '/quality/appeals', validateSearch: textSearch('state', 'month', 'mine'), component: lazyRouteComponent(() => import('./scores/appeal-list.tsx'), 'AppealList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/quality/improve', validateSearch: textSearch('month'), component: lazyRouteComponent(() => import('./improve/improve-home.tsx'), 'ImproveHome') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/quality/improve/actions', validateSearch: textSearch('q', 'state', 'source', 'ownerId', 'open', 'mine', 'overdue', 'dueFrom', 'dueTo'), component: lazyRouteComponent(() => import('./improve/action-list.tsx'), 'ActionList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/quality/improve/actions/$id', component: lazyRouteComponent(() => import('./improve/action-page.tsx'), 'ActionPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/quality/improve/meetings', validateSearch: textSearch('state'), component: lazyRouteComponent(() => import('./improve/meeting-list.tsx'), 'MeetingList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/quality/improve/meetings/$id', component: lazyRouteComponent(() => import('./improve/meeting-page.tsx'), 'MeetingPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/quality/improve/evaluations', validateSearch: textSearch('state'), component: lazyRouteComponent(() => import('./improve/evaluation-list.tsx'), 'EvaluationList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/quality/improve/evaluations/$id', component: lazyRouteComponent(() => import('./improve/evaluation-page.tsx'), 'EvaluationPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/quality/improve/ideas', validateSearch: textSearch('q', 'state', 'source'), component: lazyRouteComponent(() => import('./improve/idea-list.tsx'), 'IdeaList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/quality/improve/6s', component: lazyRouteComponent(() => import('./improve/six-s.tsx'), 'SixS') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/quality/improve/ratings', validateSearch: textSearch('quarter'), component: lazyRouteComponent(() => import('./improve/ratings.tsx'), 'Ratings') }),
] as const
