import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

/** The environment work: its board, the matrix of agents, and one list and one page for each kind of record. */
export const environmentRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/environment', validateSearch: textSearch('from', 'to'), component: lazyRouteComponent(() => import('./board.tsx'), 'EnvironmentBoard') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/environment/agents', component: lazyRouteComponent(() => import('./agents-page.tsx'), 'AgentsPage') }),
  createRoute({
    getParentRoute: () => shellRoute, path: '/environment/$kind',
    validateSearch: textSearch('q', 'state', 'kind', 'areaType', 'task', 'surface', 'planned', 'running', 'active', 'passed', 'open', 'late', 'mine', 'material', 'agent', 'due', 'stationId', 'bad', 'overdue', 'target', 'from', 'to'),
    component: lazyRouteComponent(() => import('./list.tsx'), 'EnvironmentList'),
  }),
  createRoute({ getParentRoute: () => shellRoute, path: '/environment/$kind/$id', component: lazyRouteComponent(() => import('./page.tsx'), 'EnvironmentPage') }),
] as const
