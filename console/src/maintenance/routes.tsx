import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

const PERIOD = ['from', 'to'] as const

export const maintenanceRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/maintenance', validateSearch: textSearch(...PERIOD), component: lazyRouteComponent(() => import('./board.tsx'), 'MaintenanceBoard') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/maintenance/tasks', validateSearch: textSearch('state', 'planId', 'facilityId', 'workerId', 'mine', 'overdue', ...PERIOD), component: lazyRouteComponent(() => import('./task-list.tsx'), 'TaskList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/maintenance/tasks/$id', component: lazyRouteComponent(() => import('./task-page.tsx'), 'TaskPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/maintenance/plans', validateSearch: textSearch('q', 'state', 'trigger', 'facilityId'), component: lazyRouteComponent(() => import('./plan-list.tsx'), 'PlanList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/maintenance/plans/$id', component: lazyRouteComponent(() => import('./plan-page.tsx'), 'PlanPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/maintenance/year', validateSearch: textSearch('year'), component: lazyRouteComponent(() => import('./year-page.tsx'), 'YearPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/maintenance/procedures', validateSearch: textSearch('q', 'active'), component: lazyRouteComponent(() => import('./procedure-list.tsx'), 'ProcedureList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/maintenance/procedures/$id', validateSearch: textSearch('number'), component: lazyRouteComponent(() => import('./procedure-page.tsx'), 'ProcedurePage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/maintenance/legal', validateSearch: textSearch('q', 'kind', 'state', 'active'), component: lazyRouteComponent(() => import('./legal-list.tsx'), 'LegalList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/maintenance/legal/$id', component: lazyRouteComponent(() => import('./legal-page.tsx'), 'LegalPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/maintenance/facilities', validateSearch: textSearch('q', 'class', 'state', 'responsibleId', 'unassigned', 'mustStop', 'zoneId'), component: lazyRouteComponent(() => import('./facility-list.tsx'), 'MaintainedFacilityList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/maintenance/downtimes', validateSearch: textSearch('facilityId', 'class', 'cause', 'open', 'planned', ...PERIOD), component: lazyRouteComponent(() => import('./downtime-list.tsx'), 'DowntimeList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/maintenance/costs', validateSearch: textSearch('facilityId', 'kind', ...PERIOD), component: lazyRouteComponent(() => import('./cost-list.tsx'), 'CostList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/maintenance/proposals', validateSearch: textSearch('q', 'kind', 'state', 'fund', 'facilityId'), component: lazyRouteComponent(() => import('./proposal-list.tsx'), 'ProposalList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/maintenance/proposals/$id', component: lazyRouteComponent(() => import('./proposal-page.tsx'), 'ProposalPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/maintenance/limits', validateSearch: textSearch('number'), component: lazyRouteComponent(() => import('./limits-page.tsx'), 'LimitsPage') }),
] as const
