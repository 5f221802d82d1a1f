import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'
import { CASE_KEYS, ORDER_KEYS } from './analysis/case-search.ts'
import { CLOCK_KEYS, REPORT_KEYS } from './report-search.ts'

export const insightRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/insight',
    validateSearch: textSearch('from', 'to'),
    component: lazyRouteComponent(() => import('./insight.tsx'), 'Insight'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/insight/sla',
    validateSearch: textSearch(...REPORT_KEYS),
    component: lazyRouteComponent(() => import('./sla-report.tsx'), 'SlaReport'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/insight/sla/clocks',
    validateSearch: textSearch(...CLOCK_KEYS),
    component: lazyRouteComponent(() => import('./sla-clocks.tsx'), 'SlaClocks'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/insight/cases',
    validateSearch: textSearch(...CASE_KEYS),
    component: lazyRouteComponent(() => import('./analysis/case-analysis.tsx'), 'CaseAnalysis'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/insight/cases/rows',
    validateSearch: textSearch(...CASE_KEYS),
    component: lazyRouteComponent(() => import('./analysis/analysis-rows.tsx'), 'CaseAnalysisRows'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/insight/work-orders',
    validateSearch: textSearch(...ORDER_KEYS),
    component: lazyRouteComponent(() => import('./analysis/order-analysis.tsx'), 'OrderAnalysis'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/insight/work-orders/rows',
    validateSearch: textSearch(...ORDER_KEYS),
    component: lazyRouteComponent(() => import('./analysis/analysis-rows.tsx'), 'OrderAnalysisRows'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/insight/sites',
    validateSearch: textSearch('from', 'to'),
    component: lazyRouteComponent(() => import('./compare-sites.tsx'), 'CompareSites'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/insight/zones',
    validateSearch: textSearch('month'),
    component: lazyRouteComponent(() => import('./analysis/zones.tsx'), 'Zones'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/insight/improvements',
    validateSearch: textSearch('q', 'state', 'open', 'mine', 'overdue', 'ownerId'),
    component: lazyRouteComponent(() => import('./improvements/improvement-list.tsx'), 'ImprovementList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/insight/improvements/$id',
    component: lazyRouteComponent(() => import('./improvements/improvement-page.tsx'), 'ImprovementPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/insight/training-needs',
    component: lazyRouteComponent(() => import('./improvements/training-needs.tsx'), 'TrainingNeeds'),
  }),
] as const
