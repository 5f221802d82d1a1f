import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

export const governanceRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/rulebook', validateSearch: textSearch('q', 'kind', 'audience', 'state', 'force', 'unread'), component: lazyRouteComponent(() => import('./rule-list.tsx'), 'RuleList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/rulebook/outstanding', component: lazyRouteComponent(() => import('./outstanding.tsx'), 'OutstandingRules') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/rulebook/completeness', component: lazyRouteComponent(() => import('./completeness.tsx'), 'Completeness') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/rulebook/$id', component: lazyRouteComponent(() => import('./rule-page.tsx'), 'RulePage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/org', component: lazyRouteComponent(() => import('./org-chart.tsx'), 'OrgChartPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/org/positions', component: lazyRouteComponent(() => import('./positions.tsx'), 'Positions') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/org/company', component: lazyRouteComponent(() => import('./company.tsx'), 'Company') }),
] as const
