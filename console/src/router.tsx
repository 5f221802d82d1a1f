import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { archiveRoutes } from './archives/routes.tsx'
import { careRoutes } from './care/routes.tsx'
import { caseRoutes } from './cases/routes.tsx'
import { complaintRoutes } from './complaints/routes.tsx'
import { contactRoutes } from './contacts/routes.tsx'
import { documentRoutes } from './documents/routes.tsx'
import { errandRoutes } from './errands/routes.tsx'
import { taskRoutes } from './tasks/routes.tsx'
import { governanceRoutes } from './governance/routes.tsx'
import { importRoutes } from './imports/routes.tsx'
import { downloadRoutes } from './downloads/routes.tsx'
import { insightRoutes } from './insight/routes.tsx'
import { certificateRoutes, trainingRoutes } from './training/routes.tsx'
import { rotaRoutes } from './rota/routes.tsx'
import { qualityRoutes } from './quality/routes.tsx'
import { energyRoutes } from './energy/routes.tsx'
import { emergencyRoutes } from './emergency/routes.tsx'
import { inspectionRoutes } from './inspections/routes.tsx'
import { violationRoutes } from './violations/routes.tsx'
import { environmentRoutes } from './environment/routes.tsx'
import { handoverRoutes } from './handover/routes.tsx'
import { maintenanceRoutes } from './maintenance/routes.tsx'
import { knowledgeRoutes } from './knowledge/routes.tsx'
import { integrationRoutes } from './integration/routes.tsx'
import { parseSearch, stringifySearch, textSearch } from './kit/search.ts'
import { registerRoutes } from './registers/routes.tsx'
import { residentRoutes } from './residents/routes.tsx'
import { redressRoutes } from './redress/routes.tsx'
import { settingRoutes } from './settings/routes.tsx'
import { receptionRoutes } from './reception/routes.tsx'
import { paidServiceRoutes } from './paidservices/routes.tsx'
import { oidcRoute, rootRoute, setupRoute, shellRoute, signInRoute } from './shell/shell-route.tsx'
import { storeRoutes } from './stores/routes.tsx'
import { workOrderRoutes } from './workorders/routes.tsx'

const staffRoutes = [
  ...careRoutes,
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/',
    validateSearch: textSearch('show'),
    component: lazyRouteComponent(() => import('./my-work/my-work.tsx'), 'MyWork'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/desk',
    validateSearch: textSearch('unitId', 'personId', 'visitId'),
    component: lazyRouteComponent(() => import('./desk/desk.tsx'), 'Desk'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/messages',
    validateSearch: textSearch('unread'),
    component: lazyRouteComponent(() => import('./messages/messages.tsx'), 'Messages'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/outbox',
    component: lazyRouteComponent(() => import('./messages/outbox.tsx'), 'Outbox'),
  }),
] as const

const tree = rootRoute.addChildren([
  signInRoute,
  oidcRoute,
  setupRoute,
  ...certificateRoutes,
  shellRoute.addChildren([
    ...staffRoutes,
    ...caseRoutes,
    ...complaintRoutes,
    ...contactRoutes,
    ...knowledgeRoutes,
    ...errandRoutes,
    ...documentRoutes,
    ...workOrderRoutes,
    ...redressRoutes,
    ...storeRoutes,
    ...paidServiceRoutes,
    ...receptionRoutes,
    ...archiveRoutes,
    ...registerRoutes,
    ...residentRoutes,
    ...importRoutes,
    ...downloadRoutes,
    ...taskRoutes,
    ...governanceRoutes,
    ...insightRoutes,
    ...integrationRoutes,
    ...qualityRoutes,
    ...inspectionRoutes,
    ...environmentRoutes,
    ...violationRoutes,
    ...handoverRoutes,
    ...energyRoutes,
    ...emergencyRoutes,
    ...maintenanceRoutes,
    ...rotaRoutes,
    ...trainingRoutes,
    ...settingRoutes,
  ]),
])

export const router = createRouter({
  routeTree: tree,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
