import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

export const energyRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/energy', validateSearch: textSearch('month', 'kind', 'subject', 'missing', 'over', 'show'), component: lazyRouteComponent(() => import('./board.tsx'), 'EnergyBoard') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/energy/alarms', validateSearch: textSearch('q', 'state', 'kind', 'meterKind', 'month', 'meterId'), component: lazyRouteComponent(() => import('./alarm-list.tsx'), 'AlarmList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/energy/alarms/$id', component: lazyRouteComponent(() => import('./alarm-page.tsx'), 'AlarmPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/energy/measures', validateSearch: textSearch('q', 'state', 'meterKind'), component: lazyRouteComponent(() => import('./measure-list.tsx'), 'MeasureList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/energy/measures/$id', component: lazyRouteComponent(() => import('./measure-page.tsx'), 'MeasurePage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/energy/nights', validateSearch: textSearch('verdict', 'meterId'), component: lazyRouteComponent(() => import('./nights.tsx'), 'Nights') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/energy/campaigns', validateSearch: textSearch('q', 'state'), component: lazyRouteComponent(() => import('./campaigns.tsx'), 'Campaigns') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/energy/groups', component: lazyRouteComponent(() => import('./groups.tsx'), 'Groups') }),
] as const
