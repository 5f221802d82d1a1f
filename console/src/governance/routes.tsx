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
  createRoute({ getParentRoute: () => shellRoute, path: '/org/responsibilities', validateSearch: textSearch('show'), component: lazyRouteComponent(() => import('./responsibilities.tsx'), 'Responsibilities') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/org/liaisons', validateSearch: textSearch('q', 'kind', 'partyId', 'open', 'overdue', 'mine', 'from', 'to'), component: lazyRouteComponent(() => import('./liaison-list.tsx'), 'LiaisonList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/org/liaisons/$id', component: lazyRouteComponent(() => import('./liaison-page.tsx'), 'LiaisonPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/org/parties', validateSearch: textSearch('q', 'kind', 'all'), component: lazyRouteComponent(() => import('./party-list.tsx'), 'PartyList') }),
] as const
