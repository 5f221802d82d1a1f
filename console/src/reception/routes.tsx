import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

export const receptionRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reception',
    component: lazyRouteComponent(() => import('./board.tsx'), 'ReceptionBoard'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reception/visits',
    validateSearch: textSearch('q', 'status', 'servedById', 'unitId', 'personId', 'from', 'to', 'conforms', 'low'),
    component: lazyRouteComponent(() => import('./visit-list.tsx'), 'VisitList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reception/visits/$id',
    component: lazyRouteComponent(() => import('./visit-page.tsx'), 'VisitPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reception/appointments',
    validateSearch: textSearch('q', 'status', 'hostId', 'from', 'to'),
    component: lazyRouteComponent(() => import('./appointment-list.tsx'), 'AppointmentList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reception/night',
    component: lazyRouteComponent(() => import('./night-intake.tsx'), 'NightIntake'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/gate',
    validateSearch: textSearch('q', 'inside', 'unitId', 'from', 'to'),
    component: lazyRouteComponent(() => import('./gate-list.tsx'), 'GateList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/hand-overs',
    validateSearch: textSearch('post', 'waiting', 'byId', 'from', 'to'),
    component: lazyRouteComponent(() => import('./hand-over-list.tsx'), 'HandOverList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/hand-overs/new',
    validateSearch: textSearch('post'),
    component: lazyRouteComponent(() => import('./hand-over-form.tsx'), 'HandOverForm'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/hand-overs/$id',
    component: lazyRouteComponent(() => import('./hand-over-page.tsx'), 'HandOverPage'),
  }),
] as const
