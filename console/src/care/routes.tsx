import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

export const careRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/care', validateSearch: textSearch('mine'), component: lazyRouteComponent(() => import('./today.tsx'), 'CareToday') }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/care/opportunities',
    validateSearch: textSearch('q', 'type', 'status', 'source', 'open', 'praise', 'doneFrom', 'doneTo', 'from', 'to', 'show'),
    component: lazyRouteComponent(() => import('./opportunity-list.tsx'), 'OpportunityList'),
  }),
  createRoute({ getParentRoute: () => shellRoute, path: '/care/opportunities/$id', component: lazyRouteComponent(() => import('./opportunity-page.tsx'), 'OpportunityPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/care/outages', validateSearch: textSearch('open'), component: lazyRouteComponent(() => import('./outage-list.tsx'), 'OutageList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/care/outages/$id', component: lazyRouteComponent(() => import('./outage-page.tsx'), 'OutagePage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/care/key-customers', validateSearch: textSearch('q', 'reason', 'ownerId', 'mine', 'open', 'due'), component: lazyRouteComponent(() => import('./key-customer-list.tsx'), 'KeyCustomerList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/care/key-customers/$id', component: lazyRouteComponent(() => import('./key-customer-page.tsx'), 'KeyCustomerPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/care/thanks', component: lazyRouteComponent(() => import('./thanks-page.tsx'), 'ThanksPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/care/programme', validateSearch: textSearch('show'), component: lazyRouteComponent(() => import('./programme-page.tsx'), 'ProgrammePage') }),
] as const
