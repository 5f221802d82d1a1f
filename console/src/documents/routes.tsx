import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

export const documentRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/documents',
    validateSearch: textSearch('q', 'class', 'kind', 'medium', 'acquisition', 'subject', 'custody', 'expired', 'record', 'unit', 'personId', 'from', 'to'),
    component: lazyRouteComponent(() => import('./document-list.tsx'), 'DocumentList'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/documents/completeness',
    validateSearch: textSearch('q', 'missing', 'kind', 'state'),
    component: lazyRouteComponent(() => import('./completeness.tsx'), 'Completeness'),
  }),
  createRoute({ getParentRoute: () => shellRoute, path: '/documents/scope', validateSearch: textSearch('show'), component: lazyRouteComponent(() => import('./scope.tsx'), 'Scope') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/documents/kinds', component: lazyRouteComponent(() => import('./kinds.tsx'), 'Kinds') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/documents/$id', component: lazyRouteComponent(() => import('./document-page.tsx'), 'DocumentPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/archive-boxes', validateSearch: textSearch('q', 'unit'), component: lazyRouteComponent(() => import('./box-list.tsx'), 'BoxList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/archive-boxes/$id', component: lazyRouteComponent(() => import('./box-page.tsx'), 'BoxPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/archive-loans', validateSearch: textSearch('q', 'state', 'overdue', 'mine'), component: lazyRouteComponent(() => import('./loan-list.tsx'), 'LoanList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/archive-loans/$id', component: lazyRouteComponent(() => import('./loan-page.tsx'), 'LoanPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/archive-transfers', validateSearch: textSearch('state'), component: lazyRouteComponent(() => import('./transfer-list.tsx'), 'TransferList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/archive-transfers/$id', component: lazyRouteComponent(() => import('./transfer-page.tsx'), 'TransferPage') }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/contracts',
    validateSearch: textSearch('q', 'kind', 'state', 'risk', 'within', 'endsFrom', 'endsTo', 'isExpiring', 'isRenewed'),
    component: lazyRouteComponent(() => import('./contract-list.tsx'), 'ContractList'),
  }),
  createRoute({ getParentRoute: () => shellRoute, path: '/contracts/$id', component: lazyRouteComponent(() => import('./contract-page.tsx'), 'ContractPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/external-queries', validateSearch: textSearch('q', 'state', 'authority', 'mine'), component: lazyRouteComponent(() => import('./query-list.tsx'), 'QueryList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/external-queries/$id', component: lazyRouteComponent(() => import('./query-page.tsx'), 'QueryPage') }),
] as const
