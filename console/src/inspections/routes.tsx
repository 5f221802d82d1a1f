import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

const PERIOD = ['from', 'to'] as const

export const inspectionRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/inspections', validateSearch: textSearch('day'), component: lazyRouteComponent(() => import('./board.tsx'), 'InspectionBoard') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/inspections/map', validateSearch: textSearch('plan', 'point'), component: lazyRouteComponent(() => import('./map.tsx'), 'InspectionMap') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/inspections/rounds', validateSearch: textSearch('state', 'kind', 'planId', 'employeeId', 'mine', 'late', 'weak', ...PERIOD), component: lazyRouteComponent(() => import('./round-list.tsx'), 'RoundList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/inspections/rounds/$id', component: lazyRouteComponent(() => import('./round-page.tsx'), 'RoundPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/inspections/findings', validateSearch: textSearch('q', 'state', 'severity', 'way', 'pointId', 'checklistId', 'facilityClassId', 'areaType', 'target', 'mine', 'repeated', ...PERIOD), component: lazyRouteComponent(() => import('./finding-list.tsx'), 'FindingList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/inspections/findings/$id', component: lazyRouteComponent(() => import('./finding-page.tsx'), 'FindingPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/inspections/points', validateSearch: textSearch('q', 'target', 'buildingId', 'checklistId', 'result', 'active'), component: lazyRouteComponent(() => import('./point-list.tsx'), 'PointList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/inspections/points/$id', component: lazyRouteComponent(() => import('./point-page.tsx'), 'PointPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/inspections/checklists', validateSearch: textSearch('q', 'active'), component: lazyRouteComponent(() => import('./checklist-list.tsx'), 'ChecklistList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/inspections/checklists/$id', validateSearch: textSearch('number'), component: lazyRouteComponent(() => import('./checklist-page.tsx'), 'ChecklistPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/inspections/routes', validateSearch: textSearch('active'), component: lazyRouteComponent(() => import('./route-list.tsx'), 'RouteList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/inspections/routes/$id', component: lazyRouteComponent(() => import('./route-page.tsx'), 'RoutePage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/inspections/plans', validateSearch: textSearch('kind', 'state'), component: lazyRouteComponent(() => import('./plan-list.tsx'), 'PlanList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/inspections/plans/$id', component: lazyRouteComponent(() => import('./plan-page.tsx'), 'PlanPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/inspections/lamps', validateSearch: textSearch('q', 'zoneId', 'buildingId', 'source', 'dark', 'voided', ...PERIOD), component: lazyRouteComponent(() => import('./lamps/lamp-list.tsx'), 'LampList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/inspections/lamps/$id', component: lazyRouteComponent(() => import('./lamps/lamp-page.tsx'), 'LampPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/inspections/figures', validateSearch: textSearch(...PERIOD), component: lazyRouteComponent(() => import('./figures.tsx'), 'InspectionFigures') }),
] as const
