import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

/** Buildings, units and people of a site; `unit` in the address is the one opened beside the list. */
export const archiveRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/archives/quality',
    validateSearch: textSearch('flag', 'missing', 'type'),
    component: lazyRouteComponent(() => import('./household/quality-page.tsx'), 'QualityPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/archives/duplicates',
    component: lazyRouteComponent(() => import('./household/duplicates-page.tsx'), 'DuplicatesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/archives/merge',
    validateSearch: textSearch('keep', 'other'),
    component: lazyRouteComponent(() => import('./household/merge-page.tsx'), 'MergePage'),
  }),
  createRoute({ getParentRoute: () => shellRoute, path: '/archives/occupants', validateSearch: textSearch('buildingId', 'entranceId', 'on', 'empty'), component: lazyRouteComponent(() => import('./occupants-page.tsx'), 'OccupantsPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/archives/households', validateSearch: textSearch('q', 'type'), component: lazyRouteComponent(() => import('./household/household-list.tsx'), 'HouseholdList') }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/archives',
    validateSearch: textSearch('q', 'state', 'use', 'warrantyEnding', 'buildingId', 'entranceId', 'sort', 'unit'),
    component: lazyRouteComponent(() => import('./archives-page.tsx'), 'ArchivesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/archives/units/$id',
    component: lazyRouteComponent(() => import('./unit-page.tsx'), 'UnitPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/archives/persons',
    validateSearch: textSearch('q', 'role', 'kind', 'current'),
    component: lazyRouteComponent(() => import('./person-list.tsx'), 'PersonList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/archives/persons/$id',
    component: lazyRouteComponent(() => import('./person-page.tsx'), 'PersonPage'),
  }),
] as const
