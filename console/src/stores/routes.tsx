import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

export const storeRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/stores',
    validateSearch: textSearch('q', 'low', 'away', 'prepared'),
    component: lazyRouteComponent(() => import('./store-list.tsx'), 'StoreList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/stores/register',
    validateSearch: textSearch('kind', 'from', 'to'),
    component: lazyRouteComponent(() => import('./store-register.tsx'), 'StoreRegister'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/stores/$id',
    component: lazyRouteComponent(() => import('./store-item-page.tsx'), 'StoreItemPage'),
  }),
] as const
