import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

export const rotaRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/rota', validateSearch: textSearch('month'), component: lazyRouteComponent(() => import('./rota-page.tsx'), 'RotaPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/rota/on-duty', component: lazyRouteComponent(() => import('./on-duty.tsx'), 'OnDutyPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/rota/leave', validateSearch: textSearch('state', 'kind', 'from', 'to'), component: lazyRouteComponent(() => import('./leave-list.tsx'), 'LeaveList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/rota/swaps', validateSearch: textSearch('state'), component: lazyRouteComponent(() => import('./swap-list.tsx'), 'SwapList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/rota/posts', component: lazyRouteComponent(() => import('./posts-page.tsx'), 'PostsPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/rota/quotas', component: lazyRouteComponent(() => import('./quotas-page.tsx'), 'QuotasPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/rota/reserve', validateSearch: textSearch('q', 'weekday'), component: lazyRouteComponent(() => import('./reserve-list.tsx'), 'ReserveList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/rota/call-ups', validateSearch: textSearch('state', 'reason'), component: lazyRouteComponent(() => import('./call-up-list.tsx'), 'CallUpList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/rota/pulse', component: lazyRouteComponent(() => import('./pulse-page.tsx'), 'PulsePage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/my-rota', component: lazyRouteComponent(() => import('./my-rota.tsx'), 'MyRotaPage') }),
] as const
